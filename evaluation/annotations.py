"""Checks what a careful reader wrote down: every quote stands where it should, every code is one of the codebook's.

    python -m evaluation.annotations evaluation/demo

The folder holds ``annotations/NAME.json``, ``text/NAME.txt``, ``reports.jsonl`` and, where it tells of several
reports together, ``account.json``. Each fault is a line that names the report and the row; exits 1 if there is any.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from dragoman.knowledge.directory import SECTORS
from dragoman.knowledge.tables import list_files
from dragoman.records import Realis, Stance, TimeType

Row = dict[str, Any]

# The 16 types of PLOVER and their modes.
MODES: dict[str, frozenset[str]] = {
    type_: frozenset(modes.split())
    for type_, modes in {
        "AGREE": "",
        "CONSULT": "visit third-party multilateral phone",
        "SUPPORT": "",
        "CONCEDE": "",
        "COOPERATE": "",
        "AID": "",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
        "drone heavy-weapons crowd-control unconventional",
    }.items()
}
MEASURES = {Path(name).stem for name in list_files("figures", ".toml")}
# A state's ISO 3166-1 code, or what PLOVER has for those that are no state's.
_CODE = re.compile(r"[A-Z]{3}")
# TIMEX3: a reference; a duration; a day, month, quarter, season, year, decade, century or week, or two of them with
# "/" for what runs from one to the other, with or without an hour; an hour alone.
_DATE = r"(?:BC)?[\dX]{2,4}(?:-(?:W[\dX]{2}(?:-(?:WE|[\dX]))?|Q[1-4X]|SP|SU|FA|WI|[\dX]{2}(?:-[\dX]{2})?))?"
_HOUR = r"T(?:MO|AF|EV|NI|MI|\d\d(?::\d\d)?Z?)"
_VALUE = re.compile(
    rf"(?:PAST|PRESENT|FUTURE)_REF|P(?:X|\d+(?:\.\d+)?)(?:H|D|W|M|Y|DE|CE)|PT(?:X|\d+)[SMH]"
    rf"|{_DATE}(?:/{_DATE}|(?:-XX)?{_HOUR})?|{_HOUR}"
)


def main() -> None:
    """The command."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    faults = list(check(Path(sys.argv[1])))
    print("\n".join(faults) or "every quote stands in its text, every code is known")
    sys.exit(bool(faults))


def check(folder: Path) -> Iterator[str]:
    """A line for each fault in the folder."""
    reports = {row["id"]: row for row in map(json.loads, (folder / "reports.jsonl").read_text("utf-8").splitlines())}
    for path in sorted((folder / "annotations").glob("*.json")):
        annotation = json.loads(path.read_text("utf-8"))
        report, text = reports.get(path.stem), (folder / "text" / f"{path.stem}.txt").read_text("utf-8")
        if report is None or report["text"] != text:
            yield f"{path.stem}: expected reports.jsonl to hold its text"
        yield from check_annotation(path.stem, annotation, text)
    if (account := folder / "account.json").exists():
        yield from check_account(json.loads(account.read_text("utf-8")), reports)


def check_annotation(name: str, annotation: Row, text: str) -> Iterator[str]:
    """A line for each fault in what was written down of one report."""
    for kind, faults_of in KINDS.items():
        for number, row in enumerate(annotation[kind]):
            place = f"{name}: {kind}[{number}] {_words(row)!r}"
            yield from (f"{place}: {fault}" for fault in (*_misplaced(_quotes(row), text), *faults_of(row)))


def _words(row: Row) -> str:
    return str((row.get("content") or row)["quote"])


def _quotes(row: Row) -> Iterator[Row]:
    """All that is quoted in a row: itself, its other mentions, or a claim's cue, source and content."""
    if "quote" in row:
        yield from (row, *row.get("mentions", ()))
    else:
        yield from (part for key in ("cue", "source", "content") if (part := row[key]))


def _misplaced(quotes: Iterable[Row], text: str) -> Iterator[str]:
    for row in quotes:
        quote, near = row["quote"], row["near"]
        if text.count(near) != 1:
            yield f"{near!r} stands {text.count(near)} times in the text"
        elif near.count(quote) < 1 or text[row["start"] : row["end_"]] != quote:
            yield f"{quote!r} does not stand at {row['start']}"
        elif not text.index(near) <= row["start"] <= row["end_"] <= text.index(near) + len(near):
            yield f"{quote!r} stands outside of {near!r}"


def _time_faults(row: Row) -> Iterator[str]:
    if row["type"] not in get_args(TimeType):
        yield f"no type of time: {row['type']}"
    if not _VALUE.fullmatch(row["value"]):
        yield f"no TIMEX3 value: {row['value']}"
    yield from _day_faults(row)


def _event_faults(row: Row) -> Iterator[str]:
    if row["type"] not in MODES:
        yield f"no event type: {row['type']}"
    elif row["mode"] not in MODES[row["type"]] | {None}:
        yield f"no mode of {row['type']}: {row['mode']}"
    if row["realis"] not in get_args(Realis):
        yield f"no realis: {row['realis']}"
    for party in (*row["actors"], *row["recipients"]):
        if party["code"] is not None and not _CODE.fullmatch(party["code"]):
            yield f"no country code: {party['code']}"
        if party["sector"] not in SECTORS | {None}:
            yield f"no sector: {party['sector']}"
    yield from _day_faults(row)


def _claim_faults(row: Row) -> Iterator[str]:
    if row["stance"] not in get_args(Stance):
        yield f"no stance: {row['stance']}"
    if not isinstance(row["direct"], bool):
        yield f"direct is true or false, not {row['direct']}"
    if row["said"] is not None and not _is_day(row["said"]):
        yield f"no day: {row['said']}"


def _figure_faults(row: Row) -> Iterator[str]:
    if row["measure"] not in MEASURES:
        yield f"no measure: {row['measure']}"
    low, high = row["low"], row["high"]
    if low is None and high is None:
        yield "a figure of which nothing is known is no figure"
    if low is not None and high is not None and low > high:
        yield f"{low} is more than {high}"
    yield from _day_faults(row)


def _day_faults(row: Row) -> Iterator[str]:
    days = [day for day in (row["begin"], row["end"]) if day is not None]
    if wrong := [day for day in days if not _is_day(day)]:
        yield f"no day: {wrong[0]}"
    elif days != sorted(days):
        yield f"{days[0]} is after {days[1]}"


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


KINDS: dict[str, Callable[[Row], Iterator[str]]] = {
    "times": _time_faults,
    "events": _event_faults,
    "claims": _claim_faults,
    "figures": _figure_faults,
}


def check_account(account: Row, reports: dict[str, Row]) -> Iterator[str]:
    """A line for each report that the account names and that there is not, and for each misplaced quote."""
    for name in sorted(set(_named(account)) - reports.keys()):
        yield f"account: no report {name}"
    for incident in account["incidents"]:
        for row in incident["told"]:
            if text := reports.get(row["report"], {}).get("text"):
                yield from (f"account: {incident['id']}: {fault}" for fault in _misplaced([row], text))


def _named(part: object) -> Iterator[str]:
    """The reports that the account names, wherever it does."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key in ("report", "of") and isinstance(value, str) and (key == "report" or "report" in part):
                yield value
            elif key in ("reports", "corrects"):
                yield from value
            else:
                yield from _named(value)
    elif isinstance(part, list):
        for value in part:
            yield from _named(value)


if __name__ == "__main__":
    main()
