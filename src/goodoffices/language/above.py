"""Phrases of a verb that news puts behind another phrase or clause of it, where parsers hang them on what is nearest.

"Refused to meet because the road was closed" says why somebody refused, "called in a meeting with the clans for a vote"
what somebody called for, and "met a delegation led by the mayor in Goma" where they met. Finders as in `finders.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from goodoffices.language.finders import Finder, is_cased, is_form, is_infinitive
from goodoffices.language.kinds import DAYS, kinds, times
from goodoffices.language.parse import Parse

_BEGINS: Final = frozenset(("starting", "beginning"))


def _ground_of_a_decision(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "refuse to lift the siege | despite a drought": why, or against what, is the decision's."""
    first, last = parse.reach(word)
    first += parse.lower[first] == ","
    clause = parse.relation(word) == "advcl"
    if parse.lower[first] not in rule["prepositions"] or parse.heads[first] != word:
        return
    if clause and not parse.below(word, "nsubj"):
        return
    for done in parse.up(parse.heads[word]):
        verb = parse.heads[done]
        if done > word or parse.reach(done)[1] != last:
            return
        if parse.relation(done) == "xcomp" and is_form(parse, verb, rule) and verb < done:
            yield verb, "advcl" if clause else "obl"


def _thing_asked_for(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "called in a meeting | for a vote": what somebody called for or agreed on, behind another phrase."""
    if not is_cased(parse, word, rule) or parse.is_a(word, "NUM") or parse.lower[word] in times():
        return
    below = word
    for verb in parse.up(parse.heads[word]):
        if parse.is_a(verb, "VERB"):
            asks = verb < word and is_form(parse, verb, rule) and not parse.below(verb, "obj", "ccomp", "xcomp")
            own = [other for other in parse.below(verb, "obl") if is_cased(parse, other, rule)]
            if asks and not own and parse.reach(below)[1] == parse.reach(word)[1]:
                yield verb, "obl"
            return
        below = verb


def _charge(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "accused the clans | of shelling a market": what somebody is accused of is no part of who is."""
    accused = parse.heads[word]
    verb = parse.heads[accused]
    if not 0 < verb < accused < word or not parse.lower[word].endswith("ing") or not parse.is_a(word, "VERB"):
        return
    marked = any(parse.lower[mark] in rule["prepositions"] for mark in parse.below(word, "mark", "case"))
    if marked and parse.relation(accused) == "obj" and is_form(parse, verb, rule):
        yield verb, "advcl"


def _prospect_of_a_thing(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "declared a truce | to begin at noon", "| effective from noon": it is the truce that begins."""
    verb = parse.heads[word]
    if parse.lower[word] not in rule["things"] or not 0 < verb < word or not is_form(parse, verb, rule):
        return
    for thing in parse.below(verb, "obj"):
        if verb < thing and parse.reach(thing)[1] == parse.reach(word)[0] - 1:
            if is_infinitive(parse, word):
                yield thing, "acl"
            elif parse.is_a(word, "ADJ"):
                yield thing, "amod"


def _errand(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "travels to Goma starting Monday | for talks": no day has an errand."""
    day = parse.heads[word]
    begins = parse.heads[day] if parse.lower[day] in times() else day
    case = [other for other in parse.below(day, "case", "mark") if parse.lower[other] in _BEGINS]
    if not is_cased(parse, word, rule) or not (case or parse.lower[begins] in _BEGINS) or parse.lower[word] in times():
        return
    for verb in parse.up(parse.heads[day if case else begins]):
        if parse.is_a(verb, "VERB") and verb < word:
            yield verb, "obl"
            return


def _scene(parse: Parse, word: int, rule: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """As in "met a delegation led by the mayor | in Goma", "met elders, among others, | in Goma": where they met."""
    inside, first = parse.heads[word], parse.reach(word)[0]
    place = parse.is_a(word, "PROPN") or parse.lower[word] in kinds()["places"]
    date = parse.is_a(word, "NUM") and any(parse.lower[part] in times() for part in parse.below(word))
    if not is_cased(parse, word, rule) or not (place or date or parse.lower[word] in DAYS) or not 0 < inside < first:
        return
    leads = parse.lower[inside] in rule["things"] and parse.relation(inside) == "acl"
    apart = parse.lower[first] == "," and parse.is_a(inside, "NOUN", "PROPN") and not is_cased(parse, inside, rule)
    if not leads and not (apart and place):
        return
    for verb in parse.up(parse.heads[inside]):
        if parse.is_a(verb, "VERB"):
            if verb < word and is_form(parse, verb, rule):
                yield verb, "obl"
            return


ABOVE: Final[Mapping[str, Finder]] = {
    "ground of a decision": _ground_of_a_decision,
    "thing asked for": _thing_asked_for,
    "charge": _charge,
    "prospect of a thing": _prospect_of_a_thing,
    "errand": _errand,
    "scene": _scene,
}
