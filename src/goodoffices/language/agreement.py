"""What the sentences of one text make of a name together.

The model reads each sentence by itself, so that a surname alone ("Kozyrev resigned") may be a place to it though
another sentence says "Andrei Kozyrev". Here the sentences that hold the same name pool what the model thought of it
(non-local evidence, Krishnan and Manning 2006): a whole name found once is found wherever its words stand, a name is
what most of its places say, and a surname counts with the whole names that end in it. What the model is sure of where
the name stands is never overruled, and who is a person to it nowhere with much reason is called none. Only the text
itself is looked at, never what else is read in the same batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from goodoffices.language.names import Floats, listed, may_be
from goodoffices.language.sentence import Name, Sentence

_NAMED: Final = ("PERSON", "ORG", "PLACE")
_OTHER_PLACES: Final = 1.5  # what the mean of many other places of a name weighs against its own
_WHOLE_NAMES: Final = 1.0  # what the whole names weigh that end in a word
_LEAST: Final = -6.0  # one place can say no more than this against a label
_SURE: Final = -0.01  # a label of at least this weight stays
_GAIN: Final = 0.5  # another label has to be better by this
_TRUSTED: Final = -0.3  # a name of several words at least so likely is looked for in the other sentences
_CALLED_ONE: Final = -1.0  # a whole name at least so likely a person's lends its surname
_LIKELY: Final = {False: -0.75, True: -0.25}  # a person of one word, of several, is in the mean at least so likely
_SHORTEST: Final = 3  # letters of a surname, and of a word that is a name by what is said elsewhere

_Form = tuple[str, ...]


class _Voices:
    """What the places of names say of them, summed: weights of each label, and how many places spoke."""

    def __init__(self) -> None:
        self._heard: dict[_Form, tuple[int, Floats]] = {}

    def add(self, form: _Form, voice: Floats) -> None:
        heard = self._heard.get(form)
        self._heard[form] = (1, voice) if heard is None else (heard[0] + 1, heard[1] + voice)

    def __contains__(self, form: _Form) -> bool:
        return form in self._heard

    def mean(self, form: _Form, without: Floats | None = None) -> tuple[int, Floats | None]:
        """How many places spoke, and what they say in the mean; `without` is the voice of one to leave out."""
        if form not in self._heard:
            return 0, None
        count, total = self._heard[form]
        if without is not None:
            count, total = count - 1, total - without
        return (count, total / count) if count else (0, None)


def agreed(sentences: Sequence[Sentence], weights: Sequence[Floats], labels: Sequence[str]) -> list[tuple[Name, ...]]:
    """The names of all sentences of a text, made to agree.

    Args:
        sentences: The sentences, with the names that the model sees in each by itself.
        weights: For each sentence what `names.weights` makes of its scores.
        labels: The labels in the order of the weights' columns, which begin with that of no name.

    Returns:
        Names of each sentence in order, without overlap.
    """
    text = _Text(sentences, weights, labels)
    return [text.names_of(at) for at in range(len(sentences))]


class _Text:
    """The sentences of one text with all that is thought of their names."""

    def __init__(self, sentences: Sequence[Sentence], weights: Sequence[Floats], labels: Sequence[str]) -> None:
        self._sentences, self._labels = sentences, labels
        self._column = {label: at for at, label in enumerate(labels, 1)}
        self._limited = [np.maximum(weight, _LEAST) for weight in weights]
        self._forms = [[_form(token.text) for token in sentence.tokens] for sentence in sentences]
        self._names = self._widened(weights)
        self._places, self._surnames = _Voices(), _Voices()
        person = self._column.get("PERSON", 0)
        for at, own in enumerate(self._names):
            for name in own:
                form, voice = self._heard(at, name)
                self._places.add(form, voice)
                whole = name.label == "PERSON" and len(form) > 1 and voice[person] > _CALLED_ONE
                if whole and len(form[-1]) >= _SHORTEST and not _is_office(form[-1]):
                    self._surnames.add(form[-1:], voice)

    def names_of(self, at: int) -> tuple[Name, ...]:
        """The names of a sentence."""
        found = [name if name.label == "DATE" else self._called(at, name) for name in self._names[at]]
        missed = list(self._missed(at))
        return tuple(sorted([*found, *missed], key=lambda name: name.first) if missed else found)

    def _heard(self, at: int, name: Name) -> tuple[_Form, Floats]:
        """A name's words, and what the model thinks of them where they stand."""
        rows = self._limited[at][name.first : name.last]
        return tuple(self._forms[at][name.first : name.last]), rows.sum(0) / len(rows)

    def _widened(self, weights: Sequence[Floats]) -> list[list[Name]]:
        """Names of several words found wherever their words stand, in place of the parts that were seen there."""
        known: dict[_Form, str] = {}
        for sentence, words, weight in zip(self._sentences, self._forms, weights, strict=True):
            for name in sentence.names:
                if name.last - name.first > 1 and name.label in _NAMED:
                    likely = weight[name.first : name.last, self._column[name.label]].mean()
                    if likely > _TRUSTED:
                        known.setdefault(tuple(words[name.first : name.last]), name.label)
        by_first: dict[str, list[_Form]] = {}
        for form in sorted(known, key=lambda form: (-len(form), form)):
            by_first.setdefault(form[0], []).append(form)
        found: list[list[Name]] = []
        for sentence, words in zip(self._sentences, self._forms, strict=True):
            names = list(sentence.names)
            for at, word in enumerate(words):
                for form in by_first.get(word, ()):
                    end = at + len(form)
                    inside = [name for name in names if name.first < end and name.last > at]
                    if tuple(words[at:end]) != form or any(n.first < at or n.last > end for n in inside):
                        continue
                    if [(name.first, name.last) for name in inside] != [(at, end)]:
                        names = [name for name in names if name not in inside] + [Name(at, end, known[form])]
                    break
            found.append(sorted(names, key=lambda name: name.first))
        return found

    def _told(self, form: _Form, without: Floats | None) -> Floats | None:
        """What the other places of a name say of it, weighed; None where there are none."""
        count, others = self._places.mean(form, without)
        whole = self._surnames.mean(form)[1]
        told = None if others is None else _OTHER_PLACES * count / (count + 1) * others
        if whole is None:
            return told
        return _WHOLE_NAMES * whole + (0.0 if told is None else told)

    def _called(self, at: int, name: Name) -> Name:
        """The name with the label that the text agrees on."""
        form, own = self._heard(at, name)
        told = self._told(form, own)
        label = name.label
        if told is not None and own[self._column[label]] < _SURE:
            total = np.round(own + told, 4)
            best = self._best(total, [other for other in self._labels if other != "DATE"])
            if total[self._column[best]] > total[self._column[label]] + _GAIN and may_be(form, best, True):
                label = best
        if label == "PERSON" and self._is_doubtful(at, name, form):
            label = "OTHER"
        return name if label == name.label else Name(name.first, name.last, label)

    def _is_doubtful(self, at: int, name: Name, form: _Form) -> bool:
        """Whether a name is called a person's with little reason anywhere, without a title before it."""
        titled = name.first > 0 and _is_office(self._forms[at][name.first - 1])
        heard = self._places.mean(form)[1]
        likely = heard is None or heard[self._column["PERSON"]] >= _LIKELY[len(form) > 1]
        return not titled and not likely and form not in self._surnames and "OTHER" in self._column

    def _missed(self, at: int) -> Iterator[Name]:
        """Capitalised words alone that are no name here, but a person, body or place by what is said elsewhere."""
        taken = {i for name in self._names[at] for i in range(name.first, name.last)}
        tokens = self._sentences[at].tokens
        free = [t.pos == "PROPN" and t.i not in taken and _may_be_name(t.text) for t in tokens]
        for i, form in enumerate(self._forms[at]):
            alone = free[i] and not any(free[max(i - 1, 0) : i]) and not any(free[i + 1 : i + 2])
            if not alone or len(form) < _SHORTEST:
                continue
            told = self._told((form,), None)
            if told is None:
                continue
            total = np.round(self._limited[at][i] + told, 4)
            best = self._best(total, _NAMED)
            if total[self._column[best]] > total[0] and may_be((form,), best, True):
                yield Name(i, i + 1, best)

    def _best(self, total: Floats, labels: Sequence[str]) -> str:
        return max(
            (label for label in labels if label in self._column), key=lambda one: float(total[self._column[one]])
        )


def _form(word: str) -> str:
    """The word as running text has it: names in headlines are written in capitals."""
    return word.title() if len(word) > 4 and word.isupper() else word


def _may_be_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1 and not _is_office(word)


def _is_office(word: str) -> bool:
    return word.lower() in listed("titles.txt") or word.lower() in listed("roles.txt")
