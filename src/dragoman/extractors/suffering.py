"""To whom force is done by the words around its own: "came under fire", "was caught in an ambush", "suffered a raid".

In "The envoy, who came under fire from rebels" the envoy is the subject, as one who acts would be; those words say
that he does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from dragoman.extractors.scene import RELATIVE, Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# What two sides wage, of whom either may be told after "with".
WARS = frozenset(("war", "conflict", "hostility"))
# What is done with force.
FORCE = ("ASSAULT", "COERCE")
# What else one comes under, suffers or falls victim to.
UNDERGONE = (*FORCE, "SANCTION", "ACCUSE")
# How the noun of a deed hangs on the word with which it is suffered.
SUFFERED = ("obj", "obl", "nmod", "nsubj", "xcomp")
# How the word of a deed hangs on the one with which it is escaped: "escaped arrest", "escaped being arrested".
ESCAPED = ("obj", "xcomp", "ccomp")
# How many words before "who" the noun may end, and how its words hang together.
NEAR = 3
PARTS = ("flat", "compound")
# Verbs whose subject stands under force, and those whose object is brought there.
COMING = frozenset(("come", "be", "fall", "remain", "stay", "get", "live", "work", "study", "sleep", "hide", "wait"))
# Verbs with which one falls prey to something, or is made its target.
BECOMING = frozenset(("fall", "become", "be", "make", "remain"))
# What somebody does to a mine, and it to him.
MEETING = frozenset(("hit", "strike", "run", "drive", "step", "tread"))
MINES = frozenset(("mine", "landmine", "minefield", "bomb", "ied", "device", "tripwire", "booby-trap"))
# What drives over it; of missiles, jets and forces it may be a pit.
TRAVELLING = frozenset(
    (
        "vehicle", "car", "truck", "bus", "van", "lorry", "convoy", "patrol", "jeep", "motorcycle", "motorbike", "cart",
        "tractor", "taxi", "ambulance", "ship", "boat", "vessel", "tank", "humvee", "minibus", "bicycle", "carrier",
    )
)  # fmt: skip
PUTTING = frozenset(("put", "place", "keep", "bring", "hold", "take"))
# What says of a noun that it suffers: "villages under fire".
SAID_OF = ("nmod", "acl")


def find_sufferers(hit: Hit, modality: Modality) -> list[int]:
    """The tokens of those to whom the words of a deed of force, or of flight from it, say that it is done."""
    scene = hit.scene
    if is_flight(hit, modality):
        return scene.surface_subjects(hit.index)
    if hit.trigger.type not in UNDERGONE or is_averted(hit, modality):
        return []
    if scene.tokens[hit.index].upos == "VERB":
        return list(_of_verb(scene, hit.index, modality))
    if not hit.trigger.mutual and (harmed := list(_harmed(scene, hit.index, modality))):
        return harmed
    return list(_of_noun(scene, hit.index, modality))


def _harmed(scene: Scene, noun: int, modality: Modality) -> Iterator[int]:
    """ "The deputy, who was killed in the airstrike"; gunmen who were shot in their attack are its doers, and so may
    whoever died in the assault on a base be.
    """
    verb = scene.tokens[noun].head
    if verb < 0 or scene.relation(noun) != "obl" or scene.case(noun) not in ("in", "by"):
        return
    owned = any(scene.tokens[child].upos == "PRON" for child in scene.below(noun, "nmod:poss"))
    if owned or any(list(scene.with_case(noun, case)) for case in ("on", "against", "with")):
        return
    if scene.lemmas[verb] in modality.harmed and scene.is_passive(verb):
        for token in scene.surface_subjects(verb):
            if scene.lemmas[token] not in modality.assailants:
                yield _described(scene, token)


def is_flight(hit: Hit, modality: Modality) -> bool:
    """ "Thousands fled the town": whoever flees is driven out, by others, and the town is where from."""
    return hit.trigger.mode == "expel" and hit.scene.lemmas[hit.index] in modality.flee


def is_averted(hit: Hit, modality: Modality) -> bool:
    """ "Fled to escape arrest": nobody arrested him. Of attacks those who escape them tell that there were any."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type == "ASSAULT" or scene.relation(index) not in ESCAPED or scene.lemmas[index] in modality.holding:
        return False
    return scene.lemmas[scene.tokens[index].head] in modality.escape


def _of_verb(scene: Scene, verb: int, modality: Modality) -> Iterator[int]:
    """ "Came under fire", "fell victim to them": the verb is taken for the deed."""
    below = (child for child in scene.below(verb, "obl", "nsubj") if _is_under(scene, child, modality))
    if (noun := next(below, -1)) >= 0:
        yield from _under(scene, verb, noun, modality)
    elif scene.lemmas[verb] in MEETING and _meets_a_mine(scene, verb):
        yield from scene.surface_subjects(verb)
    elif scene.lemmas[verb] in BECOMING and _is_any(scene, scene.below(verb, "xcomp", "obj"), modality.prey):
        # Not whoever "hit the targets".
        yield from _subjects(scene, verb)


def _meets_a_mine(scene: Scene, verb: int) -> bool:
    """ "Their truck hit a mine", "the patrol ran over a roadside bomb": they have hit nobody."""
    if scene.lemmas[verb] in ("hit", "strike"):
        met = _is_any(scene, scene.below(verb, "obj"), MINES)
        return met and _is_any(scene, scene.surface_subjects(verb), TRAVELLING)
    return _is_any(scene, (token for case in ("over", "on") for token in scene.with_case(verb, case)), MINES)


def _of_noun(scene: Scene, noun: int, modality: Modality) -> Iterator[int]:
    token, case, under = scene.tokens[noun], scene.case(noun), _is_under(scene, noun, modality)
    if token.head < 0:
        # "Is under fire": the noun is what is said.
        yield from scene.below(noun, "nsubj") if under else ()
        return
    while under and token.deprel == "conj" and token.head >= 0:
        # "Endured in camps and under fire".
        token = scene.tokens[token.head]
    head, relation = token.head, token.deprel.partition(":")[0]
    if relation not in SUFFERED:
        return
    if scene.tokens[head].upos != "VERB":
        if under and relation in SAID_OF:
            yield head
        elif scene.lemmas[head] in modality.prey and case in ("to", "of"):
            yield from _who_is(scene, head)
        return
    if under:
        yield from _under(scene, head, noun, modality)
        return
    if case in ("in", "by") and scene.lemmas[head] in modality.caught and scene.is_passive(head):
        yield from scene.surface_subjects(head)
        return
    falls = case == "to" and _is_any(scene, scene.below(head, "xcomp", "obj"), modality.prey)
    suffers = scene.lemmas[head] in modality.suffer or scene.lemmas[head] in modality.escape
    if falls or (relation == "obj" and suffers and not scene.is_passive(head)):
        yield from _subjects(scene, head)


def _under(scene: Scene, verb: int, noun: int, modality: Modality) -> Iterator[int]:
    """ "Came under fire", "endured much under fire", "put the town under siege"; who strikes under fire suffers nothing
    by it, nor who does so under a law.
    """
    lemma = scene.lemmas[verb]
    if (
        lemma in COMING
        or (lemma in modality.suffer and not scene.is_passive(verb))
        or (lemma in PUTTING and scene.is_passive(verb))
    ):
        yield from _subjects(scene, verb, but=(noun,))
    elif lemma in PUTTING:
        yield from scene.below(verb, "obj")


def _is_under(scene: Scene, noun: int, modality: Modality) -> bool:
    """Whether it is force that somebody is under: not a flag, a law or the eyes of others."""
    return scene.lemmas[noun] in modality.under and scene.case(noun) == "under"


def _subjects(scene: Scene, verb: int, but: Collection[int] = ()) -> Iterator[int]:
    """The subjects as the sentence has them, of active verbs and passive ones."""
    own = [one for one in scene.below(verb, "nsubj", "nsubj:pass") if one not in but]
    for one in scene.surface_subjects(verb):
        yield from map(partial(_described, scene), [one] if one not in but else own)


def _described(scene: Scene, token: int) -> int:
    """Whom "who" means where the tree does not say: the noun before it."""
    if scene.lemmas[token] not in RELATIVE:
        return token
    near = range(token - 1, max(token - NEAR, 0) - 1, -1)
    noun = next((one for one in near if scene.tokens[one].upos in ("NOUN", "PROPN")), token)
    while scene.tokens[noun].deprel in PARTS and scene.tokens[noun].head >= 0:
        noun = scene.tokens[noun].head
    return noun


def _who_is(scene: Scene, noun: int) -> Iterator[int]:
    """ "Was the target of a raid": whom the noun is said of."""
    if scene.below(noun, "cop"):
        yield from scene.below(noun, "nsubj")
    elif scene.relation(noun) in ("xcomp", "obj") and scene.lemmas[scene.tokens[noun].head] in ("fall", "become", "be"):
        yield from _subjects(scene, scene.tokens[noun].head)
    elif scene.relation(noun) == "appos":
        yield scene.tokens[noun].head


def _is_any(scene: Scene, tokens: Iterable[int], lemmas: frozenset[str]) -> bool:
    return any(scene.lemmas[token] in lemmas for token in tokens)


def is_waged_with(hit: Hit) -> bool:
    """ "In the war with Norland": whoever is in it, both sides wage it."""
    scene, index = hit.scene, hit.index
    return hit.trigger.part == "noun" and scene.lemmas[index] in WARS and any(scene.with_case(index, "with"))
