"""Who stands beside him whom an argument's head word names: joined behind a title, "together with B", "led by C"."""

from __future__ import annotations

from goodoffices.claims.chunks import Chunk
from goodoffices.claims.edges import is_office
from goodoffices.claims.grammar import cases, conjuncts, follow
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage
from goodoffices.language import Token

_COMPANIONS = (
    "advmod[together|along|alongside]/obl(with)",
    "nmod(together with|along with|alongside|accompanied by|flanked by)",
    "acl[accompany|join|flank|lead|head|chair]/obl(by)",
    "acl[accompany|join|flank|lead|head|chair]/obl:agent(by)",
)


def joined_to_name(passage: Passage, token: Token) -> list[Token]:
    """Those joined to a name that stands behind its title, or that a list puts behind it with a comma.

    "Negotiators A and his counterpart B", "the chairman of the council A and minister B", "President A, the deputy B".
    """
    chunk = passage.chunk_at(token)
    if chunk is None or chunk.parties[0].kind != "person":
        return []
    words, sentence = chunk.parties[0].words, passage.sentence
    inside = [t for t in sentence.tokens[chunk.first : chunk.last] if t is not token]
    inside = [t for t in inside if t.rel in ("appos", "flat") or words.start <= t.start < words.end]
    joined = [w for t in inside for w in conjuncts(sentence, t)[1:] if not chunk.holds(w)]
    for apposed in [w for t in (token, *inside) for w in sentence.children(t, "appos")]:
        other = passage.chunk_at(apposed)
        if other is not None and other is not chunk and other.parties[0].kind == "person":
            joined += [apposed] if not _of_one_person(chunk, other) else []
    heads = [w for one in joined for w in [*conjuncts(sentence, one), *joined_to_name(passage, one)]]
    return list({w.i: w for w in heads}.values())


def _of_one_person(chunk: Chunk, other: Chunk) -> bool:
    return any(p.same_as(q) for p in chunk.parties for q in other.parties)


def companions(passage: Passage, token: Token) -> list[Token]:
    """Who takes part beside him whom a word names: "A, together with B", "a delegation led by C"."""
    sentence = passage.sentence
    found = [word for path in _COMPANIONS for word in follow(sentence, token, path)]
    beside = [w for w in follow(sentence, token, "nmod(with)") if sentence.children(w, "advmod")]
    found += [w for w in beside if sentence.children(w, "advmod")[0].lemma in ("together", "along", "alongside")]
    found += [
        w for w in follow(sentence, token, "nmod(of)/conj") if is_office(w) and not _of_one_name(passage, token, w)
    ]
    if cases(sentence, token) == "between" and not sentence.children(token, "conj"):
        found += follow(sentence, token, "nmod(from|of)/conj")  # "between rebels from A and the government"
        found += _torn_off(passage, token)
    return [w for w in found if w.i > token.i]


def _torn_off(passage: Passage, token: Token) -> list[Token]:
    """The second side, where a parser takes it for a second subject: "talks between A and the rebels are to open"."""
    tokens, end = passage.sentence.tokens, max(t.i for t in passage.sentence.subtree(token)) + 1
    if end >= len(tokens) or tokens[end].lemma != "and":
        return []
    subjects = [t for t in tokens[end + 1 :] if t.rel.startswith("nsubj") and t.head >= 0]
    torn = [t for t in subjects if min(s.i for s in passage.sentence.subtree(t)) == end]
    return [t for t in torn if passage.sentence.children(tokens[t.head], "nsubj")[0].i < token.i]


def _of_one_name(passage: Passage, token: Token, other: Token) -> bool:
    chunk = passage.chunk_at(token)
    return chunk is not None and chunk.holds(other)


def stray_subject(passage: Passage, token: Token) -> list[Party]:
    """A person joined to a subject by "and" whom the parser made the second subject of another verb."""
    chunk = passage.chunk_at(token)
    if chunk is None or not token.rel.startswith("nsubj"):
        return []
    tokens = passage.sentence.tokens
    before = next((c for c in passage.chunks if c.last == chunk.first - 1 and tokens[c.last].text == "and"), None)
    if before is None or before.parties[0].kind not in ("person", "office"):
        return []
    for word in tokens[before.first : before.last]:
        subjects = passage.sentence.children(tokens[word.head], "nsubj") if word.rel.startswith("nsubj") else ()
        if word.head != token.head and len(subjects) > 1 and word in subjects[1:]:
            return list(before.parties)
    return []
