"""Words that hang where grammar does not have them, hung elsewhere if the model's own scores hardly speak against it.

A phrase between subject and verb ("the envoy on Monday rejected", "the envoy, in a letter, rejected") is the verb's,
a bare name behind a phrase ("in the capital Orra") belongs to the phrase, and whoever is accused of having done
something is accused.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, takewhile
from typing import Final

from goodoffices.language.kinds import DAYS, kinds, times
from goodoffices.language.parse import Arc, Parse, Tree

_DAY: Final = 6.0  # how much worse than in the best tree a word may stand where it is hung; the same below
_SPLIT_NAME: Final = 10.0
_ASIDE: Final = 3.0
_VEHICLE: Final = 5.0
_WHOM: Final = 8.0
_DATE: Final = 8.0
_ON_DATE: Final = 1.0
_HYPHEN: Final = 4.0
_SHORT: Final = 12.0
_ASIDES: Final = frozenset(("after", "at", "before", "during", "in", "on", "through", "with"))
# Beginnings of verbs whose object is nobody who is to do something.
_ASK_NOBODY: Final = ("announc", "declar", "demand", "discuss", "held", "hold", "host", "propos", "reject", "suggest")
# Beginnings of the forms of verbs that need an object; nothing else that is a verb begins so.
_NEEDY: Final = ("discuss", "review", "exchang", "rais", "examin", "explor", "convey", "outlin")
_WHOM_ONE_MEETS: Final = ("met", "meet", "receiv", "welcom")
_WHEN: Final = frozenset(("after", "although", "because", "before", "since", "though", "unless", "until", "while"))
_NOUNS: Final = ("NOUN", "PROPN")
_BEFORE_NOUNS: Final = frozenset(("after", "amid", "before", "despite", "following", "since"))
_SUBJECTS: Final = ("nsubj", "nsubj:pass", "aux", "aux:pass")


def rehung(parse: Parse) -> Tree | None:
    """The tree in which words hang where grammar has them, each by a rule of its own.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where the best tree breaks none of the rules, or the scores speak against it.
    """
    rules = (_asides, _names, _whom, _subjects, _objects, _behind_places, _hyphens, _bracketed, _renewed, _dated)
    return parse.hung(chain.from_iterable(rule(parse) for rule in rules))


def _asides(parse: Parse) -> Iterator[Arc]:
    """Days of the week, and phrases between commas, that end a subject right before its verb: word, verb, relation."""
    for word, text in enumerate(parse.lower):
        subject = parse.heads[word]
        if not 0 < subject < word or parse.relation(word) not in ("nmod", "obl", "flat", "nummod", "appos"):
            continue
        verb = parse.heads[subject]
        first, last = parse.reach(word)
        last += parse.heads[last + 1 : last + 2] == [subject] and parse.lower[last + 1] == ","
        if parse.relation(subject) != "nsubj" or last >= verb or first <= subject or _end(parse, subject) > last:
            continue
        begins = first + (parse.lower[first] == "on")
        date = last > begins and all(parse.is_a(i, "NUM") or parse.lower[i] in times() for i in range(begins, last + 1))
        most = _DATE if begins == first else _ON_DATE
        if date and parse.is_a(verb, "VERB") and parse.loss(word, verb) <= most:
            yield word, verb, "obl:unmarked" if begins == first else "obl"
            continue
        follows = last + 1 == verb or (parse.heads[last + 1] == verb and parse.relation(last + 1) in ("aux", "advmod"))
        if not parse.is_a(verb, "VERB") or not follows or parse.relation(word) not in ("nmod", "obl"):
            continue
        if text in DAYS and parse.loss(word, verb) <= _DAY:
            yield word, verb, "obl" if first < word else "obl:unmarked"
            continue
        between = parse.lower[first] == parse.lower[last] == "," and parse.lower[first + 1] in _ASIDES
        if between and parse.loss(word, verb) <= (_VEHICLE if text in kinds()["vehicles"] else _ASIDE):
            yield word, verb, "obl"


def _end(parse: Parse, word: int) -> int:
    """The last word of a phrase, marks left aside."""
    return max((parse.reach(part)[1] for part in parse.below(word) if not parse.is_a(part, "PUNCT")), default=word)


def _names(parse: Parse) -> Iterator[Arc]:
    """Names without a preposition that are no time and stand right behind a phrase as one of their own."""
    for word in range(2, len(parse.heads)):
        verb = parse.heads[word]
        if not 0 < verb < word or not parse.is_a(word, "PROPN") or parse.relation(word) not in ("nsubj", "obl", "obj"):
            continue
        if parse.relation(word) == "nsubj" and not parse.below(verb, "nsubj")[0] < verb:
            continue
        if parse.relation(word) == "obj" and parse.lower[verb] not in ("meet", "meets", "met"):
            continue  # "met with the secretary | Ann Orr": who is met with is not met besides
        first = parse.reach(word)[0]
        if parse.below(word, "case", "cc", "nummod") or parse.lower[word] in times() or parse.is_a(first, "PUNCT"):
            continue
        nouns = (at for at in parse.ending(first - 1) if parse.is_a(at, *_NOUNS) and parse.lower[at] not in times())
        noun = parse.cheapest(word, (at for at in nouns if at > verb), _SPLIT_NAME)
        if noun is not None and verb in parse.up(noun):
            yield word, noun, "appos"


def _whom(parse: Parse) -> Iterator[Arc]:
    """Nouns in a clause before the preposition that opens it ("accused Orra of having shot first")."""
    for clause in range(2, len(parse.heads)):
        verb = parse.heads[clause]
        if not 0 < verb < clause or parse.relation(clause) != "advcl" or parse.below(verb, "obj"):
            continue
        marks = [word for word in parse.below(clause, "mark") if parse.lower[word] in ("of", "for", "from", "with")]
        for word in parse.below(clause) if marks and parse.is_a(verb, "VERB") else ():
            bare = parse.is_a(word, *_NOUNS) and not parse.below(word, "case")
            if word < marks[0] and bare and parse.loss(word, verb) <= _WHOM:
                yield word, verb, "obj"


def _objects(parse: Parse) -> Iterator[Arc]:
    """Objects that pass for clauses, as a noun alone does that is discussed or called, and clauses that say when."""
    for word in range(2, len(parse.heads)):
        relation, verb = parse.relations[word - 1], parse.heads[word]
        if not 0 < verb < word or not parse.is_a(verb, "VERB"):
            continue
        if relation in ("obl", "parataxis") and is_bare_thing(parse, word):
            yield word, verb, "obj"
        if relation not in ("ccomp", "xcomp"):
            continue
        if relation == "xcomp":
            subject = [parse.relations[other - 1] for other in parse.below(verb, "nsubj")]
            calls = parse.lower[verb] in ("call", "called") and parse.is_a(word, "PROPN") and subject == ["nsubj"]
            objects = parse.below(verb, "obj") or [other for other in parse.below(verb, "nsubj") if other > verb]
            twice = parse.is_a(word, *_NOUNS) and any(other > word for other in parse.below(verb, "xcomp"))
            if not objects and (calls or (twice and parse.lower[verb].startswith("call"))):
                yield word, verb, "obj"
            elif objects and objects[-1] < word and parse.lower[verb].startswith(_ASK_NOBODY):
                yield from _clause_of_a_demand(parse, word, objects[-1])
        elif parse.below(verb, "obj") or parse.below(verb, "ccomp")[0] < word:
            marks = parse.below(word, "mark")
            if marks and parse.lower[marks[0]] in (_WHEN if parse.below(verb, "obj") else (*_WHEN, "as")):
                yield word, verb, "advcl"
        elif parse.is_a(word, *_NOUNS) and parse.below(word, "det") and ":" not in _opening(parse, word):
            clause = parse.below(word, "nsubj", "csubj", "cop", "aux", "mark", "expl", "advmod", "parataxis")
            if not clause and parse.below(verb, "nsubj"):
                yield word, verb, "obj"


def _behind_places(parse: Parse) -> Iterator[Arc]:
    """Whoever stands behind the place where he was met, as if he were it ("met in Orra | the mayor of Neva")."""
    for word in range(3, len(parse.heads)):
        place = parse.heads[word]
        verb = parse.heads[place]
        first = parse.reach(word)[0]
        if parse.relation(word) != "appos" or not parse.is_a(word, "NOUN") or not 0 < verb < place < word:
            continue
        cases = [parse.lower[case] for case in parse.below(place, "case")]
        bare = parse.lower[first] in ("the", "a", "an") and first == place + 1 and cases in (["in"], ["at"])
        if bare and parse.lower[verb].startswith(_WHOM_ONE_MEETS) and not parse.below(verb, "obj", "aux:pass"):
            yield word, verb, "obj"


def is_bare_thing(parse: Parse, word: int) -> bool:
    """Whether a noun without a preposition hangs as a time does on a verb that needs an object and has none."""
    verb = parse.heads[word]
    needs = parse.lower[verb].startswith((*_NEEDY, "held", "hold", "sign")) and not parse.below(
        verb, "obj", "ccomp", "xcomp", "aux:pass"
    )
    return needs and parse.is_a(word, "NOUN") and not parse.below(word, "case") and parse.lower[word] not in times()


def _clause_of_a_demand(parse: Parse, word: int, thing: int) -> Iterator[Arc]:
    """What "demanded the envoy resign" demands is a clause, "demanded talks to mend it" asks no talks to do it."""
    verb = parse.heads[word]
    if parse.below(word, "mark"):
        yield word, verb, "advcl"
    elif not parse.below(word, "aux", "cop", "nsubj") and parse.is_a(word, "VERB"):
        yield thing, word, "nsubj"
        yield word, verb, "ccomp"


def _opening(parse: Parse, word: int) -> list[str]:
    """The first word of a phrase and the one before it."""
    first = parse.reach(word)[0]
    return parse.lower[first - 1 : first + 1]


def _subjects(parse: Parse) -> Iterator[Arc]:
    """Second subjects: one with a preposition is none, one behind a verb without an object is the object."""
    for word in range(1, len(parse.heads)):
        relation, verb = parse.relations[word - 1], parse.heads[word]
        if relation == "nsubj:pass" and _calls_for(parse, verb):
            yield word, verb, "nsubj"
        subjects = parse.below(verb, "nsubj") if relation == "nsubj" else []
        if len(subjects) < 2:
            continue
        first = parse.reach(word)[0]
        if parse.is_a(first, "ADP") and parse.heads[first] == word:
            yield word, verb, "obl"
        elif subjects[0] < verb < word and parse.is_a(word, *_NOUNS) and not parse.below(verb, "obj"):
            torn = [other for other in parse.below(verb, "iobj") if parse.reach(other)[1] == first - 1]
            yield (word, torn[-1], "flat") if torn and parse.is_a(word, "PROPN") else (word, verb, "obj")


def _bracketed(parse: Parse) -> Iterator[Arc]:
    """A short form in brackets that hangs on what follows it ("the Orra Union (OU), in May"): it is the name before."""
    for word in range(3, len(parse.heads) - 1):
        alone = parse.lower[word - 1] == "(" and parse.lower[word + 1] == ")" and parse.words[word - 1].isupper()
        if not alone or not parse.is_a(word, "PROPN") or parse.heads[word] < word:
            continue
        names = takewhile(lambda at: parse.is_a(at, *_NOUNS), parse.ending(word - 2))
        name = parse.cheapest(word, names, _SHORT)
        if name is not None:
            yield word, name, "appos"


def _hyphens(parse: Parse) -> Iterator[Arc]:
    """Nouns that a hyphen joins ("a cease-fire"), of which the first passes for a phrase of its own."""
    for word in range(2, len(parse.heads) - 2):
        noun, verb = word + 2, parse.heads[word]
        twins = verb == parse.heads[noun] and verb < word and parse.is_a(noun, "NOUN") and parse.relation(word) == "obl"
        bare = parse.lower[word + 1] == "-" and not parse.below(word, "case", "det", "amod")
        if twins and bare and parse.loss(word, noun) <= _HYPHEN:
            yield word, noun, "compound"


def _renewed(parse: Parse) -> Iterator[Arc]:
    """A participle before a noun that passes for a verb with an object: "after renewed | fighting", a phrase."""
    for word in range(2, len(parse.heads)):
        prep, verb = word - 1, parse.heads[word]
        participle = parse.relation(word) == "advcl" and parse.lower[word].endswith(("ed", "en"))
        if not participle or parse.heads[prep] != word or parse.lower[prep] not in _BEFORE_NOUNS:
            continue
        nouns = [noun for noun in parse.below(word, "obj") if noun > word and parse.is_a(noun, *_NOUNS)]
        if len(nouns) == 1 and parse.reach(word)[1] == parse.reach(nouns[0])[1] and not parse.below(word, *_SUBJECTS):
            yield from ((nouns[0], verb, "obl"), (prep, nouns[0], "case"), (word, nouns[0], "amod"))


def _dated(parse: Parse) -> Iterator[Arc]:
    """A bare time behind "after" and a noun is the noun's: "their meeting after the war | this April"."""
    for word in range(2, len(parse.heads)):
        far = parse.heads[word]
        if parse.relations[word - 1] != "nmod:unmarked" or not 0 < far < word:
            continue
        for near in parse.below(far, "nmod"):
            beside = far < near < word and parse.reach(near)[1] == parse.reach(word)[0] - 1
            if beside and parse.lower[parse.reach(near)[0]] in _BEFORE_NOUNS and parse.loss(word, near) <= _DAY:
                yield word, near, "nmod:unmarked"


def _calls_for(parse: Parse, verb: int) -> bool:
    """Whether somebody called for or on, which is never said in the passive voice without an auxiliary."""
    cases = (parse.lower[case] for phrase in parse.below(verb, "obl") for case in parse.below(phrase, "case"))
    return (
        parse.lower[verb] == "called" and not parse.below(verb, "aux") and not {"for", "on", "upon"}.isdisjoint(cases)
    )
