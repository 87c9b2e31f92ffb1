"""Comparing what is new with its likes: copies by their words, events by their traces.

A report that comes in is compared with those that share a band of its sketch, each of its events with those under the
same keys; so ten new reports cost what ten reports cost, however many there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from dragoman.records import Findings, Link
from dragoman.resolvers.copies import find_copies, sketch
from dragoman.resolvers.ledger import Laid, Ledger
from dragoman.resolvers.narrowing import looked_up
from dragoman.resolvers.occurrences import OCCURRENCES, SAME, UNSURE, compare
from dragoman.resolvers.standing import ACCOUNTS
from dragoman.resolvers.traces import Trace, find_traces, packed, unpacked

#: Traces kept at hand while reports are compared: those of a few weeks of news.
AT_HAND = 50_000
#: Reports that are laid down in one transaction, and kept as compared in one: each costs what a report does to write.
TOGETHER = 25

#: The trace of each event of a report, and under what it is looked up.
Told = Mapping[str, tuple[Trace, list[int]]]


def compare_new(ledger: Ledger) -> None:
    """Compare each report that has not been compared since it was read."""
    at_hand: dict[str, Trace] = {}
    new = iter(ledger.uncompared())
    while some := list(islice(new, TOGETHER)):
        _compare(ledger, some, at_hand)


def _compare(ledger: Ledger, some: Sequence[tuple[Findings, str]], at_hand: dict[str, Trace]) -> None:
    """Lay these reports down, and compare each with those that were there before and with those before it."""
    told = {
        findings.document.id: {trace.event: (trace, looked_up(trace)) for trace in find_traces(findings)}
        for findings, _ in some
    }
    sketches = {findings.document.id: sketch(findings.document.text) for findings, _ in some}
    ledger.lay_down(list(_laid(ledger, some, sketches, told)))
    at_hand.update((id, trace) for of_report in told.values() for id, (trace, _) in of_report.items())
    sharing = ledger.sharing(sketches)
    under = ledger.meeting(key for of_report in told.values() for _, keys in of_report.values() for key in keys)
    _fetch(ledger, {event for events in under.values() for event in events}, at_hand)
    waiting = set(told)  # a pair of two new reports is compared once, by the later one
    kept = []
    for findings, digest in some:
        document = findings.document
        waiting.discard(document.id)
        found = list(find_copies(document, [other for other in sharing[document.id] if other.id not in waiting]))
        found.extend(_occurrences(told[document.id], under, at_hand, waiting))
        kept.append((document.id, digest, found))
    ledger.keep(kept)


def _laid(
    ledger: Ledger,
    some: Sequence[tuple[Findings, str]],
    sketches: Mapping[str, Sequence[int]],
    told: Mapping[str, Told],
) -> Iterator[Laid]:
    undisputed, judged = ledger.undisputed([findings for findings, _ in some])
    for (findings, digest), right in zip(some, undisputed, strict=True):
        document = findings.document.id
        traces = {id: (packed(trace), keys) for id, (trace, keys) in told[document].items()}
        added = (ACCOUNTS.version(), ACCOUNTS.contributions(right), judged)
        yield document, digest, sketches[document], traces, added


def _occurrences(
    told: Told, under: Mapping[int, Iterable[str]], at_hand: Mapping[str, Trace], waiting: Collection[str]
) -> Iterator[Link]:
    """A link for each event of another report that may be the same, but for those ``waiting`` to be compared."""
    for trace, keys in told.values():
        for event in sorted({event for key in keys for event in under.get(key, ())}):
            other = at_hand.get(event)
            if other is None or other.document == trace.document or other.document in waiting:
                continue
            compared = compare(trace, other)
            if compared is not None and compared.score >= UNSURE:
                left, right = sorted((trace.event, event))
                score = round(compared.score, 4)
                yield Link(
                    "event", left, right, "same" if score >= SAME else "unsure", score, OCCURRENCES, compared.why
                )


def _fetch(ledger: Ledger, wanted: set[str], at_hand: dict[str, Trace]) -> None:
    """Have these traces at hand; those that were fetched first make room."""
    for row in ledger.traces(wanted - at_hand.keys()):
        trace = unpacked(row)
        at_hand[trace.event] = trace
    if len(at_hand) <= AT_HAND:
        return
    for event in [event for event in list(at_hand)[: len(at_hand) - AT_HAND] if event not in wanted]:
        del at_hand[event]
