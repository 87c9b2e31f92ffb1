"""The network: one encoder, one vector a word, and a list of heads that each learn one thing.

Shapes: B sentences, P word pieces, W words with the root before them.
"""

from __future__ import annotations

from torch import Tensor, nn

from .encoder import Encoder, Sizes
from .grammar import Tags, Trees
from .heads import Beyond, Claims, Contexts, Events, Roles

# What the heads for reports can say is no tag of a word like the others.
REPORTED = frozenset(("event", "mode", "realis", "role", "beyond", "cue", "stance", "context"))


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

    def loss(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The loss of each head on one batch."""
        words = self.encoder(batch["ids"], batch["first"], batch["last"], batch["shape"])
        return {head.name: head.loss(words, batch) for head in self.heads}  # type: ignore[operator]

    def forward(self, ids: Tensor, first: Tensor, last: Tensor, shape: Tensor) -> dict[str, Tensor]:
        """What the exported model gives: see ``outputs`` of each head."""
        words = self.encoder(ids, first, last, shape)
        found: dict[str, Tensor] = {}
        for head in self.heads:
            found |= head.outputs(words, shape)  # type: ignore[operator]
        return found
