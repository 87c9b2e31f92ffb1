"""Who speaks, and through whom: ``chains.csv``, read by the packaged model and the rules together."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge import load
from dragoman.pipeline import Interpreter
from dragoman.records import Document

pytestmark = pytest.mark.model

with (Path(__file__).parent / "chains.csv").open(encoding="utf-8", newline="") as lines:
    CHAINS = list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter(load())


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain["text"])
def test_whoever_passes_words_on_does_not_say_them(chain: dict[str, str], interpret: Interpreter) -> None:
    claims = interpret(Document(chain["text"], published=date(2026, 3, 3))).claims
    (claim,) = [one for one in claims if one.content.quote.strip(",") == chain["content"]]
    assert claim.speaker is not None
    assert claim.speaker.evidence.quote.endswith(chain["speaker"])
    assert claim.via is not None
    assert claim.via.quote == chain["via"]
