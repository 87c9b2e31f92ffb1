"""Where an event happened: the toponym that the tree ties to it.

In "The two met in Vienna, a week after fighting in Aleppo", Vienna is where they met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.records import Place

WHERE = frozenset(("in", "at", "near", "on", "outside", "inside", "around", "across", "over", "off", "to", "from"))
Site = tuple[int, Place]


def place_sites(scenes: Sequence[Scene], places: Sequence[Place]) -> Mapping[int, list[Site]]:
    """The places of each sentence, each with its head token."""
    found: dict[int, list[Site]] = {}
    left = sorted(places, key=lambda place: place.evidence.span.start)
    number = 0
    for scene in scenes:
        while number < len(left) and left[number].evidence.span.start < scene.sentence.span.end:
            inside = scene.tokens_in(left[number].evidence.span)
            for index in inside:
                if scene.tokens[index].head not in inside:
                    found.setdefault(scene.number, []).append((index, left[number]))
                    break
            number += 1
    return found


def find_site(hit: Hit, sites: Sequence[Site]) -> Place | None:
    """The place below the trigger or its carrier, else in its clause after a preposition of place, else none."""
    for anchor in (hit.index, hit.carrier):
        if anchor is None:
            continue
        for head, place in sites:
            if hit.scene.tokens[head].head == anchor and hit.scene.case(head) in WHERE:
                return place
    clause = hit.scene.clause(hit.index)
    for head, place in sites:
        if hit.scene.case(head) in WHERE and hit.scene.clause(head) == clause:
            return place
    return None
