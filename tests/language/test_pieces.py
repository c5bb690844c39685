import pytest

from goodoffices.language.pieces import SHAPES, UNKNOWN, Pieces, plain, shape


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("talks", "lower"), ("Geneva", "Title"), ("OSCE", "UPPER"), ("McCain", "mixed"), ("1994", "digit"),
        ("A", "initial"), (",", "sign"), ("U.S.", "UPPER"), ("", "sign"),
    ],
)  # fmt: skip
def test_shapes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_longest_piece_first_and_unknown_parts() -> None:
    cutter = Pieces(["gen", "##eva", "##e", "'", "talk", "##s"])
    assert cutter.of_word("Genéva") == (0, 1)
    assert cutter.of_word("talks") == (4, 5)
    assert cutter.of_word("'talk") == (3, 4)
    assert cutter.of_word("xyz") == (UNKNOWN,)
    assert cutter.of_word("\u00ad") == (UNKNOWN,)
    assert len(cutter.of_word("'" * 99)) == 32


def test_plain_drops_accents_and_invisible_characters() -> None:
    assert plain("Stép\u00adanakert") == "stepanakert"
