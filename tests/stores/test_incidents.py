"""Questions to incidents: who, where, what, when, told by whom; page by page, and as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from dragoman.accounts import Incident
from dragoman.errors import BadRequest
from dragoman.explaining import judging
from dragoman.records import DAY, Document, Figure, Findings, Period
from dragoman.resolvers import ACCOUNTS, resolve
from dragoman.stores import IncidentQuery, IncidentRow, Page, Standing, Store, open_store
from dragoman.stores.accounting import DAYS
from dragoman.stores.cursors import Turn
from dragoman.stores.stood import Stood
from tests.doubles import interpret
from tests.servers import own_schema

PAPERS = ("Coast Wire", "Hill Post", "Gazette")
DAY_OF = (3, 4, 9, 20)


def told() -> Iterator[Findings]:
    """Strikes and meetings of four days, told by three papers, later ones with other numbers and places."""
    for day, who, paper in product(DAY_OF, ("Planes", "Rebels"), PAPERS):
        where = "in Tarsa" if paper != "Gazette" else "again"
        text = f"{who} struck depots {where}. Envoys met ministers, {paper} learned on day {day}."
        yield interpret(Document(text, published=date(2025, 5, day), publisher=paper))
    # A paper of the next week looks back at a strike and counts more dead.
    back = interpret(
        Document("Planes struck depots in Tarsa. 15 killed.", published=date(2025, 5, 15), publisher="Past")
    )
    strike = replace(back.events[0], period=Period(date(2025, 5, 3), date(2025, 5, 4)), dated_by="stated")
    yield replace(back, events=(strike,), figures=(_counting(back, strike.id),))
    first = interpret(
        Document("Planes struck depots in Tarsa. 12 killed.", published=date(2025, 5, 3), publisher="Now")
    )
    yield replace(first, figures=(_counting(first, first.events[0].id),))
    yield interpret(Document("Planes struck depots in Tarsa one day.", publisher="Undated"))


def _counting(findings: Findings, event: str) -> Figure:
    return replace(findings.figures[0], event=event)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One for all these questions, none of which changes anything."""
    at = nullcontext(str(tmp_path_factory.mktemp("kb") / "kb.db")) if request.param == "sqlite" else own_schema()
    with at as place, open_store(place) as opened:
        for findings in told():
            opened.add(findings)
        resolve(opened.comparisons)
        yield opened


@pytest.fixture
def standing(store: Store) -> Standing:
    return store.standing(ACCOUNTS)


def every(ask: Callable[[IncidentQuery], Page[IncidentRow]], query: IncidentQuery) -> list[IncidentRow]:
    """All pages of a question, one after another; and the same from the last one back."""
    rows: list[IncidentRow] = []
    page = ask(query)
    assert page.previous is None
    while True:
        rows += page.rows
        if page.next is None:
            break
        page = ask(replace(query, after=page.next))
    back = list(page.rows)
    while page.previous is not None:
        page = ask(replace(query, before=page.previous))
        back[:0] = page.rows
    assert back == rows
    return rows


def test_pages_go_through_all_incidents_both_ways_in_each_order(standing: Standing) -> None:
    whole = list(standing.incidents())
    assert len(whole) > 10
    for order in ("time", "latest", "sources"):
        rows = every(standing.incident_rows, IncidentQuery(order=order, limit=3))  # type: ignore[arg-type]
        assert sorted(row.id for row in rows) == sorted(incident.id for incident in whole)
    assert [row.id for row in every(standing.incident_rows, IncidentQuery(limit=4))] == [one.id for one in whole]
    days = [row.period.start for row in standing.incident_rows(IncidentQuery(order="latest")).rows if row.period]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    sources = [row.sources for row in standing.incident_rows(IncidentQuery(order="sources")).rows]
    assert sources == sorted(sources, reverse=True)


def test_a_page_that_is_just_full_is_followed_by_none(standing: Standing) -> None:
    number = standing.count_incidents()
    assert standing.incident_rows(IncidentQuery(limit=number)).next is None
    assert standing.incident_rows(IncidentQuery(type="TRADE")) == Page((), None, None)


def test_a_line_says_the_best_of_what_the_incident_says(standing: Standing) -> None:
    whole = {incident.id: incident for incident in standing.incidents()}
    for row in standing.incident_rows(IncidentQuery(limit=1000)).rows:
        incident = whole[row.id]
        assert (row.type, row.mode, row.realis) == (incident.type, incident.mode, incident.realis)
        assert row.period == (incident.periods[0].value if incident.periods else None)
        assert row.place == (incident.places[0].value.name if incident.places else None)
        assert row.actors == tuple(one.value.name for one in incident.actors)
        assert row.recipients == tuple(one.value.name for one in incident.recipients)
        assert (row.sources, row.reports) == (incident.sources, len(incident.documents))
        assert row.disputed == incident.disputed
    page = standing.incident_page(IncidentQuery(limit=3))
    assert page.rows == tuple(whole[one.id] for one in page.rows)


@pytest.fixture(params=["sqlite", "postgres"])
def changing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of a test's own, in which somebody judges."""
    at = nullcontext(str(tmp_path / "kb.db")) if request.param == "sqlite" else own_schema()
    with at as place, open_store(place) as opened:
        for findings in told():
            opened.add(findings)
        resolve(opened.comparisons)
        yield opened


@pytest.mark.parametrize("as_of", [None, date(2025, 5, 10)], ids=["now", "as of a day"])
def test_a_page_is_of_one_moment_though_somebody_judges_while_it_is_read(
    changing: Store, monkeypatch: pytest.MonkeyPatch, as_of: date | None
) -> None:
    standing, query = changing.standing(ACCOUNTS), IncidentQuery(limit=200, as_of=as_of)
    before, texts = standing.incident_page(query), standing.incident_texts(query)
    one, other = (incident.events[0] for incident in list(changing.comparisons.incidents())[:2])
    page_of = Turn.page

    def judged_meanwhile(turn: Turn, *found: Any) -> Any:
        """After the ids of the page, and before what they stand for: two incidents become one, and two again."""
        monkeypatch.undo()
        link = judging.judgement(changing, one, other, "same", "anna")
        judging.judge(changing, [link])
        return page_of(turn, *found)

    monkeypatch.setattr(Turn, "page", judged_meanwhile)
    assert standing.incident_page(query) == before
    assert len(standing.incident_page(query).rows) == len(before.rows) - 1
    judging.undo(changing, "anna")
    monkeypatch.setattr(Turn, "page", judged_meanwhile)
    assert standing.incident_texts(query) == texts


#: A question, and what must hold of the incidents that answer it.
QUESTIONS: dict[str, tuple[IncidentQuery, Callable[[Incident, list[Findings]], bool]]] = {
    "actor": (
        IncidentQuery(actor="plan"),
        lambda incident, reports: any("Planes" in one.value.name for one in incident.actors),
    ),
    "actor's id": (
        IncidentQuery(actor="actor/Rebels"),
        lambda incident, reports: any(one.value.id == "actor/Rebels" for one in incident.actors),
    ),
    "place": (IncidentQuery(place="tars"), lambda incident, reports: bool(incident.places)),
    "country": (IncidentQuery(place="XYZ"), lambda incident, reports: bool(incident.places)),
    "type": (IncidentQuery(type="consult"), lambda incident, reports: incident.type == "CONSULT"),
    "mode": (IncidentQuery(type="ASSAULT/aerial"), lambda incident, reports: incident.mode == "aerial"),
    "realis": (IncidentQuery(realis="planned"), lambda incident, reports: False),
    "publisher": (
        IncidentQuery(publisher="Hill Post"),
        lambda incident, reports: any(one.document.publisher == "Hill Post" for one in reports),
    ),
    "text": (
        IncidentQuery(text='envoy "day 9"'),
        lambda incident, reports: any("on day 9" in one.document.text for one in reports),
    ),
    "sources": (IncidentQuery(sources=2), lambda incident, reports: incident.sources >= 2),
    "since": (
        IncidentQuery(since=date(2025, 5, 9)),
        lambda incident, reports: bool(incident.periods) and incident.periods[0].value.end > date(2025, 5, 9),  # type: ignore[operator]
    ),
    "box": (IncidentQuery(box=(1, -3, 2, -2)), lambda incident, reports: bool(incident.places)),
    "box over the date line": (IncidentQuery(box=(1, 170, 2, -2)), lambda incident, reports: bool(incident.places)),
    "box elsewhere": (IncidentQuery(box=(1, 170, 2, -3)), lambda incident, reports: False),
    "disputed": (IncidentQuery(disputed=True), lambda incident, reports: bool(incident.disputed)),
    "numbers": (IncidentQuery(disputed="numbers"), lambda incident, reports: "numbers" in incident.disputed),
    "undisputed": (IncidentQuery(disputed=False), lambda incident, reports: not incident.disputed),
    "all at once": (
        IncidentQuery(actor="planes", place="Tarsa", type="ASSAULT", publisher="Now", sources=2),
        lambda incident, reports: any(one.document.publisher == "Now" for one in reports),
    ),
}


@pytest.mark.parametrize("as_of", [None, date(2025, 5, 9)])
@pytest.mark.parametrize("asked", QUESTIONS)
def test_the_answer_is_all_of_which_the_question_holds(
    store: Store, standing: Standing, asked: str, as_of: date | None
) -> None:
    query, holds = QUESTIONS[asked]
    reports = {one.document.id: one for one in store.all()}
    expected = [
        incident
        for incident in standing.incidents(IncidentQuery(as_of=as_of))
        if holds(incident, [reports[id] for id in incident.documents])
    ]
    query = replace(query, as_of=as_of, limit=2)
    rows = every(standing.incident_rows, query)
    assert [row.id for row in rows] == [incident.id for incident in expected]
    assert standing.count_incidents(query) == len(expected)
    days = Counter(incident.periods[0].value.start.isoformat() for incident in expected if incident.periods)  # type: ignore[union-attr]
    assert standing.histogram(query, "day") == dict(sorted(days.items())) | (
        {"": undated} if (undated := len(expected) - sum(days.values())) else {}
    )


def test_something_is_disputed(standing: Standing) -> None:
    (row,) = standing.incident_rows(IncidentQuery(disputed="numbers")).rows
    assert row.disputed == ("numbers",)


def test_as_of_a_day_incidents_are_what_those_reports_tell(store: Store, standing: Standing) -> None:
    for day in (date(2025, 5, 2), date(2025, 5, 3), date(2025, 5, 9), date(2025, 5, 16)):
        by_then = {one.document.id for one in store.all() if one.document.day and one.document.day <= day}
        expected: dict[str, tuple[str, ...]] = {}
        for incident in standing.incidents():
            events = tuple(event for event in incident.events if _report(store, event) in by_then)
            if events:
                expected[incident.id] = events
        found = list(standing.incidents(IncidentQuery(as_of=day)))
        assert {incident.id: incident.events for incident in found} == expected
        assert standing.count_incidents(IncidentQuery(as_of=day)) == len(expected)
        for incident in found:
            assert set(incident.documents) <= by_then
            assert {told for count in incident.counts for told in count.documents} <= by_then


def _report(store: Store, event: str) -> str:
    ((document, _),) = store.comparisons.events([event]).values()
    return document.id


def test_what_later_reports_dispute_was_not_disputed_before(standing: Standing) -> None:
    query = IncidentQuery(disputed="numbers", as_of=date(2025, 5, 14))
    assert standing.count_incidents(query) == 0
    assert standing.count_incidents(replace(query, as_of=date(2025, 5, 15))) == 1
    early = standing.incidents(IncidentQuery(actor="planes", as_of=date(2025, 5, 3)))
    (incident,) = (incident for incident in early if incident.counts)
    assert [count.low for count in incident.counts] == [12]
    assert incident.periods[0].value == Period(date(2025, 5, 3), date(2025, 5, 3) + DAY)


def test_months_are_counted_too(standing: Standing) -> None:
    by_day, by_month = standing.histogram(by="day"), standing.histogram()
    assert sum(by_day.values()) == sum(by_month.values()) == standing.count_incidents()
    assert {day[:7] for day in by_day} == set(by_month)


def test_what_is_no_cursor_of_this_order_is_said(standing: Standing) -> None:
    page = standing.incident_rows(IncidentQuery(limit=2))
    for wrong in ("x", "WyJ0aW1lIl0", "e30", page.next + "x" if page.next else "y"):
        with pytest.raises(BadRequest, match="cursor"):
            standing.incident_rows(IncidentQuery(after=wrong))
    with pytest.raises(BadRequest, match="of this order, latest"):
        standing.incident_rows(IncidentQuery(after=page.next, order="latest"))
    with pytest.raises(BadRequest, match="one cursor"):
        standing.incident_rows(IncidentQuery(after=page.next, before=page.next))
    with pytest.raises(BadRequest, match="expected time, latest or sources"):
        standing.incident_rows(IncidentQuery(order="size"))  # type: ignore[arg-type]


def test_without_accounts_nothing_is_told_as_of_a_day(store: Store) -> None:
    with pytest.raises(BadRequest, match="standing"):
        store.comparisons.count_incidents(IncidentQuery(as_of=date(2025, 5, 3)))


def test_more_days_than_are_at_hand_are_asked_for_at_once(
    store: Store, standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [date(2025, 5, day) for day in range(1, 2 * DAYS + 1)]
    expected = {day: standing.count_incidents(IncidentQuery(as_of=day)) for day in days}
    of = Stood.of

    def crowded(told: list[Incident]) -> Stood:
        # While one day is put together, others ask for as many as there is room for.
        made = of(told)
        for number in range(DAYS):
            store._memory.keep(("another day", number), made)
        return made

    monkeypatch.setattr(Stood, "of", crowded)
    store._memory.stood.clear()
    with ThreadPoolExecutor(6) as asking:
        told = asking.map(lambda day: standing.count_incidents(IncidentQuery(as_of=day)), days * 2)
        assert list(told) == [expected[day] for day in days] * 2
    assert len(store._memory.stood) == DAYS
