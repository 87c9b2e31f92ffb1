"""Word pieces: what the encoder reads in place of words, "ceasefire" as cease | ##fire.

A word's pieces depend on nothing but the word, so they are kept: news repeats itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer

PADDING, UNKNOWN, START, STOP = 0, 100, 101, 102
LONGEST_WORD = 64  # characters; what stands behind is not shown to the encoder
MOST_PIECES = 8  # of one word
MOST_KEPT = 200_000  # words
MOST_READ = 510  # pieces of one sentence: the encoder has 512 positions, two are its own marks


class Pieces:
    """A vocabulary of word pieces, from its file or from what stands in one, and the words already cut."""

    def __init__(self, told: Path | str) -> None:
        self.spelled = spelled_out(told if isinstance(told, str) else told.read_text(encoding="utf-8"))
        self._tokenizer = Tokenizer.from_str(self.spelled)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._kept: dict[str, tuple[int, ...]] = {}

    def cut(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each word; never none, and no more than the encoder can read in all."""
        kept = self._kept
        try:
            cut = [kept[word] for word in words]
        except KeyError:
            self.learn(words)
            cut = [self._kept[word] for word in words]
        if len(words) * MOST_PIECES > MOST_READ and sum(map(len, cut)) > MOST_READ:
            return [pieces[:1] for pieces in cut]
        return cut

    def learn(self, words: Iterable[str]) -> None:
        """Cut words ahead, all in one call."""
        wanted = set(words)
        if len(self._kept) > MOST_KEPT:
            self._kept = {}
        new = [word for word in wanted if word not in self._kept]
        found = self._tokenizer.encode_batch([_spelled(word) for word in new], add_special_tokens=False)
        for word, encoding in zip(new, found, strict=True):
            ids = encoding.ids or [UNKNOWN]
            if len(ids) > MOST_PIECES:
                ids = [*ids[: MOST_PIECES - 1], ids[-1]]
            self._kept[word] = tuple(ids)


def spelled_out(told: str) -> str:
    """The vocabulary as its library reads it; the package lists the pieces by their ids, which is half as long."""
    row = json.loads(told)
    pieces = row["model"]["vocab"]
    if isinstance(pieces, dict):
        return told
    row["model"]["vocab"] = {piece: id for id, piece in enumerate(pieces)}
    return json.dumps(row, ensure_ascii=False)


def listed(told: str) -> str:
    """The vocabulary as the package holds it: the pieces by their ids."""
    row = json.loads(told)
    pieces = row["model"]["vocab"]
    if isinstance(pieces, dict):
        row["model"]["vocab"] = sorted(pieces, key=pieces.__getitem__)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _spelled(word: str) -> str:
    """What is shown of the word; half of a surrogate pair, which broken input may hold, has no spelling."""
    return word[:LONGEST_WORD].encode("utf-8", "replace").decode()
