"""The table of exceptions: ``python -m training.lemmas DATA src/dragoman/language/lemmas.json``."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.language.lemmas import NAMES, Lemmas

from .data import Example, read_gum, read_treebank

# Verbs of the field that the treebanks may lack; without them "ceded" would be "ced".
VERBS = "annex besiege bombard cede concede condemn convene defuse denounce deploy deplore detonate displace dispute envisage evacuate expel extradite impose indict infiltrate injure intercept invade liberate loot maim massacre mediate mobilise mobilize negotiate obstruct oppose oust pledge proclaim provoke ratify reconcile recapture renege renounce repatriate repel rescind resign retaliate revoke sabotage seize shell shoot spearhead strafe strike storm supersede surrender suspend torpedo torture urge violate withdraw wound".split()  # fmt: skip


def learn(examples: Iterable[Example]) -> dict[str, Any]:
    """What the rules get wrong, most frequent lemma first; forms seen once count only where the rule is silent."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    verbs: Counter[str] = Counter()
    for example in examples:
        assert example.lemmas and example.upos and example.xpos
        for form, lemma, upos, xpos in zip(example.words, example.lemmas, example.upos, example.xpos, strict=True):
            if lemma == "_" and form != "_":
                continue
            seen[xpos][form if xpos in NAMES else form.lower()][lemma] += 1
            if upos == "VERB" and lemma.isalpha() and lemma.islower():
                verbs[lemma] += 1
    known = frozenset(verb for verb, count in verbs.items() if count > 1) | frozenset(VERBS)
    rules = Lemmas({}, known)
    exceptions: dict[str, dict[str, str]] = {}
    for xpos in sorted(seen):
        told = {}
        for form, counts in seen[xpos].items():
            (lemma, count), total = counts.most_common(1)[0], sum(counts.values())
            if lemma != rules(form, xpos) and count * 2 > total and (count > 1 or xpos not in NAMES):
                told[form] = lemma
        if told:
            exceptions[xpos] = dict(sorted(told.items()))
    return {"exceptions": exceptions, "verbs": sorted(known)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("table", type=Path)
    chosen = parser.parse_args()
    examples = [*read_treebank(chosen.data / "ud/ewt/train.conllu"), *read_gum(chosen.data / "ud/gum/train.conllu")]
    table = learn(examples)
    chosen.table.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(sum(map(len, table["exceptions"].values())), "exceptions,", len(table["verbs"]), "verbs")


if __name__ == "__main__":
    main()
