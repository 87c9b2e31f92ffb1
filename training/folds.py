"""What the names are worth on text that was not learnt: five folds of WikiGold.

    python -m training.folds DATA --start RUN/model.pt

WikiGold is cut into five blocks of neighbouring sentences, so that no document is torn but at four places. Five times
the checkpoint, which must never have seen WikiGold, learns from four blocks and reads the fifth. Exact span and kind
count; spans that our words cannot spell count as missed.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from dragoman.language.entities import runs
from dragoman.language.words import find_words
from evaluation.entities import page, table

from .batches import Batches
from .data import Example, read_spans
from .model import Model
from .train import add_pace, learn, load

FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the five to run")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    add_pace(parser)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    path = chosen.data / "ner/wikigold.all.jsonl"
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    examples = list(read_spans(path, "wiki"))
    assert len(told) == len(examples)
    pairs = []
    for fold in range(chosen.folds):
        first, last = fold * len(told) // FOLDS, (fold + 1) * len(told) // FOLDS
        model, batches = load(chosen.start)
        only_names(model)
        chosen.out.mkdir(parents=True, exist_ok=True)
        (chosen.out / "last.pt").unlink(missing_ok=True)
        chosen.began = time.monotonic()  # each has all the minutes
        rest = [*examples[:first], *examples[last:]]
        learn(model, batches, lambda order, progress, rest=rest: rest, chosen)
        found = read(model, batches, told[first:last])
        gold = [{(s["start"], s["end"], s["label"]) for s in row["spans"]} for row in told[first:last]]
        pairs += list(zip(gold, found, strict=True))
        print(f"fold {fold + 1}: {table(pairs[first:])['all']}", flush=True)
    print(page(table(pairs)))


def only_names(model: Model) -> None:
    """Leave the heads out that WikiGold says nothing of."""
    model.heads = torch.nn.ModuleList(head for head in model.heads if head.name == "wiki")


@torch.no_grad()
def read(model: Model, batches: Batches, told: Sequence[dict[str, str]]) -> list[set[tuple[int, int, str]]]:
    """The names found in each sentence, in characters."""
    model.eval()
    device = next(model.parameters()).device
    labels = list(batches.index["wiki"])
    spans = [list(find_words(row["text"])) for row in told]
    examples = [Example([row["text"][a:b] for a, b in words]) for row, words in zip(told, spans, strict=True)]
    found = {}
    order = {id(example): index for index, example in enumerate(examples)}
    for group in batches.grouped(examples, 4096, None):
        asked = {name: tensor.to(device) for name, tensor in batches.inputs(group).items()}
        tags = model(**asked)["wiki"].tolist()
        for row, example in enumerate(group):
            index = order[id(example)]
            words = spans[index]
            guessed = [labels[tag] for tag in tags[row][: len(words)]]
            found[index] = {(words[a][0], words[b - 1][1], kind) for a, b, kind in runs(guessed)}
    return [found[index] for index in range(len(told))]


if __name__ == "__main__":
    random.seed(0)
    main()
