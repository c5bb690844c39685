"""Claims: from the sentences of one article to what they assert, each value with its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from goodoffices.claims.captions import read_caption
from goodoffices.claims.confidence import confidence
from goodoffices.claims.envoys import envoys_to
from goodoffices.claims.events import EventReader
from goodoffices.claims.headlines import with_names
from goodoffices.claims.known import read_known
from goodoffices.claims.party import Party
from goodoffices.claims.plover import with_view
from goodoffices.claims.reading import Passage, Reading, open_article
from goodoffices.claims.references import References
from goodoffices.claims.statements import StatementReader
from goodoffices.claims.vehicles import without_vehicles
from goodoffices.claims.venues import Venues
from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.packs.model import Actor, Period
from goodoffices.schema import Article, Claim, Span

__all__ = ["read"]


def read(article: Article, sentences: Sequence[Sentence], packs: Packs) -> list[Claim]:
    """What an article asserts: a pure function of the article, its sentences and the packs.

    Args:
        article: The article, dated as far as it can be.
        sentences: Its sentences as `language` reads them from `article.body`, in page order.
        packs: The facts.

    Returns:
        The claims in order of their triggers; no two have one id.
    """
    reading = open_article(article, sentences, packs)
    statements = StatementReader(reading)
    claims = _each(reading, statements.read)
    known = _each(reading, partial(read_known, reading))
    events = EventReader(reading, statements.speakers, [claim.trigger for claim in known])
    voices = {
        inside: who.party
        for inside, who in statements.speakers.items()
        if who.party is not None and who.party.acts_for_someone
    }
    claims += known + Venues(reading).complete(_each(reading, events.read, events.theatre.home, voices))
    claims += _each(reading, partial(read_caption, reading))
    claims = with_names(without_vehicles(claims, statements.loads), reading)
    unique = {claim.id: claim for claim in reversed(claims)}
    ordered = sorted(unique.values(), key=lambda c: (c.trigger, c.kind, c.part))
    return [with_view(c.model_copy(update={"confidence": confidence(c)})) for c in ordered]


def _each(
    reading: Reading,
    read_passage: Callable[[Passage, References], list[Claim]],
    home: Actor | None = None,
    voices: Mapping[Span, Party] | None = None,
) -> list[Claim]:
    """What a reader finds in the passages, read in order: each knows whom those before it have named."""
    when = reading.article.published
    sent = envoys_to(home, reading.packs, Period(when.start, when.end))
    references = References(reading.quoted, home, voices, sent)
    claims: list[Claim] = []
    for passage in reading.passages:
        references.note(passage)
        claims += read_passage(passage, references)
    return claims
