"""Persons whom no pack knows, and words that are no names: none is taken for somebody."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from goodoffices import packs
from goodoffices.packs.model import EVER, Period

BOOK = packs.load()
STRANGERS = [
    name for names in yaml.safe_load(Path(__file__).with_name("strangers.yaml").read_text("utf-8")).values()
    for name in names
]  # fmt: skip
COUNTRIES = ("CHN", "KOR", "LBY", "SAU", "RUS", "UKR", "ARM", "TUR", "ETH", "MMR", "VNM", "COL", "MLI", "SEN", "EGY")


def on(year: int) -> Period:
    return Period(date(year, 6, 1), date(year, 6, 1))


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_nobody_known(name: str) -> None:
    for period in (EVER, on(1995), on(2008), on(2024)):
        assert BOOK.resolve_person(name, period=period).person is None
    for of in COUNTRIES:
        assert BOOK.resolve_person(name, period=on(2024), of=of).person is None
    assert BOOK.resolve_person(f"Foreign Minister {name}", period=on(2024)).person is None


@pytest.mark.parametrize(
    "words",
    ["The King said", "the King", "King", "Sheikh", "The Envoy said", "Foreign Minister Li", "Governor Wang", "Mr Kim"],
)
def test_a_title_or_a_name_of_millions_is_nobody(words: str) -> None:
    assert BOOK.resolve_person(words, period=on(2011)).person is None


@pytest.mark.parametrize(
    ("written", "period", "of", "office", "person"),
    [
        ("Wang", on(2016), "CHN", None, "wang-yi"),
        ("Wang", on(2016), "CHN", "Foreign Minister", "wang-yi"),
        ("Li", on(2006), None, "Foreign Minister", "li-zhaoxing"),
        ("King", on(2009), "LCA", None, "stephenson-king"),
        ("King Abdullah", on(2024), None, None, "abdullah-jordan"),
        ("King Abdullah", on(2011), "SAU", None, "abdullah-saudi-arabia"),
        ("Kim Jong Un", on(2018), None, None, "kim-jong-un"),
        ("Yoon Sukyeol", on(2023), None, None, "yoon-suk-yeol"),
        ("Mr Lavrov", on(2016), None, None, "sergei-lavrov"),
        ("Abdalla Hamdouk", on(2020), None, None, "abdalla-hamdok"),
        ("Clinton", on(1998), None, None, "bill-clinton"),
    ],
)
def test_who_is_meant_is_found(written: str, period: Period, of: str | None, office: str | None, person: str) -> None:
    assert BOOK.resolve_person(written, period=period, of=of, office=office).person == f"person/{person}"


def test_an_earlier_full_name_tells_a_name_of_millions() -> None:
    assert BOOK.resolve_person("Wang", known=["person/wang-yi"]).person == "person/wang-yi"


def test_a_first_name_that_is_a_last_name_too_makes_a_stranger() -> None:
    assert [m for m in BOOK.find("Omar al-Zubaidi said no.") if m.sense == "actor"] == []


def test_a_double_surname_and_a_further_one_are_other_people_s() -> None:
    def people(text: str) -> list[str]:
        return [m.text for m in BOOK.find(text) if m.ids[0].startswith("person/")]

    assert people("Kari Solheim-Berg met the rebels. Solheim-Berg said talks would resume.") == []
    assert people("Foreign Minister Moussa Traoré Keita left.") == []
    assert people("The Lavrov-Kerry talks ended.") == ["Lavrov", "Kerry"]
    assert people("Salva Kiir Mayardit met Sergei Lavrov Monday.") == ["Salva Kiir Mayardit", "Sergei Lavrov"]
    assert BOOK.resolve_person("Nicolás Maduro Moros").person == "person/nicolas-maduro"
    assert BOOK.resolve_person("Abiy Ahmed Ali").person == "person/abiy-ahmed"
