"""Words that turn what hangs on them into something else: "halted its raids" yields, "met the demand" does, too.

CAMEO counts an end of force, protest, sanctions or restrictions as yielding (08: 081, 085, 087), an end of aid,
cooperation or talks as relations reduced (16: 161, 162, 164, 165), what is asked for and given as yielding (083), a
truce that is violated as fighting (196), norms that are defied (128) and talks that come to nothing as refusals (12);
PLOVER also counts a demand or an inquiry that is dropped as conceded.
"""

from __future__ import annotations

from collections.abc import Container

from dragoman.extractors.scene import Scene

LIFTING = frozenset(
    (
        "end", "halt", "stop", "cease", "suspend", "lift", "ease", "relax", "scrap", "discontinue", "reduce", "lower",
        "loosen",
    )
)  # fmt: skip
# Of these the object says whether a restriction is eased by it or help cut.
EASING = frozenset(("lift", "ease", "relax", "scrap", "reduce", "lower", "loosen"))
RESTRICTIONS = ("COERCE", "SANCTION")
FORCE = (*RESTRICTIONS, "ASSAULT", "MOBILIZE", "PROTEST")
# Who ends a visit has made it; who breaks it off has not.
BREAKING = frozenset(("halt", "stop", "suspend", "cut", "freeze", "sever", "break", "discontinue", "reduce"))
EXCHANGE = ("AID", "COOPERATE", "CONSULT", "SUPPORT")
# An inquiry or a demand that is dropped is conceded; one that is ended may have come to its end.
DROPPING = frozenset(("drop", "withdraw", "abandon", "shelve", "dismiss", "scrap", "discontinue"))
HELD_AGAINST = ("ACCUSE", "REQUEST")
VIOLATING = frozenset(("violate", "breach", "break", "flout", "infringe"))
BOND = ("AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT")
TRUCES = frozenset(("ceasefire", "cease-fire", "truce", "armistice", "cessation"))
FAILING = frozenset(("fail", "collapse", "founder", "stall"))
FULFILLING = frozenset(
    (
        "accept", "agree", "meet", "grant", "accede", "bow", "comply", "satisfy", "fulfil", "fulfill", "heed",
        "concede", "approve",
    )
)  # fmt: skip
# These are themselves no asking, whatever they were asked for.
GRANTING = frozenset(("grant", "accede", "bow", "comply", "heed"))
DONE = ("obj", "nsubj:pass", "xcomp")


def turned(scene: Scene, token: int, type_: str, source: set[int], restricting: Container[int] = ()) -> str:
    """The type of what a word tells, once the word that it hangs on is heard.

    Only who does a deed can leave it off: a war that others would end goes on.
    """
    if type_ in BOND and (breach := violated_by(scene, token)) is not None:
        return "ASSAULT" if lemmas_below(scene, breach) & TRUCES else "REJECT"
    if type_ == "CONSULT" and _fails(scene, token):
        return "REJECT"
    head, relation = scene.tokens[token].head, scene.tokens[token].deprel
    if type_ in RESTRICTIONS and scene.lemmas[token] in EASING:
        objects = [word for word in scene.below(token, "obj", "nsubj:pass") if word in restricting]
        return "RETREAT" if objects else type_
    if head < 0 or relation not in DONE or not (scene.is_passive(head) or source & set(scene.subjects(head))):
        return type_
    if type_ in FORCE and (scene.lemmas[head] in LIFTING or _is_called_off(scene, head)):
        return "RETREAT"
    if type_ in HELD_AGAINST and scene.lemmas[head] in DROPPING:
        return "CONCEDE"
    if type_ in EXCHANGE and scene.lemmas[head] in BREAKING:
        return "SANCTION"
    return type_


def violated_by(scene: Scene, token: int) -> int | None:
    """The word that breaks what is agreed ("violated the accord"), which may be the word itself."""
    head = scene.tokens[token].head
    if scene.lemmas[token] in VIOLATING and scene.tokens[token].upos == "VERB":
        return token
    bound = head >= 0 and scene.tokens[token].deprel in DONE and scene.lemmas[head] in VIOLATING
    return head if bound else None


def _fails(scene: Scene, token: int) -> bool:
    """Whether talks come to nothing: "the summit collapsed", "failed to agree after ten hours of talks"."""
    return any(scene.lemmas[above] in FAILING for above in scene.sentence.ancestors(token)) and not any(
        scene.tokens[above].deprel in ("acl:relcl", "ccomp", "conj", "parataxis")
        for above in (token, *scene.sentence.ancestors(token))
        if scene.lemmas[above] not in FAILING
    )


def lemmas_below(scene: Scene, token: int) -> frozenset[str]:
    """The lemmas of a word and of all that hangs on it."""
    return frozenset(scene.lemmas[inner] for inner in scene.sentence.subtree(token))


def fulfilled_by(scene: Scene, token: int) -> int | None:
    """The word that says that what is asked for was granted: "bowed to a demand"."""
    if scene.tokens[token].upos == "VERB" and scene.lemmas[token] in GRANTING:
        return token
    head = scene.tokens[token].head
    asked = head >= 0 and scene.tokens[token].upos == "NOUN" and scene.tokens[token].deprel in (*DONE, "obl")
    return head if asked and scene.lemmas[head] in FULFILLING else None


def _is_called_off(scene: Scene, verb: int) -> bool:
    return scene.lemmas[verb] == "call" and any(scene.lemmas[word] == "off" for word in scene.below(verb, "compound"))
