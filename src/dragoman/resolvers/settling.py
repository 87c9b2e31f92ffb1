"""Settling: events that are new, and those that they are linked to, are put into incidents.

A link may reach into incidents that stand already; these are then put together anew, from all their events, so that
growing and building from nothing lead to the same incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dragoman.accounts import Incident
from dragoman.records import Link
from dragoman.resolvers.amending import as_judged
from dragoman.resolvers.incidents import group, summarize
from dragoman.resolvers.ledger import Ledger
from dragoman.resolvers.traces import Trace, unpacked

#: New events taken together: enough to make a question of the store cheap.
TOGETHER = 400
#: The longest chain of copies of copies that is followed.
LONGEST = 50


class Copies(Protocol):
    """Who knows which reports are copies of which."""

    def originals(self, wanted: Iterable[str]) -> dict[str, str]: ...


def settle_new(ledger: Ledger) -> None:
    """Put each event that belongs to no incident into one."""
    left = ledger.unsettled()
    done: set[str] = set()
    for first in range(0, len(left), TOGETHER):
        begun = [event for event in left[first : first + TOGETHER] if event not in done]
        traces, links = _around(ledger, begun)
        done.update(traces)
        ledger.settle(list(summarize_each(ledger, _groups(ledger, traces, links))), links)


def _around(ledger: Ledger, begun: Sequence[str]) -> tuple[dict[str, Trace], list[Link]]:
    """The traces of these events and of all that links lead to from them, and those links."""
    traces: dict[str, Trace] = {}
    links: dict[tuple[str, str, str], Link] = {}
    wanted = set(begun)
    while wanted:
        found = {trace.event: trace for trace in map(unpacked, ledger.traces(wanted))}
        traces.update(found)
        told = ledger.linked(found)
        links.update({(link.left, link.right, link.by): link for link in told})
        same = (link for link in told if link.judgement == "same")
        wanted = {end for link in same for end in (link.left, link.right)} - traces.keys()
    # A judgement may be left of an event that is no longer found.
    return traces, [link for link in links.values() if link.left in traces and link.right in traces]


def _groups(ledger: Ledger, traces: dict[str, Trace], links: Sequence[Link]) -> list[list[str]]:
    """The events that are one; what a person says is wrong stands alone, whatever it was linked to."""
    gone = ledger.rejected(traces)
    if not gone:
        return group(traces, links)
    kept = {event: trace for event, trace in traces.items() if event not in gone}
    between = [link for link in links if link.left in kept and link.right in kept]
    return [*group(kept, between), *([event] for event in traces if event in gone)]


def summarize_each(ledger: Ledger, told: Sequence[Sequence[str]]) -> Iterator[Incident]:
    """The incident of each of these groups of events, which stand in the order of publication."""
    wanted = [event for events in told for event in events]
    found = ledger.events(wanted)
    counted: dict[str, list[int]] = {}
    figures = list(ledger.figures(wanted))
    wrong = ledger.rejected(figure.id for _, figure in figures)
    for number, (_, figure) in enumerate(figures):
        if figure.event and figure.id not in wrong:
            counted.setdefault(figure.event, []).append(number)
    originals = find_originals(ledger, {document.id for document, _ in found.values()})
    verdicts = ledger.verdicts(wanted)
    amended = {
        event: as_judged(found[event][1], said, ledger.actor_called, ledger.place_called)
        for event, said in verdicts.items()
        if event in found and event not in wrong
    }
    for events in told:
        present = [event for event in events if event in found]
        if present:
            numbers = sorted(number for event in present for number in counted.get(event, ()))
            yield summarize(
                [found[event] for event in present],
                [figures[number] for number in numbers],
                lambda document: originals.get(document, document),
                amended,
            )


def find_originals(ledger: Copies, documents: set[str]) -> dict[str, str]:
    """The first report in the chain of which each of these is a copy."""
    first = {document: document for document in documents}
    for _ in range(LONGEST):
        further = ledger.originals(set(first.values()))
        if not further:
            break
        first = {document: further.get(last, last) for document, last in first.items()}
    return first
