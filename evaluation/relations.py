"""Who did what to whom, sentence by sentence: the PLOVER type between a marked source and a marked target.

    python -m evaluation.relations PLV.jsonl [--json] [--show]

A line of PLV.jsonl has text, source, target and gold_root: one of 15 types, YIELD standing for CONCEDE and RETREAT
together. The figures are macro F1 over the 15 types (root), over the four quad codes and over cooperation against
conflict (binary), source and target given: a sentence in which nothing is seen is wrong in all three. "coded" is the
share of sentences in which the ordinary reading, nothing given, tells an event of that type with both parties.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman import Interpreter
from dragoman.knowledge import load
from dragoman.records import Document, Event, Mention, Span
from evaluation.cameo import root
from evaluation.relating import MUTUAL, marked, root_between

Row = Mapping[str, Any]
NONE = "NONE"
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    parser.add_argument("--show", action="store_true", help="print each sentence that came out wrong")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.sentences.read_text("utf-8").splitlines() if line.strip()]
    found = find_roots(rows)
    if options.show:
        for row, other in zip(rows, found, strict=True):
            if other != row["gold_root"]:
                print(f"{row['gold_root']:10}{other:10}{row['source']} | {row['target']} | {row['text']}")
    table = {**score([row["gold_root"] for row in rows], found), "coded": round(100 * coded(rows), 1)}
    print(json.dumps(table, indent=1) if options.json else page(table))


def find_roots(rows: Sequence[Row]) -> list[str]:
    """The likeliest type between each sentence's source and target, NONE where nothing is seen at all."""
    knowledge = load()
    return [root_between(row["text"], row["source"], row["target"], knowledge) or NONE for row in rows]


def coded(rows: Sequence[Row]) -> float:
    """The share of sentences, no spans given, in which an event is told with the right type and both parties."""
    found = Interpreter().read(Document(row["text"]) for row in rows)
    hits = [any(_is_told(event, row) for event in findings.events) for row, findings in zip(rows, found, strict=True)]
    return sum(hits) / len(hits) if hits else 0.0


def _is_told(event: Event, row: Row) -> bool:
    source, target = marked(row["text"], row["source"]), marked(row["text"], row["target"])
    told = root(event.type, event.mode, event.realis, frozenset((event.trigger.quote.lower(),)))
    others = (*event.recipients, *event.actors) if event.type in MUTUAL else event.recipients
    return told == row["gold_root"] and _holds(event.actors, source) and _holds(others, target)


def _holds(mentions: Iterable[Mention], span: Span | None) -> bool:
    return span is not None and any(mention.evidence.span.overlaps(span) for mention in mentions)


def score(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Macro F1 in per cent, for root, quad and binary."""
    quads = {**QUADS, NONE: 0}
    sides = {quad: (quad + 1) // 2 for quad in range(5)}
    gold_quads, found_quads = [quads[one] for one in gold], [quads[one] for one in found]
    return {
        "root": macro_f1(gold, found),
        "quad": macro_f1(gold_quads, found_quads),
        "binary": macro_f1([sides[quad] for quad in gold_quads], [sides[quad] for quad in found_quads]),
        "seen": round(100 * sum(one != NONE for one in found) / len(found), 1) if found else 0.0,
    }


def macro_f1(gold: Sequence[object], found: Sequence[object]) -> float:
    """The mean of the F1 of each label that gold has."""
    hits = Counter(one for one, other in zip(gold, found, strict=True) if one == other)
    golds, founds = Counter(gold), Counter(found)
    scores = [2 * hits[label] / (golds[label] + founds[label]) for label in golds]
    return round(100 * sum(scores) / len(scores), 1) if scores else 0.0


def page(table: Mapping[str, float]) -> str:
    """The table, for a person."""
    return "\n".join(f"{name:8}{value:6.1f}" for name, value in table.items())


if __name__ == "__main__":
    main()
