"""Vehicles: statements that only carry an event which has a claim of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.claims.speech import Attribution
from goodoffices.claims.tense import tense_of
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech
from goodoffices.schema import Claim, Span


@dataclass(frozen=True, slots=True)
class Load:
    """The words that would tell the event which an indirect statement carries, by their offsets.

    Args:
        verb: Its verb of speech: "demanded that they leave" is pressure.
        said: The predicate of what is said, where the verb takes no stand or binds the speaker ("said they would not
            attend", "vowed to go on"); None where it must or should happen, which is a stand.
    """

    verb: int
    said: int | None


def load_of(sentence: Sentence, told: Attribution, head: Token | None) -> Load:
    """What an indirect statement carries.

    Args:
        sentence: Its sentence.
        told: The statement.
        head: The predicate of what is said.
    """
    plain = told.cue.kind == "verb" and told.cue.word.lemma in (*speech()["plain"], *speech()["binding"])
    if head is None or not plain or told.form != "clause" or tense_of(sentence, head).mood == "needed":
        return Load(told.cue.word.start, None)
    return Load(told.cue.word.start, head.start)


def without_vehicles(claims: Sequence[Claim], loads: Mapping[str, Load]) -> list[Claim]:
    """The claims without statements that carry one of the others.

    Args:
        claims: The claims of one article.
        loads: Id of an indirect statement to what it carries.
    """
    events = [c for c in claims if c.kind != "statement"]
    triggers = [c.trigger for c in events]
    words = [*triggers, *(Span(e.start, e.end) for c in events for e in c.evidence if e.field == "status")]
    return [c for c in claims if c.id not in loads or not _carries(loads[c.id], triggers, words)]


def _carries(load: Load, triggers: Sequence[Span], words: Sequence[Span]) -> bool:
    told = any(t.start <= load.verb < t.end for t in triggers)
    return told or (load.said is not None and any(w.start <= load.said < w.end for w in words))
