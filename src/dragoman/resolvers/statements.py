"""What a report has people say that is so, or is not so: assertions, accusations and denials.

"The Council blamed the army for the shelling; the army denied targeting civilians": an accusation against the army,
and a denial by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.records import Claim, Event, Span
from dragoman.resolvers.heard import HAPPENED, HARM, Heard, Role
from dragoman.resolvers.seating import Seating
from dragoman.resolvers.voices import Voice
from dragoman.sayings import Saying

#: Stances of those who say that something is so.
ASSERTING = frozenset({"asserts", "accuses", "reports"})

#: Longer contents are whole statements, which bear on anything; in characters.
LONGEST = 600

#: In a short statement one word makes it a denial ("the convoy is an invention"); in characters.
SHORT = 120

#: How much stands between a cue of accusing and what somebody is accused of at the most, and where the content names
#: him first; in characters.
BETWEEN, FIRST = 80, 20

_HIS = re.compile(r"(?:his|her|their|its) (?!clients?\b)", re.IGNORECASE)

#: The words with which a content says whose words it is of.
_WHOSE = re.compile(r"(?:(?!\b(?:that|about|as|over|on|with)\b)[^,;:]){1,60}")


def find_statements(seating: Seating) -> Iterator[Heard]:
    """The assertions and denials of a report, those of claims first."""
    for claim in seating.findings.claims:
        voice = seating.speaker(claim)
        if voice is not None and len(claim.content.span) <= LONGEST:
            yield from _of_claim(seating, claim, voice)
    for event in seating.findings.events:
        if event.type == "ACCUSE" and event.realis in HAPPENED and seating.claim_of(event) is None:
            yield from _of_accusation(seating, event)


def _of_claim(seating: Seating, claim: Claim, voice: Voice) -> Iterator[Heard]:
    words, content = seating.words, claim.content.quote
    denied = words.is_denial(claim.cue.quote if claim.cue else "", content)
    untrue = claim.stance in ("asserts", "denies") and len(content) <= SHORT and bool(words.untrue.search(content))
    if denied or untrue or claim.stance == "denies":
        yield _heard(seating, claim, voice, "denies", "denies", sure=denied or untrue)
    elif claim.stance in ASSERTING:
        accuses = claim.stance == "accuses"
        yield _heard(seating, claim, voice, "asserts", "accuses" if accuses else "says", sure=accuses)
    elif claim.stance == "demands" and words.wants_an_end(content):
        yield _heard(seating, claim, voice, "asserts", "wants an end of", sure=False)


def _heard(seating: Seating, claim: Claim, voice: Voice, role: Role, what: str, sure: bool) -> Heard:
    content, words = claim.content.span, seating.words
    events = [seating.events[id] for id in claim.about if id in seating.events]
    happened = [event for event in events if role == "denies" or event.realis in HAPPENED]
    named = seating.named(content)
    return Heard(
        role=role,
        saying=Saying(
            voice.actor, claim.id, claim.about, what, claim.stance, role != "denies", claim.said,
            seating.document.day, claim.content, (seating.document.id,),
        ),
        voice=voice,
        bearing=words.bearing(words.untrue.sub(" ", claim.content.quote), words.alleged_stems),
        days=seating.days(claim.said),
        at=content,
        document=seating.document.id,
        doers=_doers(seating, happened, content) | _persons(happened, content) | _accused(seating, claim, what, named),
        culprits=_doers(seating, [event for event in happened if event.type in HARM], content),
        named=named,
        to=_befallen(seating, happened),
        types=frozenset(event.type for event in happened),
        events=frozenset(event.id for event in happened),
        sure=sure,
        turned=words.is_turned(claim.content.quote),
        deputy=bool(claim.speaker and _HIS.match(claim.speaker.evidence.quote)),
        replies=words.replies(claim.cue.quote if claim.cue else ""),
        authors=_authors(seating, claim) if role == "denies" else frozenset(),
    )  # fmt: skip


def _doers(seating: Seating, events: Sequence[Event], content: Span) -> frozenset[str]:
    """Who does it, as far as the words of the saying themselves name them."""
    return seating.voices((one for event in events for one in event.actors), within=content)


def _persons(events: Sequence[Event], content: Span) -> frozenset[str]:
    """The ids of the persons among them: a minister who resigns speaks for himself afterwards."""
    return frozenset(
        one.actor.id for event in events for one in event.actors
        if one.evidence.span in content and one.actor and one.actor.id and one.actor.id.startswith("person/")
    )  # fmt: skip


def _accused(seating: Seating, claim: Claim, what: str, named: frozenset[str]) -> frozenset[str]:
    """Whom an accusation is against: as the event says that tells of it, else whoever is named between its cue and its
    content ("accused the army of"), or first in the content ("the army had shelled"). Whoever is to end something is
    accused of it."""
    if what != "accuses":
        return named if what == "wants an end of" else frozenset()
    cue, content = claim.cue, claim.content.span
    found: frozenset[str] = frozenset()
    if cue is not None:
        found = seating.voices(one for event in seating.accusations(cue.span) for one in event.recipients)
        if not found and 0 < content.start - cue.span.end < BETWEEN:
            found = seating.named(Span(cue.span.end, content.start))
    return found or seating.named(Span(content.start, min(content.start + FIRST, content.end)))


def _authors(seating: Seating, claim: Claim) -> frozenset[str]:
    """Whose words it is that somebody denies: "the reports of the Council about", "the minister's claims that"."""
    content = claim.content.span
    begun = _WHOSE.match(claim.content.quote)
    if begun is None or not seating.words.is_alleged(begun.group()):
        return frozenset()
    return seating.named(Span(content.start, content.start + begun.end()))


def _befallen(seating: Seating, events: Sequence[Event]) -> frozenset[str]:
    """The stems of the words for those to whom it is done."""
    return frozenset(
        stem
        for event in events
        for mention in event.recipients
        for stem in seating.words.bearing(mention.evidence.quote)
    )


def _of_accusation(seating: Seating, event: Event) -> Iterator[Heard]:
    """What a report tells that somebody accuses another of: "accused the army of shelling"."""
    voice = seating.only_voice(event.actors)
    if voice is None:
        return
    clause, accused = seating.clause(event), seating.voices(event.recipients)
    yield Heard(
        role="asserts",
        saying=Saying(
            voice.actor, None, (event.id,), "accuses", "accuses", True, event.period, seating.document.day,
            seating.document.cite(clause), (seating.document.id,),
        ),
        voice=voice,
        bearing=seating.words.bearing(seating.text[event.trigger.span.end : clause.end]),
        days=seating.days(event.period),
        at=clause,
        document=seating.document.id,
        doers=accused,
        named=accused | seating.named(clause),
        types=frozenset({event.type}),
        events=frozenset({event.id}),
        sure=True,
    )  # fmt: skip
