"""What stands beside a trigger: an object that is a party, a subject that is armed, the noun's owner.

"@person" and "@media" name a class of words in the codebook; each asks a word, and the mention
that it heads, a question.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extractors.scene import PARTITIVES, Scene
from dragoman.knowledge.codebook import Part
from dragoman.records import Mention

NOUN_ARGUMENTS = ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "xcomp", "conj")
# What is done to others, and may be said to have been somebody's doing.
DEEDS = frozenset(
    (
        "attack", "bombing", "bomb", "blast", "explosion", "killing", "murder", "massacre", "assassination", "strike",
        "airstrike", "raid", "ambush", "shooting", "shelling", "hack", "cyberattack", "sabotage", "arson", "poisoning",
        "kidnapping", "abduction", "atrocity", "abuse", "crime", "violation", "death", "breach", "disappearance",
    )
)  # fmt: skip
# Nouns by which what they are of does something: "the force of the wind".
FORCES = frozenset(("force", "weight", "strength", "power"))
ARMED_SECTORS = frozenset(("MIL", "REB", "PRM", "UAF"))


def is_one(scene: Scene, token: int, lemmas: frozenset[str]) -> bool:
    """Whether it is one of these words, or of a class of words among them."""
    if scene.lemmas[token] in lemmas or scene.tokens[token].text.lower() in lemmas:
        return True
    return any(name in lemmas and test(scene, token, scene.mention(token)) for name, test in CLASSES.items())


def objects_of(scene: Scene, index: int, part: Part) -> list[int]:
    """What a trigger is of: the object of a verb, what an adjective describes, what hangs on a noun."""
    if part == "verb":
        found = scene.objects(index) + scene.below(index, "xcomp", "iobj")
        found += [child for child in scene.below(index, "advcl", "ccomp") if scene.below(child, "mark")]
        return scene.expand(found)
    if part == "adjective":
        # "The ready troops", "ready to go", "committed to the truce".
        head = [scene.tokens[index].head] if scene.tokens[index].deprel == "amod" else []
        return head + scene.expand(scene.below(index, "xcomp", "advcl", "ccomp", "obl"))
    return scene.expand(scene.below(index, "nmod", "acl", "compound", "xcomp", "nmod:poss"))


def _subjects(scene: Scene, index: int, part: Part) -> list[int]:
    """The subjects, and of whom they are so many, or of what they are the force: "hundreds of soldiers"."""
    found = scene.expand(scene.subjects(index))
    leading = (token for token in found if scene.lemmas[token] in PARTITIVES | FORCES)
    return [*found, *(inner for token in leading for inner in scene.with_case(token, "of"))]


def _modifiers(scene: Scene, index: int, part: Part) -> list[int]:
    if part == "verb":
        found = scene.below(index, "advmod", "compound", "obl")
        return found + [inner for child in found for inner in scene.below(child, "case")]
    if part == "adjective":
        # "Fully responsible", "nowhere near enough".
        found = scene.below(index, "advmod")
        return found + [inner for child in found for inner in scene.below(child, "advmod")]
    return scene.below(index, "amod", "compound", "nmod:poss", "nummod", "det", "nmod")


def _governors(scene: Scene, index: int, part: Part) -> list[int]:
    token = scene.tokens[index]
    if token.deprel == "conj" and scene.tokens[token.head].upos in ("NOUN", "PROPN"):
        return _governors(scene, token.head, part)
    if token.head < 0 or token.deprel not in (*NOUN_ARGUMENTS, "compound"):
        return []
    # "A warrant for the general for war crimes": it is the warrant that is for both.
    above = scene.tokens[token.head]
    further = token.deprel == above.deprel == "nmod" and scene.case(index) == scene.case(token.head) == "for"
    # "War crimes": the noun that it stands before governs it as a verb would.
    return [token.head, above.head] if further else [token.head]


def _called(scene: Scene, index: int, part: Part) -> list[int]:
    """As what something is seen: "recognised it as a sponsor", "as a terrorist organisation"."""
    found = list(scene.with_case(index, "as"))
    return [*found, *(inner for token in found for inner in scene.below(token, "amod", "compound"))]


def _is_party(scene: Scene, token: int, mention: Mention | None) -> bool:
    return mention is not None and mention.actor is not None


def _is_person(scene: Scene, token: int, mention: Mention | None) -> bool:
    return mention is not None and mention.kind == "person"


def _is_people(scene: Scene, token: int, mention: Mention | None) -> bool:
    return (mention is not None and mention.kind == "person") or scene.tokens[token].upos == "NUM"


def _is_state(scene: Scene, token: int, mention: Mention | None) -> bool:
    return mention is not None and mention.kind == "state"


def _is_place(scene: Scene, token: int, mention: Mention | None) -> bool:
    if mention is not None and mention.kind in ("place", "state", "facility"):
        return True
    return any(label.first <= token < label.last and label.kind == "place" for label in scene.sentence.labels)


def _is_locality(scene: Scene, token: int, mention: Mention | None) -> bool:
    """A town or building, and not the state that "Norland" and its capital stand for."""
    if mention is not None and mention.kind == "state":
        return False
    return _is_place(scene, token, mention)


def _is_body(scene: Scene, token: int, mention: Mention | None) -> bool:
    """An organisation or a party of which it is known who it is."""
    return mention is not None and mention.actor is not None and mention.kind in ("organisation", "party")


def _is_armed(scene: Scene, token: int, mention: Mention | None) -> bool:
    if mention is None:
        return False
    sectors = mention.actor.sectors if mention.actor else ()
    return mention.kind in ("armed group", "force") or not ARMED_SECTORS.isdisjoint(sectors)


def _is_leader(scene: Scene, token: int, mention: Mention | None) -> bool:
    return (
        mention is not None
        and mention.kind == "person"
        and mention.actor is not None
        and "GOV" in mention.actor.sectors
    )


def _is_media(scene: Scene, token: int, mention: Mention | None) -> bool:
    sectors = mention.actor.sectors if mention and mention.actor else ()
    return mention is not None and (mention.kind in ("outlet", "platform") or "JRN" in sectors)


def _is_for(scene: Scene, token: int, mention: Mention | None) -> bool:
    return scene.case(token) in ("for", "of", "to")


def is_infinitive(scene: Scene, token: int) -> bool:
    """ "To leave"; not "leaving"."""
    return any(scene.lemmas[child] == "to" for child in scene.below(token, "mark"))


def _is_deed(scene: Scene, token: int, mention: Mention | None) -> bool:
    return scene.lemmas[token] in DEEDS


CLASSES: dict[str, Callable[[Scene, int, Mention | None], bool]] = {
    "@party": _is_party,
    "@person": _is_person,
    "@people": _is_people,
    "@state": _is_state,
    "@place": _is_place,
    "@locality": _is_locality,
    "@body": _is_body,
    "@armed": _is_armed,
    "@leader": _is_leader,
    "@media": _is_media,
    "@employee": _is_person,
    "@to-do": lambda scene, token, mention: is_infinitive(scene, token),
    "@for": _is_for,
    "@deed": _is_deed,
}


BESIDE: dict[str, Callable[[Scene, int, Part], list[int]]] = {
    "object": objects_of,
    "subject": _subjects,
    "modifier": _modifiers,
    "governor": _governors,
    "as": _called,
}
