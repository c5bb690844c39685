"""Offices without a person's name: "the foreign ministers of A and B", "a French diplomat", "Russian troops"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goodoffices.claims.edges import office_lemma
from goodoffices.claims.grammar import follow
from goodoffices.claims.leaders import served_by
from goodoffices.claims.owners import Owners, known, owners_after, party_of
from goodoffices.claims.parts import part_led
from goodoffices.claims.party import Fact, Party, stands_for
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import offices
from goodoffices.packs import Packs
from goodoffices.packs.model import Mention, Office, Period, Title
from goodoffices.schema import Span
from goodoffices.schema.words import ActorKind

_PEOPLE_OF = frozenset(
    {"official", "diplomat", "negotiator", "officer", "envoy", "representative", "delegate", "mediator"}
)
_ARMED = frozenset(
    {
        "troop",
        "force",
        "military",
        "army",
        "rebel",
        "dissident",
        "separatist",
        "insurgent",
        "militia",
        "militant",
        "fighter",
        "navy",
        "soldier",
        "guard",
        "police",
        "faction",
        "opposition",
        "coalition",
    }
)
_SENT = frozenset({"delegation", "side", "team", "negotiator", "representative", "delegate"})
_ONE_BODY = frozenset({"military", "army", "navy", "police", "opposition", "coalition"})
_BODIES = frozenset(
    {
        "ministry",
        "embassy",
        "department",
        "parliament",
        "council",
        "commission",
        "secretariat",
        "office",
        "mission",
        "presidency",
    }
)
_VAGUE = frozenset({"head", "leader", "chief", "ruler", "official", "chair", "chairman"})


def known_office(packs: Packs, owner: str, title: Title) -> Office | None:
    """The office that a title means; "head" and "leader" of a state name no one office."""
    return None if title.name.casefold().split()[-1] in _VAGUE else packs.office_of(owner, title.name)


def _whose_people(lemma: str, before: Sequence[str]) -> str:
    """Whom a delegation is of: the "Syrian opposition delegation" speaks for the opposition, not for Syria."""
    sent = [word for word in before if word in _ARMED] if lemma in _SENT else []
    return sent[-1] if sent else lemma


_LANDS = frozenset({"country", "state", "nation", "neighbour", "neighbor", "republic"})


def _of_both(sentence: Sentence, head: Token) -> bool:
    """Whether an office is that of two lands named before: "the presidents of both countries", "of the two states"."""
    lands = [t for t in follow(sentence, head, "nmod(of)") if t.lemma in _LANDS]
    return any(c.lemma.lower() in ("both", "two") for t in lands for c in sentence.children(t, "det", "nummod", "amod"))


class Officials:
    """Names the parties behind office nouns.

    Args:
        packs: The facts.
        text: Stored text of the article.
        period: The days on which offices are looked up.
    """

    def __init__(self, packs: Packs, text: str, period: Period) -> None:
        self.packs, self.text, self.period = packs, text, period
        self.owners = Owners(packs)
        self._pairs: Counter[tuple[str, ...]] = Counter()

    def note_pair(self, one: Party, other: Party) -> None:
        """Counts two lands that an "and" joins, or whose people it joins: "both countries" are the usual two."""
        lands = [p.actor if p.kind == "state" else p.country for p in (one, other)]
        if None not in lands and "IGO" not in lands and lands[0] != lands[1]:
            self._pairs[tuple(sorted(filter(None, lands)))] += 1

    def office(self, sentence: Sentence, head: Token, first: int, last: int, mentions: list[Mention]) -> list[Party]:
        """The parties behind an office noun: one for each state or body whose office it is, one unnamed without any."""
        owners = self.owners.named(sentence, first, last, mentions, head)
        if not owners and self._pairs and _of_both(sentence, head):
            usual = self._pairs.most_common(1)[0][0]  # the first named of those named as often
            parties = self._of(list(usual), sentence, head, (first, last), mentions)
            return [p.by_rule("the two lands named before") for p in parties]
        if len(owners) == 2 and head.feats.get("Number") == "Plur":
            self._pairs[tuple(sorted(owners))] += 1
        return self._of(owners, sentence, head, (first, last), mentions)

    def _of(
        self, owners: list[str], sentence: Sentence, head: Token, reach: tuple[int, int], mentions: list[Mention]
    ) -> list[Party]:
        """The parties behind an office noun whose owners are known, or who has none."""
        first, last = reach
        tokens = sentence.tokens[first:last]
        words = Span(tokens[0].start, tokens[-1].end)
        lemma = _whose_people(office_lemma(head), [t.lemma.lower() for t in sentence.tokens[first : head.i]])
        if lemma in offices().group and lemma not in offices().office:
            return [p for p in (self._group(o, lemma, words) for o in owners) if p]
        plural = head.feats.get("Number") == "Plur"
        title_words = self._title_words(sentence, head, first, last, mentions)
        title = self.packs.read_title(title_words)
        leading = (
            title is not None and title.name.casefold() in _VAGUE and lemma not in _VAGUE
        )  # "the chief negotiators"
        if (
            plural
            and lemma in _PEOPLE_OF
            and (title is None or leading or title.rank in ("official", "envoy", "expert"))
        ):
            return [p for p in (self._group(o, lemma, words) for o in owners) if p]
        if title is None:
            return []
        if not owners:
            owners = [title.of] if title.of else self.owners.inside(sentence.tokens[first : head.i])
        if not owners and (led := served_by(sentence, (first, last), self.packs, self.period)) is not None:
            owners = [led]
        if not owners:
            return [Party(name=title.name, words=words, kind="office", plural=plural)]
        part = part_led(sentence, head, (first, last), mentions) if title.name.casefold() in _VAGUE else None
        if part is not None:
            one = plural and len(owners) == 1
            return [
                p for o in owners if (p := self._of_part(o, f"{title.name} of {part}", words, plural=one)) is not None
            ]
        indefinite = any(d.lemma in ("a", "an") for d in sentence.children(head, "det"))
        seats = self._seats(owners, title)
        if seats:
            return [
                p for o, seat in seats if (p := self.office_of(o, title, words, plural, seat, shared=True)) is not None
            ]
        return [
            p
            for o in owners
            if (p := self.office_of(o, title, words, plural, unnamed=indefinite, shared=len(owners) > 1)) is not None
        ]

    def _of_part(self, owner: str, title: str, words: Span, *, plural: bool) -> Party | None:
        """Whoever leads a part of a state or body: "head of intelligence services of Kenya"."""
        actor = self.packs.actor(owner)
        if actor is None:
            return None
        head, _, part = title.partition(" of ")
        name = f"{head}s of {part} of {actor.name}" if plural else f"{title} of {actor.name}"
        fact = Fact("name", pack=actor.pack, key=actor.id, source=actor.source)
        return Party(
            name=name, words=words, kind="group" if plural else "office", country=actor.country, member_of=owner,
            plural=plural, facts=(fact, Fact("name", rule="grammar of offices", key=title)),
        )  # fmt: skip

    def _seats(self, owners: list[str], title: Title) -> list[tuple[str, Office]]:
        """Offices that states hold in a format ("the French Minsk Group co-chair"), by state."""
        forms = [o for o in owners if self.packs.actor(o) is None and self.packs.format(o) is not None]
        role = title.name.casefold().replace(" ", "-").removeprefix("co-")
        found = []
        for form in forms:
            for owner in owners:
                office = self.packs.office(f"{form}/co-{role}-{owner.casefold()}") or self.packs.office(
                    f"{form}/{role}-{owner.casefold()}"
                )
                if office is not None:
                    found.append((owner, office))
        return found

    def office_of(
        self,
        owner: str,
        title: Title,
        words: Span,
        plural: bool = False,
        seat: Office | None = None,
        *,
        unnamed: bool = False,
        shared: bool = False,
    ) -> Party | None:
        """The office that a title names for one state, body or format."""
        actor = self.packs.actor(owner)
        form = self.packs.format(owner) if actor is None else None
        of_name = actor.name if actor else form.name if form else None
        if of_name is None:
            return None
        office = seat or known_office(self.packs, owner, title)
        facts: list[Fact] = []
        person = None
        if office is not None and not unnamed:
            holders = self.packs.holders(office.id, self.period)
            if len({t.person for t in holders}) == 1 and title.status is None:
                person = holders[0].person
                facts.append(Fact("actor", pack=holders[0].pack, key=f"{office.id} {person}", source=holders[0].source))
        name = office.name if office else f"{title.name} of {of_name}"
        if actor is not None:
            facts.append(Fact("name", pack=actor.pack, key=actor.id, source=actor.source))
        if title.rank == "spokesperson" and person is None:
            name = self.text[words.start : words.end]
        if plural and form is None and not shared and person is None:
            name = f"{title.name}s of {of_name}"
        if form is not None and plural:
            name = f"{of_name} {title.name.lower().replace('co chair', 'co-chair').removesuffix('s')}s"
        if office is None and name != self.text[words.start : words.end]:
            facts.append(Fact("name", rule="grammar of offices", key=f"{owner} {title.name}"))
        country = office.country if office else actor.country if actor else "IGO"
        return Party(
            name=name,
            words=words,
            kind="office",
            actor=person,
            country=country,
            office=name,
            office_words=words,
            office_id=office.id if office else f"{owner}/{title.name.casefold()}",
            member_of=owner,
            plural=plural and not shared,
            facts=tuple(facts),
        )

    def _group(self, owner: str, lemma: str, words: Span) -> Party | None:
        """A body's people or its government: "Armenian officials", "the Russian side", "the Kremlin's troops"."""
        actor = self.packs.actor(owner)
        if actor is None:
            form = self.packs.format(owner)
            return (
                Party(
                    name=form.name,
                    words=words,
                    kind="organisation",
                    actor=form.id,
                    country="IGO",
                    member_of=form.id,
                )
                if form
                else None
            )
        if lemma in _PEOPLE_OF or lemma in _ARMED or lemma in _BODIES:
            kind: ActorKind = "organisation" if lemma in _BODIES else "group"
            written = self.text[words.start : words.end]
            name = written if kind == "organisation" else f"{lemma}{'' if lemma in _ONE_BODY else 's'} of {actor.name}"
            facts = (Fact("name", pack=actor.pack, key=actor.id, source=actor.source),)
            return Party(
                name=name, words=words, kind=kind, country=actor.country, member_of=actor.id, plural=True, facts=facts
            )
        rule = Fact("name", rule=stands_for(lemma), key=actor.id)
        return party_of(actor, words, (rule, known(actor)))

    def _title_words(self, sentence: Sentence, head: Token, first: int, last: int, mentions: list[Mention]) -> str:
        """The title alone: without whose it is, the head in the singular, with its field of work."""
        owned = [m for m in mentions if self.owners.of(m) is not None]
        kept = []
        for token in sentence.tokens[first : head.i]:
            if any(m.start < token.end and token.start < m.end for m in owned) or token.pos in (
                "PUNCT",
                "CCONJ",
                "PART",
                "DET",
            ):
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
            back = owners_after(sentence, first, last)
            kept += [t.text for t in after[field:] if back is None or t.end < back]
        return " ".join(kept)
