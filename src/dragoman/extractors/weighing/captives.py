"""Who has to do with those whom others hold, and holds or frees nobody: "the army rescued the miners from captivity".

Nor does he hold them who calls for the release of "the unlawfully held", or whose convoy "reached the besieged town".
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit

# Words for what one wants of others, and for what one would have all do.
CALLS = frozenset(("call", "appeal", "demand", "plea"))
PROPOSALS = frozenset(("initiative", "proposal", "request", "suggestion"))
# What is done against the law, as who wants it ended says.
UNLAWFUL = frozenset(("illegally", "unlawfully", "wrongfully", "arbitrarily", "unjustly", "wrongly"))
# Modes of holding somebody, and verbs by which others end it.
HELD = frozenset(("abduct", "arrest"))
RESCUING = frozenset(("rescue", "liberate", "save", "extricate"))
# Verbs of bringing about what others then do.
MEDIATING = frozenset(("mediate", "broker", "facilitate"))
# Verbs of coming to a place and of leaving it without force.
REACHING = frozenset(("reach", "visit", "leave", "flee", "supply", "tour", "return", "travel", "arrive", "escape"))


def proposers(hit: Hit) -> Iterator[int]:
    """Who only calls for it: "the demands of Norland to open the crossings and free the miners"."""
    if not hit.trigger.mutual and not hit.trigger.reciprocal:
        yield from _calling(hit.scene, hit.predicate, CALLS)


def _calling(scene: Scene, verb: int, words: frozenset[str]) -> list[int]:
    """Whose the call is that the clause of a verb spells out."""
    while scene.relation(verb) == "conj":
        verb = scene.tokens[verb].head
    plan = scene.tokens[verb].head
    if plan < 0 or scene.tokens[verb].deprel != "acl" or scene.lemmas[plan] not in words:
        return []
    return scene.expand([*scene.owners(plan), *scene.with_case(plan, "of"), *scene.with_case(plan, "by")])


def releasers(hit: Hit) -> Iterator[int]:
    """Who would have those free whom he calls held against the law: "called on Sudland to free the unlawfully held"."""
    scene, held = hit.scene, hit.index
    if hit.trigger.type != "COERCE" or hit.trigger.part == "noun":
        return
    if scene.tokens[held].deprel in ("amod", "acl") and scene.lemmas[max(held - 1, 0)] in UNLAWFUL:
        above = scene.clause(scene.tokens[held].head)
        yield from (*scene.expand(scene.surface_subjects(above)), *_calling(scene, above, CALLS | PROPOSALS))


def liberators(hit: Hit) -> Iterator[int]:
    """Who frees those whom others hold: "the army rescued the miners from captivity"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.mode in HELD and above >= 0:
        verb = above if scene.lemmas[above] in RESCUING else scene.clause(above)
        if scene.lemmas[verb] in RESCUING:
            yield from scene.expand([*scene.surface_subjects(verb), *scene.with_case(verb, "by")])


def mediators(hit: Hit) -> Iterator[int]:
    """Who only helped it to come about: "Norland mediated the release of the miners"."""
    scene, noun = hit.scene, hit.index
    verb = scene.tokens[noun].head
    done = hit.trigger.type == "RETREAT" and hit.trigger.part == "noun" and scene.relation(noun) in ("obj", "nsubj")
    if done and verb >= 0 and scene.lemmas[verb] in MEDIATING:
        yield from scene.expand([*scene.surface_subjects(verb), *scene.with_case(verb, "by")])


def visitors(hit: Hit) -> Iterator[int]:
    """Who only comes to or leaves what others hold: "a convoy reached the besieged town"."""
    scene, held = hit.scene, hit.index
    noun = scene.tokens[held].head
    if hit.trigger.type != "COERCE" or hit.trigger.part == "noun" or scene.tokens[held].deprel != "amod" or noun < 0:
        return
    verb = scene.tokens[noun].head
    if scene.relation(noun) in ("obj", "obl") and scene.lemmas[verb] in REACHING:
        yield from (token for one in scene.surface_subjects(verb) for token in scene.sentence.subtree(one))
