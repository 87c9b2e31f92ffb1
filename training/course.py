"""A training under way: weights, their running average, how far it is; kept, so that what was broken off goes on."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn

from .model import Model
from .pace import Pace, slope

AVERAGE = 0.998  # of the running average of the weights that is measured and shipped
LONGEST = 5.0  # that all gradients together may be
KEPT_EVERY = 300  # seconds
KEPT = ("epoch", "within", "taken", "progress", "middle")


class Course:
    """What changes from step to step. ``OUT/last.pt`` keeps it after each epoch, and every five minutes."""

    def __init__(self, model: Model, chosen: argparse.Namespace, steps: int) -> None:
        self.model, self.path, self.epochs = model, chosen.out / "last.pt", chosen.epochs
        learnt = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
        self.average = {name: weight.detach().clone() for name, weight in learnt.items()}
        self.trained = list(learnt.values())
        self.optimiser = torch.optim.AdamW(
            _groups(learnt, chosen.rate, chosen.head_rate), weight_decay=0.01, fused=True
        )
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.pace = Pace(steps, chosen.minutes, chosen.began)
        self.order = random.Random(chosen.seed)
        torch.manual_seed(chosen.seed)
        self.epoch = self.within = self.taken = 0  # epochs done, steps of this epoch, steps of all
        self.progress = self.middle = 0.0
        self.drawn = self.order.getstate()
        self.kept = time.monotonic()

    @property
    def over(self) -> bool:
        """Whether all epochs are done, or the time is up."""
        return self.epoch >= self.epochs or self.progress >= 1

    def begin_epoch(self) -> float:
        """How far the training is in the middle of the epoch that begins, or goes on."""
        if not self.within:
            length = self.progress / self.epoch if self.epoch else 1 / self.epochs
            self.middle = min(1.0, self.progress + length / 2)
            self.drawn = self.order.getstate()
        return self.middle

    def step(self, losses: Mapping[str, Tensor]) -> None:
        """Learn from the losses of one batch."""
        torch.stack(list(losses.values())).sum().backward()
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * slope(self.progress)
        nn.utils.clip_grad_norm_(self.trained, LONGEST)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.taken += 1
        self.within += 1
        self.progress = self.pace.progress(self.taken)
        self._follow(min(AVERAGE, (1 + self.taken) / (10 + self.taken)))
        if not self.over and time.monotonic() - self.kept > KEPT_EVERY:
            self.keep()

    def end_epoch(self) -> None:
        """Count the epoch, the last one where the time is up; keep how far it is."""
        self.epoch = self.epochs if self.progress >= 1 else self.epoch + 1
        self.within = 0
        self.keep()

    def keep(self) -> None:
        """Write down all of it."""
        self.kept = time.monotonic()
        part = self.path.with_suffix(".part")
        told = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "order": self.drawn if self.within else self.order.getstate(),
            "random": torch.get_rng_state(),
            "spent": self.pace.spent,
            **{name: getattr(self, name) for name in KEPT},
        }
        torch.save(told, part)
        part.replace(self.path)

    def resume(self, device: torch.device) -> None:
        """Go on from what was kept, if anything was."""
        if not self.path.exists():
            return
        told: dict[str, Any] = torch.load(self.path, map_location=device, weights_only=False)
        self.model.load_state_dict(told["model"])
        self.optimiser.load_state_dict(told["optimiser"])
        self.average, self.pace.before = told["average"], told["spent"]
        self.order.setstate(told["order"])
        self.drawn = told["order"]
        for name in KEPT:
            setattr(self, name, told[name])
        torch.set_rng_state(told["random"].cpu())

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """The model with the averaged weights, for as long as it is measured."""
        own = {name: weight.detach().clone() for name, weight in self.model.state_dict().items()}
        self.settle()
        yield
        self.model.load_state_dict(own)

    def settle(self) -> None:
        """Give the model the averaged weights."""
        self.model.load_state_dict(self.average, strict=False)

    @torch.no_grad()
    def _follow(self, share: float) -> None:
        weights = [weight.detach() for name, weight in self.model.named_parameters() if name in self.average]
        torch._foreach_lerp_(list(self.average.values()), weights, 1 - share)


def _groups(learnt: Mapping[str, Tensor], rate: float, head_rate: float) -> list[dict[str, Any]]:
    own = ("heads", "encoder.mix", "encoder.shapes", "encoder.looks")  # what the published encoder lacks
    fresh = [weight for name, weight in learnt.items() if name.startswith(own)]
    known = [weight for name, weight in learnt.items() if not name.startswith(own)]
    return [{"params": weights, "lr": speed} for weights, speed in ((known, rate), (fresh, head_rate)) if weights]
