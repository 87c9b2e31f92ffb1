"""Annotated reports as sentences with a source and a target: what ``evaluation.relations`` reads.

    python -m evaluation.between ANNOTATIONS_DIR > SENTENCES.jsonl
    python -m evaluation.between --own train > SENTENCES.jsonl

ANNOTATIONS_DIR holds NAME.json files, their texts in ../text/NAME.txt; ``--own`` reads that part of the project's own
corpus. A line is a sentence that holds the trigger, an actor and a recipient of an event, each with the words as they
stand. Where the same two have several events between them, the type is that of the outermost ("refused to release"
refuses);
sentences in which the words stand more than once are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.language import parse
from dragoman.records import Document, Sentence, Span
from evaluation.cameo import YIELD
from evaluation.relations import Row
from training import corpus
from training.reports import Annotated, of_json, of_markup

Pair = tuple[str, str]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("annotations", nargs="?", type=Path)
    source.add_argument("--own", choices=("train", "test"))
    options = parser.parse_args()
    reports = own(options.own) if options.own else beside(options.annotations)
    for report in reports:
        for row in find_pairs(report):
            print(json.dumps(row, ensure_ascii=False))


def own(part: str) -> Iterator[Annotated]:
    """The reports of one part of the project's own corpus."""
    yield from (of_markup(report) for report in corpus.read(corpus.REPORTS) if report.head["part"] == part)


def beside(annotations: Path) -> Iterator[Annotated]:
    """The reports whose annotations stand beside them."""
    for path in sorted(annotations.glob("*.json")):
        text = (annotations.parent / "text" / f"{path.stem}.txt").read_text("utf-8")
        yield of_json(json.loads(path.read_text("utf-8")), text)


def find_pairs(report: Annotated) -> Iterator[Row]:
    """The sentences of a report with the two of each event."""
    for sentence in parse(Document(report.text)):
        found: dict[Pair, list[tuple[int, str]]] = defaultdict(list)
        for event in report.events:
            here = [Span(*place) for place in event.triggers if _inside(place, sentence.span)]
            if not here:
                continue
            sides = (_sides(report.text, event.roles[role], here[0], sentence.span) for role in ("actor", "recipient"))
            for pair in _pairs(*map(list, sides)):
                found[pair].append((_depth(sentence, here[0]), "YIELD" if event.type in YIELD else event.type))
        text = report.text[sentence.span.start : sentence.span.end]
        for (source, target), types in found.items():
            outermost = {type_ for depth, type_ in types if depth == min(types)[0]}
            if len(outermost) == 1 and text.count(source) == text.count(target) == 1 and source != target:
                yield {"text": text, "source": source, "target": target, "gold_root": outermost.pop()}


def _depth(sentence: Sentence, place: Span) -> int:
    """How far below the top of the sentence the words stand."""
    words = [number for number, token in enumerate(sentence.tokens) if token.span.overlaps(place)]
    return min((sum(1 for _ in sentence.ancestors(word)) for word in words), default=len(sentence.tokens))


def _pairs(actors: list[str], recipients: list[str]) -> Iterator[Pair]:
    if actors and recipients:
        yield actors[0], recipients[0]
    elif len(actors) > 1:
        yield actors[0], actors[1]


def _sides(text: str, parties: Iterable[Iterable[tuple[int, int]]], trigger: Span, sentence: Span) -> Iterator[str]:
    """The words for each party in the sentence, those nearest to the trigger."""
    for places in parties:
        here = [place for place in places if _inside(place, sentence)]
        if here:
            start, end = min(here, key=lambda place: max(trigger.start - place[1], place[0] - trigger.end))
            yield text[start:end]


def _inside(place: tuple[int, int], sentence: Span) -> bool:
    return sentence.start <= place[0] and place[1] <= sentence.end


if __name__ == "__main__":
    main()
