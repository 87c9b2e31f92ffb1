"""Teach whom an event is about that its sentence does not name.

    python -m training.beyond DATA --start MODEL.pt --out NEW/model.pt

Who held them, in "The talks went on until midnight", the sentence before says. Everything else stays as it is. The
vectors of all words are computed once, for each report with its own names and, but for ours that are not plain, with
others; the head learns from them in minutes. Among the words of the sentences before and behind, and the root of the
event's own sentence for nobody, those that are annotated are to be likeliest, all mentions of one together.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from dragoman.language.beyond import BEFORE, BEHIND

from .batches import Batches, readable
from .data import BEYOND, Example
from .encoder import LOW
from .heads import Beyond
from .joint import begin
from .model import Model
from .pace import slope
from .readings import Reports, read
from .swap import swapped, words_of_people
from .train import halved, save

PARTS = 3  # of the reports, of which one may be left out
TOGETHER = 8  # reports a step
AVERAGE = 0.995  # of the running average of the weights that is kept


@dataclass(frozen=True, slots=True)
class Asked:
    """A report: ``vectors`` (N, D) of its words, a root before those of each sentence, and whose ``sentences`` (N,).

    ``asked`` (T,) are triggers and ``roles`` (T,) what is asked of them; ``may`` (T, N) says who may be meant,
    ``right`` (T, N) who is.
    """

    vectors: Tensor
    sentences: Tensor
    asked: Tensor
    roles: Tensor
    may: Tensor
    right: Tensor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--start", type=Path, required=True, help="the checkpoint to begin from")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=int, default=2, help="how often an epoch takes each real report")
    parser.add_argument(
        "--without", type=int, choices=range(PARTS), help="every third report from this one on is not learnt from"
    )
    parser.add_argument("--trees", type=Path, help="folder of a packaged model for words and trees; else the shipped")
    parser.add_argument("--readings", type=Path, help="file that keeps what is read")
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    readings = read(chosen.data, trees=chosen.trees, file=chosen.readings)
    model, batches = begin(chosen.start, chosen.seed)
    learnt = [
        one
        for part, others, times in ((readings.real, 1, chosen.real), (readings.plain, 1, 1), (readings.own, 0, 1))
        for place, one in enumerate(look(model, batches, part, others, chosen.seed))
        if one and place % PARTS != chosen.without
        for _ in range(times)
    ]
    test = in_reports([*readings.test, *readings.plain_test])
    head = teach(model, learnt, chosen)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    save(model, batches, chosen.out)
    print(measure(head, [told[0] for told in look(model, batches, test, 0, chosen.seed) if told]), flush=True)


def in_reports(examples: Sequence[Example]) -> Reports:
    """Sentences by report: each begins with the number 0."""
    reports: Reports = []
    for example in examples:
        if not example.number:
            reports.append([])
        reports[-1].append(example)
    return reports


@torch.no_grad()
def look(model: Model, batches: Batches, reports: Reports, others: int, seed: int) -> Iterator[list[Asked]]:
    """Each report as it is and ``others`` times with other names; empty where nothing can be asked."""
    model.eval()
    order, people = random.Random(seed), words_of_people(example for report in reports for example in report)
    for report in reports:
        kept = readable(report)
        variants = [kept, *(swapped(kept, order, people) for _ in range(others))]
        yield [one for variant in variants if (one := _told(model, batches, variant)) is not None]


def _told(model: Model, batches: Batches, report: Sequence[Example]) -> Asked | None:
    """The report as vectors, and who is to be found; ``None`` where nobody is asked for."""
    starts = [0]
    for example in report:
        starts.append(starts[-1] + len(example.words) + 1)
    sentences = torch.tensor([place for place, one in enumerate(report) for _ in range(len(one.words) + 1)])
    asked, roles, mays, rights = [], [], [], []
    for place, trigger, role, may, right in _asked(report, starts, sentences):
        asked.append(starts[place] + 1 + trigger)
        roles.append(role)
        mays.append(may)
        rights.append(right)
    if not asked:
        return None
    vectors = _vectors(model, batches, report)
    return Asked(vectors, sentences, torch.tensor(asked), torch.tensor(roles), torch.stack(mays), torch.stack(rights))


def _asked(
    report: Sequence[Example], starts: Sequence[int], sentences: Tensor
) -> Iterator[tuple[int, int, int, Tensor, Tensor]]:
    """Of each trigger and role: sentence, word, role, who may be meant and who is.

    Who is named in the sentence itself is not looked for; where all others are named too far away, nothing is asked.
    """
    roots = torch.zeros(len(sentences), dtype=torch.bool)
    roots[list(starts[:-1])] = True
    of = {example.number: place for place, example in enumerate(report)}
    for place, example in enumerate(report):
        away = sentences - place
        near = (away >= -BEFORE) & (away <= BEHIND) & (away != 0) & ~roots
        for happening in example.happenings or ():
            for number, role in enumerate(BEYOND):
                if role not in happening.parties:
                    continue
                may, right, outside = near.clone(), torch.zeros_like(near), False
                for party in happening.parties[role]:
                    at = [starts[of[one]] + 1 + word for one, word in party if one in of]
                    if any(one == example.number for one, _ in party):
                        may[at] = False
                    else:
                        right[at], outside = True, True
                right &= near
                if outside and not right.any():
                    continue
                right[starts[place]] = not outside
                may[starts[place]] = True
                yield place, happening.token, number, may | right, right


def _vectors(model: Model, batches: Batches, report: Sequence[Example]) -> Tensor:
    rows: dict[int, Tensor] = {}
    for group in batches.grouped(report, 2048, None):
        given = batches.inputs(group)
        with halved(torch.device("cpu")):
            words = model.encoder(given["ids"], given["first"], given["last"], given["shape"])
        for row, example in enumerate(group):
            rows[example.number] = words[row, : len(example.words) + 1].to(torch.float16)
    return torch.cat([rows[example.number] for example in report])


def scores(head: Beyond, told: Asked) -> Tensor:
    """Logarithms of how likely each word is meant by each trigger asked about, (T, N)."""
    vectors = told.vectors.float()
    sides = head.asking(vectors[told.asked])[torch.arange(len(told.asked)), told.roles]
    away = (told.sentences[None] - told.sentences[told.asked][:, None]).clamp(-BEFORE, BEHIND) + BEFORE
    found = sides @ head.bearing(vectors).T + head.away[told.roles[:, None], away]
    return found.masked_fill(~told.may, LOW).log_softmax(-1)


def teach(model: Model, learnt: Sequence[Sequence[Asked]], chosen: argparse.Namespace) -> Beyond:
    """A new head in the place of the model's, from these reports, each in one of its readings at a time."""
    torch.manual_seed(chosen.seed)
    head = Beyond(list(BEYOND), model.sizes.width + model.sizes.shape, model.sizes.beyond)
    optimiser = torch.optim.AdamW(head.parameters(), lr=chosen.rate, weight_decay=0.01)
    order, step = random.Random(chosen.seed), 0
    steps = chosen.epochs * -(-len(learnt) // TOGETHER)
    average = {name: weight.detach().clone() for name, weight in head.state_dict().items()}
    head.train()
    for _ in range(chosen.epochs):
        drawn = order.sample(list(learnt), len(learnt))
        for first in range(0, len(drawn), TOGETHER):
            taken = [order.choice(list(readings)) for readings in drawn[first : first + TOGETHER]]
            found = [scores(head, told).masked_fill(~told.right, LOW).logsumexp(-1) for told in taken]
            for group in optimiser.param_groups:
                group["lr"] = chosen.rate * slope(step / steps)
            optimiser.zero_grad()
            (-torch.cat(found).mean()).backward()
            optimiser.step()
            step += 1
            with torch.no_grad():
                for name, weight in head.state_dict().items():
                    average[name].lerp_(weight, 1 - min(AVERAGE, (1 + step) / (10 + step)))
    head.load_state_dict(average)
    model.heads[next(number for number, one in enumerate(model.heads) if one.name == head.name)] = head
    return head.eval()


@torch.no_grad()
def measure(head: Beyond, test: Sequence[Asked]) -> dict[str, float]:
    """By role: of those annotated in other sentences the share that is the likeliest there; the mean log likelihood."""
    found: dict[str, float] = {}
    for number, role in enumerate(BEYOND):
        hits, somebody, logs = 0, 0, []
        for told in test:
            likely, ours = scores(head, told), told.roles == number
            own = told.sentences[None] == told.sentences[told.asked][:, None]
            elsewhere = (told.right & ~own).any(-1) & ours
            best = likely.masked_fill(own, 2 * LOW).argmax(-1)
            hits += int((told.right[torch.arange(len(best)), best] & elsewhere).sum())
            somebody += int(elsewhere.sum())
            logs.append(likely.masked_fill(~told.right, LOW).logsumexp(-1)[ours])
        found |= {f"{role}s": somebody, f"{role} likeliest": round(hits / max(1, somebody), 3)}
        found[f"{role} log"] = round(float(torch.cat(logs).mean()), 4) if logs else 0.0
    return found


if __name__ == "__main__":
    main()
