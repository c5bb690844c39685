"""Where an event happened or is to happen: by the words of place around its predicate."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.claims.edges import RULING
from goodoffices.claims.grammar import climb, has_relation, negation, subject
from goodoffices.claims.pairs import is_joined
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.sites import Located, places_at, preposition
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import conflict_words, place_words
from goodoffices.schema import Span

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj"})
_TEXT = frozenset({"detail", "term", "text", "deal", "agreement", "accord", "bargain", "wording"})
_HEARERS = frozenset({"reporter", "journalist", "correspondent"})
"""Who is told something where it is said: "told reporters in the Oval Office"."""
_ELSEWHEN = frozenset({"ahead of", "before", "after", "following", "prior to", "since", "in advance of"})
_BEFORE = frozenset({"before", "until", "till", "if", "unless", "to", "without"})


def place_of(
    reading: Reading, passage: Passage, predicates: tuple[Token, ...], *, moving: bool = False
) -> Located | None:
    """The place that the words around an event give.

    Args:
        reading: The article.
        passage: The passage.
        predicates: The words on which its place may hang, nearest first.
        moving: "To" counts, too: of a visit, a departure, an arrival.

    Returns:
        The nearest place, or None when the words give none.
    """
    for predicate in predicates:
        first = predicate is predicates[0]
        found = _around(reading, passage, predicate, first=first, moving=moving)
        if found is None and predicate.pos == "VERB":
            found = None if first else _seen(reading, passage, predicate)
        if found is None and predicate.pos == "VERB":
            found = _at_occasion(reading, passage, predicate)
        if found is None and predicate.pos == "VERB":
            found = _on_arrival(reading, passage, predicate) or _shared(reading, passage, predicate)
            found = found or _then_and_there(reading, passage, predicate)
        if found is not None:
            return found
    return _deeper(reading, passage, predicates)


def _around(reading: Reading, passage: Passage, predicate: Token, *, first: bool, moving: bool) -> Located | None:
    """The place on a predicate itself; of several the smallest."""
    sentence, words = passage.sentence, place_words()
    allowed = words.at | words.to if moving or predicate.lemma in words.motion else words.at
    named_after = first or predicate.lemma.lower() in words.gatherings  # "the Geneva talks", "the Munich conference"
    chunk = passage.chunk_at(predicate)
    bears = chunk is not None and not chunk.place  # "the envoy of the council in Sudan" was met elsewhere
    found: list[Located] = []  # first "was in Algiers for talks"
    if sentence.children(predicate, "cop") and preposition(sentence, predicate) in words.at:
        found = [p for p in [places_at(reading, passage, predicate)] if p is not None and p.site]
    counted = predicate.lemma.lower() in words.gatherings and not preposition(sentence, predicate)
    if counted and sentence.children(predicate, "cop"):
        subjects = [places_at(reading, passage, who) for who in sentence.children(predicate, "nsubj")]
        found += [p for p in subjects if p is not None and p.site]  # "Sochi will be the sixth meeting of the two"
    for child in sentence.children(predicate, "obl", "nmod", "compound", "nmod:poss", "advmod"):
        located = places_at(reading, passage, child)
        if located is None or (bears and not located.site) or _of_affair(passage, child, located):
            continue
        if located.site and predicate.lemma.lower() in RULING and chunk is not None and chunk.holds(child):
            continue  # "talks between the authorities in Tiraspol and the Moldovan government": whose they are
        if child.rel.startswith("compound"):
            found += [located] if named_after and located.site and not is_joined(passage, child) else []
        elif _puts(sentence, child, allowed):
            found.append(located)
    if not found and predicate.lemma in words.hosting:
        host = subject(sentence, predicate)
        town = places_at(reading, passage, host) if host is not None else None
        found += [town] if town is not None and town.site else []
    if not found:
        return _where_clause(reading, passage, predicate)
    return min(found, key=lambda p: (p.rank, p.words.start))


def _of_affair(passage: Passage, noun: Token, located: Located) -> bool:
    """Whether a place is that of an affair named right before it, wherever the parser hangs it.

    "held talks on the war in Syria", "discussed the escalation in Gaza"; but "signed a ceasefire in Havana".
    """
    sentence, words = passage.sentence, place_words()
    case = next((c for c in sentence.children(noun, "case") if 0 < c.i < noun.i), None)
    before = sentence.tokens[case.i - 1] if case is not None else noun
    if before.pos != "NOUN":
        return False
    told = sentence.tokens[before.head].lemma in words.topical and has_relation(before, "obj")
    if told and before.lemma.lower() not in words.gatherings and not _beside_day(passage, located):
        return True
    affairs = conflict_words().conflict | words.affairs
    return before.lemma.lower() in (affairs - words.agreeable if located.site else affairs)


def _puts(sentence: Sentence, noun: Token, allowed: frozenset[str]) -> bool:
    """Whether a noun's preposition puts an event there: "in Geneva", "on the island", "during talks in Geneva"."""
    words, case = place_words(), preposition(sentence, noun)
    if case == "on":
        return noun.lemma.lower() in words.on
    return case in allowed or (case in ("during", "in the course of") and noun.lemma.lower() in words.gatherings)


def _at_occasion(reading: Reading, passage: Passage, predicate: Token) -> Located | None:
    """The place of the gathering at which it happened: "A met B in a meeting held in Entebbe"."""
    sentence, words = passage.sentence, place_words()
    for noun in sentence.children(predicate, "obl"):
        if noun.lemma.lower() in words.gatherings and preposition(sentence, noun) in (*words.at, "during"):
            held = [v for v in sentence.children(noun, "acl") if v.lemma in words.holding]
            for word in (noun, *held):
                if (found := _around(reading, passage, word, first=word is noun, moving=False)) is not None:
                    return found
    return None


def _on_arrival(reading: Reading, passage: Passage, predicate: Token) -> Located | None:
    """The place of the arrival told beside the event: "Arriving in Doha, A met B", "A, who is in Doha, met B"."""
    sentence, words = passage.sentence, place_words()
    for verb in sentence.children(predicate, "advcl"):
        marks = {m.lemma for m in sentence.children(verb, "mark")}
        arrives = verb.lemma in words.arrivals and verb.feats.get("VerbForm") in ("Ger", "Part")
        if arrives and not marks & _BEFORE and not sentence.children(verb, "nsubj"):
            return _goal(reading, passage, verb)
    for noun in sentence.children(predicate, "obl"):
        if noun.lemma == "arrival" and preposition(sentence, noun) in ("on", "upon", "after", "following"):
            goals = (places_at(reading, passage, w) for w in sentence.children(noun, "nmod"))
            return next((p for p in goals if p is not None), None)  # "upon his arrival in Nairobi, he met B"
    came = [v for who in sentence.children(predicate, "nsubj") for v in sentence.children(who, "acl:relcl")]
    goals = (_goal(reading, passage, v) for v in came if v.lemma in words.arrivals and negation(sentence, v) is None)
    return next((p for p in goals if p is not None), None)


def _shared(reading: Reading, passage: Passage, predicate: Token) -> Located | None:
    """The place of the verb before that it is coordinated with: "flew to Doha and met", "met at P and signed".

    Only where both have one subject, and the second verb no day of its own.
    """
    sentence = passage.sentence
    if predicate.rel != "conj" or sentence.children(predicate, "nsubj"):
        return None
    first = sentence.tokens[predicate.head]
    own = {t.i for t in sentence.subtree(predicate)}
    dated = any(t.start <= w.start < t.end for t in passage.times for w in sentence.tokens if w.i in own)
    if first.pos != "VERB" or dated or negation(sentence, first) is not None:
        return None
    return _goal(reading, passage, first)


def _then_and_there(reading: Reading, passage: Passage, predicate: Token) -> Located | None:
    """The place beside the day of which a clause tells: "celebrations in Sochi last week, when A and B met"."""
    sentence = passage.sentence
    when = next((c for c in sentence.children(predicate, "advmod", "mark") if c.lemma == "when"), None)
    if when is None or not predicate.rel.startswith(("acl", "advcl")):
        return None
    before = [t for t in sentence.tokens[: when.i] if t.pos != "PUNCT"][-1:]
    dated = any(t.start <= w.start < t.end for t in passage.times for w in before)
    head = next((t for t in climb(sentence, predicate) if t is not predicate and t.pos == "VERB"), None)
    found = _around(reading, passage, head, first=False, moving=False) if dated and head is not None else None
    return found if found is not None and found.site and _beside_day(passage, found) else None


def _goal(reading: Reading, passage: Passage, verb: Token) -> Located | None:
    """Where one is after what a verb tells: where it happened, where it led, what was visited."""
    return _around(reading, passage, verb, first=False, moving=False) or _seen(reading, passage, verb)


def _seen(reading: Reading, passage: Passage, verb: Token) -> Located | None:
    """What is visited: "will visit Ankara to meet"."""
    goals = passage.sentence.children(verb, "obj") if verb.lemma in ("visit", "tour", "reach") else ()
    return next((p for w in goals if (p := places_at(reading, passage, w)) is not None), None)


def _deeper(reading: Reading, passage: Passage, predicates: tuple[Token, ...]) -> Located | None:
    """A town or house that hangs on a day or a participant, or stands beside the day.

    "on 12 June in Washington", "with ministers in Baku", "signed a declaration on civilians in Jeddah on 11 May".
    """
    sentence = passage.sentence
    names = {p.i for p in predicates}
    for token in sentence.tokens:
        if token.head < 0 or preposition(sentence, token) not in place_words().at:
            continue
        located = places_at(reading, passage, token)
        if located is None or not located.site:
            continue
        head = sentence.tokens[token.head]
        chunk = passage.chunk_at(head)
        bearer = chunk is not None and not chunk.holds(token) and not chunk.place
        bearer = bearer or (head.lemma in place_words().results and has_relation(head, "obl"))
        bearer = bearer or head.lemma in _HEARERS
        timed = head.pos == "NUM" or any(t.start <= head.start < t.end for t in passage.times)
        beside = _beside_day(passage, located)
        if (bearer or timed or beside) and _under(sentence, head, names, through=beside):
            return located
    return None


def _beside_day(passage: Passage, located: Located) -> bool:
    """Whether a place stands right before or after a day: "in Jeddah on 11 May", "on Friday in Geneva"."""
    text, words = passage.sentence, located.words
    for time in passage.times:
        between = [t for t in text.tokens if min(time.end, words.end) <= t.start < max(time.start, words.start)]
        if len(between) <= 2 and all(t.pos in ("ADP", "PUNCT", "DET") for t in between):
            return True
    return False


def _under(sentence: Sentence, token: Token, names: set[int], *, through: bool) -> bool:
    """Whether a word lies below one of some predicates, with no other clause between, and not in its subject.

    `through`: a clause without a finite verb is none ("a declaration on protecting civilians").
    """
    for node in climb(sentence, token):
        if node.i in names:
            return True
        if through and node.rel == "acl" and node.feats.get("VerbForm") == "Ger":
            continue
        if node.rel.split(":")[0] in _CLAUSES or node.rel == "nsubj":
            return False
        if node.lemma.lower() in place_words().gatherings and preposition(sentence, node) in _ELSEWHEN:
            return False  # "met ahead of a summit of A and B in Khartoum"
        if node.rel == "conj" and node.pos == "VERB" and sentence.children(node, "nsubj"):
            return False  # "the talks ended in Doha, but they may meet again in Khartoum"
    return False


def _where_clause(reading: Reading, passage: Passage, predicate: Token) -> Located | None:
    """The place that a clause describes ("Astana, where they will meet", "first in Cairo, where he met A")."""
    sentence = passage.sentence
    where = next((c for c in sentence.children(predicate) if c.lemma == "where"), None)
    if predicate.head < 0 or where is None or not predicate.rel.startswith(("acl", "advcl")):
        return None
    before = where.i - (2 if where.i and sentence.tokens[where.i - 1].text == "," else 1)
    nearest = places_at(reading, passage, sentence.tokens[before]) if before >= 0 else None
    if nearest is not None and nearest.site:
        return _whole_of_part(reading, passage, sentence.tokens[before]) or nearest
    named = [sentence.tokens[before]] if predicate.rel == "advcl" else [sentence.tokens[predicate.head]]
    while named[-1].rel in ("appos", "nmod", "conj", "flat") and len(named) < 4:
        named.append(sentence.tokens[named[-1].head])
    found = [place for word in named if (place := places_at(reading, passage, word)) is not None]
    return min(found, key=lambda p: (p.rank, p.words.start)) if found else None


def _whole_of_part(reading: Reading, passage: Passage, name: Token) -> Located | None:
    """The place itself that a name only helps to describe: "Ghouta, a suburb of Damascus where": Ghouta."""
    part, words = name, place_words()
    while part.head >= 0 and part.rel.split(":")[0] in ("nmod", "obl", "advmod", "case"):
        part = passage.sentence.tokens[part.head]
    if part is name or part.rel != "appos" or part.lemma.lower() not in words.towns:
        return None
    described = passage.sentence.tokens[part.head]
    return places_at(reading, passage, described, depth=0) if described.lemma.lower() != part.lemma.lower() else None


def of_pact(reading: Reading, passage: Passage, trigger: Token) -> Located | None:
    """Where an agreement is made, by those who make it or by what is said of its text.

    "Fighters trapped in Goma struck a deal", "a deal, ... in Tunis, where the details were hammered out".
    """
    sentence, words = passage.sentence, place_words()
    who = subject(sentence, trigger) if trigger.pos == "VERB" else None
    inside = [c for c in sentence.children(who, "acl") if c.lemma in words.enclosed] if who is not None else []
    for clause in inside:
        if (found := _around(reading, passage, clause, first=False, moving=False)) is not None and found.site:
            return found
    for clause in sentence.tokens:
        told = clause.rel.startswith("acl") and any(c.lemma == "where" for c in sentence.children(clause))
        text = any(s.lemma in _TEXT for s in sentence.children(clause, "nsubj")) if told else False
        if text and (found := _where_clause(reading, passage, clause)) is not None:
            return found
    return None


def sites_in(reading: Reading, passage: Passage, reach: Span) -> Iterator[Located]:
    """The towns and houses that a preposition of place introduces in a stretch of a sentence."""
    for token in passage.sentence.tokens:
        own = token.rel != "conj" or bool(passage.sentence.children(token, "case"))
        if own and reach.start <= token.start < reach.end and preposition(passage.sentence, token) in place_words().at:
            located = places_at(reading, passage, token)
            if located is not None and located.site:  # a region is too wide
                yield located


def undetermined(passage: Passage) -> Span | None:
    """The words that say that the place is not fixed yet; None when they do not."""
    sentence = passage.sentence
    for token in sentence.tokens:
        if token.lemma not in ("place", "venue", "location") or token.head < 0:
            continue
        head = sentence.tokens[token.head]
        no = negation(sentence, head)
        if no is not None and head.lemma in place_words().unfixed and token.rel.startswith("nsubj"):
            return Span(min(no.start, head.start), max(no.end, head.end))
        if head.lemma in ("unknown", "undecided", "unclear", "undetermined"):
            return Span(head.start, head.end)
    return None
