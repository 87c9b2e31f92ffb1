"""The language model at work: words in; tags, trees, names, events and claims out.

The only place that knows onnxruntime. One pass of the encoder serves all heads; sentences of like length go together,
so that little is spent on padding.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from dragoman.errors import ModelMissing
from dragoman.records import Hearing, Label, Sighting

from . import shapes
from .beyond import Sides, look_beyond
from .entities import combine
from .laws import settle
from .pieces import START, STOP, Pieces
from .sightings import HEADS, find_contexts, find_hearings, find_sightings
from .trees import best_tree, is_tree

HERE = Path(__file__).parent
BEYOND = ("asking", "bearing", "away")
SCHEMES = ("nation", "wiki", "gum", "re3d")
MOST_READABLE = 250  # words in one sentence
MOST_SENTENCES = 32  # a batch
# A batch, padding included. Thirty reports read one by one: 2.7 CPU s with 256, 3.1 with 1,024 (decision 0011).
MOST_PIECES = 256


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model sees in one sentence: ``heads`` are indices of words, -1 at the root.

    ``names`` holds BIO tags and how sure each is, by scheme, where a scheme saw any.
    """

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    labels: tuple[Label, ...]
    names: dict[str, tuple[list[str], list[float]]]
    sightings: tuple[Sighting, ...] | None = None
    hearings: tuple[Hearing, ...] | None = None
    contexts: tuple[tuple[str, float], ...] | None = None


class OnnxEncoder:
    """The packaged model, loaded once; one thread, for the batch runner takes processes."""

    def __init__(self, folder: Path = HERE, threads: int = 1) -> None:
        try:
            told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.labels: dict[str, list[str]] = told["labels"]
            self.digest: str = told["model"]
            self._pieces = Pieces(folder / "pieces.json")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = threads
            options.log_severity_level = 3
            # Older processors add two products of 8 bits in 16, which overflows: there the weights are taken unsigned.
            options.add_session_config_entry("session.x64quantprecision", "1")
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # each library has errors of its own
            raise ModelMissing(f"{folder}: no language model that can be loaded: {error}") from error
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._reports = "event" in self._outputs  # a model may have been trained for grammar and names alone
        self._beyond = self._reports and "asking" in self._outputs
        self._schemes = [scheme for scheme in SCHEMES if scheme in self.labels]
        self._outside = {scheme: self.labels[scheme].index("O") for scheme in self._schemes}

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """What the model sees in each sentence of a report, a sequence of one word or more; the order is kept."""
        cut = [self._pieces.cut(words) for words in sentences]
        readings: dict[int, Reading] = {}
        sides: dict[int, Sides] = {}
        found: dict[str, Any] = {}
        for group in _groups([sum(map(len, pieces)) + 2 for pieces in cut]):
            found = self.run(inputs([sentences[i] for i in group], [cut[i] for i in group]))
            told = {name: values.tolist() for name, values in found.items() if name not in ("arcs", *HEADS, *BEYOND)}
            for row, index in enumerate(group):
                reading = self._reading(sentences[index], row, told, found["arcs"])
                if self._reports:
                    seen = {name: found[name][row] for name in HEADS}
                    reading = self._with_reports(reading, len(sentences[index]), seen)
                if self._beyond:
                    asked = [one.token for one in reading.sightings or ()]
                    # Copies, so that what the network gave for the whole batch need not be kept.
                    bearing = found["bearing"][row, : len(sentences[index]) + 1].copy()
                    sides[index] = found["asking"][row, asked], bearing
                readings[index] = reading
        read = [readings[index] for index in range(len(sentences))]
        if not self._beyond or len(read) < 2:
            return read
        sightings = [reading.sightings or () for reading in read]
        beyond = look_beyond(
            sightings, [sides[index] for index in range(len(read))], found["away"], self.labels["beyond"]
        )
        return [replace(reading, sightings=seen) for reading, seen in zip(read, beyond, strict=True)]

    def run(self, told: dict[str, Any]) -> dict[str, Any]:
        """The bare encoder with its heads: arrays by name."""
        return dict(zip(self._outputs, self._session.run(self._outputs, told), strict=True))

    def _with_reports(self, reading: Reading, count: int, seen: dict[str, Any]) -> Reading:
        return replace(
            reading,
            sightings=tuple(find_sightings(count, seen, self.labels)),
            hearings=tuple(find_hearings(count, seen, self.labels)),
            contexts=tuple(find_contexts(seen, self.labels)),
        )

    def _reading(self, words: Sequence[str], row: int, told: dict[str, Any], arcs: Any) -> Reading:
        count = len(words)
        labels = self.labels
        upos, xpos, named = labels["upos"], labels["xpos"], labels["tree"]
        pairs, relations = told["heads"][row][:count], told["relations"][row][:count]
        heads = [pair[0] for pair in pairs]
        deprels = [named[pair[0]] for pair in relations]
        if not is_tree(heads):
            heads = best_tree(arcs[row, :count, : count + 1])
            for word, head in enumerate(heads):
                if head == pairs[word][1]:
                    deprels[word] = named[relations[word][1]]
        if deprels.count("root") != 1 or deprels[heads.index(0)] != "root":
            for word, head in enumerate(heads):
                if head == 0:
                    deprels[word] = "root"
                elif deprels[word] == "root":
                    second = named[relations[word][1]]
                    deprels[word] = "parataxis" if second == "root" else second
        tags = [xpos[tag] for tag in told["xpos"][row][:count]]
        parts = [upos[tag] for tag in told["upos"][row][:count]]
        parts, tags, heads, deprels = settle(words, parts, tags, heads, deprels)
        names = {}
        for scheme in self._schemes:
            found = told[scheme][row][:count]
            if found.count(self._outside[scheme]) != count:
                kinds = labels[scheme]
                names[scheme] = [kinds[tag] for tag in found], told[scheme + "_score"][row][:count]
        return Reading(
            parts,
            tags,
            [head - 1 for head in heads],
            deprels,
            combine(words, tags, names) if names else (),
            names,
        )


def inputs(sentences: Sequence[Sequence[str]], cut: Sequence[Sequence[tuple[int, ...]]]) -> dict[str, Any]:
    """Arrays for the network: ids (B, P) of pieces; first, last and shape (B, W) of words, the root before them."""
    wide = max(sum(map(len, pieces)) for pieces in cut) + 2
    count = max(map(len, sentences)) + 1
    ids, firsts, lasts, looks = [], [], [], []
    for words, pieces in zip(sentences, cut, strict=True):
        flat, first, last = [START], [0], [0]
        for word in pieces:
            first.append(len(flat))
            flat.extend(word)
            last.append(len(flat) - 1)
        flat.append(STOP)
        blank = [0] * (count - len(first))
        ids.append(flat + [0] * (wide - len(flat)))
        firsts.append(first + blank)
        lasts.append(last + blank)
        looks.append([shapes.ROOT, *shapes.shapes(words), *blank])
    told = {"ids": ids, "first": firsts, "last": lasts, "shape": looks}
    return {name: np.array(rows, dtype=np.int64) for name, rows in told.items()}


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Sentences of like length, as many as a batch may hold."""
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and (len(group) == MOST_SENTENCES or lengths[index] * (len(group) + 1) > MOST_PIECES):
            yield group
            group = []
        group.append(index)
    if group:
        yield group
