"""How many in all: the counts of one report that count the same people, put together.

"At least 12 were killed, including three children ... the ministry put the toll at 15": between 12 and 15, and the
children are some of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extractors.tallies import Draft, find_drafts
from dragoman.knowledge import Knowledge
from dragoman.records import Document, Figure, Headcount, Sentence, Tally, tally_id

# The sentences that sum a report up: what they count in the report's own voice is its headcount.
OPENING = 3

# Counts that say how many; names, single people and bare plurals may be some of them.
NUMBERS = ("tally/number", "tally/sum")
PLURAL = "tally/plural"


def find_headcounts(
    document: Document,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    knowledge: Knowledge,
    *,
    civilians: bool = False,
) -> Iterator[Headcount]:
    """A headcount for each measure of people that the report counts, one of an incident before one of months or years.

    With ``civilians`` fighters are left out, where the report tells them apart.
    """
    drafts = list(find_drafts(document, sentences, figures, knowledge))
    if civilians:
        drafts = list(_of_civilians(drafts))
    kinds = dict.fromkeys((draft.measure, draft.cumulative) for draft in drafts)
    for measure, cumulative in sorted(kinds, key=lambda kind: kind[1]):
        counted = [draft for draft in drafts if (draft.measure, draft.cumulative) == (measure, cumulative)]
        yield _Reckoning(counted).headcount()


def _of_civilians(drafts: list[Draft]) -> Iterator[Draft]:
    """Without fighters; what a sum holds beside them stands by itself."""
    mixed = {draft.evidence.span for draft in drafts if draft.whom == "both"}
    for draft in drafts:
        if draft.whom not in ("fighters", "both"):
            yield replace(draft, inside=None) if draft.inside in mixed else draft


@dataclass(frozen=True, slots=True)
class _Reckoning:
    """The counts of one measure, in the order of the text."""

    drafts: list[Draft]

    def headcount(self) -> Headcount:
        own, whole = self.own(), self.whole()
        low, high = _between(own, whole)
        standing = [own, *whole] if own else whole
        return Headcount(self.drafts[0].measure, self.drafts[0].cumulative, low, high, tuple(self.tallies(standing)))

    def own(self) -> Draft | None:
        """The count with which the report opens, in its own voice; of some, where it never says how many in all."""
        opening = [draft for draft in self.drafts if _opens(draft)]
        everybody = next((draft for draft in opening if self.is_all(draft)), None)
        if everybody or any(self.is_all(draft) and draft.by in NUMBERS for draft in self.drafts):
            return everybody
        return next((draft for draft in opening if draft.scope == "some"), None)

    def is_all(self, draft: Draft) -> bool:
        """Whether everybody is counted: "three others" are all of a headcount that nothing was told of before."""
        first = draft.scope == "more" and draft is self.drafts[0]
        return (draft.scope == "all" or first) and draft.inside is None

    def whole(self) -> list[Draft]:
        """Those counts that are of everybody: numbers before names, and what has been revised only failing others."""
        numbers = [draft for draft in self.drafts if draft.by in NUMBERS and _most(draft)]
        everybody = [draft for draft in numbers if self.is_all(draft)]
        several = [draft for draft in self.drafts if draft.by == PLURAL and self.is_all(draft)]
        counts = everybody or numbers
        if several and counts and max(map(_most, counts)) < 2:
            return several  # "The strike hurt several people": one of them was seen
        if everybody:
            return [draft for draft in everybody if not draft.revised] or everybody
        # Nothing says how many in all: the most that is told of at once.
        most = max(_least(draft) for draft in numbers or self.drafts)
        return [draft for draft in numbers or self.drafts if _least(draft) == most]

    def tallies(self, standing: list[Draft]) -> Iterator[Tally]:
        """All counts, each with that of everybody under which it stands: the last in its sentence, or the largest."""
        whole = {id(draft) for draft in standing}
        largest = max(standing, key=_most)
        here = {draft.sentence: draft for draft in standing}
        for draft in self.drafts:
            over = None if id(draft) in whole else here.get(draft.sentence, largest)
            yield Tally(
                evidence=draft.evidence,
                measure=draft.measure,
                low=draft.low,
                high=draft.high,
                whom=draft.whom,
                source=draft.source,
                figures=draft.figures,
                part_of=tally_id(over.evidence, over.measure, over.by) if over else None,
                revised=draft.revised,
                by=draft.by,
            )


def _opens(draft: Draft) -> bool:
    own = draft.sentence < OPENING and draft.source is None and not draft.revised
    return own and draft.by != PLURAL and bool(_most(draft))


def _between(own: Draft | None, whole: list[Draft]) -> tuple[int, int]:
    """The lowest and the highest count; others move only that end which the report's own count leaves open."""
    lows, highs = [_least(draft) for draft in whole], [_most(draft) for draft in whole]
    if own is None:
        return min(lows), max(highs)
    low = own.low if own.low is not None else min(*lows, _most(own))
    return low, own.high if own.high is not None else max(*highs, low)


def _least(draft: Draft) -> int:
    return draft.low if draft.low is not None else draft.high or 0


def _most(draft: Draft) -> int:
    return draft.high if draft.high is not None else draft.low or 0
