"""Who is who across reports: names that are new are taken down, compared with their likes, and put to somebody.

A name is compared with the heads of each key that it is looked up by, a few of those under the key that chance has
chosen, and with everybody under the key only where it is a head itself. So a new report costs the same however often
its people have been named; and as the heads are those with the first ids, which are digests, they are the same in
whatever order the reports came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from dragoman.accounts import Unlisted
from dragoman.knowledge import load
from dragoman.records import Document, Link, Mention
from dragoman.resolvers.identities import IDENTITIES, SAME, UNSURE, compare
from dragoman.resolvers.profiles import Profile, digest_of, keys_of, packed, unpacked
from dragoman.resolvers.profiling import find_profiles
from dragoman.resolvers.settling import find_originals
from dragoman.resolvers.unlisted import group, summarize

#: Of those under one key so many are its heads.
HEADS = 4
#: Reports whose names are taken down in one transaction, and names that are compared, or put to somebody, in one.
REPORTS, NAMES = 50, 300

#: A profile as the store keeps it: its id, its name in the report, its record and its keys.
Row = tuple[str, str, Mapping[str, Any], Sequence[int]]


class Register(Protocol):
    """What the resolvers ask of a store about names, and what they leave there."""

    def unnamed(self) -> Iterator[tuple[Document, str, list[Mention]]]: ...
    def lay_down(self, told: Sequence[tuple[str, str, Sequence[Row]]], heads: int) -> None: ...
    def uncompared(self, most: int) -> dict[str, list[int]]: ...
    def heads(self, keys: Iterable[int], most: int) -> dict[int, list[str]]: ...
    def compared(self, keys: Iterable[int]) -> dict[int, list[str]]: ...
    def records(self, wanted: Iterable[str]) -> Iterator[Mapping[str, Any]]: ...
    def keep(
        self, keys: Mapping[str, Sequence[int]], heads: Mapping[int, Sequence[str]], found: Sequence[Link]
    ) -> None: ...

    def unsettled(self) -> list[str]: ...
    def linked(self, wanted: Iterable[str]) -> list[Link]: ...
    def originals(self, wanted: Iterable[str]) -> dict[str, str]: ...
    def settle(self, settled: Sequence[Unlisted], seen: Iterable[Link]) -> None: ...


def identify(register: Register) -> None:
    """Compare each name that is new or was read anew, and put it to somebody.

    What was compared before is not compared again; the outcome is the same in whatever order reports arrive.
    """
    _take_down(register)
    at_hand: dict[str, Profile] = {}
    while keys := register.uncompared(NAMES):
        heads = register.heads({key for own in keys.values() for key in own}, HEADS)
        register.keep(keys, heads, list(_links(register, keys, heads, at_hand)))
    _settle(register)


def _take_down(register: Register) -> None:
    told: list[tuple[str, str, list[Row]]] = []
    for document, digest, mentions in register.unnamed():
        profiles = find_profiles(document, mentions, load())
        told.append((document.id, digest, [_row(profile) for profile in profiles]))
        if len(told) == REPORTS:
            register.lay_down(told, HEADS)
            told = []
    if told:
        register.lay_down(told, HEADS)


def _row(profile: Profile) -> Row:
    return profile.id, profile.name, packed(profile), sorted(set(map(digest_of, keys_of(profile))))


def _links(
    register: Register,
    keys: Mapping[str, Sequence[int]],
    heads: Mapping[int, Sequence[str]],
    at_hand: dict[str, Profile],
) -> Iterator[Link]:
    """A link for each two of these names and those that they are to be compared with who may be one."""
    full = {key for key, those in heads.items() if len(those) == HEADS}
    leading = {key for name, own in keys.items() for key in own if key in full and name in heads[key]}
    members = register.compared(leading)
    pairs: set[tuple[str, str]] = set()
    for name, own in keys.items():
        for key in own:
            others: Collection[str] = heads[key]
            if name in others:
                others = {*others, *members.get(key, ())}
            pairs.update((min(name, other), max(name, other)) for other in others if other != name)
    _fetch(register, {end for pair in pairs for end in pair}, at_hand)
    for left, right in sorted(pairs):
        if left in at_hand and right in at_hand:
            compared = compare(at_hand[left], at_hand[right])
            if compared is not None and compared.score >= UNSURE:
                score = round(compared.score, 4)
                yield Link("actor", left, right, "same" if score >= SAME else "unsure", score, IDENTITIES, compared.why)


def _fetch(register: Register, wanted: set[str], at_hand: dict[str, Profile]) -> None:
    """Have these at hand, and of the others those that were used in the round before."""
    for name in at_hand.keys() - wanted:
        del at_hand[name]
    at_hand.update((profile.id, profile) for profile in map(unpacked, register.records(wanted - at_hand.keys())))


def _settle(register: Register) -> None:
    """Put each name that is nobody's to somebody; whose name it meets is put together anew, from all his names."""
    left = register.unsettled()
    done: set[str] = set()
    for first in range(0, len(left), NAMES):
        begun = [name for name in left[first : first + NAMES] if name not in done]
        profiles, links = _around(register, begun)
        done.update(profiles)
        originals = find_originals(register, {profile.document for profile in profiles.values()})
        found = (summarize([profiles[name] for name in one], originals.__getitem__) for one in group(profiles, links))
        register.settle(list(found), links)


def actors_among(register: Register, told: Sequence[Sequence[str]]) -> Iterator[Unlisted]:
    """The actor of each of these groups of names, as nothing but these names tell of him."""
    wanted = {name for names in told for name in names}
    profiles = {profile.id: profile for profile in map(unpacked, register.records(wanted))}
    originals = find_originals(register, {profile.document for profile in profiles.values()})
    for names in told:
        present = [profiles[name] for name in names if name in profiles]
        if present:
            yield summarize(present, originals.__getitem__)


def _around(register: Register, begun: Sequence[str]) -> tuple[dict[str, Profile], list[Link]]:
    """These names and all that links lead to from them, and those links."""
    profiles: dict[str, Profile] = {}
    links: dict[tuple[str, str, str], Link] = {}
    asked: set[str] = set()
    wanted = set(begun)
    while wanted:
        asked |= wanted
        profiles.update((profile.id, profile) for profile in map(unpacked, register.records(wanted)))
        told = register.linked(wanted & profiles.keys())
        links.update({(link.left, link.right, link.by): link for link in told})
        same = (link for link in told if link.judgement == "same")
        wanted = {end for link in same for end in (link.left, link.right)} - asked
    # A judgement may be left of a name that is no longer found.
    return profiles, [link for link in links.values() if link.left in profiles and link.right in profiles]
