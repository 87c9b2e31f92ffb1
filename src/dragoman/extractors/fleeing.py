"""Who runs away and is driven from nowhere: "stabbed two guards and fled", "the diplomats fled to the embassy".

Whoever flees a town, a war or a country is displaced; whoever has just done violence, or gets away from the police, is
not.
"""

from __future__ import annotations

from dragoman.extractors.counts import case_of
from dragoman.records import Sentence

# Those who get away from what they have done, or from where they are held.
RUNNING = frozenset(
    (
        "attacker", "assailant", "gunman", "suspect", "robber", "thief", "burglar", "shooter", "bomber", "killer",
        "murderer", "perpetrator", "culprit", "hijacker", "kidnapper", "accomplice", "raider", "looter", "vandal",
        "inmate", "convict",
    )
)  # fmt: skip
# Deeds after which their doers flee.
VIOLENT = frozenset(
    (
        "stab", "shoot", "kill", "murder", "attack", "assault", "rob", "slash", "ambush", "hijack", "wound", "injure",
        "detonate", "knife", "gun", "loot", "fire",
    )
)  # fmt: skip
# From whom and out of what one gets away.
GUARDED = frozenset(("police", "officer", "guard", "custody", "prison", "jail", "scene", "courtroom", "crash"))
# Into what one gets away and is not driven: "fled into the consulate".
REFUGES = frozenset(("embassy", "consulate"))
TOWARDS = ("to", "into", "inside")
# How a clause hangs on the one before it whose subject it shares.
JOINED = ("conj", "advcl", "xcomp")


def is_on_the_run(sentence: Sentence, verb: int) -> bool:
    """Whether whoever "fled" got away from a deed, the police or for shelter, and was driven from no home."""
    return _runs(sentence, verb) or _has_done_violence(sentence, verb) or _gets_away(sentence, verb)


def _runs(sentence: Sentence, verb: int) -> bool:
    subjects = sentence.dependents(verb, "nsubj")
    if not subjects and sentence.tokens[verb].deprel in ("acl:relcl", "acl"):
        subjects = [sentence.tokens[verb].head]
    return any(sentence.tokens[one].lemma.lower() in RUNNING for one in subjects)


def _has_done_violence(sentence: Sentence, verb: int) -> bool:
    """ "Stabbed two guards and fled", "fled after shooting a guard": one did both."""
    token = sentence.tokens[verb]
    joined = token.deprel in JOINED and token.head >= 0 and not sentence.dependents(verb, "nsubj")
    others = [token.head] if joined else []
    others += [one for one in sentence.dependents(verb, *JOINED) if not sentence.dependents(one, "nsubj", "nsubj:pass")]
    return any(_is_violent(sentence, one) for one in others)


def _is_violent(sentence: Sentence, verb: int) -> bool:
    token = sentence.tokens[verb]
    suffered = sentence.dependents(verb, "aux:pass", "nsubj:pass") or (
        token.xpos == "VBN" and not sentence.dependents(verb, "aux", "obj")
    )
    return token.upos == "VERB" and token.lemma.lower() in VIOLENT and not suffered


def _gets_away(sentence: Sentence, verb: int) -> bool:
    """ "Fled the scene", "fled from the police", "fled into an embassy"."""
    for one in sentence.dependents(verb, "obj", "obl", "advmod"):
        lemma, case = sentence.tokens[one].lemma.lower(), case_of(sentence, one)
        if lemma in GUARDED and case in ("", "from"):
            return True
        if lemma in REFUGES and case in TOWARDS:
            return True
    return False
