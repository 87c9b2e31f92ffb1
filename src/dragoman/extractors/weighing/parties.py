"""Who takes part, where the role grammar and the model both have a say.

"Rebels, who had come from the hills at dawn, struck": the model ties the rebels to the strike, whatever the tree made
of the words between. The grammar knows whom a pronoun or a quotation's speaker stands for, in other sentences too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extractors.roles import Parties, in_order, is_beside, is_known, takes_part
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import levels
from dragoman.records import Mention


def weigh_parties(hit: Hit, ruled: Parties) -> Parties:
    """The parties of an event: those that the model is sure of, and those of the grammar that it does not rule out."""
    if hit.sighting is None:
        return ruled
    actors = _side(hit, "actor", ruled.actors)
    recipients = [one for one in _side(hit, "recipient", ruled.recipients) if not is_beside(one, actors)]
    actors += _likeliest(hit, "actor", actors, recipients)
    recipients += _likeliest(hit, "recipient", recipients, actors)
    home = {one.actor.country for one in actors if one.actor}
    if any(one in ruled.recipients and one.actor and one.actor.country not in home for one in recipients):
        # "Spain extradited the banker to Peru": where both know a foreign recipient, none at home is meant.
        recipients = [
            one for one in recipients if one in ruled.recipients or not one.actor or one.actor.country not in home
        ]
    return Parties(in_order(actors), in_order(recipients))


def _side(hit: Hit, role: str, ruled: Sequence[Mention]) -> list[Mention]:
    bearers = dict(hit.sighting.bearers.get(role, ())) if hit.sighting else {}
    sure = _with_conjuncts(hit.scene, bearers)
    found = [one for token in sure for one in _who(hit.scene, token)]
    for one in ruled:
        here = one.evidence.span.overlaps(hit.scene.sentence.span)
        # Of those in other sentences the model knows nothing; they stand in for whom it does not see here.
        if one not in found and (_is_borne_out(hit.scene, one, bearers) if here else not sure):
            found.append(one)
    return found


def _likeliest(hit: Hit, role: str, own: Sequence[Mention], other: Sequence[Mention]) -> list[Mention]:
    """Of a side on which nobody is known, those whom the model holds for likeliest to stand there."""
    bearers = dict(hit.sighting.bearers.get(role, ())) if hit.sighting else {}
    token = max(bearers, key=bearers.__getitem__, default=None)
    if token is None or bearers[token] < levels.BEARER_ALONE or any(map(is_known, own)):
        return []
    return [one for one in _who(hit.scene, token) if is_known(one) and one not in own and not is_beside(one, other)]


def _with_conjuncts(scene: Scene, bearers: dict[int, float]) -> list[int]:
    """The words of which the model is sure, and those joined to them by "and" that it does not rule out."""
    sure = [token for token, score in bearers.items() if score >= levels.BEARER]
    joined = [token for token in scene.expand(sure) if bearers.get(token, 0.0) >= levels.BEARER_RULED]
    return list(dict.fromkeys((*sure, *joined)))


def _is_borne_out(scene: Scene, one: Mention, bearers: dict[int, float]) -> bool:
    """Whether the model, too, holds it for likely."""
    inside = scene.tokens_in(one.evidence.span)
    return max((bearers.get(token, 0.0) for token in inside), default=0.0) >= levels.BEARER_RULED


def _who(scene: Scene, token: int) -> Iterator[Mention]:
    """Those whom the word stands for: the mentions that it heads, else the narrowest that it stands in."""
    here = scene.meant(token)
    if not here:
        around = [one for ones in scene.mentions.values() for one in ones if _holds(scene, one, token)]
        narrowest = min((len(one.evidence.span) for one in around), default=0)
        here = tuple(one for one in around if len(one.evidence.span) == narrowest)
    yield from filter(takes_part, here)


def _holds(scene: Scene, one: Mention, token: int) -> bool:
    return scene.tokens[token].span in one.evidence.span
