"""The addresses under ``/api/v1``: each kind as pages and one by one, words looked for, and two days compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dragoman.errors import BadRequest
from dragoman.web.answers import DAYS, KINDS, Kind, every, page_of_texts, record, source
from dragoman.web.api.asking import MOST, USUAL, Cursor, Day, Format, Limit, filters_of
from dragoman.web.changes import changes
from dragoman.web.desk import Desk, desk
from dragoman.web.dossiers import is_later
from dragoman.web.exporting import counted
from dragoman.web.filters import LONGEST, Filters
from dragoman.web.pages.reports import report_query
from dragoman.web.tables import csv_lines


class Page(BaseModel):
    """Items, and where to go on; `next` is null at the end."""

    items: list[dict[str, Any]]
    next: str | None


class Fault(BaseModel):
    """What was wrong, in words."""

    detail: str


class Totals(BaseModel):
    """How much a store holds."""

    version: str
    documents: int
    copies: int
    events: int
    claims: int
    figures: int
    incidents: int
    kinds: list[str]


#: What any answer may be instead.
FAULTS: dict[int | str, dict[str, Any]] = {
    400: {"model": Fault, "description": "The question makes no sense."},
    401: {"model": Fault, "description": "A token is needed."},
    414: {"model": Fault, "description": "The address is too long."},
    421: {"model": Fault, "description": "The desk was asked under a name that is not its own."},
    422: {"model": Fault, "description": "A parameter is not what it should be."},
    503: {"model": Fault, "description": "The store is busy."},
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Fault, "description": "There is none with this id."}}
STREAMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {"schema": {"type": "string"}} for media in ("application/x-ndjson", "text/csv")}}
}

Words = Annotated[str, Query(description="Words to look for.", max_length=LONGEST, pattern=r"^[^\x00]+$")]
AsOf = Annotated[Day | None, Query(description="As what had been reported by this day tells it.")]
Id = Annotated[str, Path(min_length=1, max_length=64, pattern="^[0-9a-f]+$")]

router = APIRouter(prefix="/api/v1", responses=FAULTS)


@router.get("", response_model=Totals, summary="What the store holds")
def index(desk: Annotated[Desk, Depends(desk)]) -> JSONResponse:
    """How much there is of each kind."""
    from dragoman import __version__

    totals = desk.held("totals", None, desk.store.totals)
    told = {name: getattr(totals, name) for name in Totals.model_fields if hasattr(totals, name)}
    return JSONResponse({"version": __version__, **told, "kinds": list(KINDS)})


def _list(name: str, kind: Kind) -> Callable[..., Response]:
    asked = Annotated[Filters, Depends(filters_of(kind.filters))]

    def answer(
        desk: Annotated[Desk, Depends(desk)],
        filters: asked,
        cursor: Cursor = None,
        limit: Limit | None = None,
        format: Format = "json",
    ) -> Response:
        if format == "json":
            found = page_of_texts(kind, desk, filters, min(limit or USUAL, MOST), cursor)
            told = f'{{"items":[{",".join(found.items)}],"next":{json.dumps(found.next)}}}'
            return Response(told.encode(), media_type="application/json")
        if cursor is not None:
            raise BadRequest(f"cursor: {format} tells all from the beginning")
        items = islice(every(kind, desk, filters), limit)
        return _streamed(name, format, items, kind)

    answer.__annotations__.update(filters=asked, desk=Annotated[Desk, Depends(desk)], cursor=Cursor)
    answer.__annotations__.update(limit=Limit | None, format=Format)
    return answer


def _find(kind: Kind) -> Callable[..., Response]:
    def answer(request: Request, id: str, desk: Desk, as_of: AsOf = None) -> Response:
        _known(request, "as_of")
        found = kind.one(desk, Filters(as_of=as_of), id) if kind.one else None
        if found is None:
            by_then = f", or no report up to {as_of} tells of it" if as_of else ""
            raise HTTPException(404, f"There is none with this id{by_then}.")
        return JSONResponse(kind.told(found))

    answer.__annotations__.update(request=Request, id=Id, desk=Annotated[Desk, Depends(desk)], as_of=AsOf)
    return answer


for name, kind in KINDS.items():
    router.add_api_route(
        f"/{name}",
        _list(name, kind),
        methods=["GET"],
        response_model=Page,
        responses=STREAMS,
        summary=kind.what,
        operation_id=f"list_{name}",
    )
    if kind.one is not None:
        router.add_api_route(
            f"/{name}/{{id}}",
            _find(kind),
            methods=["GET"],
            response_model=dict[str, Any],
            responses=MISSING,
            summary=f"One of {name}",
            operation_id=f"one_of_{name}",
        )


@router.get("/reports/{id}/findings", responses=MISSING, response_model=dict[str, Any], summary="All of one report")
def findings(request: Request, id: Id, desk: Annotated[Desk, Depends(desk)], as_of: AsOf = None) -> Response:
    """Its text and everything that was found in it, as `dragoman read --json` prints it."""
    from dragoman.findings import to_json

    _known(request, "as_of")
    try:
        found = desk.store.findings(id)
    except BadRequest as error:
        raise HTTPException(404, "There is none with this id.") from error
    if is_later(found.document, as_of):
        raise HTTPException(404, f"This report had not come out by {as_of}.")
    return JSONResponse(to_json(found))


@router.get("/search", response_model=Page, summary="Reports in which words stand, the best first")
def search(
    desk: Annotated[Desk, Depends(desk)],
    text: Words,
    filters: Annotated[Filters, Depends(filters_of(("publisher", *DAYS), more=("text", "limit")))],
    limit: Annotated[int, Query(ge=1, le=MOST)] = USUAL,
) -> Response:
    """Each with a passage that has the words."""
    found = desk.store.search(replace(report_query(replace(filters, text=text)), limit=limit))
    items = [
        {
            "document": source(one.document),
            "passage": {
                "start": one.evidence.span.start,
                "end": one.evidence.span.end,
                "text": one.evidence.quote,
            },
        }
        for one in found
    ]
    return JSONResponse({"items": items, "next": None})


@router.get("/diff", response_model=Page, summary="What became known between two days")
def diff(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    first: Annotated[Day, Query(alias="from", description="What was reported by this day is known.")],
    last: Annotated[Day, Query(alias="to", description="What was reported by this day is new.")],
    limit: Annotated[int, Query(ge=1, le=MOST)] = USUAL,
) -> Response:
    """What became known, changed, was denied or withdrawn: of the days in which up to 500 reports came out."""
    _known(request, "from", "to", "limit")
    found = changes(desk, first, last)
    items = [
        {"change": change, "records": [record(each.document, each.record) for each in told]}
        for change, told in islice(found.each(), limit)
    ]
    return JSONResponse({"items": items, "next": None})


def _known(request: Request, *names: str) -> None:
    strange = sorted(set(request.query_params) - set(names))
    if strange:
        raise BadRequest(f"{', '.join(strange)[:100]}: expected of {', '.join(names)}")


def _streamed(name: str, format: str, items: Iterator[Any], kind: Kind) -> Response:
    """All items as they are fetched; what makes no sense is said before the first of them."""

    def begin() -> Iterator[str]:
        first = list(islice(items, 1))
        whole = chain(first, items)
        rows = (row for one in whole for row in kind.rows(one))
        return iter(_lines(whole, kind) if format == "ndjson" else csv_lines(kind.header, rows))

    media = {"ndjson": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}[format]
    called = {"content-disposition": f'inline; filename="{name}.{format}"'}
    return counted(begin, media, called)


def _lines(items: Iterable[Any], kind: Kind) -> Iterator[str]:
    return (json.dumps(kind.told(one), ensure_ascii=False) + "\n" for one in items)
