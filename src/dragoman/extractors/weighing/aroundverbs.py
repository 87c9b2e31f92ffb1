"""Who has another part than a deed's, as the words around its verb say: "marchers clashed after the cabinet cut wages".

The cabinet clashes with nobody there; nor do the rebels of "rebels armed by Norland" arm anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extractors.roles import takes_part
from dragoman.extractors.scene import RELATIVE, Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing.tellers import SUBJECTS
from dragoman.knowledge.modality import Modality

# Quads of what is done against somebody, and what stands before those against whom it is done.
CONFLICT = (3, 4)
OPPOSITE = ("with", "against")
# Who is moved, and is not who is threatened by it.
UNITS = frozenset(
    ("troop", "soldier", "force", "army", "unit", "brigade", "battalion", "fleet", "reservist", "fighter", "navy")
)
# Words for somebody of whom nobody says who he is.
OPEN = frozenset(("whoever", "anyone", "anybody"))


def of_whom_it_may_be(hit: Hit) -> Iterator[int]:
    """ "Whoever supplies Norland": who that is the words leave open, and nobody else does it."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.part != "verb" or hit.trigger.speaks or scene.is_passive(verb):
        return
    above = [scene.tokens[verb].head] if scene.relation(verb) == "acl" and scene.tokens[verb].xpos != "VBN" else []
    if open_ := [token for token in (*scene.below(verb, "nsubj"), *above) if scene.lemmas[token] in OPEN]:
        inside = {*open_, *(token for one in open_ if one not in above for token in scene.sentence.subtree(one))}
        yield from (token for token in range(len(scene.tokens)) if token not in inside)


def warners(hit: Hit) -> Iterator[int]:
    """ "Norland warned against arming the rebels": it arms nobody."""
    scene, verb = hit.scene, hit.predicate
    marks = {scene.lemmas[mark] for mark in scene.below(verb, "mark", "case")}
    if scene.tokens[verb].xpos == "VBG" and scene.relation(verb) in ("advcl", "obl") and "against" in marks:
        yield from scene.expand(scene.surface_subjects(scene.tokens[verb].head))


def of_what_is_described(scene: Scene, verb: int) -> Iterator[int]:
    """Who is only named to say where or whose it was: "drones hit a port where Sudlandic troops are stationed"."""
    for noun in scene.below(verb, "obj", "obl"):
        for part in (noun, *scene.below(noun, "nmod")):
            for clause in scene.below(part, "acl:relcl"):
                yield from scene.sentence.subtree(clause)


def moved_units(hit: Hit) -> Iterator[int]:
    """The forces that are moved: "massed troops on the border", "a brigade was sent to the north"."""
    scene, lemmas = hit.scene, hit.trigger.wanted.get("object", frozenset())
    for token in scene.below(hit.index, "obj", "nsubj:pass"):
        if scene.lemmas[token] in lemmas or scene.lemmas[token] in UNITS:
            yield token


def to_be_freed(scene: Scene, verb: int, modality: Modality) -> Iterator[int]:
    """Whom others are asked to free, or to hold: "called for the release of the envoy", "demanded that he be freed"."""
    for noun in scene.below(verb, "obl", "obj", "nmod"):
        if scene.lemmas[noun] in modality.undergone:
            yield from (*scene.owners(noun), *scene.with_case(noun, "of"))
        elif any(scene.lemmas[word] in modality.undergone for word in scene.below(noun, "compound")):
            # "For the release of President Poe", where the tree has the release as a part of his name.
            yield from [noun] if any(scene.lemmas[word] == "of" for word in scene.below(noun, "case")) else []
    for clause in scene.below(verb, "ccomp"):
        if any(scene.lemmas[mark] == "that" for mark in scene.below(clause, "mark")):
            yield from scene.below(clause, "nsubj:pass")


def is_turned(hit: Hit) -> bool:
    """Whether the verb is one whose subject the codebook has among the recipients alone: "received aid from"."""
    grammar = hit.trigger.grammar
    return (
        hit.trigger.part == "verb"
        and hit.trigger.voice is None
        and grammar.recipients[:1] == ("subject",)
        and "subject" not in grammar.actors
    )


def does_to_another(hit: Hit, modality: Modality) -> bool:
    """Whether the verb tells what its subject does to another: "Norland dropped the charges"."""
    scene, index = hit.scene, hit.index
    grammar = hit.trigger.grammar
    return (
        scene.tokens[index].upos == "VERB"
        and hit.trigger.voice is None
        # Where the model alone sees an accusation, it may lie in what the accused does: "they break the truce".
        and (bool(hit.trigger.lemma) or hit.trigger.type != "ACCUSE")
        and not {"subject", "surface-subject"}.intersection(grammar.recipients)
        and scene.lemmas[index] not in modality.undergo | modality.suffer
        and not scene.is_passive(index)
        # "The miners whom they had seized": the noun before the clause is its object.
        and (bool(scene.below(index, "obj")) or (scene.tokens[index].deprel == "acl:relcl" and _has_gap(scene, index)))
    )


def _has_gap(scene: Scene, verb: int) -> bool:
    """Whether a clause with a subject of its own says what is done to the noun before it."""
    subjects = scene.below(verb, "nsubj")
    return bool(subjects) and not any(scene.lemmas[one] in RELATIVE for one in subjects)


def of_the_verb_beside(scene: Scene, verb: int) -> Iterator[int]:
    """ "Met the envoys and fined the banks": whom the other of two verbs has as its object, where each has one."""
    if not any(map(takes_part, scene.parties(scene.below(verb, "obj")))):
        return
    for other in _in_a_row(scene, verb):
        if other != verb and scene.tokens[other].upos == "VERB":
            yield from scene.expand(scene.below(other, "obj"))


def _in_a_row(scene: Scene, verb: int) -> Iterator[int]:
    """Verbs that follow each other: "surrounded him, moved the guests away, and shot him".

    Trees hang the first of three on the last, as a side clause that nothing opens.
    """
    first = scene.tokens[verb].head if scene.relation(verb) == "conj" else verb
    for one in (first, *(clause for clause in scene.below(first, "advcl") if _is_bare_past(scene, clause))):
        yield from (one, *scene.below(one, "conj"))
    above = scene.tokens[first].head
    if scene.relation(first) == "advcl" and _is_bare_past(scene, first):
        yield from (above, *scene.below(above, "conj"))


def _is_bare_past(scene: Scene, clause: int) -> bool:
    return scene.tokens[clause].xpos == "VBD" and not scene.below(clause, "mark", "advmod")


def of_side_clauses(hit: Hit) -> Iterator[int]:
    """ "Marchers clashed with police after the cabinet cut wages": who clashes with whom stands beside the verb.

    Nor are those held of whom "held a man after the mayor was shot" tells what befell them.
    """
    scene, verb = hit.scene, hit.predicate
    opposite = [token for step in OPPOSITE for token in scene.with_case(verb, step)]
    facing = any(takes_part(one) for one in scene.parties(opposite))
    if hit.trigger.quad not in CONFLICT or not (
        facing or any(map(takes_part, scene.parties(scene.below(verb, "obj"))))
    ):
        return
    for clause in scene.below(verb, "advcl"):
        if not scene.below(clause, "mark"):
            continue
        if not facing:
            yield from scene.expand(scene.below(clause, "nsubj:pass"))
            continue
        yield from scene.expand(scene.below(clause, "nsubj"))
        for noun in scene.below(clause, "obj"):
            yield from (noun, *scene.below(noun, "compound", "nmod:poss"))


def has_own_object(hit: Hit) -> bool:
    """Whether a verb has somebody as its object, or somebody's: "suspended the EU accession talks"."""
    if hit.trigger.part != "verb" or hit.trigger.quad not in CONFLICT:
        return False
    objects = [noun for noun in hit.scene.below(hit.index, "obj") if hit.scene.tokens[noun].upos != "PRON"]
    owners = [token for noun in objects for token in hit.scene.below(noun, "compound")]
    return _has_country(hit.scene, [*objects, *owners])


def _has_country(scene: Scene, tokens: Iterable[int]) -> bool:
    return any(one.actor is not None and one.actor.country for one in scene.parties(tokens))


def of_the_clause_above(hit: Hit, role: str) -> set[int]:
    """Whose deed the main clause tells, where another does that of its side clause: "if they attack, we will help".

    Nor does whom the main clause is done to suffer what its side clause tells of another: "held a man after the mayor
    was shot". The tree may hang the side clause on a noun: "they traded blame after an officer was shot".
    """
    scene, verb = hit.scene, hit.predicate
    beside = scene.relation(verb) == "advcl" or (scene.tokens[verb].deprel == "acl" and scene.below(verb, "mark"))
    if not beside or not (own := scene.below(verb, "nsubj", "nsubj:pass", "csubj")):
        return set()
    above = scene.clause(scene.tokens[verb].head)
    others = [*scene.subjects(above), *scene.below(above, "nsubj:pass")]
    named = (token for token in scene.below(verb, "nsubj:pass") if scene.tokens[token].upos != "PRON")
    if role == "recipient" and any(True for _ in named):
        # "After they were shot" may be said of those who are held.
        others += scene.below(above, "obj")
    return set(scene.expand(others)).difference(scene.expand(own))


def arresters(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who holds another over an attack, and did not make it: "police arrested a man after the mayor was shot".

    Whoever holds people where something was raided or seized has often done that, too.
    """
    scene, verb = hit.scene, hit.predicate
    above = scene.tokens[verb].head
    if hit.trigger.type != "ASSAULT" or scene.relation(verb) != "advcl" or not scene.below(verb, "nsubj:pass"):
        return
    if above >= 0 and scene.lemmas[above] in modality.arrest and not scene.is_passive(above):
        for token in scene.expand(scene.surface_subjects(above)):
            yield from (token, *scene.owners(token))


def beside_a_passive(hit: Hit, role: str) -> Iterator[int]:
    """Who does not bear a role of a passive verb: its own subject no deed, whom its side clauses tell of no suffering.

    "A man was held after the mayor was stabbed": the mayor stabbed nobody, and was not held. "Rebels armed by Norland"
    arm nobody.
    """
    scene, verb = hit.scene, hit.predicate
    if hit.trigger.part == "noun":
        return
    if not is_reduced(hit) and not scene.below(verb, "nsubj:pass"):
        return
    own = scene.below(verb, "nsubj:pass") or scene.surface_subjects(verb)
    if role == "actor":
        yield from scene.expand(own)
    else:
        for clause in scene.below(verb, "advcl"):
            yield from scene.expand(scene.below(clause, *SUBJECTS))


def is_reduced(hit: Hit) -> bool:
    """ "Rebels armed by Norland", "the rebels, chased by its army, fled": a participle of what a noun suffers."""
    scene, verb = hit.scene, hit.predicate
    if hit.trigger.part == "noun" or not scene.is_passive(verb):
        return False
    bare = not scene.below(verb, *SUBJECTS, "aux:pass", "mark")
    return scene.tokens[verb].deprel == "acl" or (scene.tokens[verb].deprel == "advcl" and bare)
