"""Persons whose surname is the name of a state, a capital or a paper: "London" after "the senator Lara London".

The report itself says so: it has named the person in full, and means the other by no other word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.extractors.names import NameRun, Names
from dragoman.extractors.phrases import case_of
from dragoman.records import Label

# After these it is a place; "the lawyers of London" may be a person's.
WHERE = frozenset(("in", "at", "near", "outside", "inside", "around", "into", "from", "through", "across", "towards"))
# Where a name stands in the report: its sentence and its first token.
Place = tuple[int, int]


def settle_surnames(names: Sequence[Names]) -> list[Names]:
    """The names of a report, without those that are the surnames of persons whom it has named in full."""
    persons = dict(reversed([*_persons(names)]))
    if not persons:
        return list(names)
    known = {
        run.senses[0].entry.id
        for number, here in enumerate(names)
        for run in here.runs
        if not _is_surname(run, here, number, persons)
    }
    ruled = {word for here in names for word in _ruled(here)}
    persons = {name: place for name, place in persons.items() if name not in ruled}
    return [_settled(here, number, persons, known) for number, here in enumerate(names)]


def _ruled(here: Names) -> Iterator[str]:
    """What stands in the name of whoever rules it: Jordan in "King Abdullah of Jordan"."""
    tokens = here.sentence.tokens
    for run in here.runs:
        for before, word in zip(tokens[run.first : run.last], tokens[run.first + 1 : run.last], strict=False):
            if before.text == "of":
                yield word.text


def _persons(names: Sequence[Names]) -> Iterator[tuple[str, Place]]:
    """The last word of each person's name of several words, and where it stands."""
    for number, here in enumerate(names):
        tokens = here.sentence.tokens
        for label in here.labels:
            words = tokens[label.first : label.last]
            if label.kind == "person" and len(words) > 1 and all(word.text[:1].isupper() for word in words):
                yield words[-1].text, (number, label.first)


def _is_surname(run: NameRun, here: Names, number: int, persons: Mapping[str, Place]) -> bool:
    """Whether the name may be that of a person who was named before."""
    token = here.sentence.tokens[run.first]
    if run.personal or run.last - run.first > 1 or token.upos != "PROPN":
        return False
    before = persons.get(token.text)
    return before is not None and before < (number, run.first) and case_of(here.sentence, run.first) not in WHERE


def _settled(here: Names, number: int, persons: Mapping[str, Place], known: set[str]) -> Names:
    taken = [
        run for run in here.runs if _is_surname(run, here, number, persons) and run.senses[0].entry.id not in known
    ]
    if not taken:
        return here
    firsts = {run.first for run in taken}
    others = [label for label in here.labels if firsts.isdisjoint(range(label.first, label.last))]
    own = [Label(first, first + 1, "person", 1.0) for first in firsts]
    runs = tuple(run for run in here.runs if run not in taken)
    return replace(here, runs=runs, labels=tuple(sorted([*others, *own], key=lambda label: label.first)))
