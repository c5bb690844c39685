"""The corpora that the English model is trained on, read into one form.

Treebanks are CoNLL-U files (https://universaldependencies.org/format.html). The sets of names come as two-column
files, one word a line. Every corpus says which labels of names it marks: a word outside all names of a corpus that
marks no dates may still be part of a date, so it allows `O` and the labels of dates (a partial label).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.language.splitting import sure_parts
from goodoffices.language.tokens import words as words_of

NAME_LABELS = ("PERSON", "ORG", "PLACE", "GROUP", "DATE", "EVENT", "OTHER")
NAME_TAGS = ("O", *(f"{part}-{label}" for label in NAME_LABELS for part in "BI"))
TAG_NUMBER = {tag: number for number, tag in enumerate(NAME_TAGS)}

# Documents whose texts may not be used commercially (LICENSE.txt of UD_English-GUM).
GUM_LEFT_OUT = ("fiction", "whow")


@dataclass
class Example:
    """One sentence with whatever a corpus says of it.

    `names` holds for each word the set of tags that are right (several where the corpus leaves it open), or None
    where the corpus marks no names. `heads` are 1-based with 0 for the root, as in CoNLL-U; None without a tree.
    """

    source: str
    document: str
    text: str
    words: list[str]
    starts_paragraph: bool = False
    pos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[frozenset[str]] | None = None
    surface: list[tuple[int, int]] = field(default_factory=list)  # multiword tokens, as word ranges (from, to)
    spaces: list[bool] = field(default_factory=list)  # whether a blank follows the word


def read_treebank(path: Path, source: str, leave_out: Iterable[str] = ()) -> Iterator[Example]:
    """Sentences of a CoNLL-U file.

    Args:
        path: the file.
        source: name of the corpus, kept in the examples.
        leave_out: genres (second part of a document's id in GUM) that are not read.

    Yields:
        Examples with tags, lemmas and trees; with names where the file marks entities as GUM does.
    """
    document, paragraph, skipped = "", False, False
    open_entities: dict[str, tuple[str, int]] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = ""
        for line in lines:
            if line.startswith("# newdoc id = "):
                document = line[14:].strip()
                skipped = any(f"_{genre}_" in document for genre in leave_out)
                open_entities = {}
                paragraph = True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# text = "):
                text = line[9:]
        if skipped:
            continue
        rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
        words = [row for row in rows if row[0].isdigit()]
        example = Example(
            source=source,
            document=document,
            text=text,
            words=[row[1].replace("\u00a0", " ").replace(" ", "") or row[1] for row in words],
            starts_paragraph=paragraph,
            pos=[row[3] for row in words],
            feats=[row[5] for row in words],
            lemmas=[row[2] for row in words],
            heads=[int(row[6]) for row in words],
            relations=[row[7] for row in words],
        )
        paragraph = False
        example.surface = [(int(row[0].split("-")[0]) - 1, int(row[0].split("-")[1])) for row in rows if "-" in row[0]]
        example.spaces = _spaces(rows, len(words))
        if source == "GUM":
            mentions = _mentions([row[9] for row in words], open_entities)
            example.names = _names_of_mentions(example, mentions)
        yield example


def _spaces(rows: list[list[str]], count: int) -> list[bool]:
    spaces = [True] * count
    inside_until, token_space = 0, True
    for row in rows:
        glued = "SpaceAfter=No" in row[9]
        if "-" in row[0]:
            inside_until, token_space = int(row[0].split("-")[1]), not glued
        elif row[0].isdigit():
            number = int(row[0])
            if number < inside_until:
                spaces[number - 1] = False
            elif number == inside_until:
                spaces[number - 1] = token_space
            else:
                spaces[number - 1] = not glued
    return spaces


_ENTITY = re.compile(r"\((?P<id>[^-()]+)-(?P<kind>[^-()]+)(?:-(?P<rest>[^()]*))?|(?P<close>[^-()]+)\)|(?P<end>\))")


def _mentions(miscs: list[str], still_open: dict[str, tuple[str, int]]) -> list[tuple[int, int, str]]:
    """Mentions (from, to, kind) of one sentence, from the bracketed `Entity=` values of GUM."""
    mentions: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[str, int]]] = {}
    for index, misc in enumerate(miscs):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        last = ""
        for match in _ENTITY.finditer(value):
            if match["id"]:
                last = match["id"]
                opened.setdefault(last, []).append((match["kind"], index))
                continue
            key = match["close"] or last
            if opened.get(key):
                kind, first = opened[key].pop()
                mentions.append((first, index + 1, kind))
    still_open.clear()
    return mentions


_KIND = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "time": "DATE"}
_TITLES = frozenset(
    [
        "president",
        "prime",
        "minister",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "senator",
        "sen.",
        "rep.",
        "representative",
        "congressman",
        "king",
        "queen",
        "prince",
        "princess",
        "general",
        "gen.",
        "lt.",
        "col.",
        "colonel",
        "major",
        "captain",
        "capt.",
        "sgt.",
        "secretary",
        "chancellor",
        "judge",
        "justice",
        "professor",
        "prof.",
        "pope",
        "saint",
        "st.",
        "reverend",
        "rev.",
        "father",
        "brother",
        "sister",
        "governor",
        "gov.",
        "mayor",
        "ambassador",
        "deputy",
        "vice",
        "chief",
        "speaker",
        "emperor",
        "sheikh",
        "ayatollah",
        "imam",
        "director",
        "chairman",
        "attorney",
        "first",
        "lady",
    ]
)
_MONTHS_AND_DAYS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_INSIDE_A_NAME = frozenset(("of", "the", "for", "and", "&", "de", "la", "-", "'s", "on", "in", "."))


def _names_of_mentions(example: Example, mentions: list[tuple[int, int, str]]) -> list[frozenset[str]]:
    """Tags of names: the capitalised run around the head of a mention, longest mention first."""
    count = len(example.words)
    tags: list[frozenset[str] | None] = [None] * count
    assert example.pos is not None and example.heads is not None and example.lemmas is not None
    for first, last, kind in sorted(mentions, key=lambda mention: (mention[0] - mention[1], mention[0])):
        head = next((i for i in range(first, last) if not first <= example.heads[i] - 1 < last), None)
        if head is None:
            continue
        if kind == "time":
            span = _date_span(example, first, last)
        elif example.pos[head] == "PROPN":
            span = _run(example, first, last, head, kind)
        else:
            continue
        if span is None or any(tags[i] is not None for i in range(*span)):
            continue
        label = _KIND.get(kind, "OTHER")
        plural = "Number=Plur" in (example.feats or [])[head]
        if kind == "person" and plural:
            label = "GROUP"
        for i in range(*span):
            tags[i] = frozenset({f"{'B' if i == span[0] else 'I'}-{label}"})
    return [tag if tag is not None else _untagged(example, i) for i, tag in enumerate(tags)]


def _untagged(example: Example, index: int) -> frozenset[str]:
    assert example.pos is not None and example.lemmas is not None
    capital = example.words[index][:1].isupper() and example.lemmas[index][:1].isupper()
    if capital and example.pos[index] == "ADJ":
        return frozenset({"B-GROUP"})
    if capital and example.pos[index] == "PROPN" and example.words[index].lower() not in _TITLES:
        return frozenset(NAME_TAGS)  # a name word outside every mention: the corpus leaves it open
    return frozenset({"O"})


def _run(example: Example, first: int, last: int, head: int, kind: str) -> tuple[int, int] | None:
    words, pos = example.words, example.pos
    assert pos is not None

    def capital(i: int) -> bool:
        return pos[i] in ("PROPN", "NUM") or (words[i][:1].isupper() and pos[i] in ("NOUN", "ADJ", "VERB"))

    left, right = head, head + 1
    while left > first and (capital(left - 1) or _bridge(example, left - 1, -1, first, capital)):
        left -= 1
    while right < last and (capital(right) or _bridge(example, right, 1, last, capital)):
        right += 1
    if kind == "person":
        while left < right - 1 and words[left].lower() in _TITLES:
            left += 1
        if words[left].lower() in _TITLES:
            return None
    while left < right and words[left].lower() in _INSIDE_A_NAME:
        left += 1
    while right > left and words[right - 1].lower() in _INSIDE_A_NAME:
        right -= 1
    return (left, right) if left < right else None


def _bridge(example: Example, i: int, step: int, bound: int, capital: object) -> bool:
    """Whether a small word inside a name ("of the") is followed by another capitalised word of the mention."""
    words = example.words
    for _ in range(3):
        if (step < 0 and i < bound) or (step > 0 and i >= bound):
            return False
        if words[i].lower() not in _INSIDE_A_NAME:
            return bool(capital(i))  # type: ignore[operator]
        if words[i].lower() in ("and", "'s", "in", "on"):
            return False
        i += step
    return False


def _date_span(example: Example, first: int, last: int) -> tuple[int, int] | None:
    words = example.words

    def dated(i: int) -> bool:
        word = words[i].lower()
        return word in _MONTHS_AND_DAYS or (word.isdigit() and len(word) == 4) or (word[:4].isdigit() and len(word) > 4)

    if not any(dated(i) for i in range(first, last)):
        return None
    inside = [i for i in range(first, last) if dated(i) or words[i].isdigit()]
    span = (inside[0], inside[-1] + 1)
    return span if span[1] - span[0] <= 5 else None


# What each corpus calls its names, in our labels; several where it does not tell them apart.
WIKIGOLD = {"PER": {"PERSON"}, "ORG": {"ORG"}, "LOC": {"PLACE"}, "MISC": {"GROUP", "EVENT", "OTHER"}}
UNER = {"PER": {"PERSON"}, "ORG": {"ORG"}, "LOC": {"PLACE"}}
CROSSNER = {
    "politician": {"PERSON"}, "person": {"PERSON"}, "politicalparty": {"ORG"}, "organisation": {"ORG"},
    "country": {"PLACE"}, "location": {"PLACE"}, "election": {"EVENT"}, "event": {"EVENT"},
    "misc": {"GROUP", "OTHER"},
}  # fmt: skip
OPEN_IN = {"wikigold": {"DATE"}, "UNER": {"GROUP", "DATE", "EVENT", "OTHER"}, "CrossNER": {"DATE"}}


def read_names(
    path: Path, source: str, labels: dict[str, set[str]], word_column: int, tag_column: int
) -> Iterator[Example]:
    """Sentences of a column file with IOB or BIO tags.

    Args:
        path: the file; sentences are parted by empty lines, lines with `#` and document marks are left out.
        source: name of the corpus, a key of `OPEN_IN`.
        labels: the corpus' labels in ours.
        word_column: column of the word.
        tag_column: column of the tag.

    Yields:
        Examples with names only.
    """
    outside = frozenset({"O", *(f"{part}-{label}" for label in OPEN_IN[source] for part in "BI")})
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        words: list[str] = []
        names: list[frozenset[str]] = []
        before = "O"
        for line in block.split("\n"):
            if not line.strip() or line.startswith(("# ", "-DOCSTART-")):
                continue
            columns = line.split()
            if len(columns) <= max(word_column, tag_column):
                continue
            tag = columns[tag_column]
            words.append(columns[word_column])
            part, _, label = tag.partition("-")
            if label not in labels:
                names.append(outside)
                before = "O"
                continue
            begins = part == "B" or before != label
            names.append(frozenset(f"{'B' if begins else 'I'}-{ours}" for ours in labels[label]))
            before = label
        if words:
            yield Example(source, f"{source}", " ".join(words), words, names=names, spaces=[True] * len(words))


_ROLES = _TITLES | frozenset(
    ["office", "spokesman", "spokesperson", "spokeswoman", "leader", "envoy", "forces", "coalition", "members"]
)


def read_re3d(folder: Path) -> Iterator[Example]:
    """Sentences of one source of re3d, where mentions of all sorts are marked; only what is surely a name is taken.

    Args:
        folder: a source's folder with `documents.json` and `entities.json`, one object a line.

    Yields:
        Examples with names; capitalised words that no name covers, and words of names that contradict each other,
        are left open.
    """

    def lines(name: str) -> list[dict[str, object]]:
        text = (folder / name).read_text(encoding="utf-8-sig")
        return [json.loads(line) for line in text.splitlines() if line.strip()]

    marked: dict[object, list[tuple[int, int, str]]] = {}
    for entity in lines("entities.json"):
        kind = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "GROUP"}.get(
            str(entity["type"])
        )
        if kind:
            marked.setdefault(entity["documentId"], []).append(
                (int(str(entity["begin"])), int(str(entity["end"])), kind)
            )
    anything, open_labels = frozenset(NAME_TAGS), ("DATE", "EVENT", "OTHER")
    outside = frozenset({"O", *(f"{part}-{label}" for label in open_labels for part in "BI")})
    for document in lines("documents.json"):
        text = str(document["text"])
        for line in re.finditer(r"[^\n]+", text):
            for part in sure_parts(words_of(text, line.start(), line.end())):
                if len(part) < 4:
                    continue
                tags: list[frozenset[str]] = [outside] * len(part)
                for i, word in enumerate(part):
                    if word.text[:1].isupper() and i and word.text.lower() not in _INSIDE_A_NAME:
                        tags[i] = anything
                spans = _sure_spans(
                    [w.text for w in part], [(w.start, w.end) for w in part], marked.get(document["_id"], [])
                )
                for first, last, label in spans:
                    for i in range(first, last):
                        tags[i] = frozenset({f"{'B' if i == first else 'I'}-{label}"}) if label else anything
                yield Example(
                    "re3d",
                    f"re3d-{folder.name}",
                    " ".join(w.text for w in part),
                    [w.text for w in part],
                    names=tags,
                )


def _sure_spans(
    words: list[str], places: list[tuple[int, int]], marked: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    found: dict[tuple[int, int], str] = {}
    for begin, end, kind in marked:
        inside = [i for i, (a, b) in enumerate(places) if a >= begin and b <= end]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        while first < last and words[first].lower() in _INSIDE_A_NAME:
            first += 1
        own = [word.lower() for word in words[first:last]]
        capital = all(w[:1].isupper() or w.lower() in _INSIDE_A_NAME for w in words[first:last])
        if not own or not capital or len(own) > 6 or (kind == "PERSON" and (_ROLES & set(own) or len(own[-1]) < 3)):
            continue
        if found.get((first, last)) in ("PLACE", "PERSON"):
            continue  # a country that acts is a place too
        found[first, last] = kind
    kept: list[tuple[int, int, str]] = []
    for (first, last), kind in sorted(found.items(), key=lambda span: (span[0][0] - span[0][1], span[0])):
        if any(first < b and last > a for a, b, _ in kept):
            continue
        inner = {k for (a, b), k in found.items() if (a, b) != (first, last) and a < last and b > first}
        sure = kind == "ORG" or inner <= {kind} or kind == "PLACE"
        kept.append((first, last, kind if sure else ""))
    return kept


def training_set(folder: Path) -> list[Example]:
    """All examples of the training parts below `folder` (as the treebanks and sets are unpacked there)."""
    examples = list(read_treebank(folder / "UD_English-EWT/train.conllu", "EWT"))
    examples += read_treebank(folder / "UD_English-GUM/train.conllu", "GUM", GUM_LEFT_OUT)
    examples += read_names(folder / "wikigold/CONLL-format/data/wikigold.conll.txt", "wikigold", WIKIGOLD, 0, 1)
    examples += read_names(folder / "UNER_English-EWT/dev.iob2", "UNER", UNER, 1, 2)
    for part in ("train", "dev", "test"):
        examples += read_names(folder / f"CrossNER-politics/{part}.txt", "CrossNER", CROSSNER, 0, 1)
    for source in sorted(path for path in (folder / "re3d").iterdir() if path.is_dir()):
        examples += read_re3d(source)
    return examples
