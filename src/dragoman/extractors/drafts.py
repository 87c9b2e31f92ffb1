"""An event while it is being made: what a sentence tells, before the report's other sentences are looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extractors.dating import Dating
from dragoman.extractors.roles import Parties
from dragoman.extractors.triggers import Hit
from dragoman.records import Mention, Place, Realis

# What stands before a war in which something was done.
WITHIN = ("in", "during")


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


def is_of_history(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Whether it is a war of history, or a deed in one: "thousands were killed in World War II"."""
    scene = draft.hit.scene
    wars = (one.hit.index for one in drafts if one.dating.history and one.hit.scene is scene)
    return draft.dating.history or any(
        scene.tokens[war].head == draft.hit.index and scene.case(war) in WITHIN for war in wars
    )
