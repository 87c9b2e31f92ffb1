"""What one report tells of somebody whom no table lists: the names it uses, what it says he is, beside whom he stands.

"Colonel Adan Musse" of a report on Baidoa leaves a ``Profile``: a person of Somalia, MIL, a colonel, near Baidoa and
the Somali army. Within the report it is already known who "Musse" and "he" are; profiles are what other reports are
compared by. ``keys_of`` says with which of them one is compared at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from dragoman.resolvers import spelling

#: Days in a stretch in which a last name alone is looked up.
STRETCH = 30


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody as one report has him; ``name`` is what the report's mentions are coded by.

    ``full`` is the fullest name in its parts, ``shorts`` what the report puts in brackets beside the name; ``generic``
    says that the name is made of words for a kind of body ("Supreme Court"), ``of_state`` that the words name the
    state whose it is, ``common`` that very many bear it; ``roles`` are what he is called; ``company`` are ids or names
    of others beside him, ``places`` places.
    """

    id: str
    document: str
    publisher: str | None
    published: int | None
    name: str
    person: bool
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    names: tuple[str, ...]
    full: tuple[str, ...]
    generation: str | None
    shorts: tuple[str, ...]
    generic: bool
    of_state: bool
    common: bool
    roles: tuple[str, ...]
    company: frozenset[str]
    places: frozenset[str]
    mentions: int


def is_full(profile: Profile) -> bool:
    """Whether it has more than one name: a first and a last one, or a spelt-out name."""
    return len(profile.full) > 1 if profile.person else not spelling.is_short(profile.name)


def keys_of(profile: Profile) -> list[str]:
    """Under what it is looked up: two profiles with no key in common are not compared.

    By the names alone, and by the names with the country and with what somebody does, so that of many who bear one name
    those are compared who may be one.
    """
    if not profile.person:
        names = [spelling.body_key(profile.full)] if is_full(profile) else []
        shorts = [*profile.shorts, *([profile.name] if not is_full(profile) else [])]
        if len(profile.full) > 2 and not profile.generic:
            shorts.append(spelling.initials(profile.full))
        names += sorted({f"a|{spelling.fold(short)}" for short in shorts})
        return sorted({*names, *(f"{name}|{profile.country}" for name in names)})
    last = spelling.skeleton(profile.full[-1])
    months = _stretches(profile)
    if not is_full(profile):
        return sorted(f"n|{last}|{profile.country}|{month + step}" for month in months for step in (-1, 0, 1))
    names = sorted(set(spelling.person_keys(profile.full)))
    main = f"s|{'|'.join(sorted(map(spelling.skeleton, (profile.full[0], profile.full[-1]))))}"
    return sorted(
        {
            *names,
            f"{main}|{profile.country}",
            f"{main}|{profile.sectors[:1]}",
            *(f"n|{last}|{profile.country}|{month}" for month in months),
        }
    )


def _stretches(profile: Profile) -> list[int]:
    return [profile.published // STRETCH if profile.published is not None else 0]


def digest_of(key: str) -> int:
    """A key as the store keeps it: 64 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def packed(profile: Profile) -> dict[str, Any]:
    """As JSON; ``unpacked`` gives it back."""
    told: dict[str, Any] = {}
    for name in Profile.__slots__:
        value = getattr(profile, name)
        told[name] = sorted(value) if isinstance(value, frozenset) else value
    return told


def unpacked(told: Mapping[str, Any]) -> Profile:
    """From JSON."""
    sets = {name: frozenset(told[name]) for name in ("company", "places")}
    rows = {name: tuple(told[name]) for name in ("sectors", "names", "full", "shorts", "roles")}
    return Profile(**{**told, **sets, **rows})
