"""Who charges nobody: "Norland faces charges at the court" says who judges it and not who accuses it.

A warrant is of courts and states: rebels who are told beside "the arrest warrant against the mayor" have not issued it.
"""

from __future__ import annotations

from dragoman.extractors.drafts import Draft
from dragoman.extractors.roles import is_same_party
from dragoman.records import Mention

# What leads to the court that a case comes before.
BEFORE = frozenset(("at", "before", "in"))
# Main sectors of those who issue no warrants: armed groups and gangs, parties, people, firms, outlets.
ISSUE_NO_WARRANTS = frozenset(
    ("REB", "UAF", "PRM", "CRM", "PTY", "OPP", "CVL", "REF", "SOC", "REL", "BUS", "JRN")
)  # fmt: skip


def is_before(one: Mention, draft: Draft) -> bool:
    """Whether somebody is the court before which the one who is accused stands."""
    if (draft.type, draft.mode) != ("ACCUSE", "allege") or not one.actor or "JUD" not in one.actor.sectors:
        return False
    scene = draft.hit.scene
    below = scene.sentence.subtree(draft.hit.index)
    courts = (each for token in below if scene.case(token) in BEFORE for each in scene.mentions.get(token, ()))
    return any(one == court or is_same_party(one, court) for court in courts)


def may_issue(one: Mention, draft: Draft) -> bool:
    """Whether somebody who is chosen for the issuer of a warrant may have issued it; of other deeds, always."""
    if (draft.type, draft.mode) != ("THREATEN", "arrest") or draft.hit.scene.lemmas[draft.hit.index] != "warrant":
        return True
    return not one.actor or not ISSUE_NO_WARRANTS.intersection(one.actor.sectors[:1])
