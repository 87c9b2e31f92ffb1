"""Who stands on which side of the talks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Actor, Findings, Mention, Span
from dragoman.resolvers.reading import Reading
from dragoman.resolvers.sides import Cast, chain_after, chain_before, may_be_party, side_of
from tests.resolvers.reports import LEAGUE, NORLAND, told


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        (NORLAND, "NOR"),
        (Actor("Norlandish army", "NOR", ("MIL",)), "NOR"),
        (Actor("Ada Marsh", "NOR", ("GOV",), "person/ada-marsh"), "NOR"),
        (LEAGUE, "group/northern-league"),
        (Actor("rebels", "NOR", ("REB",)), "rebels of NOR"),
        (Actor("United Isles", "IGO", (), "org/united-isles"), "org/united-isles"),
        (Actor("a baker", "NOR", ("CVL",)), None),
        (Actor("Coast Wire", "NOR", ("JRN", "GOV")), None),
        (Actor("sides"), None),
    ],
)
def test_who_speaks_for_a_state_is_the_state_and_who_fights_for_a_group_the_group(
    actor: Actor, side: str | None
) -> None:
    assert side_of(actor) == side


def test_an_organisation_of_states_is_no_party_to_a_conflict() -> None:
    assert may_be_party("NOR")
    assert may_be_party("group/northern-league")
    assert not may_be_party("org/united-isles")


def test_the_league_is_the_group_that_was_named() -> None:
    findings = told("Norland fights the Northern League. Norland met the League.", "2025-05-06")
    bare = [*findings.mentions, thing(findings, "the League")]
    seats = Cast().seats(bare)
    assert [seat.side for seat in seats] == ["NOR", "group/northern-league", "NOR", "group/northern-league"]


def thing(findings: Findings, quote: str) -> Mention:
    """A mention of which the reader knows nobody who is meant."""
    start = findings.document.text.index(quote)
    return Mention(findings.document.cite(Span(start, start + len(quote))), start, "thing", None, "test")


def test_a_side_is_shown_by_the_state_or_group_itself() -> None:
    cast = Cast()
    cast.seats(told("The Norlandish army left.", "2025-05-06").mentions)
    assert cast.face("NOR").name == "Norlandish army"
    cast.seats(told("Norland said so.", "2025-05-06").mentions)
    assert cast.face("NOR") == NORLAND


def test_names_in_a_row_are_one_chain() -> None:
    findings = told("Envoys of Norland, Sudland and Ostland met the Northern League.", "2025-05-06")
    text, seats = findings.document.text, Cast().seats(findings.mentions)
    assert [seat.side for seat in chain_before(text, text.index("met"), seats, 5)] == ["NOR", "SUD", "OST"]
    assert [seat.side for seat in chain_after(text, text.index("met"), seats, 5)] == ["group/northern-league"]


def test_a_sentence_ends_at_its_stop_and_not_after_a_month_or_a_title() -> None:
    findings = told("Gen. Marsh met envoys on Jan. 3 in Tarsa. They left.\nNobody spoke.", "2025-05-06")
    found = [findings.document.cite(span).quote for span in Reading(findings).sentences()]
    assert found == ["Gen. Marsh met envoys on Jan. 3 in Tarsa.", "They left.", "Nobody spoke."]


def test_what_one_event_is_told_in_is_one_sentence() -> None:
    text = "They met at 8 a.m. Envoys of Norland were there."
    whole = told(text, "2025-05-06")
    assert len(list(Reading(whole).sentences())) == 2
    (event,) = told(text, "2025-05-06", events=[("met", "CONSULT", ["Norland"], [], None)]).events
    joined = replace(whole, events=(replace(event, evidence=whole.document.cite(Span(0, len(text)))),))
    assert len(list(Reading(joined).sentences())) == 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Title\n \nThe truce holds.", ["Title", "The truce holds."]),
        ("Norland\n   \nSudland", ["Norland", "Sudland"]),
        ("\n \nThey left.", ["They left."]),
        (" \n ", []),
    ],
)
def test_a_line_of_blanks_is_no_sentence(text: str, sentences: list[str]) -> None:
    findings = told(text, "2025-05-06")
    assert [findings.document.cite(span).quote for span in Reading(findings).sentences()] == sentences


@pytest.mark.parametrize("words", ["the Norlandish parties", "the Norlandish sides", "a Norlandish mediator"])
def test_who_is_named_by_a_role_in_the_talks_alone_stands_for_no_side(words: str) -> None:
    findings = told(f"They met {words}.", "2025-05-06")
    mention = replace(thing(findings, words), kind="group", actor=Actor(words, "NOR", ("GOV",)))
    assert Cast().seats([mention]) == []
