"""How sure of it a source says that it is: "believes that", "we hope", "may have fired".

It is the source's own word and no judgement of ours: what nothing marks is stated, whoever states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from dragoman.knowledge.tables import Row, read_toml
from dragoman.records import Certainty

FILE = "languages/en/certainty.toml"
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class Certainties:
    """What marks that something is not simply stated.

    cues: by lemma of a word that reports; hedges: by lemma beside the verb of what is said; says: how what is said
    begins, in the order in which they are asked; examples: sentences, and how sure the source of each is.
    """

    cues: Mapping[str, Certainty]
    hedges: Mapping[str, Certainty]
    says: tuple[tuple[Certainty, re.Pattern[str]], ...]
    examples: tuple[tuple[str, Certainty], ...]


def load_certainties() -> Certainties:
    """Read and check ``languages/en/certainty.toml``."""
    rows = [row.only("certainty", "cues", "says", "hedges", "examples") for row in read_toml(FILE).rows("certainties")]
    return Certainties(
        cues=dict(_by_word(rows, "cues")),
        hedges=dict(_by_word(rows, "hedges")),
        says=tuple((_certainty(row), _beginning(row)) for row in rows),
        examples=tuple((example, _certainty(row)) for row in rows for example in _examples(row)),
    )


def _by_word(rows: list[Row], key: str) -> Iterator[tuple[str, Certainty]]:
    return ((word, _certainty(row)) for row in rows for word in row.texts(key))


def _certainty(row: Row) -> Certainty:
    certainty = row.text("certainty")
    if certainty not in CERTAINTIES:
        raise row.broken("certainty", f"one of {', '.join(CERTAINTIES)}")
    return certainty


def _beginning(row: Row) -> re.Pattern[str]:
    words = row.texts("says")
    if not words:
        raise row.broken("says", "at least one")
    return re.compile(rf"\W?(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _examples(row: Row) -> tuple[str, ...]:
    if not row.texts("examples"):
        raise row.broken("examples", "at least one")
    return row.texts("examples")
