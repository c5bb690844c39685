"""When, how and with whom something is done: phrases of the verb that pass for a part of the noun before them.

"In partnership with Orra", "on the sidelines of the summit" and "amid protests" say how something is done, whatever
stands before them; a day behind a name ("met the mayor on Tuesday") is not his. And who met somewhere met with
somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from goodoffices.language.kinds import DAYS, kinds, times
from goodoffices.language.parse import Arc, Parse, Tree

_MANNER: Final = 4.0  # how much worse than in the best tree a phrase may stand on the verb; the same below
_AMID: Final = 6.0
_TODAY: Final = 4.5
_DAY: Final = 4.0
_COMPANY: Final = 4.0
_SCENE: Final = 3.0
_WITHIN: Final = 4.0
_NOUNS: Final = ("NOUN", "PROPN")
_TODAYS: Final = frozenset(("today", "tomorrow", "tonight", "yesterday"))
_AMIDS: Final = frozenset(("amid", "amidst", "despite"))
_TELL: Final = frozenset(("said", "says", "told", "tells"))
_MEET: Final = frozenset(("met", "meet", "meets", "meeting"))
_WITH: Final = ("discuss", "held", "hold", "host", "meet", "met", "sign")  # what is done with somebody
_AGREE: Final = frozenset(("agree", "agreed", "agrees"))


def circumstanced(parse: Parse) -> Tree | None:
    """The tree in which such phrases are the verb's.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where all are, or the scores speak against it.
    """
    return parse.hung(_circumstances(parse))


def _circumstances(parse: Parse) -> Iterator[Arc]:
    for word in range(2, len(parse.heads)):
        yield from _amid(parse, word)
        place = _within(parse, word) if parse.relations[word - 1] == "obl" else None
        if place is not None:
            yield word, place, "nmod"
            continue
        noun = parse.heads[word]
        if not 0 < noun < word or not parse.is_a(noun, *_NOUNS) or parse.relation(word) not in ("nmod", "obl", "appos"):
            continue
        found = chain(_manner(parse, word), _day(parse, word), _company(parse, word), _scene(parse, word))
        tried = [
            (parse.loss(word, verb), verb, relation) for verb, most, relation in found if parse.loss(word, verb) <= most
        ]
        if tried:
            _, verb, relation = min(tried)
            yield word, verb, relation


def _manner(parse: Parse, word: int) -> Iterator[tuple[int, float, str]]:
    """How it is done: "in partnership with", "on the sidelines of", and behind a comma "amid"."""
    case = _case(parse, word)
    owned = any(parse.relations[part - 1] == "nmod:poss" for part in parse.below(word, "nmod"))
    amid = case in _AMIDS and parse.lower[parse.reach(word)[0]] == ","
    if amid or (case and not owned and f"{case}:{parse.lower[word]}" in kinds()["manner"]):
        for verb in _verbs(parse, word):
            yield verb, _AMID if amid else _MANNER, "obl"


def _amid(parse: Parse, word: int) -> Iterator[Arc]:
    """The noun behind the preposition "amid" that passes for its verb, and the preposition."""
    if parse.lower[word] in _AMIDS and parse.relation(word) == "advcl":
        nouns = [noun for noun in parse.below(word) if noun > word and parse.is_a(noun, *_NOUNS)]
        if len(nouns) == 1 and parse.loss(nouns[0], parse.heads[word]) <= _AMID:
            yield nouns[0], parse.heads[word], "obl"
            yield word, nouns[0], "case"


def _day(parse: Parse, word: int) -> Iterator[tuple[int, float, str]]:
    """When it is done: "today" behind any noun, "on Tuesday" behind a person or a name."""
    case, noun = _case(parse, word), parse.heads[word]
    if parse.relations[word - 1] == "nmod:unmarked" and parse.lower[word] in _TODAYS:
        acts = parse.relation(noun) == "nsubj" and parse.is_a(parse.heads[noun], "VERB")
        for verb in (parse.heads[noun],) if acts else _verbs(parse, word):
            yield verb, _TODAY, "obl:unmarked"
    named = parse.is_a(noun, "PROPN") and parse.lower[noun] not in times()
    person = named or parse.lower[noun] in kinds()["persons"]
    date = parse.is_a(word, "NUM") and any(parse.lower[part] in times() for part in parse.below(word))
    at = _case(parse, noun) in ("at", "in") and parse.lower[noun] in kinds()["places"]
    if case == "on" and ((person and parse.lower[word] in DAYS) or (at and (date or parse.lower[word] in DAYS))):
        for verb in _verbs(parse, word):
            yield verb, _DAY, "obl"


def _company(parse: Parse, word: int) -> Iterator[tuple[int, float, str]]:
    """Whom somebody met: "met in the past days | with the clans" behind a noun that the clause belongs to."""
    if _case(parse, word) != "with":
        return
    noun, first = parse.heads[word], parse.reach(word)[0]
    above = parse.heads[noun]
    if parse.lower[above].startswith(_WITH) and parse.relation(noun) == "obl" and _case(parse, noun) in ("at", "in"):
        meeting = parse.lower[noun] in kinds()["meetings"]
        if not meeting and not any(_case(parse, other) == "with" for other in parse.below(above, "obl")):
            yield above, _COMPANY, "obl"
    if parse.lower[above] in _AGREE and parse.relation(noun) == "obj" and parse.lower[noun] not in kinds()["meetings"]:
        yield above, _COMPANY, "obl"  # "agreed the move with the clans"
    for verb in range(parse.heads[word] + 1, first):
        if parse.lower[verb] in _MEET and parse.is_a(verb, "VERB") and parse.reach(verb)[1] == first - 1:
            alone = not parse.below(verb, "obj", "ccomp", "xcomp")
            if alone and not any(_case(parse, other) == "with" for other in parse.below(verb, "obl")):
                yield verb, _COMPANY, "obl"


def _scene(parse: Parse, word: int) -> Iterator[tuple[int, float, str]]:
    """Where something was told: "said the governor | in Goma", "told reporters | in Goma"."""
    person = parse.heads[word]
    verb = parse.heads[person]
    if _case(parse, word) not in ("in", "from") or not parse.is_a(word, "PROPN") or not parse.is_a(verb, "VERB"):
        return
    speaker = parse.relation(person) == "nsubj" and parse.lower[person] in kinds()["speakers"]
    hearers = parse.relation(person) in ("obj", "iobj") and parse.lower[person] in kinds()["hearers"]
    if verb < person and parse.lower[verb] in _TELL and (speaker or hearers):
        yield verb, _SCENE, "obl"


def _within(parse: Parse, word: int) -> int | None:
    """The place that a place without a comma lies in ("in Orra district | in Neva"), for one that hangs on the verb."""
    verb, first = parse.heads[word], parse.reach(word)[0]
    if _case(parse, word) != "in" or parse.lower[first] == "," or not parse.is_a(word, "PROPN"):
        return None
    for place in parse.below(verb, "obl"):
        near = verb < place < word and parse.reach(place)[1] == first - 1 and _case(parse, place) in ("in", "at")
        if near and parse.lower[place] in kinds()["places"] and parse.loss(word, place) <= _WITHIN:
            return place
    return None


def _case(parse: Parse, word: int) -> str:
    """The preposition that opens a phrase, a comma left aside."""
    first = parse.reach(word)[0]
    first += parse.lower[first] == ","
    return parse.lower[first] if parse.heads[first] == word and parse.relation(first) == "case" else ""


def _verbs(parse: Parse, word: int) -> Iterator[int]:
    """The verbs whose phrases a phrase stands at the end of: those above it, and participles before it on the way."""
    for at in parse.up(parse.heads[word]):
        if parse.is_a(at, "VERB"):
            if at < word:
                yield at
            return
        if parse.below(at, "cop"):
            return
        yield from (own for own in parse.below(at, "acl") if at < own < word and parse.is_a(own, "VERB"))
