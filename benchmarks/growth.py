"""How comparing grows with the store: many reports over few, as a ratio of CPU; and what ten more reports cost.

    python -m benchmarks.growth STORE [--few 400] [--times 10]

The reports of STORE, with what was found in them, are multiplied: each generation is shifted in its days and has other
letters in all its words, so that its names, ids and sentences are its own and its offsets hold. ``growth`` is the CPU
of comparing all over that of one generation, divided by how many generations there are: 1 is linear.
"""

from __future__ import annotations

import argparse
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.findings import from_json, to_json
from dragoman.records import Findings
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store

APART = timedelta(days=730)  # between generations
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
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
    parser.add_argument("--few", type=int, default=400, help="reports in a generation")
    parser.add_argument("--times", type=int, default=10, help="generations")
    options = parser.parse_args()
    with open_store(options.store, create=False) as source:
        rows = [to_json(findings) for findings in islice(source.all(), options.few)]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "grown.db") as store:
        first = _grow(store, rows, range(1))
        rest = _grow(store, rows, range(1, options.times))
        ten = _grow(store, rows[:10], range(options.times, options.times + 1))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "small.db") as store:
        _grow(store, rows, range(1))
        ten_before = _grow(store, rows[:10], range(1, 2))
    print(f"reports {len(rows)} and {len(rows) * options.times}")
    print(f"growth {(first + rest) / first / options.times:.2f}")
    print(f"ten more reports, in the large store over the small one {ten / ten_before:.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _grow(store: Store, rows: list[dict[str, Any]], generations: range) -> float:
    """CPU seconds of comparing what these generations add."""
    for generation in generations:
        for row in rows:
            store.add(_shifted(row, generation))
    before = time.process_time()
    resolve(store.comparisons)
    return time.process_time() - before


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
    return "".join(_letters(told, generation))


def _letters(text: str, generation: int) -> Iterator[str]:
    """Each Latin letter so many further on: as long as before, and other words."""
    for letter in text:
        if "a" <= letter <= "z" or "A" <= letter <= "Z":
            first = ord("a" if letter.islower() else "A")
            yield chr(first + (ord(letter) - first + generation) % 26)
        else:
            yield letter


if __name__ == "__main__":
    main()
