"""Help that somebody is at work to give: "crews are working to rescue them", "is doing its best to help".

Whoever works to help helps already; the infinitive, which elsewhere tells of a plan, here tells what the work is.
"""

from __future__ import annotations

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality
from dragoman.records import Realis

# Verbs of being at work.
WORKING = frozenset(("work", "try", "struggle", "race", "rush", "strive", "scramble"))
# What one does to that end: "does its best", "makes every effort".
DOING = frozenset(("do", "make"))
UTMOST = frozenset(("best", "everything", "utmost", "all", "effort", "efforts", "possible", "necessary"))
CLAUSES = frozenset(("xcomp", "advcl", "acl"))
STEPS = CLAUSES | frozenset(("amod", "obj", "conj"))
# What is done by those who want help, or hinder it: "is trying to secure aid from the union".
GETTING = frozenset(
    (
        "secure", "obtain", "get", "receive", "win", "raise", "seek", "attract", "unlock", "access", "steal", "prevent",
        "block", "stop", "negotiate", "obstruct", "delay",
    )
)  # fmt: skip
OBLIGED = frozenset(("must", "should", "would"))
PRESENT_OR_PAST = frozenset(("VBD", "VBZ", "VBP"))
PARTICIPLES = frozenset(("VBG", "VBN"))
FARTHEST = 6


def find_work(hit: Hit, modality: Modality) -> Realis | None:
    """Whether help is under way, or was, since somebody is at work to give it.

    None where nobody is at work yet: "will do its best to help", "promised to work to help".
    """
    scene = hit.scene
    if hit.trigger.type != "AID":
        return None
    helping = hit.predicate if hit.trigger.part == "verb" else scene.clause(hit.index)
    verb = None if scene.lemmas[helping] in GETTING else _working(scene, helping)
    if verb is None or not _is_under_way(scene, verb, modality):
        return None
    past = scene.tokens[verb].xpos == "VBD" or any(scene.tokens[aux].xpos == "VBD" for aux in scene.below(verb, "aux"))
    return "actual" if past else "ongoing"


def _working(scene: Scene, index: int) -> int | None:
    """The verb that says that somebody is at work: "working to help", "trying to organise the evacuation"."""
    for _ in range(FARTHEST):
        token = scene.tokens[index]
        if token.head < 0 or token.deprel not in STEPS:
            return None
        marks = {scene.lemmas[mark] for mark in scene.below(index, "mark")}
        if token.deprel in CLAUSES and "to" not in marks:
            return None
        above = token.head
        if scene.lemmas[above] in WORKING and token.deprel in CLAUSES and scene.tokens[above].upos == "VERB":
            return above
        if scene.lemmas[above] in DOING and (
            token.deprel == "obj" or any(_is_utmost(scene, noun) for noun in scene.below(above, "obj"))
        ):
            return above
        if not _is_utmost(scene, above):
            return None
        index = above
    return None


def _is_utmost(scene: Scene, index: int) -> bool:
    return scene.tokens[index].text.lower() in UTMOST


def _is_under_way(scene: Scene, verb: int, modality: Modality) -> bool:
    """Whether a verb tells of what is done: not "will try", "must try", "did not try", "promised to try"."""
    auxiliaries = {scene.lemmas[child] for child in scene.below(verb, "aux")}
    open_or_denied = (
        auxiliaries & (modality.future | modality.possible | OBLIGED)
        or any(scene.lemmas[child] in modality.negations for child in scene.below(verb, "advmod"))
        or any(scene.lemmas[mark] in modality.conditions for mark in scene.below(verb, "mark"))
    )
    if open_or_denied:
        return False
    tag = scene.tokens[verb].xpos
    return tag in PRESENT_OR_PAST or (tag in PARTICIPLES and not auxiliaries.isdisjoint(("be", "have")))
