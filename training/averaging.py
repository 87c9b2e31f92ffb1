"""The mean of checkpoints that went on from the same one: ``python -m training.averaging ONE OTHER --out NEW``.

What one run learnt by the chance of its order the others did not; the mean of their weights keeps what they agree on
("Model soups", Wortsman and others, 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    chosen = parser.parse_args()
    told = [torch.load(path, map_location="cpu", weights_only=True) for path in chosen.checkpoints]
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(average(told), chosen.out)


def average(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The first checkpoint with the mean of all weights; ``ValueError`` where they are not of one network."""
    first = told[0]
    if any(one["labels"] != first["labels"] or one["model"].keys() != first["model"].keys() for one in told):
        raise ValueError("checkpoints of different networks have no mean: expected the same heads and labels in all")
    return {**first, "model": {name: _mean([one["model"][name] for one in told]) for name in first["model"]}}


def _mean(weights: Sequence[Tensor]) -> Tensor:
    first = weights[0]
    return torch.stack(list(weights)).mean(0) if first.is_floating_point() else first


if __name__ == "__main__":
    main()
