"""Export in the fields of a PLOVER record, one event a line.

Source of the names: the PLOVER manual (draft 2.0, 2021, CC BY-SA 4.0). The view itself is made with the claims
(`claims/plover.py`); entries without one (most statements) are left out. What is planned or turned down has an event
of its own there; a meeting that has none gets the manual's auxiliary mode.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from goodoffices.present.jsonl import lines as json_lines
from goodoffices.present.words import in_play
from goodoffices.schema import Article, Entry, Participant

RECIPIENTS = frozenset({"target", "addressee"})
"""Roles of recipients; of a visit the host is one too, elsewhere all who consult are actors (manual, CONSULT)."""


def lines(entries: Sequence[Entry], articles: Mapping[str, Article]) -> Iterator[str]:
    """The lines of the export, each with its end."""
    yield from json_lines(_fields(e, articles) for e in entries if e.plover is not None)


def _fields(entry: Entry, articles: Mapping[str, Article]) -> dict[str, Any]:
    assert entry.plover is not None
    people = [*([entry.speaker] if entry.speaker else []), *entry.participants]
    visit = entry.plover.mode == "visit"
    recipients = [p for p in people if p.role in RECIPIENTS or (visit and p.role == "host")]
    consult = entry.plover.event == "CONSULT"
    auxiliary = {"ahead": ["future"], "off": ["negation"]}.get(in_play(entry), []) if consult else []
    if entry.condition or entry.hedge:
        auxiliary.append("hypothetical")
    start, end = entry.when.start, entry.when.end
    day = start or end
    return {
        "id": entry.id,
        "date": day.isoformat() if day else None,
        "enddate": end.isoformat() if end and end != start else None,
        "event": [entry.plover.event],
        "mode": [*([entry.plover.mode] if entry.plover.mode else []), *auxiliary],
        "context": list(entry.plover.contexts),
        "quad_code": entry.plover.quad,
        "cameo": entry.plover.cameo,
        "actor": [_entity(p) for p in people if p not in recipients],
        "recipient": [_entity(p) for p in recipients],
        "event_loc": {"extracted_place": entry.where.name, "country_code": entry.where.country,
                      "lat": entry.where.latitude, "lon": entry.where.longitude} if entry.where.name else None,
        "event_text": [e.quote for e in entry.proof("status")],
        "text_info": [{"id": e.article, "start": e.start, "end": e.end} for e in entry.proof("status")],
        "cite_info": [
            {"citation": i, "publication": a.outlet, "title": a.title, "url": a.url, "language": a.language}
            for i in entry.articles
            if (a := articles.get(i)) is not None
        ],
        "coder": "goodoffices",
    }  # fmt: skip


def _entity(participant: Participant) -> dict[str, Any]:
    return {
        "code": participant.country,
        "entity_text": participant.written or participant.name,
        "identifier_id": participant.actor,
        "identifier_text": participant.name,
        "office": participant.office,
    }
