"""A corpus of short articles that ships with the package, so that a new user sees at once what the tool does."""

from pathlib import Path


def folder() -> Path:
    """Give the folder of the sample articles, ready for `goodoffices build`.

    Returns:
        The folder of the text, HTML, JSON Lines and CSV files; the notes and the expected record lie beside it.
    """
    return Path(__file__).parent / "articles"


def expected() -> Path:
    """Give the file that says what a careful reader records from each sample.

    Returns:
        The YAML file; its head explains the terms.
    """
    return Path(__file__).parent / "expected.yaml"
