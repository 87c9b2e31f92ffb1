"""The reports as a bibliography: one @misc a report, for LaTeX, Zotero and whatever else reads BibTeX.

What was found in a report is not in it: a bibliography names sources.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import bibtex_text, web_address
from dragoman.records import Document, Findings

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TITLE_LENGTH = 80


def write(records: Iterable[Findings], _: Accounts, stream: TextIO) -> int:
    """One entry a report; how many there were."""
    entries = 0
    for findings in records:
        stream.write(_entry(findings.document))
        entries += 1
    return entries


def _entry(document: Document) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(document).items() if value)
    return f"@misc{{dragoman-{document.id},\n{fields}}}\n\n"


def _fields(document: Document) -> dict[str, str]:
    day, address = document.day, web_address(document.url)
    # A second pair of braces keeps the capitals of a title as they are.
    return {
        "title": f"{{{{{bibtex_text(document.title or _opening(document))}}}}}",
        "author": f"{{{{{bibtex_text(document.publisher)}}}}}" if document.publisher else "",
        "year": f"{{{day.year}}}" if day else "",
        "month": MONTHS[day.month - 1] if day else "",
        "day": f"{{{day.day}}}" if day else "",
        "url": f"{{{address}}}" if address else "",
        "urldate": f"{{{document.retrieved:%Y-%m-%d}}}" if document.retrieved else "",
        "language": f"{{{bibtex_text(document.language)}}}" if document.language else "",
        "note": f"{{{bibtex_text(document.name)}}}" if document.name else "",
    }


def _opening(document: Document) -> str:
    """The first words of a report without a title."""
    words = " ".join(document.text.split())
    return words if len(words) <= TITLE_LENGTH else f"{words[:TITLE_LENGTH].rsplit(' ', 1)[0]} …"
