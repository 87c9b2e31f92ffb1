"""Whose deed of force it was, as the words around it say: "blamed the raid on them", "apologised for the raid".

Who says so has not done it, and on whom the deed is blamed has not suffered it.
"""

from __future__ import annotations

from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.deednouns import charged
from dragoman.extractors.weighing.tellers import APOLOGISING, OVER
from dragoman.knowledge.modality import Modality

# What stands before him whose deed something is said to have been.
ASCRIBING = {"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}
# What stands before him on whom the blame for it is laid.
LAID = frozenset(("on", "onto", "upon", "to", "at"))


def find_culprits(hit: Hit, modality: Modality) -> list[int]:
    """The tokens of those to whom a deed of force is ascribed, or who own up to it."""
    if hit.trigger.type not in FORCE:
        return []
    return [*_apologising(hit), *find_blamed(hit, modality), *_condemned(hit, modality), *charged(hit, modality)]


def find_blamed(hit: Hit, modality: Modality) -> list[int]:
    """The tokens of those on whom the noun of a deed is blamed: "blamed the raid on them", "a raid attributed to them",
    "the general blamed for the raid", "shifted the blame for the raid onto them"."""
    scene, deed = hit.scene, hit.index
    if hit.trigger.part != "noun":
        return []
    above = scene.tokens[deed].head
    if above >= 0 and any(scene.lemmas[mark] == "for" for mark in scene.below(deed, "case", "mark")):
        if scene.lemmas[above] == "blame" and scene.tokens[above].upos == "VERB":
            return scene.objects(above)
        return [token for verb in (above, scene.tokens[above].head) for token in find_laid_on(scene, verb, modality)]
    verbs = [above] if scene.tokens[deed].deprel in ("obj", "nsubj:pass") else []
    for clause in scene.below(deed, "acl", "acl:relcl"):
        verbs += [clause] if deed in scene.objects(clause) or scene.tokens[clause].deprel == "acl" else []
    for verb in verbs:
        if scene.lemmas[verb] in ASCRIBING and scene.tokens[verb].upos == "VERB":
            word = ASCRIBING[scene.lemmas[verb]]
            # "Blamed the attack on Norland", where the tree has it attack Norland.
            return list(scene.with_case(verb, word)) or list(scene.with_case(deed, word))[-1:]
    return []


def find_laid_on(scene: Scene, verb: int, modality: Modality) -> list[int]:
    """On whom a verb lays blame or guilt: "laid the blame for the raid on them"."""
    if verb < 0 or scene.lemmas[verb] not in modality.lay:
        return []
    guilt = next((one for one in scene.objects(verb) if scene.lemmas[one] in modality.guilt), None)
    if guilt is None:
        return []
    own = [token for token in scene.below(verb, "obl", "nmod", "advcl") if scene.case(token) in LAID]
    # "For the raid on them": the tree may hang them on the raid.
    below = (one for one in scene.sentence.subtree(verb) if one > guilt and scene.relation(one) in ("obl", "nmod"))
    return own or [one for one in below if scene.case(one) in LAID][-1:]


def _apologising(hit: Hit) -> list[int]:
    """Those who apologise for a deed, and so say that it was theirs: "apologised for the raid"."""
    scene, above = hit.scene, hit.scene.tokens[hit.predicate].head
    if above < 0 or scene.lemmas[above] not in APOLOGISING:
        return []
    marks = {scene.lemmas[mark] for mark in scene.below(hit.predicate, "case", "mark")}
    return [] if marks.isdisjoint(OVER) else scene.subjects(above)


def _condemned(hit: Hit, modality: Modality) -> list[int]:
    """Those whose deed is called a crime: "Norland's strikes are crimes"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or scene.lemmas[index] not in modality.committed or not scene.below(index, "cop"):
        return []
    return [token for deed in scene.below(index, "nsubj") for token in scene.owners(deed)]
