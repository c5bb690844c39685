"""Violence: whose weapons struck, where, and which words of a sentence tell of one and the same act."""

from __future__ import annotations

from goodoffices.claims.event import Event
from goodoffices.claims.grammar import cases, climb, conjuncts, follow
from goodoffices.claims.party import Party
from goodoffices.claims.place import Located, located_at
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import violence

_LINKS = ("obl", "advcl", "nsubj", "nsubj:pass", "obj", "xcomp", "nmod", "acl")
_BEFORE_OR_AFTER = frozenset({"after", "before", "since", "following", "despite", "until", "as"})
_INTO = frozenset({"in", "of", "at", "near", "on", "outside", "around", "across", "inside", "over", "along", "against",
                   "for", "include", "between"})  # fmt: skip
_OWNERS = ("amod", "compound", "nmod:poss", "nmod", "acl")


def is_armed(event: Event) -> bool:
    """Whether the words around the trigger speak of violence: who acts, with what, on what occasion, or who suffers."""
    words, sentence, trigger = violence(), event.passage.sentence, event.trigger
    if any(role == "source" and _may_strike(party) for party, role in event.roles):
        return True
    for path in ("nsubj:act", "obl(by|with)", "nsubj:act/nmod(of|by)", "obl(to)"):
        if any(
            _is(t, words.armed | words.weapons) for w in follow(sentence, trigger, path) for t in conjuncts(sentence, w)
        ):
            return True
    if any(
        _is(t, words.occasions | words.weapons) for t in follow(sentence, trigger, "obl(in|by|during|from|after|with)")
    ):
        return True
    harmed = follow(sentence, trigger, "obj") + follow(sentence, trigger, "nsubj:pass")
    return trigger.lemma in words.harm and any(_is(t, words.victims) for w in harmed for t in conjuncts(sentence, w))


def _may_strike(party: Party) -> bool:
    return party.kind in ("group", "state") or (party.kind == "organisation" and party.country != "IGO")


def _is(token: Token, words: frozenset[str]) -> bool:
    return token.lemma.lower() in words


def strikers(passage: Passage, event: Event) -> list[Party]:
    """Whose a weapon or an unnamed force is ("Israeli jets", "a Russian army base"): the state or group before it."""
    words, sentence = violence(), passage.sentence
    found: list[Party] = []
    for path in ("nsubj:act", "obl(by|with)", "nsubj:pass", "obj", "nsubj:act/nmod(of)"):
        for word in follow(sentence, event.trigger, path):
            chunk = passage.chunk_at(word)
            if (chunk is not None and not chunk.attributive) or not _is(word, words.weapons | words.armed):
                continue
            if path in ("obj", "nsubj:pass") and not _is(word, words.weapons):
                continue  # those that were struck
            for owner in _owners(sentence, word):
                own = passage.chunk_at(owner)
                if own is not None and (own.attributive or owner.rel == "nmod:poss" or owner.rel == "compound"):
                    found += own.parties
    return found


def struck(passage: Passage, event: Event) -> list[Party]:
    """Whose people or things were struck, where the words before them tell ("a Saudi oil plant", "Houthi targets")."""
    sentence = passage.sentence
    found: list[Party] = []
    for path in event.frame.args.get("target", ()):
        for word in follow(sentence, event.trigger, path):
            if passage.chunk_at(word) is None and word.pos == "NOUN":
                for owner in _owners(sentence, word):
                    own = passage.chunk_at(owner)
                    found += own.parties if own is not None and own.parties[0].kind in ("state", "group") else ()
    return found


def _owners(sentence: Sentence, word: Token) -> list[Token]:
    """The words that tell whose a weapon is, also one step further in ("a Russian army base")."""
    near = [c for rel in ("amod", "compound", "nmod:poss") for c in sentence.children(word, rel)]
    return near + [c for n in near for c in sentence.children(n, "amod", "compound")]


def drop_places(reading: Reading, event: Event) -> None:
    """Cities and regions that were struck are places, not parties (a capital is a government only when it acts)."""
    kept = []
    for party, role in event.roles:
        named = [m for m in event.passage.mentions if m.sense == "place" and m.start <= party.words.start < m.end]
        place = next((p for m in named if (p := reading.packs.place(m.ids[0])) is not None), None)
        if role == "source" or place is None or place.kind == "country":
            kept.append((party, role))
    event.roles = kept


def site_of(reading: Reading, event: Event) -> Located | None:
    """The place of what was struck, by the frame's `site` paths; the smallest named there."""
    found: list[Located] = []
    for path in event.frame.site:
        for word in follow(event.passage.sentence, event.trigger, path):
            for part in conjuncts(event.passage.sentence, word):
                found += _within(reading, event.passage, part)
    acting = {p.words for p, role in event.roles if role in ("source", "target")}
    placed = [p for p in found if p.site or not any(w.overlaps(p.words) for w in acting)]
    return min(placed, key=lambda p: (not p.site, p.words.start)) if placed else None


def lone_place(reading: Reading, passage: Passage) -> Located | None:
    """The only place of a sentence that a preposition of place introduces: what its violence has no nearer one for."""
    tokens = passage.sentence.tokens
    found: dict[str | None, Located] = {}
    for token in tokens:
        if token.rel in ("obl", "nmod") and cases(passage.sentence, token) in ("in", "at", "near", "outside", "inside"):
            located = located_at(reading, passage, token)
            if located is not None:
                found[located.where.name] = located
    return next(iter(found.values())) if len(found) == 1 else None


def _within(reading: Reading, passage: Passage, word: Token) -> list[Located]:
    """The places that a noun names or lies in: "a market in El Fasher", "the Kurdish enclave of Afrin"."""
    sentence = passage.sentence
    located = located_at(reading, passage, word)
    found = [located] if located is not None else []
    inside = (located_at(reading, passage, child) for child in sentence.children(word, "appos", "compound", "flat"))
    found += [inner for inner in inside if inner is not None]
    for child in sentence.children(word, "nmod"):
        if child.rel != "nmod:poss" and cases(sentence, child) in _INTO:
            for part in conjuncts(sentence, child):
                found += _within(reading, passage, part)
    return found


def same_act(sentence: Sentence, trigger: Token) -> set[int]:
    """The words of violence and harm that tell of the act that `trigger` tells of ("attacked ..., killing seven")."""
    words = violence()
    telling = {
        t.i
        for t in sentence.tokens
        if (t.lemma.lower() in words.harm and t.pos in ("VERB", "NOUN", "ADJ"))
        or _is(t, words.occasions | words.weapons)
    }
    linked, grown = {trigger.i}, True
    while grown:
        more = {
            i
            for i in telling - linked
            for token in [sentence.tokens[i]]
            if (token.head in linked and _links(sentence, token))
            or any(sentence.tokens[j].head == i and _links(sentence, sentence.tokens[j]) for j in linked)
            or _results(sentence, token, linked)
        }
        linked |= more
        grown = bool(more)
    return linked


def _links(sentence: Sentence, token: Token) -> bool:
    """Whether a word hangs on another act's as its subject, object, occasion or result, not as before or after it."""
    marks = {c.lemma for c in sentence.children(token, "mark", "case")}
    harmful = token.lemma.lower() in violence().harm
    if token.rel == "conj":  # "two were killed and five wounded"
        return harmful and sentence.tokens[token.head].lemma.lower() in violence().harm
    return token.rel in _LINKS and not marks & _BEFORE_OR_AFTER


def _results(sentence: Sentence, token: Token, linked: set[int]) -> bool:
    """A participle of harm beside the act, under one predicate ("sent in aircraft to attack Idlib, killing ten")."""
    if (
        token.rel != "advcl"
        or token.lemma.lower() not in violence().harm
        or token.feats.get("VerbForm") not in ("Part", "Ger")
    ):
        return False
    return any(t.i == token.head for i in linked for t in climb(sentence, sentence.tokens[i]))
