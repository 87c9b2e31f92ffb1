"""Which events of one report are one happening: "nine were arrested ... the arrests" against annotations.

    python -m evaluation.sameness FOLDER... [--fit]

A folder holds ``annotations/NAME.json``, in which each event has all its mentions, ``text/NAME.txt`` and
``reports.jsonl``; ``python -m training.corpus export FOLDER --part train`` writes our own corpus so. Two found events
of a type, each at an annotated trigger, are a pair; it is one happening where both are of one annotated event.

``--fit`` writes the weights that fit these reports best into ``languages/en/same-happening.csv``: pairs of the first
folder, our own corpus, count once, those of the others, the training reports and the demo, twice.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from dragoman.extractors.dating import place_times
from dragoman.extractors.drafts import Draft
from dragoman.extractors.events import find_tellings
from dragoman.extractors.folding import RECENT, group
from dragoman.extractors.mentions import find_mentions
from dragoman.extractors.places import find_places
from dragoman.extractors.sameness import find_signs, telling
from dragoman.extractors.scene import build_scenes
from dragoman.extractors.sites import place_sites
from dragoman.extractors.times import find_times
from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.sameness import FILE
from dragoman.knowledge.signs import ALWAYS, LogOdds
from dragoman.language import parse
from dragoman.readers import read
from evaluation.findings_score import place_of, prf

# A sign that fewer pairs have tells nothing; a ridge of 1 to 5 is within noise by reports that were left out.
FEWEST = 10
RIDGE = 2.0
# How much a pair of the first folder counts, and one of another.
WEIGHTS = (1.0, 2.0)


class Pair(NamedTuple):
    """The signs of two events of one type, and whether they are one happening."""

    signs: frozenset[str]
    same: bool


class Tied(NamedTuple):
    """The events of a report, each with the number of the annotated event at whose trigger it stands, if any."""

    drafts: Sequence[Draft]
    events: Sequence[int | None]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--fit", action="store_true", help="write the weights that fit best")
    options = parser.parse_args()
    knowledge = load()
    read_all = [list(tie_all(folder, knowledge)) for folder in options.folders]
    if options.fit:
        told = [(list(find_pairs(reports)), WEIGHTS[number > 0]) for number, reports in enumerate(read_all)]
        write(fit([(pair, weight) for pairs, weight in told for pair in pairs]))
        return
    for folder, reports in zip(options.folders, read_all, strict=True):
        row = measure(reports, knowledge.english.sameness)
        print(
            f"{folder.name}: P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}  ({row['gold']} same)"
        )


def tie_all(folder: Path, knowledge: Knowledge) -> Iterator[Tied]:
    """The events of each annotated report of a folder."""
    texts = {path.read_text("utf-8").strip(): path.stem for path in (folder / "text").glob("*.txt")}
    for document in read(folder / "reports.jsonl"):
        path = folder / "annotations" / f"{texts.get(document.text.strip())}.json"
        if path.exists():
            sentences = parse(document)
            times = tuple(find_times(document, sentences, knowledge))
            mentions = tuple(find_mentions(document, sentences, knowledge))
            scenes = build_scenes(sentences, mentions, times)
            sites = place_sites(scenes, find_places(document, sentences, mentions, knowledge))
            drafts = list(find_tellings(document, scenes, place_times(scenes, times), sites, knowledge))
            yield tie(drafts, json.loads(path.read_text("utf-8"))["events"], document.text)


def tie(drafts: Sequence[Draft], annotated: Sequence[Any], text: str) -> Tied:
    """Each event with the annotated one of its type that has a mention at its words."""
    places = [(row["type"], [place_of(text, one) for one in (row, *row.get("mentions", ()))]) for row in annotated]
    return Tied(drafts, [next(_at(draft, places), None) for draft in drafts])


def _at(draft: Draft, places: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> Iterator[int]:
    hit = draft.hit
    for word in (hit.index, hit.carrier, hit.happens, *hit.words):
        if word is not None:
            span = hit.scene.tokens[word].span
            for number, (type_, mentions) in enumerate(places):
                if type_ == draft.type and any(start < span.end and span.start < end for start, end in mentions):
                    yield number


def find_pairs(reports: Iterable[Tied]) -> Iterator[Pair]:
    """The pairs of each report, as far apart as they are looked for."""
    for report in reports:
        tellings = [(telling(draft), event) for draft, event in zip(*report, strict=True) if event is not None]
        for number, (second, event) in enumerate(tellings):
            of_type = [one for one in tellings[:number] if one[0].draft.type == second.draft.type]
            for first, other in of_type[-RECENT:]:
                yield Pair(frozenset(find_signs(first, second)), event == other)


def measure(reports: Iterable[Tied], sameness: LogOdds) -> dict[str, float]:
    """Precision and recall of the pairs that are held for one happening."""
    hits = found = gold = 0
    for report in reports:
        event_of = {id(draft): event for draft, event in zip(*report, strict=True)}
        group_of = {id(draft): n for n, told in enumerate(group(report.drafts, sameness)) for draft in told}
        tied = [draft for draft in report.drafts if event_of[id(draft)] is not None and id(draft) in group_of]
        for first, second in combinations(tied, 2):
            if first.type == second.type:
                joined = group_of[id(first)] == group_of[id(second)]
                same = event_of[id(first)] == event_of[id(second)]
                hits, found, gold = hits + (joined and same), found + joined, gold + same
    return prf(hits, found, gold)


def fit(pairs: Sequence[tuple[Pair, float]], fewest: int = FEWEST, ridge_of: float = RIDGE) -> LogOdds:
    """The weights of a logistic regression with a ridge, by Newton's method; each pair with how much it counts."""
    counts = Counter(sign for pair, _ in pairs for sign in pair.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= fewest)
    told = np.array([[1.0, *(sign in pair.signs for sign in signs)] for pair, _ in pairs], dtype=float)
    same = np.array([pair.same for pair, _ in pairs], dtype=float)
    counted = np.array([weight for _, weight in pairs])
    ridge = ridge_of * np.eye(len(signs) + 1)
    ridge[0, 0] = 1e-6
    weights: Any = np.zeros(len(signs) + 1)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (counted * (same - likely)) - ridge @ weights
        curve = (told * (counted * likely * (1 - likely))[:, None]).T @ told + ridge
        weights += np.linalg.solve(curve, slope)
    always, *rest = [round(float(weight), 2) for weight in weights.tolist()]
    return LogOdds(always, dict(zip(signs, rest, strict=True)))


def write(sameness: LogOdds, name: str = FILE) -> None:
    """The file of weights, what speaks most against first."""
    told = sameness.signs
    with Path(str(resources.files("dragoman.knowledge") / name)).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["sign", "weight"])
        lines.writerow([ALWAYS, sameness.always])
        lines.writerows([sign, weight] for weight, sign in sorted((weight, sign) for sign, weight in told.items()))


if __name__ == "__main__":
    main()
