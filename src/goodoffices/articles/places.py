"""Where articles lie: files, folders and globs of this machine, and of what fsspec reaches (s3://, gs://, memory://)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from glob import glob
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from goodoffices.schema.errors import InputError

Place: TypeAlias = Path | str
"""A path of this machine, or an address; a text that is no address is a path."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_GLOB = re.compile(r"[*?\[]")


def is_address(place: Place) -> bool:
    """Whether a place is not of this machine's own file system."""
    return isinstance(place, str) and _ADDRESS.match(place) is not None


def sources_of(places: Sequence[Place]) -> Iterator[Place]:
    """The files that places name: files as they are, globs, folders with all below them; each once, sorted.

    Hidden files and folders below a named folder are left out. A place that does not exist is passed on: reading it
    gives the error.
    """
    found: dict[str, Place] = {}
    for place in places:
        files = _remote(str(place)) if is_address(place) else _local(Path(place))
        found.update((_key(file), file) for file in files)
    yield from (found[key] for key in sorted(found))


def exists(place: Place) -> bool:
    """Whether a place names a file, a folder, or a glob that fits one."""
    if not is_address(place):
        path = Path(place)
        return path.exists() or bool(_GLOB.search(str(place)) and glob(str(place), recursive=True))  # noqa: PTH207
    system, path_there = _system(str(place))
    return bool(system.glob(path_there) if _GLOB.search(path_there) else system.exists(path_there))


def open_place(place: Place) -> BinaryIO:
    """The bytes of a file, as a stream that can be wound back.

    Raises:
        OSError: It cannot be opened.
        InputError: A package for such addresses is missing.
    """
    if not is_address(place):
        return Path(place).open("rb")
    system, path = _system(str(place))
    return cast(BinaryIO, system.open(path, "rb"))


def needs(package: str, extra: str, name: str, what: str) -> Any:
    """A package of an extra.

    Raises:
        InputError: It is not installed.
    """
    if find_spec(package.split(".")[0]) is None:
        raise InputError(name, f"{what} needs a package more", f"Install it with: pip install 'goodoffices[{extra}]'")
    return import_module(package)


def _key(place: Place) -> str:
    return place.as_posix() if isinstance(place, Path) else place


def _local(path: Path) -> Iterator[Path]:
    if path.is_dir():
        for file in path.rglob("*"):
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
                yield file
    elif not path.exists() and _GLOB.search(str(path)):
        for name in glob(str(path), recursive=True):  # noqa: PTH207 - a pattern may be absolute
            yield from _local(Path(name))
    else:
        yield path


def _remote(address: str) -> Iterator[str]:
    try:
        system, path = _system(address)
        names = [path]
        if _GLOB.search(path):
            names = system.glob(path)
        elif system.isdir(path):
            names = [n for n in system.find(path) if "/." not in n[len(path) :]]
    except (InputError, OSError):
        names = []
    yield from (str(system.unstrip_protocol(name)) for name in names) if names else [address]


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    core = needs("fsspec.core", "scale", address, "an address")
    try:
        system, path = core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise InputError(address, f"such addresses cannot be read here ({error})", "Install what it names") from error
    return system, path
