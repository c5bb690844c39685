"""The ledger: who owes what, from which agreement, by when, and who says that it was kept, broken or put off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.schema import Derived, Entry, Evidence, HistoryStep, When

_SAID = {
    "kept": "kept", "held": "kept", "partly_kept": "partly kept", "under_way": "under way", "broken": "broken",
    "violated": "broken", "cancelled": "broken", "postponed": "postponed", "suspended": "postponed",
}  # fmt: skip
_SCALE = {"kept": 3, "partly kept": 2, "under way": 1, "postponed": 0, "broken": 0}
SCALE = ("not initiated", "minimal", "intermediate", "full")
"""The scale of the Peace Accords Matrix, 0 to 3.

Source: M. Joshi, J. M. Quinn, P. M. Regan, Annualized implementation data on comprehensive intrastate peace accords,
1989-2012, Journal of Peace Research 52 (2015).
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one report says became of a commitment.

    Args:
        says: `kept`, `partly kept`, `under way`, `broken` or `postponed`.
        by: Whose claim it is: whoever is cited last, or the outlet.
        reported: When it became public.
        evidence: Its words.
        claim: Id of the claim.
    """

    says: str
    by: str
    reported: When
    evidence: Evidence
    claim: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment of the record.

    Args:
        entry: Id of the entry.
        owes: Who owes it.
        to: To whom.
        what: What is owed, in the article's words where it has some.
        agreement: Id of the agreement that it came of, None where no report says.
        agreement_title: Its title.
        made: When it was undertaken.
        due: By when it is to be done; unknown where no report says.
        judged: Every later claim of what became of it, in order of report.
        scale: On the Peace Accords Matrix scale: a suggestion to be confirmed; None where nobody says, or claimants
            differ.
        why: Why that, in words.
        derived: The fact of the pack that it rests on, where no article tells of it: a provision of a known agreement.
    """

    entry: str
    owes: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    agreement: str | None
    agreement_title: str | None
    made: When
    due: When
    judged: tuple[Judged, ...]
    scale: int | None
    why: str
    derived: Derived | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an agreement of a pack asks: one of its provisions.

    Args:
        key: Its key in the pack.
        owes: Names of those who owe it.
        to: Names of those to whom it is owed.
        what: What is owed, in the pack's words.
        due: By when; unknown where the text sets no day.
        pack: The pack.
        source: The source of the fact.
    """

    key: str
    owes: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    due: When
    pack: str
    source: str | None


def commitments(entries: Sequence[Entry], asked: Mapping[str, Sequence[Asked]] | None = None) -> list[Commitment]:
    """The ledger, in the order of the entries; a known agreement's provisions stand at its own place.

    Args:
        entries: The entries of the record.
        asked: The provisions of the packs' agreements, by the agreement's key.
    """
    agreements = {e.id: e for e in entries if e.kind == "agreement"}
    from_: dict[str, str] = {}
    for entry in entries:
        for result in entry.outcomes:
            if entry.kind == "agreement":
                from_[result] = entry.id
            else:  # what came of one meeting: the commitment is of the agreement made there, if there is but one
                made = [o for o in entry.outcomes if o in agreements]
                if len(made) == 1 and result not in agreements:
                    from_.setdefault(result, made[0])
    found: list[Commitment] = []
    for entry in entries:
        if entry.kind == "agreement" and entry.details.get("known"):
            found += _provisions(entry, (asked or {}).get(str(entry.details["known"]), ()))
        if entry.kind != "commitment":
            continue
        agreement = agreements.get(entry.part_of or "") or agreements.get(from_.get(entry.id, ""))
        judged, ahead = judgements(entry), _ahead(entry)
        scale, why = suggestion(judged)
        found.append(
            Commitment(
                entry=entry.id,
                owes=tuple(p.name for p in entry.participants if p.role in ("source", "signatory", "party", "speaker")),
                to=tuple(p.name for p in entry.participants if p.role in ("target", "addressee")),
                what=entry.content.text if entry.content is not None else entry.title,
                agreement=agreement.id if agreement is not None else None,
                agreement_title=agreement.title if agreement is not None else None,
                made=When() if ahead else entry.when,
                due=entry.when if ahead else When(),
                judged=judged,
                scale=scale,
                why=why,
            )
        )
    return found


def _provisions(agreement: Entry, asked: Sequence[Asked]) -> Iterator[Commitment]:
    """What a known agreement asks; what reports say became of the whole of it says nothing of one provision."""
    for one in asked:
        proof = Derived(field="commitment", pack=one.pack, key=one.key, source=one.source)
        yield Commitment(
            entry=agreement.id, owes=one.owes, to=one.to, what=one.what, agreement=agreement.id,
            agreement_title=agreement.title, made=agreement.when, due=one.due, judged=(), scale=None,
            why="the pack states what was agreed; no report says what became of it", derived=proof,
        )  # fmt: skip


def _ahead(entry: Entry) -> bool:
    """Whether the day of a commitment lay ahead when it was first reported: then it is the day by which it is due."""
    reported = entry.history[0].reported.end if entry.history else None
    return entry.when.end is not None and reported is not None and entry.when.end > reported


def judgements(entry: Entry) -> tuple[Judged, ...]:
    """Every claim of what became of a commitment or agreement, in order of report."""
    return tuple(
        Judged(says, claimant(step), step.reported, step.evidence, step.claim)
        for step in entry.history
        if (says := _SAID.get(step.phase or "") or _SAID.get(step.status)) is not None
    )


def claimant(step: HistoryStep) -> str:
    """Whose claim a step is: whoever is cited last, or the outlet."""
    return step.attribution[-1] if step.attribution else "not named"


def suggestion(judged: Sequence[Judged]) -> tuple[int | None, str]:
    """A place on the Peace Accords Matrix scale, and why, in words; None where nobody says or claimants differ."""
    if not judged:
        return None, "no report says what became of it"
    last: dict[str, Judged] = {j.by: j for j in judged}  # what each claimant said last
    found = sorted({_SCALE[j.says] for j in last.values()})
    if len(found) > 1:
        told = "; ".join(f"{by}: {j.says}" for by, j in sorted(last.items()))
        return None, f"claimants differ ({told})"
    whose = ", ".join(sorted(last))
    return found[0], f"{SCALE[found[0]]}: {judged[-1].says}, by {whose}; to be confirmed"
