"""Who claims a deed of force: "the front claimed responsibility for the blast", "a raid claimed by the rebels".

Whoever claims it is told as who did it; the claim beside the event says according to whom. "No group has claimed it"
names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.drafts import Draft
from dragoman.extractors.roles import Parties, in_order, is_known, takes_part
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality
from dragoman.records import Mention

SUBJECTS = ("nsubj", "nsubj:pass")
# How many sentences on somebody still claims the deed without saying which: "The front claimed responsibility."
NEAR = 3


def claimants(hit: Hit, modality: Modality) -> list[Mention]:
    """Those whom its sentence has claim the deed; nobody where it says itself who did it."""
    scene, verbal = hit.scene, hit.trigger.part == "verb"
    told = scene.below(hit.index, *SUBJECTS) and not scene.is_passive(hit.index) if verbal else _by(scene, hit.index)
    if hit.trigger.type != "ASSAULT" or told:
        return []
    claims = [verb for verb in _claims_of(hit, modality) if not _is_open(scene, verb, modality)]
    found = scene.parties(token for verb in claims for token in _claimers(scene, verb, modality))
    return [one for one in found if takes_part(one)]


def disclaimers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who does not claim the deed, and has done it by no guess: "neither the front nor the army claimed the raid"."""
    scene = hit.scene
    for verb in _claims_of(hit, modality) if hit.trigger.type == "ASSAULT" else ():
        claiming = () if _is_denied(scene, verb, modality) else _claimers(scene, verb, modality)
        yield from scene.expand(token for token in scene.subjects(verb) if token not in claiming)


def claimed(parties: Parties, by: Sequence[Mention]) -> Parties:
    """The parties of a deed that is claimed: those who claim it did it, and nobody whom it struck did."""
    if not by:
        return parties
    others = [one for one in parties.recipients if one not in by]
    return Parties(in_order(list(by)), tuple(others))


def find_claimants(drafts: Sequence[Draft], scenes: Sequence[Scene], modality: Modality) -> Iterator[Draft]:
    """The drafts; the attack before "The front claimed responsibility" is the front's, where nobody else's.

    That is the last one of the sentences just before.
    """
    theirs: dict[int, tuple[Mention, ...]] = {}
    for scene in scenes:
        tokens = (token for verb in _bare_claims(scene, modality) for token in _claimers(scene, verb, modality))
        by = tuple(filter(takes_part, scene.parties(tokens)))
        before = [place for place, draft in enumerate(drafts) if by and _is_just_before(draft, scene)]
        if before and not any(map(is_known, drafts[before[-1]].parties.actors)):
            theirs.setdefault(before[-1], by)
    for place, draft in enumerate(drafts):
        yield replace(draft, parties=claimed(draft.parties, theirs.get(place, ())))


def _is_just_before(draft: Draft, scene: Scene) -> bool:
    return draft.type == "ASSAULT" and 0 <= scene.number - draft.hit.scene.number <= NEAR


def _claims_of(hit: Hit, modality: Modality) -> Iterator[int]:
    """The verbs with which the deed is claimed."""
    scene, index = hit.scene, hit.index
    for clause in scene.below(index, "acl", "acl:relcl"):
        if _claims(scene, clause, modality) or (scene.is_passive(clause) and _is_claiming(scene, clause, modality)):
            yield clause
    token = scene.tokens[index]
    if token.deprel in ("nsubj:pass", "obj") and _is_claiming(scene, token.head, modality):
        yield token.head
    # "Responsibility for a series of raids", "for the raid and the shelling".
    while (scene.relation(index) == "nmod" and scene.case(index) == "of") or _is_second_noun(scene, index):
        index = scene.tokens[index].head
    above = scene.tokens[index].head
    if above < 0 or "for" not in {scene.lemmas[child] for child in scene.below(index, "case", "mark")}:
        return
    verb = scene.tokens[above].head if scene.lemmas[above] in modality.owned else above
    if _claims(scene, verb, modality):
        yield verb


def _is_second_noun(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.deprel == "conj" and token.upos == scene.tokens[token.head].upos == "NOUN"


def _bare_claims(scene: Scene, modality: Modality) -> Iterator[int]:
    """The verbs with which somebody claims a deed that another sentence tells of: "claimed responsibility for it"."""
    for index, lemma in enumerate(scene.lemmas):
        verb = scene.tokens[index].head
        owned = lemma in modality.owned and scene.relation(index) == "obj" and _claims(scene, verb, modality)
        if owned and not _is_open(scene, verb, modality):
            what = [*scene.with_case(index, "for"), *scene.with_case(verb, "for")]
            if all(scene.tokens[one].upos == "PRON" for one in what):
                yield verb


def _claims(scene: Scene, verb: int, modality: Modality) -> bool:
    """Whether somebody claims to have been the one: "claimed responsibility", "took credit"."""
    owned = (child for child in scene.below(verb, "obj", "nsubj:pass") if scene.lemmas[child] in modality.owned)
    return any(
        _is_claiming(scene, verb, modality) or (scene.lemmas[child], scene.lemmas[verb]) == ("credit", "take")
        for child in owned
    )


def _is_claiming(scene: Scene, verb: int, modality: Modality) -> bool:
    """Whether the verb alone says that a deed is claimed, of a deed as its object."""
    return verb >= 0 and scene.lemmas[verb] in modality.claim


def _is_open(scene: Scene, verb: int, modality: Modality) -> bool:
    """Whether it is not claimed, or may not be: "refused to claim it", "neither claimed it", "if they claim it"."""
    around = {scene.lemmas[child] for child in scene.sentence.children[verb]}
    return not around.isdisjoint(modality.conditions) or _is_denied(scene, verb, modality)


def _is_denied(scene: Scene, verb: int, modality: Modality) -> bool:
    """Whether it is not claimed."""
    if not modality.negations.isdisjoint(scene.lemmas[child] for child in scene.sentence.children[verb]):
        return True
    above = scene.tokens[verb].head
    return scene.relation(verb) in ("xcomp", "ccomp", "advcl") and scene.lemmas[above] in modality.deny


def _by(scene: Scene, index: int) -> list[int]:
    return list(scene.with_case(index, "by"))


def _claimers(scene: Scene, verb: int, modality: Modality) -> list[int]:
    """Who claims: not "no group", and not "neither of them"."""
    nobody = modality.negative_determiners | {"nobody", "none", "neither"}
    return [
        token
        for token in scene.subjects(verb)
        if scene.lemmas[token] not in nobody
        and not any(scene.lemmas[child] in nobody for child in scene.below(token, "det", "cc:preconj", "cc"))
    ]
