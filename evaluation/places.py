"""Finds the places that reports name, and says how many are found and how near to where they are.

    python -m evaluation.places TOPONYMS.jsonl [--json]

A line of TOPONYMS.jsonl is a report: {"text", "toponyms": [{"start", "end", "lat", "lon"}]}; adjectives of
nationality count as toponyms ("Turkish" is Turkey). Title, outlet and address of a report are given where the line
has them. Beside Dragoman stands the baseline that takes each name for the most populous place of that name, at the
same spans and with the same points, so that only the choice differs; it, too, reads "Ky." as Kentucky. Adjectives are
right or wrong for both alike; so there is a second pair of figures without them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.extractors.mentions import find_mentions
from dragoman.extractors.places import distance, find_places
from dragoman.knowledge import Knowledge, load
from dragoman.language import parse
from dragoman.records import Document, Sentence, Span

Point = tuple[float, float]
NEAR = 161.0  # kilometres: a hundred miles, the field's measure


@dataclass(frozen=True, slots=True)
class Found:
    """A name at ``span`` and where Dragoman and the baseline put it, where they know."""

    span: Span
    chosen: Point | None
    populous: Point | None
    is_adjective: bool = False


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("toponyms", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    with options.toponyms.open(encoding="utf-8") as file:
        table = measure([json.loads(line) for line in file if line.strip()])
    print(json.dumps(table, indent=1) if options.json else page(table))


def measure(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The table over all reports."""
    knowledge = load()
    documents = [
        Document(row["text"], row.get("title"), publisher=row.get("outlet"), url=row.get("url")) for row in rows
    ]
    pairs = [
        (list(find_toponyms(document, parse(document), knowledge)), row["toponyms"])
        for row, document in zip(rows, documents, strict=True)
    ]
    return score(pairs)


def find_toponyms(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[Found]:
    """Places and nationalities of a report."""
    mentions = tuple(find_mentions(document, sentences, knowledge))
    places = find_places(document, sentences, mentions, knowledge)
    for place in places:
        chosen = None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)
        yield Found(place.evidence.span, chosen, _most_populous(place.evidence.quote, knowledge))
    taken = [place.evidence.span for place in places]
    for span, name in _nationalities(document, sentences, knowledge):
        if not any(span.overlaps(other) for other in taken):
            point = _most_populous(name, knowledge)
            yield Found(span, point, point, is_adjective=True)


def _nationalities(
    document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge
) -> Iterator[tuple[Span, str]]:
    """Adjectives of nationality, each with the name of its state."""
    for sentence in sentences:
        for token in sentence.tokens:
            for sense in knowledge.directory.meaning(token.text) if token.text[0].isupper() else ():
                if sense.use == "adjective":
                    yield token.span, sense.entry.name
                    break


def _most_populous(name: str, knowledge: Knowledge) -> Point | None:
    full = knowledge.gazetteer.words.short.get(name.rstrip("."), name)
    entry = max(knowledge.gazetteer.find(full), key=lambda entry: entry.population, default=None)
    return (entry.latitude, entry.longitude) if entry else None


def score(pairs: Iterable[tuple[list[Found], list[dict[str, Any]]]]) -> dict[str, Any]:
    """Found names against those of the annotators: overlapping spans match, one to one, in the order of the text."""
    found = gold = hits = 0
    distances: dict[str, list[float]] = {"chosen": [], "populous": []}
    of_names: dict[str, list[float]] = {"chosen": [], "populous": []}
    for mine, theirs in pairs:
        found, gold = found + len(mine), gold + len(theirs)
        for one, other in _matched(mine, theirs):
            hits += 1
            if "lat" in other:
                there = float(other["lat"]), float(other["lon"])
                for way, kilometres in distances.items():
                    point: Point | None = getattr(one, way)
                    kilometres.append(distance(point, there) if point else float("inf"))
                    if not one.is_adjective:
                        of_names[way].append(kilometres[-1])
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    return {
        "toponyms": {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / (precision + recall), 4) if hits else 0.0,
            "found": found,
            "gold": gold,
        },
        "placed": len(distances["chosen"]),
        "within_161_km": _share_near(distances["chosen"]),
        "within_161_km_most_populous": _share_near(distances["populous"]),
        "names_placed": len(of_names["chosen"]),
        "names_within_161_km": _share_near(of_names["chosen"]),
        "names_within_161_km_most_populous": _share_near(of_names["populous"]),
    }


def _matched(mine: list[Found], theirs: list[dict[str, Any]]) -> Iterator[tuple[Found, dict[str, Any]]]:
    left = sorted(mine, key=lambda found: found.span)
    for other in sorted(theirs, key=lambda row: int(row["start"])):
        span = Span(other["start"], other["end"])
        match = next((found for found in left if found.span.overlaps(span)), None)
        if match:
            left.remove(match)
            yield match, other


def _share_near(distances: list[float]) -> float:
    return round(sum(kilometres <= NEAR for kilometres in distances) / len(distances), 4) if distances else 0.0


def page(table: dict[str, Any]) -> str:
    """The table for a person."""
    row = table["toponyms"]
    return "\n".join(
        (
            f"toponyms      P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"
            f"  ({row['found']} found, {row['gold']} annotated)",
            f"within 161 km {table['within_161_km']:.3f} of the {table['placed']} found that have a point",
            f"most populous {table['within_161_km_most_populous']:.3f} of the same",
            f"names alone   {table['names_within_161_km']:.3f} of {table['names_placed']},"
            f" most populous {table['names_within_161_km_most_populous']:.3f}",
        )
    )


if __name__ == "__main__":
    main()
