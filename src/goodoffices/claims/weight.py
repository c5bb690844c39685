"""Weight: which attributions a record keeps as statements; thoughts, plans to speak, asides and vehicles it does not.

A careful reader enters a statement for where its speaker stands: what he demands, denies, promises, judges, foresees.
That an official "said" what happened is the vehicle of an event, which has an entry of its own.
"""

from __future__ import annotations

from goodoffices.claims.cues import Cue
from goodoffices.claims.grammar import conjuncts, has_relation, is_predicate
from goodoffices.claims.place import places_at
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.speakers import Voice
from goodoffices.claims.speech import Attribution
from goodoffices.claims.tense import tense_of
from goodoffices.language import Token
from goodoffices.lexicon import speech
from goodoffices.schema import Article, Span

_MARKS = frozenset(",.;:!?-–—…()")
_ASSERTED = ("past", "present", "progressive", "participle")


def is_asserted(passage: Passage, told: Attribution) -> bool:
    """Whether it was said: by a verb of speech that is neither negated nor planned, by a noun, or by "according to"."""
    cue = told.cue
    if cue.kind != "verb":
        return cue.kind != "mood"
    kind = speech()["verbs"].get(cue.word.lemma)
    stated = kind == "stance" and any(
        c.lemma in speech()["vessels"] for c in passage.sentence.children(cue.word, "obl")
    )
    if told.manner != "direct" and not stated and kind not in ("report", "act", "cite"):
        return False
    above = passage.sentence.tokens[cue.word.head] if cue.word.rel == "xcomp" else cue.word
    main = above if above.lemma in ("go", "continue", "proceed", "begin") else cue.word  # "went on to add"
    tense = tense_of(passage.sentence, main, headline=passage.headline)
    perfect = any(a.lemma == "have" for a in passage.sentence.children(main, "aux"))  # "is reported to have said"
    return tense.negated is None and (tense.mood in _ASSERTED or (tense.mood == "infinitive" and perfect))


def is_spoken(article: Article, told: Attribution) -> bool:
    """Whether the speaker's own words carry it: at least a third of it stands between quotation marks."""
    if told.manner == "direct":
        return any(" " in article.quote(q.inside) for q in told.quoted)
    whole = sum(len(article.quote(c).split()) for c in told.contents)
    own = sum(len(article.quote(q.inside).split()) for q in told.quoted)
    return 3 * own >= whole and any(" " in article.quote(q.inside) for q in told.quoted)


def core_of(reading: Reading, passage: Passage, told: Attribution) -> Span | None:
    """The words of an indirect statement without "that" and the marks at its edges; None when they say too little."""
    first, last = told.contents[0].start, told.contents[-1].end
    tokens = [t for t in passage.sentence.tokens if first <= t.start < last]
    while tokens and (tokens[0].lemma == "that" or tokens[0].text in _MARKS):
        tokens = tokens[1:]
    while tokens and tokens[-1].text in _MARKS:
        tokens = tokens[:-1]
    words = [t for t in tokens if t.pos not in ("PUNCT", "DET", "ADP", "PRON", "AUX", "SCONJ", "PART")]
    if len(tokens) < 2 or not words:
        return None
    if told.form != "clause" and any(t.start <= tokens[0].start < t.end for t in passage.times):
        return None
    if told.form == "phrase" and places_at(reading, passage, words[0]) is not None:
        return None
    return Span(tokens[0].start, tokens[-1].end)


def is_position(passage: Passage, told: Attribution, voice: Voice, core: Span) -> bool:
    """Whether an indirect statement tells where its speaker stands."""
    cue = told.cue
    if voice.loose or cue.kind == "mark":
        return False
    if cue.kind == "noun":
        return told.form == "clause" and voice.party is not None and not told.nested
    verb = speech()["verbs"].get(cue.word.lemma) if cue.kind == "verb" else "report"
    if verb == "cite":
        return False  # an agency that reports an event takes no position
    if verb in ("act", "stance"):
        return True
    if told.form != "clause" or _goes_along(passage, cue):
        return False
    if cue.kind == "phrase":
        return _weighs(passage, core)
    return cue.word.lemma not in speech()["plain"] or not _happened(passage, core)


def _goes_along(passage: Passage, cue: Cue) -> bool:
    """A second half ("..., adding that") of what another verb of speech tells in the same sentence."""
    if not has_relation(cue.word, "advcl") or not cue.word.text.lower().endswith("ing"):
        return False
    before = passage.sentence.tokens[: cue.word.i]
    above = any(t.i == cue.word.head and t.lemma in ("quote", "cite") for t in before)
    return not above and any(t.pos == "VERB" and t.lemma in speech()["verbs"] for t in before)


def _happened(passage: Passage, core: Span) -> bool:
    """Whether the words tell only events that have taken place: each of their clauses has a verb of action in the past.

    What "he", "she", "it" or "they" did is the speaker's own act, what was going on is still so as he speaks ("said
    that talks were continuing"), and what someone said is someone's stand: his word on these counts.
    """
    head = _predicate(passage, core)
    clauses = conjuncts(passage.sentence, head) if head is not None else []
    if not clauses or _is_own(passage, clauses[0]):
        return False
    return all(_took_place(passage, c) for c in clauses if is_predicate(passage.sentence, c))


def _is_own(passage: Passage, head: Token) -> bool:
    who = passage.sentence.children(head, "nsubj")
    return bool(who) and who[0].pos == "PRON" and not passage.sentence.children(who[0], "conj")


def _took_place(passage: Passage, head: Token) -> bool:
    if head.pos != "VERB" or head.lemma in speech()["states"] or head.lemma in speech()["verbs"]:
        return False
    tense = tense_of(passage.sentence, head)
    helpers = passage.sentence.children(head, "aux")
    insists = any(a.lemma == "do" for a in helpers)  # "did raise the issue"
    lasts = head.text.lower().endswith("ing") and any(a.lemma == "be" for a in helpers)
    return not (insists or lasts) and tense.negated is None and tense.mood == "past"


def _weighs(passage: Passage, core: Span) -> bool:
    """Whether the words say what will, may, must or should be, or what is not."""
    head = _predicate(passage, core)
    if head is None:
        return False
    tense = tense_of(passage.sentence, head)
    return tense.negated is not None or tense.mood in ("future", "possible", "needed", "conditional", "counterfactual")


def _predicate(passage: Passage, core: Span) -> Token | None:
    """The first predicate of some words that hangs on none of them."""
    inside = [t for t in passage.sentence.tokens if core.start <= t.start < core.end]
    within = {t.i for t in inside}
    return next((t for t in inside if t.head not in within and is_predicate(passage.sentence, t)), None)
