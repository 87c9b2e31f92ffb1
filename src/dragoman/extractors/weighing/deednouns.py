"""Whose a deed is by the phrase of its noun, where those who stand around it have another part.

In "Norland drafted a law against sanctions for the war on Sudland" the words of the sanctions say for what they are,
and by that not against whom; in "we asked the union to close the sky from the first day of the war" the union that is
asked wages no war.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.drafts import codes
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.levels import LEAST
from dragoman.knowledge.modality import Modality

# What measures are, that others impose than those who speak of them.
MEASURES = frozenset(("SANCTION",))
# What stands before that for which a measure is, and the nouns of "in case of" and the like.
GROUNDS = frozenset(("for", "over", "after", "following", "because", "due"))
OCCASIONS = frozenset(("case", "event", "response", "retaliation", "reply"))
# What is no party, though it has a country: "aggression against Norland".
DEEDS = frozenset(("thing", "event"))
# How a noun hangs on the one of whose phrase it is a part: "a package of sanctions", "sanctions pressure".
IN_PHRASE = ("of", "")
# What stands before those against whom measures are.
ON = ("on", "against")
# What stands before those whom a war is with: then whoever is in it wages it.
WITH = ("with", "against", "between")
# What stands before those who did it.
DOING = ("from", "by")


def is_war(hit: Hit) -> bool:
    """Whether it is a noun of what goes on between two sides: "the war", "the hostilities", "the invasion".

    Not a civil war, which whoever is named is likely to wage, nor what its doers call an operation.
    """
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "ASSAULT" or hit.trigger.part != "noun" or hit.carrier is not None:
        return False
    civil = any(scene.lemmas[word] == "civil" for word in scene.below(index, "amod"))
    return hit.trigger.realis == "ongoing" and not civil and scene.lemmas[index] != "operation"


def outside_phrase(hit: Hit) -> set[int]:
    """All who stand outside the phrase of a deed's noun, and whom the tree sets beside it: "since the war, Norland"."""
    scene = hit.scene
    every, beside = set(range(len(scene.tokens))), scene.below(hit.index, "appos")
    every.difference_update(scene.sentence.subtree(_phrase(scene, hit.index)))
    return every.union(*(scene.sentence.subtree(token) for token in beside))


def _phrase(scene: Scene, noun: int) -> int:
    """The head of the phrase in which the noun stands: "the pressure" of "the sanctions pressure of Norland"."""
    while scene.relation(noun) in ("nmod", "compound") and scene.case(noun) in IN_PHRASE:
        noun = scene.tokens[noun].head
    return noun


def beside_war(hit: Hit, modality: Modality) -> set[int]:
    """Who does something else while a war goes on, or only says that there is one: "despite hostilities", "there is no
    war".

    Not who uses force the while: "shelled the port from the first days of the war".
    """
    scene, index = hit.scene, hit.index
    if not is_war(hit) or any(True for case in WITH for _ in scene.with_case(index, case)):
        return set()
    if scene.relation(index) == "nsubj" and scene.below(scene.tokens[index].head, "expl"):
        return outside_phrase(hit)
    verb = _beside(scene, index, modality)
    return set() if verb is None or _is_forceful(scene, verb) else outside_phrase(hit)


def _beside(scene: Scene, noun: int, modality: Modality) -> int | None:
    """What is done while the war goes on; ``None`` where its noun says no such thing."""
    while scene.relation(noun) in ("nmod", "obl") and scene.tokens[noun].head >= 0:
        case, above = scene.case(noun), scene.tokens[noun].head
        if case in modality.meanwhile or (scene.lemmas[noun] in modality.stage and case != "of"):
            return above
        if case != "of":
            return None
        noun = above
    return None


def _is_forceful(scene: Scene, verb: int) -> bool:
    """Whether the model sees a deed of force in the clause, rather than none."""
    near = {verb, *scene.below(verb, "obj", "conj", "nsubj")}
    seen = (one.types[0] for one in scene.sentence.sightings or () if one.token in near and one.types)
    return any(kind in FORCE and likely >= LEAST for kind, likely in seen)


def answerers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whose answer to a deed of force is told: "praised Norland's response to the invasion"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun" or above < 0:
        return
    if scene.relation(hit.index) == "nmod" and scene.case(hit.index) == "to" and scene.lemmas[above] in modality.answer:
        yield from scene.owners(above)


def beside_measure(hit: Hit, role: str, modality: Modality) -> set[int]:
    """Who has no part in a deed for which there are measures: in "sanctions on Norland over the invasion" nobody else
    than Norland invades, and Norland is not invaded.
    """
    targets = charged(hit, modality)
    inside = {token for target in targets for token in hit.scene.sentence.subtree(target)}
    if not targets or role == "recipient":
        return inside
    return outside_phrase(hit) - inside


def charged(hit: Hit, modality: Modality) -> list[int]:
    """On whom there are measures for a deed of force: "sanctions on Norland over the invasion"."""
    scene, index = hit.scene, hit.index
    above = scene.tokens[index].head
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun" or scene.case(index) not in ("over", "for"):
        return []
    words = [word for word in (above, *scene.below(above, "obj")) if above >= 0]
    if not any(scene.lemmas[word] in modality.measures for word in words):
        return []
    return scene.expand(token for word in words for case in ON for token in scene.with_case(word, case))


def strangers(hit: Hit, modality: Modality) -> Iterator[int]:
    """ "Its" where another is read in it than the one on whom measures are: "sanctions on Norland over its raids"."""
    scene = hit.scene
    if targets := scene.parties(charged(hit, modality)):
        for owner in scene.below(hit.index, "nmod:poss"):
            if scene.tokens[owner].upos == "PRON" and codes(scene.mentions.get(owner, ())).isdisjoint(codes(targets)):
                yield owner


def offenders(hit: Hit) -> Iterator[int]:
    """Whose deed a measure answers: "sanctions over Norland's raids", "in case of an attack from Norland"."""
    scene = hit.scene
    for ground in _grounds(hit):
        for noun in scene.sentence.subtree(ground):
            if _is_deed(scene, noun):
                yield from scene.expand(scene.owners(noun))
                yield from scene.expand(one for case in DOING for one in scene.with_case(noun, case))


def victims(hit: Hit) -> Iterator[int]:
    """Against whom that deed is: "sanctions for aggression against Sudland" are not against Sudland."""
    scene, doers = hit.scene, set(offenders(hit))
    for ground in _grounds(hit):
        yield from set(scene.sentence.subtree(ground)).difference(*(scene.sentence.subtree(doer) for doer in doers))


def _grounds(hit: Hit) -> Iterator[int]:
    """The words of the deeds for which a measure is."""
    scene = hit.scene
    if hit.trigger.type not in MEASURES or hit.trigger.part != "noun":
        return
    around = {hit.index, _phrase(scene, hit.index), scene.tokens[hit.index].head, hit.carrier}
    for word in (one for one in around if one is not None and one >= 0):
        for told in scene.below(word, "nmod", "obl", "advcl"):
            if hit.index not in scene.sentence.subtree(told) and _is_ground(scene, told):
                yield told


def _is_ground(scene: Scene, word: int) -> bool:
    """ "For raids", "for raiding the coast", "in case of raids", where the tree may hang the case on the raids."""
    if any(_is_occasion(scene, one) for one in (word, *scene.below(word, "nmod"))):
        return True
    leading = {scene.lemmas[one] for one in scene.below(word, "case", "mark")}
    return not leading.isdisjoint(GROUNDS) and (scene.tokens[word].xpos == "VBG" or _is_deed(scene, word))


def _is_occasion(scene: Scene, word: int) -> bool:
    return scene.lemmas[word] in OCCASIONS and scene.case(word) == "in"


def _is_deed(scene: Scene, word: int) -> bool:
    """A noun that is no party, though it may have a country."""
    one = scene.mention(word)
    return scene.tokens[word].upos == "NOUN" and (one is None or one.actor is None or one.kind in DEEDS)
