"""One record for one happening: "met ... the meeting ... the talks" is a single CONSULT.

Also the codebook's rules between events: a planned meeting counts as AGREE, moving troops is dropped beside an
assault by the same party, a charge beside the conviction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.extractors.dating import NO_DATE, Dating
from dragoman.extractors.roles import Parties
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import LEAST
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Mention, Period, Place, Realis

# Nouns that only take up what was told before: "the meeting", "this attack", "such talks".
TAKING_UP = frozenset(("the", "this", "these", "that", "those", "such"))
# The relations between two words for one deed: "agreed to send", "held a meeting".
LIGHT = ("xcomp", "obj", "acl", "compound", "amod", "nmod")
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
# How many sentences back "the meeting" may reach.
NEAR = 12
# How many events of its type are looked at for each new one: a book of a report must not take the square of its length.
RECENT = 60
SURETY = {"stated": 4, "order": 3, "reported-by": 2, "occasion": 1, "publication": 1, "none": 0}


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before other mentions of the same happening are folded into it."""

    hit: Hit
    type: str
    mode: str | None
    realis: Realis
    parties: Parties
    place: Place | None
    dating: Dating


def by_codebook(draft: Draft, codebook: Codebook) -> Draft:
    """A plan or promise of cooperation is AGREE."""
    planned = codebook.types[draft.type].planned
    if draft.realis == "planned" and planned != draft.type:
        return replace(draft, type=planned, mode=None)
    return draft


def fold(drafts: Iterable[Draft]) -> list[Draft]:
    """The happenings, each once, in the order of the text."""
    kept: list[Draft] = []
    told: dict[str, list[int]] = {}
    for draft in _borne_out(list(drafts)):
        before = told.setdefault(draft.type, [])
        same = [place for place in before[-RECENT:] if _is_same(kept[place], draft)]
        if not same:
            before.append(len(kept))
            kept.append(draft)
            continue
        # "The meeting" is the one that was told with such a word, sooner than the last talks of any kind.
        place = max(same, key=lambda place: (_same_word(kept[place].hit, draft.hit), place))
        kept[place] = _join(kept[place], draft)
    return list(_beside_one_another(kept))


def _borne_out(drafts: list[Draft]) -> Iterator[Draft]:
    """Words that tell of such an event only in such a report: "nine were injured" in one of a storm is no assault."""
    told = {draft.type for draft in drafts if not draft.hit.trigger.weak}
    for draft in drafts:
        if not draft.hit.trigger.weak or draft.type in told or codes(draft.parties.actors):
            yield draft


def _is_same(first: Draft, second: Draft) -> bool:
    if first.type != second.type or not _agree_in_time(first, second):
        return False
    if first.type == "ASSAULT" and first.hit.trigger.realis == second.hit.trigger.realis == "ongoing":
        return agree(first.parties, second.parties)
    near = second.hit.scene.number - first.hit.scene.number
    if 0 < near <= NEAR and _same_word(first.hit, second.hit) and _is_bare(second):
        return True
    if near == 0 and _one_in_the_other(first.hit, second.hit):
        return True
    if not _agree_in_mode(first, second) or {first.realis, second.realis} in (
        {"actual", "negated"},
        {"planned", "actual"},
    ):
        return False
    if not _same_word(first.hit, second.hit) and second.hit.trigger.speaks:
        return False
    if _takes_up(second) and near <= NEAR and second.mode in (None, first.mode):
        return agree(first.parties, second.parties)
    if not _same_word(first.hit, second.hit) or not _are_alike(first.parties, second.parties):
        return False
    return not second.hit.trigger.speaks or _same_topic(first.hit, second.hit)


def _one_in_the_other(first: Hit, second: Hit) -> bool:
    """ "Agreed to send", "held a meeting to discuss": two words for one deed in one sentence."""
    above, below = (
        (first, second) if first.predicate in second.scene.sentence.ancestors(second.index) else (second, first)
    )
    scene = below.scene
    climb = [below.index, *scene.sentence.ancestors(below.index)]
    if above.index not in climb and above.predicate not in climb:
        return False
    path = climb[: climb.index(above.index if above.index in climb else above.predicate)]
    return all(scene.relation(token) in LIGHT for token in path)


def _same_topic(first: Hit, second: Hit) -> bool:
    """Two promises are one if they promise the same: two content words in common below them."""
    return len(_topic(first) & _topic(second)) >= 2


def _topic(hit: Hit) -> set[str]:
    tokens = hit.scene.tokens
    return {hit.scene.lemmas[token] for token in hit.scene.sentence.subtree(hit.index) if tokens[token].upos in CONTENT}


def _takes_up(draft: Draft) -> bool:
    hit = draft.hit
    if hit.trigger.part != "noun":
        return False
    if any(hit.scene.lemmas[child] in TAKING_UP for child in hit.scene.below(hit.index, "det", "nmod:poss")):
        return True
    return not draft.parties.actors and not draft.parties.recipients


def _is_bare(draft: Draft) -> bool:
    """ "The meeting" of a sentence that names nobody as met: whoever else stands there did something else."""
    scene, index = draft.hit.scene, draft.hit.index
    if draft.hit.trigger.part != "noun" or scene.tokens[index].xpos not in ("NN", "VBG"):
        return False
    if not any(scene.lemmas[child] in ("the", "this", "that") for child in scene.below(index, "det")):
        return False
    inside = {scene.tokens[token].span.start for token in scene.sentence.subtree(index)}
    parties = (*draft.parties.actors, *draft.parties.recipients)
    return not any(mention.head in inside for mention in parties) and not scene.below(index, "acl", "acl:relcl")


def _agree_in_time(first: Draft, second: Draft) -> bool:
    one, other = first.dating.period, second.dating.period
    if first.dating.by != "stated" or second.dating.by != "stated" or one is None or other is None:
        return True
    if one.start and other.start and one.start != other.start and (one.end is None) != (other.end is None):
        return False  # what began in August and what was done in September
    return not (
        (one.end is not None and other.start is not None and one.end <= other.start)
        or (other.end is not None and one.start is not None and other.end <= one.start)
    )


def _agree_in_mode(first: Draft, second: Draft) -> bool:
    return first.mode is None or second.mode is None or first.mode == second.mode


def _same_word(first: Hit, second: Hit) -> bool:
    one, other = first.scene.lemmas[first.index], second.scene.lemmas[second.index]
    return one.startswith(other[:5]) or other.startswith(one[:5])


def codes(mentions: Iterable[Mention]) -> set[str]:
    """The countries of those who have one."""
    return {mention.actor.country for mention in mentions if mention.actor and mention.actor.country}


def agree(first: Parties, second: Parties) -> bool:
    """No party of the one is foreign to the other."""
    one = codes(first.actors) | codes(first.recipients)
    other = codes(second.actors) | codes(second.recipients)
    return not one or not other or other <= one or one <= other


def _are_alike(first: Parties, second: Parties) -> bool:
    one, other = codes(first.actors), codes(second.actors)
    done, told = codes(first.recipients), codes(second.recipients)
    return (one == other or not one or not other) and (done == told or not done or not told)


def _join(first: Draft, second: Draft) -> Draft:
    """The mention that tells it best, the earlier of two that are as good, with what the other adds."""
    told, other = (first, second) if _worth(first.hit) >= _worth(second.hit) else (second, first)
    parties = Parties(told.parties.actors or other.parties.actors, told.parties.recipients or other.parties.recipients)
    return replace(
        told,
        mode=told.mode or other.mode,
        parties=parties,
        place=told.place or other.place,
        dating=told.dating
        if _is_done(told) != _is_done(other)
        else _narrower(first.dating, second.dating, told.realis),
    )


def _is_done(draft: Draft) -> bool:
    """ "Agreed to meet in March": they agreed before."""
    return draft.realis in ("actual", "ongoing")


def _worth(hit: Hit) -> tuple[bool, float]:
    """A trigger of the codebook that is sure enough comes before one that the model alone sees; then the surer."""
    return bool(hit.trigger.lemma) and hit.score >= LEAST, hit.score


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


__all__ = ["NO_DATE", "Draft", "by_codebook", "fold"]
