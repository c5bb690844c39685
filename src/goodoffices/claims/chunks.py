"""Chunks: the stretches of a sentence that name someone, each with the parties that it stands for.

A chunk is found from the words outward (names and titles that stand side by side), so that it survives a parser that
hangs a long title or an apposition on the wrong head; who does what is then read from heads and relations.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from goodoffices.claims.counterparts import COUNTERPARTS
from goodoffices.claims.edges import is_office, left_edge, right_edge, title_after, title_before
from goodoffices.claims.naming import Namer
from goodoffices.claims.party import Party
from goodoffices.claims.ranges import by_range, person_ranges, title_tokens, token_range
from goodoffices.language import Name, Sentence, Token
from goodoffices.lexicon import auspices, offices
from goodoffices.packs.model import Mention
from goodoffices.schema import Span
from goodoffices.schema.words import ActorKind


@dataclass(frozen=True, slots=True)
class Chunk:
    """Token range `first`..`last` (exclusive) and whom it stands for; several for "the ministers of A and B".

    Args:
        place: The words may stand for a place, too (a state, a capital): whether they act, the grammar decides.
        attributive: It only modifies another noun ("Armenian" in "Armenian troops").
    """

    first: int
    last: int
    parties: tuple[Party, ...]
    place: bool = False
    attributive: bool = False

    def holds(self, token: Token) -> bool:
        """Whether the token lies in the chunk."""
        return self.first <= token.i < self.last


class Chunker:
    """Finds the chunks of the sentences of one article, in order, so that a surname finds the full name before it."""

    def __init__(self, namer: Namer) -> None:
        self.namer = namer

    def chunks(self, sentence: Sentence, mentions: list[Mention]) -> tuple[Chunk, ...]:
        """The chunks of one sentence; the longest first wins, no two overlap.

        Args:
            sentence: The parsed sentence.
            mentions: What the packs know of its words, offsets in the stored text.
        """
        people = self._people(sentence, mentions)
        taken = _tokens(people)
        titled = self._offices(sentence, mentions, taken, people)
        taken |= _tokens(titled)
        actors = self._actors(sentence, mentions, taken)
        chunks = sorted([*people, *titled, *actors], key=lambda c: c.first)
        for one, other in pairwise(chunks):
            if other.first - one.last == 1 and sentence.tokens[one.last].lemma == "and":
                self.namer.note_pair(one.parties[-1], other.parties[0])
        return tuple(chunks)

    # -- people ----------------------------------------------------------------------------------------------

    def _people(self, sentence: Sentence, mentions: list[Mention]) -> list[Chunk]:
        chunks = []
        ranges = person_ranges(sentence, mentions, self.namer)
        named = {i for a, b, _ in ranges for i in range(a, b)}
        titles = title_tokens(sentence, mentions)
        for first, last, known in ranges:
            left = title_before(sentence, first, named, titles)
            right = title_after(sentence, last)
            title = left or right
            words = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
            party = self.namer.person(words, sentence, title, mentions, known)
            if party is None:
                continue
            start = left[0] if left else first
            end = right[1] if right and not left else last
            chunks.append(Chunk(start, end, (party,)))
        return chunks

    # -- offices ---------------------------------------------------------------------------------------------

    def _offices(
        self, sentence: Sentence, mentions: list[Mention], taken: set[int], people: list[Chunk]
    ) -> list[Chunk]:
        chunks: list[Chunk] = []
        bodies = [token_range(sentence, m.start, m.end) for m in mentions if m.sense in ("actor", "format")]
        last_words = {r[1] - 1 for r in bodies if r is not None and r[1] - r[0] > 1}  # "Council" of a known council
        for token in sentence.tokens:
            if token.i in taken or token.i in last_words or not is_office(token) or _in_title(sentence, token):
                continue
            first = left_edge(sentence, token, taken)
            last = right_edge(sentence, token, taken)
            if token.lemma in COUNTERPARTS:
                named = sorted((c for c in [*people, *chunks] if c.last <= first), key=lambda c: c.first)
                listed = any(last <= c.first <= last + 1 for c in people)  # "his counterparts, A and B"
                before = [p for c in named for p in c.parties]
                parties = [] if listed else self.namer.counterparts(sentence, token, (first, last), mentions, before)
            else:
                parties = self.namer.office(sentence, token, first, last, mentions)
            if parties:
                chunks.append(Chunk(first, last, tuple(parties)))
                taken.update(range(first, last))
        return chunks

    # -- states, organisations, groups -------------------------------------------------------------------------

    def _actors(self, sentence: Sentence, mentions: list[Mention], taken: set[int]) -> list[Chunk]:
        chunks: list[Chunk] = []
        inside = [m for m in mentions if m.sense in ("actor", "demonym", "place", "format", "outlet")]
        chunks += self._patrons(sentence, inside)
        chunks += self._unknown_bodies(sentence, inside, taken | _tokens(chunks))
        taken |= _tokens(chunks)
        for first, last, group in by_range(sentence, inside):
            if taken & set(range(first, last)):
                continue
            party = self.namer.actor(group)
            if party is not None:
                attributive = all(m.sense == "demonym" for m in group) and _modifies(sentence, last - 1)
                place = any(m.sense == "place" for m in group)
                chunks.append(Chunk(first, last, (party,), place=place, attributive=attributive))
                taken.update(range(first, last))
        towns = {(first, last) for first, last, group in by_range(sentence, inside) if group[0].sense == "place"}
        for name in sentence.names:
            covered = set(range(name.first, name.last))
            modifier = sentence.tokens[name.last - 1].text.lower().rpartition("-")[2] in auspices().modifiers
            movement = _is_movement(sentence, name)
            if (
                (movement or (name.label == "ORG" and sentence.tokens[name.last - 1].pos != "PRON"))
                and (name.first, name.last) not in towns
                and not modifier
                and not taken & covered
                and not covered <= title_tokens(sentence, mentions)
            ):
                chunks.append(self._body(sentence, name.first, name.last, "group" if movement else "organisation"))
                taken.update(range(name.first, name.last))
        return chunks

    def _patrons(self, sentence: Sentence, mentions: list[Mention]) -> list[Chunk]:
        """Bodies named inside a modifier: the UN in "UN-led talks"."""
        chunks = []
        for token in sentence.tokens:
            name, dash, end = token.text.rpartition("-")
            if dash and end.lower() in auspices().modifiers:
                group = [m for m in mentions if (m.start, m.end) == (token.start, token.start + len(name))]
                if group and (party := self.namer.actor(group)) is not None:
                    chunks.append(Chunk(token.i, token.i + 1, (party,), attributive=True))
        return chunks

    def _unknown_bodies(self, sentence: Sentence, mentions: list[Mention], taken: set[int]) -> list[Chunk]:
        """Bodies that the model proposes around the name of a state ("US-Armenia Joint Economic Taskforce")."""
        bodies = [m for m in mentions if m.sense != "demonym" and not self.namer.is_state(m)]
        chunks = []
        for name in sentence.names:
            first, last = name.first, name.last
            if name.label != "ORG" or last - first < 3 or sentence.tokens[last - 1].pos != "PROPN":
                continue
            if (
                first > 1
                and sentence.tokens[first - 1].text == "-"
                and sentence.tokens[first - 2].pos in ("PROPN", "ADJ")
            ):
                first -= 2
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if taken & set(range(first, last)) or any(start < m.end and m.start < end for m in bodies):
                continue
            if any(m.start < start and end <= m.end for m in mentions):
                continue  # "Republic of Korea" in the "Democratic People's Republic of Korea"
            chunks.append(self._body(sentence, first, last))
        return chunks

    def _body(self, sentence: Sentence, first: int, last: int, kind: ActorKind = "organisation") -> Chunk:
        words = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
        return Chunk(first, last, (self.namer.unknown(words, kind),))


def _is_movement(sentence: Sentence, name: Name) -> bool:
    """Whether a name is that of a people or movement that acts as one: "the Maoists", not "Muslims"."""
    head = sentence.tokens[name.last - 1]
    several = head.pos == "PROPN" and head.feats.get("Number") == "Plur"
    return name.label == "GROUP" and several and head.text.lower().removesuffix("s") not in offices().creeds


def _in_title(sentence: Sentence, token: Token) -> bool:
    """Whether an office noun only belongs to the title of another: the deputy of "deputy foreign ministers"."""
    return token.rel == "compound" and token.i < token.head and is_office(sentence.tokens[token.head])


def _tokens(chunks: list[Chunk]) -> set[int]:
    return {i for c in chunks for i in range(c.first, c.last)}


def _modifies(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].rel.split(":")[0] in ("amod", "compound", "det")
