"""Phrases of each conflict's news, resolved on given days.

`phrases/PACK.yaml` holds a pack's phrases, written by another hand than the pack: a list of items such as

    - {phrase: Hemedti, day: 2023-06-01, expect: {id: person/mohamed-hamdan-dagalo}}
    - {phrase: "Sudan's army chief", day: 2024-02-10, expect: {name: Abdel Fattah al-Burhan}}
    - {phrase: the Houthis, day: 2018-12-01, expect: {kind: group, country: YEM}}
    - {phrase: the quartet, day: 2025-09-12, expect: {kind: format}}
    - {phrase: the Stockholm Agreement, day: 2019-03-01, expect: {name: Stockholm Agreement, kind: agreement}}
    - {phrase: UN envoy for Yemen, day: 2019-03-01, expect: {name: Martin Griffiths, office: un/yemen-special-envoy}}

`day` is the day on which the news says it (not `on`, which YAML reads as true). `expect` states one or more of:

- `id`: the key in the packs;
- `name`: the name shown or any other name that the packs have for it (case and accents do not count);
- `kind`: `state`, `territory`, `organisation`, `group`, `person`, `format`, `agreement`, `event`, `place`, `outlet`;
- `country`: ISO 3166 alpha-3, `IGO`, or null for none (a person's is that of birth or service, as the pack has it);
- `office`: an office that the person holds on the day.

All that is stated must hold of the first thing that the phrase stands for. `expect: null` says that the phrase must
stand for nothing: a stranger's name, a word that only looks like a name.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from goodoffices import packs
from goodoffices.packs.model import Period
from goodoffices.packs.phrases import stands_for
from goodoffices.packs.spelling import fold

BOOK = packs.load()
FOLDER = Path(__file__).parent / "phrases"
PHRASES = [
    (file.stem, item) for file in sorted(FOLDER.glob("*.yaml")) for item in yaml.safe_load(file.read_text("utf-8"))
]


def known_as(key: str) -> dict[str, Any]:
    """What the packs say of a key: its kind, its country and the name shown."""
    if (actor := BOOK.actor(key)) is not None:
        return {"kind": actor.kind, "country": actor.country, "name": actor.name}
    if (form := BOOK.format(key)) is not None:
        return {"kind": "format", "country": None, "name": form.name}
    if (agreement := BOOK.agreement(key)) is not None:
        return {"kind": "agreement", "country": None, "name": agreement.name}
    if (event := BOOK.event(key)) is not None:
        return {"kind": "event", "country": None, "name": event.name}
    if (place := BOOK.place(key)) is not None:
        return {"kind": "place", "country": place.country, "name": place.name}
    return {"kind": "outlet", "country": None, "name": key}


def bears(key: str, shown: str, name: str) -> bool:
    """Whether a name is one of those that the packs have for a key."""
    if key in {one for ids in BOOK.senses(name).values() for one in ids}:
        return True
    return fold(name).casefold() in {fold(one).casefold() for one in (shown, *BOOK.names_of(key))}


def misses(key: str, on: date, expect: dict[str, Any]) -> list[str]:
    """What is expected of a phrase and not so."""
    known = known_as(key)
    wrong = []
    if "id" in expect and key != expect["id"]:
        wrong.append(f"id is {key}")
    if "name" in expect and not bears(key, known["name"], expect["name"]):
        wrong.append(f"{key} is named {known['name']}")
    wrong.extend(
        f"{field} of {key} is {known[field]}"
        for field in ("kind", "country")
        if field in expect and known[field] != expect[field]
    )
    held = {term.office for term in BOOK.tenures(key, Period(on, on))}
    if "office" in expect and expect["office"] not in held:
        wrong.append(f"{key} holds {', '.join(sorted(held)) or 'no office'} then")
    return wrong


@pytest.mark.parametrize(
    ("phrase", "on", "first"),
    [
        ("the Armenian Foreign Minister", date(2012, 10, 17), "person/edward-nalbandian"),
        ("Foreign Minister Nalbandian", date(2012, 10, 17), "person/edward-nalbandian"),
        ("the OSCE Minsk Group", date(2012, 10, 17), "osce-minsk-group"),
        ("the US co-chair James Warlick", date(2016, 6, 20), "person/james-warlick"),
        ("the UNSMIL head Bathily", date(2023, 4, 8), "person/abdoulaye-bathily"),
        ("Sudan's Sovereign Council", date(2021, 4, 8), "sdn-tsc"),
        ("the Libyan prime minister", date(2023, 7, 15), "person/abdul-hamid-dbeibah"),
        ("the Turkish Cypriot leader", date(2021, 5, 8), "person/ersin-tatar"),
        ("the Istanbul talks", date(2022, 4, 10), "istanbul-talks-2022"),
        ("the Istanbul talks", date(2025, 6, 10), "istanbul-talks-2025"),
        ("Sudan's Zorko Council", date(2021, 4, 8), None),
        ("Foreign Minister of Nowhere", date(2012, 10, 17), None),
    ],
)
def test_kinds_of_phrases(phrase: str, on: date, first: str | None) -> None:
    assert next(iter(stands_for(BOOK, phrase, on)), None) == first


@pytest.mark.parametrize(("pack", "item"), PHRASES, ids=[f"{pack}: {item['phrase']}" for pack, item in PHRASES])
def test_a_phrase_stands_for_what_its_reader_means(pack: str, item: dict[str, Any]) -> None:
    on = item["day"] if isinstance(item["day"], date) else date.fromisoformat(str(item["day"]))
    found = stands_for(BOOK, item["phrase"], on)
    if item["expect"] is None:
        assert found == ()
        return
    assert found, f"{pack}: nothing is known as {item['phrase']!r} on {on}"
    assert misses(found[0], on, item["expect"]) == []


def test_a_wrong_expectation_is_told() -> None:
    assert misses(
        "ARM", date(2012, 10, 17), {"id": "AZE", "name": "Azerbaijan", "kind": "group", "country": "AZE"}
    ) == [
        "id is ARM",
        "ARM is named Armenia",
        "kind of ARM is state",
        "country of ARM is ARM",
    ]
