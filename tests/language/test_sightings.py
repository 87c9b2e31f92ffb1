"""What the heads for reports say of a sentence becomes records, the likeliest first; what is unlikely is dropped."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dragoman.language.sightings import find_contexts, find_hearings, find_sightings

LABELS = {
    "event": ["-", "AID", "ASSAULT"],
    "mode": ["-", "ASSAULT aerial", "ASSAULT drone"],
    "realis": ["actual", "planned"],
    "role": ["actor", "recipient"],
    "cue": ["O", "B", "I"],
    "stance": ["asserts", "denies"],
    "context": ["military", "legal"],
}


def told(**changed: Any) -> dict[str, Any]:
    """Arrays of a sentence of three words in which nothing is seen, but for what is ``changed``."""
    nothing = {
        "event": np.tile([1.0, 0.0, 0.0], (3, 1)),
        "mode": np.tile([1.0, 0.0, 0.0], (3, 1)),
        "realis": np.tile([1.0, 0.0], (3, 1)),
        "role": np.zeros((3, 2, 3)),
        "cue": np.tile([1.0, 0.0, 0.0], (3, 1)),
        "stance": np.tile([1.0, 0.0], (3, 1)),
        "pointer": np.tile([1.0, 0.0, 0.0, 0.0], (3, 3, 1)),
        "context": np.zeros(2),
    }
    for name, (place, values) in changed.items():
        nothing[name][place] = values
    return nothing


def test_where_nothing_is_seen_there_is_no_sighting() -> None:
    assert not list(find_sightings(3, told(), LABELS))


def test_a_sighting_tells_its_types_the_likeliest_first() -> None:
    (seen,) = find_sightings(3, told(event=(1, [0.1, 0.2, 0.7])), LABELS)
    assert seen.token == 1
    assert [type_ for type_, _ in seen.types] == ["ASSAULT", "AID"]


def test_a_mode_is_one_of_its_type_and_its_score_the_share_among_them() -> None:
    arrays = told(event=(1, [0.0, 0.5, 0.5]), mode=(1, [0.2, 0.6, 0.2]))
    (seen,) = find_sightings(3, arrays, LABELS)
    assert seen.modes["AID"] == (None, pytest.approx(1.0))
    assert seen.modes["ASSAULT"] == ("aerial", pytest.approx(0.6))


def test_bearers_of_a_role_are_words_of_the_sentence() -> None:
    arrays = told(event=(1, [0.0, 0.0, 1.0]), role=(1, [[0.9, 0.0, 0.0], [0.0, 0.0, 0.05]]))
    (seen,) = find_sightings(3, arrays, LABELS)
    assert seen.bearers == {"actor": ((0, pytest.approx(0.9)),), "recipient": ()}


def test_words_of_padding_are_not_read() -> None:
    assert not list(find_sightings(1, told(event=(2, [0.0, 0.0, 1.0])), LABELS))


def test_a_hearing_points_to_words_counted_without_the_root() -> None:
    pointed = [[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 1.0]]
    (heard,) = find_hearings(3, told(cue=(1, [0.1, 0.9, 0.0]), pointer=(1, pointed)), LABELS)
    assert (heard.first, heard.last, heard.source, heard.content) == (1, 1, 0, (2, 2))


def test_a_cue_that_points_to_the_root_has_no_source_and_no_content() -> None:
    (heard,) = find_hearings(3, told(cue=(1, [0.1, 0.9, 0.0])), LABELS)
    assert (heard.source, heard.content) == (None, None)


def test_a_cue_may_have_several_words() -> None:
    arrays = told(cue=(slice(0, 2), [[0.0, 1.0, 0.0], [0.1, 0.0, 0.9]]))
    (heard,) = find_hearings(3, arrays, LABELS)
    assert (heard.first, heard.last) == (0, 1)


def test_a_content_that_ends_before_it_begins_is_none() -> None:
    pointed = [[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.0, 0.0]]
    (heard,) = find_hearings(3, told(cue=(1, [0.1, 0.9, 0.0]), pointer=(1, pointed)), LABELS)
    assert heard.content is None


def test_contexts_that_are_likely_at_all_are_told() -> None:
    assert list(find_contexts(told(context=(0, 0.7)), LABELS)) == [("military", pytest.approx(0.7))]
