"""The nouns of what is said on one thing: a saying, an actor's position over time, two sayings in tension.

In February the front "agrees to the exchange", its spokesman says in the same week that it "will take no part in an
exchange": two ``Saying``s, one ``Position`` of the front, and a ``Tension`` between them that no day and no scope
resolves. Which of two sayings is true is never said; each stands with its words, its day and its report.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.records import Actor, Evidence, Period, Stance, digest

#: ``denied``: one says that it is so, another that it is not; ``disputed number``, ``disputed blame``: of one incident
#: they give other numbers, or others who did it; ``opposed answer``: one and the same says yes and no, of one time;
#: ``changed position``: says yes and later no, or the other way round.
TensionKind = Literal["denied", "disputed number", "disputed blame", "opposed answer", "changed position"]

#: What makes an apparent tension none: the two speak of other days, or of another part of the matter.
Resolution = Literal["date", "scope"]


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody said once: ``what`` it comes to in a few words ("accepts", "denies", "31 killed").

    ``speaker`` is ``None`` for the publisher's own voice. ``claim`` is the id of the claim, ``None`` where the report
    tells it of somebody, or in its own voice; ``about`` holds ids of the events and figures. ``holds`` is whether it
    comes to a yes: it is so, it is wanted, it is accepted. ``said`` are the days of saying as far as they are known,
    ``reported`` the day of the report; ``documents`` are the report and the copies of it.
    """

    speaker: Actor | None
    claim: str | None
    about: tuple[str, ...]
    what: str
    stance: Stance
    holds: bool
    said: Period | None
    reported: date | None
    words: Evidence
    documents: tuple[str, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        span = self.words.span
        told = (self.claim, *self.about, self.words.document, span.start, span.end)
        object.__setattr__(self, "id", digest("saying", self.what, *told))


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor has said on one issue, in the order of time; ``changed`` where its yes became a no or the reverse.

    ``issue`` is the thing in the words that its sayings have in common; ``on`` the id of the incident, where it is one.
    """

    actor: Actor
    issue: str
    on: str | None
    sayings: tuple[Saying, ...]
    changed: bool
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("position", self.actor.id or self.actor.name, self.sayings[0].id))


@dataclass(frozen=True, slots=True)
class Tension:
    """Two sayings that bear on one thing and oppose each other; ``left`` is the earlier.

    ``about`` is the thing in words, ``incident`` its id where it is one; ``why`` says in what they meet and in what
    they are opposed. ``resolved_by`` is ``None``, or what makes it only an apparent tension.
    """

    kind: TensionKind
    left: Saying
    right: Saying
    about: str
    incident: str | None
    why: tuple[str, ...]
    resolved_by: Resolution | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("tension", self.kind, self.left.id, self.right.id))

    @property
    def documents(self) -> tuple[str, ...]:
        """The reports in which the two stand."""
        return tuple(dict.fromkeys((*self.left.documents, *self.right.documents)))
