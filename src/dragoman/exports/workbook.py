"""A workbook for Excel and LibreOffice: incidents, events, claims, figures, tolls, talks, cases, reports, a sheet each.

A cell that would be a formula is text here, and marked so that it stays text when it is edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any

from dragoman.accounts import Accounts, Count, Proceeding, Process, Step, Toll
from dragoman.exports.escaping import FORMULA_STARTS, Cell, plain
from dragoman.exports.occurrences import Occurrence, estimate, occurrences, publishers, voices
from dragoman.exports.spreadsheet import COLUMNS, cells
from dragoman.findings import speaker_name
from dragoman.records import Actor, Document, Findings, Period
from dragoman.wording import days

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

#: What a sheet and a cell of Excel can hold.
ROWS, CHARACTERS = 1_048_576, 32_767

SHEETS: dict[str, tuple[str, ...]] = {
    "Incidents": (
        *("incident_id", "type", "mode", "realis", "when", "first_day", "last_day", "place", "country", "precision"),
        *("latitude", "longitude", "actors", "recipients", "killed", "killed_low", "killed_high", "injured"),
        *("sources", "disputed", "said_by", "publishers", "quote"),
    ),
    "Events": tuple(COLUMNS),
    "Claims": (
        "claim_id",
        "speaker",
        "via",
        "stance",
        "certainty",
        "direct",
        "said",
        "content",
        "about",
        "document_id",
    ),
    "Figures": (
        "figure_id",
        "measure",
        "low",
        "high",
        "approximate",
        "of",
        "source",
        "words",
        "event_id",
        "document_id",
    ),
    "Tolls": (
        "toll_id",
        "scope",
        "measure",
        "incident_id",
        *("source", "of", "as_of", "low", "high", "approximate", "reports"),
    ),
    "Talks": ("process_id", "parties", "mediators", "step", "when", "by", "to", "place", "answer", "terms", "rule"),
    "Cases": ("proceeding_id", "court", "defendants", "applicants", "step", "when", "by", "to", "terms", "rule"),
    "Reports": ("document_id", "name", "title", "published", "publisher", "language", "url", "characters"),
}


def write(records: Iterable[Findings], accounts: Accounts, stream: IO[bytes]) -> int:
    """One workbook; how many rows it has below its headers."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets = {name: _Sheet(book, name, header) for name, header in SHEETS.items()}
    for occurrence in occurrences(_passing(records, sheets), accounts):
        sheets["Incidents"].append(_incident(occurrence))
    parts: tuple[tuple[str, Iterable[Any], Callable[[Any], Iterator[list[Cell | bool]]]], ...] = (
        ("Tolls", accounts.tolls, toll_rows),
        ("Talks", accounts.processes, talk_rows),
        ("Cases", accounts.proceedings, case_rows),
    )
    for name, told, rows in parts:
        for one in told:
            for row in rows(one):
                sheets[name].append(row)
    book.save(stream)
    return sum(sheet.rows for sheet in sheets.values())


def write_table(name: str, header: Sequence[str], rows: Iterable[Iterable[Cell | bool]], stream: IO[bytes]) -> int:
    """A workbook of one sheet; how many rows it has below its header."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = _Sheet(book, name, tuple(header))
    for row in rows:
        sheet.append(row)
    book.save(stream)
    return sheet.rows


def toll_rows(toll: Toll) -> Iterator[list[Cell | bool]]:
    """The rows of a toll below the header of "Tolls", one a number."""
    for count in toll.counts:
        yield [toll.id, toll.scope, toll.measure, toll.incident, *_count(count)]


def talk_rows(process: Process) -> Iterator[list[Cell | bool]]:
    """The rows of a negotiation below the header of "Talks", one a step."""
    for step in process.steps:
        told = [process.id, _names(process.parties), _names(process.mediators), *_step(step)]
        yield [*told, step.place, step.answer, "; ".join(step.terms), step.rule]


def case_rows(proceeding: Proceeding) -> Iterator[list[Cell | bool]]:
    """The rows of a case below the header of "Cases", one a step."""
    sides = _names(proceeding.defendants), _names(proceeding.applicants)
    for step in proceeding.steps:
        yield [proceeding.id, proceeding.court, *sides, *_step(step), "; ".join(step.terms), step.rule]


class _Sheet:
    """A sheet, and another one beside it when it is full."""

    def __init__(self, book: Workbook, name: str, header: tuple[str, ...]) -> None:
        self._book, self._name, self._header = book, name, header
        self._parts = 0
        self.rows = 0
        self._open()

    def append(self, row: Iterable[Cell | bool]) -> None:
        """One row more."""
        if self._used == ROWS:
            self._open()
        self._sheet.append([self._cell(value) for value in row])
        self._used += 1
        self.rows += 1

    def _open(self) -> None:
        self._parts += 1
        self._sheet = self._book.create_sheet(self._name if self._parts == 1 else f"{self._name} {self._parts}")
        self._sheet.freeze_panes = "A2"
        self._sheet.append(self._header)
        self._used = 1

    def _cell(self, value: Cell | bool) -> Any:
        if not isinstance(value, str):
            return value
        from openpyxl.cell import WriteOnlyCell

        text = plain(value)
        text = text if len(text) <= CHARACTERS else text[: CHARACTERS - 1] + "…"
        if not text.startswith(FORMULA_STARTS):
            return text
        cell = WriteOnlyCell(self._sheet, text)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell


def _passing(records: Iterable[Findings], sheets: dict[str, _Sheet]) -> Iterator[Findings]:
    """The records as they go by, each report's own rows written on the way."""
    for findings in records:
        document = findings.document
        sheets["Reports"].append(_report(document))
        for event in findings.events:
            sheets["Events"].append(cells(document, event))
        for claim in findings.claims:
            via = claim.via.quote if claim.via else None
            told = [claim.id, speaker_name(claim.speaker), via, claim.stance, claim.certainty, claim.direct]
            about = " ".join(claim.about)
            sheets["Claims"].append([*told, days(claim.said), claim.content.quote, about, document.id])
        for figure in findings.figures:
            numbers = [figure.id, figure.measure, figure.low, figure.high, figure.approximate]
            words = [part.quote if part else None for part in (figure.of, figure.source, figure.evidence)]
            sheets["Figures"].append([*numbers, *words, figure.event, document.id])
        yield findings


def _report(document: Document) -> list[Cell]:
    published = document.published.isoformat() if document.published else None
    told = [document.id, document.name, document.title, published, document.publisher, document.language, document.url]
    return [*told, len(document.text)]


def _incident(occurrence: Occurrence) -> list[Cell | bool]:
    incident, place = occurrence.incident, occurrence.place
    killed, injured = estimate(occurrence.counts("killed")), estimate(occurrence.counts("injured"))
    return [
        incident.id,
        incident.type,
        incident.mode,
        incident.realis,
        days(occurrence.period),
        *_ends(occurrence.period),
        *([place.name, place.country, place.precision, place.latitude, place.longitude] if place else [None] * 5),
        _names(occurrence.actors),
        _names(occurrence.recipients),
        *((killed.best, killed.low, killed.high) if killed else (None, None, None)),
        injured.best if injured else None,
        incident.sources,
        occurrence.disputed,
        "; ".join(voices(occurrence.claims)),
        "; ".join(publishers(occurrence.documents)),
        next((told.event.evidence.quote for told in occurrence.tellings), None),
    ]


def _ends(period: Period | None) -> tuple[str | None, str | None]:
    first, last = (period.start, period.last) if period else (None, None)
    return first.isoformat() if first else None, last.isoformat() if last else None


def _count(count: Count) -> list[Cell | bool]:
    as_of = count.as_of.isoformat() if count.as_of else None
    return [count.source, count.of, as_of, count.low, count.high, count.approximate, len(count.documents)]


def _step(step: Step) -> list[Cell]:
    return [step.kind, days(step.period), _names(step.by), _names(step.to)]


def _names(actors: Iterable[Actor]) -> str:
    return "; ".join(actor.name for actor in actors)
