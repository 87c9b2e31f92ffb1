"""What comparing reports leaves behind in a store, and what it is asked for.

A new report is compared with those that share a band of its sketch, and its events with those that share a key; each
report is kept as compared in one transaction. Events that links hold together are then settled into incidents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, select

from dragoman.accounts import Incident
from dragoman.findings import event_from_json, figure_from_json
from dragoman.records import Actor, Claim, Document, Event, Figure, Findings, Link, Place, Verdict
from dragoman.stores import amending, changes, rows, terms
from dragoman.stores.callednames import incident_of, key_of
from dragoman.stores.derived import (
    GROWING,
    bands,
    compared,
    contributions,
    incidents,
    keys,
    members,
    readings,
    traces,
)
from dragoman.stores.dissolving import (
    dissolve,
    forget,
    forget_contributions,
    in_parts,
    keep_rows,
    linked,
    move,
    note_judged,
    say,
    standing,
    take_back,
    turn_new,
)
from dragoman.stores.gathering import gathered, in_hundreds
from dragoman.stores.holding import taken_back, wrong
from dragoman.stores.manners import give_way
from dragoman.stores.schema import documents, events, figures, links, verdicts
from dragoman.stores.settled import Opened, Settled

#: What names a judgement: of what kind it is, on which two, and whose.
PAIR = ("kind", "left", "right", "by")


#: What a report adds to the accounts: which Dragoman read it, what it adds to each, and how often verdicts had changed
#: when it was read.
Added = tuple[str, Mapping[str, Any], int]
#: A report as it is laid down: its id, its digest, its sketch, the trace and keys of each of its events, what it adds.
Laid = tuple[str, str, Sequence[int], Mapping[str, tuple[Mapping[str, Any], Sequence[int]]], Added]


class Comparisons(Settled):
    """The part of a store that the resolvers work on."""

    def __init__(
        self,
        reading: Opened,
        writing: Opened,
        document: Callable[[str], Document],
        order: Sequence[Any],
    ) -> None:
        super().__init__(reading)
        self._writing = writing
        self._document, self._order = document, order

    # Comparing

    def uncompared(self) -> Iterator[tuple[Findings, str]]:
        """Reports that have not been compared with the others since they were last read, in order of publication.

        With each comes a digest of what was found in it, by which whoever keeps it says which reading was compared.
        """
        return self._in_turn(dict(self._waiting()))

    def waiting(self) -> int:
        """How many reports are to be compared before incidents are of all that there is."""
        return len(self._waiting())

    def _waiting(self) -> list[tuple[str, str]]:
        query = (
            select(documents.c.id, documents.c.digest)
            .outerjoin(compared, and_(compared.c.document == documents.c.id, compared.c.digest == documents.c.digest))
            .where(compared.c.document.is_(None))
            .order_by(*self._order)
        )
        with self._reading() as connection:
            return [(id, digest) for id, digest in connection.execute(query)]

    def _in_turn(self, digests: Mapping[str, str]) -> Iterator[tuple[Findings, str]]:
        for ids in in_hundreds(digests):
            give_way()
            with self._reading() as connection:
                found = list(gathered(connection, ids))
            yield from ((findings, digests[findings.document.id]) for findings in found)

    def sharing(self, sketches: Mapping[str, Sequence[int]]) -> dict[str, list[Document]]:
        """The other reports of whose sketches a band is one of these, for each report."""
        under: dict[int, list[str]] = {}
        with self._reading() as connection:
            for band, document in _looked_up(connection, bands, {band for own in sketches.values() for band in own}):
                under.setdefault(band, []).append(document)
        return {
            document: list(map(self._document, sorted({id for band in own for id in under.get(band, ())} - {document})))
            for document, own in sketches.items()
        }

    def meeting(self, looked_up: Iterable[int]) -> dict[int, list[str]]:
        """The events under each of these keys."""
        found: dict[int, list[str]] = {}
        with self._reading() as connection:
            for key, event in _looked_up(connection, keys, set(looked_up)):
                found.setdefault(key, []).append(event)
        return found

    def traces(self, wanted: Iterable[str]) -> Iterator[Mapping[str, Any]]:
        """The traces of these events, as they were kept."""
        with self._reading() as connection:
            for some in in_parts(sorted(set(wanted))):
                for record in connection.execute(select(traces.c.record).where(traces.c.event.in_(some))).scalars():
                    yield json.loads(record)

    def lay_down(self, laid: Sequence[Laid]) -> None:
        """What reports are compared by: their sketches, and the trace and keys of each of their events; and what they
        add.

        It comes before the comparing: of two reports that are compared at once, one at least sees the other.
        """
        with self._writing() as connection:
            there = set(standing(connection, {document: digest for document, digest, *_ in laid}))
            laid = [one for one in laid if one[0] in there]
            forget(connection, sorted(there))
            connection.execute(delete(bands).where(bands.c.document.in_(sorted(there))))
            keep_rows(
                connection,
                bands,
                [
                    {"band": band, "document": document}
                    for document, _, sketch, _, _ in laid
                    for band in sorted(set(sketch))
                ],
            )
            keep_rows(
                connection,
                traces,
                [
                    {"event": id, "document": document, "record": rows.packed(trace)}
                    for document, _, _, told, _ in laid
                    for id, (trace, _) in told.items()
                ],
            )
            keep_rows(
                connection,
                keys,
                [
                    {"key": key, "event": id}
                    for _, _, _, told, _ in laid
                    for id, (_, under) in told.items()
                    for key in sorted({*under, key_of(incident_of(id))})
                ],
            )
            _contribute(connection, {document: added for document, _, _, _, added in laid})

    def keep(self, found: Sequence[tuple[str, str, Sequence[Link]]]) -> None:
        """Reports and their events have been compared: the id and digest of each, and the links that were found.

        Others of the same events stay: whoever compares another report at the same time may just have found them, and
        what an earlier reading left went when the report was laid down.
        """
        digests = {document: digest for document, digest, _ in found}
        with self._writing() as connection:
            there = standing(connection, digests)
            new = [link for document, _, of_report in found if document in there for link in of_report]
            told = [rows.of_link(link) for link in new]
            if told:
                same = and_(*(links.c[name] == bindparam(f"its_{name}") for name in PAIR))
                connection.execute(
                    delete(links).where(same), [{f"its_{name}": row[name] for name in PAIR} for row in told]
                )
            keep_rows(connection, links, told)
            note_judged(connection, new)
            dissolve(connection, sorted({end for link in new for end in (link.left, link.right)}))
            connection.execute(delete(compared).where(compared.c.document.in_(there)))
            keep_rows(connection, compared, [{"document": id, "digest": digests[id]} for id in there])

    def undisputed(self, found: Sequence[Findings]) -> tuple[list[Findings], int]:
        """The same without what somebody says is wrong; and how often such sayings had changed before it was asked."""
        with self._reading() as connection:
            judged = changes.times(connection).get(changes.VERDICTS, 0)
        if not judged:
            return list(found), judged
        told: list[Event | Claim | Figure] = []
        for findings in found:
            told += [*findings.events, *findings.claims, *findings.figures]
        gone = self.rejected(one.id for one in told)
        return [findings.without(gone) if gone else findings for findings in found], judged

    def contribute(self, document: str, digest: str, added: Added) -> None:
        """What a report adds to each account to which it adds anything."""
        with self._writing() as connection:
            if standing(connection, {document: digest}):
                forget_contributions(connection, [document])
                _contribute(connection, {document: added})

    # Settling

    def unsettled(self) -> list[str]:
        """Events that belong to no incident yet, those of one report beside each other."""
        query = select(traces.c.document, traces.c.event).outerjoin(members, members.c.event == traces.c.event)
        with self._reading() as connection:
            return [
                event for _, event in sorted(map(tuple, connection.execute(query.where(members.c.event.is_(None)))))
            ]

    def rejected(self, wanted: Iterable[str]) -> set[str]:
        """Those of these records that somebody says are wrong, and nobody that they are not."""
        with self._reading() as connection:
            return {
                record
                for some in in_parts(sorted(set(wanted)))
                for record in connection.execute(wrong().where(verdicts.c.record.in_(some))).scalars()
            }

    def linked(self, wanted: Iterable[str]) -> list[Link]:
        """The judgements on these events, whoever made them."""
        with self._reading() as connection:
            return linked(connection, sorted(wanted))

    def between(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Link]]:
        """The judgements on just these pairs of events, whoever made them; of each the lesser id comes first."""
        found: dict[tuple[str, str], list[Link]] = {pair: [] for pair in pairs}
        ends = {right for _, right in found}
        with self._reading() as connection:
            for some in in_parts(sorted({left for left, _ in found})):
                query = select(links).where(links.c.kind == "event", links.c.left.in_(some))
                for row in connection.execute(query).mappings():
                    if row["right"] in ends and (row["left"], row["right"]) in found:
                        found[row["left"], row["right"]].append(rows.link_of(dict(row)))
        return found

    def events(self, wanted: Sequence[str]) -> dict[str, tuple[Document, Event]]:
        """These events, by their ids, each with its report."""
        with self._reading() as connection:
            told = [
                (document, record)
                for some in in_parts(sorted(wanted))
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
                for some in in_parts(sorted(wanted))
                for instant, document, position, record in connection.execute(query.where(figures.c.event.in_(some)))
            ]
        for (_, _, document_id, _), record in sorted(told, key=lambda row: (row[0][0], row[0][1] or "", *row[0][2:])):
            document = self._document(document_id)
            yield document, figure_from_json(json.loads(record), document)

    def verdicts(self, wanted: Iterable[str]) -> dict[str, list[Verdict]]:
        """What is said of those of these events of which somebody says that a part should be otherwise."""
        with self._reading() as connection:
            return amending.verdicts_on(connection, wanted)

    def actor_called(self, name: str) -> Actor | None:
        """Whom a report means by a name, if any does."""
        with self._reading() as connection:
            return amending.actor_called(connection, name, self._document)

    def place_called(self, name: str) -> Place | None:
        """What place a report means by a name, if any does."""
        with self._reading() as connection:
            return amending.place_called(connection, name, self._document)

    def originals(self, wanted: Iterable[str]) -> dict[str, str]:
        """Of each of these reports that is a copy, the report that it is a copy of."""
        query = select(links.c.right, links.c.left).where(links.c.kind == "copy", links.c.judgement == "same")
        found: dict[str, str] = {}
        with self._reading() as connection:
            for some in in_parts(sorted(wanted)):
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
            told = [link for link in linked(connection, ids) if rows.judged(link) not in known]
            report = _traced(connection, {*ids, *(end for link in told for end in (link.left, link.right))})
            there = report.keys()
            # What is judged the same as an event outside was not seen; that it is another one changes nothing here.
            news = {
                end
                for link in told
                if there >= {link.left, link.right}
                and (link.judgement == "same" or {link.left, link.right}.issubset(ids))
                for end in (link.left, link.right)
            }
            for some in in_parts(ids):
                old = select(members.c.incident).where(members.c.event.in_(some))
                move(connection, select(members.c.event).where(members.c.incident.in_(old)))
                connection.execute(delete(incidents).where(incidents.c.id.in_(old)))
            kept = [one for one in settled if there >= set(one.events) and news.isdisjoint(one.events)]
            days = _days(connection, (document for one in kept for document in one.documents))
            keep_rows(connection, incidents, [rows.of_incident(incident, days) for incident in kept])
            keep_rows(
                connection,
                members,
                [
                    {"event": event, "incident": one.id, "document": report[event]}
                    for one in kept
                    for event in one.events
                ],
            )
            for some in in_parts(ids):
                move(connection, select(members.c.event).where(members.c.event.in_(some)))
            terms.fill(connection, [one.id for one in kept])
            amending.add_terms(
                connection, kept, lambda one: min(days.get(document, rows.NEVER) for document in one.documents)
            )
            changes.note(connection, [changes.INCIDENTS] if ids else [])

    # Judging

    def judgements(self) -> list[Link]:
        """What people have said of pairs of events."""
        query = select(links).where(links.c.kind == "event", links.c.by.startswith("person/"))
        with self._reading() as connection:
            ordered = query.order_by(links.c.left, links.c.right, links.c.by)
            return [rows.link_of(dict(row)) for row in connection.execute(ordered).mappings()]

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


def _contribute(connection: Connection, added: Mapping[str, Added]) -> None:
    """Where somebody judged a record since it was read, it is left to be read again."""
    now = changes.times(connection).get(changes.VERDICTS, 0)
    read = {document: (by, told) for document, (by, told, judged) in added.items() if judged == now}
    kept = [
        {"account": account, "document": document, "record": rows.packed(record)}
        for document, (_, told) in read.items()
        for account, record in told.items()
    ]
    keep_rows(connection, contributions, kept)
    turn_new(connection, [document for document, (_, told) in read.items() if not told.keys().isdisjoint(GROWING)])
    keep_rows(connection, readings, [{"document": document, "by": by} for document, (by, _) in read.items()])
    changes.note(connection, {account for _, told in read.values() for account in told})


def _looked_up(connection: Connection, table: Table, wanted: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The rows under these numbers, which stand in the question: that is read faster than so many parameters."""
    number, id = (column.name for column in table.c)
    for some in in_parts(sorted(wanted)):
        told = ", ".join(map(str, some))
        found = connection.exec_driver_sql(f"SELECT {number}, {id} FROM {table.name} WHERE {number} IN ({told})")
        yield from ((row[0], row[1]) for row in found)


def _traced(connection: Connection, wanted: Iterable[str]) -> dict[str, str]:
    """Those of the events that have a trace, each with its report."""
    return {
        event: document
        for some in in_parts(sorted(wanted))
        for event, document in connection.execute(
            select(traces.c.event, traces.c.document).where(traces.c.event.in_(some))
        )
    }


def _days(connection: Connection, wanted: Iterable[str]) -> dict[str, str]:
    """The days on which these reports were published, of those that have one."""
    query = select(documents.c.id, documents.c.published)
    return {
        document: published[:10]
        for some in in_parts(sorted(set(wanted)))
        for document, published in connection.execute(query.where(documents.c.id.in_(some)))
        if published
    }
