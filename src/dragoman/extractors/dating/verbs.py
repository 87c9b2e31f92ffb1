"""How the verb of an event looks at it: as over, as gone on with, as said now."""

from __future__ import annotations

from dragoman.extractors.triggers import Hit


def is_perfect(hit: Hit) -> bool:
    """ "Has attacked": it may still go on."""
    scene = hit.scene
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos != "VBD" for child in _auxiliaries(hit))


def is_pluperfect(hit: Hit) -> bool:
    """ "Had attacked": it was over before what is told."""
    scene = hit.scene
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos == "VBD" for child in _auxiliaries(hit))


def _auxiliaries(hit: Hit) -> list[int]:
    return hit.scene.below(hit.predicate, "aux")


def is_present(hit: Hit) -> bool:
    """ "We demand", "we continue to urge": it is done as it is said."""
    token = hit.scene.tokens[hit.predicate]
    if token.xpos == "VB" and token.deprel == "xcomp":
        token = hit.scene.tokens[token.head]
    return token.xpos in ("VBP", "VBZ")
