"""What a report has somebody say yes or no to: "agreed to a truce", "does not seek any part in a board", "demands".

A yes or no is an event whose trigger says so, told by the report or by the one himself; what another says of it
("they refuse to talk") is not his. A demand or a promise is a yes to what is wanted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dragoman.records import Claim, Event, Span
from dragoman.resolvers.heard import Heard
from dragoman.resolvers.seating import Seating
from dragoman.resolvers.voices import Voice
from dragoman.sayings import Saying

#: Stances of those who want something, and what they do with it.
WANTING = {"demands": "wants", "promises": "promises"}

#: Longer contents want more than one thing; in characters.
SHORT = 120

#: The text in stretches, in which what somebody has said is looked up; in characters.
STRETCH = 256

#: How far before a trigger the words stand that turn it round, in characters.
NEARBY = 40

_NOT_BUT = re.compile(r"\bnot (?:but|only|just|merely|simply)\b")


def find_replies(seating: Seating) -> Iterator[Heard]:
    """The answers of a report, and the wishes that are not told by one of them."""
    told: dict[tuple[str, int], list[Span]] = defaultdict(list)
    for event in seating.findings.events:
        holds = _says(seating, event)
        voice = seating.only_voice(event.actors)
        if holds is not None and voice is not None and _own(seating, event, voice):
            answer = _answer(seating, event, voice, holds)
            _note(told, answer)
            yield answer
    for claim in seating.findings.claims:
        voice = seating.speaker(claim)
        if voice is not None and claim.stance in WANTING and len(claim.content.span) <= SHORT:
            wish = _wish(seating, claim, voice)
            if not any(span.overlaps(wish.at) for part in _parts(wish.at) for span in told[voice.key, part]):
                _note(told, wish)
                yield wish


def _note(told: dict[tuple[str, int], list[Span]], heard: Heard) -> None:
    for part in _parts(heard.at):
        told[heard.voice.key, part].append(heard.at)


def _parts(span: Span) -> range:
    """The stretches of a text in which a span lies."""
    return range(span.start // STRETCH, span.end // STRETCH + 1)


def _says(seating: Seating, event: Event) -> bool | None:
    """Whether an event is a yes or a no, ``None`` where it is neither."""
    word, words, start = event.trigger.quote.casefold(), seating.words, event.trigger.span.start
    # "Could not but support" looks like a no and is a yes.
    if event.realis == "hypothetical" or _NOT_BUT.search(seating.text, max(0, start - NEARBY), start):
        return None
    if event.type == "REJECT" and word in words.refusing:
        return None if event.realis == "negated" else False
    if event.type == "REJECT" and (word in words.accepting or word in words.wanting):
        return False
    if event.type in ("AGREE", "SUPPORT") and word in words.accepting:
        return event.realis != "negated"
    return None


def _own(seating: Seating, event: Event, voice: Voice) -> bool:
    """Whether an answer is told by the report or by the one himself."""
    claim = seating.claim_of(event)
    speaker = seating.speaker(claim) if claim else None
    return speaker is None or speaker.key == voice.key


def _answer(seating: Seating, event: Event, voice: Voice, holds: bool) -> Heard:
    clause, claim, words = seating.clause(event), seating.claim_of(event), seating.words
    about = seating.text[event.trigger.span.end : clause.end]
    said = (claim.said if claim else None) or event.period
    return Heard(
        role="answers",
        saying=Saying(
            voice.actor, claim.id if claim else None, (event.id,), "says yes" if holds else "says no",
            "promises" if holds else "denies", holds, said, seating.document.day, seating.document.cite(clause),
            (seating.document.id,),
        ),
        voice=voice,
        bearing=words.bearing(about, seating.names_of(voice, clause)),
        days=seating.days(said),
        at=clause,
        document=seating.document.id,
        types=frozenset({event.type}),
        events=frozenset({event.id}),
        sure=True,
        turned=words.is_turned(about),
        former=words.is_former(seating.text[clause.start : clause.end]),
        scope=words.scope(about),
    )  # fmt: skip


def _wish(seating: Seating, claim: Claim, voice: Voice) -> Heard:
    content, words = claim.content, seating.words
    return Heard(
        role="answers",
        saying=Saying(
            voice.actor, claim.id, claim.about, WANTING[claim.stance], claim.stance, True, claim.said,
            seating.document.day, content, (seating.document.id,),
        ),
        voice=voice,
        bearing=words.bearing(content.quote, seating.names_of(voice, content.span)),
        days=seating.days(claim.said),
        at=content.span,
        document=seating.document.id,
        turned=words.is_turned(content.quote),
        former=words.is_former(content.quote),
        scope=words.scope(content.quote),
    )  # fmt: skip
