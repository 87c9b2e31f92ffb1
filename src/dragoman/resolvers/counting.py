"""Whom a number counts, in a word or two.

"401 soldiers killed and 72 missing" counts soldiers twice; "27 deaths, 24 of them civilians" everybody, and civilians;
the displaced are those who came from a place, or are in one.
"""

from __future__ import annotations

import re

from dragoman.knowledge.counters import Counters, load_counters
from dragoman.records import Figure, Findings, Span

#: How far behind a number its place may stand, in characters, and how far before it.
BEHIND, BEFORE = 120, 160

_OWN = re.compile(r"^(?:its|their|his|her|our|the|some|other) ")
_CUT = re.compile(
    r"[,;(]| (?:since|according|of (?:whom|them|which)|who|whom|have|has|had|were|was|are|in|on|by|from|during|"
    r"including|among|between|over|near|at|and)\b"
)
_AND = re.compile(r"[^.,;]{0,30} and (?:about |some |another |at least |more than )?")
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_LEFT = re.compile(
    rf"[^.;]{{0,{BEHIND}}}?\b(?:left|fled|leaving|fleeing|displaced from) (?P<place>{_NAME}(?:,? and [^.,;]{{3,50}}?)?)"
    r"(?= since| after| before| in | for | to |[.,;])"
)
_INSIDE = re.compile(rf"[^.;]{{0,{BEHIND}}}?\b(?P<place>(?:inside|in|within|across) {_NAME})")
_INTO = re.compile(rf"\b(?:into|in|to) (?P<place>{_NAME})")
_ON_SOIL = re.compile(r"\bon (?P<whose>[A-Z][\w’'-]+) (?:soil|territory)\b")
_OF_OWN = re.compile(r"[^.,;]{0,30} of (?:its|their|his|our) own\b")


def whom(findings: Findings, figure: Figure, previous: Figure | None, before: str | None) -> str | None:
    """Whom a figure counts, ``None`` for everybody; the ``previous`` one counts ``before``."""
    text, counters = findings.document.text, load_counters()
    if part := counters.part.match(text, figure.evidence.span.end):
        return part["of"].casefold()
    if figure.measure == "displaced":
        return _whence(findings, figure)
    if _is_own(text, figure, counters):
        return "own"
    span = figure.evidence.span
    if put := counters.number_of.search(text, max(0, span.start - BEFORE), span.start):
        return counters.kinds.get(put["kind"] or "") or _in_a_word(put["who"], counters)
    if figure.of is not None:
        return _in_a_word(figure.of.quote, counters)
    if previous is not None and previous.measure != figure.measure:
        return before if _AND.fullmatch(text, previous.evidence.span.end, figure.evidence.span.start) else None
    return None


def _in_a_word(quote: str, counters: Counters) -> str | None:
    words = _OWN.sub("", _CUT.split(quote)[0].strip().casefold())
    if not words or words.split()[-1] not in counters.everybody:
        return words or None
    return next((counters.kinds[word] for word in words.split() if word in counters.kinds), None)


def _is_own(text: str, figure: Figure, counters: Counters) -> bool:
    """ "Nine dead of its own", "own losses make nine killed"."""
    span = figure.evidence.span
    if _OF_OWN.match(text, span.end):
        return True
    start = max(text.rfind(mark, 0, span.start) for mark in (".", ";", "\n"))
    return bool(counters.own_losses.search(text, max(start, span.start - BEFORE), span.start))


def _whence(findings: Findings, figure: Figure) -> str | None:
    """From where the displaced come, or where they are: "from Marda", "in Sudland"."""
    text, span = findings.document.text, figure.evidence.span
    if left := _LEFT.match(text, span.end):
        return f"from {left['place']}"
    if inside := _INSIDE.match(text, span.end):
        return inside["place"]
    start = max(0, span.start - BEFORE, *(text.rfind(mark, 0, span.start) + 1 for mark in (".", ";", "\n")))
    places = list(_INTO.finditer(text, start, span.start))
    if places:
        return f"in {places[-1]['place']}"
    soil = _ON_SOIL.search(text, start, span.start)
    return f"in {_state(findings, Span(*soil.span('whose')))}" if soil else None


def _state(findings: Findings, whose: Span) -> str:
    """Of whom it is, by the name of the state: "Sudland" of "on Sudlandish soil"."""
    named = (one.actor.name for one in findings.mentions if one.actor and one.evidence.span == whose)
    return next(named, findings.document.text[whose.start : whose.end])
