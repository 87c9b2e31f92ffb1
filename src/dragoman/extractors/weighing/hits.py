"""Events of a sentence: triggers of the codebook and what the model sees, weighed against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extractors.scene import Scene
from dragoman.extractors.senses import find_apart_types
from dragoman.extractors.triggers import BIDDEN, Hit, find_triggers, hit_at, part_of
from dragoman.extractors.weighing import levels
from dragoman.extractors.weighing.accusing import hear_accused
from dragoman.extractors.weighing.eventful import ask_more
from dragoman.knowledge.codebook import BLAMES, Codebook
from dragoman.knowledge.modality import Modality
from dragoman.records import Sighting

# What goes with a verb and tells no deed beside its: "pushed them back".
# Quads of what is done to somebody, which goes on until it ends.
CONFLICT = (3, 4)
PARTICLES = frozenset(("back", "up", "out", "off", "down", "away", "over"))
# Words of these kinds name no deed, whatever the model sees there: the "the" of "kept the truce".
NO_DEED = frozenset(("DET", "PUNCT", "CCONJ", "SCONJ"))
# How "thanks to" hangs on a verb where it is a preposition.
OWING = frozenset(("case", "obl", "obl:unmarked", "advmod", "advcl", "xcomp", "nmod", "nmod:unmarked"))


def find_hits(scene: Scene, codebook: Codebook, modality: Modality, least: float, expected: float = 0.0) -> list[Hit]:
    """The events of a sentence that are likely enough, in order; the trigger's name tells who found each.

    ``expected`` is how much likelier than others the report makes them; where it is low, more than ``least`` is asked.
    """
    ruled, none = find_triggers(scene, codebook, modality)
    sightings = scene.sentence.sightings
    if sightings is None:
        return ruled
    found: list[Hit] = []
    own: set[int] = set()
    due: set[int] = set()
    light: dict[int, set[str]] = {}
    barred = {(hit.index, hit.trigger.type) for hit in none}
    seen = (hit for hit in _seen(scene, codebook, modality, expected) if (hit.index, hit.trigger.type) not in barred)
    weighed = [*_borne_out(ruled, sightings, codebook, expected), *seen]
    # What the codebook foresees comes first: the withdrawal in "announced a withdrawal" is no event beside it.
    for hit in sorted(weighed, key=lambda hit: (_rank(hit), not hit.trigger.lemma, -hit.score)):
        again = any(one.trigger.type == hit.trigger.type for one in found)
        if hit.trigger.voice in BLAMES and again:
            continue  # what is told in so many words, or by another word of blame
        hit = hit if again else next((other for other in weighed if _blames_so(other, hit)), hit)
        words, verbs = {hit.index, *hit.words}, {verb for verb in (hit.carrier, hit.happens) if verb is not None}
        # "Carried out raids and arrests" are two events on one verb; the verb is no third.
        carried = {type_ for word in words for type_ in light.get(word, ())}
        # What a construction tells by itself, or a word that has no other sense, is told in a quiet report, too.
        stands = hit.trigger.sure or hit.trigger.explicit
        asked = least if stands else ask_more(least, expected, hit.trigger.type)
        if not hit.trigger.lemma and _is_particle(hit, found):
            continue
        # In "the blockade must end" the blockade goes on, though its verb tells what is asked for; in "must impose
        # sanctions" it is they that are asked for.
        free = due & {hit.happens} if hit.trigger.quad in CONFLICT else set()
        if hit.score >= asked and own.isdisjoint(words | (verbs - free)) and (not carried or _is_another(hit, carried)):
            found.append(hit)
            own |= words
            if hit.trigger.voice in BIDDEN:
                due.add(hit.index)
            for verb in verbs:
                light.setdefault(verb, set()).update((hit.trigger.type, codebook.types[hit.trigger.type].planned))
    return sorted(found, key=lambda hit: hit.index)


def _is_particle(hit: Hit, found: Iterable[Hit]) -> bool:
    """Whether it is the "back" of "pushed them back", and no deed beside it."""
    token = hit.scene.tokens[hit.index]
    if hit.scene.lemmas[hit.index] not in PARTICLES:
        return False
    return any(one.index == token.head and one.trigger.type == hit.trigger.type for one in found)


def _blames_so(hit: Hit, other: Hit) -> bool:
    """Whether it is a noun of blame by which the codebook says whose accusation the other is, and to whom: what the
    model alone sees in that noun, or the "shameful" of "a shameful farce".
    """
    token = other.scene.tokens[other.index]
    attribute = other.trigger.part == "adjective" and token.deprel == "amod" and token.head == hit.index
    seen = other.index == hit.index and not other.trigger.lemma
    blames = hit.trigger.voice == BLAMES[0] and hit.trigger.type == other.trigger.type
    return blames and (attribute or seen) and hit.score >= other.score


def _is_another(hit: Hit, carried: set[str]) -> bool:
    """Whether the model is sure of a deed in the verb itself that is none of those it carries: "approved the raids"."""
    likely = 0.0 if hit.trigger.lemma or hit.sighting is None else hit.sighting.types[0][1]
    return likely >= levels.CONTRADICTED and hit.trigger.type not in carried


def _rank(hit: Hit) -> int:
    """What is asked for comes before what it is ("must impose sanctions"), then what is said in so many words, then
    words that blame, and another's doing last."""
    if hit.trigger.voice in BIDDEN:
        return -1
    return BLAMES.index(hit.trigger.voice) + 1 if hit.trigger.voice in BLAMES else 0


def _borne_out(
    hits: Iterable[Hit], sightings: Iterable[Sighting], codebook: Codebook, expected: float
) -> Iterator[Hit]:
    """The hits of the codebook, each with what the model sees there.

    That it sees what the word in its sense does not tell of contradicts nothing.
    """
    seen = {sighting.token: sighting for sighting in sightings}
    for hit in hits:
        near = [seen[word] for word in _words(hit) if word in seen]
        # The model calls a planned meeting AGREE, as the codebook does in the end.
        types = {hit.trigger.type, codebook.types[hit.trigger.type].planned}
        own = seen.get(hit.index)
        # "Let the miners down" says no more than "failed them": that it accuses must be heard.
        says = hit.trigger.voice not in BLAMES and says_more(hit)
        contradicted = _is_contradicted(types | find_apart_types(hit.scene, hit.index, codebook), own)
        if hit.trigger.firm or (says and not contradicted):
            # A phrase says which type it is ("announced a withdrawal" concedes), and so does what has to stand beside a
            # word ("the delegation left"); the model says whether it is one at all.
            types = set(codebook.types)
        best = max(near, key=lambda sighting: _likely(sighting, types), default=None)
        if own is not None and _likely(own, types) >= levels.OWN:
            # "Threatened to attack" threatens, whether or not it comes to the attack.
            best = own
        likely = 0.0 if best is None else _likely(best, types)
        sure = hit.trigger.sure and not contradicted
        if sure or hit.trigger.voice in ("negated", *BIDDEN):
            # "Does not seek a part" refuses it, "must leave" is asked of whom it is told of. Hardly any of what the
            # model learnt from is told so.
            likely = max(likely, levels.SURE)
        found = replace(hit, sighting=best)
        if hit.trigger.voice in BLAMES:
            found, likely = hear_accused(found, own, likely)
        # It is as likely in a report of few deeds: "the Second World War" in an obituary, "thanked" in a greeting.
        beside = max(expected, 0.0) if sure or hit.trigger.explicit else expected
        yield replace(found, score=levels.EVENTS.score(likely, ruled=True, expected=beside))


def says_more(hit: Hit) -> bool:
    """Whether a trigger is more than a word: a phrase, or a word beside which something else has to stand."""
    return bool(hit.trigger.rest or hit.words or hit.trigger.wanted)


def _is_contradicted(types: set[str], own: Sighting | None) -> bool:
    """Whether the model is sure of another type at a phrase's first word: "blocked the road" may be a protest."""
    return own is not None and any(likely >= levels.CONTRADICTED and t not in types for t, likely in own.types[:1])


def _seen(scene: Scene, codebook: Codebook, modality: Modality, expected: float) -> Iterator[Hit]:
    """What the model sees, whether or not a trigger says so."""
    # Where little happens, and no rule says so, the model is wrong more often still.
    expected = min(expected, levels.ALONE * expected)
    for sighting in scene.sentence.sightings or ():
        token = scene.tokens[sighting.token]
        if token.upos in NO_DEED or (token.upos == "ADJ" and token.deprel == "aux"):
            continue  # the "due" of "are due to begin"
        if _is_owing_to(scene, sighting.token):
            continue
        for type_, likely in sighting.types[:1]:
            trigger = codebook.types[type_].seen[part_of(scene.tokens[sighting.token])]
            hit = hit_at(scene, sighting.token, trigger, modality)
            yield replace(hit, sighting=sighting, score=levels.EVENTS.score(likely, ruled=False, expected=expected))


def _is_owing_to(scene: Scene, index: int) -> bool:
    """ "Thanks to" before that to which something is owed, where nobody says thanks: "found shelter thanks to them"."""
    tokens, after = scene.tokens, index + 1
    if tokens[index].text.lower() != "thanks" or after == len(tokens) or scene.lemmas[after] != "to":
        return False
    # "Found shelter thanks to them": the tree may have it found.
    beside = index > 0 and tokens[index - 1].upos in ("NOUN", "PROPN")
    return tokens[index].deprel in OWING or beside


def _words(hit: Hit) -> list[int]:
    """The words that may carry the event: "held talks" is either."""
    return [word for word in (hit.index, hit.carrier, hit.happens, *hit.words) if word is not None]


def _likely(sighting: Sighting, types: set[str]) -> float:
    return sum(likely for type_, likely in sighting.types if type_ in types)


def weigh_contexts(hit: Hit, ruled: set[str]) -> set[str]:
    """The contexts that the model sees in the sentence; where nobody looked, those that its words set."""
    seen = hit.scene.sentence.contexts
    return ruled if seen is None else {context for context, likely in seen if likely >= levels.CONTEXT}
