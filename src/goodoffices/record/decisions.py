"""Reviewers' decisions replayed on what was read: claims taken away, corrected and added; what belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

from goodoffices.record.correcting import corrected
from goodoffices.record.words import words_of
from goodoffices.schema import Article, Claim, Decision, Passage, Standing

Pairs = dict[tuple[str, str], Decision]
"""What was decided of two claims, by their ids in order."""


@dataclass
class Replay:
    """What the decisions make of the claims.

    Args:
        claims: The claims, without those rejected, with those corrected and added.
        notes: Analysts' notes that a standing decision rests on.
        together: Claims that are one thing, by pair.
        apart: Claims that are not, by pair.
        decided: Fields of each claim that a reviewer set, by its id.
        bearing: Decisions that bear on each claim, by its id, in their order.
        standings: What became of each decision, in their order.
    """

    claims: list[Claim] = field(default_factory=list)
    notes: list[Article] = field(default_factory=list)
    together: Pairs = field(default_factory=dict)
    apart: Pairs = field(default_factory=dict)
    decided: dict[str, frozenset[str]] = field(default_factory=dict)
    bearing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    standings: list[Standing] = field(default_factory=list)

    @property
    def added(self) -> list[Claim]:
        """The claims that reviewers made, as they made them."""
        return [s.decision.claim for s in self.standings if s.state == "applied" and s.decision.claim is not None]


def replay(
    claims: Iterable[Claim],
    articles: Iterable[Article],
    decisions: Sequence[Decision],
    others: Iterable[tuple[Article, Sequence[Claim]]] = (),
) -> Replay:
    """The claims as decided, and what was decided of them.

    A decision whose claims are no longer read at the same words is not dropped: what still stands of it is applied,
    and it is `open`.

    Args:
        claims: The claims as read, at least all of the articles that decisions name.
        articles: Their articles, without notes.
        decisions: The decisions; a later one goes before an earlier one.
        others: All other articles with their claims; asked only where words that were judged are no longer read.
    """
    read, texts = {c.id: c for c in claims}, {a.id: a for a in articles}
    ordered = sorted(decisions, key=lambda d: (d.number, d.id))
    undone = _undone(ordered)
    made = Replay()
    changed, taken = dict(read), set[str]()
    for decision in ordered:
        if decision.id in undone or decision.act == "undo":
            made.standings.append(Standing(decision=decision, state="undone" if decision.id in undone else "applied"))
            continue
        made.standings.append(_standing(decision, read, texts, others))
        if (note := decision.article) is not None:
            made.notes.append(note)
        if decision.claim is not None and (decision.claim.article in texts or note is not None):
            changed = {i: c for i, c in changed.items() if not _same_words(c, decision.claim)}
            changed[decision.claim.id] = decision.claim
            read[decision.claim.id] = decision.claim
        held = [p.claim for p in decision.passages if p.claim in changed]
        _apply(decision, held, changed, taken, made)
        for ident in dict.fromkeys((*held, *((decision.claim.id,) if decision.claim else ()))):
            made.bearing[ident] = (*made.bearing.get(ident, ()), decision.id)
    made.claims = [c for i, c in sorted(changed.items()) if i not in taken]
    made.notes = list({n.id: n for n in made.notes}.values())
    return made


def active(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that were not undone, in their order."""
    undone = _undone(sorted(decisions, key=lambda d: (d.number, d.id)))
    return [d for d in decisions if d.id not in undone and d.act != "undo"]


def _undone(ordered: Sequence[Decision]) -> set[str]:
    """Ids of the decisions that no longer count; an undoing may be undone, too."""
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.act == "undo" and decision.undoes is not None and decision.id not in undone:
            undone.add(decision.undoes)
    return undone


def _apply(decision: Decision, held: list[str], changed: dict[str, Claim], taken: set[str], made: Replay) -> None:
    """One decision on the claims that it is about and that are still read."""
    if decision.act == "reject":
        taken.update(held)
        return
    taken.difference_update(held)  # a claim that is judged again is no longer rejected
    if decision.act in ("correct", "name"):
        for ident in held:
            changed[ident], fields = corrected(changed[ident], decision)
            made.decided[ident] = made.decided.get(ident, frozenset()) | fields
    if decision.act in ("merge", "correct"):
        for pair in combinations(sorted(held), 2):
            made.together[pair] = decision
            made.apart.pop(pair, None)
    if decision.act == "split":
        for one in held:
            for other in (p.claim for p in decision.apart if p.claim in changed):
                pair = (min(one, other), max(one, other))
                made.apart[pair] = decision
                made.together.pop(pair, None)


def _standing(
    decision: Decision,
    read: dict[str, Claim],
    texts: dict[str, Article],
    others: Iterable[tuple[Article, Sequence[Claim]]],
) -> Standing:
    lost = [p for p in (*decision.passages, *decision.apart) if p.claim not in read]
    if decision.claim is not None and decision.article is None and decision.claim.article not in texts:
        why = f"the article {decision.claim.article} is not in the record; its words may have changed"
        return Standing(decision=decision, state="open", why=why)
    if (e := decision.evidence) is not None and (e.article not in texts or texts[e.article].quote(e.span) != e.quote):
        return Standing(decision=decision, state="open", why=f"“{e.quote}” no longer stands where it was selected")
    if not lost:
        return Standing(decision=decision, state="applied")
    gone = sorted({p.article for p in lost if p.article not in texts})
    if gone:
        why = f"the text has changed: article {', '.join(gone)} is not in the record"
    else:
        why = "the tool no longer reads this there: " + "; ".join(f"“{p.quote}”" for p in lost)
    return Standing(decision=decision, state="open", why=why, now=_elsewhere(lost, read, texts, others))


def _elsewhere(
    lost: Sequence[Passage],
    read: dict[str, Claim],
    texts: dict[str, Article],
    others: Iterable[tuple[Article, Sequence[Claim]]],
) -> tuple[str, ...]:
    """Claims of the same kind that are read today from the same or nearly the same sentence."""
    wanted = [(p.kind, set(words_of(p.sentence))) for p in lost]
    here = ((texts[c.article], [c]) for c in read.values() if c.article in texts)
    found = set()
    for article, claims in chain(here, others):
        for claim in claims:
            words = set(words_of(article.quote(claim.sentence)))
            if any(claim.kind == k and len(w & words) * 5 >= 4 * len(w | words) for k, w in wanted):
                found.add(claim.id)
    return tuple(sorted(found))


def _same_words(claim: Claim, added: Claim) -> bool:
    """Whether a reviewer made a claim at words that are read as the same kind: then his stands for it."""
    same = claim.article == added.article and claim.kind == added.kind
    return same and claim.trigger.overlaps(added.trigger) and claim.id != added.id
