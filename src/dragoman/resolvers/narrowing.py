"""Keys under which few are looked up: what a country alone would bring together in a war is told apart.

In a week of war there are thousands of attacks in one country, and hardly two are the same. A town, a person or a
brigade stands as a key by itself; a country, and a state that acts, only beside another one, or beside the word or the
mode of the deed. Which keys an event has depends on it alone, so that it makes no difference who came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import combinations

from dragoman.knowledge import load
from dragoman.resolvers.traces import WAVERING, Trace, keys_of

#: Of a key's 64 bits, the upper ones are its week: reports of one week stand side by side in the store.
WEEKS, REST = 1 << 20, 44


def looked_up(trace: Trace) -> list[int]:
    """Under what an event is looked up, as the store keeps it; two events with none in common are not compared."""
    return sorted({_digest(key) for key in narrowed(trace)})


def narrowed(trace: Trace) -> Iterator[str]:
    """The keys of an event, those by country made narrower."""
    by_week: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in keys_of(trace):
        type_, when, who = key.split("|", 2)
        if _week(when) is None:
            yield key
        else:
            by_week[type_, when].append(who)
    telling: dict[tuple[str, ...], list[str]] = {}  # they are mostly the same in each week
    for (type_, week), whom in by_week.items():
        told = telling.get(tuple(whom))
        if told is None:
            told = telling[tuple(whom)] = list(_telling(whom, trace))
        for family in _families(type_, trace.type):
            yield from (f"{family}|{week}|{who}" for who in told)


def _telling(whom: Iterable[str], trace: Trace) -> Iterator[str]:
    """Those who are few by themselves, and of countries what makes them few."""
    countries = set()
    for who in whom:
        country = _country(who)
        if country is None:
            yield who
        else:
            countries.add(country)
    yield from (f"{one}+{other}" for one, other in combinations(sorted(countries), 2))
    for country in countries:
        yield f"{country}~{trace.trigger}"
        if trace.mode:
            yield f"{country}~{trace.mode}"


def _country(who: str) -> str | None:
    """The country that is all that somebody tells: "UKR", "/UKR" or "state/UKR", and "ukraine"."""
    if len(who) == 3 and who.isupper():
        return who
    if who.startswith(("/", "state/")):
        return who.rpartition("/")[2]
    return _states().get(who)


def _families(type_: str, own: str) -> Iterator[str]:
    """The types that may be told for one another, two by two: a meeting is compared with agreements, not with aid that
    an agreement may be as well."""
    if type_ != own:
        yield f"{type_}+{own}"
        return
    yield own
    yield from (f"{own}+{other}" for other in WAVERING.get(own, ()))


@cache
def _states() -> Mapping[str, str]:
    """The code of each state by its name."""
    entries = load().directory.entries.values()
    return {one.name.casefold(): one.id.rpartition("/")[2] for one in entries if one.id.startswith("state/")}


@lru_cache(maxsize=4096)
def _week(when: str) -> int | None:
    return int(when) if when.removeprefix("-").isdigit() else None


def _digest(key: str) -> int:
    """64 bits, signed."""
    week = (_week(key.split("|", 2)[1]) or 0) % WEEKS
    rest = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> (64 - REST)
    whole = (week << REST) | rest
    return whole - (1 << 64) if whole >= 1 << 63 else whole
