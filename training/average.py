"""The mean of several checkpoints of one start: `python training/average.py RUN/average.pt ... --to FILE`."""

# ruff: noqa: T201
from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Averages weight by weight; labels and sizes are the first one's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="*", help="how much each counts; all the same if not given")
    parser.add_argument("--to", type=Path, required=True)
    arms = parser.parse_args()
    states = [torch.load(path, weights_only=False) for path in arms.checkpoints]
    shares = arms.shares or [1.0] * len(states)
    parts = [*zip(shares, (state["state"] for state in states), strict=True)]
    mean = {name: sum(share * part[name] for share, part in parts) / sum(shares) for name in parts[0][1]}
    arms.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save({**states[0], "state": mean, "dev": [state["dev"] for state in states]}, arms.to)
    print(arms.to, len(states), "checkpoints")


if __name__ == "__main__":
    main()
