"""Sights as bytes and back: they wait on disk and go to other processes, and the tuples within are quick to read."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeAlias

from goodoffices.record.people import Who
from goodoffices.record.views import Sight, View
from goodoffices.schema import Claim, Span, When

Packed: TypeAlias = tuple[bytes, str]
"""A sight as bytes, and the origin of its article, which is known later than all else."""

_DAYS = frozenset({"published", "given", "days", "bounds", "likely"})
_FIELDS = tuple(f.name for f in fields(Sight) if f.name != "origin")
_WHEN = tuple(When.model_fields)
_WHO = tuple(f.name for f in fields(Who))


def pack(sight: Sight) -> bytes:
    """A sight as bytes, without its origin."""
    return pickle.dumps([_flat(name, getattr(sight, name)) for name in _FIELDS], 5)


@lru_cache(maxsize=16384)
def unpack(packed: Packed) -> Sight:
    """The sight; one of a busy month is asked for again and again."""
    values, origin = packed
    sight = object.__new__(Sight)
    held = sight.__dict__
    for name, value in zip(_FIELDS, pickle.loads(values), strict=True):
        held[name] = _when(*value) if name in _DAYS else value
    held["trigger"], held["origin"] = Span(*held["trigger"]), origin
    held["cast"] = tuple(Who(*who) for who in held["cast"])
    return sight


def with_claim(sight: Sight, claim: Claim) -> View:
    """The sight with its whole claim."""
    view = object.__new__(View)
    view.__dict__.update(sight.__dict__, claim=claim)
    return view


def _flat(name: str, value: Any) -> Any:
    if name in _DAYS:
        return tuple(value.__dict__[field] for field in _WHEN)
    if name == "cast":
        return [_who(who) for who in value]
    return tuple(value) if name == "trigger" else value


def _who(who: Who) -> Sequence[Any]:
    return [getattr(who, field) for field in _WHO]


@lru_cache(maxsize=65536)
def _when(*values: Any) -> When:
    return When.model_construct(**dict(zip(_WHEN, values, strict=True)))
