"""What a person sees in the terminal: the page of a report, a chronology, the summary of a build.

    26–28 April 2025   CONSULT visit · Tarsa
                         Envoys of the League (XYZ GOV) → Harbour Council
                         “Envoys of the League came to Tarsa …”

Everything that comes from a report goes through ``phrases``, which takes out what could steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import IO

from rich.console import Console
from rich.text import Text

from dragoman import phrases
from dragoman.phrases import clean, days
from dragoman.pipeline import Summary
from dragoman.records import Claim, Document, Event, Figure, Findings

#: The column of dates: as wide as "not after 28 September 2025" where there is room, else in two lines.
WIDE, NARROW = 27, 20


def console(stream: IO[str] | None = None, stderr: bool = False) -> Console:
    """A terminal that prints words as they are: nothing in them is taken for markup."""
    return Console(file=stream, stderr=stderr, markup=False, emoji=False, highlight=False)


def print_page(out: Console, findings: Findings) -> None:
    """All that was found in one report, for someone who reads it."""
    document = findings.document
    out.print(Text(clean(document.title or document.name or document.id), style="bold"))
    out.print(Text(" · ".join(_provenance(document)), style="dim"))
    sections = (
        ("Events", [event_row(event) for event in sorted(findings.events, key=_moment)]),
        ("Claims", [claim_row(claim, document) for claim in findings.claims]),
        ("Figures", [figure_row(figure) for figure in findings.figures]),
    )
    for heading, rows in sections:
        out.print()
        out.print(Text(f"{heading} ({len(rows)})" if rows else f"{heading}: none", style="bold"))
        for row in rows:
            print_row(out, *row)
    out.print()


def _provenance(document: Document) -> Iterator[str]:
    yield phrases.published(document)
    if document.publisher:
        yield clean(document.publisher)
    if document.name and document.title:
        yield clean(document.name)


def _moment(event: Event) -> tuple[bool, date, int]:
    """Where an event stands in time order; those without a date come last, in the order of the text."""
    day = (event.period.start or event.period.last) if event.period else None
    return (day is None, day or date.max, event.trigger.span.start)


def print_row(out: Console, when: str, *lines: Text) -> None:
    """A date at the left, lines beside it."""
    margin = WIDE if out.width >= 100 else NARROW
    left = Text(when, style="cyan").wrap(out, margin)
    right = list(_wrapped(out, max(out.width - margin - 4, 24), lines))
    for date_part, part in zip_longest(left, right, fillvalue=Text()):
        date_part.pad_right(margin - date_part.cell_len)
        line = Text("  ").append_text(date_part).append("  ").append_text(part)
        line.rstrip()
        out.print(line)


def _wrapped(out: Console, width: int, lines: tuple[Text, ...]) -> Iterator[Text]:
    """The first line says what; those below stand a little in."""
    indent = ""
    for line in filter(None, lines):
        for part in line.wrap(out, width - len(indent)):
            yield Text(indent).append_text(part)
        indent = "  "


def event_row(event: Event, source: str = "") -> tuple[str, Text, Text, Text, Text]:
    """When, what, where, who, in which words - and whose report, where there are many."""
    told = [phrases.kind(event), phrases.place(event), phrases.REALIS[event.realis]]
    return (
        days(event.period),
        Text(" · ".join(filter(None, told)), style="bold" if event.realis == "actual" else ""),
        Text(phrases.parties(event)),
        _quoted(event.evidence.quote),
        Text(source, style="dim"),
    )


def claim_row(claim: Claim, document: Document) -> tuple[str, Text, Text]:
    """When it was said, by whom and how, and what."""
    said = days(claim.said) if claim.said else ""
    return (
        said,
        Text(f"{phrases.speaker(claim, document)} · {claim.stance}", style="bold"),
        _quoted(claim.content.quote),
    )


def figure_row(figure: Figure) -> tuple[str, Text, Text]:
    """Over what days, how many, and according to whom."""
    context = [
        f"in {clean(figure.place.quote)}" if figure.place else "",
        f"according to {clean(figure.source.quote)}" if figure.source else "",
    ]
    return (
        days(figure.period) if figure.period else "",
        Text(phrases.number(figure), style="bold"),
        Text(", ".join(filter(None, context))),
    )


def _quoted(words: str) -> Text:
    return Text(f"“{clean(words)}”", style="dim")


def print_chronology(out: Console, events: Iterable[tuple[Document, Event]]) -> int:
    """Events of many reports, a date only where it changes; how many there were."""
    shown, before = 0, ""
    for document, event in events:
        source = ", ".join([clean(document.publisher or document.name or document.id), phrases.published(document)])
        when, *lines = event_row(event, f"({source})")
        print_row(out, when if when != before else "", *lines)
        shown, before = shown + 1, when
    return shown


def print_summary(out: Console, summary: Summary, place: str) -> None:
    """What a build did, in the words of someone who used to keep a spreadsheet."""
    totals = summary.totals
    for line in (
        f"{_count(summary.read, 'report')} read, {summary.known:,} already there, {summary.unreadable:,} unreadable",
        *_troubles(summary, place),
        f"{place} holds {_count(totals.documents, 'report')}, {totals.copies:,} of them copies of another",
        f"  {_count(totals.events, 'event')} · {_count(totals.claims, 'claim')} · {_count(totals.figures, 'figure')}",
        f"  dates:  {totals.exact:,} exact, {totals.bounded:,} bounded, {totals.unknown:,} unknown",
        f"  places: {totals.placed:,} placed, {totals.unplaced:,} not",
        f"next: dragoman show {place}",
        f"      dragoman export {place} --to events.csv",
    ):
        out.print(Text(line), soft_wrap=True)


def _troubles(summary: Summary, place: str) -> Iterator[str]:
    """Why something was not read: the first few reasons, and where the rest is."""
    yield from (f"  {clean(reason)}" for reason in summary.reasons)
    if summary.incomplete:
        yield f"  {_count(summary.incomplete, 'report')} read without a field that makes no sense"
    if summary.unreadable > len(summary.reasons) or summary.incomplete:
        yield f"  all reasons: dragoman log {place}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
