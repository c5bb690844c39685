"""What linking asks of a claim: its cast, its days, its place and its words, without its proofs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goodoffices.record.once import once
from goodoffices.record.people import ANYBODY, AROUND, Who
from goodoffices.schema import Span, When
from goodoffices.schema.words import Kind, Status

PLANS: frozenset[Status] = frozenset({"proposed", "invited", "agreed", "scheduled", "unlikely", "postponed"})
"""Statuses of what still lies ahead when it is reported (of a contact)."""

OFF: frozenset[Status] = frozenset({"cancelled", "refused"})
"""Statuses that end a plan, before its day or after it."""

_ACTING = frozenset({"party", "visitor", "signatory", "source", "target", "host", "delegate", "mediator"})

CONTACTS = frozenset({"meeting", "visit", "call"})

CLOSE = 7
"""Days up to which a claim gives its day closely."""

_VAGUE = frozenset({*CONTACTS, "agreement", "incident"})
"""Kinds of which a claim may say so little that only the rest of the record tells what it means."""

_UNTIL = frozenset({"to", "and", "until", "through"})
MONTH, YEAR = 31, 366
"""Days."""
_PAPERS = frozenset({"agreement", "accord", "deal", "pact", "truce", "ceasefire", "cease-fire", "armistice", "treaty"})
LASTS = 14
"""Days that one meeting or visit takes at most where a report tells from when to when."""


@dataclass(kw_only=True, eq=False)
class Sight:
    """What linking asks of a claim, small enough to hold many of them and to send them to other processes.

    Two are equal only where they are the same: comparing all fields of many of them costs too much. Nobody changes one;
    a frozen one took three times as long to make.

    Args:
        id: Id of the claim.
        article: Id of its article.
        trigger: The words that name the thing.
        part: Number among the claims that share the trigger.
        kind: Kind of the claim.
        status: Its status.
        retrospect: It is background.
        level: Of a contact.
        medium: Of a contact.
        ordinal: "Third round".
        format: Negotiating format.
        name: Name of the agreement, war or mission, without case.
        known: Id of the agreement or event of a pack that it names.
        type: Its type, as in `details`.
        direct: What it says stands in quotation marks; None where it says nothing.
        speaks: It has a speaker.
        moves: It says that a thing was moved to another day.
        left: The day from which it says that it was moved, its own being the new one; ISO 8601.
        point: Latitude and longitude of its place.
        outlet: Outlet of its article.
        note: Its article is an analyst's note.
        words: The words of the trigger.
        published: Day or interval of its article, as known so far.
        given: The days that the claim gives by itself.
        days: The days that it gives as known so far; unknown where it gives none.
        bounds: The days that it can be on at all: its own, else those that its direction leaves open.
        likely: The days that it is most likely on, narrower than `bounds`.
        cast: Its participants; of a statement its speaker first.
        place: Folded name of the place, None without one.
        country: Code of the place's country; of a country its own.
        wide: The place is a country or a region, no town.
        said: Telling words of what is said, promised or named.
        origin: Origin of its article.
        headline: It stands in the title.
        decided: Paths of the values that a reviewer set.
        again: Its words point back to a thing told of: "the meeting", "those talks".
        fresh: Its words bring up another one: "a meeting", "new talks".
        another: It is one more after one told of before: "further talks", "the next round".
        series: It is several at once: "a string of meetings", "rounds of talks".
        placed: The words that name it name its place, too: "the Geneva talks", "the summit in Tehran".
        names: Of a contact or agreement, a sample of whom and what its article names.
        scene: Telling words of the sentence of a contact in which no person is named.
        there: The place where its own sentence names it; None where it was told before.
        called: Of an agreement without a name, its noun and what it is of: "declaration of principles".
        refers: Id of the claim of the same article that it means: "the talks", after "talks in Geneva".
        assumed: Of a contact, nobody is said to take part: all were taken over from what was told before.
        presumed: Its place is only that from which the article reports.
        opens: It stands in the first sentence of its article's body.
    """

    id: str
    article: str
    trigger: Span
    part: int
    kind: Kind
    status: Status
    retrospect: bool
    level: str | None
    medium: str | None
    ordinal: int | None
    format: str | None
    name: str | None
    known: str | None
    type: str | None
    direct: bool | None
    speaks: bool
    moves: bool
    left: str | None
    point: tuple[float, float] | None
    outlet: str | None
    note: bool
    words: str
    published: When
    given: When
    days: When
    bounds: When
    likely: When
    cast: tuple[Who, ...]
    place: str | None
    country: str | None
    wide: bool
    said: frozenset[str]
    origin: str
    headline: bool
    decided: frozenset[str]
    again: bool
    fresh: bool
    another: bool
    series: bool
    placed: bool
    names: frozenset[str]
    scene: frozenset[str] = frozenset()
    there: str | None = None
    called: tuple[str, ...] = ()
    refers: str | None = None
    assumed: bool = False
    opens: bool = False
    presumed: bool = False

    @once
    def order(self) -> tuple[str, int, int, str]:
        """Place in the record: by article, start and part."""
        return (self.article, self.trigger.start, self.part, self.id)

    @once
    def sure(self) -> date | None:
        """The one day that it gives, None when it gives none or several."""
        return self.days.start if self.days.start is not None and self.days.start == self.days.end else None

    @once
    def length(self) -> int:
        """How many days the interval that it gives has; an open one has very many."""
        return (self.days.end - self.days.start).days + 1 if self.days.start and self.days.end else 10_000

    @once
    def lasting(self) -> bool:
        """Whether it tells from which day to which a thing lasts: "from 18 to 20 September"."""
        words = (self.days.words or "").lower().replace("-", " to ").replace("–", " to ").split()
        return self.kind in CONTACTS and 1 < self.length <= LASTS and not _UNTIL.isdisjoint(words)

    @property
    def ahead(self) -> bool:
        """Whether it tells of a plan."""
        return self.status in PLANS and self.kind in CONTACTS

    @once
    def absence(self) -> bool:
        """Whether it only tells since when a contact has not come about: "they have not met since 2016"."""
        return self.status == "unlikely" and self.days.start is not None and self.days.end is None

    @property
    def plain(self) -> bool:
        """Whether it is a contact of known days, not moved, that only these, place and people tell from others."""
        named = self.ordinal is not None or self.format or self.name or self.known is not None
        return self.kind in CONTACTS and self.days.known and not self.moves and not named

    @property
    def direction(self) -> str | None:
        """`ahead` of a plan, `done` of what took place or was made; None of what is only mentioned or called off."""
        if self.ahead or (self.kind == "agreement" and self.status == "proposed"):
            return None if self.moves else "ahead"
        made = self.kind == "agreement" and self.status == "agreed"
        return "done" if made or self.status in ("held", "under_way") else None

    @once
    def settled(self) -> bool:
        """Whether it tells of an agreement as known, not of its day: "the truce", "the 2002 truce", one in force."""
        if self.kind != "agreement" or self.ahead or self.fresh or self.sure is not None:
            return False
        ended, told = self.days.end, self.published.start
        past = MONTH < self.length <= YEAR and ended is not None and told is not None and ended.year < told.year
        noun = self.words.rpartition(" ")[2].lower() in _PAPERS
        lived = self.status in ("under_way", "held", "cancelled")
        return self.retrospect or past or lived or (self.again and noun)

    @once
    def keys(self) -> tuple[str, ...]:
        """Keys of its cast, each once, sorted."""
        return tuple(sorted(self.sides))

    @once
    def acting(self) -> tuple[Who, ...]:
        """Those whose thing it is or who meet them, not those who only watch or tell; all where there are none."""
        everyone = [w for w in self.cast if w.at >= 0]
        return tuple([w for w in everyone if w.role in _ACTING] or everyone)

    @once
    def named(self) -> list[Who]:
        """Those whose thing it is, as far as words tell who they are."""
        acting = [w for w in self.acting if w.role not in AROUND]
        if len(acting) < 2:  # who receives a guest meets him
            acting = list(self.acting)
        return [w for w in acting if not (w.unnamed and w.whole and w.head in ANYBODY)]

    @once
    def says_little(self) -> bool:
        """Whether it leaves open when it was, or who was there, so that only the rest of the record can tell."""
        if self.kind not in _VAGUE or self.known is not None or self.series:
            return False
        return not self.days.known or self.length > CLOSE or len({k for w in self.named for k in w.keys}) < 2

    @once
    def of_side(self) -> Mapping[str, list[Who]]:
        """Those who take part by their sides: countries, bodies and people of none."""
        found: dict[str, list[Who]] = {}
        for who in self.cast:
            for key in filter(None, who.keys):
                found.setdefault(key, []).append(who)
        return found

    @once
    def sides(self) -> frozenset[str]:
        """The sides that take part."""
        return frozenset(self.of_side)
