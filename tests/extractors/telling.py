"""What is told of a sentence, for the tests of who takes part."""

from __future__ import annotations

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Event


def told(read: Interpreter, text: str, word: str) -> Event:
    """The event that a word of the text tells."""
    (event,) = [one for one in read(Document(text)).events if one.trigger.quote == word]
    return event


def doers(event: Event) -> set[str | None]:
    return {one.actor.country for one in event.actors if one.actor}


def done_to(event: Event) -> set[str | None]:
    return {one.actor.country for one in event.recipients if one.actor}
