"""Names that the sentences of one text agree on; the weights are set by hand."""

import numpy as np

from goodoffices.language.agreement import agreed
from goodoffices.language.names import Floats
from goodoffices.language.sentence import NO_HEAD, Name, Sentence, Token

LABELS = ["PERSON", "ORG", "PLACE", "OTHER", "DATE"]
FAR = -9.0


def sentence(words: str, *names: Name) -> Sentence:
    tokens = tuple(
        Token(i, 0, 0, word, word, "PROPN" if word[0].isupper() else "VERB", {}, NO_HEAD, "root")
        for i, word in enumerate(words.split())
    )
    return Sentence(tokens, names, 0, 0, 0)


def thought(*rows: dict[str, float]) -> Floats:
    """Weights of the words, where only what is told is likely."""
    return np.array([[row.get(label, FAR) for label in ("O", *LABELS)] for row in rows])


NONE = {"O": 0.0}
SURE = {"PERSON": 0.0}
RATHER_A_PLACE = {"PLACE": -0.2, "PERSON": -1.7}


def test_a_surname_alone_is_the_person_whom_another_sentence_names() -> None:
    whole = sentence("Andrei Kozyrev spoke", Name(0, 2, "PERSON"))
    alone = sentence("Kozyrev resigned", Name(0, 1, "PLACE"))
    weights = [thought(SURE, SURE, NONE), thought(RATHER_A_PLACE, NONE)]
    assert agreed([whole, alone], weights, LABELS) == [whole.names, (Name(0, 1, "PERSON"),)]
    assert agreed([alone], weights[1:], LABELS) == [alone.names]


def test_a_place_that_is_surely_one_stays_though_a_person_bears_its_name() -> None:
    whole = sentence("Denzel Washington spoke", Name(0, 2, "PERSON"))
    town = sentence("Washington denied", Name(0, 1, "PLACE"))
    weights = [thought(SURE, SURE, NONE), thought({"PLACE": 0.0}, NONE)]
    assert agreed([whole, town], weights, LABELS)[1] == town.names


def test_most_places_of_a_name_decide() -> None:
    places = [sentence("Aragua voted", Name(0, 1, label)) for label in ("PLACE", "PLACE", "PERSON")]
    unsure = {"PERSON": -0.4, "PLACE": -1.2}
    weights = [thought({"PLACE": 0.0}, NONE), thought({"PLACE": 0.0}, NONE), thought(unsure, NONE)]
    assert [names[0].label for names in agreed(places, weights, LABELS)] == ["PLACE"] * 3


def test_a_surname_that_was_no_name_is_one_but_an_office_is_not() -> None:
    whole = sentence("Ann Orr spoke", Name(0, 2, "PERSON"))
    missed = {"O": -0.3, "PERSON": -1.4}
    alone = sentence("then Orr left")
    assert agreed([whole, alone], [thought(SURE, SURE, NONE), thought(NONE, missed, NONE)], LABELS)[1] == (
        Name(1, 2, "PERSON"),
    )
    office = sentence("Ann Minister spoke", Name(0, 2, "PERSON"))
    again = sentence("then Minister left")
    assert agreed([office, again], [thought(SURE, SURE, NONE), thought(NONE, missed, NONE)], LABELS)[1] == ()


def test_a_whole_name_is_found_wherever_its_words_stand() -> None:
    known = sentence("Islamic State attacked", Name(0, 2, "ORG"))
    parted = sentence("it left Islamic State there", Name(3, 4, "PLACE"))
    body = {"ORG": 0.0}
    weights = [thought(body, body, NONE), thought(NONE, NONE, NONE, {"PLACE": -0.1}, NONE)]
    assert agreed([known, parted], weights, LABELS)[1] == (Name(2, 4, "ORG"),)
    longer = sentence("Islamic State Bank opened", Name(0, 3, "ORG"))
    weights[1] = thought(body, body, body, NONE)
    assert agreed([known, longer], weights, LABELS)[1] == longer.names


def test_nobody_is_a_person_with_little_reason_save_after_a_title() -> None:
    doubtful = {"PERSON": -0.5, "OTHER": -1.0}
    food = sentence("Mangal Shobhajatra began", Name(0, 2, "PERSON"))
    assert agreed([food], [thought(doubtful, doubtful, NONE)], LABELS) == [(Name(0, 2, "OTHER"),)]
    titled = sentence("Minister Mangal Shobhajatra spoke", Name(1, 3, "PERSON"))
    assert agreed([titled], [thought(NONE, doubtful, doubtful, NONE)], LABELS) == [titled.names]


def test_names_in_capitals_are_those_of_running_text_and_dates_stay() -> None:
    headline = sentence("KOZYREV QUITS", Name(0, 1, "PLACE"))
    whole = sentence("Andrei Kozyrev May", Name(0, 2, "PERSON"), Name(2, 3, "DATE"))
    weights = [thought(RATHER_A_PLACE, NONE), thought(SURE, SURE, {"DATE": -0.3})]
    assert agreed([headline, whole], weights, LABELS) == [(Name(0, 1, "PERSON"),), whole.names]


def test_no_sentences_no_names() -> None:
    assert agreed([], [], LABELS) == []
