"""Events in the columns of POLECAT's weekly files: tab-separated, 40 columns, one event a row.

What happened or goes on is told; plans, fears and denials are not, since POLECAT has no column to say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import Cell
from dragoman.exports.occurrences import HAPPENED, day
from dragoman.exports.rows import Columns, joined, write_rows
from dragoman.knowledge.codebook import QUADS
from dragoman.knowledge.concordance import load_concordance
from dragoman.records import Document, Event, Findings, Mention, Place

Parties = tuple[Mention, ...]

PEOPLE = frozenset(["person"])
ORGANISATIONS = frozenset(["organisation", "armed group", "force", "group", "party", "ngo", "court", "outlet", "state"])
PLACES = frozenset(["place", "facility"])
#: What may stand between the capitals of a name: "Ministry of Defence".
BETWEEN = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "al", "el", "bin", "ibn", "von", "van"])
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


class Story(NamedTuple):
    """An event, its report, and whom and what else the report names."""

    document: Document
    event: Event
    mentions: Parties


def write(records: Iterable[Findings], _: Accounts, stream: TextIO) -> int:
    """A header and one row an event; how many events there were."""
    return write_rows(COLUMNS, _stories(records), stream, tabs=True)


def _stories(records: Iterable[Findings]) -> Iterator[Story]:
    for findings in records:
        for event in findings.events:
            if event.realis in HAPPENED:
                yield Story(findings.document, event, findings.mentions)


def _intensity(story: Story) -> float:
    return load_concordance().kind(story.event.type, story.event.mode).score


def _date(story: Story) -> str:
    told = day(story.event.period)
    return told.isoformat() if told else ""


def _countries(parties: Parties) -> list[str]:
    return list(dict.fromkeys(who.actor.country for who in parties if who.actor and who.actor.country))


def _cow(parties: Parties) -> str:
    countries = load_concordance().countries
    known = (countries[code].cow for code in _countries(parties) if code in countries)
    return joined(str(number) for number in known if number is not None)


def _primary(parties: Parties) -> str:
    return joined(dict.fromkeys(who.actor.sectors[0] for who in parties if who.actor and who.actor.sectors))


def _sectors(parties: Parties) -> str:
    return joined(dict.fromkeys(sector for who in parties if who.actor for sector in who.actor.sectors))


def _party(role: str, who: Callable[[Story], Parties]) -> Columns[Story]:
    return {
        f"{role} Name": lambda story: joined(_name(mention) for mention in who(story)),
        f"{role} Country": lambda story: joined(_countries(who(story))),
        f"{role} COW": lambda story: _cow(who(story)),
        f"Primary {role} Sector": lambda story: _primary(who(story)),
        f"{role} Sectors": lambda story: _sectors(who(story)),
        f"{role} Title": lambda _: "",
        f"{role} Name Raw": lambda story: joined(mention.evidence.quote for mention in who(story)),
        f"Wikipedia {role} ID": lambda _: "",
    }


def _name(mention: Mention) -> str:
    return mention.actor.name if mention.actor else mention.evidence.quote


def _place(*precisions: str) -> Callable[[Story], Cell]:
    def name(story: Story) -> str:
        place = story.event.place
        return place.name if place and place.precision in precisions else ""

    return name


def _of_place(value: Callable[[Place], Cell]) -> Callable[[Story], Cell]:
    return lambda story: value(story.event.place) if story.event.place else ""


def _named(kinds: frozenset[str]) -> Callable[[Story], Cell]:
    def names(story: Story) -> str:
        told = (mention for mention in story.mentions if mention.kind in kinds and _is_named(mention))
        return joined(dict.fromkeys(map(_name, told)))

    return names


def _is_named(mention: Mention) -> bool:
    """Whether somebody has a name there: not "health officials", "nine children" or "Brissa's only hospital"."""
    if mention.actor and mention.actor.id:
        return True
    words = _WORD.findall(_name(mention))
    return bool(words) and all(word[0].isupper() or word in BETWEEN for word in words)


COLUMNS: Columns[Story] = {
    "Event ID": lambda story: story.event.id,
    "Event Date": _date,
    "Event Type": lambda story: story.event.type,
    "Event Mode": lambda story: story.event.mode or "",
    "Intensity": _intensity,
    "Quad Code": lambda story: QUADS[story.event.quad].upper(),
    "Contexts": lambda story: joined(story.event.contexts),
    **_party("Actor", lambda story: story.event.actors),
    **_party("Recipient", lambda story: story.event.recipients),
    "Placename": _of_place(lambda place: place.name),
    "City": _place("exact", "town"),
    "District": _place("district"),
    "Province": _place("region"),
    "Country": _of_place(lambda place: place.country),
    "Latitude": _of_place(lambda place: place.latitude),
    "Longitude": _of_place(lambda place: place.longitude),
    "GeoNames ID": lambda _: "",
    "Raw Placename": _of_place(lambda place: place.evidence.quote),
    "Feature Type": _of_place(lambda place: place.precision),
    "Source": lambda story: story.document.publisher,
    "Publication Date": lambda story: story.document.day.isoformat() if story.document.day else "",
    "Story People": _named(PEOPLE),
    "Story Organizations": _named(ORGANISATIONS),
    "Story Locations": _named(PLACES),
    "Language": lambda story: story.document.language,
    "Version": lambda _: "dragoman",
}
