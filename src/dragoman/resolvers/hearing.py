"""What a report lets people say, kept in short: that is all that is ever held against what other reports have.

Of a report in which the army "denied shelling the market" the denial is kept, what is said before it, and in which
words; not the report. The same saying in two reports is one, that of the first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.knowledge import load
from dragoman.knowledge.english import English
from dragoman.records import Findings
from dragoman.resolvers.heard import Heard
from dragoman.resolvers.replies import find_replies
from dragoman.resolvers.seating import Seating
from dragoman.resolvers.statements import find_statements

#: By what two sayings are the same one: role, voice, words, and whether it comes to a yes.
Same = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one report adds: what can be in tension, and the stems of all that is said in it."""

    heard: tuple[Heard, ...]
    stems: tuple[str, ...]


def read_hearing(findings: Findings, english: English | None = None) -> Hearing | None:
    """What a report adds, or ``None`` where it adds nothing."""
    seating = Seating(findings, english or load().english)
    heard = [*find_statements(seating), *find_replies(seating)]
    stems = sorted({stem for one in heard for stem in (*one.bearing, *one.to)})
    return Hearing(tuple(_of_use(heard)), tuple(stems)) if heard else None


def _of_use(heard: Sequence[Heard]) -> Iterator[Heard]:
    """What can be in tension: of assertions only those against somebody, and those that a denial may meet; of answers
    those of somebody who is the same in any report."""
    denied = any(one.role == "denies" for one in heard)
    for one in heard:
        if is_answer(one) if one.role == "answers" else one.role == "denies" or denied or one.against or one.replies:
            yield one


def is_answer(one: Heard) -> bool:
    """Whether a saying is an answer that stands on an issue."""
    # Who has no id may be counted among the wrong side ("the alliance's leadership").
    return one.role == "answers" and one.voice.lasting and bool(one.bearing) and bool(one.voice.actor.id)


def place(heard: Iterable[Heard], incident_of: Mapping[str, str]) -> list[Heard]:
    """Sayings with the incidents of what they tell of."""
    return [
        replace(one, on=frozenset(incident_of[event] for event in one.events if event in incident_of))
        if one.events else one
        for one in heard
    ]  # fmt: skip


def same_as(one: Heard) -> Same:
    """What another telling of the same saying has in common with it."""
    return (one.role, one.voice.key, " ".join(one.saying.words.quote.casefold().split()), one.saying.holds)


def once(same: Iterable[Heard], copies: Collection[str]) -> Heard | None:
    """The first telling of a saying, with all reports in which it stands; ``None`` where only copies have it."""
    told = sorted(same, key=lambda one: (one.document in copies, one.saying.reported or date.max, *in_order(one)))
    first = told[0]
    if first.document in copies:
        return None
    rest = sorted({one.document for one in told} - {first.document})
    return replace(first, saying=replace(first.saying, documents=(first.document, *rest))) if rest else first


def in_order(one: Heard) -> tuple[str, int, int, str]:
    """Sayings of one report stand beside each other, in the order of its text."""
    return (one.document, one.at.start, one.at.end, one.saying.id)
