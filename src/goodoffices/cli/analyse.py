"""`ledger` and `relations`: what entries say together."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goodoffices.cli.options import AsJson, AsOf, Record
from goodoffices.cli.screen import note, say, say_json
from goodoffices.cli.teaching import add

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodoffices.analysis import Ceasefire, Commitment, Relation


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    add(app, ledger, "List what was promised, and whether it was kept.")
    add(app, relations, "Show the line between sides over time.")


def ledger(record: Record, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """List commitments (who owes what, by when, who says that it was kept or broken) and ceasefires.

    The scale is that of the Peace Accords Matrix, from 0 (not initiated) to 3 (full): a suggestion from what claimants
    say, to be confirmed. Where they differ, or nobody says, there is none.

    For example:

        goodoffices ledger karabakh.sqlite
    """
    from goodoffices import service

    with service.open_record(record, as_of) as opened:
        owed, ceasefires = opened.ledger(), opened.ceasefires()
    if as_json:
        say_json({"commitments": _plain(owed), "ceasefires": _plain(ceasefires)})
        return
    if not owed and not ceasefires:
        note("The record holds no commitment and no ceasefire.")
    for commitment in owed:
        _commitment(commitment)
    for ceasefire in ceasefires:
        _ceasefire(ceasefire)


def _commitment(of: Commitment) -> None:
    from goodoffices.present.words import when_iso

    to = f" to {', '.join(of.to)}" if of.to else ""
    due = f", due {when_iso(of.due)}" if of.due.known else ""
    what = f"{', '.join(of.owes) or 'not named'}{to}: {' '.join(of.what.split())}{due}"
    say(f"{of.entry[:8]}  {when_iso(of.made):<13}  {what}")
    if of.agreement:
        proof = f"  ({of.derived.pack} pack: {of.derived.key})" if of.derived else ""
        say(f"          from {of.agreement[:8]}  {of.agreement_title}{proof}")
    for said in of.judged:
        say(f"          {when_iso(said.reported):<13}  {said.says}, says {said.by}  “{said.evidence.quote}”")
    say(f"          {'-' if of.scale is None else of.scale}  {of.why}")


def _ceasefire(of: Ceasefire) -> None:
    from goodoffices.present.words import when_iso

    days = f"declared {when_iso(of.declared)}, in force {when_iso(of.effective)}, ended {when_iso(of.end)}"
    say(f"{of.entry[:8]}  {of.title}")
    say(f"          {days}")
    for violation in of.violations:
        whom = f" by {', '.join(violation.accused)}" if violation.accused else ""
        said = f"violated{whom}, says {violation.by}  “{violation.evidence.quote}”"
        say(f"          {when_iso(violation.reported):<13}  {said}")


def relations(
    record: Record,
    side: Annotated[
        list[str] | None,
        typer.Option("--side", metavar="KEY", help="Only between these sides: country code or id (give it twice)."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="NUMBER", min=1, help="How many pairs at most.")] = 20,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show how much each two sides have to do with each other, and the line of two sides month by month.

    Contacts by status, statements by stance, pressure, agreements and incidents, in counts and on the PLOVER scale from
    -10 to 10; what was only planned has no score. Below: who mediates how much, and which plans were held.

    For example:

        goodoffices relations karabakh.sqlite
        goodoffices relations karabakh.sqlite --side ARM --side AZE
    """
    from goodoffices import service

    with service.open_record(record, as_of) as opened:
        found = opened.relations(of=side or ())[:limit]
        if as_json:
            say_json(_plain(found))
            return
        if not found:
            note("No two entries name the same two sides.")
        for relation in found:
            _line(relation, whole=side is not None and len(side) > 1)
        if not side:
            _mediation(opened.entries())


def _line(of: Relation, *, whole: bool) -> None:
    from goodoffices.analysis import turns

    scores = [p.score for p in of.points if p.score is not None]
    total = f"{sum(scores):+.1f}" if scores else "-"
    third = "  (one mediates)" if of.mediated else ""
    say(f"{of.one.name} - {of.other.name}: {len(of.entries)} entries, {total} on the PLOVER scale{third}")
    if not whole:
        return
    for point in of.points:
        counts = ", ".join(f"{number} {label.replace('_', ' ')}" for label, number in point.counts)
        score = f"{point.score:+.1f}" if point.score is not None else ""
        ids = " ".join(e[:8] for e in point.entries)
        say(f"  {point.month:%Y-%m}  {point.track:<11} {counts:<40} {score:>6}  {ids}")
    if of.undated:
        say(f"  of no known day: {' '.join(e[:8] for e in of.undated)}")
    found = turns(of.monthly())
    for turn in found.turns:
        say(f"  turns in {turn.month:%Y-%m}: from {turn.before:+.1f} to {turn.after:+.1f} a month")
    say(f"  {found.says}")


def _mediation(entries: Sequence[Any]) -> None:
    from goodoffices.analysis import planned_against_held, shares

    for head, found in zip(("mediators", "formats"), shares(entries), strict=True):
        if found:
            say(f"{head}: " + ", ".join(f"{s.name} {len(s.entries)} ({s.share:.0%})" for s in found[:8]))
    kept = planned_against_held(entries)
    say(
        f"plans: {len(kept.held)} held, {len(kept.off)} put off, called off or unlikely, {len(kept.no_report)} past "
        f"without a report, {len(kept.ahead)} ahead, {len(kept.undated)} of no known day"
    )


def _plain(found: Sequence[Any]) -> list[Any]:
    """Dataclasses as JSON has them."""
    return [_json(asdict(one)) for one in found]


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value
