"""The evaluation on a table with the columns of MEND, on texts of our own."""

import csv
from pathlib import Path

import pytest

from goodoffices.evaluation.mend import evaluate
from goodoffices.evaluation.mend_gold import alike, surname
from goodoffices.schema import InputError

PADDING = " The spokesman gave no details, and reporters who had waited since the morning left the hotel." * 3
ROW = {
    "conflict_country": "Sudan",
    "med_location - MULTISELECT": "Nairobi",
    "Day": "14",
    "Month": "6",
    "Year": "2023",
    "third_party": "Kenya; Norway",
    "individual_med_named": "William Ruto",
    "local_parties": "Rapid Support Forces; Civil Society (Default)",
    "local_indiv_group": "Mohamed Hamdan Dagallo",
    "Summary": "Kenya's President William Ruto met Mohamed Hamdan Dagalo in Nairobi on Wednesday." + PADDING,
}


def table(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "mend.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_only_what_the_text_names_counts(tmp_path: Path) -> None:
    report = evaluate(table(tmp_path, ROW, {**ROW, "third_party": "Kenya"}, {**ROW, "Summary": "Too short."}))
    (outcome,) = report.read
    assert {v.key for v in outcome.text.values.values()} == {"KEN", "ruto", "rsf", "dagallo"}


def test_people_are_right_on_their_side_only(tmp_path: Path) -> None:
    (outcome,) = evaluate(table(tmp_path, ROW)).read
    assert ("local", True, "dagallo") in outcome.right
    assert ("local", False, "rsf") in outcome.right
    assert outcome.placed


def test_wrong_participants_are_drawn_with_their_sentence(tmp_path: Path) -> None:
    other = {**ROW, "local_indiv_group": "", "local_parties": "", "third_party": "", "individual_med_named": ""}
    drawn = list(evaluate(table(tmp_path, other)).wrong(1, seed=3))
    assert "Wednesday" in drawn[0]


def test_a_table_of_something_else_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column"):
        evaluate(table(tmp_path, {"text": "x"}))


def test_spellings_of_a_surname_are_one() -> None:
    assert alike(surname("Mohamed Hamdan Dagallo"), "dagalo")
    assert not alike("bolton", "boutros")
