"""Reports that are copies of another: the same wire story under a second masthead.

"The parties met in Tarsa on Monday, mediators said", printed on the same day by two papers of which one cut the
last paragraph, is one source. Candidates come from MinHash over runs of words; the true share of common runs
decides, and is the score of the link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from dragoman.records import Document, Link

WORD = re.compile(r"\w+")


def find_copies(documents: Iterable[Document], document: Callable[[str], Document]) -> Iterator[Link]:
    """A link from each copy (right) to the earlier report that it is most like (left)."""
    yield from ()
