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
from dragoman.resolvers.ledger import Ledger
from dragoman.resolvers.packing import packed, unpacked
from dragoman.resolvers.proceedings import CourtSign, proceedings_of, read_courts
from dragoman.resolvers.processes import Talks, processes_of, read_talks
from dragoman.resolvers.settling import summarize_each
from dragoman.resolvers.tolls import Counted, read_counts, tolls_of

Part = TypeVar("Part")
Record = TypeVar("Record")

#: The incidents of these events.
Occurrences = Callable[[Collection[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Account(Generic[Part, Record]):
    """One kind of account.

    ``read`` gives what one report adds, ``derive`` what comes of it, given the reports that are copies and the
    incidents of events. It rests on ``inputs`` besides: an account of which none of these and no part has changed is
    what it was. ``part`` and ``record`` are what is read and what comes of it.
    """

    part: Any
    record: type[Record]
    read: Callable[[Findings], Part | None]
    derive: Callable[[Iterable[Part], Collection[str], Occurrences], Iterator[Record]]
    inputs: tuple[str, ...] = ()

    def contribution(self, findings: Findings) -> Any:
        """What a report adds, as JSON; ``None`` where that is nothing."""
        found = self.read(findings)
        return packed(found) if found else None

    def records(self, told: Iterable[Any], copies: Collection[str], occurrences: Occurrences) -> Iterator[Record]:
        """What comes of contributions, which come in the order of publication."""
        return self.derive((unpacked(self.part, each) for each in told), copies, occurrences)

    def keep(self, record: Record) -> Any:
        """A record of the account as JSON."""
        return packed(record)

    def kept(self, told: Any) -> Record:
        """The record that was kept."""
        return unpacked(self.record, told)


def _courts(findings: Findings) -> tuple[CourtSign, ...]:
    return tuple(read_courts(findings))


def _proceedings(parts: Iterable[tuple[CourtSign, ...]], *_: Any) -> Iterator[Proceeding]:
    return proceedings_of(sign for signs in parts for sign in signs)


def _processes(parts: Iterable[Talks], copies: Collection[str], *_: Any) -> Iterator[Process]:
    return processes_of(parts, copies)


def _counts(findings: Findings) -> tuple[Counted, ...]:
    return tuple(read_counts(findings))


def _tolls(parts: Iterable[tuple[Counted, ...]], copies: Collection[str], occurrences: Occurrences) -> Iterator[Toll]:
    counted = [one for part in parts for one in part]
    return tolls_of(counted, occurrences({one.incident for one in counted if one.incident}), copies)


@dataclass(frozen=True, slots=True)
class Accounting:
    """The accounts, by the names under which a store keeps them."""

    accounts: Mapping[str, Account[Any, Any]]

    def contributions(self, findings: Findings) -> dict[str, Any]:
        """What a report adds to each account to which it adds anything."""
        read = ((name, account.contribution(findings)) for name, account in self.accounts.items())
        return {name: told for name, told in read if told is not None}

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
        "tolls": Account(tuple[Counted, ...], Toll, _counts, _tolls, ("copies", "incidents")),
    }
)


#: What decides what an account comes to.
_DECIDING = ("resolvers", "knowledge/languages/en")


@cache
def _version() -> str:
    """A digest of the code and the knowledge that accounts go by."""
    told = blake2b(digest_size=8)
    package = resources.files("dragoman")
    files = [package.joinpath(name) for name in ("records.py", "accounts.py")]
    for room in _DECIDING:
        entries = sorted(package.joinpath(room).iterdir(), key=lambda entry: entry.name)
        files += [entry for entry in entries if entry.is_file() and not entry.name.endswith(".pyc")]
    for file in files:
        told.update(file.read_bytes())
    return told.hexdigest()
