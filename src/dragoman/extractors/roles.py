"""Who took part in an event: the trigger's role grammar, followed through the tree.

"Norland's strike on the port" and "the port was struck by Norland" have the same actor and recipient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.extractors.scene import SAYING, Scene
from dragoman.extractors.triggers import BIDDEN, Hit
from dragoman.knowledge.codebook import BLAMES
from dragoman.knowledge.modality import Modality
from dragoman.records import Mention

NOT_PARTIES = frozenset(("time", "event", "weapon", "law"))
# Pronouns of what one owns or is: "our people", "his gratitude".
OWN = frozenset(("our", "my", "his", "her", "its", "their", "ourselves", "himself", "herself", "itself", "themselves"))
# Prepositions that may lead to a party through what it owns.
THROUGH = frozenset(("for", "to", "against", "on", "of", "into", "with"))


@dataclass(frozen=True, slots=True)
class Parties:
    """Those who act and those to whom it is done."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]


def find_parties(hit: Hit, modality: Modality) -> Parties:
    """The actors and recipients that the sentence gives, in its order; none stands on both sides."""
    grammar = hit.trigger.grammar
    if undergoes(hit, modality):
        # "Faces accusations from Norland": the subject is the accused.
        actors = _follow(hit, (step for step in grammar.actors if step != "subject"), together=False)
        recipients = hit.scene.parties(hit.scene.subjects(hit.predicate))
    else:
        actors = _follow(hit, grammar.actors, together=hit.trigger.reciprocal)
        recipients = _follow(hit, grammar.recipients, together=False, beside=actors)
    if hit.trigger.reciprocal and len(_countries(actors)) < 2:
        actors = actors + [one for one in _other_side(hit) if one not in actors]
    if hit.trigger.speaks and not actors:
        actors = [one for one in _tellers(hit) if one not in recipients]
    return Parties(in_order(actors), in_order(recipients))


def is_beside(one: Mention, actors: Iterable[Mention], scene: Scene) -> bool:
    """Whether the mention stands for one of the actors, or is the "our" and "his" of what belongs to them."""
    pronoun = one.evidence.quote.lower() in OWN and not _is_object(one, scene)
    return any(
        one is actor
        or is_same_party(one, actor)
        or (pronoun and one.actor and actor.actor and one.actor.country == actor.actor.country)
        for actor in actors
    )


def _is_object(one: Mention, scene: Scene) -> bool:
    """ "Her" in "struck her", which is not the "her" of what she owns."""
    return any(scene.relation(token) in ("obj", "iobj", "obl") for token in scene.tokens_in(one.evidence.span))


def takes_part(one: Mention) -> bool:
    """Whether it may act or be acted on; a weapon acts for the state whose it is: "Norland's jets struck"."""
    return one.kind not in NOT_PARTIES or (one.kind == "weapon" and bool(one.actor and one.actor.country))


def is_known(one: Mention) -> bool:
    """Whether the report or the knowledge base says what party the mention is or belongs to."""
    return one.actor is not None and bool(one.actor.country or one.actor.sectors)


def is_same_party(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one party: the same entry of the knowledge base, or the same name and country."""
    if one.actor is None or other.actor is None:
        return False
    if one.actor.id or other.actor.id:
        return one.actor.id == other.actor.id
    return bool(one.actor.country) and (one.actor.name, one.actor.country) == (other.actor.name, other.actor.country)


def is_any_of(one: Mention, others: Iterable[Mention]) -> bool:
    """Whether it is one of them, or a part of the words for one: "Norland's" in "Norland's envoy"."""
    return any(one is other or one.evidence.span.overlaps(other.evidence.span) for other in others)


def known_parties(scene: Scene, tokens: Iterable[int]) -> list[Mention]:
    """The parties at the tokens of whom anything is known."""
    return [one for one in scene.parties(tokens) if takes_part(one) and is_known(one)]


def _countries(mentions: Iterable[Mention]) -> set[str]:
    return {one.actor.country for one in mentions if one.actor and one.actor.country}


def _other_side(hit: Hit) -> list[Mention]:
    """ "After talks with the minister, the envoy left": the one who talked is the subject of the clause."""
    scene = hit.scene
    if hit.trigger.part != "noun" or hit.carrier is not None or not list(scene.with_case(hit.index, "with")):
        return []
    return [
        one
        for one in scene.parties(scene.subjects(scene.clause(hit.index)))
        if one.kind in ("person", "state", "group", "armed group", "organisation")
    ]


def _follow(hit: Hit, steps: Iterable[str], together: bool, beside: Sequence[Mention] = ()) -> list[Mention]:
    """Those at the places that the grammar names: at all of them together, or at the first where one is known.

    Nobody does it to himself: whoever stands ``beside`` already is passed over.
    """
    found: list[Mention] = []
    for step in steps:
        here = _tellers(hit) if step == "speaker" else _parties_at(hit, step)
        here = [one for one in here if one not in found and takes_part(one) and not is_beside(one, beside, hit.scene)]
        known = [one for one in here if is_known(one)]
        if known and not together:
            return known
        found.extend(here)
    return found


def _parties_at(hit: Hit, step: str) -> list[Mention]:
    """The parties there; where a mere thing stands, its owners: "support for Norland's independence" is for Norland."""
    tokens = list(_at(hit, step))
    found = hit.scene.parties(tokens)
    if step in THROUGH and not any(one.actor is not None for one in found):
        owners = [owner for token in hit.scene.expand(tokens) for owner in _owners(hit.scene, token)]
        return hit.scene.parties(owners) or found
    return found


def _owners(scene: Scene, token: int) -> list[int]:
    return scene.owners(token) or list(scene.with_case(token, "of")) or list(scene.with_case(token, "by"))


def in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    """In the order of the text, each party once: of two mentions of one the first, of nested ones the outer."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda mention: (mention.evidence.span.start, -mention.evidence.span.end)):
        if not any(one is other or is_same_party(one, other) or _is_inside(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _is_inside(one: Mention, other: Mention) -> bool:
    """ "Norlandic" in "the Norlandic and Sudlandic envoys", which stands for both."""
    country = one.actor.country if one.actor else None
    same = other.actor is not None and other.actor.country == country
    return one.evidence.span != other.evidence.span and one.evidence.span in other.evidence.span and same


def undergoes(hit: Hit, modality: Modality) -> bool:
    """Whether the subject of the verb that carries a deed's noun is the one to whom it is done: "faces accusations"."""
    return hit.carrier is not None and hit.scene.lemmas[hit.carrier] in modality.undergo


def _subject(hit: Hit) -> list[int]:
    if hit.trigger.part != "noun":
        return hit.scene.subjects(hit.predicate)
    found = [] if hit.carrier is None else hit.scene.subjects(hit.carrier)
    return found + [one for token in _participles(hit) for one in hit.scene.with_case(token, "by")]


def _participles(hit: Hit) -> list[int]:
    """ "Aid provided by Norland to Sudland", "a war unleashed by Norland"."""
    return [child for child in hit.scene.below(hit.index, "acl") if hit.scene.tokens[child].xpos == "VBN"]


def _object(hit: Hit) -> list[int]:
    return hit.scene.objects(hit.index) if hit.trigger.part == "verb" else []


def _object_party(hit: Hit) -> list[int]:
    """The object where it is a party; "praised Norland's efforts" is for Norland."""
    found = []
    for token in hit.scene.expand(_object(hit)):
        mention = hit.scene.mention(token)
        if mention is not None and mention.actor is not None:
            found.append(token)
    return found or _object_owner(hit)


def _object_owner(hit: Hit) -> list[int]:
    found: list[int] = []
    for token in hit.scene.expand(_object(hit)):
        found.extend(hit.scene.owners(token) or _around(hit.scene, token))
    return found


def _subject_owner(hit: Hit) -> list[int]:
    """Whose it is that comes or goes: "Norland's tanks arrived", "parcels from Norland reached the town"."""
    found: list[int] = []
    for token in hit.scene.expand(hit.scene.surface_subjects(hit.index)):
        found.extend(hit.scene.with_case(token, "from"))
        found.extend(hit.scene.owners(token))
    return found


def _around(scene: Scene, token: int) -> list[int]:
    # "Condemned the attacks in Norland", "the memorandum between Norland and Sudland".
    for word in ("of", "by", "between", "from", "in"):
        if found := list(scene.with_case(token, word)):
            return found
    return []


def _object_place(hit: Hit) -> list[int]:
    found = []
    for token in hit.scene.expand(_object(hit)):
        found.extend([token, *hit.scene.with_case(token, "of"), *hit.scene.with_case(token, "in")])
    return found


def _indirect(hit: Hit) -> list[int]:
    return hit.scene.below(hit.predicate, "iobj")


def _owner(hit: Hit) -> list[int]:
    return hit.scene.owners(hit.index)


def _clause_subject(hit: Hit) -> list[int]:
    """ "Demanded that Norland stop", "called for Norland to stop": whoever should do it."""
    found: list[int] = []
    for clause in hit.scene.below(hit.index, "ccomp", "xcomp", "advcl", "acl"):
        found.extend(hit.scene.below(clause, "nsubj"))
    return found


def _doer(hit: Hit) -> list[int]:
    """Whoever does what the noun is a means of: "attacked with the support of Norland"."""
    above = hit.scene.tokens[hit.index].head
    return hit.scene.subjects(above) if above >= 0 else []


def _clause_object(hit: Hit) -> list[int]:
    """ "Pledged to help Norland": for whom the thing promised is done."""
    found: list[int] = []
    for clause in hit.scene.below(hit.index, "xcomp", "acl", "ccomp"):
        found.extend(hit.scene.objects(clause))
        for word in ("to", "with", "for"):
            found.extend(hit.scene.with_case(clause, word))
    return found


def _surface_subject(hit: Hit) -> list[int]:
    return hit.scene.surface_subjects(hit.index)


def _for_owner(hit: Hit) -> list[int]:
    """ "Thanked for Norland's support", "for the support of Norland"."""
    found: list[int] = []
    for token in hit.scene.with_case(hit.index, "for"):
        found.extend(hit.scene.owners(token) or _around(hit.scene, token))
    return found


def _at(hit: Hit, step: str) -> Iterable[int]:
    return _STEPS[step](hit) if step in _STEPS else _after(hit, step)


def _tellers(hit: Hit) -> list[Mention]:
    """Who says the sentence, here or in the quotation that runs on from one before it."""
    return hit.scene.parties(_speaker(hit)) or list(hit.scene.teller)


def _speaker(hit: Hit) -> list[int]:
    """Whoever says the sentence: "It was time to help, the minister said"."""
    scene = hit.scene
    for token in (hit.predicate, *scene.sentence.ancestors(hit.predicate)):
        head = scene.tokens[token].head
        if head >= 0 and scene.tokens[token].deprel in ("ccomp", "parataxis") and scene.lemmas[head] in SAYING:
            return scene.subjects(head)
        for child in scene.below(token, "parataxis", "ccomp"):
            if scene.lemmas[child] in SAYING and (found := scene.subjects(child)):
                return found
    return _heard_speaker(hit) if hit.trigger.voice in (*BLAMES, *BIDDEN) else []


def _heard_speaker(hit: Hit) -> list[int]:
    """Whoever is heard to say what the word stands in: "according to the envoy"."""
    return next(
        (
            [one.source]
            for one in hit.scene.sentence.hearings or ()
            if one.source is not None and one.content and one.content[0] <= hit.index <= one.content[1]
        ),
        [],
    )


def _described(hit: Hit) -> list[int]:
    """The noun that an adjective describes."""
    return [hit.scene.tokens[hit.index].head] if hit.scene.tokens[hit.index].deprel == "amod" else []


def _after(hit: Hit, word: str) -> Iterator[int]:
    """Those after a preposition, below the trigger, below its carrier ("imposed sanctions on"), or its object."""
    yield from hit.scene.with_case(hit.index, word)
    for token in (*hit.words, *([] if hit.carrier is None else [hit.carrier])):
        yield from hit.scene.with_case(token, word)
    if hit.trigger.part == "noun":
        for token in _participles(hit):
            yield from hit.scene.with_case(token, word)
    for token in _object(hit):
        yield from hit.scene.with_case(token, word)


_STEPS: dict[str, Callable[[Hit], list[int]]] = {
    "subject": _subject,
    "object": _object,
    "object-party": _object_party,
    "object-owner": _object_owner,
    "subject-owner": _subject_owner,
    "object-place": _object_place,
    "iobj": _indirect,
    "owner": _owner,
    "clause-subject": _clause_subject,
    "clause-object": _clause_object,
    "doer": _doer,
    "surface-subject": _surface_subject,
    "noun": _described,
    "for-owner": _for_owner,
}
