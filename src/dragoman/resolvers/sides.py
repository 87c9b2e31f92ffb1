"""Who stands on which side: ministers, envoys and armies of a state are that state, fighters their group.

"Israel's negotiators", "the Israeli army" and "Benjamin Netanyahu" are one side of the talks, "Hamas" and "Hamas
officials" another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.records import Actor, Mention, Span

#: PLOVER's sectors of those who act for a state.
OF_STATE = frozenset({"GOV", "MIL", "SPY", "LEG", "COP", "ELI"})

#: Codes that stand in the place of a country for those who are none; they may mediate, and are no party.
ABOVE = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG"})

#: Kinds of mention that only say where from ("Egyptian"), or where.
ADJECTIVES = frozenset({"nationality"})
NO_SIDES = frozenset({"place", "outlet", "facility", "event", "weapon", "law", "court"})

GENERIC = "rebels of "

#: Between names of a chain: "Norland, Sudland and the League".
_CHAIN = re.compile(r"\s*(?:,|,? and|&|,? as well as|/|-)\s*(?:the |of |from )*\s*")


@dataclass(frozen=True, slots=True)
class Seat:
    """A mention of a side in a text: ``side`` is its key, ``adjective`` where it only says where from."""

    span: Span
    side: str
    adjective: bool


def side_of(actor: Actor) -> str | None:
    """The key of the side that somebody belongs to: a group's id, a country's code; ``None`` for bystanders."""
    if "REB" in actor.sectors:
        if actor.id and actor.id.startswith("group/"):
            return actor.id
        return GENERIC + actor.country if actor.country else None
    if actor.country in ABOVE:
        return actor.id
    if actor.country is None or "JRN" in actor.sectors:
        return None
    if actor.sectors and not OF_STATE.intersection(actor.sectors):
        return None
    return actor.country if actor.sectors or (actor.id or "").startswith("state/") else None


def is_group(side: str) -> bool:
    return side.startswith(("group/", GENERIC))


def may_be_party(side: str) -> bool:
    """Whether a side can be one of two in a conflict: a state or a group, no organisation of states.

    "The rebels" of a country can be one of them in a report, until it is known which they are.
    """
    return is_group(side) or len(side) == 3


@dataclass(frozen=True, slots=True)
class Cast:
    """Remembers who speaks for which side, and under what name a side is best known."""

    faces: dict[str, tuple[int, str, Actor]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)

    def join(self, other: Cast) -> None:
        """Remember what another one does, of reports that come after ours."""
        for side, told in other.faces.items():
            self.faces[side] = min(self.faces.get(side, told), told, key=lambda face: face[:2])
        self.countries.update(other.countries)

    def seats(self, mentions: Iterable[Mention]) -> list[Seat]:
        """The mentions of a report that stand for a side, in the order of the text."""
        found: dict[tuple[int, int], Seat] = {}
        named: dict[str, str] = {}
        for mention in sorted(mentions, key=lambda mention: (mention.evidence.span.start, -mention.evidence.span.end)):
            span, actor = mention.evidence.span, mention.actor
            side = None
            if actor is not None and mention.kind not in NO_SIDES and not _role_only(mention):
                side = side_of(actor)
                if side is not None:
                    self._see(side, actor)
                    if side.startswith("group/"):
                        named.update((word, side) for word in actor.name.casefold().split() if len(word) > 3)
            elif actor is None:
                # "the front", where the report has spoken of the Northern Front.
                words = mention.evidence.quote.casefold().split()
                side = named.get(words[1]) if len(words) == 2 and words[0] == "the" else None
            if side is not None:
                found.setdefault((span.start, span.end), Seat(span, side, mention.kind in ADJECTIVES))
        return list(found.values())

    def _see(self, side: str, actor: Actor) -> None:
        rank = 0 if actor.id in (side, f"state/{side}") else 1 if actor.id is None else 2
        told = (rank, actor.name, actor)
        self.faces[side] = min(self.faces.get(side, told), told, key=lambda face: face[:2])
        if side.startswith("group/") and actor.country:
            self.countries[side] = actor.country

    def face(self, side: str) -> Actor:
        """Who stands for the side: the state or the group itself where the reports name it, else who speaks for it."""
        return self.faces[side][2]

    def country(self, group: str) -> str | None:
        """The country that a group is of."""
        return self.countries.get(group)


#: Words that say what somebody does in talks, not for whom.
_ROLES = re.compile(r"(?:mediators?|sides?|parties|negotiators?|facilitators?)$", re.IGNORECASE)


def _role_only(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.id is None and bool(_ROLES.search(mention.evidence.quote))


def within(seats: Sequence[Seat], span: Span) -> list[Seat]:
    """Those that stand in ``span``; ``seats`` are in the order of the text."""
    first = bisect_left(seats, span.start, key=lambda seat: seat.span.start)
    found = []
    for seat in seats[first:]:
        if seat.span.start >= span.end:
            break
        if seat.span in span:
            found.append(seat)
    return found


def chain_before(text: str, at: int, seats: Sequence[Seat], reach: int) -> list[Seat]:
    """The chain of names that ends no more than ``reach`` characters before ``at``."""
    chain: list[Seat] = []
    for seat in reversed(seats):
        if seat.span.end > at:
            continue
        if not chain:
            if at - seat.span.end > reach:
                break
            chain.append(seat)
        elif seat.span.end <= chain[-1].span.start:
            if not _CHAIN.fullmatch(text, seat.span.end, chain[-1].span.start):
                break
            chain.append(seat)
    return chain[::-1]


def chain_after(text: str, at: int, seats: Sequence[Seat], reach: int) -> list[Seat]:
    """The chain of names that begins no more than ``reach`` characters after ``at``."""
    chain: list[Seat] = []
    for seat in seats:
        if seat.span.start < at:
            continue
        if not chain:
            if seat.span.start - at > reach:
                break
            chain.append(seat)
        elif seat.span.start >= chain[-1].span.end:
            if not _CHAIN.fullmatch(text, chain[-1].span.end, seat.span.start):
                break
            chain.append(seat)
    return chain
