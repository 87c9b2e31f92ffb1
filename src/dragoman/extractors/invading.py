"""Whose war "the war" is, where a report of one that everybody knows does not say who fights whom.

A ministry that writes of "the war" in its country, months after the invasion, need not name the invader in each
sentence; the table of invasions has both. They count only where the report itself names them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.roles import Parties
from dragoman.extractors.triggers import Hit
from dragoman.knowledge import Invasion, Knowledge
from dragoman.knowledge.modality import Modality
from dragoman.records import Document, Mention

# The state that was invaded is among so many that the report names most, the one that invaded it among so many.
INVADED, INVADING = 2, 4
DONE = frozenset(("actual", "ongoing"))
# Where a war is; what else stands behind it says that it is another ("the war on drugs").
PLACING = frozenset(("in", "inside", "across"))
# How the words hang on "war" that say which it is.
SAYING_WHICH = ("amod", "compound", "nmod", "acl", "nummod")
KNOWN = "+invasion"


@dataclass(frozen=True, slots=True)
class War:
    """One that goes on when the report comes out, and that began on ``first``: who invaded whom."""

    sides: Parties
    first: date


def find_invasions(document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> tuple[War, ...]:
    """Each war that goes on when the report comes out, and of which it names both sides most of all."""
    if document.day is None:
        return ()
    under_way = [one for one in knowledge.invasions if one.goes_on(document.day)]
    return tuple(_wars(under_way, mentions)) if under_way else ()


def may_be_fought(draft: Draft, war: War) -> bool:
    """Whether the event may belong to the war: not before it, nowhere else, and nothing that is only possible."""
    lands = codes((*war.sides.actors, *war.sides.recipients))
    days = draft.dating.period
    before = days is not None and days.end is not None and days.end <= war.first
    return draft.realis in DONE and not before and (draft.place is None or draft.place.country in lands)


def is_the_war(hit: Hit, sides: Parties, modality: Modality) -> bool:
    """Whether no word says that it is another than theirs: "the war", "the full-scale war", "the war against Norland",
    not "the trade war" or "the war on drugs".
    """
    scene, index = hit.scene, hit.index
    fighting = codes((*sides.actors, *sides.recipients))
    for child in scene.below(index, *SAYING_WHICH):
        if child in hit.words or scene.lemmas[child] in modality.warlike:
            continue
        behind = scene.relation(child) == "nmod"
        against = codes(scene.parties([child]))
        if not behind or not (scene.case(child) in PLACING or (against and against <= fighting)):
            return False
    return hit.trigger.part == "noun"


def is_waged(hit: Hit, modality: Modality) -> bool:
    """Whether it is an invasion: it has somebody on whom it is waged, whether he is named or not."""
    return hit.trigger.part == "noun" and hit.scene.lemmas[hit.index] in modality.invading


def is_their_invasion(hit: Hit, sides: Parties, modality: Modality) -> bool:
    """Whether no word says that it is another than that of the war: "the Norlandic invasion" of a war that Norland
    wages, not "Norland's economic aggression" or "the invasion of 1920".
    """
    scene = hit.scene
    own = [child for child in scene.below(hit.index, *SAYING_WHICH, "nmod:poss") if child not in hit.words]
    fighting = codes((*sides.actors, *sides.recipients))
    for child in own:
        told = codes(scene.parties([child]))
        placed = scene.relation(child) == "nmod" and scene.case(child) in PLACING
        if scene.lemmas[child] not in modality.warlike and not placed and not (told and told <= fighting):
            return False
    named = [one.evidence.quote.lower().split() for one in scene.parties(own)]
    return modality.bygone.isdisjoint(word for words in named for word in words)


def _wars(under_way: Sequence[Invasion], mentions: Sequence[Mention]) -> Iterator[War]:
    named = Counter(one.actor.country for one in mentions if one.actor and one.actor.country)
    most = [country for country, _ in named.most_common(INVADING)]
    for war in under_way:
        attacker, attacked = _first_of(war.attacker, mentions), _first_of(war.attacked, mentions)
        if war.attacker in most and war.attacked in most[:INVADED] and attacker and attacked:
            yield War(Parties((attacker,), (attacked,)), war.first)


def _first_of(country: str, mentions: Sequence[Mention]) -> Mention | None:
    """The first words that stand for the state, or else for those who fight for it."""
    own = [one for one in mentions if one.actor and one.actor.country == country]
    fighters = (one for one in own if one.actor and "MIL" in one.actor.sectors)
    found = next((one for one in own if one.kind == "state"), None) or next(fighters, None)
    return replace(found, by=f"{found.by}{KNOWN}") if found else None
