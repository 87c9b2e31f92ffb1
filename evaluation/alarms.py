"""False alarms: the events found in reports that are about neither conflict nor diplomacy, read one by one.

    python -m evaluation.alarms list REPORTS.jsonl [--chosen IDS.txt] > found.jsonl   events to be read, and where
    python -m evaluation.alarms score VERDICTS.jsonl [--found FOUND.jsonl]          shares, once each has its verdict

The reports are those that ``false_alarms/reports.txt`` names: the Wikinews reports of a set of 2,187 were shuffled with
``random.Random(2026)``, and of the first 172 those 100 kept whose titles are of neither conflict, diplomacy, protest,
crime nor courts, and whose ids are no other's. ``reports-2027.txt`` has another hundred,
of those that the first does not have, shuffled with ``random.Random(2027)``. ``reports-2028.txt`` has a hundred of
the Ukrainian president's and the Kremlin's office: their unique ids, sorted, shuffled with ``random.Random(2028)``, the
first hundred whose titles are of neither conflict, war, diplomacy, protest, crime nor courts; their first 230 events
are judged. ``reports-2029.txt`` has a hundred of all publishers: the unique ids but those of earlier readings, sorted,
shuffled with ``random.Random(2029)``, the first hundred whose titles are of none of these either; again the first 230
events are judged. ``reports-2030.txt`` has a hundred more, chosen in the same way by ``random.Random(2030)`` and read
after all that was seen in the others had been mended, ``reports-2031.txt`` again a hundred, by ``random.Random(2031)``,
after all that was seen in 2030, and ``reports-2032.txt`` once more, by ``random.Random(2032)``. ``--found`` counts only
events that are still found. A verdict is a line {"event": id, "verdict": ...}: right (a reader accepts event and type),
type (an event, of another type) or none (no event of the codebook).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from dragoman import Interpreter
from dragoman.readers import read

CHOSEN = Path(__file__).parent / "false_alarms" / "reports.txt"
VERDICTS = ("right", "type", "none")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("list")
    listing.add_argument("reports", type=Path)
    listing.add_argument("--chosen", type=Path, default=CHOSEN, help="the ids of the reports, one a line")
    scoring = commands.add_parser("score")
    scoring.add_argument("verdicts", type=Path)
    scoring.add_argument("--found", type=Path, help="what list printed")
    options = parser.parse_args()
    if options.command == "list":
        for row in find_events(options.reports, options.chosen):
            print(json.dumps(row, ensure_ascii=False))
    else:
        found = options.found and {json.loads(line)["event"] for line in options.found.read_text("utf-8").splitlines()}
        print(page(shares(options.verdicts, found)))


def find_events(reports: Path, names: Path = CHOSEN) -> Iterator[dict[str, Any]]:
    """The events of the chosen reports, each with what a reader needs to judge it."""
    chosen = set(names.read_text("utf-8").split())
    interpret = Interpreter()
    for document in read(reports):
        if document.name in chosen:
            for event in interpret(document).events:
                yield {
                    "report": document.name,
                    "event": event.id,
                    "type": event.type,
                    "mode": event.mode,
                    "realis": event.realis,
                    "trigger": event.trigger.quote,
                    "actors": [one.evidence.quote for one in event.actors],
                    "recipients": [one.evidence.quote for one in event.recipients],
                    "by": event.by,
                    "score": event.score,
                    "sentence": event.evidence.quote,
                }


def shares(verdicts: Path, found: Collection[str] | None = None) -> Counter[str]:
    """How many events, of those found if given, have which verdict; ``ValueError`` names the line that has none."""
    counts: Counter[str] = Counter()
    for number, line in enumerate(verdicts.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        verdict = row.get("verdict")
        if verdict not in VERDICTS:
            raise ValueError(f"{verdicts}, line {number}: expected a verdict of {', '.join(VERDICTS)}, not {verdict!r}")
        counts[verdict] += found is None or row["event"] in found
    return counts


def page(counts: Counter[str]) -> str:
    """The shares for a person."""
    total = counts.total()
    wrong = counts["type"] + counts["none"]
    lines = [f"{name:6}{counts[name]:5}  {100 * counts[name] / max(1, total):5.1f} %" for name in VERDICTS]
    return "\n".join([*lines, f"wrong {wrong:5}  {100 * wrong / max(1, total):5.1f} % of {total}"])


if __name__ == "__main__":
    main()
