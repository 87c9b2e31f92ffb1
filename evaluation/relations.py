"""Who did what to whom, sentence by sentence: the PLOVER type between a marked source and a marked target.

    python -m evaluation.relations PLV.jsonl [--json] [--show]

A line of PLV.jsonl has text, source, target and gold_root: one of 15 types, YIELD standing for CONCEDE and RETREAT
together. The figures are macro F1 over the 15 types (root), over the four quad codes and over cooperation against
conflict (binary); a sentence in which no event is found is wrong in all three.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman import Interpreter
from dragoman.records import Document, Event, Findings, Mention, Span

Row = Mapping[str, Any]
NONE = "NONE"
YIELD = ("CONCEDE", "RETREAT")
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
        for row, root in zip(rows, found, strict=True):
            if root != row["gold_root"]:
                print(f"{row['gold_root']:10}{root:10}{row['source']} | {row['target']} | {row['text']}")
    table = score([row["gold_root"] for row in rows], found)
    print(json.dumps(table, indent=1) if options.json else page(table))


def find_roots(rows: Sequence[Row]) -> list[str]:
    """The type that the interpreter finds between each sentence's source and target, NONE where it finds none."""
    findings = Interpreter().read(Document(row["text"]) for row in rows)
    return [root_between(row, found) for row, found in zip(rows, findings, strict=True)]


def root_between(row: Row, findings: Findings) -> str:
    """The type of the event whose parties are nearest to the source and the target that are marked."""
    source, target = _marked(row["text"], row["source"]), _marked(row["text"], row["target"])
    if not findings.events:
        return NONE
    best = max(findings.events, key=lambda event: _fit(event, source, target))
    return "YIELD" if best.type in YIELD else best.type


def _marked(text: str, words: str) -> Span | None:
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None


def _fit(event: Event, source: Span | None, target: Span | None) -> float:
    fit = 2.0 * _holds(event.actors, source) + 2.0 * _holds(event.recipients, target)
    fit += _holds(event.recipients, source) + _holds(event.actors, target)
    return fit - 0.5 * (event.realis != "actual") - event.trigger.span.start / 10_000


def _holds(mentions: Iterable[Mention], marked: Span | None) -> bool:
    return marked is not None and any(mention.evidence.span.overlaps(marked) for mention in mentions)


def score(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Macro F1 in per cent, for root, quad and binary."""
    quads = {**QUADS, NONE: 0}
    sides = {quad: (quad + 1) // 2 for quad in range(5)}
    gold_quads, found_quads = [quads[root] for root in gold], [quads[root] for root in found]
    return {
        "root": macro_f1(gold, found),
        "quad": macro_f1(gold_quads, found_quads),
        "binary": macro_f1([sides[quad] for quad in gold_quads], [sides[quad] for quad in found_quads]),
        "found": round(100 * sum(root != NONE for root in found) / len(found), 1) if found else 0.0,
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
