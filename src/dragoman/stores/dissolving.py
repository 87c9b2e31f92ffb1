"""What goes when a report is read anew, or somebody judges: traces, links, contributions, and incidents as they stood.

An incident that loses an event is taken apart; its other events stand in none until they are settled anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def forget(connection: Connection, document: str) -> None:
    """Drop the traces of a report that is read or compared anew, and the incidents that they stood in.

    What its text was compared by stays, and so do the judgements of people.
    """
    own = sorted(connection.execute(select(traces.c.event).filter_by(document=document)).scalars())
    if own:
        dissolve(connection, own)
        for some in in_parts(own):
            judged = links.c.by.startswith("person/")
            connection.execute(delete(links).where(links.c.kind == "event", _at_either_end(some), ~judged))
        connection.execute(delete(traces).filter_by(document=document))
    connection.execute(delete(compared).filter_by(document=document))
    forget_contributions(connection, document)


def forget_contributions(connection: Connection, document: str) -> None:
    """Drop what a report adds to the accounts."""
    own = list(connection.execute(select(contributions.c.account).filter_by(document=document)).scalars())
    if own:
        turn(connection, [document])
        changes.note(connection, own)
        connection.execute(delete(contributions).filter_by(document=document))
    connection.execute(delete(readings).filter_by(document=document))


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


def turn_new(connection: Connection, document: str) -> None:
    """A report adds something; it added nothing when the account last grew, unless that is noted already."""
    if connection.execute(select(turned.c.document).filter_by(document=document)).first() is None:
        connection.execute(insert(turned), {"document": document})


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


def stands(connection: Connection, document: str, digest: str) -> bool:
    """Whether what was found in the report is still what was compared; it may be read anew, or taken out, meanwhile."""
    return connection.execute(select(documents.c.digest).filter_by(id=document)).scalar() == digest


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
    if filled:
        connection.execute(insert(table), filled)


def in_parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The ids, so many at a time as go into one question."""
    return (ids[first : first + TOGETHER] for first in range(0, len(ids), TOGETHER))


def _at_either_end(ids: Sequence[str]) -> ColumnElement[bool]:
    return or_(links.c.left.in_(ids), links.c.right.in_(ids))
