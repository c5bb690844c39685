"""A meeting of some of those who were at another one: the same told with fewer names, or a meeting of its own."""

from __future__ import annotations

from goodoffices.record.gatherings import in_words_of_one, kind_of, tells_who_came
from goodoffices.record.people import AROUND, Who
from goodoffices.record.sights import Sight

_MANY = 2


def meeting_of_fewer(one: Sight, other: Sight) -> str | None:
    """A meeting of two beside one of the same two and a third; who only mediates or hosts may go unnamed."""
    small, large = sorted((one, other), key=lambda v: (len(v.sides), v.id))
    if len(small.sides) < 2 or not small.sides < large.sides or small.status == "invited":
        return None
    if large.status in ("refused", "unlikely") and small.direction == "done":
        return None  # one of those invited stays away, and the others meet
    if _told_again(one, other) or one.refers == other.id or other.refers == one.id:
        return None  # "the summit in Tehran", "the talks were attended by C": some of those who were there
    if in_words_of_one(one, other) or in_words_of_one(other, one):
        return None
    many = len(small.sides) > _MANY and len(large.sides) == len(small.sides) + 1
    if many and large.ahead and small.direction == "done":
        return None  # of many who were to meet, one stayed away
    present = {key for w in small.cast for key in w.keys}  # a host, too, who stands for his president
    missing = [w for w in large.cast if not present & set(w.keys)]
    if all(w.role in AROUND or _is_outside(w, small) for w in missing):
        return None
    if any(w.role in AROUND and small.sides & set(w.keys) for w in large.cast):
        return "a meeting of some of them with the mediator"
    return "a meeting of fewer of them" if one.article == other.article else None


def _is_outside(who: Who, meeting: Sight) -> bool:
    """Whether a state meets a movement of its own, and someone is of another land: he is around it."""
    lands = {w.country for w in meeting.cast if w.within} & {w.country for w in meeting.cast if not w.within}
    return bool(lands) and who.country is not None and who.country not in lands


def _told_again(one: Sight, other: Sight) -> bool:
    """Whether one article speaks again of what it told, at the same place or as "the talks", without another day."""
    first, later = sorted((one, other), key=lambda v: v.order)
    came = tells_who_came(later)
    if one.article != other.article or not (later.again or came) or later.days.known:
        return False
    if (one.place is not None and one.place == other.place) or later.assumed:
        return True
    more = first.sides < later.sides and (came or kind_of(later) is not None)  # "C took part in the talks, too"
    return more and later.place is None and one.direction == other.direction == "done"
