"""Those who serve a leader: "President A's envoy", "the adviser to B" act for the state or body that he leads."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.grammar import cases
from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.packs.model import Period


def served_by(
    sentence: Sentence, title: tuple[int, int], packs: Packs, period: Period, known: Sequence[str] = ()
) -> str | None:
    """The state or body whose leader a title names as him whom its holder serves.

    Args:
        sentence: The parsed sentence.
        title: Token range of the title, with or without the leader's name.
        packs: The facts.
        period: The days on which offices are looked up.
        known: Persons already named in the article.

    Returns:
        The actor's id; None where the title names no leader whom the packs know to have led one body in those days.
    """
    first, last = title
    for name in sentence.names:
        head = sentence.tokens[name.first]
        behind = [t.text for t in sentence.tokens[name.last : name.last + 1]]
        owns = first - 1 <= name.last <= last and behind in (["'s"], ["’s"])
        of = first < name.first and cases(sentence, head) in ("of", "to") and first <= head.head < last
        if name.label == "PERSON" and (owns or of):
            written = sentence.text(name.first, name.last)
            led = _led(packs, packs.resolve_person(written, period=period, known=known).person, period)
            if led is not None:
                return led
    return None


def _led(packs: Packs, person: str | None, period: Period) -> str | None:
    held = (packs.office(t.office) for t in packs.tenures(person, period)) if person is not None else ()
    led = {o.of for o in held if o is not None and o.rank in ("head", "leader")}
    return next(iter(led)) if len(led) == 1 else None
