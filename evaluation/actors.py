"""How well the parties of events are recognised: country and sector of each, given its words.

    python -m evaluation.actors ANNOTATIONS_DIR REPORTS.jsonl [--show] [--json]
    python -m evaluation.actors PHRASES.csv [--show] [--json]

For each actor or recipient in the annotations whose words stand in the report, the mention that covers them best
(near the event, if the words recur) should have the same country and the same main sector.

A line of PHRASES.csv is one phrase in a short report of its own: `phrase`, `sentence`, `date`, and what is right for
it, `country` (empty where nothing supports one) and `sectors`, the main one first; "COP/MIL" where careful readers
differ, empty where none is asked. `note` says what the line is there for.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Actor, Document, Mention, Span

Party = dict[str, Any]


def main() -> None:
    """The command line."""
    options = _options()
    table = _phrases(options) if options.source.suffix == ".csv" else _annotated(options)
    print(json.dumps(table) if options.json else "\n".join(f"{name:10} {value}" for name, value in table.items()))


def judge_phrase(row: Mapping[str, str], actors: Sequence[Actor]) -> Counter[str]:
    """What is right of one phrase, given those it is taken for: its country, its main sector, both."""
    country = row["country"] in {actor.country or "" for actor in actors or [Actor("")]}
    asked = set(row["sectors"].partition(";")[0].split("/")) - {""}
    sector = not asked or any(actor.sectors[:1] and actor.sectors[0] in asked for actor in actors)
    counts = Counter({"phrases": 1, "country": int(country), "both": int(country and sector)})
    return counts + Counter({"with_sector": int(bool(asked)), "sector": int(bool(asked) and sector)})


def summary_of_phrases(counts: Counter[str]) -> dict[str, float]:
    """Shares of the phrases; the sector's, of those that ask for one."""
    phrases = counts["phrases"] or 1
    return {
        "phrases": counts["phrases"],
        "country": round(counts["country"] / phrases, 4),
        "sector": round(counts["sector"] / (counts["with_sector"] or 1), 4),
        "both": round(counts["both"] / phrases, 4),
    }


def place_of(row: Mapping[str, str]) -> Span:
    """Where the phrase stands in its sentence, as a whole word."""
    match = re.search(_whole(row["phrase"]), row["sentence"])
    if match is None:
        raise ValueError(f"{row['phrase']!r} does not stand in {row['sentence']!r}")
    return Span(*match.span())


def _phrases(options: argparse.Namespace) -> dict[str, float]:
    counts: Counter[str] = Counter()
    with options.source.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            document = Document(row["sentence"], published=date.fromisoformat(row["date"]))
            mentions = list(find_mentions(document, parse(document), load()))
            found = best_mention(place_of(row), mentions)
            right = judge_phrase(row, [mention.actor for mention in found if mention.actor])
            counts += right
            if options.show and not right["both"]:
                told = [(m.evidence.quote, m.actor and (m.actor.country, *m.actor.sectors), m.by) for m in found]
                print(f"{row['country']} {row['sectors']}\t{row['phrase']!r}\t{told}\t{row['sentence']}")
    return summary_of_phrases(counts)


def _annotated(options: argparse.Namespace) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for document, gold in _reports(options.source, options.reports):
        mentions = list(find_mentions(document, parse(document), load()))
        for party, span in find_parties(document.text, gold):
            counts.update(_judge(party, span, mentions, document.name if options.show else None))
    return summary(counts)


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
    parser.add_argument("source", type=Path, help="a folder of annotations, or a CSV of phrases")
    parser.add_argument("reports", type=Path, nargs="?", help="the annotated reports")
    parser.add_argument(
        "--show", action="store_true", help="print each party whose country (phrase: or sector) is wrong"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.source.suffix != ".csv" and options.reports is None:
        parser.error("a folder of annotations needs its reports")
    return options


if __name__ == "__main__":
    main()
