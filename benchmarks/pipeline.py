"""The whole pipeline's CPU time beside the bare encoder's, on the same sentences.

    python -m benchmarks.pipeline REPORTS.jsonl [--limit 200] [--json]

The bare encoder is the packaged network run on the very batches that the pipeline gives it, nothing else. The stages
are measured in one process, one after the other, over the same reports.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.extractors import extract
from dragoman.knowledge import load
from dragoman.language import load_encoder, parse
from dragoman.readers import read
from dragoman.stores import open_store


class Clock:
    """CPU seconds by what they went into."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - began


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    table = measure(options.reports, options.limit)
    print(json.dumps(table, indent=1) if options.json else page(table))


def measure(reports: Path, limit: int) -> dict[str, Any]:
    """CPU seconds by stage, rates, and the pipeline's time over the bare encoder's."""
    network, knowledge, clock = load_encoder(), load(), Clock()
    runs: list[dict[str, Any]] = []
    network.run = _noting(network.run, runs)  # type: ignore[method-assign, assignment]
    with clock("read"):
        documents = list(islice(read(reports), limit))
    with clock("language, encoder included"):
        parsed = [(document, parse(document)) for document in documents]
    del network.run
    with clock("extract"):
        findings = [extract(document, sentences, knowledge) for document, sentences in parsed]
    with tempfile.TemporaryDirectory() as folder, clock("store"), open_store(str(Path(folder) / "kb.db")) as store:
        for found in findings:
            store.add(found)
    pipeline = sum(clock.seconds.values())
    with clock("bare encoder"):
        for told in runs:
            network.run(told)
    bare = clock.seconds["bare encoder"]
    pieces = sum(int((told["ids"] != 0).sum()) for told in runs)
    return {
        "reports": len(documents),
        "words": sum(len(document.text.split()) for document in documents),
        "pieces": pieces,
        "seconds": {stage: round(seconds, 3) for stage, seconds in clock.seconds.items()},
        "bare_pieces_per_cpu_second": round(pieces / bare),
        "pieces_per_cpu_second": round(pieces / pipeline),
        "reports_per_cpu_second": round(len(documents) / pipeline, 1),
        "pipeline_over_bare_encoder": round(pipeline / bare, 2),
    }


def _noting(run: Callable[[dict[str, Any]], Any], runs: list[dict[str, Any]]) -> Callable[[dict[str, Any]], Any]:
    def noted(told: dict[str, Any]) -> Any:
        runs.append(told)
        return run(told)

    return noted


def page(table: dict[str, Any]) -> str:
    """The table for a person."""
    stages = "".join(f"\n  {stage:28}{seconds:8.2f} s" for stage, seconds in table["seconds"].items())
    return (
        f"{table['reports']} reports, {table['words']:,} words, {table['pieces']:,} word pieces; CPU seconds:{stages}\n"
        f"bare encoder     {table['bare_pieces_per_cpu_second']:,} pieces a CPU second\n"
        f"whole pipeline   {table['pieces_per_cpu_second']:,} pieces, {table['reports_per_cpu_second']} reports\n"
        f"pipeline / bare encoder: {table['pipeline_over_bare_encoder']} (bar 2.0)"
    )


if __name__ == "__main__":
    main()
