"""How positions and tensions grow: of what a report adds only that is held against others which may have to do with it.

Ten reports come in, of which one denies a shelling. It is held against what has a mark in common with it, in whatever
report that stands; a saying that was paired before and may now be paired better is paired anew, and all others stay
as they were. So it is when a report is read anew, when it turns out to be a copy, and when what it tells of is put into
another incident. What comes of it is what would come of all reports together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from dragoman.resolvers.answers import bear_on_one
from dragoman.resolvers.heard import Heard
from dragoman.resolvers.hearing import Hearing, Same, in_order, is_answer, once, place, same_as
from dragoman.resolvers.issues import Rarity, how_often
from dragoman.resolvers.marking import blamed, mark_of_same, marks_of, marks_of_days, marks_of_words, span_of_word
from dragoman.resolvers.packing import packed, unpacked
from dragoman.resolvers.positions import issues_of, opposed

#: A record of an account: its name, id, whose it is, how many sayings it has, what it says, and what it rests on.
Grown = tuple[str, str, str, int, Any, Sequence[str]]


class Notes(Protocol):
    """What a store keeps of sayings: what each report adds, where what has a mark stands, and what comes of it."""

    def added(self, documents: Collection[str]) -> Mapping[str, Any]: ...
    def marked(self, marks: Collection[int]) -> set[str]: ...
    def marked_between(self, first: int, last: int) -> set[str]: ...
    def telling(self, incidents: Collection[str]) -> set[str]: ...
    def copies(self) -> Collection[str]: ...
    def waiting(self) -> Collection[str]: ...
    def incidents(self, events: Collection[str]) -> Mapping[str, str]: ...
    def placed(self, document: str) -> Mapping[str, str]: ...
    def enter(self, document: str, marks: Collection[int], events: Mapping[str, str | None]) -> None: ...
    def spread(self, stems: Collection[str]) -> Mapping[str, int]: ...
    def count(self, stems: Mapping[str, int]) -> None: ...
    def replace(self, gone: Collection[str], grown: Iterable[Grown]) -> None: ...


def grow(notes: Notes, turned: Mapping[str, Any], reports: int) -> None:
    """Have what is kept be what comes of all reports; ``turned`` are those of which something is new, each with what
    it had added before. Those that are ``waiting`` get their turn later. There are so many ``reports`` in all."""
    now = {document: unpacked(Hearing, told) for document, told in notes.added(turned).items()}
    before = {document: unpacked(Hearing, told) for document, told in turned.items() if told is not None}
    gone = [
        one for document, hearing in before.items() for one in place(hearing.heard, notes.placed(document))
    ]  # fmt: skip
    often = how_often(reports)
    crossed = _count(notes, now, before, often)
    events = {event for hearing in now.values() for one in hearing.heard for event in one.events}
    incident_of = notes.incidents(events)
    for document in turned:
        hearing = now.get(document, Hearing((), ()))
        told = {event: incident_of.get(event) for one in hearing.heard for event in one.events}
        notes.enter(document, marks_of(hearing), told)
    _Growth(notes, often, crossed).go_on(gone, [*turned])


def _count(notes: Notes, now: Mapping[str, Hearing], before: Mapping[str, Hearing], often: int) -> frozenset[str]:
    """Count in how many reports stems are; those that became rare by it, or are no longer."""
    more = Counter(stem for hearing in now.values() for stem in hearing.stems)
    more.subtract(stem for hearing in before.values() for stem in hearing.stems)
    changed = {stem: times for stem, times in more.items() if times}
    known = notes.spread(changed)
    notes.count(changed)
    return frozenset(
        stem for stem, times in changed.items()
        if (known.get(stem, 0) <= often) != (known.get(stem, 0) + times <= often)
    )  # fmt: skip


class _Growth:
    """One round of growing: the sayings that are looked at in it, by the reports in which they stand."""

    def __init__(self, notes: Notes, often: int, crossed: frozenset[str]) -> None:
        self._notes, self._crossed = notes, crossed
        self._copies, self._waiting = notes.copies(), notes.waiting()
        self._spread: dict[str, int] = {}
        self._rarity = Rarity(self._spread, often)
        self._heard: dict[str, list[Heard]] = {}
        self._same: dict[Same, Heard | None] = {}
        self._marked: dict[str, tuple[Heard, frozenset[int]]] = {}

    def go_on(self, gone: Sequence[Heard], turned: Sequence[str]) -> None:
        """Pair anew what may be paired otherwise since these sayings went and these reports turned."""
        changed = [*gone, *self._in(turned), *self._of_crossed()]
        self._learn(changed)
        changed += self._tellings(changed)
        marks = {mark for one in changed for mark in self._marks(one)}
        told = {id for one in changed for id in _told(one)}
        near = self._in(self._notes.marked(marks) | self._notes.telling(told))
        here = self._in({one.document for one in changed})
        met = [one for one in near if not marks.isdisjoint(self._marks(one)) or not told.isdisjoint(_told(one))]
        owning = [one for one in (*here, *met) if one.role != "answers" and one.document not in self._waiting]
        answers = self._bearing_on_one([one for one in (*changed, *met) if is_answer(one)])
        self._keep(changed, owning, answers)

    def _keep(self, changed: Sequence[Heard], owning: Sequence[Heard], answers: Sequence[Heard]) -> None:
        owners = {one.saying.id for one in owning}
        grown: list[Grown] = []
        for (owner, id), tension in opposed(self._around(owning), self._rarity).items():
            if owner in owners:
                grown.append(("tensions", id, "", 2, packed(tension), [owner]))
        for position, issue, tensions in issues_of(answers, self._rarity):
            whose = position.actor.id or f"name:{position.actor.name}"
            ids = [one.saying.id for one in issue.heard]
            grown.append(("positions", position.id, whose, len(ids), packed(position), ids))
            grown += [("tensions", one.id, "", 2, packed(one), sorted({one.left.id, one.right.id})) for one in tensions]
        self._notes.replace({one.saying.id for one in changed} | owners | {one.saying.id for one in answers}, grown)

    def _around(self, owning: Sequence[Heard]) -> list[Heard]:
        """These sayings, and all that they may be held against, each once, in the order of texts."""
        marks = {mark for one in owning for mark in self._marks(one)}
        told = {id for one in owning for id in _told(one)}
        documents = {one.document for one in owning} | self._notes.marked(marks) | self._notes.telling(told)
        return self._kept(self._in(documents))

    def _bearing_on_one(self, begun: Iterable[Heard]) -> list[Heard]:
        """These answers, and those that may stand on an issue with them, however many stand between."""
        found: dict[str, Heard] = {}
        new = self._kept(begun)
        while new:
            found.update((one.saying.id, one) for one in new)
            marks = {mark for one in new for mark in self._marks(one)}
            others = self._kept(filter(is_answer, self._in(self._notes.marked(marks))))
            under: dict[int, list[Heard]] = defaultdict(list)
            for one in new:
                for mark in self._marks(one):
                    under[mark].append(one)
            new = [
                other
                for other in others
                if other.saying.id not in found
                and any(bear_on_one(one, other, self._rarity) for one in _each(under, self._marks(other)))
            ]
        return sorted(found.values(), key=in_order)

    def _of_crossed(self) -> Iterator[Heard]:
        """What is said in words that became rare, or are no longer."""
        for stem in sorted(self._crossed):
            for one in self._in(self._notes.marked_between(*span_of_word(stem))):
                if stem in one.bearing or stem in one.to:
                    yield one

    def _marks(self, one: Heard) -> frozenset[int]:
        """The marks of a saying that lead anywhere: those of words that are common, and were before, do not."""
        if (known := self._marked.get(one.saying.id)) is not None and known[0] is one:
            return known[1]
        spread, often = self._spread, self._rarity.often
        leading = {stem for stem in (*one.bearing, *one.to) if spread.get(stem, 0) <= often or stem in self._crossed}
        marks = frozenset((*marks_of_words(one, leading), *marks_of_days(one)))
        self._marked[one.saying.id] = one, marks
        return marks

    def _tellings(self, heard: Iterable[Heard]) -> list[Heard]:
        """All tellings of these sayings."""
        same = {same_as(one): mark_of_same(one) for one in heard}
        return [one for one in self._in(self._notes.marked(set(same.values()))) if same_as(one) in same]

    def _kept(self, heard: Iterable[Heard]) -> list[Heard]:
        """Each of these sayings once, as it is first told; those that only copies have are left out."""
        heard = list(heard)
        left = [one for one in heard if same_as(one) not in self._same]
        groups: dict[Same, list[Heard]] = defaultdict(list)
        for one in self._tellings(left):
            groups[same_as(one)].append(one)
        self._same.update((same, once(told, self._copies)) for same, told in groups.items())
        first = (self._same.get(same_as(one)) for one in heard)
        return sorted({one.saying.id: one for one in first if one is not None}.values(), key=in_order)

    def _in(self, documents: Collection[str]) -> list[Heard]:
        """What is said in these reports, in the order of texts."""
        unknown = [document for document in documents if document not in self._heard]
        if unknown:
            added = self._notes.added(unknown)
            told = {document: unpacked(Hearing, added[document]).heard for document in unknown if document in added}
            incident_of = self._notes.incidents({id for heard in told.values() for one in heard for id in one.events})
            for document in unknown:
                self._heard[document] = place(told.get(document, ()), incident_of)
            self._learn(one for heard in told.values() for one in heard)
        return [one for document in sorted(documents) for one in self._heard[document]]

    def _learn(self, heard: Iterable[Heard]) -> None:
        stems = {stem for one in heard for stem in (*one.bearing, *one.to)} - self._spread.keys()
        if stems:
            known = self._notes.spread(stems)
            self._spread.update((stem, known.get(stem, 0)) for stem in stems)


def _told(one: Heard) -> frozenset[str]:
    """The incidents by which blame is held against blame."""
    return one.on if blamed(one) else frozenset()


def _each(under: Mapping[int, Sequence[Heard]], marks: Iterable[int]) -> Iterator[Heard]:
    yield from {one.saying.id: one for mark in marks for one in under.get(mark, ())}.values()
