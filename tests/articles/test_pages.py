"""Pages of other layouts than those the rules were written beside: what is body, and what never is."""

from datetime import date
from pathlib import Path

import pytest

from goodoffices.articles import read_path
from goodoffices.schema.article import Article

PAGES = Path(__file__).parent / "pages"
EXPECTED = [
    ("harbour_times.txt", "Ferry talks resume on the island", date(2019, 3, 14),
     "Harbour Times", "Quiroga", ["Whale", "Brekke", "bread"]),
    ("plateau_radio.txt", "Delegations leave the plateau without a date", date(2011, 9, 3),
     None, "Visser", ["Пожар", "Воронцов"]),
    ("lowland_post.html", "Border posts to reopen", date(2014, 5, 7),
     "Lowland Post", "patrols", ["Hoekstra", "Vermeer", "cookies"]),
    ("old_table.html", "Ceasefire monitors arrive", date(1999, 3, 2),
     "River Wire", "Keita", ["Tembo", "Dynamos", "Letters"]),
    ("agency_wire.txt", "Summit called off hours before it was to begin", date(2018, 11, 30),
     "wire.example", "fallen ill", ["Obi", "perch"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title", "day", "outlet", "inside", "outside"),
    EXPECTED,
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_furniture_is_kept_out_of_the_body(
    name: str, title: str, day: date, outlet: str | None, inside: str, outside: list[str]
) -> None:
    (article,) = read_path(PAGES / name)
    assert isinstance(article, Article)
    body = "\n".join(article.quote(span) for span in article.body)
    assert article.title == title and title in body
    assert [s.day for s in article.stamps][:1] == [day]
    assert article.outlet == outlet
    assert inside in body
    assert [word for word in outside if word in body] == []
    assert all(word in article.text for word in outside), "the stored text keeps the furniture"
