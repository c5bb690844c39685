import itertools
import random

import pytest

from goodoffices.language import LanguageModel, load
from goodoffices.language.onnx_model import LONGEST, OnnxModel
from goodoffices.language.sentence import NO_HEAD, Sentence

WHO = (
    "The Armenian and Azerbaijani foreign ministers",
    "Minsk Group co-chairs Ann Orr, Piotr Sowa and Jean Roy",
    "Deputy Secretary of State for Eastern Affairs Ann Orr",
    "Neither the president nor his envoy",
    "OSCE monitors",
)
DID = ("met", "will not meet", "are to be received", "refused, for the third time, to sit down", "may hold talks")
WHERE = (
    "in Geneva on Friday.",
    "on the margins of the summit in St. Petersburg",
    "\", the ministry's spokesman said.",
    "despite the shelling of 12 villages near the line of contact, officials in the capital told reporters.",
)


@pytest.fixture(scope="module")
def model() -> OnnxModel:
    loaded = load(threads=1)
    assert isinstance(loaded, OnnxModel)
    return loaded


def outline(sentence: Sentence) -> tuple[object, ...]:
    words = tuple((t.text, t.lemma, t.pos, tuple(t.feats.items()), t.head, t.rel) for t in sentence.tokens)
    return words, sentence.names


def test_is_a_language_model_loaded_once(model: OnnxModel) -> None:
    read: LanguageModel = model
    assert read is load(threads=1)
    assert model.version.startswith("en-")
    assert model.probe()


def test_who_met_whom(model: OnnxModel) -> None:
    (sentence,) = model.read("Armenian Foreign Minister Zohrab Mnatsakanyan met Elmar Mammadyarov in Geneva on Friday.")
    met = sentence.root
    assert (met.text, met.lemma, met.pos) == ("met", "meet", "VERB")
    assert [sentence.text(n.first, n.last) for n in sentence.names if n.label == "PERSON"] == [
        "Zohrab Mnatsakanyan",
        "Elmar Mammadyarov",
    ]
    assert sentence.children(met, "nsubj")
    assert {t.text for t in sentence.children(met, "obl")} >= {"Geneva"}


def test_read_alone_batched_and_shuffled_is_the_same(model: OnnxModel) -> None:
    texts = [f"{a} {b} {c}" for a, b, c in itertools.product(WHO, DID, WHERE)]
    texts += [f"{number} {text}" for number, text in enumerate(texts * 4)]
    sentences = [text.replace(".", " .").replace(",", " ,").split() for text in texts[:500]]
    assert len(sentences) == 500
    together = [outline(s) for s in model.read_words(sentences)]
    alone = [outline(model.read_words([words])[0]) for words in sentences]
    assert alone == together
    order = list(range(500))
    random.Random(5).shuffle(order)
    shuffled = model.read_words([sentences[at] for at in order])
    assert [outline(s) for s in shuffled] == [together[at] for at in order]


def test_names_of_one_text_agree_whatever_else_is_read(model: OnnxModel) -> None:
    first = "Foreign Minister Andrei Kozyrev arrived in Oslo.\nKozyrev said nothing.\nThe talks with Kozyrev go on."
    labels = {n.label for s in model.read(first) for n in s.names if "Kozyrev" in s.text(n.first, n.last)}
    assert labels == {"PERSON"}
    words = [line.replace(".", " .").split() for line in first.split("\n")]
    together = [s.names for s in model.read_words(words, one_text=True)]
    assert [s.names for s in model.read(first)] == together


def test_offsets_point_into_the_text(model: OnnxModel) -> None:
    text = "HEADLINE: TALKS  END\n\n“We\u00a0agreed,”  said Lt. Gen. J. Orr in St. Petersburg. He left\u2009at 9 a.m.\n"
    sentences = model.read(text)
    for sentence in sentences:
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        assert sum(t.head == NO_HEAD for t in sentence.tokens) == 1
        assert all(t.rel == "root" for t in sentence.tokens if t.head == NO_HEAD)
    assert {s.block for s in sentences} == {0, 1}


def test_only_the_given_blocks_are_read(model: OnnxModel) -> None:
    text = "Menu. The sides met in Oslo. They left. Copyright."
    start = text.index("The sides")
    sentences = model.read(text, [(start, start + 23), (text.index("They"), text.index(" Copyright"))])
    assert [(s.text(), s.block) for s in sentences] == [("The sides met in Oslo.", 0), ("They left.", 1)]


def test_empty_and_blank_texts(model: OnnxModel) -> None:
    assert model.read("") == []
    assert model.read(" \n\u00a0\n ") == []
    assert model.read("text", []) == []
    assert model.vectors([]).shape == (0, 384)


def test_very_long_sentences_are_cut_and_keep_their_words(model: OnnxModel) -> None:
    text = "the envoys of the parties, " * 120 + "met."
    sentences = model.read(text)
    assert len(sentences) > 1
    assert "".join(t.text for s in sentences for t in s.tokens) == "".join(text.split())
    assert all(len(s.tokens) <= LONGEST for s in sentences)


def test_vectors_of_like_sentences_are_alike(model: OnnxModel) -> None:
    sentences = model.read(
        "The ministers met in Vienna.\nThe foreign ministers held a meeting in Vienna.\nPrices of wheat fell."
    )
    vectors = model.vectors(sentences)
    assert vectors.shape == (3, 384)
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > 0.6 > likeness[0, 2]
    assert abs(likeness[0, 0] - 1) < 1e-4
