"""Accusations without a word of accusing: "The truce was broken by Norland in cold blood," the envoy said.

That somebody accuses is heard where he speaks, and what he accuses of is seen where it stands: a word that blames, or
another party's doing, is an accusation as likely as the model hears one in what is said around it. A deed that is told
with such a word is an event of its own; a deed without one is what a witness tells, and no accusation beside it.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import levels
from dragoman.records import Sighting

DOING = "others-doing"


def hear_accused(hit: Hit, own: Sighting | None, likely: float) -> tuple[Hit, float]:
    """The hit, and how likely it is: as the model hears an accusation around it, where it sees less in the word.

    ``own`` is what it sees at the word itself. Who accuses whom is told by the rules where the accusation is only
    heard: what the model sees there is another deed, or nothing.
    """
    heard = _heard(hit)
    if hit.trigger.voice == DOING:
        deed = own is not None and any(type_ != hit.trigger.type and share >= levels.DEED for type_, share in own.types)
        return replace(hit, sighting=None), 0.0 if deed or heard < levels.ACCUSED_DOING else heard
    if heard < levels.ACCUSED or heard <= likely:
        return hit, likely
    return replace(hit, sighting=None), heard


def _heard(hit: Hit) -> float:
    """How likely it is that what is said around a word accuses; 0 where nobody is heard."""
    return max(
        (
            dict(hearing.stances).get("accuses", 0.0)
            for hearing in hit.scene.sentence.hearings or ()
            if hearing.content is not None and hearing.content[0] <= hit.index <= hearing.content[1]
        ),
        default=0.0,
    )
