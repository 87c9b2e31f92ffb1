"""Accounts that stand: talks, proceedings and tolls, kept as they come of what each report adds.

They are derived anew only where something has changed that they rest on, at the end of a build or by the first who
asks; a question is then answered from a few rows. As of a day they come of what the reports published by then add.

    >>> store.standing(ACCOUNTS).processes()
    >>> store.standing(ACCOUNTS).tolls(as_of=date(2025, 5, 9))
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from dragoman.accounts import Incident, Proceeding, Process, Toll
from dragoman.errors import BadRequest, StoreError
from dragoman.records import Findings
from dragoman.sayings import Position, Tension
from dragoman.stores import changes, rows
from dragoman.stores.accounting import Accounting, Around, Memory
from dragoman.stores.derived import GROWING as GROWN_FROM
from dragoman.stores.derived import SAYINGS, accounts, contributions, grown, readings, standing
from dragoman.stores.dissolving import keep_rows
from dragoman.stores.growing import Notes, incidents_of
from dragoman.stores.queries import ORDER, ReportQuery, reports_asked
from dragoman.stores.reckonings import Reckonings
from dragoman.stores.schema import documents
from dragoman.stores.server import patiently
from dragoman.stores.settled import Settled
from dragoman.stores.stood import Stood, told_by

if TYPE_CHECKING:
    from dragoman.stores.store import Store

#: What is read before an account is derived: reports that came in, and those of whose records somebody said that they
#: are wrong.
NEWS = (changes.REPORTS, changes.VERDICTS)

#: What the accounts that grow rest on besides; and what is noted while it grows from nothing.
SPOKEN = (*GROWN_FROM, changes.COPIES, changes.INCIDENTS)
GROWING = " growing"
#: In which columns there is of what grows what is asked for.
KEPT_AS = {"id": "id", "incident": "whose"}
#: What comes of it.
SPOKEN_OF = ("positions", "tensions")


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

    def positions(self, as_of: date | None = None, *, whose: str | None = None, least: int = 1) -> list[Position]:
        """What voices have said yes or no to; ``whose`` by an actor's id, or "name:" and the name, where there is none;
        of no fewer than ``least`` sayings."""
        return self._spoken("positions", as_of, whose, least)

    def tensions(self, as_of: date | None = None) -> list[Tension]:
        """The sayings that oppose each other, the earliest first, with those that are only apparent."""
        found = [*self._spoken("tensions", as_of), *self.account("numbers", as_of)]
        return self._accounting.sayings.ordered("tensions", found)

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
        return [one for one in self._as_of("tolls", as_of, reports) if one.incident == incident]

    def account(self, name: str, as_of: date | None = None) -> list[Any]:
        """All of one account."""
        return self._as_of(name, as_of) if as_of else list(self._kept(name))

    def holds(self, name: str) -> bool:
        """Whether an account is kept, of the store as it is or as it was."""
        return self._holds(self._as(name), late=True)

    def unread(self) -> int:
        """How many reports would have to be read before anything is derived anew."""
        return len(self._unread(self._accounting.version(), None))

    def renew(self) -> None:
        """Derive anew each account of which something has changed that it rests on."""
        for name in dict.fromkeys((*map(self._as, self._accounting.accounts), SAYINGS)):
            patiently(lambda name=name: self._bring_up_to_date(name, late=False))  # type: ignore[misc]

    def _as(self, name: str) -> str:
        """Under which name it is noted from what an account was derived: those that grow, grow together."""
        return SAYINGS if name == SAYINGS or self._accounting.accounts[name].grows else name

    def _one(self, name: str, id: str) -> Any:
        for record in self._kept(name, id=id):
            return record
        raise BadRequest(f"{self._store.place}: no {name} {id}")

    def _kept(self, name: str, **wanted: str) -> Iterator[Any]:
        if not self._bring_up_to_date(name, self._late):
            found = self._from_reports(name, ReportQuery())
            yield from (one for one in found if all(getattr(one, key) == value for key, value in wanted.items()))
            return
        account = self._accounting.accounts[name]
        query = select(standing.c.record).filter_by(account=name, **wanted).order_by(standing.c.position)
        if account.grows:
            of = {KEPT_AS[key]: value for key, value in wanted.items()}
            query = select(grown.c.record).filter_by(account=name, **of)
        with self._reading() as connection:
            told = list(connection.execute(query).scalars())
        yield from account.ordered(account.kept(json.loads(record)) for record in told)

    # Deriving

    def _bring_up_to_date(self, name: str, late: bool) -> bool:
        """Have what is kept equal what would be derived; False where it cannot be written down."""
        name = self._as(name)
        if self._holds(name, late):
            return True
        if self._memory.unwritten.known(self._state()):
            return False
        with self._memory.deriving:
            if self._holds(name, late):  # another thread was first
                return True
            try:
                news = self._read_new()
                self._grow(news) if name == SAYINGS else self._derive(name, news)
            except StoreError as error:
                if not _unwritable(error):
                    raise
                return False
        return True

    def _holds(self, name: str, late: bool) -> bool:
        with self._reading() as connection:
            derived = connection.execute(select(accounts.c.derived).filter_by(account=name)).scalar()
            if derived is None or derived.endswith(GROWING):
                return False
            return late or derived == self._mark(connection, name)

    def behind(self) -> bool:
        """Whether something has changed since an account was derived that is kept all the same."""
        with self._reading() as connection:
            told = {row.account: row.derived for row in connection.execute(select(accounts))}
            names = set(map(self._as, self._accounting.accounts))
            return any(told[name] != self._mark(connection, name) for name in names if name in told)

    def _state(self) -> tuple[tuple[str, int], ...]:
        """How often anything has changed."""
        with self._reading() as connection:
            return tuple(sorted(changes.times(connection).items()))

    def _mark(self, connection: Connection, name: str, news: Mapping[str, int] | None = None) -> str:
        """What an account rests on, as it is now; ``news`` are as often as they were when the reports were read."""
        often = {**changes.times(connection), **(news or {})}
        inputs: tuple[str, ...] = SPOKEN
        if name != SAYINGS:
            account = self._accounting.accounts[name]
            inputs = (account.of or name, *account.inputs)
        inputs = (*inputs, *NEWS)
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
            self._store.comparisons.contribute(id, digest, (by, told, judged))
        return news

    def _undisputed(self, id: str) -> tuple[Findings, int]:
        (found,), judged = self._store.comparisons.undisputed([self._store.findings(id)])
        return found, judged

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
            found = [] if same else self._records(connection, name)
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

    def _records(
        self, connection: Connection, name: str, day: date | None = None, only: ColumnElement[bool] | None = None
    ) -> list[Any]:
        """An account from what is added to it by all reports, or by those up to a day, or ``only`` some of them."""
        conditions = [*(reports_asked(ReportQuery(reported_by=day)) if day else ()), *([] if only is None else [only])]
        query = (
            select(contributions.c.record)
            .join_from(contributions, documents, documents.c.id == contributions.c.document)
            .where(contributions.c.account == (self._accounting.accounts[name].of or name), *conditions)
            .order_by(*ORDER)
        )
        told = (json.loads(record) for record in connection.execute(query).scalars())
        account = self._accounting.accounts[name]
        return account.ordered(account.records(told, self._around(connection, day)))

    def _around(self, connection: Connection, day: date | None = None) -> Around:
        return Around(
            connection,
            lambda id: self._undisputed(id)[0],
            lambda: self._as_they_stood(connection, day).incidents if day else {},
        )

    def _grow(self, news: Mapping[str, int]) -> None:
        """Have the accounts that grow do so by what is new, some reports at a time; whoever asks meanwhile gets what
        has come of it so far."""
        left = True
        while left:
            with self._writing() as connection:
                notes, accounting = Notes(connection), self._accounting
                derived = connection.execute(select(accounts.c.derived).filter_by(account=SAYINGS)).scalar() or ""
                anew = derived.partition(" ")[0] != accounting.version()
                if anew:
                    notes.forget()
                reports = notes.reports()
                notes.begin(accounting.sayings.often(reports))
                turned = notes.turned()
                if turned:
                    accounting.grow(notes, Reckonings(connection), turned, reports, self._around(connection))
                left = bool(notes.waiting())
                if left:
                    mark = f"{accounting.version()}{GROWING}" if anew else derived
                else:
                    mark = self._mark(connection, SAYINGS, news)
                connection.execute(delete(accounts).filter_by(account=SAYINGS))
                connection.execute(insert(accounts), {"account": SAYINGS, "derived": mark})

    def _spoken(self, name: str, as_of: date | None, whose: str | None = None, least: int = 1) -> list[Any]:
        """What the account of sayings comes to under this name."""
        sayings = self._accounting.sayings
        if as_of or not self._bring_up_to_date(SAYINGS, self._late):
            found = self._spoken_anew(name, ReportQuery(reported_by=as_of))
            kept = (
                one for one in found
                if name != "positions"
                or (len(one.sayings) >= least and whose in (None, one.actor.id or f"name:{one.actor.name}"))
            )  # fmt: skip
            return sayings.ordered(name, kept)
        query = select(grown.c.record).where(grown.c.account == name, grown.c.sayings >= least)
        if whose is not None:
            query = query.where(grown.c.whose == whose)
        with self._reading() as connection:
            told = list(connection.execute(query).scalars())
        return sayings.ordered(name, (sayings.kept(name, json.loads(record)) for record in told))

    def _spoken_anew(self, name: str, query: ReportQuery) -> list[Any]:
        """The same from what reports add, or from the reports where that cannot be written down."""
        if self._memory.unwritten.known(self._state()):
            return self._from_reports(name, query)
        try:
            with self._memory.deriving:
                self._read_new()
        except StoreError as error:
            if not _unwritable(error):
                raise
            return self._from_reports(name, query)
        wanted = (
            select(contributions.c.record)
            .join_from(documents, contributions, documents.c.id == contributions.c.document)
            .where(contributions.c.account == SAYINGS, *reports_asked(query))
        )
        with self._reading() as connection:
            count = select(func.count()).select_from(documents).where(*reports_asked(query))
            reports = connection.execute(count).scalar_one()
            told = (json.loads(record) for record in connection.execute(wanted).scalars())
            return self._anew(name, told, reports, query.reported_by)

    def _anew(self, name: str, told: Iterable[Any], reports: int, day: date | None) -> list[Any]:
        with self._reading() as connection:
            copies = self._around(connection).copies()
            return self._accounting.sayings.anew(
                name, told, reports, lambda events: incidents_of(connection, events, day), copies
            )

    def _as_of(self, name: str, day: date, reports: Sequence[str] | None = None) -> list[Any]:
        """What comes of the reports published by a day; of ``reports`` no others need to have been read."""
        query = ReportQuery(reported_by=day)
        if self._memory.unwritten.known(self._state()):
            return self._from_reports(name, query)
        only = None if reports is None else documents.c.id.in_(reports)
        try:
            # Where what is kept will do, so will what the reports that were read for it add.
            if only is not None or not (self._late and self._holds(self._as(name), late=True)):
                with self._memory.deriving:
                    self._read_new(only)
        except StoreError as error:
            if not _unwritable(error):
                raise
            return self._from_reports(name, query)
        with self._reading() as connection:
            return self._records(connection, name, day, only)

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

    def _from_reports(self, name: str, query: ReportQuery) -> list[Any]:
        day = query.reported_by
        return self._memory.unwritten.accounts(self._state(), day, lambda: self._all_from_reports(query))[name]

    def _all_from_reports(self, query: ReportQuery) -> dict[str, list[Any]]:
        added: dict[str, list[Any]] = defaultdict(list)
        reports = 0
        for one in self._store.documents(query):
            reports += 1
            for name, part in self._accounting.contributions(self._undisputed(one.id)[0]).items():
                added[name].append(part)
        spoken = {name: self._anew(name, added[SAYINGS], reports, query.reported_by) for name in SPOKEN_OF}
        with self._reading() as connection:
            around = self._around(connection, query.reported_by)
            derived = {
                name: account.ordered(account.records(added[account.of or name], around))
                for name, account in self._accounting.accounts.items()
            }
        return derived | spoken


def _unwritable(error: StoreError) -> bool:
    return any(words in str(error.__cause__).lower() for words in ("readonly", "read-only", "permission denied"))
