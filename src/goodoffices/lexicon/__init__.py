"""Rules as data: what words mean for claims, each with examples and counter-examples that the tests run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml

from goodoffices.schema import PackError, Phase, Status


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


@dataclass(frozen=True, slots=True)
class Operator:
    """A word above an event that says whether and how it comes about; fields as in `operators.yaml`."""

    id: str
    lemmas: frozenset[str]
    pos: str
    via: tuple[str, ...]
    status: str
    needs: str | None = None
    negated: str = "unlikely"
    hedge: bool = False
    denies: bool = False
    denied: dict[str, Status] = field(default_factory=dict)
    subject: str = "none"
    agent: str = "none"
    authors: frozenset[str] = frozenset()
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger and the paths to its participants; fields as in the frame files.

    Args:
        id: `meeting.meet`.
        kind: Kind of claim.
        lemmas: Words that trigger it.
        pos: Their part of speech, `VERB` or `NOUN`.
        args: Role to paths.
        needs: A path that must lead somewhere.
        any: Paths of which one must lead somewhere.
        unless: Paths none of which may lead anywhere.
        site: Paths to what was struck: the place is looked for there first.
        armed: The words around must speak of violence.
        conflict: The article must tell of a conflict, unless two parties are named.
        about: Words (lemmas) of which the article must hold one.
        moods: The only tenses and moods in which the words make a claim; all, when empty.
        gathers: It names no one who comes: the words or the article must speak of making peace.
        least: How many parties it takes at the least.
        must: A role that must be filled.
        persons: Only persons and offices count as parties.
        status: Fixed status, None where grammar tells.
        medium: For contacts: `phone`, `virtual`, ...
        statuses: The only statuses that make a claim; all, when empty.
        refusing: Lemmas of the frame that refuse what the others accept.
        held: What `held` reads for this frame (a departure is a visit `under_way`).
        scheduled: What `scheduled` reads for this frame (a truce that will take effect is `agreed`).
        phase: The kind's own word for what the frame tells (`in_force`).
        content: Paths to what is promised; without any such words there is no claim.
        goal: Paths to the place that a journey leads to; without such a place there is no claim.
        details: Values that the frame itself gives (`type: ceasefire`).
        examples: Sentences that it reads.
        counterexamples: Sentences that it does not.
    """

    id: str
    kind: str
    lemmas: frozenset[str]
    pos: str
    args: dict[str, tuple[str, ...]]
    needs: str | None = None
    any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    armed: bool = False
    conflict: bool = False
    about: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()
    gathers: bool = False
    least: int = 2
    must: str | None = None
    persons: bool = False
    status: str | None = None
    medium: str | None = None
    statuses: tuple[str, ...] = ()
    refusing: frozenset[str] = frozenset()
    held: str | None = None
    scheduled: str | None = None
    phase: Phase | None = None
    content: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offices:
    """Nouns that stand for people; sets as in `offices.yaml`."""

    office: frozenset[str]
    group: frozenset[str]
    pair: frozenset[str]
    trio: frozenset[str]
    people: frozenset[str]
    public: frozenset[str]
    sides: frozenset[str]
    kin: frozenset[str]


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


@dataclass(frozen=True, slots=True)
class Violence:
    """Words of violence; sets as in `violence.yaml`, and what each word of harm counts (`killed`, `injured`)."""

    armed: frozenset[str]
    weapons: frozenset[str]
    occasions: frozenset[str]
    victims: frozenset[str]
    accidents: frozenset[str]
    harm: dict[str, str]


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


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Words of gatherings that name no one; sets as in `gatherings.yaml`."""

    own: frozenset[str]
    plain: frozenset[str]
    foreign: frozenset[str]


@lru_cache(maxsize=1)
def gatherings() -> Gatherings:
    """Words of gatherings that name no one."""
    return Gatherings(**{k: frozenset(v) for k, v in read_rules("gatherings").items()})


@dataclass(frozen=True, slots=True)
class Auspices:
    """Words that tell under whose auspices a meeting is; fields as in `auspices.yaml`."""

    modifiers: dict[str, str]
    phrases: tuple[tuple[str, str, tuple[str, ...]], ...]


@lru_cache(maxsize=1)
def auspices() -> Auspices:
    """Words that tell under whose auspices a meeting is held: word to role, and (role, path, paths to the owner)."""
    table = read_rules("auspices")
    words = {word: role for role, found in table["modifiers"].items() for word in found}
    return Auspices(words, tuple((p["role"], p["path"], tuple(p["owner"])) for p in table["phrases"]))


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """Words that tell whose conflict an article is about; sets as in `conflict.yaml`."""

    conflict: frozenset[str]
    affairs: frozenset[str]
    sides: frozenset[str]
    peace: frozenset[str]
    envoys: frozenset[str]
    arms: frozenset[str]


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


@dataclass(frozen=True, slots=True)
class Phases:
    """What tells the phase of an agreement; as in `phases.yaml`.

    Args:
        words: Word above an agreement to its phase.
        phrases: Lemmas of a verb, the path that must lead somewhere from it, and the phase.
        status: Phase to the status that it gives.
    """

    words: dict[str, Phase]
    phrases: tuple[tuple[frozenset[str], str, Phase], ...]
    status: dict[str, Status]


@lru_cache(maxsize=1)
def phases() -> Phases:
    """Words and phrases that tell the phase of an agreement."""
    table = read_rules("phases")
    phrases = tuple((frozenset(p["lemmas"]), p["path"], p["phase"]) for p in table["phrases"])
    return Phases(table["words"], phrases, table["status"])


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
