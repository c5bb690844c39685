"""Who stands behind a participant, and whether two participants may be one."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.schema import Claim

SAME, SEAT, NAMED, PART = 100, 95, 80, 60
"""How alike, in hundredths: one actor; an office and its holder; a shorter form of the name; a part and its whole."""


_HEADS = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "supreme leader"}
)
"""Offices of those who lead a country."""

_LEADING = frozenset({"leader", "president", "premier"})
_SENT = frozenset({"delegation", "team", "envoy", "official", "delegate", "representative", "negotiator", "mission",
                   "diplomat", "minister"})  # fmt: skip
"""Nouns for people who act for whoever leads their side, and are not he."""

ANYBODY = frozenset(
    ["leader", "envoy", "negotiator", "official", "representative", "delegate", "delegation", "team", "side", "party",
     "diplomat", "minister", "mediator", "counterpart", "member", "chief", "president", "government", "they", "two",
     "commander", "general", "rival", "foe", "adversary", "neighbour", "head"]
)  # fmt: skip
"""Nouns for people who may be anybody's: "the envoys", "their leaders"."""

_RISEN = frozenset({"rebel", "insurgent", "guerrilla", "militant", "opposition", "separatist"})
"""Nouns for those who fight the state that their words name: "rebels of A" do not act for A."""

_ANY = frozenset(
    {*_RISEN, "representative", "delegate", "delegation", "negotiator", "official", "member", "force", "fighter",
     "government", "authority", "side", "leader", "troop", "leadership", "commander"}
)  # fmt: skip
"""Nouns for whoever acts for a side: of two of them nothing tells that they are two."""


class Who(NamedTuple):
    """A participant as linking sees it; a tuple, since millions are made.

    Args:
        at: Index among the participants of its claim.
        person: Id or folded name of the person, None for others.
        known: The packs know the person.
        actor: Id of the state, body or group, None for people and offices.
        words: The words of the name, folded.
        office: Folded name of the office, None without one.
        country: Country code, None where unknown.
        role: Role in the claim.
        whole: It is a state, body or group, not someone who acts for it.
        serves: Ids of the bodies whose offices the packs know the person to have held in those days.
        held: Folded names of the offices that the packs know the person to have held in those days.
        side: Id of the state, body, territory or movement for which it acts, None where unknown.
    """

    at: int
    person: str | None
    known: bool
    actor: str | None
    words: tuple[str, ...]
    office: str | None
    country: str | None
    role: str
    whole: bool
    held: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()
    side: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether its words tell only what they are: "the two brigade commanders"."""
        return self.person is None and self.actor is None and self.country is None and self.side is None

    @property
    def within(self) -> bool:
        """Whether it acts for a movement or a territory of a country, not for the country."""
        return self.side is not None and self.country not in (None, "IGO", self.side)

    @property
    def risen(self) -> bool:
        """Whether its words tell only that they fight a state: "rebels of A", "the rebels"."""
        return self.side is None and self.actor is None and self.person is None and self.head in _RISEN

    @property
    def several(self) -> bool:
        """Whether it stands for several whom nothing tells apart: "the two leaders"."""
        return self.unnamed and self.whole

    @property
    def head(self) -> str:
        """The noun that tells what someone unnamed is, in the singular: `commander`."""
        before = self.words[: self.words.index("of")] if "of" in self.words[1:] else self.words
        return before[-1].removesuffix("s") if before else ""

    @property
    def leads(self) -> bool:
        """Whether it leads a country: a president, "their leaders"."""
        offices = (*self.held, *([self.office] if self.office else []))
        return (self.unnamed and self.head in _LEADING) or any(o.partition(" of ")[0] in _HEADS for o in offices)

    @property
    def sent(self) -> bool:
        """Whether its words tell only that it acts for someone: "the envoys", "a delegation"."""
        return self.person is None and self.head in _SENT

    @property
    def keys(self) -> tuple[str, ...]:
        """Under which keys another mention of the same may be found, the narrowest first."""
        if self.within and self.side is not None:
            return (self.side,)
        if self.country is not None and self.country != "IGO":
            return (self.country,)
        if self.person is not None and not self.known:
            return (self.words[-1],) if self.words else ()
        if self.side is not None and self.actor is None and self.person is None:
            return (self.side,)
        if self.unnamed:
            return (self.head,)
        return (min(self.serves, default=None) or self.actor or self.person or " ".join(self.words),)


def _singular(words: tuple[str, ...]) -> set[str]:
    return {w.removesuffix("s") for w in words}


def has_risen(words: tuple[str, ...]) -> bool:
    """Whether words name those who fight the state that they name, too: "rebels of A" do not act for A."""
    return not _RISEN.isdisjoint(_singular(words))


def implied(claim: Claim, at: int) -> bool:
    """Whether a participant was taken over from a meeting told of before, and is not said to be at this one."""
    if _TOLD_BEFORE not in [d.rule for d in claim.derived]:  # nearly always
        return False
    named = [d.rule for d in claim.derived if d.field == f"participants[{at}].name"]
    return bool(named) and named[-1] == _TOLD_BEFORE  # "the two leaders" may stand for one so found


_TOLD_BEFORE = "the meeting told of before"


def alike(one: Who, other: Who) -> tuple[int, str]:
    """How surely two participants are one, in hundredths, and why in words; 0 when nothing says so."""
    if one.person is not None and one.person == other.person:
        return SAME, "the same person"
    if one.actor is not None and one.actor == other.actor:
        return SAME, "the same actor"
    if one.words == other.words and not (one.known and other.known):
        return SAME, "the same name"
    if one.office is not None and one.office == other.office and not (one.known and other.known):
        return SEAT, "the same office"
    nameless = one.unnamed or other.unnamed
    if nameless and one.unnamed and other.unnamed and _bag(one) == _bag(other):  # "Druze elders", "elders of the Druze"
        return SEAT, "the same words"
    if one.office is not None or other.office is not None:
        if _bare(one, other) or _bare(other, one):
            return NAMED, "the same office, of a state that one does not name"
        if one.office in other.held or other.office in one.held:
            return SEAT, "one holds the other's office"
        if _leads(one, other) or _leads(other, one):
            return NAMED, "the leader of a country is who governs it"
    if len(one.words) != len(other.words) and (_short_form(one, other) or _short_form(other, one)):
        return NAMED, "a shorter form of the name"
    if one.country is not None and one.country == other.country != "IGO" and _apart_in_kind(one, other):
        return PART, "one acts for the other"
    if one.side is not None and one.side == other.side and (_anyone(one, other) or _anyone(other, one)):
        return PART, "both act for one side"
    if (one.whole or other.whole) and (_rules(one, other) or _rules(other, one)):
        return PART, "a government, and its state"
    people = one.person is not None and other.person is not None
    if not people and (_rebels_of(one, other) or _rebels_of(other, one)):
        return PART, "a movement of the country, and its rebels"
    if one.actor in other.serves or other.actor in one.serves:
        return PART, "one acts for the other"
    if not people and (_holds(one, other) or _holds(other, one)):
        return PART, "an envoy, and somebody of his side"
    if nameless:
        if (one.unnamed and _is_called(other, one.head)) or (other.unnamed and _is_called(one, other.head)):
            return PART, "unnamed in one, and called so in the other"
        if _of_side(one, other) or _of_side(other, one):
            return PART, "unnamed in one, of the side that the other names"
    return 0, ""


def _apart_in_kind(one: Who, other: Who) -> bool:
    """Whether one is a state or group and one somebody of it, who does not act for another side of the country."""
    risen = one.risen or other.risen
    return one.whole != other.whole and not risen and (not (one.side and other.side) or one.side == other.side)


def _holds(office: Who, person: Who) -> bool:
    """Whether "the special envoy of A" may be somebody named, who acts for A and does not lead it."""
    if office.person is not None or office.office is None:
        return False
    envoy = not _SENT.isdisjoint(office.office.partition(" of ")[0].split())
    return envoy and person.person is not None and office.country == person.country is not None and not person.leads


def _rules(government: Who, state: Who) -> bool:
    """Whether a bare "the government" may be that of a state."""
    bare = government.country is None and government.side is None and government.words[-1:] == ("government",)
    return bare and len(government.words) < 3 and state.whole and state.actor is not None and not state.within


def _rebels_of(rebels: Who, movement: Who) -> bool:
    """Whether "the rebels", of the same country if they are of one, may be a movement."""
    return rebels.risen and movement.within and rebels.country in (None, movement.country)


def _anyone(whole: Who, other: Who) -> bool:
    """Whether one stands for all who act for its side, so that the other may be of them."""
    side_itself = whole.actor is not None and whole.whole
    loose = whole.whole and whole.actor is None and whole.head in _ANY
    return side_itself or (loose and (other.whole or other.person is not None))


def _bag(who: Who) -> frozenset[str]:
    return frozenset(who.words) - {"of", "the"}


def _bare(short: Who, long: Who) -> bool:
    """Whether one gives an office without a state ("Foreign minister Dahl"), the other the same office of one."""
    whose = long.office is not None and short.office is not None and long.office.startswith(f"{short.office} of ")
    return whose and short.country is None and not (short.known and long.known)


def _leads(nameless: Who, holder: Who) -> bool:
    """Whether "the leader of Iran" may be someone who was its head of state or of government in those days."""
    if nameless.person is not None or nameless.country is None or nameless.country != holder.country:
        return False
    leader = nameless.office is not None and nameless.office.startswith(("leader of ", "leaders of "))
    return leader and any(held.partition(" of ")[0] in _HEADS for held in holder.held)


def _is_called(who: Who, noun: str) -> bool:
    """Whether a name or an office holds a noun for people: "General Adam Tahir", "the rebels' commanders"."""
    return noun in {w.removesuffix("s") for w in (*who.words, *(who.office or "").split())}


def _of_side(nameless: Who, side: Who) -> bool:
    """Whether words tell of which side people are: "rebel commanders" beside "the rebels of A"."""
    named = side.whole and side.actor is None and side.country is not None and "of" in side.words
    return nameless.unnamed and named and side.head in {w.removesuffix("s") for w in nameless.words[:-1]}


def _short_form(short: Who, long: Who) -> bool:
    """Whether "Dahl" may be "Per Dahl"; two full names with different first names never are."""
    if (short.known and long.known) or long.person is None or not short.words or not long.words:
        return False
    if short.whole or (short.country and long.country and short.country != long.country):
        return False
    return len(short.words) < len(long.words) and short.words == long.words[-len(short.words) :]
