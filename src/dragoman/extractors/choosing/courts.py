"""Who may charge somebody: "Norland faces charges at the court" says who judges it and not who accuses it.

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


def may_charge(one: Mention, draft: Draft) -> bool:
    """Whether somebody who is chosen may be the one who accuses, or issues the warrant."""
    scene, sectors = draft.hit.scene, one.actor.sectors if one.actor else ()
    if (draft.type, draft.mode) == ("ACCUSE", "allege") and "JUD" in sectors:
        below = scene.sentence.subtree(draft.hit.index)
        courts = (each for token in below if scene.case(token) in BEFORE for each in scene.mentions.get(token, ()))
        return not any(one == court or is_same_party(one, court) for court in courts)
    if (draft.type, draft.mode) == ("THREATEN", "arrest") and scene.lemmas[draft.hit.index] == "warrant":
        return not ISSUE_NO_WARRANTS.intersection(sectors[:1])
    return True
