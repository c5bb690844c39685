import re
from pathlib import Path

import pytest

import goodoffices

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


def test_the_code_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile("\n".join(blocks), str(PAGE), "exec"), {"__name__": "page"})
    assert "meeting held met" in capsys.readouterr().out
    assert (tmp_path / "brief.html").exists()


def test_every_public_name_is_there_and_documented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in goodoffices.__all__:
        assert getattr(goodoffices, name) is not None
        assert f"`{name}" in text or f"go.{name}" in text or name.endswith("Error") or name == "TimeExpression"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = goodoffices.nothing
