"""Each rule of the PLOVER table is reached and speaks the manual's words; its view is derived."""

import re
from datetime import date

import pytest
from tests.factories import world

import goodoffices as go
from goodoffices.claims.plover import QUADS, Rule, contexts, rules, with_view
from goodoffices.lexicon import topics
from goodoffices.schema import KINDS, STATUSES, Claim, Participant

MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
}
CONTEXTS = {"military", "diplomatic", "economic", "territory", "election", "political_institutions", "migration",
            "peacekeeping", "human_security"}  # fmt: skip


def claim_for(rule: Rule) -> Claim:
    """A claim with the first of each condition of a rule and nothing else."""
    given = world()[1][0]
    people = [Participant(name=f"P{i}", role="party") for i in range(max(rule.least, 2))]
    if rule.roles:
        people.append(Participant(name="Q", role=rule.roles[0]))  # type: ignore[arg-type]
    return given.model_copy(
        update={
            "kind": rule.kind[0],
            "status": rule.status[0] if rule.status else "held",
            "phase": rule.phase[0] if rule.phase else None,
            "medium": rule.medium[0] if rule.medium else None,
            "details": {"type": rule.type[0]} if rule.type else {},
            "format": "osce-minsk-group" if rule.format else None,
            "participants": tuple(people),
            "negated": False,
            "topics": (),
            "derived": (),
        }
    )


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_is_reached_and_speaks_the_manual(rule: Rule) -> None:
    made = with_view(claim_for(rule))
    assert made.derived[-1].rule == f"plover.{rule.id}"
    assert made.plover is not None
    assert (made.plover.event, made.plover.quad) == (rule.event, QUADS[rule.event])
    assert rule.mode is None or rule.mode in MODES[rule.event]
    assert set(made.plover.contexts) <= CONTEXTS
    assert re.fullmatch(r"\d{3,4}", rule.cameo)
    assert set(rule.kind) <= set(KINDS)
    assert set(rule.status) <= set(STATUSES)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_denial_or_another_kind_does_not_meet_the_rule(rule: Rule) -> None:
    given = claim_for(rule)
    assert with_view(given.model_copy(update={"negated": True})).plover is None
    other = with_view(given.model_copy(update={"kind": "statement", "status": "held"}))
    assert other.plover is None


def test_topics_give_contexts() -> None:
    assert set(contexts()) <= set(topics())
    assert set(contexts().values()) <= CONTEXTS


@pytest.mark.parametrize(
    ("sentence", "event", "cameo"),
    [
        ("The presidents of Kenya and Somalia met in Nairobi on Monday.", "CONSULT", "040"),
        ("The presidents of Kenya and Somalia will meet in Nairobi on Friday.", "AGREE", "036"),
        ("The presidents of Kenya and Somalia cancelled a meeting in Nairobi.", "REJECT", "125"),
        ("Russia and Georgia signed a peace agreement in Vienna on Monday.", "SUPPORT", "057"),
    ],
)
def test_the_view_of_a_sentence(sentence: str, event: str, cameo: str) -> None:
    claims = go.claims(go.read_text(f"Talks\n\n{sentence}", published=date(2019, 5, 14)))
    views = {(c.plover.event, c.plover.cameo) for c in claims if c.plover is not None}
    assert (event, cameo) in views
