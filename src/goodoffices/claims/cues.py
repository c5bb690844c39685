"""Cues: verbs of speech and who speaks by them."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.attribution import Source, unnamed
from goodoffices.claims.grammar import subject
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.language import Token
from goodoffices.lexicon import speech
from goodoffices.schema import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech with its speaker; `others` speak with him; `loose`: he is any noun ("an aid worker")."""

    passage: Passage
    verb: Token
    speaker: Party | None
    source: Source | None = None
    others: tuple[Party, ...] = ()
    loose: bool = False


def find_cue(reading: Reading, passage: Passage, verb: Token, references: References) -> Cue:
    """Who speaks by a verb: the outlet's editor, whom an agency quotes, the subject, or the one person before it."""
    editor = _editor(reading, passage, verb)
    if editor is not None:
        return Cue(passage, verb, editor)
    cited = _cited(passage, verb)
    if cited is not None:
        return Cue(passage, verb, None, cited)
    who = subject(passage.sentence, verb)
    parties = parties_at(passage, who, references) if who is not None else []
    if parties:
        return Cue(passage, verb, parties[0], others=tuple(parties[1:]))
    if who is not None and (source := unnamed(passage, who)) is not None:
        return Cue(passage, verb, None, source)
    if who is not None and who.pos == "NOUN" and (source := unnamed(passage, who, anyone=True)) is not None:
        return Cue(passage, verb, None, source, loose=True)
    return Cue(passage, verb, _person_before(passage, verb))


def _cited(passage: Passage, verb: Token) -> Source | None:
    """Whom an agency quotes: "A quoted a source at B as saying": the source speaks, A passes it on."""
    head = passage.sentence.tokens[verb.head] if verb.head >= 0 else verb
    citing = next((v for v in (verb, head) if v.lemma in ("quote", "cite")), None)
    if citing is None:
        return None
    named = [c for c in passage.sentence.children(citing, "obj", "nsubj:pass") if c.i != verb.i]
    return unnamed(passage, named[0]) if named else None


def _editor(reading: Reading, passage: Passage, verb: Token) -> Party | None:
    """The outlet's own editor or analyst as subject of a verb of speech."""
    outlet = reading.article.outlet
    subjects = [s for s in passage.sentence.children(verb, "nsubj") if s.lemma.lower() in speech()["editors"]]
    if not subjects or not outlet:
        return None
    text, end = reading.article.text, subjects[0].end
    start = text.casefold().rfind(outlet.casefold(), passage.span.start, end)
    if start < 0 or "," in text[start:end]:
        return None
    return Party(name=text[start:end], words=Span(start, end), kind="unknown")


def _person_before(passage: Passage, verb: Token) -> Party | None:
    """The person named last before a verb whose subject the parser missed, when nothing but one stands there."""
    people = [c for c in passage.chunks if c.last <= verb.i and c.parties[0].kind == "person"]
    return people[-1].parties[0] if len(people) == 1 else None


def agencies(cue: Cue) -> list[Source]:
    """The agency that quotes the speaker: subject of "quoted", "reported"."""
    if speech()["verbs"].get(cue.verb.lemma) != "cite":
        return []
    who = subject(cue.passage.sentence, cue.verb)
    chunk = cue.passage.chunk_at(who) if who is not None else None
    return [Source(p.name, p.words, p) for p in chunk.parties] if chunk is not None else []


def is_own_voice(reading: Reading, party: Party) -> bool:
    """Whether a speaker is the outlet itself, or its editor."""
    outlet = reading.article.outlet
    words = reading.article.quote(party.words).casefold()
    if outlet is None:
        return False
    own = outlet.casefold().split(".")[0] in words
    return words == outlet.casefold() or (own and any(words.endswith(e) for e in speech()["editors"]))
