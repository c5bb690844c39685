"""Articles, claims and facts of an invented conflict (Norrland and Sudmark), for tests of linking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goodoffices.packs.model import (
    EVER,
    Actor,
    Agreement,
    Conflict,
    Format,
    KnownEvent,
    Mention,
    News,
    Office,
    Period,
    Place,
    Tenure,
)
from goodoffices.record import link
from goodoffices.schema import (
    Article,
    Block,
    Claim,
    Content,
    Derived,
    Entry,
    Evidence,
    Participant,
    Span,
    When,
    Where,
    article_id,
    cite,
    claim_id,
    unsupported,
)

OFFICES = {
    "NOR/foreign-minister": "Foreign Minister of Norrland",
    "SUD/foreign-minister": "Foreign Minister of Sudmark",
    "NOR/president": "President of Norrland",
    "SUD/president": "President of Sudmark",
}

PLACES = (
    Place("tarn", "Tarn", "NOR", "test"), Place("varn", "Varn", "NOR", "test"),
    Place("northern-marches", "Northern Marches", "NOR", "test", "region"),
)  # fmt: skip

TENURES = [
    ("per-dahl", "NOR/foreign-minister", 2030, 2033),
    ("olaf-holm", "NOR/foreign-minister", 2034, 2036),
    ("ida-voss", "SUD/foreign-minister", 2030, 2036),
    ("jon-berg", "NOR/president", 2030, 2036),
    ("eva-lund", "SUD/president", 2030, 2036),
]

FORMATS = (
    Format(
        "lake-congress", "Congress of the Lake Peoples", (("NOR", "convener"), ("SUD", "party"), ("LAK", "party")),
        Period(date(2031, 3, 20), date(2031, 3, 21)), "test", "made up", places=("Tarn",), about=("SUD",),
    ),
    Format(
        "varn-talks", "Varn talks", (("NOR", "party"), ("SUD", "party")), Period(date(2031, 1, 1), None), "test",
        "made up", places=("Varn",), phases=(
            ("first round", Period(date(2031, 2, 3), date(2031, 2, 4)), ""),
            ("second round", Period(date(2031, 3, 10), date(2031, 3, 11)), ""),
        ),
    ),
)  # fmt: skip
AGREEMENTS = (
    Agreement(
        "tarn-memorandum", "Tarn memorandum on the Saddle", "agreement",
        Period(date(2031, 4, 2), date(2031, 4, 2)), ("NOR", "SUD"), "test",
    ),
)  # fmt: skip
NAMES = {
    "SUD": ("Sudmark", "Sudmarkers"), "NOR": ("Norrland",), "LAK": ("Lakers",),
    "lake-congress": ("Congress of the Lake Peoples", "Tarn congress", "Tarn conference"),
    "tarn-memorandum": ("Saddle deal",),
}  # fmt: skip


class World:
    """The facts that linking asks of the packs."""

    def actor(self, key: str) -> Actor | None:
        return Actor(key, "state", key, key, "test")

    def named(self, written: str) -> tuple[str, ...]:
        return {"Norrland": ("NOR",), "Sudmark": ("SUD",)}.get(written, ())

    def place(self, key: str) -> Place | None:
        return {p.id: p for p in PLACES}.get(key)

    def office(self, key: str) -> Office | None:
        name = OFFICES.get(key)
        return Office(key, name, name.partition(" of ")[0], key[:3], "minister", "test") if name else None

    def tenures(self, person: str, period: Period = EVER) -> tuple[Tenure, ...]:
        found = (
            Tenure(f"person/{who}", office, Period(date(start, 1, 1), date(end, 12, 31)), "test")
            for who, office, start, end in TENURES
        )
        return tuple(t for t in found if t.person == person and t.period.overlaps(period))

    def find(self, text: str) -> Sequence[Mention]:
        return [
            Mention(m.start(), m.end(), m.group(), "place", (p.id,))
            for p in PLACES for m in re.finditer(p.name, text)
        ]  # fmt: skip

    def called(self, key: str) -> tuple[str, ...]:
        return NAMES.get(key, ())

    def formats(self) -> tuple[Format, ...]:
        return FORMATS

    def events(self, parties: Sequence[str] = (), period: Period = EVER) -> tuple[KnownEvent, ...]:  # noqa: ARG002
        """None."""
        return ()

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """None."""
        return ()

    def chronicle(self) -> tuple[News, ...]:
        """Nothing."""
        return ()

    def agreements(self, parties: Sequence[str] = (), period: Period = EVER) -> tuple[Agreement, ...]:  # noqa: ARG002
        return AGREEMENTS

    def outlet(self, name: str) -> str | None:
        return {"Norr Herald": "NOR"}.get(name)


@dataclass(frozen=True)
class Someone:
    """Whom some words of a text stand for."""

    words: str
    values: dict[str, Any] = field(default_factory=dict)


def person(words: str, name: str, country: str, role: str = "party") -> Someone:
    """A person whom the packs know; `ida-voss` is "Ida Voss"."""
    key = name.lower().replace(" ", "-")
    office = next((OFFICES[o] for who, o, *_ in TENURES if who == key), None)
    values = {"name": name, "actor": f"person/{key}", "kind": "person", "country": country, "role": role}
    return Someone(words, {**values, "office": office})


def unknown(words: str, name: str | None = None, role: str = "party", **values: Any) -> Someone:
    """A person whom the packs do not know."""
    return Someone(words, {"name": name or words, "kind": "person", "role": role, **values})


def office(words: str, key: str, role: str = "party") -> Someone:
    """An office whose holder is not known."""
    values = {"name": OFFICES[key], "kind": "office", "country": key[:3], "role": role}
    return Someone(words, {**values, "office": OFFICES[key]})


def state(words: str, country: str, role: str = "party") -> Someone:
    """A state."""
    return Someone(words, {"name": words, "actor": country, "kind": "state", "country": country, "role": role})


def day(words: str, first: str, last: str | None = None, **values: Any) -> When:
    """A day, or an interval, by its words."""
    grain = "day" if last in (None, first) else "interval"
    given = {"start": first, "end": last or first, "grain": grain, "basis": "explicit", "words": words}
    return When.model_validate({**given, **values})


def article(
    text: str,
    published: str | tuple[str, str] | None = None,
    outlet: str = "Tarn Gazette",
    credits_: Iterable[str] = (),
) -> Article:
    """An article: a title and paragraphs, blank lines between them."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start=at, end=at + len(part), kind="title" if at == 0 else "body"))
        at += len(part) + 2
    when = When()
    if published is not None:
        first, last = (published, published) if isinstance(published, str) else published
        grain = "day" if first == last else "interval"
        when = When.model_validate({"start": first, "end": last, "grain": grain, "basis": "explicit"})
    return Article(
        id=article_id(text, outlet, None, str(published)),
        text=text,
        blocks=tuple(blocks),
        outlet=outlet,
        language="en",
        given=str(published),
        credits=tuple(credits_),
        published=when,
    )


def claim(
    of: Article,
    kind: str,
    status: str,
    trigger: str,
    *people: Someone,
    when: When | None = None,
    where: str | None = None,
    place: dict[str, Any] | None = None,
    known: bool = False,
    undetermined: str | None = None,
    speaker: Someone | None = None,
    said: str | None = None,
    source: str | None = None,
    nth: int = 0,
    **more: Any,
) -> Claim:
    """A claim whose every value stands in the article's words.

    Args:
        known: The place rests on the packs' fact.
        nth: Which occurrence of the trigger is meant, from 0.
        source: Words of the one who is cited.
    """
    text = of.text
    at = -1
    for _ in range(nth + 1):
        at = text.index(trigger, at + 1)
    span = Span(at, at + len(trigger))

    def prove(words: str, path: str) -> Evidence:
        begin = text.find(words, max(0, text.rfind("\n", 0, at)))
        begin = begin if begin >= 0 else text.index(words)
        return cite(of, Span(begin, begin + len(words)), path)

    evidence = [cite(of, span, "status")]
    derived = [Derived(field="kind", rule="test")]
    participants = []
    for i, someone in enumerate(people):
        evidence.append(prove(someone.words, f"participants[{i}]"))
        derived.append(Derived(field=f"participants[{i}].name", rule="test"))
        participants.append(Participant.model_validate({"written": someone.words, **someone.values}))
    values: dict[str, Any] = dict(more)
    if speaker is not None:
        evidence.append(prove(speaker.words, "speaker"))
        derived.append(Derived(field="speaker.name", rule="test"))
        given = {"written": speaker.words, **speaker.values, "role": "speaker"}
        values["speaker"] = Participant.model_validate(given)
    if said is not None:
        evidence.append(prove(said, "content"))
        values["content"] = Content(text=said, direct=bool(values.pop("direct", True)))
    if when is not None and when.words:
        evidence.append(prove(when.words, "when"))
        values["when"] = when
    if where is not None:
        evidence.append(prove(where, "where"))
        key = where.lower().replace(" ", "-")
        derived += [Derived(field="where.country", pack="test", key=p.id) for p in PLACES if known and p.id == key]
        values["where"] = Where.model_validate({"name": where, **(place or {})})
    if undetermined is not None:
        evidence.append(prove(undetermined, "where"))
        values["where"] = Where(undetermined=True)
    derived += [Derived(field=f, rule="test") for f in ("ordinal", "format", "name", "phase", "level") if f in values]
    attribution = [of.outlet or "?"]
    derived.append(Derived(field="attribution[0]", rule="the article's outlet"))
    if source is not None:
        evidence.append(prove(source, "attribution[1]"))
        attribution.append(source)
    return Claim.model_validate(
        {
            "id": claim_id(of.id, kind, span, int(values.get("part", 0))),
            "article": of.id,
            "kind": kind,
            "status": status,
            "trigger": span,
            "sentence": Span(
                max(0, text.rfind("\n", 0, at) + 1), end if (end := text.find("\n", at)) >= 0 else len(text)
            ),
            "participants": tuple(participants),
            "attribution": tuple(attribution),
            "evidence": tuple(evidence),
            "derived": tuple(derived),
            **values,
        }
    )


DAHL = person("Per Dahl", "Per Dahl", "NOR")
VOSS = person("Ida Voss", "Ida Voss", "SUD")


def linked(*claims: tuple[Article, Claim], **options: object) -> list[Entry]:
    """The entries of some claims, checked: each value is supported, and no claim is lost."""
    articles = list({a.id: a for a, _ in claims}.values())
    found = link(articles, [c for _, c in claims], World(), **options)  # type: ignore[arg-type]
    for entry in found:
        assert unsupported(entry) == []
        assert all(e.article in entry.articles for e in entry.evidence)
        assert entry.id in entry.claims
    assert sorted(c for e in found for c in e.claims) == sorted(c.id for _, c in claims)
    return found
