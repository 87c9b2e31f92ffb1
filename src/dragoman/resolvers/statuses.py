"""How talks stand from a day on: each step makes it so until the next one does.

An offer to host talks is a contact, a round is talks, an agreement agreed, a truce in force; an alleged breach
strains it and a breach breaks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.accounts import Status, Step

#: What a step makes of the talks.
MAKES = {
    "offer": "contacts",
    "acceptance": "contacts",
    "talks": "talks",
    "round": "talks",
    "proposal": "proposal on the table",
    "agreement": "agreed",
    "truce": "in force",
    "exchange put off": "strained",
    "breach alleged": "strained",
    "breach": "broken",
    "called off": "suspended",
    "truce ended": "ended",
}

#: What only strains or suspends does so where there is something to strain or to suspend.
ONLY_AFTER = {
    "strained": frozenset({"in force", "agreed"}),
    "suspended": frozenset({"contacts", "talks", "proposal on the table", "ended"}),
    "contacts": frozenset({"", "broken", "ended", "suspended"}),
}


def statuses_of(steps: Sequence[Step]) -> tuple[Status, ...]:
    """The statuses in the order of time, from steps in that order; those without a day change nothing."""
    return tuple(_changes(steps))


def _changes(steps: Sequence[Step]) -> Iterator[Status]:
    before = ""
    for number, step in enumerate(steps):
        status = MAKES.get(step.kind)
        day = step.period.start if step.period else None
        if status is None or day is None or status == before:
            continue
        if before in ONLY_AFTER.get(status, {before}):
            yield Status(day, status, number)
            before = status
