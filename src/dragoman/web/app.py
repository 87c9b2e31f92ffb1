"""The application: the pages, the programs' answers, what is handed out as it is, and what guards all of it.

A new page is one module of ``pages`` and its line in ``PAGES``.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.errors import BadRequest, StoreError
from dragoman.stores import Store
from dragoman.web import api, pages
from dragoman.web.assets import Assets
from dragoman.web.desk import Desk
from dragoman.web.exporting import router as exporting
from dragoman.web.filters import BadFilter
from dragoman.web.guarding import Guard
from dragoman.web.rendering import render
from dragoman.web.signing import Keys
from dragoman.web.signing import router as signing

#: What a person reads where nothing can be shown.
FAULTS = {
    400: "That cannot be asked",
    403: "Not allowed",
    404: "Nothing is here",
    405: "That cannot be done here",
    422: "That cannot be asked",
    503: "The store is busy",
}


def make_app(
    store: Store,
    *,
    reviewer: str | None = None,
    token: str | None = None,
    hosts: tuple[str, ...] = (),
    actors: tuple[Path, ...] = (),
) -> FastAPI:
    """The desk over an open store.

    Without ``reviewer``, the name under which judgements are kept, nothing can be changed. With ``token`` whoever comes
    must show it once. ``hosts`` are names besides those of this machine under which the desk may be asked for.
    ``actors`` are folders of own actors that the store was built with.
    """
    app = FastAPI(title="Dragoman", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = Desk(store, reviewer=reviewer, actors=actors)
    app.state.keys = Keys(token)
    app.include_router(signing)
    for router in (*pages.PAGES, *api.ROUTERS, exporting):
        app.include_router(router)
    app.mount("/static", Assets())
    app.add_exception_handler(HTTPException, _on_fault)
    app.add_exception_handler(RequestValidationError, _on_bad_field)
    app.add_exception_handler(BadRequest, _on_bad_request)
    app.add_exception_handler(BadFilter, _on_bad_filter)
    app.add_exception_handler(StoreError, _on_busy)
    app.add_middleware(Guard, keys=app.state.keys, passing=app.state.desk.passing, hosts=hosts)
    return app


def _fault(request: Request, status: int, detail: str = "") -> Response:
    if request.url.path.startswith("/api/"):
        from starlette.responses import JSONResponse

        return JSONResponse({"detail": detail or FAULTS.get(status, "Fault")}, status)
    # What nobody had told of by a day may be known by now.
    now = request.url.path if status == 404 and "as_of" in request.query_params else None
    heading = FAULTS.get(status, "Something is wrong")
    return render(request, "fault.html", status=status, heading=heading, detail=detail, now=now)


async def _on_fault(request: Request, error: Exception) -> Response:
    status, detail = 500, ""
    with suppress(AttributeError):
        status, detail = error.status_code, error.detail  # type: ignore[attr-defined]
    return _fault(request, status, detail if detail != "Not Found" else "")


async def _on_bad_field(request: Request, error: Exception) -> Response:
    told = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors()]  # type: ignore[attr-defined]
    return _fault(request, 422, "; ".join(told))


async def _on_bad_request(request: Request, error: Exception) -> Response:
    return _fault(request, 400, str(error))


async def _on_bad_filter(request: Request, error: Exception) -> Response:
    return _fault(request, 422, str(error))


async def _on_busy(request: Request, error: Exception) -> Response:
    return _fault(request, 503, str(error))
