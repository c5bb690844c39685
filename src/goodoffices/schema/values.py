"""The values that a claim or an entry is made of: when, where, who, what was said, and the proof of each."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from goodoffices.schema.words import ActorKind, Anchor, Basis, Grain, Role


class Frozen(BaseModel):
    """A record that never changes and knows no field that is not named in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(NamedTuple):
    """Half-open range of Unicode code points in an article's stored text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class When(Frozen):
    """A day or an interval of days, with its grain and what it rests on.

    Args:
        start: First possible day, None when open.
        end: Last possible day (inclusive), None when open.
        grain: What kind of calendar unit the words name.
        basis: What the value rests on; `unknown` where nothing fixes it.
        words: The time expression as written, None where no words state it.
        anchor: From what a relative expression counts.
        value: TIMEX3 value; where it hangs on an anchor, in terms of it: `published - P1D`.
    """

    start: date | None = None
    end: date | None = None
    grain: Grain = "unknown"
    basis: Basis = "unknown"
    words: str | None = None
    anchor: Anchor = "none"
    value: str | None = None

    @property
    def known(self) -> bool:
        """Whether at least one end is fixed."""
        return self.start is not None or self.end is not None

    def overlaps(self, other: When) -> bool:
        """Whether some day may lie in both; an open end reaches without limit."""
        start, end = self.start, other.end
        if start is not None and end is not None and start > end:
            return False
        start, end = other.start, self.end
        return start is None or end is None or start <= end


class Where(Frozen):
    """A place as the source names it; no code asserts a sovereign."""

    name: str | None = None
    country: str | None = Field(default=None, description="ISO 3166 alpha-3")
    latitude: float | None = None
    longitude: float | None = None
    undetermined: bool = Field(default=False, description="the source says that it is not yet known")


class Side(Frozen):
    """A state, international body, territory or movement for which people act.

    Args:
        key: Id in the packs (a state's is its country code); the name where the packs have none.
        name: As shown.
    """

    key: str
    name: str


class Participant(Frozen):
    """Who takes part, by name as far as known, in the role that the words give."""

    name: str = Field(description="canonical, or as written where unknown")
    written: str | None = None
    actor: str | None = Field(default=None, description="id in the packs")
    kind: ActorKind = "unknown"
    country: str | None = Field(default=None, description="ISO 3166 alpha-3, or IGO")
    side: Side | None = Field(default=None, description="the state, body or movement for which it acts")
    office: str | None = Field(default=None, description="held on that day")
    role: Role = "party"


class Content(Frozen):
    """What was said or promised."""

    text: str
    direct: bool = False
    stance: str | None = None
    about: tuple[str, ...] = ()


class Plover(Frozen):
    """The PLOVER (and CAMEO) view of a claim; `event` in the manual's names."""

    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: int = Field(ge=1, le=4)
    cameo: str | None = None


class Evidence(Frozen):
    """The words of one article that prove one value.

    Args:
        article: Id of the article.
        start: First character in its stored text.
        end: One past the last.
        quote: Exactly `text[start:end]`.
        field: Path of the value: `status`, `when`, `where`, `participants[1].role`, `content`, `attribution[1]`.
    """

    article: str
    start: int
    end: int
    quote: str
    field: str

    @property
    def span(self) -> Span:
        """The range of the quote in the article's stored text."""
        return Span(self.start, self.end)


class Derived(Frozen):
    """Where a value comes from that no words of the article state: a fact of a pack, or a rule.

    Args:
        field: Path of the value, as in `Evidence`.
        pack: The pack whose fact it is.
        rule: Or the rule that concluded it.
        key: The fact's key in the pack (`ARM/foreign-minister`), or what the rule read.
        source: The fact's source as the pack gives it.
    """

    field: str
    pack: str | None = None
    rule: str | None = None
    key: str | None = None
    source: str | None = None
