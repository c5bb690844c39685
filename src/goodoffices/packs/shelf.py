"""The rows of the packs made into facts, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from goodoffices.packs.days import read_period
from goodoffices.packs.model import Actor, Agreement, Format, KnownEvent, News, Period, Place, Provision, Tenure
from goodoffices.packs.reading import Facts

_Row = list[Any]
_Fact = TypeVar("_Fact")


class Shelf:
    """Facts of one or more packs by their keys; of two facts with one key that of the earlier pack stands.

    Args:
        facts: The packs in order, the world first.
    """

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._facts = tuple(facts)
        self._actor_rows: dict[str, tuple[_Row, Facts]] = {}
        self._by_person: dict[str, list[tuple[_Row, Facts]]] = {}
        self._by_office: dict[str, list[tuple[_Row, Facts]]] = {}
        for one in self._facts:
            for row in one["actors"]:
                self._actor_rows.setdefault(row[0], (row, one))
            for row in one["tenures"]:
                self._by_person.setdefault(row[0], []).append((row, one))
                self._by_office.setdefault(row[1], []).append((row, one))
        self._actors: dict[str, Actor] = {}
        self._terms: dict[int, Tenure] = {}

    def rows(self, table: str) -> Iterator[tuple[_Row, str]]:
        """The rows of a table, each with its pack's name."""
        return ((row, one["pack"]) for one in self._facts for row in one[table])

    def actor(self, key: str) -> Actor | None:
        """The actor of a key, None when no pack has it."""
        if key not in self._actors and key in self._actor_rows:
            (ident, kind, name, country, sector, part_of, source, active), one = self._actor_rows[key]
            self._actors[key] = Actor(
                ident, kind, name, country, one["pack"], sector, part_of, one["sources"][source], read_period(active)
            )
        return self._actors.get(key)

    @cached_property
    def people(self) -> tuple[Actor, ...]:
        """Every person, in the order of the packs."""
        return tuple(actor for key in self._actor_rows if key.startswith("person/") and (actor := self.actor(key)))

    @cached_property
    def groups(self) -> tuple[Actor, ...]:
        """Every group, in the order of the packs."""
        rows = (key for key, (row, _) in self._actor_rows.items() if row[1] == "group")
        return tuple(actor for key in rows if (actor := self.actor(key)))

    @cached_property
    def offices_held(self) -> tuple[str, ...]:
        """The key of every office that somebody is known to have held."""
        return tuple(self._by_office)

    def terms_of(self, person: str, period: Period) -> tuple[Tenure, ...]:
        """The terms of a person that share a day with a period, by first day."""
        return self._within(self._by_person.get(person, ()), period)

    def terms_in(self, office: str, period: Period) -> tuple[Tenure, ...]:
        """The terms in an office that share a day with a period, by first day."""
        return self._within(self._by_office.get(office, ()), period)

    def _within(self, rows: Sequence[tuple[_Row, Facts]], period: Period) -> tuple[Tenure, ...]:
        found = (term for row, one in rows if (term := self._term(row, one)).period.overlaps(period))
        return tuple(sorted(found, key=by_day))

    def _term(self, row: _Row, one: Facts) -> Tenure:
        term = self._terms.get(id(row))
        if term is None:
            person, office, written, source, flag = row
            term = self._terms[id(row)] = Tenure(
                person, office, read_period(written), one["pack"], one["sources"][source], flag == "acting",
                flag == "disputed",
            )  # fmt: skip
        return term

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place by its key."""
        return self._by_key("places", lambda row, one: _place(row, one["pack"]))

    @cached_property
    def capitals(self) -> dict[str, Place]:
        """The capital of each state or territory."""
        return {place.seat_of: place for place in self.places.values() if place.capital and place.seat_of}

    @cached_property
    def formats(self) -> dict[str, Format]:
        """Every format by its key."""
        return self._by_key(
            "formats",
            lambda row, one: Format(
                row[0], row[1], tuple((m[0], m[1]) for m in row[2]), read_period(row[3]), one["pack"],
                one["sources"][row[4]], tuple((phase, read_period(when), what) for phase, when, what in row[5]),
                tuple(row[6]), tuple(row[7]),
            ),
        )  # fmt: skip

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """Every agreement by its key, with its provisions."""
        return self._by_key(
            "agreements",
            lambda row, one: Agreement(
                row[0], row[1], row[2], read_period(row[3]), tuple(row[4]), one["pack"], tuple(row[5]), row[6],
                tuple(_provision(row[0], at, p) for at, p in enumerate(one["provisions"].get(row[0], ()), 1)),
                one["sources"][row[7]],
            ),
        )  # fmt: skip

    @cached_property
    def events(self) -> dict[str, KnownEvent]:
        """Every event by its key."""
        return self._by_key(
            "events",
            lambda row, one: KnownEvent(
                row[0], row[1], row[2], read_period(row[3]), tuple(row[4]), one["pack"], one["sources"][row[5]],
                tuple(row[6]),
            ),
        )  # fmt: skip

    @cached_property
    def chronicle(self) -> tuple[News, ...]:
        """Every line of the chronicles, in the order of the packs."""
        return tuple(
            News(read_period(written), what, one["pack"], one["sources"][source])
            for one in self._facts
            for written, what, source in one["chronicle"]
        )

    def _by_key(self, table: str, make: Callable[[_Row, Facts], _Fact]) -> dict[str, _Fact]:
        return {row[0]: make(row, one) for one in reversed(self._facts) for row in reversed(one[table])}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Every name of an actor as texts write it, the shown one first."""
        return self._names(whole=False)

    @cached_property
    def whole_names(self) -> dict[str, tuple[str, ...]]:
        """The names of an actor without the parts (surnames) that stand for it."""
        return self._names(whole=True)

    @cached_property
    def all_names(self) -> dict[str, tuple[str, ...]]:
        """Every name of a fact in whatever sense, of a state its demonyms too."""
        return self._names(whole=False, senses=("actor", "demonym", "format", "agreement", "event"))

    def _names(self, *, whole: bool, senses: tuple[str, ...] = ("actor",)) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for row, _ in self.rows("names"):
            if row[1] in senses and (row[3] or not whole):
                found.setdefault(row[2], {})[row[0]] = None
        return {key: tuple(names) for key, names in found.items()}


def _place(row: _Row, pack: str) -> Place:
    key, name, country, kind, north, east, seat_of, capital = row
    return Place(key, name, country, pack, kind, north, east, seat_of, bool(capital))


def _provision(agreement: str, at: int, row: _Row) -> Provision:
    issue, what, owes, to, due = row
    return Provision(
        f"{agreement}/{at}", issue, what, tuple(owes), tuple(to), None if due is None else read_period(due)
    )


def by_day(fact: Tenure | Agreement | KnownEvent | Format) -> tuple[str, str]:
    """The order of facts by first day, then by last."""
    return (str(fact.period.start or ""), str(fact.period.end or ""))
