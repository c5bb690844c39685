"""Rules as data: what words mean for claims, each with examples and counter-examples that the tests run."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml

from goodoffices.lexicon.shapes import (
    Auspices,
    ConflictWords,
    Frame,
    Gatherings,
    Offices,
    Operator,
    Phases,
    PlaceWords,
    Violence,
)
from goodoffices.schema import PackError


@lru_cache(maxsize=32)
def read_rules(name: str) -> Any:
    """The parsed content of one file of this room.

    Raises:
        PackError: It is not YAML.
    """
    text = (files(__name__) / f"{name}.yaml").read_text("utf-8")
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise PackError(f"lexicon/{name}.yaml", "(file)", f"not YAML: {error}. Mend it and run the tests.") from error


def _tuples(value: dict[str, list[str]] | None) -> dict[str, tuple[str, ...]]:
    return {k: tuple(v) for k, v in (value or {}).items()}


@lru_cache(maxsize=1)
def operators() -> tuple[Operator, ...]:
    """All operators in the order in which they are tried: phrases ("call off") first, then that of the file."""
    rules = [
        Operator(
            **{
                **rule,
                "lemmas": frozenset(rule["lemmas"]),
                "via": tuple(rule["via"]),
                "others": _tuples(rule.get("others")),
                "authors": frozenset(rule.get("authors", ())),
                "examples": tuple(rule.get("examples", ())),
            }
        )
        for rule in read_rules("operators")
    ]
    return tuple(sorted(rules, key=lambda rule: rule.needs is None))


FRAME_FILES = tuple(
    f"frames/{name}"
    for name in (
        "contacts",
        "mediation",
        "agreements",
        "commitments",
        "monitoring",
        "exchanges",
        "appointments",
        "refusals",
        "pressure",
        "violence",
    )
)
"""The files of frames in the order in which they are tried."""

_TUPLES = ("any", "unless", "site", "statuses", "content", "goal", "examples", "counterexamples")
_SETS = ("lemmas", "refusing", "about", "moods")


def _spelt_out(value: Any) -> Any:
    """A rule with each class of nouns (`@pact`, as in `nouns.yaml`) spelt out in its paths and lists of words."""
    classes = read_rules("nouns")
    if isinstance(value, str):
        return re.sub(r"@([a-z]+)", lambda found: "|".join(classes[found[1]]), value)
    if isinstance(value, dict):
        return {key: _spelt_out(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spelt_out(inner) for inner in value]
    return value


def _words(listed: list[str]) -> frozenset[str]:
    """The words of a list, a class that was spelt out counted as its words."""
    return frozenset(word for entry in listed for word in entry.split("|"))


@lru_cache(maxsize=1)
def frames() -> tuple[Frame, ...]:
    """All frames of all kinds, in the order in which they are tried: contacts first, violence last."""
    return tuple(
        Frame(
            **{
                **rule,
                "args": _tuples(rule.get("args")),
                **{name: _words(rule.get(name, [])) for name in _SETS},
                **{name: tuple(rule.get(name, ())) for name in _TUPLES},
            }
        )
        for name in FRAME_FILES
        for rule in _spelt_out(read_rules(name))
    )


@lru_cache(maxsize=1)
def violence() -> Violence:
    """Words of violence."""
    table = read_rules("violence")
    harm = {word: count for count, words in table["harm"].items() for word in words}
    return Violence(harm=harm, **{name: frozenset(words) for name, words in table.items() if name != "harm"})


@lru_cache(maxsize=1)
def _frames_by_lemma() -> dict[str, tuple[Frame, ...]]:
    return {lemma: tuple(f for f in frames() if lemma in f.lemmas) for frame in frames() for lemma in frame.lemmas}


def frames_for(lemma: str) -> tuple[Frame, ...]:
    """The frames that a lemma may trigger, in the order of the file."""
    return _frames_by_lemma().get(lemma, ())


@lru_cache(maxsize=1)
def offices() -> Offices:
    """Nouns that stand for people."""
    return Offices(**{k: frozenset(v) for k, v in read_rules("offices").items()})


@lru_cache(maxsize=1)
def gatherings() -> Gatherings:
    """Words of gatherings that name no one."""
    return Gatherings(**{k: frozenset(v) for k, v in read_rules("gatherings").items()})


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Words that tell where an event is."""
    return PlaceWords(**{k: frozenset(v) for k, v in read_rules("places").items()})


@lru_cache(maxsize=1)
def auspices() -> Auspices:
    """Words that tell under whose auspices a meeting is held: word to role, and (role, path, paths to the owner)."""
    table = read_rules("auspices")
    words, named, acting = (
        {word: role for role, found in table[k].items() for word in found} for k in ("modifiers", "named", "acting")
    )
    return Auspices(words, named, acting, tuple((p["role"], p["path"], tuple(p["owner"])) for p in table["phrases"]))


@lru_cache(maxsize=1)
def conflict_words() -> ConflictWords:
    """Words that tell whose conflict an article is about."""
    return ConflictWords(**{k: frozenset(v) for k, v in read_rules("conflict").items()})


@lru_cache(maxsize=1)
def modifiers() -> dict[str, dict[str, str]]:
    """Word to status, by kind of modifier: `adjectives`, `participles`, `prepositions`."""
    table = cast("dict[str, dict[str, list[str]]]", read_rules("modifiers"))
    return {kind: {word: status for status, words in by.items() for word in words} for kind, by in table.items()}


@lru_cache(maxsize=1)
def speech() -> dict[str, Any]:
    """Verbs and nouns of speech, as in `speech.yaml`."""
    return cast("dict[str, Any]", read_rules("speech"))


@lru_cache(maxsize=1)
def topics() -> dict[str, tuple[str, ...]]:
    """Topic to the words that name it."""
    return _tuples(read_rules("topics"))


@lru_cache(maxsize=1)
def phases() -> Phases:
    """Words and phrases that tell the phase of an agreement."""
    table = read_rules("phases")
    phrases = tuple((frozenset(p["lemmas"]), p["path"], p["phase"]) for p in table["phrases"])
    unreal, settled = frozenset(table["unreal"]), frozenset(table["settled"])
    return Phases(table["words"], table["beside"], phrases, unreal, settled, table["status"])


@lru_cache(maxsize=1)
def confidence_weights() -> dict[str, float]:
    """Feature to weight, as in `confidence.yaml`; `bias` stands for itself."""
    return cast("dict[str, float]", read_rules("confidence"))


def status_of_kind(kind: str, status: str, points: str) -> str | None:
    """What a status reads for a kind; None where the kind has no such thing.

    Args:
        kind: Kind of claim.
        status: As the grammar gives it.
        points: How the words point at the event: `verb`, `the`, `plural` or `one`.
    """
    rule = read_rules("kinds").get(kind, {}).get(status, status)
    if isinstance(rule, dict):
        return cast("str | None", rule.get(points))
    return None if rule == "drop" else cast("str", rule)
