"""What happened, with all that tells of it: an incident, its events, their reports, who vouches, how many.

Three papers tell of a strike in Tarsa: one occurrence with three tellings. Where nobody has looked which events are the
same, each event is an occurrence of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.accounts import Accounts, Count, Incident, Toll, Variant, lone_incident, standing
from dragoman.exports.shelf import Shelf, Telling, tellings
from dragoman.knowledge.concordance import Concordance, Side, load_concordance
from dragoman.knowledge.counters import load_counters
from dragoman.records import Actor, Claim, Document, Findings, Period, Place

#: What did happen or goes on; the rest was planned, feared or denied.
HAPPENED = frozenset(["actual", "ongoing"])


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An incident, who tells of it, and the tolls that count for it."""

    incident: Incident
    tellings: tuple[Telling, ...]
    tolls: tuple[Toll, ...] = ()

    @property
    def period(self) -> Period | None:
        """The best of its periods."""
        return next((variant.value for variant in self.incident.periods), None)

    @property
    def place(self) -> Place | None:
        """The best of its places."""
        return next((variant.value for variant in self.incident.places), None)

    @property
    def actors(self) -> list[Actor]:
        """Who acts."""
        return _values(self.incident.actors)

    @property
    def recipients(self) -> list[Actor]:
        """To whom it is done."""
        return _values(self.incident.recipients)

    @property
    def documents(self) -> list[Document]:
        """The reports that tell of it, each once."""
        return list({told.document.id: told.document for told in self.tellings}.values())

    @property
    def claims(self) -> list[Claim]:
        """What is said about it, by whoever says it."""
        return [claim for told in self.tellings for claim in told.claims]

    @property
    def disputed(self) -> bool:
        """Whether reports give different days, places or numbers, or somebody denies it."""
        incident = self.incident
        numbers = {(count.measure, count.of, count.low, count.high) for count in incident.counts}
        measured = {(count.measure, count.of) for count in incident.counts}
        denied = any(claim.stance in {"denies", "doubts"} for claim in self.claims)
        rivals = len(standing(incident.periods)) > 1 or len(standing(incident.places)) > 1
        return rivals or len(numbers) > len(measured) or denied

    def counts(self, measure: str) -> list[Count]:
        """Who counts how many: from its tolls, or else as the incident has it."""
        tolled = [count for toll in self.tolls if toll.measure == measure for count in toll.counts]
        return tolled or [count for count in self.incident.counts if count.measure == measure]


def occurrences(records: Iterable[Findings], accounts: Accounts) -> Iterator[Occurrence]:
    """Each incident of ``accounts`` in their order; where there are none, each event as an incident of its own."""
    if accounts.incidents is None:
        for findings in records:
            yield from _alone(findings)
        return
    with Shelf() as shelf:
        for findings in records:
            shelf.lay(findings)
        shelf.lay_tolls(accounts.tolls)
        for incident in accounts.incidents:
            yield gathered(shelf, incident)


def gathered(shelf: Shelf, incident: Incident) -> Occurrence:
    """The incident with what lies on the shelf of it."""
    told = [told for event in incident.events if (told := shelf.telling(event))]
    return Occurrence(incident, tuple(told), tuple(shelf.tolls(incident.id)))


def _alone(findings: Findings) -> Iterator[Occurrence]:
    for told in tellings(findings):
        yield Occurrence(lone_incident(told.document, told.event, told.figures), (told,))


def _values(variants: Iterable[Variant[Actor]]) -> list[Actor]:
    return [variant.value for variant in variants]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number as those who compare give it: the best of the counts, the lowest and the highest of them."""

    best: int
    low: int
    high: int


def estimate(counts: Iterable[Count]) -> Estimate | None:
    """The best is what most reports give, among equals the latest; ``None`` where nobody counts.

    "More than 12" goes in as 12, "nearly 40" as 40: those who compare want one number a count.
    """
    told = _wholes(count for count in counts if count.low is not None or count.high is not None)
    if not told:
        return None
    best = max(told, key=lambda count: (len(count.documents), count.as_of.toordinal() if count.as_of else 0))
    return Estimate(_least(best), min(map(_least, told)), max(map(_most, told)))


def _wholes(counts: Iterable[Count]) -> list[Count]:
    """Without those that each report tells beside a larger one of that source: "31 people, nine of them children"."""
    told = list(counts)
    by_document: dict[str, list[Count]] = defaultdict(list)
    for count in told:
        for document in count.documents:
            by_document[document].append(count)
    return [count for count in told if not all(_beside_a_larger(count, by_document[each]) for each in count.documents)]


def _beside_a_larger(count: Count, others: Iterable[Count]) -> bool:
    """Whether one of its source, or of anybody where it counts children alone, is larger."""
    some = (count.of or "").casefold() in load_counters().never_all
    return any(_most(other) > _most(count) and (some or count.source in (None, other.source)) for other in others)


def _least(count: Count) -> int:
    return next(number for number in (count.low, count.high) if number is not None)


def _most(count: Count) -> int:
    return next(number for number in (count.high, count.low) if number is not None)


def day(period: Period | None) -> date | None:
    """The one day that a table has room for: the first, or the last where no first is known."""
    return (period.start or period.last) if period else None


def days_long(period: Period | None) -> int | None:
    """How many days the period may mean; ``None`` where a side of it is open."""
    if period is None or period.start is None or period.end is None:
        return None
    return (period.end - period.start).days


def voices(claims: Iterable[Claim]) -> list[str]:
    """Who says so, each once, in the order of the text; the publishers' own voice is not among them."""
    speakers = (claim.speaker for claim in claims)
    return list(dict.fromkeys(who.actor.name if who.actor else who.evidence.quote for who in speakers if who))


def publishers(documents: Iterable[Document]) -> list[str]:
    """Who published, each once."""
    return list(dict.fromkeys(document.publisher for document in documents if document.publisher))


def side(actors: Iterable[Actor], tables: Concordance) -> Side | None:
    """What the first of them counts as whose sectors are known."""
    return next((side for actor in actors if (side := tables.side(actor.sectors))), None)


def country_name(occurrence: Occurrence) -> str:
    """The country of its place, by its name, or by its code where no list has it."""
    code = occurrence.place.country if occurrence.place else None
    country = load_concordance().countries.get(code or "")
    return country.name if country else code or ""


def against_civilians(occurrence: Occurrence, tables: Concordance) -> bool:
    """Whether it is done to civilians, as far as the sectors of its recipients tell."""
    met = side(occurrence.recipients, tables)
    return met is not None and met.side == "civilians"
