"""Opening the desk: which address, who may come, and a browser that shows it."""

from __future__ import annotations

import gc
import webbrowser
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from threading import Timer

import uvicorn

from dragoman.errors import BadRequest
from dragoman.stores import Store
from dragoman.web.app import make_app
from dragoman.web.warming import warm

#: So many requests at once are worked on or wait; more are told to come again.
MOST_AT_ONCE = 64
#: How often what is in memory is looked through for rings of things that nobody needs: a page makes some thousands of
#: things and hardly a ring, and looking through all that is held takes a sixth of a second.
LOOKED_THROUGH = (20_000, 20, 50)
#: Addresses that stand for all of a machine's: no browser asks for a page under them.
EVERYWHERE = ("0.0.0.0", "::", "")


def serve(
    store: Store,
    host: str = "127.0.0.1",
    port: int = 8040,
    *,
    names: tuple[str, ...] = (),
    token: str | None = None,
    reviewer: str | None = None,
    actors: tuple[Path, ...] = (),
    browser: bool = False,
    say: Callable[[str], object] = print,
) -> None:
    """Serve the desk over ``store`` until it is stopped; ``BadRequest`` where others could come in unasked.

    ``names`` are those under which others reach this machine, besides the address that it listens at.
    """
    alone = is_this_machine(host)
    if not alone and not token:
        raise BadRequest(f"--host {host}: others can reach that address; give them a --token to come in with")
    if token is not None and len(token) < 16:
        raise BadRequest("--token: expected 16 characters or more")
    if host in EVERYWHERE and not names:
        raise BadRequest(f"--host {host}: say by --name under which names or addresses others reach this machine")
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    say(f"open: {address}  (stop with Ctrl-C)")
    if not alone:
        say("warning: whoever has the token reads the whole store, and the line to this machine is not a secret one")
    app = make_app(store, reviewer=reviewer, token=token, hosts=names if alone else (host, *names), actors=actors)
    gc.set_threshold(*LOOKED_THROUGH)
    warm(app.state.desk)
    if browser:
        Timer(0.8, webbrowser.open, [address]).start()
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=15,
    )
    uvicorn.Server(config).run()


def is_this_machine(host: str) -> bool:
    """Whether nobody but this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
