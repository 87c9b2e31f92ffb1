"""Whose war "the war" is, where a report of one that everybody knows does not say who fights whom.

A ministry that writes of "the war" in its country, months after the invasion, need not name the invader in each
sentence; the table of invasions has both. They count only where the report itself names them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.drafts import Draft
from dragoman.extractors.roles import Parties
from dragoman.knowledge import Invasion, Knowledge
from dragoman.records import Document, Mention

# The state that was invaded is among so many that the report names most, the one that invaded it among so many.
INVADED, INVADING = 2, 4
# Who may stand for a state at war: itself, those who bear its arms or govern it.
STATELY = frozenset(("GOV", "MIL"))
KNOWN = "+invasion"


def find_invasions(document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> tuple[Parties, ...]:
    """The sides of each war that goes on when the report comes out, and of which it names both most of all."""
    if document.day is None:
        return ()
    under_way = [one for one in knowledge.invasions if one.goes_on(document.day)]
    return tuple(_sides(under_way, mentions)) if under_way else ()


def may_be_fought(draft: Draft, sides: Parties) -> bool:
    """Whether the event may be of that war: wherever it is said to be, it is the land of one of them."""
    lands = {one.actor.country for one in (*sides.actors, *sides.recipients) if one.actor}
    return draft.place is None or draft.place.country in lands


def _sides(under_way: Sequence[Invasion], mentions: Sequence[Mention]) -> Iterator[Parties]:
    named = Counter(one.actor.country for one in mentions if one.actor and one.actor.country)
    most = [country for country, _ in named.most_common(INVADING)]
    for war in under_way:
        attacker, attacked = _first_of(war.attacker, mentions), _first_of(war.attacked, mentions)
        if war.attacker in most and war.attacked in most[:INVADED] and attacker and attacked:
            yield Parties((attacker,), (attacked,))


def _first_of(country: str, mentions: Sequence[Mention]) -> Mention | None:
    """The first words that stand for the state, or else for those who fight for it or govern it."""
    own = [one for one in mentions if one.actor and one.actor.country == country]
    stately = (one for one in own if one.actor and not STATELY.isdisjoint(one.actor.sectors))
    found = next((one for one in own if one.kind == "state"), None) or next(stately, None)
    return replace(found, by=f"{found.by}{KNOWN}") if found else None
