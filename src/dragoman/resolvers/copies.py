"""Reports that are copies of another: the same wire story under a second masthead.

"The parties met in Tarsa on Monday, mediators said", printed on the same day by two papers of which one cut the
last paragraph, is one source. Candidates share a band of their sketches, MinHash over runs of words; the true share of
common runs decides, and is the score of the link. A pair is judged alike whichever of the two came in first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from rensa import RMinHash

from dragoman.records import Document, Link

#: Who judges: the ``by`` of the links.
COPIES = "copies/shingles"

#: The share of common runs from which a report counts as a copy of one that somebody else published. The altered
#: wire copies of the demonstration share 0.40 to 0.55, any two other reports there less than 0.03.
ACROSS = 0.3

#: The same for two reports of one publisher, who has formulas of its own: two decrees of one day that name two
#: brigades shared 0.57 of their runs, two ratified treaties 0.77; what was the same report came to 0.95 and more.
WITHIN = 0.95

#: The same across publishers where more than ``DAYS`` lie between the two: wire copy is printed within days, and a
#: publisher's formula of last month, which others print too, shared up to 0.4 of its runs with this month's.
LATER, DAYS = 0.7, 7

#: Words in a run: five in a row are seldom the same by chance in two reports of one day.
RUN = 5

# 255 hashes in 85 bands of 3: a pair that shares 0.4 of its runs meets in a band in 99.6 of 100 cases, one that
# shares 0.02 in less than one of 1,000; the exact share is what decides afterwards.
HASHES, BANDS, SEED = 255, 85, 1

_WORD = re.compile(r"\w+")


def find_copies(report: Document, alike: Iterable[Document]) -> Iterator[Link]:
    """A link for each of the reports ``alike`` of which the report is a copy, or that is a copy of it.

    The earlier of the two stands on the left.
    """
    runs: frozenset[str] | None = None
    for other in alike:
        runs = shingles(report.text) if runs is None else runs
        common = share(runs, shingles(other.text)) if runs else 0.0
        if common >= _enough(report, other):
            left, right = sorted((report, other), key=_order)
            yield Link(
                "copy", left.id, right.id, "same", round(common, 4), COPIES, (f"{common:.0%} of runs in common",)
            )


def _enough(one: Document, other: Document) -> float:
    if one.publisher == other.publisher:
        return WITHIN
    days = [document.day for document in (one, other)]
    near = None in days or abs((days[0] or date.max) - (days[1] or date.max)) <= timedelta(DAYS)
    return ACROSS if near else LATER


def sketch(text: str) -> list[int]:
    """The bands of a text, each as 64 bits; none where it has no words."""
    runs = shingles(text)
    if not runs:
        return []
    hashes = RMinHash(num_perm=HASHES, seed=SEED)
    hashes.update(list(runs))
    told, rows = hashes.digest(), HASHES // BANDS
    return [_band(number, told[number * rows : (number + 1) * rows]) for number in range(BANDS)]


def _band(number: int, hashes: Iterable[int]) -> int:
    told = b"".join(value.to_bytes(8, "big") for value in (number, *hashes))
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big", signed=True)


def _order(document: Document) -> tuple[bool, str, str]:
    """By the moment of publication, the undated last."""
    published = document.published
    if isinstance(published, datetime) and published.tzinfo:
        published = published.astimezone(UTC).replace(tzinfo=None)
    return (published is None, published.isoformat() if published else "", document.id)


def shingles(text: str) -> frozenset[str]:
    """The runs of words of a text, without case and punctuation; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if len(words) < RUN:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(map(" ".join, zip(*(words[first:] for first in range(RUN)), strict=False)))


def share(left: frozenset[str], right: frozenset[str]) -> float:
    """Jaccard: how much of what either says both say."""
    return len(left & right) / len(left | right)
