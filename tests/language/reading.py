"""Where the words of a sentence hang, for the tests of what the rules make of trees."""

from goodoffices.language import load
from goodoffices.language.sentence import Sentence, Token


def word_of(sentence: Sentence, form: str) -> Token:
    """The first word of a form."""
    return next(token for token in sentence.tokens if token.text == form)


def hung(text: str, form: str) -> tuple[str, str]:
    """The head of the first word of a form in a text of one sentence, and its relation to it."""
    (sentence,) = load(threads=1).read(text)
    word = word_of(sentence, form)
    return sentence.tokens[word.head].text, word.rel
