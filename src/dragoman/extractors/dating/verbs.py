"""How the verb of an event looks at it: as over, as gone on with, as said now."""

from __future__ import annotations

from dragoman.extractors.triggers import Hit


def is_perfect(hit: Hit, clause: int | None = None) -> bool:
    """ "Has attacked": it may still go on; of a clause, too: "a truce has been in place"."""
    scene, predicate = hit.scene, hit.predicate if clause is None else clause
    auxiliaries = scene.below(predicate, "aux")
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos != "VBD" for child in auxiliaries)


def is_pluperfect(hit: Hit) -> bool:
    """ "Had attacked": it was over before what is told."""
    scene = hit.scene
    auxiliaries = scene.below(hit.predicate, "aux")
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos == "VBD" for child in auxiliaries)


def is_present(hit: Hit) -> bool:
    """ "We demand", "we continue to urge": it is done as it is said."""
    token = hit.scene.tokens[hit.predicate]
    if token.xpos == "VB" and token.deprel == "xcomp":
        token = hit.scene.tokens[token.head]
    return token.xpos in ("VBP", "VBZ")
