"""Look-alikes: sentences of one frame that differ in who, when, or whether; written for this project."""

from __future__ import annotations

import itertools

LIKENESS = "look-alikes"  # source of the sentences that only the clause vector learns from
ACTORS = (
    "the Armenian foreign minister",
    "the Azerbaijani president",
    "the Minsk Group co-chairs",
    "the Russian envoy",
    "the Georgian prime minister",
    "the Turkish delegation",
    "the Secretary-General",
    "the rebel commander",
)
STATUSES = {
    "train": ("will meet", "met", "refused to meet", "may meet", "was to meet"),
    "test": ("is to visit", "visited", "has declined to visit", "could visit", "postponed a visit to"),
}
FRAMES = {
    "train": (
        "{a} {s} {b} in Vienna on Friday",
        "On Monday {a} {s} {b}, officials said",
        "{a} {s} {b} for talks on a ceasefire",
    ),
    "test": ("{a} {s} {b} next week", "A spokesman said that {a} {s} {b}", "{a} {s} {b} despite the fighting"),
}


def look_alikes(half: str) -> list[list[str]]:
    """Groups of sentences of one frame each; `half` is `train` or `test`, which share no frame and no verb."""
    groups = []
    for frame in FRAMES[half]:
        own = []
        for a, b in itertools.permutations(ACTORS, 2):
            for status in STATUSES[half]:
                sentence = frame.format(a=a, s=status, b=b) + "."
                own.append(sentence[0].upper() + sentence[1:])
        groups.append(own)
    return groups
