"""Who is meant, within a report: chains of mentions against those that are annotated in GUM.

    python -m evaluation.coreference GUM.jsonl [--genre news] [--json]

A line holds a document: id, text, date, genre and entities; of an entity its span, type, and the number of its chain.
Persons, organisations and places are measured. A mention found is an annotated one where the spans are the same, or
else where both have the same head: of an annotated span, the word that the others hang from in the tree that we read.
Two mentions found are one's if they have the same actors: by the id of the directory, else by name and country.

Names and nouns are counted as the CoNLL shared tasks do: chains of one mention are left out on both sides, and what is
found where nothing is annotated counts against us. Pronouns are counted apart: one is right if whom it means is named
before by an annotated mention of its chain; of him whom no name or noun before it means, nothing is asked.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.extractors.coreference import FIRST, NEUTER, PLURAL, SECOND, SINGULAR
from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Document, Mention, Sentence
from evaluation.coreference_score import Score

TYPES = frozenset(["person", "organization", "place"])
# Kinds of ours that are no persons, organisations or places.
OTHER = frozenset(["thing", "time", "event", "weapon", "law", "other", "nationality"])
THIRD = SINGULAR | NEUTER | PLURAL
SPOKEN = FIRST | SECOND
RELATIVE = frozenset(
    ["who", "whom", "whose", "which", "that", "this", "these", "those", "where", "one", "here", "there"]
)
UNNAMED = THIRD | SPOKEN | RELATIVE

Span = tuple[int, int]
Entity = Mapping[str, Any]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--genre", action="append", help="only documents of this genre")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    table = measure(options.documents, options.genre)
    print(json.dumps(table, indent=1) if options.json else page(table))


def measure(path: Path, genres: Sequence[str] | None = None) -> dict[str, float]:
    """All figures."""
    score, counts = Score(), Counter[str]()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if genres is None or row["genre"] in genres:
            document = Document(row["text"], published=date.fromisoformat(row["date"]) if row["date"] else None)
            sentences = parse(document)
            found = chained(find_mentions(document, sentences, load()))
            compare(row["entities"], found, heads(row["entities"], sentences), score, counts)
    return summary(score, counts)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a found span is: where its head begins, its kind, its words, and who is meant."""

    head: int
    kind: str
    words: str
    who: Hashable


Found = Mapping[Span, Heard]


def chained(mentions: Iterable[Mention]) -> Found:
    """The spans found; one that stands for several means them together, one that stands for nobody itself."""
    actors: defaultdict[Span, list[Hashable]] = defaultdict(list)
    first: dict[Span, Mention] = {}
    for one in mentions:
        span = (one.evidence.span.start, one.evidence.span.end)
        first.setdefault(span, one)
        if one.actor is not None:
            actors[span].append(one.actor.id or (one.actor.name.casefold(), one.actor.country))
    return {
        span: Heard(one.head, one.kind, one.evidence.quote.lower(), frozenset(actors[span]) or span)
        for span, one in first.items()
    }


def heads(entities: Iterable[Entity], sentences: Sequence[Sentence]) -> dict[Span, int]:
    """Where the head of each annotated span begins."""
    tokens = [(sentence, index) for sentence in sentences for index in range(len(sentence.tokens))]
    starts = [sentence.tokens[index].span.start for sentence, index in tokens]
    found = {}
    for entity in entities:
        inside = tokens[bisect_left(starts, entity["start"]) : bisect_left(starts, entity["end"])]
        places = {(id(sentence), index) for sentence, index in inside}
        for sentence, index in inside:
            if (id(sentence), sentence.tokens[index].head) not in places:
                found[entity["start"], entity["end"]] = sentence.tokens[index].span.start
                break
    return found


def align(entities: Iterable[Entity], found: Found, tops: Mapping[Span, int]) -> dict[Span, Span]:
    """Which annotated span each found span is: the same, or one with the same head, nearest in length; each once."""
    annotated = {(entity["start"], entity["end"]) for entity in entities}
    same = {span: span for span in found if span in annotated}
    by_head: defaultdict[int, list[Span]] = defaultdict(list)
    for span in sorted(annotated - same.keys()):
        if span in tops:
            by_head[tops[span]].append(span)
    for span in sorted(found.keys() - same.keys()):
        free = by_head[found[span].head]
        if free:
            same[span] = min(free, key=lambda one: abs(one[0] - span[0]) + abs(one[1] - span[1]))
            free.remove(same[span])
    return same


def compare(
    entities: Sequence[Entity], found: Found, tops: Mapping[Span, int], score: Score, counts: Counter[str]
) -> None:
    """Count one document."""
    same = align(entities, found, tops)
    chain = {(entity["start"], entity["end"]): entity["coref"] for entity in entities if entity["type"] in TYPES}
    words = {(entity["start"], entity["end"]): entity["text"].lower() for entity in entities}
    nouns = {span for span in chain if words[span] not in UNNAMED}
    names = {(entity["start"], entity["end"]) for entity in entities if entity["named"]} & nouns
    # What is found keeps its own place where nothing is annotated.
    ours: dict[Hashable, Hashable] = {
        same.get(span, ("found", *span)): heard.who
        for span, heard in found.items()
        if heard.kind not in OTHER and heard.words not in UNNAMED and same.get(span) not in chain.keys() - nouns
    }
    counts.update(annotated=len(nouns), found=len(ours), both=len(nouns & ours.keys()))
    counts.update(names=len(names), names_both=len(names & ours.keys()))
    score.add(grouped({span: chain[span] for span in nouns}), grouped(ours))
    who = {same[span]: heard.who for span, heard in found.items() if span in same}
    for span in chain.keys() - nouns:
        before = [noun for noun in nouns if chain[noun] == chain[span] and noun < span]
        kind = "third" if words[span] in THIRD else "first" if words[span] in SPOKEN else None
        if kind and before:
            told = who.get(span, span) != span
            right = told and any(who.get(noun) == who[span] for noun in before)
            counts.update({f"{kind}": 1, f"{kind}_told": told, f"{kind}_right": right})


def grouped(chain: Mapping[Hashable, Hashable]) -> list[frozenset[Hashable]]:
    """The mentions of each chain."""
    chains: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, number in chain.items():
        chains[number].add(mention)
    return [frozenset(mentions) for mentions in chains.values()]


def summary(score: Score, counts: Counter[str]) -> dict[str, float]:
    """Shares, rounded."""
    table = {
        "names_and_nouns": counts["annotated"],
        "found_precision": _share(counts["both"], counts["found"]),
        "found_recall": _share(counts["both"], counts["annotated"]),
        "names_recall": _share(counts["names_both"], counts["names"]),
    }
    for name, ratio in score.measures.items():
        table |= {f"{name}_precision": ratio.precision, f"{name}_recall": ratio.recall, f"{name}_f1": ratio.f1}
    table["conll"] = score.conll
    for kind in ("third", "first"):
        table |= {
            f"{kind}_persons": counts[kind],
            f"{kind}_precision": _share(counts[f"{kind}_right"], counts[f"{kind}_told"]),
            f"{kind}_recall": _share(counts[f"{kind}_right"], counts[kind]),
        }
    return {name: round(value, 4) for name, value in table.items()}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def page(table: Mapping[str, float]) -> str:
    """The table for people."""
    return "\n".join(f"{name:18} {value:.4g}" for name, value in table.items())


if __name__ == "__main__":
    main()
