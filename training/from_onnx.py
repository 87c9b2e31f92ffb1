"""From the packaged model back to a checkpoint, to go on from: ``python -m training.from_onnx FOLDER OUT/model.pt``.

Weights come back as their 8 bits tell them; the vectors of word pieces that were blanked are blank. Packaged again, the
checkpoint is the same model.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from dragoman.language.pieces import Pieces

from .batches import Batches
from .encoder import Sizes
from .model import Model
from .train import save

Arrays = dict[str, np.ndarray[Any, Any]]
NODE = re.compile(r"/model/(.*?)/(?:Gemm_)?MatMul(?:_\d+)?(?:_quant)?$")
EMBEDDED = ("words", "positions", "looks", "shapes")
KINDS = 2  # of text that a BERT tells apart, of which one is read


def unpack(folder: Path) -> tuple[Model, Batches]:
    """The model in ``folder``, and the batches that suit it.

    Raises ``ValueError`` where a weight of the network is not found in the model.
    """
    about = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    model = Model(about["labels"], Sizes(**about["sizes"]))
    graph = onnx.load(str(folder / "model.onnx")).graph
    held = {table.name: numpy_helper.to_array(table) for table in graph.initializer}
    names = list(model.state_dict())
    found = {name.removeprefix("model."): array for name, array in held.items()}
    found |= {f"encoder.{name}.weight": _whole(held, f"model.encoder.{name}.weight_quantized") for name in EMBEDDED}
    found |= _multiplied(graph, held, names)
    # Of the kinds of text one is read: its vector is a constant beside the named ones.
    kind = next(array for name, array in held.items() if name.startswith("onnx::Add") and array.ndim == 1)
    found |= {"encoder.kinds.weight": np.stack([kind] * KINDS), "encoder.mix": _mixture(graph, held)}
    if lost := [name for name in names if name not in found]:
        raise ValueError(f"{folder / 'model.onnx'}: no {', '.join(lost[:5])}; expected all weights of the network")
    model.load_state_dict({name: torch.tensor(np.ascontiguousarray(found[name])).float() for name in names})
    return model, Batches(Pieces(folder / "pieces.json"), about["labels"])


def _multiplied(graph: Any, held: Arrays, names: list[str]) -> Arrays:
    """The matrices, by the nodes that multiply with them: what is computed once for all words has a shorter name."""
    found = {}
    for node in graph.node:
        place = NODE.match(node.name)
        if place is None or len(node.input) < 2 or node.input[1] not in held:
            continue
        matrix = held[node.input[1]]
        whole = matrix if node.op_type == "MatMul" else _whole(held, node.input[1])
        found[f"{place[1].replace('/', '.')}.weight"] = whole.T
    shorter = _shorter(name for name in names if name not in found)
    return {name if name in names else shorter[name]: whole for name, whole in found.items()}


def _shorter(names: Iterable[str]) -> dict[str, str]:
    """Parts of heads by their names without the head; where heads share one, the second's is "trigger_1"."""
    shorter: dict[str, str] = {}
    for name in names:
        if name.startswith("heads."):
            part, _, rest = name.split(".", 2)[-1].partition(".")
            number, short = 0, f"{part}.{rest}"
            while short in shorter:
                number += 1
                short = f"{part}_{number}.{rest}"
            shorter[short] = name
    return shorter


def _whole(held: Arrays, name: str) -> np.ndarray[Any, Any]:
    """What the 8 bits of a matrix stand for."""
    base = name.removesuffix("_quantized")
    whole: np.ndarray[Any, Any] = held[name].astype(np.float32) - held[f"{base}_zero_point"].astype(np.float32)
    return whole * held[f"{base}_scale"]


def _mixture(graph: Any, held: Arrays) -> np.ndarray[Any, Any]:
    """How much of each of the last layers a word's vector is, before the softmax."""
    steps = [node for node in graph.node if re.match(r"/model/encoder/Mul(_\d+)?$", node.name)]
    shares = [held[name] for node in steps for name in node.input if name in held and not held[name].shape]
    return np.log(np.array(shares, dtype=np.float32))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the packaged model")
    parser.add_argument("out", type=Path, help="the checkpoint to write")
    chosen = parser.parse_args()
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    save(*unpack(chosen.folder), chosen.out)


if __name__ == "__main__":
    main()
