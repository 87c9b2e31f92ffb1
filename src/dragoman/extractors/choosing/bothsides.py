"""Who does it to each other, as who blames "each other" or trades barbs: to nobody else."""

from __future__ import annotations

from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.scene import Scene
from dragoman.records import Mention

Side = tuple[Mention, ...]
# How those are told to whom others do what these do to them.
EACH_OTHER = frozenset(("each other", "one another"))
THE_OTHER = frozenset(("the other", "the others", "the other side"))
EACH = frozenset(("each", "either", "neither"))
# What several do with words against each other: "traded accusations".
EXCHANGING = frozenset(("trade", "exchange", "swap"))


def without_each_other(draft: Draft, actors: Side, recipients: Side) -> Side:
    """The recipients, unless they are those who do it: "blame each other", "each accuses the other", "traded barbs"."""
    scene, index = draft.hit.scene, draft.hit.index
    above = scene.tokens[index].head
    exchanged = draft.type == "ACCUSE" and scene.relation(index) == "obj" and scene.lemmas[above] in EXCHANGING
    if (exchanged and len(codes(actors)) > 1) or any(
        _is_each_other(scene, token) for token in scene.objects(draft.hit.predicate)
    ):
        return ()
    subjects = {word for token in scene.subjects(draft.hit.predicate) for word in (token, *scene.below(token, "det"))}
    distributive = any(scene.lemmas[word].lower() in EACH for word in subjects)
    returned = EACH_OTHER | THE_OTHER if distributive else EACH_OTHER
    return tuple(one for one in recipients if one.evidence.quote.lower() not in returned)


def _is_each_other(scene: Scene, token: int) -> bool:
    """Whether it is "each other", whichever of its words the tree takes for its head."""
    pairs = (scene.lemmas[max(first, 0) : first + 2] for first in (token - 1, token))
    return any(" ".join(pair).lower() in EACH_OTHER for pair in pairs)
