"""Which country a report is about at each point: whose police "police" are.

A report of clashes in Kenya need not say "Kenyan" each time; its "residents" and "the government" are Kenya's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.extractors.names import NameRun
from dragoman.knowledge import Directory
from dragoman.records import Document, Sentence

# Codes of organisations: nobody's police are the United Nations'.
NO_HOME = frozenset(["IGO", "UNO", "EUR", "NGO", "IMG", "MNC"])
ELSEWHERE = frozenset(["outlet", "platform"])
OPENING = 3.0


class Home:
    """The country of each sentence of a report, as far as the report supports one."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], names: Sequence[Sequence[NameRun]], directory: Directory
    ) -> None:
        self.publisher = _publisher(document, directory)
        self._here = [_counted(runs) for runs in names]
        whole: Counter[str] = Counter()
        for number, here in enumerate(self._here):
            for country, weight in here.items():
                whole[country] += weight * (OPENING if number < 2 else 1.0)
        if self.publisher:
            whole[self.publisher] += 1.0
        self._main = [country for country, _ in whole.most_common()]

    @property
    def main(self) -> str | None:
        """The country that the report names most, its opening counting more."""
        return self._main[0] if self._main else None

    @property
    def of_people(self) -> str | None:
        """Whose someone is whose country is not said: an office speaks of its own."""
        return self.publisher or self.main

    @property
    def foe(self) -> str | None:
        """Whom the report's own side fights: the country named most after its own."""
        own = self.publisher or self.main
        return next((country for country in self._main if country != own), None)

    def at(self, number: int) -> str | None:
        """The country that a noun without one belongs to, in sentence ``number``."""
        here = self._here[number]
        if len(here) == 1:
            return next(iter(here))
        if self.main in here or not here:
            return self.main
        return here.most_common(1)[0][0]


def _counted(runs: Sequence[NameRun]) -> Counter[str]:
    here: Counter[str] = Counter()
    for run in runs:
        entry = run.senses[0].entry
        if entry.country and entry.country not in NO_HOME and entry.kind not in ELSEWHERE:
            here[entry.country] += 1
    return here


def _publisher(document: Document, directory: Directory) -> str | None:
    """The country whose office publishes the report; None for an outlet."""
    if not document.publisher:
        return None
    senses = directory.meaning(document.publisher)
    if not senses:
        from dragoman.knowledge.directory import pieces

        found = next(iter(directory.find(pieces(document.publisher))), None)
        senses = found.senses if found else ()
    entry = senses[0].entry if senses else None
    if entry is None or entry.kind in ELSEWHERE or entry.country in NO_HOME:
        return None
    return entry.country
