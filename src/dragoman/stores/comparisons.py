"""What comparing reports leaves behind in a store, and what it is asked for.

A new report is compared with those that share a band of its sketch, and its events with those that share a key; each
report is kept as compared in one transaction. Events that links hold together are then settled into incidents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, insert, or_, select

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json, incident_to_json
from dragoman.findings import event_from_json, figure_from_json
from dragoman.records import Document, Event, Figure, Findings, Link
from dragoman.stores import rows
from dragoman.stores.incidentqueries import IncidentQuery, conditions
from dragoman.stores.queries import taken_back
from dragoman.stores.schema import bands, compared, documents, events, figures, incidents, keys, links, members, traces

Opened = Callable[[], AbstractContextManager[Connection]]

#: Ids in one question: SQLite takes some thousands, and fewer are no slower.
TOGETHER = 500


#: What names a judgement: of what kind it is, on which two, and whose.
PAIR = ("kind", "left", "right", "by")


class Comparisons:
    """The part of a store that the resolvers work on."""

    def __init__(
        self,
        reading: Opened,
        writing: Opened,
        findings: Callable[[str], Findings],
        document: Callable[[str], Document],
        order: Sequence[Any],
    ) -> None:
        self._reading, self._writing = reading, writing
        self._findings, self._document, self._order = findings, document, order

    # Comparing

    def uncompared(self) -> Iterator[tuple[Findings, str]]:
        """Reports that have not been compared with the others since they were last read, in order of publication.

        With each comes a digest of what was found in it, by which whoever keeps it says which reading was compared.
        """
        query = (
            select(documents.c.id, documents.c.digest)
            .outerjoin(compared, and_(compared.c.document == documents.c.id, compared.c.digest == documents.c.digest))
            .where(compared.c.document.is_(None))
            .order_by(*self._order)
        )
        with self._reading() as connection:
            read = [(id, digest) for id, digest in connection.execute(query)]
        return ((self._findings(id), digest) for id, digest in read)

    def sharing(self, sketch: Sequence[int], document: str) -> list[Document]:
        """Other reports of whose sketches a band is the same."""
        query = select(bands.c.document).distinct().where(bands.c.band.in_(sketch), bands.c.document != document)
        with self._reading() as connection:
            ids = sorted(connection.execute(query).scalars())
        return list(map(self._document, ids))

    def meeting(self, looked_up: Iterable[int]) -> dict[int, list[str]]:
        """The events under each of these keys."""
        found: dict[int, list[str]] = {}
        with self._reading() as connection:
            for some in _in_parts(sorted(set(looked_up))):
                for key, event in connection.execute(select(keys.c.key, keys.c.event).where(keys.c.key.in_(some))):
                    found.setdefault(key, []).append(event)
        return found

    def traces(self, wanted: Iterable[str]) -> Iterator[Mapping[str, Any]]:
        """The traces of these events, as they were kept."""
        with self._reading() as connection:
            for some in _in_parts(sorted(set(wanted))):
                for record in connection.execute(select(traces.c.record).where(traces.c.event.in_(some))).scalars():
                    yield json.loads(record)

    def lay_down(
        self,
        document: str,
        digest: str,
        sketch: Sequence[int],
        told: Mapping[str, tuple[Mapping[str, Any], Sequence[int]]],
    ) -> None:
        """What a report is compared by: its sketch, and the trace and keys of each of its events.

        It comes before the comparing: of two reports that are compared at once, one at least sees the other.
        """
        with self._writing() as connection:
            if not _stands(connection, document, digest):
                return
            forget(connection, document)
            connection.execute(delete(bands).filter_by(document=document))
            _insert(connection, bands, [{"band": band, "document": document} for band in sorted(set(sketch))])
            _insert(
                connection,
                traces,
                [{"event": id, "document": document, "record": rows.packed(trace)} for id, (trace, _) in told.items()],
            )
            _insert(
                connection,
                keys,
                [{"key": key, "event": id} for id, (_, under) in told.items() for key in sorted(set(under))],
            )

    def keep(self, document: str, digest: str, found: Sequence[Link]) -> None:
        """A report and its events have been compared: the links that were found.

        Others of the same events stay: whoever compares another report at the same time may just have found them, and
        what an earlier reading left went when the report was laid down.
        """
        told = [rows.of_link(link) for link in found]
        with self._writing() as connection:
            if not _stands(connection, document, digest):
                return
            if told:
                same = and_(*(links.c[name] == bindparam(f"its_{name}") for name in PAIR))
                connection.execute(
                    delete(links).where(same), [{f"its_{name}": row[name] for name in PAIR} for row in told]
                )
            _insert(connection, links, told)
            _dissolve(connection, sorted({end for link in found for end in (link.left, link.right)}))
            connection.execute(delete(compared).filter_by(document=document))
            connection.execute(insert(compared), {"document": document, "digest": digest})

    # Settling

    def unsettled(self) -> list[str]:
        """Events that belong to no incident yet."""
        query = select(traces.c.event).outerjoin(members, members.c.event == traces.c.event)
        with self._reading() as connection:
            return sorted(connection.execute(query.where(members.c.event.is_(None))).scalars())

    def linked(self, wanted: Iterable[str]) -> list[Link]:
        """The judgements on these events, whoever made them."""
        with self._reading() as connection:
            return _linked(connection, sorted(wanted))

    def events(self, wanted: Sequence[str]) -> dict[str, tuple[Document, Event]]:
        """These events, by their ids, each with its report."""
        with self._reading() as connection:
            told = [
                (document, record)
                for some in _in_parts(sorted(wanted))
                for document, record in connection.execute(
                    select(events.c.document, events.c.record).where(events.c.id.in_(some))
                )
            ]
        read = ((self._document(document), json.loads(record)) for document, record in told)
        return {event.id: (document, event) for document, row in read for event in [event_from_json(row, document)]}

    def figures(self, wanted: Sequence[str]) -> Iterator[tuple[Document, Figure]]:
        """What is counted for these events, in the order of publication."""
        query = select(documents.c.instant, figures.c.document, figures.c.position, figures.c.record).join_from(
            figures, documents, documents.c.id == figures.c.document
        )
        with self._reading() as connection:
            told = [
                ((instant is None, instant, document, position), record)
                for some in _in_parts(sorted(wanted))
                for instant, document, position, record in connection.execute(query.where(figures.c.event.in_(some)))
            ]
        for (_, _, document_id, _), record in sorted(told, key=lambda row: (row[0][0], row[0][1] or "", *row[0][2:])):
            document = self._document(document_id)
            yield document, figure_from_json(json.loads(record), document)

    def originals(self, wanted: Iterable[str]) -> dict[str, str]:
        """Of each of these reports that is a copy, the report that it is a copy of."""
        query = select(links.c.right, links.c.left).where(links.c.kind == "copy", links.c.judgement == "same")
        found: dict[str, str] = {}
        with self._reading() as connection:
            for some in _in_parts(sorted(wanted)):
                of_these = query.where(links.c.right.in_(some), ~taken_back())
                ordered = of_these.order_by(links.c.score, links.c.left)
                found.update((right, left) for right, left in connection.execute(ordered))
        return found

    def settle(self, settled: Sequence[Incident], seen: Iterable[Link]) -> None:
        """Keep these incidents in place of all that their events belonged to; ``seen`` are the links they rest on.

        One of whose events another build has read anew meanwhile, or on which a judgement came in, is left for the
        next round.
        """
        ids = sorted(event for incident in settled for event in incident.events)
        known = {rows.judged(link) for link in seen}
        with self._writing() as connection:
            told = [link for link in _linked(connection, ids) if rows.judged(link) not in known]
            there = _traced(connection, {*ids, *(end for link in told for end in (link.left, link.right))})
            # What is judged the same as an event outside was not seen; that it is another one changes nothing here.
            news = {
                end
                for link in told
                if there.issuperset((link.left, link.right))
                and (link.judgement == "same" or {link.left, link.right}.issubset(ids))
                for end in (link.left, link.right)
            }
            for some in _in_parts(ids):
                old = select(members.c.incident).where(members.c.event.in_(some))
                connection.execute(delete(incidents).where(incidents.c.id.in_(old)))
            kept = [one for one in settled if there.issuperset(one.events) and news.isdisjoint(one.events)]
            _insert(connection, incidents, [_row(incident) for incident in kept])
            _insert(
                connection,
                members,
                [{"event": event, "incident": one.id} for one in kept for event in one.events],
            )

    # Asking

    def incidents(self, query: IncidentQuery | None = None) -> Iterator[Incident]:
        """The incidents asked for, in time order, those without a day last."""
        asked = query or IncidentQuery()
        found = select(incidents.c.record).where(*conditions(asked)).limit(asked.limit)
        with self._reading() as connection:
            ordered = found.order_by(incidents.c.moment.is_(None), incidents.c.moment, incidents.c.id)
            for record in connection.execute(ordered).scalars():
                yield incident_from_json(json.loads(record))

    def incidents_of(self, wanted: Iterable[str]) -> list[Incident]:
        """The incidents that these events belong to, each once."""
        with self._reading() as connection:
            told = {
                id: record
                for some in _in_parts(sorted(set(wanted)))
                for id, record in connection.execute(
                    select(incidents.c.id, incidents.c.record)
                    .join_from(incidents, members, members.c.incident == incidents.c.id)
                    .where(members.c.event.in_(some))
                )
            }
        return [incident_from_json(json.loads(told[id])) for id in sorted(told)]

    def incident(self, id: str) -> Incident:
        """One incident."""
        with self._reading() as connection:
            record = connection.execute(select(incidents.c.record).filter_by(id=id)).scalar_one()
        return incident_from_json(json.loads(record))

    def beginning(self, kind: Literal["event", "incident"], letters: str, most: int = 5) -> list[str]:
        """The ids that begin with these letters, no more than ``most``; if one is just these letters, that one."""
        ids = {"event": events, "incident": incidents}[kind].c.id
        query = select(ids).where(ids.startswith(letters, autoescape=True)).order_by(ids).limit(most)
        with self._reading() as connection:
            found = list(connection.execute(query).scalars())
        return found[:1] if letters in found else found

    def judgements(self) -> list[Link]:
        """What people have said of pairs of events."""
        query = select(links).where(links.c.kind == "event", links.c.by.startswith("person/"))
        with self._reading() as connection:
            ordered = query.order_by(links.c.left, links.c.right, links.c.by)
            return [rows.link_of(dict(row)) for row in connection.execute(ordered).mappings()]

    # Judging

    def judge(self, *said: Link) -> None:
        """Keep what people say of two events each, all or nothing, and put both anew into incidents when next settled.

        What the same person said of the same two before gives way. ``Store.judgements`` does this and notes who did it.
        """
        with self._writing() as connection:
            for link in said:
                say(connection, link)

    def take_back(self, link: Link) -> None:
        """Forget what a person said of these two events."""
        with self._writing() as connection:
            take_back(connection, link)


def forget(connection: Connection, document: str) -> None:
    """Drop the traces of a report that is read or compared anew, and the incidents that they stood in.

    What its text was compared by stays, and so do the judgements of people.
    """
    own = list(connection.execute(select(traces.c.event).filter_by(document=document)).scalars())
    own.sort()
    _dissolve(connection, own)
    for some in _in_parts(own):
        judged = links.c.by.startswith("person/")
        connection.execute(delete(links).where(links.c.kind == "event", _at_either_end(some), ~judged))
    connection.execute(delete(traces).filter_by(document=document))
    connection.execute(delete(compared).filter_by(document=document))


def say(connection: Connection, link: Link) -> None:
    """Keep what a person says of two events, in place of what the same person said of them before."""
    take_back(connection, link)
    connection.execute(insert(links), [rows.of_link(link)])


def take_back(connection: Connection, link: Link) -> None:
    """Forget what a person said of two events."""
    these = and_(links.c.kind == link.kind, links.c.left == link.left, links.c.right == link.right)
    connection.execute(delete(links).where(these, links.c.by == link.by))
    _dissolve(connection, [link.left, link.right])


def _dissolve(connection: Connection, wanted: Sequence[str]) -> None:
    """Take apart the incidents of these events, so that all their events are settled anew."""
    for some in _in_parts(wanted):
        old = select(members.c.incident).where(members.c.event.in_(some))
        connection.execute(delete(incidents).where(incidents.c.id.in_(old)))


def _stands(connection: Connection, document: str, digest: str) -> bool:
    """Whether what was found in the report is still what was compared; it may be read anew, or taken out, meanwhile."""
    return connection.execute(select(documents.c.digest).filter_by(id=document)).scalar() == digest


def _traced(connection: Connection, wanted: Iterable[str]) -> set[str]:
    """Those of the events that have a trace."""
    return {
        event
        for some in _in_parts(sorted(wanted))
        for event in connection.execute(select(traces.c.event).where(traces.c.event.in_(some))).scalars()
    }


def _linked(connection: Connection, wanted: Sequence[str]) -> list[Link]:
    told = {
        (row["kind"], row["left"], row["right"], row["by"]): rows.link_of(dict(row))
        for some in _in_parts(wanted)
        for row in connection.execute(select(links).where(links.c.kind == "event", _at_either_end(some))).mappings()
    }
    return list(told.values())


def _insert(connection: Connection, table: Any, filled: list[dict[str, Any]]) -> None:
    if filled:
        connection.execute(insert(table), filled)


def _at_either_end(ids: Sequence[str]) -> ColumnElement[bool]:
    return or_(links.c.left.in_(ids), links.c.right.in_(ids))


def _in_parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (ids[first : first + TOGETHER] for first in range(0, len(ids), TOGETHER))


def _row(incident: Incident) -> rows.Row:
    period = incident.periods[0].value if incident.periods else None
    place = incident.places[0].value if incident.places else None
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "realis": incident.realis,
        **rows.days(period),
        "moment": rows.moment(period),
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "reports": len(incident.documents),
        "sources": incident.sources,
        "record": rows.packed(incident_to_json(incident)),
    }
