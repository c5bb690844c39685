"""Sights as bytes and back: they wait on disk and go to other processes.

They are plain tuples, written by `marshal`, which reads them twice as fast as `pickle`. Its form is that of one version
of Python: no more is asked of it, since bytes last as long as one linking, and all its processes have one version.
"""

from __future__ import annotations

import marshal
from dataclasses import fields
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias

from goodoffices.record.around import Brief
from goodoffices.record.people import Who
from goodoffices.record.sights import Sight
from goodoffices.record.viewing import View
from goodoffices.schema import Claim, Span, When

Packed: TypeAlias = tuple[bytes, str]
"""A sight as bytes, and the origin of its article, which is known later than all else."""

Numbered: TypeAlias = tuple[Any, ...]
"""The values of an interval as plain ones."""

_DAYS = ("published", "given", "days", "bounds", "likely")
_PLAIN = tuple(f.name for f in fields(Sight) if f.name not in (*_DAYS, "trigger", "cast", "origin"))
_plain, _days = attrgetter(*_PLAIN), attrgetter(*_DAYS)
_BRIEF = tuple(f.name for f in fields(Brief) if f.name not in ("when", "guests", "cast"))
_brief = attrgetter(*_BRIEF)
_FIELDS = tuple(When.model_fields)
_when = attrgetter(*_FIELDS)


def pack(sight: Sight) -> bytes:
    """A sight as bytes, without its origin."""
    days = _days(sight)
    different = {id(d): d for d in days}  # mostly one interval is several of them
    place = {ident: n for n, ident in enumerate(different)}
    numbers = tuple([numbered(d) for d in different.values()]), tuple([place[id(d)] for d in days])
    return marshal.dumps((_plain(sight), tuple(sight.trigger), *numbers, tuple(map(tuple, sight.cast))))


@lru_cache(maxsize=4096)
def unpack(packed: Packed) -> Sight:
    """The sight; one of a busy month is asked for again and again."""
    plain, trigger, different, places, cast = marshal.loads(packed[0])
    days = [when_of(*d) for d in different]
    sight = object.__new__(Sight)
    held = sight.__dict__
    held.update(zip(_PLAIN, plain, strict=True))
    held.update(zip(_DAYS, [days[n] for n in places], strict=True))
    held["trigger"], held["cast"], held["origin"] = Span(*trigger), tuple(map(Who._make, cast)), packed[1]
    return sight


def pack_brief(brief: Brief) -> bytes:
    """A brief as bytes."""
    people = tuple(map(tuple, brief.guests)), tuple(map(tuple, brief.cast))
    return marshal.dumps((_brief(brief), numbered(brief.when), *people))


def unpack_brief(packed: bytes) -> Brief:
    """The brief."""
    plain, when, guests, cast = marshal.loads(packed)
    values: dict[str, Any] = dict(zip(_BRIEF, plain, strict=True))
    values["guests"], values["cast"] = tuple(map(Who._make, guests)), tuple(map(Who._make, cast))
    return Brief(**values, when=when_of(*when))


def with_claim(sight: Sight, claim: Claim) -> View:
    """The sight with its whole claim."""
    view = object.__new__(View)
    view.__dict__.update(sight.__dict__, claim=claim)
    return view


def numbered(when: When) -> Numbered:
    """The values of an interval, its days by their numbers, which are read several times as fast as dates."""
    start, end, *others = _when(when)
    return (start and start.toordinal(), end and end.toordinal(), *others)


@lru_cache(maxsize=16384)
def when_of(start: int | None, end: int | None, *others: Any) -> When:
    """The interval of such values."""
    days = (start and date.fromordinal(start), end and date.fromordinal(end))
    return When(**dict(zip(_FIELDS, (*days, *others), strict=True)))
