"""`review`: what waits for a reviewer, asked one by one; every judgement is signed and can be undone."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.options import AsJson, Extra, Only, Record
from goodoffices.cli.screen import note, say, say_json
from goodoffices.cli.teaching import add
from goodoffices.schema.errors import GoodofficesError

if TYPE_CHECKING:
    from goodoffices.service.desk import Desk
    from goodoffices.service.queue import Question

KEYS = """  c  it is right                     r  it is wrong: take it away
  e  correct a value                 n  name somebody
  m  the same as the near one        s  some of its claims tell of another thing
  k  keep for later (or Enter)       q  stop"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    add(app, review, "Judge what is unsure; each decision can be undone.")


def review(
    record: Record,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who signs; your login if not given.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="NUMBER", min=1, help="How many at most.")] = 20,
    ask: Annotated[
        bool | None, typer.Option("--ask/--list", help="Ask one by one, or only list; asks where a person looks on.")
    ] = None,
    log: Annotated[bool, typer.Option("--log", help="List the decisions made, and whether they still count.")] = False,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="ID", help="A decision that no longer counts.", show_default=False)
    ] = None,
    pack: Extra = None,
    only: Only = None,
    as_json: AsJson = False,
) -> None:
    """Judge what is unsure, in order of need: confirm, reject, correct, name, merge, split.

    Decisions are kept apart from what was read, with their day and name, and are replayed on every build. To add a
    claim that was missed, select its words in the pages of `serve`, or use the library (docs/record.md).

    For example:

        goodoffices review karabakh.sqlite --by "A. Reader"
        goodoffices review karabakh.sqlite --list --limit 50
        goodoffices review karabakh.sqlite --log
        goodoffices review karabakh.sqlite --undo d1a2b3
    """
    from goodoffices import service

    choice = service.PackChoice(only=only, extra=tuple(pack or ()))
    with service.open_record(record) as opened:
        desk = opened.desk(by or getpass.getuser(), choice=choice, at_once=False)
        if undo is not None:
            made = desk.undo(undo)
            desk.replay()
            say(f"{made.undoes} no longer counts ({made.id[:8]}).")
        elif log:
            _log(desk, as_json)
        elif ask if ask is not None else sys.stdin.isatty() and not as_json:
            _ask(desk, limit)
        elif as_json:
            say_json([q.model_dump(mode="json") for q in desk.queue(limit)])
        else:
            for question in desk.queue(limit):
                _show(question)


def _log(desk: Desk, as_json: bool) -> None:
    standings, contrary = desk.standings(), desk.contrary()
    if as_json:
        against = {s.decision.id: [c.why for c in contrary if s.decision.id in (c.first, c.second)] for s in standings}
        say_json([{"id": (i := s.decision.id), **s.model_dump(mode="json"), "contrary": against[i]} for s in standings])
        return
    for s in standings:
        d = s.decision
        what = f"of {d.undoes[:8]}" if d.undoes else f"{d.field} = {d.value}" if d.field else ""
        words = "; ".join(f"“{' '.join(p.quote.split())}”" for p in d.passages[:3])
        say(f"{d.id[:8]}  {d.day}  {d.by}  {d.act:<8} {s.state:<8} {what} {words}".rstrip())
        if s.why:
            say(f"          {s.why}" + (f"; now read as {', '.join(i[:8] for i in s.now)}" if s.now else ""))
        for c in contrary:
            if d.id == c.second:
                say(f"          against {c.first[:8]}: {c.why}")


def _show(question: Question) -> None:
    from goodoffices.present.plain import timeline

    if question.entry is not None:
        for line in timeline([question.entry]):
            say(line)
    elif question.standing is not None:
        kind = "an open decision" if question.standing.state == "open" else "a decision that another one contradicts"
        say(f"{question.standing.decision.id[:8]}  {kind}: {question.standing.decision.act}")
    for reason in question.reasons:
        say(f"          - {reason}")
    for other, near in question.near:
        against = f"; against it: {near.against}" if near.against else ""
        say(f"          near {other[:8]} ({near.score:.2f}): {', '.join(near.reasons)}{against}")


def _ask(desk: Desk, limit: int) -> None:
    """Goes through what waits; the record is linked anew at the end, whatever ends it."""
    made = 0
    try:
        for question in desk.queue(limit):
            _show(question)
            while True:
                key = typer.prompt("[c r e n m s k q ?]", default="k", show_default=False).strip().lower()[:1]
                if key == "q":
                    return
                if key in ("k", ""):
                    break
                if key not in "crenms":
                    say(KEYS)
                    continue
                try:
                    _judge(desk, question, key)
                except GoodofficesError as error:
                    note(str(error))
                    continue
                made += 1
                if key in "crms":
                    break
    finally:
        if made:
            desk.replay()
            say(f"{made} decisions kept. See them with --log.")


def _judge(desk: Desk, question: Question, key: str) -> None:
    if question.entry is None:
        assert question.standing is not None
        decision = question.standing.decision.id
        if key == "r":
            desk.undo(decision)
        elif key == "c" and question.standing.now:
            desk.renew(decision, question.standing.now[0])
        else:
            raise GoodofficesError("r: it no longer counts; c: make it again on what is read today, where it is read.")
        return
    ident = question.entry.id
    if key == "c":
        desk.confirm(ident)
    elif key == "r":
        desk.reject(ident, remark=_remark())
    elif key == "e":
        field = typer.prompt("Field (when, where, status, participants[1], ...)")
        value = typer.prompt("Value (empty takes a participant away)", default="", show_default=False)
        words = typer.prompt("Words that state it", default=value, show_default=False) if value else None
        desk.correct(ident, field, value or None, words=words)
    elif key == "n":
        written = typer.prompt("The name as it stands there")
        name = typer.prompt("Who that is")
        actor = typer.prompt("Id in the packs, if known", default="", show_default=False)
        desk.name(ident, written, {"name": name, **({"actor": actor} if actor else {})}, remark=_remark())
    elif key == "m":
        default = question.near[0][0][:8] if question.near else None
        desk.merge([ident, typer.prompt("The same as", default=default)], remark=_remark())
    else:
        for claim in question.entry.claims:
            say(f"          {claim}")
        desk.split(ident, typer.prompt("Claims of another thing").replace(",", " ").split(), remark=_remark())


def _remark() -> str | None:
    return typer.prompt("Why (may stay empty)", default="", show_default=False) or None
