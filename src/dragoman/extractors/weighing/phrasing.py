"""Who has which part by a fixed phrase: "at the request of", "talks between", "thanked them for aid".

In "At the request of Norland, Sudland sent surgeons" Norland asks and Sudland is asked, whatever the model holds of
two states that stand side by side; of "thanked Norland for aid" Norland gave it, and whoever thanks it had it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.drafts import codes
from dragoman.extractors.names import TOWNS
from dragoman.extractors.roles import Parties, in_order, is_known, known_parties, takes_part
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.backing import with_backers
from dragoman.extractors.weighing.belonging import (
    with_alleged,
    with_captors,
    with_fought,
    with_freed_from,
    with_owners,
    with_prefixed,
)
from dragoman.extractors.weighing.hearers import senders, threatening
from dragoman.extractors.weighing.targets import as_aimed
from dragoman.knowledge.modality import Modality
from dragoman.records import Mention

# What another may be thanked for, of which who thanks him is the recipient; and what was done to a third.
GIVEN = frozenset(("AID",))
DONE_FOR = GIVEN | {"SANCTION"}
OFFICIAL = frozenset(("GOV", "MIL"))
# What measures are, that others impose.
MEASURES = frozenset(("SANCTION",))
# Who may speak with somebody from afar.
BODIES = frozenset(("organisation", "group", "party"))
# Quads of what is done against somebody.
CONFLICT = (3, 4)
# What is called after the town in which it was held or signed.
TOGETHER = frozenset(("CONSULT", "AGREE"))
# The voice of what is done at somebody's word.
BEHEST = "behest"
# On what those meet who have something between them.
OCCASION = "occasion"
# How a noun hangs on the verb that tells of it.
HANGING = frozenset(("obj", "obl", "nmod", "conj", "compound", "appos"))


def as_phrased(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties; those whom a fixed phrase gives a part, where one does."""
    parties = as_aimed(hit, _with_remote(hit, _with_opposed(hit, _without_venues(hit, parties))), modality)
    parties = with_backers(hit, with_freed_from(hit, parties, modality))
    parties = with_captors(hit, with_owners(hit, parties, modality), modality)
    parties = with_prefixed(hit, with_fought(hit, with_alleged(hit, parties, modality), modality))
    for read in (_wished, _between, _on_occasion, _thanked_for, _recounted, _pleaded, _threatened, _sent):
        if (found := read(hit, parties, modality)) is not None:
            return found
    return parties


def _with_opposed(hit: Hit, parties: Parties) -> Parties:
    """The parties, with those against whom it is by its name where nobody else is told."""
    if hit.trigger.part != "noun" or hit.trigger.quad not in CONFLICT or any(map(is_known, parties.recipients)):
        return parties
    against = known_parties(hit.scene, opposed(hit))
    return (
        Parties(tuple(one for one in parties.actors if one not in against), in_order(against)) if against else parties
    )


def _with_remote(hit: Hit, parties: Parties) -> Parties:
    """The parties; at "a video meeting at the academy" the academy takes part, and is not where it is held."""
    if hit.trigger.mode != "phone" or hit.trigger.part != "noun" or len(codes(parties.actors)) > 1:
        return parties
    there = known_parties(hit.scene, _at_its_place(hit.scene, hit.index))
    bodies = [one for one in there if one.kind in BODIES and one not in parties.actors]
    others = tuple(one for one in parties.recipients if one not in bodies)
    return Parties(in_order([*parties.actors, *bodies]), others) if bodies else parties


def _at_its_place(scene: Scene, noun: int) -> list[int]:
    """What stands after "at" behind a noun, on it or on its verb: "spoke at a meeting at the academy"."""
    own, verb = list(scene.with_case(noun, "at")), scene.tokens[noun].head
    if own or verb < 0 or scene.relation(noun) != "obl":
        return own
    last = max(scene.sentence.subtree(noun))
    return [other for other in scene.with_case(verb, "at") if min(scene.sentence.subtree(other)) == last + 1]


def venues(hit: Hit) -> Iterator[int]:
    """The town by which a meeting or an accord is called: "the Oran agreements", "the Oran format meeting".

    Two towns are two governments: "the Oran–Tunis talks".
    """
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.trigger.type not in TOGETHER:
        return
    named = [token for noun in (index, *scene.below(index, "compound")) for token in scene.below(noun, "compound")]
    towns = [token for token in named if (one := scene.mention(token)) is not None and one.by in TOWNS]
    if len(towns) == 1 and len(known_parties(scene, named)) == 1:
        yield from towns


def _without_venues(hit: Hit, parties: Parties) -> Parties:
    """The parties, without the town by which it is called."""
    towns = [one for token in venues(hit) for one in hit.scene.mentions.get(token, ())]
    if not towns:
        return parties
    return Parties(*(tuple(one for one in side if one not in towns) for side in (parties.actors, parties.recipients)))


def _wished(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "At the request of Norland, Sudland sent surgeons", "on the orders of Norland": Sudland is asked."""
    scene, index = hit.scene, hit.index
    by_wish = scene.lemmas[index] in modality.wished and scene.case(index) in ("at", "upon")
    by_order = hit.trigger.voice == BEHEST
    if hit.trigger.type != "REQUEST" or not (by_wish or by_order):
        return None
    words = [token for case in ("of", "by", "from") for token in scene.with_case(index, case)] + scene.owners(index)
    asking = known_parties(scene, words)
    if not asking:
        return None
    if by_order and (obeying := known_parties(scene, scene.subjects(scene.clause(index)))):
        # "On the orders of Norland the troops fired on the crowd": the troops were told to, and not the crowd.
        return Parties(in_order(asking), in_order([one for one in obeying if one not in asking]))
    others = [one for one in parties.recipients if one not in asking and is_known(one)]
    # "At the request" may hang on an infinitive of what was agreed: whoever was to do it was asked.
    asked = others or [one for one in known_parties(scene, scene.subjects(scene.clause(index))) if one not in asking]
    return Parties(in_order(asking), in_order(asked))


def _between(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "Told the chancellor of talks between Norland and Sudland": the chancellor is not at them."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or not hit.trigger.reciprocal or hit.trigger.type != "CONSULT":
        return None
    sides = known_parties(scene, scene.with_case(index, "between"))
    if len(codes(sides)) < 2 or codes(parties.actors) <= codes(sides):
        return None
    hearing = [one for one in _told(scene, index, modality) if one in parties.actors and one not in sides]
    return Parties(tuple(one for one in parties.actors if one not in hearing), ()) if hearing else None


def _on_occasion(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "A summit will be held on the occasion of ten years of ties between Norland and Sudland": they meet."""
    scene, noun = hit.scene, hit.index
    if (hit.trigger.type, hit.trigger.part) != ("CONSULT", "noun") or codes((*parties.actors, *parties.recipients)):
        return None
    verbs = [scene.tokens[noun].head] if scene.relation(noun) in ("nsubj", "obj") else []
    for occasion in (one for word in (noun, *verbs) for one in scene.with_case(word, "on")):
        if scene.lemmas[occasion] == OCCASION:
            inside = scene.sentence.subtree(occasion)
            held = [token for token in inside if scene.lemmas[token] in modality.ties]
            sides = known_parties(scene, [one for token in held for one in scene.with_case(token, "between")])
            if len(codes(sides)) > 1:
                return Parties(in_order(sides), ())
    return None


def _told(scene: Scene, noun: int, modality: Modality) -> list[Mention]:
    """Who hears of it, or says it: "the envoy told the chancellor of talks"; not who mediates or joins them."""
    for above in scene.sentence.ancestors(noun):
        if scene.tokens[above].upos == "VERB":
            if scene.lemmas[above] not in modality.speak_of | modality.recount | modality.tell_of:
                return []
            words = [*scene.below(above, "obj", "iobj"), *scene.with_case(above, "to"), *scene.surface_subjects(above)]
            return known_parties(scene, words)
    return []


def _thanked_for(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "The president thanked Norland for aid, for sanctions on Sudland and for its loans": Norland gave them."""
    scene = hit.scene
    word = _thanking(hit, modality)
    thanked = [] if word is None else _thanked(scene, word)
    if word is None or not thanked:
        return None
    others = [one for one in parties.recipients if one not in thanked]
    if hit.trigger.type in GIVEN:
        inside = set(scene.sentence.subtree(hit.index))
        others = [one for one in others if not inside.isdisjoint(scene.tokens_in(one.evidence.span))]
        others = others or known_parties(scene, scene.surface_subjects(scene.clause(word)))
    return Parties(in_order(thanked), in_order(others))


def _thanking(hit: Hit, modality: Modality) -> int | None:
    """The word of thanks below which a deed is told: "thanked them for a package of aid", "is grateful for the aid".

    Not for "the support of sanctions": who supports them need not impose any.
    """
    scene, word, led = hit.scene, hit.index, False
    if hit.trigger.part != "noun" or hit.trigger.type not in DONE_FOR:
        return None
    leading = modality.thank | modality.handing
    while scene.relation(word) in HANGING and scene.lemmas[word] not in modality.thank:
        if scene.tokens[word].deprel in ("nmod", "compound") and scene.lemmas[scene.tokens[word].head] not in leading:
            break
        led = led or scene.case(word) == "for"
        word = scene.tokens[word].head
    return word if led and _thanks(scene, word, modality) else None


def _thanks(scene: Scene, word: int, modality: Modality) -> bool:
    """Whether it thanks: "thanked", "is grateful", "expressed gratitude"."""
    objects = (scene.lemmas[token] for token in scene.below(word, "obj"))
    expressed = scene.lemmas[word] == "express" and not modality.thanks.isdisjoint(objects)
    return scene.lemmas[word] in modality.thank or expressed


def _thanked(scene: Scene, word: int) -> list[Mention]:
    """Who is thanked; of "expressed gratitude to Norland" the tree may have either word said to Norland."""
    verb = scene.tokens[word].head if scene.relation(word) == "obj" else word
    to = (*scene.with_case(word, "to"), *scene.with_case(verb, "to"))
    return known_parties(scene, [*scene.below(verb, "obj", "iobj"), *to])


def _recounted(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "The general informed the envoy of the operation": who gives an account of it conducts it, and not the envoy."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "ASSAULT" or scene.lemmas[index] not in modality.operations or scene.owners(index):
        return None
    telling = _telling(scene, index, modality)
    if telling is None:
        return None
    told = known_parties(scene, [*scene.below(telling, "obj", "iobj"), *scene.with_case(telling, "to")])
    told += known_parties(scene, scene.with_case(index, "to"))
    if own := known_parties(scene, [*scene.with_case(index, "of"), *scene.with_case(index, "by")]):
        return Parties(in_order(own), tuple(one for one in parties.recipients if one not in (*own, *told)))
    if any(is_known(one) and one not in told for one in parties.actors):
        return None
    leading = [one for one in known_parties(scene, scene.surface_subjects(telling)) if one.kind == "person"]
    leading = [one for one in leading if one not in parties.recipients and _is_official(one)]
    others = [one for one in parties.recipients if one not in told]
    return Parties(in_order(leading), tuple(others)) if leading else None


def _pleaded(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "The mayor pleaded guilty and was sentenced": who pleads owns up, though he suffers what follows."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "CONCEDE" or scene.lemmas[index] != "plead":
        return None
    pleading = [one for one in scene.parties(scene.surface_subjects(index)) if takes_part(one)]
    return Parties(in_order(pleading), ()) if pleading else None


def _threatened(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "Spoke of the threat of raids on the part of Norland": Norland threatens, whoever speaks of it."""
    found = [] if parties.actors else known_parties(hit.scene, threatening(hit))
    return Parties(in_order(found), tuple(one for one in parties.recipients if one not in found)) if found else None


def _sent(hit: Hit, parties: Parties, modality: Modality) -> Parties | None:
    """ "The ministry sent a note to the council with a request for talks": whoever sends it asks whom it is sent to."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    found = known_parties(scene, senders(hit, modality))
    if not found:
        return None
    to = [token for token in scene.below(verb, "obl", "obj", "iobj") if scene.case(token) == "to"]
    to += [token for noun in scene.below(verb, "obj") for token in scene.with_case(noun, "to")]
    return Parties(in_order(found), in_order(known_parties(scene, to)) or parties.recipients)


def _telling(scene: Scene, noun: int, modality: Modality) -> int | None:
    """The verb by which an account of it is given: "informed of", "gave an overview of the aims of"."""
    word, between = noun, {noun}
    while scene.relation(word) in HANGING and scene.tokens[word].upos != "VERB":
        word = scene.tokens[word].head
        between.add(word)
    if scene.tokens[word].upos != "VERB" or scene.is_passive(word):
        return None
    lemma = scene.lemmas[word]
    given = lemma in modality.giving and not modality.accounts.isdisjoint(scene.lemmas[one] for one in between)
    return word if lemma in modality.recount or given else None


def _is_official(one: Mention) -> bool:
    return one.actor is not None and not OFFICIAL.isdisjoint(one.actor.sectors)


def speakers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who only speaks of a measure that others take: "discussed the next sanctions on Sudland"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type not in MEASURES or hit.trigger.part != "noun" or hit.carrier is not None:
        return
    for above in scene.sentence.ancestors(index):
        if scene.tokens[above].upos != "VERB":
            continue
        if scene.lemmas[above] in modality.speak_of and not scene.is_passive(above):
            direct = scene.lemmas[above] == "discuss" and _whole(scene, index, modality) in scene.below(above, "obj")
            for token in scene.expand(scene.surface_subjects(above)):
                # Of "the union is discussing sanctions" the union is the one that would impose them.
                one = scene.mention(token)
                if not direct or one is None or one.kind == "person":
                    yield token


def _whole(scene: Scene, index: int, modality: Modality) -> int:
    """What it is a part of: "a package of sanctions"."""
    head = scene.tokens[index].head
    leading = modality.thank | modality.handing
    return head if scene.relation(index) == "nmod" and scene.lemmas[head] in leading else index


def witnesses(hit: Hit, modality: Modality) -> Iterator[int]:
    """Before whose eyes it was done: "boys saw their father killed"."""
    scene, index = hit.scene, hit.predicate
    above = scene.tokens[index].head
    if above < 0 or scene.lemmas[above] not in modality.witness or scene.tokens[index].xpos not in ("VBN", "VBG"):
        return
    if scene.relation(index) in ("xcomp", "ccomp", "acl", "advcl"):
        yield from scene.expand(scene.surface_subjects(above))


def opposed(hit: Hit) -> Iterator[int]:
    """Against whom a measure is by its name: "anti-Norland sanctions", "imposed anti-Norland sanctions"."""
    scene, index = hit.scene, hit.index
    nouns = (index,) if hit.trigger.part == "noun" else scene.objects(index)
    for child in (child for noun in nouns for child in scene.below(noun, "amod", "compound")):
        if scene.tokens[child].text.lower().startswith("anti-"):
            yield child


def protected(hit: Hit, modality: Modality) -> Iterator[int]:
    """For whose sake force is used: "an operation to protect the miners" is not against the miners."""
    scene = hit.scene
    if hit.trigger.type != "ASSAULT":
        return
    for clause in scene.below(hit.index, "acl", "advcl", "xcomp"):
        # "Designed to protect the miners", "aimed at protecting" them.
        for aim in (clause, *scene.below(clause, "xcomp", "advcl", "obl")):
            if scene.lemmas[aim] in modality.protect and scene.tokens[aim].xpos in ("VB", "VBG", "VBN"):
                for token in scene.expand(scene.below(aim, "obj")):
                    yield from scene.sentence.subtree(token)
