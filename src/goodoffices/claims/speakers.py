"""Speakers: from the source word of an attribution to whoever speaks, and the agencies that pass it on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.attribution import Source, cited, joined, outlet_at, told_to, unnamed
from goodoffices.claims.cues import Cue, is_passive, owner_of
from goodoffices.claims.grammar import subject
from goodoffices.claims.party import Fact, Party
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.language import Token
from goodoffices.lexicon import speech
from goodoffices.schema import Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a party that the article names, with those who speak with him, or a source by its words.

    Args:
        party: The first who speaks.
        others: Who speaks with him.
        source: A source without a name, where no party is known.
        loose: The source is any noun ("an aid worker").
        agencies: Who passes it on.
        facts: What the source's name rests on where its words do not state it.
    """

    party: Party | None = None
    others: tuple[Party, ...] = ()
    source: Source | None = None
    loose: bool = False
    agencies: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def known(self) -> bool:
        """Whether any words say who speaks."""
        return self.party is not None or self.source is not None

    @property
    def link(self) -> Source | None:
        """The speaker as a link of the chain of attribution."""
        return Source(self.party.name, self.party.words, self.party) if self.party is not None else self.source

    def says_with(self, other: Voice) -> bool:
        """Whether both are one speaker."""
        if self.party is not None and other.party is not None:
            return self.party.same_as(other.party)
        return self.source is not None and other.source is not None and self.source.name == other.source.name

    def again(self, words: Span) -> Voice:
        """The same who speaks, named by other words."""
        rule = "the source that the article has introduced with more words"
        if self.party is not None:
            return replace(self, party=replace(self.party, words=words).by_rule(rule), others=(), agencies=())
        assert self.source is not None
        fact = Fact("name", rule=rule, key=self.source.name)
        return replace(self, source=replace(self.source, words=words), facts=(fact,), agencies=())


def voice_of(reading: Reading, passage: Passage, cue: Cue, references: References) -> Voice:
    """Who speaks by a cue: the outlet's editor, whom an agency quotes, the source word, or the one person before it."""
    editor = _editor(reading, passage, cue.word)
    if editor is not None:
        return Voice(editor)
    who = antecedent(passage, cue.who)
    agencies = tuple(_agencies(passage, cue))
    quoted = _cited(passage, cue.word, references)
    if quoted.known:
        return replace(quoted, agencies=agencies)
    if who is not None and (outlet := outlet_at(passage, who)) is not None:  # "Reuters, citing two diplomats, said"
        behind = [*cited(passage, cue.word, references), *cited(passage, who, references)]
        if behind:
            return _of_source(behind[0], (*agencies, outlet))
    return replace(_named(passage, cue, who, references), agencies=(*agencies, *told_to(passage, cue.word)))


def _of_source(source: Source, agencies: tuple[Source, ...]) -> Voice:
    return Voice(source.party, source=None if source.party is not None else source, agencies=agencies)


def _named(passage: Passage, cue: Cue, who: Token | None, references: References) -> Voice:
    """Who speaks by the word that a cue has for it."""
    if who is not None and who.lemma.lower() in speech()["vessels"]:  # "a statement by the ministry said"
        owner = owner_of(passage.sentence, who)
        owners = parties_at(passage, owner, references) if owner is not None else []
        if owners:
            return Voice(owners[0], tuple(owners[1:]))
        if owner is not None and (source := unnamed(passage, owner)) is not None:
            return Voice(source=source)
    parties = parties_at(passage, who, references) if who is not None else []
    if parties:
        return Voice(parties[0], tuple(parties[1:]))
    if who is not None and (source := unnamed(passage, who)) is not None:
        return Voice(source=source)
    if who is not None and who.pos == "NOUN" and (source := unnamed(passage, who, anyone=True)) is not None:
        return Voice(source=source, loose=True)
    if who is not None and who.pos == "PROPN" and (source := _stranger(passage, who)) is not None:
        return Voice(source=source)
    if who is None and is_passive(passage.sentence, cue.word):
        return Voice()  # "A was asked": by whom is not said
    return Voice(_person_before(passage, cue.word))


def antecedent(passage: Passage, who: Token | None) -> Token | None:
    """For "who" and "which" the noun that they stand for; else the word itself."""
    if who is None or who.pos != "PRON" or who.lemma.lower() not in ("who", "which", "that"):
        return who
    verb = passage.sentence.tokens[who.head] if who.head >= 0 else who
    return passage.sentence.tokens[verb.head] if verb.rel == "acl:relcl" else who


def _stranger(passage: Passage, who: Token) -> Source | None:
    """A name that no fact and no reader of people knows, as the language model marks it."""
    name = next((n for n in passage.sentence.names if n.first <= who.i < n.last and n.label in ("PERSON", "ORG")), None)
    if name is None:
        return None
    tokens = passage.sentence.tokens[name.first : name.last]
    return Source(joined(tokens), Span(tokens[0].start, tokens[-1].end))


def _cited(passage: Passage, verb: Token, references: References) -> Voice:
    """Whom an agency quotes ("A quoted a source at B: ..."): the source speaks, A passes it on."""
    if verb.lemma not in ("quote", "cite"):
        return Voice()
    for word in passage.sentence.children(verb, "obj", "nsubj:pass"):
        parties = parties_at(passage, word, references)
        if parties:
            return Voice(parties[0], tuple(parties[1:]))
        return Voice(source=unnamed(passage, word))
    return Voice()


def _agencies(passage: Passage, cue: Cue) -> list[Source]:
    """The agency that quotes the speaker: subject of "quoted", "reported"."""
    head = passage.sentence.tokens[cue.word.head] if cue.word.head >= 0 else cue.word
    citing = next((v for v in (cue.word, head) if speech()["verbs"].get(v.lemma) == "cite"), None)
    if citing is not None and passage.sentence.children(citing, "nsubj:pass", "aux:pass"):
        return []  # "is reported to have said": nobody passes it on by name
    who = subject(passage.sentence, citing) if citing is not None else None
    if who is None:
        return []
    for word in (who, *passage.sentence.children(who, "appos")):  # "the state news agency X"
        chunk = passage.chunk_at(word)
        if chunk is not None:
            return [Source(p.name, p.words, p) for p in chunk.parties]
        if word.pos == "PROPN":
            return [Source(word.text, Span(word.start, word.end))]
    return []


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


def is_own_voice(reading: Reading, party: Party) -> bool:
    """Whether a speaker is the outlet itself, or its editor."""
    outlet = reading.article.outlet
    words = reading.article.quote(party.words).casefold()
    if outlet is None:
        return False
    own = outlet.casefold().split(".")[0] in words
    return words == outlet.casefold() or (own and any(words.endswith(e) for e in speech()["editors"]))
