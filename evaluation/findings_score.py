"""Findings against a careful reader's annotations, counted.

A found event takes the annotated event of its type whose trigger, or another mention of it, lies in the found
event's evidence; "killed 12" counts when number, measure and bounds are right. Everything is precision, recall
and F1 over all reports together, or a share of the matched ones (when, realis, mode, stance).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Row = Mapping[str, Any]
Place = tuple[int, int]

MEASURED = ("times", "times_value", "times_days", "events", "events_coded", "claims", "claims_content", "figures")
SHARES = ("when", "realis", "mode", "stance")


@dataclass
class Tally:
    """Hits, found and annotated by measure; shares as (right, all)."""

    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def count(self, measure: str, hits: int, found: int, gold: int) -> None:
        """Add one report's numbers for a measure."""
        self.hits[measure] += hits
        self.found[measure] += found
        self.gold[measure] += gold

    def ask(self, share: str, right: bool) -> None:
        """Add one matched pair to a share."""
        self.asked[share] += 1
        self.right[share] += right

    def __iadd__(self, other: Tally) -> Tally:
        for mine, theirs in zip(self._counters(), other._counters(), strict=True):
            mine.update(theirs)
        return self

    def _counters(self) -> tuple[Counter[str], ...]:
        return self.hits, self.found, self.gold, self.right, self.asked

    def table(self) -> dict[str, Any]:
        """``{"events": {"precision", "recall", "f1", "found", "gold"}, ..., "realis_accuracy": ...}``."""
        return {
            **{name: prf(self.hits[name], self.found[name], self.gold[name]) for name in MEASURED},
            **{f"{name}_accuracy": ratio(self.right[name], self.asked[name]) for name in SHARES},
        }


def ratio(part: int, whole: int) -> float:
    """``part / whole`` to four places, 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def prf(hits: int, found: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 with the counts they stand on."""
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "found": found,
        "gold": gold,
    }


def score_report(gold: Row, found: Row, text: str) -> Tally:
    """One report's tally; ``gold`` as in an annotation file, ``found`` as findings JSON, ``text`` as annotated."""
    tally = Tally()
    _times(tally, gold["times"], found.get("times", ()), text)
    _events(tally, gold["events"], found.get("events", ()), text)
    _claims(tally, gold["claims"], found.get("claims", ()), text)
    _figures(tally, gold["figures"], found.get("figures", ()), text)
    return tally


def place_of(text: str, row: Row) -> Place:
    """Where an annotated quote stands: by its offsets, or inside its ``near``, which occurs once."""
    if "end_" in row:
        return row["start"], row["end_"]
    near = row.get("near") or row["quote"]
    start = text.index(near) + near.index(row["quote"])
    return start, start + len(row["quote"])


def pair_up(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One to one, best score first."""
    left: set[int] = set()
    right: set[int] = set()
    matched = []
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            matched.append((i, j))
    return matched


def _span(row: Row | None) -> Place | None:
    return (row["start"], row["end"]) if row else None


def _overlap(a: Place, b: Place) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _days(row: Row) -> tuple[str | None, str | None]:
    """First and last day, inclusive, of a found row's half-open period."""
    period = row.get("period")
    if not period:
        return None, None
    end = period.get("end")
    return period.get("start"), (date.fromisoformat(end) - timedelta(days=1)).isoformat() if end else None


def _gold_days(row: Row) -> tuple[str | None, str | None]:
    return row.get("begin"), row.get("end")


def _times(tally: Tally, gold: Sequence[Row], found: Sequence[Row], text: str) -> None:
    places = [place_of(text, row) for row in gold]
    spans = [(row["start"], row["end"]) for row in found]
    matched = pair_up(
        (_overlap(a, b), i, j) for i, a in enumerate(places) for j, b in enumerate(spans) if _overlap(a, b)
    )
    dated = {i for i, row in enumerate(gold) if any(_gold_days(row))}
    tally.count("times", len(matched), len(found), len(gold))
    values = sum(gold[i]["value"] == found[j].get("value") for i, j in matched)
    tally.count("times_value", values, len(found), len(gold))
    days = sum(i in dated and _gold_days(gold[i]) == _days(found[j]) for i, j in matched)
    tally.count("times_days", days, sum(1 for row in found if row.get("period")), len(dated))


def _codes(people: Sequence[Row] | None, key: str) -> frozenset[Hashable]:
    return frozenset(code for person in people or () if (code := person.get(key)))


def _alike(gold: Row, found: Row) -> tuple[float, bool]:
    """How much the parties share, and whether they are the same."""
    wanted = [_codes(gold["actors"], "code"), _codes(gold["recipients"], "code")]
    given = [_codes(found.get("actors"), "country"), _codes(found.get("recipients"), "country")]
    score = sum(len(a & b) - 0.1 * len(a ^ b) for a, b in zip(wanted, given, strict=True))
    return score, wanted == given


def pair_events(gold: Sequence[Row], found: Sequence[Row], text: str) -> tuple[list[tuple[int, int]], set[int]]:
    """Which annotated event is which found one, and the found ones that are neither right nor wrong."""
    mentions = [
        [place_of(text, row), *(place_of(text, mention) for mention in row.get("mentions", ()))] for row in gold
    ]
    pairs: list[tuple[float, int, int]] = []
    again: dict[int, set[int]] = defaultdict(set)
    for i, wanted in enumerate(gold):
        for j, given in enumerate(found):
            score = _event_score(wanted, given, mentions[i])
            if score is not None:
                pairs.append((score, i, j))
                again[j].add(i)
    matched = pair_up(pairs)
    taken, used = {i for i, _ in matched}, {j for _, j in matched}
    # Another mention of a happening already found is neither right nor wrong.
    return matched, {j for j, candidates in again.items() if j not in used and candidates & taken}


def _events(tally: Tally, gold: Sequence[Row], found: Sequence[Row], text: str) -> None:
    matched, neutral = pair_events(gold, found, text)
    tally.count("events", len(matched), len(found) - len(neutral), len(gold))
    coded = sum(_alike(gold[i], found[j])[1] for i, j in matched)
    tally.count("events_coded", coded, len(found) - len(neutral), len(gold))
    for i, j in matched:
        if any(_gold_days(gold[i])):
            tally.ask("when", _gold_days(gold[i]) == _days(found[j]))
        tally.ask("realis", gold[i]["realis"] == found[j].get("realis"))
        if gold[i]["mode"]:
            tally.ask("mode", gold[i]["mode"] == found[j].get("mode"))


def _event_score(gold: Row, found: Row, mentions: Sequence[Place]) -> float | None:
    """How well a found event fits an annotated one; None where it cannot be it."""
    if gold["type"] != found["type"]:
        return None
    start, end = found["evidence"]["start"], found["evidence"]["end"]
    inside = [k for k, place in enumerate(mentions) if start <= place[0] and place[1] <= end]
    if not inside:
        return None
    trigger = _span(found.get("trigger"))
    touches = trigger is not None and any(_overlap(trigger, mentions[k]) for k in inside)
    return 10 * touches + _alike(gold, found)[0] - inside[0] * 0.01


def pair_claims(
    gold: Sequence[Row], found: Sequence[Row], text: str
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Which annotated claim is which found one: with the same source, and by the content alone."""
    wanted = [(place_of(text, r["content"]), place_of(text, r["source"]) if r["source"] else None) for r in gold]
    given = [((row["content"]["start"], row["content"]["end"]), _span(row.get("source"))) for row in found]
    strict, loose = [], []
    for i, (content, source) in enumerate(wanted):
        for j, (said, speaker) in enumerate(given):
            shared = _overlap(content, said) / max(content[1] - content[0], said[1] - said[0])
            if shared < 0.5:
                continue
            loose.append((shared, i, j))
            if _same_source(source, speaker):
                strict.append((shared, i, j))
    return pair_up(strict), pair_up(loose)


def _claims(tally: Tally, gold: Sequence[Row], found: Sequence[Row], text: str) -> None:
    found = [row for row in found if row.get("content") and (row.get("cue") or row.get("source"))]
    matched, loose = pair_claims(gold, found, text)
    tally.count("claims", len(matched), len(found), len(gold))
    tally.count("claims_content", len(loose), len(found), len(gold))
    for i, j in matched:
        tally.ask("stance", gold[i]["stance"] == found[j].get("stance"))


def _same_source(gold: Place | None, found: Place | None) -> bool:
    if gold is None or found is None:
        return gold is found
    return _overlap(gold, found) > 0


def _figures(tally: Tally, gold: Sequence[Row], found: Sequence[Row], text: str) -> None:
    places = [place_of(text, row) for row in gold]
    spans = [(row["start"], row["end"]) for row in found]
    matched = pair_up(
        (_overlap(a, b) + 5 * (gold[i]["measure"] == found[j].get("measure")), i, j)
        for i, a in enumerate(places)
        for j, b in enumerate(spans)
        if _overlap(a, b)
    )
    right = sum(all(gold[i][key] == found[j].get(key) for key in ("measure", "low", "high")) for i, j in matched)
    tally.count("figures", right, len(found), len(gold))
