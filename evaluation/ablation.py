"""What rules and model are worth, each by itself and both together, on annotated reports.

    python -m evaluation.ablation ANNOTATIONS_DIR REPORTS.jsonl [--json]

Rules only: nobody looks, and codebook, role grammar and lexicon stand alone. Model only: a codebook without triggers
and a lexicon without reporting words; who is meant, when and where remains the rules'.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.extractors import extract
from dragoman.findings import to_json
from dragoman.knowledge import Knowledge, load
from dragoman.language import parse
from dragoman.readers import read
from dragoman.records import Document, Findings
from evaluation.gold import measure

Reading = Callable[[Document, Knowledge], Findings]
TOLD = ("events", "events_coded", "claims")
SHARES = ("realis_accuracy", "mode_accuracy", "stance_accuracy")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    knowledge = load()
    tables = {
        name: measure(options.annotations, list(_findings(options.reports, reading, knowledge)))
        for name, reading in READINGS.items()
    }
    print(json.dumps(tables, indent=1) if options.json else page(tables))


def _findings(reports: Path, reading: Reading, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    return (to_json(reading(document, knowledge)) for document in read(reports))


def both(document: Document, knowledge: Knowledge) -> Findings:
    """As ever."""
    return extract(document, parse(document), knowledge)


def rules(document: Document, knowledge: Knowledge) -> Findings:
    """Where nobody looked, the rules stand."""
    blind = (replace(one, sightings=None, hearings=None, contexts=None) for one in parse(document))
    return extract(document, tuple(blind), knowledge)


def model(document: Document, knowledge: Knowledge) -> Findings:
    """Without a word that the codebook or the lexicon foresees."""
    english = knowledge.english
    reporting = replace(english.reporting, verbs={}, phrases={}, phrase_verbs=frozenset(), nouns={}, adverbs={})
    codebook = replace(knowledge.codebook, triggers={})
    bare = replace(knowledge, codebook=codebook, english=replace(english, reporting=reporting))
    return extract(document, parse(document), bare)


READINGS: dict[str, Reading] = {"rules only": rules, "model only": model, "both": both}


def page(tables: dict[str, dict[str, Any]]) -> str:
    """The table for a person."""
    lines = []
    for name, table in tables.items():
        told = [f"{row} {table[row]['f1']:.3f}" for row in TOLD] + [f"{row} {table[row]:.3f}" for row in SHARES]
        lines.append(f"{name:11}" + ", ".join(told))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
