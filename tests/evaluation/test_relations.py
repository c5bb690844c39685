"""The measure of relations: tables are read or refused, counts are right, and the report gives every figure."""

from pathlib import Path

import pytest

from goodoffices.evaluation.intervals import interval
from goodoffices.evaluation.relations import (
    counted,
    evaluate,
    hand_made_countries,
    macro,
    read_table,
    scores,
    triple_f1,
)
from goodoffices.relations.triples import Triple
from goodoffices.schema import InputError


def table(folder: Path, *rows: str) -> Path:
    path = folder / "pairs.tsv"
    path.write_text("marked_sentence\tgold_root\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_keeps_its_ends(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "<s>Kenya</s> praised <t>Norway</t>.\tSUPPORT"))
    assert row.text == "Kenya praised Norway."
    assert (row.text[slice(*row.source)], row.text[slice(*row.target)]) == ("Kenya", "Norway")


def test_an_end_without_a_mark_is_where_the_other_is(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "<s>Kenya</s> lifted the ban.\tYIELD"))
    assert row.target == row.source


@pytest.mark.parametrize("content", ["a\tb\n1\t2\n", "marked_sentence\tgold_root\nno marks\tAID\n"])
def test_another_table_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="marked_sentence and gold_root"):
        read_table(path)


def test_triples_are_counted_between_the_two_countries_alone() -> None:
    triples = [Triple("KEN", "NOR", "AID", 1), Triple("NOR", "KEN", "ACCUSE", 1), Triple("KEN", "SOM", "AID", 1)]
    assert counted(triples, "KEN", "NOR", "AID") == (1, 2, 1)
    assert counted(triples, "NOR", "KEN", "AID") == (0, 2, 1)
    assert triple_f1([(1, 2, 1), (0, 0, 0)]) == pytest.approx(0.5)


def test_scores() -> None:
    pairs = [("AID", "AID"), ("AID", "YIELD"), ("YIELD", "YIELD")]
    assert scores(pairs, "AID") == pytest.approx((1.0, 0.5, 2 / 3, 2))
    assert macro(pairs) == pytest.approx(2 / 3)
    low, high = interval(pairs, macro, draws=50)
    assert 0 <= low <= macro(pairs) <= high <= 1


def test_the_hand_made_countries_are_codes() -> None:
    ends = hand_made_countries(1050)
    assert len(ends) == 515
    assert all(len(code) == 3 and code.isupper() for pair in ends.values() for code in pair)


def test_the_report(tmp_path: Path) -> None:
    rows = ["<s>Iran</s> condemned <t>the United States</t>.\tACCUSE", "<s>Kenya</s> sent aid to <t>Chad</t>.\tAID"]
    text = "\n".join(evaluate(table(tmp_path, *rows)).lines())
    assert "2 pairs" in text
    assert "root macro F1                1.000" in text
    assert "keyword triples" in text
