"""Who stands in what only frames a deed, or in a clause beside it: "since the Norlandic attack, Sudland has helped".

Norland helps nobody there. Nor do those talk who, "in the context of the talks, received an envoy"; what "the decision
of Norland to ban" papers bans is banned by Norland, whoever praised it, and who survives an attack made none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.extractors.roles import takes_part
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# What stands before what only says when or why something was, and before what only says in view of what.
WHEN = frozenset(("since", "after", "before", "during", "amid", "amidst", "following", "until", "despite"))
VIEWS = frozenset(("context", "light", "background", "backdrop"))
# Words for what somebody is going to do.
PLANS = frozenset(("decision", "plan", "move", "intention", "readiness", "willingness", "promise", "pledge", "vow"))
# What stands before the places of a list.
PLACED = ("in", "at", "across", "throughout")


def in_a_frame(hit: Hit) -> Iterator[int]:
    """Who stands only in what says when a verb's subject did it: "since the Norlandic attack, Sudland has helped"."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.part != "verb" or hit.trigger.mutual or hit.trigger.reciprocal or not scene.below(verb, "nsubj"):
        return
    if not any(map(takes_part, scene.parties(scene.below(verb, "nsubj")))):
        return
    for noun in scene.below(verb, "obl"):
        if scene.case(noun) in WHEN and noun < verb:
            yield from scene.sentence.subtree(noun)


def is_viewed(hit: Hit) -> bool:
    """Whether it is only that in view of which something is told: "in the context of the talks"."""
    scene, view = hit.scene, hit.scene.tokens[hit.index].head
    led = view >= 0 and scene.lemmas[view] in VIEWS and scene.case(view) in ("in", "against")
    return hit.trigger.part == "noun" and led


def outside_a_view(hit: Hit) -> Iterator[int]:
    """Who does something else in view of it: "in the context of the talks, Norland received an envoy"."""
    if is_viewed(hit):
        inside = set(hit.scene.sentence.subtree(hit.scene.tokens[hit.index].head))
        yield from (token for token in range(len(hit.scene.tokens)) if token not in inside)


def outside_a_plan(hit: Hit) -> Iterator[int]:
    """Who only has to do with another's plan: "Sudland praised the decision of Norland to ban the papers"."""
    scene, verb = hit.scene, hit.predicate
    plan = scene.tokens[verb].head
    if scene.tokens[verb].deprel != "acl" or scene.tokens[verb].xpos != "VB" or plan < 0:
        return
    if scene.lemmas[plan] not in PLANS or scene.below(plan, "cop"):
        return
    owned = [token for token in scene.below(plan, "nmod:poss") if scene.tokens[token].upos != "PRON"]
    owners = [*owned, *scene.with_case(plan, "of")]
    if any(map(takes_part, scene.parties(owners))):
        yield from set(scene.expand(scene.surface_subjects(scene.clause(plan)))).difference(scene.expand(owners))


def listed_places(hit: Hit) -> Iterator[int]:
    """Where it was, of several places: "arrests were made in Norland and Sudland"; one may stand for its state."""
    scene, words = hit.scene, {hit.index, hit.predicate, *([] if hit.carrier is None else [hit.carrier])}
    for word in words:
        for case in PLACED:
            for first in scene.with_case(word, case):
                every = scene.expand([first])
                yield from every if len(every) > 1 else ()


def beside_a_but(hit: Hit) -> Iterator[int]:
    """Who does something else in a clause that "but" joins: "he is in prison in Lorn, but Norland has charged him"."""
    scene, clause = hit.scene, hit.index
    if hit.trigger.part != "noun" or not scene.below(clause, "nsubj") or not scene.below(clause, "cop"):
        return
    for other in scene.below(clause, "conj"):
        if any(scene.lemmas[word] == "but" for word in scene.below(other, "cc")):
            yield from scene.expand(scene.below(other, "nsubj"))


def done_to_first(hit: Hit) -> Iterator[int]:
    """To whom something else was done before: "stormed the palace, taking the guards captive" takes no palace."""
    scene, verb = hit.scene, hit.index
    above = scene.tokens[verb].head
    led = scene.tokens[verb].deprel == "advcl" and scene.tokens[verb].xpos == "VBG" and not scene.below(verb, "mark")
    if led and above >= 0 and any(map(takes_part, scene.parties(scene.below(verb, "obj")))):
        yield from scene.expand(scene.below(above, "obj"))


def outside_an_agent(hit: Hit) -> Iterator[int]:
    """Who does something else to what another did: "Norland intercepted a missile fired by rebels at the port"."""
    scene, verb = hit.scene, hit.index
    by = list(scene.with_case(verb, "by"))
    if hit.trigger.part == "verb" and scene.tokens[verb].deprel == "acl" and any(map(takes_part, scene.parties(by))):
        yield from set(scene.expand(scene.surface_subjects(scene.clause(scene.tokens[verb].head)))).difference(by)


def survivors(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who came through what harmed others: "the mayor survived an attack that killed nine"."""
    scene, noun = hit.scene, hit.scene.tokens[hit.index].head
    if scene.tokens[hit.index].deprel != "acl:relcl" or noun < 0 or scene.relation(noun) != "obj":
        return
    verb = scene.tokens[noun].head
    if scene.lemmas[verb] in modality.suffer | modality.escape:
        yield from scene.expand(scene.surface_subjects(verb))


def each_other(hit: Hit) -> Iterator[int]:
    """ "Each other", who are the others of whom it is said, and do nothing by themselves."""
    scene = hit.scene
    for before, token in pairwise(range(len(scene.tokens))):
        if (scene.lemmas[before], scene.lemmas[token]) in (("each", "other"), ("one", "another")):
            yield from (before, token)


def beside_an_attribute(hit: Hit, role: str) -> Iterator[int]:
    """All but the miners in "police met the striking miners", who strike, and are not struck."""
    scene, noun = hit.scene, hit.scene.tokens[hit.index].head
    if scene.tokens[hit.index].xpos != "VBG" or scene.tokens[hit.index].deprel != "amod" or noun < 0:
        return
    inside = set(scene.sentence.subtree(noun))
    yield from (noun,) if role != "actor" else (one for one in range(len(scene.tokens)) if one not in inside)
