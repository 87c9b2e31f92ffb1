"""The report around an event: who acts in it, who is acted on, and who has to do with whom.

It is asked about one side at a time: for those to whom a deed was done, "there" are those whom deeds are done to, and
"across" those who do them; for those who did it, the other way round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from dragoman.extractors.choosing.candidates import Cast
from dragoman.extractors.drafts import Draft, codes
from dragoman.records import Mention

Side = Literal["actor", "recipient"]
OTHER: dict[Side, Side] = {"actor": "recipient", "recipient": "actor"}


@dataclass(frozen=True, slots=True)
class Setting:
    """A report for one ``side`` of its events: its parties, and how often each country stands there and across.

    ``pairs`` says how often a country stands across from another, which is there; ``told`` what each sentence tells.
    """

    side: Side
    cast: Cast
    there: Counter[str]
    across: Counter[str]
    there_by_type: Mapping[str, Counter[str]]
    across_by_type: Mapping[str, Counter[str]]
    pairs: Counter[tuple[str, str]]
    told: Mapping[int, Sequence[Draft]]
    events: int
    headline: frozenset[str]
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Before:
    """The event before, and the last of the same type; ``None`` where there is none."""

    last: Draft | None = None
    same: Draft | None = None


def on(draft: Draft, side: Side) -> tuple[Mention, ...]:
    """Those who are told on a side of an event."""
    return draft.parties.actors if side == "actor" else draft.parties.recipients


def build_setting(
    cast: Cast, drafts: Sequence[Draft], headline: Iterable[str], publisher: str | None, side: Side
) -> Setting:
    """The setting of the events of a report."""
    there: defaultdict[str, Counter[str]] = defaultdict(Counter)
    across: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pairs: Counter[tuple[str, str]] = Counter()
    told: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        there[draft.type].update(codes(on(draft, side)))
        across[draft.type].update(codes(on(draft, OTHER[side])))
        pairs.update(pairs_of(draft, side))
        told[draft.hit.scene.number].append(draft)
    return Setting(
        side,
        cast,
        sum(there.values(), Counter()),
        sum(across.values(), Counter()),
        there,
        across,
        pairs,
        told,
        max(len(drafts), 1),
        frozenset(headline),
        publisher,
    )


def pairs_of(draft: Draft, side: Side) -> set[tuple[str, str]]:
    """The countries across from those that are there."""
    return set(product(codes(on(draft, OTHER[side])), codes(on(draft, side))))


def with_before(drafts: Sequence[Draft]) -> list[tuple[Draft, Before]]:
    """Each draft with those that the report tells before it."""
    last: Draft | None = None
    same: dict[str, Draft] = {}
    found: dict[int, Before] = {}
    order = sorted(range(len(drafts)), key=lambda place: (drafts[place].hit.scene.number, drafts[place].hit.index))
    for place in order:
        draft = drafts[place]
        found[place] = Before(last, same.get(draft.type))
        last = same[draft.type] = draft
    return [(draft, found[place]) for place, draft in enumerate(drafts)]
