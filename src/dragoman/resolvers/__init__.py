"""What reports have to do with one another: copies, one occurrence told by many, talks, courts, tolls, positions.

A wire report that four papers print is one source, not four; a strike of which seven reports tell is one incident.
``resolve(ledger)`` compares what is new with what it may be the same as, and keeps the judgements as links, which can
be taken back: no report and no event is ever merged into another; ``identify(register)`` does the same with the names
of those whom no table lists. What the reports tell together - ``find_processes``, ``find_proceedings``, ``find_tolls``,
``find_positions``, ``find_tensions`` - names the events, claims and figures that it comes from; ``ACCOUNTS`` say how a
store keeps talks, cases and tolls, so that they need not be derived anew whenever they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from dragoman.records import Link
from dragoman.resolvers.comparing import compare_new
from dragoman.resolvers.copies import COPIES
from dragoman.resolvers.identifying import Register, actors_among, identify
from dragoman.resolvers.identities import IDENTITIES
from dragoman.resolvers.ledger import Ledger
from dragoman.resolvers.occurrences import OCCURRENCES
from dragoman.resolvers.positions import find_positions, find_tensions
from dragoman.resolvers.proceedings import find_proceedings
from dragoman.resolvers.processes import find_processes
from dragoman.resolvers.settling import find_originals, settle_new
from dragoman.resolvers.standing import ACCOUNTS
from dragoman.resolvers.tolls import find_tolls

__all__ = [
    "ACCOUNTS",
    "COPIES",
    "IDENTITIES",
    "OCCURRENCES",
    "Ledger",
    "Register",
    "actors_among",
    "copies_among",
    "find_originals",
    "find_positions",
    "find_proceedings",
    "find_processes",
    "find_tensions",
    "find_tolls",
    "identify",
    "resolve",
    "settle_all",
]


class Compared(Protocol):
    """A store in which reports and names are compared."""

    def resolve(self, compare: Callable[[Any], None]) -> None: ...
    def identify(self, identify: Callable[[Any], None]) -> None: ...


def settle_all(store: Compared) -> None:
    """Compare all that is new in a store: its events, and who is who."""
    store.resolve(resolve)
    store.identify(identify)


def resolve(ledger: Ledger) -> None:
    """Compare each report that is new, or was read anew, and put its events into incidents.

    What was compared before is not compared again; the outcome is the same in whatever order reports arrive.
    """
    compare_new(ledger)
    settle_new(ledger)


def copies_among(links: Iterable[Link]) -> frozenset[str]:
    """The ids of the reports that repeat another, unless someone judged that pair to be different."""
    judged = [(link.left, link.right, link.judgement) for link in links if link.kind == "copy"]
    taken_back = {(left, right) for left, right, judgement in judged if judgement == "different"}
    return frozenset(
        right for left, right, judgement in judged if judgement == "same" and (left, right) not in taken_back
    )
