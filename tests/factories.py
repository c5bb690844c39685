"""Articles, claims and entries of an invented conflict (Norrland and Sudmark), for tests of storing and showing.

Every value stands in the articles' words, so that what is made here verifies.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from goodoffices.schema import (
    Account,
    Article,
    Block,
    Claim,
    Competing,
    Content,
    Derived,
    Entry,
    Evidence,
    HistoryStep,
    Link,
    Participant,
    Span,
    When,
    Where,
    article_id,
    cite,
    claim_id,
)
from goodoffices.schema.claim import Facts

ANNOUNCED = """Foreign ministers to meet in Tarn

The foreign ministers of Norrland and Sudmark will meet in Tarn on 14 May, the mediator Ada Lind said. \
"There is no other road than talks," Lind told reporters.

A peace plan was proposed by the Harbour Group.

More stories
Cheese festival to meet demand"""

HELD = """Ministers talk for six hours

Minister Per Dahl of Norrland and Minister Ida Voss of Sudmark met in Tarn on Tuesday. \
They agreed to exchange prisoners. Voss refused to shake hands. \
A second round, planned for 2 June, may take place in Elm if shelling stops."""

RIVAL = """Talks in Varn end

Per Dahl and Ida Voss met in Varn on Tuesday, the agency Norr Wire reported. \
The round of 2 June is called off, an official said. "We will not come," the official said. \
Two soldiers were killed near the bridge on 1 June."""


def day(text: str, words: str | None = None, basis: str = "explicit") -> When:
    """A `When` of one day."""
    value = date.fromisoformat(text)
    return When.model_validate({"start": value, "end": value, "grain": "day", "basis": basis, "words": words})


def article(text: str, outlet: str, published: str, source: str = "page.txt") -> Article:
    """An article: title, paragraphs, and furniture below `More stories`."""
    blocks, at = [], 0
    furniture = False
    for part in text.split("\n\n"):
        furniture = furniture or part.startswith("More stories")
        kind = "title" if at == 0 else "furniture" if furniture else "body"
        blocks.append(Block.model_validate({"start": at, "end": at + len(part), "kind": kind}))
        at += len(part) + 2
    return Article(
        id=article_id(text, outlet, None, published),
        text=text,
        blocks=tuple(blocks),
        title=text.split("\n")[0],
        outlet=outlet,
        language="en",
        given=published,
        sources=(source,),
        published=day(published),
    )


def claim(
    of: Article,
    kind: str,
    status: str,
    trigger: str,
    *,
    people: Sequence[tuple[str, str]] = (),
    speaker: str | None = None,
    said: str | None = None,
    when: When | None = None,
    where: str | None = None,
    **more: Any,
) -> Claim:
    """A claim whose every value stands in the article's words."""
    text = of.text
    at = text.index(trigger, text.index("\n\n"))
    start = text.rfind("\n", 0, at) + 1
    sentence = Span(start, text.find("\n", at) if "\n" in text[at:] else len(text))

    def find(words: str) -> Span:
        begin = text.find(words, sentence.start)
        begin = begin if begin >= 0 else text.index(words)
        return Span(begin, begin + len(words))

    evidence = [cite(of, Span(at, at + len(trigger)), "status")]
    participants = []
    for i, (name, role) in enumerate(people):
        evidence.append(cite(of, find(name), f"participants[{i}]"))
        participants.append(Participant.model_validate({"name": name, "written": name, "role": role, "kind": "person"}))
    values: dict[str, Any] = dict(more)
    if speaker is not None:
        evidence.append(cite(of, find(speaker), "speaker"))
        values["speaker"] = Participant(name=speaker, written=speaker, role="speaker", kind="person")
    if said is not None:
        evidence.append(cite(of, find(said), "content"))
        values["content"] = Content(text=said, direct=True)
    if when is not None:
        assert when.words is not None
        evidence.append(cite(of, find(when.words), "when"))
        values["when"] = when
    if where is not None:
        evidence.append(cite(of, find(where), "where"))
        values["where"] = Where(name=where)
    said_so = [field for field in ("condition", "hedge", "format", "name") if field in values]
    evidence += [cite(of, find(values[field]), field) for field in said_so]
    trigger_span = Span(at, at + len(trigger))
    return Claim(
        id=claim_id(of.id, kind, trigger_span),
        article=of.id,
        kind=kind,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        trigger=trigger_span,
        sentence=sentence,
        participants=tuple(participants),
        attribution=(of.outlet or "?",),
        evidence=tuple(evidence),
        derived=(Derived(field="attribution[0]", rule="the article's outlet"),),
        **values,
    )


def entry(claims: Sequence[Claim], articles: Sequence[Article], title: str | None = None) -> Entry:
    """An entry of claims: the values of the last one, the history of all."""
    by_id = {a.id: a for a in articles}
    ordered = sorted(claims, key=lambda c: (by_id[c.article].published.start or date.max, c.id))
    first, last = min(claims, key=lambda c: (c.article, c.trigger)), ordered[-1]
    values = {f: getattr(last, f) for f in Facts.model_fields}
    ids = tuple(sorted({c.article for c in claims}))
    places = {c.where.name: c for c in ordered if c.where.name}
    competing = (
        (Competing(field="where", accounts=tuple(_account(name, places[name]) for name in sorted(places) if name)),)
        if len(places) > 1
        else ()
    )
    history = [
        HistoryStep(
            status=c.status,
            reported=by_id[c.article].published,
            evidence=c.proof("status")[0],
            claim=c.id,
            articles=(c.article,),
            attribution=c.attribution,
            when=c.when,
        )
        for c in ordered
    ]
    return Entry(
        id=first.id,
        title=title or f"{last.kind.capitalize()}: {last.trigger}",
        history=tuple(history),
        claims=tuple(sorted(c.id for c in claims)),
        articles=ids,
        origins=len(ids),
        competing=competing,
        links=tuple(Link(claim=c.id, score=1.0, reasons=("same days and people",)) for c in ordered),
        **values,
    )


def _account(name: str, c: Claim) -> Account:
    proof: tuple[Evidence, ...] = c.proof("where")
    return Account(value={"name": name}, articles=(c.article,), claims=(c.id,), evidence=proof)


def world() -> tuple[list[Article], list[Claim], list[Entry]]:
    """Three articles, their claims and entries: planned, held, refused, called off, said, agreed, killed."""
    announced = article(ANNOUNCED, "Tarn Gazette", "2031-05-10", "b/announced.txt")
    held = article(HELD, "Elm Courier", "2031-05-15", "a/held.txt")
    rival = article(RIVAL, "Norr Herald", "2031-06-02", "c/rival.txt")
    ministers = [("Per Dahl", "party"), ("Ida Voss", "party")]
    will_meet = claim(
        announced, "meeting", "scheduled", "will meet",
        people=[("Norrland", "party"), ("Sudmark", "party")], when=day("2031-05-14", "14 May"), where="Tarn",
    )  # fmt: skip
    lind = claim(
        announced, "statement", "held", "told", speaker="Lind", said="There is no other road than talks,",
    )  # fmt: skip
    plan = claim(announced, "agreement", "proposed", "proposed", people=[("Harbour Group", "mediator")])
    met = claim(
        held,
        "meeting",
        "held",
        "met",
        people=ministers,
        when=day("2031-05-13", "Tuesday", "weekday"),
        where="Tarn",
    )
    exchange = claim(held, "exchange", "agreed", "exchange prisoners")
    hands = claim(held, "refusal", "refused", "refused to shake hands", people=[("Voss", "source")])
    second = claim(
        held, "meeting", "scheduled", "planned",
        when=day("2031-06-02", "2 June"), where="Elm", condition="if shelling stops", hedge="may",
    )  # fmt: skip
    varn = claim(
        rival,
        "meeting",
        "held",
        "met",
        people=ministers,
        when=day("2031-05-13", "Tuesday", "weekday"),
        where="Varn",
    )
    off = claim(rival, "meeting", "cancelled", "called off", when=day("2031-06-02", "2 June"))
    said = claim(rival, "statement", "held", "said", speaker="an official", said="We will not come,")
    killed = claim(rival, "incident", "held", "killed", when=day("2031-06-01", "1 June"), where="the bridge")
    articles = sorted([announced, held, rival], key=lambda a: a.id)
    claims = [will_meet, lind, plan, met, exchange, hands, second, varn, off, said, killed]
    entries = [
        entry([will_meet, met, varn], articles, "Meeting of the foreign ministers of Norrland and Sudmark in Tarn"),
        entry([second, off], articles, "Second round of talks"),
        entry([lind], articles, "Lind: “There is no other road than talks”"),
        entry([plan], articles, "Peace plan of the Harbour Group"),
        entry([exchange], articles, "Exchange of prisoners"),
        entry([hands], articles, "Voss refuses a handshake"),
        entry([said], articles, "An official: “We will not come”"),
        entry([killed], articles, "Two soldiers killed near the bridge"),
    ]
    return articles, claims, entries
