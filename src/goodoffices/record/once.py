"""Values that are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Of = TypeVar("Of")
Value = TypeVar("Value")


class once(Generic[Of, Value]):  # noqa: N801 - it is written like a property
    """A property that is worked out once; `functools.cached_property` takes a lock each time until Python 3.12.

    Args:
        work_out: Gives the value.
    """

    def __init__(self, work_out: Callable[[Of], Value]) -> None:
        self._work_out, self._name, self.__doc__ = work_out, work_out.__name__, work_out.__doc__

    def __get__(self, of: Of, _: Any = None) -> Value:
        value = of.__dict__[self._name] = self._work_out(of)
        return value
