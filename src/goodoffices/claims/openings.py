"""Openings: which cue a quotation belongs to: the one that opens it, the one that closes it, or a name beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from goodoffices.claims.clauses import said
from goodoffices.claims.cues import Cue, cues_of, source_word
from goodoffices.claims.labels import name_in
from goodoffices.claims.quotations import Quotation, quotations
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech
from goodoffices.schema import Article

_REACH = 240
"""A cue stands at most this many characters from its quotation."""


_NAMING = frozenset({"title", "entitle", "call", "dub", "name", "label", "nickname", "term"})


class Ear:
    """The cues and the quotations of one article, and which belong together.

    Args:
        article: The article.
        sentences: Its sentences, in page order.
    """

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article, self.sentences = article, sentences
        self.quotations = quotations(article)
        self.starts = [s.start for s in sentences]
        self.cues = [[c for c in cues_of(s) if not self.quoted(c.word)] for s in sentences]
        self.said = [[said(s, c) for c in cues] for s, cues in zip(sentences, self.cues, strict=True)]

    def at(self, offset: int) -> int:
        """Index of the sentence that holds a character, -1 between sentences."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.sentences[at].end else -1

    def quoted(self, token: Token) -> bool:
        """Whether a word stands inside a quotation."""
        return any(q.outside.start < token.start and token.end < q.outside.end for q in self.quotations)

    def owner(self, quotation: Quotation) -> tuple[int, Cue] | None:
        """The cue right before it, else the one right after it, else a cue farther before it or a colon."""
        first, last = self.at(quotation.inside.start), self.at(quotation.inside.end - 1)
        if first < 0 or last < 0:
            return None
        before = self._before(first, quotation)
        if before is not None and self._leads_in(before, quotation):
            return first, before
        if (verb := self._led_by(first, quotation)) is not None:
            return first, verb
        if before is not None and self._holds(first, before, quotation):
            return first, before
        part = self._is_part(first, quotation)
        after = None if part else self._after(last, quotation)
        if after is not None:
            return after
        if before is not None and self._opens(first, before, quotation):
            return first, before
        return None if part else self._introduced(first, quotation) or self._signed(last, quotation)

    def stands_alone(self, quotation: Quotation, cue: Cue) -> bool:
        """Whether the quotation is all that is said: it begins the sentence that a cue closes, or follows a mark."""
        first = self.at(quotation.inside.start)
        before = self.article.text[self.starts[first] : quotation.outside.start].rstrip()
        if cue.word.start > quotation.outside.start:
            return not before
        capital = self.article.text[quotation.inside.start].isupper()
        return capital and before.endswith((",", ":")) and self._leads_in(cue, quotation)

    def _is_part(self, number: int, quotation: Quotation) -> bool:
        """A title or a few words within a phrase: "on “Meet the Press,” he said", "the so-called “peace train”"."""
        before = [t for t in self.sentences[number].tokens if t.end <= quotation.outside.start]
        if not before:
            return False
        if self._is_title(quotation):
            return True
        named = before[-1].pos == "VERB" and before[-1].lemma in _NAMING
        return named or before[-1].pos in ("ADP", "DET", "PART", "ADJ")

    def _is_title(self, quotation: Quotation) -> bool:
        """Words that all begin with a capital, but for the small ones between: "Meet the Press"."""
        words = [w.strip(",.!?") for w in self.article.quote(quotation.inside).split()]
        large = [w for w in words if w[:1].isupper() or w[:1].isdigit()]
        return (
            len(words) <= 8
            and words[0] in large
            and len(large) > 1
            and all(len(w) < 5 for w in words if w not in large)
        )

    def _before(self, number: int, quotation: Quotation) -> Cue | None:
        cues = [
            c
            for c in self.cues[number]
            if c.word.end <= quotation.outside.start and (c.kind != "phrase" or c.word.pos == "NOUN")
        ]
        return max(cues, key=lambda c: c.word.i, default=None)

    def _leads_in(self, cue: Cue, quotation: Quotation) -> bool:
        """Nothing but a mark or "that" between them."""
        between = self.article.text[cue.word.end : quotation.outside.start].strip()
        return between in ("", ",", ":", "that", ", that")

    def _led_by(self, number: int, quotation: Quotation) -> Cue | None:
        """Whatever verb with a subject leads to a quotation that begins like a sentence: `She shot back: "No."`."""
        sentence = self.sentences[number]
        before = [t for t in sentence.tokens if t.end <= quotation.outside.start]
        whole = self.article.text[quotation.inside.start].isupper() and " " in self.article.quote(quotation.inside)
        verb = next((t for t in reversed(before) if t.pos == "VERB" and sentence.children(t, "nsubj", "obj")), None)
        if verb is None or not whole or verb.lemma in _NAMING:
            return None
        marked = before[-1].text in (",", ":")
        between = before[verb.i + 1 : -1] if marked else before[verb.i + 1 :]
        below = {t.i for t in sentence.subtree(verb)}
        who = source_word(sentence, verb) or next(iter(sentence.children(verb, "obj")), None)
        if who is None or who.i > verb.i or any(t.i not in below for t in between):
            return None
        return Cue(verb, who) if not between or (marked and len(between) <= 8) else None

    def _opens(self, number: int, cue: Cue, quotation: Quotation) -> bool:
        """The quotation lies in what the cue gives as said, or follows it after a comma, a colon or "that"."""
        between = self.article.text[cue.word.end : quotation.outside.start].rstrip()
        if len(between) > _REACH:
            return False
        if between.endswith((",", ":", " that")):
            return True
        return self._holds(number, cue, quotation)

    def _holds(self, number: int, cue: Cue, quotation: Quotation) -> bool:
        """Whether the quotation is part of the words that the cue gives as said."""
        told = self.said[number][self.cues[number].index(cue)]
        return told is not None and any(quotation.outside.start <= t.start < quotation.outside.end for t in told.tokens)

    def _after(self, number: int, quotation: Quotation) -> tuple[int, Cue] | None:
        """The first cue after a quotation that ends a clause; its sentence may be cut off (`"Why?" Mr X asked.`)."""
        text, end = self.article.text, quotation.outside.end
        ends = text[quotation.inside.end - 1] in ",?!…-—–" or text[end : end + 1] in (",", "—", "–")
        cues = [c for c in self.cues[number] if c.word.start >= end]
        if cues and cues[0].kind == "phrase" and ends and (verb := self._any_verb(number, end)) is not None:
            return number, verb  # "the statement reads, according to the agency"
        main = [c for c in cues if c.word.rel != "acl:relcl"]  # "a negotiator, who asked not to be named, told"
        here = self._turned(number, (main or cues)[0]) if cues else None
        if here is not None and here.who is not None and quotation.outside.start < here.who.start < end:
            return None  # "“The Signing” shows twenty men": the words themselves are the subject
        if here is not None and (ends or text[end : here.word.start].isspace()):
            return (number, here) if self._reaches(end, here) else None
        if here is None and ends and (verb := self._any_verb(number, end)) is not None:
            return number, verb
        if here is None:
            asked = text[quotation.inside.end - 1] in ",?!"
            return self._cut_off(number + 1, end, most=60 if asked else 20)
        return None

    def _turned(self, number: int, cue: Cue) -> Cue:
        """The cue with its source where the parser takes a subject behind the verb for its object: `declared X`."""
        sentence = self.sentences[number]
        objects = sentence.children(cue.word, "obj", "iobj")
        if cue.who is not None or not objects or cue.word.lemma in ("tell", "inform", "remind"):
            return cue
        at = self.cues[number].index(cue)
        self.cues[number][at] = replace(cue, who=objects[0])
        return self.cues[number][at]

    def _any_verb(self, number: int, end: int) -> Cue | None:
        """Whatever verb stands with its subject alone right behind a quotation: `"Fantastic!" beamed the delegate.`."""
        sentence = self.sentences[number]
        rest = [t for t in sentence.tokens if t.start >= end and t.pos != "PUNCT"]
        verb = next((t for t in rest if t.pos == "VERB"), None)
        who = sentence.children(verb, "nsubj") if verb is not None else ()
        if verb is not None and verb is rest[0] and verb.feats.get("VerbForm") == "Fin":
            who = who or sentence.children(verb, "obj")  # "reads the letter": parsers take the subject for an object
        if verb is None or not who or who[0].start < end or verb.rel.split(":")[0] in ("acl", "advcl", "conj"):
            return None
        below = {t.i for t in sentence.subtree(who[0])}
        between = [t for t in rest if t.i < verb.i and t.i not in below and t.pos not in ("ADV", "AUX")]
        return None if between else Cue(verb, who[0])

    def _cut_off(self, number: int, end: int, most: int) -> tuple[int, Cue] | None:
        """A cue alone with its source in a sentence right behind a quotation: `"Why now?" Mr X asked.`."""
        if number >= len(self.sentences) or self.article.text[end : self.starts[number]].strip():
            return None
        sentence = self.sentences[number]
        alone = [c for c, told in zip(self.cues[number], self.said[number], strict=True) if told is None]
        same = sentence.block == self.sentences[number - 1].block
        speaks = [
            c for c in alone if c.word.lemma == "ask" or speech()["verbs"].get(c.word.lemma) in ("report", "cite")
        ]
        cue = next((c for c in speaks if c.who is not None and c.word.head < 0), None)
        return (number, cue) if cue is not None and same and len(sentence.tokens) <= most else None

    def _reaches(self, end: int, cue: Cue) -> bool:
        gap = self.article.text[end : cue.word.start]
        return len(gap) <= _REACH and ";" not in gap

    def _introduced(self, number: int, quotation: Quotation) -> tuple[int, Cue] | None:
        """A colon before it, in its sentence or at the end of the one before: a cue there, else a subject, speaks."""
        start = quotation.outside.start
        if self.article.text[self.starts[number] : start].strip():
            before = [t for t in self.sentences[number].tokens if t.end <= start]
        else:
            number -= 1
            if number < 0 or start - self.sentences[number].end > 3:
                return None
            before = list(self.sentences[number].tokens)
        while before and before[-1].pos == "PUNCT" and before[-1].text != ":":
            before = before[:-1]
        if not before or before[-1].text != ":":
            return None
        cues = [c for c in self.cues[number] if c.word in before and c.kind == "verb"]
        if cues:
            return number, cues[-1]
        sentence = self.sentences[number]
        verbs = [t for t in before if sentence.children(t, "nsubj")]
        who = sentence.children(verbs[-1], "nsubj")[0] if verbs else name_in(before[:-1])
        return (number, Cue(verbs[-1] if verbs else before[-1], who, "mark")) if who is not None else None

    def _signed(self, number: int, quotation: Quotation) -> tuple[int, Cue] | None:
        """A name after a dash behind it."""
        for at in (number, number + 1):
            if at >= len(self.sentences):
                break
            rest = [t for t in self.sentences[at].tokens if t.start >= quotation.outside.end]
            if not rest:
                continue
            gap = self.article.text[quotation.outside.end : rest[0].start]
            dashed = rest[0].text in ("-", "--", "–", "—", "―") and not gap.strip() and len(rest) <= 15
            who = name_in(rest[1:]) if dashed else None
            return (at, Cue(rest[0], who, "mark")) if who is not None else None
        return None
