"""What is said in tension in the demo reports, against ``evaluation/demo/tensions.json``; a part of ``account``.

Two sayings are found where each stands in words that the account gives for its side. A pair that is in no row is
invented; one of a row that the account leaves open (``may``) is neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.records import Document, Evidence, Findings, Span
from dragoman.sayings import Tension

TENSIONS = Path(__file__).parent / "demo" / "tensions.json"

Row = dict[str, Any]


def tensions(
    true: Sequence[Row], found: Sequence[Tension], findings: Sequence[Findings], names: Mapping[str, str]
) -> tuple[Row, list[str]]:
    """How many true tensions are found, and how many of the found ones are none."""
    texts = {names[one.document.id]: one.document for one in findings}
    sides = [(row, _told(row["left"], texts), _told(row["right"], texts)) for row in true]
    matched: Counter[str] = Counter()
    invented = []
    for tension in found:
        rows = [row["id"] for row, left, right in sides if _opposes(tension, left, right)]
        matched.update(rows)
        if not rows:
            invented.append(tension)
    must = [row for row in true if not row.get("may")]
    lines = [f"{'found' if matched[row['id']] else 'missed':12} tension: {row['what']}" for row in must]
    lines += [f"{'invented':12} {one.kind}: {one.left.words.quote} / {one.right.words.quote}" for one in invented]
    return {
        "tensions": len(must),
        "tensions_found": sum(bool(matched[row["id"]]) for row in must),
        "tensions_invented": len(invented),
    }, lines


def _told(quotes: Iterable[Row], texts: Mapping[str, Document]) -> list[tuple[str, Span]]:
    """Where the words of a side stand, by the report's id."""
    told = []
    for one in quotes:
        document = texts[one["report"]]
        start = document.text.index(one["quote"])
        told.append((document.id, Span(start, start + len(one["quote"]))))
    return told


def _opposes(tension: Tension, left: Sequence[tuple[str, Span]], right: Sequence[tuple[str, Span]]) -> bool:
    """Whether one of the sayings stands in the words of one side, and the other in those of the other."""

    def stands(words: Evidence, side: Sequence[tuple[str, Span]]) -> bool:
        return any(document == words.document and span.overlaps(words.span) for document, span in side)

    one, other = tension.left.words, tension.right.words
    return (stands(one, left) and stands(other, right)) or (stands(other, left) and stands(one, right))
