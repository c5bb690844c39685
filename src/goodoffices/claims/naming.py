"""From words to parties: the one door to the namers of persons, offices and bodies of an article."""

from __future__ import annotations

from goodoffices.claims.bodies import Bodies
from goodoffices.claims.counterparts import Counterparts
from goodoffices.claims.officials import Officials
from goodoffices.claims.owners import Owners
from goodoffices.claims.people import People
from goodoffices.packs import Packs
from goodoffices.packs.model import Period


class Namer:
    """Names the parties of one article.

    Args:
        packs: The facts.
        text: Stored text of the article.
        period: When the article was published, as far as known: offices are looked up on these days.
    """

    def __init__(self, packs: Packs, text: str, period: Period) -> None:
        self.owners = Owners(packs)
        people = People(packs, text, period)
        self.person, self.is_surname = people.person, people.is_surname
        officials = Officials(packs, text, period)
        self.office, self.note_pair = officials.office, officials.note_pair
        self.counterparts = Counterparts(packs, officials).named
        bodies = Bodies(packs, text)
        self.actor, self.unknown = bodies.actor, bodies.unknown
        self.is_person, self.is_state = self.owners.is_person, self.owners.is_state
