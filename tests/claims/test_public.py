"""Private journeys, family affairs and interviews are no contacts; those of office holders and of sides are."""

import pytest

from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.claims import read
from goodoffices.language import load


def contacts(text: str) -> list[str]:
    article = read_text(text, published="2024-06-12")
    found = read(article, load(threads=1).read(article.text, article.body), packs.load())
    return [claim.kind for claim in found if claim.kind in ("meeting", "visit", "call")]


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Reyle travelled to Kenya in 2014 to write a novel.",
        "Maria Ansel met her family in Nairobi on Sunday.",
        "Sergei Lavrov told the Guardian in a telephone call that the talks had failed.",
        "The Nairobi conference will discuss a constitution.",
    ],
)
def test_private_life_is_left_alone(text: str) -> None:
    assert contacts(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maria Ansel, a spokeswoman for the rebels, met Tomas Reyle in Nairobi on Tuesday.", "meeting"),
        ("Foreign Minister Maria Ansel travelled to Kenya on Tuesday.", "visit"),
        ("The foreign ministers met in Brussels on Monday.", "meeting"),
    ],
)
def test_public_life_is_kept(text: str, kind: str) -> None:
    assert kind in contacts(text)


def test_a_meeting_after_a_gathering_that_names_no_one() -> None:
    told = "Peace talks opened in Muscat on Monday. No mention was made of a meeting with the Kenyan foreign minister."
    assert "meeting" in contacts(told)
