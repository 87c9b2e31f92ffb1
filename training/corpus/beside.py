"""The corpus in the other form: texts with annotations beside them, and as findings, so that both can be scored.

``export`` writes what ``python -m evaluation.gold`` reads; ``agreement`` says how far two annotations of the same
reports agree, the first taken as what is annotated and the second as what is found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.language.sentences import find_sentences
from evaluation.findings_score import Tally, score_report

from .markup import Mark, Note, Report

Row = dict[str, Any]


def export(reports: Iterable[Report], folder: Path) -> int:
    """Write ``annotations/NAME.json``, ``text/NAME.txt`` and ``reports.jsonl``; returns how many reports."""
    lines = []
    for part in ("annotations", "text"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for report in reports:
        told = json.dumps(annotation(report), ensure_ascii=False, indent=1)
        (folder / "annotations" / f"{report.name}.json").write_text(told, encoding="utf-8")
        (folder / "text" / f"{report.name}.txt").write_text(report.text, encoding="utf-8")
        head = {"id": report.name, "date": report.head["date"], "outlet": report.head["publisher"]}
        lines.append(json.dumps({**head, "text": report.text}, ensure_ascii=False))
    (folder / "reports.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def agreement(first: Sequence[Report], second: Sequence[Report]) -> dict[str, Any]:
    """How far two annotations of the same reports agree, by measure; raises ``ValueError`` where the texts differ."""
    others = {report.name: report for report in second}
    tally = Tally()
    for report in first:
        other = others[report.name]
        if other.text != report.text:
            raise ValueError(f"{report.name}: the two annotations are not of one text")
        tally += score_report(annotation(report), findings(other), report.text)
    return tally.table()


def annotation(report: Report) -> Row:
    """A report as annotations beside its text are written."""
    told: dict[str, list[Row]] = {"times": [], "events": [], "claims": [], "figures": []}
    for name, note in report.notes.items():
        if name[0] in _ROWS:
            kind, row = _ROWS[name[0]]
            told[kind].append(row(report, name, note))
    return {"n": report.name, "date": report.head["date"], "publisher": report.head["publisher"], **told}


def _quote(report: Report, mark: Mark) -> Row:
    return {"quote": report.words(mark), "near": report.words(mark), "start": mark.start, "end_": mark.end}


def _days(value: str | None) -> Row:
    """ "2025-03-17..2025-03-18", "..2025-03-18", "2025-03-17" or nothing, as first and last day."""
    first, dots, last = (value or "..").partition("..")
    return {"begin": first or None, "end": (last if dots else first) or None}


def _time(report: Report, name: str, note: Note) -> Row:
    type_, value, days = note.words
    return {**_quote(report, report.spans(name)[0]), "type": type_, "value": value, **_days(days)}


def _event(report: Report, name: str, note: Note) -> Row:
    first, *others = report.spans(name)
    type_, mode, realis = note.words
    (time, *_) = (*note.names("on"), None)
    days = note.links.get("when") or (report.notes[time].words[2] if time else None)
    return {
        **_quote(report, first),
        "type": type_,
        "mode": None if mode == "-" else mode,
        "realis": realis,
        "actors": [_party(report, one) for one in note.names("by")],
        "recipients": [_party(report, one) for one in note.names("to")],
        "place": next((report.words(report.spans(place)[0]) for place in note.names("at")), None),
        **_days(days),
        "mentions": [_quote(report, mark) for mark in others],
    }


def _party(report: Report, name: str) -> Row:
    code, sector = report.notes[name].words[:2]
    return {
        "text": report.words(report.spans(name)[0]),
        "code": None if code == "-" else code,
        "sector": None if sector == "-" else sector,
    }


def _claim(report: Report, name: str, note: Note) -> Row:
    content = report.spans(name)[0]
    (cue, *_) = (*(report.spans(one)[0] for one in note.names("cue")), None)
    near = cue or content
    speakers = [mark for one in note.names("by") for mark in report.spans(one)]
    source = min(speakers, key=lambda mark: max(mark.start - near.end, near.start - mark.end), default=None)
    said = note.links.get("said", "")
    return {
        "cue": _quote(report, cue) if cue else None,
        "source": _quote(report, source) if source else None,
        "via": next((report.words(report.spans(one)[0]) for one in note.names("via")), None),
        "content": _quote(report, content),
        "direct": note.words[1] != "indirect",
        "stance": note.words[0],
        "said": said if said and ".." not in said else None,
    }


def _figure(report: Report, name: str, note: Note) -> Row:
    low, high = amount(note.words[1])
    row = {**_quote(report, report.spans(name)[0]), "measure": note.words[0], "low": low, "high": high}
    return {**row, "of": None, "source": None, **_days(None)}


def amount(value: str) -> tuple[int | None, int | None]:
    """ "12", "12..", "..12", "10..12" and "~12" as bounds."""
    low, dots, high = value.removeprefix("~").partition("..")
    if not dots:
        high = low
    return int(low) if low else None, int(high) if high else None


_ROWS = {"t": ("times", _time), "e": ("events", _event), "c": ("claims", _claim), "f": ("figures", _figure)}


def findings(report: Report) -> Row:
    """A report's annotation as if it had been found."""
    told = annotation(report)
    sentences = list(find_sentences(report.text))
    return {
        "times": [{**_span(row), "value": row["value"], "period": _period(row)} for row in told["times"]],
        "events": [found for row in told["events"] for found in _found(row, sentences)],
        "claims": [
            {**row, **{part: _span(row[part]) if row[part] else None for part in ("cue", "source", "content")}}
            for row in told["claims"]
        ],
        "figures": [{**row, **_span(row)} for row in told["figures"]],
    }


def _span(row: Row) -> Row:
    return {"start": row["start"], "end": row["end_"], "text": row["quote"]}


def _found(row: Row, sentences: Sequence[tuple[int, int]]) -> Iterator[Row]:
    around = [(start, end) for start, end in sentences if start <= row["start"] < end]
    start, end = around[0] if around else (row["start"], row["end_"])
    parties = {
        side: [{"text": one["text"], "country": one["code"]} for one in row[side]] for side in ("actors", "recipients")
    }
    evidence = {"start": start, "end": max(end, row["end_"]), "text": ""}
    yield {**row, **parties, "trigger": _span(row), "evidence": evidence, "period": _period(row)}


def _period(row: Row) -> Row | None:
    if not row["begin"] and not row["end"]:
        return None
    end = (date.fromisoformat(row["end"]) + timedelta(days=1)).isoformat() if row["end"] else None
    return {"start": row["begin"], "end": end}
