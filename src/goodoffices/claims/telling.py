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
from goodoffices.claims.grammar import NEGATORS, follow, lemma_of, words_span
from goodoffices.claims.journeys import leads_home, receiving
from goodoffices.claims.otherdays import OFF, is_broken_off
from goodoffices.claims.party import Party, is_named
from goodoffices.claims.phases import effect_clauses, effective_day, is_day_made
from goodoffices.claims.place import of_pact, place_of, undetermined
from goodoffices.claims.reading import Reading
from goodoffices.claims.references import References
from goodoffices.claims.sites import places_at
from goodoffices.claims.turns import Turn
from goodoffices.claims.verdict import carriers
from goodoffices.claims.violence import apart_from_talks, lone_place, site_of
from goodoffices.claims.when import day_of
from goodoffices.language import Token
from goodoffices.lexicon import place_words, status_of_kind
from goodoffices.schema import MEETINGS, Claim, Role, Span, Where

_SENDING = frozenset({"deploy", "withdraw", "hold", "convene", "impose", "lift"})
"""Operators that tell what becomes of a mission: what else is said of it is no news of it."""
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


def _host_land(event: Event) -> Party | None:
    """The state that hosts, where no words say where: "Qatar will host the talks"."""
    hosting = any(t.lemma in place_words().hosting for t in event.verdict.predicates)
    hosts = [p for p, role in event.roles if role == "host" and p.kind == "state" and p.country is not None]
    return hosts[0] if hosting and len(hosts) == 1 else None


def _talks_before(event: Event) -> tuple[Token, ...]:
    """The talks right after which something was agreed: "after nine days of talks in Pretoria"."""
    sentence = event.passage.sentence
    after = [w for p in event.verdict.predicates for w in follow(sentence, p, "obl(after|following)")]
    nouns = [n for w in after for n in (w, *follow(sentence, w, "nmod(of)"))]
    return tuple(n for n in nouns if n.lemma.lower() in place_words().gatherings)


def _is_news(event: Event) -> bool:
    """Whether what became of an event has just become of it: by the perfect, or the present of a headline."""
    verb = event.verdict.predicates[-1]
    auxiliaries = event.passage.sentence.children(verb, "aux")
    if verb.pos != "VERB" or is_broken_off(event.trigger, verb):
        return False
    return any(a.text.lower() in ("has", "have", "'s", "’s") for a in auxiliaries)


def _in_passing(event: Event) -> bool:
    """Violence that a noun names and no verb asserts ("called for an end to the violence in Kivu")."""
    trigger = event.trigger
    asserted = bool(event.verdict.operators) or trigger.rel.startswith("nsubj") or trigger.head < 0
    return event.frame.kind == "incident" and trigger.pos != "VERB" and not asserted


def _is_agent(event: Event) -> bool:
    """Whether it is what did something: "the war was halted by a ceasefire in May 1994"."""
    return event.trigger.rel == "obl:agent"


def _is_truce(event: Event) -> bool:
    """Whether a verb makes or breaks a ceasefire."""
    near = [w for rel in ("obj", "obl", "nsubj") for w in event.passage.sentence.children(event.trigger, rel)]
    return any(lemma_of(event.passage.sentence, w) in ("ceasefire", "truce", "armistice") for w in near)


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
        if not self._set_content(event, draft) or not self._set_place(event, draft, turn):
            return None
        direction = self._direction(event, status)
        bearers, coming = self._carriers(event), effect_clauses(event)
        own = tuple(t for t in bearers if t.i not in coming)
        off, told_by = status if event.frame.kind in MEETINGS else None, self._told_by(event)
        found = day_of(self.reading, passage, own, direction, told_by=told_by, status=off)
        if found is None and direction == "past" and status in ("cancelled", "refused"):  # before its day
            found = day_of(self.reading, passage, own, "future", told_by=told_by, status=off)
        if coming and (effective := effective_day(self.reading, passage, coming.values())) is not None:
            if effective[0].start is not None:
                draft.values["details"] = {"effective": effective[0].start.isoformat()}
                draft.prove("details.effective", effective[1])
            found = effective if found is None or found[1] == effective[1] else found
        found = turn.day(self.reading, passage, found, direction) if turn is not None else found
        if event.frame.held == "invited" and found is not None and found[0].basis == "weekday":
            found = None  # "invited A to Rome on Friday": he came, or the letter went
        if found is not None:
            draft.set_when(*found)
            if event.frame.kind == "agreement" and is_day_made(event, found[1]):
                draft.derive("when", "the day on which it was made")
        act = same_act(passage.sentence, event.trigger) if event.frame.kind == "incident" else set()
        add_casualties(passage, act, draft)
        if not self._says_enough(event, draft):
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
        found = day_of(self.reading, event.passage, self._carriers(event), "future")
        start, today = found[0].start if found is not None else None, self.reading.article.published.end
        before = self.reading.article.text[max(0, found[1].start - 9) : found[1].start] if found is not None else ""
        later = before.rstrip().endswith(("later", "later on"))
        ahead = start is not None and today is not None and (start > today or (later and start == today))
        return event.frame.kind in MEETINGS and ahead

    @staticmethod
    def _says_enough(event: Event, draft: Draft) -> bool:
        """Whether a reader would enter it: violence with two sides or a place, one agreement, more than a mention."""
        placed = bool(draft.values.get("where"))
        if event.frame.kind == "incident":
            dated = "when" in draft.values
            if _in_passing(event) or event.trigger.rel == "acl:relcl":  # "forces who have fought the rebels"
                return (dated and (placed or bool(draft.parties))) or (placed and bool(draft.parties))
            told = bool(draft.parties) or (
                event.at_war and bool(draft.values.get("details"))
            )  # by whom, or how many died
            return len(draft.parties) > 1 or placed or (dated and told) or "type" in event.frame.details
        if event.frame.kind == "exchange":
            return bool(draft.parties) or placed or "when" in draft.values
        if event.frame.kind == "monitoring":  # a mission's name in passing is no news of it
            counted = event.passage.sentence.tokens[event.trigger.head].lemma in ("number", "size", "mandate")
            sent = any(operator.id in _SENDING for operator in event.verdict.operators)
            return event.trigger.pos == "VERB" or sent or (event.trigger.head >= 0 and counted)
        if event.frame.kind in MEETINGS and event.only_unnamed() and draft.status == "mentioned":
            return False  # "when western leaders gather": nobody in particular, no day in particular
        vague = event.verdict.rule.startswith("adjective") and not placed and "when" not in draft.values
        if event.frame.kind in MEETINGS and vague and (event.only_unnamed() or len(event.core()) < 2):
            return False  # "the next meeting of the guarantors", "previous meetings of officials"
        if event.frame.gathers:
            return draft.status != "mentioned" and (placed or "when" in draft.values)
        if "content" in draft.values and " " not in draft.values["content"].text:
            return False  # "agreed to come": no promise that one could hold them to
        joined = any(role == "observer" for _, role in event.roles)  # "the talks began in the presence of A"
        if event.series and draft.status not in ("postponed", "cancelled") and not joined:
            return draft.status != "mentioned" and (placed or "when" in draft.values)
        if event.trigger.lemma == "declaration" and event.frame.kind == "agreement" and len(event.core()) == 1:
            return False  # "Kenyatta's declaration on the border" binds nobody else
        if "when" in draft.values:
            in_force = event.frame.phase in ("in_force", "extended")
            begins = bool(event.frame.scheduled) and event.at_war and _is_truce(event)  # not: "the truce has held"
            return bool(event.core()) or placed or not in_force or begins
        named = [p for p in event.core() if is_named(p)]
        if event.frame.kind == "agreement" and not (named and (len(event.core()) > 1 or not event.frame.conflict)):
            drafted = event.frame.status == "proposed"
            if event.at_war and event.trigger.pos == "VERB" and event.core() and _is_truce(event):
                return True  # "the warring parties agreed to a ceasefire"
            if event.frame.id == "agreement.told":
                placed = placed and bool(event.passage.sentence.children(event.trigger, "acl"))
            return placed or drafted or (draft.status not in ("agreed", "proposed") and bool(event.core()))
        if event.frame.id == "agreement.named" and event.trigger.feats.get("Number") == "Plur":
            return False  # "agreements" without a day are no one agreement
        return (
            draft.status != "mentioned" or event.trigger.pos == "VERB" or placed or Teller._is_known_pair(event, named)
        )

    @staticmethod
    def _is_known_pair(event: Event, named: list[Party]) -> bool:
        """Whether words name both sides of the talks that they speak of: "the talks between A and B are crucial"."""
        between = follow(event.passage.sentence, event.trigger, "nmod(between)")
        return event.frame.kind in MEETINGS and len(named) > 1 and bool(between)

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

    @staticmethod
    def _carriers(event: Event) -> tuple[Token, ...]:
        """The words on which its day and place may hang; of violence told in passing its own alone."""
        if _in_passing(event):
            return (event.trigger,)
        in_passing = (
            event.frame.id == "agreement.named" and event.verdict.rule == "noun" and not event.verdict.operators
        )
        if (
            event.frame.id == "agreement.told" or in_passing
        ):  # by its own words alone: "the ceasefire signed in Doha in March"
            own = event.passage.sentence.children(event.trigger, "acl", "nmod", "appos")
            halted = [t for t in event.passage.sentence.tokens if t.i == event.trigger.head] if _is_agent(event) else []
            return (event.trigger, *(c for c in own if c.rel.startswith("acl") or c.lemma == "force"), *halted)
        return carriers(event.passage.sentence, event.verdict, made=event.frame.kind == "agreement")

    def _set_place(self, event: Event, draft: Draft, turn: Turn | None) -> bool:
        """The place, as far as the words give one; False when a journey leads nowhere that is known."""
        if event.frame.goal:
            goals = [w for path in event.frame.goal for w in follow(event.passage.sentence, event.trigger, path)]
            goals = [w for w in goals if w.lemma.lower() not in place_words().gatherings]  # "back to the talks in Oslo"
            located = next((p for w in goals if (p := places_at(self.reading, event.passage, w)) is not None), None)
            if located is None or leads_home(event, located, draft.parties):
                return False
            draft.parties = receiving(located, draft.parties)
            located = turn.place(self.reading, event.passage, located) if turn is not None else located
        else:
            located = site_of(self.reading, event) if event.frame.site else None
            words = self._carriers(event)
            words = apart_from_talks(event.passage, words) if event.frame.kind == "incident" else words
            moving = (
                event.frame.kind == "visit" or event.verdict.status == "invited"
            )  # "invited A to Brussels for talks"
            located = located or place_of(self.reading, event.passage, words, moving=moving)
            talks = _talks_before(event) if event.frame.kind in ("agreement", "commitment") else ()
            if located is None and talks:
                located = place_of(self.reading, event.passage, talks)
            if located is None and event.frame.kind == "agreement":
                located = of_pact(self.reading, event.passage, event.trigger)
            if located is None and event.frame.kind == "visit":  # "visited Aden"
                visited = follow(event.passage.sentence, event.trigger, "obj")
                located = next(
                    (p for w in visited if (p := places_at(self.reading, event.passage, w)) is not None), None
                )
            if located is None and event.frame.kind == "incident" and not _in_passing(event):
                located = lone_place(self.reading, event)
            located = turn.place(self.reading, event.passage, located) if turn is not None else located
        host = _host_land(event) if located is None else None
        if located is not None:
            draft.set_where(located.where, located.words)
            draft.derived += located.derived
        elif host is not None:
            draft.set_where(Where(name=host.name, country=host.country), host.words)
            draft.derive("where", "who hosts is at home", host.actor)
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
