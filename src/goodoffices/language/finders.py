"""Who looks for the phrases that verbs and nouns ask for: one finder for each way in which the two stand to each other.

A finder takes a sentence, a word and a rule of `data/valency.yaml`, and gives the heads that the word may hang on
instead, each with the relation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from goodoffices.language.kinds import kinds, times
from goodoffices.language.parse import Parse

Finder: TypeAlias = Callable[[Parse, int, dict[str, Any]], Iterator[tuple[int, str]]]

_NOUNS: Final = ("NOUN", "PROPN")
_NAMES: Final = ("NOUN", "PROPN", "PRON")
_INSIDE: Final = ("conj", "appos", "nmod", "flat", "compound")


def _infinitive_of_a_noun(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "rejected a request by the envoy | to stop": an infinitive right behind the object belongs to it."""
    verb = parse.heads[word]
    if not 0 < verb < word or not is_infinitive(parse, word):
        return
    for noun in parse.below(verb, "obj"):
        if noun > verb and parse.reach(noun)[1] == parse.reach(word)[0] - 1 and singular(parse, noun) in rule["nouns"]:
            yield noun, "acl"


def _infinitive_of_a_verb(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "met with the envoy Ann Orr to discuss": who is met is nobody "to discuss"."""
    noun = parse.heads[word]
    if not 0 < noun < word or parse.relations[word - 1] != "acl" or not is_infinitive(parse, word):
        return
    if parse.below(word, "aux") or parse.lower[word - 1] == "be" or singular(parse, noun) in rule["unless"]:
        return
    phrase = _phrase(parse, noun)
    verb = parse.heads[phrase]
    if parse.is_a(verb, "VERB") and verb < phrase and parse.relation(phrase) in ("obl", "obj"):
        company = is_form(parse, verb, rule) and is_cased(parse, phrase, rule)
        if (company or parse.is_a(noun, "PROPN")) and parse.reach(phrase)[1] == parse.reach(word)[1]:
            yield verb, "advcl"


def _infinitive_asked_of_somebody(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "urging the leaders | to stop": what somebody is asked to do is the verb's."""
    noun = parse.heads[word]
    if not 0 < noun < word or parse.relations[word - 1] != "acl" or not is_infinitive(parse, word):
        return
    phrase = _phrase(parse, noun)
    verb = parse.heads[phrase]
    if parse.relation(phrase) not in ("obj", "iobj") or not verb < phrase or not is_form(parse, verb, rule):
        return
    free = parse.reach(phrase)[1] == parse.reach(word)[1] and not parse.below(verb, "xcomp", "ccomp")
    if free and singular(parse, noun) not in rule["unless"]:
        yield verb, "xcomp"


def _part_of_a_noun(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "met the co-chairs (Orra and Neva) | of the process": what is of something is the noun's."""
    verb = parse.heads[word]
    if not 0 < verb < word or parse.relations[word - 1] not in rule["hung"] or not is_cased(parse, word, rule):
        return
    if not parse.is_a(verb, "VERB") or parse.lower[verb].startswith(tuple(rule["unless"])):
        return
    for noun in parse.below(verb, "obj", "obl", "nsubj"):
        if parse.reach(noun)[1] == parse.reach(word)[0] - 1 and parse.is_a(noun, *_NOUNS):
            yield noun, "nmod"


def _company_of_a_verb(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "discussed ways to end the war | with the envoy": the phrase behind the object belongs to the verb."""
    if not is_cased(parse, word, rule) or singular(parse, parse.heads[word]) in rule["unless"]:
        return
    first, last = parse.reach(word)
    objects = (at for at in parse.up(first - 1) if parse.relation(at) == "obj")
    thing = next((at for at in objects if is_form(parse, parse.heads[at], rule)), 0)
    verb = parse.heads[thing]
    if not 0 < verb < thing or parse.heads[word] == verb or parse.reach(thing)[1] not in (first - 1, last):
        return
    if not any(is_cased(parse, other, rule) for other in parse.below(verb, "obl")):
        yield verb, "obl"


def _phrase_of_a_noun(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "held talks with the envoy | on the plan": what talks are about belongs to them."""
    verb = parse.heads[word]
    if not 0 < verb < word or parse.relations[word - 1] != "obl" or not is_cased(parse, word, rule):
        return
    if parse.lower[verb].startswith(tuple(rule["unless"])) or _is_when(parse, word):
        return
    if rule["things"] and singular(parse, word) not in rule["things"]:
        return
    if singular(parse, word) in kinds()["adverbial"] or (rule.get("names") and not parse.is_a(word, "PROPN")):
        return
    for noun in parse.ending(parse.reach(word)[0] - 1):
        if noun > verb and parse.is_a(noun, *_NOUNS) and singular(parse, noun) in rule["nouns"]:
            yield noun, "nmod"


def _vehicle_of_a_verb(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "said the envoy's office | in a statement": what is said in something is not its speaker's."""
    speaker = parse.heads[word]
    verb = parse.heads[speaker]
    speaks = 0 < verb < speaker < word and parse.relation(speaker) == "nsubj" and is_form(parse, verb, rule)
    apart = parse.lower[parse.reach(word)[0]] == ","
    if speaks and is_cased(parse, word, rule) and (apart or singular(parse, word) in rule["nouns"]):
        yield verb, "obl"


def _gerund_of_a_noun(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "discussed the role of the council | in ending the war": right behind the object, it belongs to it."""
    verb, first = parse.heads[word], parse.reach(word)[0]
    if 0 < verb < word and parse.lower[first] in rule["prepositions"] and parse.heads[first] == word:
        for noun in parse.below(verb, "obj"):
            if parse.reach(noun)[1] == first - 1 and singular(parse, noun) in rule["nouns"]:
                yield noun, "acl"


def _place_of_a_meeting(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "met with Orr and some officials | in Neva": where somebody was met is not his."""
    noun = parse.heads[word]
    place = parse.is_a(word, "PROPN") or parse.lower[word] in ("capital", "city", "town")
    if not 0 < noun < word or not is_cased(parse, word, rule) or not place:
        return
    name = parse.is_a(noun, "PROPN") and not parse.below(noun, "case") and singular(parse, noun) not in rule["unless"]
    if not name and singular(parse, noun) not in rule["nouns"]:
        return
    thing = noun
    part = parse.relation(noun) == "nmod" and parse.lower[parse.reach(noun)[0]] == "of"
    if part and singular(parse, parse.heads[noun]) in rule["nouns"]:
        thing = parse.heads[noun]  # "several rounds of consultations | in Orra"
    if rule.get("direct") and (parse.relation(thing) != "obj" or not is_form(parse, parse.heads[thing], rule)):
        return
    verbs = (at for at in parse.up(parse.heads[noun]) if at < word and is_form(parse, at, rule))
    verb = parse.cheapest(word, verbs, rule["loss"])
    if verb is not None:
        yield verb, "obl"


def _is_when(parse: Parse, word: int) -> bool:
    """Whether a word is a time, by itself or as a number beside a month."""
    parts = (word, *parse.below(word, "nmod", "compound", "flat")) if parse.is_a(word, "NUM") else (word,)
    return any(parse.lower[part] in times() for part in parts)


def is_infinitive(parse: Parse, word: int) -> bool:
    """Whether a verb is an infinitive with "to", which opens its clause."""
    first = parse.reach(word)[0]
    return parse.lower[first] == "to" and parse.relation(first) == "mark" and parse.heads[first] == word


def is_cased(parse: Parse, word: int, rule: dict[str, Any]) -> bool:
    """Whether one of the rule's prepositions opens the phrase of a noun."""
    first = parse.reach(word)[0]
    first += parse.lower[first] == ","
    own = parse.heads[first] in (word, *parse.below(word, "compound"))  # "in | the capital Orra"
    opens = parse.is_a(word, *_NAMES) and own and parse.relation(first) == "case"
    return opens and parse.lower[first] in rule["prepositions"]


def _phrase(parse: Parse, word: int) -> int:
    """The head of the whole phrase that a noun stands in."""
    while parse.heads[word] > 0 and parse.relation(word) in _INSIDE:
        word = parse.heads[word]
    return word


def is_form(parse: Parse, word: int, rule: dict[str, Any]) -> bool:
    """Whether a word is a form of one of the rule's verbs; the rule gives how their forms begin."""
    return parse.is_a(word, "VERB") and parse.lower[word].startswith(tuple(rule["verbs"]))


def singular(parse: Parse, word: int) -> str:
    """A noun in the singular, by its spelling."""
    text = parse.lower[word]
    if text.endswith("ies"):
        return text[:-3] + "y"
    return text[:-1] if text.endswith("s") and not text.endswith("ss") else text


FINDERS: Final[Mapping[str, Finder]] = {
    "infinitive of a noun": _infinitive_of_a_noun,
    "infinitive of a verb": _infinitive_of_a_verb,
    "infinitive asked of somebody": _infinitive_asked_of_somebody,
    "company of a verb": _company_of_a_verb,
    "place of a meeting": _place_of_a_meeting,
    "part of a noun": _part_of_a_noun,
    "phrase of a noun": _phrase_of_a_noun,
    "vehicle of a verb": _vehicle_of_a_verb,
    "gerund of a noun": _gerund_of_a_noun,
}
