"""Deeds that are still out: "waiting for the senate to approve it", "voted to leave", "hope for their support".

Nor has come to anything what somebody is unable to bring about, or does without.
"""

from __future__ import annotations

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.records import Realis

# Whoever does this does not have yet what it is for.
WAITING = frozenset(("wait", "await"))
HOPES = frozenset(("hope", "wish", "desire", "longing", "yearning", "expectation"))
FUTURE = frozenset(("will", "would", "'ll", "shall", "can", "could"))
# Types of deeds done for others, and what may be done with those that there are.
GIVEN = frozenset(("SUPPORT", "AID", "COOPERATE"))
KEEPING = frozenset(("continue", "keep", "maintain", "end", "stop", "cut", "withdraw", "increase"))
# Who is or does this has not done what stands below it.
UNABLE = frozenset(("unable", "powerless", "fail", "refuse", "decline"))
# What brings a deed or an agreement about; not what only has to do with one.
REACHING = frozenset(
    (
        "negotiate", "reach", "secure", "conclude", "sign", "make", "hold", "strike", "agree", "get", "achieve",
        "obtain", "broker", "clinch",
        "provide", "deliver", "launch", "impose", "conduct", "carry",
    )
)  # fmt: skip
# By these something comes back that has stopped.
REVIVING = frozenset(("unblock", "resume", "restart", "revive", "relaunch", "reopen", "rekindle", "reinvigorate"))
# Words for what somebody does about it.
EFFORTS = frozenset(
    ("effort", "attempt", "way", "attention", "bid", "push", "need", "call", "try", "seek", "help", "pay")
)
# Departures that a vote decides on.
DEPARTING = frozenset(("leave", "quit", "withdraw", "exit", "secede"))
# Before some of those, or of that, which was just told of.
PARTS = frozenset(("include", "including", "especially", "particularly", "notably"))
# What is said to be done now and then, by nobody in particular.
CUSTOMARY = frozenset(
    ("common", "commonplace", "customary", "usual", "unusual", "rare", "uncommon", "routine", "typical")
)
DENYING = frozenset(("no", "not", "n't", "never", "hardly", "barely", "scarcely", "nobody", "nothing"))
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
NONFINITE = frozenset(("VB", "VBG"))


def find_pending(hit: Hit) -> Realis | None:
    """Whether the words over a deed leave it open, put it off or deny it; None where they do not."""
    scene, verb = hit.scene, hit.predicate
    if _is_beyond_reach(hit) or _is_gone_without(hit):
        return "negated"
    if (
        _is_waited_for(scene, verb)
        or _is_given_there(hit)
        or _is_hoped_for(hit)
        or _is_with_or_without(hit)
        or _is_revived(hit)
    ):
        return "hypothetical"
    if _is_customary(scene, verb):
        return "hypothetical"
    return "planned" if _is_voted(scene, verb) else None


def is_hoped(hit: Hit) -> bool:
    """ "Expressed hope that a decision will be made", "hopes that they will agree"."""
    scene, verb = hit.scene, hit.predicate
    above = scene.tokens[verb].head
    if above < 0 or scene.relation(verb) not in ("acl", "ccomp"):
        return False
    hopes = any(scene.lemmas[word] in HOPES for word in (above, *scene.below(above, "obj")))
    return hopes and any(scene.lemmas[child] in FUTURE for child in scene.below(verb, "aux"))


def find_whole(hit: Hit) -> int | None:
    """The noun of which the deed's own is a part: the sanctions in "sanctions, including a ban on oil"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun":
        return None
    leading = {scene.lemmas[child] for child in scene.below(index, "case", "advmod")}
    above = scene.tokens[index].head
    if above < 0 or leading.isdisjoint(PARTS):
        return None
    if scene.relation(index) in ("nmod", "appos") and scene.tokens[above].upos == "NOUN":
        return above
    # "Imposing sanctions, especially the embargo": the tree may hang both on the verb.
    beside = [one for one in scene.below(above, "obj") if one < index]
    return beside[-1] if beside else None


def _is_waited_for(scene: Scene, verb: int) -> bool:
    """ "Waiting for the senate to approve it and the king to sign it"; the tree may hang it on what stands between."""
    if not _is_infinitive(scene, verb) or not scene.below(verb, "nsubj"):
        return False
    return any(scene.lemmas[above] in WAITING and above < verb for above in scene.sentence.ancestors(verb))


def _is_given_there(hit: Hit) -> bool:
    """ "Waiting for the senate to pass a bill in support of them": it is given by what is waited for."""
    scene, clause = hit.scene, hit.scene.clause(hit.index)
    if hit.trigger.part != "noun" or hit.trigger.type not in GIVEN or _is_definite(scene, hit.index):
        return False
    return scene.lemmas[clause] not in KEEPING and _is_waited_for(scene, clause)


def _is_hoped_for(hit: Hit) -> bool:
    """ "Expressed hope for their support"; what there is, as a war, may still be hoped to end."""
    scene, index = hit.scene, hit.index
    above = scene.tokens[index].head
    if hit.trigger.part != "noun" or hit.trigger.realis == "ongoing" or above < 0 or scene.case(index) != "for":
        return False
    return scene.relation(index) in ("nmod", "obl") and scene.lemmas[above] in HOPES


def _is_with_or_without(hit: Hit) -> bool:
    """ "Will leave with or without a deal"."""
    return hit.trigger.part == "noun" and {"with", "without"} <= _cases(hit.scene, hit.index)


def _is_gone_without(hit: Hit) -> bool:
    """ "Left without a deal"; not "without the deal", which there may be."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.trigger.lasting or hit.trigger.realis == "ongoing":
        return False
    if "with" in (cases := _cases(scene, index)) or "without" not in cases:
        return False
    return not _is_definite(scene, index) and not _is_denied_above(scene, index)


def _is_denied_above(scene: Scene, index: int) -> bool:
    """ "Not a day passes without a raid", "there would be no talks without a truce": what is denied has one."""
    above = scene.tokens[index].head
    clause = scene.clause(above) if above >= 0 else index
    denied = any(scene.lemmas[word] in DENYING for word in scene.sentence.subtree(clause))
    return denied or any(scene.lemmas[word] in FUTURE for word in scene.below(clause, "aux"))


def _cases(scene: Scene, index: int) -> set[str]:
    """The prepositions before a noun, and those joined to them."""
    own = scene.below(index, "case")
    return {scene.lemmas[word] for first in own for word in (first, *scene.below(first, "conj"))}


def _is_beyond_reach(hit: Hit) -> bool:
    """ "Was unable to negotiate a deal", "failed to reach an agreement"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.trigger.lasting or hit.trigger.realis == "ongoing":
        return False
    verb = scene.tokens[index].head
    if verb < 0 or scene.relation(index) != "obj" or scene.lemmas[verb] not in REACHING:
        return False
    above = scene.tokens[verb].head
    if above < 0 or not _is_infinitive(scene, verb) or scene.lemmas[above] not in UNABLE:
        return False
    return not scene.is_negated(above) and not _is_definite(scene, index)


def _is_revived(hit: Hit) -> bool:
    """ "Efforts to revive the talks", "attention to unblocking the process": they have come to a stop."""
    scene, index = hit.scene, hit.index
    verb = scene.tokens[index].head
    if hit.trigger.type != "CONSULT" or hit.trigger.part != "noun" or scene.relation(index) != "obj":
        return False
    if scene.lemmas[verb] not in REVIVING or scene.tokens[verb].xpos not in NONFINITE:
        return False
    above = scene.tokens[verb].head
    return above >= 0 and scene.lemmas[above] in EFFORTS and not scene.below(verb, "aux", "nsubj")


def _is_voted(scene: Scene, verb: int) -> bool:
    """ "Voted to leave the union": it has not left yet."""
    above = scene.tokens[verb].head
    if above < 0 or scene.lemmas[verb] not in DEPARTING or scene.lemmas[above] != "vote":
        return False
    return _is_infinitive(scene, verb)


def _is_customary(scene: Scene, verb: int) -> bool:
    """ "It is common for cabinets to suspend parliament"; "it was unusual to suspend it" may be said of once."""
    if not _is_infinitive(scene, verb):
        return False
    for above in scene.sentence.ancestors(verb):
        if scene.relation(verb) == "conj":
            return False
        present = any(scene.tokens[one].xpos == "VBZ" for one in scene.below(above, "cop"))
        if scene.lemmas[above] in CUSTOMARY and present and scene.tokens[above].upos == "ADJ":
            return True
    return False


def _is_definite(scene: Scene, noun: int) -> bool:
    return any(scene.lemmas[child] in DEFINITE for child in scene.below(noun, "det"))


def _is_infinitive(scene: Scene, verb: int) -> bool:
    return any(scene.lemmas[child] == "to" for child in scene.below(verb, "mark"))
