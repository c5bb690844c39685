"""The ledger holds the provisions of the agreements that the packs know."""

from __future__ import annotations

from datetime import date

from goodoffices.schema import Entry, When
from goodoffices.service.owing import ledger_of


def agreement(known: str | None) -> Entry:
    return Entry.model_validate(
        {
            "id": "c1", "kind": "agreement", "status": "agreed", "title": "Sochi memorandum on Idlib",
            "when": When(start=date(2018, 9, 17), end=date(2018, 9, 17), grain="day", basis="explicit"),
            "history": (), "claims": ("c1",), "articles": ("a1",), "participants": (),
            "details": {"type": "agreement", **({"known": known} if known else {})},
        }
    )  # fmt: skip


def test_the_provisions_of_a_known_agreement_are_owed() -> None:
    found = ledger_of([agreement("sochi-idlib-2018")])
    withdrawal = next(c for c in found if c.derived is not None and c.derived.key == "sochi-idlib-2018/3")
    assert withdrawal.owes == ("Turkey",)
    assert withdrawal.due.end == date(2018, 10, 15)
    assert withdrawal.derived is not None and withdrawal.derived.pack == "syria"
    assert all(c.judged == () and c.scale is None for c in found)


def test_an_unknown_agreement_asks_nothing_by_itself() -> None:
    assert ledger_of([agreement(None)]) == []
    assert ledger_of([agreement("no-such-agreement")]) == []
