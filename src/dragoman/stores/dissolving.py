"""What goes when a report is read anew, or somebody judges: traces, links, contributions, and incidents as they stood.

An incident that loses an event is taken apart; its other events stand in none until they are settled anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, insert, or_, select

from dragoman.records import Link
from dragoman.stores import changes, rows
from dragoman.stores.derived import (
    SAYINGS,
    TOLLS,
    compared,
    contributions,
    heaped,
    incidents,
    members,
    moved,
    placed,
    readings,
    traces,
    turned,
)
from dragoman.stores.schema import documents, links

#: Ids in one question: SQLite takes some thousands, and fewer are no slower.
TOGETHER = 500


def forget(connection: Connection, reports: Sequence[str]) -> None:
    """Drop the traces of reports that are read or compared anew, and the incidents that they stood in.

    What its text was compared by stays, and so do the judgements of people.
    """
    own = sorted(connection.execute(select(traces.c.event).where(traces.c.document.in_(reports))).scalars())
    if own:
        dissolve(connection, own)
        for some in in_parts(own):
            judged = links.c.by.startswith("person/")
            connection.execute(delete(links).where(links.c.kind == "event", _at_either_end(some), ~judged))
        connection.execute(delete(traces).where(traces.c.document.in_(reports)))
    connection.execute(delete(compared).where(compared.c.document.in_(reports)))
    forget_contributions(connection, reports)


def forget_contributions(connection: Connection, reports: Sequence[str]) -> None:
    """Drop what reports add to the accounts."""
    there = contributions.c.document.in_(reports)
    own = list(connection.execute(select(contributions.c.account).where(there).distinct()).scalars())
    if own:
        turn(connection, reports)
        changes.note(connection, own)
        connection.execute(delete(contributions).where(there))
    connection.execute(delete(readings).where(readings.c.document.in_(reports)))


def turn(connection: Connection, reports: Sequence[str]) -> None:
    """Have what these reports let people say, and whom they count, be held anew against what others do, with what they
    add to it now.

    What is noted already of one of them is older, and what the account was last grown from.
    """
    told = select(contributions.c.document, contributions.c.record).where(
        contributions.c.account == SAYINGS,
        contributions.c.document.in_(reports),
        contributions.c.document.not_in(select(turned.c.document)),
    )
    connection.execute(insert(turned).from_select(["document", "record"], told))
    counted = select(contributions.c.document).where(
        contributions.c.account == TOLLS,
        contributions.c.document.in_(reports),
        contributions.c.document.not_in(select(turned.c.document)),
    )
    connection.execute(insert(turned).from_select(["document"], counted))


def turn_new(connection: Connection, reports: Sequence[str]) -> None:
    """Reports add something; they added nothing when the account last grew, unless that is noted already."""
    noted = set(connection.execute(select(turned.c.document).where(turned.c.document.in_(reports))).scalars())
    keep_rows(connection, turned, [{"document": document} for document in reports if document not in noted])


def move(connection: Connection, events: Select[str]) -> None:
    """These events may stand in another incident from now on: a note for whoever holds together what is said of them,
    or counted."""
    for told in (placed.c.event, heaped.c.scene):
        of_use = select(told).distinct().where(told.in_(events), told.not_in(select(moved.c.event)))
        connection.execute(insert(moved).from_select(["event"], of_use))


def take_back(connection: Connection, link: Link) -> None:
    """Forget a judgement, and take apart the incidents of its two events."""
    these = and_(links.c.kind == link.kind, links.c.left == link.left, links.c.right == link.right)
    connection.execute(delete(links).where(these, links.c.by == link.by))
    note_judged(connection, [link])
    dissolve(connection, [link.left, link.right])


def say(connection: Connection, link: Link) -> None:
    """Keep what a person says of two events, in place of what the same person said of them before."""
    take_back(connection, link)
    connection.execute(insert(links), [rows.of_link(link)])


def note_judged(connection: Connection, judged: Iterable[Link]) -> None:
    """Which accounts may rest on these judgements: those that count a copy's figures once."""
    if any(link.kind == "copy" for link in judged):
        changes.note(connection, [changes.COPIES])


def dissolve(connection: Connection, wanted: Sequence[str]) -> None:
    """Take apart the incidents of these events, so that all their events are settled anew."""
    gone = 0
    for some in in_parts(wanted):
        old = select(members.c.incident).where(members.c.event.in_(some))
        move(connection, select(members.c.event).where(members.c.incident.in_(old)))
        gone += connection.execute(delete(incidents).where(incidents.c.id.in_(old))).rowcount
    if gone:
        changes.note(connection, [changes.INCIDENTS])


def standing(connection: Connection, digests: Mapping[str, str]) -> list[str]:
    """The reports in which is found what was compared, by its digest; some are read anew, or taken out, meanwhile."""
    now = select(documents.c.id, documents.c.digest).where(documents.c.id.in_(list(digests)))
    there = {id for id, digest in connection.execute(now) if digest == digests[id]}
    return [id for id in digests if id in there]


def linked(connection: Connection, wanted: Sequence[str]) -> list[Link]:
    """The judgements on these events."""
    told = {
        (row["kind"], row["left"], row["right"], row["by"]): rows.link_of(dict(row))
        for some in in_parts(wanted)
        for row in connection.execute(select(links).where(links.c.kind == "event", _at_either_end(some))).mappings()
    }
    return list(told.values())


def keep_rows(connection: Connection, table: Any, filled: list[dict[str, Any]]) -> None:
    """Insert rows, where there are any."""
    if not filled:
        return
    if connection.dialect.name == "sqlite":
        # As the driver takes them: SQLAlchemy, which has nothing to change in them here, takes longer than SQLite.
        connection.exec_driver_sql(_inserting(table, tuple(filled[0])), [tuple(row.values()) for row in filled])
    else:
        connection.execute(insert(table), filled)


@cache
def _inserting(table: Any, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{table.c[name].name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join("?" * len(names))})'


def in_parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The ids, so many at a time as go into one question."""
    return (ids[first : first + TOGETHER] for first in range(0, len(ids), TOGETHER))


def _at_either_end(ids: Sequence[str]) -> ColumnElement[bool]:
    return or_(links.c.left.in_(ids), links.c.right.in_(ids))
