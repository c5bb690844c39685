"""Relations that the words themselves speak against, though the head be right.

Relations are scored one by one, too. What a preposition opens is no object ("met | with Orr") and behind the verb no
subject, only a phrase with "by" names who did it, and a noun alone behind `discussed` is what was.
"""

from __future__ import annotations

from typing import Final

from goodoffices.language.parse import Parse, Tree
from goodoffices.language.repairs import is_bare_thing

_NO_PARTICLES: Final = frozenset(("against", "at", "between", "by", "for", "from", "into", "of", "to", "with"))


def relabelled(parse: Parse) -> Tree | None:
    """The same tree with relations that the words allow.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The tree; None where all relations are allowed.
    """
    relations = {}
    for word in range(2, len(parse.heads)):
        relation, verb = parse.relations[word - 1], parse.heads[word]
        if not 0 < verb < word or not parse.is_a(verb, "VERB"):
            continue
        if relation == "parataxis" and is_bare_thing(parse, word):
            relations[word] = "obj"
        if relation == "nsubj" and _is_second(parse, word):
            relations[word] = "obj"
        if relation == "advcl" and _is_asked_of(parse, word):
            relations[word] = "xcomp"
        if relation not in ("nsubj", "obj", "iobj", "obl:agent"):
            continue
        first = parse.reach(word)[0]
        opens = parse.is_a(first, "ADP") and parse.heads[first] == word and parse.relation(first) == "case"
        agent = relation == "obl:agent"
        if opens and (parse.lower[first] != "by" if agent else parse.lower[first] in _NO_PARTICLES):
            relations[word] = "obl"
    return Tree(list(parse.heads), relations) if relations else None


def _is_asked_of(parse: Parse, word: int) -> bool:
    """Whether an infinitive says what somebody is called on to do."""
    verb, mark = parse.heads[word], parse.reach(word)[0]
    asked = (other for other in parse.below(verb, "obl") if parse.reach(other)[1] == mark - 1)
    calls = parse.lower[verb].startswith("call") and not parse.below(verb, "obj") and parse.lower[mark] == "to"
    return calls and any(parse.lower[parse.reach(other)[0]] in ("on", "upon") for other in asked)


def _is_second(parse: Parse, word: int) -> bool:
    """Whether a noun behind its verb is a second subject of it: where the verb has no object, it is that."""
    verb = parse.heads[word]
    first = parse.below(verb, "nsubj")[0]
    free = not parse.below(verb, "obj", "iobj", "ccomp", "xcomp", "cop", "aux:pass")
    return first < verb and free and parse.is_a(word, "NOUN", "PROPN") and parse.relations[first - 1] == "nsubj"
