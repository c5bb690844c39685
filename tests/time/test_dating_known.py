"""What the packs know dates an article: offices left and taken, governments, wars, fighting by its place."""

from datetime import date

import pytest

from goodoffices import packs
from goodoffices.language import load
from goodoffices.schema import Article, Block
from goodoffices.time import Dated, date_article


def dated(text: str) -> Dated:
    block = Block.model_validate({"start": 0, "end": len(text), "kind": "body"})
    article = Article(id="0" * 16, text=text, blocks=(block,))
    return date_article(article, load().read(text, article.body), packs.load())


def days(text: str) -> tuple[date | None, date | None]:
    when = dated(text).when
    return when.start, when.end


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # whoever is called former has left; who leaves or is new is near that day
        ("The former French president Nicolas Sarkozy spoke in Benghazi.", "2012-05-15", None),
        ("Ukraine's former president, Petro Poroshenko, spoke in Kyiv.", "2019-05-20", None),
        ("The US defence secretary, Jim Mattis, resigned over the withdrawal.", "2018-09-02", "2019-01-30"),
        ("The resignation of the UK's foreign secretary Boris Johnson shook London.", "2018-03-11", "2018-08-08"),
        ("The outgoing UN envoy for Syria, Staffan de Mistura, briefed the council.", "2018-09-02", "2019-01-30"),
        # a title of which the packs know another bearer's words, or none of his, says nothing
        ("Ben Wallace, the UK's security minister, spoke of the threat.", None, None),
        ("The deputy foreign minister of Russia, Sergei Lavrov, spoke.", None, None),
        # governments named after heads
        ("The Obama administration was warned of the risk in Libya.", "2009-01-20", None),
        ("The Poroshenko government is under pressure in Donbas.", "2014-06-07", "2019-05-20"),
        ("The Poroshenko government was under pressure in Donbas.", "2014-06-07", None),
        ("After the fall of the Bashir regime Sudan is adrift.", "1989-06-30", None),
        # how long a war has lasted; where there were two so long, nothing
        ("Yemen's rulers met in Aden. Yemen is hungry after Yemen's eight-year war.", "2022-03-05", "2023-10-31"),
        ("Yemen's rulers met in Aden. Yemen is hungry after Yemen's six-year war.", None, None),
        ("A ten-year sentence was passed in Yemen.", None, None),
        # notes of the editors
        ("He flew to Sanaa. This article was amended on 9 May 2019 to correct a name.", "2019-03-10", "2019-05-09"),
        ("He flew to Sanaa. This article was amended on 9 May 2019 at the request of a source.", None, "2019-05-09"),
    ],
)
def test_what_is_known_of_the_names(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first and date.fromisoformat(first), last and date.fromisoformat(last))


def test_fighting_for_a_town_dates_the_article_that_opens_with_it() -> None:
    text = (
        "Turkish jets continued their bombardment of Afrin on Monday. Families fled from Afrin by bus. "
        "The offensive against Afrin has no end in sight."
    )
    first, last = days(text)
    assert first == date(2018, 1, 6)
    assert last == date(2018, 4, 24)


def test_fighting_told_in_the_sentence_before_the_town_is_fighting_for_it() -> None:
    assert days("An airstrike hit a depot on Monday. The streets of Afrin are in flames.") == (
        date(2018, 1, 6),
        date(2018, 4, 24),
    )


def test_who_is_called_by_an_office_beside_a_later_holder_may_have_left_it() -> None:
    text = "President Bill Clinton spoke in Ohio, and President Barack Obama spoke in Maine."
    assert days(text) == (date(2009, 1, 20), date(2017, 1, 19))


def test_initials_alone_may_be_those_of_somebody_else() -> None:
    assert days("The NFL has gone soft, he said in Nevada.") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats warn of an imminent offensive against Afrin. Afrin is quiet today.",  # it lies ahead
        "Three years after the battle for Afrin its olive trees bear fruit. Afrin is quiet.",  # it lies back
        "Fighting continued on Monday in Afrin province. Afrin province is poor.",  # a province always sees some
        "The olive harvest began in Afrin on Monday. Afrin is known for it.",
    ],
)
def test_what_is_no_news_of_that_fighting(text: str) -> None:
    assert days(text)[1] is None


def test_letters_cite_the_day_of_what_they_answer() -> None:
    text = (
        "The foreign secretary, Jeremy Hunt, is wrong about Yemen (Give talks a chance, 10 December). He met nobody. "
        "Jeremy Hunt never does, says the UK's foreign secretary's own office."
    )
    assert days(text) == (date(2018, 12, 10), date(2019, 1, 10))


def test_a_description_is_shown_and_does_not_bind() -> None:
    found = dated("Many hope for the fall of Assad.")
    assert not found.when.known
    assert [r.hard for r in found.reasons] == [False]


def test_every_reason_quotes_the_text() -> None:
    text = "The former French president Nicolas Sarkozy spoke. The Poroshenko government is under pressure in Donbas."
    for reason in dated(text).reasons:
        assert reason.start is not None and text[reason.start : reason.end] == reason.quote
