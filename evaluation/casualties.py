"""How many were killed and hurt in an incident, against the ranges that people wrote down.

    python -m evaluation.casualties INCIDENTS.jsonl [--json] [--show]

A line of INCIDENTS.jsonl is an account of one incident with `text`, `date` and `gold`: `killed` and `injured`, each
the lowest and the highest number of civilians that sources give, or null. They are held against the headcounts of the
account (`Interpreter.headcounts`), its fighters left out. A second table says how these go wrong.

The assessors of Airwars write 12-24 for "dozens", which to us are 24 or more: such a headcount overlaps and is not
equal; the row `equal_but_for_dozens` counts it as equal.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Headcount

Range = tuple[int, int]
MEASURES = ("killed", "injured")

DOZENS, AS_ASSESSED = (24, 24), (12, 24)

# What a headcount rests on that has no number of everybody.
LOOSE = {"tally/plural": "only vague words found", "tally/names": "names counted", "tally/one": "one person counted"}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("incidents", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--show", action="store_true", help="print the incidents whose ranges do not overlap")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.incidents.read_text("utf-8").splitlines() if line.strip()]
    counts: Counter[str] = Counter()
    errors: Counter[tuple[str, str]] = Counter()
    for row, headcounts in zip(rows, find_all(rows), strict=True):
        for measure in MEASURES:
            expected, headcount = _range(row["gold"].get(measure)), headcounts.get(measure)
            found = (headcount.low, headcount.high) if headcount else None
            counts += judge(measure, expected, found)
            errors[measure, kind(expected, headcount)] += 1
            if options.show and expected and not (found and overlap(expected, found)):
                print(f"{row['id']} {measure}: {expected}, found {found}")
    table = summary(counts)
    if options.json:
        print(json.dumps({**table, "kinds": {f"{measure}: {name}": n for (measure, name), n in errors.items()}}))
    else:
        print("\n".join([*(f"{name:28} {value}" for name, value in table.items()), "", *page(errors)]))


def find_all(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Headcount]]:
    """The headcounts of each account by measure; where it has one of the incident and one of the war, the first."""
    interpreter = Interpreter()
    for row in rows:
        document = Document(row["text"], published=date.fromisoformat(row["date"][:10]))
        yield {headcount.measure: headcount for headcount in reversed(interpreter.headcounts(document, civilians=True))}


def _range(written: Sequence[int] | None) -> Range | None:
    return (written[0], written[1]) if written else None


def judge(measure: str, expected: Range | None, found: Range | None) -> Counter[str]:
    """One incident's counts: is there a number, is it equal, does it overlap."""
    counts = Counter({f"{measure}.found": int(found is not None)})
    if expected:
        counts[f"{measure}.gold"] = 1
        counts[f"{measure}.equal"] = int(found == expected)
        counts[f"{measure}.equal_but_for_dozens"] = int(found == expected or (found, expected) == (DOZENS, AS_ASSESSED))
        counts[f"{measure}.overlap"] = int(found is not None and overlap(expected, found))
    return counts


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a number."""
    return one[0] <= other[1] and other[0] <= one[1]


def kind(expected: Range | None, headcount: Headcount | None) -> str:
    """How a headcount goes wrong, if it does."""
    if expected is None:
        return "found where nobody wrote a range" if headcount else "rightly nothing"
    if headcount is None:
        return "nothing found"
    if (headcount.low, headcount.high) == expected:
        return "equal"
    if (headcount.low, headcount.high) == DOZENS and expected == AS_ASSESSED:
        return "dozens, 12-24 to the assessors"
    rests_on = {tally.by for tally in headcount.tallies if tally.part_of is None}
    if rests_on <= LOOSE.keys():
        return LOOSE[min(rests_on)]
    return _off(expected, (headcount.low, headcount.high))


def _off(expected: Range, found: Range) -> str:
    if found[1] < expected[0]:
        return "all too low: a part for the whole"
    if found[0] > expected[1]:
        return "all too high: others counted, too"
    low, high = found[0] - expected[0], found[1] - expected[1]
    if low and high:
        return "both ends off"
    end, by = ("lowest", low) if low else ("highest", high)
    return f"{end} too low" if by < 0 else f"{end} too high"


def summary(counts: Counter[str]) -> dict[str, float]:
    """Shares of the incidents for which people wrote a range down."""
    table: dict[str, float] = {}
    for measure in MEASURES:
        gold = counts[f"{measure}.gold"] or 1
        table[f"{measure}_incidents"] = counts[f"{measure}.gold"]
        for share in ("equal", "equal_but_for_dozens", "overlap"):
            table[f"{measure}_{share}"] = round(counts[f"{measure}.{share}"] / gold, 4)
    return table


def page(errors: Counter[tuple[str, str]]) -> Iterator[str]:
    """How many incidents of each kind, a column for each measure."""
    yield " ".join([f"{'':36}", *(f"{measure:>8}" for measure in MEASURES)])
    names = {name for _, name in errors}
    for name in sorted(names, key=lambda name: -sum(errors[measure, name] for measure in MEASURES)):
        yield " ".join([f"{name:36}", *(f"{errors[measure, name]:8}" for measure in MEASURES)])


if __name__ == "__main__":
    main()
