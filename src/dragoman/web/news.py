"""What became known, in lines that a page shows: each record in words, over the words that prove it.

Of two days' reports it is first what they deny or count anew, each beside what had been told, and then what is new.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman import wording
from dragoman.records import Claim, Event, Figure
from dragoman.stores import Denial, Differences, Known, Told
from dragoman.web.dossiers import type_name
from dragoman.web.passages import Passage, in_context

#: Lines of each list.
EVENTS, CHANGES = 7, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A record in words, with the words that prove it in their sentence. ``reports`` is how many tell of it."""

    what: str
    who: str
    when: str
    where: str
    badge: str
    passage: Passage
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """What was told, and what is told against it or in its place."""

    before: Line
    after: Line


@dataclass(frozen=True, slots=True)
class News:
    """What became known, of each list the first lines; ``events`` to ``figures`` are how many there are in all."""

    known: tuple[Line, ...]
    denied: tuple[Pair, ...]
    withdrawn: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    counted: tuple[Line, ...]
    events: int
    claims: int
    figures: int
    changes: tuple[int, int, int]

    @property
    def empty(self) -> bool:
        """Whether nothing became known at all."""
        return not (self.events or self.claims or self.figures or any(self.changes))


def news_of(found: Differences) -> News:
    """The first lines of each list, what several tell and what is sure before the rest."""
    known = sorted(found.events, key=_weight, reverse=True)
    return News(
        known=tuple(_known(one) for one in known[:EVENTS]),
        denied=tuple(_denial(one) for one in found.denied[:CHANGES]),
        withdrawn=tuple(_denial(one) for one in found.withdrawn[:CHANGES]),
        changed=tuple(Pair(_figure(one.before), _figure(one.after)) for one in found.changed[:CHANGES]),
        counted=tuple(_figure(one) for one in _people(found.figures)[:CHANGES]),
        events=len(found.events),
        claims=len(found.claims),
        figures=len(found.figures),
        changes=(len(found.denied), len(found.withdrawn), len(found.changed)),
    )


def _weight(known: Known) -> tuple[int, bool, bool, float]:
    """Who opens the desk wants first what several tell, what happened, with a day, and surely."""
    event = known.first.record
    return known.reports, event.realis in ("actual", "ongoing"), event.period is not None, event.score or 0.0


def _known(known: Known) -> Line:
    return _event(known.first, known.reports)


def _event(told: Told[Event], reports: int = 1) -> Line:
    event = told.record
    return Line(
        what=type_name(event.type, event.mode),
        who=wording.parties(event),
        when=wording.days(event.period),
        where=wording.place(event),
        badge=wording.REALIS[event.realis],
        passage=Passage(told.document, event.evidence),
        reports=reports,
    )


def _denial(denial: Denial) -> Pair:
    denied = denial.denied
    if isinstance(denied.record, Claim):
        after = _claim(Told(denied.document, denied.record))
    else:
        after = _event(Told(denied.document, denied.record))
    return Pair(_event(denial.told), after)


def _claim(told: Told[Claim]) -> Line:
    claim = told.record
    said = wording.days(claim.said) if claim.said else ""
    speaker = wording.speaker(claim, told.document)
    return Line(claim.stance, speaker, said, "", "", Passage(told.document, claim.content))


def _figure(told: Told[Figure]) -> Line:
    figure = told.record
    source = wording.clean(figure.source.quote) if figure.source else ""
    where = wording.clean(figure.place.quote) if figure.place else ""
    return Line(
        wording.number(figure),
        source,
        wording.days(figure.period) if figure.period else "",
        where,
        "",
        in_context(told.document, figure.evidence),
    )


def _people(figures: Iterable[Told[Figure]]) -> list[Told[Figure]]:
    """Counts of people who came to harm before sums and shares."""
    return sorted(figures, key=lambda told: told.record.measure in ("other", "money", "percent"))
