"""One side beside another: who stands on both sides of what is done, and on which he is told."""

from __future__ import annotations

import pytest

from dragoman.extractors.choosing.ownside import without_own
from dragoman.extractors.dating import NO_DATE
from dragoman.extractors.drafts import Draft
from dragoman.extractors.roles import Parties
from dragoman.extractors.scene import Scene
from dragoman.pipeline import Interpreter
from dragoman.records import Actor, Document, Evidence, Mention
from tests.extractors.stage import stage, the_hit

Told = tuple[set[str], set[str]]


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def countries(side: tuple[Mention, ...]) -> set[str]:
    return {one.actor.country for one in side if one.actor and one.actor.country}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "told"),
    [
        (
            "Norway proposed updating the joint declaration between Norway and Iceland.",
            "REQUEST",
            ({"NOR"}, {"ISL"}),
        ),
        (
            "Sudan's army killed Sudanese civilians and Chadian herders in the market.",
            "ASSAULT",
            ({"SDN"}, {"SDN", "TCD"}),
        ),
        ("France evacuated French and German citizens from Niger.", "AID", ({"FRA"}, {"FRA", "DEU"})),
        ("Spain and Morocco rescued Spanish fishermen.", "AID", ({"ESP", "MAR"}, {"ESP"})),
        ("American and Iraqi forces killed Iraqi militants.", "ASSAULT", ({"USA", "IRQ"}, {"IRQ"})),
        ("The rebels of Chad and the army of Rwanda attacked the army of Chad.", "ASSAULT", ({"TCD", "RWA"}, {"TCD"})),
        (
            "Demonstrators in Tunis protested against their government and the French embassy.",
            "PROTEST",
            ({"TUN"}, {"TUN", "FRA"}),
        ),
    ],
)
def test_a_state_stands_beside_another_on_one_side_unless_its_people_are_joined_to_them(
    text: str, type_: str, told: Told, read: Interpreter
) -> None:
    event = next(event for event in read(Document(text)).events if event.type == type_)
    assert (countries(event.actors), countries(event.recipients)) == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Poland deployed 2,000 soldiers to the border with Belarus on Monday.", False),
        ("Kenya mobilised its reservists on Monday.", False),
        ("Uruguay deployed 600 peacekeepers to Haiti on Monday.", False),
        ("Nigeria massed troops against the kidnap gangs in the north.", True),
    ],
)
def test_who_is_moved_is_no_recipient(text: str, told: bool, read: Interpreter) -> None:
    event = next(event for event in read(Document(text)).events if event.type == "MOBILIZE")
    assert any(one.by in ("mentions/domestic", "mentions/body") for one in event.recipients) == told


HELPED = """
Somebody somebody PRON NN 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
today today NOUN NN 2 obl
"""


def party(scene: Scene, word: int, country: str, *sectors: str) -> Mention:
    token = scene.tokens[word]
    cited = Evidence("report", token.span, token.text)
    return Mention(cited, token.span.start, "group", Actor(token.text, country, sectors), "test")


@pytest.mark.parametrize(
    ("other", "sector", "stays"),
    [("NOR", "MIL", False), ("NOR", "REB", True), ("UNO", "MIL", True)],
)
def test_who_rebels_or_stands_beside_a_body_of_many_states_may_act_against_his_own(
    other: str, sector: str, stays: bool
) -> None:
    scene = stage("Somebody attacked Sudland today", HELPED)
    draft = Draft(the_hit(scene), "ASSAULT", None, "actual", Parties((), ()), None, NO_DATE)
    own, ally = party(scene, 3, "SUD", sector), party(scene, 0, other, "MIL")
    actors, _ = without_own(draft, (own, ally), (party(scene, 2, "SUD", "GOV"),))
    assert (own in actors) == stays


def test_nobody_does_it_to_himself_by_the_same_words() -> None:
    scene = stage("Somebody attacked Sudland today", HELPED)
    draft = Draft(the_hit(scene), "ASSAULT", None, "actual", Parties((), ()), None, NO_DATE)
    one = party(scene, 2, "SUD", "GOV")
    assert without_own(draft, (one,), (one,)) == ((one,), ())
