"""Questions that the readers of claims ask of a parsed sentence: paths, coordination, tense, negation.

A path names how to walk from one token to others by Universal Dependencies relations:

    nsubj                 children by relation (subtypes included; `nsubj:pass` only itself)
    nsubj:act             subjects that act: those of the active voice
    obl(with|alongside)   children by relation that carry one of these prepositions
    acl[host|chair]       children by relation with one of these lemmas
    xcomp![crush]         children that nothing denies: "vowed to crush", and not "vowed not to crush"
    acl[host]/obl(by)     steps joined by a slash
    ^obj                  the head, if this token is its object
    ^obl(in)              the head, if this token is its oblique with that preposition
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from goodoffices.language import Sentence, Token

_STEP = re.compile(r"(?P<up>\^?)(?P<rel>[a-z:]+)(?P<sure>!?)(?:\((?P<cases>[^)]*)\))?(?:\[(?P<lemmas>[^\]]*)\])?$")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: up or down, by which relation, undenied or not, with which preposition and lemma."""

    up: bool
    rel: str
    sure: bool
    cases: frozenset[str]
    lemmas: frozenset[str]


@lru_cache(maxsize=4096)
def parse_path(path: str) -> tuple[Step, ...]:
    """The steps of a path.

    Raises:
        ValueError: The path is not well formed.
    """
    steps = []
    for part in path.split("/"):
        match = _STEP.match(part)
        if match is None:
            raise ValueError(f"not a path: {path!r}")
        cases = frozenset((match["cases"] or "").split("|")) - {""}
        lemmas = frozenset((match["lemmas"] or "").lower().split("|")) - {""}
        steps.append(Step(bool(match["up"]), match["rel"], bool(match["sure"]), cases, lemmas))
    return tuple(steps)


def has_relation(token: Token, rel: str) -> bool:
    """Whether the token hangs on its head by `rel`, any subtype of it included."""
    return token.rel == rel or token.rel.startswith(rel + ":")


def cases(sentence: Sentence, token: Token) -> str:
    """The preposition of a nominal as one string: `with`, `on behalf of`, `together with`; empty without one."""
    words = []
    for child in sentence.children(token, "case"):
        if child.i < token.i:  # "following", "including": a preposition, whatever it once was
            words.append(child.text.lower() if child.text.lower().endswith("ing") else child.lemma)
            words += [c.lemma for c in sentence.children(child, "fixed")]
    if not words and token.rel == "conj":  # "with A and B": B has no preposition of its own
        return cases(sentence, sentence.tokens[token.head])
    if (
        not words and token.head >= 0 and _opens_with_and(sentence, token)
    ):  # its twin, where the parser joins them above
        twins = [c for c in sentence.children(sentence.tokens[token.head], token.rel) if c.i < token.i]
        return cases(sentence, twins[-1]) if twins else ""
    return " ".join(words)


def _opens_with_and(sentence: Sentence, token: Token) -> bool:
    """Whether an "and" joins a nominal to what stands before it, on whatever word of it the parser hangs the "and"."""
    own = sentence.children(token, "cc") or [
        c for m in sentence.children(token, "amod", "compound") for c in sentence.children(m, "cc")
    ]
    return any(c.i < token.i for c in own)


def follow(sentence: Sentence, token: Token, path: str) -> list[Token]:
    """The tokens that a path leads to, in order of the sentence."""
    here = [token]
    for step in parse_path(path):
        there: list[Token] = []
        for at in here:
            there += _up(sentence, at, step) if step.up else _down(sentence, at, step)
        here = there
    return sorted({t.i: t for t in here}.values(), key=lambda t: t.i)


def _down(sentence: Sentence, at: Token, step: Step) -> list[Token]:
    if step.rel == "nsubj:act":
        children = [c for c in sentence.children(at, "nsubj") if c.rel != "nsubj:pass"]
    else:
        children = list(sentence.children(at, step.rel))
    if step.rel == "acl":  # "hosted by A and mediated by B": the second clause hangs on the first
        children += [c for child in list(children) for c in sentence.children(child, "conj") if c.pos == "VERB"]
    if step.rel == "nmod:poss":  # "the duo's meeting", whatever label the parser gives it
        children += [c for c in sentence.children(at, "nmod") if c not in children and _possessive(sentence, c)]
    return [
        child
        for child in children
        if (not step.cases or cases(sentence, child) in step.cases)
        and (not step.sure or negation(sentence, child) is None)
        and (not step.lemmas or lemma_of(sentence, child) in step.lemmas)
    ]


def lemma_of(sentence: Sentence, token: Token) -> str:
    """The lemma in small letters; of "cease-fire", which is cut into three, that of the whole; without "co-"."""
    lemma = token.lemma.lower()
    cut = lemma == "fire" and token.i > 1 and sentence.tokens[token.i - 2].text.lower() == "cease"
    if lemma.startswith("co-") and token.pos == "VERB":  # "co-hosted by A and B"
        return _JOINTLY.get(lemma[3:], lemma[3:])
    if lemma == "fire" and token.i > 0 and sentence.tokens[token.i - 1].text.lower() == "cease":
        return "ceasefire"
    return "ceasefire" if cut and sentence.tokens[token.i - 1].text in ("-", "\u2010", "\u2011") else lemma


_JOINTLY = {"hoste": "host", "chaire": "chair", "sponsore": "sponsor"}
"""What the model leaves of verbs with "co-"."""


def _possessive(sentence: Sentence, token: Token) -> bool:
    return any(c.i > token.i and c.text in ("'s", "’s", "'", "’") for c in sentence.children(token, "case"))


def _up(sentence: Sentence, at: Token, step: Step) -> list[Token]:
    active = step.rel == "nsubj:act"
    if at.head < 0 or not has_relation(at, "nsubj" if active else step.rel) or (active and at.rel == "nsubj:pass"):
        return []
    if step.cases and cases(sentence, at) not in step.cases:
        return []
    head = sentence.tokens[at.head]
    return [head] if not step.lemmas or head.lemma in step.lemmas else []


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """The token and everything coordinated with it, however nested, in order."""
    found = [token]
    for child in sentence.children(token, "conj"):
        found += conjuncts(sentence, child)
    return sorted(found, key=lambda t: t.i)


def first_conjunct(sentence: Sentence, token: Token) -> Token:
    """The token that a coordination hangs on: for `B` in `A and B` it is `A`."""
    while token.rel == "conj":
        token = sentence.tokens[token.head]
    return token


def auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    """Auxiliaries and copula of a predicate; a coordinated verb without its own shares those of the first."""
    own = list(sentence.children(verb, "aux", "cop"))
    if own or verb.rel != "conj" or _finite(verb):
        return own
    return auxiliaries(sentence, sentence.tokens[verb.head])


def negation(sentence: Sentence, token: Token) -> Token | None:
    """The word that negates a predicate or a nominal (`not`, `never`, `no meeting`), None without one."""
    near = list(sentence.children(token, "advmod", "det", "aux", "cc:preconj"))
    for who in sentence.children(token, "nsubj"):  # "neither side had", "no one has"
        near += [who, *sentence.children(who, "det", "cc:preconj", "cc")]
    for child in near:
        if child.lemma.lower() == "not" and sentence.tokens[child.i + 1].lemma.lower() in _ONLY:
            continue  # "not only of the talks in Geneva"
        if _is_no_more(sentence, child):
            return child
        if child.lemma.lower() in NEGATORS or (child.feats.get("Polarity") == "Neg" and child.rel != "nsubj"):
            return child
    return None


def _is_no_more(sentence: Sentence, word: Token) -> bool:
    """Whether a word is that of "would no longer meet", or of "are yet to meet"."""
    before, after = sentence.tokens[max(0, word.i - 1)], sentence.tokens[min(word.i + 1, len(sentence.tokens) - 1)]
    longer = word.text.lower() == "longer" and before.text.lower() == "no"
    return longer or (word.text.lower() == "yet" and after.text.lower() == "to")


_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "none", "nobody"})


def _finite(verb: Token) -> bool:
    return verb.feats.get("VerbForm") == "Fin" or (not verb.feats.get("VerbForm") and verb.feats.get("Tense") == "Past")


def clause(sentence: Sentence, token: Token) -> Token:
    """The predicate of the smallest clause that holds the token (itself, if it is a predicate)."""
    while token.head >= 0 and not is_predicate(sentence, token):
        token = sentence.tokens[token.head]
    return token


CLAUSAL = ("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis")


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether the token heads a clause: a verb, or whatever has a subject, a copula or a clausal relation."""
    if token.pos == "VERB" and token.rel not in ("amod", "compound", "case", "mark", "fixed"):
        return True
    return bool(sentence.children(token, "nsubj", "cop")) or token.rel in CLAUSAL


def climb(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token, its head, that one's head, up to the root."""
    while True:
        yield token
        if token.head < 0:
            return
        token = sentence.tokens[token.head]


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a predicate: its own, or that of the verb it is coordinated with or controlled by."""
    own = sentence.children(verb, "nsubj")
    if own:
        return own[0]
    fronted = [c for c in sentence.children(verb, "obj") if c.i < verb.i and verb.feats.get("VerbForm") == "Inf"]
    if fronted:  # "for A to meet": parsers take A for an object
        return fronted[0]
    if verb.head >= 0 and verb.rel in ("conj", "xcomp", "advcl", "parataxis") and verb.pos in ("VERB", "ADJ", "NOUN"):
        head = sentence.tokens[verb.head]
        if verb.rel == "xcomp" and head.lemma not in _PROMISING:  # "A asked B to meet C": B meets
            objects = [c for c in sentence.children(head, "obj", "iobj", "xcomp") if head.i < c.i < verb.i]
            named = [c for c in objects if c.pos in ("PROPN", "NOUN", "PRON")]
            if named:
                return named[-1]
        accused = sentence.children(head, "obj", "nsubj:pass") if head.lemma in _ACCUSING else ()
        if accused and any(m.lemma in ("of", "for", "by") for m in sentence.children(verb, "mark", "case")):
            return accused[0]  # "A accused B of attacking C", "of breaking the truce by attacking": B attacked
        kept = sentence.children(head, "obj", "nsubj:pass") if head.lemma in _HINDERING else ()
        if kept and any(m.lemma == "from" for m in sentence.children(verb, "mark", "case")):
            return kept[0]  # "A kept B from landing": B would land
        if verb.rel == "parataxis" or not is_predicate(sentence, head):
            return None
        return subject(sentence, head)
    if verb.rel == "acl:relcl":
        return sentence.tokens[verb.head]
    if verb.rel == "acl" and verb.text.endswith("ing") and verb.lemma == "meet":  # "ministers meeting in Cairo agreed"
        return sentence.tokens[verb.head]
    if verb.rel == "acl" and verb.feats.get("VerbForm") == "Inf":
        return _subject_of_noun(sentence, sentence.tokens[verb.head])
    return None


_PROMISING = frozenset({"promise", "pledge", "vow", "swear"})
"""Verbs after which he who speaks does what he says: "A promised B to visit C"."""
_ACCUSING = frozenset({"accuse", "suspect", "blame", "condemn", "criticise", "criticize", "denounce", "convict"})
_HINDERING = frozenset({"prevent", "keep", "stop", "bar", "block", "ban", "hinder", "deter", "discourage"})
_ASKING = frozenset({"invitation", "call", "appeal", "request", "demand", "plea"})


_JOURNEYS = frozenset({"visit", "trip", "tour", "journey"})
"""Nouns on which he who makes them does what is told of them: "pulled out of a visit to Juba to meet B"."""


def _subject_of_noun(sentence: Sentence, noun: Token) -> Token | None:
    """Who is to do what an infinitive on a noun says: "the refusal of A to meet", "gave A a chance to meet"."""
    if noun.lemma in _ASKING:  # he who asks is not he who is to come: "A accepted an invitation by B to visit"
        verb = sentence.tokens[noun.head] if noun.head >= 0 and noun.rel.startswith(("obj", "nsubj:pass")) else noun
        asked = follow(sentence, noun, "nmod(to)") or sentence.children(verb, "iobj")
        takes = verb.lemma in ("receive", "accept", "get", "have", "decline", "reject", "refuse", "welcome", "turn")
        return asked[0] if asked else subject(sentence, verb) if takes and noun.rel == "obj" else None
    owners = follow(sentence, noun, "nmod:poss") or follow(sentence, noun, "nmod(of|by)")
    if not owners and noun.lemma in _JOURNEYS and noun.rel.startswith(("obj", "obl")) and noun.head >= 0:
        goes = subject(sentence, sentence.tokens[noun.head])
        return goes if goes is not None and not sentence.children(sentence.tokens[noun.head], "nsubj:pass") else None
    given = sentence.children(sentence.tokens[noun.head], "iobj") if noun.head >= 0 else ()
    return next(iter([*owners, *given]), None)


HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013", "/"})
"""What joins names: "the US-Taliban talks"; some papers write a dash."""

MEASURES = frozenset(
    {"round", "series", "number", "minute", "hour", "day", "week", "month", "session", "set", "string", "spate"}
)
"""Nouns that measure an event: "three days of talks"."""


def measured(sentence: Sentence, noun: Token) -> Token:
    """The noun that measures an event and stands for it ("hours" of "after hours of talks"); else itself."""
    head = sentence.tokens[noun.head] if noun.head >= 0 else noun
    return (
        measured(sentence, head)
        if noun.rel.startswith("nmod") and head.lemma in MEASURES and cases(sentence, noun) == "of"
        else noun
    )


def words_span(tokens: list[Token]) -> tuple[int, int]:
    """Offsets from the first to the last of some tokens.

    Raises:
        ValueError: There are none.
    """
    if not tokens:
        raise ValueError("no tokens")
    return min(t.start for t in tokens), max(t.end for t in tokens)
