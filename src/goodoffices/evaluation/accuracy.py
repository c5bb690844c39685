"""The page of accuracy: every measure whose benchmark lies in a folder, by its own command, in one Markdown file."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from goodoffices.schema import InputError

_HEAD = """# How well it reads

Made by `goodoffices evaluate all FOLDER`; each block is what the command above it prints. Square brackets are 95 %
intervals by bootstrap. The golds in `tests/gold` were written by another hand than the rules; what they scored at first
stands in their READMEs.
"""


_NAMED = re.compile(r"^ +missed: .*\n?", re.M)
"""Lines that name single misses: the page has the figures."""


@dataclass(frozen=True)
class Section:
    """One measure.

    Args:
        key: Short name, to run it alone.
        title: What is measured.
        command: Arguments of `goodoffices evaluate`; `{shared}` is the benchmarks' folder, `{gold}` that of the tests.
        needs: Files or folders that must be there; else the section is left out.
    """

    key: str
    title: str
    command: tuple[str, ...]
    needs: tuple[str, ...]


SECTIONS = (
    Section("gold", "Entries of 306 texts on 22 conflicts", ("gold", "{gold}/claims"), ("{gold}/claims",)),
    Section(
        "real",
        "Entries of 20 real articles",
        ("real", "{shared}/gold/real_dev.jsonl", "{shared}", "{shared}/gold/score.py"),
        ("{shared}/gold/real_dev.jsonl",),
    ),
    Section("sample", "The shipped sample", ("articles",), ()),
    Section(
        "articles",
        "Five real articles",
        ("articles", "{shared}/articles", "{shared}/gold/articles.yaml"),
        ("{shared}/gold/articles.yaml",),
    ),
    Section("linking", "Which reports tell of one thing", ("linking", "{gold}/linking"), ("{gold}/linking",)),
    Section(
        "quotations",
        "Who says what (PolNeAR, dev)",
        ("quotations", "{shared}/benchmarks/polnear"),
        ("{shared}/benchmarks/polnear",),
    ),
    Section(
        "relations",
        "PLOVER roots of marked pairs, and triples",
        ("relations", "{shared}/benchmarks/plv_train.tsv"),
        ("{shared}/benchmarks/plv_train.tsv",),
    ),
    Section(
        "mend",
        "Participants, roles and places of mediation events (MEND, Sudan and Libya)",
        ("mend", "{shared}/benchmarks/mend_sudan_libya.csv", "--wrong", "0"),
        ("{shared}/benchmarks/mend_sudan_libya.csv",),
    ),
    Section(
        "time",
        "Time expressions (MEANTIME)",
        ("time", "{shared}/benchmarks/meantime"),
        ("{shared}/benchmarks/meantime",),
    ),
    Section("language", "The language model", ("language", "{shared}"), ("{shared}/training",)),
    Section(
        "packs",
        "Leaders and mediators",
        (
            "packs",
            "--leaders",
            "{shared}/reference/reign_leaders.csv",
            "--mediators",
            "{shared}/benchmarks/mend_sudan_libya.csv",
            "--misses",
            "0",
        ),
        ("{shared}/reference/reign_leaders.csv",),
    ),
    Section(
        "undated",
        "Articles whose date is withheld",
        ("undated", "{shared}/benchmarks/guardian_syria_half.csv"),
        ("{shared}/benchmarks/guardian_syria_half.csv",),
    ),
)


def write(shared: Path, gold: Path, to: Path, only: Iterable[str] = ()) -> Iterator[str]:
    """Runs the measures and writes the page; sections that are not run keep what the page says of them.

    Args:
        shared: The folder of benchmarks.
        gold: The folder of the shipped golds (`tests/gold`).
        to: The Markdown file.
        only: Keys of sections; none is all whose benchmarks are there.

    Yields:
        One line for each section when it is done.

    Raises:
        InputError: A key names no section.
    """
    wanted = set(only)
    unknown = wanted - {s.key for s in SECTIONS}
    if unknown:
        raise InputError(", ".join(sorted(unknown)), "no such measure", f"Known: {', '.join(s.key for s in SECTIONS)}")
    kept = _blocks(to.read_text("utf-8")) if to.exists() else {}
    for section in SECTIONS:
        places = {"shared": str(shared), "gold": str(gold)}
        there = all(Path(need.format(**places)).exists() for need in section.needs)
        if there and (not wanted or section.key in wanted):
            kept[section.title] = _block(section, places)
            to.write_text(_HEAD + "".join(kept[s.title] for s in SECTIONS if s.title in kept), "utf-8")
            yield f"{section.key}: done"


def _block(section: Section, places: dict[str, str]) -> str:
    command = [part.format(**places) for part in section.command]
    code = "from goodoffices.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "evaluate", *command], capture_output=True, text=True, check=False
    )
    shown = " ".join(part.format(shared="SHARED", gold="tests/gold") for part in section.command)
    text = _NAMED.sub("", done.stdout).rstrip() if done.stdout.strip() else f"failed: {done.stderr.strip()[-300:]}"
    for path, name in ((places["shared"], "SHARED"), (places["gold"], "tests/gold")):
        text = text.replace(path, name)
    return f"\n## {section.title}\n\n    goodoffices evaluate {shown}\n\n```\n{text}\n```\n"


def _blocks(page: str) -> dict[str, str]:
    """The page's sections by title."""
    return {m[1]: m[0] for m in re.finditer(r"\n## ([^\n]+)\n.*?\n```\n.*?\n```\n", page, re.S)}
