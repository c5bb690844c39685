"""Groups: which parties a sentence names together, how many a noun stands for, and whom a noun can mean."""

from __future__ import annotations

from goodoffices.claims.chunks import Chunk
from goodoffices.claims.grammar import cases
from goodoffices.claims.party import Party, distinct
from goodoffices.claims.reading import Passage
from goodoffices.language import Token
from goodoffices.lexicon import offices

SIDES = frozenset({"side", "party", "leader", "president", "minister", "country", "man", "official", "diplomat",
                   "state", "neighbour", "neighbor", "rival", "foe", "counterpart", "delegation", "general", "capital",
                   "premier"})  # fmt: skip
"""Nouns that stand for those whom the words before have named."""
LANDS = frozenset({"country", "state", "capital", "neighbour", "neighbor"})
"""Those of them that stand for states."""
_SERVING = ("minister", "envoy", "ambassador", "spokes", "co-chair", "deputy", "representative", "secretary of state")
_LEADING = ("prime minister", "first minister")
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def counted(passage: Passage, token: Token) -> int:
    """How many a group word stands for: 2 for "the two ministers", "both leaders", "the duo"; 0 for other words."""
    lemma = token.lemma.lower()
    if lemma in offices().pair:
        return 2
    if lemma in offices().trio:
        return 3
    if any(c.pos == "PROPN" for c in passage.sentence.children(token, "nmod:poss")):
        return 0  # "Libya's two rivals": their own name
    if token.pos == "NUM" and lemma in _NUMBERS and definite(passage, token):
        return _NUMBERS[lemma]
    for child in passage.sentence.children(token, "nummod", "det", "amod"):
        number = _NUMBERS.get(child.lemma.lower())
        if number and lemma in SIDES:
            return number
    return 0


def fits(group: tuple[Party, ...], title: str) -> bool:
    """Whether a group of persons may be meant by a noun for people; an office of another title is not."""
    if title == "leader" and any(_serves(p) for p in group):
        return False  # "the two leaders" are no foreign ministers
    exact = title in ("president", "minister", "premier", "general")
    return all(
        (p.kind == "person" or (p.kind == "office" and not (exact and title not in p.name.lower()))) and not p.plural
        for p in group
    )


def of_lands(group: tuple[Party, ...]) -> bool:
    """Whether a group is of states, or of as many people as states."""
    homes = {p.country for p in group} - {None, "IGO"}
    return all(p.kind == "state" for p in group) or len(homes) == len(group)


def _serves(party: Party) -> bool:
    """Whether an office is held under a leader: that of a minister, an envoy, a spokesman."""
    office = (party.office or "").lower()
    return any(word in office for word in _SERVING) and not any(word in office for word in _LEADING)


def bear(group: tuple[Party, ...], title: str) -> bool:
    """Whether all of a group bear a title."""
    return all(p.office is not None and title in p.office.lower() for p in group)


def definite(passage: Passage, token: Token) -> bool:
    """Whether a noun points at somebody known: "the envoy", "both sides"."""
    return any(d.lemma in ("the", "these", "those", "both") for d in passage.sentence.children(token, "det"))


def head_of(passage: Passage, chunk: Chunk) -> Token:
    """The token of a chunk whose head lies outside it."""
    tokens = passage.sentence.tokens
    for i in range(chunk.first, chunk.last):
        if not chunk.first <= tokens[i].head < chunk.last:
            return tokens[i]
    return tokens[chunk.first]


def is_credit(passage: Passage, chunk: Chunk) -> bool:
    """Whether a chunk is an outlet's name: "(KCNA/Xinhua)" under a picture are no pair."""
    words = chunk.parties[0].words
    return any(m.sense == "outlet" and m.start <= words.start < m.end for m in passage.mentions)


def coordinated(passage: Passage) -> list[tuple[Party, ...]]:
    """Parties that one "and" joins."""
    groups = []
    tokens = passage.sentence.tokens
    for chunk in passage.chunks:
        head = head_of(passage, chunk)
        if is_credit(passage, chunk) or (head.rel == "appos" and names_a_person(passage, head.head)):
            continue  # "A, chief negotiator and prime minister": one man
        if chunk.place and cases(passage.sentence, head) in ("in", "at", "near", "from", "to"):
            continue  # "the situation in A and B": two places have done nothing together
        before = [t.lemma.lower() for t in tokens[max(0, chunk.first - 2) : chunk.first]]
        if before == ["among", "they"] or before[-1:] == ["include"] or before == ["such", "as"]:
            continue  # "the guarantors, among them A and B": not those two alone
        below = [(c, h.rel) for c in passage.chunks if c is not chunk and (h := head_of(passage, c)).head == head.i]
        joined = [c for c, relation in below if relation == "conj"]
        if joined:  # "A, B and C", of which parsers put B beside A
            kinds = {p.kind for p in chunk.parties}
            joined += [c for c, relation in below if relation == "appos" and c.parties[0].kind in kinds]
        joined = [c for c in joined if not _is_second_title(passage, chunk, c)]
        if joined and tokens[head.i].rel != "conj":
            parties = distinct([*chunk.parties, *(p for c in joined for p in c.parties)])
            if len(parties) > 1:
                groups.append(tuple(parties))
    return groups


def names_a_person(passage: Passage, at: int) -> bool:
    """Whether the word at a place names a person: what is said beside him is no second one."""
    chunk = passage.chunk_at(passage.sentence.tokens[at]) if at >= 0 else None
    return chunk is not None and chunk.parties[0].kind == "person"


def _is_second_title(passage: Passage, bearer: Chunk, title: Chunk) -> bool:
    """Whether an office joined to a name is that man's, too: "A, chief negotiator and prime minister of B, said"."""
    tokens = passage.sentence.tokens
    offices_of_his = title.parties[0].kind == "office" and tokens[title.first - 1].pos != "DET"
    return bearer.parties[0].kind == "person" and offices_of_his and tokens[bearer.last].text == ","
