"""Records as tables, for pandas and Arrow: one row a record, one column a thing that is asked of it.

A strike on 3 May is a row with first_day 2025-05-03 and last_day 2025-05-03; what is not known is empty in its column's
type, so that the tables of two questions fit together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from dragoman.errors import DragomanError
from dragoman.exports import spreadsheet
from dragoman.records import Claim, Document, Event, Evidence, Figure, Mention, Period
from dragoman.wording import name

if TYPE_CHECKING:
    import pandas
    import pyarrow

Kind = Literal["text", "day", "whole", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column, and of what kind that is."""

    kind: Kind
    cell: Callable[[Document, Any], object]


Columns = Mapping[str, Column]
Rows = Iterable[tuple[Document, Any]]


def to_pandas(columns: Columns, rows: Rows) -> pandas.DataFrame:
    """A DataFrame; days are datetime64, whole numbers Int64, so that either may be missing."""
    try:
        import numpy
        import pandas
    except ImportError as error:
        raise DragomanError("to_pandas needs pandas: pip install pandas, or 'dragoman[frames]'") from error
    dtypes = {"text": "object", "whole": "Int64", "number": "float64", "flag": "bool"}
    return pandas.DataFrame(
        {
            # Through numpy, which knows days of any year.
            name: numpy.array(cells, dtype="datetime64[s]")
            if columns[name].kind == "day"
            else pandas.Series(cells, dtype=dtypes[columns[name].kind])
            for name, cells in _cells(columns, rows).items()
        }
    )


def to_arrow(columns: Columns, rows: Rows) -> pyarrow.Table:
    """An Arrow table; days are date32."""
    try:
        import pyarrow
    except ImportError as error:
        raise DragomanError("to_arrow needs pyarrow: pip install pyarrow, or 'dragoman[frames]'") from error
    types = {
        "text": pyarrow.string(),
        "day": pyarrow.date32(),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(name, types[column.kind]) for name, column in columns.items()])
    return pyarrow.table(_cells(columns, rows), schema=schema)


def _cells(columns: Columns, rows: Rows) -> dict[str, list[Any]]:
    told = list(rows)
    return {name: [column.cell(*row) for row in told] for name, column in columns.items()}


def _text(cell: Callable[[Document, Any], object]) -> Column:
    return Column("text", cell)


def _first(period: Period | None) -> object:
    return period.start if period else None


def _last(period: Period | None) -> object:
    return period.last if period else None


def _quote(words: Evidence | None) -> str | None:
    return words.quote if words else None


def _country(mention: Mention | None) -> str | None:
    return mention.actor.country if mention and mention.actor else None


def _whole(number: int | None) -> int | None:
    # A column holds 64 bits; "a googol" stays in the record.
    return number if number is None or abs(number) < 2**63 else None


_KINDS: dict[str, Kind] = {
    "quad": "whole",
    "latitude": "number",
    "longitude": "number",
    "quote_start": "whole",
    "quote_end": "whole",
    "score": "number",
}

REPORT: dict[str, Column] = {
    "document_id": _text(lambda document, _: document.id),
    "document_name": _text(lambda document, _: document.name),
    "title": _text(lambda document, _: document.title),
    "published": Column("day", lambda document, _: document.day),
    "publisher": _text(lambda document, _: document.publisher),
    "url": _text(lambda document, _: document.url),
}

#: Those of events.csv, with days as days.
EVENTS: Columns = {
    **{name: Column(_KINDS.get(name, "text"), cell) for name, cell in spreadsheet.COLUMNS.items()},
    "first_day": Column("day", lambda _, event: _first(event.period)),
    "last_day": Column("day", lambda _, event: _last(event.period)),
    **REPORT,
}

CLAIMS: Columns = {
    "claim_id": _text(lambda _, claim: claim.id),
    "speaker": _text(lambda _, claim: name(claim.speaker) if claim.speaker else None),
    "speaker_country": _text(lambda _, claim: _country(claim.speaker)),
    "via": _text(lambda _, claim: _quote(claim.via)),
    "stance": _text(lambda _, claim: claim.stance),
    "certainty": _text(lambda _, claim: claim.certainty),
    "direct": Column("flag", lambda _, claim: claim.direct),
    "content": _text(lambda _, claim: claim.content.quote),
    "content_start": Column("whole", lambda _, claim: claim.content.span.start),
    "content_end": Column("whole", lambda _, claim: claim.content.span.end),
    "first_day": Column("day", lambda _, claim: _first(claim.said)),
    "last_day": Column("day", lambda _, claim: _last(claim.said)),
    "about": _text(lambda _, claim: "; ".join(claim.about)),
    "by": _text(lambda _, claim: claim.by),
    "score": Column("number", lambda _, claim: claim.score),
    **REPORT,
}

FIGURES: Columns = {
    "figure_id": _text(lambda _, figure: figure.id),
    "measure": _text(lambda _, figure: figure.measure),
    "low": Column("whole", lambda _, figure: _whole(figure.low)),
    "high": Column("whole", lambda _, figure: _whole(figure.high)),
    "approximate": Column("flag", lambda _, figure: figure.approximate),
    "quote": _text(lambda _, figure: figure.evidence.quote),
    "quote_start": Column("whole", lambda _, figure: figure.evidence.span.start),
    "quote_end": Column("whole", lambda _, figure: figure.evidence.span.end),
    "of": _text(lambda _, figure: _quote(figure.of)),
    "place": _text(lambda _, figure: _quote(figure.place)),
    "source": _text(lambda _, figure: _quote(figure.source)),
    "first_day": Column("day", lambda _, figure: _first(figure.period)),
    "last_day": Column("day", lambda _, figure: _last(figure.period)),
    "event_id": _text(lambda _, figure: figure.event),
    "by": _text(lambda _, figure: figure.by),
    **REPORT,
}

REPORTS: Columns = {
    **REPORT,
    "language": _text(lambda document, _: document.language),
    "text": _text(lambda document, _: document.text),
}

PASSAGES: Columns = {
    **REPORT,
    "quote": _text(lambda _, words: words.quote),
    "quote_start": Column("whole", lambda _, words: words.span.start),
    "quote_end": Column("whole", lambda _, words: words.span.end),
}

#: By the kind of record.
COLUMNS: dict[type, Columns] = {
    Event: EVENTS,
    Claim: CLAIMS,
    Figure: FIGURES,
    Document: REPORTS,
    Evidence: PASSAGES,
}
