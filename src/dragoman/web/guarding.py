"""What every request passes before it reaches a page, and what every answer is sent with.

A page of another site cannot ask the desk for anything: it would have to do so under a name that is not the desk's, or
from an origin that is not its own. What cannot run in a page cannot harm whoever reads a report in it.
"""

from __future__ import annotations

import logging
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.stores.deadlines import within
from dragoman.web.passing import Passing
from dragoman.web.signing import ENTRANCE, Keys

log = logging.getLogger(__name__)

#: Names of this machine; whatever else stands in "Host" comes from a page that was led here by a false address.
HERE = frozenset(("localhost", "127.0.0.1", "::1"))

#: The longest address and the largest form that are read; a log of judgements is the largest that anyone sends.
LONGEST_ADDRESS = 8_192
LARGEST_BODY = 8_388_608

#: So many seconds the store may take for a page, and for a file.
LONGEST_PAGE, LONGEST_EXPORT = 20.0, 900.0

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With "no-referrer" a browser sends even the forms of this desk with the origin "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, keys: Keys, passing: Passing, hosts: tuple[str, ...] = ()) -> None:
        self._app = app
        self._keys = keys
        self._passing = passing
        self._hosts = HERE | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            async with self._passing.line():
                await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        try:
            with self._passing.request(), within(_patience(scope)):
                await self._app(scope, self._limited(receive), guarded)
        except Exception:
            # Neither the address, which may hold what somebody looks for, nor any header goes into the log.
            log.exception("a page failed")
            if begun:
                raise
            await PlainTextResponse("Something went wrong here; the log says what.", 500)(scope, receive, guarded)

    def _limited(self, receive: Receive) -> Receive:
        """A body that ends where it gets too large, whatever was said of its length."""
        read, more = 0, True

        async def limited() -> Message:
            nonlocal read, more
            if not more:
                # Nothing comes any more but that whoever asked has gone, and that is waited for while we work.
                return await receive()
            async with self._passing.line():
                message = await receive()
            read += len(message.get("body", b""))
            more = message.get("more_body", False)
            if read > LARGEST_BODY:
                return {"type": "http.disconnect"}
            return message

        return limited

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request may not pass, as a program or a person reads it; ``None`` where it may."""
        headers, path = Headers(scope=scope), scope["path"]
        for_programs = path.startswith("/api/")
        wrong = self._wrong(scope, headers)
        if wrong is not None:
            status, words = wrong
            return JSONResponse({"detail": words}, status) if for_programs else PlainTextResponse(words, status)
        if self._keys.admit(headers) or path == ENTRANCE or path.startswith("/static/"):
            return None
        if for_programs:
            return JSONResponse({"detail": "A token is needed."}, 401, {"www-authenticate": "Bearer"})
        return PlainTextResponse("", 303, {"location": ENTRANCE})

    def _wrong(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        length = headers.get("content-length", "0")
        if _name(headers.get("host", "")) not in self._hosts:
            return 421, "This desk is not called so."
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return 414, "The address is too long."
        if not (length.isascii() and length.isdigit()) or int(length) > LARGEST_BODY:
            return 413, "That is too much."
        if scope["method"] not in SAFE and not self._from_here(headers):
            return 403, "This form is not of this desk."
        return None

    def _from_here(self, headers: Headers) -> bool:
        """Whether a form was sent by a page of this desk, as the browser says; the form's own mark is looked at too."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None and site not in ("same-origin", "none"):
            return False
        try:
            return origin is None or (origin != "null" and urlsplit(origin).netloc == headers.get("host"))
        except ValueError:  # "http://[": no address
            return False


def _patience(scope: Scope) -> float:
    """How long questions to the store may take, in seconds: a file of everything takes longer than a page."""
    if scope["path"].startswith("/export/"):
        return LONGEST_EXPORT
    asked = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
    whole = scope["path"].startswith("/api/") and asked.get("format") in ("ndjson", "csv")
    return LONGEST_EXPORT if whole else LONGEST_PAGE


def _name(host: str) -> str:
    """The name in "Host", without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
