"""Many reports on many cores: the same interpreter in several processes, findings in the order of the reports.

    >>> with Crew(jobs=4) as crew:
    ...     build(["clippings/"], store, interpret_all=crew)

A process that dies over a report - the system took its memory, a library crashed - costs that report and no
other: it is tried once more in a fresh process, then counted as unreadable.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from dragoman.errors import DragomanError, UnreadableDocument
from dragoman.pipeline import FATAL, LEAST, InterpretAll, Interpreter, Tell, interpret_each, unread
from dragoman.records import Document, Findings

Interpret = Callable[[Document], Findings]
Outcome = Findings | DragomanError

#: How many reports may be under way for each process: enough to ride out a long report, and a bound on memory.
AHEAD = 8

#: How often a report is tried when processes die over it.
CHANCES = 2

# Threads of ours may hold locks that a forked child would wait for; a spawned one starts clean.
_PROCESSES = multiprocessing.get_context("spawn")


@contextmanager
def crew(
    jobs: int, actors: Iterable[Path] = (), min_score: float = LEAST, min_party: float = 0.0
) -> Iterator[InterpretAll]:
    """Whoever reads with so many ``jobs``, a user's own ``actors`` and down to ``min_score`` and ``min_party``.

    For one job this process is enough.
    """
    make = partial(Interpreter, actors=tuple(actors), min_score=min_score, min_party=min_party)
    if jobs == 1:
        yield interpret_each(make())
        return
    with Crew(jobs, make) as several:
        yield several


class Crew:
    """Interpreters in up to ``jobs`` processes, each made by ``make``; they start when there is something to read."""

    def __init__(self, jobs: int, make: Callable[[], Interpret] = Interpreter) -> None:
        self.jobs = jobs
        self.make = make
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.end(patience=0.5)
        self._workers.clear()

    def __call__(self, documents: Iterable[Document], tell: Tell) -> Iterator[Findings]:
        """The findings of each report, in the order of the reports; ``tell`` hears of those that cannot be read."""
        queue = _Queue(documents, AHEAD * self.jobs)
        while True:
            self._hand_out(queue)
            self._listen(queue, patience=0 if queue.has_next else None)
            if queue.has_next:
                outcome = queue.next()
                if isinstance(outcome, Findings):
                    yield outcome
                elif isinstance(outcome, FATAL):
                    raise outcome
                else:
                    tell(outcome)
            elif queue.is_through:
                return

    def _hand_out(self, queue: _Queue) -> None:
        """A report for each process that has none, and a new process while there may be more of them."""
        for worker in self._workers:
            if worker.task is None and (task := queue.take()):
                worker.give(task)
        while len(self._workers) < self.jobs and (task := queue.take()):
            self._workers.append(_Worker(self.make))
            self._workers[-1].give(task)

    def _listen(self, queue: _Queue, patience: float | None) -> None:
        """Hear what the processes have done; wait for one of them if ``patience`` is None."""
        busy = {worker.connection: worker for worker in self._workers if worker.task}
        for connection in wait(list(busy), patience) if busy else []:
            worker = busy[cast("Connection", connection)]
            try:
                told = worker.hear()
            except EOFError:
                self._bury(worker, queue)
            else:
                if told is not None and worker.task:
                    queue.done[worker.task.number] = told
                    worker.task = None

    def _bury(self, worker: _Worker, queue: _Queue) -> None:
        """A process has died: its report gets a second chance, and no third."""
        self._workers.remove(worker)
        worker.end(patience=1.0)
        cause = _cause(worker.process.exitcode)
        if not worker.ready:
            raise DragomanError(f"a reading process {cause} while it was starting; with less memory, try --jobs 1")
        if (task := worker.task) is None:
            return
        task.deaths += 1
        if task.deaths < CHANCES:
            queue.again.append(task)
        else:
            name = task.document.name or task.document.id
            queue.done[task.number] = UnreadableDocument(f"{name}: the process reading it {cause}, {CHANCES} times")


@dataclass(slots=True)
class _Task:
    """A report on its way: its place in the order, and how often a process died over it."""

    number: int
    document: Document
    deaths: int = 0


class _Queue:
    """Reports that wait, and outcomes that wait for those before them; never more than ``limit`` under way."""

    def __init__(self, documents: Iterable[Document], limit: int) -> None:
        self._tasks = (_Task(number, document) for number, document in enumerate(documents))
        self._limit = limit
        self._taken = self._handed_on = 0
        self.again: deque[_Task] = deque()
        self.done: dict[int, Outcome] = {}

    @property
    def has_next(self) -> bool:
        """Whether the outcome that is next in order is there."""
        return self._handed_on in self.done

    @property
    def is_through(self) -> bool:
        """Whether every report that was taken has been handed on; one that waits for its second chance has not."""
        return self._handed_on == self._taken

    def next(self) -> Outcome:
        """The outcome that is next in order."""
        self._handed_on += 1
        return self.done.pop(self._handed_on - 1)

    def take(self) -> _Task | None:
        """A report to read; None where there is none, or too many wait for a slow one before them."""
        if self.again:
            return self.again.popleft()
        if self._taken - self._handed_on >= self._limit:
            return None
        task = next(self._tasks, None)
        self._taken += task is not None
        return task


class _Worker:
    """One process with an interpreter of its own; it has at most one report at a time."""

    def __init__(self, make: Callable[[], Interpret]) -> None:
        self.connection, theirs = _PROCESSES.Pipe()
        self.process = _PROCESSES.Process(target=_work, args=(theirs, make), daemon=True)
        self.task: _Task | None = None
        self.ready = False
        with _deaf_to_interrupts():
            self.process.start()
        # Ours alone now, so that its end is heard when the process dies.
        theirs.close()

    def give(self, task: _Task) -> None:
        """Hand it a report. One that has just died is found out when it is listened to."""
        self.task = task
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task.document)

    def hear(self) -> Outcome | None:
        """What became of its report; None where it says that it has started; ``EOFError`` where it is dead."""
        try:
            told = self.connection.recv()
        except ConnectionResetError as error:
            raise EOFError from error
        if isinstance(told, _Started):
            self.ready = True
            if told.failure:
                raise told.failure
            return None
        return cast("Outcome", told)

    def end(self, patience: float) -> None:
        """Let the process go, by force where it does not go by itself."""
        self.connection.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@dataclass(frozen=True, slots=True)
class _Started:
    """The first word of a process: it can read, or it says why not."""

    failure: DragomanError | None = None


def _work(connection: Connection, make: Callable[[], Interpret]) -> None:
    """The life of a process: make an interpreter, then read what comes until nothing more can come."""
    # Where the other end is gone, so is everyone who might want to know.
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            interpret = make()
        except DragomanError as error:
            return connection.send(_Started(error))
        except Exception as error:
            return connection.send(_Started(DragomanError(f"a reading process cannot start: {error!r}")))
        connection.send(_Started())
        while True:
            connection.send(_outcome(interpret, connection.recv()))


def _outcome(interpret: Interpret, document: Document) -> Outcome:
    try:
        return interpret(document)
    except FATAL as error:
        return error
    except Exception as error:
        return unread(document, error)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What starts within never hears Ctrl-C: it is for the process that started it to end them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _cause(code: int | None) -> str:
    """How a process ended, in words."""
    if code is not None and code < 0:
        return f"was killed ({signal.Signals(-code).name})"
    return f"ended (exit code {code})"
