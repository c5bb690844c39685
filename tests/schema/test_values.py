from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.schema import (
    Article,
    Block,
    Claim,
    Evidence,
    Participant,
    Span,
    UnsupportedValueError,
    When,
    article_id,
    broken,
    cite,
    claim_id,
    unsupported,
)

TEXT = "The ministers met in Vienna. Related articles: cheese."


def an_article(text: str = TEXT) -> Article:
    body = text.index("Related") if "Related" in text else len(text)
    blocks = [Block(start=0, end=body, kind="body")]
    if body < len(text):
        blocks.append(Block(start=body, end=len(text), kind="furniture", reason="a heading of related articles"))
    return Article(id=article_id(text, None, None, None), text=text, blocks=tuple(blocks))


def a_claim(article: Article, **values: object) -> Claim:
    trigger = Span(14, 17)
    return Claim(
        id=claim_id(article.id, "meeting", trigger),
        article=article.id,
        kind="meeting",
        status="held",
        trigger=trigger,
        sentence=Span(0, 28),
        **values,  # type: ignore[arg-type]
    )


def test_a_value_without_words_or_derivation_cannot_be_written() -> None:
    article = an_article()
    with pytest.raises(UnsupportedValueError, match="status"):
        a_claim(article)
    with pytest.raises(UnsupportedValueError, match=r"participants\[0\]"):
        a_claim(article, evidence=(cite(article, Span(14, 17), "status"),), participants=(Participant(name="A"),))


def test_evidence_for_a_part_supports_the_value() -> None:
    article = an_article()
    claim = a_claim(
        article,
        participants=(Participant(name="ministers"),),
        evidence=(cite(article, Span(14, 17), "status"), cite(article, Span(4, 13), "participants[0].name")),
    )
    assert unsupported(claim) == []
    assert [e.quote for e in claim.proof("participants[0]")] == ["ministers"]


def test_a_changed_character_breaks_its_quotes() -> None:
    article = an_article()
    quote = cite(article, Span(4, 13), "participants[0]")
    changed = article.model_copy(update={"text": TEXT.replace("ministers", "minivers ")})
    assert broken("x", [quote], {article.id: article}) == []
    assert len(broken("x", [quote], {article.id: changed})) == 1
    assert len(broken("x", [quote], {})) == 1


def test_a_quote_from_the_furniture_does_not_hold() -> None:
    article = an_article()
    at = TEXT.index("cheese")
    quote = Evidence(article=article.id, start=at, end=at + 6, quote="cheese", field="where")
    assert "furniture" in broken("x", [quote], {article.id: article})[0].problem


def test_words_outside_the_text_cannot_be_cited() -> None:
    with pytest.raises(ValueError, match="no words"):
        cite(an_article(), Span(5, 5), "status")


def test_ids_tell_absent_from_empty_and_parts_from_joins() -> None:
    assert article_id("t", None, "", None) != article_id("t", "", None, None)
    assert article_id("ab", "c", None, None) != article_id("a", "bc", None, None)
    assert claim_id("a", "meeting", Span(1, 2)) != claim_id("a", "meeting", Span(1, 2), 1)


DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_mutual(a: date | None, b: date | None, c: date | None, d: date | None) -> None:
    one, two = When(start=a, end=b), When(start=c, end=d)
    assert one.overlaps(two) == two.overlaps(one)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_span_that_contains_another_overlaps_it_unless_it_is_empty(a: int, b: int, c: int, d: int) -> None:
    outer, inner = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    if outer.contains(inner) and inner.start < inner.end:
        assert outer.overlaps(inner)
