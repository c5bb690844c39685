from pathlib import Path

from goodoffices.evaluation.actors import PUBLIC, named_actors


def test_named_actors_of_a_table_are_counted(tmp_path: Path) -> None:
    table = tmp_path / "mend.csv"
    table.write_text(
        "Day,Month,Year,Summary\n17,10,2012,Armenian Foreign Minister Edward Nalbandian met Zorbo Quandry in Paris.\n",
        encoding="utf-8",
    )
    found = named_actors(table)
    assert found.share(PUBLIC) == (1, 1)
    assert found.unknown == {("person", "Zorbo Quandry"): 1}
