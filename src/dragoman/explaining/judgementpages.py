"""What people judged, as a list, and what a judgement did to the incidents.

    same, says anna       3fa91c000000 and 77c0a1000000
      before: 2 incidents: 5d1e00000000 (1 event), 9c2b00000000 (3 events)
      now: 1 incident: 9c2b00000000 (4 events)

Where people disagree, or a judgement does not do what it says, the page tells why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.accounts import Incident
from dragoman.explaining.judging import Ends, Outcome
from dragoman.explaining.phrases import count, headline, judgement, paragraph, short, source
from dragoman.records import Act, Document, Event, Evidence, Link, Verdict
from dragoman.terminal import Line, Page
from dragoman.wording import clean, days

Words = Mapping[str, tuple[Document, Evidence]]
#: What is said of a record, for people.
RULINGS = {"right": "right", "wrong": "rejected", "corrected": "corrected"}


def print_judgements(page: Page, said: Iterable[Link], ends: Ends) -> int:
    """What people said of pairs of events; how many judgements there were."""
    shown = 0
    for link in said:
        page.entry(judgement(link), *_both(link, ends))
        shown += 1
    return shown


def _both(link: Link, ends: Ends) -> Iterator[Line]:
    yield (f"{short(link.left)} and {short(link.right)}", "bold")
    for end in (link.left, link.right):
        yield (_event(*ends[end]) if end in ends else f"{short(end)} is not in this store", "")


def _event(document: Document, event: Event) -> str:
    return f"{headline(event)} · {days(event.period)} · “{clean(event.evidence.quote)}” ({source(document)})"


def print_verdicts(page: Page, said: Iterable[Verdict], words: Words) -> int:
    """What people said of records; how many verdicts there were."""
    shown = 0
    for verdict in said:
        page.entry(f"{RULINGS[verdict.ruling]}, says {_reader(verdict.by)}", *_of_record(verdict, words))
        shown += 1
    return shown


def _of_record(verdict: Verdict, words: Words) -> Iterator[Line]:
    yield (f"{verdict.kind} {short(verdict.record)}", "bold")
    if verdict.record in words:
        document, evidence = words[verdict.record]
        yield (f"“{clean(evidence.quote)}” ({source(document)})", "")
    else:
        yield (f"{short(verdict.record)} is not in this store", "")
    for part, value in verdict.corrections:
        yield (f"{part}: {value or 'not known'}", "")
    if verdict.note:
        yield (clean(verdict.note), "dim")


def print_acts(page: Page, acts: Iterable[Act]) -> int:
    """The log, a line each; how many acts there were."""
    shown = 0
    for act in acts:
        page.entry(act.at[:16].replace("T", " "), (f"{_reader(act.by)}: {_done(act)}", ""))
        shown += 1
    return shown


def _done(act: Act) -> str:
    on = act.on
    took = "undid: " if act.undoes is not None else "took back: " if act.after is None else ""
    if isinstance(on, Link):
        names = "names " if on.kind == "actor" else ""
        return f"{took}{on.judgement}, {names}{short(on.left)} and {short(on.right)}"
    return f"{took}{RULINGS[on.ruling]}, {on.kind} {short(on.record)}"


def _reader(by: str) -> str:
    return clean(by.removeprefix("person/"))


def print_outcome(page: Page, outcome: Outcome, ends: Ends) -> None:
    """What was judged and what became of the incidents; of many judgements only how many."""
    if len(outcome.judged) == 1 and not outcome.verdicts:
        (link,) = outcome.judged
        page.entry(f"{'withdrawn: ' if outcome.withdrawn else ''}{judgement(link)}", *_both(link, ends))
    else:
        told = [count(len(outcome.judged), "judgement")] if outcome.judged or not outcome.verdicts else []
        told += [count(len(outcome.verdicts), "verdict") + " on records"] if outcome.verdicts else []
        paragraph(page, " and ".join(told), "bold")
    for line in _what_became(outcome):
        paragraph(page, line, indent="  ")


def _what_became(outcome: Outcome) -> Iterator[str]:
    before, now = _sizes(outcome.before), _sizes(outcome.now)
    if _members(outcome.before) == _members(outcome.now):
        yield f"nothing changes: {now}"
    else:
        yield f"before: {before}"
        yield f"now: {now}"
    for link in outcome.disputed:
        yield f"{short(link.left)} and {short(link.right)} stay undecided, since people disagree: {judgement(link)}"
    for link in outcome.unmet:
        why = "since somebody keeps others beside them apart"
        yield f"{short(link.left)} and {short(link.right)} stay apart, {why}: {judgement(link)}"
    if outcome.missing:
        yield f"not in this store, so that nothing follows yet: {', '.join(map(short, outcome.missing))}"


def _members(incidents: Sequence[Incident]) -> set[tuple[str, ...]]:
    return {incident.events for incident in incidents}


def _sizes(incidents: Sequence[Incident]) -> str:
    told = [f"{short(incident.id)} ({count(len(incident.events), 'event')})" for incident in incidents]
    return f"{count(len(incidents), 'incident')}{': ' if told else ''}{', '.join(told)}"
