from datetime import date

from goodoffices import packs
from goodoffices.packs.model import Period
from goodoffices.packs.store import stale


def day(year: int, month: int, number: int) -> Period:
    return Period(date(year, month, number), date(year, month, number))


def test_compiled_facts_are_those_of_the_yaml() -> None:
    assert stale() == []


def test_the_armenian_foreign_minister_of_october_2012() -> None:
    (tenure,) = packs.load().holders("ARM/foreign-minister", day(2012, 10, 17))
    assert tenure.person == "person/edward-nalbandian"


def test_minsk_group_is_never_belarus() -> None:
    found = packs.load().find("The OSCE Minsk Group met.")
    assert [(m.text, m.sense) for m in found] == [("OSCE Minsk Group", "format")]
