import pytest

from goodoffices.language.lemmas import Lemmas, apply_script, script_of

KNOWN = [
    "abduct",
    "call",
    "charge",
    "clash",
    "close",
    "easy",
    "fine",
    "hot",
    "party",
    "plan",
    "stop",
    "supply",
    "visit",
]
FINDER = Lemmas({("met", "VERB"): "meet", ("was", "AUX"): "be"}, KNOWN)
PAST = {"Tense": "Past", "VerbForm": "Fin"}
ING = {"VerbForm": "Part"}
MANY = {"Number": "Plur"}


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [("Talks", "talk", "L1"), ("met", "meet", "L1et"), ("was", "be", "L3be"), ("Baku", "Baku", "K0")],
)
def test_scripts(form: str, lemma: str, script: str) -> None:
    assert script_of(form, lemma) == script
    assert apply_script(form, script) == lemma


def test_a_script_that_cuts_too_much_leaves_the_word() -> None:
    assert apply_script("on", "L3be") == "on"


@pytest.mark.parametrize(
    ("form", "pos", "feats", "lemma"),
    [
        ("met", "VERB", PAST, "meet"),
        ("abducted", "VERB", PAST, "abduct"),
        ("fined", "VERB", PAST, "fine"),
        ("charging", "VERB", ING, "charge"),
        ("planned", "VERB", PAST, "plan"),
        ("visiting", "VERB", ING, "visit"),
        ("called", "VERB", PAST, "call"),
        ("clashes", "NOUN", MANY, "clash"),
        ("parties", "NOUN", MANY, "party"),
        ("visits", "VERB", {"Person": "3"}, "visit"),
        ("hottest", "ADJ", {"Degree": "Sup"}, "hot"),
        ("closer", "ADV", {"Degree": "Cmp"}, "close"),
        ("easiest", "ADJ", {"Degree": "Sup"}, "easy"),
        ("5,000", "NUM", {}, "5000"),
        ("Orrs", "PROPN", MANY, "Orrs"),
    ],
)
def test_table_then_spelling_then_script(form: str, pos: str, feats: dict[str, str], lemma: str) -> None:
    assert FINDER.of(form, pos, feats, "K0") == lemma


def test_a_plural_that_nobody_knows_loses_its_ending() -> None:
    assert FINDER.of("condolences", "NOUN", MANY, "L3y") == "condolence"
    assert FINDER.of("orrlies", "NOUN", MANY, "L3y") == "orrly"


def test_unknown_words_are_left_to_the_script() -> None:
    assert FINDER.of("zorbed", "VERB", PAST, "L2") == "zorb"
