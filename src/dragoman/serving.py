"""The command that opens the desk: ``dragoman serve kb.db``.

Imported by ``cli.py`` beside the others; what it needs is imported when it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import BadRequest
from dragoman.options import StoreAt, say

app = typer.Typer()


@app.command()
def serve(
    store: StoreAt,
    host: Annotated[str, typer.Option(help="The address to listen at; any but this machine's own needs --token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8040,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A name or address under which others reach this machine."),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="DRAGOMAN_TOKEN", help="What whoever comes must show; 16 characters or more."),
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Let judgements be made; without it nothing changes.")
    ] = False,
    reader: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges; else you.")] = None,
    actors: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", exists=True, file_okay=False, help="Own actors that the store was built with."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Show it in a browser.")] = True,
) -> None:
    """Open the desk: pages on which a store is read, searched, judged and exported, on this machine alone."""
    if reader and not review:
        raise BadRequest(f"--by {reader}: nothing is judged without --review")
    name = (reader or getuser()) if review else None
    open_desk_at(
        store, host, port, names=tuple(names or ()), token=token, reviewer=name, actors=actors or (), browser=browser
    )


def open_desk_at(
    place: str,
    host: str = "127.0.0.1",
    port: int = 8040,
    *,
    names: tuple[str, ...] = (),
    token: str | None = None,
    reviewer: str | None = None,
    actors: Sequence[Path] = (),
    browser: bool = True,
) -> None:
    """The desk over the store at a place, until it is stopped."""
    from dragoman.stores import open_store
    from dragoman.web import serve as open_desk

    with open_store(place, create=False) as opened:
        open_desk(
            opened,
            host,
            port,
            names=names,
            token=token,
            reviewer=reviewer,
            actors=tuple(actors),
            browser=browser,
            say=lambda words: say(words, failure=False),
        )
