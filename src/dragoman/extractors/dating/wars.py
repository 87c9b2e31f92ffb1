"""The days of wars of history: "the ruins date from the Great Patriotic War" tells of no war that goes on."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extractors.dating.days import Dating
from dragoman.extractors.triggers import Hit
from dragoman.records import Document, Period

# So many words before and behind "war" or "siege" may belong to its name.
BEFORE, BEHIND = 5, 2
# What its own sentence does not date.
OPEN = frozenset(("publication", "reported-by", "none", "order"))


def with_days_of_war(hit: Hit, dating: Dating, document: Document, wars: Mapping[str, Period]) -> Dating:
    """The days of an event; those of the war itself where it is one of history and its sentence gives none."""
    if dating.by not in OPEN or hit.trigger.part != "noun":
        return dating
    days = _days_of(hit, document.text, wars)
    return dating if days is None else Dating(days, "stated", history=True)


def _days_of(hit: Hit, text: str, wars: Mapping[str, Period]) -> Period | None:
    tokens, index = hit.scene.tokens, hit.index
    for first in range(max(0, index - BEFORE), index + 1):
        for last in range(index, min(index + BEHIND + 1, len(tokens))):
            name = " ".join(text[tokens[first].span.start : tokens[last].span.end].lower().split())
            # "A new Korean war" is another; "the siege of Leningrad" is always that one.
            if name in wars and (tokens[index].text[0].isupper() or " of " in name):
                return wars[name]
    return None
