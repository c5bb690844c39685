"""Under whose auspices a meeting is held: "UN-led talks", "under the mediation of A", "in the presence of B"."""

from __future__ import annotations

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import cases, climb, conjuncts, first_conjunct, follow, subject
from goodoffices.claims.party import Party
from goodoffices.claims.references import References
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import auspices, speech
from goodoffices.schema import Role

_HELPING = frozenset({"mediator", "mediation", "facilitator", "facilitation"})
"""Words in the title of whoever helps the sides of a conflict to talk."""
_JOINING = frozenset({"join", "attend", "rejoin"})
_ATTENDING = frozenset(
    {"attend", "participate", "act", "serve", "sit", "take", "join", "come", "invite", "be", "present"}
)


def add_auspices(event: Event, references: References) -> None:
    """Adds mediators, hosts, conveners and observers that the words around a contact name.

    The words are those of `auspices.yaml`: ends of modifiers ("Qatari-brokered") and nouns after a preposition, on the
    event's own word and on the operators above it.
    """
    sentence, words = event.passage.sentence, auspices()
    for child in sentence.children(event.trigger, "amod", "compound"):
        role = words.modifiers.get(child.text.lower().rpartition("-")[2])
        if role in (None, "none"):
            continue
        joined = [c for c in sentence.children(child) if c.i < child.i]  # "Saudi- and US-mediated", where it is cut
        for owner in [*joined, child]:
            chunk = event.passage.chunk_at(owner)
            event.add(list(chunk.parties) if chunk is not None else [], str(role))
    for predicate in event.verdict.predicates:
        for role, path, owners in words.phrases:
            if role == "host" and predicate.lemma in _JOINING:
                continue  # "A joined the talks at the invitation of B": those of others
            for noun in follow(sentence, predicate, path):
                for whose in owners:
                    for word in follow(sentence, noun, whose):
                        parties = parties_at(event.passage, word, references)
                        end = _end_of_owner(sentence, predicate, word)
                        event.add([p for p in parties if p.words.start < end], role)
                        event.add([p for p in parties if p.words.start >= end], "party")


def add_brokers(event: Event, references: References) -> None:
    """Adds those with whose help an agreement was made: "a UN-brokered accord", "signed under the auspices of C"."""
    sentence, words = event.passage.sentence, auspices()
    near = [event.trigger, *sentence.children(event.trigger, "obj", "nsubj", "nsubj:pass")]
    told: list[Party] = []
    for noun in near:
        for child in sentence.children(noun, "amod", "compound"):
            if words.modifiers.get(child.text.lower().rpartition("-")[2]) == "mediator":
                owners = [*(c for c in sentence.children(child) if c.i < child.i), child]
                told += [p for o in owners if (c := event.passage.chunk_at(o)) is not None for p in c.parties]
    clauses = [c for noun in near for c in sentence.children(noun, "acl")]  # "the truce agreed under Angolan mediation"
    for top in (*near, *clauses):
        found = [(noun, owners) for role, path, owners in words.phrases if role == "mediator"
                 for noun in follow(sentence, top, path)]  # fmt: skip
        owning = [word for noun, owners in found for whose in owners for word in follow(sentence, noun, whose)]
        told += [p for word in owning for p in parties_at(event.passage, word, references)]
    event.add([p for p in told if not any(p.same_as(q) for q in event.core())], "mediator")
    add_acting(event, references)


def add_acting(event: Event, references: References) -> None:
    """Adds those who do something beside those who meet or sign: "with Norway mediating"."""
    sentence = event.passage.sentence
    core = [event.trigger, *event.verdict.predicates]
    near = {t.i for top in core for t in sentence.subtree(top)}
    for doing in sentence.tokens:
        role = auspices().acting.get(doing.text.lower())
        if role is None or doing.i not in near:
            continue
        if not any(m.lemma == "with" for m in sentence.children(doing, "mark", "case")):
            continue
        who = sentence.children(doing, "nsubj", "nmod:poss", "compound")
        named = [p for word in who for p in parties_at(event.passage, word, references)]
        event.roles = [(p, r) for p, r in event.roles if not any(p.same_as(q) for q in named)]
        event.add(named, role)


def add_named_roles(event: Event, references: References) -> None:
    """Gives the roles that words beside a name say outright: "with A and B as witnesses", "the mediators"."""
    sentence, words = event.passage.sentence, auspices().named
    stated: dict[int, str] = {}
    within = {t.i for p in event.verdict.predicates for t in sentence.subtree(p)}
    for noun in sentence.tokens:
        role = words.get(noun.lemma.lower())
        if role is None or noun.head < 0 or cases(sentence, noun) != "as":
            continue
        bearers = [t for t in _bearers(event, noun) if t.i < noun.i]
        stated |= {t.i: role for t in bearers}
        if noun.i in within:
            named = [p for t in bearers for p in parties_at(event.passage, t, references)]
            event.add([p for p in named if not any(p.same_as(q) for q in event.core())], role)
    at = {sentence.tokens[i].start: role for i, role in stated.items()}
    roles: list[tuple[Party, Role]] = []
    for party, role in event.roles:
        own = "mediator" if role == "party" and _mediates(event, party) else role
        roles.append((party, at.get(party.words.start, own)))  # type: ignore[arg-type]
    event.roles = roles


def add_reporting(event: Event, references: References) -> None:
    """Adds the mediator who tells of talks: "the Norwegian mediation team said that the rebels had resumed talks"."""
    sentence = event.passage.sentence
    sides = [p for p, role in event.roles if role == "party"]
    if not sides or any(role == "mediator" for _, role in event.roles):
        return
    tellers = [v for v in climb(sentence, event.trigger) if v.lemma in speech()["verbs"]]
    for who in [s for v in tellers for s in sentence.children(v, "nsubj") if s.rel != "nsubj:pass"]:
        chunk = event.passage.chunk_at(who)
        title = sentence.tokens[chunk.first : chunk.last] if chunk is not None else sentence.subtree(who)
        if any(t.lemma.lower() in _HELPING for t in title):
            told = parties_at(event.passage, who, references)
            event.roles = [(p, r) for p, r in event.roles if not any(p.same_as(q) for q in told)]
            event.add(told, "mediator")


def _bearers(event: Event, noun: Token) -> list[Token]:
    """The words for those whom "as observers" is said of: who attends so, or whoever is named right before it."""
    sentence = event.passage.sentence
    head = sentence.tokens[noun.head]
    if head.pos == "VERB" and head.lemma in _ATTENDING:
        who = [*sentence.children(head, "nsubj")] or [w for w in (subject(sentence, head),) if w is not None]
        who = [sentence.tokens[head.head]] if not who and head.rel.startswith("acl") else who
    else:
        case = next(iter(sentence.children(noun, "case")), noun)
        before = next((c for c in event.passage.chunks if c.last == case.i), None)
        top = _top(sentence, sentence.tokens[before.last - 1]) if before is not None else None
        who = [first_conjunct(sentence, top)] if top is not None else []
    heads = [w for word in who for w in conjuncts(sentence, word)]
    chunks = [c for w in heads if (c := event.passage.chunk_at(w)) is not None]
    shared = {p.words.start for c in chunks for p in c.parties}  # "the ambassadors of A and B": one noun, two parties
    return [t for t in sentence.tokens if t in heads or t.start in shared]


def _top(sentence: Sentence, token: Token) -> Token:
    """The noun that heads the phrase that ends with a name: of "the ambassadors of A and B" the ambassadors."""
    while token.rel.split(":")[0] in ("flat", "compound", "conj", "nmod", "appos") and token.head < token.i:
        token = sentence.tokens[token.head]
    return token


def _mediates(event: Event, party: Party) -> bool:
    """Whether the words for someone say that he mediates: "the Chinese mediators", "A's mediation team"."""
    words, sentence = auspices().named, event.passage.sentence
    own = [t for t in sentence.tokens if party.words.start <= t.start < party.words.end]
    helping = any(c.lemma.lower() in _HELPING for t in own for c in sentence.children(t, "compound"))
    told = helping or any(words.get(t.lemma.lower()) == "mediator" for t in own)
    return party.kind in ("office", "group") and told


def _end_of_owner(sentence: Sentence, predicate: Token, owner: Token) -> int:
    """Where a fronted owner ends: parsers join the subject to it ("At the invitation of X, A and B met")."""
    if owner.i > predicate.i or subject(sentence, predicate) is not None:
        return sentence.end
    torn = sentence.children(owner, "conj")
    commas = [t for t in sentence.tokens[owner.i : torn[0].i] if t.text == ","] if torn else []
    return commas[-1].start if commas else sentence.end
