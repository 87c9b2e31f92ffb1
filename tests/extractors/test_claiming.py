"""Whoever claims an attack is told as who made it."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter(min_score=0.3)


def doers(read: Interpreter, text: str, trigger: str) -> list[str]:
    (event,) = (one for one in read(Document(text)).events if one.trigger.quote == trigger)
    return [one.evidence.quote for one in event.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("The Houthis claimed responsibility for an attack on a Greek tanker.", "attack", "The Houthis"),
        ("The attack on the refinery was claimed by the Houthis.", "attack", "the Houthis"),
        ("Two officers were wounded in Mali in a raid claimed by al-Qaeda.", "raid", "al-Qaeda"),
        ("The bombing, for which the Taliban have claimed responsibility, killed 20.", "bombing", "the Taliban"),
        ("The TTP claimed responsibility for killing the two soldiers.", "killing", "The TTP"),
    ],
)
def test_a_claim_in_the_sentence_says_who_did_it(read: Interpreter, text: str, trigger: str, who: str) -> None:
    assert doers(read, text, trigger) == [who]


def test_the_attack_told_before_is_theirs_who_claim_responsibility(read: Interpreter) -> None:
    text = "A mosque was bombed in Quetta. Police opened an inquiry. The BLA took credit for it."
    assert doers(read, text, "bombed") == ["The BLA"]


def test_an_attack_that_another_is_told_to_have_made_stays_his(read: Interpreter) -> None:
    text = "The army shelled a market in Nyala. The Taliban claimed responsibility."
    assert doers(read, text, "shelled") == ["The army"]


def test_nobody_claims_it(read: Interpreter) -> None:
    text = "A bomb exploded in Mogadishu, killing nine. No group has claimed responsibility for the attack."
    assert doers(read, text, "attack") == []


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Hezbollah claimed responsibility for the attack and Israel bombed Beirut.", "bombed", "Israel"),
        ("Jaish al-Adl claimed responsibility for the bombing, and Iran attacked its bases.", "attacked", "Iran"),
        ("Afghan forces assumed responsibility for security after the Taliban attack.", "attack", "Taliban"),
    ],
)
def test_another_deed_beside_the_claim_is_not_claimed(read: Interpreter, text: str, trigger: str, who: str) -> None:
    assert doers(read, text, trigger) == [who]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Neither Hamas nor Hezbollah claimed responsibility for the attack.", "attack"),
        ("Neither Norway nor Peru claimed responsibility for the raid.", "raid"),
        ("Neither the rebels nor the army claimed the raid in Mali.", "raid"),
    ],
)
def test_neither_of_two_that_claim_nothing_did_it(read: Interpreter, text: str, trigger: str) -> None:
    assert doers(read, text, trigger) == []


def test_one_who_claims_it_did_it_beside_those_who_do_not(read: Interpreter) -> None:
    text = "Hamas claimed responsibility for the attack, and neither Fatah nor Hezbollah did."
    assert doers(read, text, "attack") == ["Hamas"]


def test_whoever_does_not_claim_it_but_is_blamed_did_it(read: Interpreter) -> None:
    text = "The Taliban have not claimed the attack on the market, for which the minister blamed the group."
    assert doers(read, text, "attack") == ["the group"]
