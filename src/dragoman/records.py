"""The nouns: what a report is, and what is found in it.

"More than 52,300 Palestinians have been killed" is a ``Figure`` (52300, none), its ``Evidence``
the words "More than 52,300", its ``Document`` the report. Records are frozen, their ids are digests
of what they say, and offsets are code points of ``document.text``, half-open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Literal

DAY = timedelta(days=1)

Realis = Literal["actual", "ongoing", "planned", "hypothetical", "negated"]
Stance = Literal["asserts", "denies", "accuses", "demands", "promises", "threatens", "reports", "doubts"]
#: How sure of it a speaker says that he is.
Certainty = Literal["states", "believes", "expects", "hopes", "fears", "suspects", "estimates"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Check = Literal["verified", "repaired", "unverified"]
Judgement = Literal["same", "different", "unsure"]
Whom = Literal["everyone", "civilians", "fighters", "both"]
RecordKind = Literal["event", "claim", "figure"]
Ruling = Literal["right", "wrong", "corrected"]

#: Latitude and longitude, in degrees.
Point = tuple[float, float]
#: Of the earth, in kilometres.
RADIUS = 6371.0


def digest(*parts: object) -> str:
    """A short id that the same parts give on any machine."""
    told = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points, over the ground."""
    (south, west), (north, east) = one, other
    half = sin(radians(north - south) / 2) ** 2
    half += cos(radians(south)) * cos(radians(north)) * sin(radians(east - west) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, half)))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, half-open, in code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward from 0 or later, not from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` up to, not including, ``end``; ``None`` where a side is not known."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a period of which nothing is known is no period")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"a period runs forward, not from {self.start} to {self.end}")

    @classmethod
    def of_day(cls, day: date) -> Period:
        """The one day; the calendar's last has none after it."""
        return cls(day, day + DAY if day < date.max else None)

    @property
    def last(self) -> date | None:
        """The last day that belongs to the period."""
        return None if self.end is None else self.end - DAY


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a fact: ``quote`` stands at ``span`` in the document's text."""

    document: str
    span: Span
    quote: str
    check: Check = "verified"


@dataclass(frozen=True, slots=True)
class Document:
    """One report, its body exactly as read.

    ``published`` is a day, or an instant with its zone, or ``None`` where the report does not say.
    ``name`` is what its source calls it (a file name, a record's own id); it is no part of the id.
    """

    text: str
    title: str | None = None
    published: date | datetime | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    name: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest(self.text, self.title, self.published, self.publisher, self.url))

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def day_after(self) -> date | None:
        """The first day of which the report cannot tell as past."""
        return self.day + DAY if self.day and self.day < date.max else None

    def cite(self, span: Span) -> Evidence:
        """The words at ``span``, as evidence."""
        if span.end > len(self.text):
            raise ValueError(f"the text ends at {len(self.text)}, before {span.end}")
        return Evidence(self.id, span, self.text[span.start : span.end])


@dataclass(frozen=True, slots=True)
class Token:
    """A word and its place in the tree: ``head`` is an index into the sentence, -1 at the root.

    ``upos`` and ``deprel`` are Universal Dependencies, ``xpos`` is Penn Treebank (tense, number).
    """

    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled run of tokens, ``first`` up to, not including, ``last``: an entity the model saw."""

    first: int
    last: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event that the model sees in a sentence, at the token of its trigger; scores are probabilities.

    ``types`` are the PLOVER types that are likely at all, the likeliest first; ``modes`` the likeliest mode of each of
    them; ``bearers`` the tokens that may be actor, recipient, place or time of it; ``beyond`` those of other sentences
    that may be actor or recipient: how many sentences behind this one (before it: below 0), token and score;
    empty where the model looks at no other sentence.
    """

    token: int
    types: tuple[tuple[str, float], ...]
    modes: Mapping[str, tuple[str | None, float]]
    realis: tuple[tuple[Realis, float], ...]
    bearers: Mapping[str, tuple[tuple[int, float], ...]]
    beyond: Mapping[str, tuple[tuple[int, int, float], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hearing:
    """A claim that the model hears in a sentence: tokens of its cue, head of its speaker, and its content's ends.

    ``source`` and ``content`` (first and last token) are ``None`` where the sentence does not hold them; ``stances``
    are all with how likely, the likeliest first.
    """

    first: int
    last: int
    score: float
    source: int | None
    content: tuple[int, int] | None
    stances: tuple[tuple[Stance, float], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the report: its tokens, their tree, the entities in it, and what the model sees happen.

    ``contexts`` are those of PLOVER's that are likely at all, with how likely. All three are ``None`` where nobody
    looked: a sentence made by hand, or a model that was trained for grammar and names alone.
    """

    span: Span
    tokens: tuple[Token, ...]
    labels: tuple[Label, ...] = ()
    sightings: tuple[Sighting, ...] | None = None
    hearings: tuple[Hearing, ...] | None = None
    contexts: tuple[tuple[str, float], ...] | None = None
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                below[token.head].append(index)
        object.__setattr__(self, "children", tuple(map(tuple, below)))

    def subtree(self, index: int) -> list[int]:
        """The token and all below it, in the order of the text."""
        found, left = [], [index]
        while left:
            found.append(left.pop())
            left.extend(self.children[found[-1]])
        return sorted(found)

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Children under one of ``relations``; a bare relation takes its subtypes too ("nsubj" takes "nsubj:pass")."""
        return [
            child
            for child in self.children[index]
            if self.tokens[child].deprel in relations or self.tokens[child].deprel.partition(":")[0] in relations
        ]

    def ancestors(self, index: int) -> list[int]:
        """From the head of the token up to the root."""
        found = []
        while (index := self.tokens[index].head) >= 0:
            found.append(index)
        return found

    def cover(self, first: int, last: int) -> Span:
        """The stretch of text from token ``first`` through token ``last``, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time that a report names; ``value`` is TIMEX3, ``period`` the days it means, where it means days.

    ``ends``: of a range ("3-5 May"), its two ends as expressions of their own, the way TimeML writes it.
    """

    evidence: Evidence
    type: TimeType
    value: str
    period: Period | None
    by: str
    ends: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts: ``country`` is ISO 3166-1 alpha-3 (or IGO, UNO, EUR, NGO, IMG), ``sectors`` are PLOVER's.

    ``id`` is a row of the knowledge base; ``None`` for one whom only the report knows ("a gunman").
    """

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for someone or something; ``head`` is the offset of their head word.

    ``kind`` is what is named (person, organisation, armed group, state, place, nationality, facility ...);
    ``actor`` is who is meant, where that is known. ``score``: of an event's party whose country is known, the chance
    that a careful reader names that country on its side; ``None`` elsewhere.
    """

    evidence: Evidence
    head: int
    kind: str
    actor: Actor | None
    by: str
    score: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where: ``precision`` is exact, town, district, region, country, sea or unknown; no point where there is none."""

    evidence: Evidence
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER's terms; reciprocal events put all parties in ``actors``.

    ``evidence`` is the sentence or clause, ``trigger`` the word in it. ``dated_by`` says how the period was
    found: stated, order, reported-by, story, occasion, publication or none (docs/decisions/0016-when.md).
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    realis: Realis
    trigger: Evidence
    evidence: Evidence
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    place: Place | None
    period: Period | None
    dated_by: str
    by: str
    score: float | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self,
            "id",
            digest("event", self.evidence.document, self.type, self.trigger.span.start, self.trigger.span.end),
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so, via whom, and when: no speaker means the publisher's own voice.

    ``via`` is the outlet, platform or spokesperson in between; ``about`` holds ids of the events and
    figures inside the content; ``certainty`` is the speaker's own word: "hopes that" only hopes.
    """

    speaker: Mention | None
    via: Evidence | None
    cue: Evidence | None
    content: Evidence
    direct: bool
    stance: Stance
    said: Period | None
    about: tuple[str, ...]
    by: str
    score: float | None = None
    certainty: Certainty = "states"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        cue = self.cue.span.start if self.cue else None
        object.__setattr__(
            self, "id", digest("claim", self.content.document, self.content.span.start, self.content.span.end, cue)
        )


@dataclass(frozen=True, slots=True)
class Silence:
    """Who is told to have said nothing: "The ministry declined to comment"; ``evidence`` is the sentence.

    It is no statement and no ``Claim``. No speaker means that nobody is named: "no statement has been issued".
    """

    speaker: Mention | None
    cue: Evidence
    evidence: Evidence
    by: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("silence", self.cue.document, self.cue.span.start, self.cue.span.end))


@dataclass(frozen=True, slots=True)
class Figure:
    """How many: "more than 52,300" is (52300, None), "nearly 400" is (None, 400), "12" is (12, 12).

    ``source`` is whoever counted, where the text says; ``event`` the id of the event it counts for.
    """

    evidence: Evidence
    measure: str
    low: int | None
    high: int | None
    approximate: bool
    of: Evidence | None
    place: Evidence | None
    period: Period | None
    source: Evidence | None
    event: str | None
    by: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        span = self.evidence.span
        object.__setattr__(self, "id", digest("figure", self.evidence.document, self.measure, span.start, span.end))


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of people in a report: a figure, what figures and names add up to, or a bare plural ("others": 2 up).

    ``part_of`` is the id of the tally of everybody whose people it counts again, ``None`` where it counts all of them;
    ``revised``: the report itself replaces it by a later count. ``figures`` are ids of those it rests on.
    """

    evidence: Evidence
    measure: str
    low: int | None
    high: int | None
    whom: Whom
    source: Evidence | None
    figures: tuple[str, ...]
    part_of: str | None
    revised: bool
    by: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", tally_id(self.evidence, self.measure, self.by))


def tally_id(evidence: Evidence, measure: str, by: str) -> str:
    """The id of a tally, which its parts name before it is built."""
    return digest("tally", evidence.document, measure, evidence.span.start, evidence.span.end, by)


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many in all, after one report: the lowest and the highest of its counts of everybody, and all its counts.

    Where a count is open ("at least 12"), the number stands that it names; the tally says that it is open.
    ``cumulative``: it counts over months or years, not in one incident.
    """

    measure: str
    cumulative: bool
    low: int
    high: int
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one report yields."""

    document: Document
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    silences: tuple[Silence, ...] = ()

    def without(self, gone: Set[str]) -> Findings:
        """The same without the events, claims and figures that have these ids, and without what others say of them."""
        return replace(
            self,
            events=tuple(event for event in self.events if event.id not in gone),
            claims=tuple(
                replace(claim, about=tuple(id for id in claim.about if id not in gone))
                for claim in self.claims
                if claim.id not in gone
            ),
            figures=tuple(
                replace(figure, event=None) if figure.event in gone else figure
                for figure in self.figures
                if figure.id not in gone
            ),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """Two records are the same, in whose judgement and how surely; to be taken back, never a merge that forgets."""

    kind: Literal["copy", "event", "actor"]
    left: str
    right: str
    judgement: Judgement
    score: float
    by: str
    #: What speaks for and against it, in words for a person.
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of one record: that it is right, or wrong, or right once ``corrections`` are made.

    ``corrections`` are names of parts with what they should be, in words: ("realis", "planned"). The record itself
    stays as it was found. ``by`` is ``person/NAME``; ``at`` the moment when it was said, as ISO 8601 writes it.
    """

    kind: RecordKind
    record: str
    ruling: Ruling
    by: str
    corrections: tuple[tuple[str, str], ...] = ()
    note: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a person did: said something of a pair or a record, said otherwise, or took it back.

    ``before`` is what the person had said of it, ``after`` what holds since; ``None`` where nothing. Acts of one
    ``stroke`` were done at once, such as an event parted from each of nine others; ``undoes`` is the stroke that it
    takes back. ``replayed`` is who brought it in, and when, where it was said elsewhere and came with a log.
    """

    number: int
    stroke: int
    at: str
    by: str
    before: Link | Verdict | None
    after: Link | Verdict | None
    undoes: int | None = None
    replayed: tuple[str, str] | None = None

    @property
    def on(self) -> Link | Verdict:
        """What was said, or taken back."""
        said = self.after or self.before
        assert said is not None
        return said
