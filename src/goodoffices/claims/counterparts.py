"""Counterparts: "his Ethiopian counterpart" holds for Ethiopia the office that the one before holds for his state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodoffices.claims.officials import Officials
from goodoffices.claims.party import Fact, Party
from goodoffices.language import Sentence, Token
from goodoffices.packs import Packs
from goodoffices.packs.model import Mention, Title
from goodoffices.schema import Span

COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue"})


class Counterparts:
    """Names the counterparts that a sentence leaves without a name.

    Args:
        packs: The facts.
        officials: Names offices.
    """

    def __init__(self, packs: Packs, officials: Officials) -> None:
        self.packs, self.officials = packs, officials

    def named(
        self,
        sentence: Sentence,
        head: Token,
        bounds: tuple[int, int],
        mentions: list[Mention],
        before: Sequence[Party],
    ) -> list[Party]:
        """The offices behind "his Kenyan and Ugandan counterparts"; empty where no words say of which states.

        Args:
            sentence: The sentence.
            head: The noun, a counterpart.
            bounds: Token range of the noun with the words that belong to it.
            mentions: What the packs know of the sentence's words.
            before: Whom the sentence names before it, in order.
        """
        owners = self.officials.owners.named(sentence, *bounds, mentions, head)
        theirs = [c.text.lower() for c in sentence.children(head, "nmod:poss")]
        own = next((p for p in reversed(before) if p.kind in ("person", "office") and not p.plural), None)
        title = self._title(own) if own is not None else None
        if own is None or title is None or not {"his", "her", "its", "their"} & set(theirs):
            return []
        tokens = sentence.tokens[bounds[0] : bounds[1]]
        words = Span(tokens[0].start, tokens[-1].end)
        fact = Fact("name", rule="a counterpart holds the same office", key=own.office or own.name)
        found = (self.officials.office_of(o, title, words) for o in owners if o != own.member_of)
        return [replace(p, facts=(*p.facts, fact)) for p in found if p is not None]

    def _title(self, party: Party) -> Title | None:
        """The title of a party's office, whose ever it is."""
        office = self.packs.office(party.office_id) if party.office_id else None
        name = office.title if office is not None else party.office or ""
        title = self.packs.read_title(name)
        return replace(title, status=None) if title is not None else None
