"""What a person sees in the terminal: the page of a report, a chronology, the summary of a build.

    26–28 April 2025   CONSULT visit · Tarsa
                         Envoys of the League (XYZ GOV) → Harbour Council
                         “Envoys of the League came to Tarsa …”

Everything that comes from a report goes through ``wording``, which takes out what could steer a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, repeat, tee, zip_longest
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from dragoman import wording
from dragoman.records import Claim, Document, Event, Evidence, Figure, Findings, Headcount, Silence, Tally
from dragoman.wording import clean, days

if TYPE_CHECKING:  # a chronology needs no language model
    from dragoman.pipeline import Summary
    from dragoman.stores import Change, Denial, Differences, Told

#: The column of dates: as wide as "not after 28 September 2025" where there is room, else in two lines.
WIDE, NARROW = 27, 20

#: Words and how they look on a terminal.
Line = tuple[str, str]


class Page:
    """Where lines go: with their looks to a terminal, as bare words to a file or a pipe."""

    def __init__(self, stream: TextIO | None = None, width: int | None = None) -> None:
        self.stream = stream or sys.stdout
        self.width = width or get_terminal_size().columns
        # Rich takes a third of a millisecond a line; nobody would see what it adds to a file.
        self._console = Console(file=self.stream, emoji=False, highlight=False) if self.stream.isatty() else None

    def line(self, *parts: Line) -> None:
        """One line, of parts that may look different."""
        if self._console:
            self._console.print(Text.assemble(*parts), soft_wrap=True)
        else:
            self.stream.write("".join(text for text, _ in parts).rstrip() + "\n")

    def entry(self, when: str, *lines: Line) -> None:
        """A date at the left, lines beside it: the first says what, those below stand a little in."""
        margin = WIDE if self.width >= 100 else NARROW
        left = wrap(when, margin)
        right = _indented(lines, max(self.width - margin - 4, 24))
        for day, (text, style) in zip_longest(left, right):
            self.line((f"  {day or '':{margin}}  ", "cyan"), (text, style))


def _indented(lines: Iterable[Line], width: int) -> Iterator[Line]:
    for (text, style), indent in zip(lines, chain([""], repeat("  ")), strict=False):
        for part in wrap(text, width - len(indent)):
            yield f"{indent}{part}", style


def print_findings(page: Page, findings: Findings) -> None:
    """All that was found in one report, for someone who reads it."""
    document = findings.document
    page.line((clean(document.title or document.name or document.id), "bold"))
    page.line((" · ".join(_provenance(document)), "dim"))
    sections: list[tuple[str, Sequence[tuple[str, *tuple[Line, ...]]]]] = [
        ("Events", list(event_entries(sorted(findings.events, key=_moment)))),
        ("Claims", [claim_entry(claim, document) for claim in findings.claims]),
        ("Figures", [figure_entry(figure) for figure in findings.figures]),
    ]
    if findings.silences:
        sections.append(("Said nothing", [silence_entry(silence) for silence in findings.silences]))
    for heading, entries in sections:
        page.line()
        page.line((f"{heading} ({len(entries)})" if entries else f"{heading}: none", "bold"))
        for entry in entries:
            page.entry(*entry)
    page.line()


def _provenance(document: Document) -> Iterator[str]:
    yield wording.published(document)
    if document.publisher:
        yield clean(document.publisher)
    if document.name and document.title:
        yield clean(document.name)


def _moment(event: Event) -> tuple[bool, date, int]:
    """Where an event stands in time order; those without a date come last, in the order of the text."""
    day = (event.period.start or event.period.last) if event.period else None
    return (day is None, day or date.max, event.trigger.span.start)


def event_entries(events: Iterable[Event]) -> Iterator[tuple[str, Line, Line, Line]]:
    """When, what, where, who, and in which words; words that have just been quoted are not quoted again."""
    before: Evidence | None = None
    for event in events:
        told = [wording.kind(event), wording.place(event), wording.REALIS[event.realis]]
        again = (f"(the same words, at “{clean(event.trigger.quote)}”)", "dim")
        yield (
            days(event.period),
            (" · ".join(filter(None, told)), "bold"),
            (wording.parties(event), ""),
            again if event.evidence == before else _quoted(event.evidence.quote),
        )
        before = event.evidence


def claim_entry(claim: Claim, document: Document) -> tuple[str, Line, Line]:
    """When it was said, by whom and how, and what."""
    said = days(claim.said) if claim.said else ""
    voice = f"{wording.speaker(claim, document)} · {wording.stance(claim)}"
    return (said, (voice, "bold"), _quoted(claim.content.quote))


def silence_entry(silence: Silence) -> tuple[str, Line, Line]:
    """Who is told to have said nothing, and the sentence that tells it."""
    voice = wording.party(silence.speaker) if silence.speaker else "nobody named"
    return ("", (voice, "bold"), _quoted(silence.evidence.quote))


def figure_entry(figure: Figure) -> tuple[str, Line, Line]:
    """Over what days, how many, where and according to whom."""
    context = (
        f"in {clean(figure.place.quote)}" if figure.place else "",
        f"according to {clean(figure.source.quote)}" if figure.source else "",
    )
    over = days(figure.period) if figure.period else ""
    return (over, (wording.number(figure), "bold"), (", ".join(filter(None, context)), ""))


def print_headcounts(page: Page, document: Document, headcounts: Iterable[Headcount]) -> None:
    """How many in all after one report, with the counts that say so and what is part of what."""
    page.line((clean(document.title or document.name or document.id), "bold"))
    page.line((" · ".join(_provenance(document)), "dim"))
    for headcount in headcounts:
        page.line()
        page.line((wording.headcount(headcount), "bold"))
        whole = {tally.id: tally for tally in headcount.tallies}
        for tally in headcount.tallies:
            page.entry(wording.tally(tally), *tally_lines(tally, whole))
    page.line()


def tally_lines(tally: Tally, whole: Mapping[str, Tally]) -> tuple[Line, Line]:
    """The words of a count; of whom it is a part, who counted, and whether the report itself takes it back."""
    over = whole.get(tally.part_of or "")
    context = (
        f"part of “{clean(over.evidence.quote)}”" if over else "all",
        f"{tally.whom}" if tally.whom != "everyone" else "",
        f"according to {clean(tally.source.quote)}" if tally.source else "",
        "later revised" if tally.revised else "",
    )
    return _quoted(tally.evidence.quote), (", ".join(filter(None, context)), "")


def _quoted(words: str) -> Line:
    return (f"“{clean(words)}”", "dim")


def print_chronology(page: Page, events: Iterable[tuple[Document, Event]]) -> int:
    """Events of many reports, a date only where it changes; how many there were."""
    shown, before = 0, ""
    ours, theirs = tee(events)
    for (document, _), (when, *lines) in zip(ours, event_entries(event for _, event in theirs), strict=True):
        page.entry(when if when != before else "", *lines, (_source(document), "dim"))
        shown, before = shown + 1, when
    return shown


def print_passages(page: Page, passages: Iterable[tuple[Document, Evidence]]) -> int:
    """Reports that were found, each with the words that show why; how many there were."""
    shown = 0
    for document, words in passages:
        title = (clean(document.title or document.name or document.id), "bold")
        source = (clean(document.publisher or document.name or document.id), "dim")
        page.entry(wording.published(document), title, _quoted(words.quote), source)
        shown += 1
    return shown


def print_differences(page: Page, found: Differences) -> int:
    """What became known between two days, under a heading each; how much that is."""
    known = [_reported(known.first, known.reports) for known in found.events]
    sections = (
        ("Became known", known),
        ("Denied", list(map(_denial, found.denied))),
        ("Withdrawn", list(map(_denial, found.withdrawn))),
        ("Figures that changed", list(map(_change, found.changed))),
        ("New figures", [(*figure_entry(told.record), _by(told.document)) for told in found.figures]),
        ("New claims", [(*claim_entry(told.record, told.document), _by(told.document)) for told in found.claims]),
    )
    for heading, entries in sections:
        page.line((f"{heading} ({len(entries)})" if entries else f"{heading}: nothing", "bold"))
        for when, *lines in entries:
            page.entry(when, *lines)
    return sum(len(entries) for _, entries in sections)


def _reported(told: Told[Event], reports: int) -> tuple[str, *tuple[Line, ...]]:
    (entry,) = event_entries([told.record])
    further = f", and {_count(reports - 1, 'report')} more" if reports > 1 else ""
    return (*entry, (f"{_source(told.document)}{further}", "dim"))


def _denial(denial: Denial) -> tuple[str, *tuple[Line, ...]]:
    document, record = denial.denied.document, denial.denied.record
    words = record.content if isinstance(record, Claim) else record.evidence
    voice = wording.speaker(record, document) if isinstance(record, Claim) else clean(document.publisher or "a report")
    return (*_reported(denial.told, 1), (f"denied by {voice}", "bold"), _quoted(words.quote), _by(document))


def _change(change: Change) -> tuple[str, *tuple[Line, ...]]:
    before, after = (wording.number(told.record) for told in (change.before, change.after))
    when, _, context = figure_entry(change.after.record)
    was = (f"before: {before} {_source(change.before.document)}", "dim")
    return (when, (after, "bold"), context, _by(change.after.document), was)


def _by(document: Document) -> Line:
    return (_source(document), "dim")


def _source(document: Document) -> str:
    publisher = clean(document.publisher or document.name or document.id)
    return f"({publisher}, {wording.published(document)})"


def print_summary(page: Page, summary: Summary, place: str) -> None:
    """What a build did, in the words of someone who used to keep a spreadsheet."""
    totals = summary.totals
    for line in (
        f"{_count(summary.read, 'report')} read, {summary.known:,} already there, {summary.unreadable:,} unreadable",
        *_troubles(summary, place),
        f"{place} holds {_count(totals.documents, 'report')}, {totals.copies:,} of them copies of another",
        f"  {_count(totals.events, 'event')} · {_count(totals.claims, 'claim')} · {_count(totals.figures, 'figure')}",
        f"  {_count(totals.incidents, 'incident')}, {totals.shared:,} of them told by more than one report",
        f"  dates:  {totals.exact:,} exact, {totals.bounded:,} bounded, {totals.unknown:,} unknown",
        f"  places: {totals.placed:,} placed, {totals.unplaced:,} not",
        f"next: dragoman show {place}",
        f"      dragoman incidents {place}",
        f"      dragoman talks {place}",
        f"      dragoman export {place} --to events.csv",
    ):
        page.line((line, ""))


def _troubles(summary: Summary, place: str) -> Iterator[str]:
    """Why something was not read: the first few reasons, and where the rest is."""
    yield from (f"  {clean(reason)}" for reason in summary.reasons)
    if summary.incomplete:
        yield f"  {_count(summary.incomplete, 'report')} read without a field that makes no sense"
    if summary.unreadable > len(summary.reasons) or summary.incomplete:
        yield f"  all reasons: dragoman log {place}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
