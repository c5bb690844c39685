"""The engine of frames: from a trigger to a claim with participants, status, day and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from goodoffices.claims.acts import same_act
from goodoffices.claims.arguments import coerced, parties_at
from goodoffices.claims.attendance import add_attending
from goodoffices.claims.attribution import Source
from goodoffices.claims.auspices import add_acting, add_auspices, add_brokers, add_named_roles, add_reporting
from goodoffices.claims.circumstances import is_asked
from goodoffices.claims.contacts import complete_contact, distribute
from goodoffices.claims.conveners import conveners, movers
from goodoffices.claims.event import Event
from goodoffices.claims.formats import seat_parties
from goodoffices.claims.gatherings import counts_told, is_gathering, told_before
from goodoffices.claims.grammar import clause, follow, lemma_of, subject
from goodoffices.claims.itineraries import stations
from goodoffices.claims.journeys import on_journey
from goodoffices.claims.latecomers import join_told
from goodoffices.claims.pacts import Pacts, sides_of_talks, talks_before
from goodoffices.claims.pairs import joined_by_hyphens
from goodoffices.claims.party import Party
from goodoffices.claims.public import EVERYBODYS, of_public_life
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.status import judge
from goodoffices.claims.strangers import drop_strangers, is_no_part, is_of_parliament
from goodoffices.claims.telling import Teller, is_session
from goodoffices.claims.theatre import Theatre
from goodoffices.claims.turns import by_turns
from goodoffices.claims.unnamed import add_refused, as_people, is_somebody, note_unnamed, owners_of
from goodoffices.claims.verdict import MARGINS
from goodoffices.claims.violence import drop_places, is_armed, strikers, struck, unnamed_strikers
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import auspices, frames_for, speech
from goodoffices.lexicon.shapes import Frame
from goodoffices.schema import MEETINGS, Claim, Role, Span

_SUBJECTS = frozenset({"nsubj", "nsubj:act"})
_PEOPLE = ("person", "office", "group")
_TOPICAL = frozenset({"conference", "congress", "forum", "dialogue", "talk", "negotiation", "round", "retreat"})
_UNNAMED = frozenset({"agreement", "commitment", "exchange", "monitoring", "refusal"})
"""Kinds in which people whom no name tells apart take part under their own words ("five officers signed")."""


def _is_about(sentence: Sentence, trigger: Token) -> bool:
    """Whether what stands before a gathering's noun may be its topic: nobody else is named who meets."""
    return trigger.lemma in _TOPICAL and not follow(sentence, trigger, "nmod(with|between)")


class EventReader:
    """Reads the events of one article by the frames of the lexicon, passage by passage, in order.

    Args:
        reading: The article.
        speakers: Who speaks each of its quotations: events told in one are theirs.
        told: Ranges of the names of known agreements and wars: their claims are made already.
    """

    def __init__(self, reading: Reading, speakers: Mapping[Span, Source], told: Sequence[Span]) -> None:
        self.teller, self.told = Teller(reading, speakers), told
        self.theatre = Theatre(reading)
        self.contacts: list[tuple[int, Claim, list[tuple[Party, Role]]]] = []
        self.pacts = Pacts()

    def read(self, passage: Passage, references: References) -> list[Claim]:
        """The claims of one passage, in order of their triggers."""
        claims: list[Claim] = []
        told: set[int] = set()  # nouns whose event a verb has told ("signed an agreement")
        for token in sorted(passage.sentence.tokens, key=lambda t: (t.pos != "VERB", t.i)):
            frames_of = self._frames(passage, token) if token.i not in told else ()
            event, made = self._first_told(passage, token, frames_of, references)
            if event is None:
                continue
            if event.frame.kind == "incident":
                told |= same_act(passage.sentence, token)
            nouns = [t for path in self._told_with(event.frame) for t in follow(passage.sentence, token, path)]
            if event.frame.kind == "agreement":  # "accepted a proposal for a ceasefire": no second one
                nouns += [t for noun in nouns for t in follow(passage.sentence, noun, "nmod(of|for)")]
            told |= {t.i for t in nouns}
            claims += made
        return claims

    @staticmethod
    def _told_with(frame: Frame) -> tuple[str, ...]:
        """Paths to nouns whose event the verb has told; a journey's goal is another ("flew to Doha for talks")."""
        needed = (frame.needs,) if frame.needs and not frame.goal else ()
        return needed + (frame.any if frame.kind == "agreement" else ())

    def _first_told(
        self, passage: Passage, token: Token, tried: Iterable[Frame], references: References
    ) -> tuple[Event | None, list[Claim]]:
        """The event of the first frame whose words say enough for a claim, with its claims."""
        for frame in tried:
            event = self._event(passage, token, frame, references)
            if event is not None and (made := self._claims(event, references)):
                return event, made
            if event is not None and frame.kind in EVERYBODYS and not of_public_life(passage, frame, event.roles):
                break  # it is nobody's business, whatever else names it
        return None, []

    # -- finding ---------------------------------------------------------------------------------------------------

    def _frames(self, passage: Passage, token: Token) -> Iterator[Frame]:
        """The frames that a word may trigger, in the order in which they are tried."""
        sentence = passage.sentence
        for frame in frames_for(lemma_of(sentence, token)):
            if token.pos != frame.pos and not (frame.pos == "NOUN" and token.pos == "PROPN"):
                continue
            if token.rel in ("amod", "compound", "aux", "fixed", "flat") or self._names_someone(passage, token):
                continue
            if any(name.start <= token.start < name.end for name in self.told):
                continue
            if frame.needs and not follow(sentence, token, frame.needs):
                continue
            if follow(sentence, token, "^nmod(of)" + MARGINS):
                continue  # the occasion of another meeting
            if frame.any and not any(follow(sentence, token, path) for path in frame.any):
                continue
            if any(follow(sentence, token, path) for path in frame.unless):
                continue
            if frame.about and not frame.about & self.theatre.lemmas:
                continue
            yield frame

    @staticmethod
    def _names_someone(passage: Passage, token: Token) -> bool:
        chunk = passage.chunk_at(token)
        return chunk is not None and chunk.last - chunk.first > 1 and token.pos == "PROPN"

    def _event(self, passage: Passage, token: Token, frame: Frame, references: References) -> Event | None:
        sentence = passage.sentence
        copular = token.rel == "cop"  # "the envoy is in Ankara for talks": asserted of the place
        verdict = judge(sentence, sentence.tokens[token.head] if copular else token, headline=passage.headline)
        if (frame.moods and verdict.mood not in frame.moods) or is_asked(sentence, verdict.predicates[-1]):
            return None
        if verdict.rule == "gather" and verdict.negated:
            return None  # "the summit does not include officials of B" denies no summit
        event = Event(passage, frame, token, verdict, at_war=self.theatre.at_war)
        for role, paths in frame.args.items():
            for path in paths:
                for word in follow(sentence, token, path):
                    event.add(self._argument(passage, token, word, path, references), role)
                    if path not in ("amod", "compound"):
                        note_unnamed(event, word, role, references)
        if token.pos != "VERB" and frame.kind in ("meeting", "call", "agreement"):
            pair = joined_by_hyphens(self.teller.reading, passage, token)
            event.add([p for p in pair if not any(p.same_as(k) for k in event.core())], next(iter(frame.args)))
        acting = [role for role, paths in frame.args.items() if not _SUBJECTS.isdisjoint(paths)]
        if token.pos == "VERB" and acting and not sentence.children(token, "nsubj"):
            who = subject(sentence, token)
            passive = [role for role, paths in frame.args.items() if "nsubj:pass" in paths]
            first = (passive if sentence.children(token, "aux:pass") else []) + acting
            if who is not None:
                event.add(parties_at(passage, who, references), first[0])
                note_unnamed(event, who, first[0], references)
        self._from_operators(event, references)
        if frame.kind == "agreement":
            add_brokers(event, references)
        if frame.kind in MEETINGS:
            add_refused(event)
            seat_parties(self.teller.reading, event)
            drop_strangers(event)
            add_auspices(event, references)
            if frame.joins and not join_told(event, self.contacts):
                return None
            if not frame.gathers:
                complete_contact(event, references, self.contacts, self.teller.reading.article.text)
            add_attending(event, references)
            add_named_roles(event, references)
            add_acting(event, references)
            add_reporting(event, references)
        elif frame.kind == "incident":
            event.add(strikers(passage, event), "source")
            event.add(struck(passage, event), "target")
            event.add(unnamed_strikers(event), "source")
            drop_places(self.teller.reading, event)
            if frame.armed and not is_armed(event):
                return None
        elif frame.kind in _UNNAMED:
            for word, role in event.unnamed:
                people = as_people(sentence, word, bodies=True)
                event.add(owners_of(passage, word) or people if people else [], role)
            if frame.kind == "monitoring" and token.pos != "VERB" and not event.roles:
                event.add(as_people(sentence, token, bodies=True), "observer")
        if frame.kind == "pressure" and not any(role == "target" for _, role in event.roles):
            event.add(coerced(passage, references), "target")
        if frame.persons:
            dealing = frame.bodies and any(p.acts_for_someone for p, _ in event.roles)
            kinds = (*_PEOPLE, "organisation") if dealing else _PEOPLE
            event.roles = [
                (p, role) for p, role in event.roles if role not in ("party", "visitor") or p.kind in kinds or p.is_sent
            ]
        if frame.officials:
            event.roles = [(p, role) for p, role in event.roles if p.acts_for_someone]
            met = follow(sentence, token, frame.meets) if frame.meets else []
            if frame.meets and not any(p.acts_for_someone for w in met for p in parties_at(passage, w, references)):
                return None  # "A and B briefed the council"
        if frame.gathers and not is_gathering(self.teller.reading, event, mediated=self.theatre.mediated):
            return None
        if frame.kind == "agreement" and frame.status == "refused" and self._by_nobody(event, references):
            return None
        if frame.meets and not is_somebody(passage, follow(sentence, token, frame.meets), references):
            return None
        if frame.kind in MEETINGS and is_of_parliament(event):
            return None
        if frame.must is not None and not any(role == frame.must for _, role in event.roles):
            return None
        if not event.roles and frame.kind == "agreement" and token.pos == "VERB":  # "the A-B deal was signed"
            for word in follow(sentence, token, "nsubj:pass"):
                event.add(joined_by_hyphens(self.teller.reading, passage, word), next(iter(frame.args)))
        if not event.roles and frame.kind == "agreement":
            event.roles = self.pacts.sides(event) or (
                talks_before(event, references) or sides_of_talks(event, self.contacts)
            )
        parties = event.core()
        several = sum(2 if p.plural else 1 for p in parties)  # "the leaders of Cyprus met": with each other
        if frame.conflict and several < 2 and not self.theatre.at_war:
            return None
        if frame.kind == "visit":
            drop_places(self.teller.reading, event)  # "toured London and Paris": no host is told
        return event if several >= frame.least or is_session(event) or self._is_declined(event) else None

    def _is_declined(self, event: Event) -> bool:
        """Whether somebody shuns talks whose other side no words name ("the Taliban boycotted the round")."""
        declined = event.verdict.status == "refused" and event.trigger.pos != "VERB"
        return declined and self.theatre.at_war and any(p.actor or p.member_of or p.country for p in event.core())

    @staticmethod
    def _by_nobody(event: Event, references: References) -> bool:
        """Whether a relative clause tells of nobody in particular: "those who refused deals with the army"."""
        who = subject(event.passage.sentence, event.trigger)
        loose = who is not None and who.lemma.lower() in ("that", "those", "who", "anyone", "anybody")
        return loose and not parties_at(event.passage, who, references)  # type: ignore[arg-type]

    def _argument(
        self, passage: Passage, trigger: Token, word: Token, path: str, references: References
    ) -> list[Party]:
        """The parties in one argument's place; before a noun only demonyms and bodies count, never persons."""
        chunk = passage.chunk_at(word)
        if chunk is not None and chunk.holds(trigger) and chunk.parties[0].kind == "organisation":
            return []  # "the Barbados talks": the name of the talks is no party to them
        if path in ("amod", "compound"):
            if word.text.lower().rpartition("-")[2] in auspices().modifiers:
                return []  # "UN-led talks": the UN is no party to them
            parties = (
                list(chunk.parties) if chunk is not None and all(p.kind != "person" for p in chunk.parties) else []
            )
            stray = path == "compound" and chunk is not None and chunk.last - chunk.first == 1
            if stray and parties and parties[0].actor is None and trigger.lemma in ("agreement", "accord", "deal"):
                return []  # "the Riyadh agreement" of a town that no pack knows
            if chunk is not None and chunk.place and parties and parties[0].kind == "organisation":
                return []  # "the Brussels talks": a place, not the Union
            alone = len(parties) == 1 and parties[0].kind == "state" and not passage.sentence.children(word, "conj")
            topic = alone and (path == "compound" or _is_about(passage.sentence, trigger))
            return (
                [] if topic and not passage.sentence.children(word, "compound") else parties
            )  # "the Syria talks", "a Syrian peace conference"
        if path == "nmod:poss" and word.pos == "PRON":
            verb = clause(passage.sentence, trigger)
            who = subject(passage.sentence, verb)
            if who is not None and who.i > trigger.i:  # "during his talks with A, B said": B's talks
                return parties_at(passage, who, references)
            if who is not None and who.pos == "NOUN" and who.feats.get("Number") == word.feats.get("Number") == "Plur":
                return parties_at(passage, who, references)  # "the rebels have stepped up their attacks"
        return parties_at(passage, word, references)

    def _from_operators(self, event: Event, references: References) -> None:
        """Subjects and by-phrases of the operators above: "A held talks", "talks were hosted by B"."""
        sentence = event.passage.sentence
        for predicate, operator in zip(event.verdict.predicates[1:], event.verdict.operators, strict=True):
            found: list[tuple[str, Token]] = []
            passive = sentence.children(predicate, "nsubj:pass")
            asking = [*sentence.children(predicate, "obj", "iobj"), *follow(sentence, predicate, "obl(to|on|upon)")]
            asked = event.trigger.rel in ("xcomp", "advcl", "ccomp") and bool(asking)
            own = event.frame.kind in operator.authors and not asked
            role = "party" if own else operator.subject  # who asks others to sign an accord is no party to it
            if is_no_part(event, predicate, operator):
                continue
            if role != "none" and not passive and predicate.pos != "NOUN":
                who = subject(sentence, predicate)
                found += [(role, who)] if who is not None else []
            if operator.agent != "none":
                found += [(operator.agent, word) for word in follow(sentence, predicate, "obl(by)")]
            for role, paths in operator.others.items():
                found += [(role, word) for path in paths for word in follow(sentence, predicate, path)]
            for role, word in found:
                if role == "host" and event.frame.kind not in MEETINGS:
                    continue  # whoever welcomes an agreement does not host it
                if role == "host" and event.frame.kind == "call":
                    role = "party"  # "received a call from B"
                if word.i != event.trigger.i:
                    main = next(iter(event.frame.args))
                    of_pressure = role in ("source", "target") and event.frame.kind not in ("pressure", "incident")
                    role = "party" if of_pressure else role  # "maintained the agreement"
                    watched = any(known == "observer" for _, known in event.roles)  # "A agreed that B sends monitors"
                    role = main if role == "party" and not watched else role
                    event.add(parties_at(event.passage, word, references), role)
                    if predicate.lemma not in speech()["verbs"]:  # who confirms a meeting need not be at it
                        note_unnamed(event, word, role, references)

    @staticmethod
    def _variants(event: Event, references: References) -> list[list[tuple[Party, Role]]]:
        return distribute(event, references) if event.frame.kind == "meeting" else [event.roles]

    # -- making claims ---------------------------------------------------------------------------------------------

    def _claims(self, event: Event, references: References) -> list[Claim]:
        if event.frame.kind in ("meeting", "call"):
            words = follow(event.passage.sentence, event.trigger, "nmod(between)")
            between = [p for w in words for p in parties_at(event.passage, w, references)]
            between += movers(event, references)
            event.roles = self.theatre.roles(conveners(event), event.passage, between)
        elif event.frame.kind == "agreement":
            event.roles = self.theatre.makers(event.roles)
            if event.frame.id == "agreement.announce":
                event.roles = self.theatre.truce_makers(event.roles)
        turns = by_turns(self.teller.reading, event, references) if event.frame.kind == "meeting" else []
        turns = turns or (stations(self.teller.reading, event) if event.frame.kind == "visit" else [])
        variants = [t.roles for t in turns] if turns else self._variants(event, references)
        claims = []
        for part, roles in enumerate(variants):
            claim = self.teller.claim(event, roles, part, references, turns[part] if turns else None)
            if claim is None:
                return []
            if event.frame.gathers and told_before(claim, self.contacts):
                return []
            if event.verdict.rule == "counted" and counts_told(claim, self.contacts):
                return []
            if event.frame.kind in EVERYBODYS and not of_public_life(event.passage, event.frame, roles):
                continue
            self.pacts.note(event)
            claim = on_journey(claim, event.passage.number, self.contacts)
            claims.append(claim)
            if event.frame.kind in MEETINGS:
                self.contacts.append((event.passage.number, claim, roles))
                references.note_group(event.passage.number, [p for p, r in roles if r == "party"])
        return claims
