"""One readable line for an entry, in plain English, without anything that the entry does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.record.viewing import View
from goodoffices.schema import Entry, Participant

_LONGEST = 90
_PLURAL = {"Foreign Minister": "foreign ministers", "Prime Minister": "prime ministers", "President": "presidents",
           "Defence Minister": "defence ministers"}  # fmt: skip
_INSTRUMENTS = {"sanctions": "sanctions", "threat": "threat", "demand": "demand", "ultimatum": "ultimatum",
                "economic": "economic pressure"}  # fmt: skip
"""Means of pressure that tell more than its kind."""


def title(entry: Entry, founding: View) -> str:
    """The title of an entry.

    Args:
        entry: The entry, with everything but its title.
        founding: The claim that founds it, for the words where nothing else tells.
    """
    if entry.kind == "statement":
        speaker = entry.speaker.name if entry.speaker is not None else (entry.attribution or ("Unnamed",))[-1]
        said = _cut(entry.content.text) if entry.content is not None else ""
        return f"{speaker}: “{said}”" if entry.content is not None and entry.content.direct else f"{speaker}: {said}"
    people = list(entry.participants)
    where = f" in {entry.where.name}" if entry.where.name else ""
    if entry.kind in ("meeting", "call"):
        if entry.name and (not people or entry.name == entry.format):
            return entry.name if not where or where.removeprefix(" in ") in entry.name else entry.name + where
        if not people:
            told = where or (f" in the {entry.format.removeprefix('the ')}" if entry.format else ", people not named")
            return f"{entry.kind.capitalize()}{told}"
        noun = "Meeting of" if entry.kind == "meeting" else "Call between"
        ordinal = f"{_ordinal(entry.ordinal)} " if (entry.ordinal or 0) > 1 else ""
        noun = (ordinal + noun.lower()).strip().capitalize() if ordinal else noun
        return f"{noun} {_together(people)}{where if entry.kind == 'meeting' else ''}"
    if entry.kind == "visit":
        guests = [p for p in people if p.role in ("visitor", "party")] or people
        hosts = [p for p in people if p not in guests]
        to = f" to {entry.where.name}" if entry.where.name else f" to {_names(hosts)}" if hosts else ""
        return f"Visit of {_names(guests)}{to}"
    if entry.name:
        return entry.name[:1].upper() + entry.name[1:]
    return _other(entry, founding, where)


def _other(entry: Entry, founding: View, where: str) -> str:
    """Says "Ceasefire between A and B"; what is promised, done or asked stands in the words of the founding claim."""
    short = _SHORT.get(entry.kind)
    if short is not None and (head := short(entry, founding)) is not None:
        return head + where
    people = entry.participants
    between = "between" if entry.kind == "exchange" and len(people) > 1 else "of"
    head = f"{_label(entry)} {between} {_names(people)}" if people else _label(entry)
    if entry.kind == "incident":
        head = _label(entry) + _against(entry, "against")
    what = " ".join((_cut(entry.content.text) if entry.content is not None else founding.words).split())
    return head + where if what.lower() == head.lower() else f"{head}{where}: {what}"


def _label(entry: Entry) -> str:
    instrument = _INSTRUMENTS.get(str(entry.details.get("instrument")))
    return str(entry.details.get("type") or instrument or entry.kind).replace("_", " ").capitalize()


def _agreement(entry: Entry, founding: View) -> str | None:
    if [p.role for p in entry.participants] == ["signatory"] and _is_declared(founding):
        return f"{_label(entry)} declared by {_names(entry.participants)}"
    brokers = [p for p in entry.participants if p.role == "mediator"]
    people = [p for p in entry.participants if p not in brokers]
    if people:
        return f"{_label(entry)} {'between' if len(people) > 1 else 'of'} {_names(people)}"
    if brokers:
        return f"{_label(entry)} brokered by {_names(brokers)}"
    return _label(entry) if entry.details.get("type") else None  # "Ceasefire": the words would add "took"


def _pressure(entry: Entry, _: View) -> str | None:
    told = _against(entry, "on" if entry.details.get("instrument") == "demand" else "against")
    return _label(entry) + told if told and entry.content is None else None


def _against(entry: Entry, link: str) -> str:
    """By whom and against whom: " of A against B"."""
    hit = [p for p in entry.participants if p.role == "target"]
    by = [p for p in entry.participants if p not in hit]
    return (f" of {_names(by)}" if by else "") + (f" {link} {_names(hit)}" if hit else "")


def _appointment(entry: Entry, _: View) -> str | None:
    named = [p for p in entry.participants if p.role == "party"]
    return f"{_label(entry)} of {_names(named)}" if named else None


_SHORT = {"agreement": _agreement, "pressure": _pressure, "appointment": _appointment}
"""Kinds of which names tell enough."""


def _is_declared(founding: View) -> bool:
    """Whether one side alone announced or ordered it."""
    return any(d.field == "kind" and d.rule == "agreement.declare" for d in founding.claim.derived)


def _together(people: Sequence[Participant]) -> str:
    """Says "the foreign ministers of A and B" where all hold one office, else the names."""
    split = [(p.office or "").partition(" of ") for p in people]
    offices = sorted({head for head, _, _ in split})
    if len(people) > 1 and len(offices) == 1 and offices[0] in _PLURAL:
        return f"the {_PLURAL[offices[0]]} of {_join([owner for _, _, owner in split])}"
    return _names(people)


def _names(people: Sequence[Participant]) -> str:
    if not people:
        return "people not named"
    names = [f"the {p.name}" if p.kind == "office" and not p.name.startswith("the ") else p.name for p in people]
    return _join(names if len(names) <= 5 else [*names[:4], f"{len(names) - 4} others"])


def _join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _ordinal(number: int | None) -> str:
    if number is None:
        return ""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
