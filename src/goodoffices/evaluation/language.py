"""The language layer against gold: treebanks, raw text, names of the world's news, and the field's own sentences.

Floors and goals are those that the model is built to; the figures of the shipped model are in `docs/model-card.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goodoffices.evaluation.language_gold import Tree, read_names, read_trees
from goodoffices.evaluation.language_scores import frames, names, on_gold_tokens, on_raw_text, raw_text

if TYPE_CHECKING:
    from goodoffices.language import Sentence
    from goodoffices.language.onnx_model import OnnxModel

# Verbs of meeting, saying and planning, whose arguments the claims rest on.
VERBS: Final = frozenset(
    (
        "accuse", "agree", "announce", "arrive", "attend", "call", "cancel", "chair", "convene", "declare", "decline",
        "demand", "deny", "discuss", "expect", "host", "hold", "intend", "invite", "mediate", "meet", "negotiate",
        "offer", "plan", "postpone", "propose", "receive", "refuse", "reject", "say", "schedule", "sign", "speak",
        "state", "talk", "tell", "travel", "urge", "visit", "warn", "welcome",
    )
)  # fmt: skip

_OWN_TESTS: Final = {"test.conllu": "domain", "test_news.conllu": "domain news"}

_GOALS: Final = {
    "EWT test LAS": (0.895, 0.905),
    "GUM test LAS": (0.89, 0.90),
    "GUM news recall obl": (0.86, 0.89),
    "GUM news recall nmod": (0.82, 0.86),
    "GUM news recall conj": (0.72, 0.80),
    "EWT raw sentences": (0.84, 0.90),
    "GUM raw sentences": (0.92, 0.95),
    "EWT raw tokens": (0.985, None),
    "GUM raw tokens": (0.985, None),
    "EWT raw LAS": (0.85, 0.87),
    "GUM raw LAS": (0.85, 0.87),
    "EWT test lemma": (0.975, 0.985),
    "GUM test lemma": (0.975, 0.985),
    "newswire names": (0.78, 0.83),
    "newswire PERSON": (0.88, 0.92),
    "domain LAS": (0.90, 0.93),
    "domain arguments": (0.92, 0.96),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, with the floor that must hold and the goal where they are set."""

    name: str
    value: float
    floor: float | None = None
    goal: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure reaches its floor; one without a floor does."""
        return self.floor is None or round(self.value, 4) >= self.floor


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one model."""

    model: str
    figures: tuple[Figure, ...]

    def lines(self) -> Iterator[str]:
        """The report as plain text."""
        yield f"language model {self.model}"
        for figure in self.figures:
            bounds = ""
            if figure.floor is not None:
                bounds = f"floor {figure.floor:.3f}" + (f"  goal {figure.goal:.3f}" if figure.goal else "")
                bounds += "" if figure.holds else "  below its floor"
            yield f"{figure.name:<28} {figure.value:7.4f}  {bounds}".rstrip()


def evaluate(shared: Path, domain: Path | None = None) -> Report:
    """Measures the shipped model.

    Args:
        shared: Folder with `training/UD_English-EWT`, `training/UD_English-GUM`, `training/en-worldwide-newswire`.
        domain: Folder with the field's own test treebanks, `test.conllu` and `test_news.conllu`; None for the one
            beside the package in its repository, if it is there.

    Returns:
        The report.

    Raises:
        OSError: a file below `shared` is missing.
    """
    from goodoffices.language import load
    from goodoffices.language.onnx_model import OnnxModel

    model = load()
    assert isinstance(model, OnnxModel)
    figures: dict[str, float] = {}
    for treebank in ("EWT", "GUM"):
        trees = read_trees(shared / f"training/UD_English-{treebank}/test.conllu")
        figures |= _on_treebank(model, treebank, trees)
    wire = list(read_names(shared / "training/en-worldwide-newswire"))
    read = [model.read_words([sentence.words for sentence in article], one_text=True) for article in wire]
    rates = names([*chain(*wire)], [*chain(*read)])
    figures["newswire names"] = rates["all"].f
    figures |= {f"newswire {label}": rates[label].f for label in ("PERSON", "ORG", "PLACE")}
    own = domain or Path(__file__).parents[3] / "training/domain"
    for name, title in _OWN_TESTS.items():
        if domain is not None or (own / name).exists():
            figures |= _on_own(model, title, read_trees(own / name))
    return Report(model.version, tuple(Figure(name, value, *_GOALS.get(name, ())) for name, value in figures.items()))


def _read(model: OnnxModel, trees: Sequence[Tree]) -> list[Sentence]:
    return model.read_words([[word.text for word in tree.words] for tree in trees])


def _on_treebank(model: OnnxModel, treebank: str, trees: Sequence[Tree]) -> Mapping[str, float]:
    read = _read(model, trees)
    scores = on_gold_tokens(trees, read)
    kinds = {"upos": "UPOS", "feats": "features", "lemma": "lemma", "uas": "UAS", "las": "LAS"}
    figures = {f"{treebank} test {title}": scores[kind] for kind, title in kinds.items()}
    figures[f"{treebank} test LAS, no subtypes"] = scores["las_broad"]
    if treebank == "GUM":
        news = [at for at, tree in enumerate(trees) if "_news_" in tree.document]
        own = on_gold_tokens([trees[at] for at in news], [read[at] for at in news])
        figures["GUM news LAS"] = own["las"]
        figures |= {f"GUM news recall {rel}": own[f"recall {rel}"] for rel in ("nsubj", "obj", "obl", "nmod", "conj")}
    text, begins = raw_text(trees)
    raw = on_raw_text(trees, text, begins, model.read(text))
    for kind, title in {"sentences": "sentences", "tokens": "tokens", "words": "words", "las": "LAS"}.items():
        figures[f"{treebank} raw {title}"] = raw[kind].f
    return figures


def _on_own(model: OnnxModel, title: str, trees: Sequence[Tree]) -> Mapping[str, float]:
    read = _read(model, trees)
    scores = on_gold_tokens(trees, read)
    arguments, whole = frames(trees, read, VERBS)
    figures = {
        "UPOS": scores["upos"],
        "UAS": scores["uas"],
        "LAS": scores["las"],
        "arguments": arguments.f,
        "arguments, recall": arguments.recall,
        "whole frames": whole,
    }
    return {f"{title} {name}": value for name, value in figures.items()}
