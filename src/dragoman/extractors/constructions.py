"""The constructions in which a trigger tells what it tells: "will not go", "ready to go", "on the orders of".

Each is a ``voice`` of the codebook, and asks the sentence a question of the trigger's word: "negated", "to-do",
"behest".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.extractors.beside import is_one
from dragoman.extractors.demanding import is_bidden, is_due, is_enjoined, is_obliged
from dragoman.extractors.fleeing import is_on_the_run
from dragoman.extractors.scene import Scene
from dragoman.extractors.spoken import OURSELVES, is_blaming, is_others_doing, is_told, is_told_to_do

OWN = frozenset(("its", "his", "her", "their", "our", "my"))
PRONOUNS = OWN | OURSELVES | frozenset(("it", "he", "she", "they", "this", "that"))
WILLING = frozenset(("will", "would", "'ll", "wo", "shall"))
# Before the word of whoever has something done.
BIDDEN_BY = ("on", "at", "by", "upon", "under", "pursuant", "following")
# Before that over which one is seen or heard.
CHANNELS = ("via", "by", "over", "through")
# Before what one regrets: "voiced regret over the delay".
OVER = ("over", "for", "about", "at")
PARTY = frozenset(("@party",))
SEAS = frozenset(("sea", "ocean", "water", "waters", "gulf"))
SEAWARD = (("into", SEAS), ("toward", SEAS), ("towards", SEAS), ("off", frozenset(("coast",))))
# Between "called" and whom one asks, or asks to come.
LEADING = frozenset(("on", "upon", "for", "in"))


def _is_unwilling(scene: Scene, index: int) -> bool:
    """ "Will not hand them over", "would never negotiate"; not "did not", and not "will not be"."""
    if not scene.is_negated(index) or scene.is_passive(index):
        return False
    return any(scene.lemmas[child] in WILLING for child in scene.below(index, "aux"))


def _is_promised(scene: Scene, index: int) -> bool:
    """ "We will do our utmost"."""
    if scene.is_negated(index) or scene.is_passive(index):
        return False
    return any(scene.lemmas[child] in ("will", "'ll", "shall") for child in scene.below(index, "aux"))


def _is_of_others(scene: Scene, index: int) -> bool:
    """What another party does is its object: "regretted Norland's refusal", "regretted that Norland had refused";
    not "regretted its error", "regretted that its jets had strayed".
    """
    own = [one for one in scene.parties(scene.subjects(index)) if one.actor is not None]
    if not own:
        return False
    countries = {one.actor.country for one in own if one.actor is not None and one.actor.country}
    doers = scene.parties(token for token in _doers_below(scene, index) if not _is_ones_own(scene, token))
    return any(
        one not in own
        and one.actor is not None
        and one.actor.country not in countries
        and one.evidence.quote.lower() not in PRONOUNS
        for one in doers
    )


def _doers_below(scene: Scene, index: int) -> Iterator[int]:
    """Who does what is regretted: "the refusal by Norland", "Norland's refusal", "that Norland had refused"."""
    nouns = scene.expand([*scene.objects(index), *(one for word in OVER for one in scene.with_case(index, word))])
    nouns += [one for noun in nouns for word in OVER for one in scene.with_case(noun, word)]
    clauses = scene.below(index, "ccomp") + [one for noun in nouns for one in scene.below(noun, "acl", "ccomp")]
    for clause in clauses:
        yield from scene.below(clause, "nsubj", "nsubj:pass")
    for noun in nouns:
        yield from (*scene.owners(noun), *scene.with_case(noun, "by"))


def _is_ones_own(scene: Scene, noun: int) -> bool:
    """ "They", "its army"."""
    return scene.tokens[noun].upos == "PRON" or _is_someones(scene, noun)


def _is_own(scene: Scene, index: int) -> bool:
    """ "Defended its record": what is the subject's own."""
    return any(_is_someones(scene, token) for token in scene.below(index, "obj"))


def _is_someones(scene: Scene, noun: int) -> bool:
    """ "Its record", "their army": a pronoun says whose it is."""
    owners = scene.below(noun, "nmod:poss")
    return any(not OWN.isdisjoint((scene.lemmas[word], scene.tokens[word].text.lower())) for word in owners)


def _is_of_what_may_be(scene: Scene, index: int) -> bool:
    """ "Warned that millions could starve": what may come by itself; not "warned that it might close the border", nor
    "that war could break out if they came"."""
    if "if" in scene.words or "unless" in scene.words:
        return False
    return any(
        scene.lemmas[aux] in ("may", "might", "could")
        for clause in scene.below(index, "ccomp")
        if any(not _is_ones_own(scene, one) for one in scene.below(clause, "nsubj"))
        for aux in scene.below(clause, "aux")
    )


def _is_that_it_is(scene: Scene, index: int) -> bool:
    """ "Ruled that the ban was unlawful"; not "ruled that it was not unlawful", "found no evidence", nor "did not
    rule"."""
    clauses = scene.below(index, "ccomp", "xcomp", "obj")
    subjects = [token for clause in clauses for token in scene.below(clause, "nsubj", "nsubj:pass")]
    return not any(scene.is_negated(one) for one in (index, *clauses, *subjects))


def _is_against_doing(scene: Scene, index: int) -> bool:
    """ "Warned against arming the rebels": advice to all; "warned Norland against arming them" may be a threat."""
    against = (child for child in scene.below(index, "advcl", "obl") if scene.tokens[child].xpos == "VBG")
    marks = {scene.lemmas[mark] for clause in against for mark in scene.below(clause, "mark", "case")}
    return "against" in marks and not scene.below(index, "obj", "iobj", "nsubj:pass")


def _is_to_do(scene: Scene, index: int) -> bool:
    """ "Ready to help", "ready for talks"; a table is ready without more."""
    below = scene.below(index, "xcomp", "advcl", "ccomp", "csubj", "obl", "nmod", "acl")
    return any(
        scene.lemmas[child] in ("to", "for") for clause in below for child in scene.below(clause, "mark", "case")
    )


def _is_wish(scene: Scene, index: int) -> bool:
    """ "Would like Norland to join": the wish is for somebody else to act."""
    return any(scene.below(child, "nsubj") for child in scene.below(index, "xcomp", "ccomp")) or bool(
        scene.below(index, "obj", "iobj") and scene.below(index, "xcomp")
    )


def _is_against_a_party(scene: Scene, index: int) -> bool:
    """ "Exercises against Norland", "held exercises against Norland"; not those against pirates."""
    against = [*scene.with_case(index, "against")]
    if scene.tokens[index].deprel == "obj":
        against += scene.with_case(scene.tokens[index].head, "against")
    return any(is_one(scene, token, PARTY) for token in against)


def _is_in_words(scene: Scene, index: int) -> bool:
    """ "Defended Norland against criticism"; whoever defends it against Sudland may do so with arms."""
    return not _is_against_a_party(scene, index)


def _is_into_the_sea(scene: Scene, index: int) -> bool:
    """ "Fired a missile into the sea", "off its coast", where the tree hangs the sea on what is fired, too."""
    return any(
        not ends.isdisjoint((scene.lemmas[word], scene.tokens[word].text.lower()))
        for case, ends in SEAWARD
        for above in (index, *scene.below(index, "obj"))
        for word in scene.with_case(above, case)
    )


def _is_domestic(scene: Scene, index: int) -> bool:
    """No two states stand in the sentence: "the cabinet of Norland approved a plan"."""
    here = (mention.actor for found in scene.mentions.values() for mention in found)
    return len({actor.country for actor in here if actor is not None and actor.country}) < 2


def _is_means(scene: Scene, index: int) -> bool:
    """ "Built with the support of Norland": what it was done with."""
    return scene.case(index) == "with" and scene.relation(index) in ("obl", "nmod")


def _is_channel(scene: Scene, index: int) -> bool:
    """ "Joined the ceremony via video link": over what somebody is seen or heard there."""
    return scene.case(index) in CHANNELS and scene.relation(index) in ("obl", "nmod")


def _is_behest(scene: Scene, index: int) -> bool:
    """ "On the orders of the president", "under a directive of his": at whose word something is done."""
    if "?" in scene.lemmas or scene.is_negated(scene.clause(index)):
        return False
    return scene.case(index) in BIDDEN_BY and scene.relation(index) in ("obl", "nmod", "obl:unmarked")


def _is_addressed(scene: Scene, index: int) -> bool:
    """ "Called the king on Monday"; not "called on the king", "called for the king to go", "called in the envoy"."""
    if not scene.below(index, "obj", "iobj", "xcomp"):
        return False
    return LEADING.isdisjoint(_leading(scene, index))


def _is_called_in(scene: Scene, index: int) -> bool:
    """ "Called in the envoy", "called the envoy in": he is to come."""
    return "in" in _leading(scene, index)


def _leading(scene: Scene, index: int) -> set[str]:
    """The particles of a verb and the marks of what is below it, where a tree hangs them on its object, too."""
    beside = [*scene.below(index, "compound", "mark", "advmod")]
    beside += [word for clause in scene.below(index, "xcomp", "ccomp", "advcl") for word in scene.below(clause, "mark")]
    beside += [word for token in scene.below(index, "obj") for word in scene.below(token, "case")]
    return {scene.lemmas[child] for child in beside}


def _is_named(scene: Scene, index: int) -> bool:
    """ "The Korean War", "World War II", "the Battle of Tarsa": written as a name, and not of nobody and nowhere."""
    if not scene.tokens[index].text[0].isupper() or index == 0:
        return False
    beside = [*scene.below(index, "amod", "compound", "nummod", "flat"), *scene.with_case(index, "of")]
    return any(scene.tokens[word].text[0].isupper() for word in beside)


VOICES: dict[str, Callable[[Scene, int], bool]] = {
    "addressed": _is_addressed,
    "passive": lambda scene, index: scene.is_passive(index),
    "active": lambda scene, index: not scene.is_passive(index),
    "negated": lambda scene, index: scene.is_negated(index),
    "affirmed": lambda scene, index: not scene.is_negated(index),
    "obliged": is_obliged,
    "bidden": is_bidden,
    "enjoined": is_enjoined,
    "due": is_due,
    "told": is_told,
    "blaming": is_blaming,
    "others-doing": is_others_doing,
    "promised": _is_promised,
    "unwilling": _is_unwilling,
    "of-others": _is_of_others,
    "of-what-may-be": _is_of_what_may_be,
    "told-to-do": is_told_to_do,
    "that-it-is": _is_that_it_is,
    "wished-of-another": _is_wish,
    "to-do": _is_to_do,
    "against-doing": _is_against_doing,
    "against-a-party": _is_against_a_party,
    "means": _is_means,
    "channel": _is_channel,
    "named": _is_named,
    "behest": _is_behest,
    "in-words": _is_in_words,
    "own": _is_own,
    "on-the-run": lambda scene, index: is_on_the_run(scene.sentence, index),
    "into-the-sea": _is_into_the_sea,
    "domestic": _is_domestic,
    "called-in": _is_called_in,
    "bare": lambda scene, index: not scene.below(index, "obj", "xcomp", "ccomp", "iobj"),
    "main": lambda scene, index: scene.tokens[index].deprel not in ("acl:relcl", "acl"),
}
