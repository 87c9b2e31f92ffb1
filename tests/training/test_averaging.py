"""The mean of checkpoints. Needs torch, which is there for training only."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")


def checkpoint(weight: float, count: int = 7, label: str = "ASSAULT") -> dict[str, Any]:
    model = {"heads.0.weight": torch.tensor([weight, 2 * weight]), "steps": torch.tensor(count)}
    return {"model": model, "labels": {"event": ["-", label]}, "sizes": {"width": 48}}


def test_weights_are_averaged_and_the_rest_is_the_first_ones() -> None:
    from training.averaging import average

    told = average([checkpoint(1.0), checkpoint(2.0, 8), checkpoint(6.0, 9)])
    assert told["model"]["heads.0.weight"].tolist() == [3.0, 6.0]
    assert told["model"]["steps"].item() == 7
    assert (told["labels"], told["sizes"]) == ({"event": ["-", "ASSAULT"]}, {"width": 48})


def test_checkpoints_of_different_networks_have_no_mean() -> None:
    from training.averaging import average

    with pytest.raises(ValueError, match="the same heads and labels in all"):
        average([checkpoint(1.0), checkpoint(1.0, label="SANCTION")])
