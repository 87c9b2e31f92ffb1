"""What a review shows: what is in doubt, in its order, with the words that decide it.

Which items there are is found once for a state of the store; for the few of a page the words are looked up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from dragoman.accounts import Count
from dragoman.explaining import doubts
from dragoman.explaining.doubts import Doubt, priority
from dragoman.explaining.judging import PERSON
from dragoman.explaining.verdicts import WHEN_AND_WHERE
from dragoman.records import Document, Event, Figure, Link, RecordKind, Verdict
from dragoman.resolvers.occurrences import SAME
from dragoman.stores import IncidentQuery, Store
from dragoman.stores.doubtful import OF_PEOPLE
from dragoman.web.disputes import (
    DISPUTED,
    Dispute,
    Judged,
    dispute,
    disputes_of,
    find_disputes,
    is_disputed,
    readers_of,
)
from dragoman.web.dossiers import verdicts_on
from dragoman.web.passages import Passage, in_context, in_sentence

#: Items of each kind that are weighed: what is further from doubt than these waits until they are judged.
MOST = 2_000
#: Events that are right with such a chance or a better one are not asked about.
SURE = 0.8
#: Incidents whose numbers are looked through for rivals, those of most sources first.
LOOKED_THROUGH = 500

View = Literal["open", "second", "mine"]


@dataclass(frozen=True, slots=True)
class Card:
    """Something to be judged, with its words. ``key`` names it on the page.

    Of a pair ``ends`` and ``link`` are the two events and the machine's judgement; of a record ``passage`` are its
    words. ``dispute`` has the sides of a disputed day or place. ``incidents`` are those that it belongs to. ``said`` is
    what people have said of it.
    """

    doubt: Doubt
    ends: tuple[tuple[Document, Event] | None, ...] = ()
    link: Link | None = None
    event: Event | None = None
    figure: Figure | None = None
    passage: Passage | None = None
    incidents: tuple[str, ...] = ()
    rivals: tuple[Count, ...] = ()
    dispute: Dispute | None = None
    said: tuple[Link | Verdict, ...] = ()

    @property
    def ids(self) -> str:
        """What a form sends back."""
        return "-".join(self.doubt.ids)


def find_doubts(store: Store) -> list[Doubt]:
    """Everything in doubt, the most important first."""
    return doubts.in_order([*_pairs(store), *_events(store), *_numbers(store), *find_disputes(store)])


def _pairs(store: Store) -> Iterator[Doubt]:
    found = store.doubtful.links(SAME, doubts.FAR, MOST)
    weights = store.doubtful.weights(end for left, right, _ in found for end in (left, right))
    for left, right, score in found:
        homes = {weights[end].incident: weights[end] for end in (left, right) if end in weights}
        sources = sum(home.sources for home in homes.values())
        people = max((home.people for home in homes.values()), default=0)
        yield Doubt("pair", (left, right), doubts.of_link(score, SAME), sources, people)


def _events(store: Store) -> Iterator[Doubt]:
    found = store.doubtful.events(SURE, MOST)
    weights = store.doubtful.weights(id for id, _ in found)
    for id, score in found:
        home = weights.get(id)
        sources, people = (home.sources, home.people) if home else (1, 0)
        yield Doubt("event", (id,), doubts.of_score(score), sources, people)


def _numbers(store: Store) -> Iterator[Doubt]:
    """The numbers that are at odds with others of their incident."""
    asked = IncidentQuery(sources=2, disputed="numbers", order="sources", limit=LOOKED_THROUGH)
    for incident in store.comparisons.incidents(asked):
        for rivals in rival_counts(incident.counts):
            doubt = doubts.of_rivals([len(count.documents) for count in rivals])
            for count in rivals:
                people = max(count.low or 0, count.high or 0) if count.measure in OF_PEOPLE else 0
                yield Doubt("figure", count.figures[:1], doubt, incident.sources, people)


def rival_counts(counts: Iterable[Count]) -> Iterator[tuple[Count, ...]]:
    """Numbers of the same for the same people that cannot all be right."""
    by: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts:
        by[count.measure, (count.of or "").casefold()].append(count)
    for same in by.values():
        lows = [count.low for count in same if count.low is not None]
        highs = [count.high for count in same if count.high is not None]
        if lows and highs and min(highs) < max(lows):
            yield tuple(same)


@dataclass(frozen=True, slots=True)
class Queue:
    """What one view shows of what was ``found``, in its order; ``places`` are where each stands in it."""

    found: Sequence[Doubt]
    wanted: Sequence[Doubt]
    places: Sequence[tuple[float, str]]

    def after(self, cursor: str | None, most: int) -> Sequence[Doubt]:
        """The part of it that follows a cursor."""
        told, _, key = (cursor or "").partition("~")
        try:
            first = bisect_right(self.places, (-float(told), key)) if told else 0
        except ValueError:
            first = 0
        return self.wanted[first : first + most]


def queue(
    judged: Iterable[Judged], found: Sequence[Doubt], me: str | None, view: View, settled: Sequence[Doubt] = ()
) -> Queue:
    """The queue of a view: of what was found, what nobody has judged; or what others have, or ``me``.

    ``settled`` are the disputes that somebody has answered.
    """
    by: dict[str, set[str]] = defaultdict(set)
    more = {one.key: one for one in settled}
    shown = {f"{one.kind}-{id}" for one in settled for id in one.ids}
    for kind, ids, reader, parts in judged:
        # Without a doubt of its own it comes last, where it is not among what was found.
        one = Doubt(cast("Any", kind), ids, 0.0, 1, 0)
        answered = list(disputes_of(ids[0], parts)) if kind == "event" else []
        for key in answered:
            by[key].add(reader)
        # Whoever says when or where it was has not said whether the event is right.
        whole = not answered or not WHEN_AND_WHERE.issuperset(parts)
        if whole or (view != "open" and not shown.issuperset(answered)):
            by[one.key].add(reader)
            if kind != "claim":
                more[one.key] = one
    if view == "open":
        wanted = [one for one in found if not readers_of(one, by)] if by else list(found)
    else:
        known = {**more, **{one.key: one for one in found}}
        wanted = [one for one in known.values() if (readers := readers_of(one, by)) and _belongs(readers, me, view)]
    placed = sorted((_place(one), one) for one in wanted)
    return Queue(found, [one for _, one in placed], [place for place, _ in placed])


def place_of(one: Doubt) -> str:
    """Where it stands in the queue."""
    return f"{priority(one):.9f}~{one.key}"


def _place(one: Doubt) -> tuple[float, str]:
    return -float(f"{priority(one):.9f}"), one.key


def _belongs(by: set[str], me: str | None, view: View) -> bool:
    if view == "mine":
        return me in by
    if view == "second":
        return bool(by - {me}) and me not in by
    return not by


def cards(store: Store, shown: Sequence[Doubt]) -> Iterator[Card]:
    """What is shown of a few: their words, what the machine says of them and what people do."""
    events = store.comparisons.events(sorted({id for one in shown if one.kind != "figure" for id in one.ids}))
    figures = store.lookups.records("figure", [id for one in shown if one.kind == "figure" for id in one.ids])
    counted = {id: cast("Figure", figure).event for id, (_, figure) in figures.items()}
    homes = store.comparisons.homes([*events, *filter(None, counted.values())])
    told_whole = {*counted.values(), *(id for one in shown if one.kind in DISPUTED for id in one.ids)}
    incidents = store.comparisons.incidents_called(sorted({homes[id] for id in told_whole if id in homes}))
    judged = store.comparisons.between((one.ids[0], one.ids[1]) for one in shown if one.kind == "pair")
    verdicts = verdicts_on(store, [one.ids[0] for one in shown if one.kind != "pair"])
    for one in shown:
        if one.kind == "pair":
            left, right = one.ids
            yield Card(
                one,
                (events.get(left), events.get(right)),
                next((link for link in judged[left, right] if not link.by.startswith(PERSON)), None),
                incidents=tuple(dict.fromkeys(homes[end] for end in one.ids if end in homes)),
                said=tuple(link for link in judged[left, right] if link.by.startswith(PERSON)),
            )
        elif one.kind in DISPUTED:
            disputed = next((incidents[homes[id]] for id in one.ids if homes.get(id) in incidents), None)
            if disputed and is_disputed(disputed, one.kind):
                sides = dispute(store, "day" if one.kind == "day" else "place", disputed)
                yield Card(one, dispute=sides, incidents=(disputed.id,))
        elif one.kind == "event" and one.ids[0] in events:
            document, event = events[one.ids[0]]
            home = (homes[event.id],) if event.id in homes else ()
            passage = in_sentence(document, event)
            yield Card(one, event=event, passage=passage, incidents=home, said=verdicts.get(event.id, ()))
        elif one.ids[0] in figures:
            document, record = figures[one.ids[0]]
            figure = cast("Figure", record)
            incident = incidents.get(homes.get(figure.event or "", ""))
            told = rival_counts(incident.counts) if incident else ()
            rivals = next((rivals for rivals in told if any(figure.id in count.figures for count in rivals)), ())
            yield Card(
                one,
                figure=figure,
                passage=in_context(document, figure.evidence),
                incidents=(incident.id,) if incident else (),
                rivals=tuple(count for count in rivals if figure.id not in count.figures),
                said=verdicts.get(figure.id, ()),
            )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A single record to be judged on its own page: its words, what it says, what was said of it."""

    kind: RecordKind
    id: str
    passage: Passage
    incident: str | None
    verdicts: tuple[Verdict, ...]
    record: object


def sheet(store: Store, kind: RecordKind, id: str) -> Sheet | None:
    """The record, or ``None`` where there is none of that kind."""
    found = store.lookups.records(kind, [id]).get(id)
    if found is None:
        return None
    document, record = found
    event = record.id if isinstance(record, Event) else record.event if isinstance(record, Figure) else None
    (incident,) = store.comparisons.incidents_of([event] if event else []) or (None,)
    if isinstance(record, Event):
        passage = in_sentence(document, record)
    else:
        passage = in_context(document, record.evidence if isinstance(record, Figure) else record.content)
    return Sheet(kind, id, passage, incident.id if incident else None, verdicts_on(store, [id]).get(id, ()), record)
