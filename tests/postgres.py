"""A private PostgreSQL server for the tests: started when the first one asks for it, gone after the last."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

MISSING = (
    "no PostgreSQL here; install it (Debian: apt-get install postgresql) and the tests start a server of their own"
)
QUIET = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=40 -c shared_buffers=32MB"


def _programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`: on the path, or where Debian puts them, the newest first."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return folders[-1].parent if folders else None


@pytest.fixture(scope="session")
def new_database() -> Iterator[Callable[[], str]]:
    """Makes an empty database at each call and gives its address."""
    pytest.importorskip("psycopg", reason="no psycopg here; install it with: pip install 'goodoffices[postgres]'")
    programs = _programs()
    if programs is None:
        pytest.skip(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="go-pg-", dir="/tmp"))  # short: a socket's path holds 107 characters
    user: dict[str, Any] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        shutil.chown(folder, "nobody", "nogroup")

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **user)
        assert done.returncode == 0, done.stdout + done.stderr

    try:
        run("initdb", "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", f"{QUIET} -k {folder}")
        try:
            numbers = count(1)
            yield lambda: _made(folder, f"record{next(numbers)}")
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _made(socket: Path, name: str) -> str:
    """An empty schema, which to a record is a database; to make a real one takes a second on a busy machine."""
    import psycopg

    with psycopg.connect(f"postgresql://desk@/postgres?host={socket}", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return f"postgresql://desk@/postgres?host={socket}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a record may be made: a file, and then a database."""
    if request.param == "sqlite":
        return tmp_path / "record.sqlite"
    address: str = request.getfixturevalue("new_database")()
    return address
