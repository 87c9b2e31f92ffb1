"""From sentences to facts: times, mentions, events, claims, figures.

``extract`` is the door. Times come first, since everything is dated by them; then who is mentioned; then
what happened, who says so, and how many. Each finder is a module of its own. ``find_headcounts`` puts the figures of a
report together, for those who ask how many there are in all.
"""

from __future__ import annotations

from dragoman.extractors.claims import find_claims
from dragoman.extractors.events import find_events
from dragoman.extractors.figures import find_figures
from dragoman.extractors.headcounts import find_headcounts
from dragoman.extractors.mentions import find_mentions
from dragoman.extractors.silences import find_silences
from dragoman.extractors.sources import with_sources
from dragoman.extractors.times import find_times
from dragoman.extractors.weighing import LEAST
from dragoman.knowledge import Knowledge
from dragoman.records import Document, Findings, Sentence

__all__ = ["LEAST", "extract", "find_headcounts"]


def extract(
    document: Document,
    sentences: tuple[Sentence, ...],
    knowledge: Knowledge,
    least: float = LEAST,
    least_party: float = 0.0,
) -> Findings:
    """All that ``document`` says, given its ``sentences``, each fact with the words that prove it.

    Events and claims scored below ``least`` are left out, and so are parties of events scored below ``least_party``.
    """
    times = tuple(find_times(document, sentences, knowledge))
    mentions = tuple(find_mentions(document, sentences, knowledge))
    events = tuple(find_events(document, sentences, times, mentions, knowledge, least, least_party))
    figures = tuple(find_figures(document, sentences, times, events, knowledge))
    claims = tuple(find_claims(document, sentences, times, mentions, events, figures, knowledge, least))
    silences = tuple(find_silences(document, sentences, mentions, knowledge))
    return Findings(document, times, mentions, events, claims, with_sources(figures, claims, mentions), silences)
