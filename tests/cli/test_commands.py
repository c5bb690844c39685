import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goodoffices.cli import app as application
from goodoffices.cli.app import app, run

ANSI = re.compile(r"\x1b\[")


def call(*arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=typed, catch_exceptions=False)


@pytest.fixture
def record(hand_made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    assert call("build", hand_made, "-o", path).exit_code == 0
    return path


def test_build_says_what_it_did_and_the_next_step(hand_made: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    first = call("build", hand_made, "-o", path).output
    assert "3 articles read; 9 entries from 11 claims." in first
    assert f"goodoffices timeline {path}" in first
    assert "0 articles read, 3 articles already held; 9 entries" in call("build", hand_made, "-o", path).output
    said = json.loads(call("build", hand_made, "-o", path, "--json").output)
    assert (said["held"], said["entries"]) == (3, 9)


def test_timeline_is_plain_lines_without_a_terminal(record: Path) -> None:
    output = call("timeline", record).output
    assert len(output.splitlines()) == 9
    assert not ANSI.search(output)
    assert re.search(r"2031-05-13\s+held\s+meeting", output)


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--kind", "meeting"], 3),
        (["--kind", "meeting", "--kind", "refusal"], 4),
        (["--status", "cancelled"], 1),
        (["--actor", "Dahl"], 1),
        (["--from", "2031-06"], 2),
        (["--to", "2031-05"], 2),
        (["--from", "2031", "--to", "2031"], 4),
        (["--from", "2031-05-13", "--to", "2031-05-13"], 1),
        (["--format", "Minsk"], 0),
    ],
)
def test_timeline_filters(record: Path, options: list[str], number: int) -> None:
    rows = json.loads(call("timeline", record, "--json", *options).output)
    assert len(rows) == number


def test_show_gives_every_value_with_its_quote(record: Path) -> None:
    ident = json.loads(call("timeline", record, "--json", "--status", "held", "--kind", "meeting").output)[0]["id"]
    output = call("show", record, ident[:9]).output
    for words in (
        "held",
        "13 May 2031",
        "Per Dahl",
        "“Tuesday”",
        "“met”",
        "according to",
        "accounts of where",
        "history",
    ):
        assert words in output
    assert json.loads(call("show", record, ident, "--json").output)["id"] == ident


def test_search_and_changes(record: Path) -> None:
    assert "prisoners" in call("search", record, "prisoners").output
    assert {hit["what"] for hit in json.loads(call("search", record, "prisoners", "--json").output)} == {
        "entry",
        "article",
    }
    assert "Nothing" in call("search", record, "cheese").output
    output = call("changes", record, "--since", "2031-06").output
    assert "scheduled → cancelled" in output
    assert "new: held" in output
    assert all(
        row["reported"]["end"] >= "2031-06-01"
        for row in json.loads(call("changes", record, "--since", "2031-06", "--json").output)
    )
    assert "Nothing was reported" in call("changes", record, "--since", "2032").output


def test_verify_ends_with_1_when_something_does_not_hold(record: Path, tmp_path: Path) -> None:
    result = call("verify", record)
    assert result.exit_code == 0
    assert "3 articles, 11 claims, 9 entries" in result.output
    assert "everything holds" in result.output
    export = tmp_path / "entries.jsonl"
    call("export", record, "-o", export)
    assert call("verify", record, "--export", export).exit_code == 0
    export.write_text(export.read_text(encoding="utf-8").replace("Tarn", "Turn", 1), encoding="utf-8")
    result = call("verify", record, "--export", export)
    assert result.exit_code == 1
    assert "'Turn" in result.output or "Turn" in result.output
    said = json.loads(call("verify", record, "--export", export, "--json").output)
    assert said["holds"] is False
    assert said["failures"]


@pytest.mark.parametrize(
    ("options", "starts"),
    [
        ([], '{"id":"c'),
        (["--what", "claims"], '{"id":"c'),
        (["--what", "articles"], '{"id":"a'),
        (["--format", "csv"], "id,kind,title"),
        (["--format", "mend"], "med_event_ID,conflict_country"),
        (["--format", "plover"], ""),
    ],
)
def test_exports(record: Path, options: list[str], starts: str) -> None:
    result = call("export", record, *options)
    assert result.exit_code == 0
    assert result.output.startswith(starts)


def test_an_export_to_a_file_says_beside_it_what_it_is(record: Path, tmp_path: Path) -> None:
    call("export", record, "--format", "csv", "-o", tmp_path / "e.csv")
    about = json.loads((tmp_path / "e.csv.about.json").read_text(encoding="utf-8"))
    assert about["holds"]["format"] == "csv"
    assert {"tool", "model", "packs", "rules"} <= set(about["versions"])
    assert len(about["record_seal"]) == 64


def test_brief_lies_beside_the_record(record: Path) -> None:
    result = call("brief", record, "--title", "A <test>")
    page = record.with_suffix(".html")
    assert result.output.strip() == str(page)
    assert "A &lt;test&gt;" in page.read_text(encoding="utf-8")


def test_doctor_looks_at_everything() -> None:
    findings = {f["what"]: f for f in json.loads(call("doctor", "--json").output)}
    assert set(findings) == {"goodoffices", "python", "sqlite", "disk", "packs", "language model"}
    assert findings["sqlite"]["well"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["timeline", "none.sqlite"], "goodoffices build"),
        (["build", "none", "-o", "r.sqlite"], "no such file or folder"),
        (["export", "RECORD", "--format", "word"], "Choose one of: jsonl"),
        (["export", "RECORD", "--format", "csv", "--what", "claims"], "--format jsonl --what claims"),
        (["show", "RECORD", "zzz"], "no entry and no claim"),
        (["build", "none", "-o", "r.sqlite", "--only", "atlantis"], "no such file or folder"),
    ],
)
def test_an_error_is_one_line_with_the_next_step(
    record: Path, arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["goodoffices", *[str(record) if a == "RECORD" else a for a in arguments]])
    with pytest.raises(SystemExit) as end:
        run()
    error = capsys.readouterr().err
    assert end.value.code == 2
    assert error.startswith("goodoffices: ")
    assert says in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--kind", "meetings"], "no kind 'meetings'. Choose one of: meeting,"),
        (["--status", "done"], "no status 'done'"),
        (["--from", "June"], "Write 2016-06-20"),
        (["--from", "2016-13"], "Write 2016-06-20"),
        (["--to", "2015-02-30"], "Write 2016-06-20"),
    ],
)
def test_a_wrong_option_is_explained(record: Path, options: list[str], says: str) -> None:
    result = call("timeline", record, *options)
    assert result.exit_code == 2
    assert says in " ".join(re.sub(r"[│╭╮╰╯─]", " ", result.output).split())


def test_a_stop_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(application, "app", stopped)
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code == 130
    assert "stopped" in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['goodoffices', '--help']\n"
        "try:\n    from goodoffices.cli import main; main()\nexcept SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'alembic', 'numpy', 'onnxruntime', 'trafilatura', 'lxml', 'jinja2', 'yaml'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "LOADED []" in done.stdout
    assert "Keeps the record of a peace process" in done.stdout
