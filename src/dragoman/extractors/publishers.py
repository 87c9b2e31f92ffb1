"""For whom the publisher of a report speaks: a state, a body of no state, or, as an outlet does, for nobody.

"Office of the President of Malta" and "Kremlin" say "we" of a state, "UN mission, press briefing" of the United
Nations. The "Valletta Observer" and the "UN Observer" are papers, whatever their town or subject.
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
# Who speaks for itself, whatever state it is in: rebels, parties, firms.
OWN_VOICE = frozenset(["REB", "PTY", "BUS"])
ADDRESS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Publisher:
    """``country`` that its name names, if any; ``official`` if that state speaks; ``body`` of no state that speaks."""

    country: str | None = None
    official: bool = False
    body: Actor | None = None


def read_publisher(document: Document, knowledge: Knowledge) -> Publisher:
    """The publisher of a report, as far as its name says who it is."""
    name = ADDRESS.sub("", document.publisher or "")
    cut = pieces(name)
    whole = knowledge.directory.meaning(name) if cut else ()
    runs = [] if whole else list(knowledge.directory.find(cut))
    entries = [whole[0].entry] if whole else [run.senses[0].entry for run in runs]
    if not entries or entries[0].kind in OUTLETS:
        return Publisher()
    marks, words = knowledge.english.titles.marks, {piece.text for piece in cut}
    country = next((entry.country for entry in entries if entry.country and entry.country not in NO_STATE), None)
    if not whole and not marks["paper"].isdisjoint(words):
        return Publisher(country)
    official = bool(whole) or not marks["official"].isdisjoint(words)
    if entries[0].country not in NO_STATE and OWN_VOICE.isdisjoint(entries[0].sectors[:1]):
        return Publisher(country, official and country is not None)
    begins = bool(whole) or runs[0].first == 0
    return Publisher(country, body=_speaking(entries[0]) if begins or official else None)


def _speaking(entry: Entry) -> Actor:
    return Actor(entry.name, entry.country, entry.sectors, entry.id)
