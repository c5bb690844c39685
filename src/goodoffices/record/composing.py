"""The pieces of work that make entries of claims, and find what lies around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goodoffices.record.absorbing import ONLY
from goodoffices.record.around import Found, brief, found_around
from goodoffices.record.fitting import fitting
from goodoffices.record.grouping import Decided, Pair, group
from goodoffices.record.merging import entry
from goodoffices.record.packing import Packed, pack_brief, unpack, unpack_brief, with_claim
from goodoffices.record.pairing import score
from goodoffices.record.seats import Seats
from goodoffices.record.sights import CONTACTS
from goodoffices.record.viewing import View
from goodoffices.record.work import Body
from goodoffices.schema import Claim, Entry, Link


class Written(NamedTuple):
    """An entry in the making.

    Args:
        id: Its id.
        body: The entry as JSON, all but what is around it, what came of it, and who decided.
        brief: What finding those needs of it, as bytes.
        contact: It is a meeting, a visit or a call.
        days: Its days as they order it, as `days_of` gives them.
        order: Place of its founding claim.
        places: Places of its claims in what was handed over.
        articles: Ids of the articles behind it.
        within: Ids of claims that its claims lie within, in the order of its claims.
        outcomes: Ids of claims that came of its claims.
    """

    id: str
    body: bytes
    brief: bytes
    contact: bool
    days: tuple[int, int]
    order: tuple[str, int, int, str]
    places: tuple[int, ...]
    articles: tuple[str, ...]
    within: tuple[str, ...]
    outcomes: tuple[str, ...]


def body_of(entry: Entry) -> bytes:
    """An entry as JSON."""
    return entry.model_dump_json().encode("utf-8", "surrogatepass")


def days_of(entry: Entry) -> tuple[int, int]:
    """First and last day of an entry as numbers that order it, one in place of the other; unknown ones come last."""
    first, last = entry.when.start or entry.when.end or date.max, entry.when.end or entry.when.start or date.max
    return first.toordinal(), last.toordinal()


@dataclass(frozen=True)
class Write:
    """Finds the things that claims tell of, where nobody knows them yet, and writes their entries.

    Args:
        sights: The claims, sorted by id.
        claims: The same claims whole.
        pairs: The pairs with enough for them, by their places in `sights`, best first.
        decided: What reviewers decided of them.
        things: For each claim a number that it shares with those of the same thing; None where they are to be found.
        means: Claims that say little, each with the one whose thing it means, by their places.
        last: Last day that the record covers.
    """

    sights: Sequence[Packed]
    claims: Sequence[Body]
    pairs: Sequence[tuple[int, int, int]]
    decided: Decided
    things: Sequence[int] | None
    means: Sequence[tuple[int, int]]
    last: date | None

    def do(self, seats: Seats) -> list[Written]:
        """The entries."""
        sights = [unpack(s) for s in self.sights]
        if self.things is None:
            groups = group(sights, [Pair(*p) for p in self.pairs], seats, self.decided)
        else:
            groups = _alike(self.things)
        claims = [Claim.kept(c) if isinstance(c, str) else c for c in self.claims]
        views = [with_claim(s, c) for s, c in zip(sights, claims, strict=True)]
        thing = {place: number for number, places in enumerate(groups) for place in places}
        best = self._best(thing)
        return [self._written(places, views, best, seats) for places in groups]

    def _written(
        self, places: Sequence[int], views: Sequence[View], best: Mapping[int, int | str], seats: Seats
    ) -> Written:
        members = [views[i] for i in places]
        links = _links(places, views, best) | self._meant(places, views)
        made = entry(members, links, seats, self.last)
        return Written(
            id=made.id,
            body=body_of(made),
            brief=pack_brief(brief(made, members)),
            contact=made.kind in CONTACTS,
            days=days_of(made),
            order=min(v.order for v in members),
            places=tuple(places),
            articles=made.articles,
            within=tuple([v.claim.within for v in members if v.claim.within]),
            outcomes=tuple([o for v in members for o in v.claim.outcomes]),
        )

    def _meant(self, places: Sequence[int], views: Sequence[View]) -> dict[str, Link]:
        """Why each claim that says little belongs to a thing; where it founds the entry, why the thing does."""
        found, mine = dict[str, Link](), set(places)
        founding = min(places, key=lambda i: views[i].order)
        for one, other in self.means:
            if one in mine:
                pair = views[min(one, other)], views[max(one, other)]
                told = fitting(*pair) or score(*pair)
                shown = views[other if one == founding else one].id
                reasons = (*told.reasons, ONLY)
                found[shown] = Link(claim=shown, score=min(told.points, 100) / 100, reasons=reasons)
        return found

    def _best(self, thing: Mapping[int, int]) -> dict[int, int | str]:
        """For each claim the place of the one that it was linked to, or in words why a reviewer linked it."""
        found: dict[int, int | str] = {}
        for (one, other), why in self.decided.together.items():
            if thing[one] == thing[other]:
                found.setdefault(one, why)
                found.setdefault(other, why)
        for one, other, _ in self.pairs:
            if thing[one] == thing[other]:
                found.setdefault(one, other)
                found.setdefault(other, one)
        return found


def _alike(things: Sequence[int]) -> list[list[int]]:
    """The places of the claims of each thing."""
    found: dict[int, list[int]] = {}
    for place, thing in enumerate(things):
        found.setdefault(thing, []).append(place)
    return list(found.values())


def _links(places: Sequence[int], views: Sequence[View], best: Mapping[int, int | str]) -> dict[str, Link]:
    """Why each claim of a thing belongs to it, by its id."""
    founding = min(places, key=lambda i: views[i].order)
    found = {views[founding].id: Link(claim=views[founding].id, score=1.0, reasons=("it founds the entry",))}
    for i in places:
        ident, other = views[i].id, best.get(i)
        if i == founding or other is None:
            continue
        if isinstance(other, str):
            found[ident] = Link(claim=ident, score=1.0, reasons=(other,))
        else:
            why = score(views[min(i, other)], views[max(i, other)])
            found[ident] = Link(claim=ident, score=min(why.points, 100) / 100, reasons=why.reasons)
    return found


@dataclass(frozen=True)
class Around:
    """Finds what lies around the entries of some articles and what came of them.

    Args:
        briefs: What is asked of the entries, as bytes.
        articles: For each article the places of its entries in `briefs`.
    """

    briefs: Sequence[bytes]
    articles: Sequence[tuple[str, Sequence[int]]]

    def do(self, seats: Seats) -> list[Found]:  # noqa: ARG002 - every job is asked so
        """What was found, article by article."""
        briefs = [unpack_brief(b) for b in self.briefs]
        return [f for ident, of in self.articles for f in found_around(ident, [briefs[i] for i in of])]
