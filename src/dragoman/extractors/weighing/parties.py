"""Who takes part, where the role grammar and the model both have a say.

"Rebels, who had come from the hills at dawn, struck": the model ties the rebels to the strike, whatever the tree made
of the words between. The grammar knows whom a pronoun or a quotation's speaker stands for, in other sentences too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.extractors.claiming import claimants, claimed
from dragoman.extractors.lotwords import INCLUDING
from dragoman.extractors.roles import (
    Parties,
    find_parties,
    in_order,
    is_any_of,
    is_beside,
    is_known,
    is_same_party,
    takes_part,
)
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import FORCE, find_sufferers, is_averted, is_flight
from dragoman.extractors.triggers import BIDDEN, MEANS, Hit
from dragoman.extractors.weighing import levels
from dragoman.extractors.weighing.culprits import find_culprits, find_laid_on
from dragoman.extractors.weighing.deednouns import is_war, outside_phrase
from dragoman.extractors.weighing.elsewhere import find_apart, find_elsewhere, find_turned
from dragoman.extractors.weighing.ownwords import find_crime, in_own_words, is_by_itself
from dragoman.extractors.weighing.phrasing import as_phrased
from dragoman.knowledge.codebook import BLAMES
from dragoman.knowledge.modality import Modality
from dragoman.records import Mention

# Codes of bodies that no state is, and how one is found by its name.
CIVIL = frozenset(("UNO", "NGO", "EUR", "IGO"))
BY_NAME = "mentions/name"
OPPOSITE = {"actor": "recipient", "recipient": "actor"}
# How a deed hangs on the word by which somebody is charged with it: "charged him with murder".
CHARGED = frozenset(("with", "of", "for", "over"))
CHARGING = ("obl", "advcl", "nmod", "conj")
# How a part hangs on its whole: "ten people, including a boy".
OF_WHOLE = ("nmod", "appos", "conj")
# What stands before those to whom a deed's noun says that it is done, where its grammar has it so.
OF_VICTIMS = ("of", "on", "against")
# Who sends what another suffers: no place, from which it may only come.
GIVING = frozenset(("person", "group", "state", "organisation"))
# What stands before the one to whom somebody or something is moved.
MOVED_TO = frozenset(("to", "into"))
# How a deed's noun may hang on the word that is said of it.
ON_IT = ("obj", "obl", "nmod", "conj", "compound", "acl", "xcomp", "nsubj:pass")


def weigh_parties(hit: Hit, ruled: Parties, modality: Modality) -> Parties:
    """The parties of an event: those that the model is sure of, and those of the grammar that it does not rule out."""
    return in_own_words(hit, _both_weighed(hit, ruled, modality), modality)


def _both_weighed(hit: Hit, ruled: Parties, modality: Modality) -> Parties:
    if hit.trigger.voice in (*BIDDEN, MEANS, *BLAMES):
        # The model knows who would do it, and not who asks for it; nor, where a word blames, who speaks. "With the
        # support of" leads to the one who gives it.
        return ruled
    parties = ruled if hit.sighting is None else _without_civil_bodies(hit, _weighed(hit, ruled, modality), ruled)
    parties = claimed(_without_wholes(hit, parties), claimants(hit, modality))
    parties = as_phrased(hit, _as_charged(hit, parties, modality), modality)
    if hit.trigger.type == "ACCUSE" and (laid := find_laid_on(hit.scene, hit.predicate, modality)):
        return Parties(parties.actors, in_order([one for one in hit.scene.parties(laid) if takes_part(one)]))
    if suffering := sufferers(hit, modality):
        parties = _turned(_with_givers(hit, _with_own(hit, parties)), suffering, alone=is_flight(hit, modality))
    if parties.actors and is_opposed(hit, modality):
        own = set(hit.scene.sentence.subtree(hit.index))
        doers = [one for one in parties.actors if not own.isdisjoint(hit.scene.tokens_in(one.evidence.span))]
        # "Fled to escape the war": of what all do to each other, whoever flees it has no part.
        spared = suffering if hit.trigger.mutual else []
        kept = tuple(one for one in parties.recipients if not is_any_of(one, spared))
        parties = Parties(tuple(doers), kept)
    culprits = [] if parties.actors else hit.scene.parties(find_culprits(hit, modality))
    if doing := [one for one in culprits if takes_part(one)]:
        return Parties(in_order(doing), tuple(one for one in parties.recipients if one not in doing))
    return parties


def _without_civil_bodies(hit: Hit, parties: Parties, ruled: Parties) -> Parties:
    """The parties; a relief agency or a council does violence where the grammar says so, and not where it counts it.

    Of 23 who were told so on 1,728 annotated reports none was right but forces of an alliance.
    """
    if hit.trigger.type != "ASSAULT":
        return parties
    doers = (one for one in parties.actors if one in ruled.actors or not is_civil_body(one))
    return Parties(tuple(doers), parties.recipients)


def is_civil_body(one: Mention) -> bool:
    """Whether it is a council, an agency or a charity, of many states or none, by its name."""
    actor = one.actor
    return actor is not None and actor.country in CIVIL and "MIL" not in actor.sectors and one.by.startswith(BY_NAME)


def sufferers(hit: Hit, modality: Modality) -> list[Mention]:
    """Those to whom the words around a deed of force say that it is done."""
    return [one for one in hit.scene.parties(find_sufferers(hit, modality)) if takes_part(one)]


def accusers(hit: Hit, modality: Modality) -> list[Mention]:
    """Those who charge another with the deed, and did not do it: "prosecutors charged the man with murder"."""
    verb = _charge(hit, modality)
    return [] if verb is None else hit.scene.parties(hit.scene.subjects(verb))


def _as_charged(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """The parties, without those who charge another; of "held a man on suspicion of murder" the man did it, if any."""
    verb = _charge(hit, modality)
    if verb is None:
        return parties
    accusing = hit.scene.parties(hit.scene.subjects(verb))
    actors = tuple(one for one in parties.actors if not is_any_of(one, accusing))
    accused = [one for one in hit.scene.parties(hit.scene.objects(verb)) if takes_part(one)]
    accused = list(_without_apart(hit, "actor", accused, modality))
    if any(map(is_known, actors)) or hit.trigger.type not in FORCE:
        return Parties(actors, parties.recipients)
    others = tuple(one for one in parties.recipients if not is_any_of(one, accused))
    return Parties(in_order([*actors, *(one for one in accused if not is_any_of(one, actors))]), others)


def _charge(hit: Hit, modality: Modality) -> int | None:
    """The verb by which somebody is charged with the deed: "charged with", "held for", "arrested on suspicion of"."""
    scene = hit.scene
    charging = modality.accuse | modality.blame if hit.trigger.type in FORCE else modality.accuse
    for token in (hit.predicate, *scene.sentence.ancestors(hit.predicate)):
        above = scene.tokens[token].head
        # "Thanked them for backing Sudland in the war": they are thanked for that.
        if above < 0 or scene.relation(token) not in CHARGING or _is_help(scene.lemmas[token], modality):
            return None
        marks = {scene.lemmas[child] for child in scene.below(token, "case", "mark")}
        charged = not CHARGED.isdisjoint(marks) or ("on" in marks and scene.lemmas[token] in modality.accuse)
        if charged and scene.lemmas[above] in charging and scene.tokens[above].upos == "VERB":
            return above
    return None


def _is_help(lemma: str, modality: Modality) -> bool:
    return lemma in modality.helping or lemma in modality.sheltering


def _without_wholes(hit: Hit, parties: Parties) -> Parties:
    """The parties; of "the players who died, including the keeper who was shot" the keeper alone was shot."""
    wholes = {hit.scene.tokens[one].span.start for one in _wholes(hit)}
    if not wholes:
        return parties
    sides = ([one for one in side if one.head not in wholes] for side in (parties.actors, parties.recipients))
    return Parties(*map(tuple, sides))


def _wholes(hit: Hit) -> Iterator[int]:
    """The nouns before "including" and the part to which the deed was done."""
    scene, climb = hit.scene, [hit.predicate, *hit.scene.sentence.ancestors(hit.predicate)]
    for above in climb[1:]:
        for part in scene.below(above, *OF_WHOLE, "obl"):
            if scene.case(part) not in INCLUDING or part > hit.index:
                continue
            if scene.relation(part) != "obl":
                yield above
            elif part in climb:
                # "Ten died, including a boy who was shot": the part hangs on the verb.
                before = scene.below(above, "obj") or scene.below(above, "nsubj", "nsubj:pass")
                yield from scene.expand(one for one in before if one < part)


def _with_own(hit: Hit, parties: Parties) -> Parties:
    """The parties, with those after a deed's noun to whom it is done: "endured the siege of the port"."""
    if hit.trigger.part != "noun":
        return parties
    steps = [step for step in OF_VICTIMS if step in hit.trigger.grammar.recipients]
    own = hit.scene.parties(token for step in steps for token in hit.scene.with_case(hit.index, step))
    told = (*parties.actors, *parties.recipients)
    beside = [one for one in own if takes_part(one) and is_known(one) and not is_any_of(one, told)]
    return Parties(parties.actors, in_order([*parties.recipients, *beside]))


def _with_givers(hit: Hit, parties: Parties) -> Parties:
    """The parties, with whoever sent what is suffered among those who did it: "came under criticism from Norland"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    words = (hit.index, above) if hit.trigger.part == "noun" and above >= 0 else (hit.index,)
    found = scene.parties(token for word in words for token in scene.with_case(word, "from"))
    givers = [one for one in found if one.kind in GIVING and is_known(one)]
    recipients = [one for one in parties.recipients if not is_any_of(one, givers)]
    beside = [one for one in givers if not is_any_of(one, parties.actors)]
    return Parties(in_order([*parties.actors, *beside]), tuple(recipients))


def _turned(parties: Parties, suffering: Sequence[Mention], alone: bool) -> Parties:
    """The parties, with whoever suffers the deed among those to whom it is done: "came under fire from rebels".

    ``alone``: to nobody else.
    """
    actors = [one for one in parties.actors if not is_any_of(one, suffering)]
    if alone:
        return Parties(tuple(actors), in_order(list(suffering)))
    beside = [one for one in suffering if not any(is_any_of(one, [other]) for other in parties.recipients)]
    recipients = [one for one in (*parties.recipients, *beside) if one not in actors]
    return Parties(tuple(actors), in_order(recipients))


def is_opposed(hit: Hit, modality: Modality) -> bool:
    """Whether a noun of force stands below what others do against it: "efforts to halt the shelling of the town"; or is
    one of what nobody need have done ("the explosion"), or did ("to escape arrest").

    Of talks and aid the model holds that whoever ends them had a part in them. Then only its own words say who does
    it. "Halted the shelling" may be said of whoever shelled.
    """
    scene, index = hit.scene, hit.index
    if is_averted(hit, modality):
        return True
    if hit.trigger.type in FORCE and _is_plotted(hit):
        index = scene.tokens[index].head
    elif hit.trigger.part != "noun" or hit.trigger.type not in FORCE:
        return False
    if scene.case(index) == "against" or (hit.carrier is None and scene.lemmas[index] in modality.burst):
        return True
    if _is_answered(scene, index, modality):
        return True
    while scene.tokens[index].deprel.split(":")[0] in ON_IT or scene.tokens[index].deprel in ON_IT:
        index = scene.tokens[index].head
        token = scene.tokens[index]
        # "To halt", "an end to": somebody's aim.
        aim = token.xpos == "VB" or token.upos == "NOUN"
        if scene.lemmas[index] in modality.oppose or (aim and scene.lemmas[index] in modality.stop):
            return True
    return False


def _is_plotted(hit: Hit) -> bool:
    """ "A plot to kill the envoy was foiled by the police": the verb says what the plot is."""
    scene, index = hit.scene, hit.index
    marks = {scene.lemmas[mark] for mark in scene.below(index, "mark")}
    return hit.trigger.part == "verb" and scene.tokens[index].deprel == "acl" and "to" in marks


def _is_answered(scene: Scene, index: int, modality: Modality) -> bool:
    """Whether another deed answers it: "in response to the shelling", "in retaliation for it", "to avenge it"."""
    fixed = (word for case in scene.below(index, "case") for word in scene.below(case, "fixed"))
    if any(scene.lemmas[word] in modality.answer for word in fixed):
        return True
    above, leading = scene.tokens[index].head, {scene.lemmas[child] for child in scene.below(index, "case", "mark")}
    if above < 0 or (scene.relation(index) != "obj" and leading.isdisjoint(("for", "to"))):
        return False
    # The tree may have the two side by side: "struck back in retaliation, for the raid".
    beside = (word for word in scene.with_case(above, "in") if leading and word < index)
    return any(scene.lemmas[word] in modality.answer for word in (above, *beside))


def _weighed(hit: Hit, ruled: Parties, modality: Modality) -> Parties:
    if _is_hosted(hit) and any(map(is_known, ruled.actors)) and any(map(is_known, ruled.recipients)):
        return ruled
    turned = {role: find_turned(hit, role, modality) for role in OPPOSITE}
    elsewhere = {role: find_elsewhere(hit, role, turned[role], modality) for role in OPPOSITE}
    ruled = Parties(
        *(
            _without_apart(hit, role, side, modality)
            for role, side in zip(OPPOSITE, (ruled.actors, ruled.recipients), strict=True)
        )
    )
    actors = _of_its_owner(hit, _side(hit, "actor", ruled.actors, turned, elsewhere))
    recipients = [
        one
        for one in _side(hit, "recipient", ruled.recipients, turned, elsewhere)
        if not is_beside(one, actors, hit.scene)
    ]
    home = {one.actor.country for one in actors if one.actor}
    if any(one in ruled.recipients and one.actor and one.actor.country not in home for one in recipients):
        # "Spain extradited the banker to Peru": where both know a foreign recipient, none at home is meant.
        recipients = [
            one for one in recipients if one in ruled.recipients or not one.actor or one.actor.country not in home
        ]
    if any(map(is_known, (one for one in recipients if one in ruled.recipients))):
        moved = _moved(hit)
        recipients = [one for one in recipients if one in ruled.recipients or one.head not in moved]
    if hit.trigger.lemma and hit.trigger.reciprocal and (hit.trigger.type == "COOPERATE" or hit.trigger.part == "noun"):
        # "Norland sold oil to Sudland", "is in touch with Sudland": both do, whoever comes first.
        together = [one for one in recipients if one in ruled.actors]
        actors, recipients = [*actors, *together], [one for one in recipients if one not in together]
    return Parties(in_order(actors), in_order(recipients))


def _without_apart(hit: Hit, role: str, side: Sequence[Mention], modality: Modality) -> tuple[Mention, ...]:
    """The side, without those whom the words around the deed name for something else."""
    apart = {hit.scene.tokens[token].span.start for token in find_apart(hit, role, modality)}
    return tuple(one for one in side if one.head not in apart)


def _is_hosted(hit: Hit) -> bool:
    """ "The envoy was received by the king": the model has both come to each other; the grammar knows who is host."""
    return hit.trigger.grammar.actors == ("object",) and hit.scene.is_passive(hit.index)


def _moved(hit: Hit) -> set[int]:
    """Where the words begin for what is moved, of a verb that is done to nobody but to whom it is moved: "extradited
    the banker to Peru".
    """
    if hit.trigger.part != "verb" or not hit.trigger.lemma or not MOVED_TO.issuperset(hit.trigger.grammar.recipients):
        return set()
    scene = hit.scene
    return {scene.tokens[token].span.start for token in scene.expand(scene.objects(hit.index))}


def _of_its_owner(hit: Hit, actors: list[Mention]) -> list[Mention]:
    """The actors; of a noun that says whose it is those of its own words: "the Sudlandic position on Norland's raids".

    Where owners and others were told, the owners alone are right in 5 of 7 cases of our training reports, our own test
    part and the demo, all in 1; of what all take part in, the owners alone in 4 of 8.
    """
    scene, index = hit.scene, hit.index
    if hit.trigger.part != "noun" or hit.trigger.reciprocal:
        return actors
    # "The war waged by Norland": so does what stands with it say whose it is.
    by = [doer for word in (index, *scene.below(index, "acl")) for doer in scene.with_case(word, "by")]
    owners = scene.parties([*scene.owners(index), *by])
    named = [one for one in actors if is_known(one) and is_any_of(one, owners)]
    if not named:
        return actors
    own = set(scene.sentence.subtree(index))
    if hit.carrier is not None:
        own.update(scene.expand(scene.below(hit.carrier, "nsubj")))
    return [
        one
        for one in actors
        if not own.isdisjoint(scene.tokens_in(one.evidence.span)) or any(is_same_party(one, other) for other in named)
    ]


def fill_sides(hit: Hit, parties: Parties, modality: Modality) -> Parties:
    """Where a side of an event is empty, those whom the model holds for likeliest to stand there.

    After it is settled that there is an event: who is only likely to take part makes none of a mere noun.
    """
    whole = is_by_itself(hit, modality) or find_crime(hit, modality) is not None
    if whole or (any(map(is_known, parties.actors)) and any(map(is_known, parties.recipients))):
        return parties
    actors, recipients = list(parties.actors), list(parties.recipients)
    ruled, suffering = find_parties(hit, modality), sufferers(hit, modality)
    if not is_opposed(hit, modality):
        likeliest = _likeliest(hit, "actor", actors, recipients, ruled.actors, modality)
        likeliest = [one for one in likeliest if not is_any_of(one, [*suffering, *accusers(hit, modality)])]
        actors += _without_civil_bodies(hit, Parties(tuple(likeliest), ()), ruled).actors
    recipients += _likeliest(hit, "recipient", recipients, actors, ruled.recipients, modality)
    return Parties(in_order(actors), in_order(recipients))


def _side(
    hit: Hit, role: str, ruled: Sequence[Mention], turned: Mapping[str, set[int]], elsewhere: Mapping[str, set[int]]
) -> list[Mention]:
    bearers, opposite = find_bearers(hit, role), find_bearers(hit, OPPOSITE[role])
    hither = {token for token in turned[OPPOSITE[role]] if opposite.get(token, 0.0) >= levels.BEARER}
    # Who is likelier on the other side, and likely there, is not on this one, unless the tree keeps him from there.
    bearers = {
        token: score
        for token, score in bearers.items()
        if token in elsewhere[OPPOSITE[role]] or (there := opposite.get(token, 0.0)) <= score or there < levels.BEARER
    }
    sure = [token for token in _with_conjuncts(hit.scene, bearers) if token not in elsewhere[role]]
    found = [one for token in sure for one in _who(hit.scene, token)]
    barred = {hit.scene.tokens[token].span.start for token in turned[role]}
    for one in ruled:
        if one.head in barred:
            continue
        here = one.evidence.span.overlaps(hit.scene.sentence.span)
        # Of those in other sentences the model knows nothing; they stand in for whom it does not see here.
        if one not in found and (_is_borne_out(hit.scene, one, bearers, hither) if here else not sure):
            found.append(one)
    return found


def _likeliest(
    hit: Hit,
    role: str,
    own: Sequence[Mention],
    other: Sequence[Mention],
    ruled: Sequence[Mention],
    modality: Modality,
) -> list[Mention]:
    """Of a side on which nobody is known, those whom the model holds for likeliest to stand there.

    Where it does, and the grammar knows somebody: those.
    """
    turned = find_turned(hit, role, modality)
    elsewhere = find_elsewhere(hit, role, turned, modality) - turned
    bearers = {token: score for token, score in find_bearers(hit, role).items() if token not in elsewhere}
    if max(bearers.values(), default=0.0) < levels.BEARER_ALONE or any(map(is_known, own)):
        return []
    # That the model has the sides turned round still says that there is somebody.
    sure = _sure_outside(hit, role, bearers)
    token = max((one for one in sure if one not in turned), key=sure.__getitem__, default=None)
    meant = () if token is None or sure[token] < levels.BEARER_ALONE else tuple(_who(hit.scene, token))
    barred = {hit.scene.tokens[word].span.start for word in turned}
    ruled = _without_apart(hit, role, ruled, modality)
    for found in (tuple(one for one in ruled if one.head not in barred), meant):
        if known := [one for one in found if is_known(one) and one not in own and not is_beside(one, other, hit.scene)]:
            return known
    return []


def _sure_outside(hit: Hit, role: str, bearers: dict[int, float]) -> dict[int, float]:
    """The bearers; of those outside the phrase of the noun of a war only those of whom the model is
    sure, as its doers, and as those against whom a war is only those whom it holds for no doers.
    """
    if not is_war(hit):
        return bearers
    outside, opposite = outside_phrase(hit), find_bearers(hit, OPPOSITE[role])
    if role == "actor" and hit.scene.case(hit.index) == "in" and any(hit.scene.with_case(hit.index, "against")):
        return bearers  # "defends itself in the war against Norland"

    def is_clear(token: int, score: float) -> bool:
        return score >= levels.BEARER or (role == "recipient" and score > 2 * opposite.get(token, 0.0))

    return {token: score for token, score in bearers.items() if token not in outside or is_clear(token, score)}


def find_bearers(hit: Hit, role: str) -> dict[int, float]:
    """How likely the model holds each word of the sentence to bear the role."""
    return dict(hit.sighting.bearers.get(role, ())) if hit.sighting else {}


def find_beyond(hit: Hit, role: str) -> tuple[tuple[int, int, float], ...]:
    """Words of other sentences, and how likely the model holds them to bear the role: how many sentences behind this
    one they stand (before it: below 0), the token there, the score. Empty where the model has not looked.
    """
    return hit.sighting.beyond.get(role, ()) if hit.sighting else ()


def _with_conjuncts(scene: Scene, bearers: dict[int, float]) -> list[int]:
    """The words of which the model is sure, and those joined to them by "and" that it does not rule out."""
    sure = [token for token, score in bearers.items() if score >= levels.BEARER]
    joined = [token for token in scene.expand(sure) if bearers.get(token, 0.0) >= levels.BEARER_RULED]
    return list(dict.fromkeys((*sure, *joined)))


def _is_borne_out(scene: Scene, one: Mention, bearers: dict[int, float], turned: set[int]) -> bool:
    """Whether the model, too, holds it for likely; or is sure of it on the other side, from which the tree keeps it."""
    inside = scene.tokens_in(one.evidence.span)
    likely = max((bearers.get(token, 0.0) for token in inside), default=0.0) >= levels.BEARER_RULED
    return likely or not turned.isdisjoint(inside)


def _who(scene: Scene, token: int) -> Iterator[Mention]:
    """Those whom the word stands for: the mentions that it heads, else the narrowest that it stands in."""
    here = scene.meant(token)
    if not here:
        around = [one for ones in scene.mentions.values() for one in ones if _holds(scene, one, token)]
        narrowest = min((len(one.evidence.span) for one in around), default=0)
        here = tuple(one for one in around if len(one.evidence.span) == narrowest)
    yield from filter(takes_part, here)


def _holds(scene: Scene, one: Mention, token: int) -> bool:
    return scene.tokens[token].span in one.evidence.span
