"""Where a title begins and ends around a name or an office noun, read from the words outward."""

from __future__ import annotations

from goodoffices.claims.grammar import cases
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import offices

_INSIDE = frozenset({"ADJ", "PROPN", "NOUN", "PART", "NUM"})
_LINKS = frozenset({"of", "for", "to", "at", "and", "on", "the", "&", "in"})


def leans(word: str) -> bool:
    """Whether an adjective only says where others lean: "pro-Russian separatists" are not Russia's."""
    return word.lower().replace("\u2011", "-").startswith(("pro-", "anti-"))


def is_office(token: Token) -> bool:
    """Whether a noun stands for whoever holds an office, or for the people of a body."""
    if token.text in offices().acronym:
        return True
    return token.pos in ("NOUN", "PROPN") and office_lemma(token) in (offices().office | offices().group)


def office_lemma(token: Token) -> str:
    """The lemma of an office noun; a plural that the model leaves as it is loses its ending."""
    lemma = token.lemma.lower()
    known = offices().office | offices().group
    return lemma if lemma in known or lemma.removesuffix("s") not in known else lemma.removesuffix("s")


def title_before(sentence: Sentence, first: int, named: set[int], titles: set[int]) -> tuple[int, int] | None:
    """Token range of a title that ends right before a name, with or without a comma between; None without one."""
    end = first
    if end > 0 and sentence.tokens[end - 1].text == ",":
        end -= 1
    start = end
    while start > 0:
        start = _before_acronym(sentence, start)
        listed = _is_in_list(sentence, start - 1, end)
        if start - 1 in named or not (start - 1 in titles or listed or _belongs(sentence, start - 1, end)):
            break
        start -= 1
    while start < end and sentence.tokens[start].lemma in _LINKS:
        start += 1
    start = _own_title(sentence, start, first)
    span = sentence.tokens[start:end]
    if not any(is_office(t) for t in span):
        return None
    if end != first and not _is_title_with_comma(sentence, start, end, first):
        return None
    return start, end


def _own_title(sentence: Sentence, start: int, name: int) -> int:
    """Where a name's own title begins behind that of those who serve him: "the adviser to President A" advises A."""
    bearer = sentence.tokens[name]
    ruled = [
        t.i for t in sentence.tokens[start : name - 1] if t.lemma in RULING and sentence.tokens[t.i + 1].lemma == "of"
    ]
    if ruled:
        return ruled[-1] + 2  # "the government of President A"
    links = [t.i for t in sentence.children(bearer, "case") if start < t.i < name and t.lemma in ("of", "to")]
    above = sentence.tokens[bearer.head]
    served = bearer.rel.startswith("nmod") and bool(links) and (is_office(above) or above.lemma in _TAKING_SIDES)
    own = sentence.tokens[links[-1] + 1 : name] if served else ()
    titled = any(is_office(t) and office_lemma(t) in offices().office for t in own)
    return links[-1] + 1 if served and (titled or not own) else start


_TAKING_SIDES = frozenset({"adversary", "opponent", "rival", "foe", "enemy", "critic", "supporter", "backer", "ally",
                           "follower", "loyalist", "associate", "aide", "relative"})  # fmt: skip
"""People who are told by whom they are for or against: "opponents of President A"."""


def _is_in_list(sentence: Sentence, index: int, end: int) -> bool:
    """Whether a comma stands within a minister's fields of work: "Minister of Foreign Affairs, Trade and Energy A"."""
    tokens = sentence.tokens
    if tokens[index].text != "," or not any(t.lemma == "and" for t in tokens[index + 1 : min(index + 6, end)]):
        return False
    before = tokens[max(0, index - 6) : index]
    of = next((t.i for t in reversed(before) if t.lemma in ("of", "for")), None)
    fields = all(t.pos in ("PROPN", "NOUN", "ADJ") or t.lemma in ("and", ",") for t in tokens[(of or 0) + 1 : end])
    return of is not None and of > 0 and tokens[of - 1].lemma.lower() in ("minister", "secretary") and fields


def is_field(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a model's name is a field in a list: "Minister of Foreign Affairs, Emigration and Expatriates"."""
    tokens = sentence.tokens
    listed = last - first == 1 and first > 0 and tokens[first - 1].text == "," and last + 1 < len(tokens)
    return listed and tokens[last].lemma == "and" and _is_in_list(sentence, first - 1, last + 2)


def _before_acronym(sentence: Sentence, index: int) -> int:
    """The same place, or that before an acronym in brackets: "the Presidential Council (PC)" and more of the title."""
    tokens = sentence.tokens
    acronym = index >= 4 and tokens[index - 1].text == ")" and tokens[index - 3].text == "("
    return index - 3 if acronym and tokens[index - 2].text.isupper() else index


def _belongs(sentence: Sentence, index: int, end: int) -> bool:
    """Whether the token at `index` may be part of the title that ends at `end`."""
    token = sentence.tokens[index]
    if token.pos in _INSIDE or token.text in ("-", "'s", "’s"):
        return True
    return token.lemma in _LINKS and token.lemma != "in" and index < end - 1


def _is_title_with_comma(sentence: Sentence, start: int, end: int, name: int) -> bool:
    """A title and a name after a comma: a long title, or one that the parser joins with the name."""
    span = sentence.tokens[start:end]
    if not any(is_office(t) and t.feats.get("Number") != "Plur" for t in span):
        return False
    if end - start == 1 and start == 0:
        return False  # a headline's comma joins two: "President, Namuli discuss border"
    bearer = sentence.tokens[name]
    joined = start <= bearer.head < end or any(t.head == bearer.head and t.rel == bearer.rel for t in span)
    return len(span) >= 4 or joined


def title_after(sentence: Sentence, last: int) -> tuple[int, int] | None:
    """Token range of a title after a name and a comma ("Ned Price, the US spokesman,"); None without one."""
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
    return (start, end) if closes and any(is_office(t) for t in tokens[start:end]) else None


def left_edge(sentence: Sentence, head: Token, taken: set[int]) -> int:
    """First token of the words that belong to an office noun, to its left."""
    first = head.i
    while first > 0 and first - 1 not in taken:
        if (start := _before_acronym(sentence, first)) != first and start - 1 not in taken:
            first = start
            continue
        token = sentence.tokens[first - 1]
        modifies = (token.pos in _INSIDE and token.pos != "NUM") or token.text in ("-", "'s", "’s")
        modifies = modifies or token.rel == "amod"  # "the warring generals"
        joins = token.pos == "CCONJ" and first - 2 >= 0 and sentence.tokens[first - 2].pos in ("ADJ", "PROPN")
        joins = joins and sentence.tokens[first].pos in ("ADJ", "PROPN") and not leans(sentence.tokens[first].text)
        comma = token.text == "," and joins_adjectives(sentence, first)
        joins = joins or _joins_owners(sentence, token, first)
        if not (modifies or joins or comma):
            break
        first -= 1
    while first < head.i and sentence.tokens[first].text in ("'s", "’s", "-"):
        first += 1  # "President A's envoys": his name is taken
    return first


def _joins_owners(sentence: Sentence, link: Token, first: int) -> bool:
    """Whether a comma or "and" joins two owners of one noun: "Japan's, South Korea's and America's advisers"."""
    before = sentence.tokens[link.i - 1] if link.i > 0 else link
    after = [t for t in sentence.tokens[first : first + 4] if t.text in ("'s", "’s")]
    return link.lemma in (",", "and") and before.text in ("'s", "’s") and bool(after)


def joins_adjectives(sentence: Sentence, index: int) -> bool:
    """Whether the tokens around a comma are coordinated modifiers ("Russian, US and French")."""
    before = index - 2
    if before < 0:
        return False
    a, b = sentence.tokens[before], sentence.tokens[index]
    return (
        a.pos in ("ADJ", "PROPN")
        and b.pos in ("ADJ", "PROPN")
        and (b.head == a.i or b.head == a.head)
        and b.rel in ("conj", a.rel)
    )


def right_edge(sentence: Sentence, head: Token, taken: set[int]) -> int:
    """One past the last token of the words that belong to an office noun, whose it is and for what."""
    twin = twin_of(sentence, head)
    last = head.i + 1 if twin is None else twin.i + 1
    for child in [*sentence.children(head, "nmod"), *(sentence.children(twin, "nmod") if twin is not None else ())]:
        case = cases(sentence, child)
        owning = (
            case in _OWNING
            or (case == "at" and _is_posted(sentence, head))
            or (case == "in" and _is_seat(sentence, head, child))
            or (case == "on" and twin is not None)
        )
        if child.i < head.i or not owning:
            continue
        subtree = [t for t in sentence.subtree(child) if not _in_clause(sentence, t, child)]
        end = max(t.i for t in subtree) + 1
        if min(t.i for t in subtree) <= last and not taken & set(range(last, end)):
            last = max(last, end)
    while last > head.i + 1 and sentence.tokens[last - 1].pos == "PUNCT":
        last -= 1
    if twin is not None and last == twin.i + 1:
        last = head.i + 1  # nobody's: two nouns
    return _with_coordinated(sentence, head, last, taken)


_OWNING = frozenset({"of", "for", "to", "from"})
"""Prepositions of what belongs to a title."""
RULING = frozenset({"government", "authority", "regime", "administration", "junta"})
"""Whose seat tells which they are."""
_SENT = frozenset({"envoy", "representative", "ambassador", "diplomat", "delegate", "official"})


_POSTED = _SENT | frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "adviser",
        "advisor",
        "director",
        "expert",
        "observer",
        "head",
        "chief",
    }
)
"""Those who are at a house by their work; others are there for a day: "the presidents at the White House"."""


def _is_seat(sentence: Sentence, head: Token, place: Token) -> bool:
    """Whether a place tells who rules: "the government in Khartoum", not "the authorities in eastern Sudan"."""
    bare = place.pos == "PROPN" and not sentence.children(place, "amod", "compound")
    return bare and head.lemma.lower() in RULING


def _is_posted(sentence: Sentence, head: Token) -> bool:
    """Whether "at" tells whose one is: "officials at the White House", not "Turkish officials at the White House"."""
    owned = any(cases(sentence, c) == "of" for c in sentence.children(head, "nmod"))
    left = [c for c in sentence.children(head, "amod", "compound", "nmod:poss") if c.i < head.i]
    return head.lemma in _POSTED and not owned and not any(c.text[:1].isupper() for c in left)


def twin_of(sentence: Sentence, head: Token) -> Token | None:
    """The second of two nouns for those whom states send, which share their owners: "envoys and diplomats of A"."""
    if head.lemma.lower() not in _SENT or head.feats.get("Number") != "Plur":
        return None
    after = sentence.tokens[head.i + 1 : head.i + 4]
    if not after or after[0].lemma != "and":
        return None
    noun = next((t for t in after[1:] if t.pos not in ("ADJ", "NOUN") or t.lemma in _SENT), None)
    alike = noun is not None and noun.lemma in _SENT and noun.feats.get("Number") == "Plur"
    return noun if alike and noun is not None and noun.head == head.i else None


def _with_coordinated(sentence: Sentence, head: Token, last: int, taken: set[int]) -> int:
    """Adds B to "the presidents of A and B", though a parser may hang it on "presidents"."""
    tokens = sentence.tokens
    plural = head.feats.get("Number") == "Plur"
    while plural and last > head.i + 1 and last + 1 < len(tokens) and tokens[last].text in (",", "and"):
        start = last + 1
        while start < len(tokens) - 1 and (tokens[start].lemma in ("and", "the", "of") or tokens[start].text == ","):
            start += 1
        named = tokens[start].pos == "PROPN" and tokens[last - 1].pos == "PROPN" and start not in taken
        after = tokens[start + 1] if start + 1 < len(tokens) else None
        follows = after is not None and (is_office(after) or after.pos in ("PROPN", "PART"))  # "and Qatar's premier"
        if not named or follows or is_office(tokens[start]):
            break
        last = start + 1
    return last


def _in_clause(sentence: Sentence, token: Token, top: Token) -> bool:
    """Whether a token below `top` belongs to a clause or apposition within it."""
    while token.i != top.i:
        relation = token.rel.split(":")[0]
        aside = relation == "nmod" and cases(sentence, token) in ("in", "on", "with", "during", "after", "at")
        another = relation == "conj" and is_office(token)  # "the heads of two services and Qatar's prime minister"
        if aside or another or relation in ("acl", "appos", "parataxis", "advcl"):
            return True
        token = sentence.tokens[token.head]
    return False
