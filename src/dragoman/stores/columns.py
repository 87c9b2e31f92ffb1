"""Text in columns, the same on every database: what goes in comes out, and sorts by code points.

Ids and days are ``Code``, what reports say is ``Words``. PostgreSQL would sort "2025-05-03T08:00" by the rules of
some language and refuses the character NUL, which SQLite keeps and a JSON file may hold.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

#: Stand for NUL on PostgreSQL. They are no characters (Unicode reserves them for programs); one that a report
#: holds all the same is doubled.
MARK, NUL = "\ufdd0", "\ufdd0\ufdd1"


class _Told(TypeDecorator[str]):
    impl: Any = Text

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(collation="C") if _is_postgres(dialect) else self.impl_instance)

    # SQLite takes and gives texts as they are: a hundred thousand keys need not be looked at one by one.

    def bind_processor(self, dialect: Dialect) -> Any:
        return super().bind_processor(dialect) if _is_postgres(dialect) else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return super().result_processor(dialect, coltype) if _is_postgres(dialect) else None

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not (MARK in value or "\0" in value):
            return value
        return value.replace(MARK, MARK + MARK).replace("\0", NUL)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or MARK not in value:
            return value
        return MARK.join(part.replace(NUL, "\0") for part in value.split(MARK + MARK))


class Code(_Told):
    """An id, a code, a day: short, and compared as it stands."""

    impl: Any = String
    cache_ok = True


class Words(_Told):
    """What a report says, or what is said of it."""

    impl: Any = Text
    cache_ok = True


def _is_postgres(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
