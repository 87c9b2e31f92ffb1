"""What the heads for reports say of a sentence, as records: events that are seen, claims that are heard, contexts.

Everything that is likely at all is kept, with its score; what becomes of it the extractors decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import numpy as np

from dragoman.records import Hearing, Realis, Sighting, Stance

# A trigger, a type of it, a bearer of a role, a cue, a context: what is less likely than this is not kept.
LEAST_EVENT = 0.02
LEAST_TYPE = 0.01
LEAST_ROLE = 0.08
LEAST_CUE = 0.08
LEAST_CONTEXT = 0.2
NONE = "-"
HEADS = ("event", "mode", "realis", "role", "cue", "stance", "pointer", "context")

Arrays = Mapping[str, Any]
Labels = Mapping[str, Sequence[str]]


def find_sightings(count: int, told: Arrays, labels: Labels) -> Iterator[Sighting]:
    """The events seen in a sentence of ``count`` words; ``told`` holds the arrays of the sentence, by head."""
    event = told["event"][:count]
    for token in np.flatnonzero(event[:, 0] < 1 - LEAST_EVENT).tolist():
        likely = [
            number for number in np.argsort(-event[token]).tolist() if number and event[token, number] > LEAST_TYPE
        ]
        types = tuple((labels["event"][number], float(event[token, number])) for number in likely)
        realis = told["realis"][token]
        yield Sighting(
            token,
            types,
            {type_: _mode(type_, told["mode"][token], labels["mode"]) for type_, _ in types},
            tuple((cast("Realis", labels["realis"][n]), float(realis[n])) for n in np.argsort(-realis).tolist()),
            {role: _bearers(told["role"][token, number, :count]) for number, role in enumerate(labels["role"])},
        )


def _mode(type_: str, scores: Any, modes: Sequence[str]) -> tuple[str | None, float]:
    """The likeliest mode of the type, None for none, and its share among those of the type."""
    own = [number for number, mode in enumerate(modes) if mode == NONE or mode.startswith(f"{type_} ")]
    best = max(own, key=lambda number: scores[number])
    share = float(scores[best] / sum(scores[number] for number in own))
    return (None if modes[best] == NONE else modes[best].partition(" ")[2]), share


def _bearers(scores: Any) -> tuple[tuple[int, float], ...]:
    return tuple((token, float(scores[token])) for token in np.flatnonzero(scores > LEAST_ROLE).tolist())


def find_hearings(count: int, told: Arrays, labels: Labels) -> Iterator[Hearing]:
    """The claims heard in a sentence of ``count`` words."""
    cue = told["cue"][:count]
    begins, inside = (labels["cue"].index(tag) for tag in "BI")
    for token in np.flatnonzero(cue[:, begins] > LEAST_CUE).tolist():
        last = token
        while last + 1 < count and cue[last + 1].argmax() == inside:
            last += 1
        stances = told["stance"][token]
        source, begin, end = (int(best) - 1 for best in told["pointer"][token, :, : count + 1].argmax(-1))
        yield Hearing(
            token,
            last,
            float(cue[token, begins]),
            source if source >= 0 else None,
            (begin, end) if 0 <= begin <= end else None,
            tuple((cast("Stance", labels["stance"][n]), float(stances[n])) for n in np.argsort(-stances).tolist()),
        )


def find_contexts(told: Arrays, labels: Labels) -> Iterator[tuple[str, float]]:
    """The contexts that are likely at all."""
    for number in np.flatnonzero(told["context"] > LEAST_CONTEXT).tolist():
        yield labels["context"][number], float(told["context"][number])
