"""The ledger of a record: what its articles tell of commitments, and what the packs' agreements ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from goodoffices.analysis import Asked, Commitment, commitments
from goodoffices.schema import Entry, When
from goodoffices.service.choice import PackChoice

if TYPE_CHECKING:
    from goodoffices.packs import Packs
    from goodoffices.packs.model import Provision


def ledger_of(entries: Sequence[Entry], choice: PackChoice | None = None) -> list[Commitment]:
    """Commitments of a record's entries, with the provisions of the agreements that the packs know.

    Args:
        entries: The entries.
        choice: The packs that the record was built with; None is all that ship.
    """
    known = {str(e.details["known"]) for e in entries if e.kind == "agreement" and e.details.get("known")}
    return commitments(entries, _asked(known, (choice or PackChoice()).load()) if known else {})


def _asked(keys: set[str], packs: Packs) -> Mapping[str, Sequence[Asked]]:
    found: dict[str, Sequence[Asked]] = {}
    for key in sorted(keys):
        agreement = packs.agreement(key)
        if agreement is not None and agreement.provisions:
            found[key] = [_one(p, agreement.pack, agreement.source, packs) for p in agreement.provisions]
    return found


def _one(provision: Provision, pack: str, source: str | None, packs: Packs) -> Asked:
    return Asked(
        key=provision.id,
        owes=tuple(_named(actor, packs) for actor in provision.owes),
        to=tuple(_named(actor, packs) for actor in provision.to),
        what=provision.what,
        due=_due(provision),
        pack=pack,
        source=source,
    )


def _due(provision: Provision) -> When:
    due = provision.due
    if due is None or (due.start is None and due.end is None):
        return When()
    grain = "day" if due.start == due.end else "interval"
    return When.model_validate({"start": due.start, "end": due.end, "grain": grain, "basis": "explicit"})


def _named(key: str, packs: Packs) -> str:
    known = packs.actor(key) or packs.format(key)
    return known.name if known is not None else key
