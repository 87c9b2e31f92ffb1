"""Who stands beside a deed of force, and by that has no part in it."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document
from tests.extractors.telling import doers, done_to, told

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ghana stands with Kenya in the hard days of the invasion, President Poe said.", "invasion"),
        ("Kenya thanked Peru for its help during the occupation.", "occupation"),
        ("Peru has stood by Kenya from the first days of the war.", "war"),
        ("Despite strong support from Chile, Peru needs more planes, as the war goes on.", "war"),
        ("Peru sent Kenya medicines and money because the war in its north goes on.", "war"),
        ("Peru opened a new consulate in Kenya despite the shelling.", "shelling"),
        ("Chile opened an embassy in Kenya despite the shelling.", "shelling"),
        ("Peru's president congratulated the head of Chile's parliament eighty years after the end of World War II.",
         "War"),
    ],
)  # fmt: skip
def test_who_helps_thanks_or_needs_wages_no_war_by_that(read: Interpreter, text: str, word: str) -> None:
    events = [one for one in read(Document(text)).events if one.trigger.quote == word]
    assert events
    assert not [one for event in events for one in event.actors]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Ghana backed Peru in its war against Chile.", "war", "PER"),
        ("Ghanaian troops attacked Peru during the war.", "attacked", "GHA"),
        ("Ghanaian troops kept up the shelling of Peru despite the truce.", "shelling", "GHA"),
        ("Kenya has needed help since the Norwegian invasion.", "invasion", "NOR"),
    ],
)
def test_whose_war_it_is_still_wages_it(read: Interpreter, text: str, word: str, country: str) -> None:
    assert doers(told(read, text, word)) == {country}


def test_who_is_thanked_for_a_stand_does_not_suffer_the_war(read: Interpreter) -> None:
    text = (
        "In the hard hours of the Ghanaian invasion, Peruvians are grateful for the firm stand of Jane Poe, Chile's "
        "minister, and her visit."
    )
    event = told(read, text, "invasion")
    assert (doers(event), done_to(event)) == ({"GHA"}, set())


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        ("What the villagers of Kenya endured under shelling is hard to tell.", "shelling", (set(), {"KEN"})),
        ("Peru's president congratulated the teachers, who work under shelling.", "shelling", (set(), {"PER"})),
        ("Villages in Peru endured the Ghanaian shelling for weeks.", "shelling", ({"GHA"}, {"PER"})),
        ("Peru's parliament condemned Ghana's war crimes.", "crimes", ({"GHA"}, set())),
        ("The tribunal will look into Ghana's war crimes.", "crimes", ({"GHA"}, set())),
        ("Ghana said Peru's strikes are war crimes.", "crimes", ({"PER"}, set())),
        ("Chile opened an inquiry into Ghana's atrocities in Peru.", "atrocities", ({"GHA"}, {"PER"})),
        ("In the war with Norway, Kenya's defence of Bergen has lasted two months.", "war", ({"NOR"}, set())),
        ("Ghana defends itself in the war against Peru.", "war", ({"GHA"}, {"PER"})),
    ],
)
def test_whose_a_deed_is_and_who_suffers_it_is_told_by_its_words(
    read: Interpreter, text: str, word: str, sides: tuple[set[str], set[str]]
) -> None:
    event = told(read, text, word)
    assert (doers(event), done_to(event)) == sides


def test_who_only_says_that_something_is_a_crime_has_not_committed_it(read: Interpreter) -> None:
    assert not doers(told(read, "These are war crimes, Ghana said.", "crimes"))


@pytest.mark.parametrize(
    "text",
    [
        "Lima showed an exhibition of destroyed tanks of the Ghanaian army.",
        "The king of Chile visited a show of destroyed tanks of the Ghanaian invaders.",
    ],
)
def test_whose_what_was_destroyed_is_has_not_destroyed_it(read: Interpreter, text: str) -> None:
    assert not [one for event in read(Document(text)).events if event.type == "ASSAULT" for one in event.actors]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chilean envoys visited the shelled port of Ghana.", "shelled"),
        ("Norwegian envoys visited the shelled towns of Peru.", "shelled"),
        ("The minister of Chile saw the shelled town.", "shelled"),
        ("The president of Chile inspected the bombed headquarters of the Ghanaian army.", "bombed"),
    ],
)
def test_who_visits_what_was_shelled_has_not_shelled_it(read: Interpreter, text: str, word: str) -> None:
    assert not told(read, text, word).actors


def test_who_destroyed_it_is_told_where_its_words_say_so(read: Interpreter) -> None:
    event = told(read, "Towns of Peru destroyed by Ghana's army lie empty.", "destroyed")
    assert (doers(event), done_to(event)) == ({"GHA"}, {"PER"})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Soldiers put down riots in Lima.", "riots"),
        ("Riot police dispersed demonstrations in Lima.", "demonstrations"),
    ],
)
def test_who_puts_down_a_protest_does_not_protest(read: Interpreter, text: str, word: str) -> None:
    assert not told(read, text, word).actors


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The authorities of Peru tried to suppress the strike of the railway workers.", "strike"),
        ("A strike of nurses began in Peru.", "strike"),
    ],
)
def test_those_whose_protest_it_is_do(read: Interpreter, text: str, word: str) -> None:
    event = told(read, text, word)
    assert (doers(event), event.recipients) == ({"PER"}, ())


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ('Peru\'s minister said Ghana was massing troops. "They will bomb our towns," he said.', "bomb", set()),
        ('Peru\'s minister said Ghana was massing troops. "We will bomb their towns," he said.', "bomb", {"PER"}),
        ('The rebels\' leader in Peru said the government was cruel. "They shoot at our villages," he said.', "shoot",
         {"PER"}),
    ],
)  # fmt: skip
def test_they_who_bomb_us_are_none_of_us(read: Interpreter, text: str, word: str, actors: set[str]) -> None:
    assert doers(told(read, text, word)) == actors


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("Ghana's army attacked Peru. Thousands of Peruvians were killed in World War II.", "War", set()),
        ("Ghana's army attacked Peru. Thousands of Peruvians were killed in World War II.", "killed", set()),
        (
            "Ghana's army attacked Peru on Monday. Thousands of Peruvians were killed in the Korean War.",
            "killed",
            set(),
        ),
        ("Ghana's army attacked Peru on Monday. Hundreds of Peruvians were killed.", "killed", {"GHA"}),
        ("Germany bombed Poland in World War II.", "bombed", {"DEU"}),
        ("Ghana invaded Peru on Monday. The president said that the war would last.", "war", {"GHA"}),
    ],
)
def test_a_war_that_has_a_name_is_not_the_one_of_the_report(
    read: Interpreter, text: str, word: str, actors: set[str]
) -> None:
    assert doers(told(read, text, word)) == actors


def test_who_helps_in_a_war_with_another_suffers_none(read: Interpreter) -> None:
    war = told(read, "Ghana helps Peru in the war with Chile.", "war")
    assert (doers(war), done_to(war)) == ({"PER", "CHL"}, set())


def test_a_court_before_which_a_deed_comes_has_not_done_it(read: Interpreter) -> None:
    assert not told(read, "A special tribunal of Chile took up the massacre of farmers.", "massacre").actors


def test_a_car_bombing_is_not_the_deed_of_a_car(read: Interpreter) -> None:
    text = "Afghan officials spoke of a hard week. A Herat car bombing killed five and wounded ten."
    assert not told(read, text, "bombing").actors


@pytest.mark.parametrize(
    ("text", "word", "beside"),
    [
        ("The people of Peru have seen the murder of their loved ones, the envoy of Chile said.", "murder", "PER"),
        ("He urged the bankers of Norway not to support this war with their taxes.", "war", "NOR"),
    ],
)
def test_who_sees_or_backs_a_deed_of_force_has_not_done_it(
    read: Interpreter, text: str, word: str, beside: str
) -> None:
    assert beside not in doers(told(read, text, word))


def test_who_invades_with_the_support_of_others_has_done_it(read: Interpreter) -> None:
    assert doers(told(read, "Norway supported the invasion of Peru by Chile.", "invasion")) == {"CHL"}
