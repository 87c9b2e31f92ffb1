"""The accounts that stand: of each, what one report adds to it, and how it comes of what all reports add.

A report of the truce adds its signs of steps to the account of talks and its figures to that of tolls; a store keeps
these, and so has an account without reading its reports again. A new account is one line of ``ACCOUNTS``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import resources
from typing import Any, Generic, TypeVar

from dragoman.accounts import Incident, Proceeding, Process, Toll
from dragoman.records import Findings
from dragoman.resolvers.counts import Counted, read_counts
from dragoman.resolvers.growing import Notes, grow
from dragoman.resolvers.hearing import Hearing, read_hearing
from dragoman.resolvers.issues import how_often
from dragoman.resolvers.ledger import Ledger
from dragoman.resolvers.packing import packed, unpacked
from dragoman.resolvers.positions import by_day, in_turn, positions_of, tensions_of
from dragoman.resolvers.proceedings import CourtSign, proceedings_of, read_courts
from dragoman.resolvers.processes import Talks, processes_of, read_talks
from dragoman.resolvers.reckoning import Around, Reckonings, disputes, reckon
from dragoman.resolvers.settling import summarize_each
from dragoman.resolvers.tolls import in_days, tolls_of
from dragoman.sayings import Position, Tension

Part = TypeVar("Part")
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Account(Generic[Part, Record]):
    """One kind of account.

    ``read`` gives what one report adds, ``derive`` what comes of it and of what is around it. It rests on ``inputs``
    besides: an account of which none of these and no part has changed is what it was. ``part`` and ``record`` are what
    is read and what comes of it; it comes of what reports add to the account ``of``, if that is another one. One that
    ``grows`` is never derived as a whole, but as of a day: what is new changes what it touches.
    """

    part: Any
    record: type[Record]
    read: Callable[[Findings], Part | None]
    derive: Callable[[Iterable[Part], Around], Iterable[Record]]
    inputs: tuple[str, ...] = ()
    of: str | None = None
    grows: bool = False
    order: Callable[[Iterable[Record]], list[Record]] = list

    def contribution(self, findings: Findings) -> Any:
        """What a report adds, as JSON; ``None`` where that is nothing."""
        found = self.read(findings)
        return packed(found) if found else None

    def records(self, told: Iterable[Any], around: Around) -> Iterable[Record]:
        """What comes of contributions, which come in the order of publication."""
        return self.derive((unpacked(self.part, each) for each in told), around)

    def keep(self, record: Record) -> Any:
        """A record of the account as JSON."""
        return packed(record)

    def kept(self, told: Any) -> Record:
        """The record that was kept."""
        return unpacked(self.record, told)

    def ordered(self, records: Iterable[Record]) -> list[Record]:
        """Records as they are shown."""
        return self.order(records)


def _courts(findings: Findings) -> tuple[CourtSign, ...]:
    return tuple(read_courts(findings))


def _proceedings(parts: Iterable[tuple[CourtSign, ...]], around: Around) -> Iterator[Proceeding]:
    return proceedings_of(sign for signs in parts for sign in signs)


def _processes(parts: Iterable[Talks], around: Around) -> Iterator[Process]:
    return processes_of(parts, around.copies())


def _counts(findings: Findings) -> tuple[Counted, ...]:
    return tuple(read_counts(findings))


def _tolls(parts: Iterable[tuple[Counted, ...]], around: Around) -> list[Toll]:
    counted = [one for part in parts for one in part]
    return tolls_of(counted, around.occurrences({one.incident for one in counted if one.incident}), around.copies())


def _disputes(parts: Iterable[tuple[Counted, ...]], around: Around) -> Iterator[Tension]:
    return disputes(_tolls(parts, around), around)


def _adds_nothing(findings: Findings) -> None:
    """What an account adds that comes of what is added to another."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """What people say: an account that grows by what is new, and so is never derived anew as a whole.

    It comes to positions and tensions. As of a day, and in a store that cannot be written, these come of what all
    reports add (``anew``).
    """

    def contribution(self, findings: Findings) -> Any:
        """What a report adds, as JSON; ``None`` where that is nothing."""
        found = read_hearing(findings)
        return packed(found) if found else None

    def often(self, reports: int) -> int:
        """On how many reports rests which words are rare; where that changes, all is looked at again."""
        return how_often(reports)

    def grow(self, notes: Notes, turned: Mapping[str, Any], reports: int) -> None:
        """Have what is kept be what comes of all reports, some of which have turned."""
        grow(notes, turned, reports)

    def anew(
        self, name: str, told: Iterable[Any], reports: int, incidents: Occurrences, copies: Collection[str]
    ) -> list[Any]:
        """Positions or tensions from what so many reports add."""
        read = [unpacked(Hearing, each) for each in told]
        incident_of = incidents({event for each in read for one in each.heard for event in one.events})
        return COMES_TO[name](read, reports, incident_of, copies)

    def kept(self, name: str, told: Any) -> Any:
        """The record that was kept."""
        return unpacked(GROWN[name], told)

    def ordered(self, name: str, records: Iterable[Any]) -> list[Any]:
        """Records as they are shown."""
        return ORDERS[name](records)


#: The incidents of these events.
Occurrences = Callable[[Collection[str]], Mapping[str, str]]

GROWN: Mapping[str, Any] = {"positions": Position, "tensions": Tension}
COMES_TO: Mapping[str, Callable[..., list[Any]]] = {"positions": positions_of, "tensions": tensions_of}
ORDERS: Mapping[str, Callable[[Iterable[Any]], list[Any]]] = {"positions": in_turn, "tensions": by_day}


@dataclass(frozen=True, slots=True)
class Accounting:
    """The accounts, by the names under which a store keeps them, and the one of what people say."""

    accounts: Mapping[str, Account[Any, Any]]
    sayings: Sayings = Sayings()

    def contributions(self, findings: Findings) -> dict[str, Any]:
        """What a report adds to each account to which it adds anything."""
        readers = {name: account.contribution for name, account in self.accounts.items()}
        read = ((name, reader(findings)) for name, reader in {**readers, "sayings": self.sayings.contribution}.items())
        return {name: told for name, told in read if told is not None}

    def grow(
        self, notes: Notes, reckonings: Reckonings, turned: Mapping[str, Any], reports: int, around: Around
    ) -> None:
        """Have what is kept of the accounts that grow be what comes of all reports, some of which have turned."""
        self.sayings.grow(notes, turned, reports)
        reckon(reckonings, turned, around)

    def summarize(self, ledger: Ledger, told: Sequence[Sequence[str]]) -> Iterator[Incident]:
        """Incidents of which only some of the reports are known yet: one of each of these groups of events."""
        return summarize_each(ledger, told)

    def version(self) -> str:
        """Which Dragoman derives them."""
        return _version()


ACCOUNTS = Accounting(
    {
        "talks": Account(Talks, Process, read_talks, _processes, ("copies",)),
        "courts": Account(tuple[CourtSign, ...], Proceeding, _courts, _proceedings),
        "tolls": Account(tuple[Counted, ...], Toll, _counts, _tolls, grows=True, order=in_days),
        "numbers": Account(
            tuple[Counted, ...], Tension, _adds_nothing, _disputes, of="tolls", grows=True, order=by_day
        ),
    }
)


#: What decides what an account comes to.
_DECIDING = ("resolvers", "knowledge/languages/en")


@cache
def _version() -> str:
    """A digest of the code and the knowledge that accounts go by."""
    told = blake2b(digest_size=8)
    package = resources.files("dragoman")
    files = [package.joinpath(name) for name in ("records.py", "accounts.py", "sayings.py")]
    for room in _DECIDING:
        entries = sorted(package.joinpath(room).iterdir(), key=lambda entry: entry.name)
        files += [entry for entry in entries if entry.is_file() and not entry.name.endswith(".pyc")]
    for file in files:
        told.update(file.read_bytes())
    return told.hexdigest()
