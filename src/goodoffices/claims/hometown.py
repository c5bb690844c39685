"""The town in the dateline of a report, where it is the place of what its first sentence tells."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cached_property

from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.sites import Located, located
from goodoffices.lexicon import place_words
from goodoffices.schema import Block, Claim, Participant, Span

_FRESH = timedelta(days=3)
"""How long before a report the events of its first sentence may be for its dateline to be their place."""
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)*")
_OPPOSING = frozenset({"rebels", "opposition", "insurgents", "guerrillas", "separatists"})
"""Words in the names of those who do not govern where they come from."""


class Hometown:
    """The town from which an article reports.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def of(self, claim: Claim, passage: Passage) -> Located | None:
        """The town of the dateline, for what its own sentence tells of the same days.

        One who takes part must be at home there, unless the town is none from which outlets report on its neighbours.
        Those who oppose their government meet others, and it, in other places.
        """
        line, place = self._dateline
        if line is None or place is None or passage.number != self._first or claim.status not in ("held", "under_way"):
            return None
        day, today = claim.when, self.reading.article.published
        known = day.start is not None and day.end is not None and today.start is not None and today.end is not None
        if not known or not today.start - _FRESH <= day.start <= day.end <= today.end:  # type: ignore[operator]
            return None
        country, people = place.where.country, claim.participants
        if any(_opposes(p) for p in people if p.country in (None, country)):
            return None
        at_home = country is not None and any(p.country == country for p in people)
        return place if at_home or place.where.name not in place_words().bureaus else None

    @cached_property
    def _dateline(self) -> tuple[Block | None, Located | None]:
        """The dateline of the article, and the town that it names."""
        article = self.reading.article
        line = next((b for b in article.blocks if b.kind == "dateline"), None)
        packs = self.reading.packs
        for name in _NAME.finditer(article.quote(line.span)) if line is not None else ():
            keys = [k for written in (name[0], name[0].title()) for k in packs.senses(written).get("place", ())]
            place = packs.place(keys[0]) if keys else None
            if line is not None and place is not None and place.kind == "city":
                return line, located(place, Span(line.start + name.start(), line.start + name.end()))
        return line, None

    @cached_property
    def _first(self) -> int:
        """Number of the sentence that follows the dateline."""
        line = self._dateline[0]
        after = (p.number for p in self.reading.passages if line is not None and p.sentence.start >= line.end)
        return next(after, -1)


def _opposes(participant: Participant) -> bool:
    """Whether it is a body that fights or opposes a government: "rebels of A", a movement that the packs know."""
    opposing = not _OPPOSING.isdisjoint(participant.name.lower().split())
    return participant.kind in ("group", "organisation") and (opposing or participant.actor is not None)
