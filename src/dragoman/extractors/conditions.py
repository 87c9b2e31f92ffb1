"""What a trigger asks of the words beside it: an object that is a party, a verb that is denied, a reporter who asks.

"@person" and "@media" name a class of words, "to-do" and "negated" a voice; each asks the sentence a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.extractors.scene import PARTITIVES, SAYING, Scene
from dragoman.knowledge.codebook import Part
from dragoman.records import Hearing, Mention

NOUN_ARGUMENTS = ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "xcomp", "conj")
# Auxiliaries and conjunctions of what is not, or not yet.
OPEN = frozenset(("must", "should", "will", "would", "could", "can", "may", "might", "shall", "'ll", "if", "unless"))
NEVER = frozenset(("not", "n't", "never"))
NOBODY = frozenset(("nobody", "none"))
# "We made a mistake", "we committed a breach": the deed is the noun's.
COMMITTING = frozenset(("make", "commit", "do", "tell"))
OURSELVES = frozenset(("i", "we"))
OWN = frozenset(("its", "his", "her", "their", "our", "my"))
PRONOUNS = OWN | OURSELVES | frozenset(("it", "he", "she", "they", "this", "that"))
# Of what somebody thinks that others should do he asks them.
THINKING = frozenset(("think", "believe", "convinced"))
# How a verb stands that says no more of a noun than which one it is.
ATTRIBUTES = ("acl", "acl:relcl", "amod")
WILLING = frozenset(("will", "would", "'ll", "wo", "shall"))
# Before the word of whoever has something done.
BIDDEN_BY = ("on", "at", "by", "upon", "under", "pursuant", "following")
# Before what one regrets: "voiced regret over the delay".
OVER = ("over", "for", "about", "at")
# What is done to others, and may be said to have been somebody's doing.
DEEDS = frozenset(
    (
        "attack", "bombing", "bomb", "blast", "explosion", "killing", "murder", "massacre", "assassination", "strike",
        "airstrike", "raid", "ambush", "shooting", "shelling", "hack", "cyberattack", "sabotage", "arson", "poisoning",
        "kidnapping", "abduction", "atrocity", "abuse", "crime", "violation", "death", "breach", "disappearance",
    )
)  # fmt: skip
SEAS = frozenset(("sea", "ocean", "water", "waters", "gulf"))
SEAWARD = (("into", SEAS), ("toward", SEAS), ("towards", SEAS), ("off", frozenset(("coast",))))
# Between "called" and whom one asks, or asks to come.
LEADING = frozenset(("on", "upon", "for", "in"))
ARMED_SECTORS = frozenset(("MIL", "REB", "PRM", "UAF"))


def is_one(scene: Scene, token: int, lemmas: frozenset[str]) -> bool:
    if scene.lemmas[token] in lemmas or scene.tokens[token].text.lower() in lemmas:
        return True
    return any(name in lemmas and test(scene, token, scene.mention(token)) for name, test in _CLASSES.items())


def objects_of(scene: Scene, index: int, part: Part) -> list[int]:
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
    """The subjects, and of whom they are so many: "hundreds of soldiers"."""
    found = scene.expand(scene.subjects(index))
    counted = (token for token in found if scene.lemmas[token] in PARTITIVES)
    return [*found, *(inner for token in counted for inner in scene.with_case(token, "of"))]


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


def _is_infinitive(scene: Scene, token: int, mention: Mention | None) -> bool:
    return any(scene.lemmas[child] == "to" for child in scene.below(token, "mark"))


def _is_deed(scene: Scene, token: int, mention: Mention | None) -> bool:
    return scene.lemmas[token] in DEEDS


_CLASSES: dict[str, Callable[[Scene, int, Mention | None], bool]] = {
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
    "@to-do": _is_infinitive,
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


def _is_negated(scene: Scene, index: int) -> bool:
    return any(scene.lemmas[child] in NEVER for child in scene.sentence.children[index])


def _is_obliged(scene: Scene, index: int) -> bool:
    """ "Norland must confirm": somebody else than the speaker is to do it."""
    if not any(scene.lemmas[child] in ("must", "should") for child in scene.below(index, "aux")):
        return False
    return any(scene.lemmas[child] not in OURSELVES for child in scene.below(index, "nsubj"))


def _is_bidden(scene: Scene, index: int) -> bool:
    """ "Norland must confirm", "Norland needs to confirm", as somebody says: not what a law or a custom asks of it, nor
    what it must have done."""
    aux = {scene.lemmas[child] for child in scene.below(index, "aux")}
    if "must" in aux:
        return "have" not in aux and _is_obliged(scene, index) and _is_said(scene, index)
    above = scene.tokens[index].head
    if scene.relation(index) != "xcomp" or not _is_infinitive(scene, index, None) or not _is_needed(scene, above):
        return False
    return any(scene.lemmas[child] not in OURSELVES for child in scene.below(above, "nsubj")) and _is_said(scene, above)


def _is_enjoined(scene: Scene, index: int) -> bool:
    """ "Norland should confirm", "ought to confirm", as somebody demands: not what should come by itself, or whether it
    should; "must" and "has to", too, whoever it is."""
    above = scene.tokens[index].head
    by_infinitive = scene.relation(index) == "xcomp" and _is_infinitive(scene, index, None)
    if by_infinitive and (scene.lemmas[above] == "ought" or _is_needed(scene, above)):
        verb = above
    elif scene.below(index, "aux"):
        verb = index
        if not _is_owed(scene, index):
            return False
    else:
        return False
    return any(scene.lemmas[child] not in OURSELVES for child in scene.below(verb, "nsubj")) and _is_demanded(
        scene, verb
    )


def _is_due(scene: Scene, index: int) -> bool:
    """ "The sanctions must be lifted", "the war should end", as somebody demands: what is to be, whoever sees to it."""
    suffering = scene.below(index, "nsubj:pass")
    # "The war must end"; not "we must withdraw", nor "the players must respect the referee".
    coming = [] if scene.below(index, "obj") else scene.below(index, "nsubj")
    subjects = [token for token in (*suffering, *coming) if scene.lemmas[token] not in OURSELVES]
    return _is_owed(scene, index) and bool(subjects) and _is_demanded(scene, index)


def _is_owed(scene: Scene, index: int) -> bool:
    """ "Must leave", "should leave"; not "should have left"."""
    aux = {scene.lemmas[child] for child in scene.below(index, "aux")}
    return "have" not in aux and not aux.isdisjoint(("must", "should"))


def _is_demanded(scene: Scene, verb: int) -> bool:
    """The main verb of what is heard as a demand: not "decide whether they should", nor "steps that they should"."""
    if scene.relation(verb) in ATTRIBUTES or "?" in scene.lemmas or _is_inverted(scene, verb):
        return False
    if any(scene.lemmas[mark] != "that" for mark in scene.below(verb, "mark")):
        return False
    return any(
        one.content and one.content[0] <= verb <= one.content[1] and _is_demand(scene, one)
        for one in scene.sentence.hearings or ()
    )


def _is_inverted(scene: Scene, verb: int) -> bool:
    """ "Should the sanctions be lifted", which asks."""
    auxiliaries, subjects = scene.below(verb, "aux"), scene.below(verb, "nsubj", "nsubj:pass")
    return bool(auxiliaries and subjects) and min(auxiliaries) < min(subjects)


def _is_demand(scene: Scene, hearing: Hearing) -> bool:
    """A demand, or what somebody thinks should be."""
    cue = {scene.lemmas[token] for token in range(hearing.first, hearing.last + 1)}
    return any(stance == "demands" for stance, _ in hearing.stances[:1]) or not cue.isdisjoint(THINKING)


def _is_needed(scene: Scene, verb: int) -> bool:
    """ "Needs to", "has to"; not "does not need to", "needed to", "will have to", "had to"."""
    present = scene.tokens[verb].xpos in ("VBZ", "VBP")
    open_or_past = scene.below(verb, "aux") or _is_negated(scene, verb) or scene.below(verb, "obj")
    return scene.lemmas[verb] in ("need", "have") and present and not open_or_past


def _is_unwilling(scene: Scene, index: int) -> bool:
    """ "Will not hand them over", "would never negotiate"; not "did not", and not "will not be"."""
    if not _is_negated(scene, index) or scene.is_passive(index):
        return False
    return any(scene.lemmas[child] in WILLING for child in scene.below(index, "aux"))


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
    return scene.tokens[noun].upos == "PRON" or any(
        scene.lemmas[word] in OWN or scene.tokens[word].text.lower() in OWN for word in scene.below(noun, "nmod:poss")
    )


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


def _is_promised(scene: Scene, index: int) -> bool:
    """ "We will do our utmost"."""
    if _is_negated(scene, index) or scene.is_passive(index):
        return False
    return any(scene.lemmas[child] in ("will", "'ll", "shall") for child in scene.below(index, "aux"))


def _is_told(scene: Scene, index: int) -> bool:
    """Inside what somebody says, and no mere attribute there."""
    if scene.tokens[index].deprel == "amod":
        return False
    if scene.teller:
        return True
    for above in (index, *scene.sentence.ancestors(index)):
        head = scene.tokens[above].head
        if head >= 0 and scene.tokens[above].deprel in ("ccomp", "parataxis") and scene.lemmas[head] in SAYING:
            return True
        if any(scene.lemmas[child] in SAYING for child in scene.below(above, "parataxis", "ccomp")):
            return True
    return False


def _is_said(scene: Scene, index: int) -> bool:
    """Inside what somebody says, or is convinced of: "according to the envoy, Norland must go"."""
    return _is_told(scene, index) or _is_within(scene, index)


def _is_within(scene: Scene, index: int) -> bool:
    """Inside what the model hears somebody say."""
    return any(one.content and one.content[0] <= index <= one.content[1] for one in scene.sentence.hearings or ())


def _is_heard(scene: Scene, index: int) -> bool:
    """Inside what somebody says, as an attribute, too: "those cynical provocations"."""
    if _is_within(scene, index):
        return True
    token = scene.tokens[index]
    return _is_told(scene, token.head if token.deprel == "amod" else index)


def _is_blaming(scene: Scene, index: int) -> bool:
    """ "They flouted the truce"; not "they must not flout it", "if they flout it", "we made a mistake"."""
    return not (_is_denied(scene, index) or _is_open(scene, index) or _is_ours(scene, index)) and _is_heard(
        scene, index
    )


def _is_denied(scene: Scene, index: int) -> bool:
    """ "Did not flout it", "committed no breach", "nobody lied"."""
    if _is_negated(scene, index) or _is_negated(scene, scene.clause(index)):
        return True
    nobody = any(scene.lemmas[child] in NOBODY for child in scene.below(scene.clause(index), "nsubj"))
    return nobody or any(scene.lemmas[child] == "no" for child in scene.below(index, "det"))


def _is_ours(scene: Scene, index: int) -> bool:
    """ "We made a mistake": of a noun, the subject of the verb that says that it was done."""
    verb = scene.tokens[index].head
    if scene.relation(index) != "obj" or scene.lemmas[verb] not in COMMITTING:
        return False
    return any(scene.lemmas[child] in OURSELVES for child in scene.below(verb, "nsubj"))


def _is_open(scene: Scene, index: int) -> bool:
    """Not, or not yet: "will go", "if they go"."""
    clause = scene.clause(index)
    return any(scene.lemmas[child] in OPEN for child in scene.below(clause, "aux", "mark"))


def _is_others_doing(scene: Scene, index: int) -> bool:
    """The main verb of what is said: another party's doing, as told by the speaker."""
    if scene.relation(index) not in ("ccomp", "root", "parataxis") or _is_open(scene, index):
        return False
    return _is_heard(scene, index)


def _is_told_to_do(scene: Scene, index: int) -> bool:
    """ "It is vital that they leave", as somebody says."""
    return bool(scene.below(index, "csubj", "ccomp", "xcomp", "advcl")) and _is_told(scene, index)


def _is_that_it_is(scene: Scene, index: int) -> bool:
    """ "Ruled that the ban was unlawful"; not "ruled that it was not unlawful", "found no evidence", nor "did not
    rule"."""
    clauses = scene.below(index, "ccomp", "xcomp", "obj")
    subjects = [token for clause in clauses for token in scene.below(clause, "nsubj", "nsubj:pass")]
    return not any(_is_negated(scene, one) for one in (index, *clauses, *subjects))


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
    return any(_is_party(scene, token, scene.mention(token)) for token in against)


def _is_in_words(scene: Scene, index: int) -> bool:
    """ "Defended Norland against criticism"; whoever defends it against Sudland may do so with arms."""
    return not _is_against_a_party(scene, index)


def _is_own(scene: Scene, index: int) -> bool:
    """ "Defended its record": what is the subject's own."""
    return any(
        scene.lemmas[word] in OWN or scene.tokens[word].text.lower() in OWN
        for token in scene.below(index, "obj")
        for word in scene.below(token, "nmod:poss")
    )


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


def _is_called_in(scene: Scene, index: int) -> bool:
    """ "Called in the envoy", "called the envoy in": he is to come."""
    return "in" in _leading(scene, index)


def _is_means(scene: Scene, index: int) -> bool:
    """ "Built with the support of Norland": what it was done with."""
    return scene.case(index) == "with" and scene.relation(index) in ("obl", "nmod")


def _is_behest(scene: Scene, index: int) -> bool:
    """ "On the orders of the president", "under a directive of his": at whose word something is done."""
    if "?" in scene.lemmas or _is_negated(scene, scene.clause(index)):
        return False
    return scene.case(index) in BIDDEN_BY and scene.relation(index) in ("obl", "nmod", "obl:unmarked")


def _is_addressed(scene: Scene, index: int) -> bool:
    """ "Called the king on Monday"; not "called on the king", "called for the king to go", "called in the envoy"."""
    if not scene.below(index, "obj", "iobj", "xcomp"):
        return False
    return LEADING.isdisjoint(_leading(scene, index))


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
    "negated": _is_negated,
    "affirmed": lambda scene, index: not _is_negated(scene, index),
    "obliged": _is_obliged,
    "bidden": _is_bidden,
    "enjoined": _is_enjoined,
    "due": _is_due,
    "told": _is_told,
    "blaming": _is_blaming,
    "others-doing": _is_others_doing,
    "promised": _is_promised,
    "unwilling": _is_unwilling,
    "of-others": _is_of_others,
    "of-what-may-be": _is_of_what_may_be,
    "told-to-do": _is_told_to_do,
    "that-it-is": _is_that_it_is,
    "wished-of-another": _is_wish,
    "to-do": _is_to_do,
    "against-a-party": _is_against_a_party,
    "means": _is_means,
    "named": _is_named,
    "behest": _is_behest,
    "in-words": _is_in_words,
    "own": _is_own,
    "into-the-sea": _is_into_the_sea,
    "domestic": _is_domestic,
    "called-in": _is_called_in,
    "bare": lambda scene, index: not scene.below(index, "obj", "xcomp", "ccomp", "iobj"),
    "main": lambda scene, index: scene.tokens[index].deprel not in ("acl:relcl", "acl"),
}
