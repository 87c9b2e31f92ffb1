"""Today: what became known since a day, how talks stand, who counts how many, and what is told by several."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.morning import morning
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

FORMATS = (("csv", "A table (CSV)"), ("xlsx", "A workbook (XLSX)"), ("jsonl", "With every word (JSON)"))


@router.get("/")
def today(
    request: Request, desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)]
) -> Response:
    """The first page; ``since`` is the day after which it tells what became known.

    As of a day it is what somebody would have read on it.
    """
    told = morning(desk, filters.since, filters.as_of)
    shown = Filters(since=told.since, as_of=filters.as_of)
    return render(request, "today.html", filters=shown, told=told, formats=FORMATS)
