"""Reports written for Dragoman and annotated inline, what they tell, and whether they are well-formed.

    python -m training.corpus check              every mark, note, code and link
    python -m training.corpus show NAME          a report with its records, for a person
    python -m training.corpus measure [NEWS]     how much there is of what, how varied; NEWS is a file of real reports
    python -m training.corpus export OUT         texts with annotations beside them, for python -m evaluation.gold
    python -m training.corpus strip OUT NAME...  reports without their marks, to be annotated again
    python -m training.corpus agree OTHER        how far another annotation of the same reports agrees

FORMAT.md says how a report is annotated, DATASHEET.md how the corpus came to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .markup import MarkupError, Report, parse

__all__ = ["REPORTS", "MarkupError", "Report", "read"]

REPORTS = Path(__file__).parent / "reports"


def read(folder: Path = REPORTS) -> Iterator[Report]:
    """The reports of a folder, in the order of their names; raises ``MarkupError`` at the first that is malformed."""
    for path in sorted(folder.glob("*.txt")):
        yield parse(path.stem, path.read_text(encoding="utf-8"))
