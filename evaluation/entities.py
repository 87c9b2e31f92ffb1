"""Named entities against annotated ones: F1 of exact span and kind.

    python -m evaluation.entities SENTENCES.jsonl [--scheme wiki] [--json]
    python -m evaluation.entities GUM.conllu [--json]

A line of SENTENCES.jsonl has text and spans of start, end and label (PER, LOC, ORG, MISC; WNUT's labels are mapped to
these). Of GUM, named mentions are measured: those headed by a proper noun, cut to the name (no article before it, no
apposition, clause or bracket behind it), the outermost where they nest; its own words are given. The model that is
packaged has learnt from WikiGold: what it is worth on such text is measured by ``python -m training.folds``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.language import load_encoder
from dragoman.language.encoder import MOST_READABLE
from dragoman.language.entities import runs
from dragoman.language.words import find_words
from training.data import WNUT, read_gum

Found = set[tuple[int, int, str]]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--scheme", default="wiki", help="which head of the model answers (for JSON Lines)")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pairs = (
        of_gum(options.annotated)
        if options.annotated.suffix == ".conllu"
        else of_spans(options.annotated, options.scheme)
    )
    scores = table(pairs)
    print(json.dumps(scores) if options.json else page(scores))


def of_spans(path: Path, scheme: str) -> Iterator[tuple[Found, Found]]:
    """What is annotated and what is found, in characters, for each sentence."""
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    words = [list(find_words(row["text"])) for row in told]
    readable = [index for index, spans in enumerate(words) if 0 < len(spans) <= MOST_READABLE]
    readings = load_encoder().read([[told[index]["text"][a:b] for a, b in words[index]] for index in readable])
    found: dict[int, Found] = {}
    for index, reading in zip(readable, readings, strict=True):
        spans = words[index]
        tags = reading.names.get(scheme, ([], []))[0]
        found[index] = {(spans[first][0], spans[last - 1][1], kind) for first, last, kind in runs(tags)}
    for index, row in enumerate(told):
        gold = {(span["start"], span["end"], WNUT.get(span["label"], span["label"])) for span in row["spans"]}
        yield gold, found.get(index, set())


def of_gum(path: Path) -> Iterator[tuple[Found, Found]]:
    """What is annotated and what is found, in words, for each sentence."""
    examples = [example for example in read_gum(path, closed=True) if len(example.words) <= MOST_READABLE]
    for example, reading in zip(examples, load_encoder().read([example.words for example in examples]), strict=True):
        yield set(runs(example.names["gum"])), set(runs(reading.names.get("gum", ([], []))[0]))


def table(pairs: Iterable[tuple[Found, Found]]) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 in percent, and how many are annotated, by kind and for all."""
    right, found, known = Counter[str](), Counter[str](), Counter[str]()
    for gold, guessed in pairs:
        for counter, spans in ((known, gold), (found, guessed), (right, gold & guessed)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
    rows = {}
    for kind in sorted(known, key=lambda kind: (kind != "all", kind)):
        precision = 100 * right[kind] / max(1, found[kind])
        recall = 100 * right[kind] / max(1, known[kind])
        both = 200 * right[kind] / max(1, found[kind] + known[kind])
        rows[kind] = round(precision, 2), round(recall, 2), round(both, 2), known[kind]
    return rows


def page(scores: dict[str, tuple[float, float, float, int]]) -> str:
    """The table for people."""
    lines = [f"{'kind':14} precision  recall      F1  annotated"]
    lines += [f"{kind:14} {p:9.2f} {r:7.2f} {f:7.2f} {count:10}" for kind, (p, r, f, count) in scores.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
