"""From arc scores to a tree: the best head of each word, and the maximum spanning tree where that is no tree.

The spanning tree is found by contracting cycles (Chu and Liu 1965, Edmonds 1967), the best one without crossing arcs by
joining spans (Eisner 1996); a sentence has one root.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -1e12


def decode(scores: Scores) -> list[int]:
    """Heads of the best tree.

    Args:
        scores: (n + 1, n + 1) scores of heads (columns) for dependents (rows); 0 is the root, row 0 is not used.

    Returns:
        Head of each word, 1-based with 0 for the root; entry 0 is -1. Ties go to the leftmost head.
    """
    count = len(scores)
    if count == 2:
        return [-1, 0]
    own = np.array(scores, dtype=np.float64)
    own[np.arange(count), np.arange(count)] = _NEVER
    own[0, :] = _NEVER
    heads = own.argmax(1)
    heads[0] = -1
    if int((heads == 0).sum()) == 1 and _cycle(heads.tolist()) is None:
        return [int(head) for head in heads]
    return _one_root(own)


def decode_uncrossed(scores: Scores) -> list[int]:
    """Heads of the best tree in which no arcs cross.

    Args:
        scores: Scores as `decode` takes them.

    Returns:
        Heads as `decode` gives them.
    """
    count = len(scores)
    # The best tree over each span of words whose head is its right (0) or left (1) end: `whole` ones, and `linked` ones
    # in which the other end hangs on the head and may have more words behind; `cut` and `met` say where two spans met.
    # All spans of one width are joined at once: values lie by their first word and width (`_from`) and by their last
    # word and width (`_to`), so that the parts of all joints are plain slices.
    whole_from, whole_to = (np.full((2, count, count), _NEVER) for _ in range(2))
    linked_to, linked_from = (np.full((count, count), _NEVER) for _ in range(2))
    cut, met = (np.zeros((2, count, count), np.int64) for _ in range(2))
    whole_from[:, :, 0] = whole_to[:, :, 0] = 0.0
    for width in range(1, count - 1):
        first = np.arange(1, count - width)
        last = first + width
        row = first - 1
        inside = whole_from[1, first, :width] + whole_to[0, last, :width][:, ::-1]
        best = inside.argmax(1)
        met[:, first, last] = first + best
        inner = inside[row, best]
        linked_to[last, width] = inner + scores[first, last]
        linked_from[first, width] = inner + scores[last, first]
        left = whole_from[0, first, :width] + linked_to[last, 1 : width + 1][:, ::-1]
        right = linked_from[first, 1 : width + 1] + whole_to[1, last, :width][:, ::-1]
        for side, joint, behind in ((0, left, 0), (1, right, 1)):
            best = joint.argmax(1)
            cut[side, first, last] = first + behind + best
            whole_from[side, first, width] = whole_to[side, last, width] = joint[row, best]
    words = np.arange(1, count)
    root = 1 + int((whole_from[0, 1, words - 1] + whole_to[1, count - 1, count - 1 - words] + scores[1:, 0]).argmax())
    heads = [-1] + [0] * (count - 1)
    spans = [(0, 1, root, True), (1, root, count - 1, True)]
    while spans:
        side, begin, end, is_whole = spans.pop()
        if begin == end:
            continue
        if is_whole:
            at = int(cut[side, begin, end])
            spans += [(side, begin, at, side == 0), (side, at, end, side == 1)]
            continue
        heads[(begin, end)[side]] = (end, begin)[side]
        at = int(met[side, begin, end])
        spans += [(1, begin, at, True), (0, at + 1, end, True)]
    return heads


def total(scores: Scores, heads: Sequence[int]) -> float:
    """The score of a tree: the sum of those of its arcs.

    Args:
        scores: Scores as `decode` takes them.
        heads: Heads as `decode` gives them.

    Returns:
        The sum.
    """
    return float(sum(scores[i, heads[i]] for i in range(1, len(heads))))


def _one_root(own: Scores) -> list[int]:
    """The best tree over all choices of the single root; the roots are tried by their promise."""
    unrooted = own.copy()
    unrooted[:, 0] = _NEVER
    best_inside = unrooted.max(1)
    best_inside[0] = 0.0
    bound = own[1:, 0] + best_inside[1:].sum() - best_inside[1:]
    best: tuple[float, list[int]] | None = None
    for index in np.argsort(-bound, kind="stable"):
        if best is not None and bound[index] <= best[0]:
            break
        root = int(index) + 1
        trial = unrooted.copy()
        trial[root, :] = _NEVER
        trial[root, 0] = own[root, 0]
        heads = _spanning(trial)
        reached = total(trial, heads)
        if best is None or reached > best[0]:
            best = (reached, heads)
    assert best is not None
    return best[1]


def _cycle(heads: list[int]) -> list[int] | None:
    """One cycle of the heads, if there is one."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while node >= 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node > 0 and state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _spanning(scores: Scores) -> list[int]:
    """Chu-Liu-Edmonds on a dense matrix; node 0 is the root."""
    count = len(scores)
    heads = scores.argmax(1).tolist()
    heads[0] = -1
    cycle = _cycle(heads)
    if cycle is None:
        return [int(head) for head in heads]
    inside = set(cycle)
    outside = [node for node in range(count) if node not in inside]
    joint = len(outside)  # number of the contracted cycle in the smaller graph
    small = np.full((joint + 1, joint + 1), _NEVER)
    small[:joint, :joint] = scores[np.ix_(outside, outside)]
    gain = np.array([scores[node, heads[node]] for node in cycle])
    entering = scores[np.ix_(cycle, outside)] - gain[:, None]
    enter_at = entering.argmax(0)
    small[joint, :joint] = entering.max(0) + gain.sum()
    leaving = scores[np.ix_(outside, cycle)]
    leave_at = leaving.argmax(1)
    small[:joint, joint] = leaving.max(1)
    small[0, :] = _NEVER
    small[joint, joint] = _NEVER
    found = _spanning(small)
    result = [-1] * count
    for position, node in enumerate(outside):
        if node == 0:
            continue
        head = found[position]
        result[node] = cycle[int(leave_at[position])] if head == joint else outside[head]
    for node in cycle:
        result[node] = heads[node]
    entered = cycle[int(enter_at[found[joint]])]
    result[entered] = outside[found[joint]]
    return result
