"""Word pieces and word shapes: what the encoder sees of a word.

The encoder is uncased, so capitals come in beside the pieces as the word's shape. The pieces are those of the
BERT uncased vocabulary (Devlin et al. 2019; greedy longest match first, Wu et al. 2016), cut word by word, so
that a word has the same pieces in every sentence.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

UNKNOWN: Final = 100
START: Final = 101
STOP: Final = 102

SHAPES: Final = ("none", "lower", "Title", "UPPER", "mixed", "digit", "initial", "sign")
_MAX_PIECES_OF_A_WORD: Final = 32
_MAX_LETTERS_OF_A_WORD: Final = 100
_REMEMBERED: Final = 200_000  # words whose pieces are kept

SHAPE_OF: Final = {name: number for number, name in enumerate(SHAPES)}


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> int:
    """Number of the word's shape in `SHAPES`.

    Args:
        word: a word as written.

    Returns:
        The shape's number: a single capital is an `initial`, anything with a digit a `digit`, and a word
        without letters a `sign`.
    """
    if any(letter.isdigit() for letter in word):
        return SHAPE_OF["digit"]
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return SHAPE_OF["sign"]
    capitals = sum(letter.isupper() for letter in letters)
    if not capitals:
        return SHAPE_OF["lower"]
    if capitals == len(letters):
        return SHAPE_OF["initial"] if len(letters) == 1 else SHAPE_OF["UPPER"]
    if capitals == 1 and letters[0].isupper():
        return SHAPE_OF["Title"]
    return SHAPE_OF["mixed"]


def plain(word: str) -> str:
    """The word in lower case, without accents and control characters, as the vocabulary has it."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def is_sign(letter: str) -> bool:
    """Whether the vocabulary treats the character as punctuation, a piece of its own."""
    code = ord(letter)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(letter).startswith("P")


class Pieces:
    """Cuts words into pieces of a vocabulary; remembers what it has cut."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> Pieces:
        """Reads a vocabulary with one piece a line; the line's number is the piece's.

        Args:
            path: a UTF-8 text file.

        Returns:
            The cutter.

        Raises:
            OSError: the file cannot be read.
        """
        return cls(path.read_text(encoding="utf-8").splitlines())

    def whole_words(self) -> frozenset[str]:
        """Pieces that are words of letters; common words of English are among them."""
        return frozenset(piece for piece in self._number if piece.isalpha() and len(piece) > 2)

    def of_word(self, word: str) -> tuple[int, ...]:
        """The numbers of the word's pieces, at least one and at most 32.

        Args:
            word: a word as written, without blanks.

        Returns:
            Piece numbers; `UNKNOWN` for a part that the vocabulary cannot build.
        """
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            numbers: list[int] = []
            for part in _split_signs(plain(word)):
                numbers.extend(self._of_part(part))
            known = tuple(numbers[:_MAX_PIECES_OF_A_WORD]) or (UNKNOWN,)
            self._known[word] = known
        return known

    def _of_part(self, part: str) -> list[int]:
        if len(part) > _MAX_LETTERS_OF_A_WORD:
            return [UNKNOWN]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._number.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return numbers


def _split_signs(word: str) -> list[str]:
    parts: list[str] = []
    glued = False
    for letter in word:
        if letter.isspace():
            glued = False
        elif is_sign(letter):
            parts.append(letter)
            glued = False
        elif glued:
            parts[-1] += letter
        else:
            parts.append(letter)
            glued = True
    return parts
