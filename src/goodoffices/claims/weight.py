"""Weight: which attributions a record keeps as statements; thoughts, plans to speak, asides and vehicles it does not.

A careful reader enters a statement for where its speaker stands: what he demands, denies, promises, judges, foresees.
That an official "said" what happened is the vehicle of an event, which has an entry of its own.
"""

from __future__ import annotations

from goodoffices.claims.asides import is_aside, is_question, predicate_of
from goodoffices.claims.cues import particle_of
from goodoffices.claims.grammar import conjuncts, is_predicate
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.sites import places_at
from goodoffices.claims.speakers import Voice
from goodoffices.claims.speech import Attribution
from goodoffices.claims.tense import tense_of
from goodoffices.language import Token
from goodoffices.lexicon import speech
from goodoffices.schema import Article, Span

_MARKS = frozenset(",.;:!?-–—…()")
_UNSAID = frozenset({"without", "apart", "instead", "rather", "before"})
_CORE = ("nsubj", "obj", "root", "conj", "appos")
_SMALL = 5
_ASSERTED = ("past", "present", "progressive", "participle")


def is_asserted(passage: Passage, told: Attribution) -> bool:
    """Whether it was said: by a verb of speech that is neither negated nor planned, by a noun, or by "according to"."""
    cue = told.cue
    if cue.kind != "verb":
        return cue.kind != "mood"
    kind = _kind(passage, cue.word)
    stated = kind == "stance" and any(
        c.lemma in speech()["vessels"] for c in passage.sentence.children(cue.word, "obl")
    )
    if told.manner != "direct" and not stated and kind not in ("report", "act", "cite", "position"):
        return False
    if any(m.lemma in _UNSAID for m in passage.sentence.children(cue.word, "mark", "case")):
        return False
    above = passage.sentence.tokens[cue.word.head] if cue.word.rel == "xcomp" else cue.word
    main = above if above.lemma in ("go", "continue", "proceed", "begin") else cue.word  # "went on to add"
    tense = tense_of(passage.sentence, main, headline=passage.headline)
    perfect = any(a.lemma == "have" for a in passage.sentence.children(main, "aux"))  # "is reported to have said"
    return tense.negated is None and (tense.mood in _ASSERTED or (tense.mood == "infinitive" and perfect))


def _kind(passage: Passage, verb: Token) -> str | None:
    """What a verb takes as content, as in the lexicon; `position` for verbs of mind by which someone takes a stand."""
    lemma = verb.lemma.lower()
    whole = f"{lemma} {particle_of(passage.sentence, verb)}".strip()
    return "position" if whole in speech()["positions"] else speech()["verbs"].get(lemma)


def is_spoken(article: Article, told: Attribution) -> bool:
    """Whether the speaker's own words carry it: at least a third of it stands between quotation marks."""
    if speech()["verbs"].get(told.cue.word.lemma) == "cite" and told.manner != "direct":
        return False  # "quoted a source as saying": the source's words follow
    if told.manner == "direct":
        return any(" " in article.quote(q.inside) for q in told.quoted)
    whole = sum(len(article.quote(c).split()) for c in told.contents)
    own = sum(len(article.quote(q.inside).split()) for q in told.quoted)
    return 3 * own >= whole and any(" " in article.quote(q.inside) for q in told.quoted)


def core_of(reading: Reading, passage: Passage, told: Attribution) -> Span | None:
    """The words of an indirect statement without "that" and the marks at its edges; None when they say too little."""
    first, last = told.contents[0].start, told.contents[-1].end
    tokens = [t for t in passage.sentence.tokens if first <= t.start < last]
    while tokens and (tokens[0].text.lower() == "that" or tokens[0].text in _MARKS):
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


def is_position(reading: Reading, passage: Passage, told: Attribution, voice: Voice, core: Span) -> bool:
    """Whether an indirect statement tells where its speaker stands."""
    cue = told.cue
    who = cue.who.lemma.lower() if cue.who is not None else ""
    if voice.loose or cue.kind == "mark" or (voice.party is None and who in speech()["private"]):
        return False
    if cue.kind == "noun":
        return _stands_in_noun(told) and voice.party is not None
    kind = _kind(passage, cue.word) if cue.kind == "verb" else "report"
    if kind == "cite" or (cue.kind == "verb" and is_aside(reading, passage, told, core)):
        return False  # an agency that reports an event takes no position
    if kind in ("act", "stance", "position"):
        return not (is_question(passage, core) if told.form == "clause" else _is_small(passage, told, core))
    if told.form != "clause":
        return _is_claimed(passage, cue.word)
    if cue.kind == "phrase":
        return _weighs(passage, core)
    if cue.word.lemma not in speech()["plain"]:
        return True
    if voice.party is None and who in speech()["bystanders"]:  # what a diplomat tells is news, not a stand
        return _weighs(passage, core) or _is_own(passage, predicate_of(passage, core))
    return not _happened(passage, core)


def _stands_in_noun(told: Attribution) -> bool:
    """A noun by which someone takes a stand ("the claim that"), itself a subject or an object: no "edged towards"."""
    noun = told.cue.word
    stands = noun.lemma.lower() in speech()["standing"] and noun.rel.split(":")[0] in _CORE
    return stands and told.form == "clause" and not told.nested


def _is_claimed(passage: Passage, verb: Token) -> bool:
    """Whether the object of a verb is the claim itself: "claimed responsibility"."""
    wanted = speech()["claimed"].get(verb.lemma.lower(), ())
    return any(o.lemma.lower() in wanted for o in passage.sentence.children(verb, "obj"))


def _is_small(passage: Passage, told: Attribution, core: Span) -> bool:
    """A bare thing that is praised or condemned ("welcomed the deal"): no word tells why, or what should follow."""
    if any(o.lemma.lower() in speech()["courtesies"] for o in passage.sentence.children(told.cue.word, "obj")):
        return True  # "voiced its interest", "expressed his condolences"
    judges = any(told.cue.word.lemma in speech()["stance"][s] for s in ("accusation", "cooperative"))
    if told.form != "object" or told.cue.word.lemma in ("accuse", "blame"):
        return False
    words = [t for t in passage.sentence.tokens if core.start <= t.start < core.end and t.pos != "PUNCT"]
    plain = not any(t.pos == "VERB" for t in words)
    return (judges or told.cue.word.lemma == "describe") and plain and len(words) <= _SMALL


def _happened(passage: Passage, core: Span) -> bool:
    """Whether the words tell only events that have taken place: each of their clauses has a verb of action in the past.

    What "he", "she", "it" or "they" did is the speaker's own act, what was going on is still so as he speaks ("said
    that talks were continuing"), and what someone said is someone's stand: his word on these counts.
    """
    head = predicate_of(passage, core)
    clauses = conjuncts(passage.sentence, head) if head is not None else []
    if not clauses or _is_own(passage, head):
        return False
    return all(_took_place(passage, c) for c in clauses if is_predicate(passage.sentence, c))


def _is_own(passage: Passage, head: Token | None) -> bool:
    who = passage.sentence.children(head, "nsubj") if head is not None else ()
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
    head = predicate_of(passage, core)
    if head is None:
        return False
    tense = tense_of(passage.sentence, head)
    return tense.negated is not None or tense.mood in ("future", "possible", "needed", "conditional", "counterfactual")
