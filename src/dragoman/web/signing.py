"""Who may come in, and which forms are the desk's own.

On this machine alone nobody is asked. Under another address whoever comes shows the token once, by a form or, for a
program, as ``Authorization: Bearer``; the browser then keeps a cookie that is made from it, cannot be turned back, and
lets in for a week.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response

COOKIE = "dragoman_desk"
#: So many seconds a browser is let in once the token was shown: whoever comes every morning shows it once a week.
LASTS = 7 * 24 * 60 * 60
ENTRANCE = "/enter"

router = APIRouter(include_in_schema=False)


class Keys:
    """The token, and what is derived from it; a new one each time that the desk opens where there is none."""

    def __init__(self, token: str | None, now: Callable[[], float] = time.time) -> None:
        self._token = token.encode() if token else None
        self._secret = self._token or secrets.token_bytes(32)
        self._now = now
        #: What a form of ours carries: no page of another site can read it.
        self.mark = hmac.new(secrets.token_bytes(32), b"form", hashlib.sha256).hexdigest()

    def fits(self, token: str) -> bool:
        """Whether this is the token, found out in the same time whatever it is."""
        return self._token is not None and hmac.compare_digest(token.encode(), self._token)

    def admit(self, headers: Headers) -> bool:
        """Whether a request may pass."""
        if self._token is None:
            return True
        shown = headers.get("authorization", "")
        if shown[:7].lower() == "bearer ":
            return self.fits(shown[7:].strip())
        return self._lets_in(cookie_parser(headers.get("cookie", "")).get(COOKIE, ""))

    def new_pass(self) -> str:
        """What the cookie of somebody holds who has just shown the token: until when, and a seal on that."""
        until = str(int(self._now()) + LASTS)
        return f"{until}.{self._sealed(until)}"

    def _lets_in(self, shown: str) -> bool:
        until, _, seal = shown.partition(".")
        true = hmac.compare_digest(seal.encode(), self._sealed(until).encode())
        return true and int(until) > self._now()

    def _sealed(self, until: str) -> str:
        return hmac.new(self._secret, f"pass until {until}".encode(), hashlib.sha256).hexdigest()


def of_this_desk(request: Request, mark: Annotated[str, Form()] = "") -> None:
    """A dependency of every change: the form, or the page's script, must carry the desk's own mark."""
    keys: Keys = request.app.state.keys
    shown = mark or request.headers.get("x-desk-mark", "")
    if not hmac.compare_digest(shown.encode(), keys.mark.encode()):
        raise HTTPException(403, "This form is out of date: the desk was opened anew. Load the page again.")


@router.get(ENTRANCE)
def entrance(request: Request) -> Response:
    """Where the token is asked for."""
    from dragoman.web.rendering import render

    return render(request, "enter.html", wrong=False)


@router.post(ENTRANCE)
def enter(request: Request, token: Annotated[str, Form(max_length=1000)] = "") -> Response:
    """Lets in whoever has the token."""
    from dragoman.web.rendering import render

    keys: Keys = request.app.state.keys
    if not keys.fits(token):
        return render(request, "enter.html", status=403, wrong=True)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, keys.new_pass(), max_age=LASTS, httponly=True, samesite="strict", secure=secure)
    return answer
