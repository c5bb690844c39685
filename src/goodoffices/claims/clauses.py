"""Clauses: which words of its sentence a cue gives as what was said or thought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from goodoffices.claims.cues import Cue, is_passive
from goodoffices.claims.grammar import cases, first_conjunct, has_relation, is_predicate
from goodoffices.claims.reach import conditions, is_condition, within
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech
from goodoffices.schema import Span

Form: TypeAlias = Literal["clause", "infinitive", "object", "phrase", "subject"]
_MARKS = frozenset("\"“”„«»‘’'`")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cue gives as said.

    Args:
        tokens: Its words in order; the cue may stand among them ("the deal, officials said, was close").
        form: The grammar of it: a clause, an infinitive, an object, a prepositional phrase, the subject of a passive.
    """

    tokens: tuple[Token, ...]
    form: Form


def said(sentence: Sentence, cue: Cue) -> Said | None:
    """The words that a cue gives as said or thought; None where its sentence gives none."""
    if cue.kind == "noun":
        return _of_noun(sentence, cue)
    if cue.kind == "mood":
        return _of_mood(sentence, cue.word)
    if cue.kind == "phrase":
        own = cue.word if cue.word.pos == "NOUN" else cue.who
        return _within(sentence, cue.word, _around(sentence, own)) if own is not None else None
    return _within(sentence, cue.word, _of_verb(sentence, cue))


def _within(sentence: Sentence, cue: Token, told: Said | None) -> Said | None:
    """What lies between the semicolons around its cue."""
    return _trimmed(within(sentence, cue, told.tokens), told.form) if told is not None else None


def _of_verb(sentence: Sentence, cue: Cue) -> Said | None:
    verb = cue.word
    before = [c for c in sentence.children(verb, "ccomp") if c.i < verb.i]
    clauses = [c for c in sentence.children(verb, "ccomp", "csubj:pass") if c.i > verb.i]
    if before and all(is_condition(sentence, c) for c in clauses):  # "A will come, X said, if B is paid"
        clauses = before
    clauses = clauses or [c for c in sentence.children(verb, "parataxis") if c.i > verb.i and _after_colon(sentence, c)]
    clauses = clauses or before
    if not clauses:  # "said in a statement that": parsers hang the clause on the noun
        vessels = [c for c in sentence.children(verb, "obl", "obj") if c.lemma in speech()["vessels"]]
        clauses = [a for c in vessels for a in sentence.children(c, "acl") if _that(sentence, a)]
    if not clauses:  # "said after the deal was struck that": parsers hang the clause on the nearer verb
        between = [c for c in sentence.children(verb, "advcl") if c.i > verb.i and is_passive(sentence, c)]
        clauses = [c for a in between for c in sentence.children(a, "ccomp") if _that(sentence, c)]
    if clauses:
        told = _side(sentence, verb, _whole(sentence, verb, clauses), "clause")
        return _trimmed([*told.tokens, *conditions(sentence, verb, clauses)], "clause") if told is not None else None
    inserted = has_relation(verb, "parataxis") and verb.lemma.lower() not in speech()["wordless"]
    if inserted or _as_clause(sentence, verb):
        return _around(sentence, verb)
    if verb.lemma.lower() in speech()["thoughts"]:
        return None
    if is_passive(sentence, verb):
        return _passive(sentence, cue)
    return _complements(sentence, verb)


def _whole(sentence: Sentence, verb: Token, clauses: list[Token]) -> list[Token]:
    """The clauses with what parsers tear off them: "and that", and a subject taken for the verb's object."""
    if clauses[0].i < verb.i:
        return clauses
    further = [c for c in sentence.children(verb, "conj") if c.i > clauses[-1].i and _that(sentence, c)]
    torn: list[Token] = []
    if verb.lemma.lower() not in speech()["addressed"] and not _that(sentence, clauses[0]):
        torn = [o for o in sentence.children(verb, "obj") if verb.i < o.i < clauses[0].i]
    return [*torn, *clauses, *further]


def _complements(sentence: Sentence, verb: Token) -> Said | None:
    """Infinitive, object and phrases: "urged A to withdraw", "condemned the attack", "called for restraint"."""
    lemma = verb.lemma.lower()
    needed = speech()["phrases"].get(lemma, ())
    infinitives = [c for c in sentence.children(verb, "xcomp") if c.i > verb.i]
    objects = [c for c in sentence.children(verb, "obj", "iobj") if c.i > verb.i]
    phrases = [
        c for c in sentence.children(verb, "obl", "advcl") if c.i > verb.i and _lead(sentence, c) in (*needed, "as")
    ]
    if lemma in speech()["addressed"] or lemma in speech()["clausal"]:  # "told reporters": whom, not what
        torn = lemma == "call" and any(sentence.children(o, "appos") for o in objects)  # "called the plan a trap"
        objects = objects if infinitives or torn or len(objects) > 1 else []
    if infinitives:
        return _side(sentence, verb, [*objects, *infinitives, *phrases], "infinitive")
    if objects:
        return _side(sentence, verb, [*objects, *phrases], "object")
    phrases = [c for c in phrases if _lead(sentence, c) != "as"]
    if all(_lead(sentence, c) in ("on", "upon") for c in phrases) and lemma == "call":
        return None  # "called on the mufti": a visit
    return _side(sentence, verb, phrases, "phrase") if phrases else None


def _passive(sentence: Sentence, cue: Cue) -> Said | None:
    """What a passive is about: "the plan was rejected by X", "a decision hailed by X", "X was accused of Y"."""
    verb = cue.word
    about = list(sentence.children(verb, "nsubj:pass"))
    if not about and has_relation(verb, "acl") and verb.head >= 0:
        about = [t for t in (sentence.tokens[verb.head],) if not cases(sentence, t)]  # not "with blows, condemned by X"
    if not about:
        return None
    agent = {t.i for t in sentence.subtree(cue.who)} if cue.who is not None else set()
    own = {t.i for t in sentence.subtree(verb)} if has_relation(verb, "acl") else set()
    tokens = [t for a in about for t in sentence.subtree(a) if t.i not in own]
    for child in sentence.children(verb, "xcomp", "obl", "advcl"):
        if (
            child.i > verb.i
            and child.i not in agent
            and (child.rel == "xcomp" or _lead(sentence, child) in ("of", "as"))
        ):
            tokens += sentence.subtree(child)
    return _trimmed(tokens, "subject")


def _of_mood(sentence: Sentence, word: Token) -> Said | None:
    """What someone is sure or afraid of: a clause, else a phrase."""
    below = [c for c in sentence.children(word, "ccomp", "advcl", "obl") if c.i > word.i]
    clauses = [c for c in below if c.rel != "obl" and _lead(sentence, c) in ("that", "")]
    phrases = [c for c in below if c.rel == "obl" and _lead(sentence, c) in ("about", "of", "for", "at")]
    heads = clauses or phrases
    return _side(sentence, word, heads[:1], "clause" if clauses else "phrase") if heads else None


def _of_noun(sentence: Sentence, cue: Cue) -> Said | None:
    """What a noun of speech says: "the claim that ...", "his promise to ...", "calls for ...", "criticism of ..."."""
    noun = cue.word
    clauses = [c for c in sentence.children(noun, "acl") if c.i > noun.i and (_that(sentence, c) or _to(sentence, c))]
    clauses = clauses or [c for c in sentence.children(noun, "ccomp", "acl:relcl") if _that_clause(sentence, c)]
    if clauses:
        return _side(sentence, noun, clauses, "clause")
    needed = speech()["nouns"][noun.lemma.lower()] or ()
    phrases = [c for c in sentence.children(noun, "nmod") if c.i > noun.i and _lead(sentence, c) in needed]
    if cue.who is None or not phrases:
        return None
    return _side(sentence, noun, phrases[:1], "phrase")


def _around(sentence: Sentence, own: Token) -> Said | None:
    """The clause that an inserted "X said" or "according to X" stands in, without the insertion."""
    head = sentence.tokens[own.head] if own.head >= 0 else None
    while head is not None and not is_predicate(sentence, head) and head.head >= 0:
        head = sentence.tokens[head.head]
    if head is None:
        return None
    if own.i > head.i:  # at the end of several clauses: it holds for all of them
        head = first_conjunct(sentence, head)
    inserted = {t.i for t in sentence.subtree(own)}
    return _trimmed([t for t in sentence.subtree(head) if t.i not in inserted], "clause")


def _side(sentence: Sentence, cue: Token, heads: Iterable[Token], form: Form) -> Said | None:
    """All words from the first to the last below some heads, on their side of the cue."""
    heads = list(heads)
    after = any(h.i > cue.i for h in heads)
    aside = {t.i for h in heads for t in _asides(sentence, h)} if form in ("object", "phrase") else set()
    below = [t for h in heads for t in sentence.subtree(h) if t.i != cue.i and (t.i > cue.i) == after]
    below = [t for t in below if t.i not in aside]
    if not below:
        return None
    first, last = min(t.i for t in below), max(t.i for t in below)
    return _trimmed(sentence.tokens[first : last + 1], form)


def _asides(sentence: Sentence, noun: Token) -> Iterable[Token]:
    """What a comma sets off behind a noun: "condemned the attack, which killed ...", "urged talks, calling it ..."."""
    for child in sentence.children(noun, "acl", "advcl", "parataxis"):
        below = sentence.subtree(child)
        if below[0].i > noun.i and sentence.tokens[below[0].i - (below[0].text != ",")].text == ",":
            yield from below


def _trimmed(tokens: Iterable[Token], form: Form) -> Said | None:
    """Without marks at the edges."""
    kept = sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)
    while kept and kept[0].pos == "PUNCT" and kept[0].text not in _MARKS:
        kept = kept[1:]
    while kept and kept[-1].pos == "PUNCT" and kept[-1].text not in _MARKS:
        kept = kept[:-1]
    return Said(tuple(kept), form) if any(t.pos != "PUNCT" for t in kept) else None


def _lead(sentence: Sentence, token: Token) -> str:
    """The preposition or subordinator that leads a phrase or a clause."""
    return cases(sentence, token) or " ".join(m.lemma for m in sentence.children(token, "mark"))


def _that(sentence: Sentence, clause: Token) -> bool:
    return any(m.lemma == "that" for m in sentence.children(clause, "mark"))


def _to(sentence: Sentence, clause: Token) -> bool:
    return any(m.lemma == "to" for m in sentence.children(clause, "mark"))


def _that_clause(sentence: Sentence, clause: Token) -> bool:
    """A clause after a noun that lacks nothing: parsers take "the claim that X won" for a relative clause."""
    leads = [t for t in sentence.subtree(clause) if t.lemma == "that" and t.i < clause.i]
    return bool(leads) and bool([s for s in sentence.children(clause, "nsubj") if s.lemma != "that"])


def _as_clause(sentence: Sentence, verb: Token) -> bool:
    """An "as X said" with nothing else for what he said."""
    marks = sentence.children(verb, "mark", "advmod")
    if verb.head >= 0 and sentence.tokens[verb.head].lemma in ("quote", "cite"):
        return False  # "“No,” he was quoted as saying"
    return has_relation(verb, "advcl") and any(m.lemma == "as" and m.i < verb.i for m in marks)


def _after_colon(sentence: Sentence, clause: Token) -> bool:
    first = min(t.i for t in sentence.subtree(clause))
    return any(t.text == ":" for t in sentence.tokens[max(0, first - 2) : first + 1])


def words_of(sentence: Sentence, who: Token, cue: Cue) -> Span:
    """The words of a source: its whole noun phrase, up to the cue, with apposition and relative clause."""
    cut = {t.i for c in sentence.children(who, "parataxis", "conj") if c.pos == "VERB" for t in sentence.subtree(c)}
    own = (
        {t.i for t in sentence.subtree(cue.word)}
        if cue.kind == "verb" and cue.word not in sentence.ancestors(who)
        else set()
    )
    kept = [t for t in sentence.subtree(who) if t.i not in cut and t.i not in own and t.i != cue.word.i]
    if cue.kind == "phrase":  # without "according to"
        kept = [t for t in kept if t.head != who.i or t.rel != "case" or t.i > who.i]
        kept = [t for t in kept if t.i > cue.word.i and sentence.tokens[t.head].i != cue.word.i]
    while kept and kept[0].pos == "PUNCT":
        kept = kept[1:]
    while kept and (kept[-1].pos == "PUNCT" or kept[-1].rel == "case"):
        kept = kept[:-1]
    return Span(kept[0].start, kept[-1].end) if kept else Span(who.start, who.end)
