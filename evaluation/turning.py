"""Words that turn what hangs on them into something else: "halted its raids" yields, "met the demand" does, too.

CAMEO counts an end of force, sanctions or restrictions as yielding (08: 081, 085, 087), an end of aid, cooperation or
talks as relations reduced (16: 161, 162, 164, 165), and what is asked for and given as yielding (083).
"""

from __future__ import annotations

from dragoman.extractors.scene import Scene

LIFTING = frozenset(("end", "halt", "stop", "cease", "suspend", "lift", "ease", "relax", "scrap", "discontinue"))
FORCE = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")
# Who ends a visit has made it; who breaks it off has not.
BREAKING = frozenset(("halt", "stop", "suspend", "cut", "freeze", "sever", "break", "discontinue"))
EXCHANGE = ("AID", "COOPERATE", "CONSULT", "SUPPORT")
FULFILLING = frozenset(
    ("accept", "agree", "meet", "grant", "accede", "bow", "comply", "satisfy", "fulfil", "fulfill", "heed", "concede")
)
DONE = ("obj", "nsubj:pass", "xcomp")


def turned(scene: Scene, token: int, type_: str, source: set[int]) -> str:
    """The type of what a word tells, once the word that it hangs on is heard.

    Only who does a deed can leave it off: a war that others would end goes on.
    """
    head, relation = scene.tokens[token].head, scene.tokens[token].deprel
    if head < 0 or relation not in DONE or not (scene.is_passive(head) or source & set(scene.subjects(head))):
        return type_
    if type_ in FORCE and (scene.lemmas[head] in LIFTING or _is_called_off(scene, head)):
        return "RETREAT"
    if type_ in EXCHANGE and scene.lemmas[head] in BREAKING:
        return "SANCTION"
    return type_


def fulfilled_by(scene: Scene, token: int) -> int | None:
    """The word that says that what is asked for was granted: "bowed to a demand"."""
    head = scene.tokens[token].head
    asked = head >= 0 and scene.tokens[token].upos == "NOUN" and scene.tokens[token].deprel in (*DONE, "obl")
    return head if asked and scene.lemmas[head] in FULFILLING else None


def _is_called_off(scene: Scene, verb: int) -> bool:
    return scene.lemmas[verb] == "call" and any(scene.lemmas[word] == "off" for word in scene.below(verb, "compound"))
