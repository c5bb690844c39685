"""The line of two sides as a drawing and a table: one says what the other says."""

from __future__ import annotations

from datetime import date

from goodoffices.analysis import relation
from goodoffices.present.strips import strips
from goodoffices.schema import Content, Participant, Plover
from tests.analysis.test_analysis import NOR, SUD, entry


def test_the_strips_lie_below_one_another_and_the_table_has_the_same() -> None:
    met = entry("c1", "meeting", "held", "2031-05-03", NOR, SUD, plover=Plover(event="CONSULT", quad=1))
    plan = entry("c2", "meeting", "scheduled", "2031-05-20", NOR, SUD)
    shelled = entry(
        "c3", "incident", "held", "2031-07-01", ("Norrland", "source"), ("Sudmark", "target"),
        plover=Plover(event="ASSAULT", quad=4),
    )  # fmt: skip
    said = entry(
        "c4", "statement", "held", "2031-07-02", ("Sudmark", "addressee"),
        content=Content(text="x", stance="accusation"),
        speaker=Participant(name="Norrland", country="NOR", kind="state"),
    )  # fmt: skip
    found = relation([met, plan, shelled, said], "NOR", "SUD")
    assert found is not None
    drawing = strips(found, [date(2031, 7, 1)])
    assert drawing is not None
    assert [row.track for row in drawing.rows] == ["scale", "contacts", "statements", "incidents"]
    told = [(row.track, [(c.period, c.says.partition(": ")[2]) for c in row.cells]) for row in drawing.rows]
    assert told == [
        ("scale", [("2031-05", "+2.5 on the PLOVER scale"), ("2031-07", "-9 on the PLOVER scale")]),
        ("contacts", [("2031-05", "1 held, 1 scheduled")]),
        ("statements", [("2031-07", "1 accusation")]),
        ("incidents", [("2031-07", "1 held")]),
    ]
    assert [word for _, word, _ in drawing.table] == ["July 2031", "May 2031"]
    bottoms = [row.top + 20 + row.height for row in drawing.rows]
    assert all(low <= row.top for low, row in zip(bottoms, drawing.rows[1:], strict=False))
    for row in drawing.rows:
        for cell in row.cells:
            for piece in cell.pieces:
                assert row.top + 20 <= piece.y + 0.2
                assert piece.y + piece.height <= row.top + 20 + row.height + 0.2
    assert [x for x, _ in drawing.turns] == [next(c.x for c in drawing.rows[0].cells if c.period == "2031-07")]


def test_many_years_are_drawn_by_year_and_nothing_is_drawn_without_a_day() -> None:
    meetings = [entry(f"c{n}", "meeting", "held", f"{2000 + n}-05-03", NOR, SUD) for n in range(1, 9)]
    found = relation(meetings, "NOR", "SUD")
    assert found is not None
    drawing = strips(found)
    assert drawing is not None
    assert drawing.yearly
    assert [c.period for c in drawing.rows[0].cells] == [str(2000 + n) for n in range(1, 9)]
    undated = relation([entry("c1", "meeting", "held", None, NOR, SUD)], "NOR", "SUD")
    assert undated is not None
    assert strips(undated) is None
