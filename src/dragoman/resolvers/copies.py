"""Reports that are copies of another: the same wire story under a second masthead.

"The parties met in Tarsa on Monday, mediators said", printed on the same day by two papers of which one cut the
last paragraph, is one source. Candidates come from MinHash over runs of words; the true share of common runs
decides, and is the score of the link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from rensa import RMinHash, RMinHashLSH

from dragoman.records import Document, Link

#: Who judges: the ``by`` of the links.
COPIES = "copies/shingles"

#: The share of common runs from which a report counts as a copy.
THRESHOLD = 0.5

#: Words in a run: five in a row are seldom the same by chance in two reports of one day.
RUN = 5

# 128 hashes in 32 bands of 4: a pair that shares half of its runs meets in a band with 87 %, one that
# shares two thirds with 99.9 %; the exact share is what decides afterwards.
HASHES, BANDS, SEED = 128, 32, 1

_WORD = re.compile(r"\w+")


def find_copies(documents: Iterable[Document], document: Callable[[str], Document]) -> Iterator[Link]:
    """A link from each copy (right) to the earlier report that it is most like (left).

    ``documents`` come in order of publication; ``document`` fetches one again by its id.
    """
    seen = RMinHashLSH(THRESHOLD, HASHES, BANDS)
    ids: list[str] = []
    for report in documents:
        runs = shingles(report.text)
        if not runs:
            continue
        sketch = _sketch(runs)
        candidates = (ids[number] for number in seen.query(sketch))
        shares = ((share(runs, shingles(document(id).text)), id) for id in candidates)
        # The greatest share; of two equals the earlier report.
        best, original = max(shares, key=lambda found: found[0], default=(0.0, ""))
        if best >= THRESHOLD:
            yield Link("copy", original, report.id, "same", round(best, 4), COPIES)
        seen.insert(len(ids), sketch)
        ids.append(report.id)


def shingles(text: str) -> frozenset[str]:
    """The runs of words of a text, without case and punctuation; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if len(words) < RUN:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(" ".join(words[first : first + RUN]) for first in range(len(words) - RUN + 1))


def share(left: frozenset[str], right: frozenset[str]) -> float:
    """Jaccard: how much of what either says both say."""
    return len(left & right) / len(left | right)


def _sketch(runs: frozenset[str]) -> RMinHash:
    sketch = RMinHash(num_perm=HASHES, seed=SEED)
    sketch.update(list(runs))
    return sketch
