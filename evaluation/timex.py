"""How well times are read, on TimeML documents with their day of creation.

    python -m evaluation.timex TML_DIR [--json] [--show]

Every .tml file under the folder is read as one report, published on the day of creation that it states.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.extractors.times import find_times
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Document
from evaluation.timex_score import TimeMl, Timex, count, read_timeml, summary


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--show", action="store_true", help="print what is missed, false or valued otherwise")
    options = parser.parse_args()
    gold = [read_timeml(path) for path in sorted(options.folder.rglob("*.tml"))]
    if not gold:
        parser.error(f"no .tml file under {options.folder}")
    counts: Counter[str] = Counter()
    for expected, found in zip(gold, read(gold), strict=True):
        counts += count(expected.timexes, found)
        if options.show:
            print("\n".join(differences(expected, found)))
    table = summary(counts)
    print(json.dumps(table) if options.json else "\n".join(f"{name:18} {value:.4g}" for name, value in table.items()))


def read(gold: Sequence[TimeMl]) -> Iterator[list[Timex]]:
    """What Dragoman finds in each document; of a range its two ends, since TimeML marks each."""
    knowledge = load()
    documents = [Document(expected.text, published=day_of(expected.created)) for expected in gold]
    for document in documents:
        sentences = parse(document)
        yield [
            Timex(time.evidence.span.start, time.evidence.span.end, time.type, time.value)
            for whole in find_times(document, sentences, knowledge)
            for time in whole.ends or (whole,)
        ]


def day_of(created: str) -> date | None:
    """The day in a TIMEX3 value such as 1998-02-13T09:30; None where it names none."""
    try:
        return date.fromisoformat(created[:10])
    except ValueError:
        return None


def differences(expected: TimeMl, found: Sequence[Timex]) -> Iterator[str]:
    """Lines that say what differs, for a person who looks for causes."""
    text = expected.text
    for gold in expected.timexes:
        beside = [time for time in found if time.start < gold.end and gold.start < time.end]
        if not any(time.value == gold.value for time in beside):
            told = ", ".join(f"{text[time.start : time.end]!r} {time.value}" for time in beside) or "nothing"
            before = text[max(0, gold.start - 30) : gold.start]
            yield f"{before!r} [{text[gold.start : gold.end]}] {gold.value}: found {told}"
    for time in found:
        if not any(time.start < gold.end and gold.start < time.end for gold in expected.timexes):
            before = text[max(0, time.start - 30) : time.start]
            yield f"{before!r} [{text[time.start : time.end]}] false, {time.value}"


if __name__ == "__main__":
    main()
