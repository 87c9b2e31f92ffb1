"""The heads for what is reported: events with their parties, in the sentence or elsewhere, claims, contexts.

Shapes: B sentences, W words with the root before them, D the width of a word's vector. A role is scored between a
trigger and every word, by itself; a cue points to its speaker, and to the first and last word of its content, or to the
root where there is none in the sentence.

``loss`` asks for what is annotated, ``follow`` for what a larger model that has learnt the same holds likely: its
``outputs``, without the root; ``real`` (B, W) is 1 for words and 0 for what fills up a row.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.language import shapes
from dragoman.language.beyond import BEFORE, BEHIND

from .encoder import IGNORED, LOW, Dropout

EVENT_WEIGHTS = (4.0, 1.0, 1.5)  # of type, mode and realis
# Where a larger model is followed, a word counts as trigger or cue as far as that is likely; below this not at all, or
# the many that are none would weigh more than the few that are.
LEAST = 0.05
NO_EVENT, CUE_BEGINS = 0, 1  # the numbers of these labels
UNKNOWN = -1.0  # in the targets of roles and contexts: nothing is learnt from it


class Events(nn.Module):
    """What each word triggers: a PLOVER type or nothing, and of it mode and realis."""

    name = "event"

    def __init__(self, types: list[str], modes: list[str], realis: list[str], width: int, hidden: int) -> None:
        super().__init__()
        self.drop = Dropout(0.2)
        self.hidden = nn.Linear(width, hidden)
        self.kind = nn.Linear(hidden, len(types))
        self.mode = nn.Linear(hidden, len(modes))
        self.realis = nn.Linear(hidden, len(realis))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.drop(functional.gelu(self.hidden(self.drop(words))))
        return self.kind(hidden), self.mode(hidden), self.realis(hidden)

    def loss(self, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
        rows = (batch["event"] != IGNORED).any(1)
        if not bool(rows.any()):
            return words.sum() * 0
        found = self(words[rows])
        kinds = zip(found, ("event", "mode", "realis"), EVENT_WEIGHTS, strict=True)
        return torch.stack([weight * _tagging(logits, batch[name][rows]) for logits, name, weight in kinds]).sum()

    def follow(self, words: Tensor, real: Tensor, likely: Mapping[str, Tensor], shape: Tensor) -> Tensor:
        """Types of every word; mode and realis as far as it is likely to trigger anything."""
        found, event = self(words), real * (1 - likely["event"][..., NO_EVENT])
        kinds = zip(found, ("event", "mode", "realis"), (real, event, event), EVENT_WEIGHTS, strict=True)
        return torch.stack(
            [weight * _unlike(logits[:, 1:], likely[name], counts) for logits, name, counts, weight in kinds]
        ).sum()

    def outputs(self, words: Tensor, shape: Tensor) -> dict[str, Tensor]:
        """How likely each type, mode and realis is, (B, W, labels) each."""
        found = zip(("event", "mode", "realis"), self(words), strict=True)
        return {name: logits.float().softmax(-1)[:, 1:] for name, logits in found}


def _tagging(logits: Tensor, gold: Tensor) -> Tensor:
    known = (gold != IGNORED).sum().clamp(min=1)
    total = functional.cross_entropy(
        logits.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return total / known


def _unlike(logits: Tensor, likely: Tensor, counts: Tensor) -> Tensor:
    """The cross entropy of ``logits`` with ``likely`` (B, W, labels): its mean over the words as far as each counts."""
    return _mean(-(likely.float() * logits.float().log_softmax(-1)).sum(-1), counts)


def _mean(lost: Tensor, counts: Tensor) -> Tensor:
    """The mean of (B, W) as far as each ``counts`` (B, W); where all count for less than one, as for one."""
    counts = counts * (counts > LEAST)
    return (lost * counts).sum() / counts.sum().clamp(min=1)


class Roles(nn.Module):
    """How likely each word takes part in what each other word triggers, by role."""

    name = "role"

    def __init__(self, roles: list[str], width: int, size: int) -> None:
        super().__init__()
        self.roles, self.size = roles, size
        self.drop = Dropout(0.33)
        self.trigger = nn.Linear(width, size)
        self.bearer = nn.Linear(width, size)
        self.pair = nn.Linear(size + 1, len(roles) * (size + 1), bias=False)
        nn.init.normal_(self.pair.weight, std=0.02)

    def scores(self, words: Tensor) -> Tensor:
        """Logits (B, W, R, W): of trigger, role, bearer."""
        words = self.drop(words)
        trigger = self.drop(functional.gelu(self.trigger(words)))
        bearer = self.drop(functional.gelu(self.bearer(words)))
        one = torch.ones_like(trigger[..., :1])
        batch, count, _ = trigger.shape
        sides = self.pair(torch.cat([trigger, one], -1)).view(batch, count * len(self.roles), self.size + 1)
        scored = sides @ torch.cat([bearer, one], -1).transpose(-1, -2)
        return scored.view(batch, count, len(self.roles), count)

    def loss(self, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
        gold = batch["role"]
        rows = (gold != UNKNOWN).flatten(1).any(1)
        if not bool(rows.any()):
            return words.sum() * 0
        gold = gold[rows]
        known = gold != UNKNOWN
        scores = self.scores(words[rows]).float()
        lost = functional.binary_cross_entropy_with_logits(scores, gold.clamp(min=0), reduction="none")
        # A sum over the words of each trigger and role, a mean over those.
        return (lost * known).sum() / known.any(-1).sum().clamp(min=1)

    def follow(self, words: Tensor, real: Tensor, likely: Mapping[str, Tensor], shape: Tensor) -> Tensor:
        """Who takes part, as far as a word is likely to trigger anything."""
        scores = self.scores(words)[:, 1:, :, 1:].float()
        lost = functional.binary_cross_entropy_with_logits(scores, likely["role"].float(), reduction="none")
        each = (lost * real[:, None, None, :]).sum(-1).mean(-1)
        return _mean(each, real * (1 - likely["event"][..., NO_EVENT]))

    def outputs(self, words: Tensor, shape: Tensor) -> dict[str, Tensor]:
        return {"role": self.scores(words).float().sigmoid()[:, 1:, :, 1:]}


class Beyond(nn.Module):
    """Whom of those whom other sentences name an event is about, by role; the root of its own where there is none.

    What each word asks for as a trigger meets what each word has to give as a bearer; how many sentences lie between
    them counts, too. It is taught by itself, on vectors that no longer change (``training.beyond``).
    """

    name = "beyond"

    def __init__(self, roles: list[str], width: int, size: int) -> None:
        super().__init__()
        self.roles, self.size = roles, size
        self.drop = Dropout(0.33)
        self.trigger = nn.Linear(width, size)
        self.bearer = nn.Linear(width, size)
        self.pair = nn.Linear(size + 1, len(roles) * (size + 1), bias=False)
        self.away = nn.Parameter(torch.zeros(len(roles), BEFORE + BEHIND + 1))
        nn.init.normal_(self.pair.weight, std=0.02)

    def asking(self, words: Tensor) -> Tensor:
        """What each word (..., D), as a trigger, asks of a bearer of each role: (..., R, size + 1)."""
        trigger = self.drop(functional.gelu(self.trigger(self.drop(words))))
        told: Tensor = self.pair(torch.cat([trigger, torch.ones_like(trigger[..., :1])], -1))
        return told.view(*words.shape[:-1], len(self.roles), self.size + 1)

    def bearing(self, words: Tensor) -> Tensor:
        """What each word (..., D) has to give as a bearer: (..., size + 1)."""
        bearer = self.drop(functional.gelu(self.bearer(self.drop(words))))
        return torch.cat([bearer, torch.ones_like(bearer[..., :1])], -1)

    @property
    def taught(self) -> bool:
        """Whether anybody has taught it: a new one holds that no distance counts."""
        return bool(self.away.any())

    def loss(self, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Nothing: sentences that are read in any order say nothing of each other."""
        return words.sum() * 0

    def outputs(self, words: Tensor, shape: Tensor) -> dict[str, Tensor]:
        """asking (B, W, R, size + 1), bearing (B, W, size + 1) with the root, and away (R, distances)."""
        return {"asking": self.asking(words)[:, 1:], "bearing": self.bearing(words), "away": self.away.detach()}


class Claims(nn.Module):
    """Which words are cues; whom each points to as its speaker, and where its content begins and ends."""

    name = "claim"

    def __init__(self, cues: list[str], stances: list[str], width: int, hidden: int, size: int) -> None:
        super().__init__()
        self.size = size
        self.drop = Dropout(0.2)
        self.hidden = nn.Linear(width, hidden)
        self.cue = nn.Linear(hidden, len(cues))
        self.stance = nn.Linear(hidden, len(stances))
        self.from_cue = nn.Linear(width, len(POINTERS) * size)
        self.to_word = nn.Linear(width, len(POINTERS) * size)

    def tags(self, words: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.drop(functional.gelu(self.hidden(self.drop(words))))
        return self.cue(hidden), self.stance(hidden)

    def pointers(self, words: Tensor, shape: Tensor) -> Tensor:
        """Logits (B, 3, W, W): how well each cue points to each word; to the root where there is nothing."""
        words = self.drop(words)

        def split(told: Tensor) -> Tensor:
            batch, count, _ = told.shape
            return self.drop(functional.gelu(told)).view(batch, count, len(POINTERS), self.size).transpose(1, 2)

        scores = split(self.from_cue(words)) @ split(self.to_word(words)).transpose(-1, -2) * self.size**-0.5
        return scores.float().masked_fill((shape == shapes.PAD)[:, None, None, :], LOW)

    def loss(self, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
        rows = (batch["cue"] != IGNORED).any(1)
        if not bool(rows.any()):
            return words.sum() * 0
        words, shape = words[rows], batch["shape"][rows]
        cue, stance = self.tags(words)
        lost = [2.0 * _tagging(cue, batch["cue"][rows]), 0.3 * _tagging(stance, batch["stance"][rows])]
        pointed = self.pointers(words, shape)
        for number, name in enumerate(POINTERS):
            lost.append(0.3 * _tagging(pointed[:, number], batch[name][rows]))
        return torch.stack(lost).sum()

    def follow(self, words: Tensor, real: Tensor, likely: Mapping[str, Tensor], shape: Tensor) -> Tensor:
        """Which words are cues; stance and pointers as far as one is likely to begin a cue."""
        cue, stance = self.tags(words)
        begins = real * likely["cue"][..., CUE_BEGINS]
        lost = [2.0 * _unlike(cue[:, 1:], likely["cue"], real), 0.3 * _unlike(stance[:, 1:], likely["stance"], begins)]
        pointed = self.pointers(words, shape)[:, :, 1:]
        for number in range(len(POINTERS)):
            lost.append(0.3 * _unlike(pointed[:, number], likely["pointer"][:, :, number], begins))
        return torch.stack(lost).sum()

    def outputs(self, words: Tensor, shape: Tensor) -> dict[str, Tensor]:
        """How likely each tag of a cue and stance is, (B, W, labels); pointers (B, 3, W, W), the root first."""
        cue, stance = self.tags(words)
        pointed = self.pointers(words, shape).softmax(-1)
        return {
            "cue": cue.float().softmax(-1)[:, 1:],
            "stance": stance.float().softmax(-1)[:, 1:],
            "pointer": pointed[:, :, 1:].transpose(1, 2),
        }


POINTERS = ("source", "begin", "end")


class Contexts(nn.Module):
    """In which of PLOVER's contexts a sentence stands: each by itself, read off the root."""

    name = "context"

    def __init__(self, contexts: list[str], width: int) -> None:
        super().__init__()
        self.drop = Dropout(0.2)
        self.out = nn.Linear(width, len(contexts))

    def loss(self, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
        gold = batch["context"]
        known = gold[:, 0] != UNKNOWN
        if not bool(known.any()):
            return words.sum() * 0
        logits = self.out(self.drop(words[known, 0])).float()
        return 2.0 * functional.binary_cross_entropy_with_logits(logits, gold[known])

    def follow(self, words: Tensor, real: Tensor, likely: Mapping[str, Tensor], shape: Tensor) -> Tensor:
        """Contexts of every sentence."""
        logits = self.out(self.drop(words[:, 0])).float()
        return 2.0 * functional.binary_cross_entropy_with_logits(logits, likely["context"].float())

    def outputs(self, words: Tensor, shape: Tensor) -> dict[str, Tensor]:
        return {"context": self.out(words[:, 0]).float().sigmoid()}
