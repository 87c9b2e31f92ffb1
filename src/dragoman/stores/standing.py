"""Accounts that stand: talks, proceedings and tolls, kept as they come of what each report adds.

They are derived anew only where something has changed that they rest on, at the end of a build or by the first who
asks; a question is then answered from a few rows. As of a day they come of what the reports published by then add.

    >>> store.standing(ACCOUNTS).processes()
    >>> store.standing(ACCOUNTS).tolls(as_of=date(2025, 5, 9))
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from dragoman.accounts import Incident, Proceeding, Process, Toll
from dragoman.errors import BadRequest, StoreError
from dragoman.records import Findings
from dragoman.stores import changes, rows
from dragoman.stores.derived import accounts, contributions, members, readings, standing
from dragoman.stores.dissolving import in_parts, keep_rows
from dragoman.stores.queries import ORDER, ReportQuery, repeats, reports_asked
from dragoman.stores.schema import documents
from dragoman.stores.server import patiently
from dragoman.stores.settled import Settled
from dragoman.stores.stood import Stood, told_by

if TYPE_CHECKING:
    from dragoman.stores.comparisons import Comparisons
    from dragoman.stores.store import Store

#: Days as of which incidents are at hand; those of a day are a few hundred.
DAYS = 8

#: What is read before an account is derived: reports that came in, and those of whose records somebody said that they
#: are wrong.
NEWS = (changes.REPORTS, changes.VERDICTS)

Occurrences = Callable[[Collection[str]], Mapping[str, str]]


class Account(Protocol):
    """One kind of account: how its records come of what reports add, and what besides it rests on."""

    @property
    def inputs(self) -> tuple[str, ...]: ...
    def records(self, told: Iterable[Any], copies: Collection[str], occurrences: Occurrences) -> Iterator[Any]: ...
    def keep(self, record: Any) -> Any: ...
    def kept(self, told: Any) -> Any: ...


class Accounting(Protocol):
    """The accounts that there are, by name; what a report adds to each; and which Dragoman derives them."""

    @property
    def accounts(self) -> Mapping[str, Account]: ...
    def contributions(self, findings: Findings) -> Mapping[str, Any]: ...
    def version(self) -> str: ...
    def summarize(self, ledger: Comparisons, told: Sequence[Sequence[str]]) -> Iterator[Incident]: ...


@dataclass(slots=True)
class Memory:
    """What those who ask one store at once have in common: only one derives, and incidents of a day are at hand."""

    deriving: Lock = field(default_factory=Lock)
    stood: OrderedDict[tuple[object, ...], Stood] = field(default_factory=OrderedDict)
    looking: Lock = field(default_factory=Lock)

    def know(self, mark: tuple[object, ...]) -> Stood | None:
        """The incidents of a day, if they are at hand; those that were asked for last stay longest."""
        with self.looking:
            if found := self.stood.get(mark):
                self.stood.move_to_end(mark)
            return found

    def keep(self, mark: tuple[object, ...], told: Stood) -> None:
        """Have the incidents of a day at hand, in place of those that nobody has asked for longest."""
        with self.looking:
            self.stood[mark] = told
            while len(self.stood) > DAYS:
                self.stood.popitem(last=False)


class Standing(Settled):
    """What the reports of a store come to; ``as_of`` a day, what those published by then come to.

    With ``late`` what is kept will do, though reports came in since: for pages that are shown while a build goes on.
    """

    def __init__(
        self,
        store: Store,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
        memory: Memory,
        accounting: Accounting,
        late: bool = False,
    ) -> None:
        super().__init__(reading)
        self._store, self._writing, self._memory = store, writing, memory
        self._accounting, self._late = accounting, late

    # Asking

    def processes(self, as_of: date | None = None) -> list[Process]:
        """The negotiations."""
        return self.account("talks", as_of)

    def proceedings(self, as_of: date | None = None) -> list[Proceeding]:
        """What goes on before courts."""
        return self.account("courts", as_of)

    def tolls(self, as_of: date | None = None) -> list[Toll]:
        """The figures that count the same people."""
        return self.account("tolls", as_of)

    def process(self, id: str) -> Process:
        """One negotiation."""
        process: Process = self._one("talks", id)
        return process

    def proceeding(self, id: str) -> Proceeding:
        """One proceeding."""
        proceeding: Proceeding = self._one("courts", id)
        return proceeding

    def toll(self, id: str) -> Toll:
        """One toll."""
        toll: Toll = self._one("tolls", id)
        return toll

    def tolls_of(self, incident: str, as_of: date | None = None, reports: Sequence[str] = ()) -> list[Toll]:
        """The tolls of one incident; as of a day as these ``reports`` count, which tell of it."""
        if as_of is None:
            return list(self._kept("tolls", incident=incident))
        these = documents.c.id.in_(reports)
        found = self._as_of("tolls", *reports_asked(ReportQuery(reported_by=as_of)), these, only=these)
        return [one for one in found if one.incident == incident]

    def account(self, name: str, as_of: date | None = None) -> list[Any]:
        """All of one account."""
        return self._as_of(name, *reports_asked(ReportQuery(reported_by=as_of))) if as_of else list(self._kept(name))

    def renew(self) -> None:
        """Derive anew each account of which something has changed that it rests on."""
        for name in self._accounting.accounts:
            patiently(lambda name=name: self._bring_up_to_date(name, late=False))  # type: ignore[misc]

    def _one(self, name: str, id: str) -> Any:
        for record in self._kept(name, id=id):
            return record
        raise BadRequest(f"{self._store.place}: no {name} {id}")

    def _kept(self, name: str, **wanted: str) -> Iterator[Any]:
        if not self._bring_up_to_date(name, self._late):
            found = self._from_reports(name)
            yield from (one for one in found if all(getattr(one, key) == value for key, value in wanted.items()))
            return
        query = select(standing.c.record).filter_by(account=name, **wanted).order_by(standing.c.position)
        account = self._accounting.accounts[name]
        with self._reading() as connection:
            told = list(connection.execute(query).scalars())
        yield from (account.kept(json.loads(record)) for record in told)

    # Deriving

    def _bring_up_to_date(self, name: str, late: bool) -> bool:
        """Have what is kept equal what would be derived; False where it cannot be written down."""
        if self._holds(name, late):
            return True
        with self._memory.deriving:
            if self._holds(name, late):  # another thread was first
                return True
            try:
                self._derive(name, self._read_new())
            except StoreError as error:
                if not _unwritable(error):
                    raise
                return False
        return True

    def _holds(self, name: str, late: bool) -> bool:
        with self._reading() as connection:
            derived = connection.execute(select(accounts.c.derived).filter_by(account=name)).scalar()
            return derived is not None and (late or derived == self._mark(connection, name))

    def _mark(self, connection: Connection, name: str, news: Mapping[str, int] | None = None) -> str:
        """What an account rests on, as it is now; ``news`` are as often as they were when the reports were read."""
        often = {**changes.times(connection), **(news or {})}
        inputs = (name, *self._accounting.accounts[name].inputs, *NEWS)
        return " ".join([self._accounting.version(), *(f"{one}:{often.get(one, 0)}" for one in inputs)])

    def _read_new(self, only: ColumnElement[bool] | None = None) -> dict[str, int]:
        """Read for the accounts each report that has not been read since it came in, or by another Dragoman.

        Or ``only`` those of which this holds.

        What is answered is how often ``NEWS`` had changed before: what comes in meanwhile is for the next who asks.
        """
        by = self._accounting.version()
        with self._reading() as connection:
            often = changes.times(connection)
        news = {one: often.get(one, 0) for one in NEWS}
        for id, digest in self._unread(by, only):
            findings, judged = self._undisputed(id)
            told = self._accounting.contributions(findings)
            self._store.comparisons.contribute(id, digest, by, told, judged)
        return news

    def _undisputed(self, id: str) -> tuple[Findings, int]:
        return self._store.comparisons.undisputed(self._store.findings(id))

    def _unread(self, by: str, only: ColumnElement[bool] | None) -> list[tuple[str, str]]:
        other = or_(readings.c.by.is_(None), readings.c.by != by)
        other = other if only is None else and_(other, only)
        query = select(documents.c.id, documents.c.digest).outerjoin(readings, readings.c.document == documents.c.id)
        with self._reading() as connection:
            return [(id, digest) for id, digest in connection.execute(query.where(other).order_by(*ORDER))]

    def _derive(self, name: str, news: Mapping[str, int]) -> None:
        """Derive an account and keep it, unless what it rests on has changed meanwhile: then the next who asks does."""
        account = self._accounting.accounts[name]
        with self._reading() as connection:
            derived = connection.execute(select(accounts.c.derived).filter_by(account=name)).scalar() or ""
            mark = self._mark(connection, name, news)
            same = derived.split()[: -len(NEWS)] == mark.split()[: -len(NEWS)]
            found = [] if same else list(self._records(connection, name))
        kept = [
            {
                "account": name,
                "position": position,
                "id": record.id,
                "incident": getattr(record, "incident", None),
                "record": rows.packed(account.keep(record)),
            }
            for position, record in enumerate(found)
        ]
        with self._writing() as connection:
            if mark != self._mark(connection, name, news):
                return
            if not same:
                connection.execute(delete(standing).filter_by(account=name))
                keep_rows(connection, standing, kept)
            connection.execute(delete(accounts).filter_by(account=name))
            connection.execute(insert(accounts), {"account": name, "derived": mark})

    def _records(self, connection: Connection, name: str, *conditions: Any) -> Iterator[Any]:
        """An account from what is added to it by the reports of which these hold."""
        query = (
            select(contributions.c.record)
            .join_from(contributions, documents, documents.c.id == contributions.c.document)
            .where(contributions.c.account == name, *conditions)
            .order_by(*ORDER)
        )
        told = (json.loads(record) for record in connection.execute(query).scalars())
        copies = frozenset(connection.execute(repeats()).scalars())
        return self._accounting.accounts[name].records(told, copies, lambda events: _incidents(connection, events))

    def _as_of(self, name: str, *reported: ColumnElement[bool], only: ColumnElement[bool] | None = None) -> list[Any]:
        """What comes of the reports of which this holds; ``only`` these need to have been read."""
        try:
            with self._memory.deriving:
                self._read_new(only)
        except StoreError as error:
            if not _unwritable(error):
                raise
            return list(self._from_reports(name, *reported))
        with self._reading() as connection:
            return list(self._records(connection, name, *reported))

    def _as_they_stood(self, connection: Connection, day: date) -> Stood:
        mark = self._stood_on(connection, day)
        stood = self._memory.know(mark)
        if stood is None:
            stood = Stood.of(list(self._accounting.summarize(self._store.comparisons, told_by(connection, day))))
            self._memory.keep(mark, stood)
        return stood

    def _some_as_they_stood(self, connection: Connection, day: date, ids: Sequence[str]) -> Mapping[str, Incident]:
        if stood := self._memory.know(self._stood_on(connection, day)):
            return stood.incidents
        told = told_by(connection, day, ids)
        return {one.id: one for one in self._accounting.summarize(self._store.comparisons, told)}

    def _stood_on(self, connection: Connection, day: date) -> tuple[object, ...]:
        """By what the incidents of a day are at hand as long as nothing changes that they come of."""
        often = changes.times(connection)
        return (day, often.get(changes.INCIDENTS, 0), often.get(changes.COPIES, 0))

    # A store that cannot be written

    def _from_reports(self, name: str, *reported: ColumnElement[bool]) -> Iterator[Any]:
        with self._reading() as connection:
            ids = list(connection.execute(select(documents.c.id).where(*reported).order_by(*ORDER)).scalars())
            told = (self._accounting.contributions(self._undisputed(id)[0]) for id in ids)
            copies = frozenset(connection.execute(repeats()).scalars())
            account = self._accounting.accounts[name]
            added = (parts[name] for parts in told if name in parts)
            yield from account.records(added, copies, lambda events: _incidents(connection, events))


def _incidents(connection: Connection, events: Collection[str]) -> dict[str, str]:
    """The incidents of these events, of those that are in one."""
    query = select(members.c.event, members.c.incident)
    return {
        event: incident
        for some in in_parts(sorted(events))
        for event, incident in connection.execute(query.where(members.c.event.in_(some)))
    }


def _unwritable(error: StoreError) -> bool:
    return any(words in str(error.__cause__).lower() for words in ("readonly", "read-only", "permission denied"))
