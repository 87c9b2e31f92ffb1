"""What the caller knows of the reports to be read, and how a report is settled under it.

A folder of clippings from one agency is read with its ``publisher`` given; that beats what a file says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BufferedReader

from dragoman.errors import UnreadableDocument, UnreadableField, UnreadableSource
from dragoman.readers import dates
from dragoman.records import Document

# 20 MB: ten times the longest report of an inquiry; what is longer is a dump of something else.
LONGEST = 20_000_000
# A report, or the error that stands in its place.
Item = Document | UnreadableSource


@dataclass(frozen=True, slots=True)
class Instructions:
    """``columns`` says which column holds a field: {"text": "body_clean"}."""

    published: date | datetime | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def settle(self, document: Document, stated: object, place: str) -> Iterator[Item]:
        """The document, dated as given or as ``stated``; before it, the error where that is no date."""
        published = self.published
        if published is None and stated is not None and stated != "":
            try:
                published = dates.parse(stated)
            except ValueError as error:
                yield UnreadableField(f"{place}: {error}; the report is read without a date")
        yield replace(document, published=published, publisher=self.publisher or document.publisher)


@dataclass(frozen=True, slots=True)
class Source:
    """An open file or stream: ``place`` is what errors call it, ``name`` what its report is called."""

    file: BufferedReader
    place: str
    name: str

    def whole(self) -> bytes:
        """All of it, if it is a report and not something enormous."""
        data = self.file.read(LONGEST + 1)
        if len(data) > LONGEST:
            raise UnreadableDocument(f"{self.place}: expected a report of at most {LONGEST:,} bytes, found more")
        return data


Reader = Callable[[Source, Instructions], Iterator[Item]]
