"""Why an event is as it is: each part of it with its words and what put it there.

    >>> explain(store, "3fa91c").grounds.rules
    ('knowledge/events/assault.toml line 53',)

Nothing is found anew here: it is looked up in what the store holds, and in the files that the rules stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dragoman.accounts import Incident
from dragoman.errors import BadRequest
from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.knowledge.origins import Origin, find_origins, find_rule
from dragoman.records import Claim, Document, Event, Figure, Findings, Link, Mention, TimeExpression

if TYPE_CHECKING:
    from dragoman.stores import Store

#: Of the times elsewhere in a report that give the days of an event, so many are shown.
ELSEWHERE = 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why this type and mode.

    ``rules`` are files and lines of the trigger, none where the model alone found the event. ``counted_as`` is the
    type of the trigger where the event is of another: a planned visit counts as AGREE. ``mode_from`` is ``rule``,
    ``model``, or the word of the sentence that gives the mode.
    """

    definition: str
    mode: str | None
    mode_from: str | None
    found_by: Literal["rule", "model"]
    rules: tuple[str, ...]
    counted_as: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part, and the lines of tables that know the actor."""

    role: Literal["actor", "recipient"]
    mention: Mention
    origins: tuple[Origin, ...]
    inside: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression, and whether it means just the days of the event."""

    time: TimeExpression
    same: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A judgement on the event and another, which is ``None`` where it is no longer found.

    ``inside``: both are in one incident, in which all events must fit each other.
    """

    link: Link
    id: str
    other: tuple[Document, Event] | None
    inside: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with all that it rests on; ``claims`` and ``figures`` are those of the same report about it.

    ``incident`` is ``None`` where the report has not been compared with the others yet; ``beside`` are the events of
    the incident that no judgement ties to this one.
    """

    document: Document
    event: Event
    grounds: Grounds
    parties: tuple[Party, ...]
    times: tuple[Told, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    incident: Incident | None
    ties: tuple[Tie, ...]
    beside: tuple[tuple[Document, Event], ...]


def explain(store: Store, beginning: str, actors: Sequence[Path] = ()) -> Explanation:
    """The event whose id begins so, and why it is as it is; ``actors`` are folders of a user's own.

    Raises ``BadRequest`` where no event's id begins so, or several do.
    """
    id = find_id(store, "event", beginning)
    ((document, event),) = store.comparisons.events([id]).values()
    findings = store.findings(document.id)
    (incident,) = store.comparisons.incidents_of([id]) or (None,)
    ties, beside = _ties(store, event, incident)
    return Explanation(
        document=document,
        event=event,
        grounds=_grounds(event, _codebook()),
        parties=tuple(_parties(event, actors)),
        times=tuple(_times(event, findings)),
        claims=tuple(claim for claim in findings.claims if id in claim.about),
        figures=tuple(figure for figure in findings.figures if figure.event == id),
        incident=incident,
        ties=ties,
        beside=beside,
    )


@cache
def _codebook() -> Codebook:
    """Read once: a desk explains one event after another."""
    return load_codebook()


def find_id(store: Store, kind: Literal["event", "incident"], beginning: str) -> str:
    """The one id that begins so; ``BadRequest`` where there is none, or more than one."""
    found = store.comparisons.beginning(kind, beginning.strip().lower())
    if not found:
        command = "show" if kind == "event" else "incidents"
        hint = f"ids are those of: dragoman {command} {store.place} --json"
        raise BadRequest(f"{store.place}: no {kind} has an id that begins with {beginning!r}; {hint}")
    if len(found) > 1:
        few = ", ".join(found[:3])
        raise BadRequest(f"{store.place}: several {kind}s have ids that begin with {beginning!r}: {few} ...")
    return found[0]


def _grounds(event: Event, codebook: Codebook) -> Grounds:
    kind = codebook.types[event.type]
    ruled = not event.by.startswith("model/")
    told = event.by.split("/")[1].upper() if "/" in event.by else event.type
    return Grounds(
        definition=kind.definition,
        mode=kind.modes.get(event.mode) if event.mode else None,
        mode_from=_mode_from(event, codebook) if event.mode else None,
        found_by="rule" if ruled else "model",
        rules=tuple(find_rule(event.by)),
        counted_as=told if told != event.type and told in codebook.types else None,
    )


def _mode_from(event: Event, codebook: Codebook) -> str:
    triggers = (trigger for trigger in codebook.types[event.type].triggers if trigger.name == event.by)
    if any(trigger.mode == event.mode for trigger in triggers):
        return "rule"
    lemmas = codebook.types[event.type].mode_words.get(event.mode or "", frozenset())
    words = _WORD.findall(event.evidence.quote)
    return next((word for word in words if _bare(word) & lemmas), "model")


def _bare(word: str) -> set[str]:
    """What a word may be a form of."""
    low = word.lower()
    return {low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ed"), low.removesuffix("ing")}


def _parties(event: Event, actors: Sequence[Path]) -> Iterator[Party]:
    sides: tuple[tuple[Literal["actor", "recipient"], tuple[Mention, ...]], ...] = (
        ("actor", event.actors),
        ("recipient", event.recipients),
    )
    for role, mentions in sides:
        for mention in mentions:
            id = mention.actor.id if mention.actor else None
            origins = tuple(find_origins(id, *actors)) if id else ()
            yield Party(role, mention, origins, mention.evidence.span in event.evidence.span)


def _times(event: Event, findings: Findings) -> Iterator[Told]:
    """The times of the sentence; of those elsewhere only such as give the days, where no time of the sentence does."""
    here = [time for time in findings.times if time.evidence.span in event.evidence.span]
    yield from (Told(time, event.period is not None and time.period == event.period, True) for time in here)
    dated = event.period is not None and event.dated_by in ("stated", "order", "story")
    if dated and not any(time.period == event.period for time in here):
        alike = [time for time in findings.times if time.period == event.period]
        at = event.trigger.span.start
        nearest = sorted(alike, key=lambda time: abs(time.evidence.span.start - at))[:ELSEWHERE]
        yield from (Told(time, True, False) for time in sorted(nearest, key=lambda time: time.evidence.span))


def _ties(
    store: Store, event: Event, incident: Incident | None
) -> tuple[tuple[Tie, ...], tuple[tuple[Document, Event], ...]]:
    """What was judged of this event and others, people first and then the surest; and who else is in its incident."""
    links = store.comparisons.linked([event.id])
    ends = {link: link.right if link.left == event.id else link.left for link in links}
    inside = set(incident.events) - {event.id} if incident else set()
    known = store.comparisons.events(sorted({*ends.values(), *inside}))
    ties = [
        Tie(link, ends[link], known.get(ends[link]), ends[link] in inside) for link in sorted(links, key=surest_first)
    ]
    return tuple(ties), tuple(_in_order(known, inside - set(ends.values())))


def surest_first(link: Link) -> tuple[bool, float, str, str]:
    """People's judgements before the machine's, and those that are surest first."""
    return (not link.by.startswith("person/"), -link.score, link.left, link.right)


def _in_order(known: Mapping[str, tuple[Document, Event]], ids: Iterable[str]) -> list[tuple[Document, Event]]:
    found = [known[id] for id in ids if id in known]
    return sorted(found, key=lambda pair: (str(pair[0].published), pair[0].id, pair[1].trigger.span))
