"""How comparing grows with the store: many reports over few, as a ratio of CPU; and what ten more reports cost.

    python -m benchmarks.growth STORE [--few 2000] [--times 10] [--at GROWN]

The reports of STORE, with what was found in them, are multiplied: each generation is shifted in its days and has other
letters in all its words, so that its names, ids and sentences are its own and its offsets hold. ``growth`` is the CPU
of everything that is done across reports - comparing, knowing actors again, talks, courts and tolls - for all over that
of one generation, divided by how many generations there are: 1 is linear. Reports come in by the hundred, and what each
hundred costs is printed, and noted in ``GROWN.json`` beside the store that ``--at`` keeps: a run that was stopped goes
on there, short of what the hundred had cost in which it was stopped.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.findings import from_json, to_json
from dragoman.knowledge import load
from dragoman.records import Findings
from dragoman.resolvers import ACCOUNTS, identify, resolve
from dragoman.stores import Store, open_store

APART = timedelta(days=730)  # between generations
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PART, TEN = 100, 10
SMALL, LARGE = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KEPT = frozenset(
    (
        "type",
        "mode",
        "realis",
        "stance",
        "measure",
        "kind",
        "by",
        "dated_by",
        "precision",
        "value",
        "contexts",
        "sectors",
    )
)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--few", type=int, default=2000, help="reports in a generation")
    parser.add_argument("--times", type=int, default=10, help="generations")
    parser.add_argument("--at", type=Path, help="the store that grows, kept to go on with")
    options = parser.parse_args()
    load()  # what is known is loaded once, however many reports there are
    with open_store(options.store, create=False) as source:
        rows = [to_json(findings) for findings in islice(source.all(), options.few)]
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "first.db") as first_of_all:
            _grow(first_of_all, 0, rows[:TEN])  # what is loaded once, when it is first asked for, is no part of growing
        grown = options.at or Path(folder) / "grown.db"
        parts = [
            (generation, rows[first : first + PART])
            for generation in range(1, options.times + 1)  # none as it was: in other letters no word is a common one
            for first in range(0, len(rows), PART)
        ]
        costs = _grown(grown, [*parts, (options.times + 1, rows[:TEN])])
        first, ten = sum(costs[: len(parts) // options.times]), costs.pop()
        print(f"reports {len(rows)} and {len(rows) * options.times}: growth {sum(costs) / first / options.times:.2f}")
        with open_store(Path(folder) / "small.db") as small:
            for part in parts[: len(parts) // options.times]:
                _grow(small, *part)
            before = _grow(small, options.times + 1, rows[:TEN])
        print(f"ten more reports: {before:.2f} s in the small store, {ten:.2f} s in the large one: {ten / before:.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _grown(grown: Path, parts: Sequence[tuple[int, Sequence[dict[str, Any]]]]) -> list[float]:
    """What each of these parts of a generation costs, as it comes into the store."""
    noted = grown.with_suffix(".json")
    costs: list[float] = json.loads(noted.read_text("utf-8")) if noted.exists() else []
    with open_store(grown) as store:
        for generation, rows in parts[len(costs) :]:
            costs.append(_grow(store, generation, rows))
            noted.write_text(json.dumps(costs), "utf-8")
            print(f"generation {generation}, {len(rows)} reports: {costs[-1]:.2f} CPU seconds", flush=True)
    return costs


def _grow(store: Store, generation: int, rows: Sequence[dict[str, Any]]) -> float:
    """CPU seconds of all that is done across reports once these have come in."""
    for row in rows:
        store.add(_shifted(row, generation))
    before = used()
    store.resolve(resolve)
    store.identify(identify)
    store.standing(ACCOUNTS).renew()
    return used() - before


def used() -> float:
    """CPU seconds of this process and of those that it started."""
    return sum(os.times()[:4])


def _shifted(row: dict[str, Any], generation: int) -> Findings:
    return from_json(dict(_each(row, generation, "")))


def _each(told: Any, generation: int, key: str) -> Any:
    if isinstance(told, dict):
        return {name: _each(value, generation, name) for name, value in told.items()}
    if isinstance(told, list):
        return [_each(value, generation, key) for value in told]
    if not isinstance(told, str) or key in KEPT:
        return told
    if key in ("published", "start", "end", "retrieved") and DAY.match(told):
        return (date.fromisoformat(told[:10]) + generation * APART).isoformat() + told[10:]
    return told.translate(_letters(generation))


@cache
def _letters(generation: int) -> dict[int, int]:
    """Each Latin letter so many further on: words are as long as before, and other ones."""
    by = generation % len(SMALL)
    return str.maketrans(SMALL + LARGE, SMALL[by:] + SMALL[:by] + LARGE[by:] + LARGE[:by])


if __name__ == "__main__":
    main()
