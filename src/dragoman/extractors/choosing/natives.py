"""Nobody occupies his own country: of "the occupied towns of Norland" Norlanders who are spoken of are no occupiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extractors.choosing.candidates import country_of
from dragoman.extractors.counts import case_of
from dragoman.extractors.drafts import Draft
from dragoman.records import Mention

OCCUPYING = frozenset(("occupy", "occupied", "occupation", "annex", "annexed", "annexation"))


def without_natives(draft: Draft, actors: tuple[Mention, ...], recipients: Sequence[Mention]) -> tuple[Mention, ...]:
    """The actors without those of the land that is occupied, unless its own words name them ("by", "Norland's")."""
    scene, index = draft.hit.scene, draft.hit.index
    if draft.mode != "seize" or scene.lemmas[index] not in OCCUPYING:
        return actors
    lands = {country_of(one) for one in (*recipients, *_of_the_land(draft))} - {""}
    own = {one.evidence.span for token in scene.sentence.subtree(index) for one in scene.mentions.get(token, ())}
    return tuple(one for one in actors if country_of(one) not in lands or one.evidence.span in own)


def _of_the_land(draft: Draft) -> Iterator[Mention]:
    """Whoever or whatever is named in the words for what is occupied."""
    scene, index = draft.hit.scene, draft.hit.index
    sentence = scene.sentence
    if sentence.tokens[index].deprel == "amod":
        words = set(sentence.subtree(sentence.tokens[index].head)) - set(sentence.subtree(index))
    else:
        held = [child for child in scene.below(index, "nmod") if case_of(sentence, child) == "of"]
        words = {
            token for child in (*held, *scene.below(index, "obj", "nsubj:pass")) for token in sentence.subtree(child)
        }
    for token in words:
        # "The towns occupied by Norland": the tree may hang who did it on the towns.
        if case_of(sentence, token) != "by":
            yield from scene.mentions.get(token, ())
