"""How well dates are read as days, on documents of GUM with their day of publication.

    python -m evaluation.dates GUM.jsonl [--genre news] [--show]

A line holds a document: id, text, date, genre and dates; of a date its span and, as TEI writes them, "when" or "from"
and "to" or "notBefore" and "notAfter". An expression is found where a DATE or TIME with days overlaps it; it
counts where its first and last day are those of the gold.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.extractors import calendar
from dragoman.extractors.times import find_times
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Document, Period, TimeExpression

Days = tuple[date | None, date | None]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--genre", help="only the documents of this genre")
    parser.add_argument("--show", action="store_true", help="print what is missed, false or of other days")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for row in read(options.documents, options.genre):
        found = [time for time in find(row) if time.period and time.type in ("DATE", "TIME")]
        counts += count(row["dates"], found)
        if options.show:
            print("\n".join(differences(row, found)))
    for name, value in summary(counts).items():
        print(f"{name:12} {value:.4g}")


def read(path: Path, genre: str | None) -> Iterator[Mapping[str, Any]]:
    """The documents, of one genre where one is named."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if genre in (None, row["genre"]):
            yield row


def find(row: Mapping[str, Any]) -> list[TimeExpression]:
    """The times in a document that is read as published on its date."""
    document = Document(row["text"], published=date.fromisoformat(row["date"]) if row["date"] else None)
    return list(find_times(document, parse(document), load()))


def count(gold: list[Mapping[str, Any]], found: list[TimeExpression]) -> Counter[str]:
    """Expressions in one document, matched one to one by overlap, the largest first."""
    counts = Counter(gold=len(gold), found=len(found))
    for expected, time in _matched(gold, found):
        counts["overlap"] += 1
        counts["days"] += days_of(expected) == _days(time.period)
    return counts


def _matched(
    gold: list[Mapping[str, Any]], found: list[TimeExpression]
) -> Iterator[tuple[Mapping[str, Any], TimeExpression]]:
    pairs = sorted(
        (-min(one["end"], time.evidence.span.end) + max(one["start"], time.evidence.span.start), i, j)
        for i, one in enumerate(gold)
        for j, time in enumerate(found)
    )
    taken, used = set(), set()
    for negative, i, j in pairs:
        if negative < 0 and i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            yield gold[i], found[j]


def days_of(gold: Mapping[str, Any]) -> Days:
    """First and last day of a gold date, None where it is open."""
    if "when" in gold:
        return _bounds(gold["when"])
    first, last = gold.get("from") or gold.get("notBefore"), gold.get("to") or gold.get("notAfter")
    return _bounds(first)[0] if first else None, _bounds(last)[1] if last else None


def _bounds(written: str) -> Days:
    """The days of 2006, 2006-03 or 2006-03-09; none for what is no date of ours (--03-09, a year before Christ)."""
    parts = written.split("T")[0].split("-")
    if not all(part.isdigit() for part in parts):
        return None, None
    numbers = [int(part) for part in parts]
    if len(numbers) == 3:
        day = calendar.day_of(numbers[0], numbers[1], numbers[2])
        return day, day
    whole = calendar.month(*numbers) if len(numbers) == 2 else calendar.year(numbers[0])
    return whole.start, whole.last


def _days(period: Period | None) -> Days:
    return (period.start, period.last) if period else (None, None)


def differences(row: Mapping[str, Any], found: list[TimeExpression]) -> Iterator[str]:
    """Lines that say what differs, for a person who looks for causes."""
    matched = {id(gold): time for gold, time in _matched(row["dates"], found)}
    for gold in row["dates"]:
        time = matched.get(id(gold))
        if time is None or days_of(gold) != _days(time.period):
            told = f"{time.evidence.quote!r} {_shown(_days(time.period))}" if time else "nothing"
            yield f"{row['id']} [{gold['text']}] {_shown(days_of(gold))}: found {told}"
    for time in found:
        if time not in matched.values():
            yield f"{row['id']} [{time.evidence.quote}] false, {time.value}"


def _shown(days: Days) -> str:
    return "..".join(str(day) if day else "" for day in days)


def summary(counts: Counter[str]) -> dict[str, float]:
    """The figures of a whole set, from the counts of its documents."""
    both = counts["gold"] + counts["found"] or 1
    return {
        "gold": counts["gold"],
        "found": counts["found"],
        "overlap_f1": 2 * counts["overlap"] / both,
        "interval_f1": 2 * counts["days"] / both,
    }


if __name__ == "__main__":
    main()
