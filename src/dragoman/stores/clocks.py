"""The clocks of a store, as conditions: when a report was published, and when Dragoman got it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_

from dragoman.errors import BadRequest
from dragoman.records import DAY
from dragoman.stores.schema import documents, past


def published() -> ColumnElement[str]:
    """The day that the report itself names, whatever the time was at Greenwich."""
    return func.substr(documents.c.published, 1, 10)


def check_day(day: object) -> None:
    """Refuse what is no day, or says an hour besides, where only a day can be asked of."""
    if isinstance(day, datetime) or not isinstance(day, date):
        raise BadRequest(f"as of {day}: expected a day here; what was held at a moment, dragoman.open(...).held tells")


def reported_by(day: date) -> ColumnElement[bool]:
    """Whether a report was published by a day."""
    check_day(day)
    if day >= date.max - 2 * DAY:
        return published() <= day.isoformat()
    # No place is a day away from Greenwich; so the index of instants finds them, and the rest are looked at.
    return and_(published() <= day.isoformat(), documents.c.instant < (day + 2 * DAY).isoformat())


def reported_after(day: date) -> ColumnElement[bool]:
    """Whether a report was published after a day."""
    return and_(published() > day.isoformat(), documents.c.instant > day.isoformat())


def published_since(day: date) -> ColumnElement[bool]:
    """Whether a report was published on a day or later."""
    return reported_after(day - DAY) if day > date.min else published().is_not(None)


def moment(when: datetime) -> str:
    """A moment as the column of recording writes it; without a zone it is one of UTC."""
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def recorded_after(when: datetime) -> ColumnElement[bool]:
    """Whether Dragoman got a report, as it stands, after a moment."""
    return documents.c.recorded > moment(when)


def recorded_by(when: datetime) -> ColumnElement[bool]:
    """Whether Dragoman held a report, as it stands, at a moment."""
    return documents.c.recorded <= moment(when)


def first_held_by(when: datetime) -> ColumnElement[bool]:
    """Whether Dragoman held a report at a moment, in whatever words."""
    before = exists().where(past.c.document == documents.c.id, past.c.recorded <= moment(when))
    return or_(documents.c.recorded <= moment(when), before)
