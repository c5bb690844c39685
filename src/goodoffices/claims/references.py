"""Words that stand for parties named before: pronouns, "the two sides", "both leaders", a title alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goodoffices.claims.grammar import climb, follow, negation
from goodoffices.claims.groups import (
    LANDS,
    SIDES,
    bear,
    coordinated,
    counted,
    definite,
    fits,
    head_of,
    is_credit,
    names_a_person,
    of_lands,
)
from goodoffices.claims.owners import known, party_of
from goodoffices.claims.party import Fact, Party, distinct
from goodoffices.claims.reading import Passage
from goodoffices.language import Token
from goodoffices.packs.model import Actor
from goodoffices.schema import Span

_WE = frozenset({"we", "us"})
_I = _WE | {"i", "me"}
_HE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_THEY = frozenset({"they", "them", "both", "their", "themselves"})
_RULERS = frozenset({"government", "regime", "administration"})
_FORCES = frozenset({"army", "military", "opposition", "rebel", "insurgent", "general", "junta", "faction"})
_TITLES = frozenset({"president", "minister", "premier", "general", "leader", "official", "diplomat", "man", "envoy"})
"""Group nouns that stand for people, not for states or bodies."""
_NEAR = 3
"""A pronoun looks back this many sentences at most, and to the start of its paragraph."""


class References:
    """Whom the words before a passage have named, and what pronouns in it stand for.

    Args:
        quoted: Ranges of quotations: whom they name is no one's "he" outside, and sentences in them lie between no two.
        home: The country whose conflict the article is about: "the army" is its own.
        speakers: Who speaks each quotation: he is its "I".
        envoys: Who bears a bare title in news of that country; see `envoys_to`.
    """

    def __init__(
        self,
        quoted: Sequence[Span] = (),
        home: Actor | None = None,
        speakers: Mapping[Span, Party] | None = None,
        envoys: Mapping[str, Party] | None = None,
    ) -> None:
        self.quoted, self._home, self._speakers, self._envoys = quoted, home, speakers or {}, envoys or {}
        self._spoken: set[int] = set()  # numbers of the passages that are quotation and nothing else
        self._people: list[tuple[int, bool, Party, int]] = []
        self._groups: list[tuple[int, tuple[Party, ...]]] = []
        self._crowds: list[tuple[int, Party]] = []  # people of one side who do something: "Russian troops"

    def note(self, passage: Passage) -> None:
        """Remembers the parties of a passage that has been read; subjects weigh more than others."""
        if any(q.start <= passage.span.start + 1 and passage.span.end <= q.end + 1 for q in self.quoted):
            self._spoken.add(passage.number)
        for chunk in passage.chunks:
            if chunk.attributive:
                continue
            head = head_of(passage, chunk)
            top = head.rel.startswith("nsubj")
            verb = passage.sentence.tokens[head.head] if head.head >= 0 else head
            joined = passage.sentence.children(head, "conj")
            acting = top and not verb.rel.startswith("acl")  # not "which officials of A have called a crime"
            one = chunk.parties[0] if len(chunk.parties) == 1 and acting else None
            if one is not None and one.kind == "group" and (one.plural or one.actor) and not joined:
                self._crowds.append((passage.number, one))
            aside = head.rel == "appos" and names_a_person(passage, head.head)
            for party in chunk.parties:
                if party.kind == "person" or (party.kind == "office" and not aside):
                    self._people.append((passage.number, top, party, passage.sentence.block))
            if len(chunk.parties) > 1 and not is_credit(passage, chunk) and not aside:
                self._groups.append((passage.number, chunk.parties))
        for group in coordinated(passage):
            self._groups.append((passage.number, group))

    def note_group(self, number: int, parties: list[Party]) -> None:
        """Remembers parties that have just met: "the two" are they."""
        if len(parties) > 1:
            self._groups.append((number, tuple(parties)))

    def resolve(self, passage: Passage, token: Token) -> list[Party]:
        """Whom a pronoun or a group noun stands for; empty where nothing tells."""
        lemma, text = token.lemma.lower(), token.text.lower()
        if token.pos == "PRON" and text in _I:
            if text in _WE and not _of_us_alone(passage, token):
                return []  # "we need talks": all of us
            said = [who for inside, who in self._speakers.items() if inside.start <= token.start < inside.end]
            return [who.by_rule("who speaks the quotation", text) for who in said[:1]]
        if token.pos in ("PRON", "DET") and text in _HE:
            return self._person(passage, token)
        if token.pos == "PRON" and text in _THEY and text != "both" and (crowd := self._crowd(passage, token)):
            return crowd
        count = counted(passage, token)
        title = lemma if lemma in _TITLES else None
        if (token.pos in ("PRON", "DET") and text in _THEY) or count:
            return self._group(
                passage, count or 2, strict=bool(count) and text not in _THEY, rule=text, at=(token, title)
            )
        each = any(d.lemma == "each" for d in passage.sentence.children(token, "det"))
        if lemma in SIDES and ((token.feats.get("Number") == "Plur" and definite(passage, token)) or each):
            return self._group(passage, 2, strict=False, rule=f"the {text}", at=(token, title)) or self.at_home(token)
        return self.at_home(token) if definite(passage, token) or token.feats.get("Number") == "Plur" else []

    def bearer(self, passage: Passage, token: Token) -> list[Party]:
        """Whom a bare title stands for: the one person named before who bears it ("the minister", "the envoy")."""
        if token.feats.get("Number") == "Plur" or not definite(passage, token):
            return []
        chunk = passage.chunk_at(token)
        title = chunk.parties[0].name.lower() if chunk is not None else token.lemma
        known = [p for n, _, p, _ in self._people if n < passage.number or self._before(passage, p, token)]
        bearers = [p for p in known if p.kind == "person" and _has_title(p, title)]
        if _alone(bearers):
            return [p.by_rule("the one who bears the title", title) for p in distinct(bearers)][:1]
        sent = self._envoys.get(title) if not bearers and token.text[:1].isupper() else None
        return [replace(sent, words=chunk.parties[0].words)] if sent is not None and chunk is not None else []

    def at_home(self, token: Token) -> list[Party]:
        """The government or the forces of the country whose conflict it is: "talks between the army and the rebels"."""
        lemma, home = token.lemma.lower(), self._home
        if home is None or token.pos != "NOUN":
            return []
        words, facts = (
            Span(token.start, token.end),
            (Fact("name", rule="the country whose conflict it is", key=home.id), known(home)),
        )
        if lemma in _RULERS:
            return [party_of(home, words, facts)]
        if lemma in _FORCES:
            name = f"{lemma}s of {home.name}" if token.feats.get("Number") == "Plur" else f"{lemma} of {home.name}"
            party = Party(name=name, words=words, kind="group", country=home.country, member_of=home.id, facts=facts)
            return [replace(party, plural=token.feats.get("Number") == "Plur")]
        return []

    def _person(self, passage: Passage, token: Token) -> list[Party]:
        near = [
            p
            for p in self._people
            if (p[0] < passage.number and (self._near(p[0], passage) or p[3] == passage.sentence.block))
            or self._before(passage, p[2], token)
        ]
        if not self._is_quoted(token.start):
            near = [p for p in near if not self._is_quoted(p[2].words.start)] or near
        near = [p for p in near if p[2].kind == "person"] or [p for p in near if not p[2].plural]
        if not near:
            return []
        subjects = [p for p in near if p[2].words in _agents(passage, token)] or [p for p in near if p[1]] or near
        last = max(subjects, key=lambda p: (p[0], p[1]))
        return [last[2].by_rule("pronoun", token.text.lower())]

    def _crowd(self, passage: Passage, token: Token) -> list[Party]:
        """The forces or people who did what the clause or the sentence before tells: "US forces ... accused them"."""
        before = [c for c in self._crowds if c[0] == passage.number and c[1].words.end <= token.start]
        before = before or [c for c in self._crowds if c[0] == passage.number - 1]
        if not before or any(
            n == before[-1][0] and g[0].words.start > before[-1][1].words.start for n, g in self._groups
        ):
            return []  # another group has been named since
        return [before[-1][1].by_rule("pronoun", token.text.lower())]

    def _near(self, number: int, passage: Passage) -> bool:
        """Whether few sentences lie between, those within quotations not counted."""
        between = [n for n in range(number + 1, passage.number) if n not in self._spoken]
        return len(between) < _NEAR

    def _is_quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.end for q in self.quoted)

    @staticmethod
    def _before(passage: Passage, party: Party, token: Token) -> bool:
        return passage.span.start <= party.words.start < token.start

    def _group(
        self, passage: Passage, count: int, *, strict: bool, rule: str, at: tuple[Token, str | None]
    ) -> list[Party]:
        """The last group before that has the right number; one whose members bear the title in question comes first."""
        token, title = at
        lands = token.lemma.lower() in LANDS  # "the three countries" are no three people
        found, since = [], passage.number
        for number, group in reversed(self._groups):
            near = passage.number - 2 * _NEAR <= number < passage.number
            near = near or (number == passage.number and all(p.words.end <= token.start for p in group))
            near = near and not (lands and not of_lands(group))
            if near and (len(group) == count or (not strict and len(group) >= 2)):
                found.append(group)
                since = number if len(found) == 1 else since
        if token.lemma.lower() in ("side", "party"):  # of a conflict: those who serve a body of states help them
            found = sorted(found, key=lambda g: any(p.country == "IGO" and p.kind != "organisation" for p in g))
        if lands:
            return [p.by_rule("group reference", rule) for p in found[0]] if found else []
        if strict and title is None and found and (named := self._named_since(since, passage, count)):
            found = [named]
        if title is not None:
            found = sorted((g for g in found if fits(g, title)), key=lambda g: not bear(g, title))
        if not found and strict:
            found = self._exactly(passage, count, of_conflict=token.lemma.lower() in ("side", "party"))
        if not found and not strict:
            found = [group] if (group := self._both_in(passage, token)) else []
        return [p.by_rule("group reference", rule) for p in found[0]] if found else []

    def _named_since(self, number: int, passage: Passage, count: int) -> tuple[Party, ...]:
        """Those named one by one since a group was named, some sentences ago, where they are just as many."""
        if passage.number - number <= _NEAR:
            return ()
        later = [p for n, _, p, _ in self._people if number < n < passage.number and not self._is_quoted(p.words.start)]
        people = tuple(distinct([p for p in later if not p.plural and (p.kind == "person" or p.member_of)]))
        return people if len(people) == count else ()

    def _both_in(self, passage: Passage, token: Token) -> tuple[Party, ...]:
        """The only two people that a sentence has named before a word: "A refused B's hand when they met"."""
        near = [p[2] for p in self._people if p[0] == passage.number and self._before(passage, p[2], token)]
        people = distinct([p for p in near if not p.plural])
        return tuple(people) if len(people) == 2 else ()

    def _exactly(self, passage: Passage, count: int, *, of_conflict: bool) -> list[tuple[Party, ...]]:
        """Those whom the sentence before names, when they are just as many ("A received B. The two leaders said").

        The sides of a conflict are no servants of a body of states.
        """
        named = [p for number, _, p, _ in self._people if number == passage.number - 1]
        people = tuple(distinct([p for p in named if not p.plural]))
        third = of_conflict and any(p.country == "IGO" for p in people)
        return [people] if len(people) == count and not third else []


def _has_title(party: Party, title: str) -> bool:
    return party.office is not None and title in party.office.lower()


def _agents(passage: Passage, token: Token) -> list[Span]:
    """Words of those by whom it was done in the clause of "his": "was announced by A after his meeting with B"."""
    verb = next((t for t in climb(passage.sentence, token) if passage.sentence.children(t, "aux:pass")), None)
    if verb is None or token.rel != "nmod:poss":
        return []
    chunks = (passage.chunk_at(word) for word in follow(passage.sentence, verb, "obl(by)") if word.i < token.i)
    return [party.words for chunk in chunks if chunk is not None for party in chunk.parties]


def _alone(parties: list[Party]) -> bool:
    return len(distinct(parties)) == 1


def _of_us_alone(passage: Passage, token: Token) -> bool:
    """Whether a "we" is the speaker's own side: it did something, or will not do it."""
    if token.head < 0:
        return False
    verb = passage.sentence.tokens[token.head]
    will_not = any(a.lemma in ("will", "wo") for a in passage.sentence.children(verb, "aux"))
    return verb.feats.get("Tense") == "Past" or (will_not and negation(passage.sentence, verb) is not None)
