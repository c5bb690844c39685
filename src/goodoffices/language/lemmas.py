"""Lemmas as edit scripts ("cut two letters, add y") and the table of words that no script serves.

A script is written `L2y`: in lower case (`L`) or as written (`K`), cut 2 letters, add `y` (Chrupala et al. 2008
learn such scripts as classes; ours edit the end of the word only, which English needs).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path


def script_of(form: str, lemma: str) -> str:
    """The script that makes the lemma of the form.

    Args:
        form: a word as written.
        lemma: its lemma.

    Returns:
        The script; for an irregular pair such as `was`, `be` one that replaces the whole word.
    """
    kept = form if lemma != lemma.lower() else form.lower()
    common = 0
    while common < min(len(kept), len(lemma)) and kept[common] == lemma[common]:
        common += 1
    return f"{'K' if kept is form else 'L'}{len(kept) - common}{lemma[common:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that the script makes of the form.

    Args:
        form: a word as written.
        script: as `script_of` writes it.

    Returns:
        The lemma; the form itself (in the script's case) where the script would cut more than there is.
    """
    kept = form if script[0] == "K" else form.lower()
    digits = len(script) - len(script[1:].lstrip("0123456789")) - 1
    cut = int(script[1 : 1 + digits])
    if cut > len(kept):
        return kept
    return (kept[: len(kept) - cut] + script[1 + digits :]) or kept


class Lemmas:
    """Finds lemmas: by table, by the spelling rules of regular endings, by the model's script, in this order."""

    def __init__(self, table: Mapping[tuple[str, str], str], words: Iterable[str]) -> None:
        """Takes the table and the words that are known to exist.

        Args:
            table: (Form in lower case, part of speech) to lemma.
            words: Known words in lower case; the lemmas of the table are added.
        """
        self._table = table
        self._known = frozenset(words) | frozenset(table.values())

    @classmethod
    def from_file(cls, path: Path, words: Iterable[str]) -> Lemmas:
        """Reads the table from a file of lines `form TAB part of speech TAB lemma`, and irregular verbs beside it.

        Args:
            path: A UTF-8 text file; `irregular.txt` in its folder adds the verbs that it lacks.
            words: Known words in lower case.

        Returns:
            The finder.

        Raises:
            OSError: the file cannot be read.
        """
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        return cls(_irregular(path.with_name("irregular.txt")) | {(f, pos): lemma for f, pos, lemma in rows}, words)

    def of(self, form: str, pos: str, feats: Mapping[str, str], script: str) -> str:
        """The lemma of a word.

        Args:
            form: The word as written.
            pos: Its universal part of speech.
            feats: Its features.
            script: The script that the model proposes.

        Returns:
            The lemma, in lower case except for names.
        """
        if pos == "PROPN":
            lemma = apply_script(form, script)
            return lemma.title() if lemma.islower() and lemma.isalpha() and len(lemma) > 3 else lemma
        if pos == "NUM" and form[:1].isdigit():
            return form.replace(",", "")
        small = form.lower().replace("’", "'")
        found = self._table.get((small, pos))
        if found is not None:
            return found
        proposed = apply_script(form, script)
        stems = _regular(small, pos, feats) if small.isalpha() else ()
        known = next((stem for stem in stems if stem in self._known), None)
        if known is not None:
            return known
        # A plural that nobody knows is no word that nobody knows either.
        return stems[0] if stems and pos == "NOUN" and proposed not in self._known else proposed


def _regular(form: str, pos: str, feats: Mapping[str, str]) -> tuple[str, ...]:
    """Words that the form may be an inflected one of by spelling, the likeliest first."""
    if (pos == "NOUN" and feats.get("Number") == "Plur") or (
        pos == "VERB" and feats.get("Person") == "3" and form.endswith("s")
    ):
        return _without_s(form)
    if pos == "VERB" and form.endswith("ing") and feats.get("VerbForm") in ("Ger", "Part"):
        return _stems(form[:-3])
    if pos == "VERB" and form.endswith("ed") and feats.get("Tense") == "Past":
        return _stems(form[:-2])
    if pos in ("ADJ", "ADV") and feats.get("Degree") in ("Cmp", "Sup") and form.endswith(("er", "est")):
        return _stems(form.removesuffix("est").removesuffix("er"))
    return ()


def _irregular(path: Path) -> dict[tuple[str, str], str]:
    """Past forms and participles of irregular verbs; what is one's past and another's infinitive stays itself."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    lemmas = {line[0] for line in lines}
    forms = {(form, "VERB"): line[0] for line in lines for part in line[1:] for form in part.split("|")}
    return {key: lemma for key, lemma in forms.items() if key[0] not in lemmas}


def _without_s(form: str) -> tuple[str, ...]:
    """Words that the form may be with `-s` added, the likeliest first: `parties`, `clashes`, `votes`."""
    if form.endswith("ies") and len(form) > 4:
        return (form[:-3] + "y", form[:-1])
    if form.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return (form[:-2], form[:-1])
    if form.endswith("s") and not form.endswith("ss"):
        return (form[:-1], form[:-2]) if form.endswith("es") else (form[:-1],)
    return ()


def _stems(stem: str) -> tuple[str, ...]:
    """Words that a form without `-ed`, `-ing`, `-er`, `-est` may come from, the likeliest first: `stopp`, `fin`."""
    if len(stem) < 2:
        return ()
    if stem.endswith("i"):
        return (stem[:-1] + "y",)
    if stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return (stem, stem[:-1]) if stem[-1] in "lsfz" else (stem[:-1], stem)
    short = len(stem) > 2 and stem[-1] not in "aeiouwxy" and stem[-2] in "aeiou" and stem[-3] not in "aeiou"
    if short and sum(letter in "aeiouy" for letter in stem) == 1:
        return (stem + "e",)  # `fined` comes from `fine`: `fin` would double its last letter
    return (stem, stem + "e")
