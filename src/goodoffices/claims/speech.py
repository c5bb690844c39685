"""Speech: every attribution of an article, each with its source, its cue and its content.

The kinds follow Pareti (2013): direct content stands wholly between quotation marks, mixed content partly, indirect
content not at all. Claims keep of these what a record wants (`statements`); the benchmark is given all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from goodoffices.claims.clauses import Form, Said
from goodoffices.claims.cues import Cue
from goodoffices.claims.labels import labelled
from goodoffices.claims.openings import Ear
from goodoffices.claims.quotations import Quotation
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech
from goodoffices.schema import Article, Span

Manner: TypeAlias = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what by which words.

    Args:
        number: Index of the cue's sentence.
        cue: The cue with its source.
        contents: Ranges of what is said, in order; further ones continue the first.
        manner: How it is told.
        form: Its grammar, None for quotations that no clause of the cue holds.
        quoted: The quotations in it.
        nested: The cue lies in what someone else says.
    """

    number: int
    cue: Cue
    contents: tuple[Span, ...]
    manner: Manner
    form: Form | None = None
    quoted: tuple[Quotation, ...] = ()
    nested: bool = False


def attributions(article: Article, sentences: Sequence[Sentence]) -> list[Attribution]:
    """All attributions of an article, in order of their cues.

    Args:
        article: The article.
        sentences: Its sentences, in page order.
    """
    return _Listener(Ear(article, sentences)).listen()


class _Listener:
    """Tells the attributions of one article."""

    def __init__(self, ear: Ear) -> None:
        self.ear = ear
        self.article, self.sentences = ear.article, ear.sentences

    def listen(self) -> list[Attribution]:
        """The attributions of all sentences, further quotations of a speaker joined to his first."""
        spoken: dict[tuple[int, int], list[Quotation]] = {}
        loose: list[Quotation] = []
        for quotation in self.ear.quotations:
            owner = self.ear.owner(quotation)
            if owner is None:
                loose.append(quotation)
                continue
            number, cue = owner
            if cue not in self.ear.cues[number]:
                self.ear.cues[number].append(cue)
                self.ear.said[number].append(None)
            spoken.setdefault((number, self.ear.cues[number].index(cue)), []).append(quotation)
        found = [
            attribution
            for number, cues in enumerate(self.ear.cues)
            for at, cue in enumerate(cues)
            for attribution in self._tell(number, cue, self.ear.said[number][at], spoken.get((number, at), []))
        ]
        for number, cue, rest in labelled(self.article, self.sentences):
            inside = tuple(q for q in self.ear.quotations if q.outside.overlaps(rest))
            found.append(Attribution(number, cue, (rest,), "mixed" if inside else "indirect", None, inside))
        found.sort(key=lambda a: (self.sentences[a.number].start, a.cue.word.start, a.contents))
        return self._continue(self._nest(found), loose)

    # -- what a cue tells ------------------------------------------------------------------------------------------

    def _tell(self, number: int, cue: Cue, told: Said | None, spoken: list[Quotation]) -> Iterator[Attribution]:
        spans = _spans(told.tokens) if told is not None else []
        inside = [q for q in self.ear.quotations if any(q.outside.overlaps(s) for s in spans)]
        whole = [q for q in spoken if self.ear.stands_alone(q, cue)]
        alone = spoken if whole else [q for q in spoken if q not in inside]
        if told is not None and not any(q in inside for q in whole):
            bare = [t for t in told.tokens if t.pos != "PUNCT" and t.lemma != "that" and not self.ear.quoted(t)]
            contents = _joined([_grown(s, inside) for s in spans])
            if not bare:
                alone = sorted({*alone, *inside}, key=lambda q: q.inside)
            elif not (alone and told.form in ("object", "phrase")):
                manner: Manner = "mixed" if inside else "indirect"
                yield Attribution(number, cue, tuple(contents), manner, told.form, tuple(inside))
        if alone:
            form = told.form if told is not None and inside else None
            yield Attribution(number, cue, tuple(q.inside for q in alone), "direct", form, tuple(alone))

    # -- further quotations, and speech within speech ---------------------------------------------------------------

    def _continue(self, found: list[Attribution], loose: list[Quotation]) -> list[Attribution]:
        """Joins whole sentences in quotation marks without a cue to the speaker who is quoted right beside them."""
        whole = [(self.ear.at(q.outside.start), q) for q in loose]
        whole = [(number, q) for number, q in whole if self._is_whole(number, q)]
        for number, quotation in [w for w in reversed(whole) if not self._lead_up(found, w[1])][::-1]:
            before = [i for i, a in enumerate(found) if a.contents[0].start < quotation.inside.start and not a.nested]
            if not before:
                continue
            beside = [i for i in before if found[i].number == found[before[-1]].number and found[i].quoted]
            at = (beside or before)[-1]
            last = found[at]
            if last.quoted and self._goes_on(last, number):
                contents = (*last.contents, quotation.inside)
                found[at] = replace(last, contents=contents, quoted=(*last.quoted, quotation))
            elif not last.quoted and self._leads_on(last, number):
                found.insert(
                    before[-1] + 1,
                    Attribution(last.number, last.cue, (quotation.inside,), "direct", None, (quotation,)),
                )
        return found

    def _lead_up(self, found: list[Attribution], quotation: Quotation) -> bool:
        """Joins a quotation to the one that follows it in the same line and whose speaker is named behind that."""
        for at, told in enumerate(found):
            if told.manner == "direct" and told.quoted:
                gap = self.article.text[quotation.outside.end : told.quoted[0].outside.start]
                if quotation.outside.end <= told.quoted[0].outside.start and gap in ("", " "):
                    contents = (quotation.inside, *told.contents)
                    found[at] = replace(told, contents=contents, quoted=(quotation, *told.quoted))
                    return True
        return False

    def _is_whole(self, number: int, quotation: Quotation) -> bool:
        """A sentence of its own: nothing before it in its sentence."""
        words = self.article.quote(quotation.inside).split()
        return number >= 0 and quotation.outside.start - self.ear.starts[number] <= 1 and len(words) >= 3

    def _goes_on(self, last: Attribution, number: int) -> bool:
        """The speaker was quoted in this paragraph, or at the end of the one before."""
        block = self.sentences[number].block
        end = self.ear.at(max(last.contents[-1].end - 1, last.cue.word.start))
        near = number - 1 <= max(end, last.number)
        return near or (self.sentences[last.number].block == block and number - 2 <= max(end, last.number))

    def _leads_on(self, last: Attribution, number: int) -> bool:
        """The sentence before it, in its paragraph, tells what the same speaker said."""
        same = self.sentences[last.number].block == self.sentences[number].block
        spoke = last.cue.kind == "verb" and last.cue.word.lemma in speech()["verbs"] and last.cue.who is not None
        return same and spoke and last.number == number - 1

    @staticmethod
    def _holds(told: Attribution, word: Token) -> bool:
        return any(c.start <= word.start < c.end for c in told.contents)

    def _nest(self, found: list[Attribution]) -> list[Attribution]:
        return [replace(a, nested=any(b is not a and self._holds(b, a.cue.word) for b in found)) for a in found]


def _spans(tokens: Sequence[Token]) -> list[Span]:
    """Ranges of words that stand side by side."""
    spans: list[Span] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before is not None and token.i == before.i + 1:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
    return spans


def _grown(span: Span, quotations: Sequence[Quotation]) -> Span:
    """The range with the whole of each quotation that it cuts into."""
    for quotation in quotations:
        if quotation.outside.overlaps(span):
            span = Span(min(span.start, quotation.outside.start), max(span.end, quotation.outside.end))
    return span


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The ranges without overlap, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
