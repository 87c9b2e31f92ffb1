"""Characters that nobody sees: a report is read as if they were not there, and its evidence stands where it does stand.

Between "5" and "people" a page may hold a zero-width space, and inside "killed" a soft hyphen: five people were killed,
and the quote has the characters that the text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import islice
from typing import Any

from dragoman.records import Document, Evidence, Figure, Findings, Headcount, Mention, Span

#: Soft hyphens, zero-width spaces and joiners, marks of direction and of byte order.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")

#: The parts of records that name other records by their ids.
NAMING = ("about", "event", "figures", "part_of")


def seen(document: Document) -> Document:
    """The report without them; itself where it has none."""
    if UNSEEN.search(document.text) is None:
        return document
    return replace(document, text=UNSEEN.sub("", document.text))


def findings_as_written(findings: Findings, document: Document) -> Findings:
    """What was found in ``seen(document)`` as found in the report itself."""
    kinds = {part.name: getattr(findings, part.name) for part in fields(findings) if part.name != "document"}
    moved = _as_written([record for kind in kinds.values() for record in kind], document)
    left = iter(moved)
    return Findings(document, **{name: tuple(islice(left, len(kind))) for name, kind in kinds.items()})


def headcounts_as_written(
    told: Sequence[Headcount], figures: Sequence[Figure], document: Document
) -> tuple[Headcount, ...]:
    """The same of headcounts, which rest on ``figures``."""
    return tuple(_as_written([*figures, *told], document)[len(figures) :])


def _as_written(records: Sequence[Any], document: Document) -> list[Any]:
    places = [at for at, letter in enumerate(document.text) if not UNSEEN.match(letter)]
    moved = [_moved(record, document, places) for record in records]
    ids = dict(_renamed(records, moved))
    return [_naming(record, ids) for record in moved]


def _moved(told: Any, document: Document, places: Sequence[int]) -> Any:
    if isinstance(told, Evidence):
        return document.cite(Span(places[told.span.start], places[told.span.end - 1] + 1))
    if isinstance(told, tuple):
        return tuple(_moved(each, document, places) for each in told)
    if not is_dataclass(told) or isinstance(told, type):
        return told
    parts = {part.name: _moved(getattr(told, part.name), document, places) for part in fields(told) if part.init}
    if isinstance(told, Mention):
        parts["head"] = places[told.head]
    return replace(told, **parts)


def _renamed(before: Iterable[Any], after: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """The ids that records had and have: these are digests of where they stand."""
    for one, other in zip(before, after, strict=True):
        if hasattr(one, "tallies"):
            yield from _renamed(one.tallies, other.tallies)
        elif hasattr(one, "id"):
            yield one.id, other.id


def _naming(record: Any, ids: Mapping[str, str]) -> Any:
    if hasattr(record, "tallies"):
        return replace(record, tallies=tuple(_naming(tally, ids) for tally in record.tallies))
    parts = {name: _named(getattr(record, name), ids) for name in NAMING if hasattr(record, name)}
    return replace(record, **parts) if parts else record


def _named(told: str | tuple[str, ...] | None, ids: Mapping[str, str]) -> Any:
    if isinstance(told, tuple):
        return tuple(ids.get(id, id) for id in told)
    return ids.get(told, told) if told else told
