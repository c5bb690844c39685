"""What speaks for two claims telling of one thing, and against it, in words and in hundredths."""

from __future__ import annotations

from goodoffices.record.casting import SAME_CAST, Score, weigh_cast
from goodoffices.record.gatherings import kind_of
from goodoffices.record.placing import weigh_places
from goodoffices.record.recalling import is_timeless
from goodoffices.record.sights import CONTACTS, MONTH, Sight
from goodoffices.record.words import contained, likeness, words_of
from goodoffices.schema import When

ENOUGH = 70
"""Points from which claims of different articles are linked."""

ENOUGH_WITHIN = 55
"""The same for claims of one article, which speaks of few things at a time."""

VAGUE = 200
"""Days of an estimate that is too wide for what it tells to be the news of a day."""

_TOGETHER = 7
"""Days within which papers tell of one thing."""

_STEM = 5
"""Letters by which words for an act are compared."""


def score(one: Sight, other: Sight, worth: int | None = None) -> Score:
    """What speaks for two claims being one thing, and against it.

    Args:
        one: A claim.
        other: Another.
        worth: Points below which nobody asks for the reasons: then those who take part are not looked at.
    """
    if one.kind == "statement":
        return _of_words(one, other)
    if one.known is not None and one.known == other.known:
        found = Score()
        found.add(100, f"both tell of {one.known}, which the packs know")
        return found
    found = beside_cast(one, other)
    if worth is not None and found.points + SAME_CAST < worth:
        return found
    cast = Score()
    weigh_cast(one, other, cast)
    meant = one.refers == other.id or other.refers == one.id
    return found if meant and cast.points < 0 else found.put_first(cast)  # "the talks were attended by C"


def beside_cast(one: Sight, other: Sight) -> Score:
    """What days, places, numbers, names and words speak for two claims being one thing, without those who take part."""
    found = Score()
    _days(one, other, found)
    weigh_places(one, other, found)
    a, b = one, other
    if a.ordinal is not None and a.ordinal == b.ordinal:
        found.add(25, f"round {a.ordinal} in both")
    if a.format and b.format:
        found.add(10 if a.format == b.format else -20, "the same format" if a.format == b.format else "another format")
    if a.name and a.name == b.name:
        found.add(35, "the same name")
    if a.kind not in CONTACTS:
        _content(one, other, found)
    if a.article == b.article:
        _one_article(one, other, found)
    if a.kind == "incident" and one.place is not None and one.place == other.place and _of_one_night(one, other):
        found.add(10, "within a night and its day")
    if a.kind == "agreement" and one.sides == other.sides:
        if len(one.sides) > 1 or 1 < len(_between(one)) == len(_between(one) & _between(other)):
            found.add(10, "nobody else agreed")
        elif not (a.name and b.name) and not (a.type and b.type):
            found.add(-20, "neither says between whom, nor what was agreed")
    return found


def _between(sight: Sight) -> frozenset[str]:
    """The sides that agreed, a government and the rebels of its land apart."""
    return frozenset([w.side for w in sight.acting if w.side])


def enough(one: Sight, other: Sight) -> int:
    """The points that a pair needs."""
    return ENOUGH_WITHIN if one.article == other.article else ENOUGH


def _days(one: Sight, other: Sight, found: Score) -> None:
    if one.days.known and other.days.known:
        if one.sure is not None and one.sure == other.sure:
            found.add(45, "the same day: {}", one.sure)
        elif (left := one.left or other.left) is not None and left in (str(one.sure), str(other.sure)):
            found.add(45, "the day from which it was moved: {}", left)
        elif not one.days.overlaps(other.days) and one.bounds.overlaps(other.bounds):
            found.add(25, "one begins and the other ends within a few days")
        elif not one.days.overlaps(other.days):
            moved = one.moves or other.moves
            found.add(15 if moved else -10, "moved to another day" if moved else "on different days")
        else:
            length = max(one.length, other.length)
            points = 35 if length <= 7 else 25 if length <= 31 else 10 if length <= 366 else 0
            if points < 25 and one.days.end is not None and one.days.end == other.days.end:
                found.add(25, "by the same day: {}", one.days.end)
            else:
                found.add(points, "days that fit each other")
    elif one.likely.known and other.likely.known:
        if max(_span(one.likely), _span(other.likely)) > VAGUE:
            fits = one.likely.overlaps(other.likely)
            found.add(10 if fits else -15, "told in the same years" if fits else "told in different years")
        elif _in_the_news(one, other) or _in_the_news(other, one):
            found.add(30, "a day of which the other is the news")
        elif one.likely.overlaps(other.likely):
            near = len(one.sides) > 1 and one.sides == other.sides and _told_together(one, other)
            found.add(25 if near else 15, "told in the same days" if near else "told at about the same time")
        elif not is_timeless(one, other):
            found.add(-30 if one.article != other.article else -15, "told of different times")


def _told_together(one: Sight, other: Sight) -> bool:
    """Whether two reports of things to come, or of things done, stand in the papers of a few days."""
    a, b = one.published, other.published
    if one.article == other.article or one.direction != other.direction:
        return False
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return (max(a.end, b.end) - min(a.start, b.start)).days <= _TOGETHER


def _span(days: When) -> int:
    """How many days an interval has; an open one has very many."""
    return (days.end - days.start).days + 1 if days.start and days.end else 10_000


def _in_the_news(dated: Sight, report: Sight) -> bool:
    """Whether a report of something done, which gives no day, is news of the day that another article gives."""
    if dated.sure is None or report.days.known or report.retrospect or dated.article == report.article:
        return False
    both_done = dated.direction == report.direction == "done"
    return both_done and report.likely.overlaps(dated.days)


def _of_one_night(one: Sight, other: Sight) -> bool:
    """Whether both tell the days closely, not of quite the same day ("on the night to Monday"), and they overlap."""
    close = max(one.length, other.length) <= 3 and one.days.overlaps(other.days)
    return close and not (one.sure is not None and one.sure == other.sure)


def _content(one: Sight, other: Sight, found: Score) -> None:
    alike_words = likeness(one.said, other.said)
    if one.type and one.type == other.type:
        found.add(10, f"both a {one.type}")
    if one.called and one.called == other.called:
        found.add(15, f"both a {' '.join(one.called)}")
    if not one.said or not other.said:
        return
    if alike_words >= 0.5:
        found.add(30, "nearly the same words")
    elif alike_words >= 0.25:
        found.add(10, "similar words")
    elif one.kind != "incident" and alike_words < 0.1:
        found.add(-30, "other words")
    elif one.kind == "incident" and one.place == other.place and not one.wide and _same_act(one, other):
        found.add(15, f"the same act: {one.words}, {other.words}")


def _same_act(one: Sight, other: Sight) -> bool:
    """Whether the noun or verb of one stands in the sentence of the other, too: "ambush", "ambushed"."""
    return any(
        len(word) >= _STEM and word[:_STEM] in {w[:_STEM] for w in theirs.said}
        for mine, theirs in ((one, other), (other, one))
        for word in words_of(mine.words)
    )


def _one_article(one: Sight, other: Sight, found: Score) -> None:
    """Within an article a plan and a thing done are two, and so are news and background, unless a day joins them."""
    if one.refers == other.id or other.refers == one.id:
        found.add(60, "one means what the other tells")
        return
    joined = max(one.length, other.length) <= MONTH
    if (one.headline and other.opens) or (other.headline and one.opens):
        found.add(25, "the headline, and the sentence that opens the report")
        return  # headlines are in the present tense, whether it lies ahead or is over
    if one.kind in CONTACTS and one.placed and other.placed and one.place == other.place and one.place:
        found.add(40, f"both named after {one.place}")
    first, later = sorted((one, other), key=lambda v: v.order)
    if not joined and later.fresh and not (one.headline or other.headline):
        found.add(-35 if later.another else -20, "told of as another one")
    apart = not joined and {one.direction, other.direction} == {"ahead", "done"}
    if one.kind in CONTACTS and called_otherwise(one, other):
        found.add(-25, f"one is called {one.words}, one {other.words}")
    elif later.assumed and later.placed and first.place is None and later.direction != first.direction:
        found.add(-10, "named after a place, and nobody is said to be there")
    elif later.again and not later.days.known and not (apart and _doubtful(one, other)):
        found.add(20, "told of again")
    elif apart:
        found.add(-40, "one planned, one done")
    elif not joined and one.retrospect != other.retrospect:
        found.add(-30, "one is news, one background")
    else:
        found.add(10, "told in one article")


def _doubtful(one: Sight, other: Sight) -> bool:
    """Whether only a reader's guess gives one the people of the other: "met", and "he wants the talks to begin"."""
    guess = next((s for s in (one, other) if s.assumed), None)
    return guess is not None and kind_of(guess) != "meeting" and "unlikely" not in (one.status, other.status)


def called_otherwise(one: Sight, other: Sight) -> bool:
    """Whether one article tells of a conference and of talks: it calls one thing by one of these words."""
    if one.place is not None and one.place == other.place:
        return False
    nouns = {word for s in (one, other) for word in (s.words.lower().split() or [""])[-1:]}
    return bool(nouns & _CONFERENCES) and bool(nouns & _TALKS)


_CONFERENCES = frozenset({"conference", "congress", "convention", "forum", "assembly"})
_TALKS = frozenset({"talks", "negotiations", "discussions", "consultations"})


def _of_words(one: Sight, other: Sight) -> Score:
    """Statements are one when nearly the same words are given to one speaker."""
    found = Score()
    shorter = min(len(one.said), len(other.said))
    if one.direct is None or other.direct is None or shorter < 3:
        return found
    if 5 * len(one.said & other.said) < 3 * shorter:  # nearly always: whatever is enough below shares as many
        return found
    whole, part = likeness(one.said, other.said), contained(one.said, other.said)
    direct = one.direct and other.direct
    if whole >= 0.8:
        found.add(100, "the same words by the same speaker")
    elif direct and shorter >= 5 and part >= 0.9:
        found.add(90, "one quotes more of the same words")
    elif one.article == other.article and whole >= 0.6:
        found.add(60, "nearly the same words in one article")
    elif one.origin == other.origin and one.article != other.article and whole >= 0.6:
        found.add(75, "nearly the same words in copies of one report")
    if found.points and not one.days.overlaps(other.days):
        found.add(-50, "said on different days")
    return found
