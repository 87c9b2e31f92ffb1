"""How positions and tensions look in the terminal."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolvers import find_positions, find_tensions
from dragoman.standing import print_position, print_tension
from tests.resolvers.test_positions import BOARD, LATER, YES
from tests.test_tracks import page, shelf, shown


def test_a_position_tells_who_on_what_and_each_saying_with_its_day_words_and_report() -> None:
    on = page()
    (position,) = find_positions([BOARD])
    print_position(on, position, shelf(BOARD).__getitem__)
    told = shown(on)
    assert told.startswith("Northern League · administer Tarsa · changed\n  5 December 2024              says yes\n")
    assert "“A spokesman said that the Northern League does not seek any part" in told
    assert "(Coast Wire, 10 March 2025)" in told


def test_a_tension_tells_both_sides_and_why() -> None:
    on = page()
    (tension,) = find_tensions([YES, LATER])
    print_tension(on, replace(tension, right=replace(tension.right, speaker=None)), shelf(YES, LATER).__getitem__)
    told = shown(on).splitlines()
    assert told[0] == "in tension: changed position · observers harbour Tarsa"
    assert told[1] == "  1 February 2025              Northern League · says yes"
    assert "  9 June 2025                  in the report’s own voice · says no" in told
    assert told[-2] == "  why: in common: observers, harbour, Tarsa; yes, no"
