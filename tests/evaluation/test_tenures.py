"""The seeded draw of tenures."""

import pytest

from goodoffices import packs
from goodoffices.evaluation.tenures import sample_tenures


def test_the_same_seed_draws_the_same_terms() -> None:
    assert sample_tenures(20, 2026) == sample_tenures(20, 2026)
    assert sample_tenures(20, 2026) != sample_tenures(20, 2027)


def test_terms_are_distinct_and_by_person() -> None:
    drawn = sample_tenures(50, 1)
    assert len(drawn) == len(set(drawn)) == 50
    assert [term.person for term in drawn] == sorted(term.person for term in drawn)


def test_ministers_and_envoys_are_drawn_and_heads_are_not() -> None:
    known = packs.load()
    offices = [known.office(term.office) for term in sample_tenures(200, 2026)]
    ranks = {office.rank for office in offices if office is not None and known.format(office.of) is None}
    assert {"minister", "envoy"} <= ranks <= {"minister", "deputy_minister", "envoy", "spokesperson"}


def test_a_count_above_all_there_are_draws_each_once() -> None:
    everything = sample_tenures(10**6, 1)
    assert set(sample_tenures(30, 1)) <= set(everything)
    assert len(everything) == len(set(everything))


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        sample_tenures(-1, 1)
