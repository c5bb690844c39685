"""The tense of the clause that a time expression stands in: it decides where a weekday or a month without year lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from goodoffices.language import Sentence, Token
from goodoffices.lexicon import read_rules

Tense: TypeAlias = Literal["past", "present", "future"]

_WORD = re.compile(r"['’]ll\b|[^\W\d_]+|[.!?;\n]+(?=\s|$)")
_REACH = 250


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_rules("time_tense").items()}


def light_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense by a light look at the words of the sentence: the nearest verb before, else the next one after.

    Args:
        text: The text.
        start: Where the expression begins.
        end: Where it ends.

    Returns:
        None where no word tells.
    """
    before = [m.group().lower() for m in _WORD.finditer(text, max(0, start - _REACH), start)]
    ends = [i for i, word in enumerate(before) if not word[-1].isalpha() and not _shortened(before, i)]
    before = before[ends[-1] + 1 :] if ends else before
    for index in range(len(before) - 1, -1, -1):
        if (told := _told(before, index)) is not None:
            return told
    after: list[str] = []
    for match in _WORD.finditer(text, end, min(len(text), end + _REACH)):
        word = match.group().lower()
        if not word[-1].isalpha():
            break
        after.append(word)
        if (told := _told(after, len(after) - 1)) is not None:
            return told
    return None


def _shortened(words: Sequence[str], at: int) -> bool:
    """Whether a full stop only shortens the word before it: a single letter, or a title."""
    return words[at] == "." and at > 0 and (len(words[at - 1]) == 1 or words[at - 1] in _cues()["short"])


def _told(words: Sequence[str], at: int) -> Tense | None:
    """The tense that one word tells, looking at the words before it."""
    cues = _cues()
    word = words[at]
    before = words[at - 1] if at else ""
    if word in cues["future"] or before in cues["future"] or (word == "be" and before == "to"):
        return "future"
    if before == "be":
        return None
    if before == "to" and at > 1 and words[at - 2] in cues["ahead"]:
        return "future"
    if word in cues["ahead_past"]:
        return "future"
    if word in cues["past"] or (word.endswith("ed") and len(word) > 4 and word not in cues["not_past"]):
        return "past"
    return "present" if word in cues["present"] else None


def tense_in(sentence: Sentence, offset: int) -> Tense | None:
    """The tense of the clause that holds an offset, by the sentence's tree.

    Args:
        sentence: The parsed sentence.
        offset: Offset of a character of the expression.

    Returns:
        None where no verb governs it.
    """
    token = next((t for t in sentence.tokens if t.start <= offset < t.end), None)
    if token is None:
        return None
    chain = (token, *sentence.ancestors(token))
    for place, above in enumerate(chain):
        if above.pos in ("VERB", "AUX") or any(c.rel.startswith(("cop", "aux")) for c in sentence.children(above)):
            told = _verb_tense(sentence, above)
            if told == "past" and (
                _points_ahead(chain[:place], above)
                or _set_for(sentence, token, above)
                or _of_infinitive(sentence, token, above)
            ):
                return "future"
            if told is not None:
                return told
    return None


def _points_ahead(inside: Sequence[Token], verb: Token) -> bool:
    """Whether the verb speaks of what is to come and the expression stands with that, not with the verb itself."""
    return verb.lemma in _cues()["ahead_verbs"] and any(
        token.pos in ("NOUN", "PROPN") and token.rel in ("obj", "nsubj:pass", "xcomp") for token in inside[1:]
    )


def _set_for(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether the words before set the day then: "called for 24 June", "closed until Friday", "moved to May"."""
    before = _case_of(sentence, token)
    if before in ("for", "from"):
        return verb.lemma in _cues()["ahead_verbs"]
    if before in ("until", "till", "to") and verb.lemma in _cues()["moving_verbs"]:
        return True
    perfect = any(c.text.lower() in ("has", "have") for c in sentence.children(verb, "aux"))
    return before in ("until", "till") and perfect


def _case_of(sentence: Sentence, token: Token) -> str:
    """The word before an expression, its article left out."""
    before = sentence.tokens[max(0, token.i - 2) : token.i]
    words = [t.lemma.lower() for t in before if t.lemma.lower() != "the"]
    return words[-1] if words else ""


def _of_infinitive(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether an infinitive under a verb of planning stands between: "ordered a pause to begin on Tuesday"."""
    if verb.lemma not in _cues()["ahead_verbs"]:
        return False
    between = sentence.tokens[verb.i + 1 : token.i]
    return any(
        t.feats.get("VerbForm") == "Inf" and _with_to(sentence, t) and verb in sentence.ancestors(t) for t in between
    )


def _verb_tense(sentence: Sentence, verb: Token) -> Tense | None:
    """The tense of one verb with its auxiliaries; None for a form that leaves it to the verb above."""
    helpers = [child for child in sentence.children(verb) if child.rel.startswith(("aux", "cop"))]
    forms = {h.text.lower() for h in helpers}
    if forms & _cues()["modals"]:
        perfect = any(h.lemma == "have" for h in helpers)
        return "past" if perfect and not forms & {"will", "'ll", "’ll", "shall"} else "future"
    if any(h.lemma == "have" for h in helpers):
        return "past"
    finite = next((h for h in helpers if h.feats.get("VerbForm") == "Fin"), None)
    if finite is not None and finite.lemma == "be" and _with_to(sentence, verb) and not verb.rel.startswith("acl"):
        return "future"  # "were to sign", but "who were to leave on Sunday" may have been last Sunday
    bearer = finite if finite is not None else verb
    if bearer.feats.get("VerbForm") == "Fin":
        if finite is not None and verb.lemma in _cues()["ahead_participles"]:
            return "future"
        return "past" if bearer.feats.get("Tense") == "Past" else "present"
    if "Inf" in (verb.feats.get("VerbForm"), *(h.feats.get("VerbForm") for h in helpers)):
        return "future" if _with_to(sentence, verb) and _hoped(sentence, verb) else None
    alone = verb.rel.startswith("acl") or (
        not helpers and verb.rel == "root"
    )  # in headlines: "Dozens killed on Friday"
    if verb.feats.get("VerbForm") == "Part" and verb.feats.get("Tense") == "Past" and alone:
        return "future" if verb.lemma in _cues()["ahead_participles"] else "past"
    return None


def _with_to(sentence: Sentence, verb: Token) -> bool:
    """Whether it is an infinitive with its "to": its own form, or that of its auxiliary ("to be held")."""
    forms = (verb, *(c for c in sentence.children(verb) if c.rel.startswith(("aux", "cop"))))
    marked = any(child.lemma == "to" and child.rel == "mark" for child in sentence.children(verb))
    return marked and any(form.feats.get("VerbForm") == "Inf" for form in forms)


def _hoped(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive tells what is to come: below a verb or noun of planning, not below what has happened."""
    if verb.head < 0:
        return True
    above = sentence.tokens[verb.head]
    if above.lemma in _cues()["ahead_verbs"] or above.lemma in _cues()["ahead_nouns"] or above.pos == "ADJ":
        return True
    if above.pos in ("NOUN", "PROPN"):
        return any(child.rel == "aux:pass" for child in sentence.children(verb))
    return _verb_tense(sentence, above) in ("present", "future", None)
