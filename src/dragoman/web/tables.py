"""Rows as lines of CSV below a header; no cell can start a formula, break a line or steer a screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from dragoman.exports.escaping import Cell, one_line


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell | bool]]) -> Iterator[str]:
    """The table, line by line."""
    yield _line(header)
    for row in rows:
        yield _line([one_line(cell) if isinstance(cell, str) else cell for cell in row])


def _line(cells: Iterable[Cell | bool]) -> str:
    told = io.StringIO()
    csv.writer(told).writerow(cells)
    return told.getvalue()
