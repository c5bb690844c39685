from typing import Any

import pytest

from goodoffices.language.model import LanguageModel
from goodoffices.language.spacy_model import SpacyModel

spacy = pytest.importorskip("spacy", reason="the adapter is an extra")


def star(doc: Any) -> Any:
    """Makes every word depend on the second, so that the mapping can be checked."""
    words = [token.text for token in doc]
    top = min(1, len(words) - 1)
    return spacy.tokens.Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        heads=[top] * len(words),
        deps=["ROOT" if i == top else "dep" for i in range(len(words))],
        pos=["NOUN"] * len(words),
        lemmas=[word.lower() for word in words],
        ents=["B-GPE" if i == 0 else "O" for i in range(len(words))],
    )


def pipeline() -> Any:
    spacy.Language.component("star", func=star)
    made = spacy.blank("en")
    made.add_pipe("star")
    return made


def test_tokens_heads_and_names() -> None:
    model: LanguageModel = SpacyModel(pipeline())
    text = "Menu\nBaku  agreed yesterday"
    (sentence,) = model.read(text, [(5, len(text))])
    assert [t.text for t in sentence.tokens] == ["Baku", "agreed", "yesterday"]
    assert all(text[t.start : t.end] == t.text for t in sentence.tokens)
    assert sentence.names[0].label == "PLACE"
    assert model.version.startswith("spacy-en")
    assert model.probe()


def test_without_vectors() -> None:
    model = SpacyModel(pipeline())
    assert model.vectors([]).shape[0] == 0
