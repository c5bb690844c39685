"""Datelines at the head of a report."""

import pytest

from goodoffices.articles.datelines import dateline


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("May 12, 2018 (YEREVAN) - The ministers met.", "The ministers met."),
        ("May 12, 2018 (YEREVAN / BAKU) – The ministers met.", "The ministers met."),
        ("(YEREVAN) – The ministers met.", "The ministers met."),
        ("May 12, (YEREVAN) The ministers met.", "The ministers met."),
        ("Addis Ababa — The ministers met.", "The ministers met."),
        ("YEREVAN, May 12 (Press) -- The ministers met.", "The ministers met."),
    ],
)
def test_is_cut_off(text: str, rest: str) -> None:
    found = dateline(text)
    assert found is not None
    assert text[found.whole :] == rest


@pytest.mark.parametrize(
    "text", ["(see YEREVAN) - the ministers met.", "The OSCE (CSCE) met.", "The minister — A former judge — met them."]
)
def test_a_sentence_is_none(text: str) -> None:
    assert dateline(text) is None
