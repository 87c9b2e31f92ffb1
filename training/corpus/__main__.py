"""The commands of the corpus: check, show, measure."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dragoman.language.sentences import find_sentences

from . import REPORTS
from .check import check
from .markup import MarkupError, Report, parse


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.corpus")
    parser.add_argument("--folder", type=Path, default=REPORTS)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="every mark, note, code and link")
    checking.add_argument("names", nargs="*", help="how the names of the reports begin; all without any")
    showing = commands.add_parser("show", help="a report with its records")
    showing.add_argument("name")
    measuring = commands.add_parser("measure", help="how much there is of what, and how varied")
    measuring.add_argument(
        "news", nargs="?", type=Path, help="real reports to compare the vocabulary with, as JSON Lines"
    )
    chosen = parser.parse_args()
    COMMANDS[chosen.command](chosen)


def _check(chosen: argparse.Namespace) -> None:
    faults, reports = [], []
    for path in sorted(chosen.folder.glob("*.txt")):
        if not chosen.names or path.stem.startswith(tuple(chosen.names)):
            try:
                reports.append(parse(path.stem, path.read_text(encoding="utf-8")))
                faults.extend(check(reports[-1]))
            except MarkupError as error:
                faults.append(str(error))
    print("\n".join(faults) or _summary(reports))
    sys.exit(bool(faults))


def _summary(reports: list[Report]) -> str:
    sentences = sum(1 for report in reports for _ in find_sentences(report.text))
    kinds = {letter: len({(r.name, m.name) for r in reports for m in r.of_kind(letter)}) for letter in "taepcf"}
    told = ", ".join(f"{count} {WORDS[letter]}" for letter, count in kinds.items())
    return f"{len(reports)} reports, {sentences} sentences, {told}: all well"


WORDS = {"t": "times", "a": "parties", "e": "events", "p": "places", "c": "claims", "f": "figures"}


def _show(chosen: argparse.Namespace) -> None:
    from .view import view

    path = chosen.folder / f"{chosen.name}.txt"
    if not path.exists():
        sys.exit(f"{path}: no such report")
    print(view(parse(path.stem, path.read_text(encoding="utf-8"))))


def _measure(chosen: argparse.Namespace) -> None:
    from .measure import measure

    reports = [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(chosen.folder.glob("*.txt"))]
    print(measure(reports, chosen.news))


COMMANDS = {"check": _check, "show": _show, "measure": _measure}

if __name__ == "__main__":
    main()
