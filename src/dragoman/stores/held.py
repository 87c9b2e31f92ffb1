"""A store as it was: what it held at a moment, put together anew in a store of its own for the time of a question.

On 3 May two reports of a strike were held, today five: as of that evening it is an incident of two reports, with the
toll that these give. What a report is compared by, and adds to accounts, depends on the report alone and is taken over;
so is an incident of which no later report tells. The rest is compared and settled as a build would have done it. Which
reports are copies, and what people have judged, is as it is today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, insert, or_, select

from dragoman.stores import changes, past
from dragoman.stores.clocks import moment
from dragoman.stores.derived import (
    bands,
    compared,
    contributions,
    incidents,
    keys,
    members,
    readings,
    terms,
    traces,
)
from dragoman.stores.opening import open_store
from dragoman.stores.schema import RECORDS, documents, links, named, names, parties, spellings, verdicts
from dragoman.stores.schema import past as readings_before
from dragoman.stores.store import Store

#: Rows that are carried over at a time.
TOGETHER = 1000

#: What stands under the report that it belongs to, in the order in which one needs the other.
OF_REPORTS: tuple[Table, ...] = (*RECORDS.values(), parties, compared, bands, traces, readings, contributions, named)


@contextmanager
def held(
    store: Store,
    when: datetime,
    settle: Callable[[Store], None],
    note: Callable[[int], None] = lambda _: None,
) -> Iterator[Store]:
    """The store as it was at a moment; ``settle`` compares and settles what is new in a store.

    It takes a fraction of the time that comparing all its reports takes, and room on the disk, but hardly any memory;
    ``note`` is told before how many reports there are to put together. A store that has got nothing since is its own
    past.
    """
    then = moment(when)
    with store._reading() as connection:
        grown = _has_grown(connection, then)
        reports = select(func.count()).select_from(documents).where(documents.c.recorded <= then)
        number = connection.execute(reports).scalar_one() if grown else 0
    if not grown:
        yield store
        return
    note(number)
    with TemporaryDirectory(prefix="dragoman-") as folder:
        clock = [when]
        with open_store(Path(folder) / "held.db", now=lambda: clock[-1]) as earlier:
            with store._reading() as connection:
                with earlier._writing() as writing:
                    _carry(connection, writing, then)
                for findings, recorded in past.readings(connection, then):
                    clock.append(datetime.fromisoformat(recorded))
                    earlier.add(findings)
            settle(earlier)
            earlier.place = store.place
            yield earlier


def _has_grown(connection: Connection, then: str) -> bool:
    return connection.execute(select(documents.c.id).where(documents.c.recorded > then).limit(1)).first() is not None


def _carry(connection: Connection, writing: Connection, then: str) -> None:
    """Carry over the reports that are read today as they were then, and all that depends on these alone."""
    kept = select(documents.c.id).where(documents.c.recorded <= then)
    first = _first_held(connection)
    told = connection.execute(select(documents).where(documents.c.recorded <= then)).mappings()
    _fill(writing, documents, ({**row, "recorded": first.get(row["id"], row["recorded"])} for row in told))
    for table in OF_REPORTS:
        _copy(connection, writing, table, table.c.document.in_(kept))
    own_events = select(traces.c.event).where(traces.c.document.in_(kept))
    _copy(connection, writing, keys, keys.c.event.in_(own_events))
    own_names = select(names.c.id).where(names.c.document.in_(kept))
    # With whom a name is compared depends on who else is there; so all are compared anew.
    rows = connection.execute(select(names).where(names.c.document.in_(kept))).mappings()
    _fill(writing, names, ({**row, "compared": False} for row in rows))
    _copy(connection, writing, spellings, spellings.c.name.in_(own_names))
    said = links.c.by.startswith("person/")
    ends = {"copy": kept, "event": own_events}
    found = (
        and_(links.c.kind == kind, links.c.left.in_(those), links.c.right.in_(those)) for kind, those in ends.items()
    )
    _copy(connection, writing, links, or_(said, *found))
    _copy(connection, writing, verdicts)
    whole = _untouched(kept)
    _copy(connection, writing, incidents, incidents.c.id.in_(whole))
    for table in (members, terms):
        _copy(connection, writing, table, table.c.incident.in_(whole))
    changes.note(writing, [changes.REPORTS])


def _first_held(connection: Connection) -> Mapping[str, str]:
    """Since when the reports are held that were read more than once."""
    query = select(readings_before.c.document, func.min(readings_before.c.recorded))
    return {row[0]: row[1] for row in connection.execute(query.group_by(readings_before.c.document))}


def _untouched(kept: Select[str]) -> Select[str]:
    """Incidents of which no other reports tell than those kept, nor any that is a copy of another."""
    copies = select(links.c.right).where(links.c.kind == "copy", links.c.left.not_in(kept))
    others = or_(traces.c.document.not_in(kept), traces.c.document.in_(copies))
    touched = select(members.c.incident).join(traces, traces.c.event == members.c.event).where(others)
    return select(incidents.c.id).where(incidents.c.id.not_in(touched))


def _copy(connection: Connection, writing: Connection, table: Table, *wanted: ColumnElement[bool]) -> None:
    _fill(writing, table, map(dict, connection.execute(select(table).where(*wanted)).mappings()))


def _fill(writing: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    while some := list(islice(rows, TOGETHER)):
        writing.execute(insert(table), some)
