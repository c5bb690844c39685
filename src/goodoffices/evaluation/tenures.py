"""`python -m goodoffices.evaluation.tenures [COUNT] [SEED]` draws tenures of the packs to be checked by hand."""

from __future__ import annotations

import random
import sys

from goodoffices import packs
from goodoffices.packs.model import Tenure

_RANKS = frozenset(("minister", "deputy_minister", "envoy", "spokesperson"))
"""Ranks drawn from: heads of state and government are measured against a list of leaders instead."""


def sample_tenures(count: int, seed: int) -> tuple[Tenure, ...]:
    """Terms of ministers, envoys, mediators, spokespersons and of roles in formats, over all shipped packs.

    Args:
        count: How many; all there are, when there are fewer.
        seed: The same seed draws the same terms from the same packs.

    Returns:
        The terms drawn, by person, office and first day.

    Raises:
        ValueError: When the count is negative.
    """
    known = packs.load()
    terms = []
    for person in known.people:
        for term in known.tenures(person.id):
            office = known.office(term.office)
            if office is not None and (office.rank in _RANKS or known.format(office.of) is not None):
                terms.append(term)
    terms.sort(key=_key)
    return tuple(sorted(random.Random(seed).sample(terms, min(count, len(terms))), key=_key))


def _key(term: Tenure) -> tuple[str, str, str, str]:
    return term.person, term.office, str(term.period.start or ""), str(term.period.end or "")


def _line(term: Tenure) -> str:
    known = packs.load()
    person, office = known.actor(term.person), known.office(term.office)
    days = f"{term.period.start or ''}..{term.period.end or ''}"
    return " | ".join((person.name if person else term.person, office.name if office else term.office, days))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    drawn = sample_tenures(numbers[0] if numbers else 100, numbers[1] if len(numbers) > 1 else 2026)
    sys.stdout.writelines(f"{_line(term)}\n" for term in drawn)
