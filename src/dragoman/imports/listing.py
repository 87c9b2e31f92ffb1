"""A comparison as lines for a person, or as JSON Lines: "both  2024-01-09  ASSAULT, Tarsa  12 dead | 14 dead"."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dragoman.accounts import Incident
from dragoman.imports.coded import Coded
from dragoman.imports.comparison import Comparison
from dragoman.records import Period
from dragoman.wording import clean, days


def as_lines(found: Comparison) -> Iterator[str]:
    """First what both have, ours before the bar and theirs after it; then theirs; then ours."""
    for match in found.both:
        yield f"both    {_ours(match.ours)} | {_theirs(match.theirs)}"
    for row in found.only_theirs:
        yield f"theirs  {_theirs(row)}"
    for incident in found.only_ours:
        yield f"ours    {_ours(incident)}"


def as_json(found: Comparison) -> Iterator[str]:
    """One object a line: ``in`` is both, theirs or ours."""
    for match in found.both:
        near: dict[str, object] = {
            "days_apart": match.apart,
            "kilometres": match.kilometres,
            "shared_words": match.shared,
        }
        yield _json("both", match.ours, match.theirs, near)
    for row in found.only_theirs:
        yield _json("theirs", None, row, {})
    for incident in found.only_ours:
        yield _json("ours", incident, None, {})


def _ours(incident: Incident) -> str:
    kind = " ".join(filter(None, [incident.type, incident.mode]))
    place = next((clean(variant.value.name) for variant in incident.places), "no place")
    sides = (
        ", ".join(clean(variant.value.name) for variant in side) for side in (incident.actors, incident.recipients)
    )
    dead = _dead(incident)
    told = [days(_period(incident)), kind, place, " → ".join(filter(None, sides)), f"{dead} dead" if dead else ""]
    return f"{'; '.join(filter(None, told))} [{incident.id}]"


def _theirs(row: Coded) -> str:
    when = row.first.isoformat() if row.first == row.last else f"{row.first} to {row.last}"
    sides = " → ".join(filter(None, (clean(row.one), clean(row.other))))
    dead = f"{row.best} dead" if row.low == row.high else f"{row.best} dead ({row.low} to {row.high})"
    return f"{'; '.join(filter(None, [when, clean(row.kind), clean(row.place), sides, dead]))} [{clean(row.id)}]"


def _period(incident: Incident) -> Period | None:
    return next((variant.value for variant in incident.periods), None)


def _dead(incident: Incident) -> str:
    """The numbers of the killed, each once, smallest first."""
    told = {number for count in incident.counts if count.measure == "killed" for number in (count.low, count.high)}
    return " or ".join(map(str, sorted(number for number in told if number is not None)))


def _json(where: str, ours: Incident | None, theirs: Coded | None, near: dict[str, object]) -> str:
    period = _period(ours) if ours else None
    told = {
        "in": where,
        "incident": ours.id if ours else None,
        "type": ours.type if ours else None,
        "mode": ours.mode if ours else None,
        "first_day": period.start.isoformat() if period and period.start else None,
        "last_day": period.last.isoformat() if period and period.last else None,
        "killed": _dead(ours) if ours else None,
        "their_id": theirs.id if theirs else None,
        "their_kind": theirs.kind if theirs else None,
        "their_first_day": theirs.first.isoformat() if theirs else None,
        "their_last_day": theirs.last.isoformat() if theirs else None,
        "their_place": theirs.place if theirs else None,
        "their_killed": theirs.best if theirs else None,
        **near,
    }
    return json.dumps({key: value for key, value in told.items() if value not in (None, "")}, ensure_ascii=False)
