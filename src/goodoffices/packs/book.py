"""`Packs`: every look-up that the rest of the tool asks of the packs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from goodoffices.packs.acronyms import with_acronyms
from goodoffices.packs.days import read_period
from goodoffices.packs.index import NameIndex
from goodoffices.packs.model import (
    EVER,
    Actor,
    Agreement,
    Format,
    KnownEvent,
    Mention,
    Office,
    Period,
    Place,
    Provision,
    Resolution,
    Sense,
    Tenure,
    Title,
)
from goodoffices.packs.reading import Facts
from goodoffices.packs.resolving import Resolver
from goodoffices.packs.titles import TitleGrammar


class Packs:
    """Facts of one or more packs, later ones adding to earlier ones.

    Args:
        facts: The packs in order, the world first.
        hashes: A hash of each.
    """

    def __init__(self, facts: Sequence[Facts], hashes: Sequence[str]) -> None:
        self._facts = tuple(facts)
        self.version = hashlib.sha256(" ".join(hashes).encode()).hexdigest()[:12]
        self._actors: dict[str, Actor] = {}
        for table, pack in self._rows("actors"):
            ident, kind, name, country, sector, part_of, source, active = table
            if ident not in self._actors:
                self._actors[ident] = Actor(
                    ident, kind, name, country, pack, sector, part_of, source, read_period(active)
                )
        self._kinds: dict[str, dict[str, Any]] = {}
        for one in self._facts:
            self._kinds.update(one["office_kinds"])
        self._offices: dict[str, Office] = {}
        self._office_words: dict[tuple[str, str], str] = {}
        for table, pack in self._rows("offices"):
            key, name, title, of, rank, sector, country, words, _ = table
            self._add_office(key, name, title, of, rank, sector, country, words, pack)
        self._by_person: dict[str, list[Tenure]] = {}
        self._by_office: dict[str, list[Tenure]] = {}
        for table, pack in self._rows("tenures"):
            person, office, period, source, flag = table
            tenure = Tenure(person, office, read_period(period), pack, source, flag == "acting", flag == "disputed")
            self._by_person.setdefault(person, []).append(tenure)
            self._by_office.setdefault(office, []).append(tenure)
        self._resolver = Resolver(self)

    def _rows(self, table: str) -> list[tuple[list[Any], str]]:
        return [(row, one["pack"]) for one in self._facts for row in one[table]]

    def _add_office(
        self, key: str, name: str | None, title: str, of: str, rank: str,
        sector: str | None, country: str | None, words: Sequence[str], pack: str,
    ) -> Office:  # fmt: skip
        owner = self._actors.get(of)
        shown = name or f"{title.lstrip('=')} of {_with_article(owner) if owner else of}"
        office = Office(key, shown, title, of, rank, pack, sector, country or (owner.country if owner else None))
        self._offices[key] = office
        for word in words:
            self._office_words.setdefault((of, word.lower()), key)
        return office

    @cached_property
    def _index(self) -> NameIndex:
        shy = frozenset(word for one in self._facts for word in one["shy"])
        return NameIndex([one["index"] for one in self._facts], shy)

    @cached_property
    def _grammar(self) -> TitleGrammar:
        heads: dict[str, tuple[str, str | None]] = {}
        for kind in self._kinds.values():
            for word in (kind["title"], *kind.get("names", ())):
                heads.setdefault(word.lstrip("=").lower(), (kind["rank"], kind.get("sector")))
        for row, _ in self._rows("offices"):
            for word in row[7]:
                heads.setdefault(word.lower(), (row[4], row[5]))
        return TitleGrammar(heads, self._whose)

    def _whose(self, words: str) -> list[tuple[int, str]]:
        """The states and organisations that words name, seats for those whose they are, with their first characters."""
        found: list[tuple[int, str]] = []
        for mention in self._index.find(words):
            if mention.sense in ("actor", "demonym"):
                found.extend((mention.start, key) for key in mention.ids[:1] if not key.startswith("person/"))
            elif mention.sense == "place" and (place := self.place(mention.ids[0])) and place.seat_of:
                found.append((mention.start, place.seat_of))
        return found

    def find(self, text: str) -> list[Mention]:
        """All known names of a text in one pass, by place, acronyms that it introduces among them; see `NameIndex`."""
        return with_acronyms(text, self._index.find(text))

    def named(self, written: str) -> tuple[str, ...]:
        """Ids of the actors that a whole name may stand for, best first."""
        senses = self._index.exact(written)
        return tuple(dict.fromkeys([*senses.get("actor", ()), *senses.get("demonym", ())]))

    def senses(self, written: str) -> dict[Sense, tuple[str, ...]]:
        """What a whole string may stand for: ids by sense, best first."""
        return {sense: tuple(ids) for sense, ids in self._index.exact(written).items()}

    def named_freely(self, written: str) -> tuple[str, ...]:
        """As `named`, whatever the case of the letters."""
        return tuple(self._index.freely(written))

    @cached_property
    def _names_of(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for row, _ in self._rows("names"):
            if row[1] == "actor":
                found.setdefault(row[2], []).append(row[0])
        return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}

    def names_of(self, key: str) -> tuple[str, ...]:
        """Every name of an actor as texts write it, the shown one first."""
        return self._names_of.get(key, ())

    @cached_property
    def _whole_names(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for row, _ in self._rows("names"):
            if row[1] == "actor" and row[3]:
                found.setdefault(row[2], []).append(row[0])
        return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}

    def whole_names(self, key: str) -> tuple[str, ...]:
        """The names of an actor without the parts (surnames) that stand for it."""
        return self._whole_names.get(key, ())

    def is_title(self, words: str) -> bool:
        """Whether a whole string is a title that the packs know, a status word before one, or whose it is."""
        senses = self._index.exact(words)
        return "title" in senses or "demonym" in senses

    def actor(self, key: str) -> Actor | None:
        """The actor of an id, None when no pack has it."""
        return self._actors.get(key)

    @property
    def people(self) -> tuple[Actor, ...]:
        """Every person, in the order of the packs."""
        return tuple(actor for actor in self._actors.values() if actor.kind == "person")

    def office(self, key: str) -> Office | None:
        """The office of an id; the common ones (`ARM/foreign-minister`) exist for every state."""
        if key in self._offices:
            return self._offices[key]
        of, _, kind = key.rpartition("/")
        if of in self._actors and kind in self._kinds:
            rule = self._kinds[kind]
            return self._add_office(
                key, None, rule["title"], of, rule["rank"], rule.get("sector"), None, (rule["title"],), "world"
            )
        return None

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {
            row[0]: Place(row[0], row[1], row[2], pack, row[3], row[4], row[5], row[6])
            for row, pack in reversed(self._rows("places"))
        }

    def place(self, key: str) -> Place | None:
        """The place of an id, None when no pack has it."""
        return self._places.get(key)

    @cached_property
    def _formats(self) -> dict[str, Format]:
        return {
            row[0]: Format(
                row[0], row[1], tuple((m[0], m[1]) for m in row[2]), read_period(row[3]), pack, row[4],
                tuple((phase, read_period(when), what) for phase, when, what in row[5]),
            )
            for row, pack in self._rows("formats")
        }  # fmt: skip

    def format(self, key: str) -> Format | None:
        """The format of an id, None when no pack has it."""
        return self._formats.get(key)

    def formats(self) -> tuple[Format, ...]:
        """Every format, by first day and id."""
        return tuple(sorted(self._formats.values(), key=lambda one: (str(one.period.start or ""), one.id)))

    @cached_property
    def _agreements(self) -> dict[str, Agreement]:
        return {
            row[0]: Agreement(
                row[0], row[1], row[2], read_period(row[3]), tuple(row[4]), pack, tuple(row[5]), row[6],
                tuple(Provision(p[0], p[1], tuple(p[2]), tuple(p[3]), p[4]) for p in row[7]), row[8],
            )
            for row, pack in self._rows("agreements")
        }  # fmt: skip

    def agreement(self, key: str) -> Agreement | None:
        """The agreement of an id, None when no pack has it."""
        return self._agreements.get(key)

    @cached_property
    def _events(self) -> dict[str, KnownEvent]:
        return {
            row[0]: KnownEvent(row[0], row[1], row[2], read_period(row[3]), tuple(row[4]), pack, row[5])
            for row, pack in self._rows("events")
        }

    def event(self, key: str) -> KnownEvent | None:
        """The event of an id, None when no pack has it."""
        return self._events.get(key)

    def tenures(self, person: str, period: Period = EVER) -> tuple[Tenure, ...]:
        """The offices of a person that share a day with a period, by first day."""
        found = (t for t in self._by_person.get(person, ()) if t.period.overlaps(period))
        return tuple(sorted(found, key=_by_day))

    def holders(self, office: str, period: Period = EVER) -> tuple[Tenure, ...]:
        """Who held an office on some day of a period, by first day."""
        found = (t for t in self._by_office.get(office, ()) if t.period.overlaps(period))
        return tuple(sorted(found, key=_by_day))

    def held_of(self, actor: str, period: Period = EVER) -> tuple[Tenure, ...]:
        """Every term in an office of an actor in a period, by office and first day."""
        found = (
            (key, term)
            for key, terms in self._by_office.items()
            if (office := self.office(key)) is not None and office.of == actor
            for term in terms
            if term.period.overlaps(period)
        )
        return tuple(term for _, term in sorted(found, key=lambda item: (item[0], _by_day(item[1]))))

    def in_office(self, actor: str, period: Period) -> tuple[str, ...]:
        """Who held any office of an actor, or of its groups and missions, in a period."""
        found = (
            t.person
            for key, terms in self._by_office.items()
            if (office := self.office(key)) is not None and actor in (office.of, office.country)
            for t in terms
            if t.period.overlaps(period)
        )
        return tuple(dict.fromkeys(found))

    def office_of(self, actor: str, title: str) -> Office | None:
        """The office of an actor by any of its titles: (`ARM`, `top diplomat`) is `ARM/foreign-minister`."""
        words = title.lower().strip()
        if key := self._office_words.get((actor, words)):
            return self._offices[key]
        for kind, rule in self._kinds.items():
            known = (kind.replace("-", " "), rule["title"], *rule.get("names", ()))
            if words in (word.lstrip("=").lower() for word in known):
                return self.office(f"{actor}/{kind}")
        return None

    def read_title(self, words: str) -> Title | None:
        """What the grammar of offices reads in a title, None when it is none; see `TitleGrammar.read`."""
        return self._grammar.read(words)

    def resolve_person(
        self, written: str, *, period: Period = EVER, office: str | None = None, of: str | None = None,
        known: Sequence[str] = (),
    ) -> Resolution:  # fmt: skip
        """Who a written name stands for.

        Args:
            written: The name as written, with or without titles.
            period: The day or interval of which the article speaks.
            office: Id of the office named with it, or its title, then looked up with `of`.
            of: Actor id of the country or organisation named with it.
            known: Persons already named in the article.

        Returns:
            The person and the reason, or no person with the reason why not.
        """
        return self._resolver.resolve(written, period, office, of, known)

    def same_person(self, one: str, other: str) -> bool:
        """Whether two written names may be one person's: what the packs know first, then the names alone.

        Two names of which the packs know both are one person's where some person bears both.
        """
        from goodoffices.packs.comparing import same_name

        bare = [self._resolver.strip(name) for name in (one, other)]
        a, b = ({key for key in self.named(name) if key.startswith("person/")} for name in bare)
        return bool(a & b) if a and b else same_name(*bare)

    def agreements(self, parties: Sequence[str] = (), period: Period = EVER) -> tuple[Agreement, ...]:
        """Agreements that all these parties signed or mediated, with a day in the period, by day."""
        found = (
            a for a in self._agreements.values()
            if a.period.overlaps(period) and set(parties) <= {*a.signatories, *a.mediators}
        )  # fmt: skip
        return tuple(sorted(found, key=_by_day))

    def events(self, parties: Sequence[str] = (), period: Period = EVER) -> tuple[KnownEvent, ...]:
        """Events in which all these parties took part, with a day in the period, by day."""
        found = (e for e in self._events.values() if e.period.overlaps(period) and set(parties) <= set(e.parties))
        return tuple(sorted(found, key=_by_day))

    def outlet(self, name: str) -> str | None:
        """The side or country of an outlet, by name; None when no pack knows it."""
        for key in self._index.exact(name).get("outlet", ()):
            for row, _ in self._rows("outlets"):
                if row[0] == key:
                    return None if row[2] is None else str(row[2])
        return None


def _with_article(owner: Actor) -> str:
    """An actor's name as after `of`: `the United States`, `the African Union`, `Armenia`."""
    plain = owner.kind in ("state", "territory") and not owner.name.startswith(_THE)
    return owner.name if plain or owner.kind == "person" or " " not in owner.name else f"the {owner.name}"


_THE = (
    "United ", "Central African", "Democratic Republic", "Czech Republic", "Dominican Republic", "Republic of",
    "Holy See", "Solomon Islands", "Marshall Islands", "Soviet Union", "Falkland",
)  # fmt: skip
"""Beginnings of states' names that take the article."""


def _by_day(fact: Tenure | Agreement | KnownEvent) -> tuple[str, str]:
    return (str(fact.period.start or ""), str(fact.period.end or ""))
