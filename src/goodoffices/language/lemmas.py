"""Lemmas as edit scripts ("cut two letters, add y") and the table of words that no script serves.

A script is written `L2y`: in lower case (`L`) or as written (`K`), cut 2 letters, add `y` (Chrupala et al. 2008
learn such scripts as classes; ours edit the end of the word only, which English needs).
"""

from __future__ import annotations

from collections.abc import Mapping
from os.path import commonprefix


def script_of(form: str, lemma: str) -> str:
    """The script that makes the lemma of the form.

    Args:
        form: a word as written.
        lemma: its lemma.

    Returns:
        The script; for an irregular pair such as `was`, `be` one that replaces the whole word.
    """
    kept = form if lemma != lemma.lower() else form.lower()
    common = len(commonprefix([kept, lemma]))
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


def lemma_of(form: str, pos: str, script: str, table: Mapping[tuple[str, str], str]) -> str:
    """The lemma: from the table where the word with its part of speech is known there, else by the script.

    Args:
        form: a word as written.
        pos: its universal part of speech.
        script: the script that the model proposes.
        table: (form in lower case, part of speech) to lemma.

    Returns:
        The lemma, in lower case except for names.
    """
    if pos == "PROPN":
        return apply_script(form, script)
    known = table.get((form.lower(), pos))
    return known if known is not None else apply_script(form, script)
