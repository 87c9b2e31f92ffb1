"""By what means it was done: the trigger's word, the model and the words beside it, weighed against each other.

In "rebels attacked the air base" the base is by the air, and the attack is not; nobody storms from an aircraft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import levels
from dragoman.extractors.weighing.hits import says_more
from dragoman.knowledge.codebook import Codebook

# Before those at whom a deed is aimed.
AT = ("on", "against", "upon", "at")
# Verbs of which the weapon is the object: "fired rockets", "planted a bomb".
FIRING = frozenset(
    (
        "fire", "launch", "drop", "detonate", "use", "plant", "throw", "hurl", "lob", "unleash", "explode", "shoot",
        "send", "set", "carry", "conduct", "open", "deploy", "employ", "rain",
    )
)  # fmt: skip


def weigh_mode(hit: Hit, ruled: str | None, beside: str | None = None) -> str | None:
    """The mode: the trigger's own, unless the model is sure of another; else what it sees, or words ``beside``.

    What a trigger says by more than its word stands: of "tanks massed at the border" it asks that tanks do it.
    """
    if ruled is not None and says_more(hit):
        return ruled
    if hit.sighting is not None:
        mode, score = hit.sighting.modes.get(hit.trigger.type, (None, 0.0))
        if mode is not None and score >= (levels.MODE if ruled is None else levels.MODE_SURE):
            return mode
    return ruled or beside


def with_proven_mode(hit: Hit, codebook: Codebook, words: Mapping[str, int]) -> Hit:
    """The hit, without a mode that the model sees and of which none of the report's ``words`` says anything, but for
    those at which the deed is aimed; nor with one that its own word rules out."""
    mode, _ = hit.sighting.modes.get(hit.trigger.type, (None, 0.0)) if hit.sighting else (None, 0.0)
    if hit.sighting is None or mode is None:
        return hit
    proof = codebook.types[hit.trigger.type].mode_proof.get(mode)
    aimed = Counter(hit.scene.lemmas[token] for token in _aimed_at(hit))
    if not _is_barred(hit, mode, codebook) and (
        proof is None or any(words.get(word, 0) > aimed[word] for word in proof)
    ):
        return hit
    modes = {kind: seen for kind, seen in hit.sighting.modes.items() if kind != hit.trigger.type}
    return replace(hit, sighting=replace(hit.sighting, modes=modes))


def mode_beside(hit: Hit, codebook: Codebook) -> str | None:
    """The mode that words below the predicate give: "called for a truce" asks to yield."""
    words = codebook.types[hit.trigger.type].mode_words
    if not words:
        return None
    aimed = set(_aimed_at(hit))
    below = {hit.scene.lemmas[token] for token in hit.scene.sentence.subtree(hit.predicate) if token not in aimed}
    modes = (mode for mode, lemmas in words.items() if not lemmas.isdisjoint(below))
    return next((mode for mode in modes if not _is_barred(hit, mode, codebook)), None)


def _is_barred(hit: Hit, mode: str, codebook: Codebook) -> bool:
    """Whether the word tells of no such means: "stormed" of no aircraft."""
    barred = codebook.types[hit.trigger.type].mode_barred.get(mode, frozenset())
    return hit.scene.lemmas[hit.index] in barred


def _aimed_at(hit: Hit) -> Iterator[int]:
    """The words for those to whom a deed of force is done: "the air base" in "attacked the air base"."""
    scene = hit.scene
    if hit.trigger.type != "ASSAULT":
        return
    aims = [one for case in AT for word in {hit.index, hit.predicate} for one in scene.with_case(word, case)]
    if hit.trigger.part == "verb" and scene.lemmas[hit.index] not in FIRING:
        aims += scene.objects(hit.index)
    for aim in aims:
        yield from scene.sentence.subtree(aim)
