"""What a least score does: precision and recall of events and claims at several, and whether scores keep their word.

    python -m evaluation.curve ANNOTATIONS_DIR REPORTS.jsonl [--json] [--fit]

A score is the chance that a finding is right; of those scored around 0.7, seven in ten should be. The expected
calibration error is the mean distance between the two over ten bins, weighed by how many findings stand in each.
``--fit`` prints the curve that fits these reports best, as it stands in ``extractors/weighing/levels.py``: only for
reports that the model has not learnt from.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from dragoman.extractors.weighing.levels import CLAIMS, EVENTS, Scale
from dragoman.findings import to_json
from dragoman.pipeline import Interpreter
from dragoman.readers import read
from evaluation.findings_score import pair_claims, pair_events, prf

LEVELS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
LOWEST = 0.02  # where everything is asked for
BINS = 10


class Scored(NamedTuple):
    """A finding: its score, whether a rule found it, too, and whether it is right.

    A turn of speech has no score: it is told at every level.
    """

    score: float | None
    ruled: bool
    right: bool


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    parser.add_argument("--fit", action="store_true", help="print the curves that fit best")
    options = parser.parse_args()
    if options.fit:
        scored = {kind: list(found) for kind, found in score_all(options.annotations, options.reports, LOWEST).items()}
        for kind, scale in (("events", EVENTS), ("claims", CLAIMS)):
            print(kind, fit(scored[kind], scale))
        return
    table = [measure(options.annotations, options.reports, level) for level in LEVELS]
    print(json.dumps(table, indent=1) if options.json else page(table))


def measure(annotations: Path, reports: Path, level: float) -> dict[str, Any]:
    """Precision, recall and F1 of events and claims scored ``level`` or more, and their calibration errors."""
    scored = score_all(annotations, reports, level)
    gold = _annotated(annotations)
    row: dict[str, Any] = {"level": level}
    for kind, found in scored.items():
        row[kind] = prf(sum(one.right for one in found), len(found), gold[kind])
        row[kind]["calibration"] = round(calibration_error(found), 4)
    return row


def _annotated(annotations: Path) -> dict[str, int]:
    told = [json.loads(path.read_text("utf-8")) for path in sorted(annotations.glob("*.json"))]
    return {kind: sum(len(one[kind]) for one in told) for kind in ("events", "claims")}


def score_all(annotations: Path, reports: Path, level: float) -> dict[str, list[Scored]]:
    """All findings with a score, and which of them are right."""
    interpret = Interpreter(min_score=level)
    found = {document.text.strip(): to_json(interpret(document)) for document in read(reports)}
    scored: dict[str, list[Scored]] = {"events": [], "claims": []}
    for path in sorted(annotations.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (annotations.parent / "text" / f"{path.stem}.txt").read_text("utf-8")
        row = found.get(text.strip())
        if row is not None:
            scored["events"] += _events(gold["events"], row["events"], text)
            scored["claims"] += _claims(gold["claims"], row["claims"], text)
    return scored


def _events(gold: Sequence[Any], found: Sequence[Any], text: str) -> Iterator[Scored]:
    matched, neutral = pair_events(gold, found, text)
    right = {j for _, j in matched}
    for number, row in enumerate(found):
        if number not in neutral:
            yield Scored(row["score"], not row["by"].startswith("model/"), number in right)


def _claims(gold: Sequence[Any], found: Sequence[Any], text: str) -> Iterator[Scored]:
    found = [row for row in found if row["cue"] or row["source"]]
    matched, _ = pair_claims(gold, found, text)
    right = {j for _, j in matched}
    for number, row in enumerate(found):
        yield Scored(row["score"], not row["by"].endswith("/model"), number in right)


def calibration_error(found: Sequence[Scored]) -> float:
    """The mean distance between score and share of right ones, over ten bins."""
    found = [one for one in found if one.score is not None]
    if not found:
        return 0.0
    scores = np.array([one.score for one in found], dtype=float)
    right = np.array([one.right for one in found])
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = [abs(scores[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist())]
    return float(sum(gaps))


def fit(found: Sequence[Scored], scale: Scale) -> Scale:
    """The logistic curve that fits best, by Newton's method; ``scale`` is the one that the scores were made with."""
    found = [one for one in found if one.score is not None]
    scores = np.clip(np.array([one.score for one in found], dtype=float), 1e-4, 1 - 1e-4)
    ruled = np.array([one.ruled for one in found], dtype=float)
    odds = (np.log(scores / (1 - scores)) - scale.base - scale.ruled * ruled) / scale.slope
    told = np.stack([odds, ruled, np.ones_like(odds)], 1)
    right = np.array([one.right for one in found], dtype=float)
    weights = np.zeros(3)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (right - likely) - 1e-2 * weights
        curve = (told * (likely * (1 - likely))[:, None]).T @ told + 1e-2 * np.eye(3)
        weights += np.linalg.solve(curve, slope)
    return Scale(*(round(float(weight), 2) for weight in weights))


def page(table: Sequence[dict[str, Any]]) -> str:
    """The table for a person."""
    lines = ["least   events P     R     F1   error    claims P     R     F1   error"]
    for row in table:
        told = [
            f"{row[kind]['precision']:8.3f} {row[kind]['recall']:6.3f} {row[kind]['f1']:6.3f}"
            f" {row[kind]['calibration']:7.3f}"
            for kind in ("events", "claims")
        ]
        lines.append(f"{row['level']:4.1f} {told[0]}   {told[1]}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
