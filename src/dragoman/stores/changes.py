"""How often what accounts rest on has changed: so that one can see whether an account still holds.

Each change is counted in the transaction that makes it. An account of talks that was derived when copies had changed
twice, and signs of talks seven times, holds as long as that is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select, update

from dragoman.stores.derived import changes

#: Reports came in or were read anew; copies were found or taken back; events were put into incidents, or out of them;
#: somebody said of a record that it is wrong, or no longer does.
REPORTS, COPIES, INCIDENTS, VERDICTS = "reports", "copies", "incidents", "verdicts"


def note(connection: Connection, what: Iterable[str]) -> None:
    """Count one more change of each of these."""
    for one in sorted(set(what)):
        changed = connection.execute(update(changes).filter_by(what=one).values(times=changes.c.times + 1))
        if not changed.rowcount:
            connection.execute(insert(changes), {"what": one, "times": 1})


def times(connection: Connection) -> Mapping[str, int]:
    """How often each has changed."""
    return {row.what: row.times for row in connection.execute(select(changes))}
