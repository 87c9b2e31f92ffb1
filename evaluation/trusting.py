"""Whether the scores of parties keep their word, and what is left of who did what to whom above a least score.

    python -m evaluation.trusting ANNOTATIONS_DIR REPORTS.jsonl [ANNOTATIONS_DIR REPORTS.jsonl ...] [--json]

Of the events that the annotations have, too: a party whose country is known is right where the annotation has that
country on its side. Of those scored around 0.7, seven in ten should be; the calibration error is the mean distance
between the two over ten bins, weighed by how many parties stand in each.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.findings import to_json
from dragoman.pipeline import Interpreter
from evaluation.choosing import find_annotated
from evaluation.curve import Scored, calibration_error
from evaluation.findings_score import pair_events

SIDES = ("actors", "recipients")
LEVELS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+", metavar="ANNOTATIONS_DIR REPORTS.jsonl")
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    scored = score_parties(zip(options.sets[::2], options.sets[1::2], strict=True))
    table = measure(scored)
    print(json.dumps(table, indent=1) if options.json else page(table))


def score_parties(sets: Iterable[tuple[Path, Path]]) -> dict[str, list[Scored]]:
    """The parties of all events that are annotated, too: their scores, and which of them are right."""
    interpret = Interpreter()
    scored: dict[str, list[Scored]] = {side: [] for side in SIDES}
    for document, gold, text in find_annotated(sets):
        found = to_json(interpret(document))["events"]
        for side in SIDES:
            scored[side] += _parties(gold, found, text, side)
    return scored


def _parties(gold: Sequence[Any], found: Sequence[Any], text: str, side: str) -> Iterator[Scored]:
    matched, _ = pair_events(gold, found, text)
    for i, j in matched:
        codes = {one["code"] for one in gold[i][side]}
        for one in found[j][side]:
            if one["country"]:
                yield Scored(one["score"], True, one["country"] in codes)


def measure(scored: dict[str, list[Scored]]) -> dict[str, Any]:
    """For each side how many parties there are, their calibration error, and at each level how many are told and how
    large a share of these is right."""
    table: dict[str, Any] = {}
    for side, found in scored.items():
        levels = []
        for level in LEVELS:
            told = [one.right for one in found if one.score is not None and one.score >= level]
            levels.append({"level": level, "told": len(told), "right": round(sum(told) / max(len(told), 1), 4)})
        table[side] = {"parties": len(found), "calibration": round(calibration_error(found), 4), "levels": levels}
    return table


def page(table: dict[str, Any]) -> str:
    """The table for a person."""
    lines = []
    for side, row in table.items():
        lines.append(f"{side}: {row['parties']}, calibration error {row['calibration']:.3f}")
        lines += [f"  {one['level']:.2f}  told {one['told']:5}  right {one['right']:.3f}" for one in row["levels"]]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
