"""Who did what a bulletin tells without a subject: "Thanked the envoy for his help", in what an office publishes.

Such a sentence opens with a verb of the past and has nobody in it who did it: whoever publishes it did. A paper has no
such voice. Where another was told of before it ("The envoy was summoned. Denied the charges."), it is the other's; and
no office tells so of force.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extractors.drafts import codes
from dragoman.extractors.publishers import Publisher
from dragoman.extractors.roles import Parties, takes_part
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.directory import Directory
from dragoman.records import Actor, Document, Mention

SUBJECTS = ("nsubj", "csubj", "expl")
# What may stand before the verb: "Today met", "Also, thanked".
BEFORE = ("ADV", "PUNCT", "CCONJ", "NOUN", "ADP", "DET")
AT_MOST = 3
# Who these are is the author.
OURSELVES = ("we", "i")


def read_author(publisher: Publisher, directory: Directory) -> Actor | None:
    """In whose name the publisher tells what it did: a state's, or a body's of no state."""
    if publisher.body is not None:
        return publisher.body
    state = directory.states.get(publisher.country or "") if publisher.official else None
    return Actor(state.name, state.country, ("GOV",), state.id) if state else None


def find_unspoken(document: Document, scenes: Sequence[Scene], author: Actor | None) -> frozenset[int]:
    """The numbers of the sentences before which, in their paragraph, only the author has done or suffered anything."""
    return frozenset(_unspoken(document.text, scenes, author)) if author is not None else frozenset()


def _unspoken(text: str, scenes: Sequence[Scene], author: Actor) -> Iterator[int]:
    end, others = 0, False
    for scene in scenes:
        span = scene.sentence.span
        others = others and "\n" not in text[max(end - 1, 0) : span.start]
        if not others:
            yield scene.number
        others, end = others or _is_of_others(scene, author), span.end


def _is_of_others(scene: Scene, author: Actor) -> bool:
    """Whether anybody is a subject in it who is not the author, or of the author's country; whoever has something done
    to him ("the envoy was summoned") may only be presumed to be.
    """
    subjects = [one for one, lemma in enumerate(scene.lemmas) if lemma not in OURSELVES]
    doing, suffering = (
        scene.parties(token for token in subjects if scene.tokens[token].deprel == relation)
        for relation in ("nsubj", "nsubj:pass")
    )
    if any(one.kind == "person" for one in suffering):
        return True
    return any(
        one.actor is None or _party(one.actor) != _party(author) for one in (*doing, *suffering) if takes_part(one)
    )


def _party(actor: Actor) -> str | None:
    return actor.country or actor.id


def with_author(document: Document, hit: Hit, parties: Parties, author: Actor | None) -> Parties:
    """The parties, with the author among those who act where the sentence has no subject; cited at the verb.

    Of talks of which it says nothing more ("Agreed on joint steps") the report knows better who held them.
    """
    if author is None or hit.trigger.type in FORCE or not is_without_subject(hit):
        return parties
    if author.country in codes((*parties.actors, *parties.recipients)):
        return parties
    somebody = bool(parties.actors or parties.recipients)
    if not somebody if hit.trigger.reciprocal else bool(parties.actors):
        return parties
    token = hit.scene.tokens[hit.predicate]
    own = Mention(document.cite(token.span), token.span.start, "person", author, "mentions/author")
    return Parties((own, *parties.actors), parties.recipients)


def is_without_subject(hit: Hit) -> bool:
    """Whether it is told by the verb that opens its sentence, or one joined to it, and nobody does it there."""
    scene, index = hit.scene, hit.predicate
    while scene.tokens[index].deprel == "conj" and not scene.below(index, *SUBJECTS):
        index = scene.tokens[index].head
    token = scene.tokens[index]
    if token.head >= 0 or token.xpos not in ("VBD", "VBN") or scene.teller or scene.is_headline:
        return False
    if scene.below(index, *SUBJECTS, "aux") or scene.is_passive(index) or list(scene.with_case(index, "by")):
        return False
    before = scene.tokens[:index]
    return len(before) <= AT_MOST and all(one.upos in BEFORE and one.head >= 0 for one in before)
