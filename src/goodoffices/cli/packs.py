"""`pack`: facts of your own: actors, offices by day, formats, places, agreements."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.options import Extra, Only, Output, first_day
from goodoffices.cli.screen import note, say, write
from goodoffices.cli.teaching import add


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(
        help="Facts of your own: actors, offices by day, formats, places, agreements.",
        short_help="Write, check and look into packs of facts.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    add(group, new, "Write a pack to start from.")
    add(group, check, "Tell what is wrong with a pack.")
    add(group, show, "Show an actor as the packs know it.")
    add(group, suggest, "List names that no pack knows, as YAML.")
    add(group, coverage, "List what articles name, known to a pack or not.")
    add(group, draw, "Draw facts of a pack, to check by hand.")
    app.add_typer(group, name="pack")


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, also its folder's.", show_default=False)],
    where: Annotated[Path, typer.Option("--in", metavar="FOLDER", help="Where to make it.")] = Path(),
) -> None:
    """Write a pack to start from, with one example of each kind of fact.

    For example:

        goodoffices pack new sudan
        goodoffices build articles/ -o sudan.sqlite --pack sudan/
    """
    from goodoffices.service import packing

    file = packing.new(name, where, date.today())
    say(f"Edit {file}, then: goodoffices pack check {file.parent}")


def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="The pack; those that ship if not given.")
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help="List what may be true of the world, too.")] = False,
) -> None:
    """Tell what is wrong with a pack, read with those that ship; exit code 1 when something must be mended.

    For example:

        goodoffices pack check sudan/ --notes
    """
    from goodoffices.service import packing

    problems = packing.check(folder)
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in problems if notes else errors:
        say(f"{problem.level:<5}  {problem.kind:<14}  {problem.where}: {problem.what}")
    hidden = "" if notes else f", {len(problems) - len(errors)} notes (--notes lists them)"
    say(f"{len(errors)} to mend{hidden}.")
    if errors:
        raise typer.Exit(1)


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An id or any name.", show_default=False)],
    on: Annotated[
        date | None, typer.Option("--on", parser=first_day, metavar="DAY", help="Only what holds on this day.")
    ] = None,
    pack: Extra = None,
    only: Only = None,
) -> None:
    """Show an actor as the packs know it: names, offices by day with their sources, who holds its offices.

    For example:

        goodoffices pack show Nalbandian
        goodoffices pack show ARM --on 2012-10-20
    """
    from goodoffices import service
    from goodoffices.service import packing

    lines = packing.show(name, service.PackChoice(only=only, extra=tuple(pack or ())), on)
    if not lines:
        note(f"No pack knows {name!r}. Add it to a pack of your own: goodoffices pack new NAME")
        raise typer.Exit(1)
    for line in lines:
        say(line)


def suggest(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Records, or files of articles.", show_default=False)
    ],
    at_least: Annotated[
        int, typer.Option("--at-least", metavar="NUMBER", min=1, help="How often a name must occur.")
    ] = 2,
    output: Output = None,
    pack: Extra = None,
    only: Only = None,
) -> None:
    """List names that articles use and no pack knows, with the passages around them, as YAML to edit.

    For example:

        goodoffices pack suggest karabakh.sqlite -o my-pack/people.yaml
    """
    from goodoffices import service
    from goodoffices.service import packing

    text = packing.suggest(paths, service.PackChoice(only=only, extra=tuple(pack or ())), at_least)
    if text:
        write([text], output)
    else:
        note("The packs know every name that occurs so often.")


def coverage(
    pack: Annotated[
        str, typer.Argument(metavar="PACK", help="A pack that ships, by name, or a folder.", show_default=False)
    ],
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Records, or files of articles.", show_default=False)
    ],
    at_least: Annotated[
        int, typer.Option("--at-least", metavar="NUMBER", min=1, help="How often an unknown name must occur.")
    ] = 2,
    known: Annotated[bool, typer.Option("--known", help="List what the pack knows, too.")] = False,
) -> None:
    """List the names, offices, formats and agreements that articles name and a pack (with the world's) does not know.

    For example:

        goodoffices pack coverage sudan articles/
    """
    from goodoffices.service import packing

    found = packing.coverage(paths, packing.pack_choice(pack), at_least)
    for sense, words, times in found.known if known else ():
        say(f"{times:>5}  known    {sense:<9}  {words}")
    for one in found.unknown:
        title = f"  ({one.titles[0]})" if one.titles else ""
        say(f"{one.times:>5}  unknown  {one.kind:<9}  {one.name}{title}")
    met = sum(times for _, _, times in found.known)
    missed = sum(one.times for one in found.unknown)
    say(f"{met} mentions are known, {missed} are not (of those that occur {at_least} times or more).")


def draw(
    pack: Annotated[
        str, typer.Argument(metavar="PACK", help="A pack that ships, by name, or a folder.", show_default=False)
    ],
    count: Annotated[int, typer.Option("--count", metavar="NUMBER", min=1, help="How many facts.")] = 60,
    seed: Annotated[int, typer.Option("--seed", metavar="NUMBER", help="The same seed draws the same facts.")] = 2026,
) -> None:
    """Draw facts of a pack at random, in words, to be checked by hand against outside sources.

    For example:

        goodoffices pack draw yemen --count 60 --seed 7
    """
    from goodoffices.service import packing

    for number, fact in enumerate(packing.draw(pack, count, seed), 1):
        source = f"  <{fact.source}>" if fact.source else ""
        say(f"{number:>3}  {fact.kind:<9}  {fact.says}{source}")
