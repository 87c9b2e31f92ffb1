"""A build in a process of its own, with the five-word interpreter, that can be killed at any moment.

It is a fork of a process that has loaded what a build needs, once for all tests, and has nothing else in it.
"""

from __future__ import annotations

import multiprocessing
import os
import time
import traceback
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from dragoman.pipeline import build, interpret_each
from dragoman.records import Document, Findings
from dragoman.stores import open_store, opening
from tests.doubles import interpret

ROOT = Path(__file__).parents[1]
#: So many seconds a build has to end, and waits for another.
PATIENCE = 300.0

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


class Building:
    """A build of ``source`` into ``place``; it has begun, and waits to be told to go on.

    Each report takes ``pause`` seconds at least, where something is to happen in the midst of it.
    """

    def __init__(self, source: Path, place: str, pause: float = 0.0) -> None:
        with pytest.MonkeyPatch.context() as patch:
            # Whoever forks looks for our modules there.
            patch.setenv("PYTHONPATH", f"{ROOT / 'src'}{os.pathsep}{ROOT}")
            forkserver.ensure_running()
        self.line, theirs = _PROCESSES.Pipe()
        self.process = _PROCESSES.Process(target=_build, args=(str(source), place, theirs, pause))
        self.process.start()
        theirs.close()
        self.hear("begun")

    def hear(self, word: str) -> None:
        """Wait until it says that it is so far."""
        assert self.line.poll(PATIENCE), f"waited for {word!r} in vain"
        assert self.line.recv() == word

    def go(self) -> None:
        self.line.send("go")

    def kill(self) -> None:
        self.process.kill()
        self.process.join(PATIENCE)

    def end(self) -> None:
        """Wait for it to end well."""
        self.process.join(PATIENCE)
        told = []
        while self.line.poll():
            try:
                told.append(self.line.recv())
            except EOFError:
                break
        assert self.process.exitcode == 0, told


def _build(source: str, place: str, line: Connection, pause: float) -> None:
    """Build, as ``dragoman build`` does in one process; said are "begun" and, when the store is, "open"."""

    def slowly(document: Document) -> Findings:
        time.sleep(pause)
        return interpret(document)

    try:
        line.send("begun")
        line.recv()
        # Who waits for another writer waits for a process that the machine may hold up.
        opening.PATIENCE = PATIENCE
        with open_store(place) as store:
            line.send("open")
            build([source], store, reader="five words", interpret_all=interpret_each(slowly))
    except BaseException:
        line.send(traceback.format_exc())
        raise
