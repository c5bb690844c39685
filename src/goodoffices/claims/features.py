"""The smaller values of an event: level, medium, ordinal, format, topics, and what its kind asks for."""

from __future__ import annotations

from goodoffices.claims.contents import add_topics
from goodoffices.claims.draft import Draft
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import climb, follow, lemma_of
from goodoffices.claims.party import Party
from goodoffices.claims.phases import phase_above
from goodoffices.claims.reading import Reading
from goodoffices.language import Token
from goodoffices.lexicon import phases, place_words
from goodoffices.schema import MEETINGS, Level, Phase, Span

_LEVELS: dict[str, Level] = {
    "head": "summit",
    "leader": "summit",
    "minister": "ministerial",
    "deputy_minister": "official",
    "envoy": "envoy",
    "ambassador": "envoy",
    "official": "official",
    "spokesperson": "official",
    "expert": "expert",
    "legislator": "official",
    "military": "official",
}
_ORDER: tuple[Level, ...] = ("expert", "official", "envoy", "ministerial", "summit")
_WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_NUMBERED = ("amod", "^nmod(of)[round]/amod", "obl(for|in)[round]/amod", "obj[round]/amod")
"""Where the number of a round stands: at the trigger, or at the round that it is of."""
_MEDIA = {
    "video": "virtual",
    "virtual": "virtual",
    "virtually": "virtual",
    "online": "virtual",
    "videoconference": "virtual",
    "remote": "virtual",
    "phone": "phone",
    "telephone": "phone",
    "shuttle": "shuttle",
    "proximity": "proximity",
}
_CEASEFIRES = frozenset({"ceasefire", "truce", "cease-fire", "armistice"})
_MOST_TOPICS = 4
"""Of an event: a sentence that names more is an agenda."""


def add_features(reading: Reading, event: Event, draft: Draft) -> None:
    """Adds level, medium, ordinal, format and topics to a draft, each with its words or its rule."""
    if event.frame.kind in MEETINGS:
        level = level_of(reading, [p for p, role in draft.parties if role not in ("mediator", "convener")])
        if level is not None:
            draft.put("level", level, rule="the rank of those who meet")
        _medium(event, draft)
        _ordinal(event, draft)
    if event.frame.kind == "pressure":
        _pressure(event, draft)
    _format(reading, event, draft)
    add_topics(reading, draft, event.passage.span, most=_MOST_TOPICS)
    if event.frame.kind == "agreement":
        _ceasefire(event, draft)
        _phase(event, draft)
    if event.frame.details:
        draft.values["details"] = {**draft.values.get("details", {}), **event.frame.details}
        draft.derive("details", event.frame.id)


def level_of(reading: Reading, parties: list[Party]) -> Level | None:
    """The level on which most of the ranked participants stand, the lower of two; None where no rank is known."""
    ranks: list[Level] = []
    for party in parties:
        office = reading.packs.office(party.office_id) if party.office_id else None
        title = reading.packs.read_title(party.office) if office is None and party.office else None
        rank = office.rank if office is not None else title.rank if title is not None else None
        if rank in _LEVELS:
            ranks.append(_LEVELS[rank])
    return min(ranks, key=_ORDER.index) if ranks else None


def _pressure(event: Event, draft: Draft) -> None:
    """The phase of a pressure: called for, threatened, imposed, lifted; a bare mention is none of these."""
    threat = next((t for t in event.verdict.predicates if t.lemma == "threaten"), None)
    phases: dict[str, Phase] = {
        "held": "imposed",
        "cancelled": "lifted",
        "proposed": "called_for",
        "scheduled": "threatened",
    }
    phase = "threatened" if threat is not None else phases.get(draft.status)
    if phase is not None:
        draft.put("phase", phase, event.verdict.words)


def _ceasefire(event: Event, draft: Draft) -> None:
    """An agreement whose own noun is a ceasefire is one of that type."""
    sentence = event.passage.sentence
    named = [event.trigger, *(w for rel in ("obj", "nsubj", "obl") for w in follow(sentence, event.trigger, rel))]
    for noun in named:
        inner = [noun, *follow(sentence, noun, "compound")]
        word = next((w for w in inner if lemma_of(sentence, w) in _CEASEFIRES), None)
        if word is not None:
            draft.values["details"] = {**draft.values.get("details", {}), "type": "ceasefire"}
            draft.prove("details.type", Span(word.start, word.end))
            return


def _phase(event: Event, draft: Draft) -> None:
    """The phase of an agreement, and what it says of its status where that is no plan."""
    told = phase_above(event.passage.sentence, event.trigger)
    over = told is not None and phases().status.get(told[1]) == draft.status == "cancelled"
    if told is not None and (draft.status in ("agreed", "held", "under_way") or over):
        word, phase = told
        draft.put("phase", phase, Span(word.start, word.end))
        if phase in phases().status:
            draft.replace_status(phases().status[phase], Span(word.start, word.end))
    elif event.frame.phase == "in_force" and event.verdict.status in ("scheduled", "proposed"):
        return  # "announced that a truce would take hold": it does not yet
    elif event.frame.phase is not None and draft.status in (event.frame.status, event.frame.held, "agreed"):
        draft.put("phase", event.frame.phase, event.verdict.words)


def _medium(event: Event, draft: Draft) -> None:
    sentence = event.passage.sentence
    if event.frame.medium:
        draft.put("medium", event.frame.medium, rule=event.frame.id)
        return
    above = [sentence.tokens[event.trigger.head]] if event.trigger.rel == "advcl" and event.trigger.head >= 0 else []
    tops = [event.trigger, *event.verdict.predicates, *above]  # "convened a virtual session, bringing together A and B"
    nouns = [t for top in tops for t in sentence.children(top, "obj") if t.lemma.lower() in place_words().gatherings]
    near = [t for noun in (event.trigger, *nouns) for t in sentence.children(noun, "amod", "compound")]
    near += [t for top in tops for t in follow(sentence, top, "obl(via|by|through|over)")]
    near += [t for top in tops for t in sentence.children(top, "advmod")]
    for token in near:
        medium = _MEDIA.get(token.lemma.lower())
        if medium:
            draft.put("medium", medium, Span(token.start, token.end))
            return


def _ordinal(event: Event, draft: Draft) -> None:
    """The number of a round: "the third summit", "a third round of talks", "met for a third round"."""
    for token in (t for path in _NUMBERED for t in follow(event.passage.sentence, event.trigger, path)):
        number = ordinal_value(token)
        since = follow(event.passage.sentence, event.trigger, "nmod(since|in)")  # "the first meeting since 2020"
        if number is not None and not (number == 1 and since):
            draft.put("ordinal", number, Span(token.start, token.end))
            return


def ordinal_value(token: Token) -> int | None:
    """The number of "second", "21st"; None for other words."""
    text = token.text.lower()
    if text in _WORDS:
        return _WORDS.index(text) + 1
    digits = text.rstrip("stndrh")
    return int(digits) if digits.isdigit() and digits != text and len(digits) < 4 else None


def _format(reading: Reading, event: Event, draft: Draft) -> None:
    """The negotiating format that the sentence names."""
    for mention in event.passage.mentions:
        form = reading.packs.format(mention.ids[0]) if mention.sense == "format" else None
        if form is not None and _of_another(event, mention.start):
            continue
        if form is not None:
            draft.put("format", form.name, Span(mention.start, mention.end))
            return


def _of_another(event: Event, start: int) -> bool:
    """Whether a name of talks stands on the noun of other ones: "the dinner showed what had failed at the A talks"."""
    sentence = event.passage.sentence
    word = next((t for t in sentence.tokens if t.start == start), None)
    if word is None or event.frame.kind not in MEETINGS or event.trigger.pos != "NOUN":
        return False
    held = (t for t in (word, *climb(sentence, word)) if t.pos == "NOUN" and t.lemma.lower() in place_words().again)
    noun = next(held, None)
    return noun is not None and noun.i != event.trigger.i and event.trigger.lemma.lower() not in place_words().again
