"""The actors of the demonstration are written as those of our world are, and stand apart from them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ROOT / "src" / "dragoman" / "knowledge" / "actors"
THEIRS = ROOT / "src" / "dragoman" / "demo" / "actors"
FILES = sorted(path.name for path in THEIRS.glob("*.csv"))
# What PLOVER has for parties that are no state's.
NO_STATE = {"IGO", "UNO", "NGO"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("name", FILES)
def test_the_columns_are_those_of_the_knowledge(name: str) -> None:
    assert rows(THEIRS / name)[0].keys() == rows(OURS / name)[0].keys()


def test_invented_states_have_codes_that_the_standard_leaves_to_users() -> None:
    codes = [row["country"] for row in rows(THEIRS / "states.csv")]
    assert [code for code in codes if not "XAA" <= code <= "XZZ"] == []
    assert not set(codes) & {row["country"] for row in rows(OURS / "states.csv")}


def test_every_annotated_party_is_of_the_invented_world() -> None:
    known = NO_STATE | {row["country"] for row in rows(THEIRS / "states.csv")}
    for path in (ROOT / "evaluation" / "demo" / "annotations").glob("*.json"):
        for event in json.loads(path.read_text("utf-8"))["events"]:
            codes = {party["code"] for party in (*event["actors"], *event["recipients"])} - {None}
            assert codes <= known, (path.stem, event["near"])
