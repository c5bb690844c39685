"""Persons: full names, surnames that go back to them, and the offices that words or packs give them."""

from __future__ import annotations

import re
from dataclasses import replace as _replace

from goodoffices.claims.leaders import served_by
from goodoffices.claims.officials import known_office
from goodoffices.claims.owners import Owners
from goodoffices.claims.party import Fact, Party
from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.packs.model import Mention, Period, Tenure, Title
from goodoffices.schema import Span

_SYLLABLE = re.compile(r"-(?!led\b|era\b)[a-z]{1,6}\b")


class People:
    """Names the persons of one article; remembers whom it has met, so that a surname finds the full name.

    Args:
        packs: The facts.
        text: Stored text of the article.
        period: The days on which offices are looked up.
    """

    def __init__(self, packs: Packs, text: str, period: Period) -> None:
        self.packs, self.text, self.period = packs, text, period
        self.owners = Owners(packs)
        self.met: dict[str, Party] = {}

    def person(
        self,
        words: Span,
        sentence: Sentence,
        title: tuple[int, int] | None,
        mentions: list[Mention],
        candidates: tuple[str, ...],
    ) -> Party | None:
        """The person that a name stands for, with the office that the words or the packs give."""
        words = self._whole(words)
        written = self.text[words.start : words.end]
        office, title_words, owner = self._title(sentence, title, mentions)
        party = self._stranger(written, words, office) or self._known_person(written, words, office, owner)
        if party is None:
            party = self._unknown_person(written, words, bool(candidates) or office is not None)
        if party is None:
            return None
        if office is not None and title_words is not None:
            party = self._with_title(party, office, title_words, owner)
        elif owner is not None and party.member_of is None and (of := self.packs.actor(owner)) is not None:
            rule = Fact(
                "country", rule="whose the words before the name say he is", key=owner
            )  # "his Sudanese counterpart, A"
            facts = (*party.facts, rule) if of.country else party.facts
            party = _replace(party, member_of=owner, country=party.country or of.country, facts=facts)
        elif party.office is None and (earlier := self.met.get(party.name)) is not None and earlier.office is not None:
            rule = Fact("office", rule="the office that the article gives elsewhere", key=earlier.office)
            party = _replace(
                party,
                office=earlier.office,
                office_id=earlier.office_id,
                member_of=earlier.member_of if _at_home(party) else party.member_of or earlier.member_of,
                country=earlier.country if _at_home(party) else party.country or earlier.country,
                facts=(*party.facts, rule),
            )
        self._remember(party)
        return party

    def is_surname(self, word: str) -> bool:
        """Whether a word is part of a person's name that the text has given in full, and not the first of it."""
        return any(word in name.split()[1:] for name in self.met)

    def _whole(self, words: Span) -> Span:
        """The range with the syllable after its hyphen: of `Kim Sung-won` a model may propose `Kim Sung`."""
        written, rest = self.text[words.start : words.end], _SYLLABLE.match(self.text, words.end)
        return Span(words.start, rest.end()) if rest and " " in written and not self.packs.named(written) else words

    def _stranger(self, written: str, words: Span, office: Title | None) -> Party | None:
        """Whom the packs do not know, by the last part of a full name before; none where one they know bears it too."""
        bearers = [
            p for p in self.met.values() if p.kind == "person" and _may_be_called(written, p, office is not None)
        ]
        surely = bool(bearers) and " " not in written and all(p.actor is None and " " in p.name for p in bearers)
        return self._unknown_person(written, words, titled=False) if surely else None

    def _known_person(self, written: str, words: Span, office: Title | None, owner: str | None) -> Party | None:
        known = [p.actor for p in self.met.values() if p.actor]
        found = self.packs.resolve_person(
            written, period=self.period, office=office.name if office else None, of=owner, known=known
        )
        return self._of_packs(found.person, words, found.conflict) if found.person is not None else None

    def _of_packs(self, person: str, words: Span, conflict: str | None) -> Party:
        actor = self.packs.actor(person)
        assert actor is not None
        facts = [Fact("actor", pack=actor.pack, key=actor.id, source=actor.source)]
        held = self.packs.tenures(person, self.period)
        tenure = self._tenure(held)
        office = self.packs.office(tenure.office) if tenure else None
        body = office.of if office else self._body_of(held) or actor.part_of
        served = self.packs.actor(body) if body else None
        if tenure is not None and office is not None:
            facts.append(Fact("office", pack=tenure.pack, key=f"{tenure.office} {person}", source=tenure.source))
        return Party(
            name=actor.name,
            words=words,
            kind="person",
            actor=person,
            country=(office.country if office else served.country if served else None) or actor.country,
            office=office.name if office else None,
            office_id=office.id if office else None,
            member_of=body or actor.country,
            facts=tuple(facts),
            conflict=conflict,
        )

    @staticmethod
    def _tenure(tenures: tuple[Tenure, ...]) -> Tenure | None:
        """The one office that a person surely held; None when there were several or none."""
        offices_held = {t.office for t in tenures}
        return tenures[-1] if len(offices_held) == 1 else None

    def _body_of(self, held: tuple[Tenure, ...]) -> str | None:
        """Whom all the offices of a person act for, though he has several: the envoy who heads a mission, too."""
        offices = (self.packs.office(t.office) for t in held)
        bodies = {self.packs.side_of(office.of) for office in offices if office is not None}
        return next(iter(bodies)) if len(bodies) == 1 else None

    def _unknown_person(self, written: str, words: Span, titled: bool) -> Party | None:
        for name, party in self.met.items():
            if party.kind == "person" and written != name and _may_be_called(written, party, titled):
                return Party(
                    name=party.name,
                    words=words,
                    kind="person",
                    actor=party.actor,
                    country=party.country,
                    office=party.office,
                    office_id=party.office_id,
                    member_of=party.member_of,
                    facts=(Fact("name", rule="surname of a full name in the article", key=party.name),),
                )
        if " " not in written and not titled:
            return None  # one unknown word is too little to call a person
        return Party(name=written, words=words, kind="person")

    def _title(
        self, sentence: Sentence, title: tuple[int, int] | None, mentions: list[Mention]
    ) -> tuple[Title | None, Span | None, str | None]:
        """What a title's words say: the title, their range, and the actor whose office it is."""
        if title is None:
            return None, None, None
        tokens = sentence.tokens[title[0] : title[1]]
        words = Span(tokens[0].start, tokens[-1].end)
        read = self.packs.read_title(self.text[words.start : words.end])
        owners = self.owners.named(sentence, title[0], title[1], mentions)
        inside = [] if owners else self.owners.inside(tokens)
        owner = owners[0] if owners else (read.of if read else None) or next(iter(inside), None)
        known = [p.actor for p in self.met.values() if p.actor]
        return read, words, owner or served_by(sentence, title, self.packs, self.period, known)

    def _with_title(self, party: Party, title: Title, words: Span, owner: str | None) -> Party:
        """The party with the office that the article states; another one that the packs hold for that day stays."""
        if owner is None and party.actor:
            owner = self._owner_of(party.actor, title)
        actor = self.packs.actor(owner) if owner else None
        known = known_office(self.packs, owner, title) if owner else None
        stated = known.name if known else (f"{title.name} of {actor.name}" if actor else title.name)
        held = {t.office for t in self.packs.tenures(party.actor, self.period)} if party.actor else set()
        if party.office_id and known and known.id != party.office_id:
            return _replace(
                party,
                conflict=party.conflict or f"the article calls {party.name} {stated}; the packs have {party.office}",
            )
        if known and held and known.id in held:
            party = _replace(party, facts=tuple(f for f in party.facts if f.part != "office"))
        if party.office_id and not known:
            return party
        country = (known.country if known else None) or (actor.country if actor else None)
        at_home = _at_home(party)
        return _replace(
            party,
            office=stated,
            office_words=words,
            office_id=known.id if known else party.office_id,
            country=(country or party.country) if at_home else (party.country or country),
            member_of=(owner or party.member_of) if at_home else (party.member_of or owner),
        )

    def _owner_of(self, person: str, title: Title) -> str | None:
        """Whose office a bare title means for a person: the one for whom he has ever held such an office."""
        held = {
            o.of
            for t in self.packs.tenures(person)
            if (o := self.packs.office(t.office)) and o.title.casefold() == title.name.casefold()
        }
        return next(iter(held)) if len(held) == 1 else None

    def _remember(self, party: Party) -> None:
        earlier = self.met.get(party.name)
        if earlier is None or (earlier.office is None and party.office is not None):
            self.met[party.name] = party


def _at_home(party: Party) -> bool:
    """Whether all that is known of whom a person acts for is his country."""
    return party.member_of is not None and party.member_of == party.country


def _may_be_called(written: str, person: Party, titled: bool) -> bool:
    """Whether a word is part of a full name; after a title ("President Orr") no middle one: that is another person."""
    parts = person.name.split()
    return written in ((parts[0], parts[-1]) if titled and len(parts) > 2 else parts)
