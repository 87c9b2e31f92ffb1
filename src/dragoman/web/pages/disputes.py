"""What a reader says of a disputed day or place, from the queue or from the page of an incident."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from starlette.responses import RedirectResponse

from dragoman.errors import BadRequest
from dragoman.explaining import judging
from dragoman.explaining.judging import PERSON
from dragoman.web.pages.incidents import known_id
from dragoman.web.pages.review import CHANGE, Back, Note, Opened, Reader, own_address
from dragoman.web.settling import judged, withdrawn

router = APIRouter(include_in_schema=False)


@router.post("/review/dispute", dependencies=CHANGE)
def judge(
    desk: Opened,
    reader: Reader,
    part: Annotated[str, Form(max_length=20)],
    said: Annotated[str, Form(max_length=40)],
    note: Note = "",
    back: Back = "",
) -> Response:
    """``said`` is "right" or "wrong" and the event whose value it is: "right-3fa9..."; or "withdraw" and one."""
    ruling, _, event = said.partition("-")
    if ruling not in ("right", "wrong", "withdraw"):
        raise BadRequest("said: expected right, wrong or withdraw, and of which event")
    by, id = f"{PERSON}{reader}", known_id(event)
    if ruling == "withdraw":
        answer = withdrawn(desk.store, part, id, by)
    else:
        answer = judged(desk.store, part, id, ruling == "right", by, note)
    judging.judge(desk.store, answer.said, answer.gone, desk.follow)
    return RedirectResponse(own_address(back, "/review"), 303)
