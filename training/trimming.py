"""What the vocabulary holds that no report in English has: its vectors are blanked, and the package is smaller for it.

Of the 30,522 word pieces 994 stand for nothing ("[unused7]") and some 1,200 are signs and syllables of scripts that
an English report has at most a name in. A blank row costs nothing once it is compressed; ids stay what they are.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

WORDS = "model.encoder.words.weight"

#: Scripts in whose pieces an English report is never written, as Unicode names their letters.
SCRIPTS = (
    *("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DEVANAGARI", "BENGALI", "GURMUKHI", "TAMIL", "TELUGU", "KANNADA"),
    *("MALAYALAM", "SINHALA", "THAI", "LAO", "TIBETAN", "MYANMAR", "GEORGIAN", "ETHIOPIC", "KHMER", "ARMENIAN"),
)


def blank(model: Path, pieces: str) -> int:
    """Blank the vectors of these pieces in a quantised ``model``, in place; how many there were.

    ``pieces`` is the file of word pieces as JSON.
    """
    network = onnx.load(str(model))
    tables = {table.name: table for table in network.graph.initializer}
    words = numpy_helper.to_array(tables[f"{WORDS}_quantized"]).copy()
    rows = sorted(unread(json.loads(pieces)["model"]["vocab"]))
    # The zero point is what stands for nothing at all.
    words[rows] = numpy_helper.to_array(tables[f"{WORDS}_zero_point"]).astype(words.dtype)
    tables[f"{WORDS}_quantized"].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(words), f"{WORDS}_quantized"))
    onnx.save(network, str(model))
    return len(rows)


def unread(vocabulary: dict[str, int]) -> Iterator[int]:
    """The ids of the pieces that no report in English has."""
    for piece, id in vocabulary.items():
        if piece.startswith("[unused") or any(map(_foreign, piece.removeprefix("##"))):
            yield id


def _foreign(letter: str) -> bool:
    return ord(letter) > 0x2FF and unicodedata.name(letter, "").startswith(SCRIPTS)


def digest(model: Path) -> str:
    """What ``labels.json`` knows the model by."""
    return hashlib.blake2b(model.read_bytes(), digest_size=10).hexdigest()
