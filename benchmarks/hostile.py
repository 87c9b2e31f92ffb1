"""Whether times are looked for in time in proportion to the length of a line, whatever stands on it.

    python -m benchmarks.hostile [--size CHARACTERS]

Each line repeats one piece of text without an end: common words of times, digits, dates that never come. The CPU time
of the whole line is set beside that of a quarter of it: 4 is linear, 16 would be the square.
"""

from __future__ import annotations

import argparse
import time
from datetime import date

from dragoman.extractors.times import find_times
from dragoman.knowledge import load
from dragoman.records import Document

LINES = {
    "news": "On Friday the army said that it had shelled two towns since March 3, killing at least 12 people. ",
    "words before a time": "the last few first ",
    "months": "March ",
    "numbers in words": "twenty-four hundred and ",
    "digit soup": "1234567890",
    "digits and points": "12.05.",
    "digits and colons": "12:",
    "years": "1999-2000/",
    "half a date": "3 ",
    "now": "now ",
    "quotation marks": "'98 \"",
    "blanks": " \t",
    "seconds": "last second ",
    "days of the war": "On Monday the third day of the war passed. ",
}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of the whole line")
    size = parser.parse_args().size
    load()
    print(f"{'line':22} {'found':>8} {'whole/quarter':>14} {'over news':>10}")
    news = measure(LINES["news"], size)[0]
    for name, piece in LINES.items():
        whole, found = measure(piece, size)
        quarter, _ = measure(piece, size // 4)
        print(f"{name:22} {found:8} {whole / quarter:14.1f} {whole / news:10.2f}")


def measure(piece: str, size: int) -> tuple[float, int]:
    """CPU seconds for a line of ``size`` characters, and how many times are found on it."""
    document = Document(piece * (size // len(piece)), published=date(2024, 3, 15))
    before = time.process_time()
    found = sum(1 for _ in find_times(document, (), load()))
    return time.process_time() - before, found


if __name__ == "__main__":
    main()
