"""Agreements told before in an article: whose "the ceasefire" is that stands without its sides."""

from __future__ import annotations

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.event import Contacts, Event, Roles
from goodoffices.claims.grammar import conjuncts, follow
from goodoffices.claims.party import distinct
from goodoffices.claims.references import References
from goodoffices.claims.unnamed import as_people
from goodoffices.language import Token
from goodoffices.lexicon import read_rules

_POINTING = frozenset({"the", "this", "that"})
_STRANGE = frozenset({"new", "another", "separate", "previous", "earlier", "former", "old", "second", "third", "first"})
"""Adjectives of an agreement that is another than the one told last."""
_OWN = ("nmod", "nummod", "acl")
"""What stands beside a noun to tell which agreement it is: one that has its own words stands for no other."""


class Pacts:
    """The agreements of one article whose sides its words name, in the order of telling."""

    def __init__(self) -> None:
        self._told: list[tuple[bool, Roles]] = []

    def note(self, event: Event) -> None:
        """Remembers an agreement that two sides have made, or that a mediator has made with them."""
        signed = [role for _, role in event.roles if role == "signatory"]
        noun = _noun(event)
        if event.frame.kind == "agreement" and noun is not None and len(signed) > 1:
            self._told.append((_is_truce(noun), list(event.roles)))

    def sides(self, event: Event) -> Roles:
        """Who made the agreement that a verb tells more of ("the ceasefire collapsed"); empty where nothing tells.

        A truce is never taken for an agreement that stops no fighting, nor the other way round.
        """
        noun = _noun(event)
        if noun is None or event.trigger.pos != "VERB" or not _points_back(event, noun):
            return []
        told = next((roles for truce, roles in reversed(self._told) if truce == _is_truce(noun)), [])
        return [(party.by_rule("the agreement told before", noun.text.lower()), role) for party, role in told]


def sides_of_talks(event: Event, contacts: Contacts) -> Roles:
    """Those who have just met, for an agreement without sides that the next sentence tells of; empty without.

    "A and B held talks in Nairobi. An agreement was signed on Saturday": only what is made at talks has their parties.
    """
    made = event.trigger.pos == "VERB" and event.trigger.lemma in _MADE_AT_TALKS and event.verdict.status == "held"
    others = [w for path in _OTHERS for w in follow(event.passage.sentence, event.trigger, path)]
    if not made or others or event.passage.headline or not contacts:
        return []
    number, claim, roles = contacts[-1]
    parties = [party for party, role in roles if role == "party"]
    if event.passage.number - number != 1 or claim.status not in ("held", "under_way") or len(parties) != 2:
        return []
    return [(party.by_rule("the talks told of before"), "signatory") for party in parties]


def talks_before(event: Event, references: References) -> Roles:
    """Those between whom the talks were that made it: "after talks between A and B, a deal was signed"; "at talks"."""
    if event.trigger.pos != "VERB" or event.trigger.lemma not in _MADE_AT_TALKS:
        return []
    sentence = event.passage.sentence
    after = follow(sentence, event.trigger, "obl(after|following|at|in|during)")
    talks = [t for w in after for t in (w, *follow(sentence, w, "nmod(of)")) if t.lemma in _TALKS]
    words = [w for t in talks for head in follow(sentence, t, "nmod(between)") for w in conjuncts(sentence, head)]
    sides = distinct(
        [p for w in words for p in parties_at(event.passage, w, references) or as_people(sentence, w, bodies=True)]
    )
    return [(party.by_rule("the talks right before"), "signatory") for party in sides] if len(sides) > 1 else []


_TALKS = frozenset({"talk", "negotiation", "meeting", "dialogue", "consultation", "summit"})
_OTHERS = ("nsubj:act", "obl(by|between|with|among)", "nsubj:pass/nmod(between|with|among|of)", "nsubj:pass/nmod:poss")
_MADE_AT_TALKS = frozenset({"sign", "initial", "reach", "agree", "conclude", "strike", "announce"})


def _noun(event: Event) -> Token | None:
    """The noun that names an event's agreement: its trigger, or what its verb makes, breaks or says of it."""
    if event.trigger.pos != "VERB":
        return event.trigger
    near = [*event.passage.sentence.children(event.trigger, "obj", "nsubj", "nsubj:pass", "obl")]
    if event.frame.needs and event.frame.needs.startswith("^conj"):  # "the truce was to last, but it collapsed"
        return next(iter(follow(event.passage.sentence, event.trigger, event.frame.needs)), None)
    return next((t for t in near if t.lemma.lower() in read_rules("nouns")["pact"]), None)


def _points_back(event: Event, noun: Token) -> bool:
    """Whether it is a "the" with no words of its own that would make it another: "the 2015 deal", "the Doha deal"."""
    sentence = event.passage.sentence
    pointing = any(c.lemma.lower() in _POINTING for c in sentence.children(noun, "det"))
    named = (c for c in sentence.children(noun, "amod", "compound") if c.text[0].isupper() or c.lemma in _STRANGE)
    own = any(sentence.children(noun, *_OWN)) or any(named)
    return pointing and not own and noun.feats.get("Number") != "Plur"


def _is_truce(noun: Token) -> bool:
    return noun.lemma.lower() in read_rules("nouns")["truce"]
