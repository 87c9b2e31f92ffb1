"""The account of sayings in a store: what each report adds to it, what of it is new, and what comes of all of it.

What may change it is noted where it happens: a report that is read anew, an event that is put into another incident.
When somebody asks, the account grows by what was noted, so many reports at a time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, func, insert, select

from dragoman.stores import rows
from dragoman.stores.derived import (
    GROWING,
    SAYINGS,
    contributions,
    counting,
    grown,
    heaped,
    incidents,
    marks,
    members,
    moved,
    placed,
    repeated,
    rests,
    spread,
    turned,
)
from dragoman.stores.dissolving import in_parts, keep_rows, turn
from dragoman.stores.holding import repeats
from dragoman.stores.queries import ReportQuery, reports_asked
from dragoman.stores.schema import documents

#: Reports by which it grows at a time.
TOGETHER = 200

#: Under what stem it is noted in how many reports a rare one may be.
OFTEN = ""


class Notes:
    """What is kept of sayings, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # What is new

    def begin(self, often: int) -> None:
        """Note which reports have turned since: copies, those whose events moved, all if words are rare otherwise."""
        connection = self._connection
        copies = set(self.copies())
        known = set(connection.execute(select(repeated.c.document)).scalars())
        self._turn(sorted(copies ^ known))
        for some in in_parts(sorted(known - copies)):
            connection.execute(delete(repeated).where(repeated.c.document.in_(some)))
        keep_rows(connection, repeated, [{"document": document} for document in sorted(copies - known)])
        events = sorted(connection.execute(select(moved.c.event)).scalars())
        was = {
            event: (document, incident)
            for some in in_parts(events)
            for event, document, incident in connection.execute(
                select(placed.c.event, placed.c.document, placed.c.incident).where(placed.c.event.in_(some))
            )
        }
        now = self.incidents(events)
        self._turn(sorted({document for event, (document, incident) in was.items() if incident != now.get(event)}))
        self._turn(sorted(self._heaped_otherwise(events)))
        connection.execute(delete(moved))
        if self.spread([OFTEN]).get(OFTEN, often) != often:
            self._turn(sorted(connection.execute(select(marks.c.document).distinct()).scalars()))
        self._set({OFTEN: often})

    def _heaped_otherwise(self, events: Sequence[str]) -> set[str]:
        """The reports that count people in events which stand in another incident since, or in one of another kind."""
        query = (
            select(heaped, members.c.incident, incidents.c.type, incidents.c.realis)
            .outerjoin_from(heaped, members, members.c.event == heaped.c.scene)
            .outerjoin(incidents, incidents.c.id == members.c.incident)
        )
        return {
            row.document
            for some in in_parts(events)
            for row in self._connection.execute(query.where(heaped.c.scene.in_(some)))
            if (row.heap, row.kind) != (row.incident or row.scene, row.incident and f"{row.type} {row.realis}")
        }

    def forget(self) -> None:
        """Have the accounts grow from nothing."""
        for table in (turned, marks, spread, placed, moved, repeated, heaped, counting, grown, rests):
            self._connection.execute(delete(table))
        all_of_it = select(contributions.c.document).where(contributions.c.account.in_(GROWING)).distinct()
        self._connection.execute(insert(turned).from_select(["document"], all_of_it))

    def _turn(self, ids: Sequence[str]) -> None:
        """These reports are to be looked at again, with what they added before; what is noted of one already stays."""
        for some in in_parts(ids):
            turn(self._connection, some)

    def turned(self) -> dict[str, Any]:
        """Some of the reports that have turned, each with what it had added; they have had their turn."""
        first = select(turned).order_by(turned.c.document).limit(TOGETHER)
        found = {row.document: row.record and json.loads(row.record) for row in self._connection.execute(first)}
        for some in in_parts(sorted(found)):
            self._connection.execute(delete(turned).where(turned.c.document.in_(some)))
        return found

    def waiting(self) -> set[str]:
        """The reports that have turned and wait for their turn."""
        return set(self._connection.execute(select(turned.c.document)).scalars())

    # What reports add

    def added(self, ids: Collection[str]) -> dict[str, Any]:
        """What these reports add, of those that add anything."""
        query = select(contributions.c.document, contributions.c.record).filter_by(account=SAYINGS)
        return {
            document: json.loads(record)
            for some in in_parts(sorted(ids))
            for document, record in self._connection.execute(query.where(contributions.c.document.in_(some)))
        }

    def copies(self) -> frozenset[str]:
        """The reports that are copies of others."""
        return frozenset(self._connection.execute(repeats()).scalars())

    def reports(self) -> int:
        """How many reports there are in all."""
        return self._connection.execute(select(func.count()).select_from(documents)).scalar_one()

    def incidents(self, events: Collection[str]) -> dict[str, str]:
        """The incidents of these events, of those that stand in one with others."""
        return incidents_of(self._connection, events)

    # Where it stands

    def enter(self, document: str, under: Collection[int], events: Mapping[str, str | None]) -> None:
        """By what a report is found from now on, and in which incidents the events stand of which it speaks."""
        connection = self._connection
        connection.execute(delete(marks).filter_by(document=document))
        connection.execute(delete(placed).filter_by(document=document))
        keep_rows(connection, marks, [{"mark": mark, "document": document} for mark in sorted(under)])
        keep_rows(
            connection, placed,
            [{"event": id, "document": document, "incident": incident} for id, incident in events.items()],
        )  # fmt: skip

    def placed(self, document: str) -> dict[str, str]:
        """In which incidents the events of a report stood when it was entered."""
        query = select(placed.c.event, placed.c.incident).where(
            placed.c.document == document, placed.c.incident.is_not(None)
        )
        return {row.event: row.incident for row in self._connection.execute(query)}

    def marked(self, under: Collection[int]) -> set[str]:
        """The reports that have one of these marks."""
        query = select(marks.c.document).distinct()
        return {
            document
            for some in in_parts(sorted(under))
            for document in self._connection.execute(query.where(marks.c.mark.in_(some))).scalars()
        }

    def marked_between(self, first: int, last: int) -> set[str]:
        """The reports that have a mark from this to that one."""
        query: Select[str] = select(marks.c.document).where(marks.c.mark.between(first, last)).distinct()
        return set(self._connection.execute(query).scalars())

    def telling(self, ids: Collection[str]) -> set[str]:
        """The reports in which somebody speaks of these incidents."""
        query = select(placed.c.document).distinct()
        return {
            document
            for some in in_parts(sorted(ids))
            for document in self._connection.execute(query.where(placed.c.incident.in_(some))).scalars()
        }

    # Stems

    def spread(self, stems: Collection[str]) -> dict[str, int]:
        """In how many reports these stems are."""
        query = select(spread.c.stem, spread.c.reports)
        return {
            stem: times
            for some in in_parts(sorted(stems))
            for stem, times in self._connection.execute(query.where(spread.c.stem.in_(some)))
        }

    def count(self, more: Mapping[str, int]) -> None:
        """Have these stems be in so many more reports."""
        known = self.spread(more)
        self._set({stem: known.get(stem, 0) + times for stem, times in more.items()})

    def _set(self, times: Mapping[str, int]) -> None:
        for some in in_parts(sorted(times)):
            self._connection.execute(delete(spread).where(spread.c.stem.in_(some)))
        told = [{"stem": stem, "reports": reports} for stem, reports in times.items() if reports]
        keep_rows(self._connection, spread, told)

    # What comes of it

    def replace(self, gone: Collection[str], found: Iterable[tuple[str, str, str, int, Any, Sequence[str]]]) -> None:
        """Keep what was found in place of all that rested on these sayings."""
        connection = self._connection
        for some in in_parts(sorted(gone)):
            old = connection.execute(
                select(rests.c.account, rests.c.id).where(rests.c.saying.in_(some)).distinct()
            ).all()
            for account in {account for account, _ in old}:
                for ids in in_parts([id for of, id in old if of == account]):
                    for table in (grown, rests):
                        connection.execute(delete(table).where(table.c.account == account, table.c.id.in_(ids)))
        told = {(account, id): (whose, size, record, on) for account, id, whose, size, record, on in found}
        keep_rows(
            connection, grown,
            [
                {"account": account, "id": id, "whose": whose, "sayings": size, "record": rows.packed(record)}
                for (account, id), (whose, size, record, _) in told.items()
            ],
        )  # fmt: skip
        keep_rows(
            connection, rests,
            [
                {"saying": saying, "account": account, "id": id}
                for (account, id), (_, _, _, on) in told.items() for saying in on
            ],
        )  # fmt: skip


def incidents_of(connection: Connection, events: Collection[str], day: date | None = None) -> dict[str, str]:
    """The incidents of these events, of those that stand in one with others: with some that was reported by a day."""
    other = members.alias("other")
    together = exists().where(other.c.incident == members.c.incident, other.c.event != members.c.event)
    if day is not None:
        known = select(documents.c.id).where(*reports_asked(ReportQuery(reported_by=day)))
        together = together.where(other.c.document.in_(known))
    query = select(members.c.event, members.c.incident).where(together)
    return {
        event: incident
        for some in in_parts(sorted(events))
        for event, incident in connection.execute(query.where(members.c.event.in_(some)))
    }
