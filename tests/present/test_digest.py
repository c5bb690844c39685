from datetime import date

from goodoffices.present.digest import digest
from tests.factories import world


def test_an_entry_that_changed_twice_in_the_window_has_one_line() -> None:
    articles, _, entries = world()
    shown = digest(entries, articles, since=date(1900, 1, 1))
    lines = [news.entry.id for news in (*shown.news, *shown.off)]
    assert len(lines) == len(set(lines))
    twice = [e for e in entries if len({step.status for step in e.history}) > 1]
    assert twice
    for entry in twice:
        (news,) = (n for n in (*shown.news, *shown.off) if n.entry.id == entry.id)
        assert news.step.status == entry.history[-1].status
        assert news.before is not None
