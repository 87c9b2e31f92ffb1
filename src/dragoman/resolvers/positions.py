"""Positions and tensions: what people have said on one thing over time, and where sayings oppose each other.

In December the League "agreed to a joint board to administer Tarsa"; at the time its spokesman said that it "does not
seek any part in administering Tarsa". The Council blames the army for a shelling, the army denies it and names the
League. Nothing here says who is right.

Every report is gone through once; what it lets somebody say is kept in short and looked up by who speaks, whom it is
against, and by its rarer words, so that the cost grows with the number of sayings, not of their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.accounts import Incident, Toll
from dragoman.knowledge import load
from dragoman.knowledge.english import English
from dragoman.records import Actor, Findings, Span
from dragoman.resolvers.answers import Issue, find_issues, find_opposed
from dragoman.resolvers.blame import find_blamed, find_rejoinders
from dragoman.resolvers.denials import find_denials
from dragoman.resolvers.heard import HAPPENED, HARM, Heard
from dragoman.resolvers.hearing import Hearing, Same, in_order, once, place, read_hearing, same_as
from dragoman.resolvers.issues import Rarity, how_often
from dragoman.resolvers.numbers import dispute_of, find_disputes
from dragoman.sayings import Position, Saying, Tension


def find_positions(
    reports: Iterable[Findings],
    incidents: Iterable[Incident] = (),
    copies: Collection[str] = frozenset(),
    english: English | None = None,
) -> Iterator[Position]:
    """What each voice has said on each issue, yes or no; ``copies`` are ids of reports that repeat another."""
    read = [read_hearing(findings, english) for findings in reports]
    yield from positions_of((one for one in read if one), len(read), _together(incidents), copies)


def find_tensions(
    reports: Iterable[Findings],
    incidents: Iterable[Incident] = (),
    tolls: Iterable[Toll] = (),
    copies: Collection[str] = frozenset(),
    english: English | None = None,
    resolved: bool = False,
) -> Iterator[Tension]:
    """The sayings that oppose each other, the earliest first; ``resolved``: also those that a day or scope resolves.

    ``tolls`` are those of the same reports and incidents, whose numbers are held against one another.
    """
    reports, incidents = list(reports), list(incidents)
    read = [read_hearing(findings, english) for findings in reports]
    harmful = {id: one.id for one in incidents if does_harm(one.type, one.realis) for id in (one.id, *one.events)}
    words = (english or load().english).disagreement
    told = {findings.document.id: findings for findings in reports}
    found = [
        *tensions_of((one for one in read if one), len(read), _together(incidents), copies),
        *(tension for one in find_disputes(tolls, harmful, words) if (tension := dispute_of(one, told, words))),
    ]
    yield from by_day(found if resolved else (tension for tension in found if tension.resolved_by is None))


def does_harm(type: str, realis: str) -> bool:
    """Whether in such an incident people come to harm, of whom numbers are given."""
    return type in HARM and realis in HAPPENED


def _together(incidents: Iterable[Incident]) -> dict[str, str]:
    """The incident of each event that is in one with others."""
    return {event: one.id for one in incidents if len(one.events) > 1 for event in one.events}


def positions_of(
    read: Iterable[Hearing], reports: int, incident_of: Mapping[str, str], copies: Collection[str] = frozenset()
) -> list[Position]:
    """What comes of what so many reports add."""
    kept, rarity = _kept(read, reports, incident_of, copies)
    return in_turn(_position(issue, rarity) for _, issue in find_issues(kept, rarity))


def tensions_of(
    read: Iterable[Hearing], reports: int, incident_of: Mapping[str, str], copies: Collection[str] = frozenset()
) -> list[Tension]:
    """What comes of what so many reports add; numbers are held against one another elsewhere."""
    kept, rarity = _kept(read, reports, incident_of, copies)
    of_answers = (tension for _, _, found in issues_of(kept, rarity) for tension in found)
    return by_day([*opposed(kept, rarity).values(), *of_answers])


def _kept(
    read: Iterable[Hearing], reports: int, incident_of: Mapping[str, str], copies: Collection[str]
) -> tuple[list[Heard], Rarity]:
    """Each saying once, in an order that is not that of the reports."""
    said: dict[Same, list[Heard]] = defaultdict(list)
    spread: Counter[str] = Counter()
    for hearing in read:
        spread.update(hearing.stems)
        for one in place(hearing.heard, incident_of):
            said[same_as(one)].append(one)
    kept = [first for same in said.values() if (first := once(same, copies)) is not None]
    return sorted(kept, key=in_order), Rarity(spread, how_often(reports))


def opposed(kept: Sequence[Heard], rarity: Rarity) -> dict[tuple[str, str], Tension]:
    """What denies and what blames another, by the id of the saying that does so and that of the tension."""
    found = [*find_denials(kept, rarity), *find_blamed(kept, rarity), *find_rejoinders(kept)]
    return {(tension.right.id, ordered.id): ordered for tension in found for ordered in [_in_order(tension)]}


def issues_of(kept: Iterable[Heard], rarity: Rarity) -> Iterator[tuple[Position, Issue, list[Tension]]]:
    """Each issue with the position that it is, and what is opposed in it."""
    for _, issue in find_issues(kept, rarity):
        yield _position(issue, rarity), issue, [_in_order(tension) for tension in find_opposed(issue, rarity)]


def by_day(tensions: Iterable[Tension]) -> list[Tension]:
    """Each once, the earliest first."""
    kept = {tension.id: tension for tension in tensions}
    return sorted(kept.values(), key=lambda tension: (_moment(tension.right), _moment(tension.left), tension.id))


def in_turn(positions: Iterable[Position]) -> list[Position]:
    """Positions by who has them, and from when."""
    return sorted(positions, key=lambda one: (one.actor.id or one.actor.name, _moment(one.sayings[0]), one.id))


def _position(issue: Issue, rarity: Rarity) -> Position:
    changed = any(each.resolved_by is None for each in find_opposed(issue, rarity))
    sayings = sorted((one.saying for one in issue.heard), key=_moment)
    on = frozenset.intersection(*(one.on for one in issue.heard))
    return Position(_face(issue), issue.name, min(on, default=None), tuple(sayings), changed)


def _face(issue: Issue) -> Actor:
    """Who stands for the voice: the state or group itself where the sayings name it, else who speaks first."""
    key = issue.heard[0].voice.key
    return next((one.voice.actor for one in issue.heard if one.voice.actor.id == key), issue.heard[0].voice.actor)


def _in_order(tension: Tension) -> Tension:
    """The earlier saying on the left."""
    left, right = sorted((tension.left, tension.right), key=_moment)
    return tension if left is tension.left else replace(tension, left=left, right=right)


def _moment(saying: Saying) -> tuple[date, date, str, Span, str]:
    """When it was said, as far as that is known; of one report in the order of its text."""
    said = saying.said
    day = (said.start or said.last) if said else None
    reported = saying.reported or date.max
    return (min(day or reported, reported), reported, saying.words.document, saying.words.span, saying.id)
