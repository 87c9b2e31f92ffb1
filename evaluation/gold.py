"""Reads annotated reports and says how much of what a careful reader wrote down comes out.

    python -m evaluation.gold ANNOTATIONS_DIR REPORTS.jsonl [--json] [--findings OUT.jsonl] [--actors FOLDER]

ANNOTATIONS_DIR holds NAME.json files; REPORTS.jsonl the same reports with their texts and dates. The texts as they
were annotated stand beside the annotations, in ../text/NAME.txt.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.findings import to_json
from dragoman.knowledge import load
from dragoman.pipeline import Interpreter, interpret_each
from dragoman.readers import read
from evaluation.findings_score import MEASURED, SHARES, Tally, score_report


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    parser.add_argument("--findings", type=Path, help="also write the findings there")
    parser.add_argument("--actors", type=Path, action="append", default=[], help="a folder of more actors")
    options = parser.parse_args()
    found = list(interpret(options.reports, *options.actors))
    if options.findings:
        options.findings.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), "utf-8")
    table = measure(options.annotations, found)
    print(json.dumps(table, indent=1) if options.json else page(table))


def interpret(reports: Path, *actors: Path) -> Iterator[dict[str, Any]]:
    """The findings of each report of a file, as JSON objects; ``actors`` are folders of more actors."""
    interpret_all = interpret_each(Interpreter(load(*actors)))
    for findings in interpret_all(read(reports, on_error=_tell), _tell):
        yield to_json(findings)


def _tell(error: DragomanError) -> None:
    print(error, file=sys.stderr)


def measure(annotations: Path, found: list[dict[str, Any]]) -> dict[str, Any]:
    """The table of all annotated reports; one that was not read counts as found empty."""
    by_text = {row["document"]["text"].strip(): row for row in found}
    by_name = {row["document"]["name"]: row for row in found}
    tally, missing, files = Tally(), [], sorted(annotations.glob("*.json"))
    for path in files:
        gold = json.loads(path.read_text("utf-8"))
        text = _text(path)
        row = by_text.get(text.strip()) or by_name.get(path.stem)
        if row is None:
            missing.append(path.stem)
        tally += score_report(gold, row or {}, text)
    return {"reports": len(files), "reports_without_findings": missing, **tally.table()}


def _text(annotation: Path) -> str:
    """The text that was annotated: beside the annotations, in the folder ``text``."""
    return (annotation.parent.parent / "text" / f"{annotation.stem}.txt").read_text("utf-8")


def page(table: dict[str, Any]) -> str:
    """The table for a person."""
    lines = [f"reports {table['reports']}, without findings: {', '.join(table['reports_without_findings']) or 'none'}"]
    for name in MEASURED:
        row = table[name]
        lines.append(
            f"{name:15} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"
            f"  ({row['found']} found, {row['gold']} annotated)"
        )
    lines += [f"{name + '_accuracy':15} {table[name + '_accuracy']:.3f}" for name in SHARES]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
