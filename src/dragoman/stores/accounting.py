"""What accounts that stand are to a store: how they come of what reports add, and what there is around that."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, select

from dragoman.accounts import Incident
from dragoman.records import Findings
from dragoman.stores.derived import incidents, members
from dragoman.stores.dissolving import in_parts
from dragoman.stores.holding import repeats
from dragoman.stores.stood import Stood
from dragoman.stores.unwritten import Unwritten

if TYPE_CHECKING:
    from dragoman.stores.comparisons import Comparisons
    from dragoman.stores.growing import Notes
    from dragoman.stores.reckonings import Reckonings

#: Days as of which incidents are at hand; those of a day are a few hundred.
DAYS = 8

Occurrences = Callable[[Collection[str]], Mapping[str, str]]


class Account(Protocol):
    """One kind of account: how its records come of what reports add (to it, or to the account ``of``), what besides it
    rests on, and whether it ``grows``."""

    @property
    def inputs(self) -> tuple[str, ...]: ...
    @property
    def of(self) -> str | None: ...
    @property
    def grows(self) -> bool: ...
    def records(self, told: Iterable[Any], around: Around) -> Iterable[Any]: ...
    def keep(self, record: Any) -> Any: ...
    def kept(self, told: Any) -> Any: ...
    def ordered(self, records: Iterable[Any]) -> list[Any]: ...


class Sayings(Protocol):
    """The account of what people say, which grows by what is new; it comes to "positions" and to "tensions"."""

    def often(self, reports: int) -> int: ...
    def anew(
        self, name: str, told: Iterable[Any], reports: int, incidents: Occurrences, copies: Collection[str]
    ) -> list[Any]: ...
    def kept(self, name: str, told: Any) -> Any: ...
    def ordered(self, name: str, records: Iterable[Any]) -> list[Any]: ...


class Accounting(Protocol):
    """The accounts that there are, by name; what a report adds to each; and which Dragoman derives them."""

    @property
    def accounts(self) -> Mapping[str, Account]: ...
    @property
    def sayings(self) -> Sayings: ...
    def contributions(self, findings: Findings) -> Mapping[str, Any]: ...
    def grow(
        self, notes: Notes, reckonings: Reckonings, turned: Mapping[str, Any], reports: int, around: Around
    ) -> None: ...
    def version(self) -> str: ...
    def summarize(self, ledger: Comparisons, told: Sequence[Sequence[str]]) -> Iterator[Incident]: ...


class Around:
    """What there is around that which reports add: which are copies, what is one incident, the reports themselves."""

    def __init__(
        self,
        connection: Connection,
        findings: Callable[[str], Findings],
        stood: Callable[[], Mapping[str, Incident]] = dict,
    ) -> None:
        """``stood`` gives the incidents that were others on the day that is asked about."""
        self._connection, self._findings, self._stood = connection, findings, stood

    def copies(self) -> frozenset[str]:
        """The reports that are copies of others."""
        return frozenset(self._connection.execute(repeats()).scalars())

    def occurrences(self, events: Collection[str]) -> dict[str, str]:
        """The incidents of these events, of those that are in one."""
        query = select(members.c.event, members.c.incident)
        return {
            event: incident
            for some in in_parts(sorted(events))
            for event, incident in self._connection.execute(query.where(members.c.event.in_(some)))
        }

    def kinds(self, ids: Collection[str]) -> dict[str, tuple[str, str]]:
        """Of what type these incidents are, and of what realis."""
        query = select(incidents.c.id, incidents.c.type, incidents.c.realis)
        now = {
            id: (type, realis)
            for some in in_parts(sorted(ids))
            for id, type, realis in self._connection.execute(query.where(incidents.c.id.in_(some)))
        }
        return now | {id: (one.type, one.realis) for id, one in self._stood().items() if id in ids}

    def findings(self, documents: Collection[str]) -> Iterator[Findings]:
        """What was found in these reports, but for what somebody says is wrong."""
        return map(self._findings, sorted(documents))


@dataclass(slots=True)
class Memory:
    """What those who ask one store at once have in common: only one derives, and incidents of a day are at hand."""

    deriving: Lock = field(default_factory=Lock)
    stood: OrderedDict[tuple[object, ...], Stood] = field(default_factory=OrderedDict)
    looking: Lock = field(default_factory=Lock)
    unwritten: Unwritten = field(default_factory=Unwritten)

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
