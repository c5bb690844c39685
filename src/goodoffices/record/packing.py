"""Sights as bytes and back: they wait on disk and go to other processes, and the tuples within are quick to read."""

from __future__ import annotations

import pickle
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias

from goodoffices.record.around import Brief
from goodoffices.record.people import Who
from goodoffices.record.sights import Sight, View
from goodoffices.schema import Claim, Span, When

Packed: TypeAlias = tuple[bytes, str]
"""A sight as bytes, and the origin of its article, which is known later than all else."""

_DAYS = ("published", "given", "days", "bounds", "likely")
_PLAIN = tuple(f.name for f in fields(Sight) if f.name not in (*_DAYS, "cast", "origin"))
_plain, _days = attrgetter(*_PLAIN), attrgetter(*_DAYS)
_BRIEF = tuple(f.name for f in fields(Brief) if f.name not in ("when", "guests", "cast"))
_brief = attrgetter(*_BRIEF)
_when = attrgetter(*When.model_fields)

_UNKNOWN = When()


def pack(sight: Sight) -> bytes:
    """A sight as bytes, without its origin."""
    return pickle.dumps((_plain(sight), *map(_when, _days(sight)), tuple(map(tuple, sight.cast))), 5)


@lru_cache(maxsize=16384)
def unpack(packed: Packed) -> Sight:
    """The sight; one of a busy month is asked for again and again."""
    plain, *days, cast = pickle.loads(packed[0])
    sight = object.__new__(Sight)
    held = sight.__dict__
    held.update(zip(_PLAIN, plain, strict=True))
    held.update(zip(_DAYS, (_when_of(*d) for d in days), strict=True))
    held["trigger"], held["origin"] = Span(*held["trigger"]), packed[1]
    held["cast"] = tuple(map(Who._make, cast))
    return sight


def pack_brief(brief: Brief) -> bytes:
    """A brief as bytes."""
    people = tuple(map(tuple, brief.guests)), tuple(map(tuple, brief.cast))
    return pickle.dumps((_brief(brief), _when(brief.when), *people), 5)


def unpack_brief(packed: bytes) -> Brief:
    """The brief."""
    plain, when, guests, cast = pickle.loads(packed)
    values: dict[str, Any] = dict(zip(_BRIEF, plain, strict=True))
    values["guests"], values["cast"] = tuple(map(Who._make, guests)), tuple(map(Who._make, cast))
    return Brief(**values, when=_when_of(*when))


def with_claim(sight: Sight, claim: Claim) -> View:
    """The sight with its whole claim."""
    view = object.__new__(View)
    view.__dict__.update(sight.__dict__, claim=claim)
    return view


@lru_cache(maxsize=65536)
def _when_of(*values: Any) -> When:
    return _UNKNOWN.model_copy(update=dict(zip(When.model_fields, values, strict=True)))
