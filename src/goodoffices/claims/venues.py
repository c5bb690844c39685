"""The place of a meeting by other words than those of its own clause.

Another sentence speaks of the same meeting ("A discussed the truce with B. This came during a meeting in Tunis."; "C
held a workshop in Cairo. The workshop brought together A and B."), or of the journey that it was part of ("A ended a
visit to Juba. During the visit she met B."); or the dateline names the town in which it is news.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from goodoffices.claims.grammar import cases, climb
from goodoffices.claims.hometown import Hometown
from goodoffices.claims.place import place_of
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.sites import Located, places_at
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import place_words
from goodoffices.schema import Claim, Derived, cite

_BACK, _ON = 3, 2
"""Sentences before and after the one that tells of a meeting in which its place may stand."""
_OPEN = frozenset({"held", "under_way", "scheduled", "agreed"})
_POINTING = frozenset({"the", "this", "these", "that", "those", "both"})
_STAYING = frozenset({"during", "on", "of", "as part of", "in the course of", "throughout", "in"})
_ANOTHER = frozenset(
    {"failed", "collapsed", "last", "previous", "earlier", "past", "first", "next", "new", "another", "second", "third"}
)
"""Adjectives of a meeting that is another than the one spoken of beside it."""
_RIGHT_BEHIND = 5
"""Letters between a noun and the day that belongs to it, whatever the parser hangs it on: "the talks in May"."""
_HEAD = "the town from which the article reports it, on its day"
_SAME, _STAY = "another sentence tells of the same meeting", "the journey that it was part of"


class Venues:
    """Finds where meetings told of without a place were.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._hometown = Hometown(reading)
        self._told: dict[int, list[tuple[Token, Located]]] = {}
        self._numbers = {p.sentence.start: p.number for p in reading.passages}

    def complete(self, claims: Sequence[Claim]) -> list[Claim]:
        """The same claims, each meeting that lacks a place with the one that another sentence gives it.

        Args:
            claims: The events of the article.
        """
        meetings: dict[int, list[Claim]] = {}
        for claim in claims:
            if claim.kind == "meeting":
                meetings.setdefault(self._numbers[claim.sentence.start], []).append(claim)
        return [self._placed(claim, meetings) if _lacks(claim) else claim for claim in claims]

    def _placed(self, claim: Claim, meetings: dict[int, list[Claim]]) -> Claim:
        number = self._numbers[claim.sentence.start]
        passage = self.reading.passages[number]
        trigger = next((t for t in passage.sentence.tokens if t.start == claim.trigger.start), None)
        if trigger is None:
            return claim
        tried: tuple[tuple[str, Callable[[], Located | None]], ...] = (
            (_STAY, lambda: self._on_stay(passage, trigger)),
            (_SAME, lambda: self._told_again(claim, passage, trigger, meetings)),
            (_HEAD, lambda: None if _told_elsewhere(claim, meetings) else self._hometown.of(claim, passage)),
        )
        for rule, find in tried:
            if (found := find()) is not None:
                proof = cite(self.reading.article, found.words, "where")
                derived = (*claim.derived, *found.derived, Derived(field="where", rule=rule))
                return claim.model_copy(
                    update={"where": found.where, "evidence": (*claim.evidence, proof), "derived": derived}
                )
        return claim

    # -- the same meeting ------------------------------------------------------------------------------------------

    def _told_again(
        self, claim: Claim, passage: Passage, trigger: Token, meetings: dict[int, list[Claim]]
    ) -> Located | None:
        """The place in a sentence that speaks of the same meeting: after it, else before it."""
        passages, number = self.reading.passages, passage.number
        if _another(passage.sentence, trigger):
            return None
        beside = self._other_talks(passage.sentence, trigger)
        for later in passages[number + 1 : number + 1 + _ON]:
            others = meetings.get(later.number, [])
            if any(_apart(claim, other) for other in others):
                break
            for noun, there in self._occasions(later):
                if noun.lemma.lower() in beside:
                    continue
                meant = _points(later.sentence, noun) and not _another(later.sentence, noun)
                if (meant or _this_came(later.sentence, noun)) and not _of_other_days(later, noun, claim):
                    return there
        nouns = {t.lemma.lower() for t in self._meant(passage.sentence, trigger)}
        nouns |= place_words().again if self._attended(passage.sentence, trigger) else frozenset()
        for earlier in reversed(passages[max(0, number - _BACK) : number] if nouns else []):
            for noun, there in self._occasions(earlier):
                others = meetings.get(earlier.number, [])
                apart = any(_apart(claim, o) for o in others) or _of_other_days(earlier, noun, claim)
                if noun.lemma.lower() in nouns and not apart:
                    return there
        return None

    @staticmethod
    def _other_talks(sentence: Sentence, trigger: Token) -> frozenset[str]:
        """Nouns of other meetings that its sentence speaks of: "A met B as the talks hung in the balance"."""
        nouns = [t for t in sentence.tokens if t.pos == "NOUN" and t.lemma.lower() in place_words().again]
        apart = [t for t in nouns if t is not trigger and trigger.pos == "VERB" and t.rel.startswith("nsubj")]
        return frozenset(t.lemma.lower() for t in apart if t.head != trigger.i)

    @staticmethod
    def _meant(sentence: Sentence, trigger: Token) -> list[Token]:
        """The nouns by which the words of a meeting point back at one told of: "the workshop brought together"."""
        near = [trigger, *sentence.children(trigger, "nsubj", "obj", "obl")]
        return [t for t in near if t.lemma.lower() in place_words().again and _points(sentence, t)]

    @staticmethod
    def _attended(sentence: Sentence, trigger: Token) -> bool:
        """Whether those who took part in what was told right before are the subject: "Participants discussed"."""
        return any(t.lemma in ("participant", "attendee") for t in sentence.children(trigger, "nsubj"))

    def _occasions(self, passage: Passage) -> list[tuple[Token, Located]]:
        """The meetings that a sentence speaks of with a town or house, whoever takes part."""
        if passage.number not in self._told:
            self._told[passage.number] = list(self._find(passage))
        return self._told[passage.number]

    def _find(self, passage: Passage) -> Iterator[tuple[Token, Located]]:
        sentence, words = passage.sentence, place_words()
        for noun in sentence.tokens:
            if noun.pos != "NOUN" or noun.lemma.lower() not in words.again:
                continue
            above = [sentence.tokens[noun.head]] if noun.head >= 0 and noun.rel.startswith(("nsubj", "obj")) else []
            held = [v for v in [*sentence.children(noun, "acl"), *above] if v.lemma in words.holding]
            there = place_of(self.reading, passage, (noun, *held))
            if there is not None and there.site:
                yield noun, there

    # -- a journey -------------------------------------------------------------------------------------------------

    def _on_stay(self, passage: Passage, trigger: Token) -> Located | None:
        """Where the journey led that the words of a meeting point at: "during the visit", "while there"."""
        sentence, words = passage.sentence, place_words()
        above = list(climb(sentence, trigger))
        near = [c for t in above for c in sentence.children(t, "obl", "nmod", "advmod", "advcl")]
        near += [c for t in near for c in sentence.children(t, "nmod")]
        stays = any(
            t.lemma.lower() in words.journeys and cases(sentence, t) in _STAYING and _points(sentence, t) for t in near
        )
        stays = stays or any(t.rel == "acl:relcl" and _is_of_stay(sentence, t) for t in above)
        if not stays and not any(t.lemma.lower() == "there" for t in near):
            return None
        for earlier in reversed(self.reading.passages[max(0, passage.number - _BACK) : passage.number + 1]):
            goals = {g.where.name: g for g in self._goals(earlier)}
            if goals:
                return next(iter(goals.values())) if len(goals) == 1 else None
        return None

    def _goals(self, passage: Passage) -> Iterator[Located]:
        """Where journeys lead that a sentence tells of: "a visit to Juba", "arrived in Juba", "visited Juba"."""
        sentence, words = passage.sentence, place_words()
        for token in sentence.tokens:
            if token.head < 0:
                continue
            head, case = sentence.tokens[token.head], cases(sentence, token)
            went = head.lemma in words.motion and case in words.to
            came = head.lemma in words.arrivals - {"be"} and head.pos == "VERB" and case in words.at
            seen = head.lemma in ("visit", "tour") and token.rel == "obj"
            if token.rel.split(":")[0] in ("obl", "nmod", "obj") and (went or came or seen):
                goal = places_at(self.reading, passage, token)
                if goal is not None:
                    yield goal


def _is_of_stay(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause tells what happened on a journey: "a visit to Juba, during which she met B"."""
    during = any(c.lemma == "which" and cases(sentence, c) in _STAYING for c in sentence.children(clause, "obl"))
    return during and sentence.tokens[clause.head].lemma.lower() in place_words().journeys


def _lacks(claim: Claim) -> bool:
    """Whether a meeting that people come to has no place yet."""
    near = claim.medium not in ("phone", "virtual")
    unknown = claim.where.name is None and not claim.where.undetermined
    return claim.kind == "meeting" and claim.status in _OPEN and near and unknown


def _told_elsewhere(claim: Claim, meetings: dict[int, list[Claim]]) -> bool:
    """Whether the article tells, with a place, of a meeting that may be the same: its headline knows better."""
    others = (other for told in meetings.values() for other in told if other.where.name is not None)
    return any(other.status in _OPEN and _may_be_same(claim, other) for other in others)


def _may_be_same(one: Claim, other: Claim) -> bool:
    """Whether all who are at one of two meetings are at the other, too, by name: else somebody met others as well."""
    a, b = ({p.name for p in c.participants} for c in (one, other))
    return a <= b or b <= a


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two meetings surely have others at them."""
    a, b = ({p.name for p in c.participants} for c in (one, other))
    return bool(a) and bool(b) and not a & b


def _of_other_days(passage: Passage, noun: Token, claim: Claim) -> bool:
    """Whether words give a meeting days that another one does not have: "the Brussels talks in May"."""
    words = list(passage.sentence.subtree(noun))
    first, last = words[0].start, words[-1].end
    told = [t for t in passage.times if t.type == "DATE"]
    mine = [t for t in told if (first <= t.start and t.end <= last) or 0 <= t.start - noun.end <= _RIGHT_BEHIND]
    own = [t.to_when() for t in mine]
    return any(day.known and not (claim.when.known and day.overlaps(claim.when)) for day in own)


def _points(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun means one told of: "the talks", "their meeting"."""
    words = sentence.children(noun, "det", "nmod:poss")
    return any(w.lemma.lower() in _POINTING or w.pos == "PRON" for w in words)


def _another(sentence: Sentence, noun: Token) -> bool:
    """Whether words set a meeting apart from the one spoken of beside it: "the last round of talks"."""
    counted = [sentence.tokens[noun.head]] if noun.rel == "nmod" and noun.head >= 0 else []
    words = [
        w for t in (noun, *counted) for c in sentence.children(t, "amod") for w in (c.lemma.lower(), c.text.lower())
    ]
    return not _ANOTHER.isdisjoint(words)


def _this_came(sentence: Sentence, noun: Token) -> bool:
    """Whether a sentence only tells at which meeting what stands before it happened: "This came during a meeting"."""
    head = sentence.tokens[noun.head] if noun.head >= 0 else noun
    subjects = sentence.children(head, "nsubj")
    this = any(s.lemma.lower() in ("this", "that", "it") for s in subjects)
    return this and head.lemma in ("come", "be", "happen", "occur")
