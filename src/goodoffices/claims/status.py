"""Whether and how an event comes about: from its own tense, upwards through every operator above it."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.claims.calledoff import within_called_off
from goodoffices.claims.circumstances import (
    HEDGING,
    MEALS,
    OF_MOOD,
    as_habit,
    as_refusal,
    before_which,
    in_passing,
    near,
    never_begun,
    under_condition,
)
from goodoffices.claims.governing import TELLING, is_absent, is_denied, operator_above
from goodoffices.claims.grammar import (
    MEASURES,
    cases,
    first_conjunct,
    follow,
    has_relation,
    lemma_of,
    negation,
)
from goodoffices.claims.tense import Mood, Tense, tense_of
from goodoffices.claims.verdict import Verdict, relative_clauses
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import modifiers, place_words, speech
from goodoffices.lexicon.shapes import Operator
from goodoffices.schema import Span

_LASTING = frozenset({"proposed", "invited", "agreed", "scheduled", "cancelled", "postponed", "refused", "unlikely"})
"""What an operator of its own tense above leaves as it is: "there was agreement on a meeting" has held none."""


_STANDING = frozenset(
    {
        "place",
        "venue",
        "date",
        "time",
        "result",
        "mandate",
        "strength",
        "start",
        "opening",
        "commencement",
        "beginning",
        "launch",
        "resumption",
        "holding",
        "convening",
        "participation",
        "attendance",
        "involvement",
    }
)
"""Nouns that stand for the event they belong to: what becomes of the opening of talks becomes of the talks."""
_TALES = frozenset({"report", "claim", "rumour", "rumor", "allegation", "suggestion", "speculation", "account"})
"""Nouns of what is told: who denies them denies what they tell."""
_DATING = frozenset({"date", "date-is-set"})
_ABOUT = frozenset({"on", "about", "toward", "towards", "for"})
"""Marks of a clause that tells what something is about, which need not have come about."""
_MEANT = frozenset({"mean", "intend", "design", "suppose"})
_GOING, _WHITHER = frozenset({"go", "come"}), "obl(to|into|for|from)"
_FAILED = frozenset({"failed", "collapsed", "fruitless", "inconclusive"})
_BESIDE = frozenset({"since", "after", "before", "until"})
"""Prepositions by which a noun tells of another time: "for the first time since the shelling"."""


def judge(sentence: Sentence, trigger: Token, *, headline: bool = False) -> Verdict:
    """Reads the status of the event that `trigger` names.

    Args:
        sentence: The sentence.
        trigger: The verb or noun that names the event.
        headline: The sentence is a title.
    """
    climber = _Climber(sentence, trigger, headline)
    return climber.verdict()


class _Climber:
    """Walks from the event's word up to the predicate that asserts it."""

    def __init__(self, sentence: Sentence, trigger: Token, headline: bool) -> None:
        self.sentence, self.trigger, self.headline = sentence, trigger, headline
        self.predicates: list[Token] = [trigger]
        self.found: list[Operator] = []

    def verdict(self) -> Verdict:
        verdict = self._start()
        first = first_conjunct(self.sentence, self.trigger)
        node = first if self.trigger.pos != "VERB" and first.pos != "VERB" else self.trigger
        asserted = self.trigger.pos == "VERB" and self._finite(self.trigger)
        while node.head >= 0:
            step = self._step(node)
            if step is None:
                break
            node, operator = step
            if operator is None:
                continue
            self.predicates.append(node)
            self.found.append(operator)
            verdict = self._apply(verdict, node, operator)
            asserted = True
        if not asserted and self.trigger.pos != "VERB":
            verdict = in_passing(self.sentence, self.trigger, verdict, headline=self.headline)
        verdict = as_habit(self.sentence, self.predicates, verdict)
        verdict = before_which(self.sentence, self.predicates, verdict)
        verdict = as_refusal(self.sentence, self.predicates, verdict)
        verdict = never_begun(self.sentence, self.predicates, verdict)
        verdict = under_condition(self.sentence, self.predicates, verdict)
        verdict = within_called_off(self.sentence, self.predicates, verdict)
        return replace(verdict, predicates=tuple(self.predicates), operators=tuple(self.found))

    # -- where it starts -------------------------------------------------------------------------------------

    def _start(self) -> Verdict:
        if self.trigger.pos == "VERB":
            return self._of_tense(tense_of(self.sentence, self.trigger, headline=self.headline))
        return self._of_modifiers() or self._plain("mentioned", [self.trigger], "noun", "present")

    def _of_tense(self, tense: Tense, rule: str | None = None) -> Verdict:
        status = OF_MOOD[tense.mood]
        words = near(list(tense.words))
        if tense.mood == "progressive" and self._on_my_way():
            return Verdict("scheduled", words, "I am coming", "future", ())
        if tense.mood == "past" and self._would_be_first():
            return Verdict("scheduled", words, "would be the first", "future", ())
        hedge = words if tense.mood in HEDGING else None
        verdict = Verdict(status, words, rule or f"tense:{tense.mood}", tense.mood, (), hedge=hedge)
        if tense.negated is not None and status != "unlikely":
            return replace(verdict, status="unlikely", negated=True)
        if tense.mood == "participle":
            return self._of_governing_clause(verdict)
        return verdict

    def _on_my_way(self) -> bool:
        """Whether a speaker says where he goes next: "I am coming to Athens"."""
        verb = self.trigger
        mine = any(w.text.lower() in ("i", "we") for w in self.sentence.children(verb, "nsubj"))
        return mine and verb.lemma in place_words().motion

    def _would_be_first(self) -> bool:
        """Whether a clause only counts what lies ahead: "it would be the first time that A and B have met"."""
        verb = self.trigger
        noun = self.sentence.tokens[verb.head] if verb.head >= 0 and verb.rel.startswith(("acl", "ccomp")) else None
        if noun is None or not self.sentence.children(noun, "cop"):
            return False
        first = any(w.lemma.lower() == "first" for w in self.sentence.children(noun, "amod"))
        return first and tense_of(self.sentence, noun).mood in ("future", "conditional", "possible")

    def _of_governing_clause(self, verdict: Verdict) -> Verdict:
        """A participle ("by hosting", "after meeting") has the tense of the clause it hangs on."""
        verb = self.predicates[-1]
        noun = self.sentence.tokens[verb.head] if verb.rel == "acl" and verb.text.endswith("ing") else verb
        beside = noun is not verb and noun.rel == "nsubj"  # "ministers meeting in Cairo set a date"
        if verb.head < 0 or not (beside or has_relation(verb, "advcl")):
            return verdict
        head = self.sentence.tokens[noun.head]
        while (head.rel == "xcomp" or has_relation(head, "advcl")) and (
            tense_of(self.sentence, head).mood in ("infinitive", "participle")
        ):  # "speaking after meeting B, A said"
            head = self.sentence.tokens[head.head]
        mark = " ".join(m.lemma for m in self.sentence.children(verb, "mark", "case"))
        outer = tense_of(self.sentence, head, headline=self.headline)
        if mark in ("without", "instead of"):
            return replace(verdict, status="unlikely")
        if mark in _ABOUT:
            return replace(verdict, status="proposed", mood="future")  # "signed a statement on resuming talks"
        if outer.mood == "past" and not (outer.negated and mark == "by"):
            return replace(verdict, status="held", mood="past", rule="tense of the governing clause")
        return replace(verdict, status=OF_MOOD[outer.mood], mood=outer.mood, rule="tense of the governing clause")

    def _of_modifiers(self) -> Verdict | None:
        """Adjectives and participles on the noun: "proposed", "scheduled to take place", "held in Paris"."""
        table = modifiers()
        for child in self.sentence.children(self.trigger, "acl"):
            if child.rel == "acl:relcl":
                continue
            status = table["participles"].get(lemma_of(self.sentence, child))
            if self._infinitive(child):
                if child.lemma in table["infinitives"] or status is not None:
                    return self._plain("scheduled", [child], "infinitive after the noun", "future")
                continue
            if status is not None and child.text.lower().endswith(("ed", "n", "d", "t")):
                return self._plain(
                    status, [child], f"participle:{child.lemma}", "past" if status == "held" else "future"
                )
        for child in self.sentence.children(self.trigger, "amod", "compound", "advmod"):
            status = table["adjectives"].get(child.text.lower()) or table["adjectives"].get(child.lemma.lower())
            if status is not None:
                if status == "held" and self.trigger.lemma.lower() not in place_words().again | MEALS:
                    status = "cancelled" if child.text.lower() in _FAILED else status  # "the failed truce"
                if status == "scheduled" and child.text.lower().endswith("awaited") and self._has_done():
                    status = "held"  # "the long-awaited dinner served only to confirm it"
                mood: Mood = "past" if status in ("held", "cancelled", "postponed") else "future"
                return self._plain(status, [child], f"adjective:{child.lemma}", mood)
        for clause in relative_clauses(self.sentence, self.trigger):
            if clause.lemma in _MEANT:  # "talks that were meant to end the war" may have failed
                continue
            return self._of_tense(tense_of(self.sentence, clause, headline=self.headline), "relative clause")
        return None

    def _has_done(self) -> bool:
        """Whether a past verb tells what the event did: it came about."""
        verb = self.sentence.tokens[self.trigger.head] if self.trigger.head >= 0 else self.trigger
        acts = self.trigger.rel == "nsubj" and verb.pos == "VERB" and not self.sentence.children(verb, "aux")
        return acts and tense_of(self.sentence, verb, headline=self.headline).mood == "past"

    # -- upwards ---------------------------------------------------------------------------------------------

    def _step(self, node: Token) -> tuple[Token, Operator | None] | None:
        """The next word above that bears on the event, with its operator; None where the event's own clause ends."""
        head = self.sentence.tokens[node.head]
        operator = operator_above(self.sentence, node, head, headline=self.headline)
        if operator is not None:
            return head, operator
        if node.rel == "conj" or (has_relation(node, "obl") and head.rel == "advmod"):  # "away from the talks"
            return head, None
        if node.rel.startswith("acl:relcl") or self._is_speech(head):
            return None
        if (
            node.rel in ("acl", "ccomp")
            and head.lemma in _TALES
            and head.rel == "obj"
            and is_denied(self.sentence, head)
        ):
            return head, None  # "denied reports that they had met"
        if (
            node.pos in ("NOUN", "PROPN")
            and head.pos in ("NOUN", "PROPN")
            and node.rel.startswith(("nmod", "compound", "appos"))
        ):
            passed = head.lemma in MEASURES or head.lemma in _STANDING
            return (head, None) if passed and cases(self.sentence, node) not in _BESIDE else None
        return None

    @staticmethod
    def _is_speech(head: Token) -> bool:
        return head.pos == "VERB" and head.lemma in speech()["verbs"]

    def _apply(self, inner: Verdict, head: Token, operator: Operator) -> Verdict:
        """The inner verdict as it stands under an operator."""
        tense = self._operator_tense(head, operator)
        particles = follow(self.sentence, head, operator.needs) if operator.needs else []  # the "off" of "called off"
        words = near([*tense.words, *particles])
        negated = tense.negated is not None
        hedge = inner.hedge or (words if operator.hedge or tense.mood in HEDGING else None)
        if inner.status == "mentioned" and inner.rule in _DATING:
            return inner  # "there is no date for a meeting" neither denies it nor calls it off
        if tense.mood == "counterfactual":
            return Verdict("unlikely", words, operator.id, tense.mood, (), hedge=hedge)
        if negated and self._goes_on() and is_absent(self.sentence, head, operator):
            return replace(inner, status="mentioned", words=words, rule=operator.id, mood=tense.mood, negated=False)
        if operator.status == "own":
            own = self._of_tense(tense, operator.id)
            if tense.mood == "participle" and head.feats.get("Tense") == "Past":
                own = replace(own, status="held", mood="past")  # "a norm codified by the summit of 2005"
            if (
                tense.negated and own.negated and tense.negated.lemma.lower() in ("not", "n't")
            ):  # not "no meeting took place"
                planned = (
                    "cancelled" if inner.status in ("scheduled", "agreed") and tense.mood == "past" else own.status
                )
                own = replace(own, status=operator.denied.get(tense.mood, planned))
            if (
                inner.status in _LASTING
                and inner.rule != "noun"
                and not negated
                and not (own.status == "held" and inner.rule.startswith("adjective"))
            ):
                return replace(inner, hedge=hedge)
            if tense.mood == "infinitive":
                return replace(inner, words=self._join(inner.words, words) if inner.rule == "noun" else inner.words)
            return replace(own, hedge=hedge, predicates=())
        if operator.id == "schedule" and head.lemma in TELLING and inner.status in ("held", "under_way"):
            return inner  # "confirmed the exchange that was carried out near Zholobok"
        if operator.status == "purpose":
            if tense.mood == "past" and head.lemma in _GOING and not follow(self.sentence, head, _WHITHER):
                return replace(inner, status="held", words=words, rule=operator.id, mood="past")  # "went to see B"
            if tense.mood in ("past", "present", "progressive", "future") and inner.status == "mentioned":
                return replace(inner, status="scheduled", rule=operator.id, mood="future")
            return inner
        status: str = operator.negated if negated else operator.status
        if inner.status in ("cancelled", "refused", "unlikely", "postponed") and operator.status in (
            "scheduled",
            "agreed",
            "proposed",
            "own",
        ):
            status = inner.status  # "expected to be cancelled", "agreed to postpone"
        if operator.id == "threaten" and inner.status in ("cancelled", "refused"):
            status = "mentioned"  # "threatened to boycott the talks": nobody has stayed away
        if status in ("cancelled", "postponed", "refused", "agreed") and self._outer_mood(head, tense) in (
            "future",
            "possible",
            "conditional",
            "needed",
        ):
            status = "proposed" if status == "agreed" else "mentioned"
        mood: Mood = "future" if status in ("scheduled", "agreed", "proposed", "invited") else tense.mood
        return Verdict(status, words, operator.id, mood, (), hedge=hedge, negated=operator.denies and not negated)  # type: ignore[arg-type]

    def _goes_on(self) -> bool:
        """Whether the event is a known one that others hold: "the talks", "the talks between A and B"."""
        words = self.sentence.children(self.trigger, "det")
        return self.trigger.pos != "VERB" and any(w.lemma == "the" for w in words)

    def _outer_mood(self, head: Token, tense: Tense) -> Mood:
        """The mood of an operator; of a participle that of the clause above: "can begin by cancelling the visit".

        What nobody wants, or did, by doing it stays possible: "did not want to anger him by boycotting the talks".
        """
        if tense.mood != "participle" or not has_relation(head, "advcl") or head.head < 0:
            return tense.mood
        above = self.sentence.tokens[head.head]
        outer = tense_of(self.sentence, above)
        while above.rel == "xcomp" and outer.mood == "infinitive" and outer.negated is None:
            above = self.sentence.tokens[above.head]
            outer = tense_of(self.sentence, above)
        return "possible" if outer.negated is not None else outer.mood

    def _operator_tense(self, head: Token, operator: Operator) -> Tense:
        tense = tense_of(self.sentence, head, headline=self.headline)
        if operator.pos == "NOUN" and tense.negated is None:
            outer = self._existential(head)
            if outer is not None and (no := negation(self.sentence, outer)) is not None:
                return Tense(tense.mood, no, (no, *tense.words))
        return tense

    def _existential(self, noun: Token) -> Token | None:
        """The predicate of "there was no mention", "he made no mention": where a noun's negation may stand."""
        if noun.head >= 0 and (has_relation(noun, "nsubj") or has_relation(noun, "obj")):
            return self.sentence.tokens[noun.head]
        return None

    # -- words -----------------------------------------------------------------------------------------------

    def _plain(self, status: str, words: list[Token], rule: str, mood: Mood) -> Verdict:
        return Verdict(status, near(words), rule, mood, ())  # type: ignore[arg-type]

    @staticmethod
    def _join(a: Span, b: Span) -> Span:
        start, end = min(a.start, b.start), max(a.end, b.end)
        return Span(start, end) if end - start < 90 else b

    def _infinitive(self, verb: Token) -> bool:
        marked = any(m.text == "to" for m in self.sentence.children(verb, "mark"))
        return marked or verb.feats.get("VerbForm") == "Inf"

    def _finite(self, verb: Token) -> bool:
        return tense_of(self.sentence, verb, headline=self.headline).mood not in ("infinitive", "participle")
