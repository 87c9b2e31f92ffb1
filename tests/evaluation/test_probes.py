"""The scoring of probes: which event is as wanted, and what makes a probe fail."""

from __future__ import annotations

from datetime import date

from dragoman.records import (
    DAY,
    Actor,
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Findings,
    Mention,
    Period,
    Realis,
    Span,
)
from evaluation.probes import find_failures, fits

DOCUMENT = Document("Norland shelled Sudland.", published=date(2020, 5, 5))
WORDS = Evidence("d", Span(0, 7), "Norland")


def party(country: str | None, *sectors: str) -> Mention:
    return Mention(WORDS, 0, "state", Actor("x", country, sectors), "test")


def event(
    kind: str = "ASSAULT",
    actors: tuple[Mention, ...] = (),
    recipients: tuple[Mention, ...] = (),
    realis: Realis = "actual",
    period: Period | None = None,
) -> Event:
    return Event(kind, None, (), 4, realis, WORDS, WORDS, actors, recipients, None, period, dated_by="none", by="test")


def failures(probe: dict[str, object], *events: Event) -> list[str]:
    return [failure.split()[0] for failure in find_failures(probe, Findings(DOCUMENT, events=events))]


def test_what_is_not_said_of_an_event_is_free() -> None:
    assert fits(event(actors=(party("NOR"),)), {"type": "ASSAULT"})
    assert not fits(event("AID"), {"type": "ASSAULT"})


def test_alternatives_stand_with_a_slash() -> None:
    assert fits(event(realis="negated"), {"realis": "negated/hypothetical"})
    assert not fits(event(realis="actual"), {"realis": "negated/hypothetical"})


def test_all_parties_are_wanted_and_no_other() -> None:
    two = event(actors=(party("NOR"), party("SWE")))
    assert fits(two, {"actors": ["SWE", "NOR"]})
    assert not fits(two, {"actors": ["NOR"]})
    assert not fits(two, {"actors": ["NOR", "SWE", "DNK"]})


def test_a_party_may_be_asked_with_its_main_sector() -> None:
    army = event(actors=(party("NOR", "MIL", "GOV"),))
    assert fits(army, {"actors": ["NOR MIL"]})
    assert fits(army, {"actors": ["* MIL"]})
    assert not fits(army, {"actors": ["NOR GOV"]})


def test_nobody_is_also_one_without_a_country() -> None:
    assert fits(event(), {"actors": []})
    assert fits(event(actors=(party(None, "UAF"),)), {"actors": []})
    assert not fits(event(actors=(party("NOR"),)), {"actors": []})


def test_days_are_first_and_last() -> None:
    march = event(period=Period(date(2014, 3, 1), date(2014, 3, 31) + DAY))
    assert fits(march, {"days": "2014-03-01/2014-03-31"})
    assert not fits(march, {"days": "2014-03-01/2014-04-01"})


def test_one_found_event_does_not_answer_for_two() -> None:
    twice = {"expect": [{"type": "ASSAULT"}, {"type": "ASSAULT"}]}
    assert failures(twice, event()) == ["missed"]
    assert failures(twice, event(), event()) == []


def test_the_order_of_events_does_not_matter() -> None:
    probe = {"expect": [{"type": "ASSAULT"}, {"type": "ASSAULT", "realis": "actual"}]}
    assert failures(probe, event(realis="actual"), event(realis="negated")) == []


def test_what_must_not_be_and_how_many_there_may_be() -> None:
    assert failures({"never": [{"type": "ASSAULT", "realis": "actual"}]}, event()) == ["invented"]
    assert failures({"never": [{"type": "ASSAULT", "realis": "actual"}]}, event(realis="negated")) == []
    assert failures({"counts": {"ASSAULT": 1}}, event(), event()) == ["2"]


def test_claims_and_figures_are_asked_for_too() -> None:
    claim = Claim(party("NOR"), None, None, DOCUMENT.cite(Span(0, 23)), False, "denies", None, (), "test")
    figure = Figure(WORDS, "killed", 12, 12, False, None, None, None, None, None, "test")
    findings = Findings(DOCUMENT, claims=(claim,), figures=(figure,))
    wanted = {"claims": [{"stance": "denies", "speaker": "NOR"}], "figures": [{"measure": "killed", "low": 12}]}
    assert list(find_failures(wanted, findings)) == []
    others = {"claims": [{"stance": "asserts"}], "figures": [{"measure": "killed", "low": 13}]}
    assert len(list(find_failures(others, findings))) == 2
