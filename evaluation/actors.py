"""How well the parties of events are recognised: country and sector of each, given its words.

    python -m evaluation.actors ANNOTATIONS_DIR REPORTS.jsonl [--show] [--json]

For each actor or recipient in the annotations whose words stand in the report, the mention that covers them best
(near the event, if the words recur) should have the same country and the same main sector.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Document, Mention, Span

Party = dict[str, Any]


def main() -> None:
    """The command line."""
    options = _options()
    counts: Counter[str] = Counter()
    reports = list(_reports(options.annotations, options.reports))
    for document, gold in reports:
        mentions = list(find_mentions(document, parse(document), load()))
        for party, span in find_parties(document.text, gold):
            counts.update(_judge(party, span, mentions, document.name if options.show else None))
    table = summary(counts)
    print(json.dumps(table) if options.json else "\n".join(f"{name:10} {value}" for name, value in table.items()))


def summary(counts: Counter[str]) -> dict[str, float]:
    """Shares of the parties whose words stand in their report."""
    parties = counts["parties"] or 1
    return {
        "parties": counts["parties"],
        "absent": counts["absent"],
        "mentioned": round(counts["mentioned"] / parties, 4),
        "country": round(counts["country"] / parties, 4),
        "sector": round(counts["sector"] / (counts["with_sector"] or 1), 4),
    }


def find_parties(text: str, gold: Party) -> Iterator[tuple[Party, Span | None]]:
    """Each party with its words' place nearest to its event; None where the words are not in the text."""
    for event in gold["events"]:
        for party in (*event["actors"], *event["recipients"]):
            starts = [match.start() for match in re.finditer(_whole(party["text"]), text)]
            if not starts:
                yield party, None
                continue
            start = min(starts, key=lambda place: abs(place - event["start"]))
            yield party, Span(start, start + len(party["text"]))


def best_mention(span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions (several for "both sides") whose words are most nearly those of ``span``."""
    inside = [mention for mention in mentions if mention.evidence.span.overlaps(span)]
    if not inside:
        return []
    best = max(inside, key=lambda mention: _likeness(mention, span))
    return [mention for mention in inside if mention.head == best.head]


def _likeness(mention: Mention, span: Span) -> float:
    own = mention.evidence.span
    shared = min(own.end, span.end) - max(own.start, span.start)
    return shared / (max(own.end, span.end) - min(own.start, span.start)) + (span.start <= mention.head < span.end)


def _judge(party: Party, span: Span | None, mentions: Sequence[Mention], name: str | None) -> Iterator[str]:
    if span is None:
        yield "absent"
        return
    yield "parties"
    found = best_mention(span, mentions)
    actors = [mention.actor for mention in found if mention.actor]
    if found:
        yield "mentioned"
    right = party["code"] in [actor.country for actor in actors] if actors else party["code"] is None
    if right:
        yield "country"
    elif name:
        told = [(mention.evidence.quote, mention.actor and mention.actor.country, mention.by) for mention in found]
        print(f"{name}\t{party['code']}\t{party['text']!r}\t{told}")
    if party["sector"]:
        yield "with_sector"
        if any(party["sector"] in actor.sectors for actor in actors):
            yield "sector"


def _whole(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def _reports(annotations: Path, reports: Path) -> Iterator[tuple[Document, Party]]:
    for line in reports.read_text("utf-8").splitlines():
        row = json.loads(line)
        file = annotations / f"{row['id']}.json"
        if file.exists():
            published = date.fromisoformat(row["date"]) if row.get("date") else None
            document = Document(
                row["text"], row.get("title"), published, row.get("outlet"), url=row.get("url"), name=row["id"]
            )
            yield document, json.loads(file.read_text("utf-8"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--show", action="store_true", help="print each party whose country is wrong")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
