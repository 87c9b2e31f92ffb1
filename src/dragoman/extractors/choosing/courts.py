"""Before a court stands who is accused, and who accuses him is not the court; a warrant is of courts and states."""

from __future__ import annotations

from dragoman.extractors.drafts import Draft
from dragoman.records import Mention

# What leads to the court that a case comes before.
BEFORE = frozenset(("at", "before", "in"))
WARRANT = "warrant"
# Main sectors of those who issue none: armed groups, parties, people, firms, outlets.
UNLAWFUL = frozenset(("REB", "PTY", "CVL", "BUS", "JRN", "SOC", "REL", "OPP", "REF", "PRO"))


def without_judges(draft: Draft, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The chosen actors without the court at which somebody faces a case, and without those who issue no warrants."""
    scene, index = draft.hit.scene, draft.hit.index
    if draft.type == "ACCUSE":
        at = {
            one.evidence.span
            for token in scene.sentence.subtree(index)
            if scene.case(token) in BEFORE
            for one in scene.mentions.get(token, ())
        }
        return tuple(one for one in actors if one.evidence.span not in at or "JUD" not in _sectors(one))
    if scene.lemmas[index] == WARRANT:
        return tuple(one for one in actors if not UNLAWFUL.intersection(_sectors(one)[:1]))
    return actors


def _sectors(one: Mention) -> tuple[str, ...]:
    return one.actor.sectors if one.actor else ()
