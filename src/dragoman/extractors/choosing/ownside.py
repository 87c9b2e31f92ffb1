"""One side beside another: what Norland asks by a treaty "between Norland and Sudland" it asks of Sudland alone.

Nor does Sudland help to free its own people where they are told to be freed "from Sudland's army, with Norland's help".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extractors.choosing.candidates import country_of
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.reading import PAIR
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE
from dragoman.records import Mention

# What is no one side: an army that fights militants is coded so as well as they are, and so are two charities.
NO_SIDES = frozenset(("IMG", "IGO", "NGO"))
# Bodies beside which a state's own may well act against it, and those who fight their own state.
BEYOND = NO_SIDES | {"UNO", "EUR"}
REBELLING = frozenset(("REB", "UAF", "CRM", "PRM"))
Side = tuple[Mention, ...]
# What people do against their own government and another's at once.
AT_HOME = frozenset(("PROTEST",))
# What several do together, one of them at home.
JOINT = frozenset(("CONSULT", "AGREE", "COOPERATE", "PROTEST"))
# Whose what a speaker tells of is, and who is none of his own side where they use force on it.
OURS = frozenset(("our", "us", "ourselves"))
THEY = frozenset(("they", "he", "she", "it"))
# What no state says to itself, whoever says it with it.
SAID = frozenset(("ACCUSE", "REJECT", "THREATEN"))


def without_own(draft: Draft, actors: Side, recipients: Side) -> tuple[Side, Side]:
    """Both sides; where one state's stand on both and another's beside them on one, they are told on the other alone.

    Unless the sentence joins those of both: "Norland's and Sudland's troops retook a town in Sudland", "Norland
    freed Norlandic and Sudlandic miners". What is said of a state is said by the other alone even then.
    """
    # Nobody does it to himself by the same words.
    recipients = tuple(one for one in recipients if one not in actors)
    doing, done_to = codes(actors), codes(recipients)
    if len(doing | done_to) < 2 or not NO_SIDES.isdisjoint(doing & done_to):
        return actors, recipients
    scene = draft.hit.scene
    if len(doing) == 1 and done_to - doing and draft.type not in AT_HOME:
        others = [one for one in recipients if country_of(one) not in doing]
        kept = [one for one in recipients if one in others or (_is_people(one) and _are_joined(scene, [one], others))]
        return actors, tuple(kept)
    if len(done_to) == 1 and doing - done_to and draft.type not in JOINT and not draft.hit.trigger.mutual:
        own = [one for one in actors if country_of(one) in done_to]
        others = [one for one in actors if country_of(one) not in done_to]
        if codes(others) <= BEYOND or any(map(_is_rebelling, own)):
            return actors, recipients
        said = draft.type in SAID and all(map(_is_official, recipients))
        if said or not (_are_joined(scene, own, others) or _are_doers(draft, own)):
            return tuple(others), recipients
    return actors, recipients


def _are_doers(draft: Draft, own: Sequence[Mention]) -> bool:
    """Whether the verb has them as its doers: "Sudland's rebels, backed by Norland, attacked a town in Sudland"."""
    scene = draft.hit.scene
    heads = {scene.tokens[token].span.start for token in scene.subjects(draft.hit.predicate)}
    return any(one.head in heads for one in own)


def without_us(draft: Draft, actors: Side, recipients: Side, abroad: bool) -> Side:
    """The actors; "they" who "will bomb our towns" are none of ours, where the report names others from ``abroad``."""
    ours = codes(filter(_is_ours, recipients)) if abroad and draft.type in FORCE else set()
    return tuple(one for one in actors if not (_is_they(one) and country_of(one) in ours))


def _is_ours(one: Mention) -> bool:
    """ "Our towns", "us": of whoever speaks."""
    return one.evidence.quote.lower().split()[0] in OURS


def _is_they(one: Mention) -> bool:
    """ "They" who are none of us, and no rebels: "they will bomb our towns"."""
    return one.evidence.quote.lower() in THEY and not _is_rebelling(one)


def _is_people(one: Mention) -> bool:
    """Whether they are some of a state, and not the state itself or "both countries"."""
    return one.kind != "state" and not one.by.startswith(PAIR)


def _is_rebelling(one: Mention) -> bool:
    return one.actor is not None and not REBELLING.isdisjoint(one.actor.sectors[:1])


def _is_official(one: Mention) -> bool:
    return one.actor is not None and "GOV" in one.actor.sectors


def _are_joined(scene: Scene, some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether the sentence tells of them together: "Norland and Sudland", "Norlandic and Sudlandic troops"."""
    if {one.evidence.span for one in some} & {one.evidence.span for one in others}:
        return True
    ours, theirs = ({one.head for one in side} for side in (some, others))
    return _is_row(scene, ours, theirs) or _is_row(scene, theirs, ours)


def _is_row(scene: Scene, heads: set[int], others: set[int]) -> bool:
    """Whether some of the others are coordinated to these, by where their heads begin."""
    tokens = (token for token in map(scene.token_at, heads) if token is not None)
    joined = {scene.tokens[token].span.start for token in scene.expand(tokens)} - heads
    return not joined.isdisjoint(others)
