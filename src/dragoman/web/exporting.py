""" "Export this view": what a page shows, as it stands, in the formats that other tools read.

The address of an export is that of the view, with the same filters: ``/export/claims?format=csv&actor=RVF`` is the
table of what RVF said. What a person judged to be wrong is left out.
"""

from __future__ import annotations

import io
import json
from asyncio import timeout
from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile
from threading import Semaphore
from typing import IO, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from dragoman.errors import BadRequest
from dragoman.exports import EXPORTS
from dragoman.exports.workbook import write_table
from dragoman.records import Findings
from dragoman.web.answers import Item, Kind, every
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.guarding import LONGEST_EXPORT
from dragoman.web.tables import csv_lines
from dragoman.web.views import VIEWS, View, without

router = APIRouter(include_in_schema=False)

#: What is smaller than this is made in memory.
IN_MEMORY = 4_000_000
#: So many are made at once: each may read the whole store.
AT_ONCE = Semaphore(2)
#: So long a request waits for its turn, in seconds.
WAITING = 1.0
#: Read again after so many bytes.
PIECE = 65_536

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
}


@router.get("/export/{view}")
def export(
    request: Request,
    view: str,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    format: Annotated[str, Query(max_length=20)] = "csv",
    only: Annotated[str | None, Query(max_length=64)] = None,
) -> Response:
    """A file of what a view shows; ``only`` is the id of one item of it."""
    if view not in VIEWS:
        raise HTTPException(404, f"There is no view {view[:40]}; there are {', '.join(VIEWS)}.")
    asked = VIEWS[view]
    chosen = None if only is None else [_only(asked.kind, desk, filters, only)]
    ending, write = _writer(view, asked, format, desk, filters, chosen)
    file = _made(write)
    size = file.tell()
    file.seek(0)
    headers = {"content-disposition": f'attachment; filename="dragoman-{view}.{ending}"', "content-length": str(size)}
    return StreamingResponse(_pieces(file), media_type=MEDIA.get(format, "application/octet-stream"), headers=headers)


def _made(write: Callable[[IO[bytes]], object]) -> IO[bytes]:
    """A file that is written; who would wait for others is told to ask again, and holds up no page meanwhile."""
    _take_turn()
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed when it is sent)
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    finally:
        AT_ONCE.release()
    return file


class Counted(StreamingResponse):
    """Lines that are sent as they are fetched: one of those files of which few are made at once, until it is sent.

    Made by ``counted``. Whoever reads it too slowly gets no more than has gone by then, and sees that it broke off.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with timeout(LONGEST_EXPORT):
                await super().__call__(scope, receive, send)
        finally:
            AT_ONCE.release()


def counted(begin: Callable[[], Iterator[str]], media_type: str, headers: dict[str, str]) -> Counted:
    """What ``begin`` gives, line by line, in its turn; what makes no sense is said before the first line."""
    _take_turn()
    try:
        return Counted(begin(), media_type=media_type, headers=headers)
    except BaseException:
        AT_ONCE.release()
        raise


def _take_turn() -> None:
    if not AT_ONCE.acquire(timeout=WAITING):
        raise HTTPException(503, "Other files are being made; ask again in a while.", {"retry-after": "10"})


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def _only(kind: Kind, desk: Desk, filters: Filters, id: str) -> Item:
    found = kind.one(desk, filters, id) if kind.one else None
    if found is None or id in desk.store.judgements.rejected():
        raise HTTPException(404, "There is none with this id, or it was judged to be wrong.")
    return found


def _writer(
    view: str, asked: View, format: str, desk: Desk, filters: Filters, chosen: list[Item] | None
) -> tuple[str, Callable[[IO[bytes]], object]]:
    """How a file of this format is called at its end, and what writes it."""

    def items() -> Iterable[Item]:
        return chosen if chosen is not None else every(asked.kind, desk, filters)

    simple: dict[str, Callable[[], Iterator[str]]] = {
        "csv": lambda: csv_lines(asked.kind.header, (row for one in items() for row in asked.kind.rows(one))),
        "json": lambda: _array(map(asked.kind.told, items())),
        "jsonl": lambda: (f"{json.dumps(asked.kind.told(one), ensure_ascii=False)}\n" for one in items()),
    }
    if asked.gathered is None or format in ("csv", "json") or (format == "jsonl" and not asked.whole):
        if format == "xlsx":
            rows = (row for one in items() for row in asked.kind.rows(one))
            return format, lambda file: write_table(view.capitalize(), asked.kind.header, rows, file)
        if format not in simple:
            raise BadRequest(f"format {format}: expected one of {', '.join((*simple, 'xlsx'))}")
        return format, lambda file: _write_lines(simple[format](), file)
    if format not in EXPORTS:
        raise BadRequest(f"format {format}: expected one of {', '.join(('json', *EXPORTS))}")
    gathered, made = asked.gathered, EXPORTS[format]

    def write(file: IO[bytes]) -> None:
        records, accounts = gathered(desk, filters, chosen)
        records = _accepted(records, desk.store.judgements.rejected())
        if made.binary:
            made.write(records, accounts, file)
            return
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="", write_through=True)
        made.write(records, accounts, text)
        text.detach()

    return made.ending, write


def _write_lines(lines: Iterable[str], file: IO[bytes]) -> None:
    for line in lines:
        file.write(line.encode("utf-8", "replace"))


def _array(told: Iterable[Any]) -> Iterator[str]:
    between = "[\n"
    for one in told:
        yield f"{between}{json.dumps(one, ensure_ascii=False)}"
        between = ",\n"
    yield "\n]\n" if between != "[\n" else "[]\n"


def _accepted(records: Iterable[Findings], rejected: set[str]) -> Iterator[Findings]:
    """The records without those that somebody judged to be wrong."""
    for findings in records:
        yield without(findings, lambda id: id not in rejected) if rejected else findings
