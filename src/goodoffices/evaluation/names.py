"""Whether two namings mean one participant, as a reader of a gold list would judge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from goodoffices.packs import load

_SMALL = frozenset({"the", "of", "and", "for", "at", "mr", "mrs", "a", "an", "in"})
_SHORT = {"us": "United States", "u.s.": "United States", "usa": "United States", "america": "United States"}


@cache  # asked for again with every draw of the bootstrap
def words(name: str) -> frozenset[str]:
    """The words of a name: lower case, no accents or fill words, demonyms as countries, plurals as singulars.

    "The Ethiopian foreign minister" and "Foreign Minister of Ethiopia" have the same, by the demonyms of the packs.
    """
    found = [part for word in re.findall(r"[\w.]+", name) for part in (_country(word) or word).split()]
    plain = [
        "".join(c for c in unicodedata.normalize("NFKD", w.casefold()) if not unicodedata.combining(c)) for w in found
    ]
    return frozenset(w.rstrip("s") if len(w) > 4 else w for w in plain) - _SMALL


def _country(word: str) -> str | None:
    """The name of the one state or territory whose demonym a word is; None for other words."""
    if word.casefold() in _SHORT:
        return _SHORT[word.casefold()]
    ids = load().senses(word).get("demonym", ()) if word[:1].isupper() else ()
    actor = load().actor(ids[0]) if len(ids) == 1 else None
    return actor.name if actor is not None else None


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
