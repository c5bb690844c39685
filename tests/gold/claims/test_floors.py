"""What the rules reach on the gold of claims does not drop: each figure stays at or above its pinned floor."""

from pathlib import Path

import pytest
import yaml

from goodoffices.evaluation.gold import Text, measures, score

HERE = Path(__file__).parent
FLOORS: dict[str, float] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return score(HERE)


def test_every_floor_is_a_figure() -> None:
    assert set(FLOORS) <= set(measures())


def test_no_figure_drops_below_its_floor(texts: list[Text]) -> None:
    found = {name: measures()[name](texts)[0] or 0.0 for name in FLOORS}
    below = {name: (round(value, 4), FLOORS[name]) for name, value in found.items() if value < FLOORS[name]}
    assert below == {}
