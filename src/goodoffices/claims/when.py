"""The day of an event: which time expression belongs to it, read in the direction that its status gives."""

from __future__ import annotations

import re
from typing import cast

from goodoffices.claims.grammar import cases, clause, has_relation, is_predicate, measured
from goodoffices.claims.otherdays import (
    CLOSE,
    OFF,
    SPANS,
    is_deadline,
    is_gap,
    is_of_calling_off,
    is_of_planning,
    is_of_saying,
    on,
    part_of_a_day,
    told_again,
)
from goodoffices.claims.putoff import last_of, moved_to
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.spells import spell
from goodoffices.claims.tense import tense_of
from goodoffices.language import Token
from goodoffices.lexicon import place_words, read_rules
from goodoffices.schema import Span, When
from goodoffices.time import Tense, TimeExpression, find_times

POINTS = ("DATE", "TIME")
_MONTH = re.compile(r"published [<>~]=? \d\d(?: (?:START|MID|END))?")
"""How a month without a year, or a part of it, is written."""
_UNTIL = re.compile(r"\b(until|till)\b")
_STATED = ("statement", "document", "text", "paper")
_HOLDING = frozenset({"hold", "host", "have", "convene", "chair", "arrange", "bring", "gather", "receive", "welcome"})
"""Verbs whose day is that of the meeting that they are followed by."""
_TRYING = frozenset({"seek", "try", "attempt", "hope", "want"})
_PARTS_OF_TIME = frozenset(
    {"eve", "morning", "evening", "night", "afternoon", "day", "end", "start", "beginning", "weekend"}
)


def day_of(
    reading: Reading,
    passage: Passage,
    predicates: tuple[Token, ...],
    direction: str,
    *,
    told_by: tuple[Token, ...] | None = None,
    status: str | None = None,
) -> tuple[When, Span] | None:
    """The day or interval that the words around an event give, with those words.

    Args:
        reading: The article.
        passage: The passage.
        predicates: The words on which its day may hang, nearest first.
        direction: `past`, `present` or `future`: where a weekday or a month without a year lies.
        told_by: Of what people meet at: the words that tell its status. What lies ahead has no day of a past clause.
        status: What becomes of it: what is called off has no day of the calling off.

    Returns:
        None when no expression belongs to the event: it has no day, then.
    """
    if _led_up(passage, predicates[0]):
        predicates = predicates[:1]
    points = _points(passage, predicates, direction)
    points = [t for t in points if not _of_another(passage, t, predicates)]
    points = [t for t in points if not is_of_calling_off(passage, t, predicates, status)]
    if told_by is not None and direction == "future":
        points = [t for t in points if not is_of_planning(reading, passage, t, predicates, told_by)]
    if told_by is not None:
        points = [t for t in points if not is_of_saying(passage, t, predicates, told_by)]
    if direction == "past" and status not in OFF:
        points = [t for t in points if not _lies_ahead(reading, t)]
    moving = [word for word in told_by or () if word.i != predicates[0].i and status == "postponed"]
    later = moved_to(passage, points, moving)
    expression = later or _belonging(passage, points, predicates)
    if expression is None:
        return None
    expression = told_again(reading, passage, expression)
    if _is_this_weekday(reading, passage, expression, predicates[0]):
        return None
    direction = "future" if later is not None else direction
    then = later is not None or any(_then(passage, expression, p) for p in predicates)
    if direction == "future" and any(
        p.lemma in place_words().motion and on(passage, expression, p) and tense_of(passage.sentence, p).mood == "past"
        for p in predicates[1:]
    ):
        direction = "past"  # "flew to Doha on Sunday to meet B"
    near = later is None and (status in OFF or _was_planned(passage, predicates))
    when = _nearest(reading, expression) if near else None
    when = when or directed(reading, expression, direction, anew=then)  # "since 12 May, when they met": on that day
    if not when.known and not when.value:
        return None
    found = when, Span(expression.start, expression.end)
    if status == "postponed":  # "put off until Friday"
        return last_of(passage, expression, moving, found)
    return spell(reading, passage, expression, found, lambda other: directed(reading, other, direction))


def _led_up(passage: Passage, event: Token) -> bool:
    """Whether it went on for days or longer before what has the day: "signed on Friday after two months of talks"."""
    length = measured(passage.sentence, event)
    return length is not event and length.lemma in SPANS and cases(passage.sentence, length) in ("after", "following")


def _of_another(passage: Passage, expression: TimeExpression, predicates: tuple[Token, ...]) -> bool:
    """Whether its day tells which agreement the event is about: "a violation of the truce of May"."""
    before = [t for t in passage.sentence.tokens if t.start < expression.start][-2:]
    if len(before) < 2 or before[1].lemma != "of" or before[0] in predicates[:1]:
        return False
    if before[0].rel.startswith("nsubj") and before[0].head == predicates[0].i:
        return False  # "the truce of 1994 was signed in Juba"
    return before[0].lemma.lower() in (*read_rules("nouns")["pact"], *_STATED)


def _lies_ahead(reading: Reading, expression: TimeExpression) -> bool:
    """Whether it is after the article's own day: "agreed to sign in two weeks" was not done then."""
    today, when = reading.article.published.end, directed(reading, expression, "past")
    return today is not None and when.start is not None and when.start > today


def _points(passage: Passage, predicates: tuple[Token, ...], direction: str) -> list[TimeExpression]:
    """The time expressions of a passage that may be the day of what it tells."""
    points = [t for t in passage.times if t.type in POINTS and t.anchor != "claim"]  # "on the eve of it" fixes no day
    points = [t for t in points if not is_gap(passage, t)]
    points = [t for t in points if not part_of_a_day(passage, t)]  # "at noon": of the day named, or of none
    return [t for t in points if direction != "past" or not is_deadline(passage, t, predicates)]


def _belonging(passage: Passage, points: list[TimeExpression], predicates: tuple[Token, ...]) -> TimeExpression | None:
    """The point expression nearest to the event: on its own word first, then on each that may carry its day."""
    for predicate in predicates:
        near = [t for t in points if _hangs_on(passage, t, predicate)]
        if near:
            nearest = min(near, key=lambda t: (t.type != "DATE", abs(t.start - predicate.start), t.start))
            verbs = [predicate] if predicate.pos == "VERB" else [p for p in predicates if _holds(p)]
            return _exact(nearest, [t for t in points if any(_hangs_on(passage, t, verb) for verb in verbs)])
    later = next((t for p in predicates for t in points if _then(passage, t, p)), None)
    later = later or next((t for p in predicates for t in points if _there(passage, t, p)), None)
    return later or next((t for p in predicates for t in points if _in_line(passage, t, p)), None)


def _exact(vague: TimeExpression, near: list[TimeExpression]) -> TimeExpression:
    """The only day among a verb's times that lies in a longer one: "will meet for a second time this year on 20 June".

    The verb's own, or that of who holds what has the longer time ("hosted both on 5 June for their second meeting this
    year"); not of other verbs ("on 5 June recalled their meeting last year").
    """
    days = [t for t in near if t.grain == "day"]
    if vague.grain in ("day", "interval") or len(days) != 1:
        return vague
    apart = vague.interval and days[0].interval and not vague.interval.overlaps(days[0].interval)
    return vague if apart else days[0]


def _holds(verb: Token) -> bool:
    return verb.pos == "VERB" and verb.lemma in _HOLDING


def _in_line(passage: Passage, expression: TimeExpression, verb: Token) -> bool:
    """Whether only a place stands between verb and day, whatever the parser hangs it on: "resume in Oslo on 8 May"."""
    if verb.pos != "VERB" or expression.start < verb.end:
        return False
    between = [t for t in passage.sentence.tokens if verb.end <= t.start < expression.start]
    return 2 <= len(between) <= CLOSE // 2 and all(t.pos in ("ADP", "PROPN", "DET") for t in between)


def _is_this_weekday(reading: Reading, passage: Passage, expression: TimeExpression, event: Token) -> bool:
    """Whether "the Friday call" stands in an article of a Friday: that of today, or of a week ago."""
    today = reading.article.published.start
    before = event.pos != "VERB" and expression.end <= event.start and on(passage, expression, event) is not None
    days = expression.interval
    return before and expression.basis == "weekday" and days is not None and days.start == days.end == today


def _then(passage: Passage, expression: TimeExpression, predicate: Token) -> bool:
    """Whether the event's clause tells what happened on that day: "on 2 November 2008, when the presidents signed"."""
    when = next((c for c in passage.sentence.children(predicate, "advmod", "mark") if c.lemma == "when"), None)
    before = [t for t in passage.sentence.tokens if when is not None and t.i < when.i and t.pos != "PUNCT"]
    clause = predicate.rel.startswith(("acl", "advcl"))
    return clause and bool(before) and expression.start <= before[-1].start < expression.end


def _there(passage: Passage, expression: TimeExpression, predicate: Token) -> bool:
    """Whether its clause tells what happened where one was on that day: "flew to Doha on Monday, where A met B"."""
    sentence = passage.sentence
    where = any(c.lemma == "where" for c in sentence.children(predicate, "advmod", "mark"))
    if not where or not predicate.rel.startswith(("acl", "advcl")) or expression.start > predicate.start:
        return False
    stay = clause(sentence, sentence.tokens[predicate.head])
    goes = stay.lemma in place_words().arrivals or any(sentence.children(stay, "cop"))
    one = tense_of(sentence, stay).mood == tense_of(sentence, predicate).mood
    before = any(c.text.lower() == "had" for c in sentence.children(predicate, "aux"))
    return goes and one and not before and on(passage, expression, stay) is not None


def _hangs_on(passage: Passage, expression: TimeExpression, predicate: Token) -> bool:
    """Whether the expression modifies the predicate itself, not something inside one of its arguments."""
    inside = [t for t in passage.sentence.tokens if expression.start <= t.start < expression.end]
    if not inside or predicate in inside:
        return False
    top = next((t for t in inside if t.head < 0 or passage.sentence.tokens[t.head] not in inside), inside[0])
    for _ in range(2):
        if top.head == predicate.i or _after_subject(passage, top, predicate):
            return True
        if top.head < 0:
            return False
        above = passage.sentence.tokens[top.head]
        if is_predicate(passage.sentence, above) or above.pos not in ("NOUN", "PROPN", "ADP", "ADV", "NUM", "ADJ"):
            return False
        if not top.rel.startswith(
            ("nummod", "compound", "amod", "flat", "advmod", "nmod:unmarked", "nmod:tmod", "obl", "case", "det")
        ):
            return False
        if above.pos in ("NOUN", "PROPN") and above.lemma not in _PARTS_OF_TIME:
            return False  # "after their war this April": the war's April
        top = above
    return False


def _after_subject(passage: Passage, top: Token, predicate: Token) -> bool:
    """Whether the time stands between subject and predicate, hung on the subject ("Russia on June 20 cemented")."""
    above = passage.sentence.tokens[top.head] if top.head >= 0 else top
    if cases(passage.sentence, top) == "of":
        return False  # "the truce of 1991 ended": the truce's year
    return above.rel.startswith("nsubj") and above.head == predicate.i and above.i < top.i < predicate.i


def _nearest(reading: Reading, expression: TimeExpression) -> When | None:
    """Of a month without a year the one nearest to the report: "a round slated for April was cancelled", in May."""
    today, words = reading.article.published, reading.article.text[expression.start : expression.end]
    until = _UNTIL.search(reading.article.text, max(0, expression.start - CLOSE * 2), expression.start)
    deadline = expression.interval is not None and expression.interval.start is None  # "by the end of May"
    if (
        until is not None
        or expression.basis != "inferred"
        or (expression.grain not in ("month", "day") and not deadline)
        or today.start is None
    ):
        return None
    tenses: tuple[Tense, ...] = ("past", "future")
    case, day = "by" if deadline else "on", today.start
    read = [t.to_when() for tense in tenses for t in find_times(f"{case} {words}", reference=today, tense=tense)]
    known = [w for w in read if w.end is not None and (deadline or w.start is not None)]
    return min(known, key=lambda w: max(((w.start or w.end) - day).days, (day - w.end).days), default=None)  # type: ignore[operator]


def _was_planned(passage: Passage, predicates: tuple[Token, ...]) -> bool:
    """Whether the plan itself is past: "they had agreed to sign by the end of May", "sought to sign in May".

    Not so what somebody tells of a plan: "B said they had agreed to".
    """
    sentence = passage.sentence
    ahead = any(tense_of(sentence, p).mood == "infinitive" for p in predicates)
    tried = [p for p in predicates if p.lemma in _TRYING and tense_of(sentence, p).mood == "past"]
    before = [*tried, *(p for p in predicates if any(a.text.lower() == "had" for a in sentence.children(p, "aux")))]
    return ahead and any(not has_relation(p, "ccomp") for p in before)


def directed(reading: Reading, expression: TimeExpression, direction: str, *, anew: bool = False) -> When:
    """The expression's interval; a weekday is read again in the direction of the event, a month after "until", too.

    Args:
        reading: The article.
        expression: The expression.
        direction: `past`, `present` or `future`.
        anew: Read it again without the words around it.
    """
    when = expression.to_when()
    until = _UNTIL.search(reading.article.text, max(0, expression.start - CLOSE * 2), expression.start)
    month = until is not None and _MONTH.fullmatch(when.value or "") is not None
    ahead = direction == "future" and _MONTH.fullmatch(when.value or "") is not None  # "invited to Geneva in March"
    loose = when.anchor == "published" and (when.basis == "weekday" or month or ahead)
    if (loose or anew) and direction in ("past", "future"):
        words = reading.article.text[expression.start : expression.end]
        if when.basis == "weekday" and direction == "future":
            words = re.sub(r"^this ", "", words, flags=re.I)  # "agreed to meet this Friday": the one ahead
        # "March" and "May" alone are no months, nor is "the 18th" a day
        for lead in ("in ",) if _MONTH.fullmatch(when.value or "") else ("", "on "):
            again = find_times(lead + words, reference=reading.article.published, tense=cast("Tense", direction))
            whole = [t for t in again if t.start == len(lead) and t.end == len(lead + words)]
            if whole:
                return whole[0].to_when()
    return when
