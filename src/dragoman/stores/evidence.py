"""Every fact has its words, and they stand where it says.

"more than 52,300" at 210 to 226 is evidence only if exactly these words stand there; a quote that does not
is refused before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import UnstorableFindings
from dragoman.records import Claim, Document, Event, Evidence, Figure, Findings, Mention


def check(findings: Findings) -> None:
    """Raise ``UnstorableFindings`` at the first words that do not stand in the report."""
    document = findings.document
    for fact, evidence in cited(findings):
        if why := _wrong(document, evidence):
            raise UnstorableFindings(f"{document.name or document.id}: {fact}: {why}")


def cited(findings: Findings) -> Iterator[tuple[str, Evidence]]:
    """All words that the facts of a report rest on, each with the name of its fact."""
    for time in findings.times:
        yield from ((f"time {each.value}", each.evidence) for each in (time, *time.ends))
    for mention in findings.mentions:
        yield "mention", mention.evidence
    for event in findings.events:
        yield from ((f"event {event.id}", evidence) for evidence in _of_event(event))
    for claim in findings.claims:
        yield from ((f"claim {claim.id}", evidence) for evidence in _of_claim(claim))
    for silence in findings.silences:
        speaker = (silence.speaker.evidence,) if silence.speaker else ()
        yield from ((f"silence {silence.id}", words) for words in (silence.cue, silence.evidence, *speaker))
    for figure in findings.figures:
        yield from ((f"figure {figure.id}", evidence) for evidence in _of_figure(figure))


def _of_event(event: Event) -> Iterator[Evidence]:
    yield event.trigger
    yield event.evidence
    yield from _of_parties(event.actors)
    yield from _of_parties(event.recipients)
    if event.place:
        yield event.place.evidence


def _of_parties(parties: tuple[Mention, ...]) -> Iterator[Evidence]:
    return (party.evidence for party in parties)


def _of_claim(claim: Claim) -> Iterator[Evidence]:
    speaker = claim.speaker.evidence if claim.speaker else None
    return (words for words in (claim.content, speaker, claim.via, claim.cue) if words)


def _of_figure(figure: Figure) -> Iterator[Evidence]:
    return (words for words in (figure.evidence, figure.of, figure.place, figure.source) if words)


def _wrong(document: Document, evidence: Evidence) -> str | None:
    """Why the words prove nothing in this document; None where they do."""
    span = evidence.span
    if evidence.document != document.id:
        return f"its words are of another report, {evidence.document}"
    if document.text[span.start : span.end] != evidence.quote:
        return f"{evidence.quote!r} does not stand at {span.start} to {span.end} of the text"
    return None
