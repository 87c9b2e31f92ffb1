"""How far a build has come: a bar on the terminal with rate and time left.

    Reading  ━━━━━━━━━━━━━━━━━━━━  1,204/2,187  18.3 reports/s  0:00:53 left

The total is an estimate that costs next to nothing: lines of JSON Lines and CSV, one report for any other file.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

#: Endings of files that hold many reports, a line each.
LINES = (".jsonl", ".ndjson", ".csv", ".tsv")


class _Rate(ProgressColumn):
    """Reports a second, over the last half minute."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.1f} reports/s" if task.speed else "")


@contextmanager
def bar(sources: Iterable[str]) -> Iterator[Callable[[], None]]:
    """A bar as long as the ``with`` lasts; call what it gives after each report. Nothing where nobody watches."""
    out = Console(stderr=True)
    if not out.is_terminal:
        yield lambda: None
        return
    left = (TimeRemainingColumn(), TextColumn("left"))
    columns = (TextColumn("Reading"), BarColumn(None), MofNCompleteColumn(), _Rate(), *left)
    with Progress(*columns, console=out, transient=True, expand=True) as progress:
        task = progress.add_task("Reading", total=estimate(sources))
        yield lambda: progress.advance(task)


def estimate(sources: Iterable[str]) -> int | None:
    """About how many reports there are; None where a stream does not tell."""
    counts = [_in_source(source) for source in sources]
    return None if None in counts else sum(count for count in counts if count is not None)


def _in_source(source: str) -> int | None:
    if source == "-":
        return None
    if os.path.isdir(source):
        return sum(_in_file(os.path.join(root, name)) for root, _, names in os.walk(source) for name in names)
    if os.path.exists(source):
        return _in_file(source)
    return sum(_in_file(path) for path in glob.glob(source, recursive=True))


def _in_file(path: str) -> int:
    # What is counted in a pipe is gone before it can be read.
    if not (path.lower().endswith(LINES) and os.path.isfile(path)):
        return 1
    try:
        with open(path, "rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0  # the reader says what is wrong with it
