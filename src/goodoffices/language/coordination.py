"""What is joined by "and": to which of the phrases before it a phrase belongs.

Two marks tell it. A phrase is joined to one of its kind: "for trade" to the phrase with "for", "that it failed" to the
clause with "that". And where a name ends the phrase before a comma, a common noun is joined to what the name belongs to
("the situation in Orra, and means to mend it").
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from goodoffices.language.kinds import times
from goodoffices.language.parse import Parse, Tree

_JOINED: Final = 4.0  # how much worse than in the best tree a phrase may stand where it is joined to
_ALIKE: Final = 6.0
_HIGHER: Final = 3.0
_OBJECT: Final = 9.0
_NO_DAY: Final = 8.0
_SERIES: Final = 15.0
_IN_REACH: Final = 5.0
_NAMED: Final = 6.0
_PAIR: Final = 12.0
_NOUNS: Final = ("NOUN", "PROPN")


def joined(parse: Parse) -> Tree | None:
    """The tree in which phrases are joined to those of their kind.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where all are, or the scores speak against it.
    """
    heads, relations = list(parse.heads), {}
    for word in range(2, len(parse.heads)):
        relation = parse.relation(word)
        if parse.heads[word] > word:
            found = _before_its_head(parse, word)
        elif relation in ("nsubj", "obj", "obl"):
            found = _beside(parse, word)
        elif relation == "nmod" and (noun := _owned(parse, word)) is not None and parse.below(word, "conj"):
            heads[word], relations[word] = noun, "nmod"
            continue
        elif relation == "conj":
            found = (
                _paired(parse, word)
                or _in_reach(parse, word, heads)
                or _alike(parse, word)
                or _higher(parse, word)
                or _object(parse, word)
                or _no_day(parse, word)
            )
            named = _closed(parse, word)
            if named is not None:
                heads[word], relations[word] = named, "appos"
                continue
        else:
            continue
        if found is not None:
            heads[word], relations[word] = found, "conj"
    return Tree(heads, relations) if relations else None


def _beside(parse: Parse, word: int) -> int | None:
    """What a phrase is joined to that begins with a conjunction and hangs on a verb as the phrase before it does."""
    verb = parse.heads[word]
    first = parse.reach(word)[0]
    if not 0 < verb < word or parse.relations[word - 1] not in ("nsubj", "obj", "obl"):
        return None
    comma = parse.lower[first : first + 2] == [",", "and"]
    first += comma
    if parse.relation(first) != "cc" or parse.heads[first] != word or parse.below(word, "case"):
        return None
    for other in parse.below(verb, "obj", "obl"):
        beside = verb < other < first and parse.reach(other)[1] == first - 1 - comma
        if beside and parse.loss(word, other) <= _JOINED:
            return other
    return None


def _before_its_head(parse: Parse, word: int) -> int | None:
    """What a noun in a list is joined to that hangs behind itself ("Orra and the union | held"): nothing joins so."""
    first = parse.reach(word)[0]
    joins = [other for other in parse.below(word, "cc") if other < word]
    joins = joins or ([first] if parse.relation(word) == "conj" and parse.lower[first] == "," else [])
    if not joins or not parse.is_a(word, *_NOUNS) or parse.relation(word) in ("nsubj", "compound"):
        return None
    if parse.relation(parse.heads[word]) == "conj" and parse.relation(word) != "conj":
        return None  # "and Minister | Ann Orr": the title of who is joined
    before = joins[0] - 1
    before -= parse.lower[before] == ","
    return parse.cheapest(word, (at for at in parse.up(before) if at < word and _is_like(parse, at, word)), _SERIES)


def _in_reach(parse: Parse, word: int, heads: list[int]) -> int | None:
    """The noun in the clause right before that a noun is joined to which hangs on one before that clause.

    As in "met Orr, discussing the war | , and ways to end it".
    """
    end = parse.reach(word)[0] - 1
    if not parse.is_a(word, *_NOUNS) or end <= heads[word] or parse.is_a(end, "PUNCT") or not _links(parse, word):
        return None
    found, at = [], end
    while at > 0 and at != heads[word]:
        if at > heads[word] and _is_like(parse, at, word) and _mark(parse, at) == _mark(parse, word):
            found.append(at)
        at = heads[at]
    return parse.cheapest(word, found, _IN_REACH) if at != heads[word] else None


def _paired(parse: Parse, word: int) -> int | None:
    """The noun behind "between" that a word is joined to: it takes two, or several in one ("the sons of A and B")."""
    head = parse.heads[word]
    if not parse.is_a(word, *_NOUNS) or not parse.below(word, "cc") or parse.below(word, "case"):
        return None
    if _mark(parse, head) == "between":
        return None
    inside = takewhile(lambda at: parse.relation(at) == "nmod", parse.up(head))
    nouns = (_right_before(parse, word), _owned(parse, head), *inside)
    noun = next((at for at in nouns if at is not None and _mark(parse, at) == "between"), None)
    if noun is None or parse.below(noun, "conj") or parse.lower[noun].endswith("s"):
        return None
    return noun if parse.loss(word, noun) <= _PAIR else None


def _owned(parse: Parse, word: int) -> int | None:
    """The noun behind "between" that a phrase with "of" right behind it tells of, which hangs where the noun does."""
    noun = _right_before(parse, word) if word > 0 and _mark(parse, word) == "of" else None
    return noun if noun is not None and _mark(parse, noun) == "between" else None


def _right_before(parse: Parse, word: int) -> int | None:
    """The phrase of the same noun that ends right before one."""
    end = parse.reach(word)[0] - 1
    beside = parse.below(parse.heads[word], "nmod")
    return next((other for other in beside if other < word and parse.reach(other)[1] == end), None)


def _is_like(parse: Parse, other: int, word: int) -> bool:
    """Whether both are names or neither is."""
    return other > 0 and parse.pos[other - 1] == parse.pos[word - 1]


def _links(parse: Parse, word: int) -> bool:
    """Whether a comma or a conjunction opens a phrase."""
    return parse.lower[parse.reach(word)[0]] == "," or bool(parse.below(word, "cc"))


def _alike(parse: Parse, word: int) -> int | None:
    """The phrase above with the same preposition or conjunction, where what it hangs on has another or none."""
    own = _mark(parse, word)
    if not own or not parse.below(word, "cc"):
        return None
    above = list(parse.up(parse.heads[word]))
    if not above or _mark(parse, above[0]) == own:
        return None
    verb = next((other for other in above if parse.is_a(other, "VERB")), 0)
    beside = [other for other in parse.below(verb, "obl") if other < above[0]] if verb else []
    for other in (*above[1:], *reversed(beside)):
        if _mark(parse, other) == own and parse.is_a(other, *_NOUNS) == parse.is_a(word, *_NOUNS):
            return other if parse.loss(word, other) <= _ALIKE else None
    return None


def _higher(parse: Parse, word: int) -> int | None:
    """The object that a common noun behind a comma and "and" is joined to, where it hangs on a name inside it."""
    name = parse.heads[word]
    first = parse.reach(word)[0]
    if not parse.is_a(word, "NOUN") or not parse.is_a(name, "PROPN") or parse.below(word, "case"):
        return None
    if parse.lower[first] != "," or parse.relation(first + 1) != "cc" or len(parse.below(name, "conj")) > 1:
        return None
    for other in parse.up(parse.heads[name]):
        if parse.relation(other) == "obj" and parse.is_a(other, "NOUN"):
            return other if parse.loss(word, other) <= _HIGHER else None
    return None


def _object(parse: Parse, word: int) -> int | None:
    """The object (or, for a time, the time) that a noun is joined to which hangs on the verb as if it were one."""
    verb = parse.heads[word]
    if not parse.is_a(word, *_NOUNS) or not parse.is_a(verb, "VERB") or not parse.below(word, "cc"):
        return None
    if parse.below(word, "nsubj", "csubj", "cop", "case", "mark", "aux", "orphan", "obj", "obl", "advmod"):
        return None
    time = parse.lower[word] in times()
    noun = parse.is_a(word, "PROPN") or parse.below(word, "det", "amod", "compound", "nmod", "nummod")
    if not time and not noun:
        return None  # perhaps a verb that is taken for a noun
    kin = [other for other in parse.below(verb, "obl" if time else "obj") if verb < other < word]
    kin = [other for other in kin if parse.is_a(other, *_NOUNS) and (parse.lower[other] in times()) == time]
    if not kin or any(kin[-1] < other < word for other in parse.below(verb, "obl")):
        return None  # "met Orr in Neva on Sunday and Roy in Lima": the verb is left out
    return kin[-1] if parse.loss(word, kin[-1]) <= _OBJECT else None


def _no_day(parse: Parse, word: int) -> int | None:
    """The name before a day that another name is joined to ("in Orra on 3 May and Neva on 4 May")."""
    day = parse.heads[word]
    verb = parse.heads[day]
    if not _is_name(parse, word) or word < day or parse.below(word, "nummod", "case") or parse.relation(day) != "obl":
        return None
    if not parse.is_a(day, "NUM") and parse.lower[day] not in times():
        return None
    names = [other for other in parse.below(verb, "obl", "obj") if verb < other < day and _is_name(parse, other)]
    return names[-1] if names and parse.loss(word, names[-1]) <= _NO_DAY else None


def _closed(parse: Parse, word: int) -> int | None:
    """The last of those joined, whom a name behind it names ("the mayor and the head of the council, | Ann Orr")."""
    if not parse.is_a(word, "PROPN") or parse.below(word, "cc", "case", "conj"):
        return None
    others = parse.below(parse.heads[word], "conj")
    closed = [other for other in others if other < word and parse.below(other, "cc")]
    goes_on = range(parse.reach(word)[1] + 1, parse.reach(parse.heads[word])[1])
    if not closed or any(parse.relation(other) == "cc" for other in goes_on):
        return None
    nouns = (at for at in parse.ending(parse.reach(word)[0] - 1) if closed[-1] <= at and parse.is_a(at, *_NOUNS))
    return parse.cheapest(word, nouns, _NAMED)


def _is_name(parse: Parse, word: int) -> bool:
    return parse.is_a(word, "PROPN") and parse.lower[word] not in times()


def _mark(parse: Parse, word: int) -> str:
    """The preposition or conjunction that a phrase or clause begins with."""
    marks = [other for other in parse.below(word, "case", "mark") if other < word]
    return parse.lower[marks[0]] if marks else ""
