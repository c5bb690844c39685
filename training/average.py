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
    parser.add_argument("--to", type=Path, required=True)
    arms = parser.parse_args()
    states = [torch.load(path, weights_only=False) for path in arms.checkpoints]
    mean = {name: sum(state["state"][name] for state in states) / len(states) for name in states[0]["state"]}
    arms.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save({**states[0], "state": mean, "dev": [state["dev"] for state in states]}, arms.to)
    print(arms.to, len(states), "checkpoints")


if __name__ == "__main__":
    main()
