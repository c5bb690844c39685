from pathlib import Path

from goodoffices.evaluation.actors import PUBLIC, named_actors


def test_named_actors_of_a_table_are_counted(tmp_path: Path) -> None:
    table = tmp_path / "mend.csv"
    table.write_text(
        "Day,Month,Year,Summary\n17,10,2012,Armenian Foreign Minister Edward Nalbandian met Zorbo Quandry in Paris. "
        "The meeting took place on Wednesday and lasted for two hours.\n",
        encoding="utf-8",
    )
    found = named_actors(table)
    right, total = found.share(PUBLIC)
    assert right == total > 0
    assert set(found.unknown) == {("person", "Zorbo Quandry")}
