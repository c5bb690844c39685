"""The participants of an entry: one for each person, office or side, by the name that is known best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goodoffices.record.matching import PART, alike
from goodoffices.record.people import AROUND, Who, implied
from goodoffices.record.proof import Proof
from goodoffices.record.viewing import View
from goodoffices.schema import Derived, Participant, Role

_TELLING: tuple[Role, ...] = (
    "mediator", "convener", "host", "co_chair", "guarantor", "observer", "signatory", "visitor", "source", "target",
    "speaker", "addressee", "spokesperson", "delegate", "party", "other",
)  # fmt: skip
"""Of several roles that the claims give one participant, the first in this list tells most."""

FULL = 3
"""People by whose names a report tells who was there, so that whoever was expected beside them stayed away."""


@dataclass
class _Seat:
    """All mentions of one participant, each with its claim."""

    mentions: list[tuple[Who, View]] = field(default_factory=list)

    def likeness(self, who: Who, view: View) -> int:
        """How surely a mention is of this participant, in hundredths.

        Two of one claim never are one, but for a state or body beside someone who acts for it in the same role.
        """
        beside = [w for w, v in self.mentions if v is view]
        if beside and not (_is_body(who, view) and any(w.role == who.role for w in beside)):
            return 0
        most = 0
        for known, _ in self.mentions:
            points = alike(known, who)[0]
            if not points and known.person is not None and who.person is not None:
                return 0  # two people of one state are never one, though each acts for it
            most = max(most, points)
        return most

    def best(self) -> tuple[Who, View]:
        """The mention whose name tells most: a reviewer's, a known person, then an unknown one, an office, a side."""
        if len(self.mentions) == 1:
            return self.mentions[0]
        return min(self.mentions, key=lambda m: (not _decided(m), _rank(m), -len(m[0].words), m[1].order, m[0].at))


def participants(views: Sequence[View], first: View, proof: Proof) -> tuple[Participant, ...]:
    """The participants of an entry, those of its leading claim first; their proof goes to `proof`.

    Args:
        views: The claims, in order of the record.
        first: The leading claim.
        proof: Takes the words and facts behind each.
    """
    ordered = [first, *(v for v in views if v is not first)]
    mentions = [(w, v) for v in ordered for w in v.cast if w.at >= 0 and not _is_the_thing(w, v)]
    mentions = [m for m in mentions if not _implied(*m)] or mentions
    mentions = [m for m in mentions if not _stayed_away(m[1], first)] or mentions
    mentions = _named(_came(mentions, first))
    mentions.sort(key=_rank)  # people take their seats first, then offices and sides look for one of them
    taken: list[_Seat] = []
    for who, view in mentions:
        found = max([(s.likeness(who, view), -n) for n, s in enumerate(taken)], default=(0, 0))
        if found[0] < PART:
            taken.append(_Seat([(who, view)]))
        else:
            taken[-found[1]].mentions.append((who, view))
    place = {v.id: n for n, v in enumerate(ordered)}
    taken.sort(key=lambda s: min([(place[v.id], w.at) for w, v in s.mentions]))
    return tuple([_participant(seat, n, proof) for n, seat in enumerate(taken)])


def _is_the_thing(who: Who, view: View) -> bool:
    """Whether a congress stands among those who take part in it."""
    return who.actor is not None and view.known is not None and who.actor == view.known.partition("/")[0]


def _implied(who: Who, view: View) -> bool:
    """Whether nobody says it of this meeting: it was taken over from the meeting told of before."""
    return implied(view.claim, who.at)


def _named(mentions: list[tuple[Who, View]]) -> list[tuple[Who, View]]:
    """The mentions without those of people whom one report only describes ("the main backers") and another names."""
    named = {v.id for who, v in mentions if not who.unnamed}
    several = len({who.keys for who, _ in mentions if not who.unnamed}) > 1
    return [(who, v) for who, v in mentions if not (several and who.several and v.id not in named)] or mentions


def _stayed_away(view: View, first: View) -> bool:
    """Whether a report tells who shunned what took place without them: they took no part in it."""
    return view.claim.status == "refused" and first.claim.status in ("held", "under_way")


def _came(mentions: list[tuple[Who, View]], first: View) -> list[tuple[Who, View]]:
    """The mentions without those who were only expected, where reports of what took place name three or more others."""
    there = [w for w, v in mentions if v.direction == "done" and not w.unnamed]
    if first.claim.status not in ("held", "under_way") or len({w.keys for w in there}) < FULL:
        return mentions
    return [
        (who, view) for who, view in mentions
        if view.direction != "ahead" or who.role in AROUND or any(alike(who, w)[0] for w in there)
    ]  # fmt: skip


def _is_body(who: Who, view: View) -> bool:
    return view.claim.participants[who.at].kind in ("state", "organisation")


def _decided(mention: tuple[Who, View]) -> bool:
    decided = mention[1].decided
    return bool(decided) and f"participants[{mention[0].at}]" in decided


def _rank(mention: tuple[Who, View]) -> int:
    who, view = mention
    if who.whole:
        return 4
    if view.claim.participants[who.at].kind == "person":
        return 0 if who.known else 1
    return 2 if who.known else 3


def _participant(seat: _Seat, number: int, proof: Proof) -> Participant:
    path = f"participants[{number}]"
    best, view = seat.best()
    for who, of in seat.mentions:
        proof.carry(of, f"participants[{who.at}]", path)
    given = [v.claim.participants[w.at] for w, v in seat.mentions if not w.whole]
    shown = view.claim.participants[best.at]
    told = [m for m in seat.mentions if _decided(m)] or seat.mentions
    roles = [v.claim.participants[w.at].role for w, v in told]
    # Whoever signs an agreement is a side to it, though another report lets him "broker" it.
    role = "signatory" if "signatory" in roles else min(roles, key=_TELLING.index)
    office = shown.office or next((p.office for p in given if p.office), None)
    country = shown.country or next((p.country for p in given if p.country), None)
    if office != shown.office:
        proof.derive(Derived(field=f"{path}.office", rule="another report of the same names the office", key=office))
    side = shown.side or next((p.side for p in given if p.side), None)
    if (role, office, country, side) == (shown.role, shown.office, shown.country, shown.side):
        return shown
    return shown.model_copy(update={"role": role, "office": office, "country": country, "side": side})
