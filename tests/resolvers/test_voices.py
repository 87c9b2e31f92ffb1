"""In whose voice somebody speaks."""

from __future__ import annotations

from dragoman.knowledge import load
from dragoman.records import Actor, Findings, Mention
from dragoman.resolvers.voices import Voice, Voices
from tests.resolvers.reports import told

REPORT = told("Ada Marsh met the Northern League, and Norlandish army officers met the rebels in Tarsa.", "2025-05-06")


def voice(of: Findings, quote: str) -> Voice | None:
    mention = next(one for one in of.mentions if one.evidence.quote == quote)
    return Voices(of, load().english).of(mention)


def test_ministers_and_armies_speak_for_their_state() -> None:
    assert {one.key for one in (voice(REPORT, "Ada Marsh"), voice(REPORT, "Norlandish army")) if one} == {"state/NOR"}


def test_the_rebels_are_the_one_group_that_the_report_names() -> None:
    rebels = voice(REPORT, "the rebels")
    assert rebels is not None
    assert rebels.key == "group/northern-league"


def test_a_lawyer_speaks_for_himself_and_may_be_another_name_of_somebody() -> None:
    lawyer = voice(told("His lawyer spoke.", "2025-05-06"), "His lawyer")
    assert lawyer is not None
    assert (lawyer.key, lawyer.lasting, lawyer.alias) == ("lawyer/NOR", False, True)


def test_nobody_knows_who_both_sides_are() -> None:
    (mention, *_) = REPORT.mentions
    sides = Mention(mention.evidence, mention.head, "group", Actor("sides"), "test")
    assert Voices(REPORT, load().english).of(sides) is None


def test_units_of_the_armed_forces_are_those_of_the_state_if_they_are_not_of_rebels() -> None:
    (mention, *_) = REPORT.mentions

    def key(*actor: object) -> str | None:
        one = Mention(mention.evidence, mention.head, "force", Actor(*actor), "test")  # type: ignore[arg-type]
        found = Voices(REPORT, load().english).of(one)
        return found and found.key

    assert key("Units of the Norlandish Armed Forces", "NOR") == "state/NOR"
    assert key("Ada Marsh's Armed Forces", "NOR", ("REB",)) == "group/northern-league"
    assert key("a ragged army", "NOR") == "a ragged army/NOR"
