"""What became known between two days, or two moments, what changed, what was denied or taken back.

On 3 May a strike was reported; on 5 May a ministry denied it, and medics who had counted twelve killed count fifteen:
from 3 to 5 May one thing was denied and one figure changed. The days are those of publication, the moments those at
which the store got its reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, Generic, TypeVar

from dragoman.accounts import Incident
from dragoman.errors import BadRequest
from dragoman.records import Claim, Document, Event, Figure, Findings, Mention, Period
from dragoman.stores.clocks import moment
from dragoman.stores.queries import ClaimQuery, EventQuery, FigureQuery, ReportQuery
from dragoman.stores.rows import folded
from dragoman.stores.sides import Sides
from dragoman.stores.store import Store

Record = TypeVar("Record", Event, Claim, Figure)

#: What can be denied: what is told as a fact, or as somebody's plan.
TOLD = ("actual", "ongoing", "planned")

#: Events that may be the one denied are fetched so many at a time: it is mostly the first.
FEW = 8

#: Reported after the one day, if it matters, and on the other or before.
Window = tuple[date | None, date]
Counted = tuple[str, str, str, str, str, date | None]
Read = Callable[[str], Findings]


@dataclass(frozen=True, slots=True)
class Told(Generic[Record]):
    """A record and the report that it stands in."""

    document: Document
    record: Record


#: What one report gives for one thing: the figure of each number; and by the occurrence, where it is known.
Numbers = Mapping[tuple[int | None, int | None], Told[Figure]]
ByIncident = dict[str | None, Numbers]


@dataclass(frozen=True, slots=True)
class Known:
    """Something that no report had told before: its first event, and how many reports tell of it by now."""

    first: Told[Event]
    reports: int


@dataclass(frozen=True, slots=True)
class Denial:
    """An event that was told, and the later event ("did not happen") or claim that denies it.

    ``inside`` is the id of the event as the denial tells it.
    """

    told: Told[Event]
    denied: Told[Event] | Told[Claim]
    inside: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, and the one that the same source gives for the same later."""

    before: Told[Figure]
    after: Told[Figure]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that reports published after one day and up to another have added.

    A denial by the publisher or the speaker who had told it is under ``withdrawn``.
    """

    events: tuple[Known, ...]
    claims: tuple[Told[Claim], ...]
    figures: tuple[Told[Figure], ...]
    denied: tuple[Denial, ...]
    withdrawn: tuple[Denial, ...]
    changed: tuple[Change, ...]

    def each(self) -> Iterator[tuple[str, tuple[Told[Any], ...]]]:
        """One after another: what kind of change it is, and the records, the earlier first."""
        yield from (("known", (known.first,)) for known in self.events)
        yield from (("denied", (denial.told, denial.denied)) for denial in self.denied)
        yield from (("withdrawn", (denial.told, denial.denied)) for denial in self.withdrawn)
        yield from (("changed", (change.before, change.after)) for change in self.changed)
        yield from (("known", (told,)) for told in self.figures)
        yield from (("known", (told,)) for told in self.claims)


def differences(store: Store, first: date, last: date, *, back: int | None = None) -> Differences:
    """What a reader who knew all reports up to ``first`` learns from those up to ``last``.

    What is denied or changed is looked for in all earlier reports, or in those of so many days ``back``. Two moments
    are asked of a store as it was ``held`` at the later one.
    """
    recorded = isinstance(first, datetime)
    if recorded != isinstance(last, datetime):
        raise BadRequest(f"from {first} to {last}: expected two days, or two moments with their hours")
    if moment(first) >= moment(last) if recorded else first >= last:  # type: ignore[arg-type]
        raise BadRequest(f"from {first} to {last}: expected a day and a later one")
    if recorded:
        return _between(store, {"recorded_after": first}, {"recorded_by": first}, None, date.max)
    since = None if back is None else first - min(timedelta(days=back), first - date.min)
    between = {"reported_after": first, "reported_by": last}
    return _between(store, between, {"reported_after": since, "reported_by": first}, since, last)


def _between(
    store: Store, between: dict[str, Any], before: dict[str, Any], since: date | None, last: date
) -> Differences:
    """What the reports ``between`` add to those ``before``, of which those after the day ``since`` are looked at."""
    events = [Told(*each) for each in store.events(EventQuery(**between))]
    claims = [Told(*each) for each in store.claims(ClaimQuery(**between))]
    figures = [Told(*each) for each in store.figures(FigureQuery(**between))]
    # One report may hold many denials.
    read = lru_cache(maxsize=1024)(store.findings)
    found = _denials(store, read, events, claims, (since, last))
    denials = [(denial, _takes_back(read, denial)) for denial in found]
    denying = {denial.inside for denial, _ in denials}
    changed, new = _against_earlier(store, figures, before)
    return Differences(
        events=tuple(_known(store, [told for told in events if told.record.id not in denying], between)),
        claims=tuple(claims),
        figures=tuple(new),
        denied=tuple(denial for denial, taken_back in denials if not taken_back),
        withdrawn=tuple(denial for denial, taken_back in denials if taken_back),
        changed=tuple(changed),
    )


# Events


def _known(store: Store, events: Sequence[Told[Event]], between: dict[str, Any]) -> Iterator[Known]:
    """Of each occurrence of which no report had told before those ``between``, the event that was reported first."""
    news = {document.id for document in store.documents(ReportQuery(**between))}
    of_event = _incidents(store, [told.record.id for told in events])
    seen: set[str] = set()
    for told in sorted(events, key=lambda told: told.document.day or date.max):
        incident = of_event.get(told.record.id)
        if incident is None:
            yield Known(told, 1)
        elif incident.id not in seen:
            seen.add(incident.id)
            if all(_is_new(store, id, between, news) for id in incident.documents):
                yield Known(told, len(incident.documents))


def _is_new(store: Store, report: str, between: dict[str, Any], news: set[str]) -> bool:
    """Whether nobody knew a report before; of one without a day nobody can say that anybody did."""
    if report in news or "recorded_after" in between:
        return report in news
    day = store.document(report).day
    return day is None or day > between["reported_after"]


def _incidents(store: Store, ids: Iterable[str]) -> dict[str, Incident]:
    """The incident of each of these events that has one."""
    found: dict[str, Incident] = {}
    for incident in store.comparisons.incidents_of(ids):
        found.update(dict.fromkeys(incident.events, incident))
    return found


# Denials


def _denials(
    store: Store, read: Read, events: Sequence[Told[Event]], claims: Sequence[Told[Claim]], within: Window
) -> Iterator[Denial]:
    """Each denial with the latest event that it denies, where there is one."""
    denying = list(_denying(read, events, claims))
    doubted = {denied.id for denied, _ in denying}
    since, last = within
    by_type: dict[str, list[Sides]] = {}
    for told in store.sides({denied.type for denied, _ in denying}, TOLD, after=since, by=last):
        if told.event not in doubted:
            by_type.setdefault(told.type, []).append(told)
    for of_type in by_type.values():
        of_type.sort(key=lambda told: told.day, reverse=True)
    for denied, by in denying:
        may_be = (told.event for told in by_type.get(denied.type, ()) if _may_be_denied(told, denied, by.document.day))
        for told_before in _each(store, may_be):
            if _may_meet(_own_period(told_before.record), _own_period(denied)):
                yield Denial(told_before, by, denied.id)
                break


def _may_be_denied(told: Sides, denied: Event, day: date | None) -> bool:
    """Whether it was told by that day, and both are by the same, or on the same, by and on nobody else."""
    pairs = ((told.actors, denied.actors), (told.recipients, denied.recipients))
    # Who is not named on one side may be whoever is on the other.
    named = [not ours.isdisjoint(map(_who, theirs)) for ours, theirs in pairs if ours and theirs]
    return day is not None and told.day <= day and bool(named) and all(named)


def _each(store: Store, ids: Iterable[str]) -> Iterator[Told[Event]]:
    """The events with these ids, in that order, fetched as they are needed."""
    left = iter(ids)
    while some := list(islice(left, FEW)):
        found = store.comparisons.events(some)
        yield from (Told(*found[id]) for id in some if id in found)


def _denying(
    read: Read, events: Sequence[Told[Event]], claims: Sequence[Told[Claim]]
) -> Iterator[tuple[Event, Told[Event] | Told[Claim]]]:
    """Events that are denied: said not to have happened, or inside of what somebody denies."""
    inside: set[str] = set()
    for claim in claims:
        if claim.record.stance == "denies" and claim.record.about:
            for event in read(claim.document.id).events:
                if event.id in claim.record.about:
                    inside.add(event.id)
                    yield event, claim
    for told in events:
        if told.record.realis == "negated" and told.record.id not in inside:
            yield told.record, told


def _who(mention: Mention) -> str:
    actor = mention.actor
    return (actor.id or folded(actor.name)) if actor else folded(mention.evidence.quote)


def _own_period(event: Event) -> Period | None:
    # The day of its report says only that an event was not later.
    return None if event.dated_by in ("publication", "reported-by") else event.period


def _may_meet(ours: Period | None, theirs: Period | None) -> bool:
    if ours is None or theirs is None:
        return True
    early, late = date.min, date.max
    return (ours.start or early) < (theirs.end or late) and (theirs.start or early) < (ours.end or late)


def _takes_back(read: Read, denial: Denial) -> bool:
    """Whether it is the publisher or the speaker who had told it."""
    voices = _voices(read, denial.told.document, denial.told.record.id)
    denied = denial.denied
    if isinstance(denied.record, Claim):
        return _voice(denied.document, denied.record) in voices
    return bool(voices & _voices(read, denied.document, denied.record.id))


def _voices(read: Read, document: Document, event: str) -> set[str]:
    """Who says that an event happened: those whose claims hold it, or else the publisher."""
    claims = [claim for claim in read(document.id).claims if event in claim.about]
    return {_voice(document, claim) for claim in claims} or {_publisher(document)}


def _voice(document: Document, claim: Claim) -> str:
    return _who(claim.speaker) if claim.speaker else _publisher(document)


def _publisher(document: Document) -> str:
    return f"publisher {document.publisher or document.id}"


# Figures


def _against_earlier(
    store: Store, figures: Sequence[Told[Figure]], before: dict[str, Any]
) -> tuple[list[Change], list[Told[Figure]]]:
    """Which figures are other than those that the same source gave before, and which nobody gave at all."""
    keys = {_counted(told) for told in figures}
    # Within some days all figures are few; of all days only those of the measures that matter.
    some_days = before.get("reported_after") is not None
    measures = [None] if some_days else sorted({told.record.measure for told in figures})
    earlier = [
        told
        for measure in measures
        for told in _figures(store, FigureQuery(measure=measure, **before))
        if _counted(told) in keys
    ]
    of_event = _incidents(store, [told.record.event for told in (*earlier, *figures) if told.record.event])
    earliest, after = _latest(earlier, of_event), _latest(figures, of_event)
    changed, new = [], []
    for key, by_incident in after.items():
        for incident, latest in by_incident.items():
            old = _comparable(earliest.get(key, {}), by_incident, incident)
            gone = [told for numbers, told in old.items() if numbers not in latest]
            added = [told for numbers, told in latest.items() if numbers not in old]
            # Of two numbers of no known occurrence nobody can say which takes the place of which.
            if gone and (incident or len(gone) == len(added) == 1):
                changed += [Change(gone[min(at, len(gone) - 1)], told) for at, told in enumerate(added)]
            else:
                new += added
    return changed, new


def _figures(store: Store, query: FigureQuery) -> Iterator[Told[Figure]]:
    return (Told(*each) for each in store.figures(query))


def _latest(figures: Iterable[Told[Figure]], of_event: Mapping[str, Incident]) -> dict[Counted, ByIncident]:
    """Of each thing counted, and each occurrence that it is counted for, what the last report gives."""
    found: dict[Counted, ByIncident] = {}
    for told in figures:
        incident = of_event.get(told.record.event or "")
        of_key = found.setdefault(_counted(told), {})
        given = of_key.get(incident.id if incident else None, {})
        if any(other.document.id != told.document.id for other in given.values()):
            given = {}
        of_key[incident.id if incident else None] = {**given, (told.record.low, told.record.high): told}
    return found


def _comparable(before: ByIncident, after: ByIncident, incident: str | None) -> Numbers:
    """What was given before for the same occurrence."""
    if incident in before:
        return before[incident]
    # A number of no known occurrence can be of the one that the other is of, where it is the only one.
    alone = len(before) == len(after) == 1 and (incident is None or None in before)
    return next(iter(before.values())) if alone else {}


def _counted(told: Told[Figure]) -> Counted:
    """What a figure counts, since when, and who says so: the publisher, where nobody is named."""
    figure = told.record
    source = folded(figure.source.quote) if figure.source else _publisher(told.document)
    whom, where = (folded(words.quote) if words else "" for words in (figure.of, figure.place))
    # "12 killed", by nobody, nowhere, is comparable with no other number.
    alone = figure.id if not (figure.source or figure.of or figure.place) else ""
    # 61 killed on 21 March are not fewer than the 1,022 who were killed before.
    return (figure.measure, source, whom, where, alone, figure.period.start if figure.period else None)
