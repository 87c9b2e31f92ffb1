"""Short phrases that several of our pages use: a report, an event in a line, how many.

"Coast Wire, 6 May 2025", "ASSAULT aerial · Tarsa (XYZ) · planned", "12 or more".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from textwrap import wrap

from dragoman import wording
from dragoman.accounts import Count
from dragoman.records import Document, Event, Evidence, Figure, Link
from dragoman.terminal import Page
from dragoman.wording import clean

#: What is done together: its parties stand on one side, or on either.
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
#: Letters of an id on a page: enough to be the only one among millions, and to be typed again.
SHORT = 12


def paragraph(page: Page, text: str, style: str = "", indent: str = "") -> None:
    """Lines over the whole page."""
    for line in wrap(text, page.width, initial_indent=indent, subsequent_indent=indent):
        page.line((line, style))


def short(id: str) -> str:
    """The beginning of an id, which stands for it in any command."""
    return id[:SHORT]


def count(number: int, noun: str) -> str:
    """ "1 report", "2,187 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def words(evidence: Evidence) -> str:
    """Words with where they stand: “shells” (120–126)."""
    return f"“{clean(evidence.quote)}” ({evidence.span.start}–{evidence.span.end})"


def publisher(document: Document) -> str:
    """Who tells it."""
    return clean(document.publisher or document.name or document.id)


def source(document: Document) -> str:
    """Who tells it, and when it came out."""
    return f"{publisher(document)}, {wording.published(document)}"


def publishers(documents: Iterable[Document]) -> str:
    """Who they are, each once: "Coast Wire (3 reports), Hill Post"."""
    told = Counter(map(publisher, documents))
    return ", ".join(name if times == 1 else f"{name} ({times} reports)" for name, times in told.items())


def headline(event: Event) -> str:
    """What, where, and whether it happened: "ASSAULT aerial · Tarsa (XYZ) · planned"."""
    return " · ".join(filter(None, [wording.kind(event), wording.place(event), wording.REALIS[event.realis]]))


def judgement(link: Link) -> str:
    """What was judged, and by whom: "same, says anna", "unsure, 0.41"."""
    person = link.by.removeprefix("person/")
    return f"{link.judgement}, {f'says {clean(person)}' if person != link.by else f'{link.score:.2f}'}"


def amount(counted: Count | Figure) -> str:
    """How many: "12", "12 or more", "up to 400", "about 30 to 40"."""
    low, high = counted.low, counted.high
    if low is not None and low == high:
        told = f"{low:,}"
    elif high is None:
        told = f"{low or 0:,} or more"
    else:
        told = f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
    return f"about {told}" if counted.approximate else told
