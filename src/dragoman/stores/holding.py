"""What holds of what a store has: no copy of another report, and nothing that somebody says is wrong."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Select, Table, exists, or_, select

from dragoman.stores.clocks import moment
from dragoman.stores.schema import documents, links, past, verdicts

# Almost every question has these in it, and putting one together takes longer than most of them take to answer.


@cache
def repeats() -> Select[str]:
    """Ids of the reports that are copies of another, unless someone judged that pair to be different."""
    return select(links.c.right).where(links.c.kind == "copy", links.c.judgement == "same", ~taken_back())


def repeats_at(when: datetime | None) -> Select[str]:
    """The same at a moment: a report was no copy as long as what it repeats was not there."""
    if when is None:
        return repeats()
    original, then = documents.alias("original"), moment(when)
    before = exists().where(past.c.document == original.c.id, past.c.recorded <= then)
    there = select(original.c.id).where(or_(original.c.recorded <= then, before))
    return repeats().where(links.c.left.in_(there))


@cache
def wrong() -> Select[str]:
    """Ids of the records that somebody says are wrong, and nobody that they are not."""
    other = verdicts.alias("other")
    defended = exists().where(other.c.record == verdicts.c.record, other.c.ruling != "wrong")
    return select(verdicts.c.record).where(verdicts.c.ruling == "wrong", ~defended).distinct()


def holds(table: Table) -> list[ColumnElement[bool]]:
    """Whether a row of events, claims or figures is told as one: it stands in no copy, and nobody says it is wrong."""
    return [table.c.document.not_in(repeats()), table.c.id.not_in(wrong())]


@cache
def taken_back() -> ColumnElement[bool]:
    """Whether someone judged the pair of reports of a link to be different."""
    other = links.alias("other")
    return exists().where(
        other.c.kind == "copy",
        other.c.left == links.c.left,
        other.c.right == links.c.right,
        other.c.judgement == "different",
    )
