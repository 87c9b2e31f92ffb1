"""Against whom a measure is by its own words: "sanctions on Norland", "the freezing of its assets", "frozen assets".

"The suspension of trade with Norland" is nothing that Norland does, and whoever demands sanctions on Norland does not
demand them of Norland.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.drafts import codes
from dragoman.extractors.roles import Parties, in_order, known_parties
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# What measures are.
MEASURES = frozenset(("SANCTION",))
# What stands before those against whom measures are, and before what is cut off from whom.
AGAINST = ("on", "against")
FROM = ("with", "from", "to", "of")
# What stands before that with which a body or a paper deals: "a panel on sanctions".
DEALING = frozenset(("on", "about", "over", "regarding", "concerning"))
# How a participle stands with the noun of which it is said: "frozen assets", "assets frozen in May".
SAID_OF = ("amod", "acl")
# How a thing gets a country: by whom its words name.
OF_THING = "mentions/whose"
# What is no party, whosever it is: "restrictions on flights to Norland".
NO_PARTY = frozenset(("facility", "place", "weapon"))
# How far what is cut off is followed to those from whom it is: "imports of oil from Norland".
DEEPEST = 3


def as_aimed(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties of a measure; those against whom it is by its own words, where they say so, alone suffer it."""
    aimed = known_parties(hit.scene, find_targets(hit, modality))
    if not aimed:
        return parties
    return Parties(tuple(one for one in parties.actors if one not in aimed), in_order(aimed))


def compatriots(hit: Hit, modality: Modality) -> Iterator[int]:
    """Of "Norland complained of the sanctions on its banks" Norland, where no verb or owner says whose they are."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.carrier is not None or scene.lemmas[index] not in modality.measures:
        return
    own = set() if scene.owners(index) else codes(known_parties(scene, find_targets(hit, modality)))
    for token, ones in scene.mentions.items():
        if codes(ones) & own:
            yield token


def find_targets(hit: Hit, modality: Modality) -> list[int]:
    """The tokens of those against whom the measure is by its own words."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type not in MEASURES:
        return []
    if hit.trigger.part == "noun":
        words = [index] if hit.carrier is None else [index, hit.carrier]
        return list(_of_noun(scene, index, words, modality))
    if scene.tokens[index].deprel in SAID_OF and scene.is_passive(index):
        return list(_whose(scene, scene.tokens[index].head, modality))
    return []


def cut_from(hit: Hit, modality: Modality) -> Iterator[int]:
    """From what somebody is cut off: "the disconnection of its banks from the grid" is nothing that the grid does."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type in MEASURES and scene.lemmas[index] in modality.cut_off:
        yield from scene.with_case(index, "from")
        for token in (*scene.with_case(index, "of"), *scene.below(index, "obj")):
            yield from scene.with_case(token, "from")


def beside_described(hit: Hit) -> Iterator[int]:
    """Of "the frozen assets were sent to Norland" everybody: who froze them is told elsewhere."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type in MEASURES and scene.tokens[index].deprel == "amod" and scene.is_passive(index):
        yield from (token for token in range(len(scene.tokens)) if token not in scene.sentence.subtree(index))


def dealing(hit: Hit) -> Iterator[int]:
    """Who only deals with a measure: "a working group on sanctions against Norland"; the tree may have either act."""
    scene, index = hit.scene, hit.index
    before = scene.relation(index) == "obl" and index < scene.tokens[index].head
    if hit.trigger.type not in MEASURES or not (before or scene.relation(index) in ("nmod", "nsubj")):
        return
    for case in scene.below(index, "case"):
        if scene.lemmas[case] in DEALING and case > 0 and scene.tokens[case - 1].upos in ("NOUN", "PROPN"):
            yield case - 1


def thankers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who thanks another for a measure: "thanked the union for its sanctions" says nothing of sanctions on himself."""
    scene = hit.scene
    if hit.trigger.type in MEASURES:
        for word in scene.sentence.ancestors(hit.index):
            if scene.lemmas[word] in modality.thank:
                for subject in scene.expand(scene.surface_subjects(scene.clause(word))):
                    yield from scene.sentence.subtree(subject)
                return


def targets_below(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whoever is named below a word only as one against whom measures are: "demanded sanctions on Norland"."""
    scene = hit.scene
    for word in scene.sentence.subtree(hit.predicate):
        yield from _against_whom(hit, word, modality)


def targets_around(hit: Hit, modality: Modality) -> Iterator[int]:
    """Those against whom other measures are: in "sanctions on Norland and a ban on flights" Norland bans none."""
    if hit.trigger.type in MEASURES and hit.trigger.part == "noun":
        for word in range(len(hit.scene.tokens)):
            yield from _against_whom(hit, word, modality)


def _against_whom(hit: Hit, word: int, modality: Modality) -> Iterator[int]:
    """Those whom the word of a measure names, with the nouns that stand for the measure; not who then acts himself."""
    scene = hit.scene
    if word == hit.index:
        return
    named: set[int] = set()
    for token in _complements(scene, word, modality):
        inside = set(scene.sentence.subtree(token))
        named |= inside if hit.index not in inside else set()
    yield from named
    if own := codes(known_parties(scene, named)):
        # "The need for sanctions on Norland" is no party, as "Norland's banks" are one.
        for noun in (word, *scene.sentence.ancestors(word)):
            one = scene.mention(noun)
            if scene.tokens[noun].upos == "VERB" or noun == hit.index:
                return
            if one is not None and one.by.startswith(OF_THING) and codes([one]) <= own:
                yield noun


def _complements(scene: Scene, word: int, modality: Modality) -> Iterator[int]:
    """What the word of a measure names as that against which it is."""
    lemma, verb = scene.lemmas[word], scene.tokens[word].upos == "VERB"
    if verb and lemma in modality.cut:
        if scene.tokens[word].deprel in SAID_OF and scene.is_passive(word):
            yield scene.tokens[word].head
        yield from scene.below(word, "obj")
        yield from (token for case in (*AGAINST, "with", "from") for token in scene.with_case(word, case))
    elif not verb and (lemma in modality.measures or lemma in modality.cut_off):
        above = scene.tokens[word].head
        words = [word, above] if scene.relation(word) in ("obj", "compound") else [word]
        yield from (token for case in AGAINST for one in words for token in scene.with_case(one, case))
        # "Extended the sanctions to its ministers".
        yield from (token for one in words[1:] for token in scene.with_case(one, "to"))
        if lemma in modality.cut_off:
            yield from (token for case in ("of", "with", "from") for token in scene.with_case(word, case))


def _of_noun(scene: Scene, noun: int, words: list[int], modality: Modality) -> Iterator[int]:
    """ "The sanctions pressure on Norland", "the disconnection of its banks", "the halting of trade with Norland"."""
    if scene.relation(noun) == "compound":
        words = [*words, scene.tokens[noun].head]
    for token in (token for case in AGAINST for word in words for token in scene.with_case(word, case)):
        yield from _each(scene, token, modality)
    if scene.lemmas[noun] in modality.cut_off:
        for token in scene.with_case(noun, "of"):
            yield from _each(scene, token, modality)
        yield from scene.expand(scene.with_case(noun, "with"))


def _each(scene: Scene, token: int, modality: Modality) -> Iterator[int]:
    for one in scene.expand([token]):
        yield from _whose(scene, one, modality)


def _whose(scene: Scene, token: int, modality: Modality, depth: int = 0) -> Iterator[int]:
    """The party itself, or from whom what is cut off is: "trade with Norland", "the assets of its bank"."""
    known = known_parties(scene, [token])
    if known and not all(one.by.startswith(OF_THING) or one.kind in NO_PARTY for one in known):
        yield token
        return
    found = scene.owners(token) if scene.lemmas[token] in modality.holdings else []
    if depth < DEEPEST:
        inner = scene.expand(one for case in FROM for one in scene.with_case(token, case))
        found = [*found, *(one for other in inner for one in _whose(scene, other, modality, depth + 1))]
    yield from found or ([token] if known else [])
