"""Where the actors of a network stand: those who have much to do with one another near, the rest apart.

Found on the server, once for each state of the store, and the same each time: no chance is involved. Everybody pushes
everybody away, and pairs pull. So that thousands take a second, the pushing is worked out on a grid, as the field of
all masses on it (particle-mesh, by a Fourier transform), and not pair by pair.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.intp]

GRID = 96
ROUNDS = 180
#: How strongly all are drawn to the middle: at 0.02 pairs without a tie to the rest drift off to a ring of their own.
GRAVITY = 0.15
#: How strongly they push one another, against the pull of pairs: at 0.2 groups run into one another.
PUSH = 0.03
#: An angle by which a spiral fills a disc evenly.
GOLDEN = np.pi * (3 - np.sqrt(5))


def positions(count: int, pairs: Sequence[tuple[int, int, float]]) -> Array:
    """A place for each of ``count`` nodes, tied by ``pairs`` (one, other, how strongly); within -1 and 1 both ways."""
    if count < 2:
        return np.zeros((count, 2))
    ends: Whole = np.array([pair[:2] for pair in pairs], dtype=np.intp).reshape(-1, 2)
    pull = np.log1p(np.array([pair[2] for pair in pairs], dtype=float))
    mass = 1 + np.bincount(ends.ravel(), minlength=count).astype(float)
    places = _spiral(mass)
    kernels = _kernels()
    for step in range(ROUNDS):
        force = _pushed(places, mass, kernels) - GRAVITY * mass[:, None] * places
        _pull(force, places, ends, pull)
        reach = np.sqrt((force**2).sum(axis=1, keepdims=True))
        # Steps get shorter, or nobody would come to rest.
        longest = 0.12 * np.sqrt(count) * (1 - step / ROUNDS) ** 1.5 + 1e-3
        places = places + force / np.maximum(reach, 1e-9) * np.minimum(reach / mass[:, None], longest)
    return _fitted(_apart(places))


def _spiral(mass: Array) -> Array:
    """At first the heaviest stand in the middle of a spiral."""
    rank = np.empty(len(mass))
    rank[np.argsort(-mass, kind="stable")] = np.arange(len(mass))
    radius, angle = np.sqrt(rank + 0.5), rank * GOLDEN
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _kernels() -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """The push of one mass on each cell around it, as a Fourier transform; its force falls with the distance."""
    offset = np.fft.fftfreq(2 * GRID, 1 / (2 * GRID))
    x, y = np.meshgrid(offset, offset, indexing="ij")
    fall = x**2 + y**2 + 0.6
    return np.fft.rfft2(x / fall), np.fft.rfft2(y / fall)


def _pushed(places: Array, mass: Array, kernels: tuple[NDArray[np.complex128], NDArray[np.complex128]]) -> Array:
    low = places.min(axis=0)
    cell = max(float((places.max(axis=0) - low).max()), 1e-9) / (GRID - 2)
    inside = (places - low) / cell
    corner = inside.astype(np.intp)
    part = inside - corner
    grid = np.zeros(4 * GRID * GRID)
    shares = []
    for right in (0, 1):
        for down in (0, 1):
            share = np.abs(1 - right - part[:, 0]) * np.abs(1 - down - part[:, 1])
            index = (corner[:, 0] + right) * 2 * GRID + corner[:, 1] + down
            grid += np.bincount(index, share * mass, minlength=len(grid))
            shares.append((index, share))
    field = np.fft.rfft2(grid.reshape(2 * GRID, 2 * GRID))
    sides = []
    for kernel in kernels:
        pushed = np.fft.irfft2(field * kernel, s=(2 * GRID, 2 * GRID)).ravel()
        sides.append(sum(share * pushed[index] for index, share in shares))
    return np.stack(sides, axis=1) * PUSH * mass[:, None] / cell


def _pull(force: Array, places: Array, ends: Whole, pull: Array) -> None:
    """Pairs draw near by the logarithm of how far apart they are, which keeps groups together and apart from others."""
    between = places[ends[:, 1]] - places[ends[:, 0]]
    apart = np.sqrt((between**2).sum(axis=1)) + 1e-9
    drawn = between * (3 * pull * np.log1p(apart) / apart)[:, None]
    for axis in (0, 1):
        force[:, axis] += np.bincount(ends[:, 0], drawn[:, axis], minlength=len(force))
        force[:, axis] -= np.bincount(ends[:, 1], drawn[:, axis], minlength=len(force))


def _apart(places: Array) -> Array:
    """Those who still stand on one another step aside."""
    near = 0.35 * float(np.sqrt(np.ptp(places, axis=0).prod() / len(places)))
    for _ in range(12):
        order = np.lexsort((places[:, 1], np.floor(places[:, 0] / near)))
        for shift in (1, 2):
            one, other = order[:-shift], order[shift:]
            between = places[other] - places[one]
            gap = np.sqrt((between**2).sum(axis=1)) + 1e-9
            aside = between / gap[:, None] * (np.clip(near - gap, 0, None) / 2)[:, None]
            places = places.copy()
            np.add.at(places, one, -aside)
            np.add.at(places, other, aside)
    return places


def _fitted(places: Array) -> Array:
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    around = places - middle
    fitted: Array = around / max(float(np.abs(around).max()), 1e-9)
    return fitted
