"""What the reports hold of one incident, process or case, for formats that know nothing of these.

``--only`` the strike in Tarsa: its reports, each with its events of that strike, who vouches for them and how many they
count; what else stands in the reports is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.accounts import Accounts, Incident, Step, Toll
from dragoman.records import Claim, Event, Figure, Findings


def chosen(records: Iterable[Findings], accounts: Accounts) -> Iterator[Findings]:
    """The reports on which ``accounts`` rest, each with no other events, claims and figures than theirs."""
    incidents, steps = list(accounts.incidents or ()), list(_steps(accounts))
    told: list[Incident | Step] = [*incidents, *steps]
    counted: list[Incident | Toll] = [*incidents, *accounts.tolls]
    counts = [count for each in counted for count in each.counts]
    reports = {document for each in told for document in each.documents}
    reports |= {document for count in counts for document in count.documents}
    named = {event for each in told for event in each.events}
    named |= {claim for step in steps for claim in step.claims}
    named |= {figure for count in counts for figure in count.figures}
    return (_narrowed(findings, named) for findings in records if findings.document.id in reports)


def _steps(accounts: Accounts) -> Iterator[Step]:
    for process in accounts.processes:
        yield from process.steps
    for proceeding in accounts.proceedings:
        yield from proceeding.steps


def _narrowed(findings: Findings, named: set[str]) -> Findings:
    """A report with what is ``named``, the figures of these events, and the claims about any of them."""
    theirs = named | {figure.id for figure in findings.figures if figure.event in named}
    theirs |= {claim.id for claim in findings.claims if not theirs.isdisjoint(claim.about)}
    every: list[Event | Claim | Figure] = [*findings.events, *findings.claims, *findings.figures]
    return findings.without({record.id for record in every} - theirs)
