"""An event is led back to its words, its rule, its tables, and to the reports beside it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import BadRequest
from dragoman.explaining import Explanation, explain, reasons
from dragoman.explaining.contracts import explanation_to_json
from dragoman.explaining.pages import print_explanation
from dragoman.findings import event_from_json
from dragoman.knowledge import load
from dragoman.records import Actor, Claim, Document, Event, Findings, Period, Span, TimeExpression
from dragoman.stores import Store
from dragoman.terminal import Page
from tests.doubles import interpret
from tests.explaining.conftest import Keep, Read

EXTRACTORS = Path(reasons.__file__).parent.parent / "extractors"
REPORT = Document(
    "Planes struck depots in Tarsa on Monday; 12 killed, medics said so. Envoys met ministers.",
    title="Depots hit\x1b[2J",
    published=date(2025, 5, 6),
    publisher="Coast Wire",
    url="https://wire.example.org/1",
    name="report.txt",
)
FOUND = interpret(REPORT)


def explained(store: Store, keep: Keep, findings: Findings, **changed: object) -> Explanation:
    """The explanation of the first event, of which something is changed."""
    event = replace(findings.events[0], **changed)  # type: ignore[arg-type]
    keep(replace(findings, events=(event, *findings.events[1:])))
    return explain(store, event.id)


def page(explanation: Explanation, width: int = 80) -> str:
    stream = io.StringIO()
    print_explanation(Page(stream, width), explanation)
    return stream.getvalue()


def told(explanation: Explanation) -> str:
    """The page with its lines joined, as it is read."""
    return " ".join(page(explanation).split())


def cite(words: str) -> Span:
    start = REPORT.text.index(words)
    return Span(start, start + len(words))


def test_a_rule_is_named_with_its_file_and_line(store: Store, keep: Keep) -> None:
    grounds = explained(store, keep, FOUND, by="events/assault/bombard.v").grounds
    assert grounds.found_by == "rule"
    (place,) = grounds.rules
    assert re.fullmatch(r"knowledge/events/assault\.toml line \d+", place)
    assert grounds.definition.startswith("Force used on purpose")


def test_of_the_model_its_score_is_told(store: Store, keep: Keep) -> None:
    explanation = explained(store, keep, FOUND, by="model/assault", score=0.613)
    assert (explanation.grounds.found_by, explanation.grounds.rules) == ("model", ())
    assert "found by the model alone (model/assault)" in told(explanation)
    assert "score 0.61" in told(explanation)


def test_a_rule_that_is_gone_is_told_to_be_gone(store: Store, keep: Keep) -> None:
    assert "which this Dragoman does not have" in told(explained(store, keep, FOUND, by="events/assault/zap.v"))


@pytest.mark.parametrize(
    ("mode", "by", "text", "found"),
    [
        ("heavy-weapons", "events/assault/bombard.v", "Planes struck depots", "rule"),
        ("drone", "events/assault/hit.v", "Drones struck depots", "Drones"),
        ("drone", "events/assault/hit.v", "Planes struck depots", "model"),
        (None, "events/assault/hit.v", "Planes struck depots", None),
    ],
)
def test_a_mode_is_the_rules_or_that_of_a_word_or_the_models(
    store: Store, keep: Keep, read: Read, mode: str | None, by: str, text: str, found: str | None
) -> None:
    assert explained(store, keep, read(text), mode=mode, by=by).grounds.mode_from == found


def test_a_planned_visit_that_counts_as_an_agreement_says_so(store: Store, keep: Keep, read: Read) -> None:
    planned = {"type": "AGREE", "mode": None, "realis": "planned", "by": "events/consult/meet.v"}
    explanation = explained(store, keep, read("Envoys met ministers."), **planned)
    assert explanation.grounds.counted_as == "CONSULT"
    assert "the word tells of CONSULT; planned or promised, that counts as AGREE" in told(explanation)


def test_a_party_is_led_back_to_the_lines_that_know_it(store: Store, keep: Keep) -> None:
    known = Actor("Dmitry Medvedev", "RUS", ("GOV",), "person/dmitry-medvedev")
    words = FOUND.events[0].actors[0]
    explanation = explained(
        store, keep, FOUND, actors=(replace(words, actor=known, by="mentions/pronoun"),), recipients=()
    )
    (party,) = explanation.parties
    assert (party.role, party.inside) == ("actor", True)
    assert {origin.role for origin in party.origins} >= {"president", "prime minister"}
    text = told(explanation)
    assert "a pronoun, for the one who was named before (mentions/pronoun)" in text
    assert "source: official dates of office" in text
    assert "recipient nobody nobody was found for this side, and nobody is made up" in text


def test_of_several_offices_the_page_tells_the_one_of_the_day(store: Store, keep: Keep) -> None:
    known = Actor("Dmitry Medvedev", "RUS", ("GOV",), "person/dmitry-medvedev")
    document = replace(REPORT, published=date(2010, 5, 6))
    findings = interpret(document)
    words = replace(findings.events[0].actors[0], actor=known)
    text = told(explained(store, keep, findings, actors=(words,)))
    assert "president (RUS GOV) from 2008-05-07 until 2012-05-07" in text
    assert "prime minister (RUS GOV)" not in text
    assert "for other days" in text


def test_one_in_no_table_of_ours_is_found_in_a_users_own(store: Store, keep: Keep, tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    table = "id,name,kind,country,sectors,aliases,note,source\nactor/Planes,Planes,force,XYZ,MIL,,,own archive\n"
    (tmp_path / "actors" / "forces.csv").write_text(table)
    (id,) = keep(FOUND)
    assert "in no table that comes with Dragoman" in told(explain(store, id))
    origins = [party.origins for party in explain(store, id, [tmp_path / "actors"]).parties]
    assert [[origin.source for origin in each] for each in origins] == [["own archive"], []]


def test_a_party_that_another_sentence_names_is_told_to_stand_there(store: Store, keep: Keep) -> None:
    elsewhere = FOUND.events[1].actors
    explanation = explained(store, keep, FOUND, actors=elsewhere)
    assert [party.inside for party in explanation.parties] == [False, True]
    assert "elsewhere in the report: the sentence leaves this side open" in told(explanation)


def test_one_chosen_among_those_whom_the_report_names_is_told_to_be_so(store: Store, keep: Keep) -> None:
    chosen = tuple(replace(one, by=f"{one.by}+chosen") for one in FOUND.events[0].actors)
    text = told(explained(store, keep, FOUND, actors=chosen))
    assert "the likeliest to be meant of those whom the report names" in text


def test_those_who_meet_all_stand_as_actors(store: Store, keep: Keep, read: Read) -> None:
    meeting = read("Envoys met ministers.")
    both = (*meeting.events[0].actors, *meeting.events[0].recipients)
    explanation = explained(store, keep, meeting, actors=both, recipients=())
    assert "they do it together, all of them as actors" in told(explanation)


def test_the_times_of_the_sentence_come_with_their_values_and_the_one_that_dates_it_is_marked(
    store: Store, keep: Keep
) -> None:
    monday = TimeExpression(
        REPORT.cite(cite("Monday")), "DATE", "2025-05-05", Period.of_day(date(2025, 5, 5)), "time/weekday"
    )
    stated = {
        "period": monday.period,
        "dated_by": "stated",
        "evidence": REPORT.cite(cite("Planes struck depots in Tarsa on Monday")),
    }
    explanation = explained(store, keep, replace(FOUND, times=(monday,)), **stated)
    (time,) = explanation.times
    assert (time.time, time.same, time.inside) == (monday, True, True)
    text = told(explanation)
    assert "stated: a time that belongs to the event says so" in text
    assert "5 May 2025 (DATE 2025-05-05, time/weekday) just the days of the event" in text


def test_a_time_elsewhere_in_the_report_is_shown_where_only_it_gives_the_days(store: Store, keep: Keep) -> None:
    monday = TimeExpression(
        REPORT.cite(cite("Monday")), "DATE", "2025-05-05", Period.of_day(date(2025, 5, 5)), "time/weekday"
    )
    story = explained(store, keep, replace(FOUND, times=(monday,)), period=monday.period, dated_by="story")
    assert [(time.same, time.inside) for time in story.times] == [(True, False)]
    assert "elsewhere in the report" in told(story)


def test_figures_and_claims_about_the_event_are_told_and_else_the_publisher_speaks(store: Store, keep: Keep) -> None:
    event = FOUND.events[0]
    about: Claim = replace(FOUND.claims[0], about=(event.id,), score=0.9)
    counted = replace(FOUND.figures[0], event=event.id)
    keep(replace(FOUND, claims=(about,), figures=(counted,)))
    explanation = explain(store, event.id)
    assert (explanation.claims, explanation.figures) == ((about,), (counted,))
    text = told(explanation)
    assert "Medics (XYZ GOV) · asserts" in text
    assert "12 killed" in text
    other = told(explain(store, FOUND.events[1].id))
    assert "Coast Wire, in its own voice: no claim is about it" in other
    assert "nobody is counted for it" in other


def test_an_event_that_nobody_else_tells_stands_alone(store: Store, keep: Keep) -> None:
    (id,) = keep(FOUND)
    explanation = explain(store, id)
    assert explanation.incident is not None
    assert (explanation.incident.events, explanation.ties, explanation.beside) == ((id,), (), ())
    assert "no other event counts as the same" in told(explanation)


def test_a_store_that_was_not_compared_yet_says_so(store: Store) -> None:
    store.add(FOUND)
    assert "the next dragoman build compares the report with the others" in told(explain(store, FOUND.events[0].id))


def test_each_linked_event_comes_with_its_report_its_score_and_reasons(store: Store, keep: Keep, read: Read) -> None:
    one, other = keep(
        read("Planes struck depots in Tarsa.", 3, "Coast Wire"),
        read("At dawn Planes struck depots in Tarsa.", 3, "Hill Post"),
    )
    (tie,) = explain(store, one).ties
    assert (tie.id, tie.inside, tie.link.judgement) == (other, True, "same")
    assert tie.other is not None
    assert tie.other[0].publisher == "Hill Post"
    assert any(reason.startswith("same place") for reason in tie.link.why)
    text = told(explain(store, one))
    assert f"same, {tie.link.score:.2f} ASSAULT aerial · Tarsa (XYZ) · 3 May 2025" in text
    assert "Hill Post, 3 May 2025" in text
    assert "same place +1.4" in text


def test_an_id_may_be_shortened_as_long_as_it_is_the_only_one(store: Store, keep: Keep) -> None:
    keep(FOUND)
    id = FOUND.events[0].id
    assert explain(store, id[:10]).event.id == id
    assert explain(store, f" {id.upper()} ").event.id == id
    with pytest.raises(BadRequest, match="no event has an id that begins with 'zz'"):
        explain(store, "zz")
    with pytest.raises(BadRequest, match="several events have ids that begin with ''"):
        explain(store, "")
    with pytest.raises(BadRequest, match="no event"):
        explain(store, "%")


def test_json_tells_the_same(store: Store, keep: Keep, read: Read) -> None:
    one, other = keep(
        read("Planes struck depots in Tarsa.", 3, "Coast Wire"),
        read("The night was loud: Planes struck depots in Tarsa, and windows broke.", 3, "Hill Post"),
    )
    explanation = explain(store, one)
    row = explanation_to_json(explanation)
    assert event_from_json(row["event"], explanation.document) == explanation.event
    assert "text" not in row["document"]
    assert [(party["role"], party["text"], party["in_the_sentence"]) for party in row["parties"]] == [
        ("actor", "Planes", True),
        ("recipient", "depots", True),
    ]
    assert row["incident"]["sources"] == 2
    assert [(tie["with"]["event"], tie["judgement"], bool(tie["why"])) for tie in row["judgements"]] == [
        (other, "same", True)
    ]
    assert (row["dated"]["by"], row["realis"]["realis"]) == ("publication", "actual")


@pytest.mark.parametrize("width", [60, 80, 130])
def test_a_page_is_no_wider_than_the_terminal_and_carries_no_codes(store: Store, keep: Keep, width: int) -> None:
    (id,) = keep(FOUND)
    text = page(explain(store, id), width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "Depots hit[2J" in text


def test_each_rule_for_who_is_meant_has_its_plain_words() -> None:
    written = {
        name
        for file in EXTRACTORS.rglob("*.py")
        for name in re.findall(r'"mentions/([a-z]+)"', file.read_text("utf-8"))
    }
    titles = load().english.titles
    uses = {"name", "adjective", "people", "capital", "part", "seat"}
    scopes = {role.scope for role in titles.roles.values()}
    assert len(written) > 10
    assert written | uses | scopes | {"directory+title", "person+title"} <= reasons.WHO.keys()


def test_each_way_of_dating_has_its_plain_words() -> None:
    decision = (EXTRACTORS.parents[2] / "docs" / "decisions" / "0016-when.md").read_text("utf-8")
    assert set(re.findall(r"^ +\| `([a-z-]+)` \|", decision, re.M)) - {"dated_by"} == reasons.WHEN.keys()


def test_a_name_without_plain_words_is_shown_as_it_is() -> None:
    event: Event = FOUND.events[0]
    assert reasons.who(event.actors[0]) == "doubles"
    assert reasons.who(replace(event.actors[0], actor=None)) == reasons.UNKNOWN_WHO
    assert reasons.how_said("claim/say/clause") == "“say”, clause"
    assert reasons.how_said("claim/turn") == "a turn in a transcript"
