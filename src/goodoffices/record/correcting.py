"""A reviewer's value in a claim: the new value, its words, and whose decision it is."""

from __future__ import annotations

from typing import Any

from goodoffices.record.words import words_of
from goodoffices.schema import Claim, Decision, Derived, Evidence


def corrected(claim: Claim, decision: Decision) -> tuple[Claim, frozenset[str]]:
    """The claim with the value of a correction or naming, and the paths that were set.

    Args:
        claim: The claim.
        decision: What a reviewer decided.
    """
    values = claim.model_dump(mode="json")
    if decision.of is not None:
        paths = _found(claim, decision.of)
        for path in sorted(paths, reverse=True):
            _person(values, path, decision)
    else:
        assert decision.field is not None
        paths = [_put(values, decision.field, decision.value)]
        _prove(values, paths[0], decision)
    return Claim.model_validate(values), frozenset(p.partition(".")[0] for p in paths)


def _found(claim: Claim, of: dict[str, Any]) -> list[str]:
    """Where a claim has the participant that is meant: by id, by name, or by the words it is written with."""
    people = [(f"participants[{i}]", p) for i, p in enumerate(claim.participants)]
    if claim.speaker is not None:
        people.append(("speaker", claim.speaker))
    names = {words_of(n) for n in (of.get("name"), of.get("written")) if n}
    return [
        path
        for path, p in people
        if (of.get("actor") and p.actor == of["actor"]) or names & {words_of(p.name), words_of(p.written or p.name)}
    ]


def _person(values: dict[str, Any], path: str, decision: Decision) -> None:
    """Another participant in place of one, or none; what the value leaves open stays as it was."""
    number = int(path[len("participants[") : -1]) if path != "speaker" else None
    if decision.value is None:
        if number is not None:
            _take_out(values, number)
        return
    old = values["speaker"] if number is None else values["participants"][number]
    new = {**old, **decision.value}
    if decision.act == "correct" and (quote := _quote(decision)) is not None:
        new["written"] = quote.quote
        _prove(values, path, decision)
    else:
        values["derived"].append(_derived(decision, f"{path}.name"))
    if number is None:
        values["speaker"] = new
    else:
        values["participants"][number] = new


def _take_out(values: dict[str, Any], number: int) -> None:
    """Removes a participant; the paths of those behind it move up."""
    del values["participants"][number]
    for kind in ("evidence", "derived"):
        kept = []
        for proof in values[kind]:
            head, _, tail = proof["field"].partition("]")
            if head.startswith("participants["):
                at = int(head[len("participants[") :])
                if at == number:
                    continue
                proof = {**proof, "field": f"participants[{at - (at > number)}]{tail}"}
            kept.append(proof)
        values[kind] = kept


def _put(values: dict[str, Any], field: str, value: Any) -> str:
    """Sets a value; gives the path that it has now."""
    if field == "participants":
        values["participants"] = [*values["participants"], value]
        return f"participants[{len(values['participants']) - 1}]"
    head, _, inner = field.partition(".")
    if head == "details" and inner:
        values["details"] = {**values["details"], inner: value}
    else:
        values[field] = value
    return field


def _prove(values: dict[str, Any], path: str, decision: Decision) -> None:
    """The reviewer's words in place of those that proved the old value, and whose they are."""
    for kind in ("evidence", "derived"):
        values[kind] = [
            p for p in values[kind] if p["field"] != path and not p["field"].startswith((path + ".", path + "["))
        ]
    if (evidence := _quote(decision)) is not None:
        values["evidence"].append({**evidence.model_dump(mode="json"), "field": path})
    values["derived"].append(_derived(decision, path))


def _derived(decision: Decision, path: str) -> dict[str, Any]:
    rule = f"decided by {decision.by} on {decision.day}"
    return Derived(field=path, rule=rule, key=decision.id).model_dump(mode="json")


def _quote(decision: Decision) -> Evidence | None:
    """The words of an article or of the reviewer's note that state the new value."""
    if decision.evidence is not None:
        return decision.evidence
    article = decision.article
    if article is None or decision.words is None:
        return None
    at = article.text.index(decision.words)
    end = at + len(decision.words)
    return Evidence(article=article.id, start=at, end=end, quote=decision.words, field=decision.field or "")
