"""Deeds that somebody asks about: "asked whether Norland broke the truce", "to find out if the rebels shot him".

Nobody says there that it was done. What the question only speaks of ("whether the state paid for the attack") stands as
it is told.
"""

from __future__ import annotations

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# What stands by a verb of its form: "was shot", "had come".
FORM = ("aux", "aux:pass", "cop")


def is_asked(hit: Hit, modality: Modality, joined: bool = True) -> bool:
    """Whether the deed itself is what somebody wants to know.

    ``joined``: or is joined by "and" to what he wants to know; "checked if he was armed and shot him" looks as much so.
    """
    scene, index = hit.scene, hit.predicate
    if hit.trigger.part == "noun" and index == hit.index:
        return False
    while _shares(scene, index, joined) and not scene.below(index, "mark", "nsubj", "nsubj:pass"):
        index = scene.tokens[index].head
    marks = {scene.lemmas[child] for child in scene.below(index, "mark")}
    if "whether" in marks:
        return True
    asks = scene.relation(index) == "ccomp" and scene.lemmas[scene.tokens[index].head] in modality.inquire
    return asks and "if" in marks


def _shares(scene: Scene, index: int, joined: bool) -> bool:
    """Whether it shares the "whether" of the verb above: "whether they meant to shoot", "whether he came and shot"."""
    token = scene.tokens[index]
    if token.deprel != "conj":
        return token.deprel == "xcomp"
    above = scene.tokens[token.head]
    return joined and (token.upos, token.xpos) == (above.upos, above.xpos) and _agrees(scene, index, token.head)


def _agrees(scene: Scene, index: int, above: int) -> bool:
    """Whether a verb has the auxiliaries of the one above, or none of its own that would differ."""
    own, over = ({scene.lemmas[child] for child in scene.below(one, *FORM)} for one in (index, above))
    return not own or own == over
