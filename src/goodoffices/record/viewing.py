"""A claim as linking sees it with the claim itself, for the entry that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goodoffices.record.once import once
from goodoffices.record.sights import Sight
from goodoffices.schema import Claim, Derived, Evidence


@dataclass(kw_only=True, eq=False)
class View(Sight):
    """A sight with its whole claim."""

    claim: Claim

    @once
    def proofs(self) -> Mapping[str, tuple[list[Evidence], list[Derived]]]:
        """What proves the values of the claim, by the first part of their path."""
        found: dict[str, tuple[list[Evidence], list[Derived]]] = {}
        for evidence in self.claim.evidence:
            found.setdefault(head(evidence.field), ([], []))[0].append(evidence)
        for derived in self.claim.derived:
            found.setdefault(head(derived.field), ([], []))[1].append(derived)
        return found


@lru_cache(maxsize=4096)
def head(path: str) -> str:
    """The first part of the path of a value: `participants` of `participants[0].role`."""
    return path.partition(".")[0].partition("[")[0]
