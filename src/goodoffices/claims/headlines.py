"""Headlines: those whom a title only means by office or state are those whom the lead below it names."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.reading import Reading
from goodoffices.schema import MEETINGS, Claim, Derived, Participant

_LEAD = 4
"""The lead is found in this many sentences after a title."""
_AHEAD = frozenset({"proposed", "invited", "agreed", "scheduled", "mentioned"})
_DONE = frozenset({"held", "under_way", "mentioned"})


_RULE = "those whom the sentences below the title name"


def with_names(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """The claims, those of a title with the people of the lead that tells of the same.

    "Nepal PM and rebel leaders meet" would stand beside its own lead as a meeting of others. A title that names people
    itself stays as it is.

    Args:
        claims: The claims of one article.
        reading: The article.
    """
    titles = [p for p in reading.passages if p.headline]
    first = titles[-1].number + 1 if titles else 0
    lead = {p.sentence.start for p in reading.passages[first : first + _LEAD]}
    told = [c for c in claims if titles and c.sentence.start in lead]
    return [_named(c, told) if any(p.span.start == c.sentence.start for p in titles) else c for c in claims]


def _named(claim: Claim, told: Sequence[Claim]) -> Claim:
    """A claim of a title, with the people of the first claim of the lead that tells of those it means."""
    if claim.kind not in MEETINGS or not any(_is_vague(p) for p in claim.participants):
        return claim
    same = [c for c in told if c.kind == claim.kind and _agree(c.status, claim.status)]
    fuller = [c for c in same if len(c.participants) >= len(claim.participants)]
    full = next((c for c in fuller if all(_is_meant(p, c.participants) for p in claim.participants)), None)
    if full is None:
        return claim
    evidence = [e for e in claim.evidence if not _of_people(e.field)]
    evidence += [e for e in full.evidence if _of_people(e.field)]
    derived = [d for d in claim.derived if not _of_people(d.field)]
    derived += [d for d in full.derived if _of_people(d.field)]
    derived.append(Derived(field="participants", rule=_RULE, key=full.id))
    found = {"participants": full.participants, "evidence": tuple(evidence), "derived": tuple(derived)}
    return claim.model_copy(update=found)


def _of_people(field: str) -> bool:
    return field.startswith("participants")


def _agree(one: str, other: str) -> bool:
    return one == other or {one, other} <= _AHEAD or {one, other} <= _DONE


def _is_vague(participant: Participant) -> bool:
    """Whether it tells an office or a group, and nobody in person."""
    return participant.kind != "person"


def _is_meant(vague: Participant, others: Sequence[Participant]) -> bool:
    """Whether a participant of a title is one of the others, or may be one that it does not name."""
    if any(vague.name == o.name or (vague.actor and vague.actor == o.actor) for o in others):
        return True
    if vague.country and vague.country != "IGO":
        return any(o.country == vague.country for o in others)
    return vague.actor is None and vague.kind in ("office", "group", "unknown")
