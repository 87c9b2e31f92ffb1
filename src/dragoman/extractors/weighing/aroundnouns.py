"""Who has another part than a deed's, as the words around its noun say: "the arrest drew criticism from Sudland".

Sudland holds nobody there; nor does the town of "the Oran bombing" bomb anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.names import TOWNS
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.aroundverbs import CONFLICT
from dragoman.knowledge.modality import Modality

# Of what comes before what, and in which clauses it is told: "the meeting followed a visit", "after they had left".
ORDERING = frozenset(("follow", "precede", "succeed", "coincide", "postdate", "predate"))
WHEN = frozenset(("after", "before", "since", "until", "when", "once"))
# On what a plan stands: "proposals based on the needs of Norland", "the plan rests on its exports".
BASED = frozenset(("base", "found", "ground", "rest", "model"))
# What a meeting does to those who meet in it.
ASSEMBLING = frozenset(
    ("bring", "gather", "include", "involve", "unite", "see", "assemble", "draw", "attract", "feature")
)
# What stands before those who have something together.
JOINING = frozenset(("with", "between", "among"))


def grounds(hit: Hit) -> Iterator[int]:
    """ "Proposals based on the debts of Norland", "the plan is based on them": Norland proposes nothing."""
    scene, noun = hit.scene, hit.index
    if hit.trigger.part != "noun":
        return
    above = [scene.tokens[noun].head] if scene.relation(noun) == "nsubj" else []
    for verb in (*scene.below(noun, "acl"), *above):
        if scene.lemmas[verb] in BASED:
            for ground in (*scene.with_case(verb, "on"), *scene.with_case(verb, "upon")):
                yield from scene.sentence.subtree(ground)


def scenes_of(hit: Hit) -> Iterator[int]:
    """Where it was: "the Oran bombing" was no deed of Oran's, as "Oran's bombing of the coast" is its government's.

    Nor are those whom the Oran bombing killed Oran's dead.
    """
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "ASSAULT":
        return
    for noun in (index,) if hit.trigger.part == "noun" else scene.below(index, "nsubj"):
        for token in scene.below(noun, "compound"):
            # "A Kabul car bombing": the tree may hang the town on the car.
            for name in (token, *scene.below(token, "compound")):
                one = scene.mention(name)
                if one is not None and one.by in TOWNS:
                    yield from {name, token}


def harmed_by_it(hit: Hit) -> Iterator[int]:
    """Who suffers by it, and does not fight in it: "thousands were displaced by the fighting"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    by_it = scene.relation(hit.index) == "obl" and scene.case(hit.index) == "by"
    if hit.trigger.part == "noun" and by_it and scene.is_passive(verb):
        yield from scene.below(verb, "nsubj:pass")


def affected_by(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whom a deed of force angers, costs or brings words from: "the arrest drew criticism from Sudland"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    subject = scene.relation(hit.index) == "nsubj" and scene.tokens[hit.index].deprel != "nsubj:pass"
    if hit.trigger.quad not in CONFLICT or not subject or verb < 0 or scene.tokens[verb].upos != "VERB":
        return
    if scene.lemmas[verb] not in modality.wage:
        objects = scene.below(verb, "obj", "iobj")
        yield from objects
        yield from (token for word in (verb, *objects) for token in scene.with_case(word, "from"))


def quarrelling(hit: Hit) -> Iterator[int]:
    """Who does something else because of it: "broke off relations with Sudland over the war"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    over = scene.relation(hit.index) == "obl" and scene.case(hit.index) == "over" and hit.trigger.quad in CONFLICT
    if over and hit.carrier is None and scene.tokens[above].upos == "VERB" and not scene.is_passive(above):
        yield from scene.below(above, "nsubj")


def stirred_by(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whom a deed only angers or worries: "the killing enraged Sudland"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if scene.relation(hit.index) == "nsubj" and verb >= 0 and scene.lemmas[verb] in modality.stir:
        yield from scene.below(verb, "obj")


def changed_by_talks(hit: Hit) -> Iterator[int]:
    """Whose something is that talks change, and who does not talk: "each visit added to the strength of the army".

    Not those of whom it says that it is between them: "strengthened the ties between Norland and Sudland".
    """
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.type != "CONSULT" or hit.trigger.part != "noun" or scene.tokens[hit.index].deprel != "nsubj":
        return
    if hit.happens is not None or scene.tokens[verb].upos != "VERB" or scene.lemmas[verb] in ASSEMBLING:
        return
    for token in scene.below(verb, "obj", "obl"):
        inside, whole = set(scene.sentence.subtree(token)), scene.mention(token)
        if (whole is None or whole.kind == "thing") and not any(scene.lemmas[word] in JOINING for word in inside):
            yield from inside


def of_another_time(hit: Hit) -> Iterator[int]:
    """Whose part is in what only says when it was: "the meeting followed a visit of the rebels", "after they left"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.part != "noun" or verb < 0 or scene.relation(hit.index) != "nsubj":
        return
    for told in (verb, *scene.below(verb, "conj")):
        for clause in scene.below(told, "advcl"):
            if any(scene.lemmas[mark] in WHEN for mark in scene.below(clause, "mark")):
                yield from scene.sentence.subtree(clause)
        if scene.lemmas[told] in ORDERING:
            for other in scene.below(told, "obj", "obl"):
                yield from scene.sentence.subtree(other)
