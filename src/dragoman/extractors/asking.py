"""Deeds that somebody asks about: "asked whether Norland broke the truce", "to find out if the rebels shot him".

Nobody says there that it was done. What the question only speaks of ("whether the state paid for the attack") stands as
it is told.
"""

from __future__ import annotations

from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# How a verb shares the "whether" of the one above it: "whether he came and shot", "whether they meant to shoot".
SHARING = ("xcomp", "conj")


def is_asked(hit: Hit, modality: Modality) -> bool:
    """Whether the deed itself is what somebody wants to know."""
    scene, index = hit.scene, hit.predicate
    if hit.trigger.part == "noun" and index == hit.index:
        return False
    while scene.tokens[index].deprel in SHARING and not scene.below(index, "mark", "nsubj"):
        index = scene.tokens[index].head
    marks = {scene.lemmas[child] for child in scene.below(index, "mark")}
    if "whether" in marks:
        return True
    asks = scene.relation(index) == "ccomp" and scene.lemmas[scene.tokens[index].head] in modality.inquire
    return asks and "if" in marks
