"""A file as lines of text, one at a time, so that a bad line costs one line and a long file no memory.

A line of 50 MB is passed over and reported; the next one is read.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import Protocol

from dragoman.errors import UnreadableDocument
from dragoman.readers.encoding import check_is_text, decode, encoding_of
from dragoman.readers.instructions import LONGEST, Source

_PIECE = 1 << 16


class Lines(Iterator[str]):
    """The lines of a source; ``next`` raises ``UnreadableDocument`` for a bad one and goes on after it."""

    def __init__(self, source: Source) -> None:
        sample = source.file.peek()
        try:
            check_is_text(sample)
        except ValueError as error:
            raise UnreadableDocument(f"{source.place}: {error}") from error
        self.number = 0
        self._source = source
        self._lines = _lines(source, encoding_of(sample))

    @property
    def place(self) -> str:
        """Where the latest line stands."""
        return self.place_of(self.number)

    def place_of(self, number: int) -> str:
        """Where the line of that number stands."""
        return f"{self._source.place} line {number}"

    def __next__(self) -> str:
        self.number += 1
        try:
            line = self._lines.read_line()
        except ValueError as error:
            raise UnreadableDocument(f"{self.place}: {error}") from error
        if not line:
            raise StopIteration
        return line


class _LineReader(Protocol):
    def read_line(self) -> str:
        """The next line, "" at the end; ``ValueError`` where it is none."""


def _lines(source: Source, encoding: str | None) -> _LineReader:
    if encoding and encoding.startswith(("utf-16", "utf-32")):
        return _WideLines(source, encoding)
    return _ByteLines(source)


class _ByteLines:
    """Lines of an encoding in which a line ends with the byte "\\n"."""

    def __init__(self, source: Source) -> None:
        self.file = source.file

    def read_line(self) -> str:
        line = self.file.readline(LONGEST + 1)
        if len(line) <= LONGEST:
            return decode(line)
        while line and not line.endswith(b"\n"):
            line = self.file.readline(LONGEST)
        raise _too_long()


class _WideLines:
    """Lines of UTF-16 and UTF-32, in which the byte "\\n" may be part of any character."""

    def __init__(self, source: Source, encoding: str) -> None:
        self.file = source.file
        self.decoder = codecs.getincrementaldecoder(encoding)()
        self.left = ""

    def read_line(self) -> str:
        line, is_whole = "", False
        too_long = False
        while not is_whole and (piece := self.left or self._decoded()):
            head, mark, self.left = piece.partition("\n")
            line, is_whole = line + head + mark, bool(mark)
            if len(line) > LONGEST:
                line, too_long = "", True
        if too_long:
            raise _too_long()
        return line

    def _decoded(self) -> str:
        try:
            while data := self.file.read1(_PIECE):
                if text := self.decoder.decode(data):
                    return text
            return self.decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            # Where one unit is missing, all that follows is shifted: there is no going on.
            self.file.seek(0, io.SEEK_END) if self.file.seekable() else None
            self.decoder.reset()
            raise ValueError("expected UTF-16 or UTF-32, as the file begins, found something else") from None


def _too_long() -> ValueError:
    return ValueError(f"expected a line of at most {LONGEST:,} bytes, found a longer one")
