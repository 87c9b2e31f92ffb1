"""Events in which nobody has a part but whom their own words name: wars that are a date, talks that are hoped for,
deeds to which another is likened, crimes whose doer stands with them.

In "the chancellor sent greetings to mark the day on which World War II ended" nobody named fought in it, and whoever
"hopes that the talks in Tarsa will succeed" is not at them.
"""

from __future__ import annotations

from dragoman.extractors.roles import Parties, is_known
from dragoman.extractors.sites import is_likened
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# Nouns of those who fought in a war, and of what was done in it.
FIGHTERS = frozenset(
    ("soldier", "troop", "force", "army", "battle", "fighting", "role", "part", "side", "participation")
)
# Words of hoping, and how what is hoped for hangs on them.
HOPING = frozenset(("hope", "hopeful", "wish", "expect", "expectation"))
HOPED = ("ccomp", "acl")
# What stands before those who talk.
TALKING = ("with", "between", "among")


def is_by_itself(hit: Hit, modality: Modality) -> bool:
    """Whether only its own words say who has a part in it."""
    return is_bygone(hit, modality) or is_hoped_of(hit) or is_likened(hit)


def is_bygone(hit: Hit, modality: Modality) -> bool:
    """Whether a war that has a name is told of as a date, or as what something else is of."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type not in FORCE or scene.lemmas[index] != "war" or not scene.tokens[index].text[0].isupper():
        return False
    above = scene.tokens[index].head
    if hit.carrier is not None or hit.happens is not None or above < 0:
        return False
    if scene.case(index) in modality.setting:
        return True
    noun = scene.relation(index) == "nmod" and scene.tokens[above].upos in ("NOUN", "PROPN")
    return noun and scene.lemmas[above] not in FIGHTERS


def is_hoped_of(hit: Hit) -> bool:
    """Whether somebody hopes that talks bring something, of which it is not said that he is at them."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "CONSULT" or hit.trigger.part != "noun" or scene.relation(index) != "nsubj":
        return False
    if scene.below(index, "nmod:poss") or any(list(scene.with_case(index, case)) for case in TALKING):
        return False
    clause = scene.tokens[index].head
    above = scene.tokens[clause].head
    return above >= 0 and scene.relation(clause) in HOPED and scene.lemmas[above] in HOPING


def in_own_words(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties; where an event is by itself, or its doer stands in its own words, those whom these name."""
    top = hit.index if is_by_itself(hit, modality) else find_crime(hit, modality)
    if top is None:
        return parties
    own = {hit.scene.tokens[token].span.start for token in hit.scene.sentence.subtree(top)}
    sides = (tuple(one for one in side if one.head in own) for side in (parties.actors, parties.recipients))
    return Parties(*sides)


def find_crime(hit: Hit, modality: Modality) -> int | None:
    """The noun of "complicit in crimes committed by soldiers of Norland": the soldiers did them, and nobody else."""
    scene, noun = hit.scene, hit.index
    if hit.trigger.type not in FORCE:
        return None
    if scene.relation(noun) in ("acl", "compound"):
        noun = scene.tokens[noun].head
    if scene.lemmas[noun] not in modality.committed:
        return None
    doers = (doer for clause in scene.below(noun, "acl") for doer in scene.with_case(clause, "by"))
    return noun if any(is_known(one) for one in scene.parties(doers)) else None
