"""What people judge of pairs of events: kept, replayed, taken back, and what becomes of the incidents.

"The strike on the depot and the strike on the store are the same" joins two incidents, "are different" parts one. A
judgement names events by their ids, which are digests of what the reports say: saved as JSON Lines, judgements hold in
a store that is built anew.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from dragoman.accounts import Incident
from dragoman.errors import BadRequest, UnreadableSource
from dragoman.explaining.events import find_id
from dragoman.records import Document, Event, Judgement, Link

if TYPE_CHECKING:
    from dragoman.stores import Store

PERSON = "person/"
#: How surely a person says so: "unsure" takes back what the machine says and puts nothing in its place.
SURELY = {"same": 1.0, "different": 1.0, "unsure": 0.5}

Ends = dict[str, tuple[Document, Event]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the incidents: those of the events that were judged, before and now.

    ``missing`` are ids of events that are not in the store: what is judged of them holds once they are.
    ``disputed`` are the judgements of other people on the same pairs that say otherwise; ``unmet`` those by which two
    events of ``now`` are the same, and which cannot be met since somebody keeps others of their incidents apart.
    ``withdrawn``: what is told under ``judged`` holds no longer.
    """

    judged: tuple[Link, ...]
    before: tuple[Incident, ...]
    now: tuple[Incident, ...]
    missing: tuple[str, ...]
    disputed: tuple[Link, ...]
    unmet: tuple[Link, ...]
    withdrawn: bool = False


def judgement(store: Store, one: str, other: str, said: Judgement, by: str) -> Link:
    """What ``by`` says of the two events whose ids begin so."""
    left, right = sorted(find_id(store, "event", beginning) for beginning in (one, other))
    if left == right:
        raise BadRequest(f"{left}: expected two events, found the same one twice")
    return Link("event", left, right, said, SURELY[said], f"{PERSON}{by}")


def judge(store: Store, said: Sequence[Link]) -> Outcome:
    """Keep these judgements, all or none, and put the events that they are on into incidents anew."""
    return _settled(store, said, lambda: store.comparisons.judge(*said))


def take_back(store: Store, said: Link) -> Outcome:
    """Forget what this person said of these two events; the machine's judgement stands again."""
    kept = [one for one in store.comparisons.judgements() if _pair(one) == _pair(said) and one.by == said.by]
    if not kept:
        raise BadRequest(f"{store.place}: {said.by.removeprefix(PERSON)} has not judged these two events")
    outcome = _settled(store, kept, lambda: store.comparisons.take_back(said))
    return replace(outcome, disputed=(), withdrawn=True)


def _settled(store: Store, said: Sequence[Link], change: Callable[[], None]) -> Outcome:
    # Late: what compares reports takes a while to load, and only a change needs it.
    from dragoman.resolvers import resolve

    ends = sorted({end for link in said for end in (link.left, link.right)})
    resolve(store.comparisons)
    before = store.comparisons.incidents_of(ends)
    change()
    resolve(store.comparisons)
    now = store.comparisons.incidents_of({*ends, *(event for incident in before for event in incident.events)})
    told = {_pair(link): link for link in said}
    kept = store.comparisons.judgements()
    return Outcome(
        judged=tuple(said),
        before=tuple(before),
        now=tuple(now),
        missing=tuple(sorted(set(ends) - store.comparisons.events(ends).keys())),
        disputed=tuple(one for one in kept if _pair(one) in told and one.judgement != told[_pair(one)].judgement),
        unmet=tuple(_unmet(kept, now)),
    )


def _unmet(kept: Sequence[Link], now: Iterable[Incident]) -> Iterator[Link]:
    home = {event: incident.id for incident in now for event in incident.events}
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in kept:
        said[_pair(link)].add(link.judgement)
    for link in kept:
        here = link.left in home and link.right in home and home[link.left] != home[link.right]
        if here and said[_pair(link)] == {"same"}:
            yield link


def _pair(link: Link) -> tuple[str, str]:
    return (link.left, link.right)


def read_judgements(path: Path) -> Iterator[Link]:
    """The judgements in a file as ``dragoman judgements --json`` writes it; ``BadRequest`` with the line if it is not.

    Only ``left``, ``right``, ``judgement`` and ``by`` must be there; what else a line holds is for people.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: expected judgements as JSON Lines: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read(line, f"{path} line {number}")


def _read(line: str, place: str) -> Link:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        raise BadRequest(f"{place}: expected a JSON object: {error}") from error
    if not isinstance(row, dict):
        raise BadRequest(f"{place}: expected a JSON object")
    for key in ("left", "right", "judgement", "by"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise BadRequest(f'{place}, "{key}": expected text, found {row.get(key)!r}')
    if row["judgement"] not in get_args(Judgement):
        expected = ", ".join(get_args(Judgement))
        raise BadRequest(f'{place}, "judgement": expected one of {expected}; found {row["judgement"]!r}')
    if not row["by"].startswith(PERSON):
        raise BadRequest(f'{place}, "by": expected {PERSON}NAME, found {row["by"]!r}')
    # Those of before there were judgements of actors do not say that they are of events.
    kind = row.get("kind", "event")
    if kind not in ("event", "actor"):
        raise BadRequest(f'{place}, "kind": expected event or actor, found {kind!r}')
    left, right = sorted((row["left"], row["right"]))
    if left == right:
        raise BadRequest(f"{place}: expected two {'events' if kind == 'event' else 'names'}, found the same one twice")
    said = cast("Judgement", row["judgement"])
    return Link(kind, left, right, said, SURELY[said], row["by"])


def ends_of(store: Store, said: Iterable[Link]) -> Ends:
    """The events that judgements are on, as far as they are in the store."""
    return store.comparisons.events(sorted({end for link in said for end in (link.left, link.right)}))
