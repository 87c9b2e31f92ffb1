"""Whom of those whom other sentences of a report name an event may be about.

Each sentence is read by itself. What its words ask for as triggers, and what the words of others have to give as
bearers of a role, meet afterwards: of the words of the sentences before and behind, and nobody, all add up to one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dragoman.records import Sighting

BEFORE, BEHIND = 8, 3  # sentences in which they are looked for, as the network has learnt it
LEAST = 0.02  # how likely one must be to be kept

# Of one sentence of W words with T sightings: what each asks for by role, (T, R, size), and what each word has to give,
# the root, which stands for nobody, before them, (1 + W, size).
Sides = tuple[Any, Any]
Beyond = tuple[tuple[int, int, float], ...]


def look_beyond(
    sightings: Sequence[Sequence[Sighting]], sides: Sequence[Sides], away: Any, roles: Sequence[str]
) -> list[tuple[Sighting, ...]]:
    """The sightings of each sentence of a report, each with those in other sentences who may bear a role of it.

    ``away`` (R, distances) is what the distance in sentences counts, from the farthest before to the farthest behind.
    """
    found = []
    for own, here in enumerate(sightings):
        near = [other for other in range(max(0, own - BEFORE), min(len(sides), own + BEHIND + 1)) if other != own]
        if not here or not near:
            found.append(tuple(here))
            continue
        asking = sides[own][0]
        bearing = np.concatenate([sides[own][1][:1], *(sides[other][1][1:] for other in near)])
        behind = np.repeat([other - own for other in near], [len(sides[other][1]) - 1 for other in near])
        words = np.concatenate([np.arange(len(sides[other][1]) - 1) for other in near])
        scores = asking @ bearing.T
        scores[:, :, 0] += away[:, BEFORE]
        scores[:, :, 1:] += away[:, behind + BEFORE]
        likely = np.exp(scores - scores.max(-1, keepdims=True))
        likely = (likely / likely.sum(-1, keepdims=True))[:, :, 1:]
        found.append(tuple(_with(one, likely[number], behind, words, roles) for number, one in enumerate(here)))
    return found


def _with(one: Sighting, likely: Any, behind: Any, words: Any, roles: Sequence[str]) -> Sighting:
    beyond: Mapping[str, Beyond] = {
        role: tuple(
            (int(behind[place]), int(words[place]), float(likely[number, place]))
            for place in np.flatnonzero(likely[number] > LEAST)
        )
        for number, role in enumerate(roles)
    }
    return replace(one, beyond=beyond)
