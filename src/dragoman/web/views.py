"""What is exported of each view: which items, and which reports and accounts the formats of other tools need.

The chronology is its incidents; a format that tells them with their words (a dossier, GeoJSON, ACLED's table) needs the
reports that tell of them as well, each without what has nothing to do with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dragoman.accounts import Accounts, Anew, Incident, Toll
from dragoman.accounts_json import position_to_json
from dragoman.errors import BadRequest
from dragoman.exports.escaping import Cell
from dragoman.frames import PASSAGES
from dragoman.records import Findings
from dragoman.sayings import Position
from dragoman.stores.pages import Page
from dragoman.web.answers import DAYS, KINDS, Item, Json, Kind, every, record, source, table_of
from dragoman.web.changes import changes
from dragoman.web.desk import Desk
from dragoman.web.filters import Filters
from dragoman.web.networks import Tie
from dragoman.web.pages.claims import shown_of
from dragoman.web.pages.network import network_of
from dragoman.web.pages.reports import report_query
from dragoman.web.paging import part
from dragoman.web.people import find_positions

Gather = Callable[[Desk, Filters, list[Item] | None], tuple[Iterable[Findings], Accounts]]

#: So many reports of a search, the best, are exported.
FOUND = 1000


@dataclass(frozen=True, slots=True)
class View:
    """What is exported of a view: items of a ``kind``, and the reports and accounts that other formats tell of.

    ``whole``: as JSON Lines all that was found in its reports is told, and not the items alone.
    """

    kind: Kind
    gathered: Gather | None = None
    whole: bool = False


def without(findings: Findings, kept: Callable[[str], bool]) -> Findings:
    """The findings of a report without those records whose ids are not kept."""
    return replace(
        findings,
        events=tuple(one for one in findings.events if kept(one.id)),
        claims=tuple(one for one in findings.claims if kept(one.id)),
        figures=tuple(one for one in findings.figures if kept(one.id)),
    )


def _of_incidents(desk: Desk, filters: Filters, chosen: list[Item] | None) -> tuple[Iterable[Findings], Accounts]:
    kind = KINDS["incidents"]
    parts: dict[str, str] = {}
    reports: dict[str, None] = {}
    for incident in chosen if chosen is not None else every(kind, desk, filters):
        parts.update(dict.fromkeys(incident.events, incident.id))
        reports.update(dict.fromkeys(incident.documents))
    incidents = set(parts.values())
    tolls = [toll for toll in desk.tolls(filters.as_of) if toll.incident in incidents]
    told: Iterable[Incident] = chosen if chosen is not None else Anew(lambda: every(kind, desk, filters))
    accounts = Accounts(told, tolls, as_of=filters.as_of)
    return (_telling(desk.store.findings(report), parts) for report in reports), accounts


def _telling(findings: Findings, events: dict[str, str]) -> Findings:
    """Of a report what it tells of these events: themselves, who says so, how many."""
    figures = {one.id for one in findings.figures if one.event in events}
    about = {*figures, *events}
    said = {one.id for one in findings.claims if not about.isdisjoint(one.about)}
    return without(findings, lambda id: id in events or id in figures or id in said)


def _of_records(name: str) -> Gather:
    def gather(desk: Desk, filters: Filters, chosen: list[Item] | None) -> tuple[Iterable[Findings], Accounts]:
        items = chosen if chosen is not None else every(KINDS[name], desk, filters)
        by_report = groupby(items, key=lambda item: item[0])
        told = (Findings(document, **{name: tuple(one for _, one in group)}) for document, group in by_report)
        return told, Accounts(())

    return gather


def _of_reports(desk: Desk, filters: Filters, chosen: list[Item] | None) -> tuple[Iterable[Findings], Accounts]:
    items = chosen if chosen is not None else every(KINDS["reports"], desk, filters)
    return (desk.store.findings(document.id) for document in items), Accounts()


def _of_tolls(desk: Desk, filters: Filters, chosen: list[Item] | None) -> tuple[Iterable[Findings], Accounts]:
    tolls: list[Toll] = chosen if chosen is not None else list(every(KINDS["tolls"], desk, filters))
    wanted = dict.fromkeys(toll.incident for toll in tolls if toll.incident)
    called = desk.incidents_called(wanted, filters.as_of)
    incidents = [called[id] for id in wanted if id in called]
    events = {event: one.id for one in incidents for event in one.events}
    counted = {figure for toll in tolls for count in toll.counts for figure in count.figures}
    reports = dict.fromkeys(report for toll in tolls for count in toll.counts for report in count.documents)
    told = (without(desk.store.findings(report), lambda id: id in counted or id in events) for report in reports)
    return told, Accounts(incidents, tolls, as_of=filters.as_of)


def _of_tracks(name: str) -> Gather:
    def gather(desk: Desk, filters: Filters, chosen: list[Item] | None) -> tuple[Iterable[Findings], Accounts]:
        items = chosen if chosen is not None else list(every(KINDS[name], desk, filters))
        reports = dict.fromkeys(report for one in items for step in one.steps for report in step.documents)
        told = (desk.store.findings(report) for report in reports)
        return told, Accounts((), **{name: items}, as_of=filters.as_of)

    return gather


# Views that no kind of the interface for programs is


def _ties(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    shown = part(network_of(desk, filters).ties, after, rows)
    return Page(shown.items, shown.later)


def _tie(tie: Tie) -> Json:
    named = ("talk_of_cooperation", "acts_of_cooperation", "talk_of_conflict", "acts_of_conflict")
    return {
        "one": tie.one.name,
        "one_key": tie.one.key,
        "other": tie.other.name,
        "other_key": tie.other.key,
        **dict(zip(named, tie.counts, strict=True)),
        "types": dict(tie.types),
        "first_day": tie.first.isoformat() if tie.first else None,
        "last_day": tie.last.isoformat() if tie.last else None,
    }


def _tie_row(tie: Tie) -> list[Cell | bool]:
    types = "; ".join(f"{type} {count}" for type, count in tie.types)
    return list({**_tie(tie), "types": types}.values())


TIE = (
    *("one", "one_key", "other", "other_key"),
    *("talk_of_cooperation", "acts_of_cooperation", "talk_of_conflict", "acts_of_conflict"),
    *("types", "first_day", "last_day"),
)


def _positions(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    if filters.actor is None:
        raise BadRequest("actor: expected the key of somebody, as on the page of actors")
    shown = part(find_positions(desk.store, filters.actor, filters.as_of), after, rows)
    return Page(shown.items, shown.later)


def _position_rows(position: Position) -> Iterator[list[Cell | bool]]:
    for one in position.sayings:
        day = one.reported.isoformat() if one.reported else None
        yield [
            position.id, position.actor.name, position.issue, position.changed,
            one.what, one.holds, day, one.words.quote, one.words.document, position.on,
        ]  # fmt: skip


POSITIONS = Kind(
    "What somebody has said yes or no to, those that changed first",
    _positions,
    position_to_json,
    (
        "position_id", "actor", "issue", "changed", "what", "yes", "reported", "words", "document_id", "incident_id",
    ),
    _position_rows,
    ("actor", "as_of"),
)  # fmt: skip


def _found(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    if filters.text is None:
        raise BadRequest("text: expected words to look for")
    found = desk.store.search(replace(report_query(filters), limit=FOUND))
    shown = part([(one.document, one.evidence) for one in found], after, rows)
    return Page(shown.items, shown.later)


def _quoted(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    if filters.text is None:
        raise BadRequest("text: expected words to look for")
    said, later = desk.store.finding.quotes(report_query(filters), rows, int(after or 0))
    return Page([(one.document, one.claim) for one in said], None if later is None else str(later))


def _opposed(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    return KINDS["tensions"].fetch(desk, shown_of(filters), rows, after)


def _passage(item: Item) -> Json:
    document, words = item
    told = {"start": words.span.start, "end": words.span.end, "text": words.quote}
    return {"document": source(document), "passage": told}


def _of_found(desk: Desk, filters: Filters, chosen: list[Item] | None) -> tuple[Iterable[Findings], Accounts]:
    items = chosen if chosen is not None else every(FINDING, desk, filters)
    return (desk.store.findings(document.id) for document, _ in items), Accounts()


def _changes(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    if filters.since is None:
        raise BadRequest("since: expected the day after which to tell what became known")
    days = filters.since, min(filters.until or date.max, filters.as_of or date.max)
    found = list(changes(desk, *days).each())
    shown = part(found, after, rows)
    return Page(shown.items, shown.later)


def _change(item: Item) -> Json:
    change, told = item
    return {"change": change, "records": [record(one.document, one.record) for one in told]}


def _change_rows(item: Item) -> Iterator[list[Cell | bool]]:
    change, told = item
    for one in told:
        words = getattr(one.record, "evidence", None) or one.record.content
        day = one.document.day
        yield [
            change,
            type(one.record).__name__.lower(),
            one.record.id,
            words.quote,
            one.document.publisher,
            day.isoformat() if day else None,
            one.document.title,
            one.document.url,
            one.document.id,
        ]


FINDING = Kind("Passages", _found, _passage, tuple(PASSAGES), table_of(PASSAGES), ("text",))
NETWORK = Kind("Pairs of actors", _ties, _tie, TIE, lambda tie: [_tie_row(tie)], ())
QUOTES = replace(
    KINDS["claims"], what="What is said with words", fetch=_quoted, filters=("text", "publisher", *DAYS), one=None
)
OPPOSED = replace(KINDS["tensions"], fetch=_opposed)
DIFFERENCES = Kind(
    "What became known",
    _changes,
    _change,
    ("change", "record", "id", "words", "publisher", "published", "title", "url", "document_id"),
    _change_rows,
    ("since", "until"),
)

_INCIDENTS = View(KINDS["incidents"], _of_incidents)
VIEWS: dict[str, View] = {
    "chronology": _INCIDENTS,
    "incidents": _INCIDENTS,
    "map": _INCIDENTS,
    "network": View(NETWORK, _of_incidents),
    "events": View(KINDS["events"], _of_records("events")),
    "claims": View(KINDS["claims"], _of_records("claims")),
    "figures": View(KINDS["figures"], _of_records("figures")),
    "tensions": View(OPPOSED),
    "tolls": View(KINDS["tolls"], _of_tolls),
    "processes": View(KINDS["processes"], _of_tracks("processes")),
    "proceedings": View(KINDS["proceedings"], _of_tracks("proceedings")),
    "actors": View(KINDS["actors"]),
    "positions": View(POSITIONS),
    "reports": View(KINDS["reports"], _of_reports, whole=True),
    "search": View(FINDING, _of_found, whole=True),
    "quotes": View(QUOTES),
    "diff": View(DIFFERENCES),
}
