import re
from datetime import date, timedelta
from html.parser import HTMLParser

from goodoffices.present.brief import brief
from goodoffices.present.lanes import picture
from goodoffices.present.passages import all_evidence, label, passages
from goodoffices.present.sections import sections
from goodoffices.schema import When
from tests.factories import day, world

VOID = {"meta", "link", "br", "img", "hr", "input", "line", "rect", "circle", "path"}


class Page(HTMLParser):
    """Collects ids, links and addresses, and checks that elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values.get("href") or "")
        assert "src" not in values
        assert tag not in ("script", "link", "img", "iframe")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def page(**changes: object) -> tuple[str, Page]:
    articles, _, entries = world()
    text = brief(entries, articles, {"tool": "1", "seal": "s"}, **changes)  # type: ignore[arg-type]
    return text, Page(text)


def test_the_page_is_whole_loads_nothing_and_its_links_lead_somewhere() -> None:
    text, parsed = page()
    assert len(parsed.ids) == len(set(parsed.ids))
    for link in parsed.links:
        assert link[1:] in parsed.ids if link.startswith("#") else link.startswith("http")
    assert not re.search(r"url\(|@import|https?://", text)


def test_every_entry_and_article_stands_on_the_page() -> None:
    articles, _, entries = world()
    _, parsed = page()
    assert {e.id for e in entries} | {a.id for a in articles} <= set(parsed.ids)
    for words in ("What happened", "What did not happen", "Who said what", "Accounts that differ", "Sources"):
        assert words in parsed.text
    assert "More stories" not in parsed.text


def test_words_of_articles_cannot_become_markup() -> None:
    articles, _, entries = world()
    evil = entries[0].model_copy(update={"title": "<script>alert(1)</script>"})
    bad = articles[0].model_copy(update={"url": "javascript:alert(1)", "outlet": "<b>O</b>"})
    text = brief([evil], [bad, *articles[1:]], {}, title="</style><script>")
    parsed = Page(text)
    assert "javascript:" not in text
    assert "<script>alert(1)</script>" in parsed.text


def test_the_page_is_the_same_every_time() -> None:
    assert page()[0] == page()[0]


def test_an_empty_record_has_a_page() -> None:
    parsed = Page(brief([], [], {}))
    assert "The record" in parsed.text


def test_passages_mark_exactly_the_quotes() -> None:
    articles, _, entries = world()
    by_id = {a.id: a for a in articles}
    for entry in entries:
        evidence = all_evidence(entry)
        found = passages(entry, evidence, by_id)
        for passage in found:
            assert "".join(s.text for s in passage.segments) in passage.article.text
        marked = {s.text for p in found for s in p.segments if s.labels}
        for e in evidence:
            assert any(words in e.quote for words in marked)


def test_a_long_paragraph_is_cut_at_sentences() -> None:
    articles, _, entries = world()
    entry = entries[-1]
    article = next(a for a in articles if a.id == entry.articles[0])
    long = "Before it all, much was said. " * 30
    at = article.body[-1].start
    text = article.text[:at] + long + article.text[at:]
    shifted = [
        e.model_copy(update={"start": e.start + len(long), "end": e.end + len(long)}) for e in all_evidence(entry)
    ]
    blocks = (*article.blocks[:-1], article.blocks[-1].model_copy(update={"end": len(text)}))
    grown = article.model_copy(update={"text": text, "blocks": blocks})
    (passage,) = passages(entry, shifted, {article.id: grown})
    shown = "".join(s.text for s in passage.segments)
    assert passage.before
    assert shown.startswith("Before it all")
    assert len(shown) < 600


def test_labels_are_for_readers() -> None:
    _, _, entries = world()
    plan = next(e for e in entries if e.kind == "agreement")
    assert label("participants[0].office", plan) == "mediator’s office"
    assert label("participants[0]", plan) == "mediator"
    assert label("attribution[0]", plan) == "according to"
    assert label("where.name", plan) == "where"


def test_marks_do_not_lie_on_each_other_and_lie_inside_the_picture() -> None:
    _, _, entries = world()
    met = entries[0]
    days = [f"20{y:02}-{m:02}-11" for y in (1, 2, 30, 31) for m in (1, 1, 1, 2, 3, 11, 12)]
    many = [met.model_copy(update={"id": f"c{i}", "when": day(d)}) for i, d in enumerate(days)]
    drawn = picture(many, {})
    assert drawn is not None
    marks = [m for lane in drawn.lanes for m in lane.marks]
    assert len(marks) == len(many)
    for i, one in enumerate(marks):
        assert 0 <= one.x <= drawn.width
        assert 0 <= one.y <= drawn.height
        assert all(abs(one.x - o.x) > 8 or abs(one.y - o.y) > 8 for o in marks[:i])


def test_entries_without_days_or_too_few_make_no_picture() -> None:
    _, _, entries = world()
    assert picture([entries[0]] * 2, {}) is None
    assert picture([e.model_copy(update={"when": When()}) for e in entries], {}) is None


def test_a_plan_whose_day_has_passed_is_not_planned_any_more() -> None:
    _, _, entries = world()
    plan = next(e for e in entries if e.kind == "meeting" and e.status == "cancelled").model_copy(
        update={"status": "scheduled"}
    )
    last = date(2031, 6, 2)
    assert [s.key for s in sections([plan], last)] == ["planned"]
    assert [s.key for s in sections([plan], last + timedelta(days=1))] == ["silent"]
    undated = plan.model_copy(update={"when": When()})
    assert [s.key for s in sections([undated], last)] == ["planned"]
    assert [s.key for s in sections([undated], last + timedelta(days=200))] == ["silent"]
    assert [s.key for s in sections([plan], None)] == ["planned"]
