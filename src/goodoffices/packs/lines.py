"""The short lines in which packs write terms, phases and names."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.packs.days import read_period
from goodoffices.packs.spelling import fold, slug, split_name


def holder_line(line: str) -> tuple[str, list[str], list[str], str | None, str, str]:
    """One holder of an office: `NAME [= NAME]... [^KEY] [{COUNTRY}] PERIOD [acting|disputed]`.

    The surname is the last word with its particles, or what stands between stars: `*Xi* Jinping`.

    Returns:
        Key, names, surnames, country, period, and `acting`, `disputed` or nothing.

    Raises:
        ValueError: When the line has no period.
    """
    words = line.split()
    flag = words.pop() if words[-1] in ("acting", "disputed") else ""
    period = words.pop()
    read_period(period)
    country = words.pop()[1:-1] if words and words[-1].startswith("{") else None
    given_key = words.pop()[1:] if words and words[-1].startswith("^") else None
    names: list[str] = []
    surnames: list[str] = []
    for part in " ".join(words).split(" = "):
        _, star, rest = part.partition("*")
        name = part.replace("*", "")
        names.append(name)
        if star:
            surnames.append(rest.partition("*")[0].strip())
        elif " " in name and not any(f"{fold(name)} ".startswith(f"{fold(surname)} ") for surname in surnames):
            surnames.append(plain_surname(name))
    surnames = [surname for surname in dict.fromkeys(surnames) if surname]
    return given_key or slug(names[0]), names, surnames or [names[0]], country, period, flag


def plain_surname(name: str) -> str:
    """The surname of a name in Western order, without `Jr.`; nothing for a monarch's or pope's name with a number."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".") in ("Jr", "Sr"):
        words.pop()
    if len(words) < 2 or (len(words[-1]) < 6 and set(words[-1]) <= set("IVX")):
        return ""
    return split_name(" ".join(words))[1]


def person_names(name: str, others: list[str], surnames: list[str]) -> Iterator[str]:
    """A person's names as texts write them: whole names, surnames, surname without its article."""
    yield name
    yield from others
    for surname in surnames:
        yield surname
        head, dash, tail = surname.partition("-")
        if dash and fold(head).lower() in ("al", "el", "ul", "as", "ad", "an", "ar", "at", "az", "ash"):
            yield f"{head.capitalize()}-{tail}"
            yield tail
        words = surname.split()
        if len(words) > 2 and words[-2] == "Al":
            yield f"Al {words[-1]}"
        elif len(words) > 1 and words[-1][:3].lower() in ("al-", "el-"):
            yield words[-1]


def chronicle_line(line: str) -> list[str]:
    """One line of a chronicle, `PERIOD WHAT`, as period and what happened.

    Raises:
        ValueError: When its first word is no period, or nothing follows.
    """
    written, _, what = line.partition(" ")
    period = read_period(written)
    if period.start is None or period.end is None or not what.strip():
        raise ValueError(f"the line {line!r} of the chronicle needs its days and what happened")
    return [written, what.strip()]


def phase_line(line: str) -> list[str]:
    """One phase of a format, `PHASE PERIOD [words]`, as phase, period and words.

    Raises:
        ValueError: When no word of the line is a period.
    """
    words = line.split()
    for at, word in enumerate(words):
        if word[:4].isdigit():
            read_period(word)
            return [" ".join(words[:at]), word, " ".join(words[at + 1 :])]
    raise ValueError(f"the phase {line!r} has no day")
