"""A claim in the making: every value goes in together with its words or with the fact it rests on."""

from __future__ import annotations

from typing import Any

from goodoffices.claims.party import Party
from goodoffices.claims.reading import Reading
from goodoffices.schema import (
    Claim,
    Content,
    Derived,
    Evidence,
    Kind,
    Participant,
    Role,
    Span,
    Status,
    When,
    Where,
    cite,
    claim_id,
)

LONGEST = 12
"""Evidence for a day, a place or a participant has at most this many words (an invariant of the design)."""
_ACTS_FOR = "whom the office or the words make them act for"


class Draft:
    """Collects the values of one claim with their proof.

    Args:
        reading: The article as read.
        kind: Kind of claim.
        trigger: Range of the word or words that name the event, act or speech.
        sentence: Range of the sentence.
        rule: Id of the frame or reader that found it.
    """

    def __init__(self, reading: Reading, kind: Kind, trigger: Span, sentence: Span, rule: str) -> None:
        self.article, self.packs = reading.article, reading.packs
        self.kind, self.trigger, self.sentence, self.rule = kind, trigger, sentence, rule
        self.part = 0
        self.status: Status = "unknown"
        self.parties: list[tuple[Party, Role]] = []
        self.values: dict[str, Any] = {}
        self.evidence: list[Evidence] = []
        self.derived: list[Derived] = [Derived(field="kind", rule=rule)]
        self.attribution: list[str] = []

    def prove(self, field: str, span: Span) -> None:
        """Records the words of one value."""
        self.evidence.append(cite(self.article, span, field))

    def derive(self, field: str, rule: str, key: str | None = None) -> None:
        """Records the rule behind a value that no words state."""
        self.derived.append(Derived(field=field, rule=rule, key=key))

    def set_status(self, status: Status, span: Span | None, rule: str | None = None) -> None:
        """The status, by its words or by a rule."""
        self.status = status
        if span is not None:
            self.prove("status", span)
        else:
            self.derive("status", rule or self.rule)

    def replace_status(self, status: Status, span: Span) -> None:
        """Another status than the one set before, by its words."""
        self.evidence = [e for e in self.evidence if e.field != "status"]
        self.derived = [d for d in self.derived if d.field != "status"]
        self.set_status(status, span)

    def add(self, party: Party, role: Role) -> None:
        """A participant; a second mention of one adds nothing, an office gives way to its holder's name."""
        for i, (known, known_role) in enumerate(self.parties):
            if known.same_as(party):
                if known.kind == "office" and party.kind == "person":
                    self.parties[i] = (party, known_role)
                if role != known_role and known_role == "party":
                    self.parties[i] = (self.parties[i][0], role)
                return
        self.parties.append((party, role))

    def put(self, field: str, value: Any, span: Span | None = None, rule: str | None = None) -> None:
        """Any other value (`format`, `ordinal`, `name`, `phase`, ...), by its words or by a rule."""
        self.values[field] = value
        if span is not None:
            self.prove(field, span)
        elif rule is not None:
            self.derive(field, rule)

    def set_when(self, when: When, span: Span | None, rule: str | None = None) -> None:
        """The day or interval, by its words or by a rule."""
        self.put("when", when, span, rule)

    def set_where(self, where: Where, span: Span | None, rule: str | None = None) -> None:
        """The place, by its words or by a rule."""
        self.put("where", where, span, rule)

    def set_content(self, text: Span, *, direct: bool, stance: str | None = None) -> None:
        """What was said or promised, in the article's words."""
        words = self.article.quote(text)
        self.put("content", Content(text=words, direct=direct, stance=stance), text)

    def attribute(self, name: str, span: Span | None, rule: str | None = None) -> None:
        """The next link of the chain of attribution, outlet first."""
        if name in self.attribution:
            return
        field = f"attribution[{len(self.attribution)}]"
        self.attribution.append(name)
        if span is not None:
            self.prove(field, span)
        else:
            self.derive(field, rule or "the article's outlet")

    def topic(self, name: str, span: Span) -> None:
        """A topic that the words of the passage name."""
        topics = self.values.setdefault("topics", [])
        if name not in topics:
            topics.append(name)
            self.prove(f"topics[{len(topics) - 1}]", span)

    def claim(self) -> Claim:
        """The finished claim.

        Raises:
            UnsupportedValueError: A value has neither words nor a derivation.
        """
        text = self.article.text
        evidence, derived = list(self.evidence), list(self.derived)
        participants = []
        for i, (party, role) in enumerate(self.parties):
            participants.append(self._participant(party, role, f"participants[{i}]", text, evidence, derived))
        values = dict(self.values)
        speaker = values.pop("speaker", None)
        if isinstance(speaker, Party):
            values["speaker"] = self._participant(speaker, "speaker", "speaker", text, evidence, derived)
        values["topics"] = tuple(values.get("topics", ()))
        return Claim(
            id=claim_id(self.article.id, self.kind, self.trigger, self.part),
            article=self.article.id,
            kind=self.kind,
            trigger=self.trigger,
            part=self.part,
            sentence=self.sentence,
            status=self.status,
            participants=tuple(participants),
            attribution=tuple(self.attribution),
            evidence=tuple(evidence),
            derived=tuple(derived),
            **values,
        )

    def _participant(
        self, party: Party, role: Role, field: str, text: str, evidence: list[Evidence], derived: list[Derived]
    ) -> Participant:
        evidence.append(cite(self.article, self._short(party.words), field))
        if party.office_words is not None and _word_count(text, party.office_words) <= LONGEST:
            evidence.append(cite(self.article, party.office_words, f"{field}.office"))
        derived += [fact.at(field) for fact in party.facts]
        if party.conflict:
            derived.append(Derived(field=f"{field}.office", rule="contradiction", key=party.conflict))
        side = party.side(self.packs)
        if side is not None and side.key not in (party.actor, party.country):
            derived.append(Derived(field=f"{field}.side", rule=_ACTS_FOR, key=side.key))
        return party.participant(role, text[slice(*self._short(party.words))], side)

    def _short(self, span: Span) -> Span:
        """The range cut to at most twelve words, from its start."""
        text = self.article.text
        if _word_count(text, span) <= LONGEST:
            return span
        end, words = span.start, 0
        for word in text[span.start : span.end].split():
            start = text.index(word, end)
            if words == LONGEST:
                break
            end, words = start + len(word), words + 1
        return Span(span.start, end)


def _word_count(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())
