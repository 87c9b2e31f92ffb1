"""How much happens in a report: what it is about says how far to believe each of its events.

"The bank attacked its rival's record" stands in a report in which nothing is attacked; "attacked the convoy" among ten
sentences of a war.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

from dragoman.extractors.weighing import levels
from dragoman.records import Sentence


def expect_events(sentences: Iterable[Sentence]) -> float:
    """The log odds by which an event of the report is likelier than others; below 0 where it tells of few."""
    looked = [sentence.sightings for sentence in sentences if sentence.sightings is not None and _could_tell(sentence)]
    seen = sum(sighting.types[0][1] for sightings in looked for sighting in sightings if sighting.types)
    common = levels.SENTENCES * levels.PER_SENTENCE
    rate = (seen + common) / (len(looked) + levels.SENTENCES)
    return min(levels.REPORT * log(rate / levels.PER_SENTENCE), levels.MOST)


def ask_more(least: float, expected: float, type_: str) -> float:
    """The least score of an event of a type, where ``least`` is asked for in all: more where little happens.

    Words of promise, praise and help are courtesies there more often than elsewhere.
    """
    quiet, more = levels.QUIET_COURTESIES if type_ in levels.COURTESIES else levels.QUIET
    if expected >= quiet or not 0 < least < 1:
        return least
    return 1 / (1 + exp(-(log(least / (1 - least)) + more)))


def _could_tell(sentence: Sentence) -> bool:
    """Whether it is a sentence at all: captions, credits and bylines say nothing of how much happens."""
    return bool(sentence.sightings) or any(token.upos in ("VERB", "AUX") for token in sentence.tokens)
