"""How likely a careful reader would record a claim as it stands: a logistic model of few features, fitted on a gold.

The weights lie in `lexicon/confidence.yaml`; `training/confidence.py` fits them on the gold of claims that ships with
the tests (ridge logistic regression) and prints how far they hold on texts left out.
"""

from __future__ import annotations

from math import exp

from goodoffices.lexicon import confidence_weights
from goodoffices.schema import Claim


def features(claim: Claim) -> dict[str, float]:
    """What the confidence of a claim rests on, by name; every value lies between 0 and 1."""
    named = [p for p in claim.participants if p.actor is not None or p.kind == "person" or (p.office and p.country)]
    rule = next((d.rule for d in claim.derived if d.field == "kind" and d.rule), "")
    return {
        f"kind {claim.kind}": 1.0,
        f"status {claim.status}": 1.0,
        "known by name": float("known" in rule or "known" in claim.details),
        "direct quotation": float(claim.content is not None and claim.content.direct),
        "no one named": float(not named),
        "two or more named": float(len(named) > 1),
        "day": float(claim.when.known or claim.when.words is not None),
        "place": float(bool(claim.where.name)),
        "hedged": float(claim.hedge is not None),
        "in someone's mouth": float(len(claim.attribution) > 1),
    }


def confidence(claim: Claim) -> float:
    """The probability that the claim is right, rounded to two digits: other machines compute the same."""
    weights = confidence_weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(claim).items())
    return round(1 / (1 + exp(-total)), 2)
