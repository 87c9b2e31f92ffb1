"""Who stands in what only frames a deed, or in a clause beside it, has no part in it."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document

pytestmark = pytest.mark.model


def sides(text: str, type_: str) -> tuple[set[str], set[str]]:
    """The countries of both sides of the last event of the type."""
    *_, event = (one for one in Interpreter()(Document(text)).events if one.type == type_)
    actors, recipients = (
        {one.actor.country for one in side if one.actor and one.actor.country}
        for side in (event.actors, event.recipients)
    )
    return actors, recipients


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (
            "Norway and the Danish group applaud the decision of Japan to impose a ban on Chinese oil.",
            "COERCE",
            ({"JPN"}, set()),
        ),
        ("Peru recalled the demands of Chile to free the wrongfully jailed Danes.", "COERCE", (set(), {"DNK"})),
        (
            "He is already in prison in Peru, but on Monday the United States Department of Justice unsealed a charge.",
            "COERCE",
            (set(), set()),
        ),
        ("Norway voted for a resolution condemning Peru.", "SUPPORT", ({"NOR"}, set())),
        ("Norway's parliament rejected a motion accusing Peru of spying.", "ACCUSE", (set(), {"PER"})),
        ("Chad's army rescued two Danes from captivity.", "ASSAULT", (set(), {"DNK"})),
        ("Norway and Peru mediated the release of two Danish hostages.", "RETREAT", (set(), {"DNK"})),
        ("French police used tear gas against striking workers in Oslo.", "PROTEST", ({"NOR"}, set())),
        ("An aid convoy from Norway reached the besieged town.", "COERCE", (set(), set())),
        ("Norway intercepted a missile fired by the Danes at Oslo.", "ASSAULT", ({"DNK"}, set())),
        ("Arrests were made in Peru, Chile, Spain and Norway.", "COERCE", (set(), set())),
        ("The Norwegian president reaffirmed the Norwegian side's readiness to help.", "AGREE", ({"NOR"}, set())),
        ("Rebels from Chad captured the French embassy, taking six Danes hostage.", "ASSAULT", ({"TCD"}, {"DNK"})),
    ],
)
def test_who_only_frames_a_deed_has_no_part_in_it(text: str, type_: str, expected: tuple[set[str], set[str]]) -> None:
    assert sides(text, type_) == expected


def test_who_does_something_in_view_of_talks_does_not_talk() -> None:
    text = "In the context of the negotiation process on gas, the ministers of Peru and Chile met an envoy of Norway."
    talks = {one.trigger.quote: one for one in Interpreter()(Document(text)).events if one.type == "CONSULT"}
    assert not talks["process"].actors
    assert len(talks["met"].actors) + len(talks["met"].recipients) == 3


def test_of_verbs_in_a_row_each_has_its_own_object() -> None:
    text = "Police surrounded the gunman, moved a Dane out of the way, and shot Hansen."
    (shot,) = (one for one in Interpreter()(Document(text)).events if one.type == "ASSAULT")
    assert [one.evidence.quote for one in shot.recipients] == ["Hansen"]


def test_who_is_named_in_a_phrase_of_time_does_not_do_what_the_verb_says() -> None:
    text = "Since the beginning of the Russian aggression, Lithuania has sheltered sixty thousand Ukrainians."
    assert sides(text, "AID") == ({"LTU"}, {"UKR"})


def test_who_is_named_in_what_somebody_is_thanked_for_is_not_thanked() -> None:
    text = "The mayor thanked the businessmen for hearing the signal from the authorities of Poland."
    (thanks,) = (one for one in Interpreter()(Document(text)).events if one.type == "SUPPORT")
    assert [one.evidence.quote for one in thanks.recipients] == ["the businessmen"]


def test_who_has_seized_others_is_not_seized() -> None:
    text = "The Chadian rebels freed the Danes they had kidnapped in March."
    assert sides(text, "ASSAULT") == ({"TCD"}, {"DNK"})


def test_who_meets_a_mine_has_hit_nobody() -> None:
    assert sides("Two Danes died when their truck hit a roadside bomb in Mali.", "ASSAULT") == (set(), {"DNK"})
