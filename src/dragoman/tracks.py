"""What many reports tell together, as a person sees it in the terminal: tracks of talks and of courts, tolls.

Norland, Northern League · mediated by Sudland · indirect · in Tarsa
  8 February 2024   proposal · Sudland → proposal on the table
                      “Mediators from Sudland presented both sides with a proposal …”
                      (Coast Wire, 8 February 2024)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman import wording
from dragoman.accounts import Count, Proceeding, Process, Step, Toll
from dragoman.records import Actor, Document
from dragoman.terminal import Line, Page
from dragoman.wording import clean, days

#: Fetches a report by its id.
Fetch = Callable[[str], Document]


def print_process(page: Page, process: Process, document: Fetch) -> None:
    """A negotiation: whose, then what was done in the order of time, each step with the status that it makes."""
    page.line((" · ".join(_whose(process)), "bold"))
    status = {one.step: one.status for one in process.statuses}
    for number, step in enumerate(process.steps):
        _print_step(page, step, document, status.get(number))
    page.line()


def _whose(process: Process) -> Iterator[str]:
    yield _names(process.parties)
    if process.mediators:
        yield f"mediated by {_names(process.mediators)}"
    if process.direct is not None:
        yield "direct" if process.direct else "indirect"
    if process.venues:
        yield f"in {', '.join(map(clean, process.venues))}"


def print_proceeding(page: Page, proceeding: Proceeding, document: Fetch) -> None:
    """What went on before a court, in the order of time."""
    against = f"against {_names(proceeding.defendants)}" if proceeding.defendants else ""
    page.line((" · ".join(filter(None, [clean(proceeding.court), against])), "bold"))
    for step in proceeding.steps:
        _print_step(page, step, document, None)
    page.line()


def _print_step(page: Page, step: Step, document: Fetch, status: str | None) -> None:
    when = days(step.period)
    told = [f"{step.kind} {step.number}" if step.number else step.kind, _names(step.by), clean(step.place or "")]
    what = " · ".join(filter(None, [*told, step.answer]))
    page.entry(when, (f"{what} → {status}" if status else what, "bold"), *_evidence(step, document))


def _evidence(step: Step, document: Fetch) -> Iterator[Line]:
    """The words of the first report that tells of the step, and how many more do."""
    if step.words:
        first = step.words[0]
        yield (f"“{clean(first.quote)}”", "dim")
        more = len(step.documents) - 1
        yield (f"({_publisher(document(first.document))}{f', and {more} more' if more else ''}; {step.rule})", "dim")


def print_tolls(page: Page, tolls: Sequence[Toll], document: Fetch) -> None:
    """Tolls since some day first, then those of one occurrence, each with its sources and their numbers over time."""
    for toll in sorted(tolls, key=lambda toll: toll.scope != "cumulative"):
        page.line((f"{toll.measure}, {_scope(toll)}", "bold"))
        for source, counts in _by_source(toll.counts):
            page.line((f"  {clean(source) if source else 'in the reports’ own voice'}", ""))
            for count in counts:
                fallen = " (below what it had counted before)" if set(count.figures) & set(toll.falls) else ""
                reports = " · ".join(dict.fromkeys(_publisher(document(one)) for one in count.documents))
                when = days_of(count)
                page.entry(when, (f"{number(count)}{fallen}", ""), (f"({reports})", "dim"))
        page.line()


def _scope(toll: Toll) -> str:
    return days(toll.since) if toll.since else "of one occurrence"


def _by_source(counts: Iterable[Count]) -> Iterator[tuple[str | None, list[Count]]]:
    series: dict[str | None, list[Count]] = {}
    for count in counts:
        series.setdefault(count.source, []).append(count)
    yield from series.items()


def days_of(count: Count) -> str:
    """The day for which a number holds."""
    return wording.one_day(count.as_of) if count.as_of else "date unknown"


def number(count: Count) -> str:
    """How many: "1,022", "41 to 47", "52,300 or more", "up to 40", "about 130"; and of whom."""
    if count.high is None:
        told = f"{count.low:,} or more"
    elif count.low is None:
        told = f"up to {count.high:,}"
    else:
        told = f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"
    about = f"about {told}" if count.approximate else told
    return f"{about}: {clean(count.of)}" if count.of else about


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(clean(actor.name) for actor in actors)


def _publisher(document: Document) -> str:
    return f"{clean(document.publisher or document.name or document.id)}, {wording.published(document)}"
