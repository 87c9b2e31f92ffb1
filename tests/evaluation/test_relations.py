"""The score of types between two parties is the macro F1 of the field."""

from __future__ import annotations

import pytest

from evaluation.relations import macro_f1, score


def test_macro_f1_is_the_mean_over_the_labels_of_gold() -> None:
    # ACCUSE: 1 of 1 right, found twice: 2/3. REJECT: 0 of 1: 0.
    assert macro_f1(["ACCUSE", "REJECT"], ["ACCUSE", "ACCUSE"]) == pytest.approx(33.3)


def test_a_wrong_type_of_the_same_quad_is_right_in_quad_and_binary() -> None:
    table = score(["AGREE", "ASSAULT"], ["CONSULT", "ASSAULT"])
    assert (table["root"], table["quad"], table["binary"]) == (50.0, 100.0, 100.0)


def test_conceding_and_retreating_count_as_material_cooperation() -> None:
    assert score(["YIELD"], ["AID"])["quad"] == 100.0


def test_a_sentence_without_an_event_is_wrong_in_all_three() -> None:
    table = score(["AID"], ["NONE"])
    assert (table["root"], table["quad"], table["binary"], table["seen"]) == (0.0, 0.0, 0.0, 0.0)
