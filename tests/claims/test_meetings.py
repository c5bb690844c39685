"""Who met whom, in sentences of our own about many conflicts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import goodoffices as go
from goodoffices.schema import MEETINGS, Claim

SENTENCES = yaml.safe_load(Path(__file__).with_name("meetings.yaml").read_text("utf-8"))


def shown(claim: Claim) -> str:
    people = [p.name + (f" ({p.role})" if p.role != "party" else "") for p in claim.participants]
    parts = [f"{claim.kind}, {claim.status}: {'; '.join(people)}"]
    parts += [claim.where.name] if claim.where.name else []
    parts += [str(claim.when.start)] if claim.when.start else []
    return " | ".join(parts)


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:60])
def test_a_sentence_reads_as_its_meetings(case: dict[str, Any]) -> None:
    article = go.read_text(case["text"], published=date(2023, 6, 15))
    assert [shown(c) for c in go.claims(article) if c.kind in MEETINGS] == case["reads"]


@pytest.mark.parametrize(
    ("headline", "reads"),
    [
        ("Kenya calls off border talks with Uganda", ["meeting, cancelled: Uganda; Kenya"]),
        ("Summit of Chad and Sudan called off", ["meeting, cancelled: Chad; Sudan"]),
        (
            "Talks between Colombia and ELN suspended",
            ["meeting, postponed: Colombia; National Liberation Army of Colombia"],
        ),
        (
            "UN envoy to meet Chadian leaders in Abeche",
            ["meeting, scheduled: Special Envoy of the United Nations; leaders of Chad | Abeche"],
        ),
        ("Greek, Cypriot leaders meet in Athens", ["meeting, held: leader of Greece; leader of Cyprus | Athens"]),
    ],
)
def test_a_headline_tells_the_past_in_the_present_and_leaves_the_passive_bare(headline: str, reads: list[str]) -> None:
    article = go.read_text(f"{headline}\n\nNothing else was known.", published=date(2023, 6, 15))
    assert [shown(c) for c in go.claims(article) if c.kind in MEETINGS] == reads
