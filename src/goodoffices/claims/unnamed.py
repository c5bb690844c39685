"""People whom no name tells apart, under their own words: "the two border commanders", "elders of Misrata"."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.arguments import named_by, parties_at, speaking
from goodoffices.claims.emissaries import own_people
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import clause, conjuncts, follow
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage
from goodoffices.claims.references import References
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import offices
from goodoffices.schema import Span

_SIDING = "acl[oppose|ally|back|support|align|affiliate|link]"
_COUNTING = frozenset({"number", "group", "series", "range", "couple", "dozen", "handful", "one", "two", "three",
                       "some", "several", "many", "most"})  # fmt: skip
_ALL_OF_THEM = frozenset({"side", "party"})
_ALL = frozenset({"both", "two", "three", "four"})
_LONGEST = 8
"""Words of a description that still tell who they are."""


def note_unnamed(event: Event, word: Token, role: str, references: References) -> None:
    """Remembers the words in a participant's place that name no one: what they say of him may be all that is told."""
    sentence, words = event.passage.sentence, conjuncts(event.passage.sentence, word)
    counted = {w.i: follow(sentence, w, "nmod(of)") for w in words if w.lemma.lower() in _COUNTING}
    heads = [h for w in words for h in (counted.get(w.i) or [w])]
    for one in {w.i: w for head in heads for w in [head, *conjuncts(sentence, head)]}.values():
        one = speaking(event.passage, one, references) or one
        if one.pos == "NOUN" and one.i != event.trigger.i and not named_by(event.passage, one, references):
            event.unnamed.append((one, role))  # type: ignore[arg-type]


def add_refused(event: Event) -> None:
    """Adds the one whom somebody refuses to meet, named or not: "will not negotiate with the junta"."""
    sides = offices().sides | offices().factions | offices().group
    if event.verdict.status != "refused" or not event.at_war or len(event.core()) != 1:
        return
    for word, role in event.unnamed:
        if role == "party" and word.lemma.lower() in sides:
            event.add(as_people(event.passage.sentence, word, bodies=True), role)


def add_officials(event: Event, references: References) -> None:
    """Adds those who act for someone and whom no name tells apart: "the two border commanders met the governor"."""
    for word, role in event.unnamed:
        counted = word.rel == "nmod" and event.passage.sentence.tokens[word.head].lemma in _COUNTING
        if counted and len(event.core()) > 1:
            continue  # "invited a number of ministers", beside those who are named
        found = _whose(event.passage, word, references) or _owned(event.passage, word, references)
        found = found or references.bearer(event.passage, word)
        found = found or as_officials(event.passage, word, bodies=event.at_war)
        if not found and event.at_war and event.frame.kind == "meeting" and role == "party":
            found = as_sides(event.passage.sentence, word)
        event.add(found, role)


def _whose(passage: Passage, word: Token, references: References) -> list[Party]:
    """The states whose ministers a relative clause tells of: "Chad and Sudan, whose foreign ministers met in May"."""
    verb = clause(passage.sentence, word)
    if verb.rel != "acl:relcl" or not any(w.text == "whose" for w in passage.sentence.children(word, "nmod:poss")):
        return []
    owners = parties_at(passage, passage.sentence.tokens[verb.head], references)
    return [p.by_rule("whose they are", word.text) for p in owners]


def _owned(passage: Passage, word: Token, references: References) -> list[Party]:
    """The people of those for whom a pronoun stands: "their negotiators"; not of him beside them: "A and his team"."""
    if word.rel == "conj":
        return []
    pronouns = [w for w in passage.sentence.children(word, "nmod:poss") if w.pos == "PRON"]
    return own_people([p for w in pronouns for p in parties_at(passage, w, references)], word)


def as_people(sentence: Sentence, word: Token, *, bodies: bool = False) -> list[Party]:
    """People whom no name tells apart, under their own words; empty for a noun of anything else.

    Args:
        sentence: The sentence.
        word: Head of the words.
        bodies: "The government", "both sides", "the fighters" count, too.
    """
    people = offices().people | offices().group | offices().sides if bodies else offices().people
    if word.lemma.lower() not in people or word.pos != "NOUN":
        return []
    name, words = _told(sentence, *_counted(sentence, word))
    return [Party(name=name, words=words, kind="group", plural=not bodies or word.feats.get("Number") == "Plur")]


def as_officials(passage: Passage, word: Token, *, bodies: bool = False) -> list[Party]:
    """Holders of an office that no words tie to a state, under their own words: who acts for someone, never a crowd.

    Args:
        passage: The passage.
        word: Head of the words.
        bodies: "Opposition groups" and "30 factions" count, too.
    """
    chunk = passage.chunk_at(word)
    office = chunk is not None and not chunk.attributive and chunk.parties[0].kind == "office"
    after = passage.sentence.tokens[word.i + 1 : word.i + 2]
    if word.pos != "NOUN" or any(t.pos in ("NOUN", "PROPN") for t in after):
        return []  # "the guarantor powers Greece and Turkey": only part of a longer name
    plural, sentence = word.feats.get("Number") == "Plur", passage.sentence
    if word.lemma == "head" and not plural and not sentence.children(word, "nmod", "compound", "nmod:poss"):
        return []  # "a severed head": nobody's
    several = bodies and plural and word.lemma.lower() in offices().factions and _is_told_which(sentence, word)
    if not (office or several or word.lemma.lower() in offices().public):
        return []
    name, words = _told(sentence, *_counted(sentence, word))
    return [Party(name=name, words=words, kind="group" if plural else "office", plural=plural)]


def as_sides(sentence: Sentence, word: Token) -> list[Party]:
    """The sides of a conflict that no name tells apart, under their own words: "both sides", "the junta", "rebels".

    Args:
        sentence: The sentence.
        word: Head of the words.

    Returns:
        One party, that of two or more for "the two sides"; empty for other words, and for one of some ("a government").
    """
    several, lemma = word.feats.get("Number") == "Plur", word.lemma.lower()
    definite = any(d.lemma in ("the", "both") for d in sentence.children(word, "det"))
    if word.pos != "NOUN" or lemma not in offices().talking or not (several or definite):
        return []
    name, words = _told(sentence, *_counted(sentence, word))
    return [Party(name=name, words=words, kind="group", plural=lemma in _ALL_OF_THEM and several)]


def _is_told_which(sentence: Sentence, word: Token) -> bool:
    """Whether words tell which groups: "rebel factions", "30 groups opposed to the government"."""
    return bool(sentence.children(word, "amod", "compound", "nummod") or follow(sentence, word, _SIDING))


def is_somebody(passage: Passage, words: Sequence[Token], references: References) -> bool:
    """Whether one of some words stands for a person or body: "saw the envoy", "saw each other", not "saw a chance"."""
    mutual = any(w.lemma.lower() in ("each", "one", "other", "another") for w in words)
    return mutual or any(parties_at(passage, w, references) or as_officials(passage, w) for w in words)


def owners_of(passage: Passage, word: Token) -> list[Party]:
    """Whose body some words name that no title makes an office: "the Houthi group"."""
    near = passage.sentence.children(word, "nmod:poss", "compound", "amod")
    chunks = [c for child in near if (c := passage.chunk_at(child)) is not None]
    return [p for c in chunks for p in c.parties if p.kind in ("state", "group")][:1]


def _range(sentence: Sentence, word: Token) -> tuple[int, int]:
    own = [
        t.i
        for t in sentence.subtree(word)
        if t.i <= word.i and t.pos not in ("DET", "ADP", "PUNCT", "NUM") and t.feats.get("PronType") != "Rel"
    ]
    left = [i for i in own if all(j in own for j in range(i, word.i + 1))]
    while left and sentence.tokens[left[0]].pos in ("CCONJ", "PRON", "PART"):  # not "and officials", "their officials"
        left = left[1:]
    return max(min(left, default=word.i), word.i - 5), _of_whom(sentence, word)


def _counted(sentence: Sentence, word: Token) -> tuple[int, int]:
    """The range of words for people, with the number that makes them all who are at odds: "both sides"."""
    first, last = _range(sentence, word)
    counted = [t.i for t in sentence.children(word, "nummod", "det") if t.i == first - 1 and t.lemma in _ALL]
    return (counted[0] if counted and word.lemma.lower() in _ALL_OF_THEM else first), last


def _told(sentence: Sentence, first: int, last: int) -> tuple[str, Span]:
    """The words of a range and where they stand; a sentence that they begin gives them no capital."""
    start, words = sentence.tokens[first], sentence.text(first, last)
    opens = start.i == 0 and start.pos != "PROPN" and start.lemma[:1].islower()
    return words[0].lower() + words[1:] if opens else words, Span(start.start, sentence.tokens[last - 1].end)


def _of_whom(sentence: Sentence, noun: Token) -> int:
    """One past the last word of a noun for people with what tells who they are: "members of civil society"."""
    place = ("nmod(in)",) if noun.lemma == "authority" else ()  # "authorities in the north"
    words = [w for path in ("nmod(of|from)", _SIDING, *place) for w in follow(sentence, noun, path)]
    tokens = [t.i for w in words if w.i > noun.i for t in sentence.subtree(w) if t.pos != "PUNCT"]
    tokens = tokens if noun.i + 1 in tokens else []  # "the regime, backed by A"
    end = max(tokens, default=noun.i) + 1
    return end if end - noun.i <= _LONGEST else noun.i + 1
