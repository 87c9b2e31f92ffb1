"""Tables of other people's shape: a header of theirs, a row of ours, written one by one.

The columns of a format are a dict from their name to what stands there, so that a reader sees them all at once.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO, TypeVar

from dragoman.exports.escaping import Cell, one_line

Thing = TypeVar("Thing")
Columns = Mapping[str, Callable[[Thing], Cell]]


def write_rows(
    columns: Columns[Thing], things: Iterable[Thing], stream: TextIO, *, tabs: bool = False, header: bool = True
) -> int:
    """A header, and a row a thing; how many there were. With tabs, lines end as those of the originals do."""
    table = (
        csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        if tabs
        else csv.writer(stream)
    )
    if header:
        table.writerow(columns)
    written = 0
    for thing in things:
        table.writerow([one_line(cell(thing)) for cell in columns.values()])
        written += 1
    return written


def joined(parts: Iterable[str | None], by: str = "; ") -> str:
    """Several values in one cell."""
    return by.join(part for part in parts if part)
