import numpy as np

from goodoffices.language.names import spans, weights
from goodoffices.language.sentence import Name

LABELS = ["PERSON", "ORG"]
TAGS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]


def scores(*tags: str) -> np.ndarray:
    table = np.zeros((len(tags), len(TAGS)), np.int64)
    for row, tag in enumerate(tags):
        table[row, TAGS.index(tag)] = 320
    return table


def found(words: str, *tags: str, pos: str = "") -> tuple[Name, ...]:
    given = words.split(" ")
    return spans(scores(*tags), LABELS, given, pos.split(" ") if pos else ["PROPN"] * len(given))


def test_spans_and_labels() -> None:
    assert found("Ann Orr met OSCE", "B-PERSON", "I-PERSON", "O", "B-ORG") == (Name(0, 2, "PERSON"), Name(3, 4, "ORG"))


def test_a_name_goes_on_only_as_what_it_began_as() -> None:
    table = scores("O", "I-PERSON")
    table[1, TAGS.index("B-PERSON")] = 300
    assert spans(table, LABELS, ["met", "Orr"], ["VERB", "PROPN"]) == (Name(1, 2, "PERSON"),)
    table = scores("B-ORG", "I-PERSON", "I-ORG")
    table[1, TAGS.index("I-ORG")] = 300
    assert spans(table, LABELS, ["A", "B", "C"], ["PROPN"] * 3) == (Name(0, 3, "ORG"),)


def test_weights_are_logarithms_by_label() -> None:
    made = weights(np.array([[0, 0, 0, -6400, -6400]]), 64.0)
    assert made.tolist() == [[-1.0986, -0.4055, -100.4055]]


def test_no_name_ends_with_a_mark_or_clitic() -> None:
    assert found("Orr 's ,", "B-PERSON", "I-PERSON", "I-PERSON", pos="PROPN PART PUNCT") == (Name(0, 1, "PERSON"),)
    assert found(", ,", "B-ORG", "I-ORG", pos="PUNCT PUNCT") == ()
    assert found("the OSCE", "B-ORG", "I-ORG", pos="DET PROPN") == (Name(1, 2, "ORG"),)


def test_no_person_begins_with_a_title() -> None:
    assert found("Gen. Ann Orr", "B-PERSON", "I-PERSON", "I-PERSON") == (Name(1, 3, "PERSON"),)
    assert found("General Electric", "B-ORG", "I-ORG") == (Name(0, 2, "ORG"),)


def test_an_office_is_no_person() -> None:
    assert found("US President", "B-PERSON", "I-PERSON") == ()
    assert found("Special", "B-PERSON") == ()


def test_small_letters_are_no_name_beside_capitals() -> None:
    assert found("He left geneva for Baku", "O", "O", "B-ORG", "O", "B-ORG") == (Name(4, 5, "ORG"),)
    assert found("he left geneva", "O", "O", "B-ORG") == (Name(2, 3, "ORG"),)


def test_no_words_no_names() -> None:
    assert spans(np.zeros((0, 5), np.int64), LABELS, [], []) == ()
