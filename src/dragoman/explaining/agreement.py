"""How far two readers agree: of what both have judged, the share on which they say the same, and Cohen's kappa.

Anna and Ben have both judged forty pairs; on thirty-four they say the same. Since most pairs are different anyway, they
would say the same of 23 by chance: kappa is (34 - 23) / (40 - 23) = 0.65.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from dragoman.records import Link, Verdict

#: What readers choose of what the reports of an incident give, and in which parts of an event they say it.
CHOSEN = {"days": frozenset(("first", "last")), "places": frozenset(("place",))}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readers, on ``of`` ("pairs", "days"): how many both judged, and of how many they say the same.

    ``kappa`` is ``None`` where chance alone explains everything: nobody judged, or both always say one and the same.
    ``apart`` are the keys of those on which they differ.
    """

    one: str
    other: str
    of: str
    both: int
    same: int
    kappa: float | None
    apart: tuple[Hashable, ...]

    @property
    def share(self) -> float | None:
        """The share on which they say the same."""
        return self.same / self.both if self.both else None


def agreements(
    links: Iterable[Link], verdicts: Iterable[Verdict], homes: Mapping[str, str] | None = None
) -> list[Agreement]:
    """Each two readers that have judged something in common: pairs of events, records, the day and the place.

    ``homes`` are the incidents of events: Anna called the 3rd right at one event, Ben the 4th at another of the same.
    """
    said: dict[str, dict[str, dict[Hashable, str]]] = {of: defaultdict(dict) for of in ("pairs", "records", *CHOSEN)}
    for link in links:
        said["pairs"][link.by][link.left, link.right] = link.judgement
    for verdict in verdicts:
        # How a record should be corrected is free text; whether it needs to be is what two can agree on.
        said["records"][verdict.by][verdict.record] = verdict.ruling
        for of, parts in CHOSEN.items():
            chosen = [value for part, value in sorted(verdict.corrections) if part in parts]
            if verdict.kind == "event" and any(chosen):
                said[of][verdict.by][(homes or {}).get(verdict.record, verdict.record)] = " ".join(chosen)
    told = (
        agreement(one, other, of, by[one], by[other])
        for of, by in said.items()
        for one, other in combinations(sorted(by), 2)
    )
    return [one for one in told if one.both]


def agreement(one: str, other: str, of: str, ones: Mapping[Hashable, str], others: Mapping[Hashable, str]) -> Agreement:
    """Of two readers, by what each said of what."""
    both = [key for key in ones if key in others]
    apart = tuple(key for key in both if ones[key] != others[key])
    same = len(both) - len(apart)
    kappa = _kappa(Counter(ones[key] for key in both), Counter(others[key] for key in both), same, len(both))
    return Agreement(one, other, of, len(both), same, kappa, apart)


def _kappa(ones: Counter[str], others: Counter[str], same: int, both: int) -> float | None:
    chance = sum(ones[label] * others[label] for label in ones)
    # In whole numbers, so that "always the same" is known for sure.
    return None if chance == both * both else (same * both - chance) / (both * both - chance)
