"""Reads a page as a browser would: links, ids, and which words are marked."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input", "line", "rect", "circle", "path"}


@dataclass
class Seen:
    """What a page holds."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    text: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.labels: set[str] = set()
        self.fields: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert not any(name.startswith("on") or name == "style" for name in values), (tag, values)
        if tag not in VOID:
            self.open.append((tag, values))
        if values.get("id"):
            self.seen.ids.append(values["id"] or "")
        if tag == "a":
            self.seen.links.append(values.get("href") or "")
        if tag in ("script", "link", "img", "iframe"):
            self.seen.loads.append(values.get("src") or values.get("href") or "inline")
        if tag[0] == "h" and tag[1:].isdigit():
            self.seen.headings.append(int(tag[1:]))
        if tag == "label" and values.get("for"):
            self.labels.add(values["for"] or "")
        if tag in ("input", "select") and not any(name == "label" for name, _ in self.open):
            self.fields.append(values.get("id") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(name == "style" for name, _ in self.open):
            return
        self.seen.text += data
        inside = [values for name, values in self.open if name == "mark"]
        if inside and self.open[-1][1].get("class") != "tag":
            for key in (inside[-1].get("data-q") or "").split():
                self.seen.marks[key] = self.seen.marks.get(key, "") + data


def read(text: str) -> Seen:
    """What a page holds; fails on elements that do not close in order, on inline styles and on inline handlers."""
    reader = _Reader()
    reader.feed(text)
    assert reader.open == []
    reader.seen.unlabelled = [field for field in reader.fields if field not in reader.labels]
    return reader.seen
