"""Where an event happened or is to happen: by the words of place around its predicate."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.claims.grammar import cases, climb, negation
from goodoffices.claims.ranges import token_range
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Sentence, Token
from goodoffices.packs.model import Mention
from goodoffices.schema import Derived, Span, Where

AT = frozenset({"in", "at", "near", "outside", "inside", "within"})
_TO = frozenset({"to", "for", "into"})
_MOTION = frozenset(
    {"travel", "fly", "go", "come", "arrive", "head", "return", "leave", "depart", "visit", "trip", "tour"}
)
"""Words whose "to" tells where what follows takes place: "flew to Geneva to meet", "during a visit to Cairo"."""
_UNDETERMINED = frozenset(
    {
        "determine",
        "decide",
        "set",
        "fix",
        "agree",
        "choose",
        "announce",
        "confirm",
        "specify",
        "name",
        "clear",
        "know",
    }
)


@dataclass(frozen=True, slots=True)
class Located:
    """A place with its words and the pack's fact behind it; `site`: a city or a house, no region."""

    where: Where
    words: Span
    derived: tuple[Derived, ...] = ()
    site: bool = False


def place_of(
    reading: Reading, passage: Passage, predicates: tuple[Token, ...], *, moving: bool = False
) -> Located | None:
    """The place that the words around an event give.

    Args:
        reading: The article.
        passage: The passage.
        predicates: The words on which its place may hang, nearest first.
        moving: "To" counts, too: of a visit, a departure, an arrival.

    Returns:
        The nearest place, or None when the words give none.
    """
    sentence = passage.sentence
    for predicate in predicates:
        allowed = AT | _TO if moving or predicate.lemma in _MOTION else AT
        found: list[tuple[int, Located]] = []
        if sentence.children(predicate, "cop") and cases(sentence, predicate) in AT:  # "was in Algiers for talks"
            found = [(_size(p), p) for p in [places_at(reading, passage, predicate)] if p is not None and p.site]
        for child in sentence.children(predicate, "obl", "nmod", "compound", "nmod:poss", "advmod"):
            located = places_at(reading, passage, child)
            if located is None:
                continue
            case = cases(sentence, child)
            named = child.rel.startswith("compound") and predicate is predicates[0] and located.site
            if named or (case in allowed and not child.rel.startswith("compound")):
                found.append((_size(located), located))
        if not found and (located := _where_clause(reading, passage, predicate)) is not None:
            return located
        if found:
            return min(found, key=lambda f: (f[0], f[1].words.start))[1]
    return _deeper(reading, passage, predicates)


def _deeper(reading: Reading, passage: Passage, predicates: tuple[Token, ...]) -> Located | None:
    """A town or house that hangs on a day or a participant: "on 12 June in Washington", "with ministers in Baku"."""
    sentence = passage.sentence
    names = {p.i for p in predicates}
    for token in sentence.tokens:
        if token.head < 0 or cases(sentence, token) not in AT:
            continue
        located = places_at(reading, passage, token)
        head = sentence.tokens[token.head]
        chunk = passage.chunk_at(head)
        bearer = chunk is not None and not chunk.holds(token) and not chunk.place
        timed = head.pos == "NUM" or any(t.start <= head.start < t.end for t in passage.times)
        if located is not None and located.site and (bearer or timed) and _under(sentence, head, names):
            return located
    return None


def _under(sentence: Sentence, token: Token, names: set[int]) -> bool:
    """Whether a word lies below one of some predicates, with no other clause between."""
    for node in climb(sentence, token):
        if node.i in names:
            return True
        if node.rel.split(":")[0] in ("acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj"):
            return False
    return False


def _where_clause(reading: Reading, passage: Passage, predicate: Token) -> Located | None:
    """The place that a clause describes ("Astana, where they will meet")."""
    sentence = passage.sentence
    where = next((c for c in sentence.children(predicate) if c.lemma == "where"), None)
    if predicate.head < 0 or where is None or not predicate.rel.startswith(("acl", "advcl")):
        return None
    before = where.i - (2 if where.i and sentence.tokens[where.i - 1].text == "," else 1)
    named = [sentence.tokens[before]] if predicate.rel == "advcl" else [sentence.tokens[predicate.head]]
    while named[-1].rel in ("appos", "nmod", "conj", "flat") and len(named) < 4:
        named.append(sentence.tokens[named[-1].head])
    found = [place for word in named if (place := places_at(reading, passage, word)) is not None]
    return min(found, key=lambda p: (_size(p), p.words.start)) if found else None


def _size(located: Located) -> int:
    """Smaller places tell more: a city before its country."""
    return 0 if located.site else 1


def places_at(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """The place that a word and what belongs to it name; the innermost of "in the capital, Yerevan"."""
    sentence = passage.sentence
    near = [
        word
        for word in [token, *sentence.children(token, "appos", "flat", "compound", "nmod")]
        if word is token or not word.rel.startswith("nmod") or _locates(sentence, token, word)
    ]
    tokens = sentence.tokens
    if (
        token.i + 2 < len(tokens)
        and tokens[token.i + 1].text == ","
        and token.lemma.lower() in ("capital", "city", "town", "resort")
    ):
        near.append(tokens[token.i + 2])
    known = [p for word in near if (p := _mentioned(reading, passage, word)) is not None]
    proposed = (_unknown(reading, passage, word) for word in near)
    if known:
        return min(known, key=_size)  # "the Black Sea resort of Sochi": the town
    return next((p for p in proposed if p is not None), None)


def located_at(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """The place that one word itself names, known to the packs or proposed by the model."""
    chunk = passage.chunk_at(token)
    acts = chunk is not None and not chunk.place and chunk.parties[0].actor is not None
    return _mentioned(reading, passage, token) or (None if acts else _unknown(reading, passage, token))


_HOUSES = frozenset(
    {
        "hotel",
        "residence",
        "palace",
        "castle",
        "headquarters",
        "building",
        "office",
        "house",
        "villa",
        "embassy",
        "airport",
        "base",
        "ministry",
        "university",
        "capital",
        "city",
        "town",
        "resort",
        "village",
        "region",
        "suburb",
        "district",
        "estate",
        "venue",
        "site",
        "area",
        "province",
        "port",
        "border",
        "outskirts",
        "centre",
        "center",
        "seat",
    }
)


def _locates(sentence: Sentence, token: Token, inner: Token) -> bool:
    """Whether an inner noun tells where the outer one is: "a hotel in Geneva", not "the format agreed in Prague"."""
    case = cases(sentence, inner)
    return case == "of" or (case in ("in", "at") and token.lemma.lower() in _HOUSES)


def _mentioned(reading: Reading, passage: Passage, token: Token) -> Located | None:
    for mention in passage.mentions:
        if mention.sense != "place" or any(_wraps(o, mention) for o in passage.mentions):
            continue  # "Europe" in the name of a body is no place
        tokens = token_range(passage.sentence, mention.start, mention.end)
        if tokens is None or not tokens[0] <= token.i < tokens[1]:
            continue
        place = reading.packs.place(mention.ids[0])
        if place is None:
            continue
        where = Where(name=place.name, country=place.country, latitude=place.latitude, longitude=place.longitude)
        fact = Derived(field="where.country", pack=place.pack, key=place.id)
        site = place.kind in ("city", "residence", "site")
        return Located(where, Span(mention.start, mention.end), (fact,), site)
    return None


def _unknown(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """A place that only the model proposes: its words alone."""
    for name in passage.sentence.names:
        if name.label == "PLACE" and name.first <= token.i < name.last:
            words = passage.sentence.tokens[name.first : name.last]
            span = Span(words[0].start, words[-1].end)
            if len(words) <= 6 and words[0].text[:1].isupper():
                return Located(Where(name=" ".join(reading.article.quote(span).split())), span)
    return None


def undetermined(passage: Passage) -> Span | None:
    """The words that say that the place is not fixed yet; None when they do not."""
    sentence = passage.sentence
    for token in sentence.tokens:
        if token.lemma not in ("place", "venue", "location") or token.head < 0:
            continue
        head = sentence.tokens[token.head]
        no = negation(sentence, head)
        if no is not None and head.lemma in _UNDETERMINED and token.rel.startswith("nsubj"):
            return Span(min(no.start, head.start), max(no.end, head.end))
        if head.lemma in ("unknown", "undecided", "unclear", "undetermined"):
            return Span(head.start, head.end)
    return None


def _wraps(outer: Mention, inner: Mention) -> bool:
    """Whether a longer name of something else holds a place's name."""
    named = outer.sense in ("actor", "format", "agreement", "event")
    longer = outer.end - outer.start > inner.end - inner.start
    return named and longer and outer.start <= inner.start and inner.end <= outer.end
