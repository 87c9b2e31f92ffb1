"""Where quotation marks pair up, and what stands between them.

'"We are ready," she said. "Are they?"' holds two quotations. A quotation may run over paragraphs that each
open it again, hold others inside, or never be closed: then it ends with its paragraph, or where the next opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Span

__all__ = ["Quotation", "find_quotations"]

_MARK = re.compile(r"[\"“”„«»‘’']|''|``|\n[ \t\r]*\n")
_DOUBLE, _SINGLE = "double", "single"
_KINDS = dict.fromkeys('"“”„«»', _DOUBLE) | dict.fromkeys("‘’'", _SINGLE)
_OPEN, _CLOSE = "“„«‘", "”»"
_BEFORE_OPENING = ": \t\n\r([{-–—/*>\u200e\u200f" + _OPEN + "\"'"
_AFTER_OPENING = "([{“‘$£€#@…<.\"'\u200e\u200f"
_TRIM = " \t\n\r\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words quoted (``span``), with their marks (``outer``); ``closed`` if the last mark is there."""

    span: Span
    outer: Span
    closed: bool


@dataclass(slots=True)
class _Open:
    kind: str
    mark: int
    # The quotations inside one that turns out to be unclosed stand for themselves.
    inside: list[Quotation]


def find_quotations(text: str) -> Iterator[Quotation]:
    """The outermost quotations of ``text``, in order; one pass, in linear time."""
    open_: list[_Open] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        kind = _KINDS.get(mark[0])
        if kind is None:
            if open_ and not _opens_again(text, match.end(), open_[0].kind):
                yield from _unclosed(text, open_, at)
                open_ = []
        elif _is_opening(text, at, kind):
            if not (open_ and open_[0].kind == kind and _begins_paragraph(text, at)):
                open_.append(_Open(kind, at, []))
        elif quotation := _close(text, open_, at, kind):
            if open_:
                open_[-1].inside.append(quotation)
            else:
                yield quotation
    yield from _unclosed(text, open_, len(text))


def _is_opening(text: str, at: int, kind: str) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _CLOSE:
        return False
    if mark in _OPEN and kind == _DOUBLE:
        return True
    # An apostrophe before a figure is a short year ('90s), one after a letter a possessive or a closing mark.
    fits = (not before or before in _BEFORE_OPENING) and bool(after) and (after.isalnum() or after in _AFTER_OPENING)
    return fits and not (kind == _SINGLE and (after.isdigit() or mark == "’"))


def _close(text: str, open_: list[_Open], at: int, kind: str) -> Quotation | None:
    """The quotation that the mark at ``at`` closes; what is open inside it ends unclosed and is forgotten."""
    if kind == _SINGLE and (text[at + 1 : at + 2].isalnum() or not any(one.kind == kind for one in open_[-1:])):
        return None
    while open_:
        one = open_.pop()
        if one.kind == kind:
            return _quotation(text, one.mark, at, closed=True)
    return None


def _quotation(text: str, opened: int, end: int, *, closed: bool) -> Quotation | None:
    start, last = opened + 1, end
    while start < last and text[start] in _TRIM:
        start += 1
    while last > start and text[last - 1] in _TRIM:
        last -= 1
    if start == last:
        return None
    return Quotation(Span(start, last), Span(opened, end + 1 if closed else last), closed)


def _unclosed(text: str, open_: list[_Open], end: int) -> Iterator[Quotation]:
    """What is still open when its paragraph ends: each runs to the next one inside or after it."""
    ends = [one.mark for one in open_[1:]] + [end]
    for one, following in zip(open_, ends, strict=False):
        stop = min(following, *(quotation.outer.start for quotation in one.inside[:1]), end)
        if one.kind == _DOUBLE and (quotation := _quotation(text, one.mark, stop, closed=False)):
            yield quotation
        yield from one.inside


def _opens_again(text: str, at: int, kind: str) -> bool:
    following = text[at : at + 12].lstrip(_TRIM)[:1]
    return bool(following) and following in _KINDS and _KINDS[following] == kind and following not in _CLOSE


def _begins_paragraph(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at].rstrip(" \t\u200e\u200f")
    return before.endswith("\n")
