"""What speaks for a party as one who did a deed or to whom it was done, what against, and what for there being nobody.

"Accused" with somebody of another state in the sentence before; "arrested" with people of the same country beside it.
Each sign has a name, and the files of ``knowledge/weights`` say what it counts: for those who act, and for those who
are acted on. "The other side" is that of those who are not asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from dragoman.extractors.choosing.candidates import PRONOUNS, Candidate
from dragoman.extractors.choosing.setting import OTHER, Before, Setting, Side, on, pairs_of
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
# How many sentences before the event's he is named, up to which.
AWAY = (("0 or fewer", 0), ("1", 1), ("2", 2), ("3 to 5", 5))
CASES = frozenset(("in", "of", "to", "with", "by", "against", "on", "from", "for", "at", "between", "over", "about"))

Signs = dict[str, float]


def signs_of_nobody(draft: Draft, setting: Setting) -> Signs:
    """What speaks for nobody on the side that the setting is for: the event, and what the model makes of the report."""
    hit, type_, side = draft.hit, draft.type, setting.side
    beyond = setting.cast.beyond(hit, side).somebody
    part, others = hit.trigger.part, on(draft, OTHER[side])
    likely = max(find_bearers(hit, side).values(), default=0.0)
    alone = not codes(others)
    marks = {
        type_: True,
        part: True,
        draft.realis: True,
        f"{draft.realis}, {type_}": True,
        f"likely {_step(likely)}": True,
        f"beyond {_step(beyond)}": True,
        "alone": alone,
        f"alone, {type_}": alone,
        "reciprocal": hit.trigger.reciprocal,
        "speaks": hit.trigger.speaks,
        "ruled": bool(hit.trigger.lemma),
        "passive": part == "verb" and hit.scene.is_passive(hit.index),
        "first sentence": hit.scene.number == 0,
    } | {f"{_sector(other)}, {type_}": True for other in others}
    measures = {"nobody: likely": log_odds(likely), "nobody: beyond": log_odds(beyond)}
    return {"nobody": 1.0} | measures | _marked(marks, "nobody: ")


def signs_of_a_choice(candidates: Sequence[Candidate]) -> Signs:
    """What speaks for nobody, by how many may be meant."""
    here = sum(one.token is not None for one in candidates)
    return {f"nobody: {min(here, 3)} here": 1.0, f"nobody: {min(len(candidates), 4)} in all": 1.0}


def signs_of(one: Candidate, draft: Draft, setting: Setting, before: Before) -> Signs:
    """What speaks for a candidate, and against."""
    type_, part, others = draft.type, draft.hit.trigger.part, on(draft, OTHER[setting.side])
    countries = codes(others)
    where = "elsewhere" if one.token is None else "here"
    whose = "alone" if not countries else "same country" if one.country in countries else "foreign"
    kind, sector = one.mention.kind, _sector(one.mention)
    alike = any(_sector(other) == sector for other in others)
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
        "sector of the other side": alike,
        f"sector of the other side, {whose}": alike,
        "pronoun": one.mention.evidence.quote.lower() in PRONOUNS,
        "in the tables": bool(one.mention.actor and one.mention.actor.id),
    } | {f"{sector} for {_sector(other)}, {whose}": True for other in others}
    signs = _marked(marks) | _in_the_report(one, draft, setting, before) | _beyond(one, draft.hit, setting)
    if one.token is None:
        away = next((name for name, most in AWAY if one.away <= most), "6 or more")
        return signs | {f"{away} sentences before": 1.0}
    return signs | _in_the_sentence(one.mention, one.token, draft.hit, setting.side)


def _in_the_report(one: Candidate, draft: Draft, setting: Setting, before: Before) -> Signs:
    cast, type_, country = setting.cast, draft.type, one.country
    others = codes(on(draft, OTHER[setting.side]))
    # What this event itself puts there says nothing.
    there, across = country in codes(on(draft, setting.side)), country in others
    own = pairs_of(draft, setting.side)
    again = sum(setting.pairs[other, country] - ((other, country) in own) for other in others)
    turned = sum(setting.pairs[country, other] - ((country, other) in own) for other in others)
    beside = [other for other in setting.told[draft.hit.scene.number] if other is not draft]
    place = draft.place.country if draft.place else None
    last, same = before.last, before.same
    by_type = {
        "named most": country == cast.top,
        "in the headline": country in setting.headline,
        "publisher": country == setting.publisher,
        "in its country": place == country,
        "with the other side again": again > 0,
        "with the other side the other way round": turned > 0,
        "there beside": any(country in codes(on(other, setting.side)) for other in beside),
        "across beside": any(country in codes(on(other, OTHER[setting.side])) for other in beside),
    }
    marks = by_type | {f"{name}, {type_}": marked for name, marked in by_type.items()}
    marks |= {
        "named first": country == cast.first,
        "abroad": place is not None and place != country,
        "there in such events": setting.there_by_type[type_][country] > there,
        "across in such events": setting.across_by_type[type_][country] > across,
        "there before": last is not None and country in codes(on(last, setting.side)),
        "across before": last is not None and country in codes(on(last, OTHER[setting.side])),
        "there in such before": same is not None and country in codes(on(same, setting.side)),
        "across in such before": same is not None and country in codes(on(same, OTHER[setting.side])),
    }
    return _marked(marks) | {
        "share of names": cast.countries[country] / cast.total,
        "names": log(1 + cast.countries[country]),
        "share there": (setting.there[country] - there) / setting.events,
        "share across": (setting.across[country] - across) / setting.events,
        "often with the other side": log(1 + again),
        "often the other way round": log(1 + turned),
    }


def _beyond(one: Candidate, hit: Hit, setting: Setting) -> Signs:
    """What the model makes of him, and of his country, where other sentences name them."""
    there = setting.cast.beyond(hit, setting.side)
    across = setting.cast.beyond(hit, OTHER[setting.side])
    party, country = there.party(one.mention), there.country(one.country)
    marks = {
        f"beyond {_step(party)}": True,
        f"country beyond {_step(country)}": True,
        f"across beyond {_step(across.country(one.country))}": True,
        "likeliest beyond": country > LIKELY and country >= max(there.countries.values()),
    }
    measures = {"beyond": log_odds(party), "country beyond": log_odds(country)}
    return _marked(marks) | measures | {"across beyond": log_odds(across.country(one.country))}


def _in_the_sentence(mention: Mention, token: int, hit: Hit, side: Side) -> Signs:
    scene = hit.scene
    bearers, opposite = find_bearers(hit, side), find_bearers(hit, OTHER[side])
    inside = scene.tokens_in(mention.evidence.span)
    likely = max((bearers.get(word, 0.0) for word in inside), default=0.0)
    across = max((opposite.get(word, 0.0) for word in inside), default=0.0)
    hangs = _hangs(scene, token, hit)
    case = scene.case(token)
    relation = f"{scene.relation(token)}{f' {case}' if case in CASES else ' other' if case else ''}"
    marks = {
        f"likely {_step(likely)}": True,
        f"across {_step(across)}": True,
        relation: True,
        hangs: True,
        f"{hangs}, {hit.trigger.part}": True,
        "before the trigger": token < hit.index,
        "likeliest": likely > LIKELY and likely >= max(bearers.values(), default=0.0),
    }
    measures = {"likely": log_odds(likely), "across": log_odds(across), "far": log(1 + abs(token - hit.index))}
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
