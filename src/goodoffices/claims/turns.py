"""One meeting after the other in one clause: "met A in X on Monday and B in Y on Tuesday", "with A and then with B"."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.contacts import partner_words
from goodoffices.claims.event import Event, Roles
from goodoffices.claims.grammar import cases, conjuncts
from goodoffices.claims.party import Party
from goodoffices.claims.place import sites_in
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.sites import Located
from goodoffices.claims.unnamed import as_people
from goodoffices.claims.when import POINTS, directed
from goodoffices.language import Sentence, Token
from goodoffices.schema import Span, When

_THEN = frozenset({"then", "later", "afterwards", "subsequently", "thereafter", "separately"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One of several meetings that a clause tells of one after the other.

    Args:
        roles: Its participants.
        reach: Range of the words that name its partners, with the day and place that follow them.
        others: The ranges of the other meetings: no day or place in them is this one's.
        goal: Where it leads, of a journey.
    """

    roles: Roles
    reach: Span
    others: tuple[Span, ...]
    goal: Located | None = None

    def day(
        self, reading: Reading, passage: Passage, clause: tuple[When, Span] | None, direction: str
    ) -> tuple[When, Span] | None:
        """Its own day, else that of the whole clause, where it is no other meeting's."""
        for time in passage.times:
            if time.type in POINTS and _inside(time.start, self.reach):
                return directed(reading, time, direction), Span(time.start, time.end)
        return None if clause is None or self._of_another(clause[1]) else clause

    def place(self, reading: Reading, passage: Passage, clause: Located | None) -> Located | None:
        """Its own place, else that of the whole clause, where it is no other meeting's."""
        own = self.goal or next(sites_in(reading, passage, self.reach), None)
        return own or (None if clause is None or self._of_another(clause.words) else clause)

    def _of_another(self, words: Span) -> bool:
        return any(_inside(words.start, other) for other in self.others)


def by_turns(reading: Reading, event: Event, references: References) -> list[Turn]:
    """The meetings of a clause that names partners by turns; empty when it tells of one meeting.

    Each turn has a day or a place of its own, or follows the one before with a "then".
    """
    passage, sentence = event.passage, event.passage.sentence
    partners = _partners(event)
    starts = [_start(sentence, word, partners) for word in partners]
    if len(partners) < 2:
        return []
    ends = [*starts[1:], _end(sentence, partners[-1])]
    whole = max((t.i for t in sentence.subtree(partners[-1])), default=partners[-1].i) + 1
    then = [
        any(t.lemma in _THEN for t in sentence.tokens[max(0, s - 2) : w.i])
        for s, w in zip(starts, partners, strict=True)
    ]
    settled = [_settled(reading, passage, _span(sentence, w.i, end)) for w, end in zip(partners, ends, strict=True)]
    groups: list[list[int]] = [[]]
    for k in range(len(partners)):
        if groups[-1] and (then[k] or settled[k - 1]):
            groups.append([])
        groups[-1].append(k)
    apart = all(settled[g[-1]] for g in groups) or all(then[g[0]] for g in groups[1:])
    if len(groups) < 2 or not apart:
        return []
    if not any(settled[:-1]):  # "met A and then B on Monday": both, where the day is the verb's
        ends[-1] = min(ends[-1], whole)
    reaches = [_span(sentence, starts[g[0]], ends[g[-1]]) for g in groups]
    met = [_met(event, [partners[k] for k in g], references) for g in groups]
    met = [
        parties or (met[0] if _is_where(sentence, partners[g[0]]) else [])
        for g, parties in zip(groups, met, strict=True)
    ]
    hosts = [(p, r) for p, r in event.roles if not any(_inside(p.words.start, reach) for reach in reaches)]
    hosts = [(p, r) for p, r in hosts if not any(p.same_as(q) for parties in met for q in parties)]
    if not hosts:
        return []
    turns = []
    for reach, parties in zip(reaches, met, strict=True):
        others = tuple(r for r in reaches if r is not reach)
        if parties:
            turns.append(Turn([*hosts, *((p, "party") for p in parties)], reach, others))
    return turns


def _partners(event: Event) -> list[Token]:
    """The words for those who are met, those included that the parser hangs on the verb ("... and with B")."""
    sentence = event.passage.sentence
    words = [w for head in partner_words(event) for w in conjuncts(sentence, head)]
    for predicate in event.verdict.predicates:
        if predicate.pos == "VERB":
            torn = [c for c in sentence.children(predicate, "conj") if c.pos in ("NOUN", "PROPN")]
            words += [c for c in torn if not sentence.children(c, "nsubj", "cop")]
    return sorted({w.i: w for w in words if w.i > event.trigger.i}.values(), key=lambda w: w.i)


def _met(event: Event, words: list[Token], references: References) -> list[Party]:
    """Who is met in one turn; people without a name under their own words."""
    found: list[Party] = []
    for word in words:
        parties = _alone(event.passage, word, references)
        found += parties or as_people(event.passage.sentence, word)
    return found


def _alone(passage: Passage, word: Token, references: References) -> list[Party]:
    """The parties of one word without those that are coordinated with it; a place is nobody."""
    below = {t.i for c in conjuncts(passage.sentence, word) if c is not word for t in passage.sentence.subtree(c)}
    apart = [(passage.sentence.tokens[i].start, passage.sentence.tokens[i].end) for i in below]
    parties = [
        p for p in parties_at(passage, word, references) if p.kind in ("person", "office", "group", "organisation")
    ]
    return [p for p in parties if not any(a <= p.words.start < b for a, b in apart)]


def _is_where(sentence: Sentence, word: Token) -> bool:
    """Whether a turn tells only of another place: "met B in Panmunjom in April and again in Pyongyang in May"."""
    return cases(sentence, word) in ("in", "at") and bool(sentence.children(word, "case"))


def _start(sentence: Sentence, word: Token, partners: list[Token]) -> int:
    """The first word of a partner, right of the partner before."""
    before = max((p.i for p in partners if p.i < word.i), default=-1)
    later = {t.i for p in partners if p.i > word.i for t in sentence.subtree(p)}
    own = [t.i for t in sentence.subtree(word) if before < t.i <= word.i and t.i not in later]
    return min(own, default=word.i)


def _end(sentence: Sentence, last: Token) -> int:
    """One past the words of the last turn: up to the next clause."""
    rest = sentence.tokens[last.i + 1 :]
    return next((t.i for t in rest if t.pos in ("VERB", "AUX", "SCONJ") or t.text in (";", ":")), len(sentence.tokens))


def _span(sentence: Sentence, first: int, end: int) -> Span:
    return Span(sentence.tokens[first].start, sentence.tokens[max(first, end - 1)].end)


def _inside(offset: int, reach: Span) -> bool:
    return reach.start <= offset < reach.end


def _settled(reading: Reading, passage: Passage, reach: Span) -> bool:
    """Whether a stretch gives a day or a place."""
    timed = any(t.type in POINTS and _inside(t.start, reach) for t in passage.times)
    return timed or next(sites_in(reading, passage, reach), None) is not None
