"""Who acts and speaks in a store, as the pages of actors show it: all of them as a list, and one of them whole."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman import stores
from dragoman.accounts import Unlisted
from dragoman.findings import claim_from_json
from dragoman.knowledge.directory import Directory, Office
from dragoman.records import DAY, Document, Evidence, Period
from dragoman.resolvers import ACCOUNTS
from dragoman.sayings import Position, Saying
from dragoman.stores import Store
from dragoman.web.codes import country_name, sector_names
from dragoman.web.incidentlines import Line, lines
from dragoman.web.networks import Four
from dragoman.wording import clean

#: So many of an actor's latest incidents, latest claims and closest others are shown.
LATEST, SAID, CLOSEST = 20, 20, 15
#: So many positions are shown.
HELD = 60
#: So much of what was said is shown.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Person:
    """An actor in the list: who it is, in how many incidents it takes part, and how many claims it makes."""

    key: str
    name: str
    country: str
    sectors: str
    incidents: int
    claims: int


@dataclass(frozen=True, slots=True)
class Held:
    """An office, or what a group was, for a time; ``source`` says what kind of source that rests on."""

    role: str
    country: str
    sectors: str
    start: date | None
    last: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody who takes part in the same incidents: how many of each class, talk of cooperation first."""

    key: str
    name: str
    counts: Four


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, when it was made, how its words begin, and the report in which they stand."""

    stance: str
    said: Period | None
    words: Evidence
    document: Document


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the page of one actor shows; ``names`` are what reports call them.

    ``listed`` if a table has them; ``namesakes`` are those of a mere name who bear it: key, usual name, reports.
    """

    key: str
    name: str
    kind: str
    country: str
    sectors: str
    names: tuple[tuple[str, int], ...]
    offices: tuple[Held, ...]
    incidents: tuple[Line, ...]
    count: int
    claims: tuple[Said, ...]
    said: int
    beside: tuple[Tied, ...]
    listed: bool = True
    namesakes: tuple[tuple[str, str, int], ...] = ()


def everybody(store: Store, known: Directory, as_of: date | None = None) -> tuple[Person, ...]:
    """All actors and speakers of whom reports up to a day tell, those with most incidents and claims first."""
    # Reports write those whom only they know with and without capitals; it is the same person.
    speaking: defaultdict[str, Counter[str]] = defaultdict(Counter)
    called: dict[str, str] = {}
    for key, usual, count in store.people.speaking(as_of):
        speaking[key.casefold()][key] += count
        if usual:
            called[key] = usual
    found: dict[str, Person] = {}
    for acting in sorted(store.people.acting(as_of), key=lambda one: (-one.incidents, one.key)):
        claims = speaking.pop(acting.key.casefold(), Counter()).total()
        found[acting.key] = _person(known, acting.key, acting.name, acting.country, acting.incidents, claims)
    for written in speaking.values():
        # As most write it: under that there is a page.
        key = max(written, key=lambda each: (written[each], each))
        name = called.get(key) or key.removeprefix("name:").rpartition("\n")[2]
        found[key] = _person(known, key, name, None, 0, written.total())
    return tuple(sorted(found.values(), key=lambda one: (-(one.incidents + one.claims), one.name.casefold(), one.key)))


def _person(known: Directory, key: str, name: str, country: str | None, incidents: int, claims: int) -> Person:
    entry = known.entries.get(key)
    return Person(
        key=key,
        name=clean(entry.name if entry else name),
        country=country_name(entry.country if entry else country),
        sectors=sector_names(entry.sectors) if entry else "",
        incidents=incidents,
        claims=claims,
    )


def searched(people: tuple[Person, ...], words: str | None, country: str | None = None) -> tuple[Person, ...]:
    """Those in whose name or key the words stand, and that are of a country."""
    wanted = (words or "").casefold()
    if not (wanted or country):
        return people
    return tuple(
        one
        for one in people
        if (not wanted or wanted in one.name.casefold() or wanted == one.key.casefold())
        and (not country or one.country == country)
    )


def profile(store: Store, known: Directory, key: str, as_of: date | None = None) -> Profile | None:
    """One actor, as reports up to a day tell of them; ``None`` where neither they nor the knowledge base know of them.

    Whom the knowledge base knows is there as of a day if a report had told of them.
    """
    ids = store.people.part_of(key, LATEST, as_of)
    said = store.people.sayings(key, SAID, as_of)
    entry = known.entries.get(key)
    unlisted = _unlisted(store, key)
    names = store.people.names(key, as_of=as_of) if entry else []
    if unlisted:
        names = store.people.names_borne(unlisted.id, as_of)
    if not (ids or said or names or (entry and not as_of)):
        return None
    found = store.standing(ACCOUNTS, late=True).incidents_called(ids, as_of)
    incidents = lines(found[id] for id in ids if id in found)
    return Profile(
        key=key,
        name=clean(entry.name if entry else unlisted.name if unlisted else _named(incidents, key)),
        kind=entry.kind if entry else unlisted.kind if unlisted else "",
        country=country_name(entry.country if entry else _first(unlisted)),
        sectors=sector_names(entry.sectors) if entry else "",
        listed=entry is not None,
        namesakes=_namesakes(store, key),
        names=tuple((clean(words), count) for words, count in names),
        offices=tuple(_held(one) for one in reversed(known.offices(key)) if _begun(one, as_of)),
        incidents=incidents,
        count=store.people.count_of(key, as_of),
        claims=tuple(_said(store, document, record) for document, record in said),
        said=store.people.count_said(key, as_of),
        beside=closest(store.people.beside(key, as_of)),
    )


def home_of(store: Store, key: str) -> str:
    """The key under which somebody has a page: whoever alone bears a name has one under whatever name it is."""
    if key.startswith("who:"):
        id = key.removeprefix("who:")
        if not store.identities.beginning("actor", id):
            now = store.people.once_known_as(id)
            return f"who:{now}" if now else key
    elif key.startswith("name:"):
        bearing = store.people.called(key.removeprefix("name:"))
        if len(bearing) == 1:
            return f"who:{bearing[0][0]}"
    return key


def _unlisted(store: Store, key: str) -> Unlisted | None:
    id = key.removeprefix("who:")
    return store.identities.actor(id) if id != key and id in store.identities.beginning("actor", id) else None


def _first(one: Unlisted | None) -> str | None:
    return one.countries[0].value if one and one.countries else None


def _namesakes(store: Store, key: str) -> tuple[tuple[str, str, int], ...]:
    name = key.removeprefix("name:")
    bearing = store.people.called(name) if name != key else []
    return tuple((f"who:{id}", clean(usual), count) for id, usual, count in bearing)


def _begun(office: Office, as_of: date | None) -> bool:
    return as_of is None or office.start is None or office.start <= as_of


def _named(incidents: tuple[Line, ...], key: str) -> str:
    """What somebody is called whom the knowledge base that is loaded does not know."""
    told = (actor.name for line in incidents for actor in (*line.actors, *line.recipients) if actor.id == key)
    return next(told, key.removeprefix("name:"))


@dataclass(frozen=True, slots=True)
class Stand:
    """What somebody has said on one issue, in the order of time, each saying with the report in which it stands."""

    position: Position
    sayings: tuple[tuple[Saying, Document], ...]


def find_positions(store: Store, key: str, as_of: date | None = None) -> list[Position]:
    """What an actor has said yes or no to: the changed positions first, then those of which most is said."""
    borne = store.people.names_borne(key.removeprefix("who:")) if key.startswith("who:") else []
    standing = store.standing(ACCOUNTS, late=True)
    keys = dict.fromkeys((key, *(f"name:{name}" for name, _ in borne)))
    if as_of:  # what had been said by a day is derived whole
        found = [one for one in standing.positions(as_of) if (one.actor.id or f"name:{one.actor.name}") in keys]
    else:
        found = [one for each in keys for one in standing.positions(whose=each)]
    return sorted(found, key=lambda one: (not one.changed, -len(one.sayings)))


def positions(store: Store, key: str, as_of: date | None = None, most: int = HELD) -> tuple[Stand, ...]:
    """The first of these, with the last sayings of each."""
    stands = [
        Stand(
            one,
            tuple(
                (replace(each, words=_short(each.words)), store.document(each.words.document))
                for each in one.sayings[-LATEST:]
            ),
        )
        for one in find_positions(store, key, as_of)[:most]
    ]
    return tuple(stands)


def _held(office: Office) -> Held:
    return Held(
        role=office.role or sector_names(office.sectors),
        country=country_name(office.country),
        sectors=sector_names(office.sectors),
        start=office.start,
        last=office.until - DAY if office.until else None,
        source=office.source,
    )


def _said(store: Store, document: str, record: str) -> Said:
    report = store.document(document)
    claim = claim_from_json(json.loads(record), report)
    return Said(claim.stance, claim.said, _short(claim.content), report)


def _short(words: Evidence) -> Evidence:
    """The beginning of what may be a whole speech; it leads to all of it."""
    if len(words.quote) <= LONGEST:
        return words
    return replace(words, quote=f"{words.quote[:LONGEST].rsplit(maxsplit=1)[0]} …")


def closest(others: Iterable[stores.Beside], most: int = CLOSEST) -> tuple[Tied, ...]:
    """With whom the actor has most to do."""
    counts: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for other in others:
        names.setdefault(other.key, clean(other.name))
        counts.setdefault(other.key, [0, 0, 0, 0])[other.quad - 1 if 1 <= other.quad <= 4 else 0] += other.incidents
    first = sorted(counts, key=lambda key: (-sum(counts[key]), names[key], key))[:most]
    return tuple(Tied(key, names[key], (c[0], c[1], c[2], c[3])) for key in first for c in [counts[key]])
