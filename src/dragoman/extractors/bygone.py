"""Deeds that are over, however lasting: "left the hall and continued to attack others", "the inquiry that led to it".

So is what is told with days that lie decades back, as the siege in "was born in the besieged town in 1943".
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.records import Period

# What was going on so long ago, with an end, goes on no more.
LONG = timedelta(days=10 * 365)
CONTINUING = frozenset(("continue", "proceed", "keep", "go"))
# Verbs of a short scene, one thing after the other.
MOVING = frozenset(
    ("exit", "leave", "enter", "run", "walk", "rush", "flee", "turn", "stab", "shoot", "reload", "drive")
)
PRESENT = frozenset(("VBZ", "VBP"))
# Before what ended it.
UNTIL = frozenset(("until", "till", "before"))
# What comes of a deed that is done.
LEADING = frozenset(("lead", "result", "culminate", "end"))
# Types of what is done by words.
SPOKEN = frozenset(("ACCUSE", "CONSULT", "AGREE", "REQUEST"))
# How a clause hangs on a noun of which it tells, as trees have it.
TELLING = ("acl:relcl", "acl", "advcl:relcl", "ccomp", "csubj")


def is_bygone(hit: Hit, stated: Period | None, today: date | None) -> bool:
    """Whether a deed that seems to go on is over by its own words."""
    told_now = hit.scene.tokens[hit.predicate].xpos in PRESENT
    return (_is_long_past(stated, today) and not told_now) or _is_in_a_course(hit) or _has_led_to_something(hit)


def _is_long_past(stated: Period | None, today: date | None) -> bool:
    return stated is not None and stated.end is not None and today is not None and today - stated.end > LONG


def _is_in_a_course(hit: Hit) -> bool:
    """ "Left the hall and continued to attack others", "continued to attack until he was caught": one thing after the
    other."""
    scene, verb = hit.scene, hit.predicate
    above = scene.tokens[verb].head
    if above < 0 or scene.relation(verb) != "xcomp" or scene.lemmas[above] not in CONTINUING:
        return False
    if scene.tokens[above].xpos != "VBD":
        return False
    before = scene.tokens[above].head
    after = before >= 0 and scene.tokens[above].deprel == "conj" and scene.tokens[before].xpos == "VBD"
    after = after and scene.lemmas[before] in MOVING
    ends = [*scene.below(above, "advcl"), *scene.below(verb, "advcl")]
    return (after and not scene.below(above, "nsubj")) or any(_is_end(scene, one) for one in ends)


def _is_end(scene: Scene, clause: int) -> bool:
    return any(scene.lemmas[mark] in UNTIL for mark in scene.below(clause, "mark", "case"))


def _has_led_to_something(hit: Hit) -> bool:
    """ "It was their inquiry that led to the arrests"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.trigger.type not in SPOKEN:
        return False  # a war that led to a famine goes on
    verb = scene.tokens[index].head
    if verb >= 0 and scene.relation(index) == "nsubj" and scene.tokens[verb].xpos in PRESENT:
        return False  # "the talks that led to it continue"
    # "It was their inquiry into him which led to it": the tree may hang the clause on him.
    nouns = (index, *scene.below(index, "nmod")) if scene.below(index, "cop") else (index,)
    clauses = [clause for noun in nouns for clause in scene.below(noun, *TELLING)]
    return any(
        scene.lemmas[clause] in LEADING and scene.tokens[clause].xpos == "VBD" and any(scene.with_case(clause, "to"))
        for clause in clauses
    )
