"""The first look at all articles and claims: copies, furniture, what reviewers decided, and the cards to link by."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from goodoffices.record.cards import Card, cards
from goodoffices.record.dates import undated
from goodoffices.record.decisions import Replay, replay
from goodoffices.record.decks import Dealer, Deck, hand
from goodoffices.record.estimating import Paper, estimated
from goodoffices.record.furniture import repeated
from goodoffices.record.hints import Hints
from goodoffices.record.looking import Look, LookAgain, later
from goodoffices.record.origins import copies
from goodoffices.record.packing import Numbered, Packed, when_of
from goodoffices.record.pages import in_columns
from goodoffices.record.seats import Seats
from goodoffices.record.shelf import Shelf
from goodoffices.record.whole_numbers import Whole
from goodoffices.record.work import Body, Source, Workers
from goodoffices.schema import Article, Claim, Decision, When

AT_ONCE = 500
"""Articles that are looked at again together."""


class Gathered:
    """All claims of a source as cards, with whatever else linking asks of it.

    Args:
        source: The articles and claims.
        workers: Who does the work.
        seats: Who holds which office.
        as_of: Articles that surely appeared later are left out.
        decisions: What reviewers decided.

    Attributes:
        deck: The cards of the claims that count, sorted by id.
        replay: What became of the decisions.
        last: Last day that the articles cover.
    """

    def __init__(
        self, source: Source, workers: Workers, seats: Seats, as_of: date | None, decisions: Sequence[Decision]
    ) -> None:
        self._source, self._workers, self._seats, self._as_of = source, workers, seats, as_of
        self._shelf, self.last, self.replay = Shelf(), as_of, Replay()
        self._dealer = Dealer(self._shelf)
        self._pages: list[str] = []
        self._hints: dict[str, Hints] = {}  # of undated articles
        self._number: dict[str, int] = {}
        self._changed: dict[str, tuple[Article, list[Claim]]] = {}  # articles that decisions name, as decided
        self._look()
        if decisions:
            self._replay(decisions)
        self._whole = {c.id: c for _, held in self._changed.values() for c in held}

    def close(self) -> None:
        """Throws everything away."""
        self._shelf.close()

    def sights(self, rows: Whole) -> list[Packed]:
        """The sights of some cards."""
        origins = self._origin[self.deck.page[rows]].tolist()
        packed = self._shelf.get(self.deck.slot[rows].tolist())
        return [(p, self._pages[o]) for p, o in zip(packed, origins, strict=True)]

    def claims(self, rows: Whole) -> list[Body]:
        """The whole claims of some cards."""
        idents = [i.decode() for i in self.deck.id[rows].tolist()]
        read = [i for i in idents if i not in self._whole]
        found = dict(zip(read, self._source.claims(read), strict=True))
        return [self._whole[i] if i in self._whole else found[i] for i in idents]

    def row(self, claim: str) -> int | None:
        """The row of a claim; None where it does not count."""
        at = int(np.searchsorted(self.deck.id, claim.encode()))
        return at if at < len(self.deck) and self.deck.id[at] == claim.encode() else None

    def page(self, article: str) -> int:
        """The number of an article; one that claims only cite gets one."""
        if article not in self._number:
            self._number[article] = len(self._pages)
            self._pages.append(article)
        return self._number[article]

    def page_id(self, number: int) -> str:
        """The id of an article."""
        return self._pages[number]

    def order(self) -> Whole:
        """The place of each card in the order of days, place and id."""
        return self.deck.order(list(self._dealer.places))

    def estimated(self, intervals: Mapping[str, When]) -> dict[str, When]:
        """The intervals of undated articles as those that share their names make them likely, by id.

        Args:
            intervals: Those that are surely narrower than by the article itself, by id.
        """
        if not any(map(undated, self._days)):
            return {}
        names = (array("I", *self._shelf.get([slot])) for slot in self._names.tolist())
        papers = [
            Paper(ident, named, intervals.get(ident, when), self._hints.get(ident))
            for ident, named, when in zip(self._pages[: len(self._days)], names, self._days, strict=True)
        ]
        return estimated(papers, self._origin[: len(papers)], self._seats.chronicle)

    def narrow(self, intervals: dict[str, When]) -> None:
        """Deals the cards of some articles anew, which other articles have dated more narrowly.

        Args:
            intervals: The narrower intervals, by the article's id.
        """
        decided = self.replay.decided
        read = [i for i in sorted(intervals) if i not in self._changed]
        jobs = (
            LookAgain(self._source.some(some), {i: intervals[i] for i in some})
            for some in (read[at : at + AT_ONCE] for at in range(0, len(read), AT_ONCE))
        )
        dealt = [pair for _, found in self._workers(jobs) for pair in found]
        for ident in sorted(intervals.keys() & self._changed.keys()):
            article, claims = self._changed[ident]
            dealt.append((ident, cards(article, claims, self._seats, intervals[ident], decided)))
        self._deal_anew(dealt)

    def _look(self) -> None:
        idents, days, credits_ = list[str](), list[When](), dict[int, frozenset[str]]()
        different: dict[Numbered, When] = {}
        slots, sizes, names = (array("q") for _ in range(3))  # where shingles lie, how many they are; where names lie
        shared = [in_columns(()).shared]
        for _, (pages, cards_) in self._workers(Look(batch, self._as_of) for batch in self._source.batches()):
            first = len(idents)
            idents += pages.id
            days += [different.get(p) or different.setdefault(p, when_of(*p)) for p in pages.published]
            slots.extend(map(self._shelf.put, pages.shingles))
            sizes.extend([len(found) // 4 for found in pages.shingles])
            names.extend(map(self._shelf.put, pages.names))
            shared.append(pages.shared)
            credits_.update((first + n, held) for n, held in pages.credits.items())
            self._hints |= pages.hints
            self._dealer.take(cards_, first)
        if self._as_of is None:
            self.last = max((when.start for when in different.values() if when.start is not None), default=None)
        by = sorted(range(len(idents)), key=idents.__getitem__)
        rank = np.empty(len(by), np.int64)
        rank[by] = np.arange(len(by))
        self._pages = [idents[n] for n in by]
        self._days, self._names = [days[n] for n in by], np.array(names, np.int64)[by]
        self._number = {ident: n for n, ident in enumerate(self._pages)}
        sampled, samples, shown, shows = map(np.concatenate, zip(*shared, strict=True))
        of = np.repeat(rank, samples)
        sort = np.argsort(of, kind="stable")
        self._origin = copies(
            of[sort],
            sampled[sort].astype(np.int64),
            np.array(sizes, np.int64)[by],
            {int(rank[number]): held for number, held in credits_.items()},
            lambda at: frozenset(array("I", self._shelf.get([slots[by[at]]])[0])),
        )
        deck = self._dealer.deck()
        deck.page[:] = rank[deck.page]
        furniture = repeated(shown, self._origin[np.repeat(rank, shows)])
        self.deck = deck.without(np.isin(deck.block, furniture))

    def _replay(self, decisions: Sequence[Decision]) -> None:
        """Has the decisions, which name few articles, change the claims of those."""
        named = _named(decisions)
        texts, read = dict[str, Article](), list[Claim]()
        for article, claims in self._counting(self._source.some(sorted(named)).open()):
            texts[article.id] = article
            read += claims
        self.replay = replay(read, list(texts.values()), decisions, _Others(self, named))
        texts.update((n.id, n) for n in self.replay.notes)
        for ident in texts:
            if ident not in self._number:
                self._number[ident] = len(self._pages)
                self._pages.append(ident)
        self._origin = np.append(self._origin, np.arange(len(self._origin), len(self._pages)))
        self._changed = {i: (a, []) for i, a in texts.items() if not later(a, self._as_of)}
        for claim in self.replay.claims:
            if claim.article in self._changed:
                self._changed[claim.article][1].append(claim)
        dealt = [(i, cards(a, c, self._seats, None, self.replay.decided)) for i, (a, c) in self._changed.items()]
        self._deal_anew(dealt)

    def _counting(self, found: Iterable[tuple[Article, Sequence[Claim]]]) -> Iterator[tuple[Article, list[Claim]]]:
        """The articles that count with their claims that count."""
        for article, claims in found:
            if article.id in self._number and not article.note:
                yield article, [c for c in claims if self.row(c.id) is not None]

    def others(self, named: set[str]) -> Iterator[tuple[Article, list[Claim]]]:
        """All articles but some."""
        for batch in self._source.batches():
            yield from self._counting((a, c) for a, c in batch.open() if a.id not in named)

    def _deal_anew(self, dealt: Iterable[tuple[str, Sequence[Card]]]) -> None:
        anew = [  # furniture has gone
            (self._number[ident], [c for c in found if ident in self._changed or self.row(c.id) is not None])
            for ident, found in dealt
        ]
        self._dealer.take(hand(anew))
        others = self.deck.without(np.isin(self.deck.page, [number for number, _ in anew]))
        self.deck = Deck.joined([others, self._dealer.deck()])


class _Others:
    """The articles that no decision names, read only where somebody asks."""

    def __init__(self, gathered: Gathered, named: set[str]) -> None:
        self._gathered, self._named = gathered, named

    def __iter__(self) -> Iterator[tuple[Article, list[Claim]]]:
        return self._gathered.others(self._named)


def _named(decisions: Sequence[Decision]) -> set[str]:
    """Ids of the articles that decisions name."""
    found = {p.article for d in decisions for p in (*d.passages, *d.apart)}
    found |= {d.claim.article for d in decisions if d.claim is not None}
    return found | {d.evidence.article for d in decisions if d.evidence is not None}
