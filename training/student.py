"""Every second layer of a larger model, to learn from it: ``python -m training.student LARGER.pt --out START.pt``.

So DistilBERT was begun from BERT ("DistilBERT, a distilled version of BERT", Sanh and others, 2019): the layers are
those of its ``extract.py``. ``training.joint --teacher LARGER.pt`` then has the student follow whom it was cut from.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from torch import nn

from .model import Model
from .train import load, save

KEPT = (0, 2, 4, 7, 9, 11)  # of twelve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("larger", type=Path, help="the checkpoint whose layers and heads it shall have")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    chosen = parser.parse_args()
    model, batches = load(chosen.larger)
    if len(model.encoder.layers) != KEPT[-1] + 1:
        parser.error(f"{chosen.larger}: a model of {len(model.encoder.layers)} layers; expected {KEPT[-1] + 1}")
    keep(model, KEPT)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    save(model, batches, chosen.out)


def keep(model: Model, layers: Sequence[int]) -> None:
    """Leave these layers of the encoder, the first with the number 0, in place; no fewer than are mixed in the end."""
    if len(layers) < model.sizes.mixed:
        raise ValueError(f"{len(layers)} layers; expected {model.sizes.mixed} or more, which are mixed in the end")
    model.encoder.layers = nn.ModuleList(model.encoder.layers[number] for number in layers)
    model.sizes = replace(model.sizes, layers=len(layers))


if __name__ == "__main__":
    main()
