"""What the reports hold of one incident, process or case, for formats that know nothing of these.

``--only`` the strike in Tarsa: its reports, each with its events of that strike, who vouches for them and how many they
count; what else stands in the reports is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.accounts import Accounts, Step
from dragoman.records import Findings


def chosen(records: Iterable[Findings], accounts: Accounts) -> Iterator[Findings]:
    """The reports on which ``accounts`` rest, each with no other events, claims and figures than theirs."""
    incidents, steps = list(accounts.incidents or ()), list(_steps(accounts))
    reports = {document for told in (*incidents, *steps) for document in told.documents}
    named = {event for told in (*incidents, *steps) for event in told.events}
    named |= {claim for step in steps for claim in step.claims}
    counts = [count for told in (*incidents, *accounts.tolls) for count in told.counts]
    named |= {figure for count in counts for figure in count.figures}
    reports |= {document for count in counts for document in count.documents}
    return (_narrowed(findings, named) for findings in records if findings.document.id in reports)


def _steps(accounts: Accounts) -> Iterator[Step]:
    for told in (*accounts.processes, *accounts.proceedings):
        yield from told.steps


def _narrowed(findings: Findings, named: set[str]) -> Findings:
    """A report with what is ``named``, the figures of these events, and the claims about any of them."""
    theirs = named | {figure.id for figure in findings.figures if figure.event in named}
    theirs |= {claim.id for claim in findings.claims if not theirs.isdisjoint(claim.about)}
    every = (*findings.events, *findings.claims, *findings.figures)
    return findings.without({record.id for record in every} - theirs)
