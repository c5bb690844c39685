"""`Packs`: every look-up that the rest of the tool asks of the packs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from goodoffices.packs.acronyms import with_acronyms, without_strangers
from goodoffices.packs.index import NameIndex
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
    Resolution,
    Sense,
    Tenure,
    Title,
)
from goodoffices.packs.reading import Facts
from goodoffices.packs.resolving import Resolver
from goodoffices.packs.shelf import Shelf, by_day
from goodoffices.packs.siding import Siding
from goodoffices.packs.spelling import joined_tokens
from goodoffices.packs.titles import TitleGrammar

_ARMED = frozenset({"REB", "PRM"})
_FEW = 2
"""Armed groups from which a land is torn."""


class Packs:
    """Facts of one or more packs, later ones adding to earlier ones.

    Args:
        facts: The packs in order, the world first.
        hashes: A hash of each.
        about: The pack whose conflict a record is about, None where nobody says.
    """

    def __init__(self, facts: Sequence[Facts], hashes: Sequence[str], about: str | None = None) -> None:
        self._facts = tuple(facts)
        told = [f"about {about}"] if about else []
        self.version = hashlib.sha256(" ".join([*hashes, *told]).encode()).hexdigest()[:12]
        self.about = next((c for c in self.conflicts if c.pack == about), None)
        """The conflict that the user keeps the record of; None where he does not say."""
        self._shelf = Shelf(facts)
        self._kinds: dict[str, dict[str, Any]] = {}
        for one in self._facts:
            self._kinds.update(one["office_kinds"])
        self._offices: dict[str, Office] = {}
        for row, pack in self._shelf.rows("offices"):
            key, name, title, of, rank, sector, country, _, _ = row
            self._add_office(key, name, title, of, rank, sector, country, pack)
        self._resolver = Resolver(self)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Whose conflict each pack is about, in the order of the packs; the world is about none."""
        told = ((one["pack"], one["conflict"]) for one in self._facts if one["conflict"])
        return tuple(
            Conflict(pack, tuple(lands), tuple(sides), tuple(regions), source)
            for pack, (lands, sides, regions, source) in told
        )

    def _add_office(
        self, key: str, name: str | None, title: str, of: str, rank: str,
        sector: str | None, country: str | None, pack: str,
    ) -> Office:  # fmt: skip
        owner = self.actor(of)
        shown = name or _office_name(title.lstrip("="), owner, of)
        office = Office(key, shown, title, of, rank, pack, sector, country or (owner.country if owner else None))
        self._offices[key] = office
        return office

    @cached_property
    def _index(self) -> NameIndex:
        shy = frozenset(word for one in self._facts for word in one["shy"])
        return NameIndex([one["index"] for one in self._facts], shy, lambda: [one["generic"] for one in self._facts])

    @cached_property
    def _grammar(self) -> TitleGrammar:
        heads: dict[str, tuple[str, str | None]] = {}
        for kind in self._kinds.values():
            for word in (kind["title"], *kind.get("names", ())):
                heads.setdefault(word.lstrip("=").lower(), (kind["rank"], kind.get("sector")))
        for row, _ in self._shelf.rows("offices"):
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
        return without_strangers(text, with_acronyms(text, self._index.find(text)), self._name_of)

    def _name_of(self, key: str) -> str | None:
        actor = self.actor(key)
        return actor.name if actor is not None else None

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

    def is_first_name(self, word: str) -> bool:
        """Whether the name of some known person begins with a word."""
        return self._index.is_first_name(word)

    def names_of(self, key: str) -> tuple[str, ...]:
        """Every name of an actor as texts write it, the shown one first."""
        return self._shelf.names.get(key, ())

    def whole_names(self, key: str) -> tuple[str, ...]:
        """The names of an actor without the parts (surnames) that stand for it."""
        return self._shelf.whole_names.get(key, ())

    def called(self, key: str) -> tuple[str, ...]:
        """Every name of a state, body, person, format, agreement or event, of a state its demonyms too."""
        return self._shelf.all_names.get(key, ())

    def is_title(self, words: str) -> bool:
        """Whether a whole string is a title that the packs know, a status word before one, or whose it is."""
        senses = self._index.exact(words)
        return "title" in senses or "demonym" in senses

    def actor(self, key: str) -> Actor | None:
        """The actor of an id, None when no pack has it."""
        return self._shelf.actor(key)

    def side_of(self, key: str) -> str | None:
        """Id of the state, international body, territory or movement for which an actor acts, maybe itself.

        A mission acts for its body, a ministry or army for its state; but whoever is a party to a war, an agreement or
        a format in its own name acts for itself, as a movement does. None where no fact tells.
        """
        return self._siding.of(key)

    @cached_property
    def _siding(self) -> Siding:
        return Siding(self)

    @property
    def people(self) -> tuple[Actor, ...]:
        """Every person, in the order of the packs."""
        return self._shelf.people

    def office(self, key: str) -> Office | None:
        """The office of an id; the common ones (`ARM/foreign-minister`) exist for every state."""
        if key in self._offices:
            return self._offices[key]
        of, _, kind = key.rpartition("/")
        if kind in self._kinds and self.actor(of) is not None:
            rule = self._kinds[kind]
            return self._add_office(key, None, rule["title"], of, rule["rank"], rule.get("sector"), None, "world")
        return None

    def place(self, key: str) -> Place | None:
        """The place of an id, None when no pack has it."""
        return self._shelf.places.get(key)

    def places(self) -> tuple[Place, ...]:
        """Every place, in the order of the packs."""
        return tuple(self._shelf.places.values())

    def capital(self, actor: str) -> Place | None:
        """The capital of a state or territory, None when no pack has one."""
        return self._shelf.capitals.get(actor)

    def format(self, key: str) -> Format | None:
        """The format of an id, None when no pack has it."""
        return self._shelf.formats.get(key)

    def formats(self) -> tuple[Format, ...]:
        """Every format, by first day and id."""
        return tuple(sorted(self._shelf.formats.values(), key=lambda one: (str(one.period.start or ""), one.id)))

    def agreement(self, key: str) -> Agreement | None:
        """The agreement of an id, None when no pack has it."""
        return self._shelf.agreements.get(key)

    def event(self, key: str) -> KnownEvent | None:
        """The event of an id, None when no pack has it."""
        return self._shelf.events.get(key)

    def tenures(self, person: str, period: Period = EVER) -> tuple[Tenure, ...]:
        """The offices of a person that share a day with a period, by first day."""
        return self._shelf.terms_of(person, period)

    def holders(self, office: str, period: Period = EVER) -> tuple[Tenure, ...]:
        """Who held an office on some day of a period, by first day."""
        return self._shelf.terms_in(office, period)

    def held_of(self, actor: str, period: Period = EVER) -> tuple[Tenure, ...]:
        """Every term in an office of an actor in a period, by office and first day."""
        keys = (key for key in sorted(self._shelf.offices_held) if (o := self.office(key)) and o.of == actor)
        return tuple(term for key in keys for term in self.holders(key, period))

    def in_office(self, actor: str, period: Period) -> tuple[str, ...]:
        """Who held any office of an actor, or of its groups and missions, in a period."""
        keys = (k for k in self._shelf.offices_held if (o := self.office(k)) and actor in (o.of, o.country))
        return tuple(dict.fromkeys(term.person for key in keys for term in self.holders(key, period)))

    def office_of(self, actor: str, title: str) -> Office | None:
        """The office of an actor by any of its titles: (`ARM`, `top diplomat`) is `ARM/foreign-minister`.

        An office that heads a part may be one of the whole: (`unsmil`, `head of UNSMIL`) is `un/libya-envoy`.
        """
        words = joined_tokens(title).lower()
        if key := self._office_words.get((actor, words)):
            return self._offices[key]
        if kind := self._kind_words.get(words):
            return self.office(f"{actor}/{kind}")
        whole = self.actor(actor)
        key = self._office_words.get((whole.part_of, words)) if whole is not None and whole.part_of else None
        return self._offices[key] if key else None

    @cached_property
    def _office_words(self) -> dict[tuple[str, str], str]:
        """Offices by whose they are and a title of theirs."""
        found: dict[tuple[str, str], str] = {}
        for row, _ in self._shelf.rows("offices"):
            for word in row[7]:
                found.setdefault((row[3], joined_tokens(word).lower()), row[0])
        return found

    @cached_property
    def _kind_words(self) -> dict[str, str]:
        """The common offices by a title of theirs."""
        found: dict[str, str] = {}
        for kind, rule in self._kinds.items():
            for word in (kind.replace("-", " "), rule["title"], *rule.get("names", ())):
                found.setdefault(joined_tokens(word).lower(), kind)
        return found

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
            a for a in self._shelf.agreements.values()
            if a.period.overlaps(period) and set(parties) <= {*a.signatories, *a.mediators}
        )  # fmt: skip
        return tuple(sorted(found, key=by_day))

    def events(self, parties: Sequence[str] = (), period: Period = EVER) -> tuple[KnownEvent, ...]:
        """Events in which all these parties took part, with a day in the period, by day."""
        events = self._shelf.events.values()
        found = (e for e in events if e.period.overlaps(period) and set(parties) <= set(e.parties))
        return tuple(sorted(found, key=by_day))

    def chronicle(self) -> tuple[News, ...]:
        """What was news, line by line, in the order of the packs."""
        return self._shelf.chronicle

    def is_torn(self, land: str, period: Period) -> bool:
        """Whether armed groups fight within a state or territory on some day of a period."""
        return sum(group.active.overlaps(period) for group in self._armed.get(land, ())) >= _FEW

    def is_troubled(self, land: str, period: Period) -> bool:
        """Whether a state or territory is torn, or is at war with another one, on some day of a period."""
        return self.is_torn(land, period) or any(e.type == "war" for e in self.events((land,), period))

    @cached_property
    def _armed(self) -> dict[str, tuple[Actor, ...]]:
        """The armed groups of each land."""
        found: dict[str, tuple[Actor, ...]] = {}
        for actor in self._shelf.groups:
            if actor.country is not None and actor.sector in _ARMED:
                found[actor.country] = (*found.get(actor.country, ()), actor)
        return found

    def outlet(self, name: str) -> str | None:
        """The side or country of an outlet, by name; None when no pack knows it."""
        for key in self._index.exact(name).get("outlet", ()):
            for row, _ in self._shelf.rows("outlets"):
                if row[0] == key:
                    return None if row[2] is None else str(row[2])
        return None


def _office_name(title: str, owner: Actor | None, of: str) -> str:
    """An office with whose it is, before what it is for: `Special Envoy of the United Nations for Syria`."""
    if owner is not None and any(f" {name} " in f" {title} " for name in (owner.name, of.upper())):
        return title
    rank, link, purpose = title.partition(" for ")
    return f"{rank} of {_with_article(owner) if owner else of}{link}{purpose}"


def _with_article(owner: Actor) -> str:
    """An actor's name as after `of`: `the United States`, `the African Union`, `Armenia`."""
    plain = owner.kind in ("state", "territory") and not owner.name.startswith(_THE)
    return owner.name if plain or owner.kind == "person" or " " not in owner.name else f"the {owner.name}"


_THE = (
    "United ", "Central African", "Democratic Republic", "Czech Republic", "Dominican Republic", "Republic of",
    "Holy See", "Solomon Islands", "Marshall Islands", "Soviet Union", "Falkland",
)  # fmt: skip
"""Beginnings of states' names that take the article."""
