"""Who says what: sentences and paragraphs of our own, each with its speakers and the words that they are given."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from goodoffices.schema import Claim, broken

from .test_reading import told

TEXTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("speech.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"][:50])
def test_each_statement_has_its_speaker_and_its_words(case: dict[str, Any]) -> None:
    article, claims = told(case["text"])
    statements = [c for c in claims if c.kind == "statement"]
    assert _said(statements, direct=True) == _wanted(case, "quotes")
    assert _said(statements, direct=False) == _wanted(case, "tells")
    for claim in statements:
        assert broken(claim.id, claim.evidence, {article.id: article}) == []
        assert case.get("hedge", "") in (claim.hedge or "")
        assert claim.hedge is None or "hedge" in case
        assert list(case.get("chain", ())) == list(claim.attribution)


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"][:50])
def test_each_speaker_is_named_right(case: dict[str, Any]) -> None:
    statements = [c for c in told(case["text"])[1] if c.kind == "statement"]
    for name, words in [*case.get("quotes", ()), *case.get("tells", ())]:
        speakers = [_speaker(c) for c in statements if c.content is not None and c.content.text == words]
        assert any(name in speaker for speaker in speakers), (name, speakers)


def _said(statements: list[Claim], *, direct: bool) -> list[str]:
    return sorted(c.content.text for c in statements if c.content is not None and c.content.direct is direct)


def _wanted(case: dict[str, Any], how: str) -> list[str]:
    return sorted(words for _, words in case.get(how, ()))


def _speaker(claim: Claim) -> str:
    who = claim.speaker
    return "" if who is None else " ".join(filter(None, (who.name, who.written, who.country, who.office)))


def _days(text: str) -> list[str]:
    statements = [c for c in told(text)[1] if c.kind == "statement"]
    return [str(c.when.start) for c in statements]


def test_a_speaker_goes_on_speaking_on_his_day() -> None:
    text = "Kenyan President William Ruto said on Monday that Sudan needed a truce. “It must come now,” Ruto said."
    assert _days(text) == ["2024-06-10", "2024-06-10"]
    assert _days(text.replace("Ruto said.", "Ruto has said.")) == ["2024-06-10", "None"]
    assert _days(text.replace("“It must come now,” Ruto", "“It must come now,” Burhan")) == ["2024-06-10", "None"]
    assert _days(text.replace("on Monday", "in March 2014"))[1] == "None"


def test_the_day_of_an_occasion_is_that_of_what_is_said_at_it() -> None:
    assert _days("“Sudan needs a truce,” Ruto said in an interview published on Sunday.") == ["2024-06-09"]
    assert _days("“Sudan needs a truce,” Ruto said of the talks that begin on Sunday.") == ["None"]
