"""What counts in the measure of quotations, on an invented article with invented notes."""

from pathlib import Path

import pytest

from goodoffices.evaluation.quotations import evaluate, pair
from goodoffices.evaluation.quotations_gold import Told, kind_of, quoted_words, read_baseline, read_corpus, words_in
from goodoffices.schema import InputError

TEXT = (
    "“The road is open,” Amina Diallo said. She added that the second convoy would leave on Monday.\n\n"
    "The rebels “fear nobody”, according to their spokesman.\n"
)


def _corpus(folder: Path, text: str = TEXT) -> Path:
    notes = [
        ("Content", "“The road is open,”"), ("Source", "Amina Diallo"), ("Cue", "said"),
        ("Content", "that the second convoy would leave on Monday"), ("Source", "She"), ("Cue", "added"),
        ("Content", "The rebels “fear nobody”"), ("Source", "their spokesman"), ("Cue", "according to"),
    ]  # fmt: skip
    lines = []
    for i, (role, words) in enumerate(notes, 1):
        start = text.index(words)
        lines.append(f"T{i}\t{role} {start} {start + len(words)}\t{words}")
    lines += [f"E{i // 3 + 1}\tContent:T{i} Source:T{i + 1} Cue:T{i + 2}" for i in (1, 4, 7)]
    for part in ("text", "attributions"):
        (folder / "dev" / part).mkdir(parents=True)
    (folder / "dev" / "text" / "road.txt").write_text(text, "utf-8")
    for annotator in ("a1", "b2"):
        (folder / "dev" / "attributions" / f"road_{annotator}.ann").write_text("\n".join(lines), "utf-8")
    return folder


def test_the_corpus_is_read_once_for_each_article(tmp_path: Path) -> None:
    (article,) = read_corpus(_corpus(tmp_path), "dev")
    assert [told.kind for told in article.told] == ["direct", "indirect", "mixed"]
    assert article.told[1].source == words_in(TEXT, [(TEXT.index("She"), TEXT.index("She") + 3)])


def test_everything_right_scores_one_and_the_baseline_less(tmp_path: Path) -> None:
    report = evaluate(_corpus(tmp_path))
    mine = {figure.name: figure.value for figure in report.figures}
    nearest = {figure.name: figure.value for figure in report.baseline}
    assert mine["direct, relaxed F1"] == mine["direct, exact F1"] == mine["speaker"] == 1.0
    assert mine["indirect, exact F1"] == mine["mixed, exact F1"] == 1.0
    assert nearest["direct, relaxed F1"] == 1.0
    assert nearest["all, relaxed F1"] < 1.0
    assert report.errors == ()


def test_half_of_either_one_is_a_match_and_less_is_none() -> None:
    def of(*words: int) -> Told:
        return Told(frozenset(words), frozenset(), "indirect")

    assert pair([of(1, 2, 3, 4)], [of(3, 4)]) == {0: 0}
    assert pair([of(1, 2, 3, 4)], [of(4)]) == {}
    assert pair([of(1, 2, 3, 4)], [of(4), of(1, 2, 3)]) == {0: 1}
    assert pair([of(1, 2), of(1, 2)], [of(1, 2)]) == {0: 0}


def test_kinds_go_by_the_marks() -> None:
    marked = quoted_words(TEXT)
    assert kind_of(words_in(TEXT, [(0, 19)]), marked) == "direct"
    assert kind_of(words_in(TEXT, [(0, 38)]), marked) == "mixed"
    assert kind_of(words_in(TEXT, [(39, 60)]), marked) == "indirect"


def test_the_baseline_takes_the_nearest_name() -> None:
    (told,) = read_baseline("“The road is open,” Amina Diallo told Reuters.")
    assert told.source == words_in("“The road is open,” Amina Diallo told Reuters.", [(20, 32)])


def test_a_folder_without_the_split_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no split 'dev'"):
        evaluate(tmp_path)
