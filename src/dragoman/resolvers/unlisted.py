"""Actors whom no table lists: the names in reports that links hold together, with all that is said of them.

Links are judged in pairs; an actor must hold together as a whole. Two names that cannot be one never stand in one
actor, however many links lead from one to the other; a last name that may be either of two men's is nobody's but its
own. What a person has judged comes first. The order in which reports came makes no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from dragoman.accounts import Called, Unlisted, Variant
from dragoman.records import Link
from dragoman.resolvers.identities import at_odds
from dragoman.resolvers.profiles import Profile, is_full

Value = TypeVar("Value", bound=Hashable)

#: How much surer a last name must be one man's than another's.
CLEARLY = 0.1
#: Of the names of a large group so many stand for it when it is asked whether another fits.
MOST = 12


def group(profiles: Mapping[str, Profile], links: Iterable[Link]) -> list[list[str]]:
    """The ids of the profiles of each actor, in order; each of ``profiles`` is in exactly one.

    ``links`` are judgements on pairs, a person's before the machine's; both ends must be among ``profiles``. What a
    person joins is one actor, but whether others fit is asked as if nobody had: nobody is driven out.
    """
    said, found, apart = _judged(links)
    whole = {id: [id] for id in profiles}
    fitting = {id: [id] for id in profiles}
    faces = {id: {_face(profile): profile} for id, profile in profiles.items()}
    for link in said:
        if not _kept_apart(whole[link.left], whole[link.right], apart):
            _join(whole, link)
    joined = {end for link in said for end in (link.left, link.right)}
    for link in _clear(found, profiles, joined):
        if whole[link.left] is not whole[link.right] and _kept_apart(whole[link.left], whole[link.right], apart):
            continue
        one, other = fitting[link.left], fitting[link.right]
        if one is not other:
            mine, theirs = faces[one[0]], faces[other[0]]
            if any(at_odds(left, right) for left in _some(mine) for right in _some(theirs)):
                continue
            _join(fitting, link)
            faces[fitting[link.left][0]] = {**mine, **theirs}
        _join(whole, link)
    members = {id(one): one for one in whole.values()}
    return [sorted(one, key=lambda profile: order(profiles[profile])) for one in members.values()]


def _judged(links: Iterable[Link]) -> tuple[list[Link], list[Link], set[frozenset[str]]]:
    """What people say is the same, what the machine says is, the surest first, and what is kept apart.

    Of a pair on which people disagree neither is said: no order of theirs may decide.
    """
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    machine: dict[tuple[str, str], Link] = {}
    for link in links:
        pair = (link.left, link.right)
        if link.by.startswith("person/"):
            people[pair].add(link.judgement)
        elif link.judgement == "same":
            machine[pair] = link
    agreed = {pair: next(iter(said)) for pair, said in people.items() if len(said) == 1}
    said = [Link("actor", *pair, "same", 1.0, "person/") for pair, word in sorted(agreed.items()) if word == "same"]
    found = sorted(
        (link for pair, link in machine.items() if pair not in people),
        key=lambda link: (-link.score, link.left, link.right),
    )
    return said, found, {frozenset(pair) for pair, word in agreed.items() if word == "different"}


def _kept_apart(one: Sequence[str], other: Sequence[str], apart: set[frozenset[str]]) -> bool:
    return bool(apart) and any(frozenset((left, right)) in apart for left in one for right in other)


def _join(groups: dict[str, list[str]], link: Link) -> None:
    one, other = groups[link.left], groups[link.right]
    if one is other:
        return
    if len(one) < len(other):
        one, other = other, one
    one.extend(other)
    for id in other:
        groups[id] = one


def _face(profile: Profile) -> Hashable:
    """All that says whether another name fits."""
    return profile.full, profile.shorts, profile.generation, profile.person


def _some(faces: Mapping[Hashable, Profile]) -> list[Profile]:
    """Those of a group that tell most, the longest names first."""
    return sorted(faces.values(), key=lambda profile: (-len(profile.full), profile.full, profile.id))[:MOST]


def _clear(found: Sequence[Link], profiles: Mapping[str, Profile], joined: set[str]) -> Iterator[Link]:
    """The links without those of a last name that may be either of two men's."""
    fuller: dict[str, list[tuple[float, Profile]]] = defaultdict(list)
    for link in found:
        for short, full in ((link.left, link.right), (link.right, link.left)):
            if profiles[short].person and not is_full(profiles[short]) and is_full(profiles[full]):
                fuller[short].append((link.score, profiles[full]))
    unclear = {short for short, told in fuller.items() if short not in joined and _is_unclear(told)}
    for link in found:
        ends = (link.left, link.right)
        if not any(end in unclear and is_full(profiles[link.right if end == link.left else link.left]) for end in ends):
            yield link


def _is_unclear(told: Sequence[tuple[float, Profile]]) -> bool:
    best, first = max(told, key=lambda one: (one[0], one[1].id))
    return any(score > best - CLEARLY and at_odds(first, other) for score, other in told)


def order(profile: Profile) -> tuple[bool, int, str, str]:
    """By the day of publication, the undated last."""
    return (profile.published is None, profile.published or 0, profile.document, profile.id)


def summarize(profiles: Sequence[Profile], original: Callable[[str], str] = str) -> Unlisted:
    """The actor of these ``profiles``, which come in order.

    ``original`` gives the id of the report of which a report is a copy; of one that is none, its own.
    """
    names = _variants(profiles, lambda profile: profile.names, original)
    kinds = Counter(profile.kind for profile in profiles)
    return Unlisted(
        name=_best(names),
        kind=max(kinds, key=lambda kind: (kinds[kind], kind)),
        names=names,
        shorts=_variants(profiles, lambda profile: profile.shorts, original),
        countries=_variants(profiles, lambda profile: filter(None, [profile.country]), original),
        sectors=_variants(profiles, lambda profile: profile.sectors, original),
        roles=tuple(_roles(profiles)),
        profiles=tuple(profile.id for profile in profiles),
        documents=tuple(dict.fromkeys(profile.document for profile in profiles)),
        mentions=sum(profile.mentions for profile in profiles),
    )


def _best(names: Sequence[Variant[str]]) -> str:
    """The name that most reports use of those of more than one word, where there is one."""
    return max(names, key=lambda name: (" " in name.value, name.sources, len(name.told), name.value)).value


def _variants(
    profiles: Sequence[Profile], values: Callable[[Profile], Iterable[Value]], original: Callable[[str], str]
) -> tuple[Variant[Value], ...]:
    told: dict[Value, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for value in values(profile):
            told[value].append(profile)
    found = [
        Variant(value, tuple(one.id for one in those), len({original(one.document) for one in those}))
        for value, those in told.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.sources, -len(one.told), str(one.value))))


def _roles(profiles: Sequence[Profile]) -> Iterator[Called]:
    """What he is called, in the order in which reports first call him so."""
    told: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for role in profile.roles:
            told[role].append(profile)
    for role, those in told.items():
        days = [date.fromordinal(one.published) for one in those if one.published is not None]
        yield Called(
            role,
            min(days, default=None),
            max(days, default=None),
            tuple(dict.fromkeys(one.document for one in those)),
        )
