"""The encoder: a small BERT that gives one vector a word, of its pieces and of what it looks like.

With kinds of distance it is an MPNet (``teacher``).

Shapes: B sentences, P word pieces, W words with the root before them, D the width of a word's vector.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.language import shapes

IGNORED = -100
FARTHEST = 128  # word pieces, beyond which all distances are alike, where attention knows any
LOW = -1e4  # a score that no softmax notices, within reach of half precision


@dataclass(frozen=True)
class Sizes:
    """The measures of all-MiniLM-L6-v2, and of what stands on it."""

    pieces: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    layers: int = 6
    attention: int = 12
    distances: int = 0  # kinds of distance between two pieces that attention knows, as MPNet has them; 0: none
    shape: int = 32
    arc: int = 256
    label: int = 128
    tag: int = 128
    event: int = 256
    role: int = 96
    beyond: int = 128
    pointer: int = 64
    mixed: int = 4  # the last layers, of which a word's vector is a learnt mixture

    @classmethod
    def of(cls, folder: Path) -> Sizes:
        """Those of another published BERT: a folder with config.json, tokenizer.json and model.safetensors."""
        told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(
            pieces=told["vocab_size"],
            positions=told["max_position_embeddings"],
            width=told["hidden_size"],
            inner=told["intermediate_size"],
            layers=told["num_hidden_layers"],
            attention=told["num_attention_heads"],
        )


class Dropout(nn.Module):
    """Dropout that cuts its masks out of one long random row: drawing fresh ones takes a tenth of the time on a CPU."""

    pools: ClassVar[dict[tuple[float, torch.dtype, torch.device], Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        if not self.training or not self.share:
            return states
        size, key = states.numel(), (self.share, states.dtype, states.device)
        if key not in self.pools or len(self.pools[key]) < 2 * size:
            keep = torch.rand(2 * size + 1_000_000, device=states.device) >= self.share
            self.pools[key] = keep.to(states.dtype) / (1 - self.share)
        pool = self.pools[key]
        start = int(torch.randint(len(pool) - size, (1,)))
        return states * pool[start : start + size].view_as(states)


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each added to what came in and normalised."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.count = sizes.attention
        self.query = nn.Linear(sizes.width, sizes.width)
        self.key = nn.Linear(sizes.width, sizes.width)
        self.value = nn.Linear(sizes.width, sizes.width)
        self.out = nn.Linear(sizes.width, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.inner = nn.Linear(sizes.width, sizes.inner)
        self.outer = nn.Linear(sizes.inner, sizes.width)
        self.last = nn.LayerNorm(sizes.width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """``mask`` is added to scores (B, attention, P, P): low for what fills up a row, else what distance adds."""
        batch, length, width = states.shape

        def split(tensor: Tensor) -> Tensor:
            return tensor.view(batch, length, self.count, width // self.count).transpose(1, 2)

        # Spelled out: on sentences, torch's fused attention is several times slower backward on a CPU.
        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        scores = query @ key.transpose(-1, -2) * (width // self.count) ** -0.5 + mask.to(query.dtype)
        seen = scores.softmax(-1).to(value.dtype) @ value
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        states = self.norm(states + self.dropout(seen))
        return self.last(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


def rows_of(states: Tensor, places: Tensor) -> Tensor:
    """(B, P, D) and (B, W) to (B, W, D): of each sentence the vectors at ``places``."""
    starts = torch.arange(states.shape[0], device=states.device)[:, None] * states.shape[1]
    return states.flatten(0, 1)[places + starts]


def kinds_of(distance: Tensor, count: int) -> Tensor:
    """Which of ``count`` kinds each distance is (behind: positive), as T5 and MPNet have them.

    Half of the kinds are for what stands behind; half of each half for single steps, the others for ever more of them
    ("Exploring the Limits of Transfer Learning", Raffel and others, 2020).
    """
    count //= 2
    single = count // 2
    steps = distance.abs()
    further = torch.log(steps.clamp(min=1).float() / single) / math.log(FARTHEST / single) * (count - single)
    kinds = torch.where(steps < single, steps, (single + further.long()).clamp(max=count - 1))
    return kinds + (distance > 0).long() * count


class Encoder(nn.Module):
    """Word pieces to one vector a word: (B, P) ids to (B, W, D)."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.pieces, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.kinds = nn.Embedding(2, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.distances = nn.Embedding(sizes.distances, sizes.attention) if sizes.distances else None
        self.mix = nn.Parameter(torch.zeros(sizes.mixed))
        self.looks = nn.Embedding(shapes.COUNT, sizes.width)
        nn.init.normal_(self.looks.weight, std=0.01)
        self.shapes = nn.Embedding(shapes.COUNT, sizes.shape)
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, first: Tensor, last: Tensor, shape: Tensor) -> Tensor:
        """``first`` and ``last`` (B, W) are the outer pieces of each word, ``shape`` (B, W) its look."""
        mask = (ids == 0).to(torch.float32)[:, None, None, :] * LOW
        places = torch.arange(ids.shape[1], device=ids.device)[None, :]
        if self.distances is not None:
            kinds = kinds_of(places - places.T, self.distances.num_embeddings)
            mask = mask + self.distances(kinds).permute(2, 0, 1)[None]
        states = self.words(ids) + self.positions(places) + self.kinds.weight[0]
        # What a word looks like goes in with its first piece: "Gaza" after "the" and "gaza" are not read alike.
        looks = self.looks(shape) * (shape != shapes.PAD)[:, :, None]
        states = states.scatter_add(1, first[:, :, None].expand(-1, -1, states.shape[-1]), looks.to(states.dtype))
        states = self.dropout(self.norm(states))
        weights = self.mix.softmax(0)
        mixed = torch.zeros_like(states[:, :1])
        unmixed = len(self.layers) - len(weights)
        for index, layer in enumerate(self.layers):
            states = layer(states, mask)
            if index >= unmixed:
                mixed = mixed + weights[index - unmixed] * states
        word = (rows_of(mixed, first) + rows_of(mixed, last)) * 0.5
        return torch.cat([word, self.shapes(shape).to(word.dtype)], -1)

    def load(self, path: Path) -> None:
        """Take over the weights that the encoder was published with."""
        told = {name.removeprefix("bert."): weight for name, weight in load_file(str(path)).items()}
        named = {"words": "word_embeddings", "positions": "position_embeddings", "kinds": "token_type_embeddings"}
        with torch.no_grad():
            for ours, theirs in named.items():
                getattr(self, ours).weight.copy_(told[f"embeddings.{theirs}.weight"])
            _copy(self.norm, told, "embeddings.LayerNorm")
            for index, layer in enumerate(self.layers):
                base = f"encoder.layer.{index}"
                for ours, theirs in PUBLISHED.items():
                    _copy(getattr(layer, ours), told, f"{base}.{theirs}")


PUBLISHED = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last": "output.LayerNorm",
}


def _copy(module: nn.Module, told: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(told[f"{name}.weight"])  # type: ignore[operator]
    module.bias.copy_(told[f"{name}.bias"])  # type: ignore[operator]
