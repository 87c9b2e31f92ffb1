"""On what day something was of which its own sentence does not say it: how often the choice among the told is right.

    python -m evaluation.days FOLDER... [--fit]

A folder holds ``annotations/NAME.json``, ``text/NAME.txt`` and ``reports.jsonl``; ``python -m training.corpus export
FOLDER --part train`` writes our own corpus so. Counted are found events at an annotated trigger that have no day of
their own: of how many a day is annotated, for how many one is chosen, and how many of these are right, have no day
annotated, or another.

``--fit`` writes the weights that fit these reports best into ``languages/en/told-days.csv``: of the first folder, our
own corpus, every third report is read and counts once, the others, the training reports and the demo, twice.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from math import inf, log
from pathlib import Path
from typing import NamedTuple

from dragoman import unseen
from dragoman.extractors.dating import place_times
from dragoman.extractors.events import find_drafts
from dragoman.extractors.likelydays import LIKELY, find_choices
from dragoman.extractors.mentions import find_mentions
from dragoman.extractors.scene import build_scenes
from dragoman.extractors.times import find_times
from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.signs import DAYS, LogOdds
from dragoman.language import parse
from dragoman.readers import read
from dragoman.records import Document, Period
from evaluation.sameness import WEIGHTS, Pair, fit, tie, write

# Read in full, our own corpus, whose annotators give a day to one event in eleven that has none in its sentence (of the
# training reports to three in ten), would settle the weights alone.
EVERY = 3
# A sign that fewer days have tells nothing; a ridge of 2 to 5 is within noise by reports that were left out.
FEWEST, RIDGE = 20, 3.0

Days = tuple[str | None, str | None]


class Choice(NamedTuple):
    """The days that an event may be of, each with its signs; and the first and last day annotated, if any."""

    days: Mapping[Days, frozenset[str]]
    annotated: Days


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--fit", action="store_true", help="write the weights that fit best")
    options = parser.parse_args()
    knowledge = load()
    read_all = [
        list(find_all(folder, knowledge, EVERY if options.fit and not number else 1))
        for number, folder in enumerate(options.folders)
    ]
    if options.fit:
        told = [(list(find_pairs(choices)), WEIGHTS[number > 0]) for number, choices in enumerate(read_all)]
        write(fit([(pair, weight) for pairs, weight in told for pair in pairs], FEWEST, RIDGE), DAYS)
        return
    for folder, choices in zip(options.folders, read_all, strict=True):
        count = measure(choices, knowledge.english.days)
        print(f"{folder.name}: {', '.join(f'{name} {count[name]}' for name in COUNTED)}")


COUNTED = ("asked", "dated", "chosen", "right", "none annotated", "another day")


def find_all(folder: Path, knowledge: Knowledge, every: int = 1) -> Iterator[Choice]:
    """The choices of every so many annotated reports of a folder, as the rest of the reading leaves them."""
    undecided = replace(knowledge, english=replace(knowledge.english, days=LogOdds(-inf, {})))
    texts = {path.read_text("utf-8").strip(): path.stem for path in (folder / "text").glob("*.txt")}
    for document in islice(read(folder / "reports.jsonl"), None, None, every):
        path = folder / "annotations" / f"{texts.get(document.text.strip())}.json"
        if path.exists():
            yield from _choices(unseen.seen(document), json.loads(path.read_text("utf-8"))["events"], undecided)


def _choices(document: Document, annotated: Sequence[Mapping[str, str]], knowledge: Knowledge) -> Iterator[Choice]:
    sentences = parse(document)
    times = tuple(find_times(document, sentences, knowledge))
    mentions = tuple(find_mentions(document, sentences, knowledge))
    scenes = build_scenes(sentences, mentions, times)
    drafts = find_drafts(document, sentences, times, mentions, scenes, knowledge)
    choices = find_choices(document, scenes, drafts, place_times(scenes, times), knowledge.english.reporting)
    for (_, days), event in zip(choices, tie(drafts, annotated, document.text).events, strict=True):
        if days and event is not None:
            row = annotated[event]
            yield Choice({_days(day): signs for day, signs in days.items()}, (row.get("begin"), row.get("end")))


def _days(period: Period) -> Days:
    return (period.start.isoformat() if period.start else None, period.last.isoformat() if period.last else None)


def find_pairs(choices: Iterable[Choice]) -> Iterator[Pair]:
    """Each day that an event may be of, with whether it is."""
    for choice in choices:
        for day, signs in choice.days.items():
            yield Pair(signs, day == choice.annotated)


def measure(choices: Iterable[Choice], days: LogOdds) -> Counter[str]:
    """How many have a day annotated, and how many of those that are chosen are right."""
    count: Counter[str] = Counter()
    for choice in choices:
        likely = {day: days.odds(signs) for day, signs in choice.days.items()}
        best = max(likely, key=likely.__getitem__)
        dated = any(choice.annotated)
        count.update(asked=1, dated=dated)
        if likely[best] >= log(LIKELY / (1 - LIKELY)):
            count.update(chosen=1, right=best == choice.annotated)
            count["none annotated"] += not dated
            count["another day"] += dated and best != choice.annotated
    return count


if __name__ == "__main__":
    main()
