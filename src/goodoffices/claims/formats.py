"""Talks by their name are no one who meets: at them sit the parties to the format of whom the article speaks."""

from __future__ import annotations

from goodoffices.claims.event import Event
from goodoffices.claims.owners import known, party_of
from goodoffices.claims.party import Fact, Party
from goodoffices.claims.reading import Reading

_TALKS = frozenset(
    {"talks", "dialogue", "discussions", "meetings", "process", "negotiations", "table", "tables", "conference"}
)
_RULE = "a party to the format that the words name"


def seat_parties(reading: Reading, event: Event) -> None:
    """Puts the parties of a named format in its place ("a round of the Geneva discussions"), or takes it out.

    A format that is a body (a group, a commission, a mechanism) meets as such. Others have no voice of their own: where
    nobody else is named, those take part that are parties to it by the packs and are spoken of in the article.

    Args:
        reading: The article.
        event: The event; its roles change.
    """
    named = [p for p, _ in event.roles if _are_talks(reading, p)]
    if not named:
        return
    rest = [(p, role) for p, role in event.roles if p not in named]
    seated = [party for form in named for party in _parties_to(reading, form)]
    others = any(role == "party" for _, role in rest)
    chunk = event.passage.chunk_at(event.trigger)
    told = bool(event.verdict.operators) or chunk is None or chunk.parties[0] not in named
    if not others and len(seated) < 2 and told:
        return  # "the sixtieth round of the Geneva discussions opened": a session of its own
    event.roles = rest
    if not others and len(seated) > 1:
        event.add(seated, "party")


def _are_talks(reading: Reading, party: Party) -> bool:
    form = reading.packs.format(party.actor) if party.actor else None
    return form is not None and bool(_TALKS & set(form.name.lower().split()))


def _parties_to(reading: Reading, form: Party) -> list[Party]:
    """The parties to a format of which the article speaks."""
    found = reading.packs.format(form.actor) if form.actor else None
    spoken = {m.ids[0] for p in reading.passages for m in p.mentions if m.sense in ("actor", "demonym")}
    spoken |= {q.member_of for p in reading.passages for c in p.chunks for q in c.parties if q.member_of}
    ids = [member for member, role in found.members if role == "party" and member in spoken] if found else []
    actors = [actor for i in ids if (actor := reading.packs.actor(i)) is not None]
    return [
        party_of(actor, form.words, (Fact("name", pack=actor.pack, rule=_RULE, key=form.actor), known(actor)))
        for actor in actors
    ]
