"""Surnames alone in a text: whom they may stand for, and when they are somebody else's or a common word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from goodoffices.packs.model import Mention, Sense
from goodoffices.packs.spelling import HONORIFICS, THINGS, fold, joined_tokens

_BEFORE = re.compile(r"([A-ZÀ-ÞĀ-Ž][\w’'-]*\.?) $")
_AFTER = re.compile(r" ([A-ZÀ-ÞĀ-Ž][\w’'-]*)")
_HYPHENED = re.compile(r"[-‐‑]([A-ZÀ-ÞĀ-Ž][\w’']*)")
_HYPHENS = ("-", "‐", "‑")
_THING = re.compile(r" (?:International |State |National |Memorial |Military )?([A-Z][a-z]+)")
_OPENING_WORDS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
October November December The But And When While As If In On At For From After Before Since With Both That This
Although Though Because However Meanwhile Yet So Or Nor By Like Unlike To Of Then Than Even Only Also Is Was Did Does
Has Had Will Would Can Could May Might Should Must Are Were Be Not No Today Yesterday Tomorrow Earlier Later Now Here
"""
_NO_GIVEN_NAMES = frozenset(_OPENING_WORDS.split())


class Surnames:
    """Settles the mentions of one text.

    Args:
        names: Ids by sense by the joined tokens of every name whose case counts.
        shy: Surnames that are common words too: they count only where the text names the person in full, or has a
            title right before.
    """

    def __init__(self, names: Mapping[str, Mapping[Sense, Sequence[str]]], shy: frozenset[str]) -> None:
        self._names, self._shy = names, shy

    def settle(self, text: str, found: list[Mention]) -> list[Mention]:
        """The mentions without surnames that are rather another person's or a common word.

        Of the persons that a surname may stand for, those whom the text names in full come first. A surname that the
        text gives to a person nobody knows is that person's throughout, save after a title. One that is the name of a
        land or town, too ("Nepal", "Muscat"), is a person's only after a title or where the text names him in full,
        and a state's before his.
        """
        found = [m for m in found if not self._is_another(text, m)]
        named = {m.ids[0] for m in found if m.sense == "actor" and len(m.ids) == 1 and " " in m.text}
        titled = {m.end + 1 for m in found if m.sense == "title"}
        titled |= {m.start for m in found if _after_honorific(text, m)}
        people = [m for m in found if m.sense == "actor" and m.ids[0].startswith("person/") and " " not in m.text]
        alone = {m.end for m in people}  # "Omar al-Zubaidi": what one bears as a last name is here a first one
        ends, starts = {m.end for m in found} - alone, {m.start for m in found}
        strangers = {
            id(m)
            for m in people
            if named.isdisjoint(m.ids)
            and (
                self._given_before(text, m, ends)
                or self._name_goes_on(text, m, starts)
                or _is_half(text, m, ends | alone, starts)
            )
        }
        others = {m.text for m in people if id(m) in strangers}
        kept = []
        for mention in found:
            whole = tuple(key for key in mention.ids if key in named)
            states = tuple(key for key in mention.ids if not key.startswith("person/"))
            if states and mention.start not in titled:
                whole = ()  # "Nepal" says what the state says, though a man of that name is told of
            if len(mention.ids) > 1 and whole:
                rest = tuple(key for key in mention.ids if key not in named)
                kept.append(replace(mention, ids=whole + rest))
                continue
            if id(mention) in strangers or _names_a_thing(text, mention):
                continue
            joined = joined_tokens(mention.text)
            doubtful = mention.text in others or joined in self._shy or self._is_land(joined)
            if not doubtful or mention.sense != "actor" or whole or mention.start in titled:
                kept.append(mention)
            elif states:
                kept.append(replace(mention, ids=states))  # "Jordan" is a surname, and a state all the same
        return kept

    def _is_land(self, joined: str) -> bool:
        """Whether a surname names a state or a place, too."""
        senses = self._names.get(joined, {})
        actors = senses.get("actor", ())
        people = [key for key in actors if key.startswith("person/")]
        return bool(people) and (len(people) < len(actors) or "place" in senses)

    def _is_another(self, text: str, mention: Mention) -> bool:
        """Whether a person's whole name goes on with a surname of others: `Moussa Traoré Keita`.

        With a hyphen it is rather a married name: `Vjosa Osmani-Sadriu`.
        """
        if mention.sense != "actor" or " " not in mention.text or not mention.ids[0].startswith("person/"):
            return False
        after = _AFTER.match(text, mention.end)
        if after is None or fold(after.group(1)) in _NO_GIVEN_NAMES:
            return False
        if joined_tokens(after.group(1)) in self.first_words:
            return False
        bearers = self._names.get(joined_tokens(after.group(1)), {}).get("actor", ())
        people = [key for key in bearers if key.startswith("person/")]
        return bool(people) and people == list(bearers) and mention.ids[0] not in people

    def _given_before(self, text: str, mention: Mention, ends: set[int]) -> bool:
        """Whether a given name of nobody known stands right before a surname: `Juan Ortega` is not Daniel Ortega.

        A word at the start of a sentence is one only when some known person bears it as a given name.
        """
        before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
        if before is None or mention.start - 1 in ends:
            return False
        word = before.group(1)
        if word.rstrip(".") in HONORIFICS or fold(word) in _NO_GIVEN_NAMES:
            return False
        opens = not text[max(0, before.start(1) - 2) : before.start(1)].strip(" ")[-1:].isalnum()
        return fold(word) in self.first_words if opens else True

    def _name_goes_on(self, text: str, mention: Mention, starts: set[int]) -> bool:
        """Whether a surname that may be a given name too has a surname after it: `Carlos Slim`, `Wang Wei`."""
        after = _AFTER.match(text, mention.end)
        if after is None or mention.end + 1 in starts or fold(after.group(1)) in _NO_GIVEN_NAMES:
            return False
        return joined_tokens(mention.text) in self.first_words

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words with which persons' names of two words or more begin."""
        return frozenset(
            name.partition(" ")[0]
            for name, senses in self._names.items()
            if " " in name and any(key.startswith("person/") for key in senses.get("actor", ()))
        )


def _after_honorific(text: str, mention: Mention) -> bool:
    """Whether a title of courtesy or rank stands right before: `Mr Muscat`."""
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    return before is not None and before.group(1).rstrip(".") in HONORIFICS


def _is_half(text: str, mention: Mention, ends: set[int], starts: set[int]) -> bool:
    """Whether a surname is a part of a double one: `Solheim-Berg`; in `Lavrov-Kerry talks` both halves are known."""
    after = _HYPHENED.match(text, mention.end)
    if after is not None and after.start(1) not in starts:
        return True
    before = text[: mention.start][-40:]
    if before[-1:] not in _HYPHENS or mention.start - 1 in ends:
        return False
    return before[:-1].split()[-1:] != [] and before[:-1].split()[-1][:1].isupper()


def _names_a_thing(text: str, mention: Mention) -> bool:
    """Whether a person's name is part of that of a thing: `Heydar Aliyev International Airport`."""
    if mention.sense != "actor" or not mention.ids[0].startswith("person/"):
        return False
    after = _THING.match(text, mention.end)
    return after is not None and after.group(1).lower() in THINGS
