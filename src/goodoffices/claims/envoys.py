"""The United Nations' envoy to a land under a bare title: "the Special Representative", in news of its conflict."""

from __future__ import annotations

from goodoffices.claims.party import Fact, Party
from goodoffices.packs import Packs
from goodoffices.packs.model import Actor, Period
from goodoffices.schema import Span

_BODY = "un"
_TITLES = ("special representative", "special envoy", "personal envoy")
"""Titles under which the news of a conflict speaks of one envoy only, with capitals and without whose he is."""
_RULE = "the envoy of the United Nations to the country whose conflict it is"


def envoys_to(home: Actor | None, packs: Packs, period: Period) -> dict[str, Party]:
    """The envoy whom each bare title means, where one person alone holds such an office then.

    Args:
        home: The country whose conflict an article is about, None where there is none.
        packs: The facts.
        period: The days of the article.
    """
    if home is None or period.start is None:
        return {}
    found: dict[str, Party] = {}
    held = [(t, o) for t in packs.held_of(_BODY, period) if (o := packs.office(t.office)) is not None]
    for bare in _TITLES:
        meant = [(t, o) for t, o in held if o.title.lower().startswith(bare) and o.title.endswith(f" {home.name}")]
        if len({t.person for t, _ in meant}) != 1:
            continue
        term, office = meant[0]
        facts = (
            Fact("actor", pack=term.pack, key=f"{office.id} {term.person}", source=term.source),
            Fact("name", rule=_RULE, key=home.id),
        )
        found[bare] = Party(
            name=office.name, words=Span(0, 0), kind="office", actor=term.person, country=office.country,
            office=office.name, office_id=office.id, member_of=_BODY, facts=facts,
        )  # fmt: skip
    return found
