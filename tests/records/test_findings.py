"""Findings go out as JSON and come back equal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from dragoman.findings import from_json, to_json
from dragoman.records import (
    Actor,
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Findings,
    Mention,
    Period,
    Place,
    Silence,
    Span,
    TimeExpression,
)

REPORT = Document(
    "Envoys met in Oslo on Friday; 12 died, medics said.", published=date(2024, 3, 1), publisher="Fjord Wire"
)


def cite(words: str) -> Evidence:
    start = REPORT.text.index(words)
    return REPORT.cite(Span(start, start + len(words)))


def full() -> Findings:
    envoys = Mention(cite("Envoys"), 0, "group", Actor("envoys", None, ("GOV",)), "mentions/noun")
    medics = Mention(cite("medics"), REPORT.text.index("medics"), "group", None, "mentions/noun")
    met = Event(
        "CONSULT",
        None,
        ("diplomatic",),
        1,
        "actual",
        cite("met"),
        cite("Envoys met in Oslo on Friday"),
        (envoys,),
        (),
        Place(cite("Oslo"), "Oslo", "NOR", 59.9, 10.7, "town"),
        Period.of_day(date(2024, 3, 1)),
        "stated",
        "events/meet",
    )
    toll = Figure(cite("12"), "killed", 12, 12, False, None, None, None, cite("medics"), None, "figures/killed")
    said = Claim(medics, None, cite("said"), cite("12 died"), False, "asserts", None, (toll.id,), "claims/say")
    time = TimeExpression(cite("Friday"), "DATE", "2024-03-01", Period.of_day(date(2024, 3, 1)), "time/weekday")
    quiet = Silence(envoys, cite("met"), cite("Envoys met in Oslo on Friday"), "silence/decline")
    return Findings(REPORT, (time,), (envoys, medics), (met,), (said,), (toll,), (quiet,))


def test_findings_survive_json() -> None:
    assert from_json(json.loads(json.dumps(to_json(full())))) == full()


def test_a_range_keeps_its_ends() -> None:
    first, last = Period.of_day(date(2024, 3, 1)), Period.of_day(date(2024, 3, 2))
    ends = (
        TimeExpression(cite("Friday"), "DATE", "2024-03-01", first, "time/x"),
        TimeExpression(cite("12"), "DATE", "2024-03-02", last, "time/x"),
    )
    whole = TimeExpression(cite("Friday; 12"), "DATE", "2024-03-01/2024-03-02", None, "time/x", ends)
    found = Findings(REPORT, (whole,), (), (), (), ())
    told = to_json(found)
    assert [end["value"] for end in told["times"][0]["ends"]] == ["2024-03-01", "2024-03-02"]
    assert from_json(json.loads(json.dumps(told))) == found


def test_a_speaker_whom_only_the_report_knows_goes_by_its_words() -> None:
    row = to_json(full())["claims"][0]
    assert row["speaker"] == "medics"
    assert row["source"]["text"] == "medics"


def test_the_json_has_the_keys_of_the_contract() -> None:
    row = to_json(full())
    assert set(row) == {"document", "times", "mentions", "events", "claims", "figures", "silences"}
    event = row["events"][0]
    assert event["place"] == {
        "start": 14,
        "end": 18,
        "text": "Oslo",
        "name": "Oslo",
        "country": "NOR",
        "lat": 59.9,
        "lon": 10.7,
        "precision": "town",
    }
    assert event["period"] == {"start": "2024-03-01", "end": "2024-03-02"}
    assert {"start", "end", "text", "name", "country", "sectors", "id"} <= set(event["actors"][0])


def test_findings_from_before_certainty_and_silences_were_told_are_read() -> None:
    told = to_json(full())
    del told["claims"][0]["certainty"], told["silences"]
    assert from_json(told) == replace(full(), silences=())
