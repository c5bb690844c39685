"""goodoffices keeps the record of a peace process, with the words that prove every value.

    import goodoffices as go

    article = go.read("page.html")                        # or go.read_text(text, published=date(2016, 6, 20))
    claims = go.claims(article)                           # each value with its span
    record = go.build(["articles/"], "karabakh.sqlite")   # or go.open_record("karabakh.sqlite")
    record.entries(kind="meeting", status="scheduled")
    record.verify()

What is named here is loaded when it is first used, so that `import goodoffices` takes no time.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from goodoffices.articles import read_text
    from goodoffices.relations import Relation, code_relation
    from goodoffices.schema import (
        Article,
        Claim,
        Entry,
        GoodofficesError,
        InputError,
        RecordError,
    )
    from goodoffices.service.face import build, claims, read
    from goodoffices.service.record import Record, open_record
    from goodoffices.time import TimeExpression, find_times

_WHERE = {
    "Article": "schema",
    "Claim": "schema",
    "Entry": "schema",
    "GoodofficesError": "schema",
    "InputError": "schema",
    "Record": "service.record",
    "RecordError": "schema",
    "Relation": "relations",
    "TimeExpression": "time",
    "build": "service.face",
    "code_relation": "relations",
    "find_times": "time",
    "open_record": "service.record",
    "read": "service.face",
    "read_text": "articles",
}
"""In which module each public name lives; `claims` is a module that can be called, see below."""

__all__ = [
    "Article", "Claim", "Entry", "GoodofficesError", "InputError", "Record", "RecordError", "Relation",
    "TimeExpression", "build", "claims", "code_relation", "find_times", "open_record", "read", "read_text",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Loads a public name on first use."""
    if name == "claims":
        return import_module("goodoffices.claims")
    if name not in _WHERE:
        raise AttributeError(f"module 'goodoffices' has no attribute {name!r}")
    value = getattr(import_module(f"goodoffices.{_WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*__all__, *globals()})


class _Callable(ModuleType):
    """The package `goodoffices.claims`, which is also the function `goodoffices.claims(article)`."""

    def __call__(self, article: Any, **options: Any) -> Any:
        return import_module("goodoffices.service.face").claims(article, **options)


class _Face(ModuleType):
    """This module; a sub-package lands on it when it is first imported, whoever imports it."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "claims" and isinstance(value, ModuleType):
            value.__class__ = _Callable
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
