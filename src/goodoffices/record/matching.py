"""Whether two participants may be one, and how surely."""

from __future__ import annotations

from goodoffices.record.people import HEADS, RISEN, SENT, Who

SAME, SEAT, NAMED, PART = 100, 95, 80, 60
"""How alike, in hundredths: one actor; an office and its holder; a shorter form of the name; a part and its whole."""

_ANY = frozenset(
    {*RISEN, "representative", "delegate", "delegation", "negotiator", "official", "member", "force", "fighter",
     "government", "authority", "side", "leader", "troop", "leadership", "commander"}
)  # fmt: skip
"""Nouns for whoever acts for a side: of two of them nothing tells that they are two."""
_MOVEMENTS = frozenset({"front", "army", "movement", "party", "union"})
"""Last words of the names of movements."""

_WORDS, _SMALL = 3, frozenset({"of", "the", "for", "and"})
"""Words of a name that has initials, and words that give them no letter."""


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
    if one.whole and other.whole and (_initials(one, other) or _initials(other, one)):
        return NAMED, "a name, and its initials or its beginning"
    if one.country is not None and one.country == other.country != "IGO" and _apart_in_kind(one, other):
        return PART, "one acts for the other"
    if one.side is not None and one.side == other.side and (_anyone(one, other) or _anyone(other, one)):
        return PART, "both act for one side"
    if (one.whole or other.whole) and (_rules(one, other) or _rules(other, one)):
        return PART, "a government, and its state"
    if one.actor in other.serves or other.actor in one.serves:
        return PART, "one acts for the other"
    if one.person is None or other.person is None:  # of two people nothing more is to be told
        for a, b in ((one, other), (other, one)):
            if (why := _stands_for(a, b)) is not None:
                return PART, why
    if nameless:
        if (one.unnamed and _is_called(other, one.head)) or (other.unnamed and _is_called(one, other.head)):
            return PART, "unnamed in one, and called so in the other"
        if _of_side(one, other) or _of_side(other, one):
            return PART, "unnamed in one, of the side that the other names"
    return 0, ""


def _stands_for(nameless: Who, other: Who) -> str | None:
    """Why words that name nobody may mean somebody else who is told, or his side; None where they may not."""
    if nameless.person is not None:
        return None
    if _rebels_of(nameless, other):
        return "a movement of the country, and its rebels"
    if _of_rank(nameless, other):
        return "told by rank in one, and by office in the other"
    if other.person is None:
        return None
    if _one_of(nameless, other):
        return "one of those whom the other tells by their rank"
    if _team_of(nameless, other):
        return "somebody, and those who act for him"
    return "an envoy, and somebody of his side" if _holds(nameless, other) or _led_by(nameless, other) else None


def _apart_in_kind(one: Who, other: Who) -> bool:
    """Whether one is a state or group and one somebody of it, who does not act for another side of the country."""
    risen = one.risen or other.risen
    return one.whole != other.whole and not risen and (not (one.side and other.side) or one.side == other.side)


def _holds(office: Who, person: Who) -> bool:
    """Whether "the special envoy of A" may be somebody named, who acts for A and does not lead it."""
    if office.office is None or office.country is None or office.country != person.country or person.leads:
        return False
    return not SENT.isdisjoint(office.office.partition(" of ")[0].split())


def _team_of(team: Who, person: Who) -> bool:
    """Whether words tell of those whom somebody leads or sends: "Dahl's team", "the delegation of Voss"."""
    if not person.words or team.head not in SENT:
        return False
    return person.words[-1] in {w.removesuffix("s") for w in team.words}.union(team.words)


def _one_of(several: Who, person: Who) -> bool:
    """Whether "the commanders of A" may be, or have among them, somebody who acts for A."""
    rank = f"{several.head}s"
    return several.side is not None and several.side == person.side and several.head in _ANY and rank in several.words


def _led_by(body: Who, person: Who) -> bool:
    """Whether a delegation that one report tells by its side may be that of somebody of this side, not its leader."""
    sent = body.office is None and body.head in ("delegation", "mission", "team")
    return sent and body.country == person.country is not None and not person.leads


def _of_rank(rank: Who, office: Who) -> bool:
    """Whether "the minister of A" may be one whose office is told: "A's minister of water"."""
    if office.office is None or rank.country is None or rank.country != office.country:
        return False
    told = rank.words[:1] == ("minister",) and "minister" in office.office.split()
    return told and office.office.endswith(" ".join(rank.words[1:]))


def _rules(government: Who, state: Who) -> bool:
    """Whether a bare "the government" may be that of a state."""
    bare = government.country is None and government.side is None and government.words[-1:] == ("government",)
    return bare and len(government.words) < 3 and state.whole and state.actor is not None and not state.within


def _rebels_of(rebels: Who, movement: Who) -> bool:
    """Whether "the rebels", of the same country if they are of one, may be a movement, or rebels told otherwise."""
    if not rebels.risen:
        return False
    if movement.within:
        return rebels.country in (None, movement.country)
    unknown = movement.risen or (movement.unnamed and movement.whole and movement.head in _MOVEMENTS)
    return unknown and None in (rebels.country, movement.country)


def _initials(short: Who, long: Who) -> bool:
    """Whether "NDF", or "National Democratic Front", stands for the National Democratic Front of Norrland."""
    begins = long.words[: long.words.index("of")] if "of" in long.words else long.words
    if len(short.words) > 1:
        return short.words == begins != long.words
    if len(begins) < _WORDS or (short.country and long.country and short.country != long.country):
        return False
    return short.words[:1] in [("".join(w[0] for w in name if w not in _SMALL),) for name in (begins, long.words)]


def _anyone(whole: Who, other: Who) -> bool:
    """Whether one stands for all who act for its side, so that the other may be of them."""
    side_itself = whole.actor is not None and whole.whole
    loose = whole.whole and whole.actor is None and whole.head in _ANY
    return side_itself or (loose and (other.whole or other.person is not None or other.head in _ANY))


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
    return leader and any(held.partition(" of ")[0] in HEADS for held in holder.held)


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
