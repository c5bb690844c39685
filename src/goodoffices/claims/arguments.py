"""From a word in an argument's place to the parties that it stands for."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.claims.chunks import Chunk
from goodoffices.claims.company import companions, joined_to_name, stray_subject
from goodoffices.claims.emissaries import people_of, sent_by
from goodoffices.claims.grammar import cases, clause, climb, conjuncts, follow, has_relation, subject
from goodoffices.claims.members import members_told
from goodoffices.claims.party import Party, distinct
from goodoffices.claims.reading import Passage
from goodoffices.claims.references import References
from goodoffices.claims.senders import body_before, of_sides, senders, those_of
from goodoffices.language import Token

_COLLECTIVE = frozenset(
    {"group", "number", "team", "series", "range", "member", "representative", "delegation", "leader", "head", "people",
     "side", "party", "couple", "host", "counterpart", "colleague", "expert", "scientist", "activist", "mediator"}
)  # fmt: skip
_EACH = frozenset({"each", "both", "either", "neither"})


def parties_at(passage: Passage, token: Token, references: References) -> list[Party]:
    """The parties that an argument's head word stands for, coordination, apposition and reference included.

    Args:
        passage: The passage.
        token: Head word of the argument.
        references: What the words before have named.

    Returns:
        Different parties in order of the sentence; empty when the words name no one.
    """
    if _is_none(passage, token):
        return []
    found: list[Party] = stray_subject(passage, token)
    for word in [*conjuncts(passage.sentence, token), *joined_to_name(passage, token)]:
        found += named_by(passage, word, references)
        for companion in companions(passage, word) if not sent_by(passage, word) else ():
            found += parties_at(passage, companion, references)
    return distinct(found)


def named_by(passage: Passage, token: Token, references: References) -> list[Party]:
    """The parties that one word stands for, those coordinated with it left out."""
    if sent := sent_by(passage, token):
        state = references.at_home(token)  # "the regime of President A": that of the country whose conflict it is
        return state if state and all(p.country == state[0].country for p in sent) else sent
    chunk = passage.chunk_at(token)
    if chunk is not None and not (chunk.attributive and token.rel.split(":")[0] not in ("amod", "compound")):
        members = _listed_members(passage, chunk) or members_told(passage, token)
        return members or _known(passage, token, list(chunk.parties), references)
    if apposed := _apposed(passage, token):
        return apposed
    for joined in passage.sentence.children(
        token, "flat", "nmod:desc"
    ):  # "council member A B": the noun heads the name
        chunk = passage.chunk_at(joined)
        if chunk is not None and chunk.parties[0].kind == "person":
            return list(chunk.parties)
    if bodies := body_before(passage, token) or senders(passage, token):
        return bodies
    if token.lemma in _COLLECTIVE | _SENT and (sides := follow(passage.sentence, token, "acl[represent]/obj")):
        found = distinct([p for word in sides for p in parties_at(passage, word, references)])
        return [people_of(p, token) if p.kind in ("person", "office") else p for p in found]
    if members := members_told(passage, token):
        return members
    if listed := follow(passage.sentence, token, "nmod(such as|including|like)"):  # "allies such as A and B"
        return distinct([p for word in listed for p in parties_at(passage, word, references)])
    if speaking(passage, token, references) is not None or _of_spokesman(passage, token):
        return []
    if token.lemma.lower() in _EACH and (whole := follow(passage.sentence, token, "nmod(of)")):  # "each of them"
        return distinct([p for word in whole for p in parties_at(passage, word, references)])
    if sent := of_sides(passage, token, references) or those_of(passage, token, references):
        return sent
    antecedent = _antecedent(passage, token)
    if antecedent is not None:
        return named_by(passage, antecedent, references)
    referred = _bound(passage, token, references) or references.resolve(passage, token) or _beside(passage, token)
    if referred:
        return _but_the_subject(passage, token, referred) if token.text.lower() in ("them", "him", "her") else referred
    if token.lemma.lower() in _COLLECTIVE:
        return _members(passage, token)
    return []


def _but_the_subject(passage: Passage, token: Token, referred: list[Party]) -> list[Party]:
    """Those for whom an object stands, who are never the subject of its verb: "A received each of them"."""
    who = subject(passage.sentence, clause(passage.sentence, token))
    chunk = passage.chunk_at(who) if who is not None and who.i != token.i else None
    acting = chunk.parties if chunk is not None else ()
    return [p for p in referred if not any(p.same_as(q) for q in acting)] or referred


def _is_none(passage: Passage, token: Token) -> bool:
    """Whether words say that nobody of a kind was there: "met with no mediators in the room"."""
    none = any(d.lemma.lower() == "no" for d in passage.sentence.children(token, "det"))
    return none and cases(passage.sentence, token) in ("with", "without", "in the presence of")


_SENT = frozenset({"official", "delegate", "envoy", "negotiator", "officer", "diplomat", "commander", "lawyer"})


def speaking(passage: Passage, token: Token, references: References) -> Token | None:
    """The people of no name who speak and whom "they" is: "authorities in the north said they would not come"."""
    if token.lemma.lower() != "they" or not token.rel.startswith("nsubj") or token.head < 0:
        return None
    verb = passage.sentence.tokens[token.head]
    top = passage.sentence.tokens[verb.head] if verb.rel in ("ccomp", "acl") and verb.head >= 0 else verb
    if top.pos == "NOUN" and top.rel == "obj":  # "the rebels denied reports that they had agreed"
        top = passage.sentence.tokens[top.head]
    above = passage.sentence.children(top, "nsubj") if top is not verb else ()
    who = [w for w in above if w.pos == "NOUN" and w.feats.get("Number") == "Plur" and w.i < token.i]
    return who[0] if who and not parties_at(passage, who[0], references) else None


def _of_spokesman(passage: Passage, token: Token) -> bool:
    """Whether "they" are those for whom one person speaks: "A, spokesman of the front, announced that they would"."""
    verb = clause(passage.sentence, token)
    subjects = passage.sentence.children(verb, "nsubj")
    they = token.text.lower() in ("they", "their", "them") and any(w.text.lower() == "they" for w in subjects)
    if not they or not has_relation(verb, "ccomp"):
        return False
    who = passage.sentence.children(passage.sentence.tokens[verb.head], "nsubj")
    chunk = passage.chunk_at(who[0]) if who else None
    words = passage.sentence.text(chunk.first, chunk.last).lower() if chunk is not None else ""
    return chunk is not None and len(chunk.parties) == 1 and "spokes" in words


def _listed_members(passage: Passage, chunk: Chunk) -> list[Party]:
    """The members that brackets list right after a group's name: "the Quad (A, B, C and D)"; empty without a list."""
    tokens = passage.sentence.tokens
    if chunk.parties[0].kind not in ("organisation", "group", "office"):
        return []
    start = next((t.i for t in tokens[chunk.last : chunk.last + 2] if t.text == "("), None)
    if start is None:
        return []
    end = next((t.i for t in tokens[start:] if t.text == ")"), start)
    listed = [p for c in passage.chunks if start < c.first and c.last <= end and not c.attributive for p in c.parties]
    return distinct(listed) if len(distinct(listed)) > 1 else []


def _antecedent(passage: Passage, token: Token) -> Token | None:
    """The word that a relative pronoun stands for."""
    if token.pos != "PRON" or token.lemma not in ("who", "which", "that", "whom") or token.head < 0:
        return None
    verb = passage.sentence.tokens[token.head]
    return passage.sentence.tokens[verb.head] if verb.rel == "acl:relcl" and verb.head >= 0 else None


def _bound(passage: Passage, token: Token, references: References) -> list[Party]:
    """Whom a pronoun stands for inside its sentence: the subject of a clause that it lies in, if the number fits."""
    plural = token.lemma.lower() in ("they", "their", "them", "themselves")
    body = token.lemma.lower() == "it" and token.rel == "nsubj"  # "Russia announced it had put off the talks"
    if token.pos != "PRON" or not (plural or body or token.lemma.lower() in ("he", "she", "his", "her", "him")):
        return []
    own = not token.rel.startswith("nmod")  # "A received him": him is not A
    inner = clause(passage.sentence, token).i
    for verb in climb(passage.sentence, token):
        if own and verb.i == inner:
            continue
        for who in passage.sentence.children(verb, "nsubj"):
            if who.i < token.i and token not in passage.sentence.subtree(who):
                parties = parties_at(passage, who, references)
                kinds = ("state", "organisation", "group") if body else ("person", "office")
                single = len(parties) == 1 and parties[0].kind in kinds and (body or not parties[0].plural)
                of_body = plural and len(parties) == 1 and parties[0].kind in ("group", "organisation")
                if (plural and len(parties) > 1) or (not plural and single) or of_body:  # "the SLM said they had"
                    return [p.by_rule("pronoun", token.text.lower()) for p in parties]
    return []


def _beside(passage: Passage, token: Token) -> list[Party]:
    """The person named right after a common noun and a comma: "their host, President X"."""
    if (
        token.pos != "NOUN"
        or token.i + 1 >= len(passage.sentence.tokens)
        or passage.sentence.tokens[token.i + 1].text != ","
    ):
        return []
    chunk = next((c for c in passage.chunks if c.first == token.i + 2), None)
    people = token.lemma in _COLLECTIVE or token.lemma in ("ally", "rival", "successor", "predecessor")
    return list(chunk.parties) if chunk is not None and people and chunk.parties[0].kind == "person" else []


def _known(passage: Passage, token: Token, parties: list[Party], references: References) -> list[Party]:
    """The chunk's parties; an office of no one named ("the two presidents", "the minister") by what it refers to."""
    if all(p.kind == "office" and p.member_of is None for p in parties):
        referred = _apposed(passage, token) or references.resolve(passage, token) or references.bearer(passage, token)
        own = token.pos == "PROPN" or token.text[:1].isupper()
        return referred or ([p for p in parties if not p.plural] if own else [])  # "the Special Representative"
    if len(parties) == 1 and parties[0].kind == "office" and parties[0].actor is None and not parties[0].plural:
        return _bearer(passage, token, parties[0]) or parties
    if len(parties) > 1 and all(p.kind == "office" for p in parties):  # "the ministers of A and B, X and Y"
        named = _apposed(passage, token)
        if len(named) == 1 and named[0].kind == "person" and token.feats.get("Number") != "Plur":
            return [_in_office(named[0], parties[-1])]  # "the deputy head of Sudan's council, General X"
        if len(named) == len(parties) and all(p.kind == "person" for p in named):
            return [_in_office(person, office) for person, office in zip(named, parties, strict=True)]
    return parties


def _bearer(passage: Passage, token: Token, office: Party) -> list[Party]:
    """The person apposed to an office, who bears it: "the minister of affairs of A, Prince B"."""
    named = _apposed(passage, token)
    further = [w for w in follow(passage.sentence, token, "appos/appos") if passage.chunk_at(w) is not None]
    if len(named) == 1 and named[0].kind == "office" and further:  # "president of A, head of its council, X"
        named = list(passage.chunk_at(further[0]).parties)  # type: ignore[union-attr]
    if len(named) != 1 or named[0].kind != "person":
        return []
    return [_in_office(named[0], office)]


def _in_office(person: Party, office: Party) -> Party:
    """The person with the office that the words beside him give; his own, where he has one."""
    if person.office is not None or person.member_of is not None:
        return person
    facts = (*person.facts, *(f for f in office.facts if f.part == "country"))
    return replace(
        person,
        country=person.country or office.country,
        office=office.office,
        office_words=office.words,
        office_id=office.office_id,
        member_of=office.member_of,
        facts=facts,
    )


def _apposed(passage: Passage, token: Token) -> list[Party]:
    """Those whom an apposition names: "the three deputies, A, B and C"."""
    for apposed in passage.sentence.children(token, "appos"):
        named = [c for word in conjuncts(passage.sentence, apposed) if (c := passage.chunk_at(word)) is not None]
        if named:
            return distinct([p for c in named for p in c.parties])
    return []


def _members(passage: Passage, token: Token) -> list[Party]:
    """Those whom a collective noun lists: "a group of experts - A of X, B of Y and C"."""
    found: list[Party] = []
    for path in (
        "nmod(of|from)",
        "appos",
        "list",
        "parataxis",
        "dep",
        "nmod(of|from)/appos",
        "nmod(of|from)/list",
        "acl[include]/obj",
    ):
        for member in follow(passage.sentence, token, path):
            for word in conjuncts(passage.sentence, member):
                chunk = passage.chunk_at(word)
                if told := members_told(passage, word):
                    found += told
                elif chunk is not None and not chunk.attributive:
                    found += [p for p in chunk.parties if p.kind != "office" or p.member_of]
                elif word.i != token.i:
                    found += body_before(passage, word)
                    found += [
                        p
                        for a in passage.sentence.children(word, "appos", "list")
                        if (c := passage.chunk_at(a))
                        for p in c.parties
                    ]
    return distinct(found)


def coerced(passage: Passage, references: References) -> list[Party]:
    """Whom a sentence says should be made to do something ("measures to force A to"), when it is one party alone."""
    found: list[Party] = []
    for verb in passage.sentence.tokens:
        if verb.pos == "VERB" and verb.lemma in ("force", "compel", "coerce", "punish", "pressure", "oblige"):
            for word in passage.sentence.children(verb, "obj"):
                found += parties_at(passage, word, references)
    parties = distinct(found)
    return parties if len(parties) == 1 else []
