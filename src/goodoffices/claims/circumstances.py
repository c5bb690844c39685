"""What tells the status of an event that no operator governs: its preposition, its clause, the conditions around it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from goodoffices.claims.grammar import cases, climb, has_relation, is_predicate, measured, negation, words_span
from goodoffices.claims.tense import Mood, tense_of
from goodoffices.claims.verdict import Verdict
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import modifiers, speech
from goodoffices.schema import Span, Status

OF_MOOD: dict[Mood, Status] = {
    "past": "held",
    "present": "mentioned",
    "progressive": "under_way",
    "future": "scheduled",
    "possible": "proposed",
    "conditional": "proposed",
    "needed": "proposed",
    "counterfactual": "unlikely",
    "infinitive": "mentioned",
    "participle": "mentioned",
}
HEDGING: frozenset[Mood] = frozenset({"possible", "conditional", "counterfactual"})
MEALS = frozenset({"breakfast", "lunch", "luncheon", "dinner", "supper"})
_ORDER = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "latest"})
_OCCASIONED = frozenset({"prompt", "follow", "precede", "trigger", "inspire"})
_HABITUAL = frozenset(
    {"usually", "often", "regularly", "routinely", "normally", "typically", "traditionally", "weekly"}
)
_RECURRING = frozenset({"week", "month", "year", "fortnight", "spring", "summer", "autumn", "winter"})
_CONDITIONS = frozenset({"if", "once", "unless", "when", "should"})
_QUESTIONS = frozenset({"why", "whether", "if", "how", "when", "where"})
_KNOWING = frozenset(
    {"know", "say", "understand", "explain", "tell", "disclose", "reveal", "specify", "confirm", "clear"}
)
_UNSURE = frozenset({"unclear", "uncertain", "unknown", "wonder", "unsure"})
_WISHING = frozenset({"hope", "want", "expect", "wish", "plan", "intend", "aim", "seek"})
_WAITING = frozenset({"before", "until", "till"})
_BEGINNING = frozenset({"begin", "start", "open", "commence"})


def near(tokens: list[Token]) -> Span:
    """The range of words from first to last, cut to the last ones when they stand more than eight words apart."""
    tokens = sorted(tokens, key=lambda t: t.i)
    while len(tokens) > 1 and tokens[-1].i - tokens[0].i > 8:
        tokens = tokens[1:]
    return Span(*words_span(tokens))


def in_passing(sentence: Sentence, trigger: Token, verdict: Verdict, *, headline: bool) -> Verdict:
    """A noun that no operator governs: "after a meeting", "at talks in Geneva", "no meeting"."""
    no, top = negation(sentence, trigger), measured(sentence, trigger)
    if no is not None and _is_counted(sentence, top):
        return verdict  # "it is not his first visit": it is one all the same
    if no is not None and not _is_elsewhere(sentence, top, no):
        return replace(verdict, status="unlikely", words=near([no, trigger]), negated=True, rule="negated noun")
    if verdict.rule != "noun":
        return verdict
    preposition = cases(sentence, top)
    status: str | None = modifiers()["prepositions"].get(preposition)
    if sentence.children(top, "cop") and preposition in ("in", "at"):  # "A and B are in talks"
        own = tense_of(sentence, top, headline=headline)
        told: dict[Mood, Status] = {**OF_MOOD, "present": "under_way"}
        return replace(verdict, status=told[own.mood], words=near(list(own.words)), mood=own.mood, rule="in talks")
    if not preposition and _is_counted(sentence, top):
        own = tense_of(sentence, top, headline=headline)
        counted: dict[Mood, Status] = {**OF_MOOD, "present": "held"}
        return replace(verdict, status=counted[own.mood], words=near(list(own.words)), mood=own.mood, rule="counted")
    predicate = _predicate_above(sentence, top)
    if preposition == "over" and trigger.lemma in MEALS:  # "over lunch", not "a quarrel over talks"
        status = "clause"
    if preposition == "for" and predicate is not None and sentence.children(predicate, "cop"):
        status = "clause"  # "A was in Algiers for talks"
    if preposition == "by" and predicate is not None and predicate.lemma in _OCCASIONED:
        status = "clause"  # "the decision was prompted by a call"
    outer = tense_of(sentence, predicate, headline=headline) if predicate is not None else None
    if predicate is not None and status == "clause" and _is_of_speaker(sentence, top, predicate):
        return replace(verdict, mood=outer.mood if outer else "present")
    means = preposition == "through" and not sentence.children(top, "det", "nmod:poss", "amod", "nummod")
    if means and outer is not None and outer.mood != "past":
        return replace(verdict, mood=outer.mood)  # "are to settle it through negotiation": no one meeting
    if status in ("held", "scheduled"):
        mood: Mood = outer.mood if outer else "past"
        hoped = mood == "infinitive" and predicate is not None and _is_wished(sentence, predicate)
        if status == "held" and (hoped or mood in ("future", "possible", "conditional")):
            return replace(verdict, status="mentioned", rule=f"preposition:{preposition}", mood=mood)
        case = next(iter(sentence.children(top, "case")), trigger)
        mood = "past" if status == "held" else "future"
        rule = f"preposition:{preposition}"
        return replace(verdict, status=cast("Status", status), words=near([case, trigger]), rule=rule, mood=mood)
    if (
        status == "clause"
        and outer is not None
        and outer.negated is None
        and outer.mood in ("past", "future", "progressive")
    ):
        words = near([predicate]) if predicate is not None else verdict.words
        return replace(
            verdict,
            status=OF_MOOD[outer.mood],
            words=words,
            mood=outer.mood,
            rule=f"preposition:{preposition}",
        )
    return replace(verdict, mood=outer.mood if outer else "present")


def _is_of_speaker(sentence: Sentence, noun: Token, predicate: Token) -> bool:
    """Whether a noun only tells who speaks: "a diplomat involved in the talks said"."""
    speakers = sentence.children(predicate, "nsubj") if predicate.lemma in speech()["verbs"] else ()
    return any(noun in sentence.subtree(who) for who in speakers)


def _is_wished(sentence: Sentence, predicate: Token) -> bool:
    """Whether an infinitive is what somebody hopes: "hope to make progress during the meeting"."""
    above = (t for t in climb(sentence, predicate) if t is not predicate and is_predicate(sentence, t))
    verb = next(above, None)
    return verb is not None and verb.lemma in _WISHING and tense_of(sentence, verb).mood in ("present", "future")


def _is_elsewhere(sentence: Sentence, noun: Token, no: Token) -> bool:
    """Whether only where something was done is denied: "they came to it not at their session, but at dinner"."""
    known = any(d.lemma in ("the", "this", "that") for d in sentence.children(noun, "det"))
    return no.lemma == "not" and bool(cases(sentence, noun)) and (known or bool(sentence.children(noun, "nmod:poss")))


_ITSELF = frozenset({"this", "it", "that", "summit", "talk", "meeting", "encounter", "round"})
"""Subjects that stand for the very meeting that is counted."""


def _is_counted(sentence: Sentence, noun: Token) -> bool:
    """Whether a sentence says which of its kind it is: "this is his first visit", "it was their third meeting"."""
    which = any(w.lemma in _ORDER or w.feats.get("NumType") == "Ord" for w in sentence.children(noun, "amod"))
    subjects = sentence.children(noun, "nsubj")
    about = any(w.lemma.lower() in _ITSELF or w.pos == "PROPN" for w in subjects)  # "Sochi will be the sixth meeting"
    return which and about and bool(sentence.children(noun, "cop"))


def _predicate_above(sentence: Sentence, trigger: Token) -> Token | None:
    return next(
        (t for t in climb(sentence, trigger) if t is not trigger and is_predicate(sentence, t)),
        None,
    )


def as_habit(sentence: Sentence, predicates: list[Token], verdict: Verdict) -> Verdict:
    """What happens as a rule is no event: "usually met in Luanda", "holds talks every month"."""
    if verdict.status not in ("held", "under_way", "scheduled"):
        return verdict
    for node in predicates:
        words = sentence.children(node, "advmod", "obl", "nmod")
        usual = any(w.lemma.lower() in _HABITUAL for w in words if w.rel == "advmod")
        every = any(d.lemma in ("every", "each") for w in words if w.lemma in _RECURRING for d in sentence.children(w))
        if (usual or every) and not any(a.lemma == "have" for a in sentence.children(node, "aux")):
            return replace(verdict, status="mentioned", rule="habit")
    return verdict


def before_which(sentence: Sentence, predicates: list[Token], verdict: Verdict) -> Verdict:
    """What something to come precedes lies ahead, too: "groups will gather in Doha before the talks resume"."""
    if verdict.status != "mentioned" or verdict.mood != "present":
        return verdict
    for node in predicates:
        marks = {m.lemma.lower() for m in sentence.children(node, "mark")}
        if "before" in marks and any(
            tense_of(sentence, t).mood == "future"
            for t in climb(sentence, node)
            if t is not node and is_predicate(sentence, t)
        ):
            return replace(verdict, status="scheduled", mood="future", rule="before which")
    return verdict


def as_refusal(sentence: Sentence, predicates: list[Token], verdict: Verdict) -> Verdict:
    """Who says of himself that he will not, refuses: "I will not meet A", "B said he would not sign the accord"."""
    verb = predicates[-1]
    if verdict.status != "unlikely" or verb.pos != "VERB" or verdict.rule not in ("tense:future", "tense:conditional"):
        return verdict
    who = next(iter(sentence.children(verb, "nsubj")), None)
    if who is None or who.rel != "nsubj" or who.pos != "PRON":
        return verdict
    pronoun = who.lemma.lower()
    above = sentence.tokens[verb.head] if verb.rel == "ccomp" else verb
    speaker = next(iter(sentence.children(above, "nsubj")), None) if above is not verb else None
    told = speaker is not None and above.lemma in speech()["verbs"] and speaker.i < who.i
    of_himself = told and speaker is not None and _is_same(pronoun, speaker)
    return replace(verdict, status="refused") if pronoun in ("i", "we") or of_himself else verdict


def _is_same(pronoun: str, speaker: Token) -> bool:
    """Whether a pronoun may be the speaker himself: he and one person, they and several, it and a body."""
    several = speaker.feats.get("Number") == "Plur"
    return several or speaker.pos == "PROPN" if pronoun == "they" else not several and pronoun in ("he", "she", "it")


def under_condition(sentence: Sentence, predicates: list[Token], verdict: Verdict) -> Verdict:
    """Conditions: the event inside an "if" or "once" clause, or a clause or phrase that it depends on."""
    for node in predicates:
        marks = [m.lemma for m in sentence.children(node, "mark", "advmod")]
        conditional = has_relation(node, "advcl") and _CONDITIONS & set(marks)
        unreal = verdict.mood == "past" and bool({"if", "unless"} & set(marks))  # "would strike if the truce collapsed"
        if conditional and (unreal or verdict.mood in ("present", "possible", "infinitive", "future")):
            return replace(verdict, status="mentioned", rule="condition")
        if has_relation(node, "advcl") and _WAITING & set(marks) and _waits(sentence, node):
            return replace(verdict, status="mentioned", rule="condition")
    for node in predicates:
        for child in sentence.children(node, "advcl"):
            if any(m.lemma in ("if", "unless", "provided", "once") for m in sentence.children(child, "mark")):
                return replace(verdict, condition=Span(*words_span(list(sentence.subtree(child)))))
            if child.lemma in ("depend", "pend") and child.text.lower().endswith("ing"):
                return replace(verdict, condition=Span(*words_span(list(sentence.subtree(child)))))
        for child in sentence.children(node, "obl"):
            if cases(sentence, child) in (
                "depending on",
                "subject to",
                "pending",
                "in case of",
                "provided",
            ):
                return replace(verdict, condition=Span(*words_span(list(sentence.subtree(child)))))
    return verdict


def never_begun(sentence: Sentence, predicates: list[Token], verdict: Verdict) -> Verdict:
    """What is over before it begins has not been held: "the talks fell apart on Thursday before they had begun"."""
    if verdict.status != "held":
        return verdict
    for node in predicates:
        for child in sentence.children(node, "advcl"):
            before = any(m.lemma.lower() == "before" for m in sentence.children(child, "mark"))
            own = any(w.pos == "PRON" for w in sentence.children(child, "nsubj"))
            if before and own and child.lemma in _BEGINNING:
                return replace(verdict, status="cancelled", rule="never begun")
    return verdict


def _waits(sentence: Sentence, node: Token) -> bool:
    """Whether something is to come first: "will not decide before they have met", "not until they have met"."""
    perfect = any(a.text.lower() in ("have", "has", "had") for a in sentence.children(node, "aux"))
    return perfect and node.head >= 0 and tense_of(sentence, sentence.tokens[node.head]).mood != "past"


def is_asked(sentence: Sentence, predicate: Token) -> bool:
    """Whether a clause only tells what nobody knows or says: "I don't know why he went", "unclear whether they met"."""
    if predicate.head < 0 or not any(has_relation(predicate, rel) for rel in ("ccomp", "csubj", "advcl")):
        return False
    head = sentence.tokens[predicate.head]
    asking = {w.lemma.lower() for w in sentence.children(predicate, "mark", "advmod")} & _QUESTIONS
    if head.lemma.lower() in _QUESTIONS and head.head >= 0:  # "why" as the object, with a clause of its own
        asking, head = {head.lemma}, sentence.tokens[head.head]
    unknown = head.lemma in _UNSURE or (head.lemma in _KNOWING and negation(sentence, head) is not None)
    return bool(asking) and unknown
