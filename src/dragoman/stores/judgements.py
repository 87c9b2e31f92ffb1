"""What people say of pairs of events or names and of single records, and the log of it, which undoes and is replayed.

Anna says that two strikes are one, then that a claim is wrong: two strokes of the log. She undoes the second, and the
claim stands as it did. Records themselves are never touched, so a store that is built anew keeps what was said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, insert, not_, or_, select

from dragoman.records import Act, Link, Verdict
from dragoman.stores import changes, nametables, rows
from dragoman.stores.dissolving import dissolve, forget_contributions, in_parts, say, take_back
from dragoman.stores.holding import wrong
from dragoman.stores.lookups import STANDS
from dragoman.stores.schema import RECORDS, acts, figures, links, verdicts
from dragoman.stores.settled import Opened

Said = Link | Verdict

#: What the JSON of a link stands under in the log, and who replayed it and when.
PAIR, REPLAYED = "pair", "replayed"


class Judgements:
    """The part of a store that people write."""

    def __init__(self, reading: Opened, writing: Opened, now: Callable[[], datetime]) -> None:
        self._reading, self._writing, self._now = reading, writing, now

    # Saying

    def keep(
        self, said: Sequence[Said], gone: Sequence[Said] = (), at: str | None = None, through: str | None = None
    ) -> int | None:
        """Keep all of ``said`` and take back what is ``gone``, in one stroke, or nothing; the stroke's number.

        What the same person said of the same pair or record before gives way; where nothing changes there is no stroke.
        ``through`` is who brings in what others said elsewhere, ``at`` a moment.
        """
        now = self._now().astimezone(UTC).isoformat(timespec="seconds")
        moment, replayed = at or now, (through, now) if through else None
        with self._writing() as connection:
            told: list[tuple[Said, Said | None]] = [(one, _dated(one, moment)) for one in said]
            told += [(one, None) for one in gone]
            both = [(_standing(connection, one), after) for one, after in told]
            return _stroke(connection, [pair for pair in both if not _alike(*pair)], moment, replayed=replayed)

    def undo(self, by: str) -> list[Act]:
        """Take back what ``by`` did last and has not undone, so that all is as it was before; what that was."""
        moment = self._now().astimezone(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            last = connection.execute(_last_stroke(by)).scalar()
            if last is None:
                return []
            found = list(connection.execute(select(acts).filter_by(stroke=last).order_by(acts.c.number)).mappings())
            undone = [_act(row) for row in found]
            _stroke(connection, [(act.after, act.before) for act in reversed(undone)], moment, undoes=last)
            return undone

    # Asking

    def verdicts(self, records: Iterable[str] | None = None) -> list[Verdict]:
        """What people say of these records, or of all, in the order of saying."""
        query = select(verdicts).order_by(verdicts.c.at, verdicts.c.record, verdicts.c.by)
        with self._reading() as connection:
            if records is None:
                return [verdict_of(row) for row in connection.execute(query).mappings()]
            return [
                verdict_of(row)
                for some in in_parts(sorted(set(records)))
                for row in connection.execute(query.where(verdicts.c.record.in_(some))).mappings()
            ]

    def judged(self) -> list[tuple[str, tuple[str, ...], str, Collection[str]]]:
        """What is judged, and by whom: the kind, the one id or the two of a pair of events, the reader. Not what, but
        which parts of a record should be otherwise, and none where it was judged as a whole."""
        pairs = select(links.c.left, links.c.right, links.c.by).where(
            links.c.kind == "event", links.c.by.startswith("person/")
        )
        with self._reading() as connection:
            told: list[tuple[str, tuple[str, ...], str, Collection[str]]] = [
                (PAIR, (left, right), by, ()) for left, right, by in connection.execute(pairs)
            ]
            columns = (verdicts.c.kind, verdicts.c.record, verdicts.c.by, verdicts.c.ruling, verdicts.c.corrections)
            for kind, record, by, ruling, corrections in connection.execute(select(*columns)):
                parts = json.loads(corrections)
                if parts or ruling == "corrected":
                    told.append((kind, (record,), by, parts))
                if ruling != "corrected":
                    told.append((kind, (record,), by, ()))
        return told

    def rejected(self) -> set[str]:
        """The records that somebody says are wrong, and nobody that they are not."""
        with self._reading() as connection:
            return set(connection.execute(wrong()).scalars())

    def acts(self, on: Iterable[str] | None = None, before: int | None = None, most: int | None = None) -> list[Act]:
        """What people did, the latest first: all, or on these events and records; those ``before`` a number."""
        query = select(acts).order_by(acts.c.number.desc())
        if before is not None:
            query = query.where(acts.c.number < before)
        with self._reading() as connection:
            if on is None:
                return [_act(row) for row in connection.execute(query.limit(most)).mappings()]
            told = {
                row["number"]: _act(row)
                for some in in_parts(sorted(set(on)))
                for row in connection.execute(
                    query.where(or_(acts.c.left.in_(some), acts.c.right.in_(some)))
                ).mappings()
            }
        return [told[number] for number in sorted(told, reverse=True)][:most]

    def undoable(self, by: str) -> list[Act]:
        """What ``undo`` would take back."""
        with self._reading() as connection:
            last = connection.execute(_last_stroke(by)).scalar()
            query = select(acts).filter_by(stroke=last).order_by(acts.c.number)
            return [] if last is None else [_act(row) for row in connection.execute(query).mappings()]

    def count(self) -> int:
        """How many acts there are."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(acts)).scalar_one())


def _stroke(
    connection: Connection,
    said: Sequence[tuple[Said | None, Said | None]],
    moment: str,
    undoes: int | None = None,
    replayed: tuple[str, str] | None = None,
) -> int | None:
    """Make these changes and note them; the number under which they are noted."""
    stroke: int | None = None
    for before, after in said:
        told = after or before
        assert told is not None
        _put(connection, before, after)
        row = {
            "stroke": stroke or 0,
            "undoes": undoes,
            "at": moment,
            "by": told.by,
            "left": told.left if isinstance(told, Link) else told.record,
            "right": told.right if isinstance(told, Link) else None,
            "before": _packed(before, replayed),
            "after": _packed(after, replayed),
        }
        number = int(connection.execute(insert(acts).returning(acts.c.number), row).scalar_one())
        if stroke is None:
            stroke = number
            connection.execute(acts.update().where(acts.c.number == number).values(stroke=number))
    return stroke


def _put(connection: Connection, before: Said | None, after: Said | None) -> None:
    """Have ``after`` stand where ``before`` does, and what rests on it be settled anew."""
    if isinstance(after, Link):
        say(connection, after)
    elif isinstance(before, Link):
        take_back(connection, before)
    elif told := after or before:
        connection.execute(delete(verdicts).filter_by(record=told.record, by=told.by))
        if isinstance(after, Verdict):
            connection.execute(insert(verdicts), [_row(after)])
        dissolve(connection, _rests_on(connection, told))
        # What its report adds to the accounts is read again, with or without the record.
        forget_contributions(connection, _reports_of(connection, told))
        changes.note(connection, [changes.VERDICTS])
    on = after or before
    if isinstance(on, Link) and on.kind == "actor":
        nametables.dissolve(connection, [on.left, on.right])


def _rests_on(connection: Connection, verdict: Verdict) -> list[str]:
    """The event whose incident is another one if a record is wrong."""
    if verdict.kind == "event":
        return [verdict.record]
    if verdict.kind == "figure":
        return list(filter(None, connection.execute(select(figures.c.event).filter_by(id=verdict.record)).scalars()))
    return []


def _reports_of(connection: Connection, verdict: Verdict) -> list[str]:
    """The report in which a record stands, if it is here."""
    table = RECORDS[STANDS[verdict.kind]]
    return list(connection.execute(select(table.c.document).where(table.c.id == verdict.record).distinct()).scalars())


def _standing(connection: Connection, said: Said) -> Said | None:
    """What the same person says of the same pair or record now."""
    if isinstance(said, Link):
        pair = select(links).filter_by(kind=said.kind, left=said.left, right=said.right, by=said.by)
        row = connection.execute(pair).mappings().first()
        return rows.link_of(dict(row)) if row else None
    row = connection.execute(select(verdicts).filter_by(record=said.record, by=said.by)).mappings().first()
    return verdict_of(row) if row else None


def _last_stroke(by: str) -> Select[Any]:
    """The number of the last stroke of a person that is none of undoing and was not undone."""
    later = acts.alias("later")
    undone: ColumnElement[bool] = exists().where(later.c.undoes == acts.c.stroke)
    return select(func.max(acts.c.stroke)).where(acts.c.by == by, acts.c.undoes.is_(None), not_(undone))


def _alike(before: Said | None, after: Said | None) -> bool:
    """Whether they say the same, whenever it was said."""
    if isinstance(before, Verdict) and isinstance(after, Verdict):
        return _row(before) | {"at": ""} == _row(after) | {"at": ""}
    return before == after


def _dated(said: Said, moment: str) -> Said:
    if isinstance(said, Link) or said.at:
        return said
    return Verdict(said.kind, said.record, said.ruling, said.by, said.corrections, said.note, moment)


def _row(verdict: Verdict) -> rows.Row:
    return {
        "record": verdict.record,
        "kind": verdict.kind,
        "by": verdict.by,
        "ruling": verdict.ruling,
        "corrections": rows.packed(dict(verdict.corrections)),
        "note": verdict.note,
        "at": verdict.at,
    }


def verdict_of(row: Any) -> Verdict:
    corrections = tuple(json.loads(row["corrections"]).items())
    return Verdict(row["kind"], row["record"], row["ruling"], row["by"], corrections, row["note"], row["at"])


def _packed(said: Said | None, replayed: tuple[str, str] | None) -> str | None:
    if said is None:
        return None
    told = {PAIR: rows.of_link(said)} if isinstance(said, Link) else {"record": _row(said)}
    return rows.packed({**told, REPLAYED: replayed} if replayed else told)


def _unpacked(told: str | None) -> Said | None:
    if told is None:
        return None
    row = json.loads(told)
    return rows.link_of(row[PAIR]) if PAIR in row else verdict_of(row["record"])


def _act(row: Any) -> Act:
    said = (_unpacked(row["before"]), _unpacked(row["after"]))
    replayed = json.loads(row["after"] or row["before"]).get(REPLAYED)
    through = (replayed[0], replayed[1]) if replayed else None
    return Act(row["number"], row["stroke"], row["at"], row["by"], *said, row["undoes"], through)
