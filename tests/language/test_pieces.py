"""The vocabulary of word pieces: as its library reads it and as the package holds it."""

from __future__ import annotations

import json

from dragoman.language.pieces import listed, spelled_out


def test_pieces_that_are_listed_keep_their_ids() -> None:
    told = {"version": "1.0", "model": {"type": "WordPiece", "vocab": {"[PAD]": 0, "cease": 2, "##fire": 1}}}
    package = listed(json.dumps(told))
    assert json.loads(package)["model"]["vocab"] == ["[PAD]", "##fire", "cease"]
    assert json.loads(spelled_out(package)) == told
    assert listed(package) == package
