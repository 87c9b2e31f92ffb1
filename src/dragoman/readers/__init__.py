"""Reports in, whatever they are kept in: text, Markdown, HTML, JSON Lines, CSV.

``read("clippings/")`` yields each report of the folder as a ``Document``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from dragoman.errors import UnreadableSource
from dragoman.records import Document

__all__ = ["read"]


def read(
    source: str | Path,
    *,
    published: date | datetime | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    format: str | None = None,
    on_error: Callable[[UnreadableSource], None] | None = None,
) -> Iterator[Document]:
    """The reports of ``source``."""
    yield from ()
