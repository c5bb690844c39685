"""What place words name: a town, a house with the town it is in, a land, the capital of a land."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.claims.grammar import cases
from goodoffices.claims.ranges import token_range
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import place_words
from goodoffices.packs.model import Mention, Place
from goodoffices.schema import Derived, Span, Where

_DEEPEST = 3
"""Steps from a house to its town: "the headquarters of the Council in Tripoli"."""
_BESIDE = frozenset({"near", "outside", "close to", "not far from"})
"""Prepositions by which a known house is not in the town named: "Meiendorf castle outside Moscow"."""
_BODIES = frozenset({"group", "organisation"})


@dataclass(frozen=True, slots=True)
class Located:
    """A place with its words and the pack's fact behind it.

    Args:
        where: The place.
        words: Range of its words.
        derived: The fact.
        site: It is a town or a house, no region.
        town: It is a town that the packs know.
    """

    where: Where
    words: Span
    derived: tuple[Derived, ...] = ()
    site: bool = False
    town: bool = False

    @property
    def rank(self) -> int:
        """Which of several places that one phrase names is shown: the town, then a house, then the land."""
        return 0 if self.town else 1 if self.site else 2


def preposition(sentence: Sentence, token: Token) -> str:
    """The preposition of a place, also where it stands on a word of its name or on the noun before it.

    "at State House Entebbe", "in the Ethiopian capital Addis Ababa", "in Egypt's capital Cairo".
    """
    own = cases(sentence, token)
    if own:
        return own
    parts = [c for c in sentence.children(token, "compound", "nmod:desc", "flat", "amod") if c.i < token.i]
    inner = next((found for part in parts if (found := cases(sentence, part))), "")
    before = sentence.tokens[token.i - 1] if token.i else token
    joined = before.lemma.lower() in place_words().towns and before.head in (token.head, token.i)
    return inner or (cases(sentence, before) if joined else "")


def places_at(reading: Reading, passage: Passage, token: Token, depth: int = _DEEPEST) -> Located | None:
    """The place that a noun names or lies in; the innermost of "in the capital, Yerevan", "at a hotel in Geneva"."""
    sentence = passage.sentence
    near = [token, *sentence.children(token, "appos", "flat", "compound"), *_joined(sentence, token)]
    known = [p for word in near if (p := _mentioned(reading, passage, word)) is not None]
    if depth:
        inner = [w for w in sentence.children(token, "nmod") if _locates(sentence, token, w)]
        inner = [w for w in inner if not known or cases(sentence, w) not in _BESIDE]
        known += [p for w in inner if (p := places_at(reading, passage, w, depth - 1)) is not None]
    if known:
        return min(known, key=lambda p: p.rank)  # "the Black Sea resort of Sochi": the town
    named = (p for word in _joined(sentence, token) if (p := _unknown(reading, passage, word)) is not None)
    if (town := next(named, None)) is not None:
        return town  # "Burundi's capital Bujumbura": what it was called the capital of then
    if (capital := _capital(reading, passage, token)) is not None:
        return capital
    return next((p for word in near if (p := _unknown(reading, passage, word)) is not None), None) or _house(
        reading, passage, token
    )


def located_at(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """The place that one word itself names, known to the packs or proposed by the model."""
    chunk = passage.chunk_at(token)
    acts = chunk is not None and not chunk.place and chunk.parties[0].actor is not None
    return _mentioned(reading, passage, token) or (None if acts else _unknown(reading, passage, token))


def _joined(sentence: Sentence, token: Token) -> list[Token]:
    """The name after a noun that it belongs to, with or without a comma: "the capital, Yerevan", "capital Cairo"."""
    if token.lemma.lower() not in place_words().towns:
        return []
    rest = [t for t in sentence.tokens[token.i + 1 : token.i + 3] if t.text != ","]
    return rest[:1] if rest and rest[0].text[:1].isupper() else []


def _locates(sentence: Sentence, token: Token, inner: Token) -> bool:
    """Whether an inner noun tells where the outer one is: "a hotel in Geneva", not "the format agreed in Prague"."""
    words, case, noun = place_words(), cases(sentence, inner), token.lemma.lower()
    if noun in words.houses or noun in words.towns or noun in words.gatherings:
        held = noun in words.gatherings and case in ("of", "on", "for", "with", "between")
        return not held and (case in {*words.at, "of"} or (case == "on" and inner.lemma.lower() in words.on))
    return case in words.at and cases(sentence, token) == "at" and noun not in words.abstract


def _capital(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """The capital that no name tells: "the Lebanese capital", "Egypt's capital", "the capital of Chad"."""
    sentence = passage.sentence
    kinds = {c.lemma.lower() for c in sentence.children(token, "amod")}
    if token.lemma.lower() != "capital" or kinds & place_words().lesser:
        return None
    owners = [*sentence.children(token, "amod", "compound", "nmod:poss")]
    owners += [c for c in sentence.children(token, "nmod") if cases(sentence, c) == "of" and c not in owners]
    for mention in passage.mentions:
        owner = next((o for o in owners if mention.start <= o.start < mention.end), None)
        if owner is None or mention.sense not in ("actor", "demonym"):
            continue
        place = next((p for key in mention.ids if (p := reading.packs.capital(key)) is not None), None)
        if place is not None:
            return located(place, Span(min(mention.start, token.start), max(mention.end, token.end)), by_fact=True)
    return None


def located(place: Place, words: Span, *, by_fact: bool = False) -> Located:
    """A place of the packs with the words for it.

    Args:
        place: The place.
        words: Their range.
        by_fact: The words do not name it: a fact says that it is meant.
    """
    where = Where(name=place.name, country=place.country, latitude=place.latitude, longitude=place.longitude)
    fact = Derived(field="where.country" if place.country and not by_fact else "where", pack=place.pack, key=place.id)
    return Located(where, words, (fact,), place.kind in ("city", "residence", "site"), place.kind == "city")


def _mentioned(reading: Reading, passage: Passage, token: Token) -> Located | None:
    for mention in passage.mentions:
        if mention.sense != "place" or _in_longer_name(passage, Span(mention.start, mention.end)):
            continue
        tokens = token_range(passage.sentence, mention.start, mention.end)
        if tokens is None or not tokens[0] <= token.i < tokens[1]:
            continue
        place = reading.packs.place(mention.ids[0])
        if place is not None:
            return located(place, Span(mention.start, mention.end))
    return _venue_named(reading, passage, token)


def _venue_named(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """The town in the name of a known conference: "the Munich Security Conference"."""
    for mention in passage.mentions:
        if mention.start == token.start and token.end < mention.end and _is_held(mention):
            keys = reading.packs.senses(token.text).get("place", ())
            place = reading.packs.place(keys[0]) if keys else None
            return located(place, Span(token.start, token.end)) if place is not None else None
    return None


def _is_held(name: Mention) -> bool:
    """Whether a name is that of something that takes place where it says: a conference, a forum."""
    return name.text.rpartition(" ")[2].lower() in ("conference", "forum", "summit", "congress")


def _unknown(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """A place that only the model proposes: its words alone; it is taken for a town unless they say that it is none."""
    chunk = passage.chunk_at(token)
    if chunk is not None and not chunk.place and chunk.parties[0].actor and chunk.parties[0].kind in _BODIES:
        return None  # "the Taliban talks"
    if chunk is not None and chunk.holds(token) and chunk.parties[0].kind == "person":
        return None  # a surname that the model takes for a town
    for name in passage.sentence.names:
        if name.label == "PLACE" and name.first <= token.i < name.last:
            words = passage.sentence.tokens[name.first : name.last]
            span = Span(_part(passage.sentence, words[0]).start, words[-1].end)
            if len(words) <= 6 and words[0].text[:1].isupper() and not _in_longer_name(passage, span):
                written = " ".join(reading.article.quote(span).split())
                return Located(Where(name=written), span, site=not _is_wide(reading, written))
    return None


def _is_wide(reading: Reading, name: str) -> bool:
    """Whether a name is a state's, or tells that it is no town's: "Sudan", "eastern Sudan", "Kassala State"."""
    first, _, rest = name.partition(" ")
    if first.lower() in place_words().parts or name.rpartition(" ")[2].lower() in place_words().wide:
        return True
    actors = (reading.packs.actor(key) for key in reading.packs.senses(name.removeprefix("the ")).get("actor", ()))
    return not rest.islower() and any(a is not None and a.kind in ("state", "territory") for a in actors)


def _part(sentence: Sentence, first: Token) -> Token:
    """The word that tells which part of a land is meant, before its name: "eastern Sudan"; else the name's first."""
    before = sentence.tokens[first.i - 1] if first.i else first
    return before if before.text.lower() in place_words().parts else first


def _house(reading: Reading, passage: Passage, token: Token) -> Located | None:
    """A house with a name of its own, of which no town is told: "at the Ministry of Foreign Affairs"."""
    sentence = passage.sentence
    if token.pos != "PROPN" or token.lemma.lower() not in place_words().houses:
        return None
    if cases(sentence, token) not in ("at", "in", "inside"):
        return None
    left = [c for c in sentence.children(token, "compound", "amod", "flat") if c.text[:1].isupper()]
    right = [t for c in sentence.children(token, "nmod") if cases(sentence, c) == "of" for t in sentence.subtree(c)]
    words = sorted([token, *left, *right], key=lambda t: t.i)
    if words[-1].i - words[0].i > 6:
        words = [*left, token]
    span = Span(words[0].start, words[-1].end)
    return Located(Where(name=" ".join(reading.article.quote(span).split())), span, site=True)


def _in_longer_name(passage: Passage, words: Span) -> bool:
    """Whether words for a place stand in a longer name of something else: "Europe" in that of a body is no place."""
    return any(
        m.sense in ("actor", "format", "agreement", "event")
        and m.end - m.start > words.end - words.start
        and not _is_held(m)
        and m.start <= words.start
        and words.end <= m.end
        for m in passage.mentions
    )
