"""Violence: whether words tell of it, whose weapons struck, whom and where."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.event import Event
from goodoffices.claims.grammar import cases, conjuncts, follow, subject
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.sites import Located, located_at
from goodoffices.claims.unnamed import as_people
from goodoffices.claims.verdict import MEETING
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import place_words, violence

_INTO = frozenset({"in", "of", "at", "near", "on", "outside", "around", "across", "inside", "over", "along", "against",
                   "for", "including", "between"})  # fmt: skip
_OWNERS = ("amod", "compound", "nmod:poss", "nmod", "acl")


def is_armed(event: Event) -> bool:
    """Whether the words around the trigger speak of violence: who acts, with what, on what occasion, or who suffers.

    Where the article tells of a conflict, people are killed by violence unless another cause is named.
    """
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
    for clause in follow(sentence, trigger, "advcl"):  # "were killed when shells hit a bus station"
        if any(_is(t, words.armed | words.weapons) for t in follow(sentence, clause, "nsubj:act")):
            return True
    harmed = follow(sentence, trigger, "obj") + follow(sentence, trigger, "nsubj:pass")
    struck = [w for w in follow(sentence, trigger, "nsubj:pass") if _is(w, words.structures)]
    if event.at_war and struck and not follow(sentence, trigger, "obl(by)"):  # "a hospital was hit", by whom none tells
        return not any(_is(t, words.accidents) for t in sentence.tokens)
    if trigger.lemma in words.harm and trigger.lemma != "die" and event.at_war and _are_counted(event, harmed):
        return not any(_is(t, words.accidents) for t in sentence.tokens)
    return trigger.lemma in words.harm and any(_is(t, words.victims) for w in harmed for t in conjuncts(sentence, w))


def _are_counted(event: Event, harmed: list[Token]) -> bool:
    """Whether those who were harmed are a number, someone who is named, or one of whom we hear first ("a man")."""
    sentence = event.passage.sentence
    counted = any(
        w.pos == "NUM" or event.passage.chunk_at(w) is not None or sentence.children(w, "nummod") for w in harmed
    )
    return counted or any(d.lemma in ("a", "an") for w in harmed for d in sentence.children(w, "det"))


def _may_strike(party: Party) -> bool:
    return party.kind in ("group", "state") or (party.kind == "organisation" and party.country != "IGO")


def _is(token: Token, words: frozenset[str]) -> bool:
    return token.lemma.lower() in words


def strikers(passage: Passage, event: Event) -> list[Party]:
    """Whose a weapon or an unnamed force is ("Israeli jets", "a Russian army base"): the state or group before it."""
    words, sentence = violence(), passage.sentence
    found: list[Party] = _claimants(passage, event)
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


def unnamed_strikers(event: Event) -> list[Party]:
    """Those under arms whom no name tells apart ("rebels", "gunmen"), where nobody is named as having struck."""
    if any(role == "source" for _, role in event.roles):
        return []
    words = [w for w, role in event.unnamed if role == "source" and _is(w, violence().armed)]
    return [p for w in words for p in as_people(event.passage.sentence, w, bodies=True)]


def _claimants(passage: Passage, event: Event) -> list[Party]:
    """Who claims to have done it ("A claimed responsibility for the bomb that had wounded seven")."""
    sentence, trigger = passage.sentence, event.trigger
    deed = sentence.tokens[trigger.head] if trigger.rel == "acl:relcl" else trigger
    for verb in follow(sentence, deed, "^obl(for)") + follow(sentence, deed, "^nmod(for)/^obj"):
        who = subject(sentence, verb)
        if who is not None and follow(sentence, verb, "obj[responsibility]"):
            chunk = passage.chunk_at(who)
            return list(chunk.parties) if chunk is not None else []
    return []


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
    """Cities and regions that were struck or visited are places, not parties (a capital governs when it acts)."""
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


def lone_place(reading: Reading, event: Event) -> Located | None:
    """The only place of a sentence that a preposition of place introduces: what its violence has no nearer one for."""
    passage = event.passage
    own = {t.i for t in passage.sentence.subtree(event.trigger)}
    found: dict[str | None, Located] = {}
    for token in passage.sentence.tokens:
        if token.rel == "nmod" and (token.i not in own or _is_bearer(passage, token)):
            continue  # "its allies in Moscow"
        if token.rel in ("obl", "nmod") and _is_of_talks(passage, token):
            continue  # "attacks that are stalling the talks in Nairobi"
        if token.rel in ("obl", "nmod") and cases(passage.sentence, token) in ("in", "at", "near", "outside", "inside"):
            located = located_at(reading, passage, token)
            if located is not None:
                found[located.where.name] = located
    return next(iter(found.values())) if len(found) == 1 else None


def apart_from_talks(passage: Passage, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words on which the place of violence may hang: not a clause on talks ("attacks that stall talks in Oslo")."""
    return tuple(w for w in words if w.rel != "acl:relcl" or not _gathers(passage.sentence.children(w, "obj")))


def _gathers(words: Sequence[Token]) -> bool:
    return any(w.lemma.lower() in place_words().gatherings for w in words)


def _is_of_talks(passage: Passage, token: Token) -> bool:
    """Whether a place is that of a gathering, which its sentence tells beside the violence."""
    above, words = passage.sentence.tokens[token.head], place_words()
    held = (
        [w.lemma.lower() for w in passage.sentence.children(above, "obj", "nsubj:pass")] if token.rel == "obl" else []
    )
    return above.lemma.lower() in words.gatherings | MEETING or not words.gatherings.isdisjoint(held)


def _is_bearer(passage: Passage, token: Token) -> bool:
    """Whether a place only tells where some people come from."""
    chunk = passage.chunk_at(passage.sentence.tokens[token.head])
    return chunk is not None and not chunk.place


def _within(reading: Reading, passage: Passage, word: Token) -> list[Located]:
    """The places that a noun names or lies in: "a market in El Fasher", "the Kurdish enclave of Afrin"."""
    sentence = passage.sentence
    located = located_at(reading, passage, word)
    found = [located] if located is not None else []
    inside = (located_at(reading, passage, child) for child in sentence.children(word, "appos", "compound", "flat"))
    found += [inner for inner in inside if inner is not None]
    beside = follow(sentence, word, "advmod[east|west|north|south|northeast|northwest|southeast|southwest]/obl(of)")
    found += [near for child in beside if (near := located_at(reading, passage, child)) is not None]
    for child in sentence.children(word, "nmod"):
        if child.rel != "nmod:poss" and cases(sentence, child) in _INTO:
            for part in conjuncts(sentence, child):
                found += _within(reading, passage, part)
    return found
