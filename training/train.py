"""Trains the English model: `python training/train.py --data FOLDER --encoder model.safetensors --out RUN`.

One run trains everything: parts of speech, features, lemmas, trees, names, sentence starts, and the clause vector
(kept near the frozen encoder's sentence embedding). Seeded, logged to RUN/log.tsv, resumable from RUN/last.pt.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import ready  # noqa: F401  (before torch)
import torch
from alike import LIKENESS
from batches import LONGEST, VECTOR, Item, Labels, batch_of, batches_of, with_masks
from beliefs import taught
from corpora import GUM_LEFT_OUT, NAME_TAGS, read_treebank
from encoder import read_safetensors
from losses import WEIGHTS, evaluate, halved, losses
from net import Net, Sizes
from sources import VOCABULARY, one_epoch, sentences
from swaps import Pool
from teaching import own_names, teacher_vectors

from goodoffices import packs
from goodoffices.language.pieces import Pieces


def main() -> None:
    """Runs the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the treebanks and sets of names")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--domain", type=Path, nargs="*", default=[], help="CoNLL-U files of the field's own sentences")
    parser.add_argument("--domain-times", type=int, default=4)
    parser.add_argument("--news-times", type=int, default=2, help="how often an epoch has the news of GUM")
    parser.add_argument("--init", type=Path, help="checkpoint to start from instead of the bare encoder")
    parser.add_argument("--labels", type=Path, help="checkpoint whose classes to take")
    parser.add_argument("--beliefs", type=Path, nargs="*", default=[], help="what a larger network believes (teach.py)")
    parser.add_argument("--raw", type=Path, nargs="*", default=[], help="texts, a sentence a line, for beliefs alone")
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
    pieces = Pieces.from_file(VOCABULARY)
    examples = sentences(arms.data, arms.domain, arms.raw)
    start_from = torch.load(arms.init, weights_only=False) if arms.init else None
    classes = start_from or (torch.load(arms.labels, weights_only=False) if arms.labels else None)
    labels = Labels.from_checkpoint(classes) if classes else Labels.of(examples)
    config = json.loads((arms.encoder / "config.json").read_text(encoding="utf-8"))
    sizes = Sizes(len(labels.pos), len(labels.feats), len(labels.lemmas), len(labels.relations), len(NAME_TAGS),
                  width=config["hidden_size"], layers=config["num_hidden_layers"],
                  distances=config.get("relative_attention_num_buckets", 0))  # fmt: skip
    net = Net(sizes)
    net.encoder.load(read_safetensors(arms.encoder / "model.safetensors"))
    teachers = torch.zeros(1, VECTOR)
    if sizes.width == VECTOR:
        store = arms.out / "teacher.pt"
        texts = [e.text for e in examples]
        teachers = torch.load(store) if store.exists() else teachers
        if len(teachers) != len(texts):
            began = time.time()
            teachers = teacher_vectors(net, texts, pieces)
            torch.save(teachers, store)
            say("teacher", len(texts), round(time.time() - began))
    else:  # a teacher of trees and names has no clause vector
        examples = [e for e in examples if e.source != LIKENESS]
    told = taught(examples, arms.beliefs, arms.own_names)
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
            rate = arms.rate * arms.decay_layers ** (sizes.layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.shapes"):
            rate = arms.head_rate
        elif name.startswith(("encoder.", "vector")):
            rate = arms.rate * arms.decay_layers**sizes.layers
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
            item = Item(e, starts, labels, pieces, number if sizes.width == VECTOR else -1)
            if len(item.pieces) <= LONGEST:
                item.beliefs = told.get(number)
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
                found = losses(net, batch, [item.beliefs for item in chosen])
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
