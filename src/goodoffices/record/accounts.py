"""Where the sources differ: each value with whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from goodoffices.record.facts import Facts
from goodoffices.record.places import lies_in
from goodoffices.record.proof import words_behind
from goodoffices.record.viewing import View
from goodoffices.schema import Account, Competing, When


def competing(views: Sequence[View], lead: View, facts: Facts, shown: Mapping[str, Any]) -> tuple[Competing, ...]:
    """The fields on which claims of one entry give values that cannot both be right, the value shown always first.

    Args:
        views: The claims in order of the record.
        lead: The claim whose status is current.
        facts: Tell which side an outlet is of.
        shown: What the entry shows, by field.
    """
    fields = {"status": _status(views), "where": _places(views), "when": _days(views, lead), **_numbers(views)}
    found = []
    for field, groups in fields.items():
        if len(groups) > 1:
            proved = field.partition(".")[0]
            ranked = sorted(groups, key=partial(_rank, field, shown, lead))
            whys = [_why(field, ranked, lead), *([None] * (len(ranked) - 1))]
            accounts = tuple(
                _account(value, held, proved, facts, why) for (value, held), why in zip(ranked, whys, strict=True)
            )
            found.append(Competing(field=field, accounts=accounts))
    return tuple(found)


def _rank(
    field: str, shown: Mapping[str, Any], lead: View, group: tuple[object, list[View]]
) -> tuple[bool, int, bool, tuple[str, int, int, str]]:
    """Order of accounts: the one shown, then by independent reports, then the one that the current status rests on."""
    value, held = group
    return not _is_shown(field, value, shown), -len(_origins(held)), lead not in held, held[0].order


def _is_shown(field: str, value: Any, shown: Mapping[str, Any]) -> bool:
    """Whether an account gives the value that the entry shows; of days, one that allows all of them."""
    if field == "where":
        return bool(value.get("name") == shown["where"].name)
    if field == "when":
        days = When.model_validate(value)
        return shown["when"].known and days.overlaps(shown["when"])
    if field == "status":
        return bool((value == "held") == (shown["status"] == "held"))
    return bool(shown["details"].get(field.partition(".")[2]) == value)


def _why(field: str, ranked: Sequence[tuple[object, list[View]]], lead: View) -> str:
    """Why the first account is shown first, in words."""
    head, first = field.partition(".")[0], ranked[0][1]
    origins = len(_origins(first))
    if any(head in v.decided for v in first):
        return "shown first: a reviewer decided so; "
    if all(origins > len(_origins(held)) for _, held in ranked[1:]):
        return f"shown first: {origins} independent report{'s' if origins > 1 else ''}; "
    if lead in first:
        return "shown first: as many independent reports, and the current status rests on it; "
    return "shown first: as many independent reports, and told before the others; "


def _status(views: Sequence[View]) -> list[tuple[object, list[View]]]:
    """That it took place, and that it did not, where both are told."""
    denied = [v for v in views if v.claim.negated]
    told = [v for v in views if v.claim.status == "held" and not v.claim.negated]
    return [("held", told), ("not held", denied)] if denied and told else []


def _places(views: Sequence[View]) -> list[tuple[object, list[View]]]:
    """Places none of which lies in another, and the word that none is fixed yet."""
    named: dict[str, list[View]] = {}
    for view in views:
        if view.place is not None and not (view.wide and any(lies_in(v, view) for v in views)):
            named.setdefault(view.place, []).append(view)
    unfixed = [v for v in views if v.claim.where.undetermined]
    if len(named) + bool(unfixed) < 2:  # nearly always
        return []
    groups: list[tuple[object, list[View]]] = [
        (held[0].claim.where.model_dump(mode="json"), held) for _, held in sorted(named.items())
    ]
    return [*groups, ({"undetermined": True}, unfixed)] if unfixed else groups


def _days(views: Sequence[View], lead: View) -> list[tuple[object, list[View]]]:
    """Days that do not overlap, told with the same status; a day moved by a later report is history, no dispute."""
    told = [v for v in views if v.days.known and v.claim.status == lead.claim.status]
    if any(v.moves for v in views) or len({(v.days.start, v.days.end) for v in told}) < 2:
        return []
    groups: list[list[View]] = []
    for view in sorted(told, key=lambda v: (v.length, str(v.days.start), v.order)):
        fitting = [g for g in groups if g[0].days.overlaps(view.days)]
        if fitting:
            fitting[0].append(view)
        else:
            groups.append([view])
    if len(groups) < 2:
        return []
    return [(g[0].days.model_dump(mode="json", include={"start", "end"}), g) for g in groups]


def _numbers(views: Sequence[View]) -> dict[str, list[tuple[object, list[View]]]]:
    """Numbers of dead, injured or exchanged that differ, by their path in `details`."""
    found: dict[str, list[tuple[object, list[View]]]] = {}
    for key in sorted({k for v in views for k in v.claim.details} & {"killed", "injured", "number"}):
        by_value: dict[str, tuple[object, list[View]]] = {}
        for view in views:
            if (value := view.claim.details.get(key)) is not None:
                by_value.setdefault(repr(value), (value, []))[1].append(view)
        found[f"details.{key}"] = [by_value[k] for k in sorted(by_value)]
    return found


def _origins(views: Sequence[View]) -> set[str]:
    return {v.origin for v in views}


def _account(value: object, views: Sequence[View], field: str, facts: Facts, why: str | None) -> Account:
    whose = sorted({_source(v, facts) for v in views if v.claim.attribution or v.outlet})
    told = f"told by {', '.join(whose)}" if whose else "told by sources not named"
    return Account(
        value=value,
        articles=tuple(sorted({v.article for v in views})),
        claims=tuple(sorted(v.id for v in views)),
        origins=len(_origins(views)),
        evidence=tuple(e for v in views for e in words_behind(v, field)),
        note=(why or "") + told,
    )


def _source(view: View, facts: Facts) -> str:
    """Whose account it is: whoever is cited last, with the side of the outlet where the packs know it."""
    source = view.claim.attribution[-1] if view.claim.attribution else view.outlet or ""
    side = facts.outlet(view.outlet) if view.outlet else None
    return f"{source} (outlet of {side})" if side else source
