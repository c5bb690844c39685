"""Texts, pages and rows become articles."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodoffices.articles import read_path, read_text, sources_of
from goodoffices.articles.datelines import dateline
from goodoffices.articles.rules import Rule, rule_for, rules
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError

PARAGRAPH = "The envoys of both sides met in Oslo on Monday and agreed to meet again before the end of the month."
SECOND = "A spokesman for the mediators said that the agenda of the next round had not yet been settled by anyone."


def articles(path: Path | str) -> list[Article]:
    return [a for a in read_path(path) if isinstance(a, Article)]


def errors(path: Path | str) -> list[InputError]:
    return [a for a in read_path(path) if isinstance(a, InputError)]


def kinds(article: Article) -> dict[str, str]:
    return {article.text[b.start : b.end]: b.kind for b in article.blocks}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rules_hold_for_their_examples_and_not_for_the_counter_examples(rule: Rule) -> None:
    assert [e for e in rule.examples if not rule.matches(e)] == []
    assert [e for e in rule.counter if rule_for(e) is not None] == []


def test_title_stamp_dateline_credit_and_box() -> None:
    article = read_text(
        "Envoys meet in Oslo\n22 April 2023 12:16\n\nOSLO, 22 April (Fjord Press) - " + PARAGRAPH + "\n\n" + SECOND
        + "\n\nsource: fjordpress.example with agencies\n\nRelated articles\nStorm in the harbour\n" + PARAGRAPH
    )  # fmt: skip
    assert article.title == "Envoys meet in Oslo"
    assert [b.kind for b in article.blocks] == [
        "title", "timestamp", "dateline", "body", "body", "credit", "furniture", "furniture", "furniture",
    ]  # fmt: skip
    assert article.credits == ("Fjord Press", "fjordpress.example", "agencies")
    assert article.outlet == "fjordpress.example"
    assert [(s.day, s.basis) for s in article.stamps] == [(date(2023, 4, 22), "timestamp")]


def test_the_flow_returns_after_a_pointer_in_the_middle() -> None:
    third = "Nobody would say more about what the two delegations had discussed."
    text = f"Envoys meet in Oslo\n\n{PARAGRAPH}\n\nRead also\nStorm closes the harbour\n\n{SECOND}\n\n{third}"
    assert kinds(read_text(text))[SECOND] == "body"


def test_the_id_hangs_on_text_outlet_address_and_day_only(tmp_path: Path) -> None:
    for name in ("a.txt", "b.text"):
        (tmp_path / name).write_text(PARAGRAPH, encoding="utf-8")
    one, other = (articles(p)[0] for p in sources_of([tmp_path]))
    assert one.id == other.id and one.sources != other.sources
    assert read_text(PARAGRAPH, published="2020").id != one.id


def test_the_first_line_may_be_the_address() -> None:
    article = read_text(f"https://news.example/2016/06/20/oslo\n\n{PARAGRAPH}\n{SECOND}")
    assert article.url == "https://news.example/2016/06/20/oslo"
    assert [s.basis for s in article.stamps] == ["url"]
    assert article.blocks[0].kind == "furniture"


def test_rows_are_read_leniently_and_broken_ones_named(tmp_path: Path) -> None:
    lines = tmp_path / "feed.jsonl"
    lines.write_text(
        '{"Body": "' + PARAGRAPH + '", "Headline": "Oslo", "pub_date": "2016-06-20"}\n{"text": \n{"x": 1}\n'
    )
    assert [(a.title, a.given) for a in articles(lines)] == [("Oslo", "2016-06-20")]
    assert [e.source for e in errors(lines)] == [f"{lines}:2", f"{lines}:3"]
    table = tmp_path / "table.csv"
    table.write_text(f'id,date,text\nr7,2019-04-10,"{PARAGRAPH}"\n')
    assert [a.sources for a in articles(table)] == [("r7",)]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b" \n", "empty"),
        ("binary.txt", b"\x00\x01\x02", "binary"),
        ("page.pdf", b"%PDF-1.4 ...", "PDF"),
        ("cut.txt.gz", gzip.compress(PARAGRAPH.encode() * 9, mtime=0)[:-12], "cut short"),
        ("half.txt", ("é" * 90).encode() + b"\xff", "UTF-8"),
        ("no.csv", b"a,b\n1,2\n", "column"),
        ("blank.html", b"<html><body></body></html>", "page"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    (error,) = errors(tmp_path / name)
    assert says in str(error) and name in str(error)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "gone.txt" in str(errors(tmp_path / "gone.txt")[0])


def test_hidden_files_are_left_out_and_gzip_is_read(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "page.txt.gz").write_bytes(gzip.compress(PARAGRAPH.encode("utf-16")))
    assert list(sources_of([tmp_path])) == [tmp_path / "page.txt.gz"]
    assert articles(tmp_path / "page.txt.gz")[0].text == PARAGRAPH


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [PARAGRAPH, SECOND, "Related articles", "X", "Share this", "20 June 2016", "OSLO - " + PARAGRAPH, ""]
        )
        | st.text()
    )
)
def test_blocks_never_overlap_and_lie_within_the_text(parts: list[str]) -> None:
    article = read_text("\n".join(parts))
    ends = [0]
    for block in article.blocks:
        assert ends[-1] <= block.start < block.end <= len(article.text)
        ends.append(block.end)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(), suffix=st.sampled_from(["txt", "html", "jsonl", "csv", "json", "tsv", "gz", "unknown"]))
def test_no_bytes_raise(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"file.{suffix}"
    path.write_bytes(data)
    assert all(isinstance(a, (Article, InputError)) for a in read_path(path))


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("LIMA—Foreign Minister Rosa Quispe left for La Paz on Monday.", "LIMA—"),
        ("January 2, 2024(BAMAKO) – The president met envoys.", "January 2, 2024(BAMAKO) –"),
        ("October 19, 2019 (DAKAR/BANJUL) - The delegation arrived.", "October 19, 2019 (DAKAR/BANJUL) -"),
        ("UNESCO—the body for culture—met in Paris.", None),
    ],
)
def test_a_dateline_ends_at_a_dash(paragraph: str, line: str | None) -> None:
    found = dateline(paragraph)
    assert (paragraph[: found.length] if found is not None else None) == line
