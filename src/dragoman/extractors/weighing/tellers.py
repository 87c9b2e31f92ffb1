"""Who has to do with a deed by words alone, and did not do it: who tells of it, blames another, bids or forbids it.

In "a spokesman said that guards were hit" the spokesman hit nobody; in "Norland urged them to leave" Norland did not
leave; in "Norland denied the charges" Norland made none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extractors.roles import is_same_party
from dragoman.extractors.scene import ASKED_AFTER, RELATIVE, Scene
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

SUBJECTS = ("nsubj", "nsubj:pass")
# What stands before the deed of whoever is kept from it, talked into it, or accused of it.
INTO = frozenset(("from", "of", "into", "for"))
# What stands before that for which somebody is blamed, thanked or held.
OVER = ("over", "for")
APOLOGISING = frozenset(("apologise", "apologize"))
# What others say, and one may refuse, deny or leave unanswered.
ANSWERED = frozenset(("ACCUSE", "REQUEST", "AGREE", "AID"))
# How a deed hangs on the clause that tells it, and how a noun hangs on its verb.
INNER = ("conj", "amod")
NOMINAL = ("obj", "nsubj", "nsubj:pass", "obl", "nmod")
# Words for what one says of others.
CLAIMS = frozenset(("claim", "allegation", "accusation", "charge", "complaint", "suspicion", "warning", "report"))
# Deeds whose teller is told apart from their doer, how deep below the word of saying, and who may be both.
TOLD = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
TOLD_DEPTH = 4
# Pronouns of those who are not the one who speaks of them, and how the tree marks nouns for one.
THEM = frozenset(("you", "they"))
SINGULAR = frozenset(("NN", "NNP"))
# Of these those who order them tell, too.
ORDERED = frozenset(("COERCE", "MOBILIZE"))
ARMED = frozenset(("COP", "MIL", "REB", "UAF", "PRM", "SPY"))

# What others are asked to make, and how it hangs on the word that asks for it.
INQUIRY = "investigate"
DEMANDED = frozenset(("obj", "obl", "nmod", "conj", "xcomp", "appos"))
DEMANDED_CASES = frozenset(("", "for", "to", "into", "of"))

# What one does with what another has given, and the words that stand for that.
ANSWERING = frozenset(("REJECT", "AGREE"))
# What shows a deed, and what it is shown in.
SHOWING = frozenset(("contain", "show", "depict", "feature", "portray", "display", "capture", "record"))
PICTURES = frozenset(("video", "clip", "footage", "image", "picture", "photo", "photograph", "film", "recording"))
# Before the source of what is told.
ACCORDING = frozenset(("accord", "according"))
# What nobody does by telling of it.
DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT"))


def refusers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who answers what another says: "Norland denied the charges", "the offer was spurned by Norland"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.type in ANSWERED and scene.relation(hit.index) in ("obj", "nsubj") and above >= 0:
        yield from scene.subjects(above) if scene.lemmas[above] in modality.refute else ()


def blamers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who blames, thanks or holds another for it: "summoned the envoy over threats", "held him on spying charges"; or
    who blames a deed of force itself: "condemned the shelling"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    if hit.carrier is not None or above < 0 or scene.tokens[above].upos != "VERB":
        return
    if hit.trigger.type in FORCE and scene.relation(hit.index) == "obj" and scene.lemmas[above] in modality.blame:
        yield from scene.surface_subjects(above)
    if scene.relation(hit.index) != "obl":
        return
    over = scene.case(hit.index) in OVER or (scene.case(hit.index) == "on" and hit.trigger.type == "ACCUSE")
    if over and scene.lemmas[above] in modality.blame:
        if scene.is_passive(above):
            yield from scene.with_case(above, "by")
        elif has_party(scene, scene.below(above, "obj", "iobj")):
            yield from scene.surface_subjects(above)


def ascribers(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who says whose deed it was, or looks into it: "the raid, which the cabinet blamed on the rebels, killed nine",
    "detectives treated the shooting as murder"; and whom he blames beside what is done: "blamed them and shelled it".

    Not whoever does so beside what he does: "Norland blamed the rebels and shelled the town".
    """
    scene, verbs = hit.scene, modality.accuse | modality.ascribe
    if verbs.isdisjoint(scene.words):
        return
    here = [one for one, lemma in enumerate(scene.lemmas) if lemma in verbs and scene.tokens[one].upos == "VERB"]
    climb = [hit.predicate, *scene.sentence.ancestors(hit.predicate)]
    doing = {one for verb in climb if verb not in here for one in scene.expand(scene.subjects(verb))}
    for verb in here:
        if scene.tokens[verb].head == hit.index and not scene.below(hit.index, *SUBJECTS):
            continue  # "police investigating the raid held two": the tree gives their one subject to one of the verbs
        ascribed = scene.tokens[hit.predicate].head == verb and scene.relation(hit.predicate) in ("obj", "obl", "nsubj")
        if verb != hit.index:
            yield from (one for one in scene.subjects(verb) if ascribed or one not in doing)
        if _is_beside(scene, verb, climb) and not scene.is_passive(verb):
            yield from (one for one in scene.expand(scene.below(verb, "obj")) if one not in doing)


def _is_beside(scene: Scene, verb: int, climb: list[int]) -> bool:
    """Whether a verb stands in a clause beside or below the one of which the ``climb`` to the root begins."""
    if verb in climb:
        place = climb.index(verb)
        return place > 0 and scene.relation(climb[place - 1]) == "conj"
    return climb[0] in scene.sentence.ancestors(verb)


def claimers(scene: Scene, verb: int) -> Iterator[int]:
    """Whose claim it is that another did it: "Sudland's claims that it was massing troops" were of Sudland's making."""
    while scene.relation(verb) in INNER and not scene.below(verb, *SUBJECTS):
        verb = scene.tokens[verb].head
    noun = scene.tokens[verb].head
    clause = scene.tokens[verb].deprel in ("acl", "ccomp") and bool(scene.below(verb, *SUBJECTS))
    if clause and noun >= 0 and scene.lemmas[noun] in CLAIMS and scene.relation(noun) in NOMINAL:
        yield from (*scene.owners(noun), *scene.below(noun, "amod"), *scene.with_case(noun, "by"))


def tellers(hit: Hit) -> Iterator[int]:
    """Who only tells of a deed of force in a clause with a subject of its own: "a spokesman said that guards were hit".

    Of what is told without a doer, whoever says so may be one: "the ministry said that the road was closed", "the
    president announced that troops would be sent", "the army said that two rebels were shot".
    """
    scene, index = hit.scene, hit.predicate
    if hit.trigger.type not in TOLD or hit.trigger.voice is not None:
        return
    climb = [index, *scene.sentence.ancestors(index)]
    clause = next((one for one in climb if scene.relation(one) == "ccomp"), None)
    if clause is None or climb.index(clause) > TOLD_DEPTH:
        return
    own = [token for verb in (*climb[: climb.index(clause)], clause) for token in scene.below(verb, *SUBJECTS)]
    pronouns = {scene.tokens[token].text.lower() for token in own if scene.tokens[token].upos == "PRON"}
    if not own or not pronouns <= THEM:
        return
    tellers = [token for above in climb[climb.index(clause) + 1 :] for token in scene.surface_subjects(above)]
    said = scene.tokens[clause].head
    tellers += scene.with_case(said, "by") if said >= 0 else ()
    agentless = hit.index in own or any(scene.is_passive(verb) for verb in climb[: climb.index(clause) + 1])
    for token in tellers:
        if "they" in pronouns and not _is_one_person(scene, token):
            continue
        if token not in own and not (agentless and (hit.trigger.type in ORDERED or _bears_arms(scene, token))):
            yield token


def _is_one_person(scene: Scene, token: int) -> bool:
    """Whether somebody speaks who is not "they"."""
    return scene.tokens[token].xpos in SINGULAR and all(one.kind == "person" for one in scene.parties([token]))


def _bears_arms(scene: Scene, token: int) -> bool:
    return any(one.actor is not None and not ARMED.isdisjoint(one.actor.sectors) for one in scene.parties([token]))


def asked_pardon(scene: Scene, word: int) -> list[int]:
    """To whom somebody apologises for what he did: "apologised to Sudland for the strike"."""
    above = scene.tokens[word].head
    marks = {scene.lemmas[mark] for mark in scene.below(word, "case", "mark")}
    if above < 0 or scene.lemmas[above] not in APOLOGISING or marks.isdisjoint(OVER):
        return []
    return list(scene.with_case(above, "to"))


def bidders(scene: Scene, verb: int, modality: Modality) -> Iterator[int]:
    """Those who bid, let or keep another: "Norland urged them to leave", "they were forced by Norland to leave"."""
    if scene.tokens[verb].upos != "VERB":
        return
    while scene.relation(verb) == "conj" and not scene.below(verb, *SUBJECTS):
        verb = scene.tokens[verb].head
    above = scene.tokens[verb].head
    bidding = above >= 0 and (scene.lemmas[above] in modality.bid or scene.lemmas[above] in ASKED_AFTER)
    if not bidding or scene.below(verb, *SUBJECTS):
        return
    marks = {scene.lemmas[mark] for mark in scene.below(verb, "mark")}
    if scene.relation(verb) not in ("xcomp", "ccomp") and (scene.relation(verb) != "advcl" or marks.isdisjoint(INTO)):
        return
    if scene.is_passive(above):
        yield from scene.with_case(above, "by")
    elif has_party(scene, [*scene.below(above, "obj", "iobj"), *_called_on(scene, above)]):
        yield from scene.surface_subjects(above)


def _called_on(scene: Scene, verb: int) -> Iterator[int]:
    """Whom one calls on, or appeals to, to do something."""
    for case in ASKED_AFTER.get(scene.lemmas[verb], ()):
        yield from scene.with_case(verb, case)


def demanders(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who asks others to look into it: "urged an inquiry", "their demands include it", "an inquiry asked by them"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.trigger.mode != INQUIRY:
        return
    if (word := _find_demand(hit, modality)) is not None:
        # In "demanded an inquiry by the court" the tree may hang the court on the verb.
        verb = scene.tokens[word].upos == "VERB" and not scene.is_passive(word)
        yield from scene.surface_subjects(word) if verb else (*scene.owners(word), *scene.with_case(word, "by"))
    for noun in (index, *scene.with_case(index, "of")):
        for clause in scene.below(noun, "acl", "acl:relcl"):
            if scene.lemmas[clause] in modality.demanding:
                # The tree may take "demanded by them" for what the police demand.
                yield from (*scene.with_case(clause, "by"), *scene.subjects(clause))


def _find_demand(hit: Hit, modality: Modality) -> int | None:
    """The word that asks for what a noun tells of: "demanded", or the "demands" that grew to it."""
    scene, word = hit.scene, hit.index
    for _ in range(TOLD_DEPTH):
        above = scene.tokens[word].head
        if above < 0 or scene.relation(word) not in DEMANDED or scene.case(word) not in DEMANDED_CASES:
            return None
        said = [above, *scene.below(above, "nsubj")]
        if scene.tokens[above].deprel == "acl":
            # "Demands that grew to an inquiry", as which the tree may take "demands grew to an inquiry".
            said.append(scene.tokens[above].head)
        for token in said:
            if scene.lemmas[token] in modality.demanding and (token == above or scene.tokens[token].upos == "NOUN"):
                return token
        word = above
    return None


def givers(hit: Hit) -> Iterator[int]:
    """The "they" who answer what was given to others: "sent the ministry a plan, which they rejected"."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.type not in ANSWERING or scene.relation(verb) not in ("advcl", "acl"):
        return
    if not any(scene.lemmas[token] in RELATIVE for token in scene.below(verb, "obj")):
        return
    giving = scene.tokens[verb].head
    if scene.tokens[verb].deprel == "acl:relcl" and scene.relation(giving) == "obj":
        giving = scene.tokens[giving].head
    if giving < 0 or not (scene.below(giving, "iobj") or any(True for _ in scene.with_case(giving, "to"))):
        return
    given = scene.parties(scene.surface_subjects(giving))
    for token in scene.below(verb, "nsubj"):
        meant = scene.meant(token) if scene.tokens[token].upos == "PRON" else ()
        if any(is_same_party(one, other) for one in meant for other in given):
            yield token


def showers(hit: Hit) -> Iterator[int]:
    """Who shows a deed of force: "the site hosted clips containing abuse of children", "posted a video of the raid"."""
    scene, index = hit.scene, hit.index
    verb = scene.tokens[index].head
    if hit.trigger.type not in FORCE or hit.trigger.part != "noun" or verb < 0:
        return
    if scene.relation(index) == "nmod" and scene.lemmas[verb] in PICTURES and scene.case(index) == "of":
        picture = verb
    elif scene.relation(index) == "obj" and scene.lemmas[verb] in SHOWING:
        yield from scene.surface_subjects(verb)
        picture = scene.tokens[verb].head if scene.tokens[verb].deprel in ("acl", "acl:relcl") else -1
    else:
        return
    if picture >= 0 and scene.relation(picture) == "obj":
        yield from scene.surface_subjects(scene.tokens[picture].head)


def reported(hit: Hit) -> Iterator[int]:
    """Who is said to do something, where a source says so: "according to the police, he drew up the plan"."""
    heard = hit.trigger.type == "ACCUSE" and not hit.trigger.lemma
    if heard and any(hit.scene.case(token) in ACCORDING for token in hit.scene.below(hit.index, "obl")):
        yield from hit.scene.below(hit.index, "nsubj")


def sources(hit: Hit) -> Iterator[int]:
    """Who tells of a deed: "according to the envoy, the sanctions cut the army off from spare parts"."""
    if hit.trigger.type in DEEDS:
        for word in (hit.predicate, *hit.scene.sentence.ancestors(hit.predicate)):
            yield from (token for token in hit.scene.below(word, "obl") if hit.scene.case(token) in ACCORDING)


def looked_into(hit: Hit) -> Iterator[int]:
    """Whose deed it is that is looked into: "opened an inquiry into the killing of two by the police"."""
    scene = hit.scene
    if hit.trigger.mode != INQUIRY:
        return
    nouns = (hit.index,) if hit.trigger.part == "noun" else (hit.index, *scene.below(hit.index, "obj", "nsubj:pass"))
    for token in (token for noun in nouns for token in scene.below(noun, "nmod", "obl")):
        # "Into the killing": the tree may take "into" for the mark of a clause.
        if any(scene.lemmas[word] == "into" for word in scene.below(token, "case", "mark")):
            yield from scene.sentence.subtree(token)


def has_party(scene: Scene, tokens: Iterable[int]) -> bool:
    """Whether one of the tokens stands for somebody who is known."""
    return any(one.actor is not None for one in scene.parties(tokens))
