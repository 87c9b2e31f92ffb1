"""Examples as tensors: batches of sentences of like length, filled up to a number of word pieces."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import torch
from torch import Tensor

from dragoman.knowledge import load
from dragoman.language import shapes
from dragoman.language.pieces import MOST_READ, START, STOP, Pieces

from .contexts import CONTEXTS
from .data import BEYOND, UNKNOWN, Example, Happening
from .encoder import IGNORED
from .heads import POINTERS
from .heads import UNKNOWN as SILENT

SCHEMES = ("wiki", "gum", "re3d", "nation")
NONE = "-"
REALIS = ("actual", "ongoing", "planned", "hypothetical", "negated")
ROLES = ("actor", "recipient", "place", "time")
CUES = ("O", "B", "I")
STANCES = ("asserts", "denies", "accuses", "demands", "promises", "threatens", "reports", "doubts")


def label_sets(examples: Iterable[Example], rare: int = 3) -> dict[str, list[str]]:
    """What each head can say: every label that occurs at least ``rare`` times, in the order of the alphabet."""
    seen: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", *SCHEMES, "tree")}
    for example in examples:
        for name, told in (
            ("upos", example.upos),
            ("xpos", example.xpos),
            ("tree", example.labels),
            *example.names.items(),
        ):
            seen[name].update(told)
    return {
        name: sorted(label for label, count in counts.items() if count >= rare and label != UNKNOWN)
        for name, counts in seen.items()
    }


def report_labels() -> dict[str, list[str]]:
    """What the heads for reports can say: the codebook's types and modes, and the rest of the contract."""
    types = load().codebook.types
    modes = [f"{kind.name} {mode}" for kind in types.values() for mode in kind.modes]
    return {
        "event": [NONE, *types],
        "mode": [NONE, *modes],
        "realis": list(REALIS),
        "role": list(ROLES),
        "beyond": list(BEYOND),
        "cue": list(CUES),
        "stance": list(STANCES),
        "context": list(CONTEXTS),
    }


class Batches:
    """Turns examples into batches; pieces are cut once."""

    def __init__(self, pieces: Pieces, labels: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.index = {name: {label: number for number, label in enumerate(told)} for name, told in labels.items()}
        self._cut: dict[int, tuple[Example, list[tuple[int, ...]], list[int]]] = {}

    def inputs(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """ids (B, P), first, last, shape (B, W)."""
        cut = [self._of(example) for example in examples]
        wide = max(sum(map(len, pieces)) for pieces, _ in cut) + 2
        count = max(len(pieces) for pieces, _ in cut) + 1
        ids = torch.zeros(len(cut), wide, dtype=torch.long)
        first, last, shape = (torch.zeros(len(cut), count, dtype=torch.long) for _ in range(3))
        for row, (pieces, looks) in enumerate(cut):
            flat = [START, *(piece for word in pieces for piece in word), STOP]
            ids[row, : len(flat)] = torch.tensor(flat)
            begins, at = [0], 1
            for word in pieces:
                begins.append(at)
                at += len(word)
            first[row, : len(begins)] = torch.tensor(begins)
            last[row, : len(begins)] = torch.tensor([0, *(b - 1 for b in begins[2:]), at - 1])
            shape[row, : len(begins)] = torch.tensor([shapes.ROOT, *looks])
        return {"ids": ids, "first": first, "last": last, "shape": shape}

    def batch(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Inputs and what is to be learnt; ``IGNORED`` where an example does not say."""
        batch = self.inputs(examples)
        for name in ("heads", "labels", *self.index, *POINTERS):
            if name not in ("tree", "role", "beyond", "context"):
                batch[name] = torch.full_like(batch["first"], IGNORED)
        for row, example in enumerate(examples):
            if example.heads:
                batch["heads"][row, 1 : len(example.words) + 1] = torch.tensor(example.heads) + 1
                self._fill(batch["labels"], row, example.labels, self.index["tree"])
            for name, told in (("upos", example.upos), ("xpos", example.xpos), *example.names.items()):
                if told and name in self.index:
                    self._fill(batch[name], row, told, self.index[name])
        if "event" in self.index:
            self._report(batch, examples)
        return batch

    def _report(self, batch: dict[str, Tensor], examples: Sequence[Example]) -> None:
        """What is to be learnt of events, claims and contexts."""
        rows, count = batch["first"].shape
        batch["role"] = torch.full((rows, count, len(ROLES), count), SILENT)
        batch["context"] = torch.full((rows, len(CONTEXTS)), SILENT)
        for row, example in enumerate(examples):
            if example.happenings is not None:
                if not example.partial:
                    batch["event"][row, 1 : len(example.words) + 1] = self.index["event"][NONE]
                self._events(batch, row, len(example.words), example.happenings)
            if example.sayings is not None:
                self._claims(batch, row, example)
            if example.contexts is not None:
                told = [float(context in example.contexts) for context in CONTEXTS]
                batch["context"][row] = torch.tensor(told)

    def _events(self, batch: dict[str, Tensor], row: int, count: int, happenings: Sequence[Happening]) -> None:
        for happening in happenings:
            # The other words of "held talks" may as well carry it.
            batch["event"][row, [word + 1 for word in happening.words]] = IGNORED
        for happening in happenings:
            place = happening.token + 1
            batch["event"][row, place] = self.index["event"][happening.type]
            mode = happening.mode if happening.mode in ("", NONE) else f"{happening.type} {happening.mode}"
            batch["mode"][row, place] = self.index["mode"].get(mode, IGNORED)
            batch["realis"][row, place] = self.index["realis"].get(happening.realis, IGNORED)
            for number, role in enumerate(ROLES):
                bearers = happening.roles.get(role)
                if bearers is not None:
                    target = batch["role"][row, place, number]
                    target[1 : count + 1] = 0.0
                    for word, bears in bearers.items():
                        target[word + 1] = 1.0 if bears else SILENT

    def _claims(self, batch: dict[str, Tensor], row: int, example: Example) -> None:
        batch["cue"][row, 1 : len(example.words) + 1] = self.index["cue"]["O"]
        for saying in example.sayings or ():
            first, *others = saying.cue
            batch["cue"][row, first + 1] = self.index["cue"]["B"]
            batch["cue"][row, [word + 1 for word in others]] = self.index["cue"]["I"]
            batch["stance"][row, first + 1] = self.index["stance"][saying.stance]
            batch["source"][row, first + 1] = IGNORED if saying.source is None else saying.source + 1
            begin, end = (0, 0) if saying.content is None else (saying.content[0] + 1, saying.content[1] + 1)
            batch["begin"][row, first + 1], batch["end"][row, first + 1] = begin, end

    def _fill(self, tensor: Tensor, row: int, told: Sequence[str], index: dict[str, int]) -> None:
        tensor[row, 1 : len(told) + 1] = torch.tensor([index.get(label, IGNORED) for label in told])

    def grouped(self, examples: Sequence[Example], size: int, order: random.Random | None) -> Iterator[list[Example]]:
        """Batches of at most ``size`` pieces, sentences of like length together, shuffled where an order is given."""
        lengths = [(sum(map(len, self._of(example)[0])) + 2, index) for index, example in enumerate(examples)]
        if order:
            lengths = [(length + order.randrange(4), index) for length, index in lengths]
            order.shuffle(lengths)
            lengths.sort(key=lambda pair: pair[0])
        else:
            lengths.sort()
        groups: list[list[Example]] = [[]]
        for length, index in lengths:
            if groups[-1] and length * (len(groups[-1]) + 1) > size:
                groups.append([])
            groups[-1].append(examples[index])
        if order:
            order.shuffle(groups)
        yield from groups

    def _of(self, example: Example) -> tuple[list[tuple[int, ...]], list[int]]:
        known = self._cut.get(id(example))
        if known is None or known[0] is not example:
            # The example is kept beside what was cut of it: the number of one that is gone is given out again.
            known = self._cut[id(example)] = example, self.pieces.cut(example.words), shapes.shapes(example.words)
        return known[1], known[2]


def readable(examples: Iterable[Example]) -> list[Example]:
    """Those that the encoder can read in one piece."""
    return [example for example in examples if 0 < len(example.words) <= MOST_READ // 2]
