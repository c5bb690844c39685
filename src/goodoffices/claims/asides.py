"""Asides: what a sentence says by the way: second halves, relative clauses, what had been said before its day."""

from __future__ import annotations

from goodoffices.claims.cues import Cue
from goodoffices.claims.grammar import has_relation, is_predicate
from goodoffices.claims.reach import lacks_subject
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.speech import Attribution
from goodoffices.claims.when import day_of
from goodoffices.language import Token
from goodoffices.schema import Span

_ASKING = frozenset({"whether", "who", "why", "how", "when", "what", "which", "where"})


def is_aside(reading: Reading, passage: Passage, told: Attribution, core: Span) -> bool:
    """Whether an indirect statement is told in a relative clause or as what lies back, and is no news of its own."""
    return _in_relative(passage, told, core) or _before(reading, passage, told.cue)


def goes_along(cue: Cue) -> bool:
    """Whether a verb tells a second half of what another verb of speech tells: "..., adding that"."""
    return cue.kind == "verb" and has_relation(cue.word, "advcl") and cue.word.text.lower().endswith("ing")


def _in_relative(passage: Passage, told: Attribution, core: Span) -> bool:
    """In a relative clause without a clause of its own: "who had urged him to leave", "which he insists must end"."""
    if told.cue.word.rel != "acl:relcl":
        return False
    head = predicate_of(passage, core)
    return told.form != "clause" or (head is not None and lacks_subject(passage.sentence, head, core))


def _before(reading: Reading, passage: Passage, cue: Cue) -> bool:
    """What had been said before, on a day that no words tell: "they had threatened to boycott the talks"."""
    helpers = passage.sentence.children(cue.word, "aux")
    had = any(a.lemma == "have" and a.text.lower() in ("had", "’d", "'d") for a in helpers)
    return had and day_of(reading, passage, (cue.word,), "past") is None


def is_question(passage: Passage, core: Span) -> bool:
    """Whether some words are a question put by one who does not know: "whether the truce would hold"."""
    first = next((t for t in passage.sentence.tokens if core.start <= t.start), None)
    return first is not None and first.lemma.lower() in _ASKING


def predicate_of(passage: Passage, core: Span) -> Token | None:
    """The first predicate of some words that hangs on none of them."""
    inside = [t for t in passage.sentence.tokens if core.start <= t.start < core.end]
    within = {t.i for t in inside}
    return next((t for t in inside if t.head not in within and is_predicate(passage.sentence, t)), None)
