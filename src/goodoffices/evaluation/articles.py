"""The five articles against what a careful analyst records: people, status, day, place, quotations, furniture."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from goodoffices import service
from goodoffices.evaluation.names import acronym, same, words

Json = Mapping[str, Any]


@dataclass
class Check:
    """One thing that the gold asks for, and whether the record has it."""

    article: str
    what: str
    found: bool
    note: str = ""


@dataclass
class Report:
    """All checks, by group, with totals."""

    groups: dict[str, list[Check]] = field(default_factory=dict)

    def add(self, group: str, article: str, what: str, found: bool, note: str = "") -> None:
        """One more check."""
        self.groups.setdefault(group, []).append(Check(article, what, found, note))

    def lines(self) -> Iterator[str]:
        """The report as plain text, misses first listed under their group."""
        for group, checks in self.groups.items():
            yield f"{group:<34} {sum(c.found for c in checks):>3} of {len(checks)}"
            for check in checks:
                if not check.found:
                    yield f"    missed: {check.article[:3]} {check.what}{': ' + check.note if check.note else ''}"


def evaluate(folder: Path, gold: Path) -> Report:
    """Builds a record of the articles in `folder` and compares it with the gold file.

    Args:
        folder: Folder of the saved pages; a page is known by its file name without suffix.
        gold: The gold file (YAML).

    Returns:
        The report. `published.actual` is only compared with, never told to the reader.
    """
    with tempfile.TemporaryDirectory() as scratch:
        record = service.build([folder], Path(scratch) / "record.sqlite").record
        entries = list(service.export_rows(record, "entries"))
        articles = list(service.export_rows(record, "articles"))
        failures = record.verify()
    report = Report()
    for key, expected in _wanted(gold).items():
        article = _find(articles, key, expected)
        report.add("articles read", key, "the article", article is not None)
        if article is None:
            continue
        mine = [e for e in entries if article["id"] in e["articles"]]
        _article(report, key, expected, article)
        for meeting in expected.get("meetings", ()):
            if not meeting.get("optional") and meeting["who"]:
                _meeting(report, key, meeting, mine)
        _visits(report, key, expected, mine)
        _statements(report, key, expected, mine)
        _others(report, key, expected, mine)
        _furniture(report, key, expected, article, mine)
    report.add("verify", "all", "every value verifies", not failures, f"{len(failures)} failures")
    return report


def _wanted(gold: Path) -> dict[str, Json]:
    """The gold by article; the shipped samples stand under a key of their own, with what joins them beside it."""
    wanted: dict[str, Json] = yaml.safe_load(gold.read_text("utf-8"))
    return dict(wanted["samples"]) if "samples" in wanted else wanted


def _find(articles: Sequence[Json], key: str, expected: Json) -> Json | None:
    """The exported article that the gold means: by file name, for rows of a table by title."""
    name = Path(expected["file"]).stem if "file" in expected and "row" not in expected else key
    by_name = [a for a in articles if Path(a["source"]).stem == name]
    title = words(expected.get("title") or "")
    by_title = [a for a in articles if title and words(a["title"] or "") == title]
    return next(iter([*by_name, *by_title]), None)


def _article(report: Report, key: str, expected: Json, article: Json) -> None:
    title = words(expected.get("title") or "")
    report.add(
        "titles", key, expected.get("title") or "", len(title & words(article["title"] or "")) >= 0.6 * len(title)
    )
    if expected.get("outlet"):
        outlet = (article["outlet"] or "").casefold()
        report.add("outlets", key, expected["outlet"], outlet == expected["outlet"].casefold(), outlet)
    when, span = article["published"], expected["published"]
    start, end = _day(when["start"]), _day(when["end"])
    if span.get("day"):
        report.add("day as given", key, str(span["day"]), start == span["day"] == end, f"{start} to {end}")
    if "derivable" not in span:
        return
    derivable = span["derivable"]
    inside = start is not None and end is not None and derivable["from"] <= start and end <= derivable["to"]
    report.add("day within what is derivable", key, str(derivable), inside, f"{start} to {end}")
    if "actual" in span:
        holds = start is not None and end is not None and start <= span["actual"] <= end
        report.add("day contains the true one", key, str(span["actual"]), holds, f"{start} to {end}")


def _meeting(report: Report, key: str, meeting: Json, entries: Sequence[Json]) -> None:
    kinds = ("meeting", "visit", "call")
    who = list(meeting["who"])
    scored = [(_people(who, e), _fits(meeting, e), e) for e in entries if e["kind"] in kinds]
    scored = [s for s in scored if s[0] >= (1.0 if len(who) <= 3 else 0.75)]
    best = max(scored, key=lambda s: (s[1], s[0], -len(s[2]["participants"])), default=None)
    label = f"{meeting['id']} {', '.join(who)}"
    report.add("meetings: the right people", key, label, best is not None)
    if best is None:
        return
    entry = best[2]
    allowed = {meeting["status"], *meeting.get("also", ())}
    report.add("meetings: the right status", key, label, entry["status"] in allowed, entry["status"])
    if meeting.get("place") and not meeting.get("optional_place"):
        report.add("meetings: the right place", key, label, _place(meeting, entry), str(entry["where"].get("name")))
    if meeting.get("date"):
        report.add("meetings: the right date", key, label, _date(meeting["date"], entry["when"]), _shown(entry["when"]))
    if meeting.get("condition"):
        report.add("meetings: condition", key, label, bool(entry.get("condition")))
    if meeting.get("place_accounts"):
        report.add(
            "meetings: both accounts of the place",
            key,
            label,
            any(c["field"] == "where" for c in entry["competing"]),
        )


def _people(who: Sequence[str], entry: Json) -> float:
    """Share of the gold's people found; a person counts by an office that the packs resolve to that person."""
    present = entry["participants"]
    wanted = [part for name in who for part in _heads(name)]
    return sum(any(_is(name, p) for p in present) for name in wanted) / len(wanted)


def _heads(name: str) -> list[str]:
    """The two whom "heads of A and B" asks for."""
    return [f"head of {state}" for state in name[9:].split(" and ")] if name.startswith("heads of ") else [name]


def _is(name: str, participant: Json) -> bool:
    if same(name, participant) or acronym(name) in (participant["name"], participant.get("written")):
        return True
    given = words(f"{participant['name']} {participant.get('written') or ''} {participant.get('office') or ''}")
    if name.startswith(("a ", "an ")):  # a source without a name: most of its words
        return 2 * len(words(name) & given) >= len(words(name))
    if name.startswith("head of "):
        return words(name[8:]) <= given and participant.get("kind") in ("office", "person", "state")
    return False


def _fits(meeting: Json, entry: Json) -> int:
    """How many of status, place and day agree: to choose among entries with the same people."""
    return (
        (entry["status"] in {meeting["status"], *meeting.get("also", ())})
        + (not meeting.get("place") or _place(meeting, entry))
        + (not meeting.get("date") or _date(meeting["date"], entry["when"]))
    )


def _place(meeting: Json, entry: Json) -> bool:
    names = [entry["where"].get("name") or ""]
    for competing in entry["competing"]:
        if competing["field"] == "where":
            names += [str((a["value"] or {}).get("name")) for a in competing["accounts"]]
    return any(words(meeting["place"]) & words(n) for n in names)


def _date(wanted: Any, when: Json) -> bool:
    if isinstance(wanted, date):
        return bool(when["start"] == wanted.isoformat() == when["end"])
    if "relative" in wanted:
        return bool(when.get("words")) and bool(words(wanted["relative"]) & words(when["words"]))
    start, end = _day(when["start"]), _day(when["end"])
    after = wanted.get("from") is None or (start is not None and wanted["from"] <= start)
    before = wanted.get("to") is None or (end is not None and end <= wanted["to"])
    return after and before and (start is not None or end is not None)


def _shown(when: Json) -> str:
    return f"{when['start']} to {when['end']} {when.get('words') or ''}"


def _visits(report: Report, key: str, expected: Json, entries: Sequence[Json]) -> None:
    for visit in _required(expected, "visits"):
        mine = [
            e for e in entries if e["kind"] == "visit" and any(same(visit["visitor"], p) for p in e["participants"])
        ]
        allowed = {visit["status"], *visit.get("also", ())}
        good = [e for e in mine if e["status"] in allowed]
        report.add("visits", key, visit["visitor"], bool(good), ", ".join(e["status"] for e in mine))


def _quotes(content: str, start: str) -> bool:
    """Whether a content is the quotation, or holds it in marks ("the meeting contained “positive steps”")."""
    return content.startswith(start) or any(f"{mark}{start}" in content for mark in "“\"«‘'")


def _statements(report: Report, key: str, expected: Json, entries: Sequence[Json]) -> None:
    statements = [e for e in entries if e["kind"] == "statement"]
    for gold in _required(expected, "statements"):
        mine = [s for s in statements if s.get("speaker") and _is(gold["speaker"], s["speaker"])]
        if "quote_starts" in gold:
            start = gold["quote_starts"].casefold()
            found = [s for s in statements if _quotes((s.get("content") or {}).get("text", "").casefold(), start)]
            right = [s for s in found if s in mine]
            note = (
                ""
                if right
                else "; ".join(str((s.get("speaker") or {}).get("name")) for s in found) or "no such quotation"
            )
            report.add("direct quotations", key, f"{gold['speaker']}: {gold['quote_starts']}", bool(right), note)
            if gold.get("opinion") and right:
                report.add("opinion marked", key, gold["speaker"], right[0]["opinion"])
        else:
            indirect = [s for s in mine if not (s.get("content") or {}).get("direct")]
            report.add(
                "indirect statements",
                key,
                f"{gold['speaker']} {gold.get('about') or gold.get('act')}",
                bool(indirect),
            )
            if gold.get("opinion") and indirect:
                report.add("opinion marked", key, gold["speaker"], any(s["opinion"] for s in indirect))


def _others(report: Report, key: str, expected: Json, entries: Sequence[Json]) -> None:
    for refusal in _required(expected, "refusals"):
        found = [e for e in entries if e["status"] == "refused" and _people(refusal["who"], e) == 1]
        report.add("refusals", key, refusal["what"], bool(found))
    for agreement in _required(expected, "agreements"):
        found = [e for e in entries if e["kind"] == "agreement" and _agreement(agreement, e)]
        report.add("agreements", key, agreement["name"], bool(found))
    for incident in _required(expected, "incidents"):
        found = [
            e for e in entries if e["kind"] == "incident" and "date" in incident and _date(incident["date"], e["when"])
        ]
        report.add("incidents", key, incident["name"], bool(found))
    wanted = _required(expected, "commitments")
    commitments = [e for e in entries if e["kind"] == "commitment"]
    for commitment in wanted:
        target = words(commitment["what"])
        found = [e for e in commitments if _shares(target, (e.get("content") or {}).get("text", ""))]
        report.add("commitments", key, commitment["what"], bool(found))
    for monitoring in _required(expected, "monitoring"):
        who = [monitoring["body"]] if "body" in monitoring else monitoring.get("who", [])
        found = [e for e in entries if e["kind"] == "monitoring" and (not who or _people(who, e) > 0)]
        report.add("monitoring", key, monitoring.get("mandate") or ", ".join(who), bool(found))
    for pressure in _required(expected, "pressure"):
        found = [
            e
            for e in entries
            if e["kind"] == "pressure" and any(p["country"] == pressure.get("against") for p in e["participants"])
        ]
        good = [e for e in found if e["status"] == pressure["status"] and e["opinion"]]
        report.add(
            "pressure", key, pressure.get("instrument") or "pressure", bool(good), ", ".join(e["status"] for e in found)
        )


def _required(expected: Json, group: str) -> list[Json]:
    """What the gold asks for of a group; what a second reader could leave out counts neither way."""
    return [item for item in expected.get(group, ()) if not item.get("optional")]


def _shares(target: frozenset[str], text: str) -> bool:
    given = words(text)
    return sum(any(w[:6] == g[:6] for g in given) for w in target) >= max(2, 0.5 * len(target))


def _agreement(gold: Json, entry: Json) -> bool:
    if gold.get("date") and entry["when"]["start"] and not _date(_interval(gold["date"]), entry["when"]):
        return False
    if gold.get("date") and not entry["when"]["start"] and not gold.get("who"):
        return False
    if gold.get("who"):
        people = [p for p in gold["who"] if p.isupper()]
        present = {p[key] for p in entry["participants"] for key in ("country", "name", "written")}
        present |= {acronym(p["name"]) for p in entry["participants"]}
        return sum(c in present for c in people) >= min(2, len(people))
    return True


def _interval(value: Any) -> Any:
    return {"from": value, "to": value} if isinstance(value, date) else value


def _furniture(report: Report, key: str, expected: Json, article: Json, entries: Sequence[Json]) -> None:
    text, body = article["text"], expected["body"]
    start, end = text.find(body["first"]), text.find(body["last"]) + len(body["last"])
    end = max(end, text.find("\n", end))  # the paragraph whose words the gold gives as the last
    title = text.find((article["title"] or "\0")[:20])
    outside, forbidden = [], []
    for entry in entries:
        for e in entry["evidence"]:
            if e["article"] != article["id"]:
                continue
            caption = text.rfind("\n", 0, e["start"]) + 1
            if text[caption : caption + 6].casefold() in ("photo:", "photo "):
                continue  # the article's own picture
            in_title = title >= 0 and title <= e["start"] < title + len(article["title"] or "") + 2
            if (
                not (start <= e["start"] and e["end"] <= end)
                and not in_title
                and not e["field"].startswith("attribution")
            ):
                outside.append(e["quote"])
            forbidden += [w for w in expected.get("must_not", ()) if w in e["quote"]]
    report.add("no evidence outside the body", key, "", not outside, "; ".join(outside[:5]))
    report.add("nothing from furniture", key, "", not forbidden, "; ".join(forbidden[:5]))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
