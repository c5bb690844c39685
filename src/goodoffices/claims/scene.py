"""Whose conflict an article is about, from its words: "the Sudanese crisis", "envoy to Libya", "the mission in Mali".

A long article has to speak of mediation in several words before it has a scene. A short one has no room for that: there
one word of conflict or mediation, a mission or a movement is enough, where the land is known to have armed groups or a
war of its own and no second such is named as often. Where no land is named at all, its leaders and towns tell it.
"""

from __future__ import annotations

from collections import Counter

from goodoffices.claims.grammar import cases
from goodoffices.claims.kept import speaks_of
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Token
from goodoffices.lexicon import conflict_words
from goodoffices.packs import Packs
from goodoffices.packs.model import Actor, Mention, Period

_LINKS = frozenset({"in", "of", "on", "for", "to", "between", "within", "inside", "across", "over"})
_TOPIC = frozenset({"on", "about", "regarding", "concerning"})
_LEAST = 2
"""Different words of mediation, and weight of one country's conflict, from which a conflict counts as mediated."""
_SHORT = 250
"""Words up to which a text is a short one."""
_SIDES = frozenset({"REB", "PRM", "OPP"})
"""Sectors of groups that oppose those who govern."""
_CLEAR = 5
"""Weight of one country's conflict from which a long article clearly tells of it."""
_OFTEN = 3
"""Times that a long article of mediation names a troubled land of which it has but one weak word of conflict."""
_SENT = frozenset(
    {"ambassador", "embassy", "consul", "consulate", "envoy", "mediator", "mediation", "sponsorship", "auspices",
     "facilitation", "facilitator", "patronage", "aegis"}
)  # fmt: skip
"""Those whom a land sends to another's conflict, and what it does there."""
_STRONG, _LOOSE = 2, 1
_PEOPLE = frozenset({"opposition", "rebel", "faction", "militia", "insurgent", "guerrilla"})
_MEETINGS = frozenset({"talk", "meeting", "negotiation", "dialogue", "round", "summit"})


class SceneFinder:
    """Finds the states and territories whose conflict one article tells of.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading, self.packs = reading, reading.packs
        when = reading.article.published
        self.period = Period(when.start, when.end)
        self.lemmas = frozenset(t.lemma.lower() for p in reading.passages for t in p.sentence.tokens)
        """The words of the article."""
        self.short = sum(len(p.sentence.tokens) for p in reading.passages) <= _SHORT
        self.weights: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.hinted: Counter[str] = Counter()
        """Lands whose people and places are named."""
        self.told = False
        """The words tell whose conflict it is, not only who and what is named."""
        self.kept = False
        """It is the conflict of which the user keeps the record."""
        self._homes: dict[str, str | None] = {}

    @property
    def is_mediated(self) -> bool:
        """Whether the article speaks of mediation in more than one word."""
        return len(self.lemmas & conflict_words().peace) >= _LEAST

    def is_clear(self, scene: frozenset[str]) -> bool:
        """Whether the words tell a scene's conflict far more often than any other land's."""
        own = sum(self.weights[land] for land in scene)
        others = max((n for land, n in self.weights.items() if land not in scene), default=0)
        return self.told and own >= (_LEAST if self.short else _CLEAR) and own >= 2 * others

    def find(self) -> frozenset[str]:
        """Their ids; empty where there are none, or where nobody mediates."""
        peace = len(self.lemmas & conflict_words().peace)
        for passage in self.reading.passages:
            for mention in passage.mentions:
                home = self.home_of(mention)
                if home is not None and not _sends(passage, mention):
                    self.named[home] += 1
                    self.weights[home] += self._weight(passage, mention)
                elif home is None and (land := self._hint(mention)) is not None:
                    self.hinted[land] += 1
        first = self._first(peace)
        kept, other = self.packs.about, first if self.told else None
        self.kept = speaks_of(kept, self.reading, self.named + self.hinted, self.weights, other)
        if kept is not None and self.kept:
            return frozenset(kept.all)
        sides = self._of_format() if self.short else frozenset[str]()
        if first is None or first in sides:
            return sides
        wider = {key for c in self.packs.conflicts if c.regions and first in c.all for key in c.all}
        return frozenset({first, *wider, *(self._opponents(first) or self._around(first))})

    def _first(self, peace: int) -> str | None:
        """The land whose conflict it is: by its words, in a short text also by what is known of it."""
        ranked = sorted(self.weights, key=lambda h: (-self.weights[h], -self.named[h], h))
        first = ranked[0] if ranked and self.weights[ranked[0]] >= _LEAST else None
        if not self.short:
            sure = first is not None and (self.weights[first] > _LEAST or self.packs.is_troubled(first, self.period))
            if sure or peace < _LEAST:
                self.told = peace >= _LEAST
                return first if self.told else None
            often = Counter({h: n for h, n in self.named.items() if n >= _OFTEN and self.weights[h]})
            return self._troubled(often, peace)
        if first is not None and peace:
            self.told = True
            return first
        return self._troubled(self.named, peace) or self._troubled(self.hinted, peace)

    def _troubled(self, named: Counter[str], peace: int) -> str | None:
        """The one troubled land of some that are named, or the one most spoken of; None where two are even."""
        troubled = [h for h in named if self.packs.is_troubled(h, self.period)]
        ranked = sorted(troubled, key=lambda h: (-self.weights[h], -named[h], h))
        if not ranked or not (peace or self.weights[ranked[0]]):
            return None
        even = [h for h in ranked[1:] if (self.weights[h], named[h]) == (self.weights[ranked[0]], named[ranked[0]])]
        return None if even else ranked[0]

    def _hint(self, mention: Mention) -> str | None:
        """The land of a place or of a person."""
        if mention.sense == "place":
            place = self.packs.place(mention.ids[0])
            return place.country if place is not None else None
        actor = self.packs.actor(mention.ids[0]) if mention.sense == "actor" else None
        return actor.country if actor is not None and actor.kind == "person" and actor.country != "IGO" else None

    def home_of(self, mention: Mention) -> str | None:
        """The state or territory that a mention names, or whose armed group, movement or mission it names."""
        if mention.sense not in ("actor", "demonym"):
            return None
        key = next((k for k in mention.ids if self._is_land(k)), mention.ids[0])  # "in Nepal" before a man of that name
        if key not in self._homes:
            actor = self.packs.actor(key)
            self._homes[key] = self._home(actor) if actor is not None else None
        return self._homes[key]

    def _home(self, actor: Actor) -> str | None:
        if actor.kind == "person":
            return None
        if actor.kind == "organisation":  # "UN Support Mission in Libya"
            inside = actor.part_of is not None and _land_in(self.packs, actor.name)
            return inside or None
        home = actor.id if actor.kind in ("state", "territory") else actor.country
        return home if home != "IGO" else None

    def is_topic(self, passage: Passage, mention: Mention) -> bool:
        """Whether a land is what is spoken of: by a word of conflict, or after "on"."""
        if self._weight(passage, mention):
            return True
        return any(
            cases(passage.sentence, token) in _TOPIC
            for token in passage.sentence.tokens
            if mention.start <= token.start < mention.end
        )

    def _weight(self, passage: Passage, mention: Mention) -> int:
        """How strongly one mention speaks for a conflict there."""
        words, tokens = conflict_words(), passage.sentence.tokens
        actor = self.packs.actor(mention.ids[0])
        if actor is not None and actor.kind == "organisation":
            return _STRONG
        if actor is not None and actor.kind == "group":
            return _LOOSE
        for token in tokens:
            if not mention.start <= token.start < mention.end or token.head < 0:
                continue
            head = _governor(passage, token) or _noun_before(passage, token)
            if head is None:
                continue
            linked = cases(passage.sentence, token) in _LINKS or token.rel.split(":")[0] in ("amod", "compound", "nmod")
            if linked and head.lemma.lower() in words.conflict:
                return _LOOSE if _meets_there(passage, token, head) else _STRONG
            if linked and head.lemma.lower() in words.affairs | words.sides:
                return _LOOSE
            if head.lemma.lower() in words.envoys and cases(passage.sentence, token) in ("for", "to", "on", "in"):
                return _STRONG
        return 0

    def _of_format(self) -> frozenset[str]:
        """The lands named that negotiate with each other in a format named that has a third party: two at least."""
        for passage in self.reading.passages:
            for mention in passage.mentions:
                form = self.packs.format(mention.ids[0])
                if form is None or not form.period.overlaps(self.period):
                    continue
                sides = {m for m, role in form.members if role == "party" and m in self.named and self._is_land(m)}
                if len(sides) > 1 and any(role != "party" for _, role in form.members):
                    return frozenset(sides)
        return frozenset()

    def _around(self, home: str) -> list[str]:
        """Of a territory that negotiates in no format the torn state most spoken of; no fact says whose it is."""
        actor = self.packs.actor(home)
        if actor is None or actor.kind != "territory":
            return []
        torn = (h for h in self.named if h != home and self._is_state(h) and self.packs.is_torn(h, self.period))
        return sorted(torn, key=lambda h: (-self.named[h], h))[:1]

    def _is_state(self, key: str) -> bool:
        actor = self.packs.actor(key)
        return actor is not None and actor.kind == "state"

    def _opponents(self, home: str) -> set[str]:
        """The states and territories named that negotiate with this one in a format that has a third party.

        Where movements of its own are named, the conflict is within it.
        """
        found: set[str] = set()
        if any(self._is_group(m, home) for p in self.reading.passages for m in p.mentions):
            return found
        for form in self.packs.formats():
            roles = dict(form.members)
            third = any(role != "party" for role in roles.values())
            if third and form.period.overlaps(self.period) and roles.get(home) == "party":
                found |= {m for m, role in roles.items() if role == "party" and self._is_land(m)}
        return {h for h in found & self.named.keys() if self.weights[h] or not self._is_state(h)}

    def _is_group(self, mention: Mention, home: str) -> bool:
        actor = self.packs.actor(mention.ids[0]) if mention.sense == "actor" else None
        return actor is not None and actor.kind == "group" and actor.country == home and actor.sector in _SIDES

    def _is_land(self, key: str) -> bool:
        actor = self.packs.actor(key)
        return actor is not None and actor.kind in ("state", "territory")


def _sends(passage: Passage, mention: Mention) -> bool:
    """Whether a land is named only as that of an envoy elsewhere: "the ambassadors of Norway and Kenya"."""
    for token in passage.sentence.tokens:
        if mention.start <= token.start < mention.end and token.head >= 0:
            head = _governor(passage, token)
            inward = cases(passage.sentence, token) in ("to", "for", "in", "on")
            if head is not None and head.lemma.lower() in _SENT and not inward:
                return True
    return False


def _meets_there(passage: Passage, token: Token, people: Token) -> bool:
    """Whether a land may be where talks are, not whose people come to them: "talks with the opposition in A"."""
    above = passage.sentence.tokens[people.head] if people.head >= 0 else people
    met = cases(passage.sentence, people) in ("with", "between") and above.lemma.lower() in _MEETINGS
    return met and cases(passage.sentence, token) in ("in", "on") and people.lemma.lower() in _PEOPLE


def _land_in(packs: Packs, name: str) -> str | None:
    """The one state or territory that a mission's name says it is in."""
    found = {m.ids[0] for m in packs.find(name.partition(" in ")[2]) if m.sense == "actor"}
    lands = {k for k in found if (a := packs.actor(k)) is not None and a.kind in ("state", "territory")}
    return next(iter(lands)) if len(lands) == 1 else None


def _governor(passage: Passage, token: Token) -> Token | None:
    """The noun that a name belongs to, over the words of the name itself and its coordination."""
    tokens = passage.sentence.tokens
    head = tokens[token.head]
    while token.rel.split(":")[0] in ("conj", "flat") and head.head >= 0:
        token, head = head, tokens[head.head]
    return head if head.pos in ("NOUN", "PROPN") else None


def _noun_before(passage: Passage, token: Token) -> Token | None:
    """The noun before a name's preposition, where a parser hangs the name on the verb: "focused on the war in A"."""
    case = next(iter(passage.sentence.children(token, "case")), None)
    before = passage.sentence.tokens[case.i - 1] if case is not None and case.i else None
    return before if before is not None and before.pos == "NOUN" else None
