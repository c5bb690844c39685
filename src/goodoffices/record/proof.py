"""Carrying the proof of a value from a claim to its entry under the path that it has there."""

from __future__ import annotations

from operator import itemgetter

from goodoffices.record.viewing import View, head
from goodoffices.schema import Derived, Evidence

_KEY = itemgetter(0)


class Proof:
    """The evidence and derivations of an entry in the making, each kept once."""

    def __init__(self) -> None:
        self._evidence: dict[tuple[str, str, int, int], Evidence] = {}
        self._derived: dict[tuple[str, str, str, str, str], Derived] = {}

    def carry(self, view: View, field: str, to: str | None = None) -> None:
        """Takes over everything that proves a value of a claim.

        Args:
            view: The claim.
            field: Path of the value in the claim.
            to: Path in the entry, where it is another one.
        """
        if (proofs := view.proofs.get(head(field))) is None:
            return
        for evidence in proofs[0]:
            if (path := _moved(evidence.field, field, to)) is not None:
                key = (path, evidence.article, evidence.start, evidence.end)
                same = path == evidence.field  # most keep their path: a copy of each would cost half of all linking
                self._evidence[key] = evidence if same else evidence.model_copy(update={"field": path})
        for derived in proofs[1]:
            if (path := _moved(derived.field, field, to)) is not None:
                self.derive(derived if path == derived.field else derived.model_copy(update={"field": path}))

    def withdraw(self, field: str) -> None:
        """Forgets what was told of a value that another one takes the place of."""
        self._evidence = {key: e for key, e in self._evidence.items() if _moved(e.field, field, None) is None}
        self._derived = {key: d for key, d in self._derived.items() if _moved(d.field, field, None) is None}

    def derive(self, derived: Derived) -> None:
        """One more derivation."""
        key = (derived.field, derived.pack or "", derived.rule or "", derived.key or "", derived.source or "")
        self._derived[key] = derived

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words, in order of path and place."""
        return tuple(evidence for _, evidence in sorted(self._evidence.items(), key=_KEY))

    @property
    def derived(self) -> tuple[Derived, ...]:
        """The derivations, in order of path."""
        return tuple(derived for _, derived in sorted(self._derived.items(), key=_KEY))


def words_behind(view: View, field: str) -> tuple[Evidence, ...]:
    """The words of a value of a claim."""
    return view.claim.proof(field)


def _moved(path: str, field: str, to: str | None) -> str | None:
    """The path under its new name, None where it does not belong to the field."""
    if path != field and (not path.startswith(field) or path[len(field)] not in ".["):
        return None
    return path if to is None else to + path[len(field) :]
