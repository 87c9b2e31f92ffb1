"""Reports in, whatever they are kept in: text, Markdown, HTML, JSON Lines, CSV.

``read("clippings/")`` yields each report of the folder as a ``Document``. A report that cannot be read is an
error that names file, line and what was expected there; those beside it are read.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from io import BufferedReader
from pathlib import Path

from dragoman.errors import BadRequest, UnreadableDocument, UnreadableSource
from dragoman.readers import csv, html, jsonl, text
from dragoman.readers.columns import check_columns
from dragoman.readers.encoding import without_surrogates
from dragoman.readers.instructions import Instructions, Item, Reader, Source
from dragoman.readers.sniffing import guess
from dragoman.records import Document

__all__ = ["READERS", "read"]

READERS: Mapping[str, Reader] = {
    ".csv": csv.read,
    ".htm": html.read,
    ".html": html.read,
    ".json": jsonl.read,
    ".jsonl": jsonl.read,
    ".markdown": text.read,
    ".md": text.read,
    ".ndjson": jsonl.read,
    ".text": text.read,
    ".tsv": csv.read,
    ".txt": text.read,
    ".xhtml": html.read,
}
# In a folder these are likely to be reports, so that passing over them in silence would mislead.
_LIKELY_REPORTS = frozenset(
    {".doc", ".docx", ".eml", ".mhtml", ".odt", ".pdf", ".rss", ".rtf", ".warc", ".xlsx", ".xml"}
)


def read(
    source: str | os.PathLike[str],
    *,
    published: date | datetime | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    format: str | None = None,
    on_error: Callable[[UnreadableSource], None] | None = None,
) -> Iterator[Document]:
    """The reports of a file, a folder with all below it, a glob, or of standard input ("-"), in sorted order.

    ``published`` and ``publisher`` beat what the reports say of themselves; ``columns`` names the columns of JSON
    Lines and CSV that hold a field ({"text": "corpo"}); ``format`` is an ending (".csv") that beats the file's.

    ``on_error`` hears of each ``UnreadableDocument``, a report that was not read, and of each
    ``UnreadableField``, a date that makes no sense in a report that was read without it. Where nobody listens,
    the first one is raised.
    """
    instructions = Instructions(published, publisher, check_columns(columns))
    reader = _reader_of(format) if format else None
    tell = on_error or _refuse
    for place, name, file in _files(os.fspath(source)):
        if isinstance(file, UnreadableSource):
            tell(file)
        else:
            yield from _heed(_read_file(file, place, name, reader, instructions), place, tell)


def _refuse(error: UnreadableSource) -> None:
    raise error


def _reader_of(format: str) -> Reader:
    ending = f".{format.lower().lstrip('.')}"
    if ending not in READERS:
        raise BadRequest(f"format: expected one of {', '.join(READERS)}, found {format!r}")
    return READERS[ending]


def _heed(items: Iterator[Item], place: str, tell: Callable[[UnreadableSource], None]) -> Iterator[Document]:
    """The documents among ``items``; errors are told, and one that is raised ends this source alone."""
    is_empty = True
    while True:
        try:
            item = next(items)
        except StopIteration:
            break
        except OSError as error:
            tell(UnreadableDocument(f"{place}: {error.strerror or error}"))
            return
        except UnreadableSource as error:
            tell(error)
            return
        is_empty = False
        if isinstance(item, UnreadableSource):
            tell(item)
        else:
            yield item
    if is_empty:
        tell(UnreadableDocument(f"{place}: expected a report, found none"))


# A file to be read: its path, or "-"; or the error that stands in its place.
_File = str | UnreadableSource


def _files(source: str) -> Iterator[tuple[str, str, _File]]:
    """What is to be read: place, name and path of each file."""
    if source == "-":
        yield "standard input", "-", "-"
    elif os.path.isdir(source):
        yield from _in_folder(source)
    elif os.path.exists(source) or not glob.has_magic(source):
        yield source, os.path.basename(source), source
    else:
        yield from _in_glob(source)


def _in_glob(pattern: str) -> Iterator[tuple[str, str, _File]]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield pattern, pattern, UnreadableSource(f"{pattern}: expected files of that pattern, found none")
    for match in matches:
        if not os.path.isdir(match):
            yield match, os.path.basename(match), match
        elif not pattern.endswith("**"):
            yield from _in_folder(match)


def _in_folder(folder: str) -> Iterator[tuple[str, str, _File]]:
    """The files below ``folder`` that have a reader; hidden ones and those of other endings are passed over."""
    found = False
    for path in _walk(folder):
        name = Path(path).relative_to(folder).as_posix() if isinstance(path, str) else folder
        ending = os.path.splitext(name)[1].lower()
        if isinstance(path, UnreadableSource) or ending in READERS:
            found = True
            yield str(path), name, path
        elif ending in _LIKELY_REPORTS:
            yield path, name, UnreadableDocument(f"{path}: expected one of {_endings()}, found {ending}")
    if not found:
        yield folder, folder, UnreadableSource(f"{folder}: expected files that end in {_endings()}, found none")


def _walk(folder: str) -> Iterator[_File]:
    failures: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (os.path.join(root, name) for name in sorted(files) if not name.startswith(".")):
            # A pipe that somebody left in a folder would be waited for without end.
            if os.path.isfile(path) or not os.path.exists(path):
                yield path
    for failure in failures:
        yield UnreadableSource(f"{failure.filename}: {failure.strerror}")


def _endings() -> str:
    return ", ".join(READERS)


def _read_file(path: str, place: str, name: str, reader: Reader | None, instructions: Instructions) -> Iterator[Item]:
    with _open(path) as file:
        # A name from another system may be no Unicode; its report is read all the same.
        source = Source(file, place, without_surrogates(name))
        if not file.peek():
            raise UnreadableDocument(f"{place}: expected a report, found an empty file")
        chosen = reader or READERS.get(os.path.splitext(path)[1].lower()) or READERS[guess(file.peek())]
        yield from chosen(source, instructions)


@contextmanager
def _open(path: str) -> Iterator[BufferedReader]:
    if path != "-":
        with open(path, "rb") as file:
            yield file
        return
    stream: BufferedReader = BufferedReader(sys.stdin.buffer)  # type: ignore[arg-type]
    try:
        yield stream
    finally:
        # Standard input is not ours to close.
        stream.detach()
