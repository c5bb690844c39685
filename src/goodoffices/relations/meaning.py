"""What a predicate of a sentence says as a PLOVER root: its own sense, or that of what stands below it, composed."""

from __future__ import annotations

from typing import Final

from goodoffices.claims.grammar import auxiliaries, negation, subject
from goodoffices.language import Sentence, Token
from goodoffices.relations.operators import ALONE, FORCEFUL, HELPFUL, compose, negated
from goodoffices.relations.senses import (
    Sense,
    adjective_senses,
    noun_groups,
    noun_operator,
    noun_sense,
    object_nouns,
    verb_senses,
)
from goodoffices.relations.values import Meaning

AHEAD: Final = frozenset({"will", "'ll", "wo", "would", "could", "may", "might", "shall", "ca", "can"})
OUGHT: Final = frozenset({"should", "must", "ought"})
DEPTH: Final = 6
_NOMINAL: Final = ("NOUN", "PROPN", "NUM", "SYM")


class Reader:
    """Reads predicates of one sentence.

    Args:
        sentence: The sentence.
        towards: Tokens on the way down to the target: of several events below a predicate these come first.
        actor: The head of the source, None where it is not known.
    """

    def __init__(self, sentence: Sentence, towards: frozenset[int] = frozenset(), actor: Token | None = None) -> None:
        self._sentence = sentence
        self._towards = towards
        self._actor = actor

    def read(self, token: Token, depth: int = 0, *, bare: bool = False) -> Meaning | None:
        """What a word says as a predicate or an event noun, None where the rules know neither.

        Args:
            token: The word.
            depth: How far below the first predicate it stands.
            bare: Without its own tense and negation.
        """
        if depth > DEPTH:
            return None
        if token.pos in _NOMINAL and not self._verbal(token):
            found = self._noun(token, depth)
        elif token.pos == "ADJ":
            found = self._adjective(token, depth)
        else:
            found = self._verb(token, depth)
        if found is None or bare:
            return found
        return self._modal(token, found)

    def _verbal(self, token: Token) -> bool:
        return token.pos == "VERB" or bool(self._sentence.children(token, "aux", "aux:pass"))

    def _noun(self, noun: Token, depth: int) -> Meaning | None:
        op = noun_operator(self._sentence, noun)
        if op is not None:
            for below in self._sentence.children(noun, "nmod", "acl", "compound"):
                under = self.read(below, depth + 1) if below.rel != "acl" or self._infinitive(below) else None
                if under is not None:
                    root = compose(op.op or "light", under.root, noun.lemma.lower())
                    return Meaning(root, (op.id, *under.rules), under.weak)
            if op.op == "end" and self._withdraws(noun):
                return Meaning("YIELD", (op.id,))
        sense = noun_sense(self._sentence, noun)
        return _own(sense) or self._copular(noun, depth)

    def _withdraws(self, noun: Token) -> bool:
        """Whether a noun of ending is that of troops, or a withdrawal of nobody knows what."""
        below = self._sentence.children(noun, "nmod", "compound", "nmod:poss")
        groups = {group for b in below for _, group in noun_groups(self._sentence, b)}
        return "forces" in groups or (noun.lemma.lower() == "withdrawal" and not groups)

    def _verb(self, verb: Token, depth: int) -> Meaning | None:
        passive = self._passive(verb)
        senses = verb_senses(self._sentence, verb, passive=passive)
        exact = next((s for s in senses if s.by_object and s.op is None), None)
        plain = next((s for s in senses if s.op is None and not s.by_object), None)
        ops = [s for s in senses if s.op is not None]
        op = self._fitting(verb, ops)
        below = self._below(verb, depth, op) if op is not None else None
        if op is not None and op.op == "speech":
            return self._told(verb, below, op) or (None if op.by_object else _own(exact or plain))
        clause = below is not None and below[0].pos in ("VERB", "ADJ", "AUX")
        if exact is not None and (op is None or op.op == "light" or not clause):
            return _own(exact)
        if op is not None and below is not None:
            if plain is not None and plain.words > op.words:
                return _own(plain)
            token, under = below
            if op.op == "end" and under.root == "CONSULT" and token.rel == "nsubj":
                return Meaning("CONSULT", (op.id, *under.rules))  # "the summit ended" is still a meeting
            root = compose(op.op or "light", under.root, verb.lemma.lower(), noun=token.pos in _NOMINAL)
            return Meaning(root, (op.id, *under.rules), under.weak)
        if plain is not None:
            return _own(plain)
        for other in ops:
            if other.op in ALONE:
                return Meaning(ALONE[other.op], (other.id,), weak=True)
        return self._deeper(verb, depth)

    def _fitting(self, verb: Token, ops: list[Sense]) -> Sense | None:
        """The operator that a verb is here: "tell him to go" demands, "tell him that it went" reports."""
        if not ops:
            return None
        if ops[0].by_object:
            return ops[0]
        kinds = {s.op: s for s in ops if s.words == max(o.words for o in ops)}
        if "speech" in kinds and self._sentence.children(verb, "ccomp", "parataxis"):
            return kinds["speech"]
        rest = [s for s in kinds.values() if s.op != "speech"]
        return rest[0] if rest else next(iter(kinds.values()))

    def _passive(self, verb: Token) -> bool:
        if any(a.rel == "aux:pass" for a in self._sentence.children(verb)):
            return True
        return bool(self._sentence.children(verb, "nsubj:pass"))

    def _below(self, verb: Token, depth: int, op: Sense) -> tuple[Token, Meaning] | None:
        """The event below an operator: complement clauses, objects, obliques; what leads to the target first."""
        clauses = [
            t
            for t in self._sentence.children(verb, "xcomp", "ccomp", "advcl", "acl", "parataxis")
            if t.i > verb.i or t.rel.startswith(("ccomp", "parataxis"))
        ]
        if op.op != "speech":
            clauses = [t for t in clauses if not t.rel.startswith("parataxis")]
            clauses = [t for t in clauses if t.rel != "advcl" or self._infinitive(t)]
        nouns = [
            n for _, n in sorted(object_nouns(self._sentence, verb, passive=self._passive(verb)), key=lambda p: -p[0])
        ]
        if op.op in ("light", "end", "demand", "intend", "refuse", "discuss", "endorse", "censure", "deny"):
            nouns += [n for n in self._sentence.children(verb, "nsubj") if self._nothing_else(verb)]
        first = [t for t in clauses if t.rel != "advcl"]
        order = sorted(first, key=lambda t: t.i not in self._towards) + nouns + [t for t in clauses if t.rel == "advcl"]
        for token in order:
            if self._actor is not None and token.i == self._actor.i and token.rel.startswith("nsubj"):
                continue
            found = self.read(token, depth + 1)
            if found is not None:
                return token, found
            inside = (
                ("nmod", "compound", "conj", "acl") if op.op in ("light", "speech") else ("nmod", "compound", "conj")
            )
            for inner in self._sentence.children(token, *inside) if token.pos in _NOMINAL else ():
                if self._actor is not None and inner.i == self._actor.i:
                    continue
                nested = self.read(inner, depth + 2)
                if nested is not None:
                    return inner, nested
        return None

    def _nothing_else(self, verb: Token) -> bool:
        return not self._sentence.children(verb, "obj", "xcomp", "ccomp")

    def _infinitive(self, token: Token) -> bool:
        return any(m.lemma.lower() == "to" for m in self._sentence.children(token, "mark"))

    def _told(self, verb: Token, below: tuple[Token, Meaning] | None, op: Sense) -> Meaning | None:
        """What a reported clause says: of the speaker itself, or of another (then force is an accusation)."""
        if below is None:
            return self._said_to_ought(verb, op)
        token, under = below
        rules = (op.id, *under.rules)
        doer = subject(self._sentence, token) if token.pos not in _NOMINAL else None
        own = doer is None or doer.pos == "PRON" or doer.i == (self._actor.i if self._actor is not None else -1)
        if any(a.lemma.lower() in OUGHT for a in auxiliaries(self._sentence, token)):
            told = self._sentence.children(verb, "obj", "iobj")
            return Meaning("REQUEST" if told or not own else under.root, rules)
        if not own and under.root in FORCEFUL and doer is not None and doer.i in self._towards:
            return Meaning("ACCUSE", rules)
        return Meaning(under.root, rules, under.weak)

    def _said_to_ought(self, verb: Token, op: Sense) -> Meaning | None:
        """What another should do, whatever it is, is a request."""
        for clause in self._sentence.children(verb, "ccomp", "parataxis"):
            if any(a.lemma.lower() in OUGHT for a in auxiliaries(self._sentence, clause)):
                return Meaning("REQUEST", (op.id,), weak=True)
        return None

    def _adjective(self, word: Token, depth: int) -> Meaning | None:
        senses = adjective_senses(word)
        op = next((s for s in senses if s.op is not None), None)
        plain = next((s for s in senses if s.op is None), None)
        for clause in self._sentence.children(word, "xcomp", "ccomp", "advcl", "csubj", "obl", "acl"):
            found = self.read(clause, depth + 1)
            if found is not None:
                if op is not None:
                    return Meaning(compose(op.op or "light", found.root, word.lemma.lower()), (op.id, *found.rules))
                return (plain and _own(plain)) or found
        if plain is not None:
            return _own(plain)
        return Meaning(ALONE[op.op], (op.id,), weak=True) if op is not None and op.op in ALONE else None

    def _copular(self, noun: Token, depth: int) -> Meaning | None:
        """A noun that names no event: the clause or phrase that hangs on it ("in a position to help")."""
        if not self._sentence.children(noun, "cop", "nsubj"):
            return None
        for clause in self._sentence.children(noun, "acl", "advcl", "nmod"):
            found = self.read(clause, depth + 1)
            if found is not None:
                return found
        return None

    def _deeper(self, verb: Token, depth: int) -> Meaning | None:
        """An unknown verb: the complement clause below it, or an event that it takes as object."""
        for clause in self._sentence.children(verb, "xcomp", "ccomp"):
            found = self.read(clause, depth + 1)
            if found is not None:
                return Meaning(found.root, found.rules, weak=True)
        for rank, noun in object_nouns(self._sentence, verb, passive=self._passive(verb)):
            sense = noun_sense(self._sentence, noun)
            if sense is not None and sense.root is not None and rank > 1:
                return Meaning(sense.root, (sense.id,), weak=True)
        return None

    def _modal(self, token: Token, found: Meaning) -> Meaning:
        """The meaning under the word's own tense and negation."""
        root = found.root
        helpers = [a.lemma.lower() for a in auxiliaries(self._sentence, token)]
        no = (
            negation(self._sentence, token)
            if token.pos not in _NOMINAL or self._sentence.children(token, "cop")
            else None
        )
        if no is None and token.pos in _NOMINAL:  # "no talks", "no plans to meet"
            no = next((d for d in self._sentence.children(token, "det") if d.lemma.lower() == "no"), None)
        if no is not None and no.lemma.lower() != "without":
            op = found.rules[0].removeprefix("op.") if found.rules[0].startswith("op.") else None
            if found.rules[0] == "op.refuse" and len(found.rules) > 1:
                below = negated("REJECT", op)
                return Meaning(below, found.rules)
            return Meaning(negated(root, op), found.rules, found.weak)
        if AHEAD & set(helpers) and (root in HELPFUL or root in FORCEFUL or root == "YIELD"):
            return Meaning(compose("intend", root, "will"), found.rules, found.weak)
        return found


def _own(sense: Sense | None) -> Meaning | None:
    return Meaning(sense.root, (sense.id,)) if sense is not None and sense.root is not None else None
