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
from dragoman.records import Mention

CLAIMING = frozenset(("claim", "take", "accept", "assume", "admit"))
OWNED = frozenset(("responsibility", "credit"))
# Of these the verb says enough: "a raid claimed by the rebels" was theirs.
ALONE = frozenset(("claim",))
NOBODY = frozenset(("nobody", "none", "no-one"))
# How a deed hangs on the words that claim it: "responsibility for the raid", "claimed responsibility for shelling it".
CLAIMED = ("nmod", "obl", "acl", "advcl", "appos", "conj")
# How many sentences on somebody still claims the deed without saying which: "The front claimed responsibility."
NEAR = 3


def claimants(hit: Hit) -> list[Mention]:
    """Those whom its sentence has claim the deed."""
    if hit.trigger.type != "ASSAULT":
        return []
    found = hit.scene.parties(token for verb in _claims_of(hit) for token in _claimers(hit.scene, verb))
    return [one for one in found if takes_part(one)]


def claimed(parties: Parties, by: Sequence[Mention]) -> Parties:
    """The parties of a deed that is claimed: those who claim it did it, and nobody whom it struck did."""
    if not by:
        return parties
    others = [one for one in parties.recipients if one not in by]
    return Parties(in_order(list(by)), tuple(others))


def find_claimants(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> Iterator[Draft]:
    """The drafts; the attack before "The front claimed responsibility" is the front's, where nobody else's.

    That is the last one of the sentences just before.
    """
    theirs: dict[int, tuple[Mention, ...]] = {}
    for scene in scenes:
        by = tuple(
            one for verb in _bare_claims(scene) for one in scene.parties(_claimers(scene, verb)) if takes_part(one)
        )
        before = [
            place
            for place, draft in enumerate(drafts)
            if draft.type == "ASSAULT" and 0 <= scene.number - draft.hit.scene.number <= NEAR
        ]
        if by and before and not any(map(is_known, drafts[before[-1]].parties.actors)):
            theirs.setdefault(before[-1], by)
    for place, draft in enumerate(drafts):
        yield replace(draft, parties=claimed(draft.parties, theirs.get(place, ())))


def _claims_of(hit: Hit) -> Iterator[int]:
    """The verbs with which the deed is claimed."""
    scene, index = hit.scene, hit.index
    yield from (child for child in scene.below(index, "acl", "acl:relcl") if _claims(scene, child, of_it=True))
    token = scene.tokens[index]
    if token.deprel == "nsubj:pass" and _claims(scene, token.head, of_it=True):
        yield token.head
    if token.deprel == "obj" and scene.lemmas[token.head] in ALONE:
        yield token.head
    while scene.tokens[index].deprel.partition(":")[0] in CLAIMED:
        index = scene.tokens[index].head
        if scene.lemmas[index] in OWNED:
            verb = scene.tokens[index].head
            if scene.relation(index) == "obj" and _claims(scene, verb):
                yield verb
            return
        if _claims(scene, index):
            yield index
            return


def _bare_claims(scene: Scene) -> Iterator[int]:
    """The verbs with which somebody claims a deed that another sentence tells of: "claimed responsibility for it"."""
    for index, lemma in enumerate(scene.lemmas):
        verb = scene.tokens[index].head
        if lemma in OWNED and scene.relation(index) == "obj" and _claims(scene, verb):
            what = [*scene.with_case(index, "for"), *scene.with_case(verb, "for")]
            if all(scene.tokens[one].upos == "PRON" for one in what):
                yield verb


def _claims(scene: Scene, verb: int, of_it: bool = False) -> bool:
    """Whether somebody says so of a deed; ``of_it``: where the deed stands for what is claimed."""
    if verb < 0 or scene.tokens[verb].upos != "VERB" or scene.lemmas[verb] not in CLAIMING:
        return False
    if any(scene.lemmas[child] in ("not", "never", "n't") for child in scene.sentence.children[verb]):
        return False
    if any(scene.lemmas[child] in OWNED for child in scene.below(verb, "obj", "nsubj:pass")):
        return True
    return of_it and scene.lemmas[verb] in ALONE and scene.is_passive(verb)


def _claimers(scene: Scene, verb: int) -> list[int]:
    """Who claims: not "no group", and not what stands before "that has claimed it"."""
    found = scene.subjects(verb)
    return [
        token
        for token in found
        if scene.lemmas[token] not in NOBODY
        and not any(scene.lemmas[child] == "no" for child in scene.below(token, "det"))
    ]
