"""Trains the English model: `python training/train.py --data FOLDER --encoder model.safetensors --out RUN`.

One run trains everything: parts of speech, features, lemmas, trees, names, sentence starts, and the clause vector
(kept near the frozen encoder's sentence embedding). Seeded, logged to RUN/log.tsv, resumable from RUN/last.pt.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

# Threads that wait by spinning stall thirtyfold when another process uses one of two cores; set before torch loads.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from alike import look_alikes  # noqa: E402
from corpora import GUM_LEFT_OUT, NAME_TAGS, TAG_NUMBER, Example, read_treebank, training_set  # noqa: E402
from net import Net, Sizes, read_safetensors  # noqa: E402
from noise import disturbed, joined  # noqa: E402
from swaps import Pool, swapped, swapped_in_tree  # noqa: E402

from goodoffices import packs  # noqa: E402
from goodoffices.language.lemmas import script_of  # noqa: E402
from goodoffices.language.pieces import START, STOP, Pieces, shape  # noqa: E402
from goodoffices.language.tokens import words  # noqa: E402


def halved() -> torch.autocast:
    """Products in bfloat16 where the processor has instructions for it; elsewhere they are a hundredfold slower."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported())


IGNORE = -100
MASK = 103
LIKENESS = "look-alikes"  # sentences that only the clause vector learns from
LONGEST = 160  # pieces; longer sentences are left out of training


class Labels:
    """The classes that the heads choose from, in a fixed order."""

    def __init__(self, pos: list[str], feats: list[str], lemmas: list[str], relations: list[str]) -> None:
        self.pos, self.feats, self.lemmas, self.relations = pos, feats, lemmas, relations
        self.number = {
            kind: {label: i for i, label in enumerate(getattr(self, kind))}
            for kind in ("pos", "feats", "lemmas", "relations")
        }

    @classmethod
    def of(cls, examples: list[Example]) -> Labels:
        """Collects the classes; lemma scripts need three witnesses, bundles of features two."""
        pos, feats, lemmas, relations = Counter(), Counter(), Counter(), Counter()  # type: ignore[var-annotated]
        for e in examples:
            if e.pos and e.feats and e.lemmas and e.relations:
                pos.update(e.pos)
                feats.update(f"{p}|{f}" for p, f in zip(e.pos, e.feats, strict=True))
                lemmas.update(script_of(w, lemma) for w, lemma in zip(e.words, e.lemmas, strict=True))
                relations.update(e.relations)
        return cls(
            sorted(pos),
            sorted(f for f, n in feats.items() if n >= 2),
            sorted(s for s, n in lemmas.items() if n >= 3),
            sorted(relations),
        )

    def as_dict(self) -> dict[str, list[str]]:
        """The classes by head."""
        return {"pos": self.pos, "feats": self.feats, "lemmas": self.lemmas, "relations": self.relations,
                "tags": list(NAME_TAGS)}  # fmt: skip


class Item:
    """One example as numbers."""

    __slots__ = ("boundaries", "feats", "first", "heads", "last", "lemmas", "names", "pieces", "pos", "relations",
                 "shapes", "teacher")  # fmt: skip

    def __init__(self, e: Example, starts: list[int] | None, labels: Labels, pieces: Pieces, teacher: int) -> None:
        self.pieces, self.shapes = [START], [0]
        self.first, self.last = [0], [0]
        for word in e.words:
            own = pieces.of_word(word)
            self.first.append(len(self.pieces))
            self.pieces += own
            self.last.append(len(self.pieces) - 1)
            self.shapes += [shape(word)] * len(own)
        self.pieces.append(STOP)
        self.shapes.append(0)
        n = labels.number
        empty = [IGNORE] * len(e.words)
        self.pos = [n["pos"].get(p, IGNORE) for p in e.pos] if e.pos else empty
        self.feats = (
            [n["feats"].get(f"{p}|{f}", IGNORE) for p, f in zip(e.pos, e.feats, strict=True)]
            if e.pos and e.feats else empty
        )  # fmt: skip
        self.lemmas = (
            [n["lemmas"].get(script_of(w, lemma), IGNORE) for w, lemma in zip(e.words, e.lemmas, strict=True)]
            if e.lemmas else empty
        )  # fmt: skip
        self.heads = e.heads if e.heads else empty
        self.relations = [n["relations"].get(r, IGNORE) for r in e.relations] if e.relations else empty
        self.names = [sum(1 << TAG_NUMBER[tag] for tag in tags) for tags in e.names] if e.names else [0] * len(e.words)
        self.boundaries = [1 if i in starts else 0 for i in range(len(e.words))] if starts is not None else empty
        self.teacher = teacher


def batch_of(items: list[Item], teachers: Tensor) -> dict[str, Tensor]:
    """Tensors of a batch, padded to the longest item."""
    length = max(len(i.pieces) for i in items)
    count = max(len(i.first) for i in items)

    def fill(rows: list[list[int]], width: int, value: int) -> Tensor:
        table = np.full((len(rows), width), value, dtype=np.int64)
        for row, values in zip(table, rows, strict=True):
            row[: len(values)] = values
        return torch.from_numpy(table)

    batch = {
        "pieces": fill([i.pieces for i in items], length, 0),
        "shapes": fill([i.shapes for i in items], length, 0),
        "first": fill([i.first for i in items], count, 0),
        "last": fill([i.last for i in items], count, 0),
    }
    for kind in ("pos", "feats", "lemmas", "heads", "relations", "boundaries"):
        batch[kind] = fill([[IGNORE, *getattr(i, kind)] for i in items], count, IGNORE)
    batch["names"] = fill([[0, *i.names] for i in items], count, 0)
    batch["teacher_of"] = torch.tensor([i.teacher for i in items])
    batch["teacher"] = teachers[batch["teacher_of"].clamp(min=0)]
    return batch


def losses(net: Net, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every head that the batch has labels for."""
    words, vector = net.words(batch["pieces"], batch["shapes"], batch["first"], batch["last"])
    out: dict[str, Tensor] = {}
    seen = net.drop(words)
    for kind, head in (("pos", net.pos), ("feats", net.feats), ("lemmas", net.lemma)):
        target = batch[kind].reshape(-1)
        keep = target != IGNORE
        if keep.any():
            rows = seen.reshape(-1, seen.shape[2])[keep]
            out[kind] = F.cross_entropy(head(rows).float(), target[keep])
    heads = batch["heads"]
    keep = heads != IGNORE
    if keep.any():
        scores = net.arcs(words).float()
        is_word = torch.arange(words.shape[1])[None, :] <= (batch["last"] > 0).sum(1)[:, None]
        scores = scores.masked_fill(~is_word[:, None, :], -1e4)
        out["arcs"] = F.cross_entropy(scores[keep], heads[keep])
        dep, head = net.relation_parts(words)
        where = keep.nonzero()
        dep = dep[where[:, 0], where[:, 1]]
        head = head[where[:, 0], heads[keep]]
        target = batch["relations"][keep]
        out["relations"] = F.cross_entropy(net.relations(dep, head).float(), target, ignore_index=IGNORE)
    allowed = batch["names"].reshape(-1)
    keep = allowed != 0
    if keep.any():
        logits = net.name_scores(seen.reshape(-1, seen.shape[2])[keep]).float().log_softmax(-1)
        bits = (allowed[keep][:, None] >> torch.arange(len(NAME_TAGS))[None, :]) & 1
        right = logits.masked_fill(bits == 0, -1e4).logsumexp(-1)
        out["names"] = -right.mean()
    target = batch["boundaries"]
    keep = target != IGNORE
    if keep.any():
        logits = net.start(seen[keep]).float().squeeze(-1)
        out["starts"] = F.binary_cross_entropy_with_logits(logits, target[keep].float())
    keep = batch["teacher_of"] >= 0
    if keep.sum() > 1:
        mine = F.normalize(vector[keep].float(), dim=-1)
        theirs = batch["teacher"][keep]
        out["vector"] = (1 - (mine * theirs).sum(-1)).mean()
        out["likeness"] = (mine @ mine.T - theirs @ theirs.T).pow(2).mean()
    return out


WEIGHTS = {"pos": 0.5, "feats": 0.5, "lemmas": 0.3, "arcs": 1.0, "relations": 1.0, "names": 1.0, "starts": 0.5,
           "vector": 1.0, "likeness": 5.0}  # fmt: skip


def teacher_vectors(net: Net, texts: list[str], pieces: Pieces) -> Tensor:
    """Sentence embeddings of the frozen encoder: mean over all pieces, normalised."""
    rows = [[START, *[p for w in text.split() for p in pieces.of_word(w)][:LONGEST], STOP] for text in texts]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found = torch.zeros(len(rows), 384)
    net.eval()
    with torch.no_grad(), halved():
        for at in range(0, len(order), 64):
            chosen = order[at : at + 64]
            width = max(len(rows[i]) for i in chosen)
            table = torch.tensor([rows[i] + [0] * (width - len(rows[i])) for i in chosen])
            top = net.encoder(table, torch.zeros_like(table))[-1].float()
            kept = (table != 0).float()[:, :, None]
            found[chosen] = F.normalize((top * kept).sum(1) / kept.sum(1), dim=-1)
    return found


def own_names(net: Net, examples: list[Example], labels: Labels, pieces: Pieces, sure: float) -> int:
    """Gives the network's own surest names to sentences of treebanks that mark none (self-training).

    Args:
        net: a trained network.
        examples: changed in place where they have a tree and no names.
        labels: the classes.
        pieces: cutter of words.
        sure: probability from which a word's tag is taken; other words are left open.

    Returns:
        How many words were tagged as part of a name.
    """
    chosen = [e for e in examples if e.heads and not e.names]
    order = sorted(chosen, key=lambda e: len(e.words))
    none, count = torch.zeros(1, 384), 0
    net.eval()
    with torch.no_grad(), halved():
        for at in range(0, len(order), 48):
            some = order[at : at + 48]
            batch = batch_of([Item(e, None, labels, pieces, -1) for e in some], none)
            words, _ = net.words(batch["pieces"], batch["shapes"], batch["first"], batch["last"])
            best, tags = net.name_scores(words).float().softmax(-1).max(-1)
            for row, e in enumerate(some):
                likely, own = best[row, 1:].tolist(), tags[row, 1:].tolist()
                names = zip(likely, own, e.words, strict=False)
                e.names = [frozenset({NAME_TAGS[t]}) if p >= sure else frozenset(NAME_TAGS) for p, t, _ in names]
                count += sum(p >= sure and t > 0 for p, t, _ in zip(likely, own, e.words, strict=False))
    net.train()
    return count


def evaluate(net: Net, items: list[Item]) -> dict[str, float]:
    """Accuracy of the greedy choices on gold tokens (trees are decoded in the product; this is a thermometer)."""
    net.eval()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    order = sorted(items, key=lambda i: len(i.pieces))
    none = torch.zeros(1, 384)
    with torch.no_grad(), halved():
        for at in range(0, len(order), 32):
            batch = batch_of(order[at : at + 32], none)
            words, _ = net.words(batch["pieces"], batch["shapes"], batch["first"], batch["last"])
            scores = net.arcs(words).float()
            is_word = torch.arange(words.shape[1])[None, :] <= (batch["last"] > 0).sum(1)[:, None]
            heads = scores.masked_fill(~is_word[:, None, :], -1e4).argmax(-1)
            keep = batch["heads"] != IGNORE
            dep, head = net.relation_parts(words)
            where = keep.nonzero()
            relation = net.relations(dep[where[:, 0], where[:, 1]], head[where[:, 0], heads[keep]]).argmax(-1)
            head_right = heads[keep] == batch["heads"][keep]
            total["words"] += int(keep.sum())
            right["uas"] += int(head_right.sum())
            right["las"] += int((head_right & (relation == batch["relations"][keep])).sum())
            right["upos"] += int((net.pos(words).argmax(-1)[keep] == batch["pos"][keep]).sum())
            right["lemma"] += int((net.lemma(words).argmax(-1)[keep] == batch["lemmas"][keep]).sum())
    net.train()
    return {kind: round(100 * n / total["words"], 2) for kind, n in sorted(right.items())}


def one_epoch(
    examples: list[Example], pool: Pool, arms: argparse.Namespace, draw: random.Random
) -> list[tuple[Example, list[int] | None, int]]:
    """One epoch of training: every example once, news twice, some disturbed, some joined with their neighbours.

    Returns:
        Examples, the words that start a sentence (None: not known), and the number of the original text (-1: changed).
    """
    epoch: list[tuple[Example, list[int] | None, int]] = []
    for number, e in enumerate(examples):
        times = 2 if e.source == "GUM" and "_news_" in e.document else 1
        if e.source == "domain":
            times = arms.domain_times
        if e.source == LIKENESS and draw.random() > 0.25:
            continue
        starts = [0] if e.pos or e.source == "UNER" else None
        for _ in range(times):
            if e.source == "domain" and draw.random() < arms.swaps:
                epoch.append((swapped_in_tree(e, pool, draw), starts, -1))
            elif e.names and not e.heads and draw.random() < arms.swaps:
                epoch.append((swapped(e, pool, draw), starts, -1))
            elif e.source != LIKENESS and draw.random() < arms.noise:
                epoch.append((disturbed(e, draw), starts, -1))
            else:
                epoch.append((e, starts, number))
        if e.source in ("EWT", "GUM") and draw.random() < arms.joined:
            epoch.append((*joined(examples, number, draw), -1))
    return epoch


def with_masks(item: Item, share: float, draw: random.Random) -> Item:
    """Hides some words behind the encoder's mask, so that nothing hangs on a single word."""
    for first, last in zip(item.first[1:], item.last[1:], strict=True):
        if draw.random() < share:
            item.pieces[first : last + 1] = [MASK] * (last + 1 - first)
    return item


def batches_of(items: list[Item], size: int, draw: random.Random) -> list[list[Item]]:
    """Batches of items alike in length, at most `size` padded pieces each, in random order."""
    order = sorted(items, key=lambda item: len(item.pieces) + draw.random() * 4)
    batches: list[list[Item]] = [[]]
    longest = 0
    for item in order:
        longest = max(longest, len(item.pieces))
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
            longest = len(item.pieces)
        batches[-1].append(item)
    draw.shuffle(batches)
    return batches


def main() -> None:
    """Runs the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the treebanks and sets of names")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--domain", type=Path, nargs="*", default=[], help="CoNLL-U files of the field's own sentences")
    parser.add_argument("--domain-times", type=int, default=4)
    parser.add_argument("--init", type=Path, help="checkpoint to start from instead of the bare encoder")
    parser.add_argument("--minutes", type=float, default=30, help="length of the run; sets the learning rates")
    parser.add_argument("--steps", type=int, default=0, help="length in steps instead")
    parser.add_argument("--until", type=int, help="the step at which to stop, with rates as of a longer run")
    parser.add_argument("--size", type=int, default=2048, help="padded pieces a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--decay-layers", type=float, default=0.9)
    parser.add_argument("--noise", type=float, default=0.15)
    parser.add_argument("--joined", type=float, default=0.18)
    parser.add_argument("--swaps", type=float, default=0.5, help="share of sentences without a tree with new names")
    parser.add_argument("--own-names", type=float, default=0, help="tag treebanks without names where this sure")
    parser.add_argument("--mask", type=float, default=0.03, help="share of words hidden")
    parser.add_argument("--flat", type=float, default=0.3, help="share of the run before the rates fall")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    arms = parser.parse_args()
    torch.manual_seed(arms.seed)
    torch.set_num_threads(arms.threads)
    draw = random.Random(arms.seed)
    arms.out.mkdir(parents=True, exist_ok=True)
    log = (arms.out / "log.tsv").open("a", encoding="utf-8")

    def say(*values: object) -> None:
        line = "\t".join(str(v) for v in values)
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    say("run", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), json.dumps(vars(arms), default=str))
    pieces = Pieces.from_file(arms.encoder / "vocab.txt")
    examples = training_set(arms.data)
    for path in arms.domain:
        examples += read_treebank(path, "domain")
    for group in look_alikes("train"):
        examples += [Example(LIKENESS, LIKENESS, text, [w.text for w in words(text)]) for text in group]
    start_from = torch.load(arms.init, weights_only=False) if arms.init else None
    labels = (
        Labels(**{k: v for k, v in start_from["labels"].items() if k != "tags"}) if start_from else Labels.of(examples)
    )
    sizes = Sizes(len(labels.pos), len(labels.feats), len(labels.lemmas), len(labels.relations), len(NAME_TAGS))
    net = Net(sizes)
    net.encoder.load(read_safetensors(arms.encoder / "model.safetensors"))
    store = arms.out / "teacher.pt"
    texts = [e.text for e in examples]
    if store.exists():
        teachers = torch.load(store)
    if not store.exists() or len(teachers) != len(texts):
        began = time.time()
        teachers = teacher_vectors(net, texts, pieces)
        torch.save(teachers, store)
        say("teacher", len(texts), round(time.time() - began))
    pool = Pool(examples, [person.name for person in packs.load().people])
    if start_from:
        net.load_state_dict(start_from["state"])
        if arms.own_names:
            say("own names", own_names(net, examples, labels, pieces, arms.own_names))

    dev = {}
    for name in ("EWT", "GUM"):
        own = read_treebank(arms.data / f"UD_English-{name}/dev.conllu", name, GUM_LEFT_OUT)
        dev[name] = [Item(e, None, labels, pieces, -1) for e in own]
    net.encoder.pieces.weight.requires_grad = False  # saves time, and rare words keep their place
    groups = []
    for name, weight in net.named_parameters():
        if not weight.requires_grad:
            continue
        bare = weight.ndim < 2
        if name.startswith("encoder.layers."):
            rate = arms.rate * arms.decay_layers ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder.shapes"):
            rate = arms.head_rate
        elif name.startswith(("encoder.", "vector")):
            rate = arms.rate * arms.decay_layers**6
        else:
            rate = arms.head_rate
        groups.append({"params": [weight], "lr": rate, "rate": rate, "weight_decay": 0.0 if bare else 0.01})
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    average = {name: value.detach().clone() for name, value in net.state_dict().items()}
    step, epoch, spent = 0, 0, 0.0
    last = arms.out / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=False)
        net.load_state_dict(state["state"])
        average = state["average"]
        optimizer.load_state_dict(state["optimizer"])
        step, epoch, spent = state["step"], state["epoch"] + 1, state["spent"]
        say("resumed", step, epoch)
    began = time.time() - spent
    sums: Counter[str] = Counter()
    seen_pieces = 0

    def progress() -> float:
        if arms.until and step >= arms.until:
            return 1.0
        return step / arms.steps if arms.steps else (time.time() - began) / (60 * arms.minutes)

    def checkpoint(final: bool) -> None:
        own = {name: value.detach().clone() for name, value in net.state_dict().items()}
        net.load_state_dict(average)
        found = {name: evaluate(net, items) for name, items in dev.items()}
        net.save(arms.out / "average.pt", {"labels": labels.as_dict(), "step": step, "dev": found})
        net.load_state_dict(own)
        say("dev", step, epoch, round(time.time() - began), json.dumps(found))
        if not final:
            torch.save({"state": own, "average": average, "optimizer": optimizer.state_dict(), "step": step,
                        "epoch": epoch, "spent": time.time() - began}, last)  # fmt: skip

    net.train()
    while progress() < 1:
        draw = random.Random(f"{arms.seed}-{epoch}")
        items = []
        for e, starts, number in one_epoch(examples, pool, arms, draw):
            item = Item(e, starts, labels, pieces, number)
            if len(item.pieces) <= LONGEST:
                items.append(with_masks(item, arms.mask, draw))
        for chosen in batches_of(items, arms.size, draw):
            at = progress()
            if at >= 1:
                break
            # warm-up, a flat half, then down to nothing in a line
            scale = min(1.0, (step + 1) / 100) * (1.0 if at < arms.flat else (1 - at) / (1 - arms.flat))
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * scale
            batch = batch_of(chosen, teachers)
            with halved():
                found = losses(net, batch)
            loss = sum(WEIGHTS[kind] * value for kind, value in found.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            seen_pieces += batch["pieces"].numel()
            keep = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in net.named_parameters():
                    if value.requires_grad:
                        average[name].lerp_(value, 1 - keep)
            for kind, value in found.items():
                sums[kind] += float(value.detach())
                sums["n " + kind] += 1
            if step % 50 == 0:
                means = {k: round(sums[k] / sums["n " + k], 3) for k in WEIGHTS if sums["n " + k]}
                say("step", step, epoch, round(time.time() - began), seen_pieces, round(at, 4), json.dumps(means))
                sums.clear()
            if step % arms.every == 0:
                checkpoint(final=False)
        epoch += 1
    checkpoint(final=True)


if __name__ == "__main__":
    main()
