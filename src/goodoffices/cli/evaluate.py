"""`evaluate`: how well it reads, measured on gold by one command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.screen import say
from goodoffices.cli.teaching import add

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="What careful readers recorded.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(
        help="Measure how well it reads, against what careful readers recorded.",
        short_help="Measure how well it reads, on gold.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    add(group, everything, "All measures, into one page.", name="all")
    add(group, articles, "Articles and what is in them; the sample.")
    add(group, real, "Real articles, by the gold's own scorer.")
    add(group, mend, "Mediation events that people coded (MEND).")
    add(group, gold, "The shipped gold of claims.")
    add(group, language, "The language model, on treebanks and names.")
    add(group, packs, "The packs, on lists of leaders and mediators.")
    add(group, actors, "The actors that claims name, and which packs know.")
    add(group, quotations, "Who says what, on PolNeAR.")
    add(group, relations, "PLOVER roots of marked pairs, and triples.")
    add(group, time, "Time expressions and the dating of articles.")
    add(group, undated, "Articles whose date is withheld.")
    add(group, linking, "Which reports tell of one thing, by B-cubed.")
    app.add_typer(group, name="evaluate")


def everything(
    shared: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the benchmarks lie.", show_default=False)],
    gold: Annotated[Path, typer.Option("--gold", metavar="FOLDER", help="The shipped golds.")] = Path("tests/gold"),
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The page.")] = Path("docs/accuracy.md"),
    only: Annotated[list[str] | None, typer.Option("--only", metavar="NAME", help="Only this measure.")] = None,
) -> None:
    """Run every measure whose benchmark lies in a folder and write the page of accuracy.

    For example:

        goodoffices evaluate all benchmarks/
        goodoffices evaluate all benchmarks/ --only gold --only linking
    """
    from goodoffices.evaluation.accuracy import write

    for line in write(shared, gold, to, only or ()):
        say(line)


def articles(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="The articles; the shipped sample if not given.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Argument(metavar="GOLD", help="What a careful reader records from them (YAML).")
    ] = None,
) -> None:
    """Compare the record of a folder of articles with a YAML gold: meetings, statements, quotations, furniture.

    For example:

        goodoffices evaluate articles
        goodoffices evaluate articles articles/ gold/articles.yaml
    """
    from goodoffices import samples
    from goodoffices.evaluation.articles import evaluate

    if folder is not None and gold is None:
        raise typer.BadParameter("a folder needs its GOLD; leave both out for the shipped sample")
    for line in evaluate(folder or samples.folder(), gold or samples.expected()).lines():
        say(line)


def real(
    gold: Gold,
    texts: Annotated[Path, typer.Argument(metavar="TEXTS", help="The folder its sources lie in.", show_default=False)],
    scorer: Annotated[Path, typer.Argument(metavar="SCORER", help="The gold's own scorer.", show_default=False)],
    errors: Annotated[bool, typer.Option("--errors", help="List what went wrong.")] = False,
) -> None:
    """Score real articles against a JSON Lines gold, by the gold's own scorer.

    For example:

        goodoffices evaluate real gold/real_dev.jsonl . gold/score.py --errors
    """
    from goodoffices.evaluation.real import evaluate

    say(evaluate(gold, texts, scorer, errors=errors).rstrip("\n"))


def mend(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="A table with MEND's columns.", show_default=False)],
    wrong: Annotated[int, typer.Option("--wrong", metavar="NUMBER", help="Draw wrong participants to read.")] = 0,
    seed: Annotated[int, typer.Option("--seed", metavar="NUMBER", help="Of the draw.")] = 1,
) -> None:
    """Compare participants, roles and places with what people coded from news texts, beside a nearest-name baseline.

    For example:

        goodoffices evaluate mend mend.csv --wrong 100 --seed 1
    """
    from goodoffices.evaluation.mend import evaluate

    report = evaluate(table)
    for line in [*report.lines(), *report.wrong(wrong, seed)]:
        say(line)


def gold(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the gold of claims lies.", show_default=False)
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List what went wrong, text by text.")] = False,
) -> None:
    """Measure entries and their values on the gold of claims that ships with the tests.

    For example:

        goodoffices evaluate gold tests/gold/claims --errors
    """
    from goodoffices.evaluation import gold as measures

    texts = measures.score(folder)
    for line in [*(measures.errors(texts) if errors else ()), *(f.line() for f in measures.figures(texts))]:
        say(line)


def language(
    shared: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the treebanks and names lie.", show_default=False)
    ],
    domain: Annotated[
        Path | None, typer.Option("--domain", metavar="FOLDER", help="The field's own test treebanks (CoNLL-U).")
    ] = None,
) -> None:
    """Measure the language model on treebanks, raw text and names; exit code 1 when a figure is below its floor.

    For example:

        goodoffices evaluate language corpora/
    """
    from goodoffices.evaluation.language import evaluate

    report = evaluate(shared, domain)
    for line in report.lines():
        say(line)
    if not all(figure.holds for figure in report.figures):
        raise typer.Exit(1)


def packs(
    leaders: Annotated[
        Path | None, typer.Option("--leaders", metavar="FILE", help="A table of leaders and their days (REIGN).")
    ] = None,
    mediators: Annotated[
        Path | None, typer.Option("--mediators", metavar="FILE", help="A table of mediation events (MEND).")
    ] = None,
    misses: Annotated[int, typer.Option("--misses", metavar="NUMBER", help="How many misses to list.")] = 20,
) -> None:
    """Measure how many leaders and mediators of a list the packs know on the day.

    For example:

        goodoffices evaluate packs --leaders reign.csv --mediators mend.csv
    """
    from goodoffices.evaluation import packs as measures

    for name, file, measure in (
        ("leaders", leaders, measures.leaders),
        ("mediators", mediators, measures.mediators),
    ):
        if file is None:
            continue
        share = measure(file)
        say(f"{name:<12} {share.right} of {share.total} ({share.value:.3f})")
        for missed in share.missed[:misses]:
            say(f"    missed: {missed}")


def actors(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A record, or a table of articles (MEND, CSV).", show_default=False)
    ],
    misses: Annotated[int, typer.Option("--misses", metavar="NUMBER", help="How many misses to list.")] = 20,
) -> None:
    """Measure how many of the actors that claims name resolve: a pack knows them, or whose office or people they are.

    For example:

        goodoffices evaluate actors sudan.sqlite --misses 50
    """
    from goodoffices.evaluation.actors import PUBLIC, named_actors

    found = named_actors(file)
    for label, kinds in (*((kind, (kind,)) for kind in PUBLIC), ("public life", PUBLIC), ("all", (*PUBLIC, "person"))):
        right, total = found.share(kinds)
        say(f"{label:<12} {right} of {total} ({right / max(total, 1):.3f})")
    for (kind, written), times in found.unknown.most_common(misses):
        say(f"    missed {times} times: {written} ({kind})")


def relations(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="Marked pairs with their roots (TSV).", show_default=False)
    ],
) -> None:
    """Measure PLOVER roots on marked pairs, and triples of countries from their raw sentences.

    For example:

        goodoffices evaluate relations plv_train.tsv
    """
    from goodoffices.evaluation.relations import evaluate

    for line in evaluate(table).lines():
        say(line)


def time(
    corpus: Annotated[Path, typer.Argument(metavar="FOLDER", help="The MEANTIME corpus.", show_default=False)],
    dated: Annotated[
        Path | None, typer.Option("--articles", metavar="FOLDER", help="Articles whose days are known.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE", help="Their days (YAML): actual and derivable.")
    ] = None,
) -> None:
    """Measure time expressions on a corpus, and the days of articles where a gold is given.

    For example:

        goodoffices evaluate time meantime/ --articles articles/ --gold gold/articles.yaml
    """
    from goodoffices.evaluation.time import evaluate

    for line in evaluate(corpus, dated, gold).lines():
        say(line)


def quotations(
    corpus: Annotated[Path, typer.Argument(metavar="FOLDER", help="The PolNeAR corpus.", show_default=False)],
    split: Annotated[str, typer.Option("--split", metavar="NAME", help="The part of it to measure on.")] = "dev",
    errors: Annotated[bool, typer.Option("--errors", help="List what went wrong.")] = False,
) -> None:
    """Measure who says what by which words; exit code 1 when a figure is below its floor.

    For example:

        goodoffices evaluate quotations polnear/
    """
    from goodoffices.evaluation.quotations import evaluate

    report = evaluate(corpus, split)
    for line in report.lines():
        say(line)
    for line in report.errors if errors else ():
        say(f"    {line}")
    if not all(figure.holds for figure in report.figures):
        raise typer.Exit(1)


def linking(
    gold: Annotated[Path, typer.Argument(metavar="FOLDER", help="A gold of linking.", show_default=False)],
    errors: Annotated[bool, typer.Option("--errors", help="List what was merged or split wrongly.")] = False,
) -> None:
    """Measure which reports of many articles are taken for one thing, by B-cubed.

    For example:

        goodoffices evaluate linking tests/gold/linking --errors
    """
    from goodoffices.evaluation.linking import evaluate

    for line in evaluate(gold).lines(errors=errors):
        say(line)


def undated(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="CSV with text and date.", show_default=False)],
    tenths: Annotated[bool, typer.Option("--tenths", help="Also with only each tenth article undated.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List the intervals that miss the true day.")] = False,
) -> None:
    """Withhold the dates of a table's articles and compare the intervals that they are given with the true days.

    For example:

        goodoffices evaluate undated articles.csv --errors
    """
    from goodoffices.evaluation.undated import evaluate

    for name, found in evaluate(table, tenths=tenths):
        for line in found.lines(name, errors=errors):
            say(line)
