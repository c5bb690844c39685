"""Chunks: the stretches of a sentence that name someone, each with the parties that it stands for.

A chunk is found from the words outward (names and titles that stand side by side), so that it survives a parser that hangs a
long title or an apposition on the wrong head; who does what is then read from heads and relations.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.claims.grammar import cases
from goodoffices.claims.naming import Namer
from goodoffices.claims.party import Party
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import offices
from goodoffices.packs.model import Mention
from goodoffices.schema import Span


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
        titled = self._offices(sentence, mentions, taken)
        taken |= _tokens(titled)
        actors = self._actors(sentence, mentions, taken)
        return tuple(sorted([*people, *titled, *actors], key=lambda c: c.first))

    # -- people ----------------------------------------------------------------------------------------------

    def _people(self, sentence: Sentence, mentions: list[Mention]) -> list[Chunk]:
        chunks = []
        ranges = _person_ranges(sentence, mentions, self.namer)
        named = {i for a, b, _ in ranges for i in range(a, b)}
        titles = _title_tokens(sentence, mentions)
        for first, last, known in ranges:
            left = _title_before(sentence, first, named, titles)
            right = _title_after(sentence, last)
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

    def _offices(self, sentence: Sentence, mentions: list[Mention], taken: set[int]) -> list[Chunk]:
        chunks = []
        bodies = [token_range(sentence, m.start, m.end) for m in mentions if m.sense in ("actor", "format")]
        last_words = {r[1] - 1 for r in bodies if r is not None and r[1] - r[0] > 1}  # "Council" of a known council
        for token in sentence.tokens:
            if token.i in taken or token.i in last_words or not _is_office(token):
                continue
            first = _left_edge(sentence, token, taken)
            last = _right_edge(sentence, token, taken)
            parties = self.namer.office(sentence, token, first, last, mentions)
            if parties:
                chunks.append(Chunk(first, last, tuple(parties)))
                taken.update(range(first, last))
        return chunks

    # -- states, organisations, groups -------------------------------------------------------------------------

    def _actors(self, sentence: Sentence, mentions: list[Mention], taken: set[int]) -> list[Chunk]:
        chunks: list[Chunk] = []
        inside = [m for m in mentions if m.sense in ("actor", "demonym", "place", "format", "outlet")]
        chunks += self._unknown_bodies(sentence, inside, taken)
        taken |= _tokens(chunks)
        for first, last, group in _by_range(sentence, inside):
            if taken & set(range(first, last)):
                continue
            party = self.namer.actor(group)
            if party is not None:
                attributive = all(m.sense == "demonym" for m in group) and _modifies(sentence, last - 1)
                place = any(m.sense == "place" for m in group)
                chunks.append(Chunk(first, last, (party,), place=place, attributive=attributive))
                taken.update(range(first, last))
        for name in sentence.names:
            inside = set(range(name.first, name.last))
            if name.label == "ORG" and not taken & inside and not inside <= _title_tokens(sentence, mentions):
                chunks.append(self._body(sentence, name.first, name.last))
                taken.update(range(name.first, name.last))
        return chunks

    def _unknown_bodies(self, sentence: Sentence, mentions: list[Mention], taken: set[int]) -> list[Chunk]:
        """Bodies that the model proposes around the name of a state ("US-Armenia Joint Economic Taskforce")."""
        bodies = [m for m in mentions if m.sense != "demonym" and not self.namer.is_state(m)]
        chunks = []
        for name in sentence.names:
            first, last = name.first, name.last
            if name.label != "ORG" or last - first < 3 or not sentence.tokens[last - 1].pos == "PROPN":
                continue
            if first > 1 and sentence.tokens[first - 1].text == "-" and sentence.tokens[first - 2].pos in ("PROPN", "ADJ"):
                first -= 2
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if taken & set(range(first, last)) or any(start < m.end and m.start < end for m in bodies):
                continue
            chunks.append(self._body(sentence, first, last))
        return chunks

    def _body(self, sentence: Sentence, first: int, last: int) -> Chunk:
        words = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
        return Chunk(first, last, (self.namer.unknown(words, "organisation"),))


def _title_tokens(sentence: Sentence, mentions: list[Mention]) -> set[int]:
    """Tokens of the titles that the packs' grammar of offices knows."""
    ranges = [token_range(sentence, m.start, m.end) for m in mentions if m.sense == "title"]
    return {i for r in ranges if r is not None for i in range(*r)}


def _tokens(chunks: list[Chunk]) -> set[int]:
    return {i for c in chunks for i in range(c.first, c.last)}


def _is_office(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and (token.lemma.lower() in offices().office or token.lemma.lower() in offices().group)


def _modifies(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].rel.split(":")[0] in ("amod", "compound", "det")


def token_range(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Token range that covers the offsets `start`..`end` exactly or nearly; None when they cut a word."""
    inside = [t.i for t in sentence.tokens if t.start < end and start < t.end]
    if not inside or sentence.tokens[inside[0]].start < start - 1 or sentence.tokens[inside[-1]].end > end + 1:
        return None
    return inside[0], inside[-1] + 1


def _by_range(sentence: Sentence, mentions: list[Mention]) -> list[tuple[int, int, list[Mention]]]:
    """Mentions grouped by their token range; of overlapping ranges the longest wins."""
    groups: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        place = token_range(sentence, mention.start, mention.end)
        if place is not None:
            groups.setdefault(place, []).append(mention)
    chosen: list[tuple[int, int, list[Mention]]] = []
    for (first, last), group in sorted(groups.items(), key=lambda g: (g[0][0] - g[0][1], g[0][0])):
        if not any(first < b and a < last for a, b, _ in chosen):
            chosen.append((first, last, group))
    return sorted(chosen, key=lambda c: c[0])


def _person_ranges(
    sentence: Sentence, mentions: list[Mention], namer: Namer
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Token ranges of persons' names with the packs' candidates, from the packs and the model; longest first wins."""
    ranges: dict[tuple[int, int], tuple[str, ...]] = {}
    for mention in mentions:
        people = tuple(i for i in mention.ids if mention.sense == "actor" and namer.is_person(i))
        place = token_range(sentence, mention.start, mention.end)
        if people and place:
            ranges[place] = people
    blocked = [token_range(sentence, m.start, m.end) for m in mentions if not _personal(m, namer)]
    for name in sentence.names:
        if name.label != "PERSON":
            continue
        first, last = _trim(sentence, name.first, name.last)
        first = max([first, *(b[1] for b in blocked if b and b[0] == first and b[1] < last)])
        known = any(b and b[0] <= first and last <= b[1] for b in blocked)
        if first < last and not known and all(t.pos == "PROPN" or t.text[:1].isupper() for t in sentence.tokens[first:last]):
            ranges.setdefault((first, last), ())
    chosen: list[tuple[int, int, tuple[str, ...]]] = []
    for (first, last), ids in sorted(ranges.items(), key=lambda r: (r[0][0] - r[0][1], r[0][0])):
        if not any(first < b and a < last for a, b, _ in chosen):
            chosen.append((first, last, ids))
    return sorted(chosen)


def _personal(mention: Mention, namer: Namer) -> bool:
    return mention.sense == "actor" and any(namer.is_person(i) for i in mention.ids)


def _trim(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """A model's name without the titles and marks that it took along."""
    while first < last and (_is_office(sentence.tokens[first]) or not sentence.tokens[first].text[:1].isalpha()):
        first += 1
    while first < last and not sentence.tokens[last - 1].text[-1:].isalpha() and sentence.tokens[last - 1].text != ".":
        last -= 1
    return first, last


_INSIDE = frozenset({"ADJ", "PROPN", "NOUN", "PART", "NUM"})
_LINKS = frozenset({"of", "for", "to", "at", "and", "on", "the", "&", "in"})


def _title_before(sentence: Sentence, first: int, named: set[int], titles: set[int]) -> tuple[int, int] | None:
    """Token range of a title that ends right before a name, with or without a comma between; None without one."""
    end = first
    if end > 0 and sentence.tokens[end - 1].text == ",":
        end -= 1
    start = end
    while start > 0 and start - 1 not in named and (start - 1 in titles or _belongs(sentence, start - 1, end)):
        start -= 1
    while start < end and sentence.tokens[start].lemma in _LINKS:
        start += 1
    span = sentence.tokens[start:end]
    if not any(_is_office(t) for t in span):
        return None
    if end != first and not _is_title_with_comma(sentence, start, end, first):
        return None
    return start, end


def _belongs(sentence: Sentence, index: int, end: int) -> bool:
    """Whether the token at `index` may be part of the title that ends at `end`."""
    token = sentence.tokens[index]
    if token.pos in _INSIDE or token.text in ("-", "'s", "’s"):
        return True
    return token.lemma in _LINKS and token.lemma != "in" and index < end - 1


def _is_title_with_comma(sentence: Sentence, start: int, end: int, name: int) -> bool:
    """A title and a name after a comma: a long title, or one that the parser joins with the name ("The US co-chair, X")."""
    span = sentence.tokens[start:end]
    if not any(_is_office(t) and t.feats.get("Number") != "Plur" for t in span):
        return False
    bearer = sentence.tokens[name]
    joined = start <= bearer.head < end or any(t.head == bearer.head and t.rel == bearer.rel for t in span)
    return len(span) >= 4 or joined


def _title_after(sentence: Sentence, last: int) -> tuple[int, int] | None:
    """Token range of a title in apposition after a name and a comma ("Ned Price, the US spokesman,"); None without one."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in (",", "("):
        return None
    start = last + 1
    if tokens[start].pos == "DET":
        start += 1
    end = start
    while end < len(tokens) and _belongs(sentence, end, len(tokens)):
        end += 1
    while end > start and tokens[end - 1].lemma in _LINKS:
        end -= 1
    closes = end == len(tokens) or tokens[end].text in (",", ")", ".", ";", ":")
    return (start, end) if closes and any(_is_office(t) for t in tokens[start:end]) else None


def _left_edge(sentence: Sentence, head: Token, taken: set[int]) -> int:
    first = head.i
    while first > 0 and first - 1 not in taken:
        token = sentence.tokens[first - 1]
        modifies = (token.pos in _INSIDE and token.pos != "NUM") or token.text in ("-", "'s", "’s")
        joins = token.pos == "CCONJ" and first - 2 >= 0 and sentence.tokens[first - 2].pos in ("ADJ", "PROPN")
        joins = joins and sentence.tokens[first].pos in ("ADJ", "PROPN")
        comma = token.text == "," and joins_adjectives(sentence, first)
        if not (modifies or joins or comma):
            break
        first -= 1
    return first


def joins_adjectives(sentence: Sentence, index: int) -> bool:
    """Whether the token at `index` and the one before the comma are coordinated modifiers ("Russian, US and French")."""
    before = index - 2
    if before < 0:
        return False
    a, b = sentence.tokens[before], sentence.tokens[index]
    return a.pos in ("ADJ", "PROPN") and b.pos in ("ADJ", "PROPN") and (b.head == a.i or b.head == a.head) and b.rel in ("conj", a.rel)


def _right_edge(sentence: Sentence, head: Token, taken: set[int]) -> int:
    last = head.i + 1
    for child in sentence.children(head, "nmod"):
        if child.i < head.i or cases(sentence, child) not in ("of", "for", "to", "at", "from"):
            continue
        subtree = [t for t in sentence.subtree(child) if not _in_clause(sentence, t, child)]
        end = max(t.i for t in subtree) + 1
        if min(t.i for t in subtree) <= last and not taken & set(range(last, end)):
            last = max(last, end)
    while last > head.i + 1 and sentence.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return _with_coordinated(sentence, head, last, taken)


def _with_coordinated(sentence: Sentence, head: Token, last: int, taken: set[int]) -> int:
    """ "The presidents of A and B": B belongs, though a parser may hang it on "presidents"."""
    tokens = sentence.tokens
    plural = head.feats.get("Number") == "Plur"
    while plural and last > head.i + 1 and last + 1 < len(tokens) and tokens[last].text in (",", "and"):
        start = last + 1
        while start < len(tokens) - 1 and (tokens[start].lemma in ("and", "the", "of") or tokens[start].text == ","):
            start += 1
        named = tokens[start].pos == "PROPN" and tokens[last - 1].pos == "PROPN" and start not in taken
        follows = start + 1 < len(tokens) and (_is_office(tokens[start + 1]) or tokens[start + 1].pos == "PROPN")
        if not named or follows or _is_office(tokens[start]):
            break
        last = start + 1
    return last


def _in_clause(sentence: Sentence, token: Token, top: Token) -> bool:
    """Whether a token below `top` belongs to a clause or apposition within it."""
    while token.i != top.i:
        if token.rel.split(":")[0] in ("acl", "appos", "parataxis", "advcl") or token.rel == "acl:relcl":
            return True
        token = sentence.tokens[token.head]
    return False
