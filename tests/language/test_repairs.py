"""Trees mended by the model's own scores: small ones made by hand, and sentences of other conflicts."""

import numpy as np
import pytest

from goodoffices.language import load
from goodoffices.language.coordination import joined
from goodoffices.language.crossing import uncrossed
from goodoffices.language.doubles import one_of_each
from goodoffices.language.parse import Parse, Tree
from goodoffices.language.repairs import rehung
from goodoffices.language.valency import classes
from tests.language.reading import hung, word_of


def parse(words: str, pos: str, relations: str, heads: list[int], others: dict[tuple[int, int], float]) -> Parse:
    """A parse whose arcs score 10, those in `others` what they say, and the rest nothing."""
    count = len(heads) + 1
    scores = np.zeros((count, count))
    for word, head in enumerate(heads, 1):
        scores[word, head] = 10.0
    for (word, head), score in others.items():
        scores[word, head] = score
    return Parse(scores, 1.0, [-1, *heads], relations.split(), words.split(), pos.split())


def test_a_verb_has_one_subject() -> None:
    two = ("the envoy Orr spoke", "DET NOUN PROPN VERB", "det nsubj nsubj root", [2, 4, 4, 0])
    assert one_of_each(parse(*two, {(3, 2): 5.0})) == Tree([-1, 2, 4, 2, 0])
    assert one_of_each(parse(*two, {(3, 1): -9.0, (3, 2): -9.0, (2, 3): -9.0})) is None


def test_a_second_subject_goes_elsewhere_only_if_that_is_nearly_as_good() -> None:
    two = ("the envoy who Orr met spoke", "DET NOUN PRON PROPN VERB VERB", "det nsubj obj nsubj acl root")
    heads = [2, 6, 5, 6, 2, 0]
    assert one_of_each(parse(*two, heads, {(4, 5): 8.0})) == Tree([-1, 2, 6, 5, 5, 2, 0])
    assert one_of_each(parse(*two, heads, {(4, 5): 7.0})) is None


def test_a_day_before_the_verb_is_the_verb_s() -> None:
    day = ("envoys on Monday left", "NOUN ADP PROPN VERB", "nsubj case nmod root", [4, 3, 1, 0])
    assert rehung(parse(*day, {(3, 4): 7.0})) == Tree([-1, 4, 3, 4, 0], {3: "obl"})
    assert rehung(parse(*day, {(3, 4): 1.0})) is None
    place = ("envoys on Cyprus left", "NOUN ADP PROPN VERB", "nsubj case nmod root", [4, 3, 1, 0])
    assert rehung(parse(*place, {(3, 4): 7.0})) is None


def test_a_phrase_with_and_is_joined_to_the_one_before_it() -> None:
    two = ("met with Orr and Roy", "VERB ADP PROPN CCONJ PROPN", "root case obl cc obl", [0, 3, 1, 5, 1])
    assert joined(parse(*two, {(5, 3): 9.0})) == Tree([-1, 0, 3, 1, 5, 3], {5: "conj"})
    assert joined(parse(*two, {(5, 3): 2.0})) is None


def test_arcs_that_cross_are_uncrossed_if_that_is_nearly_as_good() -> None:
    crossing = ("envoy met Orr here", "NOUN VERB PROPN ADV", "nsubj root obj advmod")
    assert uncrossed(parse(*crossing, [2, 0, 2, 2], {(1, 3): 9.0})) is None, "nothing crosses"
    assert uncrossed(parse(*crossing, [3, 0, 2, 2], {(1, 2): 9.0})) == Tree([-1, 2, 0, 2, 2])
    assert uncrossed(parse(*crossing, [3, 0, 2, 2], {(1, 0): -11.0, (1, 2): -11.0})) is None


def test_a_noun_with_and_is_joined_to_what_stands_before_it() -> None:
    words, pos = "on aid and trade Orr spoke", "ADP NOUN CCONJ NOUN PROPN VERB"
    heads, scores = [2, 6, 4, 5, 6, 0], {(4, 2): 9.0}
    assert joined(parse(words, pos, "case obl cc nmod nsubj root", heads, scores)) == Tree(
        [-1, 2, 6, 4, 2, 6, 0], {4: "conj"}
    )
    assert joined(parse(words, pos, "case obl cc compound nsubj root", heads, scores)) is None


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("President Sisi reviewed with the Greek prime minister ways to end the war.", "reviewed ways minister"),
        ("He exchanged with the Qatari emir views on the Gulf crisis.", "exchanged views emir"),
        ("He has discussed with the envoy to Cyprus, Ann Orr, the reopening of the port.", "discussed reopening envoy"),
    ],
)
def test_an_object_behind_a_long_phrase(text: str, frame: str) -> None:
    (sentence,) = load(threads=1).read(text)
    verb, thing, partner = frame.split()
    said = word_of(sentence, verb)
    assert [t.text for t in sentence.children(said, "obj")] == [thing]
    assert partner in [t.text for t in sentence.children(said, "obl")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister discussed the plan with the envoys of the parties.",
        "The plan was discussed with the envoys of the parties.",
        "The plan discussed with the envoys of the parties is dead.",
    ],
)
def test_what_is_discussed_already_stays(text: str) -> None:
    (sentence,) = load(threads=1).read(text)
    below = [t.text for t in sentence.children(word_of(sentence, "discussed"), "obj")]
    assert below == (["plan"] if "discussed the plan" in text else [])


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("The president will discuss the crisis, with the leaders of Orra.", "leaders", "discuss", "obl"),
        ("In a letter sent on Monday, the Peace and Security Council said it would wait.", "Council", "said", "nsubj"),
        ("President Reagan, in a meeting in Oslo with Ann Orr, agreed to a new plan.", "meeting", "agreed", "obl"),
        ("He met the Secretary-General of the Arab League Ahmed Aboul Gheit.", "Secretary", "met", "obj"),
        ("The FBI 26 March hosted talks between the commanders.", "26", "hosted", "obl:unmarked"),
        ("He had already demanded the Syrian leader resign.", "leader", "resign", "nsubj"),
        ("Canada and Costa Rica have agreed to start negotiations for a deal.", "Rica", "Costa", "flat"),
        ("They met in the Ethiopian capital Addis Ababa on Monday.", "Addis", "capital", "appos"),
        ("Gulf leader Ann Orr 4-6 May met with President Ben Roy in Lima.", "4", "met", "obl:unmarked"),
        (
            "President Ann Orr meets Prime Minister Ben Roy during their meeting at the Arctic summit in Hamburg, "
            "Germany July 7, 2017.",
            "7",
            "meets",
            "obl:unmarked",
        ),
        (
            "In a press statement on Saturday, Bishop Ann Orr, the head of the delegation, said the talks centered on "
            "efforts to achieve peace.",
            "talks",
            "centered",
            "nsubj",
        ),
        (
            "A Lima court rejected an appeal filed by lawyers of Ann Orr, the owner of the Neva company, clearing the "
            "way for a trial.",
            "clearing",
            "rejected",
            "advcl",
        ),
        ("He called upon the authorities to release all detainees.", "authorities", "called", "obl"),
        (
            "It will be attended by heads of state and government officials from neighboring countries, Arab nations, "
            "IGAD member countries, and the Friends of Chad group.",
            "officials",
            "heads",
            "nmod",
        ),
        (
            "The pact, signed by Ann Orr, the chief negotiator of the government, and representatives of the rebels, "
            "was extended for two months.",
            "representatives",
            "Ann",
            "conj",
        ),
        (
            "The deputy head of the council, Ann Orr, met with the envoy to Cyprus, Ben Roy on Thursday and the two "
            "parties discussed the latest developments in the situation in Cyprus, and ways to support the process "
            "that paves the way for elections.",
            "ways",
            "developments",
            "conj",
        ),
        (
            "On 20 May, the United Nations, the Governments of the Arab Republic of Egypt, the State of Qatar and the "
            "Kingdom of Saudi Arabia, the European Union and the African Union will convene a High-level side event on "
            "the margins of the 78th session of the Assembly to Support the Response in Mali and the Region.",
            "Kingdom",
            "Nations",
            "conj",
        ),
        ("It was the first meeting of the leaders after the clashes last week.", "week", "clashes", "nmod:unmarked"),
        ("A ceasefire starts on Monday, an official said after renewed fighting in Goma.", "fighting", "said", "obl"),
    ],
)
def test_what_the_rules_mend(text: str, word: str, head: str, relation: str) -> None:
    assert hung(text, word) == (head, relation)


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("Theresa May will hold talks with the president of the council.", "May", "Theresa", "flat"),
        ("A report last month said the talks were over.", "month", "report", "nmod:unmarked"),
        ("She said the decision taken by the council was wrong.", "taken", "decision", "acl"),
        ("They met in several cities, including Lima.", "including", "Lima", "case"),
        ("She came on Sunday, 3 children beside her.", "Sunday", "came", "obl"),
        ("In New York Orr was expected.", "York", "expected", "obl"),
        ("The accord was signed by the envoy and the mayor.", "mayor", "envoy", "conj"),
    ],
)
def test_what_the_rules_leave_alone(text: str, word: str, head: str, relation: str) -> None:
    assert hung(text, word) == (head, relation)


@pytest.mark.parametrize("rule", classes())
def test_examples_of_valency_are_read_as_they_say(rule: str) -> None:
    for text, word, head in (classes()[rule]["example"], classes()[rule]["counter"]):
        assert hung(text, word)[0] == head
