"""Who has no part in a deed on one side, since the tree gives him another part, whatever the model holds.

In "Norland kept Sudland from deporting the miners" Norland deports nobody; in "the attack on the garrison" the garrison
does not attack; in "the general drew criticism from Sudland" Sudland is not criticised.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.claiming import disclaimers
from dragoman.extractors.roles import undergoes
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.aroundnouns import (
    affected_by,
    changed_by_talks,
    grounds,
    harmed_by_it,
    of_another_time,
    quarrelling,
    scenes_of,
    stirred_by,
)
from dragoman.extractors.weighing.aroundverbs import (
    CONFLICT,
    arresters,
    beside_a_passive,
    does_to_another,
    has_own_object,
    is_reduced,
    is_turned,
    moved_units,
    of_side_clauses,
    of_the_clause_above,
    of_the_verb_beside,
    of_what_is_described,
    of_whom_it_may_be,
    to_be_freed,
    warners,
)
from dragoman.extractors.weighing.backing import benefiting, owned_by_whom_one_speaks_to
from dragoman.extractors.weighing.belonging import (
    allies,
    bidden,
    describers,
    dwellers,
    freed,
    freed_from,
    goods,
    joiners,
    owners_of_wrecked,
    rescuers,
    thanked,
    told_bystanders,
)
from dragoman.extractors.weighing.bystanders import (
    beholders,
    bystanders,
    committers,
    counted,
    judges,
    owners_of_harmed,
    quellers,
    unarmed,
)
from dragoman.extractors.weighing.captives import liberators, mediators, proposers, releasers, visitors
from dragoman.extractors.weighing.culprits import find_blamed
from dragoman.extractors.weighing.deednouns import (
    answerers,
    beside_measure,
    beside_war,
    offenders,
    strangers,
    victims,
)
from dragoman.extractors.weighing.framing import (
    beside_a_but,
    beside_an_attribute,
    done_to_first,
    each_other,
    in_a_frame,
    listed_places,
    outside_a_plan,
    outside_a_view,
    outside_an_agent,
    survivors,
)
from dragoman.extractors.weighing.hearers import (
    deeds_looked_into,
    met_meanwhile,
    outside_a_gerund,
    senders,
    tellers_of_senders,
    thankful,
    threatened_of,
    threatening,
    unaddressed,
    untalking,
)
from dragoman.extractors.weighing.papers import promisers, refusing, told_in_papers
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
    showers,
    sources,
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
# What is done together, and not by those against whom measures are talked of.
JOINT = frozenset(("CONSULT", "COOPERATE"))
# The voice of what one is ready for.
READY = "to-do"
# What may be done to those who stand after "of".
DONE_TO = (*FORCE, "SANCTION")
# How a trigger names whose the object is.
OWNER = "object-owner"
# What is said to some of what others should do, or did, to others still.
WISHING = frozenset(("REQUEST", "SUPPORT"))
# What is said to somebody of what others do or should do.
ADDRESSED = frozenset(("ACCUSE", "REQUEST", "SANCTION", "SUPPORT"))


def find_elsewhere(hit: Hit, role: str, turned: set[int], modality: Modality) -> set[int]:
    """The tokens of those who do not bear the role; those of ``turned`` may bear the other."""
    told = set(beside_a_passive(hit, role)) | set(of_another_time(hit)) | set(changed_by_talks(hit)) | turned
    told |= set(bystanders(hit, role, modality)) | beside_measure(hit, role, modality)
    told |= find_apart(hit, role, modality)
    if role == "actor":
        told |= set(hit.scene.expand(harmed_by_it(hit))) | set(venues(hit)) | set(in_a_frame(hit))
        told |= {*listed_places(hit), *beside_a_but(hit), *outside_an_agent(hit)}
        told |= beside_war(hit, modality)
    if hit.trigger.type in JOINT:
        told |= set(targets_below(hit, modality))
    if role == "actor" or hit.scene.below(hit.predicate, "nsubj:pass") or has_own_object(hit):
        told |= of_the_clause_above(hit, role)
    return told


def find_apart(hit: Hit, role: str, modality: Modality) -> set[int]:
    """The tokens of those whom the words around the deed name for something else, and who bear the role by no guess."""
    if role != "actor":
        told = {*rescuers(hit, modality), *freed(hit, modality), *allies(hit, modality)}
        return told | {*outside_a_view(hit), *counted(hit), *beside_an_attribute(hit, role)}
    told = {*describers(hit, modality), *joiners(hit, modality), *thanked(hit, modality), *bidden(hit, modality)}
    told |= {*freed(hit, modality), *goods(hit, modality), *unarmed(hit), *met_meanwhile(hit, modality)}
    told |= {*disclaimers(hit, modality), *arresters(hit, modality), *outside_a_view(hit), *outside_a_plan(hit)}
    told |= {*survivors(hit, modality), *each_other(hit), *counted(hit)}
    told |= set(beside_an_attribute(hit, role))
    return told | {*proposers(hit), *releasers(hit), *refusing(hit), *liberators(hit), *mediators(hit), *visitors(hit)}


def find_turned(hit: Hit, role: str, modality: Modality) -> set[int]:
    """Those of them who may bear the other: where the model is sure of them here, it has turned the sides round.

    Of what is done by all together those who bear neither.
    """
    if hit.trigger.type == "CONSULT":
        return set(untalking(hit, role, modality))
    if hit.trigger.reciprocal or hit.trigger.mutual:
        return set(unaddressed(hit, modality))
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
        yield from affected_by(hit, modality)
        yield from speakers(hit, modality)
        yield from demanders(hit, modality)
    elif not scene.is_passive(hit.index) and "object" not in hit.trigger.grammar.actors:
        yield from scene.below(hit.index, "obj")
        if scene.below(hit.index, "nsubj"):
            yield from of_what_is_described(scene, hit.index)
        if hit.trigger.quad in CONFLICT:
            # "Suspended the EU accession talks": the EU suspends nothing.
            for noun in scene.below(hit.index, "obj"):
                yield from scene.below(noun, "compound")
    if is_reduced(hit):
        # "Rebels armed by Norland", "the general blamed for the raid".
        yield from scene.surface_subjects(hit.predicate)
    if hit.trigger.type == "ACCUSE" and hit.trigger.part == "verb":
        # "The raid was blamed on Norland": it blames nobody.
        steps = [step for step in ACCUSED if step in hit.trigger.grammar.recipients]
        yield from (token for step in steps for token in scene.with_case(hit.index, step))
    if is_turned(hit):
        yield from scene.subjects(hit.index)
    # "The bombing of the clinic killed nine": of the noun, as of the verb whose subject it is, the clinic did nothing.
    for noun in (hit.index, *scene.below(hit.index, "nsubj")):
        if hit.trigger.type in DONE_TO and scene.lemmas[noun] in modality.done_to:
            of = list(scene.with_case(noun, "of"))
            # Nor is it by whose a thing of that name is: "the bombing", of the clinic.
            yield from (*of, noun) if of and noun != hit.index and not scene.below(noun, "nmod:poss") else of
    yield from bidders(scene, hit.predicate, modality)
    yield from claimers(scene, hit.predicate)
    yield from witnesses(hit, modality)
    yield from opposed(hit)
    yield from (*find_targets(hit, modality), *cut_from(hit, modality), *dealing(hit))
    yield from (*targets_around(hit, modality), *compatriots(hit, modality), *beside_described(hit))
    yield from (*of_whom_it_may_be(hit), *warners(hit), *grounds(hit))
    if hit.trigger.type == "REQUEST":
        yield from targets_below(hit, modality)
    yield from tellers(hit)
    yield from givers(hit)
    yield from (*reported(hit), *sources(hit))
    yield from looked_into(hit)
    yield from scenes_of(hit)
    yield from asked_pardon(scene, hit.predicate)
    yield from quellers(hit, modality)
    yield from owners_of_harmed(hit)
    yield from judges(hit)
    yield from beholders(hit, modality)
    yield from (*owners_of_wrecked(hit, modality), *dwellers(hit, modality))
    yield from (token for one in freed_from(hit, modality) for token in scene.sentence.subtree(one))
    yield from (*benefiting(hit, modality), *owned_by_whom_one_speaks_to(hit)[0])
    if hit.trigger.type == "SUPPORT" and hit.trigger.part == "verb" and OWNER in hit.trigger.grammar.recipients:
        # "Noted Norland's contribution": it is Norland that is praised.
        yield from (owner for thing in scene.below(hit.index, "obj") for owner in scene.owners(thing))
    yield from (*threatened_of(hit, modality), *tellers_of_senders(hit, modality), *thankful(hit, modality))
    yield from outside_a_gerund(hit)
    yield from (*offenders(hit), *victims(hit), *answerers(hit, modality), *strangers(hit, modality))
    if hit.trigger.type in FORCE:
        yield from (*ascribers(hit, modality), *showers(hit))


def _never_recipients(hit: Hit, modality: Modality) -> Iterator[int]:
    scene = hit.scene
    yield from (*allies(hit, modality), *told_bystanders(hit, modality), *owned_by_whom_one_speaks_to(hit)[1])
    yield from (*protected(hit, modality), *thankers(hit, modality), *outside_a_gerund(hit), *victims(hit))
    yield from (*unaddressed(hit, modality), *deeds_looked_into(hit, modality))
    yield from (*threatening(hit), *senders(hit, modality), *promisers(hit), *done_to_first(hit), *told_in_papers(hit))
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
        yield from quarrelling(hit)
        yield from stirred_by(hit, modality)
        return
    if is_turned(hit):
        steps = [step for step in (*FROM, "of") if step in hit.trigger.grammar.actors]
        words = (hit.index, *scene.below(hit.index, "obj"))
        yield from (token for step in steps for word in words for token in scene.with_case(word, step))
    elif does_to_another(hit, modality):
        yield from (*scene.below(hit.index, "nsubj"), *scene.charged(hit.index))
    if hit.trigger.type in ADDRESSED and has_party(scene, scene.below(hit.index, "obj", "iobj", "nsubj:pass")):
        # "Urged him to press the rebels", "accused Norland of arming them": no rebel is urged or accused.
        for clause in scene.below(hit.index, "advcl", "xcomp"):
            yield from scene.below(clause, "obj", "iobj")
            if hit.trigger.type == "SUPPORT" and scene.tokens[clause].xpos == "VBG":
                # "Thanked the miners for hearing the signal from Norland": Norland is not thanked.
                yield from scene.sentence.subtree(clause)
    if hit.trigger.type == "REQUEST":
        yield from to_be_freed(scene, hit.index, modality)
    if hit.trigger.type == "MOBILIZE":
        yield from moved_units(hit)
    if not hit.words:
        yield from of_the_verb_beside(scene, hit.index)
    yield from of_side_clauses(hit)


_RULES = {"actor": _never_actors, "recipient": _never_recipients}
