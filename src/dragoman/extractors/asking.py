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
# Forms that one verb may have for another: "had come and shot".
PAST = frozenset(("VBD", "VBN"))
# What stands before that on which something depends.
SUPPOSING = frozenset(("if", "unless"))
# What stands before that which is waited for, the forms of its verb, and what says above it that it is still to come.
AWAITING = frozenset(("when", "once"))
PRESENT = frozenset(("VBZ", "VBP"))
OPEN = frozenset(("will", "'ll", "wo", "shall", "can", "could", "may", "must"))


def is_asked(hit: Hit, modality: Modality, joined: bool = True) -> bool:
    """Whether the deed itself is what somebody wants to know.

    ``joined``: or is joined by "and" to what he wants to know; "checked if he was armed and shot him" looks as much so.
    """
    scene, (index, marks) = hit.scene, _marked(hit, joined)
    if "whether" in marks:
        return True
    asks = scene.relation(index) == "ccomp" and scene.lemmas[scene.tokens[index].head] in modality.inquire
    return asks and "if" in marks


def is_supposed(hit: Hit) -> bool:
    """Whether the deed is what something depends on: "if the rebels do not free them", "unless they leave".

    That it is not done is supposed there, too.
    """
    index, marks = _marked(hit, joined=True)
    if hit.scene.relation(index) not in ("advcl", "conj"):
        return False
    return not marks.isdisjoint(SUPPOSING) or (hit.scene.relation(index) == "advcl" and is_awaited(hit.scene, index))


def is_awaited(scene: Scene, index: int) -> bool:
    """ "A truce can come only when the two meet", "they will leave once the rebels disarm", "as soon as they disarm".

    It has not come to that.
    """
    words = {scene.lemmas[child] for child in scene.below(index, "mark", "advmod")}
    above = scene.tokens[index].head
    if above < 0 or scene.tokens[index].xpos not in PRESENT or scene.below(index, "aux"):
        return False
    soon = scene.lemmas[above] == "soon"  # the tree may hang the clause on "soon" or on what "soon" hangs on
    beside = soon or any(scene.lemmas[child] == "soon" for child in scene.below(above, "advmod"))
    if words.isdisjoint(AWAITING) and not ("as" in words and beside):
        return False
    above = scene.tokens[above].head if soon else above
    open_ = any(scene.lemmas[child] in OPEN for child in scene.below(above, "aux"))
    return open_ and (scene.tokens[above].xpos == "VB" or bool(scene.below(above, "aux:pass")))


def _marked(hit: Hit, joined: bool) -> tuple[int, set[str]]:
    """The verb of the clause that the deed shares, and the words that open it; of a noun that no verb carries none."""
    scene, index = hit.scene, hit.predicate
    if hit.trigger.part == "noun" and index == hit.index:
        return index, set()
    while _shares(scene, index, joined) and not scene.below(index, "mark", "nsubj", "nsubj:pass"):
        index = scene.tokens[index].head
    return index, {scene.lemmas[child] for child in scene.below(index, "mark")}


def _shares(scene: Scene, index: int, joined: bool) -> bool:
    """Whether it shares the "whether" of the verb above: "whether they meant to shoot", "whether he came and shot"."""
    token = scene.tokens[index]
    if token.deprel != "conj":
        return token.deprel == "xcomp"
    return joined and _is_like(scene, index, token.head)


def _is_like(scene: Scene, index: int, above: int) -> bool:
    """Whether a word has the form of the one that it is joined to, with the auxiliaries of that one or none."""
    one, other = scene.tokens[index], scene.tokens[above]
    own, over = ({scene.tokens[child].lemma for child in scene.below(each, *FORM)} for each in (index, above))
    if one.upos != other.upos or (own and own != over):
        return False
    perfect = PAST.issuperset((one.xpos, other.xpos)) and not scene.below(above, "aux:pass")
    return one.xpos == other.xpos or perfect
