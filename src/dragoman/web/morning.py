"""What somebody wants to know who opens the desk in the morning: what is new, how talks stand, who counts how many.

"New" is what reports published after a day added: on 6 May that medics count fifteen where they had counted twelve, and
that a ministry denies the strike of which the papers told on the 3rd.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman import wording
from dragoman.accounts import Count, Process, Step, Toll
from dragoman.records import Evidence
from dragoman.stores import IncidentQuery, Totals
from dragoman.stores.incidentqueries import IncidentRow
from dragoman.web import changes
from dragoman.web.desk import Desk
from dragoman.web.dossiers import type_name
from dragoman.web.news import News, news_of

#: Days that are offered to look back to, and the one that is looked back to if nobody says.
DAYS, THIRD = 8, 2
#: Reports that are looked through for what is new; who wants more asks ``dragoman diff``.
MOST = 150
#: What happened in so much time before the newest report is lately.
LATELY = timedelta(days=180)
#: Lines of each list.
TALKS, TOLLS, SOURCES, SHARED = 8, 6, 5, 12


@dataclass(frozen=True, slots=True)
class Talk:
    """A negotiation in a line: how it stands, since when, and its last step with the words that tell of it."""

    id: str
    parties: str
    mediators: str
    status: str | None
    since: date | None
    step: str
    when: str
    words: Evidence | None


@dataclass(frozen=True, slots=True)
class Series:
    """The latest number of one source, and the report that gives it; ``falls`` where it is below an earlier one."""

    source: str
    count: Count
    report: str
    falls: bool


@dataclass(frozen=True, slots=True)
class TollLine:
    """A toll with the latest number of each source; ``more`` sources are not shown."""

    id: str
    measure: str
    scope: str
    series: tuple[Series, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Shared:
    """An incident that several independent reports tell of."""

    id: str
    what: str
    who: str
    when: str
    where: str
    sources: int
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """How much there is to read, or was on a day."""

    documents: int
    incidents: int
    shared: int
    claims: int
    figures: int


@dataclass(frozen=True, slots=True)
class Morning:
    """All of the first page. ``newest`` is None in a store without a dated report; ``earliest`` is the earliest day
    that can be looked back to, where the one asked for was before it. ``crowd`` is how many reports came out since,
    where they are too many to be looked through while somebody waits; then there are no ``news``. ``empty`` is a store
    without any report."""

    empty: bool
    stats: Stats
    newest: date | None
    since: date | None
    days: tuple[tuple[date, int], ...]
    earliest: date | None
    news: News | None
    crowd: int | None
    talks: tuple[Talk, ...]
    tolls: tuple[TollLine, ...]
    shared: tuple[Shared, ...]


def morning(desk: Desk, since: date | None = None, as_of: date | None = None) -> Morning:
    """What is on the first page, with what became known after ``since``; as it was on a day, or as it is."""
    totals = desk.held("totals", None, desk.store.totals)
    days = desk.held("days", as_of, lambda: desk.store.reports.active_days(MOST, as_of))
    newest = days[0][0] if days else None
    after, earliest = _window(days, since)
    news, crowd = None, 0
    if newest and after:
        crowd = desk.held("crowd", (after, newest), lambda: changes.crowd(desk, after, newest))
        if crowd <= changes.MOST:
            news = desk.held("news", (after, newest), lambda: news_of(changes.changes(desk, after, newest)))
    return Morning(
        empty=not totals.documents,
        stats=desk.held("stats", as_of, lambda: _stats(desk, totals, as_of)),
        newest=newest,
        since=after,
        days=tuple(days[:DAYS]),
        earliest=earliest,
        news=news,
        crowd=crowd if crowd > changes.MOST else None,
        talks=tuple(_talks(desk.processes(as_of))),
        tolls=tuple(_tolls(desk, desk.tolls(as_of), as_of)),
        shared=desk.held("shared", (newest, as_of), lambda: tuple(_shared(desk, newest, as_of))),
    )


def _stats(desk: Desk, totals: Totals, as_of: date | None) -> Stats:
    """How much there is; told by several is what the list that the number leads to has."""
    shared = desk.count_incidents(IncidentQuery(as_of=as_of, sources=2))
    if as_of is None:
        return Stats(totals.documents, totals.incidents, shared, totals.claims, totals.figures)
    told = desk.store.reported(as_of)
    return Stats(told.documents, desk.count_incidents(IncidentQuery(as_of=as_of)), shared, told.claims, told.figures)


def _window(days: Sequence[tuple[date, int]], since: date | None) -> tuple[date | None, date | None]:
    """After which day reports are looked through, and the earliest that is, where one asked for more."""
    if not days:
        return None, None
    read, earliest = 0, days[0][0] - timedelta(days=1)
    for day, number in days:
        read += number
        if read > MOST and day != days[0][0]:
            break
        earliest = day - timedelta(days=1)
    asked = since or (days[min(THIRD, len(days) - 1)][0] - timedelta(days=1))
    asked = min(asked, days[0][0] - timedelta(days=1))
    return (asked, None) if asked >= earliest else (earliest, earliest if since else None)


# How talks stand


def _talks(processes: Iterable[Process]) -> Iterator[Talk]:
    def last(process: Process) -> date:
        return process.statuses[-1].since if process.statuses else date.min

    for process in sorted(processes, key=last, reverse=True)[:TALKS]:
        status = process.statuses[-1] if process.statuses else None
        step = process.steps[-1]
        yield Talk(
            id=process.id,
            parties=", ".join(wording.clean(party.name) for party in process.parties),
            mediators=", ".join(wording.clean(party.name) for party in process.mediators),
            status=status.status if status else None,
            since=status.since if status else None,
            step=step_in_words(step),
            when=wording.days(step.period),
            words=step.words[0] if step.words else None,
        )


def step_in_words(step: Step) -> str:
    """A step in a line: "proposal 2, Sudland, in Tarsa", "answer, Northern League: accepted"."""
    what = f"{step.kind.replace('_', ' ')} {step.number}" if step.number else step.kind.replace("_", " ")
    told = [what, *(wording.clean(actor.name) for actor in step.by)]
    if step.place:
        told.append(f"in {wording.clean(step.place)}")
    return f"{', '.join(told)}: {step.answer}" if step.answer else ", ".join(told)


# Who counts how many


def _tolls(desk: Desk, tolls: Iterable[Toll], as_of: date | None) -> Iterator[TollLine]:
    """Those with several sources first, then those counted last."""

    def weight(toll: Toll) -> tuple[bool, bool, date]:
        sources = {count.source for count in toll.counts}
        return len(sources) > 1, toll.scope == "cumulative", max(_as_of(count) for count in toll.counts)

    for toll in sorted(tolls, key=weight, reverse=True)[:TOLLS]:
        latest = {count.source: count for count in sorted(toll.counts, key=_as_of)}
        shown = sorted(latest.values(), key=_as_of, reverse=True)
        yield TollLine(
            id=toll.id,
            measure=toll.measure.replace("_", " "),
            scope=_scope(desk, toll, as_of),
            series=tuple(_series(count, toll) for count in shown[:SOURCES]),
            more=max(0, len(shown) - SOURCES),
        )


def _as_of(count: Count) -> date:
    return count.as_of or date.min


def _scope(desk: Desk, toll: Toll, as_of: date | None) -> str:
    if toll.scope == "cumulative":
        start = toll.since.start if toll.since else None
        return f"since {wording.one_day(start)}" if start else "in all"
    one = desk.incidents_called([toll.incident], as_of).get(toll.incident) if toll.incident else None
    if one is None:
        return "in one incident"
    place = wording.clean(one.places[0].value.name) if one.places else ""
    day = wording.days(one.periods[0].value) if one.periods else ""
    return ", ".join(filter(None, [type_name(one.type, one.mode), place, day]))


def _series(count: Count, toll: Toll) -> Series:
    source = wording.clean(count.source) if count.source else "in the reports’ own voice"
    return Series(source, count, count.documents[0], bool(set(count.figures) & set(toll.falls)))


# What several tell


def _shared(desk: Desk, newest: date | None, as_of: date | None) -> Iterator[Shared]:
    """Those that most tell of what happened lately, or of all where lately nothing did."""
    asked = IncidentQuery(sources=2, order="sources", limit=SHARED, as_of=as_of)
    lately = replace(asked, since=newest - LATELY) if newest and newest > date.min + LATELY else asked
    yield from map(_line, desk.incident_rows(lately).rows or desk.incident_rows(asked).rows)


def _line(row: IncidentRow) -> Shared:
    actors, recipients = (", ".join(map(wording.clean, side[:2])) for side in (row.actors, row.recipients))
    return Shared(
        id=row.id,
        what=type_name(row.type, row.mode),
        who=f"{actors or 'someone'} → {recipients}" if recipients else actors,
        when=wording.days(row.period),
        where=wording.clean(row.place or ""),
        sources=row.sources,
        disputed=row.disputed,
    )
