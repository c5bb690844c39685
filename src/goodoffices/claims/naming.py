"""From words to parties: names, titles and demonyms against the packs, on the article's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as _replace

from goodoffices.claims.party import Fact, Party
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import offices
from goodoffices.packs import Packs
from goodoffices.packs.model import Actor, Mention, Office, Period, Tenure, Title
from goodoffices.schema import Span
from goodoffices.schema.words import ActorKind

_KIND: dict[str, ActorKind] = {
    "state": "state", "territory": "state", "organisation": "organisation", "group": "group", "person": "person",
}  # fmt: skip
_PEOPLE_OF = frozenset({"official", "diplomat", "negotiator", "officer", "envoy", "representative", "delegate", "mediator"})
_ARMED = frozenset(
    {"troop", "force", "military", "army", "rebel", "separatist", "insurgent", "militia", "militant", "fighter",
     "navy", "soldier", "guard", "police", "faction", "opposition", "coalition"}
)  # fmt: skip
_BODIES = frozenset(
    {"ministry", "embassy", "department", "parliament", "council", "commission", "secretariat", "office", "mission", "presidency"}
)


_VAGUE = frozenset({"head", "leader", "chief", "ruler", "official", "chair", "chairman"})


class Namer:
    """Names the parties of one article; remembers whom it has met, so that a surname finds the full name.

    Args:
        packs: The facts.
        text: Stored text of the article.
        period: When the article was published, as far as known: offices are looked up on these days.
    """

    def __init__(self, packs: Packs, text: str, period: Period) -> None:
        self.packs, self.text, self.period = packs, text, period
        self.met: dict[str, Party] = {}

    def is_person(self, actor_id: str) -> bool:
        """Whether the packs know this id as a person."""
        actor = self.packs.actor(actor_id)
        return actor is not None and actor.kind == "person"

    def is_state(self, mention: Mention) -> bool:
        """Whether a mention names a state, a territory or a place, not a body."""
        actor = self.packs.actor(mention.ids[0])
        return mention.sense == "place" or (actor is not None and actor.kind in ("state", "territory"))

    # -- persons -------------------------------------------------------------------------------------------------

    def person(
        self,
        words: Span,
        sentence: Sentence,
        title: tuple[int, int] | None,
        mentions: list[Mention],
        candidates: tuple[str, ...],
    ) -> Party | None:
        """The person that a name stands for, with the office that the words or the packs give."""
        written = self.text[words.start : words.end]
        office, title_words, owner = self._title(sentence, title, mentions)
        known = [p.actor for p in self.met.values() if p.actor]
        found = self.packs.resolve_person(written, period=self.period, office=office.name if office else None, of=owner, known=known)
        if found.person is not None:
            party = self._known_person(found.person, words, found.conflict)
        else:
            party = self._unknown_person(written, words, bool(candidates) or office is not None)
        if party is None:
            return None
        if office is not None and title_words is not None:
            party = self._with_title(party, office, title_words, owner)
        elif party.office is None and (earlier := self.met.get(party.name)) is not None and earlier.office is not None:
            rule = Fact("office", rule="the office that the article gives elsewhere", key=earlier.office)
            party = _replace(party, office=earlier.office, office_id=earlier.office_id, member_of=party.member_of or earlier.member_of,
                             country=party.country or earlier.country, facts=(*party.facts, rule))  # fmt: skip
        self._remember(party)
        return party

    def _known_person(self, person: str, words: Span, conflict: str | None) -> Party:
        actor = self.packs.actor(person)
        assert actor is not None
        facts = [Fact("actor", pack=actor.pack, key=actor.id, source=actor.source)]
        tenure = self._tenure(self.packs.tenures(person, self.period))
        office = self.packs.office(tenure.office) if tenure else None
        if tenure is not None and office is not None:
            facts.append(Fact("office", pack=tenure.pack, key=f"{tenure.office} {person}", source=tenure.source))
        return Party(
            name=actor.name, words=words, kind="person", actor=person,
            country=(office.country if office else None) or actor.country,
            office=office.name if office else None, office_id=office.id if office else None,
            member_of=office.of if office else actor.part_of or actor.country,
            facts=tuple(facts), conflict=conflict,
        )  # fmt: skip

    @staticmethod
    def _tenure(tenures: tuple[Tenure, ...]) -> Tenure | None:
        """The one office that a person surely held; None when there were several or none."""
        offices_held = {t.office for t in tenures}
        return tenures[-1] if len(offices_held) == 1 else None

    def _unknown_person(self, written: str, words: Span, titled: bool) -> Party | None:
        for name, party in self.met.items():
            if party.kind == "person" and written != name and written in name.split():
                return Party(
                    name=party.name, words=words, kind="person", actor=party.actor, country=party.country,
                    office=party.office, office_id=party.office_id, member_of=party.member_of,
                    facts=(Fact("name", rule="surname of a full name in the article", key=party.name),),
                )  # fmt: skip
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
        owners = self._owners(sentence, title[0], title[1], mentions)
        inside = [] if owners else self._owners_inside(tokens)
        owner = owners[0] if owners else (read.of if read else None) or next(iter(inside), None)
        return read, words, owner

    def _with_title(self, party: Party, title: Title, words: Span, owner: str | None) -> Party:
        """The party with the office that the article states; where the packs hold another for that day, theirs stays."""
        actor = self.packs.actor(owner) if owner else None
        known = self.packs.office_of(owner, title.name) if owner else None
        stated = known.name if known else (f"{title.name} of {actor.name}" if actor else title.name)
        held = {t.office for t in self.packs.tenures(party.actor, self.period)} if party.actor else set()
        if party.office_id and known and known.id != party.office_id:
            return _replace(party, conflict=party.conflict or f"the article calls {party.name} {stated}; the packs have {party.office}")
        if known and held and known.id in held:
            party = _replace(party, facts=tuple(f for f in party.facts if f.part != "office"))
        if party.office_id and not known:
            return party
        return _replace(
            party, office=stated, office_words=words, office_id=known.id if known else party.office_id,
            country=party.country or (known.country if known else None) or (actor.country if actor else None),
            member_of=party.member_of or owner,
        )  # fmt: skip

    def _remember(self, party: Party) -> None:
        earlier = self.met.get(party.name)
        if earlier is None or (earlier.office is None and party.office is not None):
            self.met[party.name] = party

    # -- offices -------------------------------------------------------------------------------------------------

    def office(self, sentence: Sentence, head: Token, first: int, last: int, mentions: list[Mention]) -> list[Party]:
        """The parties behind an office noun: one for each state or body whose office it is, one unnamed without any."""
        tokens = sentence.tokens[first:last]
        words = Span(tokens[0].start, tokens[-1].end)
        owners = self._owners(sentence, first, last, mentions, head)
        lemma = head.lemma.lower()
        if lemma in offices().group and lemma not in offices().office:
            return [p for p in (self._group(o, lemma, words) for o in owners) if p]
        title_words = self._title_words(sentence, head, first, last, mentions)
        title = self.packs.read_title(title_words)
        if title is None:
            return []
        plural = head.feats.get("Number") == "Plur"
        if plural and lemma in _PEOPLE_OF and title.rank in ("official", "envoy", "expert"):
            return [p for p in (self._group(o, lemma, words) for o in owners) if p]
        if not owners:
            owners = [title.of] if title.of else self._owners_inside(tokens)
        if not owners:
            return [Party(name=title.name, words=words, kind="office", plural=plural)]
        indefinite = any(d.lemma in ("a", "an") for d in sentence.children(head, "det"))
        seats = self._seats(owners, title)
        if seats:
            return [p for p in (self._office_of(o, title, words, plural, seat) for o, seat in seats) if p]
        return [p for p in (self._office_of(o, title, words, plural, unnamed=indefinite) for o in owners) if p]

    def _owners_inside(self, tokens: Sequence[Token]) -> list[str]:
        """States named inside a title that the packs know as one name ("US secretary of State")."""
        found = (self._owner(m) for t in tokens for m in self.packs.find(t.text) if m.sense in ("actor", "demonym"))
        return list(dict.fromkeys(o for o in found if o is not None))[:1]

    def _seats(self, owners: list[str], title: Title) -> list[tuple[str, Office]]:
        """Offices that states hold in a format ("the French Minsk Group co-chair"), by state."""
        forms = [o for o in owners if self.packs.actor(o) is None and self.packs.format(o) is not None]
        role = title.name.casefold().replace(" ", "-").removeprefix("co-")
        found = []
        for form in forms:
            for owner in owners:
                office = self.packs.office(f"{form}/co-{role}-{owner.casefold()}") or self.packs.office(f"{form}/{role}-{owner.casefold()}")
                if office is not None:
                    found.append((owner, office))
        return found

    def _office_of(
        self, owner: str, title: Title, words: Span, plural: bool, seat: Office | None = None, *, unnamed: bool = False
    ) -> Party | None:
        actor = self.packs.actor(owner)
        form = self.packs.format(owner) if actor is None else None
        of_name = actor.name if actor else form.name if form else None
        if of_name is None:
            return None
        office = seat or self._known_office(owner, title)
        facts: list[Fact] = []
        person = None
        if office is not None and not unnamed:
            holders = self.packs.holders(office.id, self.period)
            if len({t.person for t in holders}) == 1 and title.status is None:
                person = holders[0].person
                facts.append(Fact("actor", pack=holders[0].pack, key=f"{office.id} {person}", source=holders[0].source))
        name = office.name if office else f"{title.name} of {of_name}"
        if title.rank == "spokesperson" and person is None:
            name = self.text[words.start : words.end]
        if form is not None and plural:
            name = f"{of_name} {title.name.lower().replace('co chair', 'co-chair')}s"
        country = office.country if office else actor.country if actor else "IGO"
        return Party(
            name=name, words=words, kind="office", actor=person, country=country, office=name, office_words=words,
            office_id=office.id if office else f"{owner}/{title.name.casefold()}", member_of=owner,
            plural=plural and form is not None, facts=tuple(facts),
        )  # fmt: skip

    def _known_office(self, owner: str, title: Title) -> Office | None:
        """The office that a title means; "head" and "leader" of a state name no one office."""
        return None if title.name.casefold() in _VAGUE else self.packs.office_of(owner, title.name)

    def _group(self, owner: str, lemma: str, words: Span) -> Party | None:
        """A body's people or its government: "Armenian officials", "the Russian side", "the Kremlin's troops"."""
        actor = self.packs.actor(owner)
        if actor is None:
            form = self.packs.format(owner)
            return Party(name=form.name, words=words, kind="organisation", actor=form.id, country="IGO", member_of=form.id) if form else None
        if lemma in _PEOPLE_OF or lemma in _ARMED or lemma in _BODIES:
            kind: ActorKind = "organisation" if lemma in _BODIES else "group"
            written = self.text[words.start : words.end]
            name = written if kind == "organisation" else f"{lemma}s of {actor.name}"
            return Party(name=name, words=words, kind=kind, country=actor.country, member_of=actor.id, plural=True)
        rule = Fact("name", rule=f"the {lemma} of a state or body stands for it", key=actor.id)
        return Party(
            name=actor.name, words=words, kind=_KIND[actor.kind], actor=actor.id, country=actor.country,
            member_of=actor.id, facts=(rule, _known(actor)),
        )  # fmt: skip

    def _owners(
        self, sentence: Sentence, first: int, last: int, mentions: list[Mention], head: Token | None = None
    ) -> list[str]:
        """Ids of the states and bodies that a title names as its own, in order; what follows "for" is its field, not its owner."""
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        speaks = head is not None and head.lemma.startswith("spokes")  # "spokesman for the Kremlin"
        fields = [t.start for t in sentence.tokens[first:last] if t.lemma in ("for", "on") and (head is None or t.i > head.i)]
        stop = fields[0] if fields and not speaks else end
        owners: list[str] = []
        inside = [m for m in mentions if start <= m.start and m.end <= stop]
        for mention in inside:
            if any(o is not mention and o.start <= mention.start and mention.end <= o.end and (o.end - o.start) > (mention.end - mention.start)
                   and o.sense in ("format", "actor") for o in inside):  # "Minsk" in "Minsk Group"
                continue
            owner = self._owner(mention)
            if owner is not None and owner not in owners:
                owners.append(owner)
        return owners

    def _owner(self, mention: Mention) -> str | None:
        if mention.sense in ("demonym", "format"):
            return mention.ids[0]
        if mention.sense == "actor" and not self.is_person(mention.ids[0]):
            return mention.ids[0]
        if mention.sense == "place":
            place = self.packs.place(mention.ids[0])
            return place.seat_of if place else None
        return None

    def _title_words(self, sentence: Sentence, head: Token, first: int, last: int, mentions: list[Mention]) -> str:
        """The title alone: the words up to its head without whose it is, the head in the singular, with its field of work."""
        owned = [m for m in mentions if self._owner(m) is not None]
        kept = []
        for token in sentence.tokens[first : head.i]:
            if any(m.start < token.end and token.start < m.end for m in owned) or token.pos in ("PUNCT", "CCONJ", "PART", "DET"):
                continue
            kept.append(token.text)
        singular = head.lemma if head.text.islower() else head.lemma[:1].upper() + head.lemma[1:]
        kept.append(singular if head.feats.get("Number") == "Plur" else head.text)
        after = sentence.tokens[head.i + 1 : last]
        field = next((i for i, t in enumerate(after) if t.lemma == "for"), None)
        if head.lemma.startswith("spokes"):
            field = None
        if sentence.tokens[head.i].lemma.lower() == "secretary" and after and after[0].text == "of" and len(after) > 1:
            kept += [t.text for t in after[:2]] if after[1].text == "State" else []
        if field is not None:
            kept += [t.text for t in after[field:]]
        return " ".join(kept)

    # -- states and bodies ---------------------------------------------------------------------------------------

    def actor(self, group: list[Mention]) -> Party | None:
        """The state, territory, organisation, group or format that words name; a capital gives its government."""
        for sense in ("actor", "format", "demonym", "place", "outlet"):
            for mention in group:
                if mention.sense == sense:
                    party = self._actor(mention)
                    if party is not None:
                        return party
        return None

    def _actor(self, mention: Mention) -> Party | None:
        words = Span(mention.start, mention.end)
        if mention.sense == "outlet":
            written = self.text[words.start : words.end]
            return Party(name=written, words=words, kind="organisation")
        if mention.sense == "format":
            form = self.packs.format(mention.ids[0])
            if form is None:
                return None
            fact = Fact("actor", pack=form.pack, key=form.id, source=form.source)
            return Party(name=form.name, words=words, kind="organisation", actor=form.id, country="IGO", member_of=form.id, facts=(fact,))
        owner = self._owner(mention)
        actor = self.packs.actor(owner) if owner else None
        if actor is None:
            return None
        facts = (_known(actor),)
        if mention.sense == "place":
            facts = (Fact("name", rule="a seat of government that acts stands for it", key=mention.ids[0]), *facts)
        return Party(
            name=actor.name, words=words, kind=_KIND[actor.kind], actor=actor.id, country=actor.country, member_of=actor.id, facts=facts
        )

    def unknown(self, words: Span, kind: ActorKind) -> Party:
        """A party that the packs do not know, by its words alone."""
        return Party(name=self.text[words.start : words.end], words=words, kind=kind)


def _known(actor: Actor) -> Fact:
    return Fact("actor", pack=actor.pack, key=actor.id, source=actor.source)

