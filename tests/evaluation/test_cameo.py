"""Types under the names of CAMEO's roots, which know no realis."""

from __future__ import annotations

import pytest

from dragoman.records import Realis
from evaluation.cameo import root, roots


@pytest.mark.parametrize(
    ("type_", "mode", "realis", "words", "named"),
    [
        ("CONSULT", "visit", "planned", "visit", "AGREE"),
        ("RETREAT", "withdraw", "negated", "withdraw", "REJECT"),
        ("RETREAT", "withdraw", "actual", "withdraw troop", "YIELD"),
        ("RETREAT", "withdraw", "actual", "withdraw observer", "SANCTION"),
        ("AGREE", None, "actual", "reach accord", "SUPPORT"),
        ("AGREE", None, "planned", "reach accord", "AGREE"),
        ("COERCE", "restrict", "actual", "impose blockade", "ASSAULT"),
        ("COERCE", "arrest", "actual", "arrest", "COERCE"),
        ("SANCTION", "discontinue", "actual", "impose sanction", "COERCE"),
        ("SANCTION", "convict", "actual", "convict", "ACCUSE"),
        ("MOBILIZE", "troops", "actual", "send peacekeeper", "AID"),
        ("AID", None, "actual", "return ship", "YIELD"),
    ],
)
def test_a_type_has_the_name_of_its_root(type_: str, mode: str | None, realis: Realis, words: str, named: str) -> None:
    assert root(type_, mode, realis, frozenset(words.split())) == named


def test_a_strike_that_may_come_is_half_a_threat() -> None:
    found = roots("ASSAULT", "aerial", {"hypothetical": 0.8, "actual": 0.2}, frozenset({"strike"}))
    assert found == pytest.approx({"THREATEN": 0.4, "ASSAULT": 0.6})
