"""Words that tell of an event: "attacked", "held talks", "issued arrest warrants", where what is beside them allows it.

"The rebels released twelve hostages" is RETREAT; "the band released an album" is nothing, since the codebook
asks for captives as its object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extractors.beside import BESIDE, is_one, objects_of
from dragoman.extractors.constructions import VOICES
from dragoman.extractors.scene import Scene
from dragoman.knowledge.codebook import BLAMES, Codebook, Part, Trigger
from dragoman.knowledge.modality import Modality
from dragoman.records import Sighting, Token

PARTS: dict[str, tuple[Part, ...]] = {
    "VERB": ("verb",),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective",),
}
# "Norland must confirm", "Norland should confirm", "it must be confirmed": whatever the verb is, it is asked for.
BIDDEN = ("bidden", "enjoined", "due")
# "With the support of Norland": what something is done with.
MEANS = "means"
# What stands before a day, and before those to whom something is done.
AT = frozenset(("on", "at", "in"))
DENYING = frozenset(("not", "never"))
# How a noun stands to the verb that carries it: "began a week of talks" has the week as no object, but as a measure.
CARRIED = ("obj", "nsubj:pass", "obl", "obl:unmarked")
# How a noun stands to the verb that says that it happens.
HAPPENING = ("nsubj", "nsubj:pass", "nsubj:outer")
# How a proposal stands to the word that answers it: "accepted it", "it was accepted", "agreed to it".
ANSWERED = ("obj", "nsubj:pass", "obl")


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found: the token, the other words of its phrase, and the verb that carries it ("held talks").

    ``sighting`` is what the model sees there, ``score`` the chance that it is an event of the trigger's type.
    """

    scene: Scene
    index: int
    trigger: Trigger
    words: tuple[int, ...]
    carrier: int | None
    happens: int | None = None
    sighting: Sighting | None = None
    score: float = 0.0

    @property
    def predicate(self) -> int:
        """The token that tells tense and mood: the carrier, or the verb of "talks took place", where there is one."""
        if self.carrier is not None:
            return self.carrier
        return self.index if self.happens is None else self.happens


def find_triggers(scene: Scene, codebook: Codebook, modality: Modality) -> tuple[list[Hit], list[Hit]]:
    """The triggers of a sentence, in order, and those that are no event of their own.

    Words that belong to another trigger's phrase are not told twice.
    """
    hits = [hit for index in range(len(scene.tokens)) if (hit := _hit(scene, index, codebook, modality))]
    spoken_for = {word for hit in hits for word in hit.words}
    found = {hit.index: hit for hit in hits if hit.index not in spoken_for}
    none = [hit for hit in found.values() if _told_by_its_carrier(hit, found, codebook)]
    return [hit for hit in found.values() if hit not in none], none


def _told_by_its_carrier(hit: Hit, found: dict[int, Hit], codebook: Codebook) -> bool:
    """In "pledged assistance" and "rejected the request" there is one event; in "demanded an inquiry" there are two."""
    kind = codebook.types[hit.trigger.type]
    carrier = None if hit.carrier is None else found.get(hit.carrier)
    if carrier is not None and kind.planned == carrier.trigger.type and carrier.trigger.voice not in BLAMES:
        return True
    token = hit.scene.tokens[hit.index]
    answer = found.get(token.head) if hit.trigger.part == "noun" and token.deprel in ANSWERED else None
    return answer is not None and answer.trigger.type in kind.answered


def hit_at(scene: Scene, index: int, trigger: Trigger, modality: Modality) -> Hit:
    """A hit at a token that no trigger of the codebook foresees."""
    nominal = trigger.part == "noun"
    carrier = _carrier(scene, index, modality) if nominal else None
    happens = _happens(scene, index, modality) if nominal and carrier is None else None
    return Hit(scene, index, trigger, (), carrier, happens)


def part_of(token: Token) -> Part:
    """What part of speech the word is taken for."""
    return (_parts(token) or ("noun",))[0]


def _hit(scene: Scene, index: int, codebook: Codebook, modality: Modality) -> Hit | None:
    token = scene.tokens[index]
    if token.upos in ("VERB", "ADJ") and index and token.text[0].isupper() and scene.tokens[index - 1].upos != "PUNCT":
        # Part of a name: "the Ministry for the Occupied Territories".
        return None
    if token.deprel in ("compound", "flat") and token.text[0].isupper():
        # "Popular Mobilization Forces".
        return None
    for trigger, words in matches(scene, index, codebook.triggers):
        nominal = trigger.part == "noun"
        carrier = _carrier(scene, index, modality) if nominal else None
        happens = _happens(scene, index, modality) if nominal and carrier is None else None
        said = (*words, *_matched_objects(scene, index, trigger))
        return Hit(scene, index, trigger, said, carrier, happens)
    return None


def matches(
    scene: Scene, index: int, table: Mapping[tuple[Part, str], Sequence[Trigger]]
) -> Iterator[tuple[Trigger, tuple[int, ...]]]:
    """The triggers of a table that fit a word and what is beside it, each with the tokens of its other words."""
    for part in _parts(scene.tokens[index]):
        own, any_word = table.get((part, _word(scene, index, part)), ()), table.get((part, "*"), ())
        # "Norland must withdraw", as somebody says, asks for what is not done: that comes before the deed.
        bidden = (one for one in (*any_word, *own) if one.voice in BIDDEN)
        for trigger in (*bidden, *own, *any_word):
            words = _phrase(scene, index, trigger)
            if words is not None and _allowed(scene, index, trigger):
                yield trigger, words


def _parts(token: Token) -> tuple[Part, ...]:
    """What the word can be: a gerund is a noun as well, a participle before its noun an adjective."""
    if token.upos == "VERB" and token.xpos == "VBG":
        return ("verb", "noun")
    return ("adjective", "verb") if token.upos == "VERB" and token.deprel == "amod" else PARTS.get(token.upos, ())


def _word(scene: Scene, index: int, part: Part) -> str:
    # The noun or adjective that a participle is: "the shelling", "occupied towns".
    token = scene.tokens[index]
    if part == "adjective":
        # "Norlandic-occupied" is occupied.
        return token.text.lower().rpartition("-")[2]
    return token.text.lower() if token.upos == "VERB" and part != "verb" else scene.lemmas[index]


def _carrier(scene: Scene, index: int, modality: Modality) -> int | None:
    """The verb of "held talks", "talks were held", "entered into a pact"; also of "a round of talks", "$5m in aid"."""
    token = scene.tokens[index]
    if token.deprel == "conj" and token.head >= 0:
        return _carrier(scene, token.head, modality)
    if token.deprel == "nmod" and (
        (scene.lemmas[token.head] in modality.portions and scene.case(index) == "of")
        or (scene.case(index) == "in" and _is_sum(scene, token.head))
    ):
        return _carrier(scene, token.head, modality)
    # "A decision will be made": the tree may take it for a subject that acts.
    suffers = token.deprel == "nsubj" and bool(scene.below(token.head, "aux:pass"))
    if token.head >= 0 and (token.deprel in CARRIED or suffers):
        verb = scene.tokens[token.head]
        if verb.upos == "VERB" and scene.lemmas[token.head] in modality.perform:
            # A subject in its own right, as in "in talks, X offered": only these verbs take the event in "in".
            if token.deprel == "obl" and scene.lemmas[token.head] not in modality.join:
                return None
            return token.head
    return None


def _is_sum(scene: Scene, index: int) -> bool:
    return scene.tokens[index].upos in ("NUM", "SYM") or bool(scene.below(index, "nummod"))


def _happens(scene: Scene, index: int, modality: Modality) -> int | None:
    """The verb of "talks took place", "a meeting is planned"."""
    token = scene.tokens[index]
    if token.deprel not in HAPPENING or scene.tokens[token.head].upos not in ("VERB", "ADJ"):
        return None
    return token.head if scene.lemmas[token.head] in modality.happen else None


def _phrase(scene: Scene, index: int, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of the phrase's other words; None where one is missing."""
    if not trigger.rest:
        return ()
    near = _around_verb(scene, index) if trigger.part == "verb" else _around_noun(scene, index)
    found = tuple(near.get(word, -1) for word in trigger.rest)
    if -1 in found or _is_apart(scene, found):
        return None
    return tuple(word for word in found if scene.tokens[word].upos in ("NOUN", "VERB", "PROPN"))


def _is_apart(scene: Scene, found: Sequence[int]) -> bool:
    """Whether a noun of the phrase follows another preposition than the phrase's.

    "During a meeting he called for rules" calls for no meeting.
    """
    return any(
        scene.tokens[one].upos == "ADP"
        and scene.tokens[other].upos in ("NOUN", "PROPN")
        and scene.case(other) not in (scene.lemmas[one], "")
        for one, other in pairwise(found)
    )


def _around_verb(scene: Scene, index: int) -> dict[str, int]:
    near: dict[str, int] = {}
    for child in scene.sentence.children[index]:
        relation = scene.tokens[child].deprel
        if relation in ("nsubj", "conj", "cc", "punct", "parataxis", "ccomp", "mark", "aux") or child == index:
            continue
        for token in scene.expand([child]):
            near.setdefault(scene.lemmas[token], token)
            near.setdefault(scene.tokens[token].text.lower(), token)
        for inner in scene.below(child, "case", "mark", "amod", "compound", "fixed", "advmod"):
            if not _is_phrasal(scene, inner, child):
                continue
            near.setdefault(scene.lemmas[inner], inner)
    if scene.is_passive(index) or scene.tokens[index].deprel == "acl:relcl":
        for token in scene.objects(index):
            near.setdefault(scene.lemmas[token], token)
    return near


def _is_phrasal(scene: Scene, inner: int, child: int) -> bool:
    """Whether a word below what hangs on a verb may be one of its phrase: no "on" of a day, of adverbs only "not"."""
    if scene.relation(inner) == "advmod":
        return scene.lemmas[inner] in DENYING
    return child not in scene.timed or scene.lemmas[inner] not in AT


def _around_noun(scene: Scene, index: int) -> dict[str, int]:
    near: dict[str, int] = {}
    for child in scene.below(index, "amod", "compound", "nmod", "acl", "nummod"):
        near.setdefault(scene.lemmas[child], child)
        near.setdefault(scene.tokens[child].text.lower(), child)
        for inner in scene.below(child, "compound", "amod", "conj"):
            near.setdefault(scene.lemmas[inner], inner)
    if index and scene.tokens[index - 1].upos in ("NOUN", "ADJ", "PROPN"):
        near.setdefault(scene.lemmas[index - 1], index - 1)
    return near


def _allowed(scene: Scene, index: int, trigger: Trigger) -> bool:
    """Whether what must stand beside the word does, and what must not does not."""
    unwanted = trigger.unwanted
    if "words" in unwanted and not unwanted["words"].isdisjoint(scene.words):
        return False
    if trigger.speaks and scene.tokens[index].deprel == "amod" and trigger.part == "verb":
        # "The disputed election", "a proposed law": a property, not the act.
        return False
    if trigger.voice and not VOICES[trigger.voice](scene, index):
        return False
    for key, lemmas in trigger.wanted.items():
        if key == "words":
            if lemmas.isdisjoint(scene.words):
                return False
        elif key in BESIDE and not any(
            is_one(scene, token, lemmas) for token in BESIDE[key](scene, index, trigger.part)
        ):
            return False
    for key, lemmas in unwanted.items():
        if key != "words" and any(is_one(scene, token, lemmas) for token in BESIDE[key](scene, index, trigger.part)):
            return False
    return True


def _matched_objects(scene: Scene, index: int, trigger: Trigger) -> Iterator[int]:
    # In "boycotted the vote" the vote is part of what is told, and no event beside it.
    if trigger.part == "verb" and "object" in trigger.wanted:
        for token in objects_of(scene, index, trigger.part):
            if scene.lemmas[token] in trigger.wanted["object"]:
                yield token
