"""Positions and tensions: what people have said on one thing over time, and where sayings oppose each other.

In December the League "agreed to a joint board to administer Tarsa"; at the time its spokesman said that it "does not
seek any part in administering Tarsa". The Council blames the army for a shelling, the army denies it and names the
League. Nothing here says who is right.

Every report is gone through once; what it lets somebody say is kept in short and looked up by who speaks, whom it is
against, and by its rarer words, so that the cost grows with the number of sayings, not of their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
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
from dragoman.resolvers.issues import Rarity
from dragoman.resolvers.numbers import Counted, find_disputes
from dragoman.resolvers.replies import find_replies
from dragoman.resolvers.seating import Seating
from dragoman.resolvers.statements import find_statements
from dragoman.sayings import Position, Saying, Tension


def find_positions(
    reports: Iterable[Findings],
    incidents: Iterable[Incident] = (),
    copies: Collection[str] = frozenset(),
    english: English | None = None,
) -> Iterator[Position]:
    """What each voice has said on each issue, yes or no; ``copies`` are ids of reports that repeat another."""
    heard, rarity = _hear(reports, Occurrences(incidents), copies, english or load().english)
    for _, issue in find_issues(heard, rarity):
        yield _position(issue, any(each.resolved_by is None for each in find_opposed(issue, rarity)))


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
    english = english or load().english
    occurrences = Occurrences(incidents)
    disputes = list(find_disputes(tolls, occurrences.harmful, english.disagreement))
    counted = Counted(disputes)
    heard, rarity = _hear(reports, occurrences, copies, english, counted)
    found = [
        *find_denials(heard, rarity),
        *find_blamed(heard, rarity),
        *find_rejoinders(heard),
        *(tension for _, issue in find_issues(heard, rarity) for tension in find_opposed(issue, rarity)),
        *(tension for one in disputes if (tension := counted.tension(one, english.disagreement)) is not None),
    ]
    kept = {tension.id: tension for tension in map(_in_order, found) if resolved or tension.resolved_by is None}
    yield from sorted(kept.values(), key=lambda tension: (_moment(tension.right), _moment(tension.left), tension.id))


class Occurrences:
    """Of the incidents no more than what leads to them: by event, those of several events, and those that do harm."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self.together: dict[str, str] = {}
        self.harmful: dict[str, str] = {}
        for one in incidents:
            if len(one.events) > 1:
                self.together.update((event, one.id) for event in one.events)
            if one.type in HARM and one.realis in HAPPENED:
                self.harmful.update((id, one.id) for id in (one.id, *one.events))


def _hear(
    reports: Iterable[Findings],
    occurrences: Occurrences,
    copies: Collection[str],
    english: English,
    counted: Counted | None = None,
) -> tuple[list[Heard], Rarity]:
    """What is heard in the reports, in an order that is not that of the reports; a repeated saying once."""
    said: dict[tuple[str, str, str, bool], list[Heard]] = defaultdict(list)
    rarity = Rarity()
    for findings in reports:
        if counted is not None:
            counted.note(findings)
        seating = Seating(findings, occurrences.together, english)
        heard = [*find_statements(seating), *find_replies(seating)]
        rarity.note(heard)
        for one in _of_use(heard):
            quote = " ".join(one.saying.words.quote.casefold().split())
            said[one.role, one.voice.key, quote, one.saying.holds].append(one)
    kept = [first for same in said.values() if (first := _once(same, copies)) is not None]
    kept.sort(key=lambda one: (one.document, one.at, one.saying.id))
    return kept, rarity


def _of_use(heard: Sequence[Heard]) -> Iterator[Heard]:
    """What can be in tension: of assertions only those against somebody, and those that a denial may meet."""
    denied = any(one.role == "denies" for one in heard)
    for one in heard:
        if one.role != "asserts" or denied or one.against or one.replies:
            yield one


def _once(same: Sequence[Heard], copies: Collection[str]) -> Heard | None:
    """The first telling of a saying, with all reports in which it stands; ``None`` where only copies have it."""
    first = min(same, key=lambda one: (one.document in copies, one.saying.reported or date.max, one.document, one.at))
    if first.document in copies:
        return None
    rest = sorted({one.document for one in same} - {first.document})
    return replace(first, saying=replace(first.saying, documents=(first.document, *rest))) if rest else first


def _position(issue: Issue, changed: bool) -> Position:
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
