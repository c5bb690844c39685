"""Export in the columns of MEND (Mediation Event and Negotiators Database): one mediation event a row.

Source of the columns: the data of MEND as shipped in its public app, April 2025. A column that MEND fills from
lists of its own (actor ids, conflict ids) stays empty. Columns of ours, last, carry what MEND has no place for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.analysis.actors import side
from goodoffices.present.csvs import row_text
from goodoffices.schema import MEETINGS, Article, Entry

THIRD = frozenset({"mediator", "host", "convener", "co_chair", "observer", "guarantor"})
"""Roles of a third party; everyone else who takes part is local."""

COLUMNS = (
    "med_event_ID", "conflict_country", "conflict_counry_ID", "conflict_id", "med_location - MULTISELECT",
    "med_loc_cty", "med_loc_x", "med_loc_y", "Day", "Month", "Year", "third_party", "third_party_id_GLOPAD",
    "third_party_id", "third_party_id_PAX", "num_med", "med_scope", "individual_med_named",
    "groupings_mechanisms", "local_parties", "local_party_id", "local_indiv_group", "num_local", "if_loc_belig",
    "agmt", "agmt_name", "agmt_id_PAX", "Summary", "source_urls", "shuttle", "med_type",
    "status", "date_start", "date_end", "date_grain", "entry_id", "status_quote",
)  # fmt: skip


def lines(entries: Sequence[Entry], articles: Mapping[str, Article]) -> Iterator[str]:
    """The lines of the table: meetings, visits and calls in which a third party takes part.

    MEND counts as mediation what brings two local parties together (`M`), other steps as related (`MR`).
    """
    yield row_text(COLUMNS)
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        if entry.kind in MEETINGS and any(p.role in THIRD for p in entry.participants):
            yield row_text([_values(entry, by_id, articles).get(column) for column in COLUMNS])


def _values(entry: Entry, by_id: Mapping[str, Entry], articles: Mapping[str, Article]) -> dict[str, object]:
    third = [p for p in entry.participants if p.role in THIRD]
    local = [p for p in entry.participants if p.role not in THIRD]
    start, where = entry.when.start, entry.where
    sure_day = start is not None and start == entry.when.end
    agreements = [by_id[o] for o in entry.outcomes if o in by_id and by_id[o].kind == "agreement"]
    urls = [a.url or (a.sources[0] if a.sources else a.id) for i in entry.articles if (a := articles.get(i))]
    virtual = entry.medium in ("virtual", "phone") or entry.kind == "call"
    countries = list(dict.fromkeys(p.country for p in local if p.country))
    sides = {side(p).key for p in local}
    return {
        "med_event_ID": entry.id,
        "conflict_country": "; ".join(countries),
        "med_location - MULTISELECT": "Virtual" if virtual else where.name or "unknown",
        "med_loc_cty": where.country,
        "med_loc_x": "Virtual" if virtual else where.longitude,
        "med_loc_y": "Virtual" if virtual else where.latitude,
        "Day": start.day if start and sure_day else None,
        "Month": start.month if start else None,
        "Year": start.year if start else None,
        "third_party": "; ".join(dict.fromkeys(side(p).name for p in third)),
        "num_med": len({side(p).key for p in third}),
        "individual_med_named": "; ".join(p.name for p in third if p.kind == "person"),
        "groupings_mechanisms": entry.format,
        "local_parties": "; ".join(dict.fromkeys(side(p).name for p in local)),
        "local_indiv_group": "; ".join(p.name for p in local if p.kind == "person"),
        "num_local": ("0", "1")[len(sides)] if len(sides) < 2 else "2+",
        "agmt": int(bool(agreements)),
        "agmt_name": "; ".join(a.name or a.title for a in agreements),
        "Summary": entry.title,
        "source_urls": "; ".join(urls),
        "shuttle": int(entry.medium == "shuttle"),
        "med_type": "M" if len(sides) > 1 else "MR",
        "status": entry.status,
        "date_start": entry.when.start,
        "date_end": entry.when.end,
        "date_grain": entry.when.grain,
        "entry_id": entry.id,
        "status_quote": next((e.quote for e in entry.proof("status")), None),
    }
