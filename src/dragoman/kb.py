"""A store in the hands of someone who writes Python: questions in, records and tables out.

    >>> kb = dragoman.open("kb.db")
    >>> kb.events(actor="Harbour Council", since="2025-03-01").to_pandas()

A day may be a ``date``, a ``datetime`` of that day or written as in "2025-03-01". ``as_of`` takes a day (what had been
reported by then) or a moment (what the store held then), "2025-03-01T12:00" or a ``datetime``; what many reports come
to together at a moment is asked of ``kb.held(moment)``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, get_args

from dragoman import frames, stores
from dragoman.errors import BadRequest
from dragoman.knowledge import load
from dragoman.records import Claim, Document, Event, Evidence, Figure, Stance

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from dragoman.pipeline import Summary

Record = TypeVar("Record")
Day = date | str | None


class Records(Generic[Record]):
    """The answer to a question: asked anew each time that it is gone through, so that it is never out of date."""

    def __init__(self, ask: Callable[[], Iterator[tuple[Document, Record]]], columns: frames.Columns) -> None:
        self._ask = ask
        self._columns = columns

    def __iter__(self) -> Iterator[Record]:
        return (record for _, record in self._ask())

    def with_reports(self) -> Iterator[tuple[Document, Record]]:
        """Each record after the report that it stands in."""
        return self._ask()

    def to_pandas(self) -> pandas.DataFrame:
        """One row a record; docs/guide/python.md tells the columns."""
        return frames.to_pandas(self._columns, self._ask())

    def to_arrow(self) -> pyarrow.Table:
        """The same as an Arrow table."""
        return frames.to_arrow(self._columns, self._ask())


class KnowledgeBase:
    """Open with ``dragoman.open``; close it, or use it in a ``with``."""

    def __init__(self, store: stores.Store) -> None:
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def add(self, *sources: str | os.PathLike[str], actors: Iterable[Path] = (), **told: Any) -> Summary:
        """Read files, folders or globs into the store; ``told`` is what ``dragoman.build`` takes besides."""
        from dragoman.pipeline import Interpreter, build, interpret_each, reader_version

        own = tuple(map(Path, actors))
        read = interpret_each(Interpreter(actors=own))
        return build(sources, self.store, **{"interpret_all": read, "reader": reader_version(*own), **told})

    def events(
        self,
        actor: str | None = None,
        *,
        place: str | None = None,
        type: str | None = None,
        since: Day = None,
        until: Day = None,
        as_of: stores.Clock = None,
        copies: bool = False,
        limit: int | None = None,
    ) -> Records[Event]:
        """A chronology: by or on an ``actor``, at a ``place``, of a ``type``, of what may have happened then."""
        _check_type(type)
        days = _days(since, until)
        _check_limit(limit)
        query = stores.EventQuery(actor, place, type, *days, copies, limit, **stores.as_of(as_of))
        return Records(lambda: self.store.events(query), frames.EVENTS)

    def claims(
        self,
        speaker: str | None = None,
        *,
        stance: str | None = None,
        since: Day = None,
        until: Day = None,
        as_of: stores.Clock = None,
        copies: bool = False,
        limit: int | None = None,
    ) -> Records[Claim]:
        """Who says so: by a ``speaker``, of a ``stance``, said on these days."""
        _check("stance", stance, get_args(Stance))
        _check_limit(limit)
        query = stores.ClaimQuery(speaker, stance, *_days(since, until), copies, limit, **stores.as_of(as_of))
        return Records(lambda: self.store.claims(query), frames.CLAIMS)

    def figures(
        self,
        measure: str | None = None,
        *,
        since: Day = None,
        until: Day = None,
        as_of: stores.Clock = None,
        copies: bool = False,
        limit: int | None = None,
    ) -> Records[Figure]:
        """How many: of a ``measure`` ("killed"), for these days."""
        _check("measure", measure, load().measures.definitions)
        _check_limit(limit)
        query = stores.FigureQuery(measure, *_days(since, until), copies, limit, **stores.as_of(as_of))
        return Records(lambda: self.store.figures(query), frames.FIGURES)

    def reports(
        self, *, as_of: stores.Clock = None, copies: bool = True, limit: int | None = None
    ) -> Records[Document]:
        """The reports, in the order in which they were published."""
        _check_limit(limit)
        query = stores.ReportQuery(None, copies, limit, **stores.as_of(as_of))
        return Records(lambda: ((each, each) for each in self.store.documents(query)), frames.REPORTS)

    def search(
        self, words: str, *, as_of: stores.Clock = None, copies: bool = False, limit: int | None = None
    ) -> Records[Evidence]:
        """The passages in which ``words`` stand, the best first: ``envoy OR "harbour council" -sport``."""
        _check_limit(limit)
        query = stores.ReportQuery(words, copies, limit, **stores.as_of(as_of))
        found = lambda: ((each.document, each.evidence) for each in self.store.search(query))  # noqa: E731
        return Records(found, frames.PASSAGES)

    def report(self, id: str) -> Document:
        """The report of a record: ``kb.report(event.evidence.document)``."""
        return self.store.document(id)

    @property
    def standing(self) -> stores.Standing:
        """What the reports come to together: ``kb.standing.processes()``, ``.proceedings()``, ``.tolls(as_of=day)``."""
        from dragoman.resolvers import ACCOUNTS

        return self.store.standing(ACCOUNTS)

    @contextmanager
    def held(self, when: datetime | str) -> Iterator[KnowledgeBase]:
        """The store as it was at a moment, for a ``with``: its incidents, talks, cases, tolls and positions of then."""
        from dragoman.resolvers import settle_all

        moment = stores.as_of(when).get("recorded_by")
        if moment is None:
            raise BadRequest(f"{when}: expected a moment with its hour, such as 2025-04-29T12:00")
        with stores.held(self.store, moment, settle_all) as earlier:
            yield KnowledgeBase(earlier)

    def diff(self, first: date | str, last: date | str) -> stores.Differences:
        """What became known, changed, was denied or withdrawn by reports after ``first`` and up to ``last``.

        Between two moments it is what the reports tell that the store got meanwhile.
        """
        clocks = [stores.as_of(each) for each in (first, last)]
        begun, ended = (clock.get("recorded_by") or clock.get("reported_by") for clock in clocks)
        if begun is None or ended is None:
            raise BadRequest(f"from {first} to {last}: expected two days, such as 2025-04-29")
        if not isinstance(ended, datetime):
            return stores.differences(self.store, begun, ended)
        with self.held(ended) as then:
            return stores.differences(then.store, begun, ended)


def open(place: str | os.PathLike[str], *, create: bool = False) -> KnowledgeBase:
    """The store at a path, or at the URL of a database (``postgresql://host/name``); with ``create`` a new one."""
    return KnowledgeBase(stores.open_store(place if isinstance(place, str) else Path(place), create=create))


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise BadRequest(f"limit {limit}: expected 1 or more, or None for all")


def _check_type(said: str | None) -> None:
    """A type of PLOVER's, with or without one of its modes."""
    types = load().codebook.types
    name, _, mode = (said or "").partition("/")
    _check("type", name.upper() or None, types)
    if mode:
        _check(f"mode of {name.upper()}", mode, types[name.upper()].modes)


def _check(what: str, said: str | None, allowed: Iterable[str]) -> None:
    if said is not None and said not in (known := list(allowed)):
        raise BadRequest(f"{what} {said}: expected one of {', '.join(known)}")


def _days(since: Day, until: Day) -> tuple[date | None, date | None]:
    first, last = (None if day is None else _day(day) for day in (since, until))
    if first and last and first > last:
        raise BadRequest(f"since {first} is after until {last}")
    return first, last


def _day(said: date | str) -> date:
    if isinstance(said, datetime):
        return said.date()
    if isinstance(said, date):
        return said
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise BadRequest(f"{said}: expected a day such as 2025-04-29") from None
