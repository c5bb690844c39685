"""Ledger, ceasefires, relations, shares, rhythm and turns, on entries made by hand."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

from goodoffices.analysis import (
    Asked,
    ceasefires,
    commitments,
    momentum,
    planned_against_held,
    relation,
    relations,
    rhythms,
    shares,
    turns,
)
from goodoffices.analysis.scale import score
from goodoffices.present.ceasefire import COLUMNS, lines
from goodoffices.schema import Content, Entry, Evidence, HistoryStep, Participant, Plover, Side, When


def day(text: str | None) -> When:
    value = date.fromisoformat(text) if text else None
    return When(start=value, end=value, grain="day", basis="explicit") if value else When()


def step(status: str, reported: str, by: str = "Tarn Gazette", phase: str | None = None) -> HistoryStep:
    proof = Evidence(article="a1", start=0, end=4, quote="said", field="status")
    return HistoryStep.model_validate(
        {"status": status, "phase": phase, "reported": day(reported), "evidence": proof, "claim": "c" + reported,
         "attribution": (by,), "when": day(reported)}
    )  # fmt: skip


def entry(ident: str, kind: str, status: str, when: str | None, *people: tuple[str, str], **more: Any) -> Entry:
    history = more.pop("history", None) or (step(status, when or "2031-01-01"),)
    return Entry.model_validate(
        {
            "id": ident, "kind": kind, "status": status, "title": f"{kind} {ident}", "when": day(when),
            "history": history, "claims": (ident,), "articles": ("a1",),
            "participants": [
                Participant.model_validate({"name": n, "country": n[:3].upper(), "kind": "state", "role": r})
                for n, r in people
            ],
            **more,
        }
    )  # fmt: skip


NOR, SUD, LIN = ("Norrland", "party"), ("Sudmark", "party"), ("Lindia", "mediator")


def test_the_ledger_says_who_owes_what_from_where_and_what_became_of_it() -> None:
    accord = entry("c1", "agreement", "agreed", "2031-05-01", NOR, SUD, outcomes=("c2",))
    told = (
        step("agreed", "2031-05-01"),
        step("cancelled", "2031-06-01", "Sudmark", "broken"),
        step("held", "2031-06-02", "Norrland", "kept"),
    )
    owed = entry(
        "c2", "commitment", "held", "2031-06-30", ("Norrland", "source"), ("Sudmark", "target"),
        content=Content(text="free all prisoners"), history=told,
    )  # fmt: skip
    silent = entry("c3", "commitment", "agreed", None, ("Sudmark", "source"), content=Content(text="open the road"))
    kept = entry("c4", "commitment", "held", "2031-07-01", ("Sudmark", "source"), history=(step("held", "2031-07-01"),))
    one, two, three = commitments([accord, owed, silent, kept])
    assert (one.owes, one.to, one.what, one.agreement) == (("Norrland",), ("Sudmark",), "free all prisoners", "c1")
    assert (one.made.start, one.due.start) == (None, date(2031, 6, 30))  # the day lay ahead when it was reported
    assert (three.made.start, three.due.start) == (date(2031, 7, 1), None)
    assert [(j.by, j.says) for j in one.judged] == [("Sudmark", "broken"), ("Norrland", "kept")]
    assert one.scale is None
    assert "claimants differ" in one.why
    assert (two.agreement, two.scale, two.why) == (None, None, "no report says what became of it")
    assert three.scale == 3
    assert "to be confirmed" in three.why


def test_what_a_known_agreement_asks_stands_in_the_ledger_with_its_fact() -> None:
    known = entry("c1", "agreement", "agreed", "2031-05-01", NOR, SUD, details={"type": "accord", "known": "tarn"})
    told = entry("c2", "commitment", "agreed", None, ("Sudmark", "source"), content=Content(text="open the road"))
    asked = Asked("tarn/1", ("Norrland",), ("Sudmark",), "free all prisoners", day("2031-06-01"), "lakeland", "un.org")
    first, second = commitments([known, told], {"tarn": (asked,), "elm": (asked,)})
    assert (first.entry, first.agreement, first.owes, first.to) == ("c1", "c1", ("Norrland",), ("Sudmark",))
    assert (first.made.start, first.due.start) == (date(2031, 5, 1), date(2031, 6, 1))
    assert (first.judged, first.scale) == ((), None)
    assert first.derived is not None
    assert (first.derived.pack, first.derived.key, first.derived.source) == ("lakeland", "tarn/1", "un.org")
    assert second.derived is None
    assert [c.entry for c in commitments([known, told])] == ["c2"]


def test_ceasefires_have_days_an_end_and_violations_by_claimant() -> None:
    truce = entry(
        "c1", "agreement", "cancelled", "2031-05-01", NOR, SUD, LIN, details={"type": "ceasefire"},
        history=(
            step("agreed", "2031-05-01"),
            step("under_way", "2031-05-02", phase="in_force"),
            step("agreed", "2031-05-20", "Sudmark", "violated"),
            step("cancelled", "2031-06-01", phase="expired"),
        ),
    )  # fmt: skip
    proposed = entry("c2", "agreement", "proposed", None, NOR, SUD, details={"type": "ceasefire"})
    broken = entry(
        "c3", "incident", "held", "2031-05-09", ("Norrland", "source"), details={"type": "ceasefire violation"}
    )
    elsewhere = entry(
        "c4", "incident", "held", "2031-05-09", ("Elm", "source"), details={"type": "ceasefire violation"}
    )
    (found,) = ceasefires([truce, proposed, broken, elsewhere])
    assert [str(w.start) for w in (found.declared, found.effective, found.end)] == [
        "2031-05-01", "2031-05-02", "2031-06-01",
    ]  # fmt: skip
    assert [(v.by, v.accused, v.entry) for v in found.violations] == [
        ("Tarn Gazette", ("Norrland",), "c3"), ("Sudmark", (), "c1"),
    ]  # fmt: skip
    rows = list(csv.DictReader("".join(lines([truce, proposed, broken], {})).splitlines()))
    assert list(rows[0]) == list(COLUMNS)
    assert [(r["actor_name"], r["cf_id"], r["cf_dec_day"], r["mediator_nego"]) for r in rows] == [
        ("Norrland", "c1", "1", "Lindia"), ("Sudmark", "c1", "1", "Lindia"),
    ]  # fmt: skip


def test_a_day_that_is_not_known_is_no_day_in_the_export() -> None:
    may = When(start=date(2031, 5, 1), end=date(2031, 5, 31), grain="month", basis="explicit")
    truce = entry("c1", "agreement", "agreed", None, NOR, SUD, details={"type": "ceasefire"})
    told = step("agreed", "2031-06-02").model_copy(update={"when": may})
    truce = truce.model_copy(update={"when": may, "history": (told,)})
    (row, _) = csv.DictReader("".join(lines([truce], {})).splitlines())
    assert (row["cf_dec_yr"], row["cf_dec_month"], row["cf_dec_day"]) == ("2031", "5", "-1")
    assert (row["cf_effect_yr"], row["end_yr"]) == ("-1", "-1")


def test_a_relation_counts_by_month_and_every_point_opens_its_entries() -> None:
    met = entry("c1", "meeting", "held", "2031-05-03", NOR, SUD, LIN, plover=Plover(event="CONSULT", quad=1))
    plan = entry("c2", "meeting", "scheduled", "2031-05-20", NOR, SUD, plover=Plover(event="CONSULT", quad=1))
    shelled = entry(
        "c3", "incident", "held", "2031-07-01", ("Norrland", "source"), ("Sudmark", "target"),
        plover=Plover(event="ASSAULT", mode="heavy-weapons", quad=4),
    )  # fmt: skip
    undated = entry("c4", "call", "held", None, NOR, SUD)
    found = relation([met, plan, shelled, undated], "NOR", "SUD")
    assert found is not None
    assert [(str(p.month), p.track, p.counts, p.score, p.entries) for p in found.points] == [
        ("2031-05-01", "contacts", (("held", 1), ("scheduled", 1)), 2.5, ("c1", "c2")),
        ("2031-07-01", "incidents", (("held", 1),), -9.5, ("c3",)),
    ]
    assert found.undated == ("c4",)
    assert [(str(m), v) for m, v in found.monthly()] == [
        ("2031-05-01", 2.5), ("2031-06-01", 0.0), ("2031-07-01", -9.5),
    ]  # fmt: skip
    by_pair = {(r.one.key, r.other.key): r.mediated for r in relations([met, plan])}
    assert by_pair == {("NOR", "SUD"): False, ("LIN", "NOR"): True, ("LIN", "SUD"): True}
    assert relation([met], "NOR", "ELM") is None


def test_a_statement_stands_between_its_speaker_and_those_whom_it_names() -> None:
    met = entry("c1", "meeting", "held", "2031-05-03", NOR, SUD, ("Elmland", "party"))
    envoy = Participant(name="Per Dahl", country="NOR", kind="person", role="speaker")
    said = entry("c2", "statement", "held", "2031-05-04", speaker=envoy,
                 content=Content(text="Sudmark's guns and Elmland must be silent", stance="demand"))  # fmt: skip
    other = entry("c3", "statement", "held", "2031-05-04", speaker=envoy, content=Content(text="it is cold in Sudmark"))
    by = {(r.one.key, r.other.key): r.entries for r in relations([met, said, other])}
    assert by == {("NOR", "SUD"): ("c1", "c2"), ("ELM", "NOR"): ("c1", "c2"), ("ELM", "SUD"): ("c1",)}


def test_what_did_not_take_place_has_no_score() -> None:
    for status, expected in (("held", 2.5), ("scheduled", None), ("cancelled", None), ("mentioned", None)):
        assert score(entry("c1", "meeting", status, None, NOR, plover=Plover(event="CONSULT", quad=1))) == expected
    assert score(entry("c1", "meeting", "held", None, NOR)) is None


def test_shares_of_mediation_and_plans_against_what_was_held() -> None:
    one = entry("c1", "meeting", "held", "2031-05-03", NOR, SUD, LIN, format="Harbour Group",
                history=(step("scheduled", "2031-05-01"), step("held", "2031-05-03")))  # fmt: skip
    two = entry("c2", "meeting", "scheduled", "2031-06-03", NOR, LIN, phase="no_report")
    three = entry("c3", "meeting", "cancelled", "2031-06-04", NOR, SUD, ("Orr", "host"),
                  history=(step("scheduled", "2031-05-01"), step("cancelled", "2031-06-01")))  # fmt: skip
    actors, formats = shares([one, two, three])
    assert [(s.name, s.entries, s.share) for s in actors] == [
        ("Lindia", ("c1", "c2"), 0.6667), ("Orr", ("c3",), 0.3333),
    ]  # fmt: skip
    assert [(s.name, s.entries) for s in formats] == [("Harbour Group", ("c1",))]
    visit = entry("c4", "visit", "held", "2031-05-03", ("Norrland", "visitor"), ("Sudmark", "host"))
    assert shares([visit]) == ([], [])  # who receives the other side brings nobody together
    assert relations([visit])[0].mediated is False
    kept = planned_against_held([one, two, three])
    assert (kept.held, kept.no_report, kept.off, kept.ahead) == (("c1",), ("c2",), ("c3",), ())


def test_a_side_is_one_whether_its_people_or_its_state_are_named() -> None:
    envoy = Participant(name="Ada Lind", country="LIN", kind="person", role="mediator")
    meetings = [
        entry("c1", "meeting", "held", "2031-05-03", NOR, SUD).model_copy(update={"participants": (envoy,)}),
        entry("c2", "meeting", "held", "2031-05-04", NOR, SUD, LIN),
    ]
    (share,) = shares(meetings)[0]
    assert (share.key, share.name, share.entries) == ("LIN", "Lindia", ("c1", "c2"))


def test_momentum_sets_the_last_days_against_as_many_before() -> None:
    held = [entry(f"c{n}", "call", "held", f"2031-0{n}-15", NOR, SUD) for n in (1, 3, 5, 6)]
    planned = entry("c9", "call", "scheduled", "2031-06-20", NOR, SUD)
    found = momentum([*held, planned], date(2031, 6, 30))
    assert (found.days, found.now, found.before) == (90, ("c5", "c6"), ("c1", "c3"))


def test_rhythm_says_how_few_meetings_it_rests_on() -> None:
    meetings = [entry(f"c{n}", "meeting", "held", f"2031-0{n}-01", NOR, SUD, level="summit") for n in (1, 2, 3, 4)]
    (found,) = rhythms(meetings, date(2031, 12, 1))
    assert (str(found.last), found.since, found.usual) == ("2031-04-01", 244, 31)
    assert "longer than the usual 31" in found.says
    (few,) = rhythms(meetings[:2], date(2031, 12, 1))
    assert few.usual is None
    assert "too few" in few.says
    assert rhythms([m.model_copy(update={"level": "expert"}) for m in meetings], date(2031, 12, 1)) == []


def test_turns_are_found_where_there_are_enough_months_and_not_where_there_are_few() -> None:
    line = [(date(2030 + n // 12, n % 12 + 1, 1), 4.0 + n % 2 if n < 15 else -6.0 - n % 2) for n in range(30)]
    found = turns(line)
    assert [str(t.month) for t in found.turns] == ["2031-04-01"]
    assert found.turns[0].before > 0 > found.turns[0].after
    assert turns(line[:8]).turns == ()
    assert "too few" in turns(line[:8]).says


def test_sides_are_those_whom_people_act_for_and_not_their_country() -> None:
    army, rebels, council = (Side(key=key, name=key.title()) for key in ("army", "rebels", "council"))
    people = (
        Participant(name="Per Dahl", country="NOR", kind="person", side=army),
        Participant(name="Ida Voss", country="NOR", kind="person", side=rebels),
        Participant(name="Ada Lind", country="IGO", kind="person", role="mediator", side=council),
    )
    met = entry("c1", "meeting", "held", "2031-05-03", NOR, SUD).model_copy(update={"participants": people})
    assert {(r.one.key, r.other.key): r.mediated for r in relations([met])} == {
        ("army", "rebels"): False, ("army", "council"): True, ("council", "rebels"): True,
    }  # fmt: skip
    assert [s.name for s in shares([met])[0]] == ["Council"]


def test_people_of_whom_nothing_is_told_are_no_side() -> None:
    people = (Participant(name="the leaders", kind="group"), Participant(name="Free North Front", kind="group"))
    met = entry("c1", "meeting", "held", "2031-05-03", NOR).model_copy()
    met = met.model_copy(update={"participants": (*met.participants, *people)})
    assert {(r.one.key, r.other.key) for r in relations([met])} == {("NOR", "free north front")}


def test_those_who_watch_a_meeting_of_nobody_named_are_no_third_parties() -> None:
    watched = entry("c1", "meeting", "held", "2031-05-03", ("Norrland", "observer"), ("Sudmark", "observer"))
    assert shares([watched])[0] == []
    assert [s.name for s in shares([entry("c2", "meeting", "held", "2031-05-03", NOR, ("Orr", "observer"))])[0]] == [
        "Orr"
    ]


def test_one_day_is_a_day() -> None:
    meetings = [entry(f"c{n}", "meeting", "held", f"2031-0{n}-01", NOR, SUD, level="summit") for n in (1, 2, 3, 4)]
    (found,) = rhythms(meetings, date(2031, 4, 2))
    assert found.says.startswith("1 day since")
