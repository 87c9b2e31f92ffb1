"""Who did it, and to whom: how often the choice among the parties of a report is right, and the weights it is made by.

    python -m evaluation.choosing ANNOTATIONS_DIR REPORTS.jsonl [ANNOTATIONS_DIR REPORTS.jsonl ...] [--fit OUT_DIR]

Of the events that the annotations have, too: how many open sides were filled and how many parties taken away, and how
many of these rightly. ``--fit`` first fits the weights on four fifths of the reports at a time and measures on the
others, then writes ``actors.csv`` and ``recipients.csv``, which belong in ``knowledge/weights``, from all. With
``--trusting`` it writes anew only by what the score of a party is made, for the choice as it is (how far that can be
trusted, ``evaluation.trusting`` measures); reports that are given several times count so often. Only for reports that
are there to learn from.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman import unseen
from dragoman.extractors.choosing.candidates import Cast, country_of
from dragoman.extractors.choosing.setting import OTHER, Side, build_setting, on, with_before
from dragoman.extractors.choosing.sides import FILL, KEEP, Choice, choose_parties, is_open, open_choice, told_choices
from dragoman.extractors.choosing.signs import Signs
from dragoman.extractors.choosing.trust import signs_of_told
from dragoman.extractors.drafts import Draft
from dragoman.extractors.events import find_drafts
from dragoman.extractors.headline import read_headline
from dragoman.extractors.invading import find_invasions
from dragoman.extractors.mentions import find_mentions
from dragoman.extractors.publishers import read_publisher
from dragoman.extractors.scene import build_scenes
from dragoman.extractors.times import find_times
from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.weighing import FILES, Weights
from dragoman.language import parse
from dragoman.readers import read
from dragoman.records import Document, Mention
from evaluation.findings_score import pair_events

FOLDS = 5
# The columns of the weights.
KINDS = ("filling", "keeping", "trusting")
# What is counted on each side.
COUNTED = (
    "filling", "filling nobody", "filled", "filled by country", "filled rightly", "filled with nobody annotated",
    "keeping", "keeping nobody", "taken away", "taken away rightly",
)  # fmt: skip
# Signs seen less often say too little; weights smaller than this change nothing.
SEEN, SMALLEST = 40, 0.05
# How dear a weight is: 5 to 20 are within noise.
PENALTY = 10.0
# Newton's steps; it is enough when one makes the whole no more likely than this.
MOST_STEPS, ENOUGH = 60, 1e-3
# A step is found when what is left of the slope is so small, as squares, or after so many turns.
CLOSE, MOST_TURNS = 1e-8, 200
# The least logarithm of odds, lest they vanish.
LEAST = -60.0
Array = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Case:
    """A choice, and which of its parties the annotation has there: nobody is the first.

    ``countries`` are those that the annotation has on the side; none where it has nobody.
    """

    report: int
    side: Side
    kind: str
    choice: Choice
    right: tuple[bool, ...]
    countries: frozenset[str]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+", metavar="ANNOTATIONS_DIR REPORTS.jsonl")
    parser.add_argument("--fit", type=Path, help="fit the weights and write them into that folder")
    parser.add_argument("--trusting", action="store_true", help="fit the scores of parties alone")
    options = parser.parse_args()
    knowledge = load()
    pairs = list(zip(options.sets[::2], options.sets[1::2], strict=True))
    cases = list(find_cases(pairs, knowledge))
    if not options.fit:
        print(page(measure(cases, knowledge.weights)))
        return
    if options.trusting:
        for side in OTHER:
            scores = replace(knowledge.weights[side], trusting=_fit(_of(cases, side, "trusting")))
            write(scores, options.fit / Path(FILES[side]).name)
        return
    total: Counter[str] = Counter()
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.report % FOLDS != fold])
        total += measure([case for case in cases if case.report % FOLDS == fold], weights)
    print(page(total))
    for name, fitted in fit(cases).items():
        write(fitted, options.fit / Path(FILES[name]).name)


def find_annotated(sets: Iterable[tuple[Path, Path]]) -> Iterator[tuple[Document, list[Any], str]]:
    """Each report that has annotations, with its annotated events and the text that they count in."""
    for folder, reports in sets:
        texts = {
            (folder.parent / "text" / f"{path.stem}.txt").read_text("utf-8").strip(): path
            for path in sorted(folder.glob("*.json"))
        }
        for document in read(reports):
            path = texts.get(document.text.strip())
            if path is not None:
                text = (folder.parent / "text" / f"{path.stem}.txt").read_text("utf-8")
                yield unseen.seen(document), json.loads(path.read_text("utf-8"))["events"], text


def find_cases(sets: Iterable[tuple[Path, Path]], knowledge: Knowledge) -> Iterator[Case]:
    """Every choice in an annotated event of these reports, as the rest of the reading leaves it."""
    for number, (document, gold, text) in enumerate(find_annotated(sets), 1):
        for case in _cases(number, document, gold, text, knowledge):
            # A name that a million signs have is kept once.
            signs = tuple({intern(name): value for name, value in one.items()} for one in case.choice.signs)
            yield replace(case, choice=replace(case.choice, signs=signs))


def _cases(number: int, document: Document, gold: Sequence[Any], text: str, knowledge: Knowledge) -> Iterator[Case]:
    sentences = parse(document)
    times = tuple(find_times(document, sentences, knowledge))
    mentions = tuple(find_mentions(document, sentences, knowledge))
    scenes = build_scenes(sentences, mentions, times)
    invasions = find_invasions(document, mentions, knowledge)
    drafts = find_drafts(document, sentences, times, mentions, scenes, knowledge, invasions=invasions)
    publisher = read_publisher(document, knowledge)
    own = publisher.country if publisher.official else None
    cast, heading = Cast(scenes), read_headline(document, knowledge).countries
    modality = knowledge.english.modality
    chosen = list(choose_parties(drafts, scenes, heading, own, knowledge.weights, modality, invasions))
    matched, _ = pair_events(gold, [row_of(draft) for draft in drafts], text)
    wanted = {j: gold[i] for i, j in matched}
    for side in OTHER:
        setting = build_setting(cast, drafts, heading, own, side)
        for place, (draft, before) in enumerate(with_before(drafts)):
            if place not in wanted:
                continue
            annotated = wanted[place][f"{side}s"]
            codes = frozenset(one["code"] for one in annotated if one["code"])
            if is_open(draft, side):
                choice = open_choice(draft, setting, before)
                if choice is not None:
                    yield Case(number, side, "filling", choice, _right(choice, annotated), codes)
            elif side == "recipient":
                spans = Counter(one.evidence.span for one in on(draft, side))
                for choice in told_choices(draft, setting, before):
                    one = choice.mentions[1]
                    if one is None or spans[one.evidence.span] > 1:
                        # "Both sides" have one row and no country in some annotations, and several in others.
                        continue
                    told = country_of(one) in codes
                    yield Case(number, side, "keeping", choice, (not told, told), codes)
    yield from _trusted(number, gold, text, cast, heading, own, chosen)


def _trusted(
    number: int,
    gold: Sequence[Any],
    text: str,
    cast: Cast,
    heading: Iterable[str],
    publisher: str | None,
    drafts: Sequence[Draft],
) -> Iterator[Case]:
    """For each party with a country that is told at last, whether the annotation has his country there."""
    matched, _ = pair_events(gold, [row_of(draft) for draft in drafts], text)
    for side in OTHER:
        signs = list(signs_of_told(drafts, cast, heading, publisher, side))
        for i, j in matched:
            codes = frozenset(one["code"] for one in gold[i][f"{side}s"] if one["code"])
            for one, marks in signs[j]:
                if marks:
                    right = country_of(one) in codes
                    yield Case(number, side, "trusting", Choice((None, one), ({}, marks)), (not right, right), codes)


def row_of(draft: Draft) -> dict[str, Any]:
    """An event as findings have it, as far as it is compared with annotations."""
    hit = draft.hit
    trigger, sentence = hit.scene.tokens[hit.index].span, hit.scene.sentence.span
    return {
        "type": draft.type,
        "evidence": {"start": sentence.start, "end": sentence.end},
        "trigger": {"start": trigger.start, "end": trigger.end},
        "actors": [{"country": country_of(one) or None} for one in draft.parties.actors],
        "recipients": [{"country": country_of(one) or None} for one in draft.parties.recipients],
    }


def _right(choice: Choice, annotated: Sequence[Any]) -> tuple[bool, ...]:
    """Which of those who may be meant are annotated: by country and sector, and by words where some have the same."""
    if not any(one["code"] for one in annotated):
        return tuple(mention is None for mention in choice.mentions)
    alike = [mention is not None and any(_is_alike(mention, one) for one in annotated) for mention in choice.mentions]
    same = [
        right and mention is not None and any(_has_words(mention, one["text"]) for one in annotated)
        for right, mention in zip(alike, choice.mentions, strict=True)
    ]
    return tuple(same if any(same) else alike)


def _is_alike(mention: Mention, annotated: Any) -> bool:
    sectors = mention.actor.sectors[:1] if mention.actor else ()
    sector = annotated["sector"]
    return country_of(mention) == annotated["code"] and (not sectors or not sector or sectors[0] == sector)


def _has_words(mention: Mention, words: str) -> bool:
    return words in mention.evidence.quote or mention.evidence.quote in words


def measure(cases: Iterable[Case], weights: Mapping[str, Weights]) -> Counter[str]:
    """How many sides were filled and parties taken away, and how many rightly; each by the side's name."""
    count: Counter[str] = Counter()
    for case in cases:
        side = case.side
        count[f"{side} {case.kind}"] += 1
        count[f"{side} {case.kind} nobody"] += not case.countries
        if case.kind == "filling":
            best = case.choice.likeliest(weights[side].filling, FILL[side])
            chosen = case.choice.mentions[best]
            if chosen is not None:
                count[f"{side} filled"] += 1
                count[f"{side} filled rightly"] += case.right[best] and bool(case.countries)
                count[f"{side} filled by country"] += country_of(chosen) in case.countries
                count[f"{side} filled with nobody annotated"] += not case.countries
        elif case.kind == "keeping" and case.choice.likely(weights[side].keeping)[1] < KEEP:
            count[f"{side} taken away"] += 1
            count[f"{side} taken away rightly"] += case.right[0]
    return count


def page(count: Mapping[str, int]) -> str:
    """The figures for a person."""
    return "\n".join(
        line for side in OTHER for line in _lines({name: count[f"{side} {name}"] for name in COUNTED}, side)
    )


def _lines(count: Mapping[str, int], side: Side) -> Iterator[str]:
    yield f"{side}s: open sides {count['filling']}, of which nobody is annotated on {count['filling nobody']}"
    yield (
        f"  filled {count['filled']}: rightly by country {count['filled by country']}, by party"
        f" {count['filled rightly']}, where nobody is annotated {count['filled with nobody annotated']}"
    )
    yield f"  told {count['keeping']}: taken away {count['taken away']}, rightly {count['taken away rightly']}"


def fit(cases: Sequence[Case]) -> dict[str, Weights]:
    """For each side the weights of signs that make what is annotated likeliest."""
    return {side: Weights(*(_fit(_of(cases, side, kind)) for kind in KINDS)) for side in OTHER}


def _of(cases: Iterable[Case], side: Side, kind: str) -> list[Case]:
    return [case for case in cases if case.side == side and case.kind == kind]


def _fit(cases: Sequence[Case]) -> dict[str, float]:
    """A logistic choice, by Newton's method; of a case that has none of the annotated parties nothing is learnt."""
    cases = [case for case in cases if any(case.right)]
    if not cases:
        return {}
    seen = Counter(name for case in cases for signs in case.choice.signs for name in signs)
    names = {name: place for place, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))}
    told = _Table([signs for case in cases for signs in case.choice.signs], names)
    right = np.array([one for case in cases for one in case.right], dtype=float)
    starts = np.cumsum([0, *(len(case.right) for case in cases)], dtype=np.int64)[:-1]
    of: Places = np.repeat(np.arange(len(cases)), [len(case.right) for case in cases])
    weights = np.zeros(len(names))
    before, step = _odds(told, right, starts, of, weights), 1.0
    for _ in range(MOST_STEPS):
        likely, wanted, reached = before

        def curve(way: Array, likely: Array = likely) -> Array:
            sums = likely * told.times(way)
            return told.turned(sums - likely * np.add.reduceat(sums, starts)[of]) + PENALTY * way

        way, step = _solve(curve, told.turned(wanted - likely) - PENALTY * weights), 1.0
        # As far as it still gets better.
        while (after := _odds(told, right, starts, of, weights + step * way))[2] < reached and step > ENOUGH:
            step /= 2
        if after[2] < reached:
            break
        weights, before = weights + step * way, after
        if after[2] - reached < ENOUGH:
            break
    return {name: float(weights[place]) for name, place in names.items() if abs(weights[place]) >= SMALLEST}


def _odds(told: _Table, right: Array, starts: Places, of: Places, weights: Array) -> tuple[Array, Array, float]:
    """How likely each alternative is, how likely among the right ones, and how good the weights are in all."""
    sums = told.times(weights)
    odds = np.exp(np.maximum(sums - np.maximum.reduceat(sums, starts)[of], LEAST))
    every, good = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
    worth = float(np.log(good / every).sum() - PENALTY / 2 * weights @ weights)
    return odds / every[of], odds * right / good[of], worth


class _Table:
    """What speaks for each alternative, a row for each, kept by the few signs that it has: a twentieth of them all."""

    def __init__(self, signs: Sequence[Signs], names: Mapping[str, int]) -> None:
        held = [[(names[name], value) for name, value in one.items() if name in names] for one in signs]
        self.shape = len(signs), len(names)
        self.rows: Places = np.repeat(np.arange(len(signs)), [len(one) for one in held])
        self.columns: Places = np.array([place for one in held for place, _ in one], dtype=np.int64)
        self.values: Array = np.array([value for one in held for _, value in one], dtype=float)

    def times(self, weights: Array) -> Array:
        """For each row the sum of its signs' weights."""
        return np.asarray(np.bincount(self.rows, self.values * weights[self.columns], self.shape[0]), dtype=float)

    def turned(self, weights: Array) -> Array:
        """For each sign the sum of its rows' weights."""
        return np.asarray(np.bincount(self.columns, self.values * weights[self.rows], self.shape[1]), dtype=float)


def _solve(curve: Callable[[Array], Array], slope: Array) -> Array:
    """The way that the slope leads by that curve: conjugate gradients, which need no matrix."""
    way, left = np.zeros_like(slope), slope.copy()
    ahead, size = left.copy(), float(left @ left)
    enough = size * CLOSE
    for _ in range(MOST_TURNS):
        if size <= enough:
            break
        bent = curve(ahead)
        share = size / float(ahead @ bent)
        way, left = way + share * ahead, left - share * bent
        before, size = size, float(left @ left)
        ahead = left + size / before * ahead
    return way


def write(weights: Weights, out: Path) -> None:
    """The weights as the file that is read."""
    with out.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("sign", *KINDS))
        columns = (weights.filling, weights.keeping, weights.trusting)
        for name in sorted({name for column in columns for name in column}):
            rows.writerow((name, *(_written(column.get(name)) for column in columns)))


def _written(weight: float | None) -> str:
    return "" if weight is None else f"{weight:.2f}"


if __name__ == "__main__":
    main()
