"""Whether it happened: how often realis is right, and the weights of the signs that say so beside the model.

    python -m evaluation.happening ANNOTATIONS_DIR REPORTS.jsonl [ANNOTATIONS_DIR REPORTS.jsonl ...] [--fit OUT.csv]

Of the events that the annotations have, too: how many are right by the tree, by the model, by the signs and by all
together. ``--fit`` writes ``knowledge/weights/realis.csv`` from these reports instead. The model may have learnt from
them, since its likelihoods are no sign; what both count beside one another is to be chosen on others
(``extractors/weighing/levels.py``). Only for reports that are there to learn from.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.extractors.dating import find_stated, place_times
from dragoman.extractors.events import find_drafts
from dragoman.extractors.mentions import find_mentions
from dragoman.extractors.realis import find_realis
from dragoman.extractors.scene import build_scenes
from dragoman.extractors.times import find_times
from dragoman.extractors.weighing.realissigns import find_realis_signs
from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.weighing import REALIS, Happening
from dragoman.language import parse
from dragoman.records import Document, Realis
from evaluation.choosing import find_annotated, row_of
from evaluation.findings_score import pair_events

# Signs seen less often say too little.
SEEN = 20
# How dear a weight is: 1 to 4 are within noise.
PENALTY = 2.0
# Steps of the search, how many it remembers, how much better the best of them must still make it, and the least step.
STEPS, REMEMBERED, ENOUGH, SHORTEST = 200, 8, 1e-3, 1e-6
Array = NDArray[np.float64]


class Case(NamedTuple):
    """An event that is annotated, too: its signs; what tree, model (where it looked) and all together say; what is."""

    signs: frozenset[str]
    ruled: Realis
    seen: Realis | None
    told: Realis
    right: Realis


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+", metavar="ANNOTATIONS_DIR REPORTS.jsonl")
    parser.add_argument("--fit", type=Path, help="fit the weights and write them there")
    options = parser.parse_args()
    knowledge = load()
    cases = list(find_cases(zip(options.sets[::2], options.sets[1::2], strict=True), knowledge))
    if options.fit:
        write(fit(cases), options.fit)
    else:
        print(page(measure(cases, knowledge.happening)))


def find_cases(sets: Iterable[tuple[Path, Path]], knowledge: Knowledge) -> Iterator[Case]:
    """Every annotated event of these reports that is found."""
    for document, gold, text in find_annotated(sets):
        yield from _cases(document, gold, text, knowledge)


def _cases(document: Document, gold: Sequence[Any], text: str, knowledge: Knowledge) -> Iterator[Case]:
    sentences = parse(document)
    times = tuple(find_times(document, sentences, knowledge))
    mentions = tuple(find_mentions(document, sentences, knowledge))
    scenes = build_scenes(sentences, mentions, times)
    placed = place_times(scenes, times)
    drafts = find_drafts(document, sentences, times, mentions, scenes, knowledge)
    english = knowledge.english
    for i, j in pair_events(gold, [row_of(draft) for draft in drafts], text)[0]:
        hit = drafts[j].hit
        ruled = find_realis(hit, english.modality)
        stated = find_stated(hit, placed.get(hit.scene.number, ()), document, english.reporting)
        signs = find_realis_signs(hit, ruled, english.modality, stated, document.day)
        seen = hit.sighting.realis[0][0] if hit.sighting else None
        yield Case(frozenset(signs), ruled, seen, drafts[j].realis, gold[i]["realis"])


def measure(cases: Iterable[Case], weights: Happening) -> Counter[str]:
    """How many events there are, and how many are right by whom."""
    count: Counter[str] = Counter()
    for case in cases:
        likely = weights.likely(case.signs)
        signs = max(likely, key=likely.__getitem__)
        count["events"] += 1
        for name, said in (("tree", case.ruled), ("model", case.seen), ("signs", signs), ("together", case.told)):
            count[name] += said == case.right
    return count


def page(count: Mapping[str, int]) -> str:
    """The figures for a person."""
    names = ("tree", "model", "signs", "together")
    shares = ", ".join(f"{name} {count[name] / max(count['events'], 1):.3f}" for name in names)
    return f"events {count['events']}, right by: {shares}"


def fit(cases: Sequence[Case]) -> dict[str, tuple[float, ...]]:
    """The weights that make what is annotated likeliest, for each sign in the order of ``REALIS``."""
    often = Counter(sign for case in cases for sign in case.signs)
    names = {sign: place for place, sign in enumerate(sorted(sign for sign, count in often.items() if count >= SEEN))}
    told = np.zeros((len(cases), len(names)))
    for number, case in enumerate(cases):
        told[number, [names[sign] for sign in case.signs if sign in names]] = 1.0
    right = np.array([[case.right == realis for realis in REALIS] for case in cases], dtype=float)

    def worth(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(len(names), len(REALIS))
        sums = told @ weights
        sums -= sums.max(axis=1, keepdims=True)
        every = np.log(np.exp(sums).sum(axis=1, keepdims=True))
        lost = float((right * (every - sums)).sum() + PENALTY / 2 * (flat @ flat))
        return lost, (told.T @ (np.exp(sums - every) - right) + PENALTY * weights).ravel()

    found = _least(worth, np.zeros(len(names) * len(REALIS))).reshape(len(names), len(REALIS))
    return {name: tuple(map(float, found[place])) for name, place in names.items()}


def _least(worth: Callable[[Array], tuple[float, Array]], here: Array) -> Array:
    """Where it is least, by the steps remembered from before (L-BFGS)."""
    value, slope = worth(here)
    steps: deque[tuple[Array, Array]] = deque(maxlen=REMEMBERED)
    for _ in range(STEPS):
        way = -_bent(slope, steps)
        length = 1.0 if steps else 1.0 / max(float(np.abs(slope).sum()), 1.0)
        after, bend = worth(here + length * way)
        while after > value and length > SHORTEST:
            length /= 2
            after, bend = worth(here + length * way)
        if value - after < ENOUGH and steps:
            break
        steps.append((length * way, bend - slope))
        here, value, slope = here + length * way, after, bend
    return here


def _bent(slope: Array, steps: Sequence[tuple[Array, Array]]) -> Array:
    """The slope, as the last steps say that it bends."""
    shares = []
    for step, change in reversed(steps):
        share = (step @ slope) / (step @ change)
        shares.append(share)
        slope = slope - share * change
    if steps:
        step, change = steps[-1]
        slope = slope * (step @ change) / (change @ change)
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        slope = slope + (share - (change @ slope) / (step @ change)) * step
    return slope


def write(weights: Mapping[str, Sequence[float]], out: Path) -> None:
    """The weights as the file that is read."""
    with out.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("sign", *REALIS))
        rows.writerows((name, *(f"{weight:.2f}" for weight in weights[name])) for name in sorted(weights))


if __name__ == "__main__":
    main()
