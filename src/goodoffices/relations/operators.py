"""What an operator makes of the event below it: agreeing to aid is AGREE, ending aid SANCTION, refusing it REJECT.

The tables follow the manual's decision rules and its crosswalk from CAMEO: cooperation ahead is AGREE, and so is a
promised concession (CAMEO 035); force held out is a threat; a call for sanctions or an inquiry speaks against somebody
(113); a cancelled meeting is a rejection; lifted restrictions and ended fighting are concessions.
"""

from __future__ import annotations

from typing import Final

from goodoffices.relations.values import ROOTS

HELPFUL: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
FORCEFUL: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})

_INTENDED = dict.fromkeys((*HELPFUL, "YIELD"), "AGREE") | dict.fromkeys(FORCEFUL, "THREATEN")
_ENDED = {
    **dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "THREATEN", "ACCUSE"), "YIELD"),
    **dict.fromkeys(("REQUEST", "REJECT"), "YIELD"),
    **dict.fromkeys(("SUPPORT", "COOPERATE", "AID", "CONSULT"), "SANCTION"),
    "AGREE": "REJECT",
    "YIELD": "REJECT",
}
CALLING_OFF: Final = frozenset({"cancel", "call", "postpone", "scrap", "abandon", "shelve"})
"""Verbs of ending that turn a meeting down instead of breaking off relations."""

COMMANDING: Final = frozenset({"order", "command", "direct", "instruct"})
"""Verbs of demanding whose demand is as good as done: a court that orders an arrest."""

CALLING: Final = frozenset({"call", "push", "press", "appeal", "clamor", "clamour"})
"""Verbs of demanding whose object is a step against somebody: "call for an inquiry"."""

_ALWAYS: Final = {
    "demand": "REQUEST", "refuse": "REJECT", "deny": "REJECT", "fail": "REJECT", "allow": "YIELD",
    "endorse": "SUPPORT", "censure": "ACCUSE", "discuss": "CONSULT",
}  # fmt: skip

ALONE: Final = {**_ALWAYS, "intend": "AGREE"}
"""What an operator says where nothing below it is understood."""


def compose(op: str, root: str, verb: str, *, noun: bool = False) -> str:
    """The root of an operator over an event.

    Args:
        op: An operator of `relation_verbs.yaml`.
        root: The event below it.
        verb: The operator's own lemma.
        noun: The event is a noun ("call for sanctions"), not a clause ("demand that she cut aid").

    Returns:
        The root of both.
    """
    assert root in ROOTS
    if op == "intend":
        return _INTENDED.get(root, root)
    if op == "end":
        return "REJECT" if root == "CONSULT" and verb in CALLING_OFF else _ENDED[root]
    if op == "demand":
        if verb in COMMANDING and root in FORCEFUL:
            return root
        against = root in FORCEFUL or (root == "ACCUSE" and verb in CALLING)
        return "ACCUSE" if noun and against else "REQUEST"
    return _ALWAYS.get(op, root)  # light verbs and speech leave it as it is


def negated(root: str, op: str | None) -> str:
    """The root of an event that is said not to be: cooperation withheld is a rejection, force withheld a concession.

    Args:
        root: The event without its negation.
        op: The operator that the negation stands at, if it is one ("would not rule out").
    """
    if root == "REJECT":
        return "AGREE"
    if root in HELPFUL or root == "YIELD" or op in ("allow", "intend"):
        return "REJECT"
    return {"ASSAULT": "YIELD", "COERCE": "YIELD", "SANCTION": "YIELD", "THREATEN": "YIELD"}.get(root, root)
