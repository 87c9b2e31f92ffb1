"""For whom the publisher of a report speaks: a state, a body of no state, or, as an outlet does, for nobody.

"Office of the President of Malta" and "Kremlin" say "we" of a state, "UN mission, press briefing" of the United
Nations. The "Valletta Observer" is a paper, whatever its town.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.knowledge import Knowledge
from dragoman.knowledge.directory import Entry, pieces
from dragoman.records import Actor, Document

# Codes of organisations: nobody's police are the United Nations'.
NO_STATE = frozenset(["IGO", "UNO", "EUR", "NGO", "IMG", "MNC"])
OUTLETS = frozenset(["outlet", "platform"])
ADDRESS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Publisher:
    """``country`` of its name, if it has one; ``official`` if that state speaks; ``body`` of no state that speaks."""

    country: str | None = None
    official: bool = False
    body: Actor | None = None


def read_publisher(document: Document, knowledge: Knowledge) -> Publisher:
    """The publisher of a report, as far as its name says who it is."""
    name = ADDRESS.sub("", document.publisher or "")
    cut = pieces(name)
    whole = knowledge.directory.meaning(name) if cut else ()
    run = None if whole else next(iter(knowledge.directory.find(cut)), None)
    senses = whole or (run.senses if run else ())
    entry = senses[0].entry if senses else None
    if entry is None or entry.kind in OUTLETS or entry.country is None:
        return Publisher()
    words = knowledge.english.titles.marks["official"]
    official = bool(whole) or not words.isdisjoint(piece.text for piece in cut)
    if entry.country in NO_STATE:
        begins = bool(whole) or (run is not None and run.first == 0)
        return Publisher(body=_speaking(entry) if begins or official else None)
    return Publisher(entry.country, official)


def _speaking(entry: Entry) -> Actor:
    return Actor(entry.name, entry.country, entry.sectors, entry.id)
