"""Where things happened: the toponyms of a report, each resolved to one place.

"Douma, near Damascus" is the Douma in Syria, not one of its namesakes; "Tripoli" in a report that speaks of
Lebanon and not of Libya is the port.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from dragoman.extractors.namesakes import Namesakes, weigh
from dragoman.extractors.toponyms import Toponym, find_toponyms
from dragoman.knowledge import Knowledge
from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.records import Document, Mention, Place, Sentence, distance

__all__ = ["distance", "find_places"]

# Mentions that name a country or someone known to be of one. Those who are thought to be of the country that a report
# is about say nothing new, and what is coded as a capital or a city is what is in question.
NAMING = frozenset(
    f"mentions/{way}" for way in ("name", "adjective", "people", "directory", "directory+title", "directory+role")
)


def find_places(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], knowledge: Knowledge
) -> tuple[Place, ...]:
    """Every toponym of the report, in the order of the text; what the gazetteer does not know has no point."""
    toponyms = list(find_toponyms(document, sentences, knowledge))
    meant = Namesakes(document, toponyms, _votes(document, mentions, knowledge))
    return tuple(_place(document, toponym, meant(toponym)) for toponym in toponyms)


def _votes(document: Document, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Mapping[str, float]:
    """How much the report speaks of those of each country; its publisher's own counts once."""
    spoken = Counter(
        (mention.actor.country, mention.evidence.quote)
        for mention in mentions
        if mention.by in NAMING and mention.actor and mention.actor.country
    )
    votes: defaultdict[str, float] = defaultdict(float)
    for (country, _), times in spoken.items():
        votes[country] += weigh(times)
    home = _home(document, knowledge)
    if home:
        votes[home] += 1
    return votes


def _home(document: Document, knowledge: Knowledge) -> str | None:
    """The country that the report is published in: its publisher's, as known, or that of its web address."""
    for sense in knowledge.directory.meaning(document.publisher) if document.publisher else ():
        return sense.entry.country
    for address in (document.publisher, document.url):
        host = (address or "").partition("//")[2].partition("/")[0] or address or ""
        if country := knowledge.gazetteer.domains.get(host.rpartition(".")[2].lower()):
            return country
    return None


def _place(document: Document, toponym: Toponym, entry: PlaceEntry | None) -> Place:
    evidence = document.cite(toponym.span)
    if entry is None:
        return Place(evidence, toponym.name, None, None, None, toponym.kind or "unknown")
    precision = toponym.kind if toponym.kind and entry.precision == "town" else entry.precision
    return Place(evidence, entry.name, entry.country, entry.latitude, entry.longitude, precision)
