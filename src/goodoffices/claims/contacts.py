"""What is special to meetings: partners left unsaid, joint or separate, one meeting or one each."""

from __future__ import annotations

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.attribution import sources_above
from goodoffices.claims.event import Contacts, Event, Roles
from goodoffices.claims.grammar import cases, climb, conjuncts, follow, is_predicate, measured, subject
from goodoffices.claims.party import distinct, is_named
from goodoffices.claims.references import References
from goodoffices.claims.series import ANOTHER, add_series, may_be
from goodoffices.claims.unnamed import add_officials, as_officials, as_people
from goodoffices.claims.verdict import BEFORE, MEETING
from goodoffices.language import Sentence, Token

_SEPARATE = frozenset(
    {
        "separate",
        "bilateral",
        "one-on-one",
        "individual",
        "tete-a-tete",
        "tête-à-tête",
        "separately",
        "individually",
        "respectively",
    }
)
_JOINT = frozenset(
    {"joint", "trilateral", "quadrilateral", "multilateral", "four-way", "three-way", "together", "jointly"}
)
_PASSING = frozenset(
    {"for", "at", "during", "after", "before", "following", "ahead of", "in", "on", "over", "prior to", "through"}
)
_ABOUT = frozenset({"in", "on", "over"})
"""Prepositions by which another noun only speaks of a meeting."""
_ADDRESSING = frozenset({"tell", "inform", "assure", "urge", "warn", "ask", "brief", "congratulate", "press", "thank"})
_ARMED = frozenset(
    {"armed", "rebel", "ethnic", "warring", "opposition", "separatist", "insurgent", "guerrilla", "jihadist"}
)
"""What makes a nameless body one that may sit at a table: "five ethnic armed groups held talks"."""
_COMING_OF = frozenset({"prompt", "follow", "come", "precede", "trigger", "inspire", "cause"})
"""Verbs by which one thing comes of another."""
_BACK = 6
"""A definite "the meeting" looks back this many sentences at most."""


def complete_contact(event: Event, references: References, earlier: Contacts, text: str) -> None:
    """Adds the participants that a contact's own words leave to the sentence or to the sentences before.

    "After talks with B, A flew home": A took part. "The meeting lasted two hours": that of the sentence before.

    Args:
        event: The contact with whom its own words name.
        references: Whom the words before have named.
        earlier: The contacts told of before.
        text: Stored text of the article.
    """
    passage, trigger = event.passage, event.trigger
    add_officials(event, references)
    partners = bool(event.core()) and _only_partners(event)
    for word in _who_did_there(event):
        event.add(parties_at(passage, word, references), "party")
    if trigger.pos == "VERB":
        _add_unnamed(event, references)
        return
    held = {party.key for party, role in event.roles if role in ("mediator", "host", "convener", "observer")}
    if len([p for p in event.core() if p.kind != "organisation" and p.key not in held]) >= 2 and not partners:
        return  # those who met are told; who brought them together is none of them
    top = measured(passage.sentence, trigger)
    within = top.rel.startswith("nmod") and cases(passage.sentence, top) in _ABOUT  # "broke a deadlock in the talks"
    if (
        cases(passage.sentence, top) in _PASSING
        and not within
        and event.verdict.status in ("held", "scheduled", "under_way")
    ):
        above = [t for t in climb(passage.sentence, top) if t is not top and is_predicate(passage.sentence, t)]
        verb = top if passage.sentence.children(top, "cop") else next(iter(above), None)
        own = list(passage.sentence.children(verb, "nsubj")) if verb is not None else []
        if verb is not None:
            own = [w for w in own if w.rel != "nsubj:pass"] + follow(passage.sentence, verb, "obl(by)")
        own = [first] if (first := _fronted(passage.sentence, top, own)) is not None else own
        who = subject(passage.sentence, verb) if verb is not None else None
        case, of = cases(passage.sentence, top), bool(follow(passage.sentence, trigger, "nmod(of)"))
        of = case == "at" if of else bool(follow(passage.sentence, trigger, "acl/obl(by)"))  # "talks held by others"
        if verb is not None and verb.lemma in MEETING and (case in BEFORE or of):
            own, who = [], None  # "A and B met ahead of the summit", "at a gathering of C": that is another one
        for word in own or ([who] if who is not None else []):
            if word.i != trigger.i:
                met = [
                    p
                    for p in parties_at(passage, word, references)
                    if partners or verb is top or not p.plural or is_named(p)
                ]
                event.add(met, "party")
        if verb is not None and verb.lemma in _ADDRESSING and len(event.core()) == 1:  # "in a call, A told B"
            for word in passage.sentence.children(verb, "iobj", "obj"):
                event.add(parties_at(passage, word, references), "party")
    if partners and _only_partners(event):
        _add_owner(event, references)
    if partners and _only_partners(event):
        _add_speaker(event, references)
    if partners and _only_partners(event):
        _add_implied(event, earlier)
    _add_unnamed(event, references)
    if len(distinct([party for party, role in event.roles if role != "observer"])) >= 2:
        return
    if add_series(event, earlier):
        return
    if _definite(event) and not follow(passage.sentence, trigger, "nmod(with|between|of)"):
        for number, claim, roles in reversed(earlier):
            before = claim.trigger.start < trigger.start
            near = passage.number - _BACK <= number <= passage.number
            if near and before and len(roles) >= 2 and may_be(event, claim, roles, text):
                event.roles += [(p.by_rule("the meeting told of before"), r) for p, r in roles]
                return


def _fronted(sentence: Sentence, top: Token, own: list[Token]) -> Token | None:
    """The subject right behind a contact told first: "In a call with B, A said he would come, his office reported"."""
    inside = {t.i for t in sentence.subtree(top)}
    after = [t for t in sentence.tokens if t.i > max(inside) and t.rel == "nsubj" and t.i not in inside]
    behind = bool(own) and all(w.i > max(inside) for w in own)
    return after[0] if behind and after and after[0].i < min(w.i for w in own) else None


def _add_owner(event: Event, references: References) -> None:
    """Adds him whose act came of a contact: "A's decision was prompted by a call with B"."""
    sentence = event.passage.sentence
    verb = next((t for t in climb(sentence, event.trigger) if t.pos == "VERB"), None)
    owners = follow(sentence, verb, "nsubj/nmod:poss") if verb is not None and verb.lemma in _COMING_OF else []
    for owner in owners:
        event.add([p for p in parties_at(event.passage, owner, references) if p.kind in ("person", "office")], "party")


def _add_speaker(event: Event, references: References) -> None:
    """Adds him who says what will become of talks with someone: "A's minister said a meeting with B was unlikely"."""
    if not event.trigger.rel.startswith("nsubj") or event.verdict.status not in _AHEAD:
        return
    said = sources_above(event.passage, event.trigger, references)
    party = said[0].party if len(said) == 1 else None
    if party is None or party.country == "IGO" or "spokes" in party.name:
        return
    between = [
        c
        for c in event.passage.chunks
        if not c.attributive and said[0].words.end <= event.passage.sentence.tokens[c.first].start
    ]
    if any(c.first < event.trigger.i for c in between):
        return  # "said that B would have a meeting with C"
    if party.acts_for_someone or party.member_of is not None:
        event.add([party.by_rule("who speaks of a meeting with another")], "party")


_AHEAD = frozenset({"proposed", "scheduled", "agreed", "unlikely", "refused", "postponed", "cancelled"})
"""Statuses of a meeting by which whoever tells of it speaks of his own."""


def _who_did_there(event: Event) -> list[Token]:
    """Who is told to have done something there and then: "a summit in Tehran where A and B clashed"."""
    sentence, trigger = event.passage.sentence, event.trigger
    if trigger.pos == "VERB" or event.core() or event.verdict.status not in ("held", "mentioned"):
        return []
    told = [*climb(sentence, trigger), *sentence.children(trigger, "acl"), *sentence.children(trigger, "nmod")]
    clauses = [c for t in told for c in sentence.children(t, "acl:relcl", "advcl")]
    there = [c for c in clauses if any(w.lemma in ("where", "when") for w in sentence.children(c, "advmod", "mark"))]
    subjects = [w for c in there for w in sentence.children(c, "nsubj")]
    return [w for w in subjects if sentence.children(w, "conj") and trigger.i < w.i]


def _add_unnamed(event: Event, references: References) -> None:
    """Adds those who met the one party that is named, under their own words: "met with civil society groups"."""
    if len(event.core()) != 1 or event.core()[0].plural or event.core()[0].kind == "group":
        return
    passage, sentence = event.passage, event.passage.sentence
    verbal = event.trigger.pos == "VERB"
    paths = ("obj", "obl(with)", "nsubj") if verbal else ("nmod(with|between|among|of)", "obl(with)")
    words = [w for path in paths for w in follow(sentence, event.trigger, path)]
    words += [w for p in event.verdict.predicates[1:] for w in follow(sentence, p, "obl(with)")]
    holding = zip(event.verdict.predicates[1:], event.verdict.operators, strict=True)
    acting = [w for p, o in holding if o.subject == "party" for w in follow(sentence, p, "nsubj:act")]
    for word in [w for head in [*words, *acting] for w in conjuncts(sentence, head)]:
        if not parties_at(passage, word, references) and not as_officials(passage, word):
            armed = {t.lemma.lower() for t in sentence.children(word, "amod", "compound")} & _ARMED
            event.add(as_people(sentence, word, bodies=bool(armed)), "party")


def _only_partners(event: Event) -> bool:
    """Whether all that is known are those of a with-phrase: someone met them."""
    sentence = event.passage.sentence
    words = [t for w in follow(sentence, event.trigger, "nmod(with)") for t in sentence.subtree(w)]
    return all(any(t.start <= p.words.start < t.end for t in words) for p, _ in event.roles)


def _definite(event: Event) -> bool:
    """Whether the noun points back: "the meeting", "these talks", "their summit"."""
    sentence = event.passage.sentence
    another = any(a.lemma.lower() in ANOTHER for a in sentence.children(event.trigger, "amod"))
    determined = sentence.children(event.trigger, "det")
    return not another and any(d.lemma in ("the", "this", "that", "these", "those") for d in determined)


def _add_implied(event: Event, earlier: Contacts) -> None:
    """Adds him whose meetings the text tells of to a further one ("no mention of a meeting with B")."""
    if not earlier or not earlier[-1][2] or event.passage.number - earlier[-1][0] > 2:
        return  # nobody, or a gathering that names no one
    _, _, roles = earlier[-1]
    first = min((party for party, _ in roles), key=lambda party: party.words.start)
    if first.kind in ("person", "office") and not any(p.same_as(first) for p in event.core()):
        event.roles.insert(0, (first.by_rule("the person whose meetings the text tells of"), "party"))


def distribute(event: Event, references: References) -> list[Roles]:
    """One list of participants for each meeting that the words tell of.

    "Separate meetings with A and B" are two, "one-on-one and then trilateral meetings with A and B" three,
    "summit meetings of X and Y", two bodies, two; all else is one.
    """
    sentence, trigger = event.passage.sentence, event.trigger
    words = [t.lemma.lower() for t in follow(sentence, trigger, "amod") + follow(sentence, trigger, "amod/conj")]
    words += [t.lemma.lower() for t in follow(sentence, trigger, "compound") + follow(sentence, trigger, "advmod")]
    text = " ".join(t.text.lower() for t in _before(sentence, trigger)).replace(" - ", "-")
    separate = any(w in _SEPARATE for w in words) or any(w in text.split() for w in _SEPARATE)
    joint = any(w in _JOINT for w in words) or any(w in text.split() for w in _JOINT)
    plural = trigger.feats.get("Number") == "Plur" or trigger.pos == "VERB"
    hosts, partners = _sides(event, references)
    separate = separate or any(d.lemma == "each" for w in partner_words(event) for d in sentence.children(w, "det"))
    if separate and plural and hosts and len(partners) > 1:
        each: list[Roles] = [[*hosts, partner] for partner in partners]
        return [*each, [*hosts, *partners]] if joint else each
    separate = separate or any(c.lemma.lower() == "each" for c in sentence.children(trigger))
    guests = [h for h in hosts if h[1] == "party"]
    if separate and plural and len(partners) == 1 and len(guests) > 1:  # "A and B met separately with C"
        rest = [h for h in hosts if h not in guests]
        return [[guest, *rest, *partners] for guest in guests]
    bodies = [p for p in event.roles if p[0].kind == "organisation"]
    if plural and trigger.pos != "VERB" and len(distinct([p for p, _ in bodies])) > 1 and _of(event):
        rest = [p for p in event.roles if p[0].kind != "organisation"]
        return [[body, *rest] for body in bodies]
    return [event.roles]


def _before(sentence: Sentence, trigger: Token) -> list[Token]:
    """The words right before a noun, back to the verb or the comma that they follow."""
    start = trigger.i
    while (
        start > 0
        and trigger.i - start < 9
        and sentence.tokens[start - 1].pos != "VERB"
        and sentence.tokens[start - 1].text != ","
    ):
        start -= 1
    return list(sentence.tokens[start : trigger.i])


def _of(event: Event) -> bool:
    return bool(follow(event.passage.sentence, event.trigger, "nmod(of)"))


def _sides(event: Event, references: References) -> tuple[Roles, Roles]:
    """Who meets, and with whom: the parties of the with-phrase apart from the others."""
    sentence = event.passage.sentence
    words = partner_words(event)
    reach = {t.i for w in words for t in sentence.subtree(w)}
    spans = [(sentence.tokens[i].start, sentence.tokens[i].end) for i in reach]
    partners = [(p, r) for p, r in event.roles if any(s <= p.words.start < e for s, e in spans)]
    if not partners and sentence.children(event.trigger, "aux:pass"):  # "A and B will be received separately by C"
        partners = [(p, r) for p, r in event.roles if r == "party"]
    if not partners and words:  # "met each president": they are named before
        named = [p for w in words for p in parties_at(event.passage, w, references)]
        partners = [(p, r) for p, r in event.roles if any(p.same_as(q) for q in named)]
    hosts = [(p, r) for p, r in event.roles if not any(p.same_as(q) for q, _ in partners)]
    return hosts, partners


def partner_words(event: Event) -> list[Token]:
    """The words for those with whom someone meets: the with-phrases, or the object."""
    sentence = event.passage.sentence
    words = follow(sentence, event.trigger, "nmod(with)") + follow(sentence, event.trigger, "obl(with)")
    for predicate in event.verdict.predicates[1:]:
        words += follow(sentence, predicate, "obl(with)")
    return words or (follow(sentence, event.trigger, "obj") if event.trigger.pos == "VERB" else [])
