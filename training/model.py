"""The network: one encoder, one vector a word, and a list of heads that each learn one thing.

Shapes: B sentences, P word pieces, W words with the root before them.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from dragoman.language import shapes

from .encoder import Encoder, Sizes
from .grammar import Tags, Trees
from .heads import Beyond, Claims, Contexts, Events, Roles

# What the heads for reports can say is no tag of a word like the others.
REPORTED = frozenset(("event", "mode", "realis", "role", "beyond", "cue", "stance", "context"))

TAUGHT = (Events, Roles, Claims, Contexts)  # the heads that may follow a larger model


class Model(nn.Module):
    """The encoder and its heads; those for reports only where ``labels`` tell of them."""

    def __init__(self, labels: dict[str, list[str]], sizes: Sizes | None = None) -> None:
        super().__init__()
        self.sizes = sizes = sizes or Sizes()
        width = sizes.width + sizes.shape
        self.encoder = Encoder(sizes)
        weights = {"upos": 0.5, "xpos": 0.5}
        heads: list[nn.Module] = [
            Tags(name, told, width, sizes.tag, weights.get(name, 1.0))
            for name, told in labels.items()
            if name != "tree" and name not in REPORTED
        ]
        if "tree" in labels:
            heads.append(Trees(labels["tree"], width, sizes.arc, sizes.label))
        if "event" in labels:
            heads.append(Events(labels["event"], labels["mode"], labels["realis"], width, sizes.event))
            heads.append(Roles(labels["role"], width, sizes.role))
            heads.append(Claims(labels["cue"], labels["stance"], width, sizes.tag, sizes.pointer))
            heads.append(Contexts(labels["context"], width))
        if "beyond" in labels:
            heads.append(Beyond(labels["beyond"], width, sizes.beyond))
        self.heads = nn.ModuleList(heads)

    def loss(self, batch: dict[str, Tensor], likely: Mapping[str, Tensor] | None = None) -> dict[str, Tensor]:
        """The loss of each head on one batch.

        Where it is told what a larger model holds ``likely`` (its ``guess``), one half of that of the heads for reports
        is how well they follow it; the other half is for what is annotated, and nothing where nothing is.
        """
        shape = batch["shape"]
        words = self.encoder(batch["ids"], batch["first"], batch["last"], shape)
        real = (shape[:, 1:] != shapes.PAD).float()
        lost: dict[str, Tensor] = {}
        for head in self.heads:
            told = head.loss(words, batch)  # type: ignore[operator]
            if likely is not None and isinstance(head, TAUGHT):
                told = (told + head.follow(words, real, likely, shape)) / 2
            lost[head.name] = told  # type: ignore[index]
        return lost

    @torch.no_grad()
    def guess(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """What the heads for reports hold likely on one batch, for a smaller one to follow; to ask in ``eval`` mode."""
        words = self.encoder(batch["ids"], batch["first"], batch["last"], batch["shape"])
        found: dict[str, Tensor] = {}
        for head in self.heads:
            if isinstance(head, TAUGHT):
                found |= head.outputs(words, batch["shape"])
        return found

    def forward(self, ids: Tensor, first: Tensor, last: Tensor, shape: Tensor) -> dict[str, Tensor]:
        """What the exported model gives: see ``outputs`` of each head."""
        words = self.encoder(ids, first, last, shape)
        found: dict[str, Tensor] = {}
        for head in self.heads:
            found |= head.outputs(words, shape)  # type: ignore[operator]
        return found
