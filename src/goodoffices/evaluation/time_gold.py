"""Reading the gold of time expressions: the NewsReader MEANTIME corpus in its XML.

Source: Minard et al., MEANTIME, the NewsReader Multilingual Event and Time Corpus, LREC 2016. Title, date line and the
first five sentences of each article are annotated; nothing after them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_LAST_SENTENCE = 5
_NO_BLANK_BEFORE = re.compile(r"[,.;:!?)\]%]+|['’](?:s|re|ve|ll|d|m)?|n['’]t|''")
_NO_BLANK_AFTER = frozenset(("(", "[", "$", "€", "£", "US$", "``", "#"))


@dataclass(frozen=True, slots=True)
class GoldTime:
    """One annotated expression.

    Args:
        start: Offset of its first character in the article's text.
        end: One past its last.
        type: TIMEX3 type.
        value: TIMEX3 value as annotated.
        creation: It is the article's own date line.
    """

    start: int
    end: int
    type: str
    value: str
    creation: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its annotated expressions.

    Args:
        name: File name.
        text: The annotated sentences, one a line, with blanks as news is printed.
        published: Its date line's day, None where it names none.
        times: The expressions in order.
    """

    name: str
    text: str
    published: date | None
    times: tuple[GoldTime, ...]


def read_meantime(folder: Path) -> Iterator[GoldArticle]:
    """The articles of the corpus, by folder and name.

    Args:
        folder: The folder with `corpus_*` folders of XML files.

    Raises:
        FileNotFoundError: There is none.
    """
    files = sorted(folder.glob("corpus_*/*.xml"))
    if not files:
        raise FileNotFoundError(f"{folder}: no corpus_*/*.xml")
    for file in files:
        yield _read(file)


def _read(file: Path) -> GoldArticle:
    from lxml import etree  # type: ignore[import-untyped]

    root = etree.parse(str(file)).getroot()
    text, places, line = "", dict[str, tuple[int, int]](), "0"
    previous = ""
    for token in root.findall("token"):
        if int(token.get("sentence")) > _LAST_SENTENCE:
            break
        word = token.text or ""
        if token.get("sentence") != line:
            text, line = text + "\n\n", token.get("sentence")
        elif text and not _NO_BLANK_BEFORE.fullmatch(word) and previous not in _NO_BLANK_AFTER:
            text += " "
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        text, previous = text + word, word
    published, times = None, []
    for timex in root.iter("TIMEX3"):
        creation = timex.get("functionInDocument") == "CREATION_TIME"
        value = timex.get("value") or ""
        words = [places[a.get("t_id")] for a in timex.findall("token_anchor") if a.get("t_id") in places]
        if words:
            times.append(GoldTime(words[0][0], words[-1][1], timex.get("type") or "", value, creation))
        if creation:
            published = _day(value)
    return GoldArticle(file.name, text, published, tuple(sorted(times, key=lambda t: (t.start, t.end))))


def _day(value: str) -> date | None:
    """A date line's day; one article writes it `03-02-2009`."""
    turned = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)
    try:
        return date.fromisoformat(f"{turned[3]}-{turned[2]}-{turned[1]}" if turned else value)
    except ValueError:
        return None
