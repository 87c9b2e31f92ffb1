"""What is said: whether a word stands inside somebody's words, and whether he blames another there.

Of "the envoy said that the army had flouted the truce" the flouting is his word, and blames the army; in "the army must
not flout the truce", or "we made a mistake", nobody is blamed.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.scene import SAYING, Scene
from dragoman.records import Hearing

# Auxiliaries and conjunctions of what is not, or not yet.
OPEN = frozenset(("must", "should", "will", "would", "could", "can", "may", "might", "shall", "'ll", "if", "unless"))
NOBODY = frozenset(("nobody", "none"))
# "We made a mistake", "we committed a breach": the deed is the noun's.
COMMITTING = frozenset(("make", "commit", "do", "tell"))
OURSELVES = frozenset(("i", "we"))


def is_told(scene: Scene, index: int) -> bool:
    """Inside what somebody says, and no mere attribute there."""
    if scene.tokens[index].deprel == "amod":
        return False
    if scene.teller:
        return True
    for above in (index, *scene.sentence.ancestors(index)):
        head = scene.tokens[above].head
        if head >= 0 and scene.tokens[above].deprel in ("ccomp", "parataxis") and scene.lemmas[head] in SAYING:
            return True
        if any(scene.lemmas[child] in SAYING for child in scene.below(above, "parataxis", "ccomp")):
            return True
    return False


def is_said(scene: Scene, index: int) -> bool:
    """Inside what somebody says, or is convinced of: "according to the envoy, Norland must go"."""
    return is_told(scene, index) or any(find_hearings(scene, index))


def find_hearings(scene: Scene, index: int) -> Iterator[Hearing]:
    """What the model hears somebody say, if the word stands in it."""
    for one in scene.sentence.hearings or ():
        if one.content and one.content[0] <= index <= one.content[1]:
            yield one


def _is_heard(scene: Scene, index: int) -> bool:
    """Inside what somebody says, as an attribute, too: "those cynical provocations"."""
    if any(find_hearings(scene, index)):
        return True
    token = scene.tokens[index]
    return is_told(scene, token.head if token.deprel == "amod" else index)


def is_told_to_do(scene: Scene, index: int) -> bool:
    """ "It is vital that they leave", as somebody says."""
    return bool(scene.below(index, "csubj", "ccomp", "xcomp", "advcl")) and is_told(scene, index)


def is_blaming(scene: Scene, index: int) -> bool:
    """ "They flouted the truce"; not "they must not flout it", "if they flout it", "we made a mistake"."""
    if _is_denied(scene, index) or _is_open(scene, index) or _is_ours(scene, index):
        return False
    return _is_heard(scene, index)


def _is_denied(scene: Scene, index: int) -> bool:
    """ "Did not flout it", "committed no breach", "nobody lied"."""
    if scene.is_negated(index) or scene.is_negated(scene.clause(index)):
        return True
    nobody = any(scene.lemmas[child] in NOBODY for child in scene.below(scene.clause(index), "nsubj"))
    return nobody or any(scene.lemmas[child] == "no" for child in scene.below(index, "det"))


def _is_ours(scene: Scene, index: int) -> bool:
    """ "We made a mistake": of a noun, the subject of the verb that says that it was done; "we are doing all"."""
    if scene.tokens[index].xpos == "VBG" and any(scene.lemmas[one] in OURSELVES for one in scene.below(index, "nsubj")):
        return True
    verb = scene.tokens[index].head
    if scene.relation(index) != "obj" or scene.lemmas[verb] not in COMMITTING:
        return False
    return any(scene.lemmas[child] in OURSELVES for child in scene.below(verb, "nsubj"))


def _is_open(scene: Scene, index: int) -> bool:
    """Not, or not yet: "will go", "if they go"."""
    clause = scene.clause(index)
    return any(scene.lemmas[child] in OPEN for child in scene.below(clause, "aux", "mark"))


def is_others_doing(scene: Scene, index: int) -> bool:
    """The main verb of what is said: another party's doing, as told by the speaker."""
    if scene.relation(index) not in ("ccomp", "root", "parataxis") or _is_open(scene, index):
        return False
    return _is_heard(scene, index)
