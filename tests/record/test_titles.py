"""What an entry is called: who, to whom and with whom, as far as it holds that."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from goodoffices.record.titles import title
from goodoffices.schema import Entry, Participant, Where
from tests.factories import world

if TYPE_CHECKING:
    from goodoffices.record.viewing import View


FOUNDING = cast("View", SimpleNamespace(words="shelled"))


def entry(kind: str, *people: tuple[str, str], where: str | None = None, **details: str) -> Entry:
    bare = next(e for e in world()[2] if e.kind == "incident")
    participants = tuple(Participant(name=name, role=role) for name, role in people)  # type: ignore[arg-type]
    return bare.model_copy(
        update={"kind": kind, "participants": participants, "details": details, "where": Where(name=where)}
    )


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (entry("pressure", ("Norrland", "source"), ("Sudmark", "target"), instrument="sanctions"),
         "Sanctions of Norrland against Sudmark"),
        (entry("pressure", ("Sudmark", "target"), ("Norrland", "source"), instrument="demand"),
         "Demand of Norrland on Sudmark"),
        (entry("pressure", ("Sudmark", "target"), instrument="relations"), "Pressure against Sudmark"),
        (entry("appointment", ("Per Dahl", "party"), ("Ida Voss", "source")), "Appointment of Per Dahl"),
        (entry("appointment", ("Per Dahl", "party"), type="resignation"), "Resignation of Per Dahl"),
        (entry("agreement", ("Norrland", "signatory"), ("Sudmark", "signatory"), ("Ada Lind", "mediator"),
               type="ceasefire"), "Ceasefire between Norrland and Sudmark"),
        (entry("agreement", ("Ada Lind", "mediator"), type="ceasefire"), "Ceasefire brokered by Ada Lind"),
        (entry("incident", ("Norrland", "source"), ("Sudmark", "target"), where="Tarn"),
         "Incident of Norrland against Sudmark in Tarn: shelled"),
        (entry("incident", where="Tarn"), "Incident in Tarn: shelled"),
    ],
)  # fmt: skip
def test_a_title_tells_who_and_to_whom(of: Entry, expected: str) -> None:
    assert title(of, FOUNDING) == expected
