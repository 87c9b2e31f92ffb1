"""The commands of the corpus: check, show, measure, export, strip, agree."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dragoman.language.sentences import find_sentences

from . import REPORTS, read
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
    exporting = commands.add_parser("export", help="texts with annotations beside them, for python -m evaluation.gold")
    exporting.add_argument("out", type=Path)
    exporting.add_argument("--part", choices=("train", "test"), help="only that part")
    exporting.add_argument("--prose", choices=("plain", "other"), help="only the plain reports, or only the others")
    stripping = commands.add_parser("strip", help="reports without their marks, to be annotated again")
    stripping.add_argument("out", type=Path)
    stripping.add_argument("names", nargs="+")
    agreeing = commands.add_parser("agree", help="how far another annotation of the same reports agrees")
    agreeing.add_argument("other", type=Path)
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

    print(measure(list(read(chosen.folder)), chosen.news))


def _export(chosen: argparse.Namespace) -> None:
    from .beside import export

    reports = (
        report
        for report in read(chosen.folder)
        if chosen.part in (None, report.head["part"])
        and chosen.prose in (None, "plain" if report.is_plain else "other")
    )
    print(f"{chosen.out}: {export(reports, chosen.out)} reports")


def _strip(chosen: argparse.Namespace) -> None:
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name in chosen.names:
        report = parse(name, (chosen.folder / f"{name}.txt").read_text(encoding="utf-8"))
        head = "\n".join(f"{key}: {value}" for key, value in report.head.items())
        (chosen.out / f"{name}.txt").write_text(f"{head}\n\n{report.text}\n", encoding="utf-8")


def _agree(chosen: argparse.Namespace) -> None:
    from evaluation.gold import page

    from .beside import agreement

    second = list(read(chosen.other))
    names = {report.name for report in second}
    first = [report for report in read(chosen.folder) if report.name in names]
    print(page({"reports": len(first), "reports_without_findings": [], **agreement(first, second)}))


COMMANDS = {
    "check": _check,
    "show": _show,
    "measure": _measure,
    "export": _export,
    "strip": _strip,
    "agree": _agree,
}

if __name__ == "__main__":
    main()
