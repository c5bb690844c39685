"""Statements: of all attributions of an article those that a record keeps, as claims."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.asides import goes_along, predicate_of
from goodoffices.claims.attribution import Source, outlet_source
from goodoffices.claims.contents import add_hedge, add_topics, hearsay, stance_of
from goodoffices.claims.draft import Draft
from goodoffices.claims.occasion import Occasions
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.speakers import Voice, is_own_voice, voice_of
from goodoffices.claims.speech import Attribution, attributions
from goodoffices.claims.vehicles import Load, load_of
from goodoffices.claims.weight import core_of, is_asserted, is_position, is_spoken
from goodoffices.language import Token
from goodoffices.lexicon import conflict_words, speech
from goodoffices.schema import Claim, Span

_PERSONAL = frozenset({"he", "she", "they", "it"})
_OF_PUBLIC_LIFE = ("actor", "demonym", "format", "agreement", "event")


class StatementReader:
    """Reads the statements of one article, passage by passage, in order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.speakers: dict[Span, Source] = {}
        self.loads: dict[str, Load] = {}
        self._occasions = Occasions(reading)
        self._told: dict[int, list[Attribution]] = {}
        self._introduced: dict[str, Voice] = {}
        self._last: tuple[int, Voice] = (-2, Voice())
        self._public = any(m.sense in _OF_PUBLIC_LIFE for p in reading.passages for m in p.mentions)
        words = {t.lemma.lower() for p in reading.passages for t in p.sentence.tokens}
        self._at_war = not words.isdisjoint(conflict_words().arms)
        for told in attributions(reading.article, [p.sentence for p in reading.passages]):
            self._told.setdefault(told.number, []).append(told)

    def read(self, passage: Passage, references: References) -> list[Claim]:
        """The statements whose cue stands in this passage."""
        kept: list[tuple[Attribution, Voice, list[Claim]]] = []
        for told in self._told.get(passage.number, ()):
            if not is_asserted(passage, told):
                continue
            voice = self._recalled(passage, told, voice_of(self.reading, passage, told.cue, references))
            if not voice.known or not (self._public or self._is_public(told, voice)):
                continue
            link = voice.link
            if link is not None:
                self.speakers.update({q.inside: link for q in told.quoted})
            kept.append((told, voice, self._statements(passage, told, voice)))
        return [
            claim
            for at, (_, _, claims) in enumerate(kept)
            if not (_is_inside(kept, at) or _follows(kept, at) or _repeats(kept, at))
            for claim in claims
        ]

    def _statements(self, passage: Passage, told: Attribution, voice: Voice) -> list[Claim]:
        """What a record keeps of one attribution: its quotations, what it tells in the article's words, or nothing."""
        spoken = is_spoken(self.reading.article, told) and (not voice.loose or told.manner == "direct")
        if spoken and told.manner == "direct":
            return self._quotations(passage, told, voice)
        core = core_of(self.reading, passage, told)
        own = voice.party is not None and is_own_voice(self.reading, voice.party)
        if core is not None and (spoken or own or is_position(self.reading, passage, told, voice, core)):
            return [self._indirect(passage, told, voice, core)]
        return []

    def _is_public(self, told: Attribution, voice: Voice) -> bool:
        """Whether a speaker counts where no state, body or conflict is named: no commentator, no unknown name."""
        if voice.party is not None:
            known = voice.party.kind in ("person", "office") or voice.party.actor is not None
            return known or is_own_voice(self.reading, voice.party)
        words = {w.rstrip("s") for w in voice.source.name.casefold().split()} if voice.source is not None else set()
        trade = told.manner != "direct" and not self._at_war and words.isdisjoint(speech()["sources"])
        trade = trade and not words.isdisjoint(speech()["roles"])  # "the champion's camp ruled out a rematch"
        return not trade and words.isdisjoint(speech()["commentators"])

    def _recalled(self, passage: Passage, told: Attribution, voice: Voice) -> Voice:
        """A bare "the official", and "he" after one, is the one introduced before ("a senior Western official")."""
        who, source = told.cue.who, voice.source
        if who is None or (who.pos == "PRON" and voice.known):
            return voice
        if who.pos == "PRON":
            number, last = self._last
            near = passage.number - number <= 1 and who.lemma.casefold() in _PERSONAL
            return last.again(Span(who.start, who.end)) if near and last.known else voice
        noun = who.lemma.casefold()
        earlier = self._introduced.get(noun)
        if source is not None and " " not in source.name and earlier is not None:
            voice = earlier.again(source.words)
        elif who.pos == "NOUN":
            self._introduced[noun] = voice
        self._last = (passage.number, voice if voice.party is None and not voice.loose else Voice())
        return voice

    def _quotations(self, passage: Passage, told: Attribution, voice: Voice) -> list[Claim]:
        """A claim for each stretch of quoted words; the speaker's further ones count as his, too."""
        claims = []
        for at, quotation in enumerate(told.quoted):
            inside = quotation.inside
            if " " not in self.reading.article.quote(inside):
                continue  # one word in quotation marks is a word held at a distance
            start, end = quotation.outside
            if at == 0:
                start, end = min(passage.span.start, start), max(passage.span.end, end)
            end = min(end, len(self.reading.article.text))  # a quotation that no mark closes
            draft = self._draft(told, inside, Span(start, end), "statement.quotation")
            draft.set_content(inside, direct=True, stance=stance_of(told.cue.word))
            claims.append(self._finish(draft, passage, told, voice, inside))
        return claims

    def _indirect(self, passage: Passage, told: Attribution, voice: Voice, core: Span) -> Claim:
        word = Span(told.cue.word.start, told.cue.word.end)
        sentence = Span(min(passage.span.start, core.start), max(passage.span.end, core.end))
        draft = self._draft(told, word, sentence, "statement.indirect")
        draft.set_content(core, direct=False, stance=stance_of(told.cue.word))
        claim = self._finish(draft, passage, told, voice, core)
        if not told.quoted:  # what stands in quotation marks is kept whatever it tells
            self.loads[claim.id] = load_of(passage.sentence, told, predicate_of(passage, core))
        return claim

    def _draft(self, told: Attribution, trigger: Span, sentence: Span, rule: str) -> Draft:
        draft = Draft(self.reading, "statement", trigger, sentence, rule)
        draft.set_status("held", Span(told.cue.word.start, told.cue.word.end))
        outlet = outlet_source(self.reading)
        if outlet is not None:
            draft.attribute(*outlet)
        return draft

    def _finish(self, draft: Draft, passage: Passage, told: Attribution, voice: Voice, content: Span) -> Claim:
        party = voice.party
        if party is None and voice.source is not None:
            party = Party(name=voice.source.name, words=voice.source.words, kind="unknown", facts=voice.facts)
        if party is not None:
            draft.values["speaker"] = party
            for other in [party, *voice.others] if voice.others else []:
                draft.add(other, "speaker")
            if is_own_voice(self.reading, party):
                draft.put("opinion", True)
                draft.derive("opinion", "the outlet speaks for itself")
        for agency in voice.agencies:
            draft.attribute(agency.name, agency.words)
        add_topics(self.reading, draft, content)
        doubt = hearsay(passage.sentence, told.cue.word)
        if doubt is not None:
            draft.put("hedge", self.reading.article.quote(doubt), doubt)
        else:
            add_hedge(self.reading, draft, content)
        spoken_on = self._occasions.day(passage, told.cue, voice)
        if spoken_on is not None:
            when, words, rule = spoken_on
            draft.set_when(when, words)
            if rule is not None:
                draft.derive("when", rule)
        spoken_at = self._occasions.place(passage, told.cue, voice, spoken_on[0] if spoken_on is not None else None)
        if spoken_at is not None:
            located, carried = spoken_at
            draft.set_where(located.where, located.words)
            draft.derived += located.derived
            if carried is not None:
                draft.derive("where", carried)
        return draft.claim()


def _is_inside(kept: Sequence[tuple[Attribution, Voice, list[Claim]]], at: int) -> bool:
    """Whether a statement lies in another one of the same speaker: "he said that he welcomed the plan"."""
    told, voice, _ = kept[at]
    return told.nested and any(
        claims and other is not told and speaker.says_with(voice) and _holds(other, told.cue.word)
        for other, speaker, claims in kept
    )


def _follows(kept: Sequence[tuple[Attribution, Voice, list[Claim]]], at: int) -> bool:
    """Whether a statement in the article's words goes along with one before it: "..., blaming the rebels"."""
    told = kept[at][0]
    return not told.quoted and goes_along(told.cue) and any(claims for _, _, claims in kept[:at])


def _repeats(kept: Sequence[tuple[Attribution, Voice, list[Claim]]], at: int) -> bool:
    """Whether a clause only holds the quotations of another attribution: "“No,” it reads, according to the radio"."""
    told = kept[at][0]
    return told.manner == "mixed" and any(
        claims and other.manner == "direct" and set(told.quoted) <= set(other.quoted) for other, _, claims in kept
    )


def _holds(told: Attribution, word: Token) -> bool:
    return any(content.start <= word.start < content.end for content in told.contents)
