"""One record for one happening: "met ... the meeting ... the talks" is a single CONSULT.

Also the codebook's rules between events: a planned meeting counts as AGREE, moving troops is dropped beside an
assault by the same party, a charge beside the conviction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from math import inf, log

from dragoman.extractors.dating import Dating
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.roles import Parties
from dragoman.extractors.sameness import Telling, agree_in_time, find_signs, telling
from dragoman.extractors.scene import Scene
from dragoman.extractors.sites import is_likened
from dragoman.extractors.suffering import FORCE
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import LEAST
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.signs import LogOdds
from dragoman.records import Mention, Period, Realis

# How likely two tellings must be of one happening, on the average over all that are already held for it.
LIKELY = 0.65
LEAST_ODDS = log(LIKELY / (1 - LIKELY))
# The log odds of what adds nothing to what was told.
AGAIN = 3.0
# Verbs of what a deed of force does to people.
HARMING = frozenset(("kill", "wound", "injure", "hurt", "maim"))
# Verbs that say of a deed only that it goes on, or is about to.
BEGINNING = frozenset(("begin", "start", "continue", "keep", "resume", "proceed"))
# Types of which a deed's own aim may be told as another: "marched to protest".
FOR_ITSELF = frozenset(("PROTEST", "RETREAT"))
# What leads from a deed to the war in which it is done.
IN_WAR = frozenset(("in", "by", "during"))
# What a noun may be told as again without being told as something else.
OPEN = frozenset(("actual", "ongoing", "hypothetical"))
# How many happenings of its type are looked at for each new telling, and how many tellings of each: a book of a report
# must not take the square of its length.
RECENT = 60
TELLINGS = 8
# Types of the agreements by which a truce or a release may be called.
AGREED = frozenset(("AGREE", "SUPPORT"))
# What stands before a noun for what was told.
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
# Sectors of those who do it by force of arms.
ARMED = frozenset(("MIL", "REB", "UAF", "COP", "PRM"))
# How a noun hangs on the verb that only carries it.
CARRIED = frozenset(("obj", "nsubj"))
# What comes of talks, and how it is said that it did.
OUTCOMES = frozenset(("agreement", "arrangement", "understanding", "decision", "deal", "accord"))
REACHED = frozenset(("reach", "achieve", "make", "take", "conclude", "sign"))
DESCRIBING = frozenset(("acl", "acl:relcl", "amod"))
# Verbs of talking over something, and the nouns for what of earlier talks is talked over.
TALKING_OVER = frozenset(
    ("discuss", "review", "assess", "evaluate", "debate", "consider", "examine", "analyse", "analyze")
)
LEFT_OF_TALKS = frozenset(
    (
        "outcome", "result", "follow-up", "followup", "conclusion", "decision", "implementation", "aftermath",
        "finding", "recommendation", "consequence", "agenda", "preparation",
    )
)  # fmt: skip
# What leads from these to the talks that they are left of.
LEFT_BY = frozenset(("of", "from", "to", "for"))
SURETY = {"stated": 4, "order": 3, "reported-by": 2, "occasion": 1, "publication": 1, "none": 0}


def by_codebook(draft: Draft, codebook: Codebook) -> Draft:
    """A plan or promise of cooperation is AGREE."""
    planned = codebook.types[draft.type].planned
    if draft.realis == "planned" and planned != draft.type:
        return replace(draft, type=planned, mode=None)
    return draft


def fold(drafts: Iterable[Draft], sameness: LogOdds) -> list[Draft]:
    """The happenings, each once, in the order of the text."""
    return list(_beside_one_another([reduce(_join, told) for told in group(drafts, sameness)]))


def group(drafts: Iterable[Draft], sameness: LogOdds) -> list[list[Draft]]:
    """The drafts that tell of one happening each, in the order of the text."""
    groups: list[list[Telling]] = []
    of_type: dict[str, list[int]] = {}
    for draft in _borne_out(list(drafts)):
        new, before = telling(draft), of_type.setdefault(draft.type, [])
        odds = {place: _odds(groups[place], new, sameness) for place in before[-RECENT:]}
        # Of two that are about as likely, the one that was told of last.
        place = max(
            odds,
            key=lambda place: (
                _is_taken_up(groups[place], new, odds[place]),
                round(odds[place], 1),
                _place(groups[place][-1]),
                odds[place],
                place,
            ),
            default=None,
        )
        if place is None or odds[place] < LEAST_ODDS:
            before.append(len(groups))
            groups.append([new])
        else:
            groups[place].append(new)
    return [[one.draft for one in told] for told in groups]


def _place(told: Telling) -> tuple[int, int]:
    """Where in the report it is told."""
    return told.draft.hit.scene.number, told.draft.hit.index


def _is_taken_up(told: list[Telling], new: Telling, odds: float) -> bool:
    """Whether it is called by the noun of one of these, as if known: "the meeting" is rather that than "the talks"."""
    hit = new.draft.hit
    if hit.trigger.part != "noun" or odds < LEAST_ODDS:
        return False
    lemma = hit.scene.lemmas[hit.index]
    known = any(hit.scene.lemmas[child] in DEFINITE for child in hit.scene.below(hit.index, "det"))
    return known and any(one.draft.hit.scene.lemmas[one.draft.hit.index] == lemma for one in told)


def _odds(told: list[Telling], new: Telling, sameness: LogOdds) -> float:
    """The log odds that a telling is of the happening that others tell of, their mean; none where days are apart, or
    who suffers in the one does it in the other.
    """
    recent = told[-TELLINGS:]
    if any(_is_its_term(one, new) for one in recent):
        return AGAIN
    if not all(agree_in_time(one.draft, new.draft) and not _is_struck_back(one.draft, new.draft) for one in recent):
        return -inf
    if any(_is_of_another_war(one, new) for one in recent):
        return -inf
    if any(_is_returned(one.draft, new.draft) or _came_before(one) != _came_before(new) for one in recent):
        return -inf
    if any(_is_talked_over(one, new) or _is_talked_over(new, one) for one in recent):
        return -inf
    if any(_is_in_war(one, new) or _is_in_war(new, one) for one in recent):
        return -inf
    if any(one.hit.scene is new.hit.scene and is_likened(one.hit) != is_likened(new.hit) for one in recent):
        return -inf
    if any(is_again(one, new) for one in recent for is_again in AGAIN_BY):
        return AGAIN
    return sum(sameness.odds(find_signs(one, new)) for one in recent) / len(recent)


def _is_of_another_war(one: Telling, other: Telling) -> bool:
    """Whether one of them tells of a war of history and the other of what goes on now.

    "The war" that comes right behind its name may be that of history.
    """
    if one.draft.dating.history != other.draft.dating.history:
        near = other.hit.scene.number - one.hit.scene.number <= 1
        return not (one.draft.dating.history and other.bare and not other.topic and near)
    return one.draft.dating.history and one.draft.dating.period != other.draft.dating.period


def _is_struck_back(one: Draft, other: Draft) -> bool:
    """Whether those to whom force was done then did it: "rebels who escaped the bombing attacked the town"."""
    if one.type not in FORCE:
        return False
    return any(
        doer is victim
        for here, there in ((one.parties, other.parties), (other.parties, one.parties))
        for doer in here.actors
        for victim in there.recipients
        if victim not in here.recipients and doer not in there.actors
    )


def _is_returned(one: Draft, other: Draft) -> bool:
    """Whether the guest of the one is the host of the other: "they arrived in Norland after its premier's visit to
    Sudland".
    """
    if one.mode != "visit" or other.mode != "visit":
        return False
    guests, hosts = codes(one.parties.actors), codes(one.parties.recipients)
    back, forth = codes(other.parties.actors), codes(other.parties.recipients)
    return bool(guests & forth and hosts & back) and not (guests & back or hosts & forth)


def _came_before(told: Telling) -> bool:
    """Whether it is told for what came of it: "the accords concluded during the premier's visit to Norland".

    "Reached during the meeting" may be said of the meeting that the report is about.
    """
    scene, index = told.hit.scene, told.hit.index
    verb = scene.tokens[index].head
    if told.draft.type != "CONSULT" or told.form == "verb" or told.bare or scene.relation(index) != "obl" or verb < 0:
        return False
    if scene.lemmas[verb] not in REACHED or scene.tokens[verb].xpos != "VBN" or scene.relation(verb) not in DESCRIBING:
        return False
    return scene.lemmas[scene.tokens[verb].head] in OUTCOMES and "today" not in scene.words


def _is_in_war(deed: Telling, war: Telling) -> bool:
    """Whether the one is done in the other, which is more than that: "clinics were damaged by the war"."""
    scene, noun = deed.hit.scene, war.hit.index
    if war.hit.scene is not scene or war.form == "verb" or deed.form != "verb" or war.hit.trigger.realis != "ongoing":
        return False
    return scene.tokens[noun].head == deed.hit.predicate and scene.case(noun) in IN_WAR and war.draft.type in FORCE


def _is_talked_over(talk: Telling, other: Telling) -> bool:
    """Whether the talks of the one are what the others are about: "discussed the outcome of the May summit"."""
    scene, verb, noun = talk.hit.scene, talk.hit.index, other.hit.index
    if talk.draft.type != "CONSULT" or talk.form != "verb" or other.hit.scene is not scene or other.form == "verb":
        return False
    if scene.lemmas[verb] not in TALKING_OVER or noun < verb:
        return False
    if scene.case(noun) not in LEFT_BY:
        return scene.relation(noun) == "obj" and scene.tokens[noun].head == verb
    # Trees hang "of the June summit" on the verb as well, so that the word before "of" decides.
    left = min(scene.below(noun, "case")) - 1
    over = scene.tokens[left].head
    return scene.lemmas[left] in LEFT_OF_TALKS and (over == verb or scene.tokens[over].head == verb)


def _adds_nothing(first: Telling, second: Telling) -> bool:
    """The noun once more, only wished for where it goes on: "the ceasefire", "hopes of a ceasefire".

    Of 111 such pairs in annotated reports 28 are two events; in 75 one of the two is no event at all.
    """
    if first.word != second.word or "verb" in (first.form, second.form):
        return False
    one, other = first.draft, second.draft
    if one.realis == other.realis or not OPEN.issuperset((one.realis, other.realis)):
        return False
    return _are_alike(one.parties, other.parties) and (not one.mode or not other.mode or one.mode == other.mode)


def _is_what_it_did(first: Telling, second: Telling) -> bool:
    """Whether one word tells what the other's deed did to people: "killed in a strike", "struck a market, killing ten".

    A noun of force below the passive of what was suffered in it, or what was done to people in it ("killed ten in a
    raid"), and a participle without a subject of its own.
    """
    one, other = first.hit, second.hit
    scene = one.scene
    if other.scene is not scene or first.draft.type != "ASSAULT" or first.draft.realis != second.draft.realis:
        return False
    marks = {scene.lemmas[child] for child in scene.below(other.index, "case", "mark")}
    # "Killed in fighting" is no clause of its own, whatever the tree calls it.
    noun = second.form != "verb" or (scene.tokens[other.index].text.endswith("ing") and "in" in marks)
    if noun and first.form == "verb":
        below = scene.tokens[other.index].head == one.index and scene.relation(other.index) in ("obl", "advcl")
        if scene.is_passive(one.index):
            return below and not marks.isdisjoint(("in", "by"))
        return below and scene.lemmas[one.index] in HARMING and "in" in marks
    if scene.lemmas[other.predicate] not in HARMING or scene.below(other.predicate, "nsubj", "mark"):
        return False
    return _clause_above(scene, other.predicate) == one.predicate


def _clause_above(scene: Scene, participle: int) -> int | None:
    """The verb to which a participle adds what came of it: "struck a market, killing ten and wounding six"."""
    while scene.tokens[participle].xpos == "VBG" and scene.relation(participle) in ("advcl", "conj"):
        participle = scene.tokens[participle].head
        if scene.tokens[participle].xpos != "VBG":
            return participle
    return None


def _is_its_term(first: Telling, second: Telling) -> bool:
    """Whether the noun is what the verb of the other gives or gets: "got eight years in jail"."""
    one, other = first.hit, second.hit
    if other.scene is not one.scene or first.draft.mode != "arrest" or second.draft.mode != "arrest":
        return False
    token = one.scene.tokens[other.index]
    if second.form == "verb" or first.form != "verb" or one.scene.case(other.index) != "in":
        return False
    above = token.head if one.scene.relation(other.index) == "obl" else one.scene.tokens[token.head].head
    return above == one.index and one.scene.relation(other.index) in ("obl", "nmod")


def _is_what_for(first: Telling, second: Telling) -> bool:
    """Whether a protest, or what lets others in, is told once more as its own aim: "blocked the road to protest",
    "shut their shops in protest", "opened the crossing to let convoys in".
    """
    one, other = first.hit, second.hit
    scene = one.scene
    if other.scene is not scene or first.draft.type not in FOR_ITSELF or first.draft.realis != second.draft.realis:
        return False
    if first.draft.type == "RETREAT" and (first.draft.mode, second.draft.mode) != ("access", "access"):
        return False
    if second.form != "verb":
        below = scene.tokens[other.index].head == one.predicate and scene.relation(other.index) == "obl"
        return below and scene.case(other.index) in ("in", "on")
    clause = scene.tokens[other.predicate]
    aim = scene.relation(other.predicate) in ("advcl", "xcomp") and clause.head == one.predicate
    return aim and clause.xpos == "VB" and not scene.below(other.predicate, "nsubj")


def _is_begun(first: Telling, second: Telling) -> bool:
    """Whether the one begins or goes on with what the other is: "have begun to withdraw"."""
    one, other = first.hit, second.hit
    if other.scene is not one.scene or second.form != "verb" or one.scene.lemmas[one.predicate] not in BEGINNING:
        return False
    return one.scene.relation(other.index) == "xcomp" and one.scene.tokens[other.index].head == one.predicate


def _is_carried(first: Telling, second: Telling) -> bool:
    """Whether the model alone sees in one word what the other tells: in the verb that carries its noun ("set up joint
    patrols", "the drills kicked off"), or in the adverb that goes with its verb ("sailed together").
    """
    one, other = first.draft, second.draft
    scene = one.hit.scene
    if other.hit.scene is not scene or (one.mode and other.mode and one.mode != other.mode):
        return False
    for above, below in ((one.hit, other.hit), (other.hit, one.hit)):
        relation = scene.relation(below.index) if scene.tokens[below.index].head == above.index else ""
        beside = relation == "advmod" and not below.trigger.lemma
        carried = relation in CARRIED and not above.trigger.lemma and below.trigger.part == "noun"
        if beside or carried:
            return _are_alike(one.parties, other.parties)
    return False


# What makes a telling the same happening as one before, whatever else speaks for it or against.
AGAIN_BY = (_adds_nothing, _is_what_it_did, _is_what_for, _is_begun, _is_carried)


def _are_alike(first: Parties, second: Parties) -> bool:
    one, other = codes(first.actors), codes(second.actors)
    done, told = codes(first.recipients), codes(second.recipients)
    return (one == other or not one or not other) and (done == told or not done or not told)


def _borne_out(drafts: list[Draft]) -> Iterator[Draft]:
    """Words that tell of such an event only in such a report: "nine were injured" in one of a storm is no assault."""
    told = {draft.type for draft in drafts if not draft.hit.trigger.weak}
    for draft in drafts:
        if _is_agreed_on(draft, drafts):
            continue
        if not draft.hit.trigger.weak or draft.type in told or codes(draft.parties.actors) or _is_by_arms(draft):
            yield draft


def _is_by_arms(draft: Draft) -> bool:
    """ "Rebels killed the guards", of whatever country they are; the force of a storm is none of arms."""
    scene = draft.hit.scene
    if not any(one.actor is not None for one in draft.parties.recipients):
        return False
    armed = (one for one in draft.parties.actors if one.actor is not None and not ARMED.isdisjoint(one.actor.sectors))
    heads = (scene.token_at(one.head) for one in armed)
    return any(head is not None and scene.lemmas[head] != "force" for head in heads)


def _is_agreed_on(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Whether it only says which agreement another tells of: "broke the truce and prisoner exchange agreement".

    "The truce and the agreement" are two.
    """
    scene, index = draft.hit.scene, draft.hit.index
    if draft.type != "RETREAT" or draft.hit.trigger.part != "noun":
        return False
    if scene.relation(index) == "compound":
        named: tuple[int, ...] = (scene.tokens[index].head,)
    else:
        joined = (other for other in scene.below(index, "conj") if scene.below(other, "compound"))
        named = tuple(other for other in joined if scene.tokens[other].xpos == "NN" and not scene.below(other, "det"))
    signed = (scene.tokens[one].head for one in named if scene.relation(one) == "obj" and scene.lemmas[one] in OUTCOMES)
    agreements = {*named, *signed}
    return bool(agreements) and any(
        one.type in AGREED and one.hit.scene is scene and one.hit.index in agreements for one in drafts
    )


def agree(first: Parties, second: Parties) -> bool:
    """No party of the one is foreign to the other."""
    one = codes(first.actors) | codes(first.recipients)
    other = codes(second.actors) | codes(second.recipients)
    return not one or not other or other <= one or one <= other


def _join(first: Draft, second: Draft) -> Draft:
    """The mention that tells it best, the earlier of two that are as good, with what the other adds."""
    told, other = (first, second) if _tells_better(first, second) else (second, first)
    return replace(
        told,
        mode=told.mode or other.mode,
        parties=_fuller(told.parties, other.parties),
        place=told.place or other.place,
        dating=told.dating
        if _is_done(told) != _is_done(other)
        else _narrower(first.dating, second.dating, told.realis),
    )


def _tells_better(first: Draft, second: Draft) -> bool:
    """Whether the earlier does: it leads the sentence of both, names who the later names and more, or is as good."""
    return (
        _leads(first.hit, second.hit)
        or _named(first.parties) > _named(second.parties)
        or _worth(first, second) >= _worth(second, first)
    )


def _fuller(told: Parties, other: Parties) -> Parties:
    """Those of the mention that tells it best; the other's, if it names the same and more: "the talks" of one side."""
    if _named(told) < _named(other):
        return other
    return Parties(told.actors or other.actors, told.recipients or other.recipients)


def _named(parties: Parties) -> set[str]:
    return codes(parties.actors) | codes(parties.recipients)


def _leads(first: Hit, second: Hit) -> bool:
    """ "Hit a market, killing ten", "killed him in a strike": a verb with its doer, before what came with it."""
    scene = second.scene
    if first.scene is not scene or first.score < LEAST:
        return False
    by_verb = bool(first.trigger.lemma) and first.trigger.part == "verb" and not scene.is_passive(first.index)
    return scene.relation(second.predicate) == "advcl" or (by_verb and scene.relation(second.index) == "obl")


def _is_done(draft: Draft) -> bool:
    """ "Agreed to meet in March": they agreed before."""
    return draft.realis in ("actual", "ongoing")


def _worth(draft: Draft, beside: Draft) -> tuple[bool, float]:
    """A sure enough trigger of the codebook comes before one that the model alone sees; then the surer.

    Of two sentences the one that comes first is told, unless the other is surer by a tenth.
    """
    hit = draft.hit
    score = hit.score if hit.scene is beside.hit.scene else round(hit.score, 1)
    return bool(hit.trigger.lemma) and hit.score >= LEAST, score


def _narrower(first: Dating, second: Dating, realis: Realis) -> Dating:
    """The surer of two datings, or the one that says since when it lasts; of two that only bound, what both allow."""
    if realis == "ongoing" and first.lasts != second.lasts:
        return first if first.lasts else second
    if "stated" in (first.by, second.by) or first.period is None or second.period is None:
        return second if SURETY[second.by] > SURETY[first.by] else first
    starts = [one.period.start for one in (first, second) if one.period and one.period.start]
    ends = [one.period.end for one in (first, second) if one.period and one.period.end]
    start, end = max(starts, default=None), min(ends, default=None)
    by = max(first.by, second.by, key=SURETY.__getitem__)
    return first if start and end and start >= end else Dating(Period(start, end), by)


def _beside_one_another(drafts: list[Draft]) -> Iterator[Draft]:
    attackers = set().union(*(_forces(draft.parties.actors) for draft in drafts if draft.type == "ASSAULT"))
    convicted = set().union(
        *(codes(d.parties.recipients) for d in drafts if (d.type, d.mode) == ("SANCTION", "convict"))
    )
    for draft in drafts:
        if draft.type == "MOBILIZE" and attackers & _forces(draft.parties.actors):
            continue
        if (draft.type, draft.mode) == ("ACCUSE", "allege") and convicted & codes(draft.parties.recipients):
            continue
        yield draft


def _forces(mentions: Iterable[Mention]) -> set[tuple[str, tuple[str, ...]]]:
    """Whose forces they are, and which: the army that moves is not the rebels of its country who attack."""
    return {(one.actor.country, one.actor.sectors[:1]) for one in mentions if one.actor and one.actor.country}
