"""The mean of two checkpoints: ``python -m training.mean FIRST/model.pt SECOND/model.pt OUT/model.pt [--share 0.5]``.

Two models of which the one was begun from the other lie close enough together for the mean of their weights to be a
model, too, and often a better one than either (Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second, between 0 and 1")
    chosen = parser.parse_args()
    told = [torch.load(path, map_location="cpu", weights_only=True) for path in (chosen.first, chosen.second)]
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(mean(told[0], told[1], chosen.share), chosen.out)


def mean(first: dict[str, Any], second: dict[str, Any], share: float) -> dict[str, Any]:
    """The first checkpoint with weights between its own and those of the second; what is no weight stays its own.

    Raises:
        ValueError: where the two have other labels or another shape, so that their weights mean other things.
    """
    one, other = first["model"], second["model"]
    if first["labels"] != second["labels"] or {n: w.shape for n, w in one.items()} != {n: w.shape for n, w in other.items()}:
        raise ValueError("the two checkpoints are not of one network: their labels or their shapes differ")
    weights = {name: torch.lerp(w, other[name], share) if w.is_floating_point() else w for name, w in one.items()}
    return {**first, "model": weights}


if __name__ == "__main__":
    main()
