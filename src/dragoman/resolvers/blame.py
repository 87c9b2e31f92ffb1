"""Blame: two say of one attack that somebody else did it.

The Council "blamed the army for the shelling of the market", the army says that "the League itself shot at the market":
whoever is accused accuses another of what befell the same people or place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.resolvers.heard import Heard
from dragoman.resolvers.issues import Rarity, days_apart
from dragoman.sayings import Tension

#: How near a reply stands to what it replies to, in characters.
NEXT = 200

#: Days between an accusation and the answer that it was another, at the most.
DAYS = 10


def find_blamed(heard: Iterable[Heard], rarity: Rarity) -> Iterator[Tension]:
    """Each time that somebody who is accused names another, with what he was accused of, the nearest in time."""
    against: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    blaming = [one for one in heard if one.role == "asserts" and len(one.culprits) == 1]
    for one in blaming:
        for accused in one.culprits - {one.voice.key}:
            for mark in _marks(one, rarity):
                against[accused, mark].append(one)
    for answer in blaming:
        if answer.voice.key in answer.culprits or not answer.voice.lasting:
            continue
        found = {
            one.saying.id: (apart, one)
            for mark in _marks(answer, rarity)
            for one in against.get((answer.voice.key, mark), ())
            if (apart := days_apart(one, answer)) is not None and apart <= DAYS
            and not one.culprits & answer.culprits
        }  # fmt: skip
        if found:
            _, one = min(found.values(), key=lambda each: (each[0], each[1].saying.id))
            yield _tension(one, answer, rarity)


def find_rejoinders(heard: Sequence[Heard]) -> Iterator[Tension]:
    """Whoever is accused and replies with what the accuser has done: "replied that it was the army that refused"."""
    before: Heard | None = None
    for one in heard:
        if one.role != "asserts":
            continue
        if before is not None and _rejoins(before, one):
            yield Tension(
                "disputed blame", before.saying, one.saying, before.saying.words.quote, None,
                ("the accused replies", "and names who accuses"),
            )  # fmt: skip
        before = one


def _rejoins(before: Heard, one: Heard) -> bool:
    return (
        one.replies
        and before.document == one.document
        and before.saying.what == "accuses"
        and one.voice.key in before.doers
        and before.voice.key in one.named
        and 0 <= one.at.start - before.at.end < NEXT
    )


def _marks(one: Heard, rarity: Rarity) -> list[str]:
    """By what an attack is known: its incident, and the rare words for those whom it befell."""
    return sorted(one.on) + [f"~{stem}" for stem in rarity.rare(one.to)]


def _tension(one: Heard, answer: Heard, rarity: Rarity) -> Tension:
    befell = rarity.rare(one.to & answer.to)
    why = ("the accused names another", f"both on: {', '.join(befell)}" if befell else "of one incident")
    incident = min(one.on & answer.on, default=None)
    return Tension("disputed blame", one.saying, answer.saying, one.saying.words.quote, incident, why)
