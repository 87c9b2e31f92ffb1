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

#: The share of common runs from which a report counts as a copy of one that somebody else published. The altered
#: wire copies of the demonstration share 0.40 to 0.55, any two other reports there less than 0.03.
ACROSS = 0.3

#: The same for two reports of one publisher, who has formulas of its own: two decrees of one day that name two
#: brigades shared 0.57 of their runs, two ratified treaties 0.77; what was the same report came to 0.95 and more.
WITHIN = 0.95

#: Words in a run: five in a row are seldom the same by chance in two reports of one day.
RUN = 5

# 255 hashes in 85 bands of 3: a pair that shares 0.4 of its runs meets in a band in 99.6 of 100 cases, one that
# shares 0.02 in less than one of 1,000; the exact share is what decides afterwards.
HASHES, BANDS, SEED = 255, 85, 1

_WORD = re.compile(r"\w+")


def find_copies(documents: Iterable[Document], document: Callable[[str], Document]) -> Iterator[Link]:
    """A link from each copy (right) to the earlier report that it is most like (left).

    ``documents`` come in order of publication; ``document`` fetches one again by its id.
    """
    seen = RMinHashLSH(ACROSS, HASHES, BANDS)
    ids: list[str] = []
    for report in documents:
        runs = shingles(report.text)
        if not runs:
            continue
        sketch = _sketch(runs)
        alike = (document(ids[number]) for number in sorted(seen.query(sketch)))
        shares = ((share(runs, shingles(earlier.text)), earlier) for earlier in alike)
        found = [(common, earlier.id) for common, earlier in shares if common >= _enough(earlier, report)]
        if found:
            # The greatest share; of two equals the earlier report.
            common, original = max(found, key=lambda pair: pair[0])
            yield Link("copy", original, report.id, "same", round(common, 4), COPIES)
        seen.insert(len(ids), sketch)
        ids.append(report.id)


def _enough(earlier: Document, later: Document) -> float:
    return WITHIN if earlier.publisher == later.publisher else ACROSS


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
