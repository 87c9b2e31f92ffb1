"""Whom "they" and "them" mean, with those who were named before."""

from __future__ import annotations

import pytest

from dragoman import Interpreter
from dragoman.records import Document, Mention

pytestmark = pytest.mark.model

ROOM = "Office of the President of Kenya"


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


def meant(interpret: Interpreter, text: str, word: str, publisher: str | None = None) -> list[str | None]:
    """The names of those whom the last such word means."""
    found: list[Mention] = [
        one for one in interpret(Document(text, publisher=publisher)).mentions if one.evidence.quote.lower() == word
    ]
    last = max((one.evidence.span.start for one in found), default=0)
    return [one.actor.name for one in found if one.actor and one.evidence.span.start == last]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rioters threw stones while police fired tear gas. They arrested ten men.", "police"),
        ("Villagers fled when militants attacked a market. They burned stalls.", "militants"),
        ("Rioters broke into the ministry and guards fired tear gas. Then they wounded a man.", "guards"),
    ],
)
def test_they_are_those_who_acted_last(interpret: Interpreter, text: str, name: str) -> None:
    assert meant(interpret, text, "they") == [name]


def test_he_who_said_it_is_not_named_in_it(interpret: Interpreter) -> None:
    quoted = '"Premier Erik Brandt has failed us. Speaker Jan Holt has, too," he said.'
    assert meant(interpret, f"Mayor Ulf Tolman went home. {quoted}", "he") == ["Ulf Tolman"]
    quoted = '"Premier Erik Brandt listens. Today he is the one who pays. The bridge is old," he said.'
    assert meant(interpret, f"Mayor Ulf Tolman went home. {quoted}", "he") == ["Ulf Tolman"]
    assert meant(interpret, 'Kenya is shaken. "Mr Omar Adan must go," he said.', "he") == []


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ('"Mr Adan must go," said opposition leader Jane Poe in Kenya. He told parliament he was well.', "he", "Adan"),
        ('"I have spoken with Jane Poe," the Kenyan minister Omar Adan said. She told us so.', "she", "Jane Poe"),
        ('"Jane Poe lied to us," Omar Adan said in Kenya. "That is untrue," she told us.', "she", "Jane Poe"),
    ],
)
def test_whom_a_quotation_names_may_answer_it(interpret: Interpreter, text: str, word: str, name: str) -> None:
    assert meant(interpret, text, word) == [name]


@pytest.mark.parametrize(
    ("second", "names"), [("They shelled our towns.", []), ("They shelled enemy towns.", ["people"])]
)
def test_who_shells_our_towns_is_not_of_us(interpret: Interpreter, second: str, names: list[str]) -> None:
    assert meant(interpret, f"The people rose. {second}", "they", ROOM) == names


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("The union sent France's government its demands. France rejected them.", "them", False),
        ("Kenya's miners left their homes. France backed them.", "them", True),
    ],
)
def test_plans_that_are_turned_down_are_nobody(interpret: Interpreter, text: str, word: str, known: bool) -> None:
    assert bool(meant(interpret, text, word)) == known


@pytest.mark.parametrize(("middle", "names"), [("Drones hit the port. ", []), ("The port burned. ", ["Jane Poe"])])
def test_they_who_kill_are_no_one_person(interpret: Interpreter, middle: str, names: list[str]) -> None:
    she = "They" if not names else "She"
    text = f"Jane Poe and her team criticised Kenyan police. {middle}{she} killed two men."
    (killing,) = (event for event in interpret(Document(text)).events if event.trigger.quote == "killed")
    assert [one.actor.name for one in killing.actors if one.actor and one.kind == "person"] == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Television broadcaster KRT revealed that the prince did not say he attacked a village.", "he", ["prince"]),
        ("Broadcaster Jan Kolk revealed that he attacked a village.", "he", ["Jan Kolk"]),
        ("Jane Poe met Omar Adan, who had himself been wounded in Peru.", "himself", ["Omar Adan"]),
        ("Omar Adan met men who met him.", "him", ["Omar Adan"]),
        ("Peru imposed new sanctions. It must contain an embargo.", "it", []),
        ("Peru imposed new sanctions. It must condemn an embargo.", "it", ["Peru"]),
        ("The ministers of Peru and Chile asked for guarantees. The union will discuss them.", "them", []),
    ],
)
def test_an_outlet_is_never_he_and_what_contains_is_no_state(
    interpret: Interpreter, text: str, word: str, names: list[str]
) -> None:
    assert meant(interpret, text, word) == names


@pytest.mark.parametrize(("force", "names"), [("base", ["sheriff's office"]), ("army", ["army"])])
def test_a_base_is_not_they(interpret: Interpreter, force: str, names: list[str]) -> None:
    text = f"The sheriff's office called for help in Kenya. The {force} slept. They arrested ten."
    assert meant(interpret, text, "they") == names


SIGNED = "We, the Presidents of Kenya, the Republic of Peru and Chile, condemn the attack. We urge Mali to withdraw."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (SIGNED, ["President of Kenya", "President of Peru", "President of Chile"]),
        ("We, the leaders of Kenya, condemn the attack. We urge Mali to withdraw.", ["Kenya"]),
        (f'{SIGNED} "We went to Mali," Jane Poe said.', ["Kenya"]),
    ],
)
def test_we_are_all_who_sign(interpret: Interpreter, text: str, names: list[str]) -> None:
    assert meant(interpret, text, "we", ROOM) == names


def test_what_is_ours_is_of_all_who_sign(interpret: Interpreter) -> None:
    found = interpret(Document(SIGNED.replace("We urge Mali", "Our armies urge Mali"), publisher=ROOM)).mentions
    assert [one.actor.country for one in found if one.actor and one.evidence.quote == "Our armies"] == [
        "KEN",
        "PER",
        "CHL",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Our partners in Mali are strong. They ask: how else can we help?", ["Our partners"]),
        ("Our partners in Mali are strong. How else can we help?", ["Kenya"]),
        ("The plan has two parts: we defend, and we rebuild.", ["Kenya"]),
    ],
)
def test_we_behind_a_colon_are_those_who_ask(interpret: Interpreter, text: str, names: list[str]) -> None:
    assert meant(interpret, text, "we", ROOM) == names


STABBED = "Usman Adan stabbed two men in Kenya. Adan fled. "
MAYOR = "Mayor of Nairobi Sadiq Adan said the city was calm. "


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        (f"{STABBED}{MAYOR}Adan was convicted.", "adan", ["Usman Adan"]),
        (f"{STABBED}{MAYOR}Adan was convicted. He was freed.", "he", ["Usman Adan"]),
        (f"{STABBED}{MAYOR}Mayor Adan wept.", "mayor adan", ["Sadiq Adan"]),
        (f"Usman Adan stabbed two men in Kenya. {MAYOR}Adan wept.", "adan", ["Sadiq Adan"]),
        (f"{STABBED}Mayor of Nairobi Sadiq Adan lost the vote. Adan wept.", "adan", ["Sadiq Adan"]),
    ],
)
def test_a_last_name_goes_on_to_mean_whom_it_has_meant(
    interpret: Interpreter, text: str, word: str, names: list[str]
) -> None:
    assert meant(interpret, text, word) == names


@pytest.mark.parametrize(
    ("title", "kind"),
    [("President Jane Poe", "armed group"), ("Jane Poe", "person"), ("Mayor Jane Poe", "armed group")],
)
def test_an_attacker_is_no_one_in_office(interpret: Interpreter, title: str, kind: str) -> None:
    found = interpret(Document(f"{title} left Kenya. The attacker was shot.")).mentions
    assert [one.kind for one in found if one.evidence.quote == "The attacker"] == [kind]


def test_what_an_office_is_for_is_not_him(interpret: Interpreter) -> None:
    text = "Kenya will hear from Mr Omar Adan, Minister of Digital Growth. It will ask him to begin."
    assert meant(interpret, text, "him") == ["Omar Adan"]
