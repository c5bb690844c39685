"""The engine of frames: from a trigger to a claim with participants, status, day and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goodoffices.claims.arguments import coerced, parties_at
from goodoffices.claims.attribution import Source, outlet_source, sources_above
from goodoffices.claims.contacts import complete_contact, distribute
from goodoffices.claims.draft import Draft
from goodoffices.claims.features import add_features
from goodoffices.claims.grammar import clause, follow, subject, words_span
from goodoffices.claims.party import Party
from goodoffices.claims.place import place_of, places_at, undetermined
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.status import Verdict, carriers, judge
from goodoffices.claims.when import day_of
from goodoffices.language import Token
from goodoffices.lexicon import Frame, frames, status_of_kind
from goodoffices.schema import MEETINGS, Claim, Role, Span, Where


@dataclass
class Event:
    """What a frame has found around a trigger, before it becomes a claim.

    Args:
        passage: Where it stands.
        frame: The frame.
        trigger: Its word.
        verdict: Whether and how it comes about.
        roles: Parties by role, in the order of finding.
        referring: Its participants are those of a meeting told of before ("the meeting").
    """

    passage: Passage
    frame: Frame
    trigger: Token
    verdict: Verdict
    roles: list[tuple[Party, Role]] = field(default_factory=list)
    referring: bool = False

    def add(self, parties: list[Party], role: str) -> None:
        """More participants in a role."""
        self.roles += [(p, role) for p in parties]  # type: ignore[misc]

    def core(self) -> list[Party]:
        """The different parties, whatever their role."""
        kept: list[Party] = []
        for party, _ in self.roles:
            if not any(k.same_as(party) for k in kept):
                kept.append(party)
        return kept


class EventReader:
    """Reads the events of one article by the frames of the lexicon, passage by passage, in order.

    Args:
        reading: The article.
        speakers: Who speaks each of its quotations: events told in one are theirs.
        told: Ranges of the names of known agreements and wars: their claims are made already.
    """

    def __init__(self, reading: Reading, speakers: Mapping[Span, Source], told: Sequence[Span]) -> None:
        self.reading, self.speakers, self.told = reading, speakers, told
        self.contacts: list[tuple[int, Claim, list[tuple[Party, Role]]]] = []

    def read(self, passage: Passage, references: References) -> list[Claim]:
        """The claims of one passage, in order of their triggers."""
        claims: list[Claim] = []
        told: set[int] = set()  # nouns whose event a verb has told ("signed an agreement")
        for token in sorted(passage.sentence.tokens, key=lambda t: (t.pos != "VERB", t.i)):
            frame = self._frame(passage, token) if token.i not in told else None
            event = self._event(passage, token, frame, references) if frame is not None else None
            if event is None:
                continue
            if event.frame.needs:
                told.update(t.i for t in follow(passage.sentence, token, event.frame.needs))
            claims += self._claims(event, references)
        return claims

    # -- finding ---------------------------------------------------------------------------------------------------

    def _frame(self, passage: Passage, token: Token) -> Frame | None:
        sentence = passage.sentence
        for frame in frames():
            if token.lemma.lower() not in frame.lemmas or (token.pos != frame.pos and not (frame.pos == "NOUN" and token.pos == "PROPN")):
                continue
            if token.rel in ("amod", "compound", "aux", "fixed", "flat") or self._names_someone(passage, token):
                continue
            if any(name.start <= token.start < name.end for name in self.told):
                continue
            if frame.needs and not follow(sentence, token, frame.needs):
                continue
            if follow(sentence, token, "^nmod(of)[margin|margins|sideline|sidelines|fringe]"):
                continue  # the occasion of another meeting
            if any(follow(sentence, token, path) for path in frame.unless):
                continue
            return frame
        return None

    @staticmethod
    def _names_someone(passage: Passage, token: Token) -> bool:
        chunk = passage.chunk_at(token)
        return chunk is not None and chunk.last - chunk.first > 1 and token.pos == "PROPN"

    def _event(self, passage: Passage, token: Token, frame: Frame, references: References) -> Event | None:
        sentence = passage.sentence
        verdict = judge(sentence, token, headline=passage.headline)
        event = Event(passage, frame, token, verdict)
        for role, paths in frame.args.items():
            for path in paths:
                for word in follow(sentence, token, path):
                    event.add(self._argument(passage, token, word, path, references), role)
        if token.pos == "VERB" and "nsubj" in sum(frame.args.values(), ()) and not sentence.children(token, "nsubj"):
            who = subject(sentence, token)
            role = next(r for r, paths in frame.args.items() if "nsubj" in paths)
            if who is not None:
                event.add(parties_at(passage, who, references), role)
        self._from_operators(event, references)
        if frame.kind in MEETINGS:
            complete_contact(event, references, self.contacts)
        elif frame.kind == "pressure" and not any(role == "target" for _, role in event.roles):
            event.add(coerced(passage, references), "target")
        return event if len(event.core()) >= frame.least or self._is_session(event) else None

    def _argument(self, passage: Passage, trigger: Token, word: Token, path: str, references: References) -> list[Party]:
        """The parties in one argument's place; before a noun only demonyms and bodies count, never persons by chance."""
        if path in ("amod", "compound"):
            chunk = passage.chunk_at(word)
            parties = list(chunk.parties) if chunk is not None and all(p.kind != "person" for p in chunk.parties) else []
            alone = path == "compound" and len(parties) == 1 and parties[0].kind == "state"
            return [] if alone and not passage.sentence.children(word, "compound", "conj") else parties  # "the Syria talks"
        if path == "nmod:poss" and word.pos == "PRON":
            verb = clause(passage.sentence, trigger)
            who = subject(passage.sentence, verb)
            if who is not None and who.i > trigger.i:  # "during his talks with A, B said": B's talks
                return parties_at(passage, who, references)
        return parties_at(passage, word, references)

    def _from_operators(self, event: Event, references: References) -> None:
        """Subjects and by-phrases of the operators above: "A held talks", "talks were hosted by B"."""
        sentence = event.passage.sentence
        main = next(iter(event.frame.args))
        for predicate, operator in zip(event.verdict.predicates[1:], event.verdict.operators, strict=True):
            passive = sentence.children(predicate, "nsubj:pass")
            if operator.subject != "none" and not passive and predicate.pos != "NOUN":
                who = subject(sentence, predicate)
                if who is not None and who.i != event.trigger.i:
                    event.add(parties_at(event.passage, who, references), main if operator.subject == "party" else operator.subject)
            if operator.agent != "none":
                for word in follow(sentence, predicate, "obl(by)"):
                    event.add(parties_at(event.passage, word, references), main if operator.agent == "party" else operator.agent)
            for role, paths in operator.others.items():
                for path in paths:
                    for word in follow(sentence, predicate, path):
                        if word.i != event.trigger.i and role != "place":
                            event.add(parties_at(event.passage, word, references), main if role == "party" else role)

    @staticmethod
    def _is_session(event: Event) -> bool:
        """A body's own meeting ("a summit of the African Union") needs no second party."""
        bodies = [p for p, role in event.roles if p.kind == "organisation" and p.country in ("IGO", None) and role == "party"]
        return event.frame.kind == "meeting" and bool(bodies) and event.trigger.pos in ("NOUN", "PROPN")

    # -- making claims ---------------------------------------------------------------------------------------------

    def _claims(self, event: Event, references: References) -> list[Claim]:
        variants = distribute(event) if event.frame.kind == "meeting" else [event.roles]
        claims = []
        for part, roles in enumerate(variants):
            claim = self._claim(event, roles, part, references)
            if claim is None:
                return []
            claims.append(claim)
            if event.frame.kind in MEETINGS:
                self.contacts.append((event.passage.number, claim, roles))
                references.note_group(event.passage.number, [p for p, r in roles if r == "party"])
        return claims

    def _claim(self, event: Event, roles: list[tuple[Party, Role]], part: int, references: References) -> Claim | None:
        passage, verdict = event.passage, event.verdict
        status = status_of_kind(event.frame.kind, event.frame.status or verdict.status, self._points(event))
        if status is None or (event.frame.statuses and status not in event.frame.statuses):
            return None
        if status == "held" and event.frame.held:
            status = event.frame.held
        if self._is_session(event) and status in ("invited", "agreed", "proposed") and self._points(event) == "the":
            status = "scheduled"  # a body's own session stands, whoever is invited to it
        trigger = Span(event.trigger.start, event.trigger.end)
        draft = Draft(self.reading.article, event.frame.kind, trigger, passage.span, event.frame.id)  # type: ignore[arg-type]
        draft.part = part
        draft.set_status(status, verdict.words)  # type: ignore[arg-type]
        for party, role in roles:
            draft.add(party, role)
        if verdict.hedge is not None:
            draft.put("hedge", self.reading.article.quote(verdict.hedge), verdict.hedge)
        if verdict.condition is not None:
            draft.put("condition", self.reading.article.quote(verdict.condition), verdict.condition)
        draft.values["negated"] = verdict.negated
        if event.frame.phase:
            draft.put("phase", event.frame.phase, rule=event.frame.id)
        if not self._set_content(event, draft) or not self._set_place(event, draft):
            return None
        found = day_of(self.reading, passage, carriers(passage.sentence, verdict), verdict.direction)
        if found is not None:
            draft.set_when(*found)
        elif status == "mentioned" and event.trigger.pos != "VERB" and not draft.values.get("where"):
            return None  # says nothing of the meeting that is not known
        self._attribute(event, draft, references)
        add_features(self.reading, event, draft)
        return draft.claim()

    @staticmethod
    def _points(event: Event) -> str:
        """How the words point at the event: `verb`; of a noun `the` (or an owner), `plural` without either, else `one`."""
        if event.trigger.pos == "VERB":
            return "verb"
        children = event.passage.sentence.children(event.trigger, "det", "nmod:poss")
        if any(c.lemma in ("a", "an", "any", "no", "another", "some") for c in children):
            return "one"
        if children:
            return "the"
        return "plural" if event.trigger.feats.get("Number") == "Plur" else "one"

    def _set_content(self, event: Event, draft: Draft) -> bool:
        """What is promised, where the frame asks for it; False when no words say what."""
        if not event.frame.content:
            return True
        sentence = event.passage.sentence
        for path in event.frame.content:
            for word in follow(sentence, event.trigger, path):
                tokens = [t for t in sentence.subtree(word) if t.pos != "PUNCT"]
                while tokens and tokens[0].pos in ("ADP", "PART", "SCONJ"):
                    tokens = tokens[1:]
                if tokens:
                    draft.set_content(Span(*words_span(tokens)), direct=False)
                    return True
        return False

    def _set_place(self, event: Event, draft: Draft) -> bool:
        """The place, as far as the words give one; False when a journey leads nowhere that is known."""
        if event.frame.goal:
            goals = [w for path in event.frame.goal for w in follow(event.passage.sentence, event.trigger, path)]
            located = next((p for w in goals if (p := places_at(self.reading, event.passage, w)) is not None), None)
            if located is None:
                return False
        else:
            words = carriers(event.passage.sentence, event.verdict)
            located = place_of(self.reading, event.passage, words, moving=event.frame.kind == "visit")
        if located is not None:
            draft.set_where(located.where, located.words)
            if located.where.country:
                draft.derived += located.derived
        elif (words_of := undetermined(event.passage)) is not None:
            draft.set_where(Where(undetermined=True), words_of)
        return True

    def _attribute(self, event: Event, draft: Draft, references: References) -> None:
        outlet = outlet_source(self.reading)
        if outlet is not None:
            draft.attribute(*outlet)
        sources = sources_above(event.passage, event.trigger, references)
        sources += [who for inside, who in self.speakers.items() if inside.start <= event.trigger.start < inside.end]
        for source in sources:
            draft.attribute(source.name, source.words)
        if not sources and (event.verdict.hedge is not None or event.verdict.mood in ("needed", "conditional")):
            draft.put("opinion", True, rule="the article's own voice weighs what may or should be")
