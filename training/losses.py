"""What the heads lose on a batch, and how often they are right on sentences that they were not trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from batches import IGNORE, VECTOR, Item, arc_scores, batch_of
from beliefs import Beliefs, unlike
from corpora import NAME_TAGS
from net import Net
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

WEIGHTS = {"pos": 0.5, "feats": 0.5, "lemmas": 0.3, "arcs": 1.0, "relations": 1.0, "names": 1.0, "starts": 0.5,
           "vector": 1.0, "likeness": 5.0, "arcs taught": 1.0, "relations taught": 1.0}  # fmt: skip


def halved() -> torch.autocast:
    """Products in bfloat16 where the processor has instructions for it; elsewhere they are a hundredfold slower."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported())


def losses(net: Net, batch: dict[str, Tensor], told: Sequence[Beliefs | None] = ()) -> dict[str, Tensor]:
    """The loss of every head that the batch has labels for, and the distance from a teacher's beliefs."""
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
    scores = arc_scores(net, words, batch)
    if keep.any():
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
    return out | unlike(net, words, scores, told)


def evaluate(net: Net, items: list[Item]) -> dict[str, float]:
    """Accuracy of the greedy choices on gold tokens (trees are decoded in the product; this is a thermometer)."""
    net.eval()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    order = sorted(items, key=lambda i: len(i.pieces))
    none = torch.zeros(1, VECTOR)
    with torch.no_grad(), halved():
        for at in range(0, len(order), 32):
            batch = batch_of(order[at : at + 32], none)
            words, _ = net.words(batch["pieces"], batch["shapes"], batch["first"], batch["last"])
            heads = arc_scores(net, words, batch).argmax(-1)
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
