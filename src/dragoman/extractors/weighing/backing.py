"""Who gives support or aid, and who gets it, as the words around its noun say: "the support of Norland for Sudland".

Norland gives it there; for whom money is does not give it ("ten million for the Navy"), nor does he whom a grant is to
help; and in "this shows your solidarity with the miners" it is not the speaker's.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.roles import Parties, in_order, is_any_of, known_parties
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.aroundverbs import UNITS
from dragoman.knowledge.modality import Modality
from dragoman.records import Mention

# What one gives to another.
GIVEN = frozenset(("AID", "SUPPORT"))
# What stands before those for whom it is, where others stand after "of".
MEANT_FOR = ("for", "to")
# Verbs whose subject is given what "the support of" others is, or no longer is.
HAVING = frozenset(("have", "get", "obtain", "receive", "gain", "win", "secure", "enjoy", "see", "lose"))
# What stands before those with whose help something is done.
WITH = "with"
YOURS = "your"
SAID = frozenset(("ccomp", "parataxis"))


def with_backers(hit: Hit, parties: Parties) -> Parties:
    """The parties; of "the support of Norland for Sudland's independence" Norland gives it to Sudland, as it does where
    Sudland "has the support of Norland".
    """
    scene, index = hit.scene, hit.index
    if hit.trigger.type not in GIVEN or hit.trigger.part != "noun":
        return parties
    giving = known_parties(scene, [token for case in ("of", "from") for token in scene.with_case(index, case)])
    backed = [one for case in MEANT_FOR for token in scene.with_case(index, case) for one in _named_in(scene, token)]
    if backed and not giving:
        return _backed_alone(hit, parties)
    verb = scene.tokens[index].head
    if not backed and scene.relation(index) == "obj" and scene.lemmas[verb] in HAVING and not scene.is_passive(verb):
        backed = known_parties(scene, scene.expand(scene.subjects(verb)))
    if not giving or not backed or any(is_any_of(one, giving) for one in backed):
        return parties
    return Parties(in_order(giving), in_order(backed))


def _backed_alone(hit: Hit, parties: Parties) -> Parties:
    """The parties; of "the raids must go with support for Sudland" nobody outside its own words is backed."""
    scene = hit.scene
    own = set(scene.sentence.subtree(hit.index))
    kept = [one for one in parties.recipients if not own.isdisjoint(scene.tokens_in(one.evidence.span))]
    return Parties(parties.actors, tuple(kept)) if kept else parties


def _named_in(scene: Scene, token: int) -> list[Mention]:
    """The party there, or else whose it is: "for the independence of Sudland"."""
    nouns = scene.expand([token])
    owning = [owner for noun in nouns for owner in (*scene.owners(noun), *scene.with_case(noun, "of"))]
    return known_parties(scene, nouns) or known_parties(scene, owning)


def benefiting(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who gets what is given, and does not give it: "ten million for the Navy", "the grant is to help the mayors"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "AID":
        return
    for noun in range(len(scene.tokens)):
        if scene.tokens[noun].upos in ("NOUN", "NUM") and scene.lemmas[noun] in modality.money:
            for token in scene.expand(scene.with_case(noun, "for")):
                yield from (token, *scene.owners(token), *scene.with_case(token, "of"))
    if hit.trigger.part == "noun" and scene.case(index) != WITH:
        # "The supply of the troops": to them, as "with the support of troops" is by them.
        yield from (token for token in scene.with_case(index, "of") if scene.lemmas[token] in UNITS)
    verb = scene.tokens[index].head
    given = hit.trigger.part == "noun" and scene.tokens[index].deprel == "nsubj" and verb >= 0
    if given and scene.tokens[verb].upos == "VERB" and not scene.is_passive(verb):
        for token in scene.below(verb, "obj"):
            yield from scene.sentence.subtree(token)


def owned_by_whom_one_speaks_to(hit: Hit) -> tuple[set[int], set[int]]:
    """The tokens of who speaks and of whom he speaks to, where it is "your" solidarity: the latter showed it."""
    scene, index = hit.scene, hit.index
    nouns = (index,) if hit.trigger.part == "noun" else scene.below(index, "obj")
    yours = any(scene.lemmas[owner] == YOURS for noun in nouns for owner in scene.below(noun, "nmod:poss"))
    if hit.trigger.type not in GIVEN or not yours:
        return set(), set()
    for word in (hit.predicate, *scene.sentence.ancestors(hit.predicate)):
        above = scene.tokens[word].head
        if above >= 0 and scene.tokens[word].deprel in SAID:
            speaking = scene.expand(scene.surface_subjects(above))
            spoken_to = scene.expand(scene.below(above, "obj", "iobj"))
            return set(speaking), {inner for token in spoken_to for inner in scene.sentence.subtree(token)}
    return set(), set()
