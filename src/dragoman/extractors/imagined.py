"""Deeds of which there is only a thought: "the scenario of an invasion", "cannot be sure that they will not shoot".

Whoever rules a deed out, or stops short of it, has not done it either; nor is there one in a name: "Operation 'Rescue
of the Orphans'".
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.scene import QUOTES, Scene
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# How a noun hangs on the one of which it is a part, and a clause on the one whose mood it shares.
JOINED = ("conj",)
SHARED = ("xcomp", "conj")
# How a clause hangs on the word that says whether it is sure.
SAID = ("ccomp", "acl", "csubj")
# Before what is thought of.
OF = frozenset(("of",))
FAVOUR = frozenset(("favour", "favor"))
SHORT = frozenset(("stop", "fall", "come"))
# Verbs of doing what was planned, with the particles without which they are not.
CARRYING = {"carry": {"out"}, "execute": set[str](), "accomplish": set[str]()}
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
# Words that a name has in small letters.
CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "NUM"))
# Verbs of what was or is done, as names have none, nor what is only planned.
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# A name of fewer words is one by which something is called in passing: "the 'Front'".
LEAST_NAMED = 3


def is_withheld(hit: Hit) -> bool:
    """ "Stopped short of apologising", "the statement fell short of an apology": it has not come to that.

    Nor has it where the stopping is taken for the deed.
    """
    scene, index = hit.scene, _joined(hit.scene, hit.predicate)
    if scene.lemmas[hit.predicate] in SHORT:
        # The tree may hang "short" on what is not done.
        undone = scene.below(hit.predicate, "advcl", "obl", "xcomp")
        shorts = {scene.lemmas[word] for word in scene.below(hit.predicate, "advmod")}
        if "short" in shorts or any({"short", "of"} <= _leading(scene, one) for one in undone):
            return True
    above = scene.tokens[index].head
    if above < 0 or scene.lemmas[above] not in SHORT or scene.relation(index) not in ("advcl", "obl", "xcomp"):
        return False
    leading = _leading(scene, index)
    for short in scene.below(above, "advmod", "obl", "xcomp"):
        if scene.lemmas[short] == "short" and "of" in leading | {scene.lemmas[word] for word in _under(scene, short)}:
            return True
    return {"short", "of"} <= leading


def is_imagined(hit: Hit, modality: Modality) -> bool:
    """Whether the deed is only thought of, ruled out, called for, or not known to be."""
    return (
        _is_thought_of(hit, modality)
        or _is_plotted(hit, modality)
        or _is_rallied_for(hit, modality)
        or is_ruled_out(hit)
        or _is_unsure(hit.scene, hit.predicate, modality)
        or _is_favoured(hit.scene, hit.predicate, modality)
    )


def is_ruled_out(hit: Hit) -> bool:
    """ "Guarantees ruling out the deployment of missiles"."""
    above = _ruling_out(hit.scene, hit.predicate)
    return above is not None and not hit.scene.is_negated(above)


def is_left_open(scene: Scene, index: int) -> bool:
    """ "Did not rule out shelling the port", "does not exclude cutting ties"."""
    above = _ruling_out(scene, index)
    return above is not None and scene.is_negated(above)


def _ruling_out(scene: Scene, index: int) -> int | None:
    """The verb that rules a deed out, where there is one; the tree may hang its "out" on the deed."""
    index = _joined(scene, index)
    above = scene.tokens[index].head
    if above < 0 or scene.tokens[index].deprel not in ("obj", "xcomp", "advcl"):
        return None
    if scene.lemmas[above] == "exclude":
        return None if scene.tokens[index].deprel == "advcl" else above
    if scene.lemmas[above] != "rule":
        return None
    particles = scene.below(above, "compound:prt", "advmod") + scene.below(index, "compound:prt")
    return above if any(scene.lemmas[word] == "out" for word in particles) else None


def is_named(hit: Hit) -> bool:
    """ "The plot had a name, 'Mission to Rescue the Orphans'": what is written as a name in quotation marks."""
    scene, tokens = hit.scene, hit.scene.tokens
    if scene.is_headline or not tokens[hit.index].text[0].isupper():
        return False
    marks = [index for index, token in enumerate(tokens) if token.text in QUOTES]
    first = max((index for index in marks if index < hit.index), default=None)
    last = min((index for index in marks if index > hit.index), default=None)
    if first is None or last is None or marks.index(first) % 2:
        return False
    if any(token.xpos in FINITE for token in tokens[first + 1 : last]):
        return False  # "'Norland Bombed a School', the daily reported"
    words = [token for token in tokens[first + 1 : last] if token.upos in CONTENT]
    return len(words) >= LEAST_NAMED and all(token.text[0].isupper() for token in words)


def is_treaty(hit: Hit, modality: Modality) -> bool:
    """ "The Association Agreement", "the Lusaka accords": a treaty that stands, and by whose name nobody agrees.

    What is reached, signed or broken off is told.
    """
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "AGREE" or hit.trigger.part != "noun" or scene.lemmas[index] not in modality.treaties:
        return False
    verb = scene.tokens[index].head
    if hit.carrier is not None or hit.words or (verb >= 0 and scene.lemmas[verb] in modality.perform):
        return False
    if scene.is_headline or scene.below(index, "acl", "acl:relcl"):
        return False
    token = scene.tokens[index]
    places = [word for word in scene.below(index, "compound", "amod") if scene.tokens[word].text[0].isupper()]
    if token.text[0].isupper():
        return index > 0 and bool(scene.below(index, "compound", "amod", "nmod"))
    return token.xpos in ("NNS", "NNPS") and any(scene.tokens[word].upos == "PROPN" for word in places)


def _is_thought_of(hit: Hit, modality: Modality) -> bool:
    """ "The threat of a raid", "the scenario of an invasion"; not "the threat of the war", which there is."""
    scene, index = hit.scene, _joined(hit.scene, hit.predicate)
    above = scene.tokens[index].head
    if above < 0 or scene.lemmas[above] not in modality.imagined or OF.isdisjoint(_leading(scene, index)):
        return False
    if scene.relation(index) not in ("nmod", "acl"):
        return False
    # "In favour of the offensive" that goes on, and not "of the bombing of the port" that some would have.
    kept = scene.lemmas[above] in FAVOUR and hit.trigger.part == "noun" and not any(scene.with_case(index, "of"))
    there = hit.trigger.lasting or hit.trigger.realis == "ongoing" or kept
    return not (there and any(scene.lemmas[child] in DEFINITE for child in scene.below(index, "det")))


def _is_favoured(scene: Scene, index: int, modality: Modality) -> bool:
    """ "Few favour shelling the port", "advocated invading it"."""
    above = scene.tokens[index].head
    if above < 0 or scene.lemmas[above] not in modality.favouring or scene.tokens[index].xpos != "VBG":
        return False
    return scene.tokens[index].deprel in ("xcomp", "advcl") and not scene.below(index, "mark")


def _is_plotted(hit: Hit, modality: Modality) -> bool:
    """ "A conspiracy to kill the envoy", "foiled a plan to seize the port": what it was to come to."""
    scene, index = hit.scene, _joined(hit.scene, hit.predicate)
    if hit.trigger.type not in FORCE:
        return False
    if hit.trigger.part == "noun" and scene.lemmas[hit.index] in modality.plot:
        return not _is_carried_out(scene, hit.index)
    above = scene.tokens[index].head
    if above < 0 or scene.relation(index) not in ("acl", "nmod"):
        return False
    if {"to", "for", "of"}.isdisjoint(_leading(scene, index)):
        return False
    if scene.lemmas[above] in modality.plot:
        return not _is_carried_out(scene, above)
    foiling = scene.tokens[above].head
    undone = foiling >= 0 and scene.relation(above) in ("obj", "nsubj") and scene.lemmas[foiling] in modality.foil
    return undone and scene.lemmas[above] in modality.irrealis_nouns


def _is_carried_out(scene: Scene, plan: int) -> bool:
    """ "Carried out a plot to kill him", "the plot was carried out by soldiers"."""
    verb = scene.tokens[plan].head
    if verb < 0 or scene.relation(plan) not in ("obj", "nsubj") or scene.lemmas[verb] not in CARRYING:
        return False
    particles = {scene.lemmas[word] for word in scene.below(verb, "compound:prt", "advmod")}
    return CARRYING[scene.lemmas[verb]] <= particles and not scene.is_negated(verb)


def _is_rallied_for(hit: Hit, modality: Modality) -> bool:
    """ "Incite support for a coup": those who support it want it to come."""
    scene, index = hit.scene, hit.index
    above = scene.tokens[index].head
    if hit.trigger.part != "noun" or above < 0 or scene.case(index) != "for" or scene.relation(index) != "nmod":
        return False
    verb = scene.tokens[above].head
    if scene.lemmas[above] not in modality.approval or verb < 0 or scene.lemmas[verb] not in modality.rally:
        return False
    return not any(scene.lemmas[child] in DEFINITE for child in scene.below(index, "det", "nmod:poss"))


def _is_unsure(scene: Scene, index: int, modality: Modality) -> bool:
    """ "We cannot be sure that the school will not be shelled", "there is no guarantee that they will leave"."""
    while scene.relation(index) in SHARED and not scene.below(index, "mark", "nsubj", "nsubj:pass"):
        index = scene.tokens[index].head
    above = scene.tokens[index].head
    if above < 0 or scene.relation(index) not in SAID or scene.lemmas[above] not in modality.sure:
        return False
    if "to" in _leading(scene, index):
        return False  # "not sure to win" is of what is to come
    return scene.is_negated(above) or any(
        scene.lemmas[child] in modality.negative_determiners for child in scene.below(above, "det")
    )


def _joined(scene: Scene, index: int) -> int:
    """The word to which it is joined by "and", if it is: of "raids and arrests" the raids; to no plan what was done."""
    while scene.relation(index) in JOINED and not scene.below(index, "case", "mark", "nsubj"):
        if scene.tokens[index].xpos in FINITE and scene.tokens[scene.tokens[index].head].xpos not in FINITE:
            break  # "a plot to kill him and shot him": who carried it out shot him
        index = scene.tokens[index].head
    return index


def _leading(scene: Scene, index: int) -> set[str]:
    """The words that stand before it and lead to it: "short of"."""
    found = scene.below(index, "case", "mark", "advmod")
    return {scene.lemmas[word] for first in found for word in (first, *_under(scene, first))}


def _under(scene: Scene, index: int) -> Iterator[int]:
    yield from scene.below(index, "fixed")
