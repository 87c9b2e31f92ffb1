"""Comparing what is new with its likes: copies by their words, events by their traces.

A report that comes in is compared with those that share a band of its sketch, each of its events with those under the
same keys; so ten new reports cost what ten reports cost, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.records import Link
from dragoman.resolvers.copies import find_copies, sketch
from dragoman.resolvers.ledger import Ledger
from dragoman.resolvers.narrowing import looked_up
from dragoman.resolvers.occurrences import OCCURRENCES, SAME, UNSURE, compare
from dragoman.resolvers.standing import ACCOUNTS
from dragoman.resolvers.traces import Trace, find_traces, packed, unpacked

#: Traces kept at hand while reports are compared: those of a few weeks of news.
AT_HAND = 50_000


def compare_new(ledger: Ledger) -> None:
    """Compare each report that has not been compared since it was read."""
    at_hand: dict[str, Trace] = {}
    for findings, digest in ledger.uncompared():
        document = findings.document
        bands = sketch(document.text)
        told = {trace.event: (trace, looked_up(trace)) for trace in find_traces(findings)}
        undisputed, judged = ledger.undisputed(findings)
        added = (ACCOUNTS.version(), ACCOUNTS.contributions(undisputed), judged)
        traces = {id: (packed(trace), keys) for id, (trace, keys) in told.items()}
        ledger.lay_down(document.id, digest, bands, traces, added)
        found = list(find_copies(document, ledger.sharing(bands, document.id)))
        found.extend(_occurrences(ledger, told, at_hand))
        ledger.keep(document.id, digest, found)


def _occurrences(
    ledger: Ledger, told: Mapping[str, tuple[Trace, list[int]]], at_hand: dict[str, Trace]
) -> Iterator[Link]:
    """A link for each event of another report that may be the same."""
    under = ledger.meeting(key for _, keys in told.values() for key in keys)
    _fetch(ledger, {event for events in under.values() for event in events}, at_hand)
    for trace, keys in told.values():
        for event in sorted({event for key in keys for event in under.get(key, ())}):
            other = at_hand.get(event)
            if other is None or other.document == trace.document:
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
    for event in [event for event in list(at_hand)[: max(0, len(at_hand) - AT_HAND)] if event not in wanted]:
        del at_hand[event]
