"""Who is who: actors that reports name, those of the tables and those whom no table lists, and what people judge of
them.

"The Musse of this report and the Musse of that one are two" parts an actor, "are one" joins two. A judgement is on
names in their reports, by ids that are digests of the report and the name: saved as JSON Lines, it holds in a store
built anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.accounts import Unlisted
from dragoman.errors import BadRequest
from dragoman.explaining import judging
from dragoman.explaining.judging import PERSON, SURELY, Line, Outcome
from dragoman.records import Actor, Document, Judgement, Link, Mention

if TYPE_CHECKING:
    from dragoman.stores import Store

#: Actors who are put together anew at a time.
TOGETHER = 100

#: Names in their reports, by their ids.
Names = dict[str, tuple[Document, Mention]]


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the tables, as the reports mention him."""

    actor: Actor
    reports: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Appearances:
    """An actor whom no table lists, with his names in their reports and the judgements that they rest on."""

    actor: Unlisted
    names: Names
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What became of the actors whose names were judged: before and now.

    ``missing`` are ids of names that are not in the store: what is judged of them holds once they are. ``disputed`` are
    judgements of other people on the same pairs that say otherwise; ``unmet`` those by which two names are one actor's,
    and which cannot be met since somebody keeps others of them apart. ``withdrawn``: what was judged holds no longer.
    """

    judged: tuple[Link, ...]
    before: tuple[Unlisted, ...]
    now: tuple[Unlisted, ...]
    missing: tuple[str, ...]
    disputed: tuple[Link, ...]
    unmet: tuple[Link, ...]
    withdrawn: bool = False


def list_actors(
    store: Store, search: str | None = None, limit: int | None = None, as_of: date | None = None
) -> Iterator[Known | Unlisted]:
    """All who are named, whoever is named in most reports first; as of a day, as the reports up to it name them."""
    listed: Iterator[Known | Unlisted] = (Known(*told) for told in store.identities.listed(search, limit, as_of))
    others: Iterator[Known | Unlisted]
    if as_of is None:
        others = store.identities.actors(search, limit)
    else:
        others = iter(sorted(_known_by(store, as_of, search), key=_in_turn))
    return islice(merge(listed, others, key=_least), limit)


def _known_by(store: Store, day: date, search: str | None) -> Iterator[Unlisted]:
    left = store.identities.known_by(day)
    while some := list(islice(left, TOGETHER)):
        for actor in _as_named(store, some):
            said = " ".join(name.value for name in (*actor.names, *actor.shorts)).casefold()
            if search is None or search.casefold() in said or search == actor.id:
                yield actor


def _as_named(store: Store, told: Sequence[Sequence[str]]) -> Iterator[Unlisted]:
    """Those of these names, put together anew."""
    from dragoman.resolvers import actors_among

    return actors_among(store.identities, told)


def _in_turn(one: Known | Unlisted) -> tuple[int, int, str]:
    return _least(one), -one.mentions, one.id if isinstance(one, Unlisted) else ""


def _least(one: Known | Unlisted) -> int:
    return -(one.reports if isinstance(one, Known) else len(one.documents))


def tell_actor(store: Store, beginning: str, as_of: date | None = None) -> Appearances:
    """The one whom no table lists and whose id, or that of one of whose names, begins so.

    As of a day, as the reports published by then name him.
    """
    (actor,) = store.identities.actors_of([find_name(store, beginning)])
    if as_of is not None:
        days = {id: store.document(id).day for id in actor.documents}
        known = {id for id, day in days.items() if day is not None and day <= as_of}
        names = store.identities.mentions(actor.profiles)
        told = [name for name in actor.profiles if name in names and names[name][0].id in known]
        if not told:
            raise BadRequest(f"{store.place}: no report up to {as_of} names {actor.name}")
        (actor,) = _as_named(store, [told])
    links = [link for link in store.identities.linked(actor.profiles) if {link.left, link.right} & set(actor.profiles)]
    links.sort(key=lambda link: (not link.by.startswith(PERSON), -link.score, link.left, link.right))
    ends = {end for link in links for end in (link.left, link.right)}
    return Appearances(actor, store.identities.mentions({*actor.profiles, *ends}), tuple(links))


def find_name(store: Store, beginning: str) -> str:
    """The one name in a report whose id begins so, or the first of the one actor whose id does."""
    letters = beginning.strip().lower()
    found = store.identities.beginning("name", letters)
    actors = store.identities.beginning("actor", letters)
    if len(found) + len(actors) > 1:
        few = ", ".join([*actors, *found][:3])
        raise BadRequest(f"{store.place}: several actors or names have ids that begin with {beginning!r}: {few} ...")
    if not found and not actors:
        hint = f"ids are those of: dragoman actors {store.place} --json"
        raise BadRequest(f"{store.place}: no actor has an id that begins with {beginning!r}; {hint}")
    return found[0] if found else store.identities.actor(actors[0]).profiles[0]


def are_names(store: Store, *beginnings: str) -> bool:
    """Whether it is names that ids begin so of, and not events."""
    letters = [beginning.strip().lower() for beginning in beginnings]
    return any(
        not store.comparisons.beginning("event", one, 1)
        and (store.identities.beginning("name", one, 1) or store.identities.beginning("actor", one, 1))
        for one in letters
    )


def judgement(store: Store, one: str, other: str, said: Judgement, by: str) -> Link:
    """What ``by`` says of the two names, or actors, whose ids begin so."""
    left, right = sorted(find_name(store, beginning) for beginning in (one, other))
    if left == right:
        raise BadRequest(f"{left}: expected two names, found the same one twice")
    return Link("actor", left, right, said, SURELY[said], f"{PERSON}{by}")


def judge(store: Store, said: Sequence[Link]) -> Rearranged:
    """Keep these judgements, all or none, and put the names that they are on to somebody anew."""
    return _settled(store, said, lambda: store.judgements.keep(said))


def replay(store: Store, lines: Sequence[Line], by: str | None = None) -> tuple[Outcome, Rearranged | None]:
    """Do again what a log has: what becomes of incidents, and of actors where names are judged in it."""
    told: list[Outcome] = []
    said = [line.said for line in lines if isinstance(line.said, Link) and line.said.kind == "actor"]
    if not said:
        return judging.replay(store, lines, by), None
    rearranged = _settled(store, said, lambda: told.append(judging.replay(store, lines, by)))
    return told[0], rearranged


def take_back(store: Store, said: Link) -> Rearranged:
    """Forget what this person said of these two names; the machine's judgement stands again."""
    kept = [one for one in store.identities.judgements() if _pair(one) == _pair(said) and one.by == said.by]
    if not kept:
        raise BadRequest(f"{store.place}: {said.by.removeprefix(PERSON)} has not judged these two names")
    outcome = _settled(store, kept, lambda: store.judgements.keep((), kept))
    return replace(outcome, disputed=(), withdrawn=True)


def _settled(store: Store, said: Sequence[Link], change: Callable[[], object]) -> Rearranged:
    # Late: what compares names takes a while to load, and only a change needs it.
    from dragoman.resolvers import identify

    ends = sorted({end for link in said for end in (link.left, link.right)})
    store.identify(identify)
    before = store.identities.actors_of(ends)
    change()
    store.identify(identify)
    now = store.identities.actors_of({*ends, *(name for actor in before for name in actor.profiles)})
    told = {_pair(link): link for link in said}
    kept = store.identities.judgements()
    return Rearranged(
        judged=tuple(said),
        before=tuple(before),
        now=tuple(now),
        missing=tuple(sorted(set(ends) - {name for actor in now for name in actor.profiles})),
        disputed=tuple(one for one in kept if _pair(one) in told and one.judgement != told[_pair(one)].judgement),
        unmet=tuple(_unmet(kept, now)),
    )


def _unmet(kept: Sequence[Link], now: Sequence[Unlisted]) -> Iterator[Link]:
    home = {name: actor.id for actor in now for name in actor.profiles}
    for link in kept:
        here = link.left in home and link.right in home and home[link.left] != home[link.right]
        alone = {one.judgement for one in kept if _pair(one) == _pair(link)} == {"same"}
        if here and alone:
            yield link


def _pair(link: Link) -> tuple[str, str]:
    return (link.left, link.right)
