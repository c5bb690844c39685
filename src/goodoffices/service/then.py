"""The record as it stood on a day: linked from what had become public by then, in a file of its own."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from goodoffices.schema import Claim
from goodoffices.service.choice import PackChoice
from goodoffices.service.linking import linked
from goodoffices.store import BY_HAND, Place, Store


class Then(Store):
    """A record as of a day; its file goes when it is closed."""

    folder: TemporaryDirectory[str]

    def close(self) -> None:
        """Lets the record go."""
        super().close()
        self.folder.cleanup()


def opened(place: Place, day: date | None, choice: PackChoice | None = None) -> Store:
    """The record of a place, or that record as of a day.

    Articles that surely appeared later are left out with all they claim; a plan is without report by that day.
    Reviewers' decisions count, whenever they were made.

    Args:
        place: The record.
        day: The day; None for the record as it is.
        choice: The packs that it was built with; None is all that ship.

    Raises:
        RecordError: There is none, it is not one, or a newer version of the tool wrote it.
    """
    if day is None:
        return Store.open(place)
    folder = TemporaryDirectory(prefix="goodoffices-")
    then = Then.open(Path(folder.name) / "then.sqlite", create=True)
    then.folder = folder
    with Store.open(place) as whole:
        held, claims = whole.held(), dict[str, list[Claim]]()
        for claim in whole.read_claims():
            claims.setdefault(claim.article, []).append(claim)
        articles = [a for a in whole.articles() if held[a.id].engine != BY_HAND]
        known = [a for a in articles if a.published.start is None or a.published.start <= day]
        rows = ((a, claims.get(a.id, []), held[a.id]) for a in known)
        while batch := list(islice(rows, 500)):
            then.add_articles(batch)
        decisions = whole.decisions()
        for decision in decisions:
            then.add_decision(lambda _, kept=decision: kept)  # type: ignore[misc]
        read = [c for a in known for c in claims.get(a.id, [])]
        made = linked(known, read, decisions, choice or PackChoice(), day)
        notes = [n for n in made.replay.notes if n.published.start is None or n.published.start <= day]
        kept = {a.id for a in (*known, *notes)}
        added = [c for c in made.replay.added if c.article in kept]
        versions = {key: value for key, value in whole.meta().items() if key != "seal"}
        cited = {e.article for entry in made.entries for e in entry.evidence}
        notes += [n for n in made.replay.notes if n.id in cited and n not in notes]
        then.replace_entries(made.entries, versions, near=made.near, notes=notes, added=added)
    return then
