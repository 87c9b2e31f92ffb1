"""Numbers that cannot both be right: of the same people, in one incident, by two who counted.

"The Health Office put the dead at 61, the Coast Monitor at 41 to 47": they are in dispute. The Health Office's 28 of
Friday after its 31 of Tuesday is a correction, 52 by the evening and 61 two days later a toll that rose, 22 in one
hospital's morgue a part of it: days and scope resolve these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from dragoman.accounts import Count, Toll
from dragoman.knowledge.disagreement import Disagreement
from dragoman.records import Actor, Claim, Evidence, Figure, Findings, Mention, Span, Stance
from dragoman.resolvers.voices import PRONOUNS
from dragoman.sayings import Resolution, Saying, Tension

#: What is counted in one incident by several who may disagree.
MEASURES = frozenset({"killed", "injured", "missing", "captured", "detained"})

#: Of two numbers for the same the higher is at most so many times the lower; else they count something else.
TIMES = 10

#: Sources of one toll that are held against one another, at the most: those with the most numbers.
MOST = 12

#: Who sets two numbers side by side knows their days, where these lie no further apart.
ONE_REPORT = timedelta(days=3)

#: How far beside a number the words stand that say whom it counts, in characters.
BESIDE = 45

#: Of whom a number is, its lowest and its highest.
Number = tuple[str | None, int | None, int | None]

_MORE = re.compile(r"\b(?:more|another|others?)\b", re.IGNORECASE)
_SOME_BEFORE = re.compile(r"\b(?:own|another|of (?:whom|them|these|those),?)\b[^.;]*$", re.IGNORECASE)
_SOME_AFTER = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:of (?:its|their|his|her|our) own|more\b|others?\b|of (?:them|whom|these|those)\b"
    r"|(?:were|are|being)(?: of)? (?:children|women|civilians|soldiers|fighters|minors|police))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two counts that exclude each other, of an incident; ``resolved_by`` what makes that none."""

    left: Count
    right: Count
    incident: str
    resolved_by: Resolution | None


def find_disputes(tolls: Iterable[Toll], incidents: Mapping[str, str], words: Disagreement) -> Iterator[Dispute]:
    """The counts that exclude each other; ``incidents`` are the ids of those in which people come to harm, by event."""
    for toll in tolls:
        incident = incidents.get(toll.incident or "")
        if toll.scope == "incident" and incident and toll.measure in MEASURES:
            yield from _of_toll(toll.counts, incident, words)


def _of_toll(counts: Iterable[Count], incident: str, words: Disagreement) -> Iterator[Dispute]:
    """The latest numbers of each two sources for the same people."""
    people: dict[str | None, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    giving: dict[Number, set[str]] = defaultdict(set)
    for count in counts:
        giving[count.of, count.low, count.high].update(count.documents)
        if count.source and count.as_of and not _anyone(count.source, words):
            people[count.of][count.source].append(count)
    for sources in people.values():
        series = sorted(sources.values(), key=lambda theirs: (-len(theirs), theirs[0].source or ""))[:MOST]
        for one, other in combinations(series, 2):
            left, right = sorted((_latest(one), _latest(other)), key=lambda count: (count.as_of, count.figures))
            if _excluded(left, right):
                yield Dispute(
                    left, right, incident, _resolution(left, right, _side_by_side(left, right, giving), words)
                )


def _side_by_side(left: Count, right: Count, giving: Mapping[Number, Collection[str]]) -> bool:
    """Whether a report that gives the one's count has the number of the other too, whoever it says has counted it."""
    one, other = (giving[count.of, count.low, count.high] for count in (left, right))
    return not (set(left.documents).isdisjoint(other) and set(right.documents).isdisjoint(one))


def _anyone(source: str, words: Disagreement) -> bool:
    return source.casefold() in PRONOUNS or (source.islower() and source.split()[-1] in words.anyone)


def _latest(counts: Iterable[Count]) -> Count:
    return max(counts, key=lambda count: (count.as_of, count.figures))


def _excluded(left: Count, right: Count) -> bool:
    """Whether no number is both; bare bounds and numbers that are far off count something else, or the like."""
    bounds = [(count.low or 0, count.high or (count.low or 0)) for count in (left, right)]
    if None in (left.low, right.low) or left.approximate or right.approximate:
        return False
    (low, high), (other_low, other_high) = bounds
    if left.high is None and right.high is None:
        return False
    above = [None if count.high is None else high for count, (_, high) in zip((left, right), bounds, strict=True)]
    apart = (above[0] is not None and above[0] < other_low) or (above[1] is not None and above[1] < low)
    return apart and max(high, other_high) <= TIMES * max(1, min(low, other_low)) and max(high, other_high) > 1


def _resolution(left: Count, right: Count, together: bool, words: Disagreement) -> Resolution | None:
    """A toll that rose from one day to the next is none; nor is the count of a hospital beside that of all."""
    if _partly(left, words) or _partly(right, words):
        return "scope"
    rose = (right.low or 0) > (left.low or 0)
    apart = abs(right.as_of - left.as_of) if left.as_of and right.as_of else timedelta()
    return "date" if rose and apart > (ONE_REPORT if together else timedelta()) else None


def _partly(count: Count, words: Disagreement) -> bool:
    return bool(words.partly.intersection((count.source or "").casefold().split())) or count.of == "bodies"


def dispute_of(dispute: Dispute, reports: Mapping[str, Findings], words: Disagreement) -> Tension | None:
    """The dispute as a tension, in the words of the ``reports`` that first gave its numbers; ``None`` without these."""
    sides = [_side(count, reports) for count in (dispute.left, dispute.right)]
    left, right = sides
    if left is None or right is None:
        return None
    partly = any(some or words.partly.intersection(one.words.quote.casefold().split()) for one, some in (left, right))
    (one, _), (other, _) = left, right
    return Tension(
        "disputed number", one, other, dispute.left.measure, dispute.incident,
        ("of one incident", f"{one.what} against {other.what}"), "scope" if partly else dispute.resolved_by,
    )  # fmt: skip


def reports_of(disputes: Iterable[Dispute]) -> set[str]:
    """The reports whose words are wanted."""
    return {count.documents[0] for one in disputes for count in (one.left, one.right)}


def _side(count: Count, reports: Mapping[str, Findings]) -> tuple[Saying, bool] | None:
    """Who gives a number and in what words, and whether these say that it is of some only."""
    findings = reports.get(count.documents[0])
    figure = next((one for one in findings.figures if one.id == count.figures[0]), None) if findings else None
    if findings is None or figure is None:
        return None
    claim = {id: claim for claim in findings.claims for id in claim.about}.get(figure.id)
    return _named(_saying(findings, figure, claim), count), _of_some(findings.document.text, figure.evidence.span)


def _of_some(text: str, figure: Span) -> bool:
    """Whether the words beside a number say that it counts some only: "nine of its own", "two more"."""
    before, after = text[max(0, figure.start - BESIDE) : figure.start], text[figure.end : figure.end + BESIDE]
    return bool(
        _SOME_BEFORE.search(before) or _SOME_AFTER.match(after) or _MORE.search(text[figure.start : figure.end])
    )


def _named(saying: Saying, count: Count) -> Saying:
    """The saying in the name of who counted, with the number as it is given."""
    low, high = count.low, count.high
    number = f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"
    speaker = saying.speaker or Actor(count.source or "")
    of = f" {count.of}" if count.of else ""
    return Saying(
        speaker, saying.claim, saying.about, f"{number}{of} {count.measure}", saying.stance, True, saying.said,
        saying.reported, saying.words, count.documents,
    )  # fmt: skip


def _saying(findings: Findings, figure: Figure, claim: Claim | None) -> Saying:
    document = findings.document
    speaker: Mention | None = claim.speaker if claim else None
    words: Evidence = claim.content if claim else figure.evidence
    stance: Stance = claim.stance if claim else "reports"
    return Saying(
        speaker.actor if speaker else None, claim.id if claim else None, (figure.id,), "", stance,
        True, claim.said if claim else figure.period, document.day, words, (document.id,),
    )  # fmt: skip
