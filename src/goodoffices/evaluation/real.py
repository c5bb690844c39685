"""Real articles against a gold of the same terms, by the gold's own scorer."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from goodoffices import service
from goodoffices.schema import InputError


def evaluate(gold: Path, texts: Path, scorer: Path, *, errors: bool = False) -> str:
    """Builds one record of the gold's articles, exports it, and lets the scorer judge the export.

    Args:
        gold: JSON Lines; each line names a text by `source` (file and row) and the day that the reader is told.
        texts: The folder that the sources are in.
        scorer: The scorer's script; it takes gold, export, `--texts` and `--articles`.
        errors: List what went wrong, too.

    Returns:
        What the scorer printed.

    Raises:
        InputError: The scorer failed; says how.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        rows = folder / "articles.jsonl"
        rows.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(gold, texts)), "utf-8")
        record = service.build([rows], folder / "record.sqlite").record
        for what, name in (("entries", "export.jsonl"), ("articles", "exported-articles.jsonl")):
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in service.export_rows(record, what))
            (folder / name).write_text("".join(lines), "utf-8")
        command = [sys.executable, str(scorer), str(gold), str(folder / "export.jsonl"), "--texts", str(texts)]
        command += ["--articles", str(folder / "exported-articles.jsonl"), *(["--errors"] if errors else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(
            str(scorer),
            f"the scorer failed: {done.stderr.strip()[-400:]}",
            "Check the gold file and the folder of texts",
        )
    return done.stdout


def _rows(gold: Path, texts: Path) -> Iterator[dict[str, str]]:
    """The gold's texts as rows of an input table, with the day that the reader is told."""
    for line in gold.read_text("utf-8").splitlines():
        item = json.loads(line)
        row = {"id": item["id"], "text": _text(texts, item["source"])}
        if item["published"]:
            row["published"] = item["published"]
        yield row


def _text(texts: Path, source: dict[str, str]) -> str:
    path = texts / source["file"]
    if "row" not in source:
        return path.read_text("utf-8").replace("\r\n", "\n")
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if next(iter(row.values())) == source["row"]:
                return row["text"].replace("\r\n", "\n")
    raise InputError(str(path), f"there is no row {source['row']}", "Check that the gold belongs to this folder")
