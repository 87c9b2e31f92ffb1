"""An incident with all that is told of it, and why each event is as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from dragoman.explaining import Explanation, explain, reasons
from dragoman.resolvers.occurrences import BEFORE, SAME
from dragoman.web.asof import not_told
from dragoman.web.desk import Desk, desk
from dragoman.web.dossiers import dossier, find_home, is_later, verdicts_on
from dragoman.web.filters import Filters, filters
from dragoman.web.passages import in_context, in_sentence
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)
ID = re.compile(r"[0-9a-f]{20}")


def known_id(id: str) -> str:
    """An id as ours are; what is none is nowhere."""
    if not ID.fullmatch(id):
        raise HTTPException(404, "Ids here are 20 letters and digits.")
    return id


@router.get("/incidents/{id}")
def incident(
    request: Request, desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)], id: str
) -> Response:
    """One incident; where it is called otherwise by now, the way there.

    As of a day it is told as reports up to it tell it.
    """
    as_of = filters.as_of
    found = dossier(desk.store, known_id(id), as_of)
    if found is None:
        if as_of and desk.store.comparisons.beginning("incident", id):
            raise not_told("this incident", as_of)
        home = find_home(desk.store, id)
        if home is None:
            raise HTTPException(404, "No incident is called so, and it is not known under which name it stands now.")
        return RedirectResponse(Filters(as_of=as_of).address(f"/incidents/{home}"), 303)
    odds = f"Each reason adds to the log odds, which begin at {BEFORE}; from {SAME} on two count as the same."
    return render(request, "incident.html", dossier=found, odds=odds, filters=Filters(as_of=as_of))


@router.get("/events/{id}")
def event(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    id: str,
    part: str = "",
) -> Response:
    """Why an event is as it is: on a page of its own, or as part of the page that asks for it."""
    if not desk.store.lookups.records("event", [known_id(id)]):
        raise HTTPException(404, "No event is called so: a report that is read anew may have others.")
    explanation = _as_of(desk, explain(desk.store, id, desk.actors), filters.as_of)
    document, told = explanation.document, explanation.event
    return render(
        request,
        "why.html" if part == "why" else "event.html",
        explanation=explanation,
        event=told,
        document=document,
        passage=in_sentence(document, told),
        context=lambda evidence: in_context(document, evidence),
        reasons=reasons,
        verdicts=verdicts_on(desk.store, [id]).get(id, ()),
        history=desk.store.judgements.acts(on=[id]),
        filters=Filters(as_of=filters.as_of),
    )


def _as_of(desk: Desk, told: Explanation, as_of: date | None) -> Explanation:
    """The same with only those that reports up to a day tell of beside it."""
    if as_of is None:
        return told
    if is_later(told.document, as_of):
        raise not_told("this event", as_of)
    stood = desk.incidents_called([told.incident.id], as_of) if told.incident else {}
    ties = tuple(tie for tie in told.ties if tie.other and not is_later(tie.other[0], as_of))
    beside = tuple(pair for pair in told.beside if not is_later(pair[0], as_of))
    return replace(told, incident=next(iter(stood.values()), None), ties=ties, beside=beside)
