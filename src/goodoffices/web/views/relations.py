"""Who meets whom, who mediates, and the line between two sides over time, every point of which opens its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request, Response

from goodoffices.analysis import (
    Kept,
    Momentum,
    Relation,
    Rhythm,
    Share,
    Turns,
    momentum,
    planned_against_held,
    relations,
    rhythms,
    shares,
    turns,
)
from goodoffices.present.charts import bars
from goodoffices.present.periods import period_word
from goodoffices.present.relating import pair_bars, pair_name, plays_of, share_bars
from goodoffices.present.strips import TRACKS, strips
from goodoffices.schema import GoodofficesError
from goodoffices.web.asking import SIZE, Ask, Page, bounds, path_of
from goodoffices.web.room import Room, TheRoom

router = APIRouter(include_in_schema=False)

MOST, LEAST = 25, 2
"""Rows of a chart, and entries that a pair has at least to stand in it."""


@dataclass(frozen=True)
class Weave:
    """All relations of a record.

    Args:
        pairs: The relations by the keys of their sides, those with most entries first.
        plays: What became of each contact, by its id.
        order: The place of each entry in the order of days; those without one below all others.
        kept: What became of all plans.
        rhythms: Time since the last high-level meeting of each two sides.
        mediators: Shares of mediation by side.
        formats: Shares by format.
    """

    pairs: Mapping[tuple[str, str], Relation]
    plays: Mapping[str, str]
    order: Mapping[str, int]
    kept: Kept
    rhythms: tuple[Rhythm, ...]
    mediators: tuple[Share, ...]
    formats: tuple[Share, ...]


@dataclass(frozen=True)
class Knot:
    """What two sides have beside their line: plans, rhythm, momentum, turns, and who brings them together."""

    kept: Kept
    rhythm: Rhythm | None
    momentum: Momentum | None
    turns: Turns
    mediators: tuple[Share, ...]
    formats: tuple[Share, ...]


def weave(room: Room) -> Weave:
    """All relations, worked out once for each state of the record."""

    def read() -> Weave:
        entries = room.catalogue.record.entries()
        last = room.catalogue.last_day()
        by_side, by_format = shares(entries)
        return Weave(
            pairs={(r.one.key, r.other.key): r for r in relations(entries)},
            plays=plays_of(entries),
            order={e.id: n if e.when.known else -n for n, e in enumerate(entries, 1)},
            kept=planned_against_held(entries),
            rhythms=tuple(rhythms(entries, last)) if last else (),
            mediators=tuple(by_side),
            formats=tuple(by_format),
        )

    return room.catalogue.kept("weave", read)


def knot(room: Room, of: Relation) -> Knot:
    """What two sides have beside their line, worked out once for each state of the record."""

    def read() -> Knot:
        entries = room.catalogue.entries_of(of.entries)
        last = room.catalogue.last_day()
        pair = {of.one.key, of.other.key}
        by_side, by_format = shares(entries)
        found = rhythms(entries, last) if last else []
        return Knot(
            kept=planned_against_held(entries),
            rhythm=next((r for r in found if {r.one.key, r.other.key} == pair), None),
            momentum=momentum(entries, last) if last else None,
            turns=_turns(of),
            mediators=tuple(s for s in by_side if of.mediated or s.key not in pair),
            formats=tuple(by_format),
        )

    return room.catalogue.kept(f"knot {of.one.key} {of.other.key}", read)


def _turns(of: Relation) -> Turns:
    try:
        return turns(of.monthly())
    except GoodofficesError as error:  # the library that looks for them is an extra
        return Turns((), str(error))


def address(one: str, other: str, **more: str) -> str:
    """The address of the page of two sides."""
    return "/relation?" + urlencode([("of", one), ("of", other), *more.items()])


@router.get("/relations")
def relations_(request: Request, room: TheRoom) -> Response:
    """Who meets whom and what becomes of it, and who mediates."""
    found, names = weave(room), {**room.catalogue.names()}
    known = [r for r in found.pairs.values() if len(r.entries) >= LEAST]
    actors = room.catalogue.directory().actors
    return room.show(
        request,
        "relations.html.j2",
        direct=pair_bars([r for r in known if not r.mediated], found.plays, names, address)[:MOST],
        third=pair_bars([r for r in known if r.mediated], found.plays, names, address)[:MOST],
        mediators=share_bars(
            found.mediators,
            found.plays,
            names,
            lambda key: path_of("actor", key) if key in actors else Ask(actor=key).url(),
        )[:MOST],
        formats=share_bars(found.formats, found.plays, names, lambda key: path_of("format", key))[:MOST],
        kept=kept_bars(found.kept),
        rhythms=[r for r in found.rhythms if r.usual is not None][:MOST],
        names=names,
        address=address,
    )


@router.get("/relation")
def relation(
    request: Request,
    room: TheRoom,
    page: Page,
    of: Annotated[list[str] | None, Query()] = None,
    period: Annotated[str, Query(alias="in", max_length=7)] = "",
    track: str = "",
) -> Response:
    """The line of two sides over time, and the entries behind it or behind one point."""
    names, pair = room.catalogue.names(), tuple(sorted(of or ()))
    found = weave(room).pairs.get(pair) if len(pair) == 2 else None
    if found is None:
        raise HTTPException(404, "No entry of this record names both sides. All pairs stand under Relations.")
    if track and track not in TRACKS:
        raise HTTPException(400, f"there is no track “{track[:40]}”. Choose one of: {', '.join(TRACKS)}.")
    if period:
        bounds(period)
    own, plays, order = knot(room, found), weave(room).plays, weave(room).order
    ids = _ids(found, period, track)
    ids.sort(key=lambda ident: order.get(ident, 0), reverse=True)
    listed = ids[(page - 1) * SIZE : page * SIZE]
    shown = {e.id: e for e in room.catalogue.entries_of(listed)}
    chosen = {key: value for key, value in (("in", period), ("track", track)) if value}
    one, other = found.one.key, found.other.key
    return room.show(
        request,
        "relation.html.j2",
        name=pair_name(found, names),
        relation=found,
        sides=[(s.key, names.get(s.key, s.name)) for s in (found.one, found.other)],
        drawing=strips(found, [t.month for t in own.turns.turns]),
        at=lambda period, track: address(one, other, **{"in": period}, **({"track": track} if track else {})),
        own=own,
        kept=kept_bars(own.kept),
        mediators=share_bars(own.mediators, plays, names),
        formats=share_bars(own.formats, plays, names, lambda key: path_of("format", key)),
        entries=[shown[ident] for ident in listed if ident in shown],
        total=len(ids),
        chosen=" ".join(filter(None, (track, f"of {period_word(period)}" if period else ""))),
        whole=address(one, other),
        page=page,
        pages=max(1, -(-len(ids) // SIZE)),
        page_address=lambda number: address(one, other, **chosen, page=str(number)),
    )


def _ids(of: Relation, period: str, track: str) -> list[str]:
    """The entries behind one point, or all."""
    if not period and not track:
        return list(of.entries)
    points = [p for p in of.points if f"{p.month}".startswith(period) and track in ("", p.track)]
    return list(dict.fromkeys(e for p in points for e in p.entries))


def kept_bars(kept: Kept) -> Sequence[object]:
    """What became of plans, as rows with bars; none without plans."""
    rows = (
        ("held", kept.held, "done"),
        ("put off, called off or unlikely", kept.off, "off"),
        ("past, and no report since", kept.no_report, "open"),
        ("still ahead", kept.ahead, "ahead"),
        ("of no known day", kept.undated, "ahead"),
    )
    return bars([(name, None, Counter({play: len(ids)})) for name, ids, play in rows if ids])
