"""Names in their tables, one transaction's work: what goes as a report is read anew, which names lead, what is undone.

Of the names under a key the first few by their ids are its heads. As ids are digests, chance has chosen them, and they
are the same in whatever order the names came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, or_, select, update

from dragoman.records import Link
from dragoman.stores import rows
from dragoman.stores.schema import bearers, links, names, spellings, unlisted

#: Ids in one question: SQLite takes some thousands, and fewer are no slower.
TOGETHER = 500


def replace_names(connection: Connection, reports: Mapping[str, Sequence[Any]], heads: int) -> None:
    """The names of reports in place of those of an earlier reading; one of which nothing changed stays as it is."""
    held = select(names.c.id, names.c.record).where(names.c.document.in_(list(reports)))
    before = {row.id: row.record for row in connection.execute(held)}
    told = {
        id: (document, name, rows.packed(record), keys)
        for document, found in reports.items()
        for id, name, record, keys in found
    }
    gone = sorted(id for id, record in before.items() if id not in told or told[id][2] != record)
    new = sorted(id for id, (_, _, record, _) in told.items() if before.get(id) != record)
    keys = {key for own in keys_of(connection, gone).values() for key in own}
    keys |= {key for id in new for key in told[id][3]}
    leading = heads_of(connection, keys, heads)
    withdraw(connection, gone)
    dissolve(connection, gone)
    for some in in_parts(gone):
        connection.execute(delete(names).where(names.c.id.in_(some)))
    filled = [
        {"id": id, "document": told[id][0], "name": told[id][1], "compared": False, "record": told[id][2]} for id in new
    ]
    insert_rows(connection, names, filled)
    insert_rows(connection, spellings, [{"key": key, "name": id} for id in new for key in told[id][3]])
    now = heads_of(connection, keys, heads)
    # Who leads no more, or does only now, has to be compared with others than before.
    turned = {id for key in keys for id in set(leading.get(key, ())) ^ set(now.get(key, ()))} - set(new)
    for some in in_parts(sorted(turned)):
        connection.execute(update(names).where(names.c.id.in_(some)).values(compared=False))


def keys_of(connection: Connection, wanted: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {id: [] for id in wanted}
    query = select(spellings.c.name, spellings.c.key)
    for some in in_parts(wanted):
        for name, key in connection.execute(query.where(spellings.c.name.in_(some))):
            found[name].append(key)
    return found


def heads_of(connection: Connection, keys: Iterable[int], most: int) -> dict[int, list[str]]:
    rank = func.row_number().over(partition_by=spellings.c.key, order_by=spellings.c.name).label("rank")
    found: dict[int, list[str]] = {}
    for some in in_parts(sorted(set(keys))):
        ranked: Select[Any] = select(spellings.c.key, spellings.c.name, rank).where(spellings.c.key.in_(some))
        first = ranked.subquery()
        query = select(first.c.key, first.c.name).where(first.c.rank <= most).order_by(first.c.key, first.c.name)
        for key, name in connection.execute(query):
            found.setdefault(key, []).append(name)
    return found


def still_there(connection: Connection, wanted: Iterable[str]) -> set[str]:
    """Those of the names that are still there."""
    return {
        id
        for some in in_parts(sorted(wanted))
        for id in connection.execute(select(names.c.id).where(names.c.id.in_(some))).scalars()
    }


def links_on(connection: Connection, wanted: Sequence[str]) -> list[Link]:
    told = {
        (row["left"], row["right"], row["by"]): rows.link_of(dict(row))
        for some in in_parts(wanted)
        for row in connection.execute(select(links).where(links.c.kind == "actor", _at_either_end(some))).mappings()
    }
    return list(told.values())


def withdraw(connection: Connection, wanted: Sequence[str]) -> None:
    """Take back what the machine says of these names, and apart what it has held together."""
    for some in in_parts(wanted):
        ours = and_(links.c.kind == "actor", _at_either_end(some), ~links.c.by.startswith("person/"))
        ends = {end for pair in connection.execute(select(links.c.left, links.c.right).where(ours)) for end in pair}
        connection.execute(delete(links).where(ours))
        dissolve(connection, sorted(ends))


def dissolve(connection: Connection, wanted: Sequence[str]) -> None:
    """Take apart the actors of these names, so that all their names are settled anew."""
    for some in in_parts(wanted):
        old = select(bearers.c.unlisted).where(bearers.c.name.in_(some))
        connection.execute(delete(unlisted).where(unlisted.c.id.in_(old)))


def insert_rows(connection: Connection, table: Any, filled: list[dict[str, Any]]) -> None:
    if filled:
        connection.execute(insert(table), filled)


def _at_either_end(ids: Sequence[str]) -> ColumnElement[bool]:
    return or_(links.c.left.in_(ids), links.c.right.in_(ids))


def in_parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (ids[first : first + TOGETHER] for first in range(0, len(ids), TOGETHER))
