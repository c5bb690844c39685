from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goodoffices import packs
from goodoffices.schema import Article, Block, Stamp
from goodoffices.time import Dated, date_article
from goodoffices.time.daysets import ALWAYS, DaySet

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
SETS = st.lists(st.tuples(DAYS, DAYS), max_size=4).map(DaySet.of)


def article(*paragraphs: tuple[str, str], stamps: tuple[Stamp, ...] = ()) -> Article:
    text, blocks = "", []
    for kind, words in paragraphs:
        blocks.append(Block.model_validate({"start": len(text), "end": len(text) + len(words), "kind": kind}))
        text += words + "\n\n"
    return Article(id="0" * 16, text=text, blocks=tuple(blocks), stamps=stamps)


def dated(*paragraphs: tuple[str, str], stamps: tuple[Stamp, ...] = ()) -> Dated:
    return date_article(article(*paragraphs, stamps=stamps), (), packs.load())


def test_a_stamp_gives_the_day_and_another_that_contradicts_it_is_shown() -> None:
    found = dated(
        ("body", "The two sides met."),
        stamps=(
            Stamp(day=date(2015, 2, 12), basis="json-ld", words="2015-02-12T10:00:00Z"),
            Stamp(day=date(2015, 2, 13), basis="url", words="/2015/02/13/"),
            Stamp(day=date(2019, 1, 1), basis="meta", words="2019-01-01"),
        ),
    )
    assert found.best == found.when.start == found.when.end == date(2015, 2, 12)
    assert [r.used for r in found.reasons] == [True, True, False]


def test_nothing_told_leaves_the_day_unknown() -> None:
    found = dated(("body", "The delegations met and agreed to meet again."))
    assert not found.when.known
    assert found.best is None
    assert found.when.basis == "unknown"


def test_a_weekday_with_its_day_leaves_few_years_and_an_office_one() -> None:
    found = dated(
        ("title", "Guns to be pulled back"),
        (
            "body",
            "The President of Ukraine, Petro Poroshenko, said in Minsk on Thursday, 12 February that guns were moved.",
        ),
    )
    assert found.when.start == date(2015, 2, 12)
    assert found.when.end == date(2015, 2, 18)
    assert found.when.basis == "inferred"


def test_a_misspelt_weekday_counts() -> None:
    found = dated(
        (
            "body",
            "The President of Ukraine, Petro Poroshenko, said in Minsk on Thrusday, 12 February that guns were moved.",
        )
    )
    assert found.when.start == date(2015, 2, 12)


def test_a_lesser_title_is_shown_and_does_not_bind() -> None:
    found = dated(("body", "The parties signed in Lisbon on 20 November 2010, US Under Secretary William Burns said."))
    assert found.when.start == date(2010, 11, 20)
    assert found.when.end is None
    assert all(not r.hard for r in found.reasons if "Burns" in (r.quote or ""))


def test_a_picture_s_day_is_the_weekday_of_the_same_people() -> None:
    found = dated(
        ("title", "Envoy in the capital"),
        ("body", "Envoy Ada Lindgren on Wednesday met Minister Per Dahlström. She on Thursday also saw the mayor."),
        ("caption", "Ada Lindgren with Per Dahlström on 17 October 2012"),
    )
    assert (found.when.start, found.when.end) == (date(2012, 10, 18), date(2012, 10, 23))


def test_a_known_war_beside_this_april_gives_the_year() -> None:
    found = dated(
        ("title", "After the guns"),
        ("body", "On June 20 the presidents met for the second time after the Four-Day War this April."),
    )
    assert found.when.start == date(2016, 6, 20)
    assert found.when.end is not None
    assert found.when.end.year == 2016
    assert found.best == date(2016, 6, 20)


def test_a_note_on_the_article_is_later_than_it() -> None:
    told = ("body", "The two presidents signed it on 3 March 2014.")
    assert dated(told).when.start == date(2014, 3, 3)
    note = ("body", "This article was amended on 9 May 2014 to give the minister's title.")
    found = dated(told, note).when
    assert (found.start, found.end) == (date(2014, 3, 10), date(2014, 5, 9))


def test_a_year_before_a_noun_is_no_clue() -> None:
    assert not dated(("body", "They won a place in the 2044 Games.")).when.known


def test_every_reason_quotes_the_text() -> None:
    paper = article(
        ("body", "President Juan Manuel Santos of Colombia signed the accord in Cartagena on Monday, 26 September."),
    )
    found = date_article(paper, (), packs.load())
    assert found.reasons
    for reason in found.reasons:
        assert reason.start is not None
        assert paper.text[reason.start : reason.end] == reason.quote
        assert reason.says


def test_the_same_article_is_dated_the_same_way_twice() -> None:
    paragraphs = ("body", "President Juan Manuel Santos signed the accord in Cartagena on Monday, 26 September.")
    assert dated(paragraphs) == dated(paragraphs)


@given(SETS, SETS)
def test_days_of_both_lie_in_each(one: DaySet, other: DaySet) -> None:
    both = one & other
    assert both == other & one
    assert both & one == both
    assert both & other == both


@given(SETS)
def test_stretches_are_in_order_and_apart(one: DaySet) -> None:
    assert all(first <= last for first, last in one.stretches)
    for (_, last), (first, _) in zip(one.stretches, one.stretches[1:], strict=False):
        assert first - last > timedelta(days=1)
    assert one & ALWAYS == one
