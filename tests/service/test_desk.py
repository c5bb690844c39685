"""A reviewer's judgements on a record, replayed on every build, and undone to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from goodoffices.schema import Article, Claim, Decision, GoodofficesError, Selected
from goodoffices.service.choice import PackChoice
from goodoffices.service.desk import Desk
from goodoffices.service.linking import relink
from goodoffices.service.record import Record, open_record
from goodoffices.store import Held, Place, Store
from tests.record.factory import article, claim, day, unknown

ANN, BEA = unknown("Ann Dahl"), unknown("Bea Voss")
VERSIONS = {"tool": "1"}

PLAN = article("Ministers to meet\n\nAnn Dahl and Bea Voss will meet in Tarn on 14 May.", "2031-05-10")
DONE = article("Six hours of talks\n\nAnn Dahl and Bea Voss met in Tarn on 14 May.", "2031-05-15", "Elm Courier")
NEXT = article("Again\n\nAnn Dahl and Bea Voss met in Varn on 20 June. Dahl then rang Orr.", "2031-06-21", "Sud Post")


def _claims() -> list[Claim]:
    may, june = day("14 May", "2031-05-14"), day("20 June", "2031-06-20")
    return [
        claim(PLAN, "meeting", "scheduled", "will meet", ANN, BEA, when=may, where="Tarn"),
        claim(DONE, "meeting", "held", "met", ANN, BEA, when=may, where="Tarn"),
        claim(NEXT, "meeting", "held", "met", ANN, BEA, when=june, where="Varn"),
    ]


def _build(path: Place, articles: list[Article], claims: list[Claim]) -> Store:
    store = Store.open(path, create=True)
    held = store.held()
    store.add_articles(
        [(a, [c for c in claims if c.article == a.id], Held(engine="1")) for a in articles if a.id not in held]
    )
    relink(store, PackChoice(), VERSIONS)
    return store


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(_build(tmp_path / "r.sqlite", [PLAN, DONE, NEXT], _claims())) as opened:
        yield opened


@pytest.fixture
def desk(record: Record) -> Desk:
    return record.desk("A. Reader", date(2031, 7, 1))


def _all(record: Record) -> tuple[str, ...]:
    return tuple(record.export(what=what) for what in ("entries", "claims", "articles"))


def _ids(record: Record) -> list[str]:
    return [e.id for e in record.entries(kind="meeting")]


def test_every_judgement_holds_when_verified_and_undoing_gives_back_the_bytes(record: Record, desk: Desk) -> None:
    before = _all(record)
    first, second = _ids(record)
    met = DONE.text.index("met")
    judgements: list[Callable[[], Decision]] = [
        lambda: desk.confirm(first),
        lambda: desk.reject(second, remark="an old page"),
        lambda: desk.correct(first, "when", "2031-05-13", words="13 May", note="They met on 13 May, both told me."),
        lambda: desk.correct(first, "where", "Elm", words="Elm"),
        lambda: desk.correct(first, "participants[0]", None),
        lambda: desk.correct(first, "participants", "Ada Lind", words="Ada Lind"),
        lambda: desk.correct(first, "status", "cancelled", words="called off"),
        lambda: desk.add(DONE.id, "agreement", "agreed", (met, met + 3)),
        lambda: desk.note("Dahl met Orr in Elm.", "meeting", "held", "met"),
        lambda: desk.merge([first, second]),
        lambda: desk.split(first, [record.entry(first).claims[0]]),
        lambda: desk.name(first, "Ann Dahl", {"name": "Ann-Marie Dahl", "country": "NOR"}),
    ]
    for judge in judgements:
        made = judge()
        assert record.verify().failures == (), made.act
        if made.act != "confirm":
            assert _all(record) != before, made.act
        desk.undo(made.id)
        assert record.verify().holds
        assert _all(record) == before, made.act
    assert [s.state for s in desk.standings()][:2] == ["undone", "applied"]


def test_a_corrected_day_is_shown_with_the_reviewers_words_and_keeps_the_reports_together(
    record: Record, desk: Desk
) -> None:
    first, _ = _ids(record)
    made = desk.correct(first, "when", "2031-05-13", words="13 May", note="They met on 13 May.")
    entry = record.entry(first)
    assert str(entry.when.start) == str(entry.when.end) == "2031-05-13"
    (proof,) = [e for e in entry.evidence if e.field == "when"]
    note = record.article(proof.article)
    assert note is not None
    assert (note.note, note.outlet, note.text, proof.quote) == (True, "note", "They met on 13 May.", "13 May")
    assert len(entry.claims) == 2
    assert entry.decisions == (made.id,)
    assert entry.origins == 2


def test_a_corrected_participant_and_one_more(record: Record, desk: Desk) -> None:
    first, _ = _ids(record)
    at = [p.name for p in record.entry(first).participants].index("Bea Voss")
    desk.correct(first, f"participants[{at}]", "Beatrice Voss", words="Beatrice Voss")
    desk.correct(first, "participants", {"name": "Ada Lind", "role": "mediator"}, words="Ada Lind")
    people = {p.name: p.role for p in record.entry(first).participants}
    assert people == {"Ann Dahl": "party", "Beatrice Voss": "party", "Ada Lind": "mediator"}
    desk.correct(first, "participants[0]", None)
    assert len(record.entry(first).participants) == 2
    assert record.verify().holds


def test_decisions_survive_a_rebuild_and_new_articles(record: Record, desk: Desk, tmp_path: Path) -> None:
    first, second = _ids(record)
    desk.merge([first, second])
    assert len(_ids(record)) == 1
    more = article("More\n\nAnn Dahl and Bea Voss met in Tarn on 14 May, again said.", "2031-07-15", "Norr Herald")
    may = day("14 May", "2031-05-14")
    told = claim(more, "meeting", "held", "met", ANN, BEA, when=may, where="Tarn")
    again = Record(_build(tmp_path / "r.sqlite", [PLAN, DONE, NEXT, more], [*_claims(), told]))
    (entry,) = again.entries(kind="meeting")
    assert len(entry.claims) == 4
    assert any("joined by A. Reader" in reason for link in entry.links for reason in link.reasons)


def test_later_decisions_go_before_earlier_ones(record: Record, desk: Desk) -> None:
    first, second = _ids(record)
    desk.merge([first, second])
    (merged,) = _ids(record)
    june = next(c.id for c in record.claims() if c.article == NEXT.id)
    desk.split(merged, [june])
    assert len(_ids(record)) == 2
    desk.merge(_ids(record))
    assert len(_ids(record)) == 1


def test_a_decision_whose_text_has_changed_comes_up_again(record: Record, desk: Desk, tmp_path: Path) -> None:
    _, second = _ids(record)
    made = desk.reject(second)
    changed = article(NEXT.text.replace("rang", "called"), "2031-06-21", "Sud Post")
    june = day("20 June", "2031-06-20")
    told = claim(changed, "meeting", "held", "met", ANN, BEA, when=june, where="Varn")
    store = Store.open(tmp_path / "new.sqlite", create=True)
    store.add_decision(lambda _: made)
    store.close()
    new = Record(_build(tmp_path / "new.sqlite", [PLAN, DONE, changed], [*_claims()[:2], told]))
    other = new.desk("B. Reader", date(2031, 8, 1))
    (open_,) = other.standings()
    assert open_.state == "open"
    assert "text has changed" in (open_.why or "")
    assert open_.now == (told.id,)
    assert other.queue()[0].standing == open_
    other.renew(made.id, told.id)
    assert [s.state for s in other.standings()] == ["undone", "applied", "applied"]
    assert told.id not in _ids(new)
    assert new.verify().holds


def test_a_missed_claim_is_added_from_selected_words(record: Record, desk: Desk) -> None:
    def at(words: str) -> tuple[int, int]:
        start = NEXT.text.index(words)
        return start, start + len(words)

    people = [
        Selected(field="participants", value={"name": n, "role": "party"}, start=at(n)[0], end=at(n)[1])
        for n in ("Dahl", "Orr")
    ]
    made = desk.add(NEXT.id, "call", "held", at("rang"), people)
    (entry,) = record.entries(kind="call")
    assert [p.name for p in entry.participants] == ["Dahl", "Orr"]
    assert entry.decisions == (made.id,)
    assert record.claims(entry)[0].id == entry.id
    assert record.verify().holds


def test_an_analysts_note_is_an_article_marked_as_such_and_no_origin(record: Record, desk: Desk) -> None:
    desk.note(
        "Dahl met Orr in Elm.", "meeting", "held", "met", [Selected(field="where", value="Elm", start=16, end=19)]
    )
    entry = next(e for e in record.entries(kind="meeting") if e.where.name == "Elm")
    (ident,) = entry.articles
    note = record.article(ident)
    assert note is not None
    assert (note.outlet, note.note, note.author) == ("note", True, "A. Reader")
    assert record.search("Orr Elm")[0].id in (entry.id, ident)


def test_what_waits_is_ordered_and_what_is_confirmed_waits_no_more(desk: Desk) -> None:
    before = desk.queue()
    assert [q.need for q in before] == sorted((q.need for q in before), reverse=True)
    assert all(q.reasons for q in before)
    assert before[0].entry is not None
    desk.confirm(before[0].entry.id)
    assert before[0].entry.id not in [q.entry.id for q in desk.queue() if q.entry]


def test_two_reviewers_who_decide_against_each_other_are_both_kept_and_shown(place: Place) -> None:
    record = Record(_build(place, [PLAN, DONE, NEXT], _claims()))
    ann, bob = record.desk("Ann", date(2031, 7, 1)), record.desk("Bob", date(2031, 7, 1))
    first, second = _ids(record)
    elm = ann.correct(first, "where", "Elm", words="Elm")
    tarn = bob.correct(first, "where", "Oak", words="Oak")
    bob.correct(first, "where", "Oak", words="Oak Hill")  # the same place in other words is no dispute with himself
    (entry,) = [e for e in record.entries() if e.id == first]
    assert (entry.where.name, entry.decisions[:2]) == ("Oak", (elm.id, tarn.id))
    told = record.contrary(entry)
    assert (told[0].first, told[0].second) == (elm.id, tarn.id)
    assert told[0].why == "where is Elm by Ann, Oak by Bob; the later one stands"
    asked = ann.queue()[0]
    assert asked.entry == entry
    assert asked.reasons[0] == told[0].why
    ann.confirm(second)
    bob.reject(second)
    assert "Bob takes away what Ann keeps; the later one stands" in [r for q in ann.queue() for r in q.reasons]
    ann.undo(elm.id)
    assert record.contrary(entry) == []
    assert record.verify().holds
    record.close()


def test_what_cannot_be_decided_is_told(record: Record, desk: Desk) -> None:
    first, second = _ids(record)
    for wrong, told in (
        (lambda: desk.correct(first, "when", "2031-05-13"), "needs words"),
        (lambda: desk.correct(first, "when", "soon", words="soon"), "no such value"),
        (lambda: desk.correct(first, "where", "Elm", words="Elm " * 13), "at most 12"),
        (lambda: desk.correct(first, "participants[7]", "X", words="X"), "has no"),
        (lambda: desk.merge([first, first]), "takes two"),
        (lambda: desk.split(second, [second]), "leaves some"),
        (lambda: desk.undo("d0"), "0 decisions"),
        (lambda: desk.add(DONE.id, "meeting", "held", (0, 9999)), "no words"),
        (lambda: record.desk(" "), "signed"),
    ):
        with pytest.raises(GoodofficesError, match=told):
            wrong()
    assert desk.standings() == []


def test_the_record_as_of_a_day_is_a_record_of_its_own(record: Record, desk: Desk) -> None:
    desk.correct(_ids(record)[0], "where", "Elm", words="Elm")
    with open_record(record.path, date(2031, 5, 12)) as then:
        (entry,) = then.entries()
        assert (entry.status, entry.where.name, len(entry.history)) == ("scheduled", "Elm", 1)
        assert then.verify().failures == ()
    with open_record(record.path, date(2031, 6, 30)) as then:
        assert [e.status for e in then.entries()] == ["held", "held"]
    assert record.verify().holds
