"""Whose is what a deed touches, and on whose side somebody is: "the enemy's depots were destroyed", "in captivity of".

Of "Norland's depots were destroyed" Norland destroyed none; "fighting in the ranks of Norland" is not fighting it; from
whom towns are "liberated from the rebels" has not liberated them; who holds those "in captivity of the rebels" are the
rebels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extractors.drafts import codes
from dragoman.extractors.roles import Parties, in_order, is_any_of, is_known, known_parties, takes_part
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE, WARS
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# How a noun gets a country by where it is told, and not by its own words.
TOLD_HERE = ("mentions/domestic", "mentions/whose")
# What stands before those from whom something is freed, and before those who are freed.
FREED = "from"
# What stands before a captor's hold on somebody.
HELD = frozenset(("in", "into", "from", "out"))
# What stands before him beside whom one fights, and before his side or ranks.
BESIDE = ("alongside", "beside", "for")
ON_SIDE = frozenset(("on", "in", "within", "at"))
# What joins the name of who did it to the word for what was done.
HYPHENS = ("-", "‐", "‑", "–")
# How far below a verb that by which a place is described may stand.
DEEPEST = 4


def with_owners(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties; whose the things are that were harmed has suffered it, and no thing of another's beside them."""
    things = list(_harmed_things(hit, modality))
    owned = {token: known_parties(hit.scene, hit.scene.owners(token)) for token in things}
    owners = [one for token in things for one in owned[token]]
    if not owners:
        return parties
    bare = [one for token in things if not owned[token] for one in hit.scene.mentions.get(token, ())]
    bare = [one for one in bare if one.by.startswith(TOLD_HERE)]
    actors = tuple(one for one in parties.actors if not is_any_of(one, owners))
    recipients = [one for one in parties.recipients if one not in bare and not is_any_of(one, owners)]
    return Parties(actors, in_order([*recipients, *owners]))


def _harmed_things(hit: Hit, modality: Modality) -> Iterator[int]:
    """ "The enemy's depots, trucks and barges were sunk", "the destruction of depots and enemy trucks"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "ASSAULT":
        return
    if hit.trigger.part == "noun":
        if scene.lemmas[index] in modality.wrecking:
            yield from _all_of(scene, scene.with_case(index, "of"))
    elif _is_told_wrecked(scene, index, modality):
        yield from _all_of(scene, scene.surface_subjects(index))


def _is_told_wrecked(scene: Scene, verb: int, modality: Modality) -> bool:
    """Whether it is said of them, and not only says which: "were destroyed", and not "the destroyed depots"."""
    said = scene.relation(verb) not in ("amod", "acl", "advcl")
    return said and scene.lemmas[verb] in modality.wreck and scene.is_passive(verb)


def _all_of(scene: Scene, tokens: Iterable[int], depth: int = 0) -> Iterator[int]:
    """Each token and all joined to it, however the tree chains them."""
    for token in tokens:
        yield token
        if depth < DEEPEST:
            joined = (child for child in scene.below(token, "conj") if scene.tokens[child].upos in ("NOUN", "PROPN"))
            yield from _all_of(scene, joined, depth + 1)


def owners_of_wrecked(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whose the things are that were harmed: "Norland's depots were destroyed"."""
    for token in _harmed_things(hit, modality):
        yield from hit.scene.owners(token)


def with_captors(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties; those "in captivity of the rebels" are held by the rebels."""
    holding = [one for one in hit.scene.parties(_captors(hit, modality)) if takes_part(one)]
    if not holding:
        return parties
    recipients = tuple(one for one in parties.recipients if not is_any_of(one, holding))
    actors = [one for one in parties.actors if not is_any_of(one, holding)]
    return Parties(in_order([*actors, *holding]), recipients)


def _captors(hit: Hit, modality: Modality) -> Iterator[int]:
    scene, index = hit.scene, hit.index
    for noun in (index, *scene.below(index, "obl", "nmod")):
        if scene.lemmas[noun] in modality.captivity and scene.case(noun) in HELD:
            yield from scene.with_case(noun, "of")


def with_freed_from(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties; from whom it is freed alone suffers that something is freed: "towns liberated from the rebels"."""
    holders = known_parties(hit.scene, freed_from(hit, modality))
    if not holders:
        own = freed_lands(hit, modality)
        recipients = (one for one in parties.recipients if one.actor is None or one.actor.country not in own)
        return Parties(parties.actors, tuple(recipients)) if own else parties
    return Parties(tuple(one for one in parties.actors if not is_any_of(one, holders)), in_order(holders))


def freed_from(hit: Hit, modality: Modality) -> Iterator[int]:
    """Those from whom something is freed."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type == "COERCE" and scene.lemmas[index] in modality.free:
        for word in (index, *scene.below(index, "obj"), *scene.with_case(index, "of")):
            yield from scene.with_case(word, FREED)


def freed(hit: Hit, modality: Modality) -> Iterator[int]:
    """What is freed, and whose it is, which suffers nothing by it, nor does it: "the liberation of the port"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "COERCE" or scene.lemmas[index] not in modality.liberating:
        return
    of = scene.with_case(index, "of") if hit.trigger.part == "noun" else ()
    from_whom = {word for holder in freed_from(hit, modality) for word in scene.sentence.subtree(holder)}
    for token in (*scene.objects(index), *_said_of(scene, index), *of):
        own = {index, *from_whom, *scene.sentence.subtree(index)} if index > token else from_whom
        if scene.tokens[token].upos != "PRON":
            yield from set(scene.sentence.subtree(token)).difference(own)


def freed_lands(hit: Hit, modality: Modality) -> set[str]:
    """The countries whose land is freed, which lose nothing by it."""
    return codes(one for token in freed(hit, modality) for one in hit.scene.mentions.get(token, ()))


def _said_of(scene: Scene, verb: int) -> list[int]:
    """The noun right before a participle of what was done to it, whatever the tree makes of it: "towns freed from"."""
    bare = scene.tokens[verb].xpos == "VBN" and not scene.below(verb, "obj", "aux", "nsubj")
    return [verb - 1] if bare and verb and scene.tokens[verb - 1].upos in ("NOUN", "PROPN") else []


def dwellers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who lives in what is held or besieged, and holds nothing: "residents of the besieged port"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type not in FORCE or not (hit.trigger.part == "adjective" or scene.is_passive(index)):
        return
    if scene.tokens[index].deprel not in ("amod", "nmod", "compound"):
        return
    for above in (index, scene.tokens[index].head):
        people = scene.tokens[above].head
        if people >= 0 and scene.lemmas[people] in modality.dwellers:
            yield people


def allies(hit: Hit, modality: Modality) -> Iterator[int]:
    """On whose side one fights: "fighting on the side of Norland", "in the ranks of its army", "for the state"."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.type != "ASSAULT" or hit.trigger.part != "verb" or scene.lemmas[verb] not in modality.serve:
        return
    for case in BESIDE:
        for token in scene.with_case(verb, case):
            # "Fought for the port": against whoever holds it; "for freedom from Norland": against it.
            if (one := scene.mention(token)) is not None and one.kind != "place":
                against = {word for other in scene.with_case(token, FREED) for word in scene.sentence.subtree(other)}
                yield from set(scene.sentence.subtree(token)) - against
    for side in scene.below(verb, "obl"):
        if scene.lemmas[side] in modality.siding and scene.case(side) in ON_SIDE:
            yield from scene.sentence.subtree(side)


def with_prefixed(hit: Hit, parties: Parties) -> Parties:
    """The parties; of "the Norlandic-occupied port" Norland alone has occupied it."""
    scene, index = hit.scene, hit.index
    before = scene.tokens[index].deprel in ("amod", "compound") and scene.tokens[index - 1].text in HYPHENS
    if hit.trigger.type not in FORCE or hit.trigger.part == "noun" or index < 2 or not before:
        return parties
    doing = known_parties(scene, [index - 2])
    others = tuple(one for one in parties.recipients if one not in doing)
    return Parties(in_order(doing), others) if doing else parties


def with_fought(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties; whom one "fights for independence from" is fought, where nobody else is known to be."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "ASSAULT" or scene.lemmas[index] not in modality.serve | WARS:
        return parties
    if any(map(is_known, parties.recipients)):
        return parties
    goals = (goal for goal in scene.with_case(index, "for") if scene.lemmas[goal] in modality.freedoms)
    fought = known_parties(scene, (one for goal in goals for one in scene.with_case(goal, FREED)))
    return Parties(tuple(one for one in parties.actors if one not in fought), in_order(fought)) if fought else parties


def describers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who did what a place or people suffered of which another deed is told: "evacuated people from towns shelled by
    Norland", "parcels for villages hit by rebels".
    """
    scene = hit.scene
    if hit.trigger.type in FORCE or hit.trigger.type in ("ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST"):
        return
    own = set(scene.sentence.subtree(hit.predicate))
    for clause in own:
        if scene.tokens[clause].deprel != "acl" or scene.lemmas[clause] not in modality.stricken:
            continue
        inside = set(scene.sentence.subtree(clause))
        if hit.index not in inside and scene.is_passive(clause):
            yield from inside


def rescuers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who rescues people from what others do: "the army evacuated families from towns shelled by Norland"."""
    scene, verb = hit.scene, hit.predicate
    if hit.trigger.type not in FORCE or scene.tokens[verb].deprel != "acl" or not scene.is_passive(verb):
        return
    noun = scene.tokens[verb].head
    for above in scene.sentence.ancestors(noun):
        if scene.tokens[above].upos == "VERB":
            if scene.lemmas[above] in modality.sheltering:
                yield from scene.expand(scene.surface_subjects(above))
            return


def joiners(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who is only in a body by whose aim a deed is called: "took part in the forum for the liberation of the coast"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun" or scene.case(index) not in ("for", "on"):
        return
    body = next(iter(scene.below(index, "case")), 0) - 1
    if body >= 0 and scene.lemmas[body] in modality.forums:
        own = {body, *scene.sentence.subtree(index)}
        yield from (token for token in range(len(scene.tokens)) if token not in own)


def thanked(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who is thanked, of the harm told beside it: "found shelter thanks to Norland", "thanked Norland for help to those
    who were driven out"; not of what he himself did: "thanked the soldiers who sank it", "whose jets bombed them".
    """
    scene = hit.scene
    if hit.trigger.quad not in (3, 4):
        return
    for word in range(len(scene.tokens)):
        # "Thanks to Norland, Sudland was driven out" says that Norland may have done it.
        beside = scene.lemmas[word] == "thanks" and scene.tokens[word].head != hit.predicate
        if beside and scene.tokens[word].upos in ("NOUN", "ADP"):
            yield from (*scene.with_case(word, "to"), *_after_thanks(scene, word))
    described, own = False, _told_of(scene, hit.predicate)
    for word in (hit.predicate, *scene.sentence.ancestors(hit.predicate)):
        if described and scene.lemmas[word] in modality.thank:
            objects = scene.expand(scene.below(word, "obj"))
            yield from () if own in objects else objects
        described = described or scene.tokens[word].deprel == "acl:relcl"


def _told_of(scene: Scene, verb: int) -> int | None:
    """The noun of whose own deed a relative clause tells, where the verb, or what it hangs on, leads that clause."""
    while scene.tokens[verb].deprel in ("conj", "xcomp", "advcl") and scene.tokens[verb].head >= 0:
        verb = scene.tokens[verb].head
    active = scene.tokens[verb].deprel == "acl:relcl" and not scene.is_passive(verb)
    return scene.tokens[verb].head if active else None


def _after_thanks(scene: Scene, word: int) -> list[int]:
    """Whom "thanks to" stands before, where it is a preposition."""
    token = scene.tokens[word]
    return [token.head] if token.deprel == "case" and token.head >= 0 else []


def told_bystanders(hit: Hit, modality: Modality) -> Iterator[int]:
    """Of "reports alleging miners beat him", where the tree has the miners alleged: they are not beaten."""
    scene, verb = hit.scene, hit.index
    above = scene.tokens[verb].head
    if hit.trigger.part != "verb" or above < 0 or scene.tokens[verb].deprel != "ccomp" or scene.is_passive(verb):
        return
    objects = scene.below(above, "obj")
    if scene.lemmas[above] in modality.accuse and scene.below(verb, "obj") and not scene.below(verb, "nsubj"):
        yield from scene.expand(objects)


def with_alleged(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties; those of whom others allege the deed did it, where nobody else is known to have."""
    if any(map(is_known, parties.actors)):
        return parties
    doing = [one for one in hit.scene.parties(told_bystanders(hit, modality)) if takes_part(one)]
    kept = tuple(one for one in parties.recipients if one not in doing)
    return Parties(in_order(doing), kept) if doing else parties


def goods(hit: Hit, modality: Modality) -> Iterator[int]:
    """What a state has and others respect or infringe, which does nothing: "the territorial integrity of Norland"."""
    scene = hit.scene
    for token, lemma in enumerate(scene.lemmas):
        if lemma in modality.goods and scene.tokens[token].upos == "NOUN":
            yield from (token, *scene.with_case(token, "of"))


def bidden(hit: Hit, modality: Modality) -> Iterator[int]:
    """Of "sanctions of Norland to make it leave" all but who is to leave: whoever is bid to do it does it alone."""
    scene, verb = hit.scene, hit.predicate
    if hit.trigger.part != "verb" or hit.trigger.reciprocal or hit.trigger.voice is not None:
        return
    clause = scene.tokens[verb].head if scene.tokens[verb].deprel == "conj" else verb
    above = scene.tokens[clause].head
    if above < 0 or scene.tokens[clause].deprel != "xcomp" or scene.lemmas[above] not in modality.bid:
        return
    if scene.is_passive(above) or scene.is_passive(verb) or not (objects := scene.below(above, "obj")):
        return
    inside = {word for token in objects for word in scene.sentence.subtree(token)} | set(scene.sentence.subtree(verb))
    if any(scene.tokens[token].upos == "PRON" for token in objects):
        # "Sanctions on Norland to make it leave": whom "it" means stands before it, and not where its clause has one.
        inside.update(token for token in range(verb) if scene.relation(token) in ("obl", "nmod"))
    yield from (token for token in range(len(scene.tokens)) if token not in inside)
