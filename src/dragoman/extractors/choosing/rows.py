"""Those named together fight together: of "Norland and Sudland signed a truce after weeks of fighting" both fought."""

from __future__ import annotations

from dragoman.extractors.choosing.candidates import country_of
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.roles import in_order
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import WARS
from dragoman.records import Mention

# What is fought by two sides or more, whoever is named with it.
FOUGHT = WARS | {"fighting", "warfare", "clash", "hostilities"}
# Who wages it as one of a row.
WAGING = frozenset(("state", "force", "armed group"))


def with_row(draft: Draft, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The actors; where one alone of a row of states or forces fights in what is fought by several, all of the row.

    His own words may still say that he fights alone: "the fighting of Norland", which is in no row.
    """
    scene, index = draft.hit.scene, draft.hit.index
    words = {scene.lemmas[index], scene.tokens[index].text.lower()}
    if draft.type != "ASSAULT" or FOUGHT.isdisjoint(words) or len(codes(actors)) != 1 or codes(recipients):
        return actors
    rows = [others for one in actors if one.kind in WAGING for others in _rows(scene, one)]
    own = codes(actors)
    added = [one for one in rows if country_of(one) and country_of(one) not in own and one.kind in WAGING]
    return in_order([*actors, *added]) if len(codes(added)) == 1 else actors


def _rows(scene: Scene, one: Mention) -> list[Mention]:
    """Those coordinated with one of the sentence."""
    token = scene.token_at(one.head)
    if token is None or not one.evidence.span.overlaps(scene.sentence.span):
        return []
    first = scene.tokens[token].head if scene.relation(token) == "conj" else token
    row = scene.expand([first])
    return [other for member in row if token in row for other in scene.mentions.get(member, ())]
