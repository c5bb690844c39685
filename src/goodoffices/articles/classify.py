"""What each line of a page is: title, body, caption, furniture and so on, each with its reason."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from goodoffices.articles.datelines import dateline
from goodoffices.articles.days import beside_day, find_day
from goodoffices.articles.lines import Line
from goodoffices.articles.mastheads import beside_the_day
from goodoffices.articles.outlets import ABOVE_TITLE
from goodoffices.articles.rules import Rule, fold, rule_for
from goodoffices.schema.article import Block
from goodoffices.schema.words import BlockKind

_BYLINE = re.compile(
    r"(?:by|from(?=\s+our\s)|written by|author|автор|von|par|por|müəllif|yazar|հեղինակ)\s*:?\s+"
    r"(?P<name>[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,5})(?:\s*[,|•·/(].{0,60})?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")


class Mark(NamedTuple):
    """What a line was found to be, and why."""

    kind: BlockKind
    reason: str


def byline_name(text: str) -> str | None:
    """The author that a byline names, None where the line is none."""
    match = _BYLINE.fullmatch(text.strip()) if len(text) <= 90 and "." not in text[-1:] else None
    name = match["name"] if match else None
    return name if name and (name[0].isupper() or not name[0].isascii() or name.startswith("our ")) else None


def _is_stamp(line: Line) -> bool:
    """Whether a line says when the page appeared and hardly anything else."""
    if len(line.text) > 90 or line.ends_sentence:
        return False
    day = find_day(line.text)
    if day is None:
        return False
    if beside_the_day(line.text) is not None:
        return True
    rest = beside_day(line.text, day)
    return rest == "" or byline_name(rest) is not None or (len(rest.split()) <= 3 and rest[:1].isupper())


class Page:
    """The lines of one page on their way to blocks.

    Args:
        lines: The lines in page order.
        title: The title as a row or the markup gives it.
        outlet: The outlet where it is known already.
    """

    def __init__(self, lines: list[Line], title: str | None, outlet: str | None) -> None:
        self.lines, self.title, self.outlet = lines, title, outlet
        self.marks: list[Mark | None] = [None] * len(lines)
        self.rules: list[Rule | None] = [rule_for(line.text) for line in lines]
        self.first = self._first_flow()

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the page in page order, not overlapping."""
        for step in (
            self._by_markup,
            self._by_words,
            self._menus,
            self._head,
            self._sections,
            self._repeats,
            self._rest,
        ):
            step()
        return tuple(block for index in range(len(self.lines)) for block in self._block(index))

    def _set(self, index: int, kind: BlockKind, reason: str) -> None:
        if self.marks[index] is None:
            self.marks[index] = Mark(kind, reason)

    def _runs(self, index: int) -> bool:
        """Whether a line is a paragraph, and no rule or markup says otherwise."""
        line = self.lines[index]
        return line.flows and self.rules[index] is None and line.hint in (None, "body") and self.marks[index] is None

    def _first_flow(self) -> int:
        """Number of the first line of the article's body; the number of lines where none flows.

        A teaser before the article stands alone under a heading of other articles, so there the first two
        paragraphs in a row count.
        """
        boxed = False
        for index, line in enumerate(self.lines):
            rule = self.rules[index]
            boxed = (boxed or (rule is not None and rule.makes == "section")) and not _is_stamp(line)
            two = index + 1 < len(self.lines) and self._runs(index + 1)
            if self._runs(index) and not self._is_title(index) and (two or not boxed):
                return index
        return len(self.lines)

    def _is_title(self, index: int) -> bool:
        return self.title is not None and fold(self.title).strip(" .") == self.lines[index].key

    def _by_markup(self) -> None:
        for index, line in enumerate(self.lines):
            if line.hint in ("furniture", "caption", "byline", "timestamp"):
                kind: BlockKind = line.hint  # type: ignore[assignment]
                if kind == "caption" and self.rules[index] is not None and self.rules[index].makes == "furniture":  # type: ignore[union-attr]
                    kind = "furniture"
                self._set(index, kind, f"markup: {line.why}")

    def _by_words(self) -> None:
        for index, line in enumerate(self.lines):
            rule = self.rules[index]
            if _ADDRESS.fullmatch(line.text):
                self._set(index, "furniture", "address of a page")
            elif self._is_title(index):
                continue
            elif rule is not None:
                kind: BlockKind = rule.makes if rule.makes in ("credit", "caption") else "furniture"
                self._set(index, kind, rule.says)
            elif _is_stamp(line):
                self._set(index, "timestamp", "a day and hardly anything else")
            elif byline_name(line.text) is not None:
                self._set(index, "byline", "names the author")
            elif self.outlet is not None and line.key == fold(self.outlet):
                self._set(index, "credit", "name of the outlet, alone")

    def _menus(self) -> None:
        """Four short lines in a row without a sentence's end are a menu."""
        run: list[int] = []
        for index in range(len(self.lines) + 1):
            if index < len(self.lines) and self._item(index):
                run.append(index)
                continue
            if len(run) >= 4:
                for item in run:
                    if not self._is_title(item):
                        self._set(item, "furniture", "menu of short lines")
            run = []

    def _item(self, index: int) -> bool:
        """Whether a line may be an item of a menu: short, and not known for a stamp, byline, credit or title."""
        line, mark = self.lines[index], self.marks[index]
        if index < self.first and line.gap and len(line.text.split()) >= 4:
            return False
        return line.short and line.hint != "title" and (mark is None or mark.kind == "furniture")

    def _head(self) -> None:
        """The title and what stands beside it, above the body."""
        head = [i for i in range(min(self.first, len(self.lines))) if self.marks[i] is None]
        by_markup = [i for i in head if self.lines[i].hint == "title"]
        named = [i for i in head if self._is_title(i)] or by_markup
        wordy = [i for i in head if len(self.lines[i].text) <= 220 and len(self.lines[i].text.split()) >= 3]
        chosen = named[-1] if named else self._heading(wordy)
        if chosen is None:
            return
        self._set(chosen, "title", "title of the page" if named else "heading above the body")
        for i in head:
            if i < chosen:
                self._set(i, "furniture", ABOVE_TITLE)
            elif self.lines[i].key == self.lines[chosen].key:
                self._set(i, "furniture", "repeats the title")
            elif len(self.lines[i].text.split()) >= 5 and self.lines[i].hint != "furniture":
                self._set(i, "body" if self.lines[i].ends_sentence else "subtitle", "between title and body")
            else:
                self._set(i, "furniture", "short line between title and body")

    def _heading(self, head: list[int]) -> int | None:
        """The line above the body that reads like a heading: the first of the last group, below the menus."""
        if not head or self.first >= len(self.lines):
            return head[0] if head and not self.lines[head[0]].ends_sentence else None
        last = head[-1]
        while last - 1 in head and not self.lines[last].gap:
            last -= 1
        earlier = [i for i in head if i < last and not self.lines[i].short]
        return earlier[0] if earlier and last - earlier[0] <= 3 else last

    def _sections(self) -> None:
        """What stands below a heading of other articles, or below the share line at the end."""
        opened: str | None = None
        since = 0
        for index, line in enumerate(self.lines):
            rule = self.rules[index]
            below = index > self.first
            if below and self._card(index) and self.marks[index] is None:
                opened, since = "a heading that stands twice, as on a teaser", index
            elif rule is not None and below and rule.makes in ("section", "tail") and self._opens(index):
                opened, since = f"below “{line.text}”: {rule.says}", index
                continue
            if opened is not None and self._returns(index, since):
                opened = None
            if opened is not None and (self.marks[index] is None or self.marks[index].kind != "credit"):  # type: ignore[union-attr]
                self.marks[index] = Mark("furniture", opened)

    def _opens(self, index: int) -> bool:
        """Whether a heading may open a box: not the title, nor one whose box the markup closes by itself."""
        line = self.lines[index]
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        boxed = line.hint == "furniture" and after is not None and (after.hint, after.why) == (line.hint, line.why)
        return line.hint != "title" and not (boxed and line.why != "link")

    def _card(self, index: int) -> bool:
        """Whether a line stands twice in a row, as the heading of a teaser does."""
        line = self.lines[index]
        return index + 1 < len(self.lines) and len(line.key) >= 20 and line.key == self.lines[index + 1].key

    def _returns(self, index: int, since: int) -> bool:
        """Whether the article's own flow is back: two paragraphs in a row after a few single short lines."""
        between = self.lines[since + 1 : index]
        if not self._runs(index) or len(between) > 8 or index + 1 >= len(self.lines) or not self._runs(index + 1):
            return False
        keys = Counter(line.key for line in between)
        later = any(rule is not None and rule.makes == "section" for rule in self.rules[since + 1 : index])
        return all(len(line.text) < 140 for line in between) and max(keys.values(), default=0) < 2 and not later

    def _repeats(self) -> None:
        """A line that stands again is furniture where it stands again."""
        seen: set[str] = set()
        title = next(
            (line.key for i, line in enumerate(self.lines) if (m := self.marks[i]) and m.kind == "title"), None
        )
        for index, line in enumerate(self.lines):
            if len(line.key) < 20:
                continue
            mark = self.marks[index]
            if line.key in seen and (mark is None or mark.kind in ("body", "subtitle")):
                self.marks[index] = Mark(
                    "furniture", "repeats the title" if line.key == title else "repeats a line of the page"
                )
            seen.add(line.key)

    def _rest(self) -> None:
        """Paragraphs are body; short lines between them are headings of parts, after the last furniture."""
        running = [i for i in range(len(self.lines)) if self._runs(i)]
        last = running[-1] if running else len(self.lines)
        for index, line in enumerate(self.lines):
            if index > last and not line.ends_sentence and len(line.text) < 140:
                self._set(index, "furniture", "short line after the last paragraph")
            elif (
                not line.ends_sentence
                and len(line.text.split()) <= 12
                and index > self.first
                and line.gap
                and len(line.text) <= 90
            ):
                self._set(index, "subtitle", "heading between paragraphs")
            elif index < self.first and line.short and running:
                self._set(index, "furniture", "short line above the body")
            else:
                self._set(index, "body", "paragraph")

    def _block(self, index: int) -> list[Block]:
        """The block of a line, two where it begins with a dateline."""
        line, mark = self.lines[index], self.marks[index]
        if mark is None:
            return []
        found = dateline(line.text) if mark.kind == "body" and index <= self.first + 1 else None
        if found is None:
            return [Block(start=line.start, end=line.end, kind=mark.kind, reason=mark.reason)]
        cut, rest = line.start + found.length, line.start + found.whole
        return [
            Block(start=line.start, end=cut, kind="dateline", reason="place, day or agency at the head of a report"),
            Block(start=rest, end=line.end, kind=mark.kind, reason=mark.reason),
        ]
