"""What linking reaches on its gold does not drop: each figure stays at or above its pinned floor."""

from pathlib import Path

import yaml

from goodoffices.evaluation.linking import evaluate

HERE = Path(__file__).parent
FLOORS: dict[str, float] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))


def test_no_figure_drops_below_its_floor() -> None:
    found = evaluate(HERE).figures
    assert set(FLOORS) <= set(found)
    below = {name: (round(found[name], 4), floor) for name, floor in FLOORS.items() if found[name] < floor}
    assert below == {}
