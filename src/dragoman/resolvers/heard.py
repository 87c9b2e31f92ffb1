"""A saying as it is held against others: who says it, what it is about, whom it is against, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge.disagreement import Bearing
from dragoman.records import Span
from dragoman.resolvers.voices import Voice
from dragoman.sayings import Saying

Role = Literal["asserts", "denies", "answers"]

#: Realis of what is told to have happened.
HAPPENED = frozenset({"actual", "ongoing"})

#: Types of events for which somebody is to blame.
HARM = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying, ready to be held against others.

    ``bearing`` are the stems of what it is about; ``doers`` the voices of those who do what it tells of, and the ids of
    persons among them, ``culprits`` the voices of those who do harm in it, ``named`` of all whom it names, ``authors``
    of those whose words a denial is of ("the reports of the Council"); ``to`` the stems of the words for those whom it
    befalls; ``types`` and ``events`` the types and ids of what it tells of, ``on`` their incidents, as far as these are
    known by now; ``days`` the ordinals of the first and the last
    day on which it may have been said, ``at`` its place in the text of ``document``.

    ``sure``: it is said in so many words ("denied", "accused"); ``turned``: it is a negative statement; ``former``: it
    is told as what was so before; ``deputy``: it is said by "his lawyer", whoever he is; ``replies``: it is said in
    reply to what was said before; ``scope`` are the words that say how far an answer goes.
    """

    role: Role
    saying: Saying
    voice: Voice
    bearing: Bearing
    days: tuple[int, int] | None
    at: Span
    document: str
    doers: frozenset[str] = frozenset()
    culprits: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    sure: bool = False
    turned: bool = False
    authors: frozenset[str] = frozenset()
    former: bool = False
    deputy: bool = False
    replies: bool = False
    scope: frozenset[str] = frozenset()

    @property
    def against(self) -> frozenset[str]:
        """Those who do what it tells of, but for who says so: voices, and persons by their ids."""
        return self.doers - self.itself

    @property
    def itself(self) -> frozenset[str]:
        """Who says so: the voice, and the person by the id."""
        return frozenset({self.voice.key, self.voice.actor.id or self.voice.key})
