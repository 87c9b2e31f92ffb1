"""Whose word it is, in GUM's news: what share of the sources of its attributions is found.

    python -m evaluation.chains GUM.conllu [--genre news] [--json]

GUM's discourse trees say of each stretch that attributes something ("the mayor said") what it attributes, and by which
words its source is known. A source is found where a claim's speaker, or what it came through, holds one of those words.
An attribution stands in a chain where what it attributes holds another one: an agency reports that the mayor said so.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Evidence, Findings, Span

_RELATION = re.compile(r"attribution-\w+:(\d+)->(\d+):\d+:(\S+)")
_SOURCE = re.compile(r"sem-atsrc-((?:\d+-)+)")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: its unit of the discourse, the unit that it attributes, and the words of its source."""

    unit: int
    of: int
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A document of GUM with its attributions."""

    name: str
    text: str
    attributions: tuple[Attributed, ...]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--genre", default="news")
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    documents = [told for told in read(options.treebank) if f"_{options.genre}_" in told.name]
    interpret = Interpreter()
    table = score((told, interpret(Document(told.text))) for told in documents)
    print(json.dumps(table, indent=1) if options.json else page(table))


def read(path: Path) -> Iterator[Told]:
    """The documents of a treebank, with their words put together again."""
    for block in path.read_text("utf-8").split("# newdoc id = ")[1:]:
        name, _, rows = block.partition("\n")
        text, spans, told = "", [Span(0, 1)], []
        for line in rows.splitlines():
            cells = line.split("\t")
            if len(cells) != 10 or not cells[0].isdigit():
                text += "" if line.startswith("#") or not text or text.endswith("\n") else "\n"
                continue
            spans.append(Span(len(text), len(text) + len(cells[1])))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            told += _RELATION.findall(cells[9])
        attributions = (Attributed(int(unit), int(of), tuple(_words(signals, spans))) for unit, of, signals in told)
        yield Told(name.strip(), text, tuple(one for one in attributions if one.source))


def _words(signals: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The words by which a source is known; GUM counts the words of a document from one."""
    for numbers in _SOURCE.findall(signals):
        yield from (spans[int(number)] for number in numbers.strip("-").split("-") if int(number) < len(spans))


def score(pairs: Iterable[tuple[Told, Findings]]) -> dict[str, Any]:
    """How many sources there are and how many of them are found: of all attributions, and of those in chains."""
    counts = {"documents": 0, "sources": 0, "found": 0, "in chains": 0, "found in chains": 0}
    for told, findings in pairs:
        counts["documents"] += 1
        voices = [voice.span for voice in _voices(findings)]
        units = {one.unit for one in told.attributions}
        attributed = {one.of for one in told.attributions}
        for one in told.attributions:
            found = any(word.overlaps(voice) for word in one.source for voice in voices)
            chained = one.of in units or one.unit in attributed
            counts["sources"] += 1
            counts["found"] += found
            counts["in chains"] += chained
            counts["found in chains"] += found and chained
    return counts


def _voices(findings: Findings) -> Iterator[Evidence]:
    for claim in findings.claims:
        if claim.speaker is not None:
            yield claim.speaker.evidence
        if claim.via is not None:
            yield claim.via


def page(table: dict[str, Any]) -> str:
    """The table for a person."""
    share = table["found"] / max(1, table["sources"])
    chained = table["found in chains"] / max(1, table["in chains"])
    return (
        f"{table['documents']} documents\n"
        f"sources found            {share:.3f}  ({table['found']} of {table['sources']})\n"
        f"of those in chains       {chained:.3f}  ({table['found in chains']} of {table['in chains']})"
    )


if __name__ == "__main__":
    main()
