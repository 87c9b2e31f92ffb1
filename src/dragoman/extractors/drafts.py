"""An event while it is being made: what a sentence tells, before the report's other sentences are looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extractors.dating import Dating
from dragoman.extractors.roles import Parties
from dragoman.extractors.triggers import Hit
from dragoman.records import Mention, Place, Realis


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before other mentions of the same happening are folded into it."""

    hit: Hit
    type: str
    mode: str | None
    realis: Realis
    parties: Parties
    place: Place | None
    dating: Dating


def codes(mentions: Iterable[Mention]) -> set[str]:
    """The countries of those who have one."""
    return {mention.actor.country for mention in mentions if mention.actor and mention.actor.country}
