"""What a reviewer should look at first: open decisions, then entries by how much about them is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from goodoffices.schema import Contrary, Entry, Near, Standing
from goodoffices.schema.values import Frozen

FIRST = ("meeting", "visit", "call", "agreement", "commitment", "exchange", "appointment")
"""Kinds that a record of mediation rests on; others weigh less."""


class Question(Frozen):
    """Something for a reviewer to judge.

    Args:
        entry: The entry; None where a decision is open whose words are gone.
        standing: The open decision.
        near: What was nearly linked with the entry, as (id of the other entry, near-miss).
        reasons: Why it waits, in words, the weightiest first.
        need: How much it needs a look, from 0 to 1.
    """

    entry: Entry | None = None
    standing: Standing | None = None
    near: tuple[tuple[str, Near], ...] = ()
    reasons: tuple[str, ...]
    need: float


CONTRADICTED = 0.97
"""How much a look is needed where reviewers decided against each other."""


def questions(
    entries: Sequence[Entry], near: Sequence[Near], standings: Sequence[Standing], contrary: Sequence[Contrary] = ()
) -> list[Question]:
    """What waits for a reviewer, in order of need; what one has judged as it stands waits no more.

    Args:
        entries: The entries.
        near: What was nearly linked.
        standings: The decisions and whether they still count.
        contrary: Decisions that cannot both be right.
    """
    found = [
        Question(standing=s, reasons=(f"a decision of {s.decision.by} on {s.decision.day}: {s.why}",), need=1.0)
        for s in standings
        if s.state == "open"
    ]
    shown = {d for e in entries for d in e.decisions}
    by_id = {s.decision.id: s for s in standings}
    found += [  # the entry has gone with what one of them took away
        Question(standing=by_id[c.second], reasons=(c.why,), need=CONTRADICTED)
        for c in contrary
        if not {c.first, c.second} <= shown
    ]
    judged = {
        p.claim for s in standings if s.state == "applied" and s.decision.act in ("confirm", "correct")
        for p in s.decision.passages
    }  # fmt: skip
    holder = {c: e.id for e in entries for c in e.claims}
    missed: dict[str, list[tuple[str, Near]]] = {}
    for n in near:
        if n.one in holder and n.other in holder:
            one, other = holder[n.one], holder[n.other]
            missed.setdefault(one, []).append((other, n))
            missed.setdefault(other, []).append((one, n))
    for e in entries:
        against = tuple(c.why for c in contrary if {c.first, c.second} & set(e.decisions))
        if against:
            found.append(Question(entry=e, near=(), reasons=against, need=CONTRADICTED))
            continue
        fresh = [c for c in e.claims if c not in judged]
        if not fresh:
            continue
        close = tuple(sorted(missed.get(e.id, ()), key=lambda m: (-m[1].score, m[0])))
        doubts = _doubts(e, close, len(fresh) < len(e.claims))
        if doubts:
            weight = 1.0 if e.kind in FIRST else 0.5
            need = weight * (1 - prod(1 - d for d, _ in doubts))
            if e.confidence is not None:
                need = max(need, weight * (1 - e.confidence))
            reasons = tuple(why for _, why in sorted(doubts, key=lambda d: (-d[0], d[1])))
            found.append(Question(entry=e, near=close, reasons=reasons, need=round(min(need, 0.99), 4)))
    return sorted(found, key=lambda q: (-q.need, q.entry.id if q.entry else "", q.reasons))


def _doubts(entry: Entry, near: Sequence[tuple[str, Near]], judged_in_part: bool) -> list[tuple[float, str]]:
    """How likely a look changes something, each with why, in words."""
    found = []
    if judged_in_part:
        found.append((0.5, "new reports came since it was judged"))
    found += [(0.4, f"the sources differ on {c.field}: {len(c.accounts)} accounts") for c in entry.competing]
    if near:
        found.append((0.35, f"nearly the same as {near[0][0][:8]} ({near[0][1].score:.2f})"))
    weakest = min((link.score for link in entry.links), default=1.0)
    if weakest < 0.85:
        found.append((round(1.15 - weakest, 2), f"a report is linked weakly ({weakest:.2f})"))
    if entry.phase == "no_report":
        found.append((0.3, "its day has passed without a report"))
    if entry.kind in FIRST:
        if not entry.when.known:
            found.append((0.25, "no day is known"))
        if len(entry.participants) < 2 and entry.kind in ("meeting", "call"):
            found.append((0.3, "fewer than two who take part"))
        if not any(e.field == "status" for e in entry.evidence):
            found.append((0.2, "no words state its status"))
        if any(p.actor is None and p.kind == "person" for p in entry.participants):
            found.append((0.15, "someone who takes part is not known to the packs"))
    if entry.hedge:
        found.append((0.1, f"it is hedged: “{entry.hedge}”"))
    return found
