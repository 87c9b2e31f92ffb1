"""Senses in which a word tells of no event of its type: a candidate's rally is no protest.

The codebook lists them by type, with what stands beside the word or often in the report; whatever the model sees there,
nothing of that type is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit, matches
from dragoman.knowledge.codebook import Codebook

# In how many sentences of a report a word must stand for the report to be of that.
OFTEN = 3


def find_topics(scenes: Iterable[Scene]) -> frozenset[str]:
    """The words that stand in so many sentences of a report that it is of them."""
    counts = Counter(word for scene in scenes for word in scene.words)
    return frozenset(word for word, count in counts.items() if count >= OFTEN)


def is_other_sense(hit: Hit, codebook: Codebook, topics: frozenset[str]) -> bool:
    """Whether a word of the event stands there in another sense."""
    for word in (hit.index, hit.carrier, *hit.words, _named(hit)):
        if word is None:
            continue
        for sense, _ in matches(hit.scene, word, codebook.senses):
            report = sense.wanted.get("report")
            if sense.type == hit.trigger.type and (report is None or not report.isdisjoint(topics)):
                return True
    return False


def find_apart_types(scene: Scene, index: int, codebook: Codebook) -> set[str]:
    """The types of which the word tells no event there, whatever the report is of."""
    return {sense.type for sense, _ in matches(scene, index, codebook.senses) if "report" not in sense.wanted}


def _named(hit: Hit) -> int | None:
    """The noun that the event's own names: the warrants in "arrest warrants", however the tree hangs them together."""
    tokens, after = hit.scene.tokens, hit.index + 1
    beside = after < len(tokens) and tokens[hit.index].upos == tokens[after].upos == "NOUN"
    return after if beside else None
