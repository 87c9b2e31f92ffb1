"""What happened: who did what to whom, when and where, and whether it did happen.

"Delegations from Norland and Sudland met in Port Clement on Monday" is one CONSULT in which both took part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.extractors.authors import find_unspoken, read_author, with_author
from dragoman.extractors.choosing import choose_parties
from dragoman.extractors.claiming import find_claimants
from dragoman.extractors.contexts import find_contexts
from dragoman.extractors.dating import (
    Placed,
    date_by_occasion,
    find_date,
    find_headings,
    find_occasion,
    find_stated,
    place_times,
    with_days_of_war,
)
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.filling import fill
from dragoman.extractors.folding import by_codebook, fold
from dragoman.extractors.headline import read_headline
from dragoman.extractors.imagined import is_named, is_treaty
from dragoman.extractors.interlocutors import find_interlocutors
from dragoman.extractors.invading import War, find_invasions
from dragoman.extractors.likelydays import choose_days
from dragoman.extractors.narrative import carry_days, carry_days_up, carry_places
from dragoman.extractors.places import find_places
from dragoman.extractors.publishers import read_publisher
from dragoman.extractors.realis import find_realis, is_counted
from dragoman.extractors.roles import Parties, find_parties, is_known
from dragoman.extractors.sameness import is_described
from dragoman.extractors.scene import Scene, build_scenes
from dragoman.extractors.senses import find_topics, is_other_sense
from dragoman.extractors.sites import DONE_TO, Site, find_site, is_home_of, place_sites
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import (
    LEAST,
    expect_events,
    fill_sides,
    find_hits,
    mode_beside,
    weigh_mode,
    weigh_parties,
    weigh_realis,
    with_proven_mode,
)
from dragoman.knowledge import Codebook, Knowledge
from dragoman.records import Actor, Document, Event, Mention, Period, Realis, Sentence, TimeExpression

# Pronouns that stand for anybody where nobody is known by them.
ANYBODY = frozenset(
    ("you", "your", "one", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "people")
)
# How many sentences open a report.
OPENING = 3
COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"))


def find_events(
    document: Document,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
    least: float = LEAST,
    least_party: float = 0.0,
) -> Iterator[Event]:
    """The events of a report, one for each happening, in the order of the text; none scored below ``least``.

    Nor does one name a party that is scored below ``least_party``.
    """
    scenes = build_scenes(sentences, mentions, times)
    invasions = find_invasions(document, mentions, knowledge)
    drafts = find_drafts(document, sentences, times, mentions, scenes, knowledge, least, invasions)
    headline, publisher = read_headline(document, knowledge).countries, read_publisher(document, knowledge)
    own = publisher.country if publisher.official else None
    modality = knowledge.english.modality
    for draft in choose_parties(drafts, scenes, headline, own, knowledge.weights, modality, invasions):
        placed = _away_from_home(document, draft)
        sure = replace(placed, parties=_surer(placed.parties, least_party)) if least_party else placed
        yield _event(document, sure, knowledge.codebook)


def _surer(parties: Parties, least: float) -> Parties:
    """The parties without those that are less likely; those of no country have no score, and stay."""
    actors, recipients = (
        tuple(one for one in side if one.score is None or one.score >= least)
        for side in (parties.actors, parties.recipients)
    )
    return replace(parties, actors=actors, recipients=recipients)


def _away_from_home(document: Document, draft: Draft) -> Draft:
    """The draft, without a place that is only the land of those who do it to others."""
    doers, others = codes(draft.parties.actors), codes(draft.parties.recipients)
    if draft.place is None or draft.type not in DONE_TO or not is_home_of(draft.place, document.text, doers, others):
        return draft
    return replace(draft, place=None)


def find_drafts(
    document: Document,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    mentions: tuple[Mention, ...],
    scenes: Sequence[Scene],
    knowledge: Knowledge,
    least: float = LEAST,
    invasions: Sequence[War] = (),
) -> list[Draft]:
    """The happenings with the parties, days and places that their words and those around them give.

    ``invasions`` are wars that everybody knows.
    """
    placed = place_times(scenes, times)
    sites = place_sites(scenes, find_places(document, sentences, mentions, knowledge))
    told = find_tellings(document, scenes, placed, sites, knowledge, least)
    drafts = fold(told, knowledge.english.sameness)
    dated = [(draft, days) for draft in drafts if (days := _stated(draft))]
    meeting = bool(dated) and _opens(dated[0][0], drafts)
    occasion = find_occasion([days for _, days in dated], times, document, meeting)
    modality = knowledge.english.modality
    drafts = [replace(draft, dating=date_by_occasion(draft.hit, draft.dating, occasion, modality)) for draft in drafts]
    drafts = list(carry_days_up(list(carry_days(drafts, placed.keys()))))
    drafts = list(carry_places(drafts, sites.keys()))
    drafts = list(find_claimants(drafts, scenes, modality))
    talks = find_interlocutors(document, drafts, mentions, knowledge)
    drafts = list(fill(drafts, mentions, modality, talks, invasions))
    return list(choose_days(document, scenes, drafts, placed, knowledge.english))


def find_tellings(
    document: Document,
    scenes: Sequence[Scene],
    times: Mapping[int, Sequence[Placed]],
    sites: Mapping[int, Sequence[Site]],
    knowledge: Knowledge,
    least: float = LEAST,
) -> Iterator[Draft]:
    """What each sentence tells, in the order of the text, before two tellings of one happening are folded."""
    headings = find_headings(document, scenes, times)
    return _drafts(document, scenes, times, headings, sites, knowledge, least)


def _opens(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is the meeting with which the report begins, and not one that is only spoken of there."""
    hit = draft.hit
    before = any(other.type == draft.type for other in drafts[: drafts.index(draft)])
    return hit.trigger.reciprocal and hit.scene.number < OPENING and not (before and is_described(hit))


def _stated(draft: Draft) -> Period | None:
    """The days that the report gives for what has happened."""
    return draft.dating.period if draft.dating.by == "stated" and draft.realis == "actual" else None


def _drafts(
    document: Document,
    scenes: Sequence[Scene],
    times: Mapping[int, Sequence[Placed]],
    headings: Mapping[int, Placed],
    sites: Mapping[int, Sequence[Site]],
    knowledge: Knowledge,
    least: float,
) -> Iterator[Draft]:
    author = read_author(read_publisher(document, knowledge), knowledge.directory)
    unspoken = find_unspoken(document, scenes, author)
    expected = expect_events(scene.sentence for scene in scenes)
    topics = find_topics(scenes)
    words = _words(document, scenes)
    for scene in scenes:
        own = author if scene.number in unspoken else None
        for hit in find_hits(scene, knowledge.codebook, knowledge.english.modality, least, expected):
            if is_named(hit) or is_treaty(hit, knowledge.english.modality):
                continue
            if is_other_sense(hit, knowledge.codebook, topics):
                continue
            here = times.get(scene.number, ()), headings.get(scene.number)
            draft = _draft(document, with_proven_mode(hit, knowledge.codebook, words), *here, sites, knowledge, own)
            told = by_codebook(draft, knowledge.codebook)
            untold = told.realis in knowledge.codebook.types[told.type].untold
            if _has_parties(draft) and not untold and not _is_general(told):
                yield replace(told, parties=fill_sides(hit, told.parties, knowledge.english.modality))


def _words(document: Document, scenes: Sequence[Scene]) -> Counter[str]:
    """How often the report has each lemma, words of its title among them; "the call" for the noun."""
    words = Counter(lemma for scene in scenes for lemma in scene.lemmas)
    words.update(f"the {token.lemma}" for scene in scenes for token in scene.tokens if token.upos == "NOUN")
    words.update(re.findall(r"\w+", (document.title or "").lower()))
    return words


def _draft(
    document: Document,
    hit: Hit,
    times: Sequence[Placed],
    heading: Placed | None,
    sites: Mapping[int, Sequence[Site]],
    knowledge: Knowledge,
    author: Actor | None,
) -> Draft:
    english = knowledge.english
    realis = _realis(document, hit, times, knowledge)
    dating = find_date(hit, realis, times, document, english.reporting, heading)
    if realis in ("actual", "ongoing"):
        dating = with_days_of_war(hit, dating, document, english.time.wars)
        realis = "actual" if dating.history else realis
    parties = weigh_parties(hit, find_parties(hit, english.modality), english.modality)
    return Draft(
        hit=hit,
        type=hit.trigger.type,
        mode=weigh_mode(hit, hit.trigger.mode, mode_beside(hit, knowledge.codebook)),
        realis="ongoing" if dating.lasts and realis == "actual" and not is_counted(hit) else realis,
        parties=with_author(document, hit, parties, author),
        place=find_site(hit, sites),
        dating=dating,
    )


def _realis(document: Document, hit: Hit, times: Sequence[Placed], knowledge: Knowledge) -> Realis:
    """Whether it happened, by the days that its words give, too."""
    modality = knowledge.english.modality
    stated = find_stated(hit, times, document, knowledge.english.reporting)
    return weigh_realis(hit, find_realis(hit, modality), modality, knowledge.happening, stated, document.day)


def _has_parties(draft: Draft) -> bool:
    """Whether those are there whom the trigger needs in order to tell of an event at all."""
    parties, needs = draft.parties, draft.hit.trigger.needs
    if "two" in needs and len(codes((*parties.actors, *parties.recipients))) < 2:
        return False
    if "any" in needs and not (parties.actors or parties.recipients):
        return False
    if "party" in needs and not any(is_known(one) for one in parties.recipients):
        return False
    if "another" in needs and all(_is_own(one, parties.actors) for one in parties.recipients):
        return False
    if "known" in needs and not any(is_known(one) for one in (*parties.actors, *parties.recipients)):
        return False
    return ("actors" not in needs or bool(parties.actors)) and ("recipients" not in needs or bool(parties.recipients))


def _is_own(one: Mention, actors: Sequence[Mention]) -> bool:
    """Whether it is one of the actors, or the state for which one of them speaks."""
    state = one.actor if one.kind == "state" else None
    speaking = (actor.actor for actor in actors if actor.actor and "GOV" in actor.actor.sectors)
    return one in actors or (state is not None and any(actor.country == state.country for actor in speaking))


def _is_general(draft: Draft) -> bool:
    """What holds of anybody and tells of nobody: "you cannot invade", "if somebody gives them money"."""
    actors, recipients = draft.parties.actors, draft.parties.recipients
    if draft.realis in ("hypothetical", "negated") and _is_of_anybody(draft.hit):
        return True
    anybody = bool(actors) and all(map(_is_anybody, actors))
    if any(is_known(one) for one in (*actors, *recipients)):
        return draft.hit.trigger.speaks and anybody and actors[0].evidence.quote.lower() == "you"
    if draft.realis in ("hypothetical", "negated", "planned") and not draft.dating.period:
        if draft.realis == "planned":
            return not _has_venue(draft)
        return bool(actors) or draft.type in COOPERATIVE
    return anybody


def _is_anybody(one: Mention) -> bool:
    """ "Everybody", "any European state"."""
    words = one.evidence.quote.lower()
    return (words in ANYBODY or words.startswith("any ")) and not is_known(one)


def _is_of_anybody(hit: Hit) -> bool:
    """ "You cannot conspire to topple a government": nobody who is known by that word."""
    if hit.trigger.part != "verb" or hit.scene.tokens[hit.predicate].xpos == "VBD":
        return False  # "You attacked us" is said of those who did
    subjects = hit.scene.surface_subjects(hit.predicate)
    known = any(map(is_known, hit.scene.parties(subjects)))
    return not known and any(hit.scene.lemmas[one] == "you" for one in subjects)


def _has_venue(draft: Draft) -> bool:
    """ "The next round of talks will be held in Geneva": a meeting for which there is a place."""
    trigger = draft.hit.trigger
    return (trigger.type, trigger.part) == ("CONSULT", "noun") and draft.place is not None


def _event(document: Document, draft: Draft, codebook: Codebook) -> Event:
    hit = draft.hit
    return Event(
        type=draft.type,
        mode=draft.mode,
        contexts=find_contexts(hit, draft.mode, codebook),
        quad=codebook.types[draft.type].quad,
        realis=draft.realis,
        trigger=document.cite(hit.scene.tokens[hit.index].span),
        evidence=document.cite(hit.scene.sentence.span),
        actors=draft.parties.actors,
        recipients=draft.parties.recipients,
        place=draft.place,
        period=draft.dating.period,
        dated_by=draft.dating.by,
        by=hit.trigger.name,
        score=None if hit.scene.sentence.sightings is None else round(hit.score, 3),
    )
