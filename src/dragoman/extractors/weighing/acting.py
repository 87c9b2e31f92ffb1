"""Words that the model is sure take part in an event: those who are nobody's by the tables, but act or are acted on.

"The stokers refused to sail" names nobody that a table knows; that they refuse shows that they are people.
"""

from __future__ import annotations

from dragoman.extractors.weighing import levels
from dragoman.records import Sentence

SIDES = ("actor", "recipient")


def find_acting(sentence: Sentence) -> frozenset[int]:
    """The tokens that take part in an event that the model holds for likely."""
    return frozenset(
        token
        for sighting in sentence.sightings or ()
        if sighting.types and sighting.types[0][1] >= levels.BEARER
        for side in SIDES
        for token, likely in sighting.bearers.get(side, ())
        if likely >= levels.BEARER
    )
