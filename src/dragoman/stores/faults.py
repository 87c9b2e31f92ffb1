"""What a database says when it fails, in words that help: the store by name, the cause, what to do.

"database or disk is full" becomes "kb.db: no space left on its disk; what was stored is kept".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Error

from sqlalchemy.exc import DBAPIError

from dragoman.errors import StoreError

FAULTS = {
    "disk is full": "no space left on its disk; what was stored is kept",
    "readonly database": "it cannot be written: the file or its folder is read-only",
    "unable to open": "it cannot be opened: check that the folder is there and can be written",
    "is locked": "another program is writing to it; try again when that has ended",
    "not a database": "not a Dragoman store: it is no SQLite database",
    "malformed": "the file is damaged; restore it from a copy, or build it anew",
    "no space left on device": "no space left on its disk; what was stored is kept",
    "lock timeout": "another program is writing to it; try again when that has ended",
    "terminating connection": "its server went away; what was stored is kept, and the same command goes on from there",
    "closed the connection": "its server went away; what was stored is kept, and the same command goes on from there",
    "interrupted": "the question takes too long; ask for less, or by the command line",
    "statement timeout": "the question takes too long; ask for less, or by the command line",
    "disk i/o error": "its disk failed while reading or writing; what was stored is kept",
}


@contextmanager
def named(place: str) -> Iterator[None]:
    """Turn what the database says into a ``StoreError`` that names the store at ``place``."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{place}: {_meaning(str(error.orig))}") from error
    except Error as error:
        raise StoreError(f"{place}: {_meaning(str(error))}") from error


def _meaning(said: str) -> str:
    return next((meaning for words, meaning in FAULTS.items() if words in said.lower()), said.replace("\n", " "))
