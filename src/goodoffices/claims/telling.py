"""From an event to its claim: status, day, place, content and attribution, each with its words."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.claims.acts import named_act, same_act
from goodoffices.claims.attribution import Source, outlet_source, sources_above
from goodoffices.claims.casualties import add_casualties
from goodoffices.claims.contents import hearsay
from goodoffices.claims.draft import Draft
from goodoffices.claims.event import Event
from goodoffices.claims.features import add_features
from goodoffices.claims.grammar import NEGATORS, follow, words_span
from goodoffices.claims.otherdays import OFF, is_broken_off
from goodoffices.claims.party import Party
from goodoffices.claims.phases import effect_clauses, effective_day, is_day_made
from goodoffices.claims.reading import Reading
from goodoffices.claims.references import References
from goodoffices.claims.setting import bearers, set_place
from goodoffices.claims.spells import lasting
from goodoffices.claims.turns import Turn
from goodoffices.claims.when import day_of
from goodoffices.claims.worth import says_enough
from goodoffices.language import Token
from goodoffices.lexicon import status_of_kind
from goodoffices.schema import MEETINGS, Claim, Role, Span

_SITTING = frozenset({"meet", "convene", "reconvene", "assemble"})
"""What a body of states does alone: "the Peace and Security Council met on Monday"."""
_MASS = frozenset({"fighting", "violence", "shelling", "bombardment", "bloodshed", "gunfire"})


def is_session(event: Event) -> bool:
    """A body's own meeting ("a summit of the African Union") needs no second party."""
    bodies = [
        p for p, role in event.roles if p.kind == "organisation" and p.country in ("IGO", None) and role == "party"
    ]
    sentence, trigger = event.passage.sentence, event.trigger
    outward = follow(sentence, trigger, "nmod(with|between)")  # "its talks with a striker"
    nominal = trigger.pos in ("NOUN", "PROPN")
    partners = sentence.children(trigger, "obj") or follow(sentence, trigger, "obl(with)")
    alone = trigger.lemma in _SITTING and not partners
    return not outward and event.frame.kind == "meeting" and bool(bodies) and (nominal or alone)


def _is_news(event: Event) -> bool:
    """Whether what became of an event has just become of it: by the perfect, or the present of a headline."""
    verb = event.verdict.predicates[-1]
    auxiliaries = event.passage.sentence.children(verb, "aux")
    if verb.pos != "VERB" or is_broken_off(event.trigger, verb):
        return False
    return any(a.text.lower() in ("has", "have", "'s", "’s") for a in auxiliaries)


def _words(event: Event) -> Span:
    """The words that state the status: of violence that a noun tells of they are the noun, not what is said of it."""
    told, trigger = event.verdict.words, Span(event.trigger.start, event.trigger.end)
    described = event.verdict.rule in ("relative clause", "noun", "accuse")
    return trigger if event.frame.kind == "incident" and described else told


class Teller:
    """Makes claims of the events of one article.

    Args:
        reading: The article.
        speakers: Who speaks each of its quotations: events told in one are theirs.
    """

    def __init__(self, reading: Reading, speakers: Mapping[Span, Source]) -> None:
        self.reading, self.speakers = reading, speakers

    def claim(
        self, event: Event, roles: list[tuple[Party, Role]], part: int, references: References, turn: Turn | None = None
    ) -> Claim | None:
        """The claim of an event; None where its kind has no such status or its words say too little.

        Args:
            event: The event.
            roles: Who takes part.
            part: Which of several meetings of one word it is.
            references: Whom the words before have named.
            turn: Its own words, where a clause tells of several one after the other.
        """
        passage, verdict = event.passage, event.verdict
        status = self._status(event)
        if status is None:
            return None
        if is_session(event) and status in ("invited", "agreed", "proposed") and self._points(event) == "the":
            status = "scheduled"  # a body's own session stands, whoever is invited to it
        trigger = Span(event.trigger.start, event.trigger.end)
        draft = Draft(self.reading, event.frame.kind, trigger, passage.span, event.frame.id)  # type: ignore[arg-type]
        draft.part = part
        if status in ("mentioned", "under_way") and self._on_timetable(event):
            status = "scheduled"
        draft.set_status(status, _words(event))  # type: ignore[arg-type]
        for party, role in roles:
            draft.add(party, role)
        heard = (hearsay(passage.sentence, word) for word in (event.trigger, *verdict.predicates))
        hedge = verdict.hedge or next((h for h in heard if h is not None), None)
        if hedge is not None:
            draft.put("hedge", self.reading.article.quote(hedge), hedge)
        if verdict.condition is not None:
            draft.put("condition", self.reading.article.quote(verdict.condition), verdict.condition)
        draft.values["negated"] = verdict.negated
        if not self._set_content(event, draft) or not set_place(self.reading, event, draft, turn):
            return None
        direction = self._direction(event, status)
        carrying, coming = bearers(event), effect_clauses(event)
        own = tuple(t for t in carrying if t.i not in coming)
        off, told_by = status if event.frame.kind in MEETINGS else None, self._told_by(event)
        found = day_of(self.reading, passage, own, direction, told_by=told_by, status=off)
        if found is None and direction == "past" and status in ("cancelled", "refused"):  # before its day
            found = day_of(self.reading, passage, own, "future", told_by=told_by, status=off)
        if found is not None and off == "postponed":
            old = day_of(self.reading, passage, own, direction, status=off)
            if old is not None and old[0].start is not None and old[0].start != found[0].start:
                draft.values["details"] = {"moved_from": old[0].start.isoformat()}
                draft.prove("details.moved_from", old[1])
        if coming and (effective := effective_day(self.reading, passage, coming.values())) is not None:
            if effective[0].start is not None and effective[0].start == effective[0].end:
                draft.values["details"] = {"effective": effective[0].start.isoformat()}
                draft.prove("details.effective", effective[1])
            found = effective if found is None or found[1] == effective[1] else found
        found = turn.day(self.reading, passage, found, direction) if turn is not None else found
        if event.frame.held == "invited" and found is not None and found[0].basis == "weekday":
            found = None  # "invited A to Rome on Friday": he came, or the letter went
        if found is not None:
            whole = lasting(passage.sentence, verdict, found[0]) if event.frame.kind in MEETINGS else None
            draft.set_when(whole or found[0], found[1])
            if whole is not None:
                draft.derive("when", "as many days as the words tell, from the first or to the last")
            if event.frame.kind == "agreement" and is_day_made(event, found[1]):
                draft.derive("when", "the day on which it was made")
        act = same_act(passage.sentence, event.trigger) if event.frame.kind == "incident" else set()
        add_casualties(passage, act, draft)
        if not says_enough(event, draft):
            return None
        self._attribute(event, draft, references)
        add_features(self.reading, event, draft)
        if event.frame.kind == "incident":
            if (named := named_act(passage.sentence, act, event.trigger)) is not None:
                draft.prove("status", Span(named.start, named.end))
        elif event.frame.kind not in MEETINGS and event.trigger.pos != "VERB" and not trigger.overlaps(_words(event)):
            draft.prove("status", trigger)  # the noun that names it, beside the predicate that asserts it
        return draft.claim()

    @staticmethod
    def _told_by(event: Event) -> tuple[Token, ...] | None:
        """The words that tell the status of what people meet at; of what is only hoped for no journey to it."""
        if event.frame.kind not in (*MEETINGS, "exchange"):
            return None
        verdict = event.verdict
        journeys = {
            p.i
            for p, o in zip(verdict.predicates[1:], verdict.operators, strict=True)
            if verdict.status == "proposed" and o.status == "purpose"
        }
        return tuple(p for p in verdict.predicates if p.i not in journeys)

    @staticmethod
    def _direction(event: Event, status: str) -> str:
        """Where its day lies: what has been agreed on is past, though what it is about lies ahead."""
        if event.frame.held == "invited":
            return "future"
        if event.frame.scheduled and event.verdict.status == "scheduled":
            return "future"  # "a truce will take effect on Monday"
        if event.frame.kind == "agreement" and status in ("agreed", "refused", "cancelled", "under_way"):
            return "past"
        if status == "postponed" and any(t.lemma in ("until", "till") for t in event.passage.sentence.tokens):
            return "future"  # "put off until February"
        if status in OFF and event.frame.kind in MEETINGS and _is_news(event):
            return "future"  # "Thursday's meeting has been called off"
        return "future" if status == "scheduled" else event.verdict.direction

    def _status(self, event: Event) -> str | None:
        """The status as the frame and its kind read it; None where they have no such thing."""
        frame, told = event.frame, event.frame.status or event.verdict.status
        if told == "held" and frame.held:
            return frame.held if not frame.statuses or frame.held in frame.statuses else None
        if told == "scheduled" and frame.scheduled:
            return frame.scheduled
        if told == "mentioned" and frame.id == "agreement.told":
            return "agreed"  # "halted by a ceasefire in May 1994": its own day says that there was one
        if frame.goal and self._on_timetable(event):
            told = "scheduled"  # "goes to Cairo on Sunday"
        status = status_of_kind(frame.kind, told, self._points(event))
        if frame.statuses and status not in frame.statuses:
            return None
        if event.trigger.lemma in frame.refusing and status == "agreed":
            return "refused"
        return frame.held if status == "held" and frame.held else status

    def _on_timetable(self, event: Event) -> bool:
        """Whether the present tells of a day to come: "the ministers meet on Monday"."""
        verdict = event.verdict
        told = verdict.operators[-1].status == "own" if verdict.operators else event.trigger.pos == "VERB"
        if (
            verdict.mood not in ("present", "progressive")
            or verdict.rule in ("habit", "condition", "noun")
            or not told
            or verdict.negated
            or any(t.text.lower() == "been" for t in event.passage.sentence.children(event.trigger, "aux"))
        ):
            return False  # "have been meeting since Monday"
        found = day_of(self.reading, event.passage, bearers(event), "future")
        start, today = found[0].start if found is not None else None, self.reading.article.published.end
        before = self.reading.article.text[max(0, found[1].start - 9) : found[1].start] if found is not None else ""
        later = before.rstrip().endswith(("later", "later on"))
        ahead = start is not None and today is not None and (start > today or (later and start == today))
        return event.frame.kind in MEETINGS and ahead

    @staticmethod
    def _points(event: Event) -> str:
        """How the words point at the event: `verb`; a noun with `the` or an owner, a bare `plural`, else `one`."""
        if event.trigger.pos == "VERB":
            return "verb"
        children = event.passage.sentence.children(event.trigger, "det", "nmod:poss")
        if any(c.lemma in ("a", "an", "any", "no", "another", "some") for c in children):
            return "one"
        if children:
            return "the"
        return "plural" if event.trigger.feats.get("Number") == "Plur" or event.trigger.lemma in _MASS else "one"

    def _set_content(self, event: Event, draft: Draft) -> bool:
        """What is promised, where the frame asks for it; False when no words say what."""
        if not event.frame.content:
            return True
        sentence = event.passage.sentence
        for path in event.frame.content:
            for word in follow(sentence, event.trigger, path):
                if word.rel == "acl:relcl" or word.pos in ("PRON", "DET"):
                    continue  # "the commitments that they had made", "promised each other support"
                tokens = [t for t in sentence.subtree(word) if t.pos != "PUNCT"]
                while tokens and tokens[0].pos in ("ADP", "PART", "SCONJ") and tokens[0].lemma not in NEGATORS:
                    tokens = tokens[1:]  # "undertook not to fire": not to fire
                if tokens:
                    draft.set_content(Span(*words_span(tokens)), direct=False)
                    return True
        return False

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
