"""A build in a process of its own, with the five-word interpreter: ``python -m tests.building reports.jsonl kb.db``.

It says "begun" when it has loaded what it needs, waits to be told to go on, and says "open" when the store is.
"""

from __future__ import annotations

import sys

from dragoman.pipeline import build, interpret_each
from dragoman.stores import open_store
from tests.doubles import interpret


def main(source: str, place: str) -> None:
    """Build, as ``dragoman build`` does in one process."""
    print("begun", flush=True)
    sys.stdin.readline()
    with open_store(place) as store:
        print("open", flush=True)
        build([source], store, reader="five words", interpret_all=interpret_each(interpret))


if __name__ == "__main__":
    main(*sys.argv[1:])
