"""How the verb of an event looks at it: as over, as gone on with, as said now."""

from __future__ import annotations

from dragoman.extractors.names import PACTS
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit

# What is done to a pact on the day on which it is made, or first told of.
MAKING = frozenset(
    (
        "sign", "reach", "conclude", "adopt", "make", "strike", "seal", "broker", "announce", "unveil", "publish",
        "approve", "ratify", "pass", "finalise", "finalize", "initial", "enter", "agree", "have", "get", "win",
        "secure", "issue", "release", "present", "negotiate", "close", "complete", "endorse",
    )
)  # fmt: skip

# What makes a verb tell of what is to come.
AHEAD = frozenset(("will", "shall", "'ll", "wo"))


def is_perfect(hit: Hit, clause: int | None = None) -> bool:
    """ "Has attacked": it may still go on; of a clause, too: "a truce has been in place"."""
    scene = hit.scene
    auxiliaries = _auxiliaries(hit, hit.predicate if clause is None else clause)
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos != "VBD" for child in auxiliaries)


def is_pluperfect(hit: Hit) -> bool:
    """ "Had attacked": it was over before what is told."""
    scene = hit.scene
    auxiliaries = _auxiliaries(hit, hit.predicate)
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos == "VBD" for child in auxiliaries)


def _auxiliaries(hit: Hit, verb: int) -> list[int]:
    """Those of the verb, or of the one that it goes on from: "had attacked and burned"."""
    scene = hit.scene
    own = scene.below(verb, "aux", "aux:pass")
    token = scene.tokens[verb]
    goes_on = token.deprel == "conj" and token.xpos == "VBN" and not scene.below(verb, "nsubj", "nsubj:pass")
    return own if own or not goes_on else scene.below(token.head, "aux", "aux:pass")


def is_aside(hit: Hit, behind: int = -1) -> bool:
    """Whether it is told in a relative clause or participle, where the background is, of a noun ``behind`` a token."""
    tokens = hit.scene.tokens
    return any(
        tokens[token].deprel in ("acl:relcl", "acl") and tokens[token].head > behind
        for token in (hit.predicate, *hit.scene.sentence.ancestors(hit.predicate))
    )


def is_added(hit: Hit) -> bool:
    """ "Under an agreement signed in Marda": what a participle adds was there before."""
    tokens = hit.scene.tokens
    return any(
        tokens[token].deprel == "acl" and tokens[token].xpos in ("VBN", "VBD")
        for token in (hit.predicate, *hit.scene.sentence.ancestors(hit.predicate))
    )


def is_within_a_pact(hit: Hit, clause: int) -> bool:
    """Whether it is told to say which pact the verb of a clause is about: "critics blasted the pact in which two
    islands agreed on fishing" was agreed on before; "signed a pact in which they agreed on fishing" was not.
    """
    scene, below = hit.scene, hit.predicate
    for above in scene.sentence.ancestors(hit.predicate):
        if above == clause or below == clause:
            return False
        token = scene.tokens[above]
        told = scene.tokens[below].deprel in ("acl", "acl:relcl") and scene.tokens[below].xpos in ("VBD", "VBN")
        if told and scene.lemmas[above] in PACTS and scene.relation(above) in ("obj", "nsubj:pass"):
            return scene.tokens[token.head].upos == "VERB" and scene.lemmas[token.head] not in MAKING
        below = above
    return False


def was_before(scene: Scene, word: int, clause: int | None = None) -> bool:
    """Whether what a word tells was over before the ``clause`` over it, or one that is: "was jailed on Friday for
    burning cars", "nine are known today to have died".
    """
    for below in (word, *scene.sentence.ancestors(word)):
        if below == clause:
            return False
        token = scene.tokens[below]
        marks = {scene.lemmas[child] for child in scene.below(below, "mark", "case")}
        if token.deprel in ("advcl", "acl") and token.xpos == "VBG" and "for" in marks:
            return True
        perfect = any(scene.lemmas[child] == "have" for child in scene.below(below, "aux"))
        if token.deprel == "xcomp" and "to" in marks and perfect:
            return True
    return False


def is_ahead(scene: Scene, clause: int) -> bool:
    """Whether a verb tells of what is to come: "corridors will be opened"."""
    return any(scene.lemmas[child] in AHEAD for child in scene.below(clause, "aux"))


def is_present(hit: Hit) -> bool:
    """ "We demand", "we continue to urge": it is done as it is said."""
    token = hit.scene.tokens[hit.predicate]
    if token.xpos == "VB" and token.deprel == "xcomp":
        token = hit.scene.tokens[token.head]
    return token.xpos in ("VBP", "VBZ")
