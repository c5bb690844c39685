"""`verify --deep`: reads the stored articles again and compares every value with what the record holds."""

from __future__ import annotations

from goodoffices.schema import Claim, Failure
from goodoffices.schema.canonical import canonical
from goodoffices.service.choice import PackChoice
from goodoffices.service.engine import versions
from goodoffices.service.reading import Reader
from goodoffices.store import Store


def differences(store: Store, choice: PackChoice | None = None) -> list[Failure]:
    """What reads otherwise today; empty when the same tool, model and packs made the record on such a machine.

    Args:
        store: The record.
        choice: The packs that it was built with; None is all that ship.
    """
    from goodoffices.record import link

    choice = choice or PackChoice()
    failures = _versions(store, choice)
    reader, articles, claims = Reader(choice), [], list[Claim]()
    stored: dict[str, dict[str, Claim]] = {}
    for claim in store.read_claims():
        stored.setdefault(claim.article, {})[claim.id] = claim
    for article in store.articles():
        if article.note:
            continue  # a reviewer's words; nothing reads them
        outcome = reader(article)
        if outcome.article != article:
            failures.append(
                Failure(where=article.id, field="published", problem="the article is dated otherwise today")
            )
        articles.append(outcome.article)
        claims += outcome.claims
        failures += _compare(stored.get(article.id, {}), {c.id: c for c in outcome.claims})
    linked = {
        e.id: canonical(e.model_dump(mode="json"))
        for e in link(articles, claims, choice.load(), decisions=store.decisions())
    }
    kept = {e.id: canonical(e.model_dump(mode="json")) for e in store.entries()}
    for ident in sorted({*linked, *kept}):
        if linked.get(ident) != kept.get(ident):
            failures.append(Failure(where=ident, field="entry", problem="it is linked otherwise today"))
    return failures


def _versions(store: Store, choice: PackChoice) -> list[Failure]:
    """What has changed in the tool since the record was built: then differences are no sign of a change in it."""
    from goodoffices.language import load

    kept = store.meta()
    changed = [k for k, v in versions(load().version, choice.load().version).items() if kept.get(k) != v]
    if not changed:
        return []
    problem = f"built with another version ({', '.join(changed)}); build again to bring the record up to date"
    return [Failure(where="record", field="engine", problem=problem)]


def _compare(kept: dict[str, Claim], today: dict[str, Claim]) -> list[Failure]:
    failures = []
    for ident in sorted({*kept, *today}):
        if ident not in today:
            failures.append(Failure(where=ident, field="claim", problem="it is not read today"))
        elif ident not in kept:
            failures.append(Failure(where=ident, field="claim", problem="it is read today, and not in the record"))
        elif kept[ident] != today[ident]:
            fields = [f for f in Claim.model_fields if getattr(kept[ident], f) != getattr(today[ident], f)]
            failures.append(Failure(where=ident, field=", ".join(fields), problem="it reads otherwise today"))
    return failures
