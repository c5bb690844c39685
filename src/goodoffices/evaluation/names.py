"""Whether two namings mean one participant, as a reader of a gold list would judge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

_DEMONYMS = {
    "armenian": "armenia",
    "azerbaijani": "azerbaijan",
    "azeri": "azerbaijan",
    "russian": "russia",
    "american": "america",
    "french": "france",
    "us": "usa",
    "u.s.": "usa",
}


@cache  # asked for again with every draw of the bootstrap
def words(name: str) -> frozenset[str]:
    """The words of a name: lower case, no accents or fill words, demonyms as countries, plurals as singulars."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    found = (w.rstrip("s") if len(w) > 4 else w for w in re.findall(r"[\w.]+", plain))
    return frozenset(_DEMONYMS.get(w, w) for w in found) - {
        "the",
        "of",
        "and",
        "for",
        "at",
        "mr",
        "mrs",
        "a",
        "an",
        "in",
    }


def same(gold: str, participant: Mapping[str, Any]) -> bool:
    """Whether an exported participant is the one that the gold names.

    Args:
        gold: A person, an office with its state, a state or a body.
        participant: An exported participant with `name`, `written`, `office`.
    """
    wanted = words(gold)
    for field in ("name", "written", "office"):
        given = words(participant.get(field) or "")
        if not given:
            continue
        if given == wanted or (len(wanted) > 1 and wanted <= given):
            return True
        person = participant.get("kind") == "person"
        if person and field != "office" and len(given) >= 1 and given <= wanted and max(given, key=len) in wanted:
            return True
    return False


def acronym(name: str) -> str:
    """Initials of a body's name: `CIS` of `Commonwealth of Independent States`."""
    return "".join(w[0] for w in name.split() if w[:1].isupper())
