"""Counts in a store: what each report adds to tolls, with what it is put together, and by which names sources go.

Beside ``growing``, which keeps what is said, and in the same transactions.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from dragoman.stores.derived import TOLLS, contributions, counting, heaped
from dragoman.stores.dissolving import in_parts, keep_rows
from dragoman.stores.growing import Notes

#: A source by one of its names: its key, the name, and whether it is a body with a name of its own.
Name = tuple[str, str, bool]


class Reckonings:
    """What is kept of counts, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counted(self, documents: Collection[str]) -> dict[str, Any]:
        """What these reports add, of those that add anything."""
        query = select(contributions.c.document, contributions.c.record).filter_by(account=TOLLS)
        return {
            document: json.loads(record)
            for some in in_parts(sorted(documents))
            for document, record in self._connection.execute(query.where(contributions.c.document.in_(some)))
        }

    # With what it is put together

    def heaps(self, documents: Collection[str]) -> set[str]:
        """The heaps on which figures of these reports stood when they were entered."""
        return self._all(select(heaped.c.heap).distinct(), heaped.c.document, documents)

    def heaped(self, heaps: Collection[str]) -> set[str]:
        """The reports that have figures on these heaps."""
        return self._all(select(heaped.c.document).distinct(), heaped.c.heap, heaps)

    def enter(self, document: str, scenes: Mapping[str, tuple[str, str | None]], names: Mapping[Name, int]) -> None:
        """On which heap the figures of each scene of a report are from now on, and how it names its sources."""
        for table in (heaped, counting):
            self._connection.execute(delete(table).filter_by(document=document))
        keep_rows(
            self._connection, heaped,
            [
                {"document": document, "scene": scene, "heap": heap, "kind": kind}
                for scene, (heap, kind) in scenes.items()
            ],
        )  # fmt: skip
        keep_rows(
            self._connection, counting,
            [
                {"document": document, "key": key, "name": name, "named": named, "times": times}
                for (key, name, named), times in names.items()
            ],
        )  # fmt: skip

    # Sources

    def keys(self, documents: Collection[str]) -> set[str]:
        """The sources that these reports named when they were entered."""
        return self._all(select(counting.c.key).distinct(), counting.c.document, documents)

    def naming(self, keys: Collection[str]) -> set[str]:
        """The reports that name these sources."""
        return self._all(select(counting.c.document).distinct(), counting.c.key, keys)

    def named(self, keys: Collection[str]) -> dict[Name, int]:
        """How often each of these sources goes by each of its names."""
        called = (counting.c.key, counting.c.name, counting.c.named)
        query = select(*called, func.sum(counting.c.times)).group_by(*called)
        return {
            (key, name, named): int(times)
            for some in in_parts(sorted(keys))
            for key, name, named, times in self._connection.execute(query.where(counting.c.key.in_(some)))
        }

    # What comes of it

    def replace(self, gone: Collection[str], found: Iterable[tuple[str, str, str, int, Any, Sequence[str]]]) -> None:
        """Keep what was found in place of all that came of these heaps."""
        Notes(self._connection).replace(gone, found)

    def _all(self, query: Select[str], column: Any, wanted: Collection[str]) -> set[str]:
        return {
            found
            for some in in_parts(sorted(wanted))
            for found in self._connection.execute(query.where(column.in_(some))).scalars()
        }
