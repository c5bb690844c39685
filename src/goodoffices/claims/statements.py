"""Statements: what was said, by whom, in whose words."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.attribution import Source, outlet_source, unnamed
from goodoffices.claims.draft import Draft
from goodoffices.claims.grammar import cases, has_relation, subject
from goodoffices.claims.party import Party
from goodoffices.claims.place import place_of, places_at
from goodoffices.claims.quotations import Quotation, quotations
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.tense import tense_of
from goodoffices.claims.when import day_of
from goodoffices.language import Token
from goodoffices.lexicon import speech, topics
from goodoffices.schema import Claim, Span

_SPOKEN = ("person", "office", "state", "organisation", "group", "unknown")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech with its speaker."""

    passage: Passage
    verb: Token
    speaker: Party | None
    source: Source | None = None


class StatementReader:
    """Reads the statements of one article, passage by passage, in order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.quotations = quotations(reading.article)
        self.speakers: dict[Span, Source] = {}
        self._used: set[Span] = set()
        self._last: dict[int, Cue] = {}

    def read(self, passage: Passage, references: References) -> list[Claim]:
        """The statements whose cue stands in this passage, direct quotations first."""
        claims: list[Claim] = []
        direct: set[int] = set()
        for verb in self._verbs(passage):
            cue = self._cue(passage, verb, references)
            if cue.speaker is None and cue.source is None:
                continue
            for quotation in self._spoken(passage, verb):
                self._used.add(quotation.inside)
                claims.append(self._direct(cue, quotation))
                direct.add(verb.i)
            if verb.i not in direct:
                claims += self._indirect(cue)
        claims += self._continued(passage)
        return claims

    # -- cues --------------------------------------------------------------------------------------------------

    def _verbs(self, passage: Passage) -> list[Token]:
        """Verbs of speech that assert: not negated, not planned, not themselves quoted."""
        found = []
        for token in passage.sentence.tokens:
            if token.pos != "VERB" or speech()["verbs"].get(token.lemma) not in ("report", "act", "cite") or self._quoted(token):
                continue
            above = passage.sentence.tokens[token.head] if token.rel == "xcomp" else token
            main = above if above.lemma in ("go", "continue", "proceed", "begin") else token  # "went on to add"
            tense = tense_of(passage.sentence, main, headline=passage.headline)
            if tense.negated is None and tense.mood in ("past", "present", "progressive", "participle"):
                found.append(token)
        return found

    def _quoted(self, token: Token) -> bool:
        return any(q.outside.start < token.start and token.end < q.outside.end for q in self.quotations)

    def _cue(self, passage: Passage, verb: Token, references: References) -> Cue:
        editor = self._editor(passage, verb)
        if editor is not None:
            return Cue(passage, verb, editor)
        cited = self._cited(passage, verb)
        if cited is not None:
            return Cue(passage, verb, None, cited)
        who = subject(passage.sentence, verb)
        parties = parties_at(passage, who, references) if who is not None else []
        if parties:
            return Cue(passage, verb, parties[0])
        if who is not None and (source := unnamed(passage, who)) is not None:
            return Cue(passage, verb, None, source)
        return Cue(passage, verb, self._person_before(passage, verb))

    @staticmethod
    def _cited(passage: Passage, verb: Token) -> Source | None:
        """Whom an agency quotes: "A quoted a source at B as saying": the source speaks, A passes it on."""
        head = passage.sentence.tokens[verb.head] if verb.head >= 0 else verb
        citing = next((v for v in (verb, head) if v.lemma in ("quote", "cite")), None)
        if citing is None:
            return None
        named = [c for c in passage.sentence.children(citing, "obj", "nsubj:pass") if c.i != verb.i]
        return unnamed(passage, named[0]) if named else None

    def _editor(self, passage: Passage, verb: Token) -> Party | None:
        """The outlet's own editor or analyst as subject of a verb of speech."""
        outlet = self.reading.article.outlet
        subjects = [s for s in passage.sentence.children(verb, "nsubj") if s.lemma.lower() in speech()["editors"]]
        if not subjects or not outlet:
            return None
        text, end = self.reading.article.text, subjects[0].end
        start = text.casefold().rfind(outlet.casefold(), passage.span.start, end)
        if start < 0 or "," in text[start:end]:
            return None
        return Party(name=text[start:end], words=Span(start, end), kind="unknown")

    @staticmethod
    def _person_before(passage: Passage, verb: Token) -> Party | None:
        """The person named last before a verb whose subject the parser missed, when nothing but one stands there."""
        people = [c for c in passage.chunks if c.last <= verb.i and c.parties[0].kind == "person"]
        return people[-1].parties[0] if len(people) == 1 else None

    # -- direct ------------------------------------------------------------------------------------------------

    def _spoken(self, passage: Passage, verb: Token) -> list[Quotation]:
        """The quotations that this verb introduces or closes."""
        found = []
        for quotation in self.quotations:
            if quotation.inside in self._used:
                continue
            ends_here = passage.span.start <= quotation.outside.end <= passage.span.end + 2
            starts_here = passage.span.start <= quotation.outside.start < passage.span.end
            after = ends_here and 0 <= verb.start - quotation.outside.end <= 160 and self._closes(passage, quotation, verb)
            before = starts_here and 0 <= quotation.outside.start - verb.end <= 220 and self._opens(passage, quotation, verb)
            if after or before:
                found.append(quotation)
        if not found and self._announces(passage, verb):
            found += [q for q in self.quotations if q.inside not in self._used and self._follows(passage, q)]
        return found

    def _closes(self, passage: Passage, quotation: Quotation, verb: Token) -> bool:
        """Quote first: no other verb of speech and no sentence's end between the marks and the verb."""
        between = [t for t in passage.sentence.tokens if quotation.outside.end <= t.start < verb.start]
        return not any(t.pos == "VERB" and t.lemma in speech()["verbs"] for t in between)

    def _opens(self, passage: Passage, quotation: Quotation, verb: Token) -> bool:
        """Verb first: the quotation lies in what hangs on the verb, or follows it after a comma or a colon."""
        first = next((t for t in passage.sentence.tokens if t.start >= quotation.inside.start), None)
        if first is None:
            return False
        between = [t for t in passage.sentence.tokens if verb.end <= t.start < quotation.outside.start]
        if any(t.pos == "VERB" and speech()["verbs"].get(t.lemma) in ("report", "act") for t in between):
            return False
        token = first
        while token.head >= 0:
            token = passage.sentence.tokens[token.head]
            if token.i == verb.i:
                return True
        return bool(between) and between[-1].text in (",", ":", "that")

    @staticmethod
    def _announces(passage: Passage, verb: Token) -> bool:
        rest = [t for t in passage.sentence.tokens if t.i > verb.i]
        return bool(rest) and rest[-1].text == ":" and has_relation(verb, "root")

    @staticmethod
    def _follows(passage: Passage, quotation: Quotation) -> bool:
        return 0 <= quotation.outside.start - passage.span.end <= 3

    def _continued(self, passage: Passage) -> list[Claim]:
        """A further quotation of a whole sentence in the paragraph of a speaker who has just been quoted."""
        block = passage.sentence.block
        claims = []
        for quotation in self.quotations:
            if quotation.inside in self._used or not (passage.span.start <= quotation.outside.start < passage.span.end):
                continue
            last = self._last.get(block)
            words = self.reading.article.quote(quotation.inside).split()
            whole = quotation.outside.start - passage.span.start <= 2
            if last is not None and whole and len(words) >= 5:
                self._used.add(quotation.inside)
                claims.append(self._direct(last, quotation, continued=True))
        return claims

    def _direct(self, cue: Cue, quotation: Quotation, *, continued: bool = False) -> Claim:
        start = min(cue.passage.span.start, quotation.outside.start)
        end = max(cue.passage.span.end, quotation.outside.end)
        if continued:
            start, end = quotation.outside
        draft = self._draft(cue, Span(quotation.inside.start, quotation.inside.end), Span(start, end), "statement.quotation")
        draft.set_content(quotation.inside, direct=True, stance=self._stance(cue.verb))
        self._last[cue.passage.sentence.block] = cue
        if cue.speaker is not None:
            self.speakers[quotation.inside] = Source(cue.speaker.name, cue.speaker.words, cue.speaker)
        elif cue.source is not None:
            self.speakers[quotation.inside] = cue.source
        return self._finish(draft, cue, quotation.inside)

    # -- indirect ----------------------------------------------------------------------------------------------

    def _indirect(self, cue: Cue) -> list[Claim]:
        content = self._content(cue.passage, cue.verb)
        if content is None or (cue.speaker is None and speech()["verbs"][cue.verb.lemma] == "cite"):
            return []
        if any(q.outside.overlaps(content) and q.inside in self._used for q in self.quotations):
            return []  # already told as a quotation
        if cue.speaker is not None and cue.speaker.kind not in _SPOKEN:
            return []
        draft = self._draft(cue, Span(cue.verb.start, cue.verb.end), cue.passage.span, "statement.indirect")
        draft.set_content(content, direct=False, stance=self._stance(cue.verb))
        return [self._finish(draft, cue, content)]

    def _content(self, passage: Passage, verb: Token) -> Span | None:
        """Range of what was said: the clause, else for verbs that are a position by themselves their object or phrase."""
        sentence = passage.sentence
        clauses = [c for c in sentence.children(verb, "ccomp") if c.i > verb.i]
        if not clauses:
            clauses = [c for c in sentence.children(verb, "ccomp", "parataxis") if c.i < verb.i and not has_relation(c, "parataxis")]
        if not clauses and speech()["verbs"][verb.lemma] == "act":
            needed = speech()["phrases"].get(verb.lemma)
            clauses = [c for c in sentence.children(verb, "xcomp", "obj", "obl", "advcl") if c.i > verb.i]
            if needed is not None:
                marks = {c.i: " ".join(m.lemma for m in sentence.children(c, "mark")) or cases(sentence, c) for c in clauses}
                clauses = [c for c in clauses if c.rel == "xcomp" or marks[c.i] in needed]
            else:
                clauses = [c for c in clauses if c.rel != "advcl"]
            clauses = [c for c in clauses if not self._is_time(passage, c)]
            clauses = [c for c in clauses if c.rel != "obl" or places_at(self.reading, passage, c) is None]
        if not clauses:
            return None
        tokens = [t for c in clauses for t in sentence.subtree(c) if t.pos != "PUNCT" or t.text not in ("“", "”", '"')]
        tokens = sorted({t.i: t for t in tokens if t.i != verb.i}.values(), key=lambda t: t.i)
        while tokens and (tokens[0].text.lower() in ("that", ",") or tokens[0].pos == "PUNCT"):
            tokens = tokens[1:]
        while tokens and tokens[-1].pos == "PUNCT":
            tokens = tokens[:-1]
        if len(tokens) < 2 or (len(tokens) == 2 and tokens[0].lemma in ("this", "that", "these", "it")):
            return None
        return Span(tokens[0].start, tokens[-1].end)

    @staticmethod
    def _is_time(passage: Passage, token: Token) -> bool:
        return any(t.start <= token.start < t.end for t in passage.times)

    # -- the claim -----------------------------------------------------------------------------------------------

    def _draft(self, cue: Cue, trigger: Span, sentence: Span, rule: str) -> Draft:
        draft = Draft(self.reading.article, "statement", trigger, sentence, rule)
        draft.set_status("held", Span(cue.verb.start, cue.verb.end))
        outlet = outlet_source(self.reading)
        if outlet is not None:
            draft.attribute(*outlet)
        return draft

    def _finish(self, draft: Draft, cue: Cue, content: Span) -> Claim:
        party = cue.speaker
        if party is None and cue.source is not None:
            party = Party(name=cue.source.name, words=cue.source.words, kind="unknown")
        if party is not None:
            draft.values["speaker"] = party
            if self._is_own_voice(party):
                draft.put("opinion", True)
                draft.derive("opinion", "the outlet speaks for itself")
        for agency in self._agencies(cue):
            draft.attribute(agency.name, agency.words)
        self._topics(draft, content)
        self._hedge(draft, content)
        located = place_of(self.reading, cue.passage, (cue.verb,))
        if located is not None:
            draft.set_where(located.where, located.words)
            draft.derived += located.derived if located.where.country else ()
        found = day_of(self.reading, cue.passage, (cue.verb,), "past")
        if found is not None:
            draft.set_when(*found)
        return draft.claim()

    def _agencies(self, cue: Cue) -> list[Source]:
        """The agency that quotes the speaker: subject of "quoted", "reported"."""
        if speech()["verbs"][cue.verb.lemma] != "cite":
            return []
        who = subject(cue.passage.sentence, cue.verb)
        chunk = cue.passage.chunk_at(who) if who is not None else None
        return [Source(p.name, p.words, p) for p in chunk.parties] if chunk is not None else []

    def _is_own_voice(self, party: Party) -> bool:
        outlet = self.reading.article.outlet
        words = self.reading.article.quote(party.words).casefold()
        if outlet is None:
            return False
        own = outlet.casefold().split(".")[0] in words
        return words == outlet.casefold() or (own and any(words.endswith(e) for e in speech()["editors"]))

    def _topics(self, draft: Draft, content: Span) -> None:
        text = self.reading.article.text[content.start : content.end].casefold()
        for topic, words in topics().items():
            for word in words:
                at = text.find(word)
                if at >= 0 and (at == 0 or not text[at - 1].isalnum()):
                    draft.topic(topic, Span(content.start + at, content.start + at + len(word)))
                    break

    def _hedge(self, draft: Draft, content: Span) -> None:
        """The words by which what is said is held open: "may have been put forward"."""
        for passage in self.reading.passages:
            for token in passage.sentence.tokens:
                if content.start <= token.start < content.end and token.lemma in speech()["hedges"]:
                    verb = passage.sentence.tokens[token.head] if token.rel.startswith("aux") else token
                    span = Span(min(token.start, verb.start), max(token.end, verb.end))
                    draft.put("hedge", self.reading.article.quote(span), span)
                    return

    @staticmethod
    def _stance(verb: Token) -> str | None:
        return next((stance for stance, verbs in speech()["stance"].items() if verb.lemma in verbs), None)
