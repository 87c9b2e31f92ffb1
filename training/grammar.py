"""The heads for grammar and names: tags of words, and trees.

Shapes: B sentences, W words with the root before them, D the width of a word's vector.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.language import shapes

from .encoder import IGNORED, LOW, Dropout, rows_of


class Tags(nn.Module):
    """A head that gives each word one of ``labels``: part of speech, or the inside of a name."""

    def __init__(self, name: str, labels: list[str], width: int, hidden: int, weight: float = 1.0) -> None:
        super().__init__()
        self.name, self.labels, self.weight = name, labels, weight
        self.drop = Dropout(0.2)
        self.hidden = nn.Linear(width, hidden)
        self.score = nn.Linear(hidden, len(labels))

    def forward(self, words: Tensor) -> Tensor:
        """(B, W, D) to scores (B, W, labels)."""
        scores: Tensor = self.score(self.drop(functional.gelu(self.hidden(self.drop(words)))))
        return scores

    def loss(self, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
        gold = batch[self.name]
        if not bool((gold != IGNORED).any()):
            return words.sum() * 0
        return self.weight * functional.cross_entropy(
            self(words).float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED
        )

    def outputs(self, words: Tensor, shape: Tensor) -> dict[str, Tensor]:
        """The best tag of each word, and how sure it is."""
        best = self(words).softmax(-1).max(-1)
        return {f"{self.name}": best.indices.to(torch.int32)[:, 1:], f"{self.name}_score": best.values[:, 1:]}


class Trees(nn.Module):
    """A head that scores every word as the head of every other (biaffine), and names the relation."""

    def __init__(self, labels: list[str], width: int, arc: int, label: int) -> None:
        super().__init__()
        self.name, self.labels, self.size = "tree", labels, label
        self.drop = Dropout(0.33)
        self.below = nn.Linear(width, arc + label)
        self.above = nn.Linear(width, arc + label)
        self.arc = nn.Linear(arc + 1, arc, bias=False)
        self.relation = nn.Linear(label + 1, len(labels) * label, bias=False)
        self.alone = nn.Linear(label, len(labels))
        nn.init.zeros_(self.arc.weight)
        nn.init.normal_(self.relation.weight, std=0.02)
        self.split = [arc, label]

    def parts(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        words = self.drop(words)
        below = self.drop(functional.gelu(self.below(words))).split(self.split, -1)
        above = self.drop(functional.gelu(self.above(words))).split(self.split, -1)
        return below[0], above[0], below[1], above[1]

    def arcs(self, below: Tensor, above: Tensor, shape: Tensor) -> Tensor:
        """Scores (B, W, W): how well the second word heads the first; no word heads itself, padding heads none."""
        one = torch.ones_like(below[..., :1])
        scores = (self.arc(torch.cat([below, one], -1)) @ above.transpose(-1, -2)).float()
        places = torch.arange(shape.shape[1], device=shape.device)
        barred = (shape == shapes.PAD)[:, None, :] | (places[:, None] == places[None, :])[None]
        return scores.masked_fill(barred, LOW)

    def relations(self, below: Tensor, above: Tensor, heads: Tensor) -> Tensor:
        """Scores (B, W, K, labels) of the relation between each word and each of its ``heads`` (B, W, K)."""
        batch, count, kept = heads.shape
        one = torch.ones_like(below[..., :1])
        sides = self.relation(torch.cat([below, one], -1)).view(batch, count, len(self.labels), self.size)
        chosen = rows_of(above, heads.flatten(1)).view(batch, count, kept, self.size)
        return chosen @ sides.transpose(-1, -2) + self.alone(chosen)

    def loss(self, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
        gold, labels = batch["heads"], batch["labels"]
        rows = (gold != IGNORED).any(1)
        if not bool(rows.any()):
            return words.sum() * 0
        words, gold, labels, shape = words[rows], gold[rows], labels[rows], batch["shape"][rows]
        below, above, below_label, above_label = self.parts(words)
        arcs = self.arcs(below, above, shape)
        loss = functional.cross_entropy(arcs.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
        named = self.relations(below_label, above_label, gold.clamp(min=0)[..., None]).squeeze(2).float()
        return loss + functional.cross_entropy(named.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)

    def outputs(self, words: Tensor, shape: Tensor) -> dict[str, Tensor]:
        """Arc scores, the two best heads of each word, and the relation to each of them."""
        below, above, below_label, above_label = self.parts(words)
        arcs = self.arcs(below, above, shape)
        best = arcs.topk(2, -1).indices
        named = self.relations(below_label, above_label, best).argmax(-1)
        return {
            "arcs": arcs[:, 1:],
            "heads": best[:, 1:].to(torch.int32),
            "relations": named[:, 1:].to(torch.int32),
        }
