"""What a language model must offer; the shipped one and the spaCy adapter both do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from goodoffices.language.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class LanguageModel(Protocol):
    """Reads text into sentences with trees and names."""

    @property
    def version(self) -> str:
        """Name of the model with a fingerprint; goes into the ids of derived things and into exports."""

    def read(self, text: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Sentence]:
        """Sentences of a text.

        Args:
            text: The stored text.
            spans: Blocks (paragraphs) to read, in order; None splits the text at line ends.

        Returns:
            Sentences in order; offsets point into `text`, and a sentence never crosses a block's end.
        """

    def vectors(self, sentences: Sequence[Sentence]) -> NDArray[np.float32]:
        """One unit vector per sentence (n, 384) for likeness and later classifiers."""

    def probe(self) -> bool:
        """Whether this machine reproduces the shipped reading of a built-in set of sentences."""
