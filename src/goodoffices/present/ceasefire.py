"""Export in the columns of the ETH/PRIO Civil Conflict Ceasefire Dataset: one row for each actor that declared one.

Source of the columns: the names that public code uses with the release of October 2022 (G. Clayton and others,
Introducing the Civil Conflict Ceasefire Dataset, Journal of Conflict Resolution 2023). A column that the data set fills
from lists of its own (conflict, dyad and actor ids) or that no words of ours state stays empty; a part of a day that
is not known is -1, as there, never a guess. Columns of ours, last, carry what the data set has no place for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.analysis import Ceasefire, ceasefires
from goodoffices.present.csvs import row_text
from goodoffices.schema import Article, Entry, When

UNKNOWN = -1

COLUMNS = (
    "id", "uniq_id", "cf_id", "cc", "location", "region", "ucdp_acd_id", "ucdp_dyad", "ucdp_actor_id", "actor_name",
    "pax_id", "cf_pp", "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day",
    "end_yr", "end_month", "end_day", "ceasefire_class", "side", "partial", "written", "fixed", "fixed_time", "truce",
    "splinter", "nsa_frac", "timing", "p_humanitarian", "p_peaceprocess", "p_holiday", "p_election", "p_other",
    "p_other_comment", "p_unclear", "mediator_nego", "mediator_send", "implement", "enforcement", "ddr", "link",
    "evidence_onset", "evidence_end", "factivia_source", "factivia_page", "ended", "comment", "coder",
    "recentadditions", "declared_start", "declared_end", "declared_basis", "status", "violations",
    "violations_by", "entry_id",
)  # fmt: skip


def lines(entries: Sequence[Entry], articles: Mapping[str, Article]) -> Iterator[str]:
    """The lines of the table: a row for each side of each ceasefire that was declared."""
    yield row_text(COLUMNS)
    by_id = {entry.id: entry for entry in entries}
    for number, ceasefire in enumerate(ceasefires(entries), 1):
        for place, actor in enumerate(ceasefire.parties or ("",)):
            values = _values(ceasefire, by_id[ceasefire.entry], articles)
            own = {"id": number, "uniq_id": f"{ceasefire.entry}-{place + 1}", "actor_name": actor}
            own["side"] = 1 if len(ceasefire.parties) == 1 else 2 if ceasefire.parties else UNKNOWN
            yield row_text([{**values, **own}.get(column) for column in COLUMNS])


def _values(ceasefire: Ceasefire, entry: Entry, articles: Mapping[str, Article]) -> dict[str, object]:
    onset = next((e.quote for e in entry.proof("status")), None)
    outlets = [a.outlet for i in entry.articles if (a := articles.get(i)) is not None and a.outlet]
    return {
        "cf_id": ceasefire.entry,
        "location": ceasefire.place,
        **_parts("cf_dec", ceasefire.declared),
        **_parts("cf_effect", ceasefire.effective),
        **_parts("end", ceasefire.end),
        "mediator_nego": "; ".join(ceasefire.mediators) or UNKNOWN,
        "evidence_onset": onset,
        "evidence_end": ceasefire.ended.quote if ceasefire.ended is not None else None,
        "factivia_source": "; ".join(dict.fromkeys(outlets)),
        "ended": int(ceasefire.ended is not None),
        "comment": ceasefire.title,
        "coder": "goodoffices",
        "declared_start": ceasefire.declared.start,
        "declared_end": ceasefire.declared.end,
        "declared_basis": ceasefire.declared.basis,
        "status": entry.status,
        "violations": len(ceasefire.violations),
        "violations_by": "; ".join(dict.fromkeys(v.by for v in ceasefire.violations)),
        "entry_id": ceasefire.entry,
    }


def _parts(prefix: str, when: When) -> dict[str, int]:
    """Year, month and day as far as the interval has but one."""
    start, end = when.start, when.end
    if start is None or end is None or start.year != end.year:
        return {f"{prefix}_{part}": UNKNOWN for part in ("yr", "month", "day")}
    month = start.month if start.month == end.month else UNKNOWN
    return {
        f"{prefix}_yr": start.year,
        f"{prefix}_month": month,
        f"{prefix}_day": start.day if start == end else UNKNOWN,
    }
