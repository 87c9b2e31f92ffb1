"""What speaks for a party as the one to whom a deed was done, what against, and what for there being nobody.

"Accused" with somebody of another state in the sentence before; "arrested" with people of the same country beside it.
Each sign has a name, and ``knowledge/weights/recipients.csv`` says what it counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from dragoman.extractors.choosing.candidates import PRONOUNS, Candidate, Cast
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import find_bearers
from dragoman.extractors.weighing.levels import log_odds
from dragoman.records import Mention

# Steps of how likely the model holds a word to bear a role.
STEPS = (0.005, 0.02, 0.06, 0.15, 0.35, 0.6, 0.85)
# Above this, the likeliest of a sentence is told so.
LIKELY = 0.02
CASES = frozenset(("in", "of", "to", "with", "by", "against", "on", "from", "for", "at", "between", "over", "about"))

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """The report around an event: its parties, how often each country acts and is acted on, and of which type."""

    cast: Cast
    acting: Counter[str]
    acted_on: Counter[str]
    acting_by_type: Mapping[str, Counter[str]]
    acted_on_by_type: Mapping[str, Counter[str]]
    events: int
    headline: frozenset[str]
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Before:
    """The event before, and the last of the same type; ``None`` where there is none."""

    last: Draft | None = None
    same: Draft | None = None


def build_setting(cast: Cast, drafts: Sequence[Draft], headline: Iterable[str], publisher: str | None) -> Setting:
    """The setting of the events of a report."""
    acting: defaultdict[str, Counter[str]] = defaultdict(Counter)
    acted_on: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        acting[draft.type].update(codes(draft.parties.actors))
        acted_on[draft.type].update(codes(draft.parties.recipients))
    all_acting, all_acted_on = sum(acting.values(), Counter()), sum(acted_on.values(), Counter())
    return Setting(
        cast, all_acting, all_acted_on, acting, acted_on, max(len(drafts), 1), frozenset(headline), publisher
    )


def signs_of_nobody(draft: Draft) -> Signs:
    """What speaks for nobody, as the event alone has it."""
    hit, type_ = draft.hit, draft.type
    part = hit.trigger.part
    likely = max(find_bearers(hit, "recipient").values(), default=0.0)
    marks = {
        type_: True,
        part: True,
        draft.realis: True,
        f"likely {_step(likely)}": True,
        "without an actor": not codes(draft.parties.actors),
        f"without an actor, {type_}": not codes(draft.parties.actors),
        "reciprocal": hit.trigger.reciprocal,
        "speaks": hit.trigger.speaks,
        "ruled": bool(hit.trigger.lemma),
        "passive": part == "verb" and hit.scene.is_passive(hit.index),
        "first sentence": hit.scene.number == 0,
    }
    return {"nobody": 1.0, "nobody: likely": log_odds(likely)} | _marked(marks, "nobody: ")


def signs_of_a_choice(candidates: Sequence[Candidate]) -> Signs:
    """What speaks for nobody, by how many may be meant."""
    here = sum(one.token is not None for one in candidates)
    return {f"nobody: {min(here, 3)} here": 1.0, f"nobody: {min(len(candidates), 4)} in all": 1.0}


def signs_of(one: Candidate, draft: Draft, setting: Setting, before: Before) -> Signs:
    """What speaks for a candidate, and against."""
    type_, part, actors = draft.type, draft.hit.trigger.part, draft.parties.actors
    others = codes(actors)
    where = "elsewhere" if one.token is None else "here"
    whose = "alone" if not others else "same country" if one.country in others else "foreign"
    kind, sector = one.mention.kind, _sector(one.mention)
    alike = any(_sector(actor) == sector for actor in actors)
    marks = {
        where: True,
        type_: True,
        f"{where}, {whose}": True,
        f"{where}, {whose}, {type_}": True,
        f"{where}, {whose}, {part}": True,
        kind: True,
        f"{kind}, {whose}": True,
        sector: True,
        f"{sector}, {type_}": True,
        f"{sector}, {whose}": True,
        "sector of the actor": alike,
        f"sector of the actor, {whose}": alike,
        "pronoun": one.mention.evidence.quote.lower() in PRONOUNS,
        "in the tables": bool(one.mention.actor and one.mention.actor.id),
    }
    signs = _marked(marks) | _in_the_report(one, draft, setting, before)
    if one.token is None:
        away = "1" if one.away <= 1 else "2" if one.away == 2 else "3 to 5" if one.away <= 5 else "6 or more"
        return signs | {f"{away} sentences before": 1.0}
    return signs | _in_the_sentence(one.mention, one.token, draft.hit)


def _in_the_report(one: Candidate, draft: Draft, setting: Setting, before: Before) -> Signs:
    cast, type_, country = setting.cast, draft.type, one.country
    # What this event itself puts there says nothing.
    acts, acted_on = country in codes(draft.parties.actors), country in codes(draft.parties.recipients)
    there = draft.place.country if draft.place else None
    last, same = before.last, before.same
    marks = {
        "named most": country == cast.top,
        "named first": country == cast.first,
        "in the headline": country in setting.headline,
        "publisher": country == setting.publisher,
        "in its country": there == country,
        "abroad": there is not None and there != country,
        "acted on in such events": setting.acted_on_by_type[type_][country] > acted_on,
        "acts in such events": setting.acting_by_type[type_][country] > acts,
        "acted on before": last is not None and country in codes(last.parties.recipients),
        "acts before": last is not None and country in codes(last.parties.actors),
        "acted on in such before": same is not None and country in codes(same.parties.recipients),
        "acts in such before": same is not None and country in codes(same.parties.actors),
    }
    return _marked(marks) | {
        "share of names": cast.countries[country] / cast.total,
        "names": log(1 + cast.countries[country]),
        "share of acted on": (setting.acted_on[country] - acted_on) / setting.events,
        "share of acting": (setting.acting[country] - acts) / setting.events,
    }


def _in_the_sentence(mention: Mention, token: int, hit: Hit) -> Signs:
    scene = hit.scene
    bearers, actors = find_bearers(hit, "recipient"), find_bearers(hit, "actor")
    inside = scene.tokens_in(mention.evidence.span)
    likely = max((bearers.get(word, 0.0) for word in inside), default=0.0)
    acts = max((actors.get(word, 0.0) for word in inside), default=0.0)
    hangs = _hangs(scene, token, hit)
    case = scene.case(token)
    relation = f"{scene.relation(token)}{f' {case}' if case in CASES else ' other' if case else ''}"
    marks = {
        f"likely {_step(likely)}": True,
        f"acts {_step(acts)}": True,
        relation: True,
        hangs: True,
        f"{hangs}, {hit.trigger.part}": True,
        "before the trigger": token < hit.index,
        "likeliest": likely > LIKELY and likely >= max(bearers.values(), default=0.0),
    }
    measures = {"likely": log_odds(likely), "acts": log_odds(acts), "far": log(1 + abs(token - hit.index))}
    return _marked(marks) | measures


def _hangs(scene: Scene, token: int, hit: Hit) -> str:
    """How a word stands to the trigger in the tree."""
    above = scene.sentence.ancestors(token)
    if hit.index in above:
        return "below the trigger"
    if hit.predicate in above:
        return "below the verb"
    return "above the trigger" if token in scene.sentence.ancestors(hit.index) else "beside the trigger"


def _marked(marks: Mapping[str, bool], before: str = "") -> Signs:
    return {f"{before}{name}": 1.0 for name, marked in marks.items() if marked}


def _sector(mention: Mention) -> str:
    return mention.actor.sectors[0] if mention.actor and mention.actor.sectors else "no sector"


def _step(likely: float) -> int:
    return sum(likely > step for step in STEPS)
