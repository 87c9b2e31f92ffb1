"""The dictionary form of a word, by rules and a table of exceptions: "struck" is strike, "talks" talk.

The table (``lemmas.json``) holds what the rules get wrong on the treebanks that the model was trained on, and the
verbs that these and the knowledge name: "ceding" is cede because cede is among them, not "ced".
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

VOWELS = frozenset("aeiou")
SIBILANT = ("ss", "sh", "ch", "x", "zz")


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Exceptions by part of speech ("VBD": {"struck": "strike"}), and the verbs that are known."""

    exceptions: dict[str, dict[str, str]]
    verbs: frozenset[str]

    def __call__(self, form: str, xpos: str) -> str:
        """The dictionary form of ``form``, given its Penn tag; names keep their capitals."""
        told = self.exceptions.get(xpos)
        if told is not None and (known := told.get(form if xpos in NAMES else form.lower())) is not None:
            return known
        rule = RULES.get(xpos)
        if rule is None:
            return form.lower()
        return rule(form if xpos in NAMES else form.lower(), self.verbs)


def tagged(form: str, upos: str, xpos: str, table: Lemmas) -> str:
    """The Penn tag of a word: a verb in a form that only a past has is one: "condemned", "spoke", not "heed"."""
    low = form.lower()
    if upos != "VERB" or xpos not in BASE or low in table.verbs:
        return xpos
    past = low in table.exceptions.get("VBD", {}) or (low.endswith("ed") and table(low, "VBD") in table.verbs)
    return "VBD" if past else xpos


def may_be_past(form: str, table: Lemmas) -> bool:
    """Whether a past may have the form of a participle: "shelled", "struck" and "hit" may, "taken" may not."""
    low = form.lower()
    return low.endswith("ed") or low in table.verbs or low in table.exceptions.get("VBD", {})


def agreed(form: str, upos: str, xpos: str, table: Lemmas) -> str:
    """The Penn tag by which a form is led back, where the two tag sets are at odds: the part of speech decides.

    A gerund that is a noun keeps its ending ("the shelling" is no "shell"); a verb loses its own ("released", "raids"),
    unless the table knows it as it stands ("need", "bring"); what the table knows as a past is one ("spoke").
    """
    verbs = table.verbs
    if upos == "NOUN" and xpos == "VBG":
        return "NN"
    if upos == "VERB" and xpos in PAST and form.lower().endswith("s") and form.lower() not in verbs:
        # "Norland ends pact": in a headline the present is taken for the past, to which no form in -s belongs.
        return "VBZ"
    if upos != "VERB" or xpos in NAMES:
        return xpos
    if xpos not in PAST and form.lower() not in verbs and form.lower() in table.exceptions.get("VBD", {}):
        return "VBD"
    if xpos.startswith("VB"):
        return xpos
    if form.lower() in verbs:
        return "VB"
    return next((tag for ending, tag in VERBAL.items() if form.lower().endswith(ending)), "VB")


# What the end of a verb tells of its form.
VERBAL = {"ing": "VBG", "ed": "VBD", "ss": "VB", "s": "VBZ"}
PAST = frozenset(("VBD", "VBN"))
BASE = frozenset(("VB", "VBP"))
NAMES = frozenset(("NNP", "NNPS", "FW", "ADD", "GW", "NFP", "SYM", "XX"))


@lru_cache(maxsize=1)
def load() -> Lemmas:
    """The table that the package carries."""
    told = json.loads(Path(__file__).with_name("lemmas.json").read_text(encoding="utf-8"))
    return Lemmas(told["exceptions"], frozenset(told["verbs"]))


def as_it_is(form: str, verbs: frozenset[str]) -> str:
    return form


def of_plural(form: str, verbs: frozenset[str]) -> str:
    if len(form) > 4 and form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith("es") and (form[:-2].endswith(SIBILANT) or form.endswith("oes")):
        return form[:-2]
    if form.endswith("men"):
        return form[:-3] + "man"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def of_third_person(form: str, verbs: frozenset[str]) -> str:
    if form.endswith("es") and form[:-1] not in verbs and form[:-2] in verbs:
        return form[:-2]
    return of_plural(form, verbs)


def of_past(form: str, verbs: frozenset[str]) -> str:
    if form.endswith("ied"):
        # "Lied", "untied": a verb that is known with its e.
        return form[:-1] if form[:-1] in verbs else form[:-3] + "y"
    if form.endswith("eed"):
        return form[:-1]
    return _stem(form[:-2], verbs) if form.endswith("ed") and len(form) > 3 else form


def of_participle(form: str, verbs: frozenset[str]) -> str:
    if form.endswith(("in'", "in’")):
        return _stem(form[:-3], verbs)
    return _stem(form[:-3], verbs) if form.endswith("ing") and len(form) > 4 else form


def of_degree(form: str, verbs: frozenset[str]) -> str:
    for ending in ("est", "er"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls":
                return stem[:-1]
            return (
                stem + "e" if stem.endswith(("g", "s", "v", "c", "bl", "pl", "u")) and not stem.endswith("ng") else stem
            )
    return form


def _stem(stem: str, verbs: frozenset[str]) -> str:
    """The verb that was left when an ending was taken off."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS
    candidates = [stem + "e", stem] if _lost_an_e(stem) else [stem, stem + "e"]
    if doubled:
        candidates.insert(0 if stem[-1] not in "lszf" else 1, stem[:-1])
    for candidate in candidates:
        if candidate in verbs:
            return candidate
    if doubled and stem[-1] not in "lszf":
        return stem[:-1]
    if not VOWELS & set(stem):
        return stem + "e"
    return stem + "e" if _lost_an_e(stem) else stem


LOST = ("v", "z", "c", "u", "dg", "rg", "bl", "pl", "tl", "dl", "gl", "fl", "ns", "rs", "iz", "is", "ag", "ur")


def _lost_an_e(stem: str) -> bool:
    """Whether an unknown verb ended in e: fad-ed, escalat-ed, defus-ed did, treat-ed, bomb-ed, visit-ed did not."""
    if stem.endswith(LOST):
        return True
    if len(stem) < 3 or stem[-1] in VOWELS or stem[-1] in "wxy" or stem[-2] not in VOWELS or stem[-3] in VOWELS:
        return False
    # One vowel before one consonant: a verb of one syllable would have doubled it. Of longer ones, -ate and -ute.
    return not VOWELS & set(stem[:-2]) or stem.endswith(("at", "ut"))


def of_headline(form: str, verbs: frozenset[str]) -> str:
    """ "US revokes visas": in headlines a verb after a name in the singular may be tagged as one of the plural."""
    singular = of_third_person(form, verbs) if form.endswith("s") and form not in verbs else form
    return singular if singular in verbs else form


Rule = Callable[[str, frozenset[str]], str]
RULES: dict[str, Rule] = {
    **dict.fromkeys(NAMES, as_it_is),
    "NNPS": of_plural,
    "NNS": of_plural,
    "VBZ": of_third_person,
    "VBP": of_headline,
    "VBD": of_past,
    "VBN": of_past,
    "VBG": of_participle,
    **dict.fromkeys(("JJR", "JJS", "RBR", "RBS"), of_degree),
}
