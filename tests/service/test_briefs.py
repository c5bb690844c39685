from datetime import date
from pathlib import Path

import pytest

from goodoffices.schema import GoodofficesError
from goodoffices.service import open_record
from goodoffices.service.briefs import Scope, write_brief
from goodoffices.service.exports import export, export_bytes
from goodoffices.store import Filter, Store
from tests.factories import world
from tests.web.conftest import keep


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(tmp_path_factory.mktemp("briefs") / "norrland.sqlite", *world())


def test_a_brief_of_a_part_says_so_and_has_nothing_else(record: Path) -> None:
    with open_record(record) as opened:
        scope = Scope(wanted=Filter(actor="Voss", since=date(2031, 5, 1), until=date(2031, 5, 31)))
        page = write_brief(opened, scope).decode()
    assert "from 1 May 2031 to 31 May 2031 with Voss" in page
    assert "Meeting of the foreign ministers of Norrland and Sudmark in Tarn" in page
    assert "Peace plan of the Harbour Group" not in page


@pytest.mark.parametrize(("form", "begins"), [("html", b"<!doctype"), ("md", b"# "), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_every_form_is_written(record: Path, form: str, begins: bytes) -> None:
    if form == "pdf":
        pytest.importorskip("weasyprint")
    with open_record(record) as opened:
        assert write_brief(opened, Scope(title="Norrland"), form).startswith(begins)


def test_what_cannot_be_written_is_said(record: Path) -> None:
    with open_record(record) as opened:
        with pytest.raises(GoodofficesError, match="Choose one of: html, pdf, docx, md"):
            write_brief(opened, Scope(), "odt")
        with pytest.raises(GoodofficesError, match="no entry is by the pack nowhere"):
            write_brief(opened, Scope(pack="nowhere"))


def test_exports_to_pass_on_leave_texts_out(record: Path) -> None:
    with Store.open(record) as store:
        assert '"text":' in "".join(export(store, what="articles"))
        assert '"text":' not in "".join(export(store, what="articles", share=True))
        for form in ("csv", "graphml", "ics", "mend"):
            assert "".join(export(store, form, share=True))
        assert b"".join(export_bytes(store, "xlsx", share=True)).startswith(b"PK")
        with pytest.raises(GoodofficesError, match="no export format 'pdf'"):
            next(export_bytes(store, "pdf"))
