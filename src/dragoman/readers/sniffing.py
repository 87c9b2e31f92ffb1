"""What a stream without a name holds, from its first bytes: a page, JSON Lines, CSV, or else a text.

``curl ... | dragoman read -`` hands over a page and does not say so.
"""

from __future__ import annotations

import re

from dragoman.readers.columns import COLUMNS
from dragoman.readers.encoding import encoding_of

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body)\b", re.I)
_RECORD = re.compile(r'\s*\{\s*"')
_SEPARATOR = re.compile(r"[,;\t|]")
_KNOWN = frozenset(name for names in COLUMNS.values() for name in names)


def guess(sample: bytes) -> str:
    """The ending that a file with these first bytes should have."""
    start = sample.decode(encoding_of(sample) or "utf-8", "replace")
    if _PAGE.match(start):
        return ".html"
    if _RECORD.match(start):
        return ".jsonl"
    return ".csv" if _is_header(start.lstrip().partition("\n")[0]) else ".txt"


def _is_header(line: str) -> bool:
    """Whether a line names columns: two or more, and among them a text or a headline."""
    names = [name.strip().strip('"').casefold().replace(" ", "_") for name in _SEPARATOR.split(line)]
    known = _KNOWN.intersection(names)
    return len(known) >= 2 and bool(known.intersection(COLUMNS["text"] + COLUMNS["title"]))
