"""The table of exceptions: ``python -m training.lemmas DATA src/dragoman/language/lemmas.json``."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.knowledge import Knowledge, load
from dragoman.language.lemmas import NAMES, Lemmas

from .data import Example, read_gum, read_treebank

# Verbs that the treebanks may lack, beside those that the knowledge names; without them "ceded" might be "ced".
VERBS = """
    annex avenge bare besiege bombard cede concede condemn convene defuse denounce deploy deplore detonate displace
    dispute dissuade ensnare envisage evacuate exile expel extradite impose indict infiltrate injure intercept invade
    liberate loot maim massacre mediate mobilise mobilize murmur negotiate oblige obstruct oppose oust pledge precede
    proclaim provoke ratify recapture reconcile renege renounce repatriate repel repulse rescind resign retaliate
    revenge revoke sabotage scrape seize shell shoot siege spearhead strafe storm strike supersede surrender suspend
    torpedo torture urge violate wage withdraw wound
"""
# Of two nouns with one plural the one that the field means: "air bases".
NOUNS = {"bases": "base"}
# Irregular verbs: base, past, participle where it differs. The treebanks have most of them, and a few misspelt.
IRREGULAR = """
    arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became become, begin
    began begun, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken,
    breed bred, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, cling
    clung, come came come, creep crept, deal dealt, dig dug, draw drew drawn, drink drank drunk, drive drove
    driven, dwell dwelt, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee
    fled, fling flung, fly flew flown, forbid forbade forbidden, foresee foresaw foreseen, forget forgot
    forgotten, forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone,
    grind ground, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, know knew
    known, lay laid, lead led, leave left, lend lent, lie lay lain, lose lost, make made, mean meant, meet
    met, mislead misled, mistake mistook mistaken, overcome overcame overcome, overrun overran overrun,
    overthrow overthrew overthrown, override overrode overridden, pay paid, rebuild rebuilt, retake retook
    retaken, ride rode ridden, ring rang rung, rise rose risen, run ran run, say said, see saw seen, seek
    sought, sell sold, send sent, shake shook shaken, shine shone, shoot shot, show showed shown, shrink
    shrank shrunk, sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept, slide slid, sling
    slung, speak spoke spoken, spend spent, spin spun, spring sprang sprung, stand stood, steal stole stolen,
    stick stuck, sting stung, strike struck, strive strove striven, swear swore sworn, sweep swept, swim swam
    swum, swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw
    thrown, tread trod trodden, undergo underwent undergone, understand understood, undertake undertook
    undertaken, uphold upheld, wake woke woken, wear wore worn, weave wove woven, weep wept, win won, wind
    wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote
    written
"""


def find_verbs(knowledge: Knowledge) -> frozenset[str]:
    """The verbs that triggers and words of saying name, each of which must come back from its forms."""
    codebook, reporting = knowledge.codebook, knowledge.english.reporting
    named = {lemma for table in (codebook.triggers, codebook.senses) for part, lemma in table if part == "verb"}
    named |= {*reporting.verbs, *reporting.phrase_verbs}
    past = {form for whether in (True, False) for form, _ in irregular(past=whether)}
    return frozenset(word for word in named if word.isalpha() and word not in past)


def learn(examples: Iterable[Example], named: frozenset[str]) -> dict[str, Any]:
    """What the rules get wrong, most frequent lemma first; forms seen once count only where the rule is silent.

    ``named`` are verbs known beside those of the examples.
    """
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    verbs: Counter[str] = Counter()
    for example in examples:
        for form, lemma, upos, xpos in zip(example.words, example.lemmas, example.upos, example.xpos, strict=True):
            if lemma == "_" and form != "_":
                continue
            seen[xpos][form if xpos in NAMES else form.lower()][lemma] += 1
            if upos == "VERB" and lemma.isalpha() and lemma.islower():
                verbs[lemma] += 1
    known = frozenset(verb for verb, count in verbs.items() if count > 1) | frozenset(VERBS.split()) | named
    rules = Lemmas({}, known)
    exceptions: dict[str, dict[str, str]] = {}
    for xpos in sorted(seen):
        told = {}
        for form, counts in seen[xpos].items():
            (lemma, count), total = counts.most_common(1)[0], sum(counts.values())
            as_it_is = xpos in NAMES and xpos != "NNPS"  # "United" stays as it is, whatever it is the past of
            ruled = rules(form, xpos)
            slip = xpos in ("VBD", "VBN") and ruled in known and lemma not in known  # "freed" as "fre"
            if lemma != ruled and count * 2 > total and not (as_it_is or slip):
                told[form] = lemma
        if xpos in ("VBD", "VBN"):
            told |= dict(irregular(past=xpos == "VBD"))
        if xpos == "NNS":
            told |= {noun: noun for noun in ("headquarters", "means", "series", "species")} | NOUNS
        if told:
            exceptions[xpos] = dict(sorted(told.items()))
    return {"exceptions": exceptions, "verbs": sorted(known)}


def irregular(past: bool) -> Iterator[tuple[str, str]]:
    """Form and verb of the irregular verbs; those whose two forms are one stand under both tags."""
    for line in IRREGULAR.split(","):
        verb, *forms = line.split()
        form = forms[0] if past else forms[-1]
        if form != verb:
            yield form, verb


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("table", type=Path)
    chosen = parser.parse_args()
    examples = [*read_treebank(chosen.data / "ud/ewt/train.conllu"), *read_gum(chosen.data / "ud/gum/train.conllu")]
    table = learn(examples, find_verbs(load()))
    chosen.table.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(sum(map(len, table["exceptions"].values())), "exceptions,", len(table["verbs"]), "verbs")


if __name__ == "__main__":
    main()
