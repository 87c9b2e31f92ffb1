"""What the desk knows of each kind of thing, as JSON: for programs, and for files that people save.

A kind is one line of ``KINDS``: how a page of it is fetched, how one of it is, and which filters mean something for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain
from typing import Any, Literal

from dragoman.accounts import Count, Incident
from dragoman.accounts_json import incident_to_json, tension_to_json
from dragoman.errors import BadRequest
from dragoman.exports.escaping import Cell
from dragoman.exports.workbook import SHEETS, case_rows, talk_rows, toll_rows
from dragoman.findings import to_json
from dragoman.frames import CLAIMS, EVENTS, FIGURES, REPORT, Columns
from dragoman.records import Claim, Document, Event, Figure, Findings
from dragoman.sayings import Tension
from dragoman.stores import ClaimQuery, EventQuery, FigureQuery, ReportQuery
from dragoman.stores.lookups import told_by_ids
from dragoman.stores.pages import Page, page, page_of_reports
from dragoman.tracks_json import proceeding_to_json, process_to_json, toll_to_json
from dragoman.web.desk import Desk
from dragoman.web.dossiers import is_later
from dragoman.web.filters import Filters
from dragoman.web.fitting import fitting
from dragoman.web.incidentlines import incident_query
from dragoman.web.pages.actors import people_of
from dragoman.web.pages.claims import tensions
from dragoman.web.pages.processes import has_party
from dragoman.web.pages.tolls import select as select_tolls
from dragoman.web.paging import part
from dragoman.web.people import searched
from dragoman.web.rendering import bounds
from dragoman.wording import amended

Json = dict[str, Any]
Item = Any
Fetch = Callable[[Desk, Filters, int, str | None], Page[Item]]

#: So many of a kind are fetched at once where all are wanted.
TOGETHER = 500

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing, each of which is an item: a record with its report, an incident, a negotiation.

    ``told`` is an item as JSON, ``rows`` what it is in a table under ``header``; ``filters`` are the names of those
    that mean something for the kind, ``one`` finds one by its id,
    as of the day of the filters. ``texts`` fetches a page of items that the store keeps as JSON anyway.
    """

    what: str
    fetch: Fetch
    told: Callable[[Item], Json]
    header: tuple[str, ...]
    rows: Callable[[Item], Iterable[Sequence[Cell | bool]]]
    filters: tuple[str, ...]
    one: Callable[[Desk, Filters, str], Item | None] | None = None
    texts: Callable[[Desk, Filters, int, str | None], Page[str]] | None = None


def page_of_texts(kind: Kind, desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[str]:
    """A page of a kind, each item as JSON."""
    if kind.texts:
        return kind.texts(desk, filters, rows, after)
    found = kind.fetch(desk, filters, rows, after)
    return Page([_COMPACT.encode(kind.told(one)) for one in found.items], found.next)


def every(kind: Kind, desk: Desk, filters: Filters) -> Iterator[Item]:
    """All of a kind that filters ask for, fetched part by part."""
    after = None
    while True:
        found = kind.fetch(desk, filters, TOGETHER, after)
        yield from found.items
        after = found.next
        if after is None:
            return


# Records of reports


def source(document: Document) -> Json:
    """What a report says of itself, without its text."""
    told: Json = to_json(Findings(document))["document"]
    return {key: value for key, value in told.items() if key != "text"}


def record(document: Document, told: Event | Claim | Figure) -> Json:
    """A record as the contract of findings has it, with its report."""
    kind = {Event: "events", Claim: "claims", Figure: "figures"}[type(told)]
    row: Json = to_json(Findings(document, **{kind: (told,)}))[kind][0]  # type: ignore[arg-type]
    return {**row, "document": source(document)}


def _events(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    query = EventQuery(
        actor=filters.actor,
        place=filters.place,
        type=filters.type,
        realis=filters.realis,
        publisher=filters.publisher,
        text=filters.text,
        since=filters.since,
        until=filters.until,
        reported_by=filters.as_of,
    )
    return page(desk.store, query, rows, after)


def _claims(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    query = ClaimQuery(
        speaker=filters.actor,
        target=filters.target,
        stance=filters.stance,
        publisher=filters.publisher,
        text=filters.text,
        since=filters.since,
        until=filters.until,
        reported_by=filters.as_of,
    )
    return page(desk.store, query, rows, after)


def _figures(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    query = FigureQuery(
        measure=filters.measure,
        publisher=filters.publisher,
        text=filters.text,
        since=filters.since,
        until=filters.until,
        reported_by=filters.as_of,
    )
    return page(desk.store, query, rows, after)


def _reports(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    query = ReportQuery(
        words=filters.text,
        publisher=filters.publisher,
        published_since=filters.since,
        published_until=filters.until,
        reported_by=filters.as_of,
    )
    return page_of_reports(desk.store, query, rows, after)


def _report(desk: Desk, filters: Filters, id: str) -> Item | None:
    try:
        found = desk.store.document(id)
    except BadRequest:
        return None
    return None if is_later(found, filters.as_of) else found


def _one(kind: Literal["events", "claims", "figures"]) -> Callable[[Desk, Filters, str], Item | None]:
    def find(desk: Desk, filters: Filters, id: str) -> Item | None:
        found = dict(told_by_ids(desk.store, kind, [id])).get(id)
        return None if found is None or is_later(found[0], filters.as_of) else found

    return find


def table_of(columns: Columns) -> Callable[[Item], Iterable[Sequence[Cell | bool]]]:
    """The one row of an item that is a report and a record of it; days as ISO 8601 writes them."""
    cells = [column.cell for column in columns.values()]

    def rows(item: Item) -> Iterator[list[Any]]:
        told = (cell(*item) for cell in cells)
        yield [one.isoformat() if isinstance(one, date) else one for one in told]

    return rows


# What reports come to


def _incidents(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    found = desk.incident_page(incident_query(desk, filters, limit=rows, after=after))
    return Page(found.rows, found.next)


def _incident_texts(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[str]:
    found = desk.incident_texts(incident_query(desk, filters, limit=rows, after=after))
    return Page(found.rows, found.next)


def _incident(desk: Desk, filters: Filters, id: str) -> Item | None:
    return desk.incidents_called([id], filters.as_of).get(id)


INCIDENT = (
    *("incident_id", "type", "mode", "realis", "first_day", "last_day", "place", "country", "precision"),
    *("latitude", "longitude", "actors", "recipients", "numbers", "sources", "reports", "disputed"),
    "judged",
)


def _incident_rows(incident: Incident) -> Iterator[list[Cell | bool]]:
    period = incident.periods[0].value if incident.periods else None
    place = incident.places[0].value if incident.places else None
    first, last = (period.start, period.last) if period else (None, None)
    yield [
        incident.id,
        incident.type,
        incident.mode,
        incident.realis,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        *([place.name, place.country, place.precision, place.latitude, place.longitude] if place else [None] * 5),
        "; ".join(one.value.name for one in incident.actors),
        "; ".join(one.value.name for one in incident.recipients),
        "; ".join(map(_number, incident.counts)),
        incident.sources,
        len(incident.documents),
        bool(incident.disputed),
        "; ".join(map(amended, incident.amendments)) or None,
    ]


def _number(count: Count) -> str:
    words = [bounds(count.low, count.high, count.approximate), count.measure.replace("_", " "), count.of or ""]
    return " ".join(filter(None, words)) + (f" ({count.source})" if count.source else "")


def _processes(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    found = [one for one in desk.processes(filters.as_of) if has_party(one.parties, filters.actor)]
    return _listed(found, rows, after)


def _proceedings(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    found = [
        one for one in desk.proceedings(filters.as_of) if has_party((*one.defendants, *one.applicants), filters.actor)
    ]
    return _listed(found, rows, after)


def _tolls(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    return _listed(select_tolls(desk.tolls(filters.as_of), filters), rows, after)


def _listed(found: Sequence[Any], rows: int, after: str | None) -> Page[Item]:
    shown = part(found, after, rows)
    return Page(shown.items, shown.later)


def _of_account(find: Callable[[Desk, date | None], Sequence[Any]]) -> Callable[[Desk, Filters, str], Any]:
    return lambda desk, filters, id: next((one for one in find(desk, filters.as_of) if one.id == id), None)


def _actors(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    return _listed(searched(people_of(desk, filters.as_of), filters.actor, filters.country), rows, after)


def _tensions(desk: Desk, filters: Filters, rows: int, after: str | None) -> Page[Item]:
    return _listed(fitting(desk.store, tensions(desk, filters.as_of), filters), rows, after)


TENSION = ("kind", "about", "speaker", "says", "day", "other_speaker", "other_says", "other_day", "resolved_by")


def _tension_rows(tension: Tension) -> Iterator[list[Cell | bool]]:
    sides = (
        [one.speaker.name if one.speaker else None, one.words.quote, one.reported.isoformat() if one.reported else None]
        for one in (tension.left, tension.right)
    )
    yield [tension.kind, tension.about, *chain.from_iterable(sides), tension.resolved_by]


DAYS = ("since", "until", "as_of")

KINDS: dict[str, Kind] = {
    "reports": Kind(
        "What was read, in the order of publication",
        _reports,
        source,
        tuple(REPORT),
        lambda document: table_of(REPORT)((document, document)),
        ("publisher", "text", *DAYS),
        _report,
    ),
    "events": Kind(
        "What each report tells of, in time order",
        _events,
        lambda item: record(*item),
        tuple(EVENTS),
        table_of(EVENTS),
        ("actor", "place", "type", "realis", "publisher", "text", *DAYS),
        _one("events"),
    ),
    "claims": Kind(
        "Who says so, in the order of reports; the actor is the speaker",
        _claims,
        lambda item: record(*item),
        tuple(CLAIMS),
        table_of(CLAIMS),
        ("actor", "target", "stance", "publisher", "text", *DAYS),
        _one("claims"),
    ),
    "figures": Kind(
        "How many, in the order of reports",
        _figures,
        lambda item: record(*item),
        tuple(FIGURES),
        table_of(FIGURES),
        ("measure", "publisher", "text", *DAYS),
        _one("figures"),
    ),
    "incidents": Kind(
        "What happened once, however many reports tell of it, in time order",
        _incidents,
        incident_to_json,
        INCIDENT,
        _incident_rows,
        ("actor", "place", "type", "quad", "process", "realis", "publisher", "text", "sources", "disputed", *DAYS),
        _incident,
        _incident_texts,
    ),
    "actors": Kind(
        "Who takes part and who speaks, those with most to tell of first",
        _actors,
        asdict,
        ("key", "name", "country", "sectors", "incidents", "claims"),
        lambda person: [list(asdict(person).values())],
        ("actor", "country", "as_of"),
    ),
    "processes": Kind(
        "Negotiations, each with its steps",
        _processes,
        process_to_json,
        SHEETS["Talks"],
        talk_rows,
        ("actor", "as_of"),
        _of_account(Desk.processes),
    ),
    "proceedings": Kind(
        "Cases before courts, each with its steps",
        _proceedings,
        proceeding_to_json,
        SHEETS["Cases"],
        case_rows,
        ("actor", "as_of"),
        _of_account(Desk.proceedings),
    ),
    "tolls": Kind(
        "Figures that count the same people, by who counts them",
        _tolls,
        toll_to_json,
        SHEETS["Tolls"],
        toll_rows,
        ("measure", "text", "disputed", *DAYS),
        _of_account(Desk.tolls),
    ),
    "tensions": Kind(
        "Pairs of claims that oppose each other, the latest first",
        _tensions,
        tension_to_json,
        TENSION,
        _tension_rows,
        ("actor", "target", "kind", "apparent", "stance", "publisher", "text", *DAYS),
    ),
}
