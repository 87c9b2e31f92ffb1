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

# What tells more precisely how many comes first: numbers, then single people and names, then bare plurals.
RANKS = {"tally/number": 0, "tally/sum": 0, "tally/names": 1, "tally/one": 1, "tally/plural": 2}


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
    whole = _whole(drafts)
    low, high = _between(whole)
    return Toll(measure, low, high, tuple(_tallies(drafts, whole)))


def _whole(drafts: list[Draft]) -> list[Draft]:
    """Those counts that are of everybody."""
    able = [draft for draft in drafts if draft.scope == "all" and not draft.revised] or [
        draft for draft in drafts if draft.scope in ("all", "some")
    ]
    able = able or drafts
    best = min(RANKS[draft.by] for draft in able)
    able = [draft for draft in able if RANKS[draft.by] == best]
    return able


def _between(whole: list[Draft]) -> tuple[int, int]:
    """The lowest and the highest count; one that the report itself opens with stands against its sources."""
    own = next((draft for draft in whole if draft.sentence < OPENING and draft.source is None), None)
    lows = [_least(draft) for draft in whole]
    highs = [_most(draft) for draft in whole]
    if own is None:
        return min(lows), max(highs)
    if own.low is not None and own.high is not None:
        return own.low, own.high
    if own.low is not None:
        return own.low, max(highs)
    return min(lows), _most(own)


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
