"""What somebody says that another must or should do, so that he asks him for it, whatever the verb.

"Norland must withdraw, the envoy said" asks Norland for it; "Norland had to withdraw" and "prices should fall" ask
nobody.
"""

from __future__ import annotations

from dragoman.extractors.beside import is_infinitive
from dragoman.extractors.scene import Scene
from dragoman.extractors.spoken import OURSELVES, find_hearings, is_said
from dragoman.records import Hearing

OWING = frozenset(("must", "should"))
OUGHT = ("ought",)
NEEDING = frozenset(("need", "have"))
# Of what somebody thinks that others should do he asks them.
THINKING = frozenset(("think", "believe", "convinced"))
# How a verb stands that says no more of a noun than which one it is.
ATTRIBUTES = ("acl", "acl:relcl", "amod")


def is_obliged(scene: Scene, index: int) -> bool:
    """ "Norland must confirm": somebody else than the speaker is to do it."""
    return not _auxiliaries(scene, index).isdisjoint(OWING) and _is_of_another(scene, index)


def is_bidden(scene: Scene, index: int) -> bool:
    """ "Norland must confirm", "Norland needs to confirm", as somebody says: not what a law or a custom asks of it, nor
    what it must have done."""
    if "must" in _auxiliaries(scene, index):
        verb = index if _is_owed(scene, index) else None
    else:
        verb = _needing(scene, index)
    return verb is not None and _is_of_another(scene, verb) and is_said(scene, verb)


def is_enjoined(scene: Scene, index: int) -> bool:
    """ "Norland should confirm", "ought to confirm", as somebody demands: not what should come by itself, or whether it
    should; "must" and "has to", too, whoever it is."""
    verb = _needing(scene, index, *OUGHT)
    if verb is None and _is_owed(scene, index):
        verb = index
    return verb is not None and _is_of_another(scene, verb) and _is_demanded(scene, verb)


def is_due(scene: Scene, index: int) -> bool:
    """ "The sanctions must be lifted", "the war should end", as somebody demands: what is to be, whoever sees to it."""
    verb = _leading(scene, index)
    suffering = scene.below(verb, "nsubj:pass")
    # "The war must end"; not "we must withdraw", nor "the players must respect the referee".
    coming = [] if scene.below(verb, "obj") or verb != index else scene.below(verb, "nsubj")
    subjects = [token for token in (*suffering, *coming) if scene.lemmas[token] not in OURSELVES]
    return _is_owed(scene, verb) and bool(subjects) and _is_demanded(scene, verb)


def _leading(scene: Scene, index: int) -> int:
    """The verb whose "must" and subject are its own as well: "must be recorded and punished"."""
    token = scene.tokens[index]
    own = scene.below(index, "aux", "aux:pass", "nsubj", "nsubj:pass", "obj")
    joined = token.deprel == "conj" and token.upos == "VERB" and not own
    return token.head if joined and scene.is_passive(token.head) else index


def _auxiliaries(scene: Scene, index: int) -> set[str]:
    return {scene.lemmas[child] for child in scene.below(index, "aux")}


def _is_owed(scene: Scene, index: int) -> bool:
    """ "Must leave", "should leave"; not "should have left"."""
    auxiliaries = _auxiliaries(scene, index)
    return "have" not in auxiliaries and not auxiliaries.isdisjoint(OWING)


def _is_of_another(scene: Scene, verb: int) -> bool:
    """ "Norland must"; not "we must"."""
    return any(scene.lemmas[child] not in OURSELVES for child in scene.below(verb, "nsubj"))


def _needing(scene: Scene, index: int, *others: str) -> int | None:
    """The verb that says that it is to be done: "needs to confirm", "has to confirm", or one of ``others``."""
    above = scene.tokens[index].head
    if scene.relation(index) != "xcomp" or not is_infinitive(scene, index):
        return None
    return above if scene.lemmas[above] in others or _is_needed(scene, above) else None


def _is_needed(scene: Scene, verb: int) -> bool:
    """ "Needs to", "has to"; not "does not need to", "needed to", "will have to", "had to"."""
    present = scene.tokens[verb].xpos in ("VBZ", "VBP")
    open_or_past = scene.below(verb, "aux") or scene.is_negated(verb) or scene.below(verb, "obj")
    return scene.lemmas[verb] in NEEDING and present and not open_or_past


def _is_demanded(scene: Scene, verb: int) -> bool:
    """The main verb of what is heard as a demand: not "decide whether they should", nor "steps that they should"."""
    if scene.relation(verb) in ATTRIBUTES or "?" in scene.lemmas or _is_inverted(scene, verb):
        return False
    if any(scene.lemmas[mark] != "that" for mark in scene.below(verb, "mark")):
        return False
    return any(_is_demand(scene, hearing) for hearing in find_hearings(scene, verb))


def _is_inverted(scene: Scene, verb: int) -> bool:
    """ "Should the sanctions be lifted", which asks."""
    auxiliaries, subjects = scene.below(verb, "aux"), scene.below(verb, "nsubj", "nsubj:pass")
    return bool(auxiliaries and subjects) and min(auxiliaries) < min(subjects)


def _is_demand(scene: Scene, hearing: Hearing) -> bool:
    """A demand, or what somebody thinks should be."""
    cue = {scene.lemmas[token] for token in range(hearing.first, hearing.last + 1)}
    return any(stance == "demands" for stance, _ in hearing.stances[:1]) or not cue.isdisjoint(THINKING)
