"""Makes the sentences on which the classifier of relations is trained, from `grammar.yaml` and `own.txt`, by a seed.

`python training/relations/sentences.py 20` prints some.
"""

# ruff: noqa: T201
from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "src")]

from goodoffices.lexicon import read_rules  # noqa: E402
from goodoffices.relations.operators import compose  # noqa: E402


@dataclass(frozen=True, slots=True)
class Made:
    """A training sentence: text, offsets of source and target, root, and which line of the grammar it comes from."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    root: str
    line: str


@cache
def grammar() -> dict[str, Any]:
    """The grammar file."""
    return yaml.safe_load((HERE / "grammar.yaml").read_text("utf-8"))  # type: ignore[no-any-return]


@cache
def words() -> dict[str, Any]:
    """What the grammar is filled with, as in `words.yaml`."""
    return yaml.safe_load((HERE / "words.yaml").read_text("utf-8"))  # type: ignore[no-any-return]


def past(base: str) -> str:
    """Simple past of a verb in base form."""
    if base in words()["past"]:
        return str(words()["past"][base])
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base[-1] == "y" and base[-2] not in "aeiou" else base + "ed"


def inflect(phrase: str, how: str) -> str:
    """A verb phrase in base form in another: past, perfect, progressive, future, present participle."""
    verb, _, rest = phrase.partition(" ")
    done = past(verb)
    done = str(words()["participle"].get(done, done))
    stem = verb[:-1] if verb.endswith("e") and verb not in ("be", "free", "flee") else verb
    if past(verb).startswith(verb + verb[-1]) and past(verb).endswith("ed"):
        stem = past(verb)[:-2]
    forms = {"past": past(verb), "perfect": f"has {done}", "pluperfect": f"had {done}", "progressive": f"was {stem}ing",
             "present": "is" if verb == "be" else _third(verb), "base": verb}  # fmt: skip
    return f"{forms[how]} {rest}".strip()


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb[-1] == "y" and verb[-2] not in "aeiou" else verb + "s"


class Maker:
    """Makes sentences; the same seed, the same sentences."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)

    def fill(self, template: str) -> str:
        """A template with its countries, names and numbers."""
        country, people, capital = self._draw.choice(words()["countries"]).split("|")
        numbers = ("two", "12", "30", "about 200", "at least five", "1,500")
        out = template.replace("%C", country).replace("%A", people).replace("%K", capital)
        return out.replace("%N", self._draw.choice(words()["names"])).replace("%n", self._draw.choice(numbers))

    def mention(self, kinds: list[str]) -> str:
        """A mention of one of some kinds."""
        return self.fill(self._draw.choice(grammar()["actors"][self._draw.choice(kinds)]))

    def sentences(self, each: int) -> Iterator[Made]:
        """About `each` sentences for every root."""
        roots: dict[str, Any] = grammar()["roots"]
        for root, rules in roots.items():
            for at in range(each):
                if at % 4 == 3:
                    line = rules["full"][at // 4 % len(rules["full"])]
                    yield self._made(line, line, root, rules)
                    continue
                phrase = rules["vps"][at % len(rules["vps"])]
                yield self._made("{S} " + inflect(phrase, self._tense()), phrase, root, rules)
            for kind, share in (("intend", 0.12), ("refuse", 0.07), ("threaten", 0.05), ("light", 0.05)):
                for _ in range(round(each * share)):
                    if made := self._framed(kind, root, rules):
                        yield made

    def _tense(self) -> str:
        return self._draw.choice(("past", "past", "past", "perfect", "perfect", "progressive", "present", "pluperfect"))

    def _framed(self, kind: str, root: str, rules: dict[str, Any]) -> Made | None:
        if root in ("AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE") and kind != "light":
            return None
        if kind == "threaten" and root not in ("ASSAULT", "COERCE", "SANCTION"):
            return None
        if kind == "refuse" and root in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"):
            return None
        if kind == "intend" and root in ("MOBILIZE",):
            return None
        frame = self._draw.choice(grammar()["frames"][kind])
        phrase = self._draw.choice(rules["vps"])
        told = "THREATEN" if kind == "threaten" else compose(kind, root, "agree")
        lead = inflect(frame, self._draw.choice(("past", "past", "perfect", "present")))
        return self._made(f"{{S}} {lead} {phrase}", f"{frame} {phrase}", told, rules)

    def _made(self, core: str, line: str, root: str, rules: dict[str, Any]) -> Made:
        source, target = self.mention(rules["source"]), self.mention(rules["target"])
        while target.split()[-1] == source.split()[-1]:
            target = self.mention(rules["target"])
        before, after = (self.fill(self._draw.choice(grammar()[edge])) for edge in ("before", "after"))
        core = self.fill(core.replace("{S}", "\x01").replace("{T}", "\x02"))
        text = before + core + after + "."
        text = re.sub("\x01", f"<s>{source}</s>", text, count=1).replace("\x01", "it")
        text = re.sub("\x02", f"<t>{target}</t>", text, count=1).replace("\x02", "it")
        first = re.search(r"[A-Za-z]", text.replace("<s>", "\x03\x03\x03").replace("<t>", "\x03\x03\x03"))
        if first is not None:
            text = text[: first.start()] + text[first.start()].upper() + text[first.start() + 1 :]
        text = re.sub(r"\b([Aa]) (?=(?:<.>)?[AEIO][a-z])", r"\1n ", text)
        return unmark(text, root, line)


def unmark(text: str, root: str, line: str) -> Made:
    """A sentence with its mentions in tags, as text and offsets."""
    out, places = "", {}
    for part in re.split(r"(</?[st]>)", text):
        if re.fullmatch(r"</?[st]>", part):
            places[part] = len(out)
        else:
            out += part
    return Made(out, (places["<s>"], places["</s>"]), (places["<t>"], places["</t>"]), root, line)


def own() -> Iterator[Made]:
    """The sentences written by hand, with [source] and {target}: those of `own.txt` and the lexicon's examples."""
    for line in (HERE / "own.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            root, _, text = line.partition("\t")
            tags = text.replace("[", "<s>").replace("]", "</s>").replace("{", "<t>").replace("}", "</t>")
            yield unmark(tags, root, "own")
    for rule in [*read_rules("relation_nouns"), *read_rules("relation_verbs")]:
        for example in rule["examples"]:
            text, _, root = example.partition(" -> ")
            if root or rule.get("root"):
                tags = text.replace("[", "<s>").replace("]", "</s>").replace("{", "<t>").replace("}", "</t>")
                yield unmark(tags, root or rule["root"], rule["id"])


if __name__ == "__main__":
    made = list(Maker(1).sentences(40))
    random.Random(0).shuffle(made)
    for one in made[: int(sys.argv[1])]:
        print(one.root, "|", one.text, "|", one.text[slice(*one.source)], ">", one.text[slice(*one.target)])
