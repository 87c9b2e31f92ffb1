"""Teach what reports tell: ``python -m training.joint DATA --start BASE/model.pt --out FOLDER``.

The model that is begun from knows grammar and names. All heads learn together; of the sentences for grammar and names
a share is drawn anew each epoch, so that nothing is forgotten, and each sentence of a report comes with its own names
or with others.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from .batches import Batches, readable, report_labels
from .corpus import REPORTS
from .data import Example, corpora, describe, read_gum, read_treebank
from .grammar import Tags, Trees
from .model import Model
from .readings import read
from .swap import swapped, words_of_people
from .train import add_pace, learn, load, restore

LOOKS = ("encoder.looks", "encoder.shapes")  # what the encoder is told of the look of words
LEAST_SHARE = 0.3  # of the share of the base, in the first epoch
VARIANTS = 3  # of each sentence of a report with other names, beside the one with its own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with ud/, ner/, gum_entities/, re3d.jsonl and reports/")
    parser.add_argument("--start", type=Path, required=True, help="the checkpoint to begin from")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=768, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=8e-5, help="learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--share", type=float, default=0.25, help="of the sentences for grammar and names, an epoch")
    parser.add_argument("--corpus", type=Path, default=REPORTS, help="folder of reports of our own")
    parser.add_argument("--real", type=int, default=1, help="how often an epoch takes each real report")
    parser.add_argument("--plain", type=int, default=1, help="how often an epoch takes each plain report of our own")
    parser.add_argument("--own", type=float, default=1.0, help="share of the other reports of our own corpus")
    parser.add_argument("--examples", type=int, help="sentences of reports an epoch, however many there are")
    parser.add_argument("--no-looks", action="store_true", help="do not tell the encoder what words look like")
    parser.add_argument("--no-friends", action="store_true", help="leave out paragraphs in which nothing happens")
    parser.add_argument("--settle", action="store_true", help="only the heads for grammar and names")
    parser.add_argument("--hold-out", action="store_true", help="keep a sixth of the real reports for measuring")
    parser.add_argument(
        "--trees", type=Path, help="folder of a packaged model for words and trees; else the shipped one"
    )
    parser.add_argument("--readings", type=Path, help="file that keeps what is read, for the next training")
    parser.add_argument("--teacher", type=Path, help="the checkpoint of a larger model that is followed, too")
    add_pace(parser)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    base = corpora(chosen.data, wikigold=True)
    readings = read(chosen.data, chosen.corpus, chosen.trees, chosen.hold_out, chosen.readings)
    own = list(readings.own)
    # The share of our own is the same reports for every seed, and a smaller share is part of a larger one.
    random.Random(0).shuffle(own)
    own = own[: round(chosen.own * len(own))]
    if chosen.no_friends:
        own = [[e for e in report if e.happenings or e.contexts != ()] for report in own]
    read_in_turn = (*readings.real * chosen.real, *readings.plain * chosen.plain, *own, readings.codebook)
    reports = [example for report in read_in_turn for example in report]
    print(json.dumps(describe({**base, "reports": reports})), flush=True)
    checks = {
        "ewt": list(read_treebank(chosen.data / "ud/ewt/dev.conllu"))[::4],
        "gum": list(read_gum(chosen.data / "ud/gum/dev.conllu", closed=True))[::4],
        "own": readings.test,
    }
    if readings.plain_test:
        checks["plain"] = readings.plain_test
    if readings.held:
        checks["real"] = readings.held
    model, batches = begin(chosen.start, chosen.seed)
    teacher = to_follow(chosen.teacher, batches) if chosen.teacher else None
    if chosen.settle:
        reports = []
        freeze(model)
    if chosen.no_looks:
        blind(model)
    mixture = Mixture(
        readable(e for part in base.values() for e in part),
        readable(reports),
        chosen.share,
        chosen.seed,
        chosen.examples,
    )
    learn(model, batches, mixture, chosen, checks, teacher)


def begin(start: Path, seed: int) -> tuple[Model, Batches]:
    """The model of a checkpoint with the heads for reports added where it has none."""
    told = torch.load(start, map_location="cpu", weights_only=True)
    torch.manual_seed(seed)
    return restore(told, {**told["labels"], **report_labels()})


def to_follow(path: Path, batches: Batches) -> Model:
    """A model that is asked and learns nothing; ``ValueError`` where its labels or word pieces are not the batches'."""
    teacher, its = load(path)
    if its.index != batches.index or its.pieces.spelled != batches.pieces.spelled:
        raise ValueError(f"{path}: expected the word pieces and the labels of the model that learns from it")
    return teacher.eval().requires_grad_(False)


def freeze(model: Model) -> None:
    """Leave nothing to be learnt but the heads for grammar and names: they settle on the encoder as it has become."""
    settling = [head for head in model.heads if isinstance(head, Tags | Trees)]
    model.requires_grad_(False)
    for head in settling:
        head.requires_grad_(True)


def blind(model: Model) -> None:
    """Take away what the encoder is told of the look of words, for good: to see what it is worth."""
    for name, weight in model.named_parameters():
        if name.startswith(LOOKS):
            weight.data.zero_()
            weight.requires_grad_(False)


class Mixture:
    """The examples of an epoch, drawn anew for each; the variants are made once.

    Of the base comes little at first and more at last, ``share`` on the average: what the fast steps of the first
    epochs make it forget, it learns again while the steps are small.
    """

    def __init__(
        self,
        base: Sequence[Example],
        reports: Sequence[Example],
        share: float,
        seed: int,
        count: int | None = None,
    ) -> None:
        order = random.Random(seed)
        people = words_of_people(reports)
        self.base, self.share, self.count = base, share, count
        self.variants = [
            [example, *(swapped([example], order, people)[0] for _ in range(VARIANTS))] for example in reports
        ]

    def __call__(self, order: random.Random, progress: float = 0.5) -> list[Example]:
        """A share of the base, and each sentence of a report once: in one case of two with its own names.

        ``progress`` is how much of the training lies behind in the middle of the epoch, between 0 and 1.
        """
        share = self.share * (LEAST_SHARE + 2 * (1 - LEAST_SHARE) * progress)
        drawn = order.sample(self.base, round(min(share, 1.0) * len(self.base)))
        return drawn + [told[0] if order.random() < 0.5 else order.choice(told[1:]) for told in self._taken(order)]

    def _taken(self, order: random.Random) -> list[list[Example]]:
        """Each sentence once; or as many as are asked for, none more than once oftener than another."""
        if self.count is None:
            return self.variants
        times, rest = divmod(self.count, len(self.variants))
        return self.variants * times + order.sample(self.variants, rest)


if __name__ == "__main__":
    main()
