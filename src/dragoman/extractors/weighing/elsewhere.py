"""Who has no part in a deed on one side, since the tree gives him another part, whatever the model holds.

In "Norland kept Sudland from deporting the miners" Norland deports nobody; in "the attack on the garrison" the garrison
does not attack; in "the general drew criticism from Sudland" Sudland is not criticised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extractors.names import TOWNS
from dragoman.extractors.roles import takes_part, undergoes
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.bystanders import bystanders, committers, judges, owners_of_harmed, quellers
from dragoman.extractors.weighing.culprits import find_blamed
from dragoman.extractors.weighing.phrasing import opposed, protected, speakers, venues, witnesses
from dragoman.extractors.weighing.targets import (
    beside_described,
    compatriots,
    cut_from,
    dealing,
    find_targets,
    targets_around,
    targets_below,
    thankers,
)
from dragoman.extractors.weighing.tellers import (
    CLAIMS,
    SUBJECTS,
    ascribers,
    asked_pardon,
    bidders,
    blamers,
    claimers,
    demanders,
    givers,
    has_party,
    looked_into,
    refusers,
    reported,
    tellers,
)
from dragoman.knowledge.modality import Modality

# What stands before those to whom a deed's noun says that it is done, and to nobody who does it.
AGAINST = ("on", "against")
ACCUSED = ("on", "to", "against")
# What stands before those from whom something comes that another receives or suffers.
FROM = ("from", "by")
# Words for what one says of another or to him, whose owner has said it: "Norland's complaints".
SAID = CLAIMS - {"charge", "suspicion", "report"} | {
    "condemnation", "criticism", "denunciation", "rebuke", "protest", "demand", "call", "request", "appeal", "threat",
    "ultimatum", "refusal", "rejection",
}  # fmt: skip
# Of what comes before what, and in which clauses it is told: "the meeting followed a visit", "after they had left".
ORDERING = frozenset(("follow", "precede", "succeed", "coincide", "postdate", "predate"))
WHEN = frozenset(("after", "before", "since", "until", "when", "once"))
# Who is moved, and is not who is threatened by it.
UNITS = frozenset(
    ("troop", "soldier", "force", "army", "unit", "brigade", "battalion", "fleet", "reservist", "fighter", "navy")
)
# Quads of what is done against somebody, and what stands before those against whom it is done.
CONFLICT = (3, 4)
OPPOSITE = ("with", "against")
# What is done together, and not by those against whom measures are talked of.
JOINT = frozenset(("CONSULT", "COOPERATE"))
# What stands before those who have something together.
JOINING = frozenset(("with", "between", "among"))
# What a meeting does to those who meet in it.
ASSEMBLING = frozenset(
    ("bring", "gather", "include", "involve", "unite", "see", "assemble", "draw", "attract", "feature")
)
# What is said to somebody of what others do or should do.
# The voice of what one is ready for.
READY = "to-do"
# On what a plan stands: "proposals based on the needs of Norland", "the plan rests on its exports".
BASED = frozenset(("base", "found", "ground", "rest", "model"))
# Words for somebody of whom nobody says who he is.
OPEN = frozenset(("whoever", "anyone", "anybody"))
# What is said to some of what others should do, or did, to others still.
WISHING = frozenset(("REQUEST", "SUPPORT"))
ADDRESSED = frozenset(("ACCUSE", "REQUEST", "SANCTION", "SUPPORT"))


def find_elsewhere(hit: Hit, role: str, turned: set[int], modality: Modality) -> set[int]:
    """The tokens of those who do not bear the role; those of ``turned`` may bear the other."""
    told = set(_beside_a_passive(hit, role)) | set(_of_another_time(hit)) | set(_changed_by_talks(hit)) | turned
    told |= set(bystanders(hit, role, modality))
    if role == "actor":
        told |= set(hit.scene.expand(_harmed_by_it(hit))) | set(venues(hit))
    if hit.trigger.type in JOINT:
        told |= set(targets_below(hit, modality))
    if role == "actor" or hit.scene.below(hit.predicate, "nsubj:pass") or _has_own_object(hit):
        told |= _of_the_clause_above(hit)
    return told


def find_turned(hit: Hit, role: str, modality: Modality) -> set[int]:
    """Those of them who may bear the other: where the model is sure of them here, it has turned the sides round."""
    if hit.trigger.reciprocal or hit.trigger.mutual or hit.trigger.type == "CONSULT":
        return set()
    return set(hit.scene.expand(_RULES[role](hit, modality)))


def _never_actors(hit: Hit, modality: Modality) -> Iterator[int]:
    scene = hit.scene
    if hit.trigger.part == "noun":
        steps = [step for step in AGAINST if step in hit.trigger.grammar.recipients]
        yield from (token for step in steps for token in scene.with_case(hit.index, step))
        if hit.carrier is not None and undergoes(hit, modality):
            yield from scene.subjects(hit.carrier)
        yield from refusers(hit, modality)
        yield from blamers(hit, modality)
        yield from _affected(hit, modality)
        yield from speakers(hit, modality)
        yield from demanders(hit, modality)
    elif not scene.is_passive(hit.index) and "object" not in hit.trigger.grammar.actors:
        yield from scene.below(hit.index, "obj")
        if scene.below(hit.index, "nsubj"):
            yield from _of_what_is_described(scene, hit.index)
        if hit.trigger.quad in CONFLICT:
            # "Suspended the EU accession talks": the EU suspends nothing.
            for noun in scene.below(hit.index, "obj"):
                yield from scene.below(noun, "compound")
    if _is_reduced(hit):
        # "Rebels armed by Norland", "the general blamed for the raid".
        yield from scene.surface_subjects(hit.predicate)
    if hit.trigger.type == "ACCUSE" and hit.trigger.part == "verb":
        # "The raid was blamed on Norland": it blames nobody.
        steps = [step for step in ACCUSED if step in hit.trigger.grammar.recipients]
        yield from (token for step in steps for token in scene.with_case(hit.index, step))
    if _turns(hit):
        yield from scene.subjects(hit.index)
    # "The bombing of the clinic killed nine": of the noun, as of the verb whose subject it is, the clinic did nothing.
    for noun in (hit.index, *scene.below(hit.index, "nsubj")):
        if hit.trigger.type in FORCE and scene.lemmas[noun] in modality.done_to:
            of = list(scene.with_case(noun, "of"))
            # Nor is it by whose a thing of that name is: "the bombing", of the clinic.
            yield from (*of, noun) if of and noun != hit.index and not scene.below(noun, "nmod:poss") else of
    yield from bidders(scene, hit.predicate, modality)
    yield from claimers(scene, hit.predicate)
    yield from witnesses(hit, modality)
    yield from opposed(hit)
    yield from (*find_targets(hit, modality), *cut_from(hit, modality), *dealing(hit))
    yield from (*targets_around(hit, modality), *compatriots(hit, modality), *beside_described(hit))
    yield from (*_of_whom_it_may_be(hit), *_warners(hit), *_grounds(hit))
    if hit.trigger.type == "REQUEST":
        yield from targets_below(hit, modality)
    yield from tellers(hit)
    yield from givers(hit)
    yield from reported(hit)
    yield from looked_into(hit)
    yield from _scenes_of(hit)
    yield from asked_pardon(scene, hit.predicate)
    yield from quellers(hit, modality)
    yield from owners_of_harmed(hit)
    yield from judges(hit)
    if hit.trigger.type in FORCE:
        yield from ascribers(hit, modality)


def _never_recipients(hit: Hit, modality: Modality) -> Iterator[int]:
    scene = hit.scene
    yield from (*protected(hit, modality), *thankers(hit, modality))
    if hit.trigger.voice == READY:
        yield from scene.below(hit.index, "nsubj")
    if hit.trigger.type in WISHING:
        yield from targets_below(hit, modality)
    if hit.trigger.part == "noun":
        yield from committers(hit, modality)
        yield from find_blamed(hit, modality) if hit.trigger.type in FORCE else ()
        borne = hit.carrier is not None and undergoes(hit, modality)
        at = (hit.carrier, hit.index) if borne and hit.carrier is not None else (hit.index,)
        steps = [step for step in FROM if borne or step in hit.trigger.grammar.actors]
        yield from (token for step in steps for word in at for token in scene.with_case(word, step))
        yield from blamers(hit, modality) if hit.trigger.type == "ACCUSE" else ()
        if scene.lemmas[hit.index] in SAID and "owner" not in hit.trigger.grammar.recipients:
            yield from scene.below(hit.index, "nmod:poss")
        yield from _quarrelling(hit)
        yield from _stirred(hit, modality)
        return
    if _turns(hit):
        steps = [step for step in (*FROM, "of") if step in hit.trigger.grammar.actors]
        words = (hit.index, *scene.below(hit.index, "obj"))
        yield from (token for step in steps for word in words for token in scene.with_case(word, step))
    elif _does(hit, modality):
        yield from scene.below(hit.index, "nsubj")
    if hit.trigger.type in ADDRESSED and has_party(scene, scene.below(hit.index, "obj", "iobj", "nsubj:pass")):
        # "Urged him to press the rebels", "accused Norland of arming them": no rebel is urged or accused.
        for clause in scene.below(hit.index, "advcl", "xcomp"):
            yield from scene.below(clause, "obj", "iobj")
    if hit.trigger.type == "REQUEST":
        yield from _to_be_freed(scene, hit.index, modality)
    if hit.trigger.type == "MOBILIZE":
        yield from _moved(hit)
    if not hit.words:
        yield from _of_the_verb_beside(scene, hit.index)
    yield from _of_side_clauses(hit)


def _of_whom_it_may_be(hit: Hit) -> Iterator[int]:
    """ "Whoever supplies Norland": who that is the words leave open, and nobody else does it."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.part != "verb" or hit.trigger.speaks or scene.is_passive(verb):
        return
    above = [scene.tokens[verb].head] if scene.relation(verb) == "acl" and scene.tokens[verb].xpos != "VBN" else []
    if open_ := [token for token in (*scene.below(verb, "nsubj"), *above) if scene.lemmas[token] in OPEN]:
        inside = {*open_, *(token for one in open_ if one not in above for token in scene.sentence.subtree(one))}
        yield from (token for token in range(len(scene.tokens)) if token not in inside)


def _grounds(hit: Hit) -> Iterator[int]:
    """ "Proposals based on the debts of Norland", "the plan is based on them": Norland proposes nothing."""
    scene, noun = hit.scene, hit.index
    if hit.trigger.part != "noun":
        return
    above = [scene.tokens[noun].head] if scene.relation(noun) == "nsubj" else []
    for verb in (*scene.below(noun, "acl"), *above):
        if scene.lemmas[verb] in BASED:
            for ground in (*scene.with_case(verb, "on"), *scene.with_case(verb, "upon")):
                yield from scene.sentence.subtree(ground)


def _warners(hit: Hit) -> Iterator[int]:
    """ "Norland warned against arming the rebels": it arms nobody."""
    scene, verb = hit.scene, hit.predicate
    marks = {scene.lemmas[mark] for mark in scene.below(verb, "mark", "case")}
    if scene.tokens[verb].xpos == "VBG" and scene.relation(verb) in ("advcl", "obl") and "against" in marks:
        yield from scene.expand(scene.surface_subjects(scene.tokens[verb].head))


def _scenes_of(hit: Hit) -> Iterator[int]:
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


def _harmed_by_it(hit: Hit) -> Iterator[int]:
    """Who suffers by it, and does not fight in it: "thousands were displaced by the fighting"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    by_it = scene.relation(hit.index) == "obl" and scene.case(hit.index) == "by"
    if hit.trigger.part == "noun" and by_it and scene.is_passive(verb):
        yield from scene.below(verb, "nsubj:pass")


def _of_what_is_described(scene: Scene, verb: int) -> Iterator[int]:
    """Who is only named to say where or whose it was: "drones hit a port where Sudlandic troops are stationed"."""
    for noun in scene.below(verb, "obj", "obl"):
        for part in (noun, *scene.below(noun, "nmod")):
            for clause in scene.below(part, "acl:relcl"):
                yield from scene.sentence.subtree(clause)


def _affected(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whom a deed of force angers, costs or brings words from: "the arrest drew criticism from Sudland"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    subject = scene.relation(hit.index) == "nsubj" and scene.tokens[hit.index].deprel != "nsubj:pass"
    if hit.trigger.quad not in CONFLICT or not subject or verb < 0 or scene.tokens[verb].upos != "VERB":
        return
    if scene.lemmas[verb] not in modality.wage:
        objects = scene.below(verb, "obj", "iobj")
        yield from objects
        yield from (token for word in (verb, *objects) for token in scene.with_case(word, "from"))


def _quarrelling(hit: Hit) -> Iterator[int]:
    """Who does something else because of it: "broke off relations with Sudland over the war"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    over = scene.relation(hit.index) == "obl" and scene.case(hit.index) == "over" and hit.trigger.quad in CONFLICT
    if over and hit.carrier is None and scene.tokens[above].upos == "VERB" and not scene.is_passive(above):
        yield from scene.below(above, "nsubj")


def _stirred(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whom a deed only angers or worries: "the killing enraged Sudland"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if scene.relation(hit.index) == "nsubj" and verb >= 0 and scene.lemmas[verb] in modality.stir:
        yield from scene.below(verb, "obj")


def _moved(hit: Hit) -> Iterator[int]:
    """The forces that are moved: "massed troops on the border", "a brigade was sent to the north"."""
    scene, lemmas = hit.scene, hit.trigger.wanted.get("object", frozenset())
    for token in scene.below(hit.index, "obj", "nsubj:pass"):
        if scene.lemmas[token] in lemmas or scene.lemmas[token] in UNITS:
            yield token


def _to_be_freed(scene: Scene, verb: int, modality: Modality) -> Iterator[int]:
    """Whom others are asked to free, or to hold: "called for the release of the envoy", "demanded that he be freed"."""
    for noun in scene.below(verb, "obl", "obj", "nmod"):
        if scene.lemmas[noun] in modality.undergone:
            yield from (*scene.owners(noun), *scene.with_case(noun, "of"))
        elif any(scene.lemmas[word] in modality.undergone for word in scene.below(noun, "compound")):
            # "For the release of President Poe", where the tree has the release as a part of his name.
            yield from [noun] if any(scene.lemmas[word] == "of" for word in scene.below(noun, "case")) else []
    for clause in scene.below(verb, "ccomp"):
        if any(scene.lemmas[mark] == "that" for mark in scene.below(clause, "mark")):
            yield from scene.below(clause, "nsubj:pass")


def _turns(hit: Hit) -> bool:
    """Whether the verb is one whose subject the codebook has among the recipients alone: "received aid from"."""
    grammar = hit.trigger.grammar
    return (
        hit.trigger.part == "verb"
        and hit.trigger.voice is None
        and grammar.recipients[:1] == ("subject",)
        and "subject" not in grammar.actors
    )


def _does(hit: Hit, modality: Modality) -> bool:
    """Whether the verb tells what its subject does to another: "Norland dropped the charges"."""
    scene, index = hit.scene, hit.index
    grammar = hit.trigger.grammar
    return (
        scene.tokens[index].upos == "VERB"
        and hit.trigger.voice is None
        # Where the model alone sees an accusation, it may lie in what the accused does: "they break the truce".
        and (bool(hit.trigger.lemma) or hit.trigger.type != "ACCUSE")
        and not {"subject", "surface-subject"}.intersection(grammar.recipients)
        and scene.lemmas[index] not in modality.undergo | modality.suffer
        and not scene.is_passive(index)
        and bool(scene.below(index, "obj"))
    )


def _of_the_verb_beside(scene: Scene, verb: int) -> Iterator[int]:
    """ "Met the envoys and fined the banks": whom the other of two verbs has as its object, where each has one."""
    if not _has_country(scene, scene.below(verb, "obj")):
        return
    above = scene.tokens[verb].head if scene.relation(verb) == "conj" else verb
    for other in (above, *scene.below(above, "conj")):
        if other != verb and scene.tokens[other].upos == "VERB":
            yield from scene.below(other, "obj")


def _of_side_clauses(hit: Hit) -> Iterator[int]:
    """ "Marchers clashed with police after the cabinet cut wages": who clashes with whom stands beside the verb."""
    scene, verb = hit.scene, hit.predicate
    opposite = [token for step in OPPOSITE for token in scene.with_case(verb, step)]
    if hit.trigger.quad not in CONFLICT or not any(takes_part(one) for one in scene.parties(opposite)):
        return
    for clause in scene.below(verb, "advcl"):
        if scene.below(clause, "mark"):
            yield from scene.expand(scene.below(clause, "nsubj"))
            for noun in scene.below(clause, "obj"):
                yield from (noun, *scene.below(noun, "compound", "nmod:poss"))


def _has_own_object(hit: Hit) -> bool:
    """Whether a verb has somebody as its object, or somebody's: "suspended the EU accession talks"."""
    if hit.trigger.part != "verb" or hit.trigger.quad not in CONFLICT:
        return False
    objects = [noun for noun in hit.scene.below(hit.index, "obj") if hit.scene.tokens[noun].upos != "PRON"]
    owners = [token for noun in objects for token in hit.scene.below(noun, "compound")]
    return _has_country(hit.scene, [*objects, *owners])


def _has_country(scene: Scene, tokens: Iterable[int]) -> bool:
    return any(one.actor is not None and one.actor.country for one in scene.parties(tokens))


def _of_the_clause_above(hit: Hit) -> set[int]:
    """Whose deed the main clause tells, where another does that of its side clause: "if they attack, we will help".

    The tree may hang the side clause on a noun: "they traded blame after an officer was shot".
    """
    scene, verb = hit.scene, hit.predicate
    beside = scene.relation(verb) == "advcl" or (scene.tokens[verb].deprel == "acl" and scene.below(verb, "mark"))
    if not beside or not (own := scene.below(verb, "nsubj", "nsubj:pass", "csubj")):
        return set()
    above = scene.clause(scene.tokens[verb].head)
    return set(scene.expand([*scene.subjects(above), *scene.below(above, "nsubj:pass")])).difference(scene.expand(own))


def _of_another_time(hit: Hit) -> Iterator[int]:
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


def _changed_by_talks(hit: Hit) -> Iterator[int]:
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


def _beside_a_passive(hit: Hit, role: str) -> Iterator[int]:
    """Who does not bear a role of a passive verb: its own subject no deed, whom its side clauses tell of no suffering.

    "A man was held after the mayor was stabbed": the mayor stabbed nobody, and was not held. "Rebels armed by Norland"
    arm nobody.
    """
    scene, verb = hit.scene, hit.predicate
    if hit.trigger.part == "noun":
        return
    if not _is_reduced(hit) and not scene.below(verb, "nsubj:pass"):
        return
    own = scene.below(verb, "nsubj:pass") or scene.surface_subjects(verb)
    if role == "actor":
        yield from scene.expand(own)
    else:
        for clause in scene.below(verb, "advcl"):
            yield from scene.expand(scene.below(clause, *SUBJECTS))


def _is_reduced(hit: Hit) -> bool:
    """ "Rebels armed by Norland", "the rebels, chased by its army, fled": a participle of what a noun suffers."""
    scene, verb = hit.scene, hit.predicate
    if hit.trigger.part == "noun" or not scene.is_passive(verb):
        return False
    bare = not scene.below(verb, *SUBJECTS, "aux:pass", "mark")
    return scene.tokens[verb].deprel == "acl" or (scene.tokens[verb].deprel == "advcl" and bare)


_RULES = {"actor": _never_actors, "recipient": _never_recipients}
