"""Review: what is in doubt, judged by single keys; the log of it, which is exported and replayed.

Only a desk that was opened with ``--review`` takes judgements, and only from its own forms.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, cast, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, StreamingResponse

from dragoman.errors import BadRequest
from dragoman.explaining import judging
from dragoman.explaining.agreement import Agreement, agreements
from dragoman.explaining.doubts import Doubt
from dragoman.explaining.judging import PERSON, Said
from dragoman.explaining.verdicts import LONGEST, WHEN_AND_WHERE, as_found, changed, parts_of, verdict
from dragoman.records import Claim, Event, Figure, Judgement, Link, RecordKind
from dragoman.stores import Store
from dragoman.web.desk import Desk, desk
from dragoman.web.disputes import find_settled
from dragoman.web.dossiers import find_home
from dragoman.web.guarding import LONGEST_ADDRESS
from dragoman.web.late import known_or_failed
from dragoman.web.pages.incidents import ID, known_id
from dragoman.web.paging import Cursor, number
from dragoman.web.rendering import render
from dragoman.web.reviewing import Queue, View, cards, find_doubts, place_of, queue, sheet
from dragoman.web.signing import of_this_desk

router = APIRouter(include_in_schema=False)

#: Items on a page of the queue, and acts on one of the log.
PAGE, ACTS = 20, 100
#: So many pairs are judged at most by parting events from an incident.
PAIRS = 400
#: The two parts that are the days of an event.
DAYS = ("first", "last")
VIEWS = (("open", "In doubt"), ("second", "Second reading"), ("mine", "What I judged"))

Opened = Annotated[Desk, Depends(desk)]
Note = Annotated[str, Form(max_length=LONGEST)]
#: Where a form leads back to: an address with a cursor, and those of views have many filters.
Back = Annotated[str, Form(max_length=LONGEST_ADDRESS)]


def reviewer(desk: Opened) -> str:
    """The name under which judgements are kept; nobody judges at a desk that is open for reading."""
    if desk.reviewer is None:
        raise HTTPException(403, "This desk is open for reading. Open it with --review to judge.")
    return desk.reviewer


Reader = Annotated[str, Depends(reviewer)]
#: What a form of this desk must carry, and who may send it.
CHANGE = [Depends(of_this_desk), Depends(reviewer)]


@router.get("/review")
def review(request: Request, desk: Opened, view: View = "open", cursor: Cursor = None) -> Response:
    """The queue."""
    # What is judged leaves the queue at once; what follows from that comes into it as soon as it is found.
    known = known_or_failed(
        desk.late.ask("doubts", desk.state(), lambda: find_doubts(desk.store), patience=desk.patience())
    )
    waiting = _queue(desk, known.value or [], view)
    part = waiting.after(cursor or None, PAGE + 1)
    shown = part[:PAGE]
    last = desk.store.judgements.undoable(f"{PERSON}{desk.reviewer}") if desk.reviewer else []
    return render(
        request,
        "review.html",
        cards=list(cards(desk.store, shown)),
        many=len(waiting.wanted),
        known=known.value is not None,
        current=known.current,
        failed=known.failed,
        view=view,
        views=VIEWS,
        back=_address(view, cursor),
        later=_address(view, place_of(shown[-1])) if len(part) > PAGE else None,
        first=not cursor,
        last=last,
        words=judging.words_of(desk.store, judging.ids_of(last[:1])),
    )


def _address(view: View, cursor: str | None) -> str:
    """Where a part of the queue is."""
    return f"/review?{urlencode({'view': view, **({'cursor': cursor} if cursor else {})})}"


def _queue(desk: Desk, found: Sequence[Doubt], view: View) -> Queue:
    """The queue of this reader; put together anew only where something was judged or found since."""
    me = f"{PERSON}{desk.reviewer}" if desk.reviewer else None
    judgements = desk.store.judgements
    # By the number of acts what was judged just now is gone from it; and since a queue holds what it was made of, no
    # other list comes to stand where that one does.
    asked = (view, me, id(found), judgements.count())

    def made() -> Queue:
        judged = judgements.judged()
        settled = [] if view == "open" else list(find_settled(desk.store, judged))
        return queue(judged, found, me, view, settled)

    return desk.held("queue", asked, made)


@router.get("/review/log")
def log(request: Request, desk: Opened, cursor: Cursor = None) -> Response:
    """Everything that people said, the latest first."""
    acts = desk.store.judgements.acts(before=number(cursor) or None, most=ACTS + 1)
    many = desk.store.judgements.count()
    return render(
        request,
        "log.html",
        acts=acts[:ACTS],
        words=judging.words_of(desk.store, judging.ids_of(acts[:ACTS])),
        later=f"/review/log?cursor={acts[ACTS - 1].number}" if len(acts) > ACTS else None,
        many=many,
        agreements=desk.held("agreements", many, lambda: _agreements(desk.store)),
    )


def _agreements(store: Store) -> list[Agreement]:
    verdicts = store.judgements.verdicts()
    settled = {one.record for one in verdicts if not WHEN_AND_WHERE.isdisjoint(part for part, _ in one.corrections)}
    incidents = store.comparisons.incidents_of(settled)
    homes = {event: incident.id for incident in incidents for event in incident.events}
    return agreements(store.comparisons.judgements(), verdicts, homes)


@router.get("/review/log.jsonl")
def log_lines(desk: Opened) -> Response:
    """The log as a file: JSON Lines in the order of saying, as ``dragoman judge --from`` reads them."""
    lines = (f"{json.dumps(line, ensure_ascii=False)}\n" for line in judging.log_lines(desk.store))
    return StreamingResponse(
        lines,
        media_type="application/jsonl; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="judgements.jsonl"'},
    )


@router.get("/review/{kind}/{id}")
def record(request: Request, desk: Opened, kind: str, id: str, back: str = "") -> Response:
    """One event, claim or figure, to be judged or corrected."""
    if kind not in get_args(RecordKind):
        raise HTTPException(404)
    known = cast("RecordKind", kind)
    found = sheet(desk.store, known, known_id(id))
    if found is None:
        raise HTTPException(404, f"No {kind} is called so.")
    mine = next((one for one in found.verdicts if one.by == f"{PERSON}{desk.reviewer}"), None)
    as_it_is = as_found(cast("Event | Claim | Figure", found.record))
    return render(
        request,
        "record.html",
        sheet=found,
        found=as_it_is,
        filled={**as_it_is, **dict(mine.corrections if mine else ())},
        fields=parts_of(known),
        mine=mine,
        history=desk.store.judgements.acts(on=[id]),
        back=own_address(back, f"/review/{kind}/{id}"),
    )


@router.post("/review/judge", dependencies=CHANGE)
def judge(
    desk: Opened,
    reader: Reader,
    kind: Annotated[str, Form()],
    ids: Annotated[str, Form(max_length=64)],
    said: Annotated[str, Form(max_length=20)],
    note: Note = "",
    back: Back = "",
) -> Response:
    """A pair or a record is judged, or what this reader said of it is taken back (``said=withdraw``)."""
    ends = ids.split("-")
    if not all(map(ID.fullmatch, ends)) or len(ends) != (2 if kind == "pair" else 1):
        raise BadRequest("ids: expected the ids of what is judged")
    if kind == "pair":
        told: Said = _pair(desk.store, ends, "unsure" if said == "withdraw" else said, reader, note)
    else:
        ruling = "wrong" if said == "withdraw" else said
        settled = _settled(desk.store, kind, ends[0], reader) if ruling == "right" else {}
        told = verdict(kind, _here(desk.store, kind, ends[0]), ruling, _by(reader), settled, note)
    gone = said == "withdraw"
    judging.judge(desk.store, () if gone else [told], [told] if gone else (), desk.follow)
    return RedirectResponse(own_address(back, "/review"), 303)


def _settled(store: Store, kind: str, id: str, reader: str) -> dict[str, str]:
    """What this reader said of the day and the place of an event, which stays when the event is called right."""
    own = (one for one in store.judgements.verdicts([id]) if one.by == _by(reader) and kind == "event")
    return {part: value for one in own for part, value in one.corrections if part in WHEN_AND_WHERE}


@router.post("/review/correct", dependencies=CHANGE)
async def correct(request: Request, desk: Opened, reader: Reader) -> Response:
    """A record is right once some parts of it are otherwise; nothing changed means that it is right."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_correct, desk, reader, form)


def _correct(desk: Desk, reader: str, form: dict[str, str]) -> Response:
    store = desk.store
    kind, id = form.get("kind", ""), form.get("ids", "")
    if kind not in get_args(RecordKind) or not ID.fullmatch(id):
        raise BadRequest("ids: expected the id of what is corrected")
    _here(store, kind, id)
    (_, record), *_ = store.lookups.records(cast("RecordKind", kind), [id]).values()
    # What this reader confirmed as it was found stays said.
    said = (one for one in store.judgements.verdicts([id]) if one.by == _by(reader))
    kept = {part: value for one in said for part, value in one.corrections if form.get(part) == value}
    corrections = {**kept, **changed(record, form)}
    if not corrections.keys().isdisjoint(DAYS):
        # The days of an event are corrected together, or one would be held against the other as it was found.
        corrections |= {part: form[part] for part in DAYS if part in form}
    ruling = "corrected" if corrections else "right"
    told = verdict(kind, id, ruling, _by(reader), corrections, form.get("note", ""))
    judging.judge(store, [told], following=desk.follow)
    return RedirectResponse(own_address(form.get("back", ""), f"/review/{kind}/{id}"), 303)


@router.post("/review/split", dependencies=CHANGE)
def split(
    desk: Opened,
    reader: Reader,
    incident: Annotated[str, Form(max_length=20)],
    events: Annotated[list[str] | None, Form()] = None,
    note: Note = "",
) -> Response:
    """Some events of an incident are parted from the others of it, all in one stroke."""
    if incident not in desk.store.comparisons.beginning("incident", known_id(incident)):
        raise HTTPException(404, "The incident has changed meanwhile. Load its page again.")
    members = desk.store.comparisons.incident(incident).events
    gone = [event for event in members if event in set(events or ())]
    rest = [event for event in members if event not in set(gone)]
    if not gone or not rest:
        raise BadRequest("events: expected some that do not belong there, and some that do")
    if len(gone) * len(rest) > PAIRS:
        raise BadRequest(f"events: expected no more than {PAIRS} pairs; part fewer of them at a time")
    said = [_pair(desk.store, (one, other), "different", reader, note) for one in gone for other in rest]
    judging.judge(desk.store, said, following=desk.follow)
    (now,) = desk.store.comparisons.incidents_of(rest[:1])
    return RedirectResponse(f"/incidents/{now.id}#history", 303)


@router.post("/review/merge", dependencies=CHANGE)
def merge(
    desk: Opened,
    reader: Reader,
    incident: Annotated[str, Form(max_length=20)],
    other: Annotated[str, Form(max_length=400)],
    note: Note = "",
) -> Response:
    """Two incidents are one: said of the first event of each."""
    homes = [find_home(desk.store, id) or "" for id in (known_id(incident), known_id(other.strip().split("/")[-1]))]
    for home in homes:
        if home not in desk.store.comparisons.beginning("incident", home or "-"):
            raise HTTPException(404, "No incident is called so.")
    if homes[0] == homes[1]:
        raise BadRequest("other: expected another incident, found the same one")
    ends = [desk.store.comparisons.incident(home).events[0] for home in homes]
    judging.judge(desk.store, [_pair(desk.store, ends, "same", reader, note)], following=desk.follow)
    (now, *_) = desk.store.comparisons.incidents_of(ends[:1])
    return RedirectResponse(f"/incidents/{now.id}#history", 303)


@router.post("/review/undo", dependencies=CHANGE)
def undo(desk: Opened, reader: Reader, back: Back = "") -> Response:
    """What this reader did last is as if it had not been."""
    judging.undo(desk.store, reader, desk.follow)
    return RedirectResponse(own_address(back, "/review"), 303)


@router.post("/review/replay", dependencies=CHANGE)
def replay(desk: Opened, reader: Reader, log: Annotated[UploadFile, File()]) -> Response:
    """What a saved log has is said again, here, by whoever said it there; that ``reader`` replayed it is noted."""
    try:
        told = log.file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest("log: expected judgements as JSON Lines, in UTF-8") from error
    lines = list(judging.read_lines(told, "log"))
    if not lines:
        raise BadRequest("log: expected judgements as JSON Lines, found none")
    judging.replay(desk.store, lines, reader, desk.follow)
    return RedirectResponse("/review/log", 303)


def _by(reader: str) -> str:
    return f"{PERSON}{reader}"


def _pair(store: Store, ends: Sequence[str], said: str, reader: str, note: str) -> Link:
    if said not in get_args(Judgement):
        raise BadRequest(f"said: expected one of {', '.join(get_args(Judgement))}; found {said!r}")
    link = judging.judgement(store, ends[0], ends[1], cast("Judgement", said), reader)
    return Link(link.kind, link.left, link.right, link.judgement, link.score, link.by, _reasons(note))


def _reasons(note: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in note.splitlines() if line.strip())


def _here(store: Store, kind: str, id: str) -> str:
    if kind not in get_args(RecordKind):
        raise BadRequest(f"kind: expected pair, {', '.join(get_args(RecordKind))}; found {kind!r}")
    if not store.lookups.records(cast("RecordKind", kind), [id]):
        raise HTTPException(404, f"No {kind} is called so.")
    return id


def own_address(back: str, otherwise: str) -> str:
    """An address of this desk to go back to, whatever a form says."""
    mine = back.startswith(("/review", "/incidents/", "/events/", "/claims", "/reports/")) and back.isprintable()
    return back if mine and "\\" not in back else otherwise
