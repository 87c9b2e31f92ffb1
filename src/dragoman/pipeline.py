"""The first page to read: a report goes in, findings come out; a folder goes in, a store comes out.

    >>> findings = Interpreter()(document)
    >>> summary = build(["clippings/"], open_store("kb.db"))

The order of the stages stands here and nowhere else: readers, language, extractors, store, resolvers.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from dragoman import __version__, unseen
from dragoman.errors import (
    BadKnowledge,
    DragomanError,
    ModelMissing,
    UnreadableDocument,
    UnreadableField,
    UnstorableFindings,
)
from dragoman.extractors import LEAST, extract, find_headcounts
from dragoman.knowledge import Knowledge, load
from dragoman.language import parse
from dragoman.readers import read as read_source
from dragoman.records import Document, Findings, Headcount, Sentence
from dragoman.resolvers import ACCOUNTS, settle_all

if TYPE_CHECKING:  # the database is loaded by whoever opens a store
    from dragoman.stores import Store, Totals

__all__ = ["LEAST", "Interpreter", "Summary", "build", "interpret_each", "reader_version"]

Tell = Callable[[DragomanError], None]
Made = TypeVar("Made")

#: Characters in a report: a thick book, whose words and trees take some hundred megabytes while it is read.
LONGEST = 1_000_000

#: What is the fault of no report: it ends the run, since every other report would fail in the same way.
FATAL = (BadKnowledge, ModelMissing)

#: How many reasons a summary repeats; the store's log has all.
REASONS_TOLD = 3


class Interpreter:
    """Reads reports, one or many, with one language model and one knowledge base.

    ``actors`` are folders with a user's own actors, in the files and columns of ``knowledge/actors``. Events and
    claims whose score, the chance that they are right, is below ``min_score`` are left out: more of them are found
    with a lower one, and fewer that are wrong with a higher. Where little happens in a report, more is
    asked of its events: 0.75 instead of 0.5 of promises, praise and aid, 0.6 of all others. Parties of events whose
    score is below ``min_party`` are left out, and their side may stay empty.
    """

    def __init__(
        self,
        knowledge: Knowledge | None = None,
        *,
        actors: Iterable[str | os.PathLike[str]] = (),
        min_score: float = LEAST,
        min_party: float = 0.0,
    ) -> None:
        self.knowledge = knowledge or load(*map(Path, actors))
        self.min_score = min_score
        self.min_party = min_party

    def __call__(self, document: Document) -> Findings:
        """The findings of one report; ``UnreadableDocument`` where it is far longer than any report."""
        read = unseen.seen(document)
        findings = extract(read, _sentences(read), self.knowledge, self.min_score, self.min_party)
        return findings if read is document else unseen.findings_as_written(findings, document)

    def headcounts(self, document: Document, *, civilians: bool = False) -> tuple[Headcount, ...]:
        """How many in all were killed, hurt, missing ..., after one report; ``civilians`` leaves fighters out."""
        read = unseen.seen(document)
        sentences = _sentences(read)
        figures = extract(read, sentences, self.knowledge, self.min_score).figures
        told = tuple(find_headcounts(read, sentences, figures, self.knowledge, civilians=civilians))
        return told if read is document else unseen.headcounts_as_written(told, figures, document)

    def read(self, documents: Iterable[Document]) -> Iterator[Findings]:
        """The findings of each report, in order; what a report yields does not depend on its neighbours."""
        return map(self, documents)


def _sentences(document: Document) -> tuple[Sentence, ...]:
    if len(document.text) > LONGEST:
        found = f"found {len(document.text):,}"
        raise UnreadableDocument(f"{_name(document)}: expected a report of at most {LONGEST:,} characters, {found}")
    return parse(document)


class InterpretAll(Protocol):
    """What reads many reports: findings in the order of the reports; ``tell`` hears of those it cannot read."""

    def __call__(self, documents: Iterable[Document], tell: Tell) -> Iterator[Findings]: ...


def interpret_each(interpret: Callable[[Document], Findings]) -> InterpretAll:
    """Reads reports one after another; one on which a stage fails is told, and the rest are read."""

    def interpret_all(documents: Iterable[Document], tell: Tell) -> Iterator[Findings]:
        return (findings for _, findings in from_each(interpret, documents, tell))

    return interpret_all


def from_each(
    make: Callable[[Document], Made], documents: Iterable[Document], tell: Tell
) -> Iterator[tuple[Document, Made]]:
    """What ``make`` makes of each report; one on which it fails is told, and goes without."""
    for document in documents:
        try:
            made = make(document)
        except FATAL:
            raise
        except Exception as error:
            tell(unread(document, error))
        else:
            yield document, made


def unread(document: Document, error: Exception) -> UnreadableDocument:
    """The error that says which report could not be read, and why."""
    if isinstance(error, UnreadableDocument):
        return error
    said = " ".join(str(error).split())
    return UnreadableDocument(f"{_name(document)}: {type(error).__name__}: {said}")


def _name(document: Document) -> str:
    return document.name or document.id


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, and what the store then holds.

    ``known`` reports were in the store already; ``incomplete`` ones were read without a field that made no
    sense; ``reasons`` are the first few of why something was not read.
    """

    read: int
    known: int
    unreadable: int
    incomplete: int
    reasons: tuple[str, ...]
    totals: Totals


def build(
    sources: Iterable[str | os.PathLike[str]],
    store: Store,
    *,
    published: date | datetime | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    interpret_all: InterpretAll | None = None,
    reader: str | None = None,
    on_report: Callable[[], None] = lambda: None,
) -> Summary:
    """Read ``sources`` into ``store``; reports that this ``reader`` has stored already are passed over.

    So a build that was stopped goes on where it was, and one that is repeated changes nothing. The readers'
    door explains ``published``, ``publisher`` and ``columns``; ``on_report`` is called after each report.
    """
    reader = reader or reader_version()
    interpret_all = interpret_all or interpret_each(Interpreter())
    run = _Run(store, reader, on_report)
    documents = (
        document
        for source in sources
        for document in read_source(
            source, published=published, publisher=publisher, columns=columns, on_error=run.tell
        )
    )
    for findings in interpret_all(run.new_among(documents), run.tell):
        run.keep(findings)
    settle_all(store)
    store.standing(ACCOUNTS).renew()
    return run.end()


class _Run:
    """One build as it goes: what is new, what is kept, what could not be read."""

    def __init__(self, store: Store, reader: str, on_report: Callable[[], None]) -> None:
        self.store = store
        self.reader = reader
        self.on_report = on_report
        self.number = store.start_run(reader)
        self.under_way: set[str] = set()
        self.read = self.known = self.unreadable = self.incomplete = 0
        self.reasons: list[str] = []

    def new_among(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The reports that are not in the store and not being read."""
        for document in documents:
            if document.id in self.under_way or self.store.knows(document.id, self.reader):
                self.known += 1
                self.on_report()
            else:
                self.under_way.add(document.id)
                yield document

    def keep(self, findings: Findings) -> None:
        """Store the findings of a report, or say why they cannot be stored."""
        self.under_way.discard(findings.document.id)
        try:
            self.store.add(findings, self.reader)
        except UnstorableFindings as error:
            self.tell(error)
        else:
            self.read += 1
            self.on_report()

    def tell(self, error: DragomanError) -> None:
        """Count a report, or a field of one, that cannot be read, and log the reason."""
        self.store.note_unreadable(self.number, self.unreadable + self.incomplete, str(error))
        if isinstance(error, UnreadableField):
            self.incomplete += 1
        else:
            self.unreadable += 1
            self.on_report()
            if len(self.reasons) < REASONS_TOLD:
                self.reasons.append(str(error))

    def end(self) -> Summary:
        """Close the log of this run and sum up."""
        self.store.end_run(self.number, self.read, self.known)
        return Summary(
            self.read, self.known, self.unreadable, self.incomplete, tuple(self.reasons), self.store.totals()
        )


#: The rooms that decide what is found in a report.
_DECIDING = ("knowledge", "language", "extractors")


@cache
def reader_version(*actors: Path, min_score: float = LEAST, min_party: float = 0.0) -> str:
    """Which Dragoman reads: a digest of its model, its knowledge, a user's ``actors``, and the code that applies them
    down to ``min_score`` and ``min_party``.

    A store notes it with each report, so that a build reads again what an earlier model read.
    """
    told = hashlib.blake2b(__version__.encode(), digest_size=10)
    told.update(b"" if min_score == LEAST else repr(min_score).encode())
    told.update(b"" if min_party == 0 else f"party {min_party!r}".encode())
    package = resources.files("dragoman")
    rooms = [file for room in _DECIDING for file in _files(package.joinpath(room), room)]
    # A user's folder may hold anything else, even the store itself.
    own = [file for folder in actors for file in _files(folder, folder.name) if file[0].endswith(".csv")]
    for name, file in (*rooms, *own):
        told.update(name.encode())
        told.update(file.read_bytes())
    return told.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inside = f"{name}/{entry.name}"
        if entry.is_file() and not entry.name.endswith(".pyc"):
            yield inside, entry
        elif entry.is_dir():
            yield from _files(entry, inside)
