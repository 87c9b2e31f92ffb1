"""Incidents are shown with everything that reports disagree on, and with copies under what they copy."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json
from dragoman.explaining import Account, tell, tell_one
from dragoman.explaining.contracts import account_to_json
from dragoman.explaining.incidentpages import print_account, print_incidents
from dragoman.records import Findings, Period
from dragoman.stores import IncidentQuery, Store
from dragoman.terminal import Page
from tests.doubles import interpret
from tests.explaining.conftest import STORY, Keep, Read


def with_figures(findings: Findings) -> Findings:
    """Its figures count for its first event."""
    figures = tuple(replace(figure, event=findings.events[0].id) for figure in findings.figures)
    return replace(findings, figures=figures)


def dated(findings: Findings, day: int) -> Findings:
    """Its first event, dated by its own words to a day of May."""
    event = replace(findings.events[0], period=Period.of_day(date(2025, 5, day)), dated_by="stated")
    return replace(findings, events=(event, *findings.events[1:]))


@pytest.fixture
def strike(store: Store, keep: Keep, read: Read) -> Account:
    """A strike of which two papers tell, one of them repeated by a third."""
    story = f"Planes struck depots in Tarsa. 12 killed. {STORY}"
    keep(
        with_figures(dated(read(story, 3, "Coast Wire"), 3)),
        with_figures(dated(read(f"{story} End.", 4, "Daily Echo"), 3)),
        with_figures(
            dated(read("The night was loud: Planes struck depots in Tarsa, and 15 killed.", 4, "Hill Post"), 3)
        ),
    )
    (account,) = listed(store)
    return account


def listed(store: Store, **asked: object) -> list[Account]:
    return list(tell(store, store.comparisons.incidents(IncidentQuery(**asked))))  # type: ignore[arg-type]


def page(*accounts: Account, width: int = 100) -> str:
    stream = io.StringIO()
    print_incidents(Page(stream, width), accounts)
    return stream.getvalue()


def whole(account: Account, width: int = 100) -> str:
    stream = io.StringIO()
    print_account(Page(stream, width), account)
    return stream.getvalue()


def joined(text: str) -> str:
    return " ".join(text.split())


def test_copies_stand_under_what_they_copy(strike: Account) -> None:
    told = [(telling.told[0].publisher, [copy.publisher for copy, _ in telling.copies]) for telling in strike.tellings]
    assert sorted(told) == [("Coast Wire", ["Daily Echo"]), ("Hill Post", [])]
    assert strike.incident.sources == 2
    assert "copied by Daily Echo, 4 May 2025 · event" in whole(strike)


def test_each_number_is_told_with_who_says_so(strike: Account) -> None:
    text = joined(page(strike))
    assert "killed: 12 [Coast Wire, 3 May 2025; Daily Echo, 4 May 2025]; 15 [Hill Post, 4 May 2025]" in text
    assert "2 independent reports of 2 publishers and 1 copy" in text
    assert f"incident {strike.incident.id[:12]}" in text


def test_of_one_publisher_only_the_days_tell_its_numbers_apart(store: Store, keep: Keep, read: Read) -> None:
    keep(with_figures(read("Planes struck depots in Tarsa. 12 killed.", 3)))
    assert "killed: 12 [3 May 2025]" in page(*listed(store))


def test_rival_days_stand_beside_the_best(store: Store, keep: Keep, read: Read) -> None:
    keep(
        dated(read("Planes struck depots in Tarsa.", 6, "Coast Wire"), 3),
        dated(read("The night was loud: Planes struck depots in Tarsa, and windows broke.", 6, "Hill Post"), 4),
    )
    (account,) = listed(store)
    told = ("3 May 2025", "Coast Wire"), ("4 May 2025", "Hill Post")
    # Of two that as many tell, the report of the smaller id comes first.
    (best, paper), (rival, other) = told if account.incident.periods[0].value.start == date(2025, 5, 3) else told[::-1]
    assert f"days as told: {best} (1), {rival} (1)" in joined(page(account))
    assert f"days {best}: {paper} {rival}: {other}" in joined(whole(account))


def test_a_bound_that_holds_for_the_best_days_is_no_rival(strike: Account) -> None:
    best, wide = Period.of_day(date(2025, 5, 3)), Period(None, date(2025, 5, 20))
    (variant,) = strike.incident.periods
    periods = (variant, replace(variant, value=wide), replace(variant, value=Period(date(2025, 5, 1), None)))
    assert periods[0].value == best
    assert "days as told" not in page(replace(strike, incident=replace(strike.incident, periods=periods)))
    other = (*periods, replace(variant, value=Period.of_day(date(2025, 5, 8))))
    text = page(replace(strike, incident=replace(strike.incident, periods=other)))
    assert "days as told: 3 May 2025 (2), 8 May 2025 (2)" in joined(text)


def test_the_country_of_a_town_is_no_rival_to_it(strike: Account) -> None:
    (variant,) = strike.incident.places
    country = replace(variant, value=replace(variant.value, name="Xyzland", precision="country"))
    there = replace(variant, value=replace(variant.value, name="Belmar"))

    def told(*places: object) -> str:
        return joined(page(replace(strike, incident=replace(strike.incident, places=places))))  # type: ignore[arg-type]

    assert "places as told" not in told(variant, country)
    assert "places as told: Tarsa (XYZ) (2), Belmar (XYZ) (2)" in told(variant, country, there)


def test_one_who_meets_stands_on_one_side_but_who_strikes_whom_is_a_disagreement(strike: Account) -> None:
    (actor,), (recipient,) = strike.incident.actors, strike.incident.recipients
    both = replace(strike.incident, recipients=(recipient, replace(actor, sources=1)))
    assert "Planes (XYZ GOV) → Depots (XYZ GOV), Planes (XYZ GOV)" in joined(page(replace(strike, incident=both)))
    meeting: Incident = replace(both, type="CONSULT")
    assert "Planes (XYZ GOV) → Depots (XYZ GOV) " in joined(page(replace(strike, incident=meeting)))


def test_it_is_shown_in_the_words_of_the_event_that_says_most(store: Store, keep: Keep, read: Read) -> None:
    keep(
        read("Planes struck depots.", 3, "Coast Wire"),
        dated(read("The night was loud: Planes struck depots in Tarsa, and windows broke.", 3, "Hill Post"), 3),
    )
    assert [account.example[0].publisher for account in listed(store, sources=2)] == ["Hill Post"]


def test_the_page_of_one_has_every_event_and_every_judgement_with_its_reasons(store: Store, strike: Account) -> None:
    account = tell_one(store, strike.incident.id)
    text = joined(whole(account))
    assert f"incident {strike.incident.id}" in text
    assert "days 3 May 2025: Coast Wire, Hill Post" in text
    assert "Events (3)" in text
    assert "“Planes struck depots in Tarsa” Coast Wire, 3 May 2025" in text
    assert f"Judgements ({len(account.links)})" in text
    assert len(account.links) == 3
    assert "same place +1.4" in text


def test_an_account_as_json_is_the_incident_and_more(store: Store, strike: Account) -> None:
    account = tell_one(store, strike.incident.id)
    row = account_to_json(account)
    assert incident_from_json(row) == account.incident
    assert [(told["document"]["publisher"], len(told["copies"])) for told in row["told"]] == [
        (telling.told[0].publisher, len(telling.copies)) for telling in account.tellings
    ]
    assert len(row["judgements"]) == 3


@pytest.mark.parametrize("width", [60, 80, 130])
def test_pages_are_no_wider_than_the_terminal(store: Store, strike: Account, width: int) -> None:
    for text in (page(strike, width=width), whole(tell_one(store, strike.incident.id), width)):
        assert max(map(len, text.splitlines())) <= width


# What can be asked


def asked(store: Store, **asked: object) -> list[str]:
    query = IncidentQuery(**asked)  # type: ignore[arg-type]
    return [incident.type for incident in store.comparisons.incidents(query)]


@pytest.fixture
def three(store: Store, keep: Keep, read: Read) -> Store:
    """A strike of 3 May that two tell, a meeting of 9 May, and one of which no day is known."""
    undated = interpret_undated(read("Sailors met pilots."))
    keep(
        read("Planes struck depots in Tarsa.", 3, "Coast Wire"),
        read("The night was loud: Planes struck depots in Tarsa, and windows broke.", 3, "Hill Post"),
        read("Envoys met ministers.", 9),
        undated,
    )
    return store


def interpret_undated(findings: Findings) -> Findings:
    return replace(findings, events=(replace(findings.events[0], period=None, dated_by="none"),))


def test_incidents_come_in_time_order_the_undated_last(three: Store) -> None:
    found = list(three.comparisons.incidents())
    assert [bool(incident.periods) for incident in found] == [True, True, False]
    assert asked(three) == ["ASSAULT", "CONSULT", "CONSULT"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"type": "consult"}, ["CONSULT", "CONSULT"]),
        ({"type": "ASSAULT/aerial"}, ["ASSAULT"]),
        ({"type": "ASSAULT/drone"}, []),
        ({"actor": "ENVOY"}, ["CONSULT"]),
        ({"actor": "actor/depots"}, ["ASSAULT"]),
        ({"actor": "XYZ"}, ["ASSAULT", "CONSULT", "CONSULT"]),
        ({"actor": "%"}, []),
        ({"place": "tars"}, ["ASSAULT"]),
        ({"place": "XYZ"}, ["ASSAULT"]),
        ({"since": date(2025, 5, 4)}, ["CONSULT"]),
        ({"until": date(2025, 5, 8)}, ["ASSAULT"]),
        ({"sources": 2}, ["ASSAULT"]),
        ({"sources": 3}, []),
        ({"limit": 1}, ["ASSAULT"]),
    ],
)
def test_what_is_asked_for_is_found(three: Store, query: dict[str, object], found: list[str]) -> None:
    assert asked(three, **query) == found


def test_an_actor_that_any_of_the_reports_names_finds_the_incident(store: Store, keep: Keep, read: Read) -> None:
    one = read("Planes struck depots in Tarsa.", 3, "Coast Wire")
    other = read("The night was loud: Planes struck depots in Tarsa, and windows broke.", 3, "Hill Post")
    (event,) = other.events
    (pilots,) = event.actors
    jets = replace(pilots, actor=replace(pilots.actor, name="Jets")) if pilots.actor else pilots
    other = replace(other, events=(replace(event, actors=(jets,)),))
    keep(one, other)
    assert asked(store, sources=2) == asked(store, actor="jets", sources=2) == ["ASSAULT"]


def test_a_report_and_its_copy_without_a_day_are_named_once(store: Store, keep: Keep, read: Read) -> None:
    told = f"Planes struck depots in Tarsa. 12 killed. {STORY}"
    first, copy = read(told, 3), read(f"{told} End.", 3)
    keep(*(with_figures(interpret(replace(each.document, published=None))) for each in (first, copy)))
    (account,) = listed(store)
    assert "killed: 12 [date unknown]" in page(account)
