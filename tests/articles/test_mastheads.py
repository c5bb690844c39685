"""The line of outlet and day above a copied text."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.articles.mastheads import beside_the_day, outlet_of
from goodoffices.articles.reading import read_text

_NAMED = [
    "Hrazdan Herald, 24 January 2008",
    "KWA | 3 April 2017",
    "Nile24, 1 March 2020",
    "The Lake Post, Friday 3 April 2015",
    "Quill & Post, 25.11.2022 18:40",
    "Ministry of Foreign Affairs of Lakeland, 6 February 2006",
]
_NO_OUTLET = [
    "Geneva, 4 May 2012",
    "Anush Terzian, 4 May 2012",
    "The talks ended on 4 May 2012",
    "Published: 4 May 2012",
    "By Anush Terzian, 4 May 2012",
    "10 killed in Gaza, 4 May 2012",
    "Monday, 16 January 2012",
]


@pytest.mark.parametrize("line", _NAMED)
def test_a_name_beside_the_day_is_the_outlet(line: str) -> None:
    assert outlet_of(line) is not None
    assert line.startswith(outlet_of(line) or "?")


@pytest.mark.parametrize("line", _NO_OUTLET)
def test_a_town_an_author_or_a_sentence_is_none(line: str) -> None:
    assert outlet_of(line) is None


def test_a_headline_with_a_day_is_no_name() -> None:
    assert beside_the_day("Leaders Meet in Vienna, 4 May 2012") is None


def test_a_copied_text_has_its_outlet_and_day() -> None:
    text = (
        "Talks open in Kampala\nnileWire, 7 November 2019\n\nThe presidents of Kenya and Uganda met there on Monday.\n"
    )
    article = read_text(text)
    assert (article.outlet, article.stamps[0].day, article.title) == (
        "nileWire",
        date(2019, 11, 7),
        "Talks open in Kampala",
    )
