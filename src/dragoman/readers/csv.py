"""CSV with a header, a report a row; separated by commas, semicolons, tabs or bars.

id,date,outlet,title,text
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from dragoman.errors import UnreadableDocument
from dragoman.readers.columns import check_text_column, match_columns, read_record
from dragoman.readers.instructions import LONGEST, Instructions, Item, Source
from dragoman.readers.lines import Lines

SEPARATORS = ",;\t|"


def read(source: Source, instructions: Instructions) -> Iterator[Item]:
    """The report of each row; a row that is broken, or too short or too long, is reported and passed over."""
    # The limit of the standard library, 131,072 characters, is less than a long inquiry in the press.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    lines = Lines(source)
    header = _header(lines)
    if header is None:
        return
    check_text_column(header.names, instructions.columns, lines.place)
    matched = match_columns(header.names, instructions.columns)
    for row, place, number in _rows(lines, header.separator):
        if isinstance(row, UnreadableDocument):
            yield row
        elif len(row) != len(header.names):
            yield UnreadableDocument(f"{place}: expected {len(header.names)} columns, found {len(row)}")
        else:
            record = dict(zip(header.names, row, strict=True))
            yield from read_record(record, matched, place, instructions, f"{source.name}:{number}")


class _Header:
    def __init__(self, line: str) -> None:
        outside = "".join(line.split('"')[::2])
        self.separator = max(SEPARATORS, key=outside.count)
        self.names = tuple(name.strip() for name in next(csv.reader([line], delimiter=self.separator), ()))


def _header(lines: Lines) -> _Header | None:
    """The first line that is not blank."""
    for line in lines:
        if line.strip():
            try:
                return _Header(line)
            except csv.Error as error:
                raise UnreadableDocument(f"{lines.place}: expected the names of columns, found {error}") from error
    return None


def _rows(lines: Lines, separator: str) -> Iterator[tuple[Sequence[str] | UnreadableDocument, str, int]]:
    """Each row, or the error in its place, with the place and number of its first line."""
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        number = lines.number + 1
        place = lines.place_of(number)
        try:
            row = next(rows)
        except StopIteration:
            return
        except UnreadableDocument as error:
            yield error, place, number
        except csv.Error as error:
            yield UnreadableDocument(f"{place}: expected a row of CSV, found {error}"), place, number
        else:
            if row:
                yield row, place, number
