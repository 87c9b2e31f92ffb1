"""An interpreter that knows five words: it finds exactly what a test puts into a report, and needs no model.

"struck" is an ASSAULT by the word before it on the word after it, "met" a CONSULT, a number before "killed" a
figure, "said" a claim. "Tarsa" is a place; "SLOW" takes a while, "WAIT" waits until there is no file "hold"
in the working folder, "EXPLODE" fails, "MODEL" finds no model, "DIE" ends the process.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from dragoman.errors import ModelMissing
from dragoman.records import (
    Actor,
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Findings,
    Mention,
    Period,
    Place,
    Span,
    TimeExpression,
)

SURE = 0.8
EVENTS = {"struck": ("ASSAULT", "aerial", 4), "met": ("CONSULT", None, 1)}


def interpret(document: Document, least: float = 0.5, least_party: float = 0.0) -> Findings:
    """What the five words say; "met" is as sure as 0.6, "struck" is certain, and whom they say it of as 0.8."""
    if "EXPLODE" in document.text:
        raise ValueError("this report\nexplodes")
    if "MODEL" in document.text:
        raise ModelMissing("model.onnx is not there")
    if "DIE" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "SLOW" in document.text:
        time.sleep(0.05)
    while "WAIT" in document.text and Path("hold").exists():
        time.sleep(0.01)
    events = tuple(event for event in _events(document) if event.score is None or event.score >= least)
    if least_party > SURE:
        events = tuple(replace(event, actors=(), recipients=()) for event in events)
    figures = tuple(_figures(document))
    mentions = tuple(mention for event in events for mention in (*event.actors, *event.recipients))
    return Findings(document, tuple(_times(document)), mentions, events, tuple(_claims(document)), figures)


def make(actors: Iterable[Path] = (), min_score: float = 0.5, min_party: float = 0.0) -> Callable[[Document], Findings]:
    """What stands in the place of ``Interpreter``: for itself, and in each process."""
    return partial(interpret, least=min_score, least_party=min_party)


def make_that_fails() -> Callable[[Document], Findings]:
    """A process that cannot start."""
    raise FileNotFoundError("no model.onnx")


def make_that_dies() -> Callable[[Document], Findings]:
    """A process that is killed as it starts."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _events(document: Document) -> Iterator[Event]:
    for match in re.finditer(r"(\w+) (struck|met) (\w+)( in (Tarsa))?", document.text):
        type, mode, quad = EVENTS[match[2]]
        recipients = (_mention(document, match.span(3)),)
        yield Event(
            type,
            mode,
            (),
            quad,
            "actual",
            _cite(document, match.span(2)),
            _cite(document, match.span()),
            (_mention(document, match.span(1)),),
            recipients,
            _place(document, match.span(5)) if match[5] else None,
            Period(document.day, document.day + timedelta(1)) if document.day else None,
            "publication" if document.day else "none",
            "doubles/word",
            0.6 if match[2] == "met" else None,
        )


def _mention(document: Document, span: tuple[int, int]) -> Mention:
    words = _cite(document, span)
    actor = Actor(words.quote.title(), "XYZ", ("GOV",), f"actor/{words.quote}")
    return Mention(words, span[0], "group", actor, "doubles", SURE)


def _place(document: Document, span: tuple[int, int]) -> Place:
    return Place(_cite(document, span), "Tarsa", "XYZ", 1.5, -2.25, "town")


def _figures(document: Document) -> Iterator[Figure]:
    for match in re.finditer(r"(\d+) killed", document.text):
        count = int(match[1])
        words = _cite(document, match.span(1))
        yield Figure(words, "killed", count, count, False, None, None, None, None, None, "doubles/word")


def _claims(document: Document) -> Iterator[Claim]:
    for match in re.finditer(r"(\w+) (said) (\w+)", document.text):
        speaker, cue, content = (match.span(group) for group in (1, 2, 3))
        yield Claim(
            _mention(document, speaker),
            None,
            _cite(document, cue),
            _cite(document, content),
            False,
            "asserts",
            None,
            (),
            "doubles/word",
        )


def _times(document: Document) -> Iterator[TimeExpression]:
    for match in re.finditer("Monday", document.text):
        yield TimeExpression(_cite(document, match.span()), "DATE", "2025-05-05", None, "doubles/word")


def _cite(document: Document, span: tuple[int, int]) -> Evidence:
    return document.cite(Span(*span))
