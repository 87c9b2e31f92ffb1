"""How likely each of those who are told is one who did it, or to whom it was done: a score beside every party.

"Norland shelled Port Clement" is surer of Norland than "the shelling, as the envoy of Norland said" is. It is the
chance that a careful reader names his country on that side, where the event itself is right; of one whose country is
not known nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp

from dragoman.extractors.choosing.candidates import Cast, country_of
from dragoman.extractors.choosing.setting import OTHER, Before, Setting, Side, build_setting, on, with_before
from dragoman.extractors.choosing.signs import Signs, signs_of
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.weighing.levels import log_odds
from dragoman.knowledge.weighing import Weights
from dragoman.records import Mention

# More parties, or countries, than so many on a side make no further difference.
MANY = 3
# What stands behind the rule by which a party was understood, where not its sentence but the report put him there.
ELSEWHERE = frozenset(("chosen", "invasion"))
# Of a side of thousands the sum of signs stays within what an exponential can be asked for.
MOST = 30.0


def with_trust(
    drafts: Sequence[Draft],
    cast: Cast,
    headline: Iterable[str],
    publisher: str | None,
    weights: Mapping[str, Weights],
) -> Iterator[Draft]:
    """The drafts, each of their parties that has a country with its score."""
    scored: dict[Side, list[tuple[Mention, ...]]] = {}
    for side in OTHER:
        signs = signs_of_told(drafts, cast, headline, publisher, side)
        scored[side] = [tuple(_scored(one, marks, weights[side].trusting) for one, marks in told) for told in signs]
    for place, draft in enumerate(drafts):
        actors, recipients = scored["actor"][place], scored["recipient"][place]
        yield replace(draft, parties=replace(draft.parties, actors=actors, recipients=recipients))


def signs_of_told(
    drafts: Sequence[Draft], cast: Cast, headline: Iterable[str], publisher: str | None, side: Side
) -> Iterator[list[tuple[Mention, Signs]]]:
    """For each draft those who are told on a side, each with what speaks for him and against; none without country."""
    setting = build_setting(cast, drafts, headline, publisher, side)
    for draft, before in with_before(drafts):
        yield [(one, _signs(one, draft, setting, before) if country_of(one) else {}) for one in on(draft, side)]


def _signs(one: Mention, draft: Draft, setting: Setting, before: Before) -> Signs:
    told, others = on(draft, setting.side), codes(on(draft, OTHER[setting.side]))
    rule, *ways = one.by.split("+")
    marks = {
        f"told by {rule}": True,
        "put there by the report": any(way in ELSEWHERE for way in ways),
        f"{min(len(told), MANY)} told": True,
        f"{min(len(codes(told)), MANY)} countries told": True,
        "nobody across": not others,
        "on both sides": country_of(one) in others,
    }
    signs = signs_of(setting.cast.told(one, draft.hit.scene), draft, setting, before)
    return (
        signs
        | {name: 1.0 for name, marked in marks.items() if marked}
        | {
            "told": 1.0,
            "event": log_odds(draft.hit.score),
        }
    )


def _scored(one: Mention, signs: Signs, weights: Mapping[str, float]) -> Mention:
    if not signs or not weights:
        return one
    total = sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return replace(one, score=round(1 / (1 + exp(-max(-MOST, min(MOST, total)))), 3))
