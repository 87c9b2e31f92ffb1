"""Our scorer counts exactly as the shared one does."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation.findings_score import score_report
from evaluation.gold import measure

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "annotations"


def spoiled(rows: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Some rows left out, so that precision and recall differ from 1."""
    return [row for row in rows if chance.random() < 0.8]


def span(row: dict[str, Any] | None) -> dict[str, Any] | None:
    return row and {"start": row["start"], "end": row["end_"], "text": row["quote"]}


def findings_like(gold: dict[str, Any], text: str, chance: random.Random) -> dict[str, Any]:
    """Findings that hold most of what was annotated, with some of it wrong."""
    realis = ["actual", "planned"]
    return {
        "document": {"text": text, "name": gold["n"]},
        "times": [
            {**(span(r) or {}), "value": r["value"], "period": {"start": r["begin"], "end": None}}
            for r in spoiled(gold["times"], chance)
        ],
        "events": [
            {
                "type": r["type"],
                "mode": r["mode"],
                "realis": chance.choice(realis),
                "trigger": span(r),
                "evidence": {"start": max(0, r["start"] - 20), "end": r["end_"] + 20, "text": ""},
                "actors": [{"country": a["code"]} for a in r["actors"]],
                "recipients": [{"country": a["code"]} for a in spoiled(r["recipients"], chance)],
                "period": None,
            }
            for r in spoiled(gold["events"] * 2, chance)
        ],
        "claims": [
            {"cue": span(r["cue"]), "source": span(r["source"]), "content": span(r["content"]), "stance": "asserts"}
            for r in spoiled(gold["claims"], chance)
        ],
        "figures": [
            {**(span(r) or {}), "measure": r["measure"], "low": r["low"], "high": chance.choice([r["high"], 7])}
            for r in spoiled(gold["figures"], chance)
        ],
    }


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold is not beside the project")
def test_our_scorer_equals_the_shared_one(tmp_path: Path) -> None:
    chance = random.Random(7)
    found = []
    for path in sorted(GOLD.glob("*.json")):
        text = (GOLD.parent / "text" / f"{path.stem}.txt").read_text("utf-8")
        found.append(findings_like(json.loads(path.read_text("utf-8")), text, chance))
    lines = tmp_path / "found.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    scorer = SHARED / "score" / "score_findings.py"
    theirs = subprocess.run(
        [sys.executable, str(scorer), str(GOLD), str(lines), "--json"], capture_output=True, check=True, text=True
    )
    ours = measure(GOLD, found)
    assert 0 < ours["events"]["f1"] < 1
    assert ours == json.loads(theirs.stdout)


def event(kind: str, start: int, end: int) -> dict[str, Any]:
    words = {"start": start, "end": end, "text": ""}
    return {"type": kind, "mode": None, "realis": "actual", "trigger": words, "evidence": words, "period": None}


def test_a_second_mention_of_a_found_event_counts_neither_way() -> None:
    text = "They met in Oslo. The meeting was short."
    gold = {
        "times": [],
        "claims": [],
        "figures": [],
        "events": [
            {
                "quote": "met",
                "start": 5,
                "end_": 8,
                "type": "CONSULT",
                "mode": None,
                "actors": [],
                "recipients": [],
                "realis": "actual",
                "mentions": [{"quote": "meeting", "start": 22, "end_": 29}],
            }
        ],
    }
    found = {"events": [event("CONSULT", 5, 8), event("CONSULT", 22, 29)]}
    table = score_report(gold, found, text).table()
    assert table["events"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "found": 1, "gold": 1}
