"""What commands have in common on the command line: a store, a day, a line to whoever sits there.

``--since 2025-04-29`` is a day; ``--since yesterday`` is told to be none.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import Annotated, overload

import typer

from dragoman.errors import BadRequest, DragomanError, UnreadableField

#: Exit codes beside 0, all well.
SOME_UNREADABLE, NOTHING_DONE, INTERRUPTED = 1, 2, 130

StoreAt = Annotated[str, typer.Argument(metavar="STORE", help="A store that dragoman build made.")]


def day(said: str | None, option: str) -> date | datetime | None:
    """A day, or an instant with its hour, as ISO 8601 writes it."""
    if said is None:
        return None
    try:
        return date.fromisoformat(said) if len(said) <= 10 else datetime.fromisoformat(said)
    except ValueError:
        raise BadRequest(f"{option} {said}: expected a day such as 2025-04-29") from None


@overload
def only_day(said: str, option: str) -> date: ...
@overload
def only_day(said: str | None, option: str) -> date | None: ...
def only_day(said: str | None, option: str) -> date | None:
    """A day; of an instant its day."""
    moment = day(said, option)
    return moment.date() if isinstance(moment, datetime) else moment


def reported_by(said: str | None) -> date | None:
    """The day of ``--as-of`` where no moment is known: what incidents and talks came to at an hour is not kept."""
    moment = day(said, "--as-of")
    if isinstance(moment, datetime):
        raise BadRequest(f"--as-of {said}: expected a day; what the store held at a moment, show and search can tell")
    return moment


def say(message: str, failure: bool = True) -> None:
    """One line on standard error."""
    from dragoman.wording import clean

    print(clean(f"dragoman: {message}" if failure else message), file=sys.stderr)


class Heard:
    """Says what cannot be read as soon as it is heard, and counts the reports among it."""

    def __init__(self) -> None:
        self.unreadable = 0

    def __call__(self, error: DragomanError) -> None:
        say(str(error))
        self.unreadable += not isinstance(error, UnreadableField)


def end(done: int, unreadable: int) -> None:
    """The exit code that tells how it went."""
    sys.stdout.flush()
    if unreadable:
        raise typer.Exit(SOME_UNREADABLE if done else NOTHING_DONE)
