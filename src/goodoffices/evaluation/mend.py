"""Participants, roles and places read from the news texts of a MEND table, beside a nearest-name baseline.

MEND (Mediation Event and Negotiators Database) pairs a news text (`Summary`) with what people coded from it. A text is
one distinct `Summary` of at least 200 characters, read as an article of its row's day; rows that share it are joined.

What counts as gold is what the text names:

- an actor (`third_party`, `local_parties`) that the packs know, when the text names it, its people ("Sudanese"), a
  part of it, or a person who then holds one of its offices; a generic value ("Civil Society (Default)") names no one;
- an individual (`individual_med_named`, `local_indiv_group`) whose surname is a word of the text; two spellings of a
  surname of five letters or more are one at a likeness of 0.8, and all by which the packs know one person.

What is read are the participants of meetings and calls, each once on a side: third (mediator, host, convener,
co-chair, observer, guarantor) or local (party, delegate). Roles in a visit (visitor, host) tell of a journey and not of
a conflict: they count on neither side, nor do participants whom no name tells apart ("activists"). A participant
proves the gold values of its side that are its surname or an actor for whom it acts: itself, what it is a part of, the
body whose office a person holds that day or whose people it names ("leaders of the SPLM-N"), the mission in a land of
the body whose envoy for that land he is, its state. One that
proves none is wrong. Precision is the proven values over these and the wrong participants, recall the proven values
over all that count.

A place is right when a meeting, call or visit read from the text has the row's place (`virtual`: by telephone or
screen), under any name by which the packs know it; counted are the rows whose place is a place that the text names.

Each text is read twice: with the pack of its row's conflict named, as a user names it who keeps the record of that
conflict (`goodoffices build --pack sudan`), and with nobody telling the reader whose conflict it is. The first reads as
the baseline does, which the table tells the same.

The baseline takes the names nearest before and after each word of meeting for its participants, those of the
conflict's country as local, all others as third, and the nearest place for the place.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.evaluation.intervals import interval
from goodoffices.evaluation.mend_gold import Side, Text, Value, acts_for, alike, led, place_keys, read_gold, surname
from goodoffices.evaluation.nearest import nearest
from goodoffices.language import load
from goodoffices.packs import Packs
from goodoffices.present.mend import THIRD
from goodoffices.schema import MEETINGS, Article, Claim, Participant
from goodoffices.service import PackChoice
from goodoffices.service.reading import Outcome as Read
from goodoffices.service.reading import read_sentences

_LOCAL = frozenset({"party", "delegate"})


@dataclass(frozen=True)
class Taken:
    """One participant read from a text.

    Args:
        name: As shown.
        side: Third party or local party.
        keys: Ids of the actors it is or acts for.
        surnames: Of a person, folded: as written and in each name by which the packs know him.
        words: The sentence that it was read from.
    """

    name: str
    side: Side
    keys: tuple[str, ...]
    surnames: tuple[str, ...] = ()
    words: str = ""


@dataclass
class Outcome:
    """What was read from one text, judged.

    Args:
        text: The gold.
        right: The values proven.
        wrong: The participants that prove none.
        placed: Whether the place is right, None where none counts.
    """

    text: Text
    right: set[tuple[Side, bool, str]] = field(default_factory=set)
    wrong: list[Taken] = field(default_factory=list)
    placed: bool | None = None


@dataclass(frozen=True)
class Report:
    """How the reader, told the conflict or not, and the baseline did on each text."""

    read: tuple[Outcome, ...]
    untold: tuple[Outcome, ...]
    baseline: tuple[Outcome, ...]

    def lines(self) -> Iterator[str]:
        """The figures as plain text, each with its 95% interval (bootstrap over texts)."""
        values = sum(len(o.text.values) for o in self.read)
        yield f"{len(self.read)} texts, {values} participants that they name"
        yield "read: with the pack of its conflict named (--pack); untold: with nobody saying whose conflict it is"
        for name, outcomes in (("read", self.read), ("untold", self.untold), ("nearest name", self.baseline)):
            for part, side in (("all", None), ("third", "third"), ("local", "local")):
                precision, recall, f1 = _score(outcomes, side)
                low, high = interval(outcomes, partial(_f1, side))
                label = f"{name}, {part}"
                yield f"{label:<22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f} [{low:.3f}, {high:.3f}]"
            places = [o for o in outcomes if o.placed is not None]
            low, high = interval(places, _places)
            label = f"{name}, place"
            yield f"{label:<22} {_places(places):.3f} [{low:.3f}, {high:.3f}] of {len(places)}"

    def wrong(self, number: int, seed: int) -> Iterator[str]:
        """Wrong participants drawn at random, each with its sentence and the gold of its text."""
        wrong = [(o, taken) for o in self.read for taken in o.wrong]
        for outcome, taken in random.Random(seed).sample(wrong, min(number, len(wrong))):
            yield f"{taken.name} as {taken.side}: {' '.join(taken.words.split())}"
            for side in ("third", "local"):
                names = [v.name for v in outcome.text.values.values() if v.side == side]
                yield f"    {side}: {', '.join(dict.fromkeys(names)) or '-'}"


def evaluate(file: Path) -> Report:
    """Reads the texts of a table and compares participants, roles and places with its fields.

    Args:
        file: A table with the columns of MEND.

    Raises:
        InputError: The file is no such table.
    """
    known = packs.load()
    packs_of = {land: conflict.pack for conflict in known.conflicts for land in conflict.lands}
    read, untold, baseline = [], [], []
    for text in read_gold(file, known):
        article = read_text(text.text, published=text.day.isoformat())
        sentences = load().read(article.text, article.body)
        untold.append(_judged(text, read_sentences(article, sentences, known), known))
        if pack := packs_of.get(text.conflict or ""):
            told = PackChoice(extra=(Path(pack),)).load()
            read.append(_judged(text, read_sentences(article, sentences, told), known))
        else:
            read.append(untold[-1])
        near = list(nearest(article.text, sentences, known))
        named = [_named(key, written, known, text) for n in near for key, written in n.names]
        baseline.append(_judge(text, named, (n.place for n in near), known))
    return Report(tuple(read), tuple(untold), tuple(baseline))


def _judged(text: Text, found: Read, known: Packs) -> Outcome:
    claims = [c for c in found.claims if c.kind in MEETINGS]
    takers = [t for c in claims if c.kind != "visit" for t in _taken(c, found.article, known, text)]
    return _judge(text, takers, (p for c in claims for p in _places_of(c)), known)


def _places_of(claim: Claim) -> Iterator[str | None]:
    """Where it is read to be; what is held by telephone or screen is `virtual`, as the table has it."""
    if claim.medium in ("virtual", "phone"):
        yield "virtual"
    yield claim.where.name if claim.where is not None else None


def _taken(claim: Claim, article: Article, known: Packs, text: Text) -> Iterator[Taken]:
    for participant in claim.participants:
        side: Side | None = "third" if participant.role in THIRD else "local" if participant.role in _LOCAL else None
        if side is not None:
            names = _surnames(participant, known)
            found = _keys(participant, known, text.day)
            keys = (*led(found, participant.office, participant.actor, known, text), *found)
            if not keys and not names:
                continue
            words = article.quote(claim.sentence)
            yield Taken(participant.name, side, keys, names, words)


def _surnames(participant: Participant, known: Packs) -> tuple[str, ...]:
    """A person's surnames; of an office, those of the person known to hold it."""
    written = [participant.name, participant.written or participant.name] if participant.kind == "person" else []
    return _spellings(participant.actor, written, known)


def _spellings(key: str | None, written: Sequence[str], known: Packs) -> tuple[str, ...]:
    """The surname in each name of a person: "Dbeibah", "Dabaiba"."""
    names = known.whole_names(key) if key is not None and key.startswith("person/") else ()
    return tuple(dict.fromkeys(surname(name) for name in (*names, *written)))


def _keys(participant: Participant, known: Packs, day: date) -> list[str]:
    keys = acts_for(participant.actor, known, day)
    if participant.office and (title := known.read_title(participant.office)) is not None:
        keys += acts_for(title.of, known)
    people, _, body = participant.name.partition(" of ")  # "leaders of the SPLM-N" act for it
    if not keys and people and body:
        keys = [k for named in known.named(body) for k in acts_for(named, known)]
    if not keys:
        keys += known.named(participant.name)
    return [*keys, *acts_for(participant.country, known)]


def _named(key: str | None, written: str, known: Packs, text: Text) -> Taken:
    keys = acts_for(key, known, text.day)
    side: Side = "local" if text.conflict in keys else "third"
    person = key is None or key.startswith("person/")
    keys = [*led(keys, None, key, known, text), *keys]
    return Taken(written, side, tuple(keys), _spellings(key, [written], known) if person else ())


def _judge(text: Text, takers: Iterable[Taken], places: Iterable[str | None], known: Packs) -> Outcome:
    outcome = Outcome(text)
    seen: set[tuple[Side, str]] = set()
    for taken in takers:
        if (taken.side, (*taken.surnames, taken.name)[0]) in seen:
            continue
        seen.add((taken.side, (*taken.surnames, taken.name)[0]))
        proven = [v for v in text.values.values() if v.side == taken.side and _proves(taken, v)]
        outcome.right |= {(v.side, v.person, v.key) for v in _nearest_body(taken, proven)}
        if not proven:
            outcome.wrong.append(taken)
    if text.places:
        outcome.placed = any(text.places & place_keys(p, known) for p in places if p)
    return outcome


def _proves(taken: Taken, value: Value) -> bool:
    if value.person:
        return any(alike(name, value.key) for name in taken.surnames)
    return value.key in taken.keys


def _nearest_body(taken: Taken, proven: Sequence[Value]) -> list[Value]:
    """The individual, and of several actors the one that is nearest: a general proves his army, not his state, too."""
    bodies = sorted((v for v in proven if not v.person), key=lambda v: taken.keys.index(v.key))
    return [*(v for v in proven if v.person), *bodies[:1]]


def _score(outcomes: Sequence[Outcome], side: str | None) -> tuple[float, float, float]:
    right = sum(1 for o in outcomes for s, _, _ in o.right if side in (None, s))
    wrong = sum(1 for o in outcomes for t in o.wrong if side in (None, t.side))
    values = sum(1 for o in outcomes for s, _, _ in o.text.values if side in (None, s))
    precision, recall = right / max(right + wrong, 1), right / max(values, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _f1(side: str | None, outcomes: Sequence[Outcome]) -> float:
    return _score(outcomes, side)[2]


def _places(outcomes: Sequence[Outcome]) -> float:
    return sum(bool(o.placed) for o in outcomes) / max(len(outcomes), 1)
