"""States, organisations and groups by their names; a seat of government gives the government."""

from __future__ import annotations

from goodoffices.claims.owners import Owners, known, party_of
from goodoffices.claims.party import Fact, Party
from goodoffices.packs import Packs
from goodoffices.packs.model import Mention
from goodoffices.schema import Span
from goodoffices.schema.words import ActorKind


class Bodies:
    """Names the states and bodies of one article.

    Args:
        packs: The facts.
        text: Stored text of the article.
    """

    def __init__(self, packs: Packs, text: str) -> None:
        self.packs, self.text = packs, text
        self.owners = Owners(packs)

    def actor(self, group: list[Mention]) -> Party | None:
        """The state, territory, organisation, group or format that words name; a capital gives its government."""
        for sense in ("actor", "format", "demonym", "place", "outlet"):
            for mention in group:
                if mention.sense == sense:
                    party = self._actor(mention)
                    if party is not None:
                        return party
        return None

    def _actor(self, mention: Mention) -> Party | None:
        words = Span(mention.start, mention.end)
        if mention.sense == "outlet":
            written = self.text[words.start : words.end]
            return Party(name=written, words=words, kind="organisation")
        if mention.sense == "format":
            form = self.packs.format(mention.ids[0])
            if form is None:
                return None
            fact = Fact("actor", pack=form.pack, key=form.id, source=form.source)
            return Party(
                name=form.name,
                words=words,
                kind="organisation",
                actor=form.id,
                country="IGO",
                member_of=form.id,
                facts=(fact,),
            )
        owner = self.owners.of(mention)
        actor = self.packs.actor(owner) if owner else None
        if actor is None:
            return None
        facts: tuple[Fact, ...] = (known(actor),)
        if mention.sense == "place":
            facts = (Fact("name", rule="a seat of government that acts stands for it", key=mention.ids[0]), *facts)
        return party_of(actor, words, facts)

    def unknown(self, words: Span, kind: ActorKind) -> Party:
        """A party that the packs do not know, by its words alone."""
        return Party(name=self.text[words.start : words.end], words=words, kind=kind)
