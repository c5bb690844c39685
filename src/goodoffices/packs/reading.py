"""A pack's folder of YAML, read into one flat table of facts (`Facts`) that compiles to JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from goodoffices.packs.index import Name, tables
from goodoffices.packs.lines import chronicle_line, holder_line, person_names, phase_line, plain_surname
from goodoffices.packs.spelling import slug

Facts: TypeAlias = dict[str, Any]
"""The tables of one pack (`actors`, `offices`, `tenures`, `names`, ...): lists of plain values in the order of the
dataclasses, days still as written, sources as numbers into `sources`; `provisions` by agreement."""

_KINDS = {"groups": "group", "organisations": "organisation"}
_TABLES = ("actors", "offices", "tenures", "formats", "places", "agreements", "events", "outlets", "names", "chronicle")


class PackError(ValueError):
    """A pack's file cannot be read; the message names the file and what to do."""


def read_folder(folder: Path, name: str | None = None) -> Facts:
    """Read every `*.yaml` of a pack's folder, in order of their names.

    Args:
        folder: The pack.
        name: Its name; by default the folder's.

    Raises:
        PackError: When a file is no YAML or lacks what its section needs.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    facts: Facts = {
        "pack": name or folder.name,
        **{table: [] for table in _TABLES},
        "office_kinds": {},
        "provisions": {},
        "conflict": None,
        "shy": [],
        "generic": [],
        "coordinates": {},
    }
    files = sorted(folder.rglob("*.yaml"))
    if not files:
        raise PackError(f"{folder}: no YAML file there; `goodoffices pack new NAME` writes one to start from")
    for file in files:
        try:
            content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader) or {}
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise PackError(f"{file}: no YAML: {error}; mend the line that it names") from error
        try:
            _read_file(content, facts)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PackError(f"{file}: {type(error).__name__} {error}; see the JSON Schema of packs") from error
    _locate(folder, facts)
    facts["index"] = tables(_names(facts))
    facts["generic"] = tables((row[0], row[1], row[2], True) for row in facts["generic"])["free"]
    facts["sources"] = _numbered_sources(facts)
    return facts


def _locate(folder: Path, facts: Facts) -> None:
    """Gives the places of a pack the coordinates that stand apart from them."""
    points = facts.pop("coordinates")
    for row in facts["places"]:
        if row[0] in points and row[4] is None:
            row[4], row[5] = points[row[0]]
    unknown = sorted(points.keys() - {row[0] for row in facts["places"]})
    if unknown:
        raise PackError(f"{folder}: coordinates of {unknown[0]!r}, which is no place of this pack; mend the key")


SOURCED = {"actors": 6, "tenures": 3, "formats": 4, "agreements": 7, "events": 5, "chronicle": 2}
"""Where the rows of a table have the number of their source."""


def _numbered_sources(facts: Facts) -> list[str]:
    """The sources of a pack, each once; its rows then have their numbers."""
    numbers: dict[str, int] = {}
    for table, at in SOURCED.items():
        for row in facts[table]:
            row[at] = numbers.setdefault(row[at], len(numbers))
    return list(numbers)


def _names(facts: Facts) -> Iterator[Name]:
    """Every name of a pack, titles among them."""
    yield from ((row[0], row[1], row[2], False) for row in facts["names"])
    for kind in facts["office_kinds"].values():
        words = (kind["title"], *kind.get("names", ()))
        yield from ((word.lstrip("="), "title", kind["rank"], word[0] != "=") for word in words)
    for row in facts["offices"]:
        yield from ((word, "title", row[4], True) for word in row[7])


def _read_file(content: dict[str, Any], facts: Facts) -> None:
    default = (str(content.get("source", "")), str(content.get("checked", "")))
    facts["office_kinds"].update(content.get("office_kinds", {}))
    facts["shy"].extend(content.get("shy", ()))
    if "conflict" in content:
        fact = dict(content["conflict"])
        source = _source(fact, default)
        facts["conflict"] = [*(_listed(fact.get(key)) for key in ("lands", "sides", "regions")), source]
    for line in content.get("chronicle") or ():
        facts["chronicle"].append([*chronicle_line(str(line)), _source({}, default)])
    for key, (north, east) in (content.get("coordinates") or {}).items():
        facts["coordinates"][str(key)] = (float(north), float(east))
    readers = {
        "states": _read_state, "organisations": _read_body, "groups": _read_body, "people": _read_person,
        "offices": _read_office, "formats": _read_format, "places": _read_place, "agreements": _read_agreement,
        "events": _read_event, "outlets": _read_outlet, "holders": _read_holders,
        "names_of": _read_names_of,
    }  # fmt: skip
    for section, reader in readers.items():
        for key, item in (content.get(section) or {}).items():
            fact = {"lines": item} if section == "holders" else dict(item or {})
            if section in _KINDS:
                fact["kind"] = _KINDS[section]
            source = _source(fact, default)
            reader(str(key), fact, source, facts)


def _source(fact: dict[str, Any], default: tuple[str, str]) -> str:
    source, checked = str(fact.pop("source", default[0])), str(fact.pop("checked", default[1]))
    return f"{source} (checked {checked})" if checked else source


def _listed(value: Any) -> list[str]:
    """One word, a list of words, or a table of words by language, as a list."""
    if value is None:
        return []
    if isinstance(value, dict):
        return [word for words in value.values() for word in _listed(words)]
    return [str(value)] if isinstance(value, str) else [str(word) for word in value]


def _name(facts: Facts, written: str, sense: str, key: str, whole: bool = True) -> None:
    """One name of a fact; a surname or other part of a person's name is not whole."""
    facts["names"].append([written, sense, key, int(whole)])


def _read_state(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:
    territory = fact.get("territory", False)
    kind = "territory" if territory else "state"
    facts["actors"].append(
        [key, kind, fact["name"], None if territory else key, fact.get("sector"), fact.get("part_of"), source,
         str(fact.get("active", ".."))]
    )  # fmt: skip
    for written in (fact["name"], *_listed(fact.get("names"))):
        _name(facts, written, "actor", key)
    for written in _listed(fact.get("demonym")):
        _name(facts, written, "demonym", key)
        if not written.endswith(("ese", "ish", "ench", "utch", "ss")):  # "the Swiss", "the French"; but "the Czechs"
            _name(facts, written + "s", "demonym", key)
    for what in ("capital", "seat"):
        if fact.get(what):
            town = _listed(fact[what])
            place = {"name": town[0], "names": town[1:], "country": None if territory else key, "seat_of": key}
            _read_place(slug(town[0]), {**place, "capital": what == "capital"}, source, facts)


def _read_body(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:
    facts["actors"].append(
        [key, fact["kind"], fact["name"], fact.get("country"), fact.get("sector"), fact.get("part_of"), source,
         str(fact.get("active", ".."))]
    )  # fmt: skip
    for written in (fact["name"], *_listed(fact.get("names"))):
        facts["generic" if fact.get("generic") else "names"].append([written, "actor", key, 1])
    for written in _listed(fact.get("demonym")):
        _name(facts, written, "demonym", key)
    if fact.get("seat"):
        seat = _listed(fact["seat"])
        _read_place(slug(seat[0]), {"name": seat[0], "names": seat[1:], "seat_of": key}, source, facts)


def _read_person(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:
    ident = f"person/{key}"
    held = [_tenure(ident, line, source) for line in fact.get("held", ())]
    country = fact.get("country")
    facts["actors"].append(
        [ident, "person", fact["name"], country, fact.get("sector"), fact.get("part_of"), source,
         str(fact.get("lived", ".."))]
    )  # fmt: skip
    others = _listed(fact.get("names"))
    surnames = _listed(fact.get("surname"))
    if not surnames:
        surnames = [found for name in (fact["name"], *others) if (found := plain_surname(name))]
    whole = {fact["name"], *others}
    for written in dict.fromkeys(person_names(fact["name"], others, surnames)):
        _name(facts, written, "actor", ident, whole=written in whole)
    facts["tenures"].extend(held)


def _read_names_of(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:  # noqa: ARG001
    """Names of an actor in other languages, that are looked up and not searched for in text."""
    facts["generic"].extend([written, "actor", key, 1] for written in dict.fromkeys(_listed(fact)))


def _read_holders(office: str, fact: dict[str, Any], source: str, facts: Facts) -> None:
    """An office with a line for each who held it; see `holder_line`."""
    of = office.rpartition("/")[0]
    for line in fact["lines"] or ():
        own = source
        if isinstance(line, dict):
            own = _source(line, (source, ""))
            line = line["line"]
        key, names, surnames, country, period, flag = holder_line(str(line))
        if country is None and of.isupper():
            country = of
        person = {"name": names[0], "names": names[1:], "surname": surnames, "country": country}
        _read_person(key, person, own, facts)
        facts["tenures"].append([f"person/{key}", office, period, own, flag])


def _tenure(person: str, line: Any, source: str) -> list[Any]:
    """`OFFICE PERIOD [acting|disputed]`, or a table with `office`, `period`, `acting`, `source`, `checked`."""
    if isinstance(line, dict):
        own = f"{line.get('source', source)}" + (f" (checked {line['checked']})" if "checked" in line else "")
        flag = next((word for word in ("acting", "disputed") if line.get(word)), "")
        return [person, line["office"], str(line.get("period", "..")), own, flag]
    office, _, rest = str(line).partition(" ")
    period, _, flag = rest.strip().partition(" ")
    return [person, office, period or "..", source, flag.strip()]


def _read_office(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:  # noqa: ARG001
    of = fact.get("of") or key.rpartition("/")[0]
    title = fact["title"]
    facts["offices"].append(
        [key, fact.get("name"), title, of, fact["rank"], fact.get("sector"), fact.get("country"),
         [title, *_listed(fact.get("names"))], int(fact.get("shared", False))]
    )  # fmt: skip


def _read_format(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:
    members = [str(member).split() for member in fact.get("members", ())]
    facts["formats"].append(
        [key, fact["name"], [[m[0], m[1] if len(m) > 1 else "party"] for m in members],
         str(fact.get("period", "..")), source, [phase_line(str(line)) for line in fact.get("phases", ())],
         _listed(fact.get("place")), _listed(fact.get("about"))]
    )  # fmt: skip
    for written in (fact["name"], *_listed(fact.get("names"))):
        _name(facts, written, "format", key)


def _read_place(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:  # noqa: ARG001
    facts["places"].append(
        [key, fact["name"], fact.get("country"), fact.get("kind") or "city", fact.get("latitude"),
         fact.get("longitude"), fact.get("seat_of"), int(fact.get("capital", False))]
    )  # fmt: skip
    for written in (fact["name"], *_listed(fact.get("names"))):
        _name(facts, written, "place", key)


def _read_agreement(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:
    facts["agreements"].append(
        [key, fact["name"], fact["type"], str(fact["day"]), _listed(fact.get("signatories")),
         _listed(fact.get("mediators")), fact.get("place"), source]
    )  # fmt: skip
    if "provisions" in fact:
        facts["provisions"][key] = [
            [p["issue"], p["what"], _listed(p.get("owes")), _listed(p.get("to")), str(p["due"]) if "due" in p else None]
            for p in fact["provisions"]
        ]
    for written in (fact["name"], *_listed(fact.get("names"))):
        _name(facts, written, "agreement", key)


def _read_event(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:
    facts["events"].append(
        [key, fact["name"], fact["type"], str(fact["day"]), _listed(fact.get("parties")), source,
         _listed(fact.get("places"))]
    )  # fmt: skip
    for written in (fact["name"], *_listed(fact.get("names"))):
        _name(facts, written, "event", key)


def _read_outlet(key: str, fact: dict[str, Any], source: str, facts: Facts) -> None:  # noqa: ARG001
    facts["outlets"].append([key, fact["name"], fact.get("side")])
    for written in (fact["name"], *_listed(fact.get("names"))):
        _name(facts, written, "outlet", key)
