"""Our scorer of attributions counts exactly as the shared one does."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation.attribution_score import ROLES, quoted_only, score

SHARED = Path(__file__).parents[3] / "shared"
TEXT = 'The mayor said that the bridge was shut. "It will open in May," an engineer, Ada Holm, told the paper.'


def spans(*quotes: str) -> list[list[int]]:
    return [[TEXT.index(quote), TEXT.index(quote) + len(quote)] for quote in quotes]


MAYOR = {"source": spans("The mayor"), "cue": spans("said"), "content": spans("that the bridge was shut")}
HOLM = {"source": spans("an engineer, Ada Holm"), "cue": spans("told"), "content": spans('"It will open in May,"')}
ARTICLE = {"doc": "one", "text": TEXT, "relations": [MAYOR, HOLM]}


def test_what_is_equal_scores_a_hundred() -> None:
    table = score([(ARTICLE, [MAYOR, HOLM])]).table()
    assert all(row == (100.0, 100.0, 100.0) for row in table.values())


def test_quotation_marks_and_commas_at_the_edge_do_not_count() -> None:
    bare = {**HOLM, "content": spans("It will open in May")}
    assert score([(ARTICLE, [MAYOR, bare])]).table()["content exact"][2] == 100.0


def test_on_quotations_alone_only_what_stands_in_marks_counts() -> None:
    tally = score([(ARTICLE, [MAYOR, HOLM])], quoted=True)
    assert (tally.counts["gold"], tally.counts["found"]) == (1, 1)


def test_a_mark_that_its_line_does_not_close_quotes_nothing() -> None:
    text = '"It will\nopen," Ada Holm told “us.”'
    rows = [{"content": [[1, 14]]}, {"content": [[text.index("us"), text.index("us") + 3]]}]
    assert quoted_only(rows, text) == rows[1:]


def test_a_shorter_source_overlaps_but_is_not_exact() -> None:
    table = score([(ARTICLE, [MAYOR, {**HOLM, "source": spans("Ada Holm")}])]).table()
    assert (table["source exact"][2], table["full exact"][2], table["full soft"][2]) == (50.0, 50.0, 100.0)


def test_nothing_found_scores_nothing() -> None:
    assert score([(ARTICLE, [])]).table()["relation"] == (0.0, 0.0, 0.0)


def spoiled(relation: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The relation with its spans moved by a few characters now and then."""
    return {
        role: [
            [max(0, start - chance.choice([0, 0, 3])), end - chance.choice([0, 0, 2])] for start, end in relation[role]
        ]
        for role in ROLES
        if chance.random() > 0.05
    } | {"cue": relation["cue"]}


@pytest.mark.skipif(not (SHARED / "score" / "score_attr.py").exists(), reason="the shared scorer is not here")
def test_it_counts_as_the_shared_scorer_does(tmp_path: Path) -> None:
    source = SHARED / "data" / "measure" / "attribution" / "polnear_dev.jsonl"
    gold = [json.loads(line) for line in source.read_text("utf-8").splitlines()][:20]
    chance = random.Random(7)
    found = [[spoiled(r, chance) for r in article["relations"] if chance.random() < 0.9] for article in gold]
    for name, rows in (
        ("gold", gold),
        ("found", [{"doc": a["doc"], "relations": f} for a, f in zip(gold, found, strict=True)]),
    ):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = [sys.executable, str(SHARED / "score" / "score_attr.py"), str(tmp_path / "gold"), str(tmp_path / "found")]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    theirs = {
        " ".join(m[1].split()): m[2].split()
        for m in re.finditer(r"(?m)^([a-z ]+?) +(\d+\.\d(?: +\d+\.\d){2})$", printed)
    }
    ours = {
        name: [f"{value:.1f}" for value in row] for name, row in score(zip(gold, found, strict=True)).table().items()
    }
    assert theirs == ours
