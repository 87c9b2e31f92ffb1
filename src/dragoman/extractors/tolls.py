"""How many in all: the counts of one report that count the same people, put together.

"At least 12 were killed, including three children ... the ministry put the toll at 15": between 12 and 15, and the
children are some of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extractors.tallies import Draft, find_drafts
from dragoman.knowledge import Knowledge
from dragoman.records import Document, Figure, Sentence, Tally, Toll, tally_id

# The sentences that sum a report up: what they count in the report's own voice is its toll.
OPENING = 3

# Counts that say how many; names, single people and bare plurals may be some of them.
NUMBERS = ("tally/number", "tally/sum")
PLURAL = "tally/plural"


def find_tolls(
    document: Document,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    knowledge: Knowledge,
    *,
    civilians: bool = False,
) -> Iterator[Toll]:
    """A toll for each measure of people that the report counts; of ``civilians`` alone, where it tells them apart."""
    drafts = list(find_drafts(document, sentences, figures, knowledge))
    for measure in dict.fromkeys(draft.measure for draft in drafts):
        counted = [draft for draft in drafts if draft.measure == measure]
        if civilians:
            counted = _of_civilians(counted)
        if counted:
            yield _toll(measure, counted)


def _of_civilians(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.whom != "fighters"]


def _toll(measure: str, drafts: list[Draft]) -> Toll:
    whole, own = _whole(drafts), _own(drafts)
    low, high = _between(whole, own)
    return Toll(measure, low, high, tuple(_tallies(drafts, [own, *whole] if own else whole)))


def _own(drafts: list[Draft]) -> Draft | None:
    """The count with which the report opens, in its own voice; of some, where it never says how many in all."""
    opening = [
        draft
        for draft in drafts
        if draft.sentence < OPENING and draft.source is None and not draft.revised and draft.by != PLURAL and _most(draft)
    ]
    everybody = [draft for draft in opening if _of_all(draft, drafts)]
    if everybody or any(_of_all(draft, drafts) and draft.by in NUMBERS for draft in drafts):
        return next(iter(everybody), None)
    return next((draft for draft in opening if draft.scope == "some"), None)


def _of_all(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether everybody is counted: "three others" are all of a toll that nothing was told of before."""
    return draft.scope == "all" or (draft.scope == "more" and draft is drafts[0])


def _whole(drafts: list[Draft]) -> list[Draft]:
    """Those counts that are of everybody: numbers before names, and what has been revised only failing others."""
    numbers = [draft for draft in drafts if draft.by in NUMBERS and _most(draft)]
    everybody = [draft for draft in numbers if _of_all(draft, drafts)]
    current = [draft for draft in everybody if not draft.revised]
    if current or everybody:
        return current or everybody
    # Nothing says how many in all: the most that is told of at once.
    most = max(_least(draft) for draft in numbers or drafts)
    return [draft for draft in numbers or drafts if _least(draft) == most]


def _between(whole: list[Draft], own: Draft | None) -> tuple[int, int]:
    """The lowest and the highest count; sources move only that end which the report's own count leaves open."""
    lows, highs = [_least(draft) for draft in whole], [_most(draft) for draft in whole]
    if own is None:
        return min(lows), max(highs)
    low = own.low if own.low is not None else min(*lows, _most(own))
    high = own.high if own.high is not None else max(*highs, low)
    return low, high


def _least(draft: Draft) -> int:
    return draft.low if draft.low is not None else draft.high or 0


def _most(draft: Draft) -> int:
    return draft.high if draft.high is not None else draft.low or 0


def _tallies(drafts: list[Draft], whole: list[Draft]) -> Iterator[Tally]:
    for draft in drafts:
        span = draft.evidence.span
        over = None if draft in whole else _over(draft, whole)
        yield Tally(
            draft.evidence,
            draft.measure,
            draft.low,
            draft.high,
            draft.whom,
            draft.source,
            draft.figures,
            tally_id(over.evidence.document, over.measure, over.evidence.span, over.by) if over else None,
            draft.revised,
            draft.by,
        )


def _over(draft: Draft, whole: list[Draft]) -> Draft | None:
    """The count of everybody that a part stands under: the nearest in its sentence, else the largest."""
    here = [each for each in whole if each.sentence == draft.sentence and _most(each) >= _least(draft)]
    return here[-1] if here else max(whole, key=_most)
