"""What the reports tell together: the demo reports against their true account.

    python -m evaluation.account [--show] [--json]

Reads the reports of ``dragoman demo``, resolves them, and holds processes, proceedings, incidents and tolls against
``evaluation/demo/account.json``, and what is said in tension against ``tensions.json`` beside it. A step is found where
one of its kind, of the same party (and number and answer) and of its days is there; a step that matches none is
invented, except of a kind that the account does not list. A count is right where source, measure, both bounds and whom
it counts are.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from dragoman.accounts import Count, Incident, Proceeding, Process, Step, Toll
from dragoman.knowledge import load
from dragoman.pipeline import Interpreter, interpret_each
from dragoman.readers import read
from dragoman.records import Findings
from dragoman.resolvers import copies_among, find_proceedings, find_processes, find_tensions, find_tolls, resolve
from dragoman.stores import open_store
from evaluation.tensions import TENSIONS, tensions

ACCOUNT = Path(__file__).parent / "demo" / "account.json"

#: What the account's kinds of step are called by the resolvers.
KINDS = {
    "offer": {"offer"},
    "acceptance": {"acceptance"},
    "round": {"round", "talks", "round planned"},
    "meeting called off": {"called off"},
    "visit cancelled": {"called off"},
    "proposal": {"proposal"},
    "response": {"response"},
    "agreement": {"agreement"},
    "truce in force": {"truce"},
    "pause in force": {"truce"},
    "implementation": {"exchange"},
    "failure": {"exchange put off"},
    "breach": {"breach"},
    "inquiry opened": {"inquiry opened"},
    "application": {"application"},
    "warrant": {"warrant"},
    "status conference postponed": {"hearing postponed"},
    "conviction": {"conviction"},
    "acquittal": {"acquittal"},
}

#: Kinds that the account folds into others: they are listed, not judged.
UNLISTED = frozenset({"breach alleged", "deadline", "truce extended", "truce ended"})

#: What the account's statuses are called by the resolvers.
STATUSES = {
    "talks": {"contacts", "talks", "proposal on the table", "suspended"},
    "agreement": {"agreed"},
    "truce": {"in force", "strained"},
    "pause": {"in force", "strained"},
    "broken": {"broken", "ended"},
}

#: Words for the same people.
SAME = (frozenset({"fighters", "militants", "terrorists"}), frozenset({"soldiers", "servicemen", "troops"}))

#: Names of one source, as the reports and the account use them: what its ministry says of its dead is the army's count.
ONE = (frozenset({"velmara army", "velmara armed forces", "velmara ministry of defence"}),)

DAY = timedelta(days=1)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Matched:
    """True steps and the found ones that are they; ``invented`` are none."""

    pairs: tuple[tuple[Row, Step | None], ...]
    invented: tuple[Step, ...]
    unlisted: tuple[Step, ...]

    @property
    def found(self) -> int:
        return sum(step is not None for _, step in self.pairs)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="list what was found, missed and invented")
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    account = {**json.loads(ACCOUNT.read_text("utf-8")), "tensions": json.loads(TENSIONS.read_text("utf-8"))}
    findings = interpret()
    table, lines = measure(account, findings)
    if options.show:
        print("\n".join(lines))
    print(
        json.dumps(table, indent=1)
        if options.json
        else "\n".join(f"{name:28} {value}" for name, value in table.items())
    )


def interpret() -> list[Findings]:
    """The findings of the demo reports, in the order of publication."""
    demo = Path(str(resources.files("dragoman") / "demo"))
    interpret_all = interpret_each(Interpreter(load(demo / "actors")))
    found = list(interpret_all(read(str(demo / "reports")), _raise))
    return sorted(found, key=lambda one: (one.document.day or date.max, one.document.id))


def _raise(error: Exception) -> None:
    raise error


def measure(account: Row, findings: Sequence[Findings]) -> tuple[Row, list[str]]:
    """The table of all parts, and lines that list them."""
    names = {one.document.id: (one.document.name or "").partition(".")[0] for one in findings}
    copies, found = compare(findings)
    counted = list(find_tolls(findings, found, copies=copies))
    table: Row = {"reports": len(findings)}
    lines: list[str] = []
    parts: tuple[Callable[[], tuple[Row, list[str]]], ...] = (
        lambda: processes(account["processes"], list(find_processes(findings, copies))),
        lambda: proceedings(account["proceedings"], list(find_proceedings(findings))),
        lambda: incidents(account["incidents"], found, findings, names),
        lambda: tolls(account["tolls"], counted, names),
        lambda: tensions(account["tensions"], list(find_tensions(findings, found, counted, copies)), findings, names),
    )
    for part in parts:
        scored, told = part()
        table |= scored
        lines += told
    return table, lines


def compare(findings: Sequence[Findings]) -> tuple[frozenset[str], list[Incident]]:
    """Which reports are copies, and the incidents, as a store of these reports has them."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "account.db") as store:
        for one in findings:
            store.add(one)
        resolve(store.comparisons)
        return copies_among(store.links("copy")), list(store.comparisons.incidents())


def incidents(
    true: Sequence[Row], found: Sequence[Incident], findings: Sequence[Findings], names: Mapping[str, str]
) -> tuple[Row, list[str]]:
    """B-cubed over the events that tell of a true incident, and how many of its tellings are events at all."""
    events = [(names[one.document.id], event) for one in findings for event in one.events]
    home: dict[str, str] = {}
    tellings = [(row["id"], told) for row in true for told in row["told"]]
    for incident, told in tellings:
        for report, event in events:
            span = event.trigger.span
            if report == told["report"] and span.start < told["end_"] and told["start"] < span.end:
                home.setdefault(event.id, incident)
    group = {event: one.id for one in found for event in one.events}
    precision, recall = b_cubed(home, {event: group.get(event, event) for event in home})
    lines = [
        f"incident {row['id']}: {', '.join(str(count) for count in Counter(map(group.get, of_it)).values())}"
        for row in true
        if (of_it := [event for event, incident in home.items() if incident == row["id"]])
    ]
    return {
        "incident_tellings": len(tellings),
        "incident_tellings_found": len(home),
        "incidents_precision": round(precision, 4),
        "incidents_recall": round(recall, 4),
        "incidents_b_cubed": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
    }, lines


def b_cubed(true: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Of those that stand together with each item, the share that belongs to it; and the other way round."""

    def share(one: Mapping[str, str], other: Mapping[str, str]) -> float:
        members: dict[str, set[str]] = {}
        for item, group in one.items():
            members.setdefault(group, set()).add(item)
        shares = [
            sum(other[mate] == other[item] for mate in members[group]) / len(members[group])
            for item, group in one.items()
        ]
        return sum(shares) / len(shares) if shares else 0.0

    return share(found, true), share(true, found)


def processes(true: Sequence[Row], found: Sequence[Process]) -> tuple[Row, list[str]]:
    """Steps found and invented, statuses by day; a process is that of the same parties."""
    lines: list[str] = []
    counts: Counter[str] = Counter()
    for row in true:
        process = next((one for one in found if {party.name for party in one.parties} == set(row["parties"])), None)
        matched = match_steps(row["steps"], process.steps if process else ())
        counts["process_steps"] += len(row["steps"])
        counts["process_steps_found"] += matched.found
        counts["process_steps_invented"] += len(matched.invented)
        counts["process_steps_unlisted"] += len(matched.unlisted)
        if process is not None:
            counts["processes_found"] += 1
            counts["mediators_right"] += {one.name for one in process.mediators} == set(row["mediators"])
            counts["direct_right"] += process.direct == row["direct"]
            right, days = status_days(row["status"], process)
            counts["status_days"] += days
            counts["status_days_right"] += right
        lines += _listed(matched)
    counts["processes_invented"] = len(found) - counts["processes_found"]
    return dict(counts), lines


def match_steps(true: Sequence[Row], found: Sequence[Step]) -> Matched:
    """Each true step with the first found one that is it, each found one once."""
    left = list(found)
    pairs = []
    for row in true:
        step = next((one for one in left if is_step(row, one)), None)
        if step is not None:
            left.remove(step)
        pairs.append((row, step))
    judged = tuple(step for step in left if step.kind not in UNLISTED)
    return Matched(tuple(pairs), judged, tuple(step for step in left if step.kind in UNLISTED))


def is_step(row: Row, step: Step) -> bool:
    """Whether a found step is the true one: kind, number, answer, by whom, and days that meet."""
    if step.kind not in KINDS.get(row["kind"], ()):
        return False
    if step.kind != "talks" and row.get("number") != step.number:
        return False
    if row.get("outcome") == "planned" and step.kind != "round planned":
        return False
    if "answer" in row and _answer(row["answer"]) != step.answer:
        return False
    if row["kind"] in ("offer", "acceptance", "proposal", "response", "meeting called off", "visit cancelled"):
        wanted = set(row["by"].partition(", not")[0].split(", "))
        if wanted != {actor.name for actor in step.by}:
            return False
    return _meet(row, step)


def _answer(told: str) -> str:
    return "in part" if told.startswith("accepted in part") else told


def _meet(row: Row, step: Step) -> bool:
    """Whether the days meet, give or take one; of a postponed hearing either day will do."""
    starts = _day(row.get("begin") or row.get("from"))
    ends = _day(row.get("end") or row.get("to"))
    if step.period is None:
        return False
    first, last = step.period.start or date.min, step.period.last or date.max
    return (starts or date.min) <= (last + DAY if last < date.max else last) and (
        first - DAY if first > date.min else first
    ) <= (ends or date.max)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def status_days(true: Sequence[Row], process: Process) -> tuple[int, int]:
    """Days from the first true status to the last change of either, and on how many of them both say the same."""
    changes = [(date.fromisoformat(row["from"]), row["status"]) for row in true]
    ours = [(status.since, status.status) for status in process.statuses]
    if not ours:
        return 0, 1
    first, last = changes[0][0], max(changes[-1][0], ours[-1][0])
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    right = sum(_at(ours, day) in STATUSES[_at(changes, day)] for day in days)
    return right, len(days)


def _at(changes: Sequence[tuple[date, str]], day: date) -> str:
    return next((status for since, status in reversed(changes) if since <= day), "")


def proceedings(true: Sequence[Row], found: Sequence[Proceeding]) -> tuple[Row, list[str]]:
    """Steps found and invented before each court of the account."""
    lines: list[str] = []
    counts: Counter[str] = Counter()
    known: list[Proceeding] = []
    for row in true:
        there = [one for one in found if one.court.casefold() == row["court"].casefold()]
        known += there
        matched = match_steps(row["steps"], [step for one in there for step in one.steps])
        counts["proceeding_steps"] += len(row["steps"])
        counts["proceeding_steps_found"] += matched.found
        counts["proceeding_steps_invented"] += len(matched.invented)
        lines += _listed(matched)
    counts["proceedings_invented"] = sum(one not in known for one in found)
    return dict(counts), lines


def tolls(true: Sequence[Row], found: Sequence[Toll], names: dict[str, str]) -> tuple[Row, list[str]]:
    """Counts of the account: right, or right in all but the source or but whom they count, or missing.

    ``together`` is how many of the right counts of one true series of a measure lie in the toll that holds most.
    """
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for row in true:
        groups: Counter[str] = Counter()
        sizes: Counter[str] = Counter()
        for one in row["series"]:
            verdict, toll = judge(one, found, names)
            counts["counts"] += 1
            counts[f"counts_{verdict}"] += 1
            if verdict == "right" and toll is not None:
                sizes[one["measure"]] += 1
                groups[f"{one['measure']}/{toll.id}"] += 1
            told = f"{one['source']}, {one['measure']} {one['low']}–{one['high']} {one.get('of') or ''}"
            lines.append(f"{verdict:12} {row['id']}: {told}")
        for measured in sizes:
            counts["counts_together"] += max(n for key, n in groups.items() if key.startswith(f"{measured}/"))
    counts["falls"] = sum(len(toll.falls) for toll in found)
    return {"counts": 0, "counts_right": 0, **counts}, lines


def judge(row: Row, found: Iterable[Toll], names: dict[str, str]) -> tuple[str, Toll | None]:
    """How well a true count is found: the best verdict of those with its numbers in one of its reports."""
    best: tuple[str, Toll | None] = ("missing", None)
    order = ("right", "but_source", "but_of", "but_both", "missing")
    for toll in found:
        for count in toll.counts:
            told = {names.get(document, "") for document in count.documents}
            if (
                toll.measure == row["measure"]
                and (count.low, count.high) == (row["low"], row["high"])
                and told & set(row["reports"])
            ):
                verdict = _verdict(row, count)
                if order.index(verdict) < order.index(best[0]):
                    best = (verdict, toll)
    return best


def _verdict(row: Row, count: Count) -> str:
    source = same_source(row["source"], count.source)
    of = same_people(row.get("of"), count.of)
    if source and of:
        return "right"
    return "but_source" if of else "but_of" if source else "but_both"


def same_source(wanted: str | None, found: str | None) -> bool:
    """Whether the same source is named, by one of its names."""
    names = {_name(wanted), _name(found)}
    return len(names) == 1 or any(names <= one for one in ONE)


def _name(source: str | None) -> str:
    """A name without case and article, a state's army by the name of the state: "Norland's", "the Norlandish"."""
    name = (source or "").casefold().replace("’", "'").removeprefix("the ")
    first, _, rest = name.partition(" ")
    return f"{_states().get(first, first)} {rest}".rstrip()


@cache
def _states() -> dict[str, str]:
    """The states of the demonstration by what says whose something is."""
    with (Path(str(resources.files("dragoman") / "demo" / "actors")) / "states.csv").open(encoding="utf-8") as file:
        rows = [(row["name"].casefold(), row["adjectives"].casefold().split(";")[0]) for row in csv.DictReader(file)]
    return {whose: name for name, adjective in rows for whose in (f"{name}'s", adjective)}


def same_people(wanted: str | None, found: str | None) -> bool:
    """Whether the same people are counted, by their last word or one for the same."""
    if not wanted or not found:
        return not wanted and not found
    left, right = set(wanted.split()), set(found.split())
    return bool(left & right) or any(left & words and right & words for words in SAME)


def _listed(matched: Matched) -> Iterator[str]:
    for row, step in matched.pairs:
        by = f" by {row['by']}" if row.get("by") else ""
        yield f"{'found' if step else 'missed':12} {row['kind']}{by} {row.get('begin') or row.get('from')}"
    for verdict, steps in (("invented", matched.invented), ("not judged", matched.unlisted)):
        for step in steps:
            start = step.period and (step.period.start or step.period.last)
            yield f"{verdict:12} {step.kind} {start} ({step.rule})"


if __name__ == "__main__":
    main()
