"""What this machine must offer, looked at one by one."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from goodoffices import __version__
from goodoffices.schema.values import Frozen

OLDEST_PYTHON = (3, 11)
LEAST_DISK = 500 * 2**20
"""Bytes that a record of some thousand articles takes with room to work."""


class Finding(Frozen):
    """One thing looked at.

    Args:
        what: What.
        well: Whether it is as it must be.
        found: What was found, in words.
        remedy: The next step where it is not.
    """

    what: str
    well: bool
    found: str
    remedy: str = ""


def examine() -> list[Finding]:
    """Looks at everything; a check that fails in a way nobody foresaw is itself a finding."""
    checks: list[tuple[str, Callable[[], Finding]]] = [
        ("goodoffices", lambda: Finding(what="goodoffices", well=True, found=__version__)),
        ("python", _python),
        ("sqlite", _sqlite),
        ("disk", _disk),
        ("packs", _packs),
        ("language model", _model),
    ]
    found = []
    for what, check in checks:
        try:
            found.append(check())
        except Exception as error:  # a doctor must not die of the illness
            problem = f"{type(error).__name__}: {error}"
            found.append(Finding(what=what, well=False, found=problem, remedy="Install goodoffices anew."))
    return found


def _python() -> Finding:
    version = platform.python_version()
    return Finding(
        what="python",
        well=sys.version_info >= OLDEST_PYTHON,
        found=f"{version} on {platform.system()} {platform.machine()}",
        remedy="Use Python 3.11 or newer.",
    )


def _sqlite() -> Finding:
    """Full-text search, JSON and write-ahead logging, each tried."""
    missing = []
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "probe.sqlite")
        tries = {
            "full-text search (FTS5)": "CREATE VIRTUAL TABLE probe USING fts5(words)",
            "JSON": "SELECT json_extract('{\"a\": 1}', '$.a')",
        }
        for name, statement in tries.items():
            try:
                connection.execute(statement)
            except sqlite3.OperationalError:
                missing.append(name)
        if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            missing.append("write-ahead logging (WAL)")
        connection.close()
    version = sqlite3.sqlite_version
    return Finding(
        what="sqlite",
        well=not missing,
        found=f"{version}, lacks {', '.join(missing)}" if missing else f"{version} with FTS5, JSON and WAL",
        remedy="Use a Python whose sqlite3 has these, such as that of python.org or of your distribution.",
    )


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free
    return Finding(what="disk", well=free >= LEAST_DISK, found=f"{free / 2**30:.1f} GiB free here", remedy="Make room.")


def _packs() -> Finding:
    from goodoffices.packs import load

    return Finding(what="packs", well=True, found=f"loaded, version {load().version}")


def _model() -> Finding:
    """Whether this machine reads the built-in sentences as the machine that made the model."""
    from goodoffices.language import load

    model = load()
    well = model.probe()
    return Finding(
        what="language model",
        well=well,
        found=f"{model.version}, " + ("reads the probe as it should" if well else "reads the probe otherwise"),
        remedy="Records built here may differ from those of other machines; install the locked onnxruntime.",
    )
