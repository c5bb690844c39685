"""Who helps others to talk, by what the article says of him anywhere: "the mediator, A", "B, who is mediating"."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.claims.grammar import cases, climb, conjuncts, follow, is_predicate, negation, subject
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Token

_HELPING = frozenset({"mediate", "facilitate", "broker"})
_PRESIDING = frozenset({"chair", "oversee", "lead", "moderate"})
"""What one does with talks between others."""
_HELPERS = frozenset({"mediator", "facilitator", "peacemaker", "interlocutor", "go-between", "intermediary"})
_CALMING = frozenset({"dispute", "crisis", "conflict", "talk", "negotiation", "truce", "ceasefire", "peace", "deal",
                      "dialogue", "row", "rift", "war", "end", "solution", "settlement", "agreement"})  # fmt: skip
"""What is mediated or brokered."""
_MEDIATION = frozenset({"mediation", "facilitation"})
_REFUSING = frozenset({"reject", "refuse", "decline", "oppose", "want", "ask", "urge", "seek", "suggest", "propose"})
_OFFERING = frozenset({"offer", "refuse", "decline", "want"})
_NAMING = frozenset({"appoint", "name", "choose", "accept", "have", "select", "nominate", "designate", "send"})


def helpers_told(reading: Reading) -> list[Party]:
    """The people and bodies that an article says to mediate, in its order; not those who are only asked or refused.

    Args:
        reading: The article.
    """
    ways = (_by_verb, _by_passive, _by_team, _by_title)
    return [p for passage in reading.passages for told in ways for p in told(passage)]


def _by_verb(passage: Passage) -> Iterator[Party]:
    sentence = passage.sentence
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in _HELPING | _PRESIDING or negation(sentence, verb) is not None:
            continue
        what = [w.lemma.lower() for w in sentence.children(verb, "obj", "obl")]
        if verb.lemma in _PRESIDING and not follow(sentence, verb, "obj/nmod(between)"):
            continue
        if verb.lemma != "mediate" and _CALMING.isdisjoint(what):
            continue
        above = next((t for t in climb(sentence, verb) if t is not verb and is_predicate(sentence, t)), verb)
        if verb.rel == "xcomp" and (above.lemma in _OFFERING or negation(sentence, above) is not None):
            continue
        who = subject(sentence, verb)
        if who is not None and who.pos == "PRON" and who.i < verb.i:  # "A flew to B as he tries to mediate"
            top = next((t for t in climb(sentence, above) if sentence.children(t, "nsubj") and who.head != t.i), None)
            who = sentence.children(top, "nsubj")[0] if top is not None else None
        chunk = passage.chunk_at(who) if who is not None else None
        if chunk is not None and who is not None and not chunk.attributive:
            yield from chunk.parties


def _by_passive(passage: Passage) -> Iterator[Party]:
    """Those by whom talks or a deal are said to be mediated: "a deal brokered by A", "the talks, mediated by B"."""
    sentence = passage.sentence
    for verb in sentence.tokens:
        if verb.lemma not in _HELPING or verb.pos != "VERB" or negation(sentence, verb) is not None:
            continue
        passive = verb.rel.startswith(("acl", "advcl")) and verb.text.lower().endswith("ed")
        if passive or sentence.children(verb, "aux:pass"):
            agents = [w for head in follow(sentence, verb, "obl(by)") for w in conjuncts(sentence, head)]
            yield from (p for w in agents for p in _of(passage, [w]) if p.kind == "person")


def _by_team(passage: Passage) -> Iterator[Party]:
    """Those whose mediation words speak of: "A's mediation team", "the mediation of B"."""
    sentence = passage.sentence
    for noun in sentence.tokens:
        own = noun.lemma.lower() in _MEDIATION
        team = any(c.lemma.lower() in _MEDIATION for c in sentence.children(noun, "compound"))
        if noun.pos == "NOUN" and (own or team) and negation(sentence, noun) is None:
            owners = [*sentence.children(noun, "nmod:poss"), *(follow(sentence, noun, "nmod(of|by)") if own else ())]
            yield from (p for w in owners for p in _of(passage, [w]) if p.kind == "person")


def _by_title(passage: Passage) -> Iterator[Party]:
    sentence = passage.sentence
    for noun in sentence.tokens:
        if noun.lemma.lower() not in _HELPERS:
            continue
        chunk = passage.chunk_at(noun)
        if chunk is not None and chunk.parties[0].kind == "person":
            yield from chunk.parties
        elif apposed := sentence.children(noun, "appos"):  # "the mediator, President A"
            yield from _of(passage, apposed)
        elif noun.rel == "appos" and noun.head >= 0:
            yield from _of(passage, [sentence.tokens[noun.head]])
        elif bool(sentence.children(noun, "cop")) and negation(sentence, noun) is None:
            yield from _of(passage, sentence.children(noun, "nsubj"))
        elif cases(sentence, noun) == "as" and noun.head >= 0:
            verb = sentence.tokens[noun.head]
            if verb.lemma not in _REFUSING and verb.pos == "VERB" and negation(sentence, verb) is None:
                named = sentence.children(verb, "obj", "nsubj:pass") if verb.lemma in _NAMING else ()
                who = named or sentence.children(verb, "nsubj")
                relative = verb.rel == "acl:relcl" and who[:1] and who[0].pos == "PRON"
                yield from _of(passage, [sentence.tokens[verb.head]] if relative else who)


def _of(passage: Passage, words: tuple[Token, ...] | list[Token]) -> Iterator[Party]:
    for word in words[:1]:
        chunk = passage.chunk_at(word)
        if chunk is not None and not chunk.attributive:
            yield from chunk.parties
