"""A small store with places on the map, people who act, and days known more and less closely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.records import Actor, Claim, Document, Event, Evidence, Findings, Mention, Period, Place, Realis, Span
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store

ARMY = Actor("Norland Army", "XNO", ("MIL",), "force/norland-army")
FRONT = Actor("Red Valley Front", "XNO", ("REB",), "group/red-valley-front")
COUNCIL = Actor("Harbour Council", None)

#: Name, country, latitude, longitude, and how far to trust the point.
TARSA = ("Tarsa", "UKR", 48.5, 35.5, "town")
VALLEY = ("Red Valley", "UKR", 47.0, 33.0, "region")
NORLAND = ("Norland", "LBN", 33.9, 35.9, "country")

Where = tuple[str, str, float, float, str]


def told(
    day: int,
    type: str,
    quad: int,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    where: Where | None,
    period: Period | None,
    realis: Realis = "actual",
    publisher: str = "Tarsa Courier",
) -> Findings:
    """A report of one sentence, and the one event in it."""
    names = [one.name for one in (*actors, *recipients)]
    text = f"{' and '.join(names)} {type.lower()} {where[0] if where else 'somewhere'} on day {day}."
    document = Document(text, published=date(2025, 3, 1) + timedelta(days=day), publisher=publisher)

    def words(quote: str) -> Evidence:
        start = text.index(quote)
        return document.cite(Span(start, start + len(quote)))

    def mention(actor: Actor) -> Mention:
        return Mention(words(actor.name), text.index(actor.name), "organisation", actor, "mentions/directory")

    place = None
    if where:
        name, country, latitude, longitude, precision = where
        place = Place(words(name), name, country, latitude, longitude, precision)
    event = Event(
        type=type,
        mode=None,
        contexts=(),
        quad=quad,
        realis=realis,
        trigger=words(type.lower()),
        evidence=words(text),
        actors=tuple(map(mention, actors)),
        recipients=tuple(map(mention, recipients)),
        place=place,
        period=period,
        dated_by="stated" if period else "none",
        by="test/event",
    )
    claim = Claim(
        speaker=mention(actors[0]),
        via=None,
        cue=None,
        content=words(text),
        direct=False,
        stance="asserts",
        said=Period.of_day(date(2025, 3, 1) + timedelta(days=day)),
        about=(event.id,),
        by="test/claim",
    )
    mentions = tuple(map(mention, (*actors, *recipients)))
    return Findings(document, mentions=mentions, events=(event,), claims=(claim,))


def day(number: int) -> Period:
    """The day so many days after 1 March 2025."""
    return Period.of_day(date(2025, 3, 1) + timedelta(days=number))


def reports() -> Iterator[Findings]:
    """Strikes, talks, and what is known less well."""
    yield told(1, "ASSAULT", 4, (ARMY,), (COUNCIL,), TARSA, day(0))
    yield told(9, "ASSAULT", 4, (ARMY,), (FRONT,), TARSA, day(8))
    yield told(12, "CONSULT", 1, (ARMY, FRONT), (), VALLEY, Period(date(2025, 3, 5), date(2025, 3, 11)))
    yield told(14, "ACCUSE", 3, (COUNCIL,), (ARMY,), NORLAND, Period(None, date(2025, 3, 9)))
    yield told(16, "AID", 2, (COUNCIL,), (FRONT,), None, None)
    yield told(18, "ASSAULT", 4, (FRONT,), (ARMY,), TARSA, day(40), realis="planned")


@pytest.fixture(scope="session")
def pictured_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store, closed."""
    place = tmp_path_factory.mktemp("pictured") / "pictured.db"
    with open_store(place) as store:
        fill(store)
    return place


def fill(store: Store) -> None:
    """Put the reports into a store, compared with one another."""
    for findings in reports():
        store.add(findings, "test")
    store.resolve(resolve)


@pytest.fixture(scope="session")
def pictured(pictured_place: Path) -> Iterator[Store]:
    """The store, open, for reading."""
    with open_store(pictured_place, create=False) as store:
        yield store
