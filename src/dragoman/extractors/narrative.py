"""The day and place that the story has reached: what is told on, without a date of its own, of those it tells of.

"Crowds gathered on Sunday. They marched to the palace, and police again fired in the air." The sentences that follow
go on with Sunday as long as they say so: a party goes on acting, or a word goes on with what was told ("again",
"during the rally"). What is said of it afterwards ("condemned the shooting") is only bounded by it. In the same way
they stay where the crowds gathered, until another place is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.dating.days import Dating
from dragoman.extractors.dating.verbs import is_aside, is_perfect, is_pluperfect
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.folding import agree
from dragoman.extractors.scene import Scene
from dragoman.extractors.sites import is_in_several
from dragoman.records import Mention, Period

# How many sentences on a day is kept, and how many days it may last: a week or month is no scene of a story.
FAR, LONGEST = 5, 3
# How many sentences on a deed is told as part of what happened, and in which clauses.
NEXT = 2
# How many sentences on a report may come back to what it opened with.
LONG = 15
MAIN = frozenset(("root", "conj", "advcl", "parataxis"))
# Those who have met, taken together.
SIDES = frozenset(
    ("side", "party", "leader", "minister", "president", "delegation", "both", "interlocutor", "counterpart")
)
# How many sentences open a report.
OPENING = 3
# Words that stand for one of those just told of.
PRONOUNS = frozenset(("he", "she", "they", "it", "him", "them", "his", "her", "their", "its"))
# Words that go on with what was told, and words that go back from it.
ONWARD = frozenset(("then", "again", "meanwhile", "there", "immediately", "both", "simultaneously"))
BACK = frozenset(
    (
        "earlier",
        "previously",
        "before",
        "until",
        "recently",
        "repeatedly",
        "ago",
        "once",
        "generally",
        "former",
        "previous",
    )
)
# What a scene is called when it is taken up again, whatever it was told with.
HAPPENINGS = frozenset(
    (
        "attack", "assault", "shooting", "killing", "death", "murder", "bombing", "blast", "strike", "raid", "clash",
        "violence", "incident", "event", "rally", "protest", "demonstration", "march", "riot", "unrest", "meeting",
        "talk", "summit", "call", "conversation", "negotiation", "round", "visit", "decision", "verdict", "ruling",
        "sentence", "move", "announcement", "agreement", "deal", "operation", "fighting", "vote", "resignation",
    )
)  # fmt: skip
# A day more may lie between what is done in one night.
NIGHT = 1
# What is done on the spot, beside the deeds below.
ON_THE_SPOT = frozenset(("COERCE",))
# Deeds: whoever was met or sentenced on Monday did what he did on another day.
BODILY = frozenset(("ASSAULT", "PROTEST", "MOBILIZE", "RETREAT", "AID"))
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
TAKING_UP = frozenset(("this", "that"))
DURING = frozenset(("during", "at", "in", "amid"))


def carry_days(drafts: Sequence[Draft], dated: Collection[int]) -> Iterator[Draft]:
    """The drafts, those that go on with a scene with its day. ``dated``: the sentences that name a day."""
    scene: Draft | None = None
    lead: Draft | None = None
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda draft: (draft.hit.scene.number, draft.hit.index)):
        if _is_on_the_spot(draft) and draft.dating.by == "stated":
            last = draft
        if last is not None and _comes_back(last, draft):
            yield replace(draft, dating=Dating(last.dating.period, "story"))
            continue
        if scene is not None and draft.hit.scene.number not in dated and (dating := _told_on(scene, draft)):
            draft = replace(draft, dating=dating)
        elif lead is not None and draft.hit.scene.number not in dated and _returns(lead, draft):
            draft = replace(draft, dating=Dating(lead.dating.period, "story"))
        elif _is_scene(draft):
            scene = draft
            if lead is None and draft.hit.scene.number < OPENING:
                lead = draft
        yield draft


def _comes_back(last: Draft, draft: Draft) -> bool:
    """Whether it was done in what was told just before: "... the rally of May 2011. In that event he shot two men"."""
    here = draft.hit.scene
    if draft.dating.by not in ("publication", "reported-by") or draft.realis != "actual" or draft.type not in BODILY:
        return False
    if here.number - last.hit.scene.number != 1 or is_pluperfect(draft.hit):
        return False
    nouns = (index for index, lemma in enumerate(here.lemmas) if lemma in HAPPENINGS and index < draft.hit.predicate)
    return any(
        here.case(noun) in DURING and TAKING_UP & {here.lemmas[child] for child in here.below(noun, "det")}
        for noun in nouns
    )


def carry_days_up(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, those that a headline tells with the day that the sentences under it give."""
    told: dict[str, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.hit.scene.number):
        if 0 < draft.hit.scene.number <= OPENING and draft.dating.by == "stated" and draft.realis == "actual":
            told.setdefault(draft.type, []).append(draft)
    for draft in drafts:
        if draft.hit.scene.is_headline and draft.dating.by in ("publication", "reported-by"):
            body = (each for each in told.get(draft.type, ()) if agree(draft.parties, each.parties))
            draft = replace(draft, dating=next((each.dating for each in body), draft.dating))
        yield draft


def carry_places(drafts: Sequence[Draft], placed: Collection[int]) -> Iterator[Draft]:
    """The drafts, those that go on with a scene where it is. ``placed``: the sentences that name a place."""
    spot = _only_spot(drafts)
    scene: Draft | None = None
    for draft in sorted(drafts, key=lambda draft: (draft.hit.scene.number, draft.hit.index)):
        if draft.place is not None:
            scene = draft if _is_on_the_spot(draft) and not is_aside(draft.hit) else scene
        elif scene is not None and _stays(scene, draft, placed):
            draft = replace(draft, place=scene.place)
        elif spot is not None and _is_there(spot, draft, placed):
            draft = replace(draft, place=spot.place)
        yield draft


def _only_spot(drafts: Sequence[Draft]) -> Draft | None:
    """The first deed of a report all of whose deeds that have a place are in one town, as its opening tells."""
    deeds = [draft for draft in drafts if draft.place is not None and _is_on_the_spot(draft)]
    names = {draft.place.name for draft in deeds if draft.place is not None}
    first = min(deeds, key=lambda draft: draft.hit.scene.number, default=None)
    if first is None or first.place is None or len(names) > 1 or first.hit.scene.number >= OPENING:
        return None
    return first if first.place.precision in ("town", "district", "exact") else None


def _is_there(spot: Draft, draft: Draft, placed: Collection[int]) -> bool:
    """Whether a deed may be one of those in the only spot of the report: nothing puts it elsewhere or sooner."""
    here = draft.hit.scene
    if not _is_on_the_spot(draft) or here.number in placed or BACK & here.words or is_pluperfect(draft.hit):
        return False
    if is_in_several(draft.hit):
        return False
    one, other = spot.dating.period, draft.dating.period
    if draft.dating.by != "stated" or one is None or other is None or one.start is None or other.end is None:
        return draft.dating.by != "stated"
    return other.end > one.start


def _is_another_time(scene: Draft, draft: Draft) -> bool:
    """Whether both have days of their own, and none in common: a march in January, another in September."""
    one, other = scene.dating.period, draft.dating.period
    if "stated" not in (scene.dating.by, draft.dating.by) or scene.dating.by != draft.dating.by:
        return False
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return False
    return (other.start - one.end).days > NIGHT or (one.start - other.end).days > NIGHT


def _is_on_the_spot(draft: Draft) -> bool:
    """Whether it is a deed that happened."""
    return draft.type in BODILY | ON_THE_SPOT and draft.realis in ("actual", "ongoing")


def _stays(scene: Draft, draft: Draft, placed: Collection[int]) -> bool:
    """Whether a deed goes on with the scene, and in a sentence that names no place unless it is the scene's."""
    here, there = draft.hit.scene, scene.hit.scene
    if not _is_on_the_spot(draft) or here.number - there.number > FAR or BACK & here.words or is_pluperfect(draft.hit):
        return False
    if here.number == there.number:
        return scene.hit.predicate in (draft.hit.predicate, *here.sentence.ancestors(draft.hit.predicate))
    if here.number in placed or is_in_several(draft.hit) or _is_another_time(scene, draft):
        return False
    taken_up = _taken_up(scene, here)
    return _is_at(here, taken_up) or (not is_aside(draft.hit) and (bool(taken_up) or _is_linked(scene, draft)))


def _is_scene(draft: Draft) -> bool:
    """Whether the event sets a day for those that follow it: one that happened, in a main clause, on a day or two."""
    period = draft.dating.period
    if draft.dating.by != "stated" or draft.realis != "actual" or period is None:
        return False
    if period.start is None or period.end is None or (period.end - period.start).days > LONGEST:
        return False
    return not is_pluperfect(draft.hit) and not is_aside(draft.hit)


def _told_on(scene: Draft, draft: Draft) -> Dating | None:
    """The days of an event that goes on with the scene or answers it; None where the text does not say so."""
    hit, period = draft.hit, scene.dating.period
    if draft.dating.by not in ("publication", "reported-by") or draft.realis != "actual" or period is None:
        return None
    if hit.scene.number - scene.hit.scene.number > FAR or is_pluperfect(hit) or BACK & hit.scene.words:
        return None
    if hit.scene.tokens[hit.predicate].xpos in ("VBP", "VBZ", "VB"):
        return None
    taken_up = _taken_up(scene, hit.scene)
    if not is_perfect(hit) and (_goes_on(scene, draft) or _comes_of(scene, draft)):
        return Dating(period, "story")
    if _is_at(hit.scene, taken_up) or (not is_perfect(hit) and not taken_up and _is_linked(scene, draft)):
        return None if is_aside(draft.hit) or is_perfect(hit) else Dating(period, "story")
    told = draft.dating.period
    if draft.type != scene.type:
        # "They met on Monday. She condemned the attack": it does not take up the meeting, and was before.
        taken_up = [noun for noun in taken_up if noun != hit.index]
    if taken_up and told and told.end and period.start and period.start < told.end:
        return Dating(Period(period.start, told.end), "order")
    return None


def _returns(lead: Draft, draft: Draft) -> bool:
    """Whether a deed is told as one of what the report opened with, after other things: "at the march, police ..."."""
    hit = draft.hit
    if draft.dating.by not in ("publication", "reported-by") or draft.realis != "actual" or is_aside(hit):
        return False
    if not _is_on_the_spot(lead) or not _is_on_the_spot(draft) or is_perfect(hit) or is_pluperfect(hit):
        return False
    if hit.scene.tokens[hit.predicate].xpos not in ("VBD", "VBN") or BACK & hit.scene.words:
        return False
    if hit.scene.number - lead.hit.scene.number > LONG:
        return False
    word = lead.hit.scene.lemmas[lead.hit.index]
    doers = {f"{word}er", f"{word}r", f"{word}or"} & hit.scene.words
    return bool(_is_at(hit.scene, _taken_up(lead, hit.scene)) or doers)


def _goes_on(scene: Draft, draft: Draft) -> bool:
    """Whether a deed is told right after another as part of what happened: "Police answered with tear gas"."""
    hit = draft.hit
    near = hit.scene.number - scene.hit.scene.number
    if not _is_on_the_spot(scene) or not _is_on_the_spot(draft) or is_aside(hit) or near > NEXT:
        return False
    token = hit.scene.tokens[hit.predicate]
    if token.xpos not in ("VBD", "VBN") or hit.scene.relation(hit.predicate) not in MAIN:
        return False
    around = hit.scene.below(hit.predicate, "nsubj", "nsubj:pass", "obj", "obl")
    if any(hit.scene.lemmas[word] in PRONOUNS for word in around):
        return True
    there = draft.place is None or scene.place is None or draft.place.name == scene.place.name
    named = any(
        hit.scene.tokens[word].upos == "PROPN" for word in hit.scene.below(hit.predicate, "nsubj", "nsubj:pass")
    )
    return there and not named and draft.type != "AID" and codes(draft.parties.actors) <= _parties(scene)


def _comes_of(scene: Draft, draft: Draft) -> bool:
    """Whether those who met say or do it there: "the two sides agreed to ..."."""
    hit = draft.hit
    if scene.type != "CONSULT" or not (hit.trigger.speaks or hit.trigger.reciprocal) or is_aside(hit):
        return False
    verb = hit.predicate
    if hit.scene.relation(verb) == "conj" and not hit.scene.below(verb, "nsubj"):
        verb = hit.scene.tokens[verb].head
    tokens, lemmas = hit.scene.tokens, hit.scene.lemmas
    return any(
        lemmas[word] in SIDES and (tokens[word].xpos != "NN" or lemmas[word] == "side")
        for word in hit.scene.below(verb, "nsubj")
    )


def _parties(draft: Draft) -> set[str]:
    return codes(draft.parties.actors) | codes(draft.parties.recipients)


def _taken_up(scene: Draft, later: Scene) -> list[int]:
    """The nouns by which a sentence takes up the scene: "the shooting", "this decision"."""
    word = scene.hit.scene.lemmas[scene.hit.index]
    return [
        index
        for index, lemma in enumerate(later.lemmas)
        if later.tokens[index].upos == "NOUN"
        and (lemma in HAPPENINGS or lemma == word)
        and DEFINITE.intersection(later.lemmas[child] for child in later.below(index, "det"))
    ]


def _is_at(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether it is told of what happened during the scene: "during the rally", "at the meeting"."""
    return any(scene.case(noun) in DURING for noun in nouns)


def _is_linked(scene: Draft, draft: Draft) -> bool:
    """Whether those who act go on acting, or a word says that it goes on."""
    if scene.type not in BODILY and draft.type in BODILY:
        return False
    here, word = _names(draft), scene.hit.scene.lemmas[scene.hit.index]
    doers = {f"{word}er", f"{word}r", f"{word}or"}  # "the protesters", after a protest
    return bool(_names(scene) & here or here & PRONOUNS or (ONWARD | doers) & draft.hit.scene.words)


def _names(draft: Draft) -> set[str]:
    """Those who act: as known, else by their words."""
    return {_name(mention) for mention in draft.parties.actors}


def _name(mention: Mention) -> str:
    if mention.actor is not None:
        return mention.actor.id or mention.actor.name.lower()
    return mention.evidence.quote.lower()
