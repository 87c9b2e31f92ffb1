"""Who stands in what only frames a deed, or in a clause beside it: "since the Norlandic attack, Sudland has helped".

Norland helps nobody there. Nor do those talk who, "in the context of the talks, received an envoy"; and what "the
decision of Norland to ban" its papers bans is banned by Norland, whoever praised it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.extractors.roles import takes_part
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# What stands before what only says when or why something was, and before what only says in view of what.
WHEN = frozenset(("since", "after", "before", "during", "amid", "amidst", "following", "until", "despite"))
VIEWS = frozenset(("context", "light", "background", "backdrop"))
# What stands before the places of a list.
PLACED = ("in", "at", "across", "throughout")
# Words for what one promises, whose owner promises it: "reaffirmed Norland's readiness".
PROMISED = frozenset(
    ("readiness", "willingness", "commitment", "intention", "determination", "desire", "resolve", "interest", "pledge")
)

# Words for what one calls for, and what else is done with whom he calls it done to against the law.
PROPOSALS = frozenset(("initiative", "proposal", "call", "appeal", "demand", "request", "plea", "suggestion"))
UNLAWFUL = frozenset(("illegally", "unlawfully", "wrongfully", "arbitrarily", "unjustly", "wrongly"))

# Papers on which many vote, and verbs of not passing them.
PAPERS = frozenset(("resolution", "motion", "statement", "draft", "declaration", "text", "bill", "letter", "amendment"))
REFUSING = frozenset(("veto", "reject", "block", "oppose", "defeat", "dismiss"))
ON_PAPERS = frozenset(("SUPPORT", "REJECT", "AGREE"))

# Modes of holding somebody, and verbs of ending what others do so.
HELD = frozenset(("abduct", "arrest"))
RESCUING = frozenset(("rescue", "liberate", "save", "extricate"))

# Verbs of bringing about what others then do.
MEDIATING = frozenset(("mediate", "broker", "facilitate"))


def in_a_frame(hit: Hit) -> Iterator[int]:
    """Who stands only in what says when a verb's subject did it: "since the Norlandic attack, Sudland has helped"."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.part != "verb" or hit.trigger.mutual or hit.trigger.reciprocal or not scene.below(verb, "nsubj"):
        return
    if not any(map(takes_part, scene.parties(scene.below(verb, "nsubj")))):
        return
    for noun in scene.below(verb, "obl"):
        if scene.case(noun) in WHEN and noun < verb:
            yield from scene.sentence.subtree(noun)


def is_viewed(hit: Hit) -> bool:
    """Whether it is only that in view of which something is told: "in the context of the talks"."""
    scene, view = hit.scene, hit.scene.tokens[hit.index].head
    return hit.trigger.part == "noun" and view >= 0 and scene.lemmas[view] in VIEWS and scene.case(view) == "in"


def outside_a_view(hit: Hit) -> Iterator[int]:
    """Who does something else in view of it: "in the context of the talks, Norland received an envoy"."""
    if is_viewed(hit):
        inside = set(hit.scene.sentence.subtree(hit.scene.tokens[hit.index].head))
        yield from (token for token in range(len(hit.scene.tokens)) if token not in inside)


def outside_a_plan(hit: Hit) -> Iterator[int]:
    """Who only has to do with another's plan: "Sudland praised the decision of Norland to ban the papers"."""
    scene, verb = hit.scene, hit.predicate
    plan = scene.tokens[verb].head
    if scene.tokens[verb].deprel != "acl" or scene.tokens[verb].xpos != "VB" or plan < 0 or scene.below(plan, "cop"):
        return
    owned = [token for token in scene.below(plan, "nmod:poss") if scene.tokens[token].upos != "PRON"]
    owners = [*owned, *scene.with_case(plan, "of")]
    if any(map(takes_part, scene.parties(owners))):
        yield from set(scene.expand(scene.surface_subjects(scene.clause(plan)))).difference(scene.expand(owners))


def listed_places(hit: Hit) -> Iterator[int]:
    """Where it was, of several places: "arrests were made in Norland and Sudland"; one may stand for its state."""
    scene, words = hit.scene, {hit.index, hit.predicate, *([] if hit.carrier is None else [hit.carrier])}
    for word in words:
        for case in PLACED:
            for first in scene.with_case(word, case):
                every = scene.expand([first])
                yield from every if len(every) > 1 else ()


def beside_a_but(hit: Hit) -> Iterator[int]:
    """Who does something else in a clause that "but" joins: "he is in prison in Lorn, but Norland has charged him"."""
    scene, clause = hit.scene, hit.index
    if hit.trigger.part != "noun" or not scene.below(clause, "nsubj") or not scene.below(clause, "cop"):
        return
    for other in scene.below(clause, "conj"):
        if any(scene.lemmas[word] == "but" for word in scene.below(other, "cc")):
            yield from scene.expand(scene.below(other, "nsubj"))


def promisers(hit: Hit) -> Iterator[int]:
    """Whose readiness it is, to whom nobody promises it: "reaffirmed Norland's readiness to help"."""
    scene = hit.scene
    if hit.trigger.type == "AGREE" and hit.trigger.part == "verb":
        for noun in scene.below(hit.index, "obj"):
            if scene.lemmas[noun] in PROMISED:
                yield from scene.expand(scene.owners(noun))


def proposers(hit: Hit) -> Iterator[int]:
    """Who only calls for it: "the initiatives of Norland to open the crossings and free the miners"."""
    if not hit.trigger.mutual and not hit.trigger.reciprocal:
        yield from _proposing(hit.scene, hit.predicate)


def _proposing(scene: Scene, verb: int) -> list[int]:
    """Whose the proposal is that the clause of a verb spells out."""
    while scene.relation(verb) == "conj":
        verb = scene.tokens[verb].head
    plan = scene.tokens[verb].head
    if plan < 0 or scene.tokens[verb].deprel != "acl" or scene.lemmas[plan] not in PROPOSALS:
        return []
    return scene.expand([*scene.owners(plan), *scene.with_case(plan, "of"), *scene.with_case(plan, "by")])


def releasers(hit: Hit) -> Iterator[int]:
    """Who would have those free whom he calls held against the law: "called on Sudland to free the unlawfully held"."""
    scene, held = hit.scene, hit.index
    if hit.trigger.type != "COERCE" or hit.trigger.part == "noun":
        return
    if scene.tokens[held].deprel in ("amod", "acl") and scene.lemmas[max(held - 1, 0)] in UNLAWFUL:
        above = scene.clause(scene.tokens[held].head)
        yield from (*scene.expand(scene.surface_subjects(above)), *_proposing(scene, above))


def done_to_first(hit: Hit) -> Iterator[int]:
    """To whom something else was done before: "stormed the palace, taking the guards captive" takes no palace."""
    scene, verb = hit.scene, hit.index
    above = scene.tokens[verb].head
    led = scene.tokens[verb].deprel == "advcl" and scene.tokens[verb].xpos == "VBG" and not scene.below(verb, "mark")
    if led and above >= 0 and any(map(takes_part, scene.parties(scene.below(verb, "obj")))):
        yield from scene.expand(scene.below(above, "obj"))


def outside_an_agent(hit: Hit) -> Iterator[int]:
    """Who does something else to what another did: "Norland intercepted a missile fired by rebels at the port"."""
    scene, verb = hit.scene, hit.index
    by = list(scene.with_case(verb, "by"))
    if hit.trigger.part == "verb" and scene.tokens[verb].deprel == "acl" and any(map(takes_part, scene.parties(by))):
        yield from set(scene.expand(scene.surface_subjects(scene.clause(scene.tokens[verb].head)))).difference(by)


def refusing(hit: Hit) -> Iterator[int]:
    """Who refuses to say what a paper says: "Norland vetoed a resolution condemning the raid"."""
    scene, verb = hit.scene, hit.index
    above = scene.tokens[verb].head
    if hit.trigger.part != "verb" or scene.tokens[verb].xpos != "VBG" or scene.below(verb, "mark") or above < 0:
        return
    # The tree may hang what a paper says on the verb before it.
    noun = above if scene.tokens[verb].deprel == "acl" else verb - 1
    over = scene.tokens[noun].head
    if scene.tokens[noun].upos != "NOUN" or scene.lemmas[noun] not in PAPERS or over < 0:
        return
    if scene.lemmas[over] in REFUSING or (scene.lemmas[over] == "vote" and scene.case(noun) == "against"):
        yield from scene.expand(scene.surface_subjects(over))


def told_in_papers(hit: Hit) -> Iterator[int]:
    """Whom only a paper names that one passes or refuses: "voted for a resolution condemning Norland"."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.type not in ON_PAPERS:
        return
    for noun in scene.below(verb, "obj", "obl"):
        if scene.lemmas[noun] in PAPERS:
            behind = (clause for clause in scene.below(verb, "advcl") if clause == noun + 1)
            for clause in (*scene.below(noun, "acl"), *behind):
                inside = (*scene.sentence.subtree(noun), *scene.sentence.subtree(clause))
                yield from (token for token in inside if token >= clause)


def liberators(hit: Hit) -> Iterator[int]:
    """Who frees those whom others hold: "the army rescued the miners from captivity"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.mode in HELD and above >= 0:
        verb = above if scene.lemmas[above] in RESCUING else scene.clause(above)
        if scene.lemmas[verb] in RESCUING:
            yield from scene.expand([*scene.surface_subjects(verb), *scene.with_case(verb, "by")])


def mediators(hit: Hit) -> Iterator[int]:
    """Who only helped it to come about: "Norland mediated the release of the miners"."""
    scene, noun = hit.scene, hit.index
    verb = scene.tokens[noun].head
    done = hit.trigger.type == "RETREAT" and hit.trigger.part == "noun" and scene.relation(noun) in ("obj", "nsubj")
    if done and verb >= 0 and scene.lemmas[verb] in MEDIATING:
        yield from scene.expand([*scene.surface_subjects(verb), *scene.with_case(verb, "by")])


def survivors(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who came through what harmed others: "the mayor survived an attack that killed nine"."""
    scene, noun = hit.scene, hit.scene.tokens[hit.index].head
    if scene.tokens[hit.index].deprel != "acl:relcl" or noun < 0 or scene.relation(noun) != "obj":
        return
    verb = scene.tokens[noun].head
    if scene.lemmas[verb] in modality.suffer | modality.escape:
        yield from scene.expand(scene.surface_subjects(verb))


def each_other(hit: Hit) -> Iterator[int]:
    """ "Each other", who are the others of whom it is said, and do nothing by themselves."""
    scene = hit.scene
    for before, token in pairwise(range(len(scene.tokens))):
        if (scene.lemmas[before], scene.lemmas[token]) in (("each", "other"), ("one", "another")):
            yield from (before, token)
