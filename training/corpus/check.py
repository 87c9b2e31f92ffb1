"""Whether an annotated report says what it may: every code one of the codebook's, every link to a mark that stands.

Each fault is one line that names the report, the id and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from dragoman.knowledge.directory import SECTORS
from evaluation.annotations import MEASURES, MODES

from ..contexts import CONTEXTS
from .markup import Note, Report

MANNERS = frozenset(
    """
    wire agency broadcaster newspaper state-media ngo readout statement briefing sitrep opinion live-blog
    """.split()  # noqa: SIM905
)
REALIS = ("actual", "ongoing", "planned", "hypothetical", "negated")
STANCES = ("asserts", "denies", "accuses", "demands", "promises", "threatens", "reports", "doubts")
_AMOUNT = re.compile(r"~?\d+|\d+\.\.|\.\.\d+|\d+\.\.\d+")
_LINKED = {"by": "a", "to": "a", "of": "a", "via": "a", "at": "p", "on": "t", "in": "e", "cue": "k"}


def check(report: Report) -> Iterator[str]:
    """A line for each fault in the report."""
    yield from (f"{report.name}: {fault}" for fault in (*_head(report), *_names(report), *_paragraphs(report)))
    for name, note in report.notes.items():
        for fault in (*_NOTES[name[0]](note), *_links(report, note)):
            yield f"{report.name}: {name}: {fault}"


def _head(report: Report) -> Iterator[str]:
    head = report.head
    if not _is_day(head.get("date", "")):
        yield f"expected a day of publication, not {head.get('date')!r}"
    if not head.get("publisher"):
        yield "expected a publisher"
    if head.get("manner") not in MANNERS:
        yield f"expected a manner of {', '.join(sorted(MANNERS))}, not {head.get('manner')!r}"
    if head.get("part") not in ("train", "test"):
        yield f"expected part train or test, not {head.get('part')!r}"
    if head.get("prose") not in (None, "plain"):
        yield f"expected prose plain or nothing, not {head['prose']!r}"


def _names(report: Report) -> Iterator[str]:
    marked = {mark.name for mark in report.marks}
    for name in sorted(marked - report.notes.keys()):
        if name[0] not in "kp":
            yield f"{name} is marked and has no note"
    for name in sorted(report.notes.keys() - marked):
        yield f"{name} has a note and is not marked"
    cues = {cue for note in report.notes.values() for cue in note.names("cue")}
    for name in sorted(name for name in marked if name[0] == "k" and name not in cues):
        yield f"{name} is the cue of no claim"


def _paragraphs(report: Report) -> Iterator[str]:
    for paragraph in report.paragraphs:
        shown = report.text[paragraph.start : paragraph.start + 30]
        for context in paragraph.contexts:
            if context not in CONTEXTS:
                yield f"{shown!r}: no context: {context}"
        if paragraph.nothing:
            for mark in report.of_kind("e"):
                if paragraph.start <= mark.start < paragraph.end:
                    yield f"{shown!r}: {mark.name} happens in it, and its note says that nothing does"


def _links(report: Report, note: Note) -> Iterator[str]:
    marked = {mark.name for mark in report.marks}
    for key, value in note.links.items():
        if key in ("when", "said"):
            if value not in ("..",) and not _is_period(value):
                yield f"{key}: expected days like 2025-03-17 or 2025-03-17..2025-03-18, not {value!r}"
        elif key not in _LINKED:
            yield f"no such key: {key}"
        else:
            for name in note.names(key):
                if name not in marked or name[0] != _LINKED[key]:
                    yield f"{key}: expected the id of a mark of kind {_LINKED[key]}, not {name!r}"


def _party(note: Note) -> Iterator[str]:
    code, *sectors = note.words or ("",)
    if code != "-" and not re.fullmatch("[A-Z]{3}", code):
        yield f"expected a country code or -, not {code!r}"
    if not sectors:
        yield "expected a sector or -"
    for sector in sectors:
        if sector != "-" and sector not in SECTORS:
            yield f"no sector: {sector}"


def _event(note: Note) -> Iterator[str]:
    if len(note.words) != 3:
        yield f"expected type, mode and realis, not {' '.join(note.words)!r}"
        return
    type_, mode, realis = note.words
    if type_ not in MODES:
        yield f"no event type: {type_}"
    elif mode != "-" and mode not in MODES[type_]:
        yield f"no mode of {type_}: {mode}"
    if realis not in REALIS:
        yield f"no realis: {realis}"


def _claim(note: Note) -> Iterator[str]:
    if len(note.words) != 2 or note.words[0] not in STANCES or note.words[1] not in ("direct", "indirect", "mixed"):
        yield f"expected a stance, then direct, indirect or mixed, not {' '.join(note.words)!r}"
    if len(note.names("by")) > 1:
        yield "a claim has one speaker; mark the joint one as one party"


def _time(note: Note) -> Iterator[str]:
    if len(note.words) != 3 or note.words[0] not in ("DATE", "TIME", "DURATION", "SET"):
        yield f"expected type, value and days, not {' '.join(note.words)!r}"
    elif note.words[2] != ".." and not _is_period(note.words[2]):
        yield f"expected days like 2025-03-17..2025-03-18, not {note.words[2]!r}"


def _figure(note: Note) -> Iterator[str]:
    if len(note.words) != 2 or note.words[0] not in MEASURES:
        yield f"expected a measure and an amount, not {' '.join(note.words)!r}"
    elif not _AMOUNT.fullmatch(note.words[1]):
        yield f"expected an amount like 12, 12.., ..12, 10..12 or ~12, not {note.words[1]!r}"


_NOTES: dict[str, Callable[[Note], Iterator[str]]] = {
    "a": _party,
    "c": _claim,
    "e": _event,
    "f": _figure,
    "t": _time,
}


def _is_period(value: str) -> bool:
    first, dots, last = value.partition("..")
    days = [day for day in (first, last) if day]
    return bool(days) and all(map(_is_day, days)) and days == sorted(days) and (bool(dots) or bool(first))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
