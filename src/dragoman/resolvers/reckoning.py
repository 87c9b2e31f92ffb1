"""How tolls grow, and the numbers in dispute: only those come about anew that a new report adds a figure to.

A report of a strike counts nine dead. The figures of that strike are put together again, from the few reports that have
any, and so is what is counted by a source that is known by a better name since; all other tolls stay as they were. What
comes of it is what would come of all reports together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol

from dragoman.accounts import Toll
from dragoman.knowledge import load
from dragoman.records import Findings
from dragoman.resolvers.counts import Counted
from dragoman.resolvers.growing import Grown
from dragoman.resolvers.numbers import dispute_of, find_disputes, reports_of
from dragoman.resolvers.packing import packed, unpacked
from dragoman.resolvers.positions import does_harm
from dragoman.resolvers.sources import Name, Names, count_names
from dragoman.resolvers.tolls import heap_of, heaps_of, tolls_of_heap
from dragoman.sayings import Tension


class Around(Protocol):
    """What there is in a store beside what reports add: which are copies, what is one incident, the reports."""

    def copies(self) -> Collection[str]: ...
    def occurrences(self, events: Collection[str]) -> Mapping[str, str]: ...
    def kinds(self, incidents: Collection[str]) -> Mapping[str, tuple[str, str]]: ...
    def findings(self, documents: Collection[str]) -> Iterator[Findings]: ...


class Reckonings(Protocol):
    """What a store keeps of counts: what each report adds, on which heaps its figures are, how sources are named."""

    def counted(self, documents: Collection[str]) -> Mapping[str, Any]: ...
    def heaps(self, documents: Collection[str]) -> set[str]: ...
    def heaped(self, heaps: Collection[str]) -> set[str]: ...
    def keys(self, documents: Collection[str]) -> set[str]: ...
    def naming(self, keys: Collection[str]) -> set[str]: ...
    def named(self, keys: Collection[str]) -> Mapping[Name, int]: ...
    def enter(self, document: str, scenes: Mapping[str, tuple[str, str | None]], names: Mapping[Name, int]) -> None: ...
    def replace(self, gone: Collection[str], grown: Iterable[Grown]) -> None: ...


def reckon(notes: Reckonings, turned: Collection[str], around: Around) -> None:
    """Have the tolls that are kept be what comes of all reports, of which these have turned."""
    touched = notes.heaps(turned)
    told = _counted(notes, turned)
    keys = notes.keys(turned) | {one.source.key for counted in told.values() for one in counted if one.source}
    before = Names(notes.named(keys))
    touched |= _enter(notes, turned, told, around)
    renamed = Names(notes.named(keys)).others(before)
    touched |= notes.heaps(notes.naming(renamed))
    if not touched:
        return
    counted = [one for counted in _counted(notes, notes.heaped(touched)).values() for one in counted]
    heaps = heaps_of(counted, around.occurrences({one.incident for one in counted if one.incident}))
    found = {heap: heaps[heap] for heap in sorted(touched & heaps.keys())}
    names = Names(notes.named({one.source.key for heap in found.values() for one in heap if one.source}))
    copies = around.copies()
    tolls = {heap: list(tolls_of_heap(told, names, copies)) for heap, told in found.items()}
    grown: list[Grown] = [
        ("tolls", toll.id, toll.incident or "", len(toll.counts), packed(toll), [heap])
        for heap, of_heap in tolls.items()
        for toll in of_heap
    ]
    disputed = disputes([toll for of_heap in tolls.values() for toll in of_heap], around)
    notes.replace(
        touched, [*grown, *(("numbers", one.id, "", 2, packed(one), [one.incident or ""]) for one in disputed)]
    )


def disputes(tolls: Collection[Toll], around: Around) -> Iterator[Tension]:
    """The numbers in dispute that these tolls have."""
    words = load().english.disagreement
    kinds = around.kinds({toll.incident for toll in tolls if toll.incident})
    found = list(find_disputes(tolls, {id: id for id, kind in kinds.items() if does_harm(*kind)}, words))
    told = {findings.document.id: findings for findings in around.findings(reports_of(found))}
    return (tension for one in found if (tension := dispute_of(one, told, words)) is not None)


def _counted(notes: Reckonings, documents: Collection[str]) -> dict[str, tuple[Counted, ...]]:
    return {document: unpacked(tuple[Counted, ...], told) for document, told in notes.counted(documents).items()}


def _enter(
    notes: Reckonings, turned: Collection[str], told: Mapping[str, tuple[Counted, ...]], around: Around
) -> set[str]:
    """Note on which heaps these reports count from now on, and by which names; and which heaps these are."""
    occurrence = around.occurrences({one.incident for counted in told.values() for one in counted if one.incident})
    kinds = around.kinds(set(occurrence.values()))
    entered: set[str] = set()
    for document in turned:
        counted = told.get(document, ())
        scenes: dict[str, tuple[str, str | None]] = {}
        for one in counted:
            heap = heap_of(one, occurrence)
            if heap is not None:
                scene = heap if one.since else one.incident or heap
                kind = kinds.get(heap)
                scenes[scene] = (heap, " ".join(kind) if kind else None)
        notes.enter(document, scenes, count_names(one.source for one in counted))
        entered.update(heap for heap, _ in scenes.values())
    return entered
