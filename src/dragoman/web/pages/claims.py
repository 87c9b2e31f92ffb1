"""The ledger of claims, and the tensions between them side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Depends, Request, Response

from dragoman.records import Stance
from dragoman.resolvers import ACCOUNTS
from dragoman.sayings import Tension
from dragoman.stores import ClaimQuery
from dragoman.web.claims import opposed, rows
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.fitting import fitting
from dragoman.web.late import Answer, known_or_failed
from dragoman.web.paging import Cursor, Ends, part
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

#: Claims on a page, and tensions, which take more room.
PAGE, TENSIONS = 50, 20
FIELDS = ("actor", "publisher", "target", "stance", "text", "since", "until", "as_of")
#: What each kind of tension is called.
KINDS = {
    "denied": "One says so, another denies it",
    "disputed number": "Other numbers",
    "disputed blame": "Other culprits",
    "opposed answer": "Yes and no at once",
    "changed position": "Changed its position",
}


@router.get("/claims")
def claims(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    view: Literal["ledger", "tensions"] = "ledger",
    cursor: Cursor = None,
) -> Response:
    """Who said what; or, of ``view=tensions``, who says otherwise."""
    if view == "tensions":
        return _tensions(request, desk, filters, cursor)
    asked = asked_of(filters)
    told, later = desk.store.claim_pages.page(asked, cursor or None, PAGE)
    return render(
        request,
        "claims.html",
        filters=filters,
        fields=FIELDS,
        stances=[(stance, stance) for stance in get_args(Stance)],
        rows=rows(desk.store, told),
        many=desk.held("claims", asked, lambda: desk.store.claim_pages.count(asked)),
        shown=Ends("" if cursor else None, later),
    )


def asked_of(filters: Filters) -> ClaimQuery:
    """What the filters of a view ask of claims."""
    return ClaimQuery(
        speaker=filters.actor,
        publisher=filters.publisher,
        target=filters.target,
        stance=filters.stance,
        text=filters.text,
        since=filters.since,
        until=filters.until,
        reported_by=filters.as_of,
    )


def _tensions(request: Request, desk: Desk, filters: Filters, cursor: str | None) -> Response:
    known = known_or_failed(tensions_so_far(desk, filters.as_of))
    found = fitting(desk.store, known.value or [], shown_of(filters))
    shown = part(found, cursor, TENSIONS)
    return render(
        request,
        "tensions.html",
        filters=filters,
        fields=FIELDS,
        stances=[(stance, stance) for stance in get_args(Stance)],
        kind=filters.kind or "",
        kinds=KINDS,
        tensions=opposed(desk.store, shown.items),
        shown=shown,
        apparent=bool(filters.apparent),
        known=known.value is not None,
        current=known.current,
        failed=known.failed,
        address=lambda kind, apparent: filters.address(
            "/claims", view="tensions", kind=kind or None, apparent=bool(apparent) or None
        ),
    )


def tensions(desk: Desk, as_of: date | None = None) -> list[Tension]:
    """What opposes what, the latest first; ``StoreError`` where that is not found in time."""
    return desk.late.current(("tensions", as_of), desk.state(), lambda: _derive(desk, as_of))


def tensions_so_far(desk: Desk, as_of: date | None = None, patience: float | None = None) -> Answer[list[Tension]]:
    """The same, as far as it is known by now; what is not is begun to be found."""
    wait = desk.patience() if patience is None else patience
    return desk.late.ask(("tensions", as_of), desk.state(), lambda: _derive(desk, as_of), wait)


def _derive(desk: Desk, as_of: date | None) -> list[Tension]:
    return desk.store.standing(ACCOUNTS).tensions(as_of)[::-1]


def shown_of(filters: Filters) -> Filters:
    """The filters of a page of tensions: what is only apparent is left out unless it is asked for."""
    return filters if filters.apparent else replace(filters, apparent=False)
