"""Which thing told of before words like "the talks", "the congress", "the meeting" mean, within one article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from goodoffices.record.gatherings import at_its_margins, kind_of, tells_who_came
from goodoffices.record.matching import alike
from goodoffices.record.occasions import Occasion, Occasions
from goodoffices.record.pacts import Pact
from goodoffices.record.seats import Seats
from goodoffices.record.sights import Sight
from goodoffices.schema import Article

REACH = 600
"""Letters back within which a bare "the talks" looks for what it means."""

_OF_ITS_OWN = frozenset({"summit", "conference"})
"""What is called by one of these is seldom called by another word."""

_BODIES = frozenset({"council", "committee", "commission", "assembly", "parliament", "cabinet", "board", "congress"})
"""Nouns for bodies that meet by themselves."""

_WEEK = timedelta(days=7)
_NEAR = 350
"""Letters within which a gathering that opens an article is called by its name."""

_STOP = re.compile(r"[.!?]['\"’”)]?\s|\n")
"""Where a sentence or a paragraph ends."""

_BARE = re.compile(
    r"\b(?:the|this|these|that|those)\s+(?:(?:peace|two-day|three-day|three-way|trilateral|bilateral|joint)\s+)?$",
    re.IGNORECASE,
)
_IN_IT = re.compile(
    r"(?: part)?(?: in)? (?:the|these|those) (?:\w+ ){0,2}(?:talks|meeting|negotiations|discussions|round|session)\b"
    r"| part(?:,? too\b| as well\b|[.,])"
)
"""What stands behind a verb by which an article tells who was at what it told of before: "took part as well"."""

_OWNED = re.compile(r"(?:['’]s?|\b(?:the|this|his|her|their|its))\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


def settled(article: Article, sights: Sequence[Sight], seats: Seats) -> list[Sight]:
    """The claims of one article, those that mean a thing told of in other words with what they mean.

    A claim that means a meeting known to the packs gets its id; one that means another claim gets that one's.

    Args:
        article: The article.
        sights: Its claims.
        seats: Holds what the packs know.
    """
    order = sorted(range(len(sights)), key=lambda n: sights[n].order)
    found = list(sights)
    talks = [n for n in order if sights[n].kind == "meeting"]
    ways: tuple[Callable[[int], str | None], ...] = (
        lambda n: _by_name(article, found, n, talks, seats.meetings),
        lambda n: _there(found, n, talks),
        lambda n: _brought(article, found, n, seats),
    )
    for name_of in ways:
        for n in talks:
            if (name := name_of(n)) is not None:
                found[n] = replace(found[n], known=name)
    for n in talks:
        back = _back(article, found, n, talks)
        if back is not None:
            found[n] = replace(found[n], refers=found[back].id, known=found[n].known or found[back].known)
    made = [n for n in order if sights[n].kind == "agreement" and sights[n].direction == "done"]
    for n in made:
        meant = _pact(found, n, made)
        if meant is not None:
            found[n] = replace(found[n], refers=found[meant].id, known=found[n].known or found[meant].known)
    return found


def _pact(sights: Sequence[Sight], at: int, made: Sequence[int]) -> int | None:
    """The one agreement of an article that another mention can mean which names nobody: "the deal signed last week"."""
    me = sights[at]
    if me.known is not None or not _is_bare(me) or not (me.again or me.days.known or me.there is not None):
        return None
    told = [n for n in made if n != at and (sights[n].known is not None or not _is_bare(sights[n]))]
    fits = [n for n in told if _may_be_one(me, sights[n])]
    sides = {sights[n].sides for n in fits if len(sights[n].sides) > 1}
    things = {sights[n].known for n in fits if sights[n].known is not None}
    if not fits or len(sides) > 1 or len(things) > 1:
        return None
    return min(fits, key=lambda n: (not sights[n].days.known, abs(n - at), n))


def _is_bare(sight: Sight) -> bool:
    return not any(w.role in ("signatory", "party") for w in sight.cast)


def _may_be_one(me: Sight, other: Sight) -> bool:
    """Whether neither days nor places keep two mentions of an agreement apart."""
    apart = me.there is not None and other.there is not None and me.country != other.country
    if me.type is not None and me.type != other.type:
        return False  # "the ceasefire held" behind the signing of a peace accord
    news = me.days.known and not other.days.known
    return not apart and (me.days.overlaps(other.likely) if news else me.bounds.overlaps(other.bounds))


def _by_name(article: Article, sights: Sequence[Sight], at: int, talks: Sequence[int], known: Occasions) -> str | None:
    """The one known congress or summit of an article, for "the congress", "Putin's showpiece conference"."""
    me = sights[at]
    kind = kind_of(me)
    if me.known is not None or kind not in ("conference", "summit"):
        return None
    named = set[str]()
    for n in talks:
        one = known.by_id.get(sights[n].known or "")
        called = one is not None and (kind_of(sights[n]) == kind or (kind in one.kinds and one.kinds <= _OF_ITS_OWN))
        if one is not None and (called or one.alone) and _goes(me, sights[n]) and _goes_in_time(me, one):
            named.add(one.id)
    for n in talks:
        of_format = known.by_format.get(sights[n].format or "", ())
        named |= {o.id for o in of_format if o.alone and kind in o.kinds and _goes(me, sights[n])}
    if len(named) > 1:  # of a conference and a congress, "the congress" is the congress
        named = {name for name in named if me.words.lower() in known.by_id[name].nouns}
    if len(named) != 1:
        return None
    name = named.pop()
    before = article.text[max(0, me.trigger.start - REACH) : me.trigger.start]
    if _OWNED.search(before[-60:]) and not me.fresh:
        return name
    first = min((sights[n].trigger.start for n in talks if sights[n].known == name), default=None)
    opens = first is not None and 0 <= first - me.trigger.start <= _NEAR and at == talks[0]
    return name if opens else None


def _there(sights: Sequence[Sight], at: int, talks: Sequence[int]) -> str | None:
    """The known meeting at a place of which the article gives the days, for "the talks in Riyadh" without any."""
    me = sights[at]
    if me.there is None or me.days.known or me.fresh:
        return None
    told = {sights[n].known for n in talks if sights[n].there == me.there and sights[n].days.known}
    return told.pop() if len(told) == 1 else None


def _brought(article: Article, sights: Sequence[Sight], at: int, seats: Seats) -> str | None:
    """The known meeting at which the known agreement of the same sentence was made: "A and B negotiated a deal"."""
    me = sights[at]
    if me.known is not None:
        return None
    for one in sights:
        made = seats.thing(one.known) if one.kind == "agreement" else None
        if not isinstance(made, Pact) or not _in_one_sentence(article, me, one):
            continue
        held = [
            o.id for o in seats.meetings.by_id.values()
            if o.days.overlaps(made.days) and o.days.overlaps(me.days)
            and o.parties and o.parties <= made.sides & me.sides
        ]  # fmt: skip
        if len(held) == 1:
            return held[0]
    return None


def _in_one_sentence(article: Article, one: Sight, other: Sight) -> bool:
    first, second = sorted((one.trigger, other.trigger))
    return _STOP.search(article.text, first.end, second.start) is None


def _goes(me: Sight, other: Sight) -> bool:
    """Whether places do not speak against it."""
    return me.there is None or other.there is None or me.there == other.there


def _goes_in_time(me: Sight, one: Occasion) -> bool:
    """Whether the days that it gives, if any, are not those of another one: a wrong weekday is a few days off."""
    start, end = me.days.start, me.days.end
    if start is None or end is None or one.alone:
        return True
    return start - _WEEK <= one.last and one.first <= end + _WEEK


def _back(article: Article, sights: Sequence[Sight], at: int, talks: Sequence[int]) -> int | None:
    """The nearest gathering before that a bare "the talks" can mean."""
    me = sights[at]
    kind = kind_of(me)
    before = article.text[max(0, me.trigger.start - 40) : me.trigger.start]
    came = tells_who_came(me) and _IN_IT.match(article.text, me.trigger.end) is not None
    if me.known is not None or me.there is not None or me.days.known or not (came or (kind and _BARE.search(before))):
        return None
    for n in reversed(talks[: talks.index(at)]):
        told = sights[n]
        if me.trigger.start - told.trigger.end > REACH:
            return None
        theirs = kind_of(told)
        if {told.direction, me.direction} == {"ahead", "done"} or at_its_margins(told, me) or _of_others(told, me):
            continue
        if came or kind in ("meeting", "talks") or theirs in (None, kind, "meeting"):
            return n
    return None


def _of_others(told: Sight, me: Sight) -> bool:
    """Whether it is not what the talks mean: a council that met by itself, or others than those taken over for them."""
    if me.assumed and _lacks(told, me) and _lacks(me, told):
        return True
    bodies = bool(told.acting) and all(w.head in _BODIES for w in told.acting)
    return bodies and bool(me.acting) and not any(alike(w, o)[0] for w in me.acting for o in told.acting)


def _lacks(one: Sight, other: Sight) -> bool:
    """Whether somebody who takes part in the other is not told of in the one."""
    return any(not any(alike(w, o)[0] for o in one.cast) for w in other.acting)
