"""Which tensions a view takes: those of which one of the two sayings is what the ledger of claims would show.

So ``actor`` and ``stance`` ask for one saying that is his and a denial, not for his word against a denial by another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.records import Actor
from dragoman.sayings import Saying, Tension
from dragoman.stores import Store
from dragoman.web.filters import Filters


def fitting(store: Store, tensions: Sequence[Tension], filters: Filters) -> list[Tension]:
    """Those that filters take, in their order."""
    of_kind = [
        one for one in tensions
        if (not filters.kind or one.kind == filters.kind) and (filters.apparent is not False or not one.resolved_by)
    ]  # fmt: skip
    said = {side.id: side for one in of_kind for side in (one.left, one.right) if _fits(store, side, filters)}
    taken = _with_words(store, _with_target(store, list(said.values()), filters.target), filters.text)
    ids = {side.id for side in taken}
    return [one for one in of_kind if not ids.isdisjoint((one.left.id, one.right.id))]


def _fits(store: Store, saying: Saying, filters: Filters) -> bool:
    """Whether a saying is by whom, of what stance, of when, and in whose report it is asked for."""
    if filters.actor and not _is(saying.speaker, filters.actor):
        return False
    if filters.stance and saying.stance != filters.stance:
        return False
    if not _within(saying, filters.since, filters.until):
        return False
    return not filters.publisher or any(store.document(id).publisher == filters.publisher for id in saying.documents)


def _is(speaker: Actor | None, asked: str) -> bool:
    return speaker is not None and (
        asked in (speaker.id, speaker.country, f"name:{speaker.name}") or asked.casefold() in speaker.name.casefold()
    )


def _within(saying: Saying, since: date | None, until: date | None) -> bool:
    """Whether it may have been said then; of what no day is known, whether it was reported then."""
    said = saying.said
    if said is None or (said.start is None and said.end is None):
        day = saying.reported
        return (day is None and not (since or until)) or (
            day is not None and (since is None or day >= since) and (until is None or day <= until)
        )
    return (since is None or said.end is None or said.end > since) and (
        until is None or said.start is None or said.start <= until
    )


def _with_target(store: Store, said: Sequence[Saying], target: str | None) -> Sequence[Saying]:
    """Those of them that tell of something in which somebody takes part."""
    if not target:
        return said
    events = store.lookups.with_party(target, (id for one in said for id in one.about))
    return [one for one in said if not events.isdisjoint(one.about)]


def _with_words(store: Store, said: Sequence[Saying], words: str | None) -> Sequence[Saying]:
    """Those of them in whose report words stand."""
    if not words:
        return said
    reports = store.lookups.with_words(words, (one.words.document for one in said))
    return [one for one in said if one.words.document in reports]
