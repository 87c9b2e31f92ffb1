"""How comparing grows with the store: many reports over few, as a ratio of CPU; and what ten more reports cost.

    python -m benchmarks.growth STORE [--few 2000] [--times 10] [--at GROWN]

The reports of STORE, with what was found in them, are multiplied: each generation is shifted in its days and has other
letters in all its words, so that its names, ids and sentences are its own and its offsets hold. ``growth`` is the CPU
of everything that is done across reports - comparing, knowing actors again, talks, courts and tolls - for all over that
of one generation, divided by how many generations there are: 1 is linear. It is printed as each generation is done. Of
a run that was stopped ``--at`` keeps the store, and what was measured in ``GROWN.jsonl`` beside it; it goes on there.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import tempfile
from collections.abc import Iterator, Sequence
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
TEN = 10
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
        grown = options.at or Path(folder) / "grown.db"
        costs = list(_generations(grown, rows, options.times))
        one, all_ = sum(costs[0].values()), sum(sum(cost.values()) for cost in costs[: options.times])
        print(f"reports {len(rows)} and {len(rows) * options.times}: growth {all_ / one / options.times:.2f}")
        small, large = sum(costs[options.times].values()), sum(costs[options.times + 1].values())
        print(f"ten more reports: {small:.2f} s in the small store, {large:.2f} s in the large one, {large / small:.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _generations(grown: Path, rows: Sequence[dict[str, Any]], times: int) -> Iterator[dict[str, float]]:
    """What each generation costs, and then what ten reports cost that come to the first and to all of them."""
    noted = grown.with_suffix(".jsonl")
    known = [json.loads(line) for line in noted.read_text("utf-8").splitlines()] if noted.exists() else []
    yield from known
    with open_store(grown) as store:
        for generation in range(len(known), times + 2):
            if generation < times:
                cost = _grow(store, rows, generation)
            elif generation == times:
                with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "small.db") as small:
                    _grow(small, rows, 0)
                    cost = _grow(small, rows[:TEN], times)
            else:
                cost = _grow(store, rows[:TEN], times)
            with noted.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(cost)}\n")
            told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in cost.items())
            print(f"generation {generation + 1}: CPU seconds: {told}", flush=True)
            yield cost


def _grow(store: Store, rows: Sequence[dict[str, Any]], generation: int) -> dict[str, float]:
    """CPU seconds of each thing that is done across reports once this generation has come in."""
    for row in rows:
        store.add(_shifted(row, generation))
    cost = {}
    for name, do in (
        ("comparing", lambda: store.resolve(resolve)),
        ("actors", lambda: store.identify(identify)),
        ("accounts", lambda: store.standing(ACCOUNTS).renew()),
    ):
        before = _used()
        do()
        cost[name] = _used() - before
    return cost


def _used() -> float:
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
def _letters(generation: int) -> dict[int, str]:
    """Each Latin letter so many further on: words are as long as before, and other ones."""
    by = generation % len(SMALL)
    return str.maketrans(SMALL + LARGE, SMALL[by:] + SMALL[:by] + LARGE[by:] + LARGE[:by])


if __name__ == "__main__":
    main()
