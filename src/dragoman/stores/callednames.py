"""Under which key an event is found by the name of the incident that is called after it.

An incident has its id of its first event; once an earlier report tells of it, it has another one, and an address that
was shared before leads by this key to the event, and so to where it is told now.
"""

from __future__ import annotations

import re

from dragoman.records import digest

#: What an id looks like.
NAME = re.compile("[0-9a-f]{20}")


def incident_of(event: str) -> str:
    """The id of an incident whose first event this is."""
    return digest("incident", event)


def key_of(incident: str) -> int:
    """Its key: as much of the id as a number of the database holds."""
    return int.from_bytes(bytes.fromhex(incident[:16]), "big", signed=True)
