"""From a checkpoint to the packaged model: ``python -m training.to_onnx RUN/model.pt src/dragoman/language``.

The exported network must give what torch gives; weights and embeddings are then kept as 8-bit integers.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from dragoman.language.pieces import listed

from .batches import Batches
from .data import Example
from .heads import Beyond
from .model import Model
from .train import load
from .trimming import blank, digest

TOLERANCE = 2e-3  # between torch and ONNX, both in 32 bits, on arc scores and probabilities
INPUTS = ("ids", "first", "last", "shape")
# Outputs that are more than one thing a word.
PAIRS = {
    "arcs": {0: "sentences", 1: "read", 2: "words"},
    "role": {0: "sentences", 1: "read", 3: "read"},
    "pointer": {0: "sentences", 1: "read", 3: "words"},
    "bearing": {0: "sentences", 1: "words"},
    "away": {},
    "context": {0: "sentences"},
}
SAMPLES = [
    "Both sides agreed on Tuesday to extend the truce by ten days .",
    "Officials in Port Sudan said the convoy , which carried flour , had been turned back at 5 a.m. .",
    "No .",
    "Gen. Idris Musa denied that his forces had shelled Ardamata 's market and two clinics .",
]


class Ordered(nn.Module):
    """The model with its outputs as a tuple, for exporters that know no dictionaries."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Any, first: Any, last: Any, shape: Any) -> tuple[Any, ...]:
        return tuple(self.model(ids, first, last, shape).values())


def export(model: Model, batches: Batches, path: Path) -> None:
    """Write the network in 32 bits and check it against torch."""
    model.eval().float()
    told = batches.inputs([Example(text.split()) for text in SAMPLES])
    with torch.no_grad():
        expected = model(**told)
    names = list(expected)
    axes = {name: {0: "sentences", 1: "pieces" if name == "ids" else "words"} for name in INPUTS}
    axes |= {name: {0: "sentences", 1: "read"} for name in names} | {
        name: told for name, told in PAIRS.items() if name in names
    }
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Ordered(model).eval(),
            tuple(told[name] for name in INPUTS),
            str(path),
            input_names=list(INPUTS),
            output_names=names,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    check(model, batches, path)


def check(model: Model, batches: Batches, path: Path) -> None:
    """Torch and ONNX agree on sentences other than those that the network was traced with."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for texts in (SAMPLES[1:3], SAMPLES[3:], [f"{SAMPLES[0]} {SAMPLES[1]} {SAMPLES[3]}", *SAMPLES]):
        told = batches.inputs([Example(text.split()) for text in texts])
        with torch.no_grad():
            expected = model(**told)
        found = session.run(list(expected), {name: tensor.numpy() for name, tensor in told.items()})
        words = (told["shape"] > 0)[:, 1:].numpy()
        for (name, tensor), other in zip(expected.items(), found, strict=True):
            here = {"context": slice(None), "away": slice(None), "bearing": (told["shape"] > 0).numpy()}.get(
                name, words
            )
            one, other = tensor.numpy()[here], other[here]
            if one.dtype.kind == "i":
                if name in ("heads", "relations"):
                    one, other = one[..., :1], other[..., :1]
                assert (one == other).all(), f"{name}: torch and ONNX decide differently"
            else:
                gap = float(np.abs(one - other).max())
                assert gap < TOLERANCE, f"{name}: torch and ONNX differ by {gap}"


def shrink(path: Path, small: Path, whole: Sequence[str] = ("upos", "xpos"), order: Sequence[str] = ()) -> None:
    """Weights and embeddings as 8-bit integers, activations quantised as they come.

    The heads called ``whole`` (of all heads, in ``order``) keep their 32 bits: 0.3 MB buy back 0.04 points of UPOS. So
    do the few numbers that attention knows of each kind of distance.
    """
    kept = ("/model/encoder/distances/", *(f"/model/heads.{order.index(name)}/" for name in whole if name in order))
    nodes = [node.name for node in onnx.load(str(path)).graph.node if node.name.startswith(kept)]
    quantize_dynamic(
        path,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=nodes,
        extra_options={"MatMulConstBOnly": True},
    )


def package(checkpoint: Path, folder: Path) -> dict[str, Any]:
    """Put model, labels and word pieces into ``folder``, each in one move."""
    model, batches = load(checkpoint)
    if any(isinstance(head, Beyond) and not head.taught for head in model.heads):
        # What has learnt nothing points anywhere.
        model.heads = nn.ModuleList(head for head in model.heads if not isinstance(head, Beyond))
        batches.index.pop(Beyond.name)
    with tempfile.TemporaryDirectory() as made:
        whole, small = Path(made) / "whole.onnx", Path(made) / "small.onnx"
        export(model, batches, whole)
        shrink(whole, small, order=[head.name for head in model.heads])
        blank(small, batches.pieces.spelled)
        labels = {name: list(index) for name, index in batches.index.items()}
        about = {"model": digest(small), "sizes": asdict(model.sizes), "labels": labels}
        (Path(made) / "labels.json").write_text(
            json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        folder.mkdir(parents=True, exist_ok=True)
        (Path(made) / "pieces.json").write_text(listed(batches.pieces.spelled), encoding="utf-8")
        _move(Path(made) / "pieces.json", folder / "pieces.json")
        _move(Path(made) / "labels.json", folder / "labels.json")
        _move(small, folder / "model.onnx")
        if os.environ.get("KEEP_WHOLE"):
            _move(whole, checkpoint.with_suffix(".onnx"))
        onnx.checker.check_model(str(folder / "model.onnx"))
    return {"bytes": (folder / "model.onnx").stat().st_size, "model": digest(folder / "model.onnx")}


def _move(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    os.replace(part, target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    print(json.dumps(package(chosen.checkpoint, chosen.folder)))


if __name__ == "__main__":
    main()
