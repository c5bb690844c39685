"""Where an event was by its words: on which of them day and place may hang, and which place they give."""

from __future__ import annotations

from goodoffices.claims.draft import Draft
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import follow
from goodoffices.claims.journeys import leads_home, receiving
from goodoffices.claims.party import Party
from goodoffices.claims.place import of_pact, place_of, undetermined
from goodoffices.claims.reading import Reading
from goodoffices.claims.sites import places_at
from goodoffices.claims.turns import Turn
from goodoffices.claims.verdict import carriers
from goodoffices.claims.violence import apart_from_talks, lone_place, site_of
from goodoffices.claims.worth import in_passing
from goodoffices.language import Token
from goodoffices.lexicon import place_words
from goodoffices.schema import Where


def bearers(event: Event) -> tuple[Token, ...]:
    """The words on which its day and place may hang; of violence told in passing its own alone."""
    if in_passing(event):
        return (event.trigger,)
    mentioned = event.frame.id == "agreement.named" and event.verdict.rule == "noun" and not event.verdict.operators
    if (
        event.frame.id == "agreement.told" or mentioned
    ):  # by its own words alone: "the ceasefire signed in Doha in March"
        own = event.passage.sentence.children(event.trigger, "acl", "nmod", "appos")
        halted = [t for t in event.passage.sentence.tokens if t.i == event.trigger.head] if _is_agent(event) else []
        return (event.trigger, *(c for c in own if c.rel.startswith("acl") or c.lemma == "force"), *halted)
    return carriers(event.passage.sentence, event.verdict, made=event.frame.kind == "agreement")


def set_place(reading: Reading, event: Event, draft: Draft, turn: Turn | None) -> bool:
    """Gives a claim its place, as far as the words tell one.

    Args:
        reading: The article.
        event: The event.
        draft: Its claim.
        turn: Its own words, where a clause tells of several one after the other.

    Returns:
        False when a journey leads nowhere that is known: it is no visit, then.
    """
    if event.frame.goal:
        goals = [w for path in event.frame.goal for w in follow(event.passage.sentence, event.trigger, path)]
        goals = [w for w in goals if w.lemma.lower() not in place_words().gatherings]  # "back to the talks in Oslo"
        located = next((p for w in goals if (p := places_at(reading, event.passage, w)) is not None), None)
        if located is None or leads_home(event, located, draft.parties):
            return False
        draft.parties = receiving(located, draft.parties)
        located = turn.place(reading, event.passage, located) if turn is not None else located
    else:
        located = site_of(reading, event) if event.frame.site else None
        words = bearers(event)
        words = apart_from_talks(event.passage, words) if event.frame.kind == "incident" else words
        moving = event.frame.kind == "visit" or event.verdict.status == "invited"  # "invited A to Brussels for talks"
        located = located or place_of(reading, event.passage, words, moving=moving)
        talks = _talks_before(event) if event.frame.kind in ("agreement", "commitment") else ()
        if located is None and talks:
            located = place_of(reading, event.passage, talks)
        if located is None and event.frame.kind == "agreement":
            located = of_pact(reading, event.passage, event.trigger)
        if located is None and event.frame.kind == "visit":  # "visited Aden"
            visited = follow(event.passage.sentence, event.trigger, "obj")
            located = next((p for w in visited if (p := places_at(reading, event.passage, w)) is not None), None)
        if located is None and event.frame.kind == "incident" and not in_passing(event):
            located = lone_place(reading, event)
        located = turn.place(reading, event.passage, located) if turn is not None else located
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


def _is_agent(event: Event) -> bool:
    """Whether it is what did something: "the war was halted by a ceasefire in May 1994"."""
    return event.trigger.rel == "obl:agent"


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
