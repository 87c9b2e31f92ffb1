"""Words, cut the way Universal Dependencies cuts English.

"Israel's cease-fire didn't hold." is Israel | 's | cease | - | fire | did | n't | hold | .
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# One alternative a kind of word, tried in this order; each runs in linear time (no nested repeats).
WORD = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"'“”‘’()\[\]]*[^\s<>"'“”‘’()\[\].,;:!?]   # addresses
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                        # mail
  | [@\#]\w+                                            # handles and tags
  | (?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?                   # U.S., a.m., U.N
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|am|pm)?(?![^\W_])  # 52,300  7:30  1990s  3rd
  | \d+(?:[.,:/]\d+)*                                   # the 3 of 3bn
  | ['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b               # 's
  | [nN]['’][tT]\b
  | [^\W\d_]+?(?=[nN]['’][tT]\b)                         # did before n't
  | [^\W\d_][^\W_]*                                     # plain words
  | \.{2,} | -{2,} | [!?]{2,}
  | \S
    """,
    re.VERBOSE,
)


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where each word of ``text[start:end]`` begins and ends."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span()
