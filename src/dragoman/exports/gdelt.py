"""Incidents and their mentions as GDELT 2.0 has them: tab-separated, without a header, 61 and 16 columns.

An air strike is EventCode 195, root 19, QuadClass 4, Goldstein -10; each report of it is a row among the mentions, with
where in its text the actor and the deed stand. GDELT knows nothing of plans and denials, so they are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.acled import number, sides
from dragoman.exports.escaping import Cell, web_address
from dragoman.exports.occurrences import HAPPENED, Occurrence, day, occurrences, publishers
from dragoman.exports.rows import Columns, joined, write_rows
from dragoman.exports.shelf import Telling
from dragoman.knowledge.concordance import Cameo, load_concordance
from dragoman.records import Actor, Document, Findings, Mention, Place

#: What stands where PLOVER has a country and CAMEO a group or a kind of organisation.
GROUPS = {
    "UNO": ("UNO", "IGO"),
    "EUR": ("EEC", "IGO"),
    "IGO": (None, "IGO"),
    "NGO": (None, "NGO"),
    "IMG": (None, "IMG"),
    "MNC": (None, "MNC"),
}
#: GDELT's kinds of place; the United States have their own.
CITY, STATE, COUNTRY, US_CITY, US_STATE = 4, 5, 1, 3, 2
PLACES = {"exact": CITY, "town": CITY, "district": STATE, "region": STATE, "country": COUNTRY}
OF_THE_STATES = {CITY: US_CITY, STATE: US_STATE}
WEB, CITED = 1, 2
TYPES = 3


class Row(NamedTuple):
    """An incident as GDELT sees it: a code, two actors, where it was done."""

    occurrence: Occurrence
    cameo: Cameo
    one: list[Actor]
    other: list[Actor]
    day: date


class Said(NamedTuple):
    """One report of it."""

    row: Row
    telling: Telling


def write_events(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One row an incident; how many there were."""
    return write_rows(EVENTS, _rows(records, accounts), stream, tabs=True, header=False)


def write_mentions(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One row for each report's event of an incident; how many there were."""
    mentions = (Said(row, told) for row in _rows(records, accounts) for told in row.occurrence.tellings)
    return write_rows(MENTIONS, mentions, stream, tabs=True, header=False)


def _rows(records: Iterable[Findings], accounts: Accounts) -> Iterator[Row]:
    tables = load_concordance()
    for occurrence in occurrences(records, accounts):
        incident, when = occurrence.incident, day(occurrence.period)
        if incident.realis in HAPPENED and when:
            yield Row(occurrence, tables.kind(incident.type, incident.mode).cameo, *sides(occurrence), when)


class _Party(NamedTuple):
    """A side's first actor in CAMEO's pieces: country, known group, and up to three types."""

    name: str
    country: str
    group: str
    types: tuple[str, ...]


def _party(actors: list[Actor]) -> _Party:
    if not actors:
        return _Party("", "", "", ())
    actor, sides_of = actors[0], load_concordance().sides
    group, kind = GROUPS.get(actor.country or "", (None, None))
    types = [code for sector in actor.sectors if sector in sides_of and (code := sides_of[sector].cameo)]
    country = "" if group or kind else actor.country or ""
    return _Party(
        actor.name.upper(), country, group or "", tuple(dict.fromkeys([*filter(None, [kind]), *types]))[:TYPES]
    )


def _actor(prefix: str, who: Callable[[Row], list[Actor]]) -> Columns[Row]:
    def type_code(place: int) -> Callable[[Row], str]:
        return lambda row: "".join(_party(who(row)).types[place : place + 1])

    return {
        f"{prefix}Code": lambda row: _code(_party(who(row))),
        f"{prefix}Name": lambda row: _party(who(row)).name,
        f"{prefix}CountryCode": lambda row: _party(who(row)).country,
        f"{prefix}KnownGroupCode": lambda row: _party(who(row)).group,
        f"{prefix}EthnicCode": _nothing,
        f"{prefix}Religion1Code": _nothing,
        f"{prefix}Religion2Code": _nothing,
        **{f"{prefix}Type{place + 1}Code": type_code(place) for place in range(TYPES)},
    }


def _nothing(_: object) -> str:
    return ""


def _code(party: _Party) -> str:
    return "".join([party.country, party.group, *party.types])


def _nowhere(prefix: str) -> Columns[Row]:
    """Where an actor comes from is not known; GDELT says 0 and leaves the rest empty."""
    parts = ("FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    return {f"{prefix}_Type": lambda _: 0, **{f"{prefix}_{part}": _nothing for part in parts}}


def _of_place(value: Callable[[Place], Cell]) -> Callable[[Row], Cell]:
    return lambda row: value(row.occurrence.place) if row.occurrence.place else ""


def _place_type(row: Row) -> int:
    place = row.occurrence.place
    kind = PLACES.get(place.precision, 0) if place else 0
    return OF_THE_STATES.get(kind, kind) if place and place.country == "USA" else kind


def _fips(place: Place) -> str:
    country = load_concordance().countries.get(place.country or "")
    return (country.fips if country else None) or ""


def _full_name(place: Place) -> str:
    country = load_concordance().countries.get(place.country or "")
    return joined(dict.fromkeys([place.name, country.name if country else None]), ", ")


def _fraction(row: Row) -> str:
    # GDELT's own reckoning, in which each month has thirty days.
    return f"{row.day.year + (row.day.month * 30 + row.day.day) / 365:.4f}"


def _leads(row: Row) -> int:
    """Whether a report tells it in its first paragraph."""
    return int(
        any("\n\n" not in told.document.text[: told.event.trigger.span.start] for told in row.occurrence.tellings)
    )


def _stamp(moment: date | None) -> str:
    if moment is None:
        return ""
    return moment.strftime("%Y%m%d%H%M%S") if isinstance(moment, datetime) else f"{moment:%Y%m%d}000000"


def _added(row: Row) -> str:
    return next((_stamp(document.published) for document in row.occurrence.documents if document.published), "")


def _address(document: Document) -> str:
    return web_address(document.url) or ""


EVENTS: Columns[Row] = {
    "GLOBALEVENTID": lambda row: number(row.occurrence.incident.id),
    "SQLDATE": lambda row: f"{row.day:%Y%m%d}",
    "MonthYear": lambda row: f"{row.day:%Y%m}",
    "Year": lambda row: row.day.year,
    "FractionDate": _fraction,
    **_actor("Actor1", lambda row: row.one),
    **_actor("Actor2", lambda row: row.other),
    "IsRootEvent": _leads,
    "EventCode": lambda row: row.cameo.code,
    "EventBaseCode": lambda row: row.cameo.base,
    "EventRootCode": lambda row: row.cameo.root,
    "QuadClass": lambda row: row.cameo.quad,
    "GoldsteinScale": lambda row: row.cameo.goldstein,
    "NumMentions": lambda row: len(row.occurrence.tellings),
    "NumSources": lambda row: len(publishers(row.occurrence.documents)) or 1,
    "NumArticles": lambda row: len(row.occurrence.documents),
    "AvgTone": _nothing,
    **_nowhere("Actor1Geo"),
    **_nowhere("Actor2Geo"),
    "ActionGeo_Type": _place_type,
    "ActionGeo_FullName": _of_place(_full_name),
    "ActionGeo_CountryCode": _of_place(_fips),
    "ActionGeo_ADM1Code": _of_place(_fips),
    "ActionGeo_ADM2Code": _nothing,
    "ActionGeo_Lat": _of_place(lambda place: place.latitude),
    "ActionGeo_Long": _of_place(lambda place: place.longitude),
    "ActionGeo_FeatureID": lambda row: _fips(row.occurrence.place) if row.occurrence.place else "",
    "DATEADDED": _added,
    "SOURCEURL": lambda row: next(filter(None, map(_address, row.occurrence.documents)), ""),
}


def _offset(parties: tuple[Mention, ...]) -> int:
    return parties[0].evidence.span.start if parties else -1


def _confidence(said: Said) -> int:
    """In steps of ten, as GDELT's is; what a rule found is as sure as it gets."""
    score = said.telling.event.score
    return 100 if score is None else round(score * 10) * 10


MENTIONS: Columns[Said] = {
    "GLOBALEVENTID": lambda said: number(said.row.occurrence.incident.id),
    "EventTimeDate": lambda said: _stamp(said.row.day),
    "MentionTimeDate": lambda said: _stamp(said.telling.document.published),
    "MentionType": lambda said: WEB if _address(said.telling.document) else CITED,
    "MentionSourceName": lambda said: said.telling.document.publisher,
    "MentionIdentifier": lambda said: _address(said.telling.document) or said.telling.document.id,
    "SentenceID": _nothing,
    "Actor1CharOffset": lambda said: _offset(said.telling.event.actors),
    "Actor2CharOffset": lambda said: _offset(said.telling.event.recipients),
    "ActionCharOffset": lambda said: said.telling.event.trigger.span.start,
    "InRawText": lambda _: 1,
    "Confidence": _confidence,
    "MentionDocLen": lambda said: len(said.telling.document.text),
    "MentionDocTone": _nothing,
    "MentionDocTranslationInfo": _nothing,
    "Extras": _nothing,
}
