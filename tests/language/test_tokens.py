from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.language.tokens import words


def cut(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in St. Petersburg.", "They met in St. Petersburg ."),
        ("J.-P. Orr led the SPLM-N. Tut Roy left.", "J. - P. Orr led the SPLM - N . Tut Roy left ."),
        ("Lt. Gen. J. Orr left the U.S. at 9 a.m. on Friday.", "Lt. Gen. J. Orr left the U.S. at 9 a.m. on Friday ."),
        ("It wasn't Baku's fault; they cannot go.", "It was n't Baku 's fault ; they can not go ."),
        ("It wasn’t the sides’ fault.", "It was n’t the sides ’ fault ."),
        ("A Moscow-based co-chair of non-state actors", "A Moscow - based co-chair of non-state actors"),
        ("Nagorno-Karabakh, 1,200 troops (US$5.5 million)", "Nagorno - Karabakh , 1,200 troops ( US$ 5.5 million )"),
        ("At 10:30 on 12/09/2016, the 3rd time.", "At 10:30 on 12/09/2016 , the 3rd time ."),
        ('He said: "No..." and left--quickly?!', 'He said : " No ... " and left -- quickly ?!'),
        ("Write to a@un.example.org or www.un.org/a?b=1.", "Write to a@un.example.org or www.un.org/a?b=1 ."),
        ("“We’ll talk,” O'Brien said.", "“ We ’ll talk , ” O'Brien said ."),
        ("Caliber.az wrote.", "Caliber.az wrote ."),
        ("in the 1990s, 40% of it", "in the 1990s , 40 % of it"),
    ],
)  # fmt: skip
def test_cuts_as_the_treebanks_do(text: str, expected: str) -> None:
    assert cut(text) == expected.split(" ")


def test_odd_blanks_part_words() -> None:
    text = "The\u00a0sides  met\u2009in\u200bGeneva"
    assert cut(text) == ["The", "sides", "met", "in", "Geneva"]


def test_only_the_given_part_is_read() -> None:
    text = "One two. Three four."
    assert [word.text for word in words(text, 9, 14)] == ["Three"]
    assert words(text, 9, 14)[0].start == 9


@given(st.text(max_size=80))
def test_offsets_point_at_the_words_and_nothing_is_lost(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {at for word in found for at in range(word.start, word.end)}
    blanks = "\u200b\ufeff\u2060"
    assert all(at in covered or letter.isspace() or letter in blanks for at, letter in enumerate(text))
