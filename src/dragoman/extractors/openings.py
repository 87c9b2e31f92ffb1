"""Deeds that words around them leave open, or put behind us: "sanctions must be imposed", "efforts to reach a deal".

What is yet to be brought about is no deed as long as it is only to be done, awaited, sought or hoped to be prevented;
and what was formerly occupied is so no more.
"""

from __future__ import annotations

from dragoman.extractors.asking import is_awaited
from dragoman.extractors.imagined import is_left_open
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality
from dragoman.records import Realis

# What says of a deed that it is to be done.
ENJOINING = frozenset(("must", "shall", "should", "ought"))
# Types of what is said or agreed, of which there is none as long as somebody strives for it.
AGREED = frozenset(("AGREE", "CONCEDE", "RETREAT"))
# Verbs of what must go on, which is there.
GOING_ON = frozenset(("continue", "persist", "proceed", "last"))
CONDITIONS = frozenset(("if", "unless"))
# "Will ask Norland for tents".
FUTURE = frozenset(("will", "'ll", "shall"))
DONE = ("actual", "ongoing")
# Types of deeds done for others.
GIVEN = frozenset(("AID", "COOPERATE"))
# How far the verbs are climbed that lead to what is sought: "the need to work to secure".
FARTHEST = 3
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
EACH = DEFINITE | {"every", "each", "all", "both"}


def find_opening(hit: Hit, ruled: Realis, modality: Modality) -> Realis | None:
    """What the words around a deed make of it, whatever is seen there; None where they say nothing.

    ``ruled`` is what tree and codebook say.
    """
    if is_left_open(hit.scene, hit.predicate):
        return "hypothetical"
    if _is_not_brought_about(hit, modality):
        return "negated"
    if ruled == "negated":
        return None
    if _is_to_come(hit, modality) or _is_warded_off(hit, modality) or _is_striven_for(hit, modality):
        return "hypothetical"
    if ruled in DONE and _is_to_go_on(hit):
        return "ongoing"
    if _is_as_supposed_before(hit):
        return "hypothetical"
    if ruled != "ongoing" and _is_looked_into(hit, modality):
        return "actual"
    if ruled in ("planned", *DONE) and _is_decided(hit, modality):
        return "planned"
    if ruled == "planned" and _is_announced_request(hit):
        return "planned"
    return "actual" if _is_former(hit, modality) else None


def _is_to_come(hit: Hit, modality: Modality) -> bool:
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun":
        return False
    return (
        _is_to_be_brought_about(scene, index, modality)
        or _is_serving(hit, modality)
        or (hit.trigger.realis != "ongoing" and _is_waited_for(scene, index, modality))
    )


def _is_not_brought_about(hit: Hit, modality: Modality) -> bool:
    """ "Why are sanctions not imposed?": there are none, although sanctions last where they are."""
    verb = hit.carrier
    if verb is None or hit.trigger.part != "noun" or hit.trigger.realis == "ongoing":
        return False
    return hit.scene.lemmas[verb] in modality.bring_about and hit.trigger.lasting and hit.scene.is_negated(verb)


def _is_to_be_brought_about(scene: Scene, index: int, modality: Modality) -> bool:
    """ "The whole package of them must be implemented", "there should be sanctions", "a reason for sanctions".

    What must be kept up, or become harder, is there.
    """
    while (
        scene.relation(index) in ("nmod", "compound", "conj") and scene.tokens[scene.tokens[index].head].upos == "NOUN"
    ):
        above = scene.tokens[index].head
        if scene.relation(index) == "nmod" and scene.lemmas[above] not in modality.portions | modality.handing:
            return scene.lemmas[above] in modality.grounds and scene.case(index) == "for" and _is_enjoined(scene, above)
        index = above
    verb = scene.tokens[index].head
    if verb < 0 or scene.relation(index) != "nsubj" or scene.tokens[verb].upos not in ("VERB", "AUX"):
        return False
    there = scene.lemmas[verb] == "be" and bool(scene.below(verb, "expl"))
    brought = scene.lemmas[verb] in modality.bring_about and scene.is_passive(verb)
    return (there or brought) and _is_enjoined(scene, verb)


def _is_enjoined(scene: Scene, verb: int) -> bool:
    helpers = {scene.lemmas[child] for child in scene.below(verb, "aux")}
    return not helpers.isdisjoint(ENJOINING) and "have" not in helpers


def _is_serving(hit: Hit, modality: Modality) -> bool:
    """ "A tool for talks", "the groundwork for a truce": what may come of it; "for the talks" is for those that there
    are.
    """
    scene, index = hit.scene, hit.index
    above = scene.tokens[index].head
    if scene.relation(index) != "nmod" or scene.case(index) != "for" or scene.lemmas[above] not in modality.tools:
        return False
    return not any(scene.lemmas[child] in DEFINITE for child in scene.below(index, "det", "nmod:poss"))


def _is_waited_for(scene: Scene, index: int, modality: Modality) -> bool:
    """ "Will return as soon as we feel their support": so far there is none."""
    verb = scene.tokens[index].head
    if verb < 0 or scene.relation(index) != "obj" or scene.tokens[verb].upos != "VERB":
        return False
    return scene.lemmas[verb] in modality.bring_about | modality.sensed and is_awaited(scene, verb)


def _is_warded_off(hit: Hit, modality: Modality) -> bool:
    """ "So as to prevent a new war": there is none yet; the one to be ended is there."""
    scene, index = hit.scene, hit.index
    verb = scene.tokens[index].head
    if hit.trigger.part != "noun" or hit.trigger.realis != "ongoing" or scene.relation(index) != "obj":
        return False
    if scene.lemmas[verb] not in modality.ward_off or scene.is_negated(verb) or _is_settled(scene, verb):
        return False
    return not any(scene.lemmas[child] in DEFINITE for child in scene.below(index, "det")) and not scene.below(
        index, "nmod:poss"
    )


def _is_settled(scene: Scene, verb: int) -> bool:
    """ "Avoided a war", "failed to prevent a war": whether it came to that is known."""
    if scene.tokens[verb].xpos in ("VBD", "VBN") and scene.tokens[verb].deprel == "root":
        return True
    above = scene.tokens[verb].head
    return scene.tokens[verb].deprel == "xcomp" and scene.lemmas[above] == "fail" and scene.tokens[above].xpos == "VBD"


def _is_to_go_on(hit: Hit) -> bool:
    """ "A dialogue that must continue": there is one."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.carrier is not None:
        return False
    verbs = [verb for verb in scene.below(index, "acl:relcl") if index in scene.surface_subjects(verb)]
    if scene.relation(index) == "nsubj":
        verbs.append(scene.tokens[index].head)
    return any(scene.lemmas[verb] in GOING_ON and _is_enjoined(scene, verb) for verb in verbs)


def _is_as_supposed_before(hit: Hit) -> bool:
    """ "If we hold a meeting, there will be a truce while the meeting lasts": the same, and no surer."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or not any(scene.lemmas[child] in DEFINITE for child in scene.below(index, "det")):
        return False
    for other in range(index):
        if scene.lemmas[other] == scene.lemmas[index] and scene.relation(other) in ("obj", "nsubj"):
            verb = scene.tokens[other].head
            if scene.relation(verb) == "advcl" and any(
                scene.lemmas[one] in CONDITIONS for one in scene.below(verb, "mark")
            ):
                return True
    return False


def _is_announced_request(hit: Hit) -> bool:
    """ "I will instruct the ministry": so far nobody has been told."""
    scene, verb = hit.scene, hit.predicate
    if hit.trigger.type != "REQUEST" or scene.tokens[verb].upos != "VERB":
        return False
    if any(scene.lemmas[child] == "you" for child in scene.below(verb, "obj", "iobj", "obl")):
        return False  # "I will ask you to leave" asks it
    return any(scene.lemmas[child] in FUTURE for child in scene.below(verb, "aux"))


def _is_striven_for(hit: Hit, modality: Modality) -> bool:
    """ "Efforts to reach an early agreement", "to ensure their invitation": it has not come to that."""
    scene, index = hit.scene, hit.predicate
    if hit.trigger.type not in AGREED or not hit.trigger.speaks:
        return False
    above = scene.tokens[index].head
    if above < 0 or not _is_infinitive(scene, index):
        return hit.trigger.part == "noun" and _is_sought(scene, hit.index, modality)
    return scene.relation(index) == "acl" and scene.lemmas[above] in modality.striving


def _is_sought(scene: Scene, index: int, modality: Modality) -> bool:
    verb = scene.tokens[index].head
    if verb < 0 or scene.relation(index) != "obj" or scene.lemmas[verb] not in modality.secure:
        return False
    wanted = modality.want | modality.striving | modality.irrealis_nouns
    for _ in range(FARTHEST):
        above = scene.tokens[verb].head
        if above < 0 or not _is_infinitive(scene, verb) or scene.relation(verb) not in ("acl", "xcomp", "advcl"):
            return False
        if scene.lemmas[above] in wanted:
            return True
        verb = above
    return False


def _is_infinitive(scene: Scene, index: int) -> bool:
    return any(scene.lemmas[child] == "to" for child in scene.below(index, "mark"))


def _is_looked_into(hit: Hit, modality: Modality) -> bool:
    """ "An inquiry into the abductions", "to investigate every case of deportation": what is looked into was done.

    What is "alleged", or of which nothing says that there is any, may not have been.
    """
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.trigger.speaks:
        return False
    if any(scene.lemmas[child] in modality.possible_adjectives for child in scene.below(index, "amod", "compound")):
        return False
    first, above = index, scene.tokens[index].head
    while above >= 0 and scene.relation(first) == "nmod" and scene.lemmas[above] in modality.instances:
        first, above = above, scene.tokens[above].head
    if above < 0 or scene.relation(first) not in ("nmod", "obj") or scene.lemmas[above] not in modality.inquiries:
        return False
    words = {scene.lemmas[child] for one in {index, first} for child in scene.below(one, "det")}
    return not words.isdisjoint(EACH)


def _is_decided(hit: Hit, modality: Modality) -> bool:
    """ "The decision to send tents": whatever is seen there, they are still to be sent."""
    scene, index = hit.scene, hit.predicate
    above = scene.tokens[index].head
    if hit.trigger.type not in GIVEN or above < 0 or not _is_infinitive(scene, index):
        return False
    if scene.tokens[above].deprel == "acl" and scene.tokens[above].xpos == "VBN":
        above = scene.tokens[above].head  # "the decision made by Norland to send tents"
    elif scene.relation(index) != "acl":
        return False
    return scene.tokens[above].upos == "NOUN" and scene.lemmas[above] in modality.plan


def _is_former(hit: Hit, modality: Modality) -> bool:
    """ "The formerly occupied towns"."""
    if hit.trigger.realis != "ongoing" and not hit.trigger.lasting:
        return False
    return any(hit.scene.lemmas[child] in modality.former for child in hit.scene.below(hit.index, "advmod", "amod"))
