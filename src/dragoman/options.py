"""What commands have in common on the command line: a store, a day, a line to whoever sits there.

``--since 2025-04-29`` is a day; ``--since yesterday`` is told to be none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, overload

import typer

from dragoman.errors import BadRequest, DragomanError, UnreadableField

if TYPE_CHECKING:
    from dragoman.stores import Store

#: Exit codes beside 0, all well.
SOME_UNREADABLE, NOTHING_DONE, INTERRUPTED = 1, 2, 130

#: Reports of which it takes some seconds to put together what they came to at a moment.
MANY = 500

StoreAt = Annotated[str, typer.Argument(metavar="STORE", help="A store that dragoman build made.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="What had been reported by this day; with an hour (2025-04-29T12:00), what the store held then.",
    ),
]


@overload
def day(said: str, option: str) -> date | datetime: ...
@overload
def day(said: str | None, option: str) -> date | datetime | None: ...
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


@contextmanager
def as_it_was(store: Store, said: str | None, option: str = "--as-of") -> Iterator[tuple[Store, date | None]]:
    """The store to ask and the day to ask of: by a day of publication the store as it is; at a moment, which has its
    hour, the store as it was then."""
    moment = day(said, option)
    if not isinstance(moment, datetime):
        yield store, moment
        return
    with as_held(store, moment) as earlier:
        yield earlier, None


@contextmanager
def as_held(store: Store, moment: datetime) -> Iterator[Store]:
    """The store as it was at a moment, with a word to whoever waits where it is large."""
    from dragoman.resolvers import settle_all
    from dragoman.stores import held

    def note(reports: int) -> None:
        if reports >= MANY:
            say(f"{store.place}: puts together {reports:,} reports as they were held then; it takes a while", False)

    with held(store, moment, settle_all, note) as earlier:
        yield earlier


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
