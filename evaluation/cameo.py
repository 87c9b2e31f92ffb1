"""PLOVER's types under the names of CAMEO's roots, as the labels of ``evaluation.relations`` have them.

They know no realis: a planned visit is AGREE, "will not leave" REJECT, a strike that may come THREATEN. And they keep
what CAMEO counts otherwise than PLOVER's manual: embargoes among coercion (163), land that is occupied and ports that
are blockaded among fighting (191, 192), agreements signed among diplomatic cooperation (057), peacekeepers among aid
(074) and their leaving, as that of agencies, among relations reduced (166), what is returned among yielding (084), and
a verdict of guilty among accusations (116).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dragoman.records import Realis

COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE", "AID")
CONFLICT = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")
YIELD = ("CONCEDE", "RETREAT")
# How much of a deed of conflict that is only planned or imagined counts as threatened; the rest as the deed.
THREATENED = 0.5
EMBARGOES = ("sanction", "embargo")
PACTS = frozenset(("agreement", "accord", "deal", "treaty", "pact", "memorandum", "convention", "protocol"))
TAKING = frozenset(("occupy", "occupation", "blockade", "siege", "besiege", "capture", "annex", "seize"))
PEACEKEEPERS = frozenset(("peacekeeper", "peacekeeping", "observer", "monitor"))
LEAVING = frozenset(("withdraw", "withdrawal", "pull", "evacuate", "recall", "leave", "quit", "suspend"))
RETURNING = frozenset(("release", "free", "return"))
AGENCIES = PEACEKEEPERS | {
    "staff", "worker", "employee", "personnel", "mission", "inspector", "aid", "ambassador", "diplomat", "envoy",
    "treaty", "agreement", "accord", "organization", "organisation", "alliance",
}  # fmt: skip


def roots(type_: str, mode: str | None, realis: Mapping[Realis, float], words: frozenset[str]) -> dict[str, float]:
    """The roots of an event with how much of it counts as each; ``words`` are its trigger's and its object's."""
    if type_ == "AGREE" and words & PACTS and realis.get("actual", 0.0) > 0.5:
        return {"SUPPORT": 1.0}
    if type_ == "COERCE" and words & TAKING:
        return {"ASSAULT": 1.0}
    if type_ == "MOBILIZE" and words & PEACEKEEPERS:
        return {"AGREE" if realis.get("planned", 0.0) > 0.5 else "AID": 1.0}
    if type_ in YIELD and words & LEAVING and words & AGENCIES:
        return {"SANCTION": 1.0}
    own = _root(type_, mode, words)
    found: dict[str, float] = defaultdict(float)
    for kind, likely in realis.items():
        if kind == "planned" and type_ in COOPERATION:
            found["AGREE"] += likely
        elif kind == "negated" and type_ in COOPERATION:
            found["REJECT"] += likely
        elif kind in ("planned", "hypothetical") and type_ in CONFLICT:
            found["THREATEN"] += likely * THREATENED
            found[own] += likely * (1 - THREATENED)
        else:
            found[own] += likely
    return found


def root(type_: str, mode: str | None, realis: Realis, words: frozenset[str]) -> str:
    """The root of an event of which it is known whether it happened."""
    found = roots(type_, mode, {realis: 1.0}, words)
    return max(found, key=found.__getitem__)


def _root(type_: str, mode: str | None, words: frozenset[str]) -> str:
    if type_ in YIELD or (type_ in ("AID", "COERCE") and words & RETURNING):
        return "YIELD"
    if mode == "convict":
        return "ACCUSE"
    if type_ == "SANCTION" and any(embargo in word for word in words for embargo in EMBARGOES):
        return "COERCE"
    return type_
