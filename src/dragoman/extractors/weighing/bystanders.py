"""Who stands beside a deed of force, and by that has no part in it: who helps, thanks, needs, or puts it down.

In "Norland stands with Sudland in the hard days of the invasion" neither of them invades; in "soldiers put down the
riots" the soldiers do not riot; the army of "destroyed tanks of the army" has destroyed none.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.phrases import is_number_of_doers
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# How what only says when it was hangs on what is told, and what stands before it there.
HANGING = frozenset(("obl", "nmod", "advcl", "acl", "conj"))
MEANWHILE = frozenset(
    (
        "during", "amid", "amidst", "since", "throughout", "despite", "after", "before", "because", "under", "from",
        "in", "at",
    )
)  # fmt: skip
# Before the deed itself it may say in what one helps: "helped them in the war".
THEREIN = frozenset(("in", "at"))
# What stands before him whom one helps, thanks or greets.
TOWARDS = ("with", "by", "to", "for", "of")
# Verbs of helping that are so only with one of these before him who is helped.
SIDED = {"stand": frozenset(("with", "by", "behind", "beside", "for"))}
# Verbs of quelling that are so only with a particle.
PARTICLES = {"break": "up", "put": "down"}
# What stands before what is put down, where a noun says so: "the suppression of protests", "a crackdown on protests".
OF_QUELLED = frozenset(("of", "on", "against"))
# How what was done to something hangs on it where it stands before it.
BEFORE = ("amod", "compound")
# What a deed is called by that used no force: "a car bombing", "the school shooting".
STANDING = frozenset(("place", "facility", "weapon"))


def bystanders(hit: Hit, role: str, modality: Modality) -> Iterator[int]:
    """Who helps, thanks or needs something while a noun of force goes on: "needs more, as the war goes on".

    Who helps another then does not suffer it, either. Of "helped Sudland in the war" Sudland may wage it.
    """
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun" or hit.carrier is not None:
        return
    scene, told = hit.scene, list(_told_meanwhile(hit, modality))
    for word, _ in told:
        for noun in scene.with_case(word, "for") if _is_thanks(scene.lemmas[word], modality) else ():
            # "Grateful for the stand of the envoy": he has it.
            yield from (token for one in scene.expand([noun]) for token in scene.with_case(one, "of"))
    if _has_sides(hit):
        return
    for word, whole in told:
        helping = _is_help(scene.lemmas[word], modality)
        if role == "actor" or helping:
            yield from scene.expand(scene.surface_subjects(word) if _is_verb(scene, word) else scene.owners(word))
        if role == "actor" and whole:
            objects = scene.below(word, "obj", "iobj", "nsubj:pass")
            yield from scene.expand([*objects, *(one for case in TOWARDS for one in scene.with_case(word, case))])
    if role == "actor":
        yield from _givers(hit, modality)
        yield from _outside(hit)
        yield from _undaunted(hit)


def _givers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whose help it is of which the sentence tells beside it: "despite grants from Norland"."""
    scene, own = hit.scene, set(hit.scene.sentence.subtree(hit.index))
    for word, lemma in enumerate(scene.lemmas):
        if _is_help(lemma, modality) and scene.tokens[word].upos == "NOUN" and word not in own:
            yield from scene.expand([*scene.owners(word), *scene.with_case(word, "from")])


def _outside(hit: Hit) -> set[int]:
    """All who stand outside a side clause that tells only that it goes on or ends: "when the war is over"."""
    scene, clause = hit.scene, hit.scene.tokens[hit.index].head
    if scene.relation(hit.index) != "nsubj" or clause < 0 or scene.relation(clause) != "advcl":
        return set()
    if scene.below(clause, "obj", "ccomp", "xcomp"):
        return set()
    return set(range(len(scene.tokens))).difference(scene.sentence.subtree(clause))


def _undaunted(hit: Hit) -> list[int]:
    """Who acts "despite the shelling", which another does; those who fight on do so in spite of each other."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if scene.case(hit.index) != "despite" or hit.trigger.mutual or verb < 0:
        return []
    return scene.expand(scene.surface_subjects(scene.clause(verb)))


def _has_sides(hit: Hit) -> bool:
    """Whether its own words say who wages it: "its war", "the war with Norland"."""
    scene, index = hit.scene, hit.index
    told = (token for case in ("with", "against", "between", "by") for token in scene.with_case(index, case))
    return bool(scene.owners(index)) or any(True for _ in told)


def _told_meanwhile(hit: Hit, modality: Modality) -> Iterator[tuple[int, bool]]:
    """The words of helping or needing beside which the deed says when it was; and whether it says no more."""
    scene, word = hit.scene, hit.index
    if scene.relation(word) == "nsubj" and scene.tokens[word].head >= 0:
        word = scene.tokens[word].head
    led = False
    while scene.tokens[word].head >= 0 and scene.relation(word) in HANGING:
        case, above = scene.case(word), scene.tokens[word].head
        side = scene.relation(word) == "advcl"
        led = led or side or case in MEANWHILE or (case == "on" and word != hit.index)
        if _stands_by(scene, above, modality):
            if led:
                yield above, word != hit.index or case not in THEREIN
        elif _is_verb(scene, above):
            return
        word = above


def _stands_by(scene: Scene, word: int, modality: Modality) -> bool:
    lemma = scene.lemmas[word]
    if lemma in SIDED:
        return any(True for case in SIDED[lemma] for _ in scene.with_case(word, case))
    return _is_help(lemma, modality) or (lemma in modality.needing and _is_verb(scene, word))


def _is_help(lemma: str, modality: Modality) -> bool:
    return lemma in modality.standing_by or lemma in modality.helping or _is_thanks(lemma, modality)


def _is_thanks(lemma: str, modality: Modality) -> bool:
    return lemma in modality.thank or lemma in modality.thanks


def _is_verb(scene: Scene, word: int) -> bool:
    return scene.tokens[word].upos in ("VERB", "AUX")


def quellers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who puts down what others do: "soldiers put down the riots", "the army's suppression of the protests"."""
    scene, index = hit.scene, hit.index
    above = scene.tokens[index].head
    if hit.trigger.type != "PROTEST" or hit.trigger.part != "noun" or above < 0:
        return
    if _is_verb(scene, above):
        quelled = index in scene.objects(above) or scene.tokens[index].deprel == "nsubj:pass"
        if quelled and _quells(scene, above, modality):
            yield from scene.expand(scene.subjects(above))
    elif scene.lemmas[above] in modality.quelling and scene.case(index) in OF_QUELLED:
        yield from (*scene.owners(above), *scene.with_case(above, "by"))


def _quells(scene: Scene, verb: int, modality: Modality) -> bool:
    lemma = scene.lemmas[verb]
    particles = {scene.lemmas[child] for child in scene.below(verb, "compound:prt", "advmod")}
    return lemma in modality.quell or (lemma in PARTICLES and PARTICLES[lemma] in particles)


def owners_of_harmed(hit: Hit) -> Iterator[int]:
    """Whose what was harmed is, and who only has to do with it since: "visited the destroyed tanks of the army"."""
    scene, index = hit.scene, hit.index
    token = scene.tokens[index]
    # Trees make "bombed" of "the bombed headquarters" a part of its name, or an adjective like any other.
    before = token.deprel in BEFORE and hit.trigger.part != "noun" and token.text.lower().endswith("ed")
    if hit.trigger.type not in FORCE or not (before or (token.deprel in ("amod", "acl") and scene.is_passive(index))):
        return
    noun = token.head
    yield from scene.expand([*scene.with_case(noun, "of"), *scene.owners(noun)])
    if hit.trigger.type == "ASSAULT" and token.deprel != "acl":
        yield from scene.expand(scene.surface_subjects(scene.clause(noun)))


def judges(hit: Hit) -> Iterator[int]:
    """Who only calls something a deed of force: "they are crimes", "Norland said that the raid was a crime"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun" or not scene.below(index, "cop"):
        return
    if scene.relation(index) == "ccomp":
        yield from scene.expand(scene.surface_subjects(scene.tokens[index].head))
    for saying in scene.below(index, "parataxis"):
        yield from scene.expand(scene.below(saying, "nsubj"))


def counted(hit: Hit) -> Iterator[int]:
    """What only says in what number others do it: "gave blood by the hundreds"."""
    sentence = hit.scene.sentence
    yield from (token for token in range(len(sentence.tokens)) if is_number_of_doers(sentence, token))


def unarmed(hit: Hit) -> Iterator[int]:
    """Courts before which a deed of force comes, and what it is called by: the car of "a car bombing"."""
    scene = hit.scene
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun":
        return
    for token in range(len(scene.tokens)):
        one = scene.mention(token)
        if one is not None and one.kind == "court":
            yield token
    for token in scene.below(hit.index, "compound"):
        one = scene.mention(token)
        if one is not None and one.kind in STANDING and scene.tokens[token].upos == "NOUN":
            yield token


def beholders(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who sees a deed of force, or backs it: "saw the murder of their neighbours", "urged them not to fund the war"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun" or scene.relation(hit.index) != "obj":
        return
    if scene.lemmas[verb] in modality.witness | modality.helping and scene.tokens[verb].upos == "VERB":
        yield from scene.expand(scene.surface_subjects(verb))


def committers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Whose a deed is by its noun: "Norland's crimes" are not done to Norland, nor are "protests of miners" to them."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun":
        return
    if hit.trigger.type in FORCE and scene.lemmas[index] in modality.committed:
        yield from scene.owners(index)
    if hit.trigger.type == "PROTEST":
        yield from scene.with_case(index, "of")
