"""Agreements, wars and clashes that the packs know by name: each mention in a text is a claim on the known thing."""

from __future__ import annotations

from goodoffices.claims.attribution import outlet_source, sources_above
from goodoffices.claims.draft import Draft
from goodoffices.claims.owners import party_of
from goodoffices.claims.party import Fact
from goodoffices.claims.phases import phase_above
from goodoffices.claims.ranges import token_range
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.sites import located
from goodoffices.claims.tense import tense_of
from goodoffices.language import Token
from goodoffices.lexicon import phases
from goodoffices.packs.model import Agreement, KnownEvent, Mention, Period
from goodoffices.schema import Claim, Derived, Role, Span, When
from goodoffices.schema.words import Grain

_OPENING = frozenset({"begin", "start", "end", "launch", "wage", "fight", "win", "lose", "stop", "resume", "break",
                      "erupt", "rage", "continue", "kill"})  # fmt: skip
_FIGHTING = ("war", "clash", "battle", "incident", "offensive", "massacre")


def read_known(reading: Reading, passage: Passage, references: References) -> list[Claim]:
    """The known agreements and wars that a passage names, with their days and parties from the packs."""
    claims = []
    for mention in passage.mentions:
        if (
            mention.sense not in ("agreement", "event")
            or reading.article.text[mention.start - 1 : mention.start] == "-"
        ):
            continue  # "Iraq war" in "Iran-Iraq war" is another one
        tokens = token_range(passage.sentence, mention.start, mention.end)
        if tokens is None:
            continue
        head = _head(passage, *tokens)
        if mention.sense == "agreement" and (agreement := reading.packs.agreement(mention.ids[0])) is not None:
            if _later(reading, agreement.period) or _indefinite(passage, head):
                continue
            claims.append(_agreement(reading, passage, mention, head, agreement, references))
        elif (
            (event := reading.packs.event(mention.ids[0])) is not None
            and event.type in _FIGHTING
            and not _later(reading, event.period)
            and _is_told(passage, head)
        ):
            claims.append(_war(reading, passage, mention, event))
    return claims


def _is_told(passage: Passage, head: Token) -> bool:
    """Whether a sentence tells something of a war: how it began or ended, or a day stands beside it."""
    above = passage.sentence.tokens[head.head] if head.head >= 0 else head
    days = passage.sentence.children(head, "nmod", "obl", "acl")
    dated = any(t.start <= d.start < t.end for t in passage.times for d in days)
    past = tense_of(passage.sentence, above).mood in ("past", "progressive")
    return dated or (head.rel.startswith(("nsubj", "obj")) and above.lemma in _OPENING and past)


def _later(reading: Reading, period: Period) -> bool:
    """Whether the known thing came after the article: then its words mean another."""
    until = reading.article.published.end
    return until is not None and period.start is not None and period.start > until


def _indefinite(passage: Passage, head: Token) -> bool:
    """Whether the words are indefinite: "a trilateral statement" is not yet a known one."""
    return any(d.lemma in ("a", "an", "any", "another") for d in passage.sentence.children(head, "det"))


def _head(passage: Passage, first: int, last: int) -> Token:
    tokens = passage.sentence.tokens
    return next((tokens[i] for i in range(first, last) if not first <= tokens[i].head < last), tokens[last - 1])


def _agreement(
    reading: Reading, passage: Passage, mention: Mention, head: Token, agreement: Agreement, references: References
) -> Claim:
    words = Span(mention.start, mention.end)
    draft = Draft(reading, "agreement", words, passage.span, "agreement.known")
    phase = phase_above(passage.sentence, head)
    if phase is not None:
        word, name = phase
        draft.set_status(phases().status.get(name, "agreed"), Span(word.start, word.end))
        draft.put("phase", name, Span(word.start, word.end))
    else:
        draft.set_status("agreed", None, "the packs know it as concluded")
    _name(draft, words, agreement.name, agreement.id, agreement.pack, agreement.source, agreement.period)
    parts: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("signatory", agreement.signatories),
        ("mediator", agreement.mediators),
    )
    for role, ids in parts:
        for actor in ids:
            _take_part(reading, draft, actor, role, words, agreement.pack, agreement.id)
    if (place := reading.packs.place(agreement.place or "")) is not None:
        signed = located(place, words)
        draft.set_where(signed.where, words)
        draft.derived.append(Derived(field="where", pack=agreement.pack, key=agreement.id, source=agreement.source))
        draft.derived += signed.derived
    draft.values["details"] = {"type": agreement.type, "known": agreement.id}
    _attribute(reading, passage, head, draft, references)
    return draft.claim()


def _war(reading: Reading, passage: Passage, mention: Mention, event: KnownEvent) -> Claim:
    words = Span(mention.start, mention.end)
    draft = Draft(reading, "incident", words, passage.span, "incident.known")
    draft.set_status("held", words)
    _name(draft, words, event.name, event.id, event.pack, event.source, event.period)
    for actor in event.parties:
        _take_part(reading, draft, actor, "party", words, event.pack, event.id)
    draft.values["details"] = {"type": event.type, "known": event.id}
    outlet = outlet_source(reading)
    if outlet is not None:
        draft.attribute(*outlet)
    return draft.claim()


def _name(draft: Draft, words: Span, name: str, key: str, pack: str, source: str | None, period: Period) -> None:
    draft.put("name", name, words)
    draft.values["retrospect"] = True
    if period.start is not None or period.end is not None:
        grain: Grain = "day" if period.start == period.end else "interval"
        draft.values["when"] = When(start=period.start, end=period.end, grain=grain, basis="inferred", anchor="pack")
        draft.derived.append(Derived(field="when", pack=pack, key=key, source=source))


def _take_part(reading: Reading, draft: Draft, actor_id: str, role: Role, words: Span, pack: str, key: str) -> None:
    """A signatory or party by the pack: the mention's words stand for it."""
    actor = reading.packs.actor(actor_id)
    if actor is None:
        return
    party = party_of(actor, words, (Fact("name", pack=pack, key=key, source=actor.source),))
    draft.add(party, role)


def _attribute(reading: Reading, passage: Passage, head: Token, draft: Draft, references: References) -> None:
    outlet = outlet_source(reading)
    if outlet is not None:
        draft.attribute(*outlet)
    for source in sources_above(passage, head, references):
        draft.attribute(source.name, source.words)
