"""What a person may say of a record: right, wrong, or otherwise in a part that it has."""

from __future__ import annotations

import pytest

from dragoman.errors import BadRequest
from dragoman.explaining.verdicts import as_found, changed, parts_of, verdict
from tests.explaining.conftest import Read


def test_a_correction_names_a_part_and_keeps_the_order_of_the_parts() -> None:
    said = verdict("event", "aa", "corrected", "person/anna", {"last": "2025-05-03", "type": "COERCE"}, " see p. 3 ")
    assert said.corrections == (("type", "COERCE"), ("last", "2025-05-03"))
    assert said.note == "see p. 3"


@pytest.mark.parametrize(
    ("kind", "ruling", "corrections", "told"),
    [
        ("actor", "right", {}, "kind: expected one of event, claim, figure"),
        ("event", "perhaps", {}, "ruling: expected one of right, wrong, corrected"),
        ("event", "corrected", {}, "corrections: expected some where the record is corrected"),
        ("event", "right", {"type": "COERCE"}, "corrections: expected some where the record is corrected"),
        ("event", "corrected", {"type": "WAR"}, "type: expected one of ACCUSE"),
        ("event", "corrected", {"type": ""}, "type: expected one of ACCUSE"),
        ("event", "corrected", {"first": "May"}, "first: expected a day"),
        ("event", "corrected", {"colour": "red"}, "colour: expected one of type"),
        ("claim", "corrected", {"stance": "sings"}, "stance: expected one of asserts"),
        ("figure", "corrected", {"low": "many"}, "low: expected a number"),
    ],
)
def test_what_nobody_could_say_is_told_by_its_name(
    kind: str, ruling: str, corrections: dict[str, str], told: str
) -> None:
    with pytest.raises(BadRequest, match=told):
        verdict(kind, "aa", ruling, "person/anna", corrections)


def test_a_long_note_is_refused() -> None:
    with pytest.raises(BadRequest, match="note: expected no more than"):
        verdict("event", "aa", "right", "person/anna", {}, "x" * 3000)


def test_of_what_was_filled_in_only_what_is_otherwise_is_a_correction(read: Read) -> None:
    (event,) = read("Planes struck depots in Tarsa.").events
    found = as_found(event)
    assert found["type"] == "ASSAULT"
    assert found.keys() == {part.name for part in parts_of("event")}
    assert changed(event, {**found, "place": " Norhaven ", "mark": "x"}) == {"place": " Norhaven "}
