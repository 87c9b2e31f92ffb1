"""Dragoman reads dated news of conflict and diplomacy: who did or said what to whom, when, where, says who.

    >>> import dragoman
    >>> dragoman.open("kb.db").events(actor="Egypt").to_pandas()
    >>> interpret = dragoman.Interpreter()
    >>> for document in dragoman.read("clippings/"):
    ...     print(interpret(document).events)

The names below are all that is promised to stay; each is fetched when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman import records
    from dragoman.exports import export
    from dragoman.kb import open
    from dragoman.pipeline import Interpreter, build
    from dragoman.readers import read
    from dragoman.stores import open_store

__version__ = "0.1.0"

__all__ = ["Interpreter", "__version__", "build", "export", "open", "open_store", "read", "records"]

_HOMES = {
    "Interpreter": "dragoman.pipeline",
    "build": "dragoman.pipeline",
    "export": "dragoman.exports",
    "open": "dragoman.kb",
    "open_store": "dragoman.stores",
    "read": "dragoman.readers",
}


def __getattr__(name: str) -> Any:
    if name == "records":
        return import_module("dragoman.records")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
