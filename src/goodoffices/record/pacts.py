"""Agreements that the packs know, as far as one that is not named can be recognised: days, sides, what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.record.facts import Facts
from goodoffices.record.known import LONG, Known, keys_of
from goodoffices.record.words import SMALL, words_of

_SHARED = """agreement deal accord memorandum ceasefire truce statement declaration plan peace protocol joint zone
understanding treaty pact january february march april may june july august september october november december"""
_COMMON = frozenset(_SHARED.split())
"""Words of an agreement's names that many agreements share."""


@dataclass(frozen=True, kw_only=True)
class Pact(Known):
    """An agreement that the packs know, as far as it can be recognised; its sides are also those between them.

    Args:
        lands: The words of the names of its sides.
    """

    lands: frozenset[str]


def pacts(facts: Facts) -> dict[str, list[Pact]]:
    """The known agreements of a day, resolutions left out, by each month that they fall into."""
    found: dict[str, list[Pact]] = {}
    for one in facts.agreements():
        if one.type == "resolution" or one.period.start is None or one.period.end is None:
            continue
        if (one.period.end - one.period.start).days > LONG:
            continue
        words = {w for name in (one.name, *facts.called(one.id)) for w in words_of(name) if not w.isdigit()}
        actors = (facts.actor(key) for key in (*one.signatories, *one.mediators))
        sides = {key for a in actors if a is not None for key in keys_of(a)}
        lands = {w for key in one.signatories for name in facts.called(key) for w in words_of(name)}
        pact = Pact(
            id=one.id,
            name=one.name,
            first=one.period.start,
            last=one.period.end,
            sides=frozenset(side for side in sides if side),
            words=frozenset(words) - _COMMON - SMALL,
            lands=frozenset(lands) - SMALL,
            pack=one.pack,
            source=one.source,
        )
        for month in sorted({f"{d:%Y-%m}" for d in (pact.first, pact.last)}):
            found.setdefault(month, []).append(pact)
    return found
