"""How many were killed and hurt in an incident, against the ranges that people wrote down.

    python -m evaluation.casualties INCIDENTS.jsonl [--json] [--show]

A line of INCIDENTS.jsonl is an account of one incident with `text`, `date` and `gold`: `killed` and `injured`, each
the lowest and the highest number that sources give, or null. The toll that Dragoman gives an incident runs over
the figures of its account that count everybody; of what is only part of another number ("including two children")
there is always less than of the whole, so the largest figure stands, with all that come near it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.extractors.figures import find_figures
from dragoman.extractors.times import find_times
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Document, Figure

Range = tuple[int, int]
MEASURES = ("killed", "injured")

# Sources that count the same people differ by less than this; what is smaller is a part of the whole.
NEAR = 0.6


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("incidents", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--show", action="store_true", help="print the incidents whose ranges do not overlap")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.incidents.read_text("utf-8").splitlines() if line.strip()]
    counts: Counter[str] = Counter()
    for row, figures in zip(rows, find_all(rows), strict=True):
        for measure in MEASURES:
            expected, found = _range(row["gold"].get(measure)), toll(figures, measure)
            counts += judge(measure, expected, found)
            if options.show and expected and not (found and overlap(expected, found)):
                print(f"{row['id']} {measure}: {expected}, found {found}")
    table = summary(counts)
    print(json.dumps(table) if options.json else "\n".join(f"{name:18} {value}" for name, value in table.items()))


def find_all(rows: Iterable[dict[str, Any]]) -> Iterator[list[Figure]]:
    """The figures in each account."""
    knowledge = load()
    documents = [Document(row["text"], published=date.fromisoformat(row["date"][:10])) for row in rows]
    for document in documents:
        sentences = parse(document)
        times = tuple(find_times(document, sentences, knowledge))
        yield list(find_figures(document, sentences, times, (), knowledge))


def toll(figures: Sequence[Figure], measure: str) -> Range | None:
    """The range over all figures that count everybody; None where there is no figure."""
    ranges = [ends(figure) for figure in figures if figure.measure == measure]
    largest = max((high for _, high in ranges), default=None)
    if largest is None:
        return None
    whole = [(low, high) for low, high in ranges if high >= NEAR * largest]
    return min(low for low, _ in whole), largest


def ends(figure: Figure) -> Range:
    """Least and most of a figure; a side that is open ends where the other stands."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return low or 0, high or 0


def _range(written: Sequence[int] | None) -> Range | None:
    return (written[0], written[1]) if written else None


def judge(measure: str, expected: Range | None, found: Range | None) -> Counter[str]:
    """One incident's counts: is there a number, is it equal, does it overlap."""
    counts = Counter({f"{measure}.found": int(found is not None)})
    if expected:
        counts[f"{measure}.gold"] = 1
        counts[f"{measure}.equal"] = int(found == expected)
        counts[f"{measure}.overlap"] = int(found is not None and overlap(expected, found))
    return counts


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a number."""
    return one[0] <= other[1] and other[0] <= one[1]


def summary(counts: Counter[str]) -> dict[str, float]:
    """Shares of the incidents for which people wrote a range down."""
    table: dict[str, float] = {}
    for measure in MEASURES:
        gold = counts[f"{measure}.gold"] or 1
        table[f"{measure}_incidents"] = counts[f"{measure}.gold"]
        table[f"{measure}_equal"] = round(counts[f"{measure}.equal"] / gold, 4)
        table[f"{measure}_overlap"] = round(counts[f"{measure}.overlap"] / gold, 4)
    return table


if __name__ == "__main__":
    main()
