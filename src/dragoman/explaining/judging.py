"""What people judge of pairs of events and of records: kept, replayed, taken back, and what becomes of the incidents.

"The strike on the depot and the strike on the store are the same" joins two incidents, "are different" parts one. A
judgement names events by their ids, which are digests of what the reports say: saved as JSON Lines, judgements hold in
a store that is built anew.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from dragoman.accounts import Incident
from dragoman.errors import BadRequest, UnreadableSource
from dragoman.explaining.events import find_id
from dragoman.explaining.verdicts import verdict
from dragoman.records import Act, Claim, Document, Event, Evidence, Judgement, Link, Verdict

if TYPE_CHECKING:
    from dragoman.stores import Store

PERSON = "person/"
#: How surely a person says so: "unsure" takes back what the machine says and puts nothing in its place.
SURELY = {"same": 1.0, "different": 1.0, "unsure": 0.5}

#: Lines of the log of which the words are looked up together.
TOGETHER = 100

#: Half a character, or the one of no meaning, in JSON; a backslash that is escaped itself begins nothing.
_NO_TEXT = re.compile(r"[\ud800-\udfff]|(?<!\\)(?:\\\\)*\\u0000")

Said = Link | Verdict
#: Does what follows from a judgement: at once, or later where nobody can wait for it.
Following = Callable[[Callable[[], None]], object]
Ends = dict[str, tuple[Document, Event]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the incidents: those of the events that were judged, before and now.

    ``missing`` are ids of events that are not in the store: what is judged of them holds once they are.
    ``disputed`` are the judgements of other people on the same pairs that say otherwise; ``unmet`` those by which two
    events of ``now`` are the same, and which cannot be met since somebody keeps others of their incidents apart.
    ``withdrawn``: what is told under ``judged`` holds no longer. ``verdicts`` are those on records; of what they do to
    incidents nothing is told here, and of what judgements on names do to actors ``actors.py`` tells.
    """

    judged: tuple[Link, ...]
    before: tuple[Incident, ...]
    now: tuple[Incident, ...]
    missing: tuple[str, ...]
    disputed: tuple[Link, ...]
    unmet: tuple[Link, ...]
    withdrawn: bool = False
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a log: what was said, or taken back; when, and in which stroke, where the log says so."""

    said: Said
    withdrawn: bool = False
    at: str | None = None
    stroke: int | None = None


def judgement(store: Store, one: str, other: str, said: Judgement, by: str) -> Link:
    """What ``by`` says of the two events whose ids begin so."""
    left, right = sorted(find_id(store, "event", beginning) for beginning in (one, other))
    if left == right:
        raise BadRequest(f"{left}: expected two events, found the same one twice")
    return Link("event", left, right, said, SURELY[said], f"{PERSON}{by}")


def at_once(follow: Callable[[], None]) -> None:
    """While whoever judged waits."""
    follow()


def judge(store: Store, said: Sequence[Said], gone: Sequence[Said] = (), following: Following = at_once) -> Outcome:
    """Keep what is ``said`` and forget what is ``gone``, all or none, and put the events anew into incidents.

    ``following`` does what follows; where that is done later, incidents are told as they are until then.
    """
    return _settled(store, [*said, *gone], lambda: store.judgements.keep(said, gone), following)


def take_back(store: Store, said: Link) -> Outcome:
    """Forget what this person said of these two events; the machine's judgement stands again."""
    kept = [one for one in store.comparisons.judgements() if _pair(one) == _pair(said) and one.by == said.by]
    if not kept:
        raise BadRequest(f"{store.place}: {said.by.removeprefix(PERSON)} has not judged these two events")
    outcome = _settled(store, kept, lambda: store.judgements.keep((), kept), at_once)
    return replace(outcome, disputed=(), withdrawn=True)


def undo(store: Store, by: str, following: Following = at_once) -> Outcome:
    """Take back what ``by`` did last, whatever it was: all stands as it stood before it."""
    last = store.judgements.undoable(f"{PERSON}{by}")
    if not last:
        raise BadRequest(f"{by} has done nothing that could be undone")
    outcome = _settled(store, [act.on for act in last], lambda: store.judgements.undo(f"{PERSON}{by}"), following)
    return replace(outcome, withdrawn=True)


def replay(store: Store, lines: Sequence[Line], by: str | None = None, following: Following = at_once) -> Outcome:
    """Do again, stroke by stroke, what a log or a list of judgements has.

    Each line is said by whoever said it; the log notes besides that ``by`` brought it in.
    """
    through = f"{PERSON}{by}" if by else None

    def again() -> None:
        for at, told in groupby(lines, key=lambda line: (line.at, line.stroke)):
            these = list(told)
            said = [line.said for line in these if not line.withdrawn]
            store.judgements.keep(said, [line.said for line in these if line.withdrawn], at[0], through)

    return _settled(store, [line.said for line in lines], again, following)


def _settled(store: Store, said: Sequence[Said], change: Callable[[], object], following: Following) -> Outcome:
    links = tuple(dict.fromkeys(one for one in said if isinstance(one, Link) and one.kind == "event"))
    verdicts = tuple(one for one in said if isinstance(one, Verdict))
    of_names = any(isinstance(one, Link) and one.kind == "actor" for one in said)
    # Late: what compares reports takes a while to load, and only a change needs it.
    from dragoman.resolvers import ACCOUNTS, identify, resolve
    from dragoman.stores.deadlines import without_haste

    def follow() -> None:
        # Whoever waits for the answer waits longer: what is kept and followed by nothing would have to be found again.
        with without_haste():
            resolve(store.comparisons)
            if of_names:
                store.identify(identify)
            store.standing(ACCOUNTS).renew()

    if not links:
        change()
        following(follow)
        return Outcome((), (), (), (), (), (), verdicts=verdicts)
    ends = sorted({end for link in links for end in (link.left, link.right)})
    if following is at_once:
        with without_haste():
            resolve(store.comparisons)
    before = store.comparisons.incidents_of(ends)
    change()
    following(follow)
    now = store.comparisons.incidents_of({*ends, *(event for incident in before for event in incident.events)})
    told = {_pair(link): link for link in links}
    kept = store.comparisons.judgements()
    return Outcome(
        judged=links,
        before=tuple(before),
        now=tuple(now),
        missing=tuple(sorted(set(ends) - store.comparisons.events(ends).keys())),
        disputed=tuple(one for one in kept if _pair(one) in told and one.judgement != told[_pair(one)].judgement),
        unmet=tuple(_unmet(kept, now)),
        verdicts=verdicts,
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


def read_judgements(path: Path) -> Iterator[Line]:
    """The judgements in a file as ``dragoman judgements --json`` or the desk's log writes it."""
    try:
        told = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: expected judgements as JSON Lines: {error}") from error
    yield from read_lines(told, str(path))


def read_lines(told: str, place: str) -> Iterator[Line]:
    """The judgements in a text of JSON Lines, ``BadRequest`` with the line where it is not.

    Only what names the pair or the record, what is said of it and ``by`` must be there; what else a line holds is for
    people.
    """
    for number, line in enumerate(told.split("\n"), 1):
        if line.strip():
            yield _read(line, f"{place} line {number}")


def _read(line: str, place: str) -> Line:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"{place}: expected a JSON object: {error}") from error
    if not isinstance(row, dict):
        raise BadRequest(f"{place}: expected a JSON object")
    _expect_text(row, place)
    said = _verdict(row, place) if "record" in row else _link(row, place)
    at, stroke = row.get("at"), row.get("stroke")
    withdrawn = row.get("withdrawn") is True
    return Line(said, withdrawn, _moment(at, place) if at else None, stroke if isinstance(stroke, int) else None)


def _expect_text(row: Any, place: str) -> None:
    """Refuse what no store can hold: half a character, such as "\\ud800" alone, and the character of no meaning."""
    if found := _NO_TEXT.search(json.dumps(row, ensure_ascii=False)):
        raise BadRequest(f"{place}: expected text, found {found[0]!a}, which no store can hold")


def _moment(told: Any, place: str) -> str:
    try:
        return datetime.fromisoformat(told).isoformat()
    except (ValueError, TypeError):
        raise BadRequest(f'{place}, "at": expected a moment such as 2025-04-29T12:00:00+00:00') from None


def _expect(row: Mapping[str, Any], place: str, *keys: str) -> None:
    for key in keys:
        if not isinstance(row.get(key), str) or not row[key]:
            raise BadRequest(f'{place}, "{key}": expected text, found {row.get(key)!r}')
    if not row["by"].startswith(PERSON) or row["by"] == PERSON:
        raise BadRequest(f'{place}, "by": expected {PERSON}NAME, found {row["by"]!r}')


def _link(row: Mapping[str, Any], place: str) -> Link:
    _expect(row, place, "left", "right", "judgement", "by")
    if row["judgement"] not in get_args(Judgement):
        expected = ", ".join(get_args(Judgement))
        raise BadRequest(f'{place}, "judgement": expected one of {expected}; found {row["judgement"]!r}')
    # Those of before there were judgements of actors do not say that they are of events.
    kind = row.get("kind", "event")
    if kind not in ("event", "actor"):
        raise BadRequest(f'{place}, "kind": expected event or actor, found {kind!r}')
    left, right = sorted((row["left"], row["right"]))
    if left == right:
        raise BadRequest(f"{place}: expected two {'events' if kind == 'event' else 'names'}, found the same one twice")
    said = cast("Judgement", row["judgement"])
    why = row.get("why") or ()
    if not isinstance(why, list | tuple) or not all(isinstance(reason, str) for reason in why):
        raise BadRequest(f'{place}, "why": expected a list of reasons')
    return Link(kind, left, right, said, SURELY[said], row["by"], tuple(why))


def _verdict(row: Mapping[str, Any], place: str) -> Verdict:
    _expect(row, place, "record", "kind", "ruling", "by")
    corrections = row.get("corrections") or {}
    if not isinstance(corrections, dict) or not all(isinstance(value, str) for value in corrections.values()):
        raise BadRequest(f'{place}, "corrections": expected an object of texts')
    told = (row["kind"], row["record"], row["ruling"], row["by"], corrections, str(row.get("note") or ""))
    try:
        return verdict(*told, at=str(row.get("said") or row.get("at") or ""))
    except BadRequest as error:
        raise BadRequest(f"{place}: {error}") from error


def words_of(store: Store, ids: Iterable[str]) -> dict[str, tuple[Document, Evidence]]:
    """The words of these events, claims, figures and names, as far as they are in the store."""
    wanted = set(ids)
    known = store.lookups.of_any_kind(wanted)
    names = store.identities.mentions(wanted - known.keys())
    return {id: (document, mention.evidence) for id, (document, mention) in names.items()} | {
        id: (document, record.content if isinstance(record, Claim) else record.evidence)
        for id, (_, document, record) in known.items()
    }


def log_lines(store: Store) -> Iterator[dict[str, Any]]:
    """The log in the order of saying, each line as JSON that ``read_lines`` reads."""
    from dragoman.explaining.contracts import act_to_json

    acts = store.judgements.acts()[::-1]
    for first in range(0, len(acts), TOGETHER):
        some = acts[first : first + TOGETHER]
        words = words_of(store, ids_of(some))
        yield from (act_to_json(act, words) for act in some)


def ids_of(acts: Iterable[Act]) -> set[str]:
    """What these acts are on."""
    return {id for act in acts for id in _named(act.on)}


def _named(said: Said) -> tuple[str, ...]:
    return (said.left, said.right) if isinstance(said, Link) else (said.record,)


def ends_of(store: Store, said: Iterable[Link]) -> Ends:
    """The events that judgements are on, as far as they are in the store."""
    return store.comparisons.events(sorted({end for link in said for end in (link.left, link.right)}))
