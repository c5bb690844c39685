"""What can be checked of a claim or entry without reading anything anew: does each value follow from its proof?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goodoffices.schema import Article, Claim, Entry, Failure, Participant, broken, unsupported
from goodoffices.schema.claim import Facts

LONGEST = 12
"""Words of the longest evidence for a day, a place or a participant."""

_SHORT_FIELD = re.compile(r"(when|where|speaker|participants\[\d+\])(\.|$)")
_INDEXED = re.compile(r"(participants|attribution|topics)\[(\d+)\]")


def check(owner: str, facts: Facts, articles: Mapping[str, Article]) -> Iterator[Failure]:
    """Everything that is wrong with one claim or entry.

    Args:
        owner: Its id, for the report.
        facts: The claim or entry.
        articles: The articles by id.
    """
    evidence = list(facts.evidence)
    if isinstance(facts, Entry):
        evidence += [step.evidence for step in facts.history]
        evidence += [e for c in facts.competing for a in c.accounts for e in a.evidence]
    yield from broken(owner, evidence, articles)
    for field in unsupported(facts):
        yield Failure(where=owner, field=field, problem="a value with neither words nor a derivation")
    for e in evidence:
        if _SHORT_FIELD.match(e.field) and len(e.quote.split()) > LONGEST:
            yield Failure(where=owner, field=e.field, problem=f"its evidence is longer than {LONGEST} words")
    for field in sorted({e.field for e in facts.evidence} | {d.field for d in facts.derived}):
        if (found := _INDEXED.match(field)) and int(found[2]) >= len(getattr(facts, found[1])):
            yield Failure(where=owner, field=field, problem="evidence for a value that is not there")
    yield from _values(owner, facts)
    if isinstance(facts, Claim):
        yield from _claim(owner, facts, articles)
    if isinstance(facts, Entry):
        yield from _entry(owner, facts, articles)


def _values(owner: str, facts: Facts) -> Iterator[Failure]:
    """Values that must read as their quotes do."""

    def quotes(field: str) -> set[str]:
        return {e.quote for e in facts.proof(field)}

    def derived(field: str) -> bool:
        return any(d.field == field or d.field.startswith(field + ".") for d in facts.derived)

    people: list[tuple[str, Participant]] = [(f"participants[{i}]", p) for i, p in enumerate(facts.participants)]
    if facts.speaker is not None:
        people.append(("speaker", facts.speaker))
    for field, person in people:
        names = quotes(field)
        if person.written is not None and names and person.written not in names:
            yield Failure(where=owner, field=field, problem=f"{person.written!r} is none of its quotes")
        if person.name != person.written and not derived(field) and not any(_shows(person, q) for q in names):
            yield Failure(where=owner, field=field, problem=f"nothing shows that this is {person.name!r}")
    days = quotes("when")
    if facts.when.words is not None and days and not any(_holds(q, facts.when.words) for q in days):
        yield Failure(where=owner, field="when", problem=f"{facts.when.words!r} is none of its quotes")
    places = quotes("where")
    name = facts.where.name
    if name is not None and places and not derived("where") and not any(_same(name, q) for q in places):
        yield Failure(where=owner, field="where", problem=f"{name!r} is none of its quotes")
    for field in ("condition", "hedge"):
        value = getattr(facts, field)
        if value and quotes(field) and not any(_holds(q, value) for q in quotes(field)):
            yield Failure(where=owner, field=field, problem=f"{value!r} is none of its quotes")
    said = facts.content.text if facts.content is not None and facts.content.direct else None
    if said and quotes("content") and not any(_holds(said, q) for q in quotes("content")):
        yield Failure(where=owner, field="content", problem="the words quoted are none of its quotes")
    if facts.when.start and facts.when.end and facts.when.start > facts.when.end:
        yield Failure(where=owner, field="when", problem="it ends before it starts")


def _claim(owner: str, claim: Claim, articles: Mapping[str, Article]) -> Iterator[Failure]:
    from goodoffices.schema import claim_id

    if claim.id != claim_id(claim.article, claim.kind, claim.trigger, claim.part):
        yield Failure(where=owner, field="id", problem="it does not follow from article, kind and trigger")
    article = articles.get(claim.article)
    if article is not None:
        for field, span in (("trigger", claim.trigger), ("sentence", claim.sentence)):
            if not 0 <= span.start < span.end <= len(article.text):
                yield Failure(where=owner, field=field, problem="it lies outside the text")
    if any(e.article != claim.article for e in claim.evidence):
        yield Failure(where=owner, field="evidence", problem="a quote comes from another article")


def _entry(owner: str, entry: Entry, articles: Mapping[str, Article]) -> Iterator[Failure]:
    if entry.id not in entry.claims:
        yield Failure(where=owner, field="id", problem="its founding claim is not among its claims")
    missing = [a for a in entry.articles if a not in articles]
    if missing:
        yield Failure(where=owner, field="articles", problem=f"not in the record: {', '.join(missing)}")
    if not 1 <= entry.origins <= max(1, len(entry.articles)):
        yield Failure(where=owner, field="origins", problem="more origins than articles, or none")


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())


def _holds(quote: str, words: str) -> bool:
    return _fold(words) in _fold(quote)


def _shows(person: Participant, quote: str) -> bool:
    """Whether a quote shows who it is; an office or body is named after words of it and those around ("ministers")."""
    if _same(person.name, quote):
        return True
    if person.kind == "person":
        return False
    begun = {word[:5] for word in _fold(quote).split() if len(word) > 3}
    return any(word[:5] in begun for word in _fold(person.name).split() if len(word) > 3)


def _same(name: str, quote: str) -> bool:
    """Whether a quote shows a name: one holds the other, whatever the case."""
    return _holds(quote, name) or _holds(name, quote)
