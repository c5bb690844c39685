"""A coded pair has a root, its quad and a score; the same pair is always coded alike; mentions must stand there."""

from pathlib import Path

import numpy as np
import pytest

import goodoffices as go
from goodoffices.language import load
from goodoffices.packs import load as load_packs
from goodoffices.relations import QUADS, ROOTS, coder, find_pair
from goodoffices.relations.classifier import Classifier, shipped
from goodoffices.relations.features import SIZE
from goodoffices.relations.operators import FORCEFUL, HELPFUL, compose, negated
from goodoffices.relations.triples import TripleReader

SENTENCES = [
    ("Norway will host talks with the Philippine rebels in May, officials said.", "Norway", "rebels", "AGREE"),
    ("Chad's parliament on Monday refused to ratify the treaty with Libya.", "Chad's parliament", "Libya", "REJECT"),
    ("Hours after the vote, police in Lima arrested 12 students.", "police in Lima", "12 students", "COERCE"),
    ("12 students were arrested by police in Lima hours after the vote.", "police in Lima", "12 students", "COERCE"),
    ("Kenya and Uganda began joint naval exercises on Lake Victoria.", "Kenya", "Uganda", "COOPERATE"),
    ("Oslo lifted its sanctions against Burundi.", "Oslo", "Burundi", "YIELD"),
    ("Oslo threatened sanctions against Burundi.", "Oslo", "Burundi", "THREATEN"),
    ("Oslo imposed sanctions against Burundi.", "Oslo", "Burundi", "COERCE"),
    ("Oslo cut off aid to Burundi.", "Oslo", "Burundi", "SANCTION"),
    ("Oslo sent aid to Burundi.", "Oslo", "Burundi", "AID"),
    ("Oslo promised aid to Burundi.", "Oslo", "Burundi", "AGREE"),
    ("Oslo refused aid to Burundi.", "Oslo", "Burundi", "REJECT"),
    ("Burundi asked Oslo for aid.", "Burundi", "Oslo", "REQUEST"),
]


@pytest.mark.parametrize(("sentence", "source", "target", "root"), SENTENCES)
def test_a_pair_is_coded(sentence: str, source: str, target: str, root: str) -> None:
    found = go.code_relation(sentence, source, target)
    assert found.root == root
    assert found.quad == QUADS[root]
    assert 0 <= found.score <= 1


def test_the_same_pair_is_coded_alike_alone_and_among_others() -> None:
    pairs = [find_pair(load(), *given[:3]) for given in SENTENCES]
    together = coder().code_all(pairs)
    assert together == [coder().code(pair) for pair in pairs]
    assert together[::-1] == coder().code_all(pairs[::-1])


def test_an_unknown_predicate_still_has_a_root() -> None:
    found = go.code_relation("Ruritania glorped Freedonia at noon.", "Ruritania", "Freedonia")
    assert found.root in ROOTS


def test_mentions_in_different_sentences_are_read_as_one() -> None:
    found = go.code_relation("Oslo was furious. It condemned Burundi.", "Oslo", "Burundi")
    assert found.root in ROOTS


@pytest.mark.parametrize(("source", "target"), [("Sweden", "Burundi"), ("", "Burundi"), ("Oslo", " ")])
def test_a_mention_that_is_not_there_is_an_error(source: str, target: str) -> None:
    with pytest.raises(go.InputError, match="Give the words of the mention"):
        go.code_relation("Oslo sent aid to Burundi.", source, target)


def test_a_classifier_of_other_size_is_refused() -> None:
    assert shipped().weights.shape == (len(ROOTS), SIZE)
    shares = Classifier(np.zeros((15, SIZE), np.float32), np.zeros(15, np.float32)).shares(
        np.ones((2, SIZE), np.float32)
    )
    assert np.allclose(shares, 1 / 15)


@pytest.mark.parametrize("root", ROOTS)
def test_operators_give_roots(root: str) -> None:
    for op in (
        "light",
        "intend",
        "demand",
        "refuse",
        "deny",
        "end",
        "allow",
        "endorse",
        "censure",
    ):
        assert compose(op, root, "x") in ROOTS
    assert compose("light", root, "hold") == root
    assert compose("intend", root, "plan") == ("AGREE" if root in HELPFUL else compose("intend", root, "plan"))
    assert compose("end", root, "stop") == ("YIELD" if root in FORCEFUL else compose("end", root, "stop"))
    assert negated(root, None) in ROOTS


def test_triples_know_who_acts() -> None:
    reader = TripleReader(load(), load_packs(), coder())

    def of(text: str) -> set[tuple[str, str, str]]:
        return {(t.source, t.target, t.root) for t in reader.read(text)}

    assert of("Kenya expelled the Norwegian ambassador on Friday.") == {("KEN", "NOR", "SANCTION")}
    assert of("The Norwegian ambassador was expelled by Kenya on Friday.") == {("KEN", "NOR", "SANCTION")}
    assert of("Peru and Chile met in Geneva.") == {("PER", "CHL", "CONSULT"), ("CHL", "PER", "CONSULT")}
    assert of("Kenya's attack on Somalia drew criticism.") == {("KEN", "SOM", "ASSAULT")}
    assert of("Kenya accused Somalia of piracy two days after Norway closed its embassy.") == {("KEN", "SOM", "ACCUSE")}
    assert of("It rained in Kenya.") == set()


def test_own_sentences_keep_their_floor() -> None:
    lines = (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    found = coder().code_all([find_pair(load(), *row[1:]) for row in rows])
    right = sum(row[0] == one.root for row, one in zip(rows, found, strict=True))
    assert len(rows) == 79
    assert right / len(rows) >= 0.85
