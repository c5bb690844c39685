"""Governments named after whoever leads them: "the Assad regime" has been in power, and is while told of as now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.packs.model import Mention
from goodoffices.schema import Article, Span
from goodoffices.time.clue import Clue
from goodoffices.time.daysets import EARLIEST, LATEST, DaySet
from goodoffices.time.direction import tense_in
from goodoffices.time.known_words import any_of

_OWNER = r"^(?:[’']s?)?\s+"
_SINCE, _WHILE = 26, 24
_RANKS = frozenset(("head", "leader"))


def clues_of_governments(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], packs: Packs
) -> Iterator[Clue]:
    """The clues that governments, regimes and forces named after a head give.

    Args:
        article: The article.
        sentences: Its parsed sentences.
        mentions: The known names of its body.
        packs: The facts.
    """
    for person in mentions:
        if person.sense != "actor" or not person.ids[0].startswith("person/"):
            continue
        words = any_of("governs", before=_OWNER).match(article.text[person.end : person.end + 40])
        if words is None:
            continue
        held = [t for key in person.ids for t in packs.tenures(key)]
        led = [t for t in held if (office := packs.office(t.office)) is not None and office.rank in _RANKS]
        if not led:
            continue
        span = Span(person.start, person.end + words.end())
        named = article.quote(span)
        first = min((t.period.start or EARLIEST for t in led), default=EARLIEST)
        yield Clue(f"speaks of {named}, in power since {first}", span, DaySet.since(first), _SINCE)
        sentence = next((s for s in sentences if s.start <= person.start < s.end), None)
        if sentence is None or any_of("gone").search(sentence.text()):
            continue
        if tense_in(sentence, person.start) in ("present", "future"):
            days = DaySet.of((t.period.start or EARLIEST, t.period.end or LATEST) for t in led)
            last = days.stretches[-1][1]
            until = "now" if last == LATEST else str(last)
            yield Clue(f"speaks of {named} as in power, which it was until {until}", span, days, _WHILE)
