"""The words of modality are read whole, and a key that means nothing is refused."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import modality as module
from dragoman.knowledge.modality import load_modality
from dragoman.knowledge.tables import Row, read_toml


def test_each_kind_of_modality_has_its_words() -> None:
    words = load_modality()
    assert "will" in words.future
    assert "refuse" in words.deny
    assert "continue" in words.continues
    assert "launch" in words.perform


def test_no_word_is_both_future_and_possible() -> None:
    words = load_modality()
    assert not words.future & words.possible


def test_an_unknown_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {**read_toml("languages/en/modality.toml").values, "perhaps": ["maybe"]}
    monkeypatch.setattr(module, "read_toml", lambda name: Row(name, values))
    with pytest.raises(BadKnowledge, match='"perhaps": unknown'):
        load_modality()
