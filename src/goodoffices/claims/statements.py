"""Statements: what was said, by whom, in whose words."""

from __future__ import annotations

from goodoffices.claims.attribution import Source, outlet_source
from goodoffices.claims.contents import add_hedge, add_topics, content_of, stance_of
from goodoffices.claims.cues import Cue, agencies, find_cue, is_own_voice
from goodoffices.claims.draft import Draft
from goodoffices.claims.grammar import has_relation
from goodoffices.claims.party import Party
from goodoffices.claims.place import place_of
from goodoffices.claims.quotations import Quotation, quotations
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.tense import tense_of
from goodoffices.claims.when import day_of
from goodoffices.language import Token
from goodoffices.lexicon import speech
from goodoffices.schema import Claim, Span


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
            cue = find_cue(self.reading, passage, verb, references)
            if cue.speaker is None and cue.source is None:
                continue
            for quotation in self._spoken(passage, verb):
                self._used.add(quotation.inside)
                claims.append(self._direct(cue, quotation))
                direct.add(verb.i)
            if verb.i not in direct and not cue.loose:
                claims += self._indirect(cue)
        claims += self._introduced(passage, references)
        claims += self._continued(passage)
        return claims

    # -- cues --------------------------------------------------------------------------------------------------

    def _verbs(self, passage: Passage) -> list[Token]:
        """Verbs of speech that assert: not negated, not planned, not themselves quoted."""
        found = []
        for token in passage.sentence.tokens:
            if (
                token.pos != "VERB"
                or speech()["verbs"].get(token.lemma) not in ("report", "act", "cite")
                or self._quoted(token)
            ):
                continue
            above = passage.sentence.tokens[token.head] if token.rel == "xcomp" else token
            main = above if above.lemma in ("go", "continue", "proceed", "begin") else token  # "went on to add"
            tense = tense_of(passage.sentence, main, headline=passage.headline)
            if tense.negated is None and tense.mood in ("past", "present", "progressive", "participle"):
                found.append(token)
        return found

    def _quoted(self, token: Token) -> bool:
        return any(q.outside.start < token.start and token.end < q.outside.end for q in self.quotations)

    # -- direct ------------------------------------------------------------------------------------------------

    def _spoken(self, passage: Passage, verb: Token) -> list[Quotation]:
        """The quotations that this verb introduces or closes."""
        found = []
        for quotation in self.quotations:
            if quotation.inside in self._used or " " not in self.reading.article.quote(quotation.inside):
                continue  # one word in quotation marks is a word held at a distance, not a statement
            ends_here = passage.span.start <= quotation.outside.end <= passage.span.end + 2
            starts_here = passage.span.start <= quotation.outside.start < passage.span.end
            after = (
                ends_here and 0 <= verb.start - quotation.outside.end <= 160 and self._closes(passage, quotation, verb)
            )
            before = (
                starts_here and 0 <= quotation.outside.start - verb.end <= 220 and self._opens(passage, quotation, verb)
            )
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

    def _introduced(self, passage: Passage, references: References) -> list[Claim]:
        """A quotation after a colon, whatever verb comes before it ("A put it clearly: ..."): its subject speaks."""
        text = self.reading.article.text
        for quotation in self.quotations:
            colon = text[passage.span.start : quotation.outside.start].rstrip().endswith(":")
            starts = passage.span.start < quotation.outside.start <= passage.span.end + 2
            if quotation.inside in self._used or not (colon and starts):
                continue
            before = [t for t in passage.sentence.tokens if t.end <= quotation.outside.start]
            verb = next(
                (t for t in reversed(before) if t.pos == "VERB" and passage.sentence.children(t, "nsubj")), None
            )
            cue = find_cue(self.reading, passage, verb, references) if verb is not None else None
            named = cue is not None and cue.speaker is not None and cue.speaker.kind in ("person", "office")
            if cue is not None and (named or cue.source is not None):
                self._used.add(quotation.inside)
                return [self._direct(cue, quotation)]
        return []

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
        end = min(end, len(self.reading.article.text))  # a quotation that no mark closes
        draft = self._draft(
            cue, Span(quotation.inside.start, quotation.inside.end), Span(start, end), "statement.quotation"
        )
        draft.set_content(quotation.inside, direct=True, stance=stance_of(cue.verb))
        self._last[cue.passage.sentence.block] = cue
        if cue.speaker is not None:
            self.speakers[quotation.inside] = Source(cue.speaker.name, cue.speaker.words, cue.speaker)
        elif cue.source is not None:
            self.speakers[quotation.inside] = cue.source
        return self._finish(draft, cue, quotation.inside)

    # -- indirect ----------------------------------------------------------------------------------------------

    def _indirect(self, cue: Cue) -> list[Claim]:
        content = content_of(self.reading, cue.passage, cue.verb)
        if content is None or speech()["verbs"][cue.verb.lemma] == "cite":
            return []  # an agency that reports an event takes no position
        if any(q.outside.overlaps(content) and q.inside in self._used for q in self.quotations):
            return []  # already told as a quotation
        draft = self._draft(cue, Span(cue.verb.start, cue.verb.end), cue.passage.span, "statement.indirect")
        draft.set_content(content, direct=False, stance=stance_of(cue.verb))
        return [self._finish(draft, cue, content)]

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
            for other in [party, *cue.others] if cue.others else []:
                draft.add(other, "speaker")
            if is_own_voice(self.reading, party):
                draft.put("opinion", True)
                draft.derive("opinion", "the outlet speaks for itself")
        for agency in agencies(cue):
            draft.attribute(agency.name, agency.words)
        add_topics(self.reading, draft, content)
        add_hedge(self.reading, draft, content)
        located = place_of(self.reading, cue.passage, (cue.verb,))
        if located is not None:
            draft.set_where(located.where, located.words)
            draft.derived += located.derived if located.where.country else ()
        found = day_of(self.reading, cue.passage, (cue.verb,), "past")
        if found is not None:
            draft.set_when(*found)
        return draft.claim()
