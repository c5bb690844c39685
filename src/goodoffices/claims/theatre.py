"""Whose conflict an article is about, and who in a meeting is a party to it and who a third party.

In news of a mediated conflict an outsider who meets a party to it does so as a third party, whether the words call him
mediator or not: an envoy, a neighbour's minister, an organisation. The scene is read from the words ("the Sudanese
crisis", "envoy to Libya"); the other parties to a conflict between states, and the wars in which outsiders fight, are
facts of the packs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from goodoffices.claims.grammar import cases
from goodoffices.claims.party import Fact, Party
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Token
from goodoffices.lexicon import conflict_words
from goodoffices.packs import Packs
from goodoffices.packs.model import Actor, Mention, Period
from goodoffices.schema import Role

_LINKS = frozenset({"in", "of", "on", "for", "to", "between", "within", "inside", "across", "over"})
_LEAST = 2
"""Different words of mediation, and mentions of one country's conflict, from which a conflict counts as mediated."""
_RULE = "an outsider to the conflict who meets a party to it, or is sent to it"


class Theatre:
    """The scene of the conflict that one article tells of.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self.packs: Packs = reading.packs
        when = reading.article.published
        self.period = Period(when.start, when.end)
        self.lemmas = frozenset(t.lemma.lower() for p in reading.passages for t in p.sentence.tokens)
        """The words of the article."""
        self.peace = self.lemmas & conflict_words().peace
        self.at_war = (
            bool(self.lemmas & conflict_words().arms) or len(self.peace) >= _LEAST or self._names_fighters(reading)
        )
        """The article speaks of those who fight, or of mediation in more than one word."""
        self.scene = self._scene(reading)
        """Ids of the states and territories whose conflict it is; empty where none, or none that is mediated."""

    @property
    def mediated(self) -> bool:
        """Whether the article speaks of making peace."""
        return len(self.peace) >= _LEAST

    @property
    def home(self) -> Actor | None:
        """The one country whose conflict it is; None where there are several or none."""
        return self.packs.actor(next(iter(self.scene))) if len(self.scene) == 1 else None

    def roles(self, roles: list[tuple[Party, Role]]) -> list[tuple[Party, Role]]:
        """The roles in a meeting: outsiders who meet those of the scene, or are sent to it, are mediators."""
        if not self.scene:
            return roles
        inside = any(self._inside(party) for party, _ in roles)
        return [
            (_third(party, self.scene), "mediator")
            if role == "party" and self._outside(party) and (inside or self._is_sent(party))
            else (party, role)
            for party, role in roles
        ]

    def _names_fighters(self, reading: Reading) -> bool:
        """Whether the article names an armed group or movement that the packs know."""
        ids = (m.ids[0] for p in reading.passages for m in p.mentions if m.sense == "actor")
        return any(actor.kind == "group" for i in ids if (actor := self.packs.actor(i)) is not None)

    def _is_sent(self, party: Party) -> bool:
        """Whether a party is an envoy or mediator by office."""
        title = self.packs.read_title(party.office) if party.office else None
        return title is not None and title.rank == "envoy"

    # -- who belongs to it -----------------------------------------------------------------------------------------

    def _homes(self, party: Party) -> list[str]:
        """The states that a party is or acts for; a servant of an international body has none."""
        owner = self.packs.actor(party.member_of) if party.member_of else None
        if (owner is not None and owner.country == "IGO") or party.country == "IGO":
            return ["IGO"]
        found = [owner.id, owner.country] if owner is not None else []
        return [h for h in [*found, party.country, party.actor] if h is not None]

    def _inside(self, party: Party) -> bool:
        return any(home in self.scene for home in self._homes(party))

    def _outside(self, party: Party) -> bool:
        """Whether a party surely belongs elsewhere and fights no war there."""
        homes = [h for h in self._homes(party) if h == "IGO" or self.packs.actor(h) is not None]
        if not homes or any(home in self.scene for home in homes):
            return False
        return not any(e.type == "war" for s in self.scene for e in self.packs.events((homes[-1], s), self.period))

    # -- finding the scene -----------------------------------------------------------------------------------------

    def _scene(self, reading: Reading) -> frozenset[str]:
        weights: Counter[str] = Counter()
        for passage in reading.passages:
            for mention in passage.mentions:
                home = self._home_of(mention)
                if home is not None:
                    weights[home] += self._weight(passage, mention)
        if len(self.peace) < _LEAST or not weights:
            return frozenset()
        first, weight = max(weights.items(), key=lambda item: (item[1], item[0]))
        if weight < _LEAST:
            return frozenset()
        named = {h for p in reading.passages for m in p.mentions if (h := self._home_of(m))}
        return frozenset({first, *(self._opponents(first) & named)})

    def _home_of(self, mention: Mention) -> str | None:
        """The state or territory that a mention names, or whose armed group or movement it names."""
        actor = self.packs.actor(mention.ids[0]) if mention.sense in ("actor", "demonym") else None
        if actor is None or actor.kind in ("person", "organisation"):
            return None
        home = actor.id if actor.kind in ("state", "territory") else actor.country
        return home if home != "IGO" else None

    def _weight(self, passage: Passage, mention: Mention) -> int:
        """How strongly one mention speaks for a conflict there: 2 beside a word of conflict, 1 for an armed group."""
        words, tokens = conflict_words(), passage.sentence.tokens
        actor = self.packs.actor(mention.ids[0])
        if actor is not None and actor.kind == "group":
            return 1
        for token in tokens:
            if not mention.start <= token.start < mention.end or token.head < 0:
                continue
            head = _governor(passage, token) or _noun_before(passage, token)
            if head is None:
                continue
            linked = cases(passage.sentence, token) in _LINKS or token.rel.split(":")[0] in ("amod", "compound", "nmod")
            if linked and head.lemma.lower() in words.conflict | words.sides:
                return 2
            if head.lemma.lower() in words.envoys and cases(passage.sentence, token) in ("for", "to", "on", "in"):
                return 2
        return 0

    def _opponents(self, home: str) -> set[str]:
        """The states and territories that negotiate with this one in a format that has a third party."""
        found: set[str] = set()
        for form in self.packs.formats():
            roles = dict(form.members)
            third = any(role != "party" for role in roles.values())
            if third and form.period.overlaps(self.period) and roles.get(home) == "party":
                found |= {m for m, role in roles.items() if role == "party" and self._is_home(m)}
        return found

    def _is_home(self, key: str) -> bool:
        actor = self.packs.actor(key)
        return actor is not None and actor.kind in ("state", "territory")


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


def _third(party: Party, scene: frozenset[str]) -> Party:
    fact = Fact("role", rule=_RULE, key=", ".join(sorted(scene)))
    return replace(party, facts=(*party.facts, fact))
