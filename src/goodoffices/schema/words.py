"""The controlled words of the record: kinds, statuses, roles, grains and the like, one list each.

Source: the export schema and the tables of the design; a status reads the same in a claim, an entry and an export.
"""

from typing import Literal, TypeAlias, get_args

Kind: TypeAlias = Literal[
    "meeting", "visit", "call", "statement", "agreement", "commitment",
    "incident", "monitoring", "pressure", "appointment", "exchange", "refusal",
]  # fmt: skip
Status: TypeAlias = Literal[
    "mentioned", "proposed", "invited", "agreed", "scheduled", "under_way",
    "held", "postponed", "cancelled", "refused", "unlikely", "unknown",
]  # fmt: skip
Phase: TypeAlias = Literal[
    "initialled", "signed", "in_force", "extended", "suspended", "violated", "expired", "withdrawn",
    "kept", "partly_kept", "broken", "threatened", "called_for", "imposed", "lifted", "no_report",
]  # fmt: skip
Role: TypeAlias = Literal[
    "party", "mediator", "host", "convener", "co_chair", "observer", "guarantor", "delegate",
    "spokesperson", "visitor", "speaker", "addressee", "source", "target", "signatory", "other",
]  # fmt: skip
ActorKind: TypeAlias = Literal["person", "office", "state", "organisation", "group", "unknown"]
Grain: TypeAlias = Literal["day", "week", "month", "year", "interval", "unknown"]
Basis: TypeAlias = Literal["explicit", "relative", "weekday", "caption", "inferred", "unknown"]
Anchor: TypeAlias = Literal["none", "published", "speech", "claim", "pack"]
Level: TypeAlias = Literal["summit", "ministerial", "envoy", "official", "expert", "unknown"]
Medium: TypeAlias = Literal["in_person", "virtual", "phone", "shuttle", "proximity", "written", "unknown"]
BlockKind: TypeAlias = Literal[
    "title", "subtitle", "dateline", "timestamp", "byline", "body", "caption", "credit", "furniture"
]

KINDS: tuple[str, ...] = get_args(Kind)
STATUSES: tuple[str, ...] = get_args(Status)
ROLES: tuple[str, ...] = get_args(Role)
MEETINGS: tuple[Kind, ...] = ("meeting", "visit", "call")
"""The kinds in which people are in contact with each other."""
