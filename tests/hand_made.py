"""A reading and linking that stand in for the real ones: they give what `tests.factories` has made by hand."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from goodoffices.record import Linked, Linking
from goodoffices.record.decisions import Replay
from goodoffices.schema import Article, Claim, Entry
from goodoffices.service import building, linking, reading, then
from goodoffices.service.choice import PackChoice
from goodoffices.service.reading import Outcome
from goodoffices.store import Store
from goodoffices.store.rows import in_order
from tests.factories import entry, world

VERSIONS = ("tool", "rules", "linking", "model", "packs")


class ByHand(list[Entry]):
    """Entries in the order of their days, as linking would give them."""

    def by_day(self) -> Iterator[Entry]:
        return iter(self)


@pytest.fixture
def hand_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of the three articles of the invented conflict, with fakes that read and link them."""
    articles, claims, _ = world()
    by_source = {Path(a.sources[0]).name: a for a in articles}
    for name, article in by_source.items():
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(article.text, encoding="utf-8")

    def read_path(path: Path) -> list[Article]:
        text = path.read_text(encoding="utf-8")
        return [a.model_copy(update={"sources": (str(path),)}) for a in articles if a.text == text]

    def read_article(article: Article, _: PackChoice, __: int | None) -> Outcome:
        return Outcome(article, tuple(c for c in claims if c.article == article.id))

    def linked(found: Sequence[Article], held: Iterable[Claim], *_: Any) -> Linked:
        groups: dict[Any, list[Claim]] = {}
        for c in held:
            groups.setdefault((c.kind, c.when.start if c.kind == "meeting" and c.when.start else c.id), []).append(c)
        return Linked([entry(group, found) for group in groups.values()], [], Replay(), {})

    monkeypatch.setattr("goodoffices.articles.read_path", read_path)
    monkeypatch.setattr(reading, "read_article", read_article)

    @contextmanager
    def linked_store(store: Store, *_: Any) -> Iterator[Linking]:
        made = linked(store.articles(), store.read_claims())
        yield Linking(ByHand(in_order(made.entries)), [], Replay(), {})  # type: ignore[arg-type]

    monkeypatch.setattr(linking, "linked_store", linked_store)
    monkeypatch.setattr(then, "linked", linked)
    monkeypatch.setattr(building, "_versions", lambda _: dict.fromkeys(VERSIONS, "1"))
    return tmp_path / "in"
