"""A reviewer's desk: what waits for a look, and every judgement on it; for the terminal and for pages alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goodoffices.schema import (
    Article,
    Contrary,
    Decision,
    Entry,
    GoodofficesError,
    RecordError,
    Selected,
    Span,
    Standing,
)
from goodoffices.schema.decision import note as note_article
from goodoffices.service.choice import PackChoice
from goodoffices.service.correction import Proof, correction, tried
from goodoffices.service.engine import LINKING_ROOMS, rooms_digest
from goodoffices.service.linking import relink
from goodoffices.service.passages import claims_of, passages
from goodoffices.service.queue import Question, questions
from goodoffices.service.selecting import made_claim
from goodoffices.store import Store


class Desk:
    """Where one reviewer works on one record. Every judgement is kept, and the record linked anew with it.

    Args:
        store: The record.
        by: Who signs.
        day: The day of the judgements.
        choice: The packs that the record was built with; None is all that ship.
        at_once: Link anew after each judgement; otherwise when `replay` is called.
    """

    def __init__(
        self, store: Store, by: str, day: date, choice: PackChoice | None = None, *, at_once: bool = True
    ) -> None:
        if not by.strip():
            raise GoodofficesError("a decision is signed. Give your name.")
        self._store, self.by, self.day, self._choice = store, by.strip(), day, choice or PackChoice()
        self._at_once = at_once
        kept = store.meta().get("packs")
        if kept is not None and kept != self._choice.load().version:
            raise RecordError(
                f"{store.name}: it was built with other packs, or other versions of them. "
                "Name them with --pack and --only, or build the record again first."
            )

    # What waits

    def queue(self, limit: int | None = None) -> list[Question]:
        """What a reviewer should look at, in order of need."""
        found = questions(self._store.entries(), self._store.near(), self.standings(), self.contrary())
        return found if limit is None else found[:limit]

    def standings(self) -> list[Standing]:
        """Every decision in its order, and whether it still counts."""
        from goodoffices.record import replay

        articles = [a for a in self._store.articles() if not a.note]
        return replay(self._store.read_claims(), articles, self._store.decisions()).standings

    def contrary(self) -> list[Contrary]:
        """Decisions of two reviewers that cannot both be right; undoing one of them settles it."""
        from goodoffices.record import contrary

        return contrary(self._store.decisions())

    # Judging

    def confirm(self, ident: str, remark: str | None = None) -> Decision:
        """The entry is right as it stands."""
        return self._decide(act="confirm", passages=passages(self._store, self._entry(ident).claims), remark=remark)

    def reject(self, ident: str, claims: Sequence[str] = (), remark: str | None = None) -> Decision:
        """The entry is wrong, or some claims of it are: they are taken away.

        Args:
            ident: The entry.
            claims: Only these claims of it.
            remark: Why.
        """
        entry = self._entry(ident)
        wrong = claims_of(entry, claims) or entry.claims
        return self._decide(act="reject", passages=passages(self._store, wrong), remark=remark)

    def correct(
        self,
        ident: str,
        field: str,
        value: Any,
        *,
        words: str | None = None,
        note: str | None = None,
        article: str | None = None,
        start: int | None = None,
        end: int | None = None,
        remark: str | None = None,
    ) -> Decision:
        """Another value for a field of an entry, with words that state it.

        Args:
            ident: The entry.
            field: `when`, `where`, `status`, `participants[1]`, `participants` (one more), `details.killed`, ...
            value: The value; of `participants[1]`, None takes that participant away.
            words: The reviewer's own words that state it, the shortest: "20 June".
            note: The sentence in which they stand; `words` alone if not given. It becomes an article of outlet `note`.
            article: Or: an article of the record in which words state it,
            start: and where they start
            end: and end.
            remark: Why.

        Raises:
            GoodofficesError: No words are given, or they are too long, or the value is none.
        """
        proof = Proof(words=words, note=note, article=article, start=start, end=end)
        return self._decide(
            act="correct", remark=remark, **correction(self._store, self._entry(ident), field, value, proof)
        )

    def name(self, ident: str, written: str, value: dict[str, Any], remark: str | None = None) -> Decision:
        """Who an unknown person is.

        Args:
            ident: An entry in which the person is named.
            written: The name as it stands there.
            value: `name`, `actor` (id in the packs), `office`, `country`, `kind`: what is now known.
            remark: How it is known.
        """
        entry = self._entry(ident)
        return self._decide(
            act="name", passages=passages(self._store, entry.claims), of={"name": written}, value=value, remark=remark
        )

    def add(
        self,
        article: str,
        kind: str,
        status: str,
        words: tuple[int, int],
        selected: Iterable[Selected] = (),
        remark: str | None = None,
    ) -> Decision:
        """A claim that was missed, made from words of an article.

        Args:
            article: Id of an article of the record.
            kind: Kind of the claim.
            status: Its status.
            words: Start and end of the words that name the event.
            selected: Its values with their words.
            remark: Why.
        """
        source = self._article(article)
        claim = made_claim(source, kind, status, Span(*words), list(selected), self.by, self.day)
        note = source.text if source.note else None
        return self._decide(act="add", claim=claim, note=note, remark=remark)

    def note(self, text: str, kind: str, status: str, words: str, selected: Iterable[Selected] = ()) -> Decision:
        """A claim of the analyst's own: the text becomes an article of outlet `note`, marked as such.

        Args:
            text: The note.
            kind: Kind of the claim that it makes.
            status: Its status.
            words: The words of the note that name the event.
            selected: Its values with their words.
        """
        source = note_article(text, self.by, self.day)
        at = text.find(words)
        if at < 0:
            raise GoodofficesError(f"the note does not hold the words {words!r}.")
        span = Span(at, at + len(words))
        claim = made_claim(source, kind, status, span, list(selected), self.by, self.day)
        return self._decide(act="add", claim=claim, note=text)

    def merge(self, idents: Sequence[str], remark: str | None = None) -> Decision:
        """Several entries are one thing."""
        entries = [self._entry(ident) for ident in idents]
        if len({e.id for e in entries}) < 2:
            raise GoodofficesError("it takes two entries to merge. Name another one.")
        claims = sorted({c for e in entries for c in e.claims})
        return self._decide(act="merge", passages=passages(self._store, claims), remark=remark)

    def split(self, ident: str, claims: Sequence[str], remark: str | None = None) -> Decision:
        """Some claims of an entry tell of another thing than the rest.

        Args:
            ident: The entry.
            claims: The claims that do not belong there; they stay together as far as they otherwise would.
            remark: Why.
        """
        entry = self._entry(ident)
        ours = claims_of(entry, claims)
        rest = [c for c in entry.claims if c not in ours]
        if not ours or not rest:
            raise GoodofficesError("a split takes some claims of an entry and leaves some. Name those that leave.")
        return self._decide(
            act="split", passages=passages(self._store, ours), apart=passages(self._store, rest), remark=remark
        )

    def undo(self, decision: str, remark: str | None = None) -> Decision:
        """A decision no longer counts; it stays in the log."""
        known = self._one(decision)
        if known.state == "undone":
            raise GoodofficesError(f"{decision}: it is undone already.")
        return self._decide(act="undo", undoes=known.decision.id, remark=remark)

    def renew(self, decision: str, ident: str) -> Decision:
        """An open decision made again on an entry that tells of the same today; the old one is undone.

        Args:
            decision: Id of the open decision.
            ident: The entry.
        """
        old = self._one(decision).decision
        if old.act in ("merge", "split", "add", "undo"):
            raise GoodofficesError(f"a {old.act} is made anew on what is read today, and the old one undone.")
        entry = self._entry(ident)
        note, evidence = old.note, old.evidence
        if evidence is not None:  # its article is gone: the words become the reviewer's own
            note, evidence = evidence.quote, None
        words = old.words or (note if old.act == "correct" else None)
        keep = {f: getattr(old, f) for f in ("field", "of", "value")}
        self.undo(old.id, f"renewed on {entry.id}")
        return self._decide(
            act=old.act, passages=passages(self._store, entry.claims), note=note, words=words, remark=old.remark, **keep
        )

    def replay(self) -> None:
        """Links the record with every decision made; done after each one, unless the desk was told to wait."""
        kept = self._store.meta()
        versions = {key: value for key, value in kept.items() if key != "seal"}
        relink(self._store, self._choice, {**versions, "linking": rooms_digest(LINKING_ROOMS)})

    # What a decision names

    def _decide(self, **what: Any) -> Decision:
        def make(number: int) -> Decision:
            return Decision.model_validate({"number": number, "day": self.day, "by": self.by, **what})

        draft = make(1)
        tried(draft, self._store.claims([p.claim for p in draft.passages]))
        decision = self._store.add_decision(make)
        if self._at_once:
            self.replay()
        return decision

    def _entry(self, ident: str) -> Entry:
        found = self._store.entry(ident)
        if found is None:
            raise RecordError(f"{ident}: no entry and no claim has this id. List them with: goodoffices timeline")
        return found

    def _one(self, decision: str) -> Standing:
        known = [s for s in self.standings() if s.decision.id.startswith(decision)]
        if len(known) != 1:
            raise GoodofficesError(f"{decision}: {len(known)} decisions have this id. List them with: review --log")
        return known[0]

    def _article(self, ident: str) -> Article:
        found = self._store.article(ident)
        if found is None:
            raise RecordError(f"{ident}: no article has this id.")
        return found
