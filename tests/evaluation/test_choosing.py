"""Weights are fitted so that what is annotated becomes the likeliest, and a choice is counted by what is annotated."""

from __future__ import annotations

from pathlib import Path

from dragoman.extractors.choosing.sides import Choice
from dragoman.extractors.choosing.signs import Signs
from dragoman.knowledge.weighing import Weights
from dragoman.records import Actor, Evidence, Mention, Span
from evaluation.choosing import Case, _right, fit, measure, page, write

NORLAND = Mention(Evidence("test", Span(0, 7), "Norland"), 0, "state", Actor("Norland", "NOR", ("GOV",)), "test")
MINERS = Mention(Evidence("test", Span(8, 14), "miners"), 8, "group", Actor("miners", "NOR", ("LAB",)), "test")
NOBODY: Signs = {"nobody": 1.0}


def case(kind: str, right: tuple[bool, ...], *signs: Signs) -> Case:
    mentions = (None, NORLAND, MINERS)[: len(signs) + 1]
    countries = frozenset() if right[0] else frozenset({"NOR"})
    return Case(0, "recipient", kind, Choice(mentions, (NOBODY, *signs)), right, countries)


def test_what_is_right_more_often_weighs_more() -> None:
    asked = [case("filling", (False, True, False), {"near": 1.0}, {"far": 1.0})] * 60
    asked += [case("filling", (True, False), {"far": 1.0})] * 60
    weights = fit(asked)["recipient"].filling
    assert weights["near"] > weights.get("nobody", 0.0) > weights["far"]


def test_a_sign_that_is_seldom_seen_weighs_nothing() -> None:
    asked = [case("filling", (True, False), {"rare": 1.0})] * 5 + [case("filling", (True, False), {"near": 1.0})] * 60
    assert "rare" not in fit(asked)["recipient"].filling


def test_a_side_filled_where_nobody_is_annotated_is_counted_so() -> None:
    weights = {"recipient": Weights({"near": 5.0}, {"nobody": 5.0})}
    asked = [
        case("filling", (True, False), {"near": 1.0}),
        case("filling", (False, True), {"near": 1.0}),
        case("keeping", (True, False), {"near": 1.0}),
    ]
    count = measure(asked, weights)
    filled = ("recipient filled", "recipient filled rightly", "recipient filled with nobody annotated")
    assert [count[name] for name in filled] == [2, 1, 1]
    assert (count["recipient taken away"], count["recipient taken away rightly"]) == (1, 1)
    assert "filled 2: rightly by country 1, by party 1" in page(count)


def test_the_annotated_party_is_the_one_of_its_country_and_sector() -> None:
    choice = Choice((None, NORLAND, MINERS), (NOBODY, {}, {}))
    assert _right(choice, [{"text": "the pitmen", "code": "NOR", "sector": "LAB"}]) == (False, False, True)
    assert _right(choice, []) == (True, False, False)


def test_the_file_has_a_row_for_each_sign(tmp_path: Path) -> None:
    write(Weights({"here": 0.5}, {"here": -1.25, "far": 2.0}, {"told": 1.0}), tmp_path / "weights.csv")
    written = (tmp_path / "weights.csv").read_text("utf-8")
    assert written == "sign,filling,keeping,trusting\nfar,,2.00,\nhere,0.50,-1.25,\ntold,,,1.00\n"
