"""The nouns of many reports: one occurrence, one toll, one negotiation, with every disagreement kept.

Three papers tell of a strike in Tarsa: it is one ``Incident`` with three events; that one of them says twelve were
killed and another fifteen are two ``Count``s, each with who says so. Nothing here is a fact of its own: each part
names, by their ids, the events, claims and figures from which it is put together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from dragoman.records import Actor, Evidence, Period, Place, Realis, digest

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Variant(Generic[Value]):
    """A value that some reports give: ``told`` are ids of the events or figures that give it.

    ``sources`` is how many independent reports these are of: copies of one count once.
    """

    value: Value
    told: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number that somebody gives for somebody at some time: "the ministry put the dead at 52,300".

    ``source`` is whoever counted, as named, or ``None`` for the publishers' own voice; ``of`` whom, where it is not
    everybody; ``as_of`` the day for which the number holds, as far as it is known (of publication, if nothing says
    otherwise). ``figures`` are ids; ``documents`` the reports that they stand in.
    """

    measure: str
    low: int | None
    high: int | None
    approximate: bool
    of: str | None
    source: str | None
    as_of: date | None
    figures: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened once, however many reports tell of it: the events that links hold together.

    ``events`` and ``documents`` are ids in the order of publication; ``sources`` counts independent reports. Of each
    kind of value the best comes first and its rivals after it; none is dropped.
    """

    type: str
    mode: str | None
    realis: Realis
    events: tuple[str, ...]
    documents: tuple[str, ...]
    sources: int
    periods: tuple[Variant[Period], ...]
    places: tuple[Variant[Place], ...]
    actors: tuple[Variant[Actor], ...]
    recipients: tuple[Variant[Actor], ...]
    counts: tuple[Count, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("incident", self.events[0]))


@dataclass(frozen=True, slots=True)
class Toll:
    """Figures that count the same people, as a series: each source's numbers over time.

    ``scope`` is ``incident`` (the dead of one occurrence; ``incident`` is its id) or ``cumulative`` (all since a war
    began; ``since`` where the reports say so). ``falls`` are ids of figures below an earlier cumulative one of the
    same source.
    """

    scope: Literal["incident", "cumulative"]
    measure: str
    incident: str | None
    since: Period | None
    counts: tuple[Count, ...]
    falls: tuple[str, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        first = self.counts[0].figures[0]
        object.__setattr__(self, "id", digest("toll", self.scope, self.measure, self.incident, first))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a process or proceeding: what (``kind``), by whom, and the named ``rule`` that derived it.

    ``events`` and ``claims`` are ids of what it was derived from, ``words`` the sentences that tell of it; ``terms``
    are the words of a proposal or agreement as reported; ``answer`` is a party's to a proposal (accepted, refused, in
    part); ``number`` that of a round. ``period`` is ``None`` where no day is known.
    """

    kind: str
    period: Period | None
    by: tuple[Actor, ...]
    to: tuple[Actor, ...]
    place: str | None
    answer: str | None
    terms: tuple[str, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    rule: str
    words: tuple[Evidence, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How a process stands from a day on, and the ``step`` (its place among the steps) that made it so."""

    since: date
    status: str
    step: int


@dataclass(frozen=True, slots=True)
class Process:
    """A negotiation: parties, mediators, venues, direct or not, and its steps in the order of time.

    ``direct`` is ``None`` where no report says whether the parties sit at one table.
    """

    parties: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    venues: tuple[str, ...]
    direct: bool | None
    steps: tuple[Step, ...]
    statuses: tuple[Status, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        names = sorted(party.id or party.country or party.name for party in self.parties)
        object.__setattr__(self, "id", digest("process", *names))


@dataclass(frozen=True, slots=True)
class Proceeding:
    """What goes on before a court: the parties, and applications, warrants, hearings and rulings as steps."""

    court: str
    defendants: tuple[Actor, ...]
    applicants: tuple[Actor, ...]
    steps: tuple[Step, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        first = self.steps[0]
        object.__setattr__(self, "id", digest("proceeding", self.court, *(first.events or first.claims)))
