"""Where a phrase or an infinitive belongs, by what verbs and nouns ask for (`data/valency.yaml`).

Attachment is the commonest error of the trees. For some classes of words it is no open question: one discusses
something *with* somebody, a request is one *to do* something, talks are *on* something. Where the best tree hangs the
phrase elsewhere and its own scores say that the place asked for is not much worse, the phrase goes there.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from goodoffices.language.above import ABOVE
from goodoffices.language.finders import FINDERS
from goodoffices.language.parse import Parse, Tree

_FINDERS: Final = {**FINDERS, **ABOVE}


@cache
def classes() -> dict[str, dict[str, Any]]:
    """The rules by name, as in `valency.yaml`, with their lists of words as sets."""
    text = resources.files("goodoffices.language").joinpath("data", "valency.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for rule in found.values():
        for name in ("hung", "verbs", "nouns", "unless", "prepositions", "things"):
            rule[name] = frozenset(str(rule.get(name, "")).split())
    return found


def attached(parse: Parse) -> Tree | None:
    """The tree in which phrases hang where verbs and nouns ask for them.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where all hang there already, or the scores speak against it.
    """
    heads, relations = list(parse.heads), {}
    for word in range(2, len(parse.heads)):
        for asked in _asked().get(parse.relations[word - 1], ()):
            for head, relation in _FINDERS[asked["finder"]](parse, word, asked):
                if word not in relations and parse.loss(word, head) <= asked["loss"]:
                    heads[word], relations[word] = head, relation
    return Tree(heads, relations) if relations else None


@cache
def _asked() -> dict[str, list[dict[str, Any]]]:
    """The rules by the relation of the word that may hang elsewhere, in the order of the file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for rule in classes().values():
        for relation in rule["hung"]:
            found.setdefault(relation, []).append(rule)
    return found
