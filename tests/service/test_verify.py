import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from goodoffices import service
from goodoffices.schema import Claim, Evidence, InputError, Participant, When
from goodoffices.service.checks import check
from tests.factories import article, claim, day, world


@pytest.fixture
def record(hand_made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    service.build([hand_made], path).record.close()
    return path


def failures(path: Path) -> int:
    with service.open_record(path) as opened:
        return len(opened.verify())


def test_an_untouched_record_holds(record: Path) -> None:
    with service.open_record(record) as opened:
        verdict = opened.verify()
    assert verdict.holds
    assert (verdict.articles, verdict.claims, verdict.entries) == (3, 11, 9)
    assert verdict.quotes > 30


CHANGEABLE = {
    "articles": ("text", "body", "text_hash", "engine", "seal", "id"),
    "claims": ("body", "kind", "status", "article", "seal", "id"),
    "entries": ("body", "kind", "status", "first", "last", "who", "seal", "id"),
    "members": ("claim", "entry"),
    "meta": ("key", "value"),
}


def other_letter(text: str, at: int, chance: random.Random) -> str:
    letters = [c for c in "abcdefgh0123456789XYZ ,.é" if c != text[at]]
    return text[:at] + chance.choice(letters) + text[at + 1 :]


def test_of_500_random_changes_of_one_character_in_the_record_all_are_found(record: Path) -> None:
    chance = random.Random(20160620)
    raw = sqlite3.connect(record)
    raw.execute("PRAGMA journal_mode = DELETE")
    cells = [
        (table, column, row)
        for table, columns in CHANGEABLE.items()
        for column in columns
        for (row,) in raw.execute(f"SELECT rowid FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''")
    ]
    weights = [20 if c[1] in ("text", "body") else 1 for c in cells]
    with service.open_record(record) as opened:
        for _ in range(500):
            table, column, row = chance.choices(cells, weights)[0]
            (before,) = raw.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (row,)).fetchone()
            after = other_letter(before, chance.randrange(len(before)), chance)
            raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (after, row))
            raw.commit()
            assert opened.verify().failures, (table, column, before, after)
            raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (before, row))
            raw.commit()
        assert opened.verify().holds
    raw.close()


@pytest.mark.parametrize("what", ["entries", "claims", "articles"])
def test_of_random_changes_of_one_character_in_an_export_all_are_found(record: Path, tmp_path: Path, what: str) -> None:
    chance = random.Random(what)
    with service.open_record(record) as opened:
        text = opened.export(what=what)
        file = tmp_path / "export.jsonl"
        file.write_text(text, encoding="utf-8")
        assert opened.verify(export=file).holds
        for _ in range(200):
            file.write_text(other_letter(text, chance.randrange(len(text)), chance), encoding="utf-8")
            assert opened.verify(export=file).failures


def test_a_changed_value_of_an_export_is_named(record: Path, tmp_path: Path) -> None:
    with service.open_record(record) as opened:
        lines = opened.export().splitlines()
        first = json.loads(lines[0])
        first["when"]["start"] = "2031-05-12"
        file = tmp_path / "export.jsonl"
        changed = json.dumps(first, ensure_ascii=False, separators=(",", ":"))
        file.write_text("\n".join([changed, *lines[1:-1], "{}", ""]), encoding="utf-8")
        found = {(f.where, f.field) for f in opened.verify(export=file).failures}
    assert {("export.jsonl:1", "when.start"), (f"export.jsonl:{len(lines)}", ""), ("export.jsonl", "id")} == found


@pytest.mark.parametrize("turn", ["reversed", "twice", "cut"])
def test_lines_missing_doubled_or_in_another_order_are_found(record: Path, tmp_path: Path, turn: str) -> None:
    with service.open_record(record) as opened:
        lines = opened.export().splitlines(keepends=True)
        new = {"reversed": lines[::-1], "twice": [*lines, lines[0]], "cut": lines[:-1]}[turn]
        (tmp_path / "export.jsonl").write_text("".join(new), encoding="utf-8")
        assert opened.verify(export=tmp_path / "export.jsonl").failures
        with pytest.raises(InputError, match="cannot be read"):
            opened.verify(export=tmp_path / "none.jsonl")


def test_rows_taken_away_and_a_broken_build_are_found(record: Path, tmp_path: Path) -> None:
    for statement in (
        "DELETE FROM claims WHERE rowid = 1",
        "DELETE FROM entries WHERE rowid = 1",
        "DELETE FROM articles WHERE rowid = 1",
        "DELETE FROM members WHERE rowid = 1",
        "DELETE FROM meta WHERE key = 'seal'",
        "DELETE FROM meta WHERE key = 'model'",
        "INSERT INTO decisions VALUES ('d1', 1, '2031-01-01', '{}', 'x')",
    ):
        copy = tmp_path / "copy.sqlite"
        shutil.copy(record, copy)
        with sqlite3.connect(copy) as raw:
            raw.execute(statement)
        raw.close()
        assert failures(copy), statement
        copy.unlink()


def problems(one: Claim) -> list[str]:
    articles, _, _ = world()
    return [f"{f.field}: {f.problem}" for f in check(one.id, one, {a.id: a for a in articles})]


def test_the_hand_made_world_holds() -> None:
    articles, claims, entries = world()
    by_id = {a.id: a for a in articles}
    assert [f for one in claims for f in check(one.id, one, by_id)] == []
    assert [f for one in entries for f in check(one.id, one, by_id)] == []


def test_values_must_read_as_their_quotes() -> None:
    _, claims, _ = world()
    met = next(c for c in claims if c.kind == "meeting" and c.status == "held")
    person = met.participants[0]

    def changed(**values: object) -> str:
        return " ".join(problems(met.model_copy(update=values)))

    assert "none of its quotes" in changed(
        participants=(person.model_copy(update={"written": "Per Dah"}), met.participants[1])
    )
    assert "nothing shows" in changed(participants=(person.model_copy(update={"name": "Bo Ek"}), met.participants[1]))
    assert "words nor a derivation" in changed(speaker=Participant(name="X"))
    assert "none of its quotes" in changed(when=day("2031-05-13", "Monday"))
    assert "none of its quotes" in changed(where=met.where.model_copy(update={"name": "Rome"}))
    assert "ends before" in changed(
        when=When.model_validate({"start": "2031-05-14", "end": "2031-05-13", "words": "Tuesday"})
    )
    assert "does not follow" in changed(part=1)
    assert "not there" in changed(participants=met.participants[:1])


def test_evidence_must_be_short_and_no_furniture() -> None:
    one = article("Title\n\n" + "word " * 20 + "met.\n\nMore stories\nAnna met Bo", "Outlet", "2031-01-01")
    base = claim(one, "meeting", "held", "met")
    long = Evidence(article=one.id, start=7, end=7 + 13 * 5 - 1, quote=one.text[7 : 7 + 13 * 5 - 1], field="when")
    found = [f.problem for f in check("c", base.model_copy(update={"evidence": (*base.evidence, long)}), {one.id: one})]
    assert found == ["its evidence is longer than 12 words"]
    at = one.text.index("Anna")
    below = Evidence(article=one.id, start=at, end=at + 4, quote="Anna", field="topics")
    found = [
        f.problem for f in check("c", base.model_copy(update={"evidence": (*base.evidence, below)}), {one.id: one})
    ]
    assert found == ["the quote lies in the page's furniture"]
