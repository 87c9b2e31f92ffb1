"""What is said, as far as it goes: sentences of news, read whole."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'The pumps have not failed, the engineer said, "and nobody has asked for new ones."',
            'The pumps have not failed, the engineer said, "and nobody has asked for new ones',
        ),
        (
            "The premier welcomed the progress made this year, including the reopening of the port.",
            "the progress made this year, including the reopening of the port",
        ),
        (
            "The minister rejected the report of the auditors: nobody had seen it.",
            "the report of the auditors",
        ),
        (
            'Visiting the quay, the engineer said, "we drained it twice."',
            "we drained it twice",
        ),
        (
            'The quay was ready, and the engineer said "the crane is not".',
            "the crane is not",
        ),
        (
            "According to members of the crew those will sail on Friday.",
            "those will sail on Friday",
        ),
        (
            "The general promised the mediators that his men would return.",
            "his men would return",
        ),
        (
            'Holt said her play, "The Long Road to Tarsa", was written in jail.',
            'her play, "The Long Road to Tarsa", was written in jail',
        ),
        ('The mayor told the divers, "We won", as boats left Tarsa.', "We won"),
        ('The mayor said, "No", when asked about the dam.', "No"),
        (
            'Holt left, telling the board the firm "regrets the loss of the two divers [...] and thanks the crew."',
            'the firm "regrets the loss of the two divers [...] and thanks the crew',
        ),
        (
            "The army said it had won the valley despite the rebels still saying it was theirs.",
            "it had won the valley",
        ),
        (
            "The ferry reportedly sank off the northern cape at noon, according to the Tarsa Gazette.",
            "sank off the northern cape at noon",
        ),
        (
            "The army said it had won the valley despite heavy losses.",
            "it had won the valley despite heavy losses",
        ),
        (
            "The road to the dam, the mayor noted, was shut in March.",
            "The road to the dam, the mayor noted, was shut in March",
        ),
        (
            "It was his hope, the harbour master revealed, that the lock would stay shut.",
            "It was his hope, the harbour master revealed, that the lock would stay shut",
        ),
        (
            "Forty lorries had passed by noon, the trade ministry said: apples for the north, coal for the south.",
            "Forty lorries had passed by noon, the trade ministry said: apples for the north, coal for the south",
        ),
        (
            "The fall of the crane at Holm, she said, had been foreseen.",
            "The fall of the crane at Holm, she said, had been foreseen",
        ),
        (
            "The ferry had sunk within minutes, the coast guard said; no other boat was near.",
            "The ferry had sunk within minutes",
        ),
        (
            "The minister replied that the wells were dry and ordered the guard to close the road.",
            "the wells were dry",
        ),
        (
            "The ferry was not seaworthy, inspectors have said, and should not have sailed.",
            "The ferry was not seaworthy, inspectors have said, and should not have sailed",
        ),
        (
            "The governor announced her resignation in a letter.",
            "her resignation",
        ),
        (
            "A constable, reportedly one Arne Holm, saw the boat leave.",
            "one Arne Holm",
        ),
        (
            'According to figures of the society "Storm Riders", the wind was worse in May.',
            "the wind was worse in May",
        ),
        (
            "The spokesman said that the bridge was closed and blamed the rains.",
            "the bridge was closed",
        ),
        (
            "The mayor said that the ferry was late and called for calm.",
            "the ferry was late",
        ),
        (
            "The clerk said that the crane was old and heavy.",
            "the crane was old and heavy",
        ),
        (
            "The paper reported fresh shelling near the ridge.",
            "fresh shelling near the ridge",
        ),
    ],
)
def test_a_content_is_told_to_its_end_and_no_further(text: str, content: str, interpret: Interpreter) -> None:
    told = [claim.content.quote.rstrip('".') for claim in interpret(Document(text)).claims]
    assert told[:1] == [content]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        'The college held a course called "Growing Together" at the hall.',
        'The affair was dubbed "the Herring Feast" and later made into a film.',
        "Bring a coat the next time someone says the fjord is warm.",
        "If someone says that the fjord is warm, do not believe them.",
        "The leaders paid special attention to unblocking the road to Tarsa.",
    ],
)
def test_names_and_what_nobody_has_said_yet_are_no_claims(text: str, interpret: Interpreter) -> None:
    assert not interpret(Document(text)).claims


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Someone in the harbour office says the ferry will sail.", "the ferry will sail"),
        ("The vote in Peru was termed illegal.", "illegal"),
        ('The raid was dubbed "genocide".', "genocide"),
    ],
)
def test_what_somebody_unnamed_says_or_thinks_of_it_is_a_claim(text: str, content: str, interpret: Interpreter) -> None:
    (claim,) = interpret(Document(text)).claims
    assert claim.content.quote == content


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The opposition dubbed the plan a farce.", "The trial was termed a farce by the opposition."]
)
def test_what_somebody_calls_it_is_a_claim(text: str, interpret: Interpreter) -> None:
    (claim,) = interpret(Document(text)).claims
    assert claim.speaker is not None
    assert claim.speaker.evidence.quote.lower() == "the opposition"


@pytest.mark.model
@pytest.mark.parametrize("text", ["The vote in Kenya was termed illegal.", 'The attack was dubbed "genocide".'])
def test_a_judgement_is_no_name(text: str, interpret: Interpreter) -> None:
    (claim,) = interpret(Document(text)).claims
    assert claim.speaker is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The mayor visited the school and together with the nurses told the pupils that the ward would open.",
            "mayor",
        ),
        ("Twelve divers are confirmed dead, officials told the station.", "officials"),
    ],
)
def test_the_speaker_is_the_subject(text: str, speaker: str, interpret: Interpreter) -> None:
    (claim,) = interpret(Document(text)).claims
    assert claim.speaker is not None
    assert claim.speaker.evidence.quote.lower().endswith(speaker)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council voted on Tuesday to shut the road, saying it was unsafe.", date(2023, 5, 2)),
        ("The search was halted on Tuesday, with the mayor describing the wall as a threat.", date(2023, 5, 2)),
        ("Norland issued a statement on Monday vowing to help.", date(2023, 5, 1)),
        ("The army shelled the farm where rebels met last Friday, saying they had killed soldiers.", None),
        ("Peru held the rebels who burnt a church on Sunday, saying they had killed soldiers.", None),
        ("Peru, which attacked Chad on Monday, banned the paper, saying it lied.", None),
        ("Police held two men after the raid on Saturday, saying they had confessed.", None),
        ("Peru on Monday banned the paper, saying it lied.", date(2023, 5, 1)),
        ("The firm, which opened on Monday, sent a letter saying it was poor.", None),
        ("The guild told its members that the road would be shut on Monday, saying it was unsafe.", None),
    ],
)
def test_what_is_said_with_a_deed_is_said_on_its_day(text: str, day: date | None, interpret: Interpreter) -> None:
    claim = interpret(Document(text, published=date(2023, 5, 3))).claims[-1]
    assert (claim.said and claim.said.start) == day


@pytest.mark.model
def test_a_source_beside_what_is_reportedly_so_has_a_claim_of_its_own(interpret: Interpreter) -> None:
    claims = interpret(Document("The ferry reportedly sank at noon, according to the mayor.")).claims
    assert [one.content.quote for one in claims] == ["sank at noon", "The ferry reportedly sank at noon"]


@pytest.mark.model
def test_a_day_of_which_something_is_said_is_not_the_day_of_saying(interpret: Interpreter) -> None:
    (claim,) = interpret(Document("The guild describes March 3, 1951 as the day the ferry sank.")).claims
    assert (claim.content.quote, claim.said) == ("March 3, 1951 as the day the ferry sank", None)


@pytest.mark.model
def test_who_goes_on_saying_is_not_what_was_said(interpret: Interpreter) -> None:
    claims = interpret(Document("The spokesman said that the bridge was closed and blamed the rains.")).claims
    assert {claim.speaker.evidence.quote for claim in claims if claim.speaker} == {"The spokesman"}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Tunisia's president dismissed the prime minister.", "The king of Jordan dismissed Bisher Khasawneh on Sunday."],
)
def test_whoever_dismisses_somebody_says_nothing(text: str, interpret: Interpreter) -> None:
    assert not interpret(Document(text)).claims


@pytest.mark.model
def test_whoever_dismisses_a_report_denies_it(interpret: Interpreter) -> None:
    (claim,) = interpret(Document("Tunisia's president dismissed the report of the auditors.")).claims
    assert (claim.stance, claim.content.quote) == ("denies", "the report of the auditors")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"We are trying to do much to help the miners," she said.', [("she", "asserts")]),
        ('"They are trying to silence the miners," she said.', [("she", "accuses")]),
        ('"Next week we will try to unblock the road to the port," the mayor said.', [("the mayor", "promises")]),
        (
            '"The road is open," the mayor said. In particular, he presented a plan for the port.',
            [("the mayor", "asserts")],
        ),
        (
            "The mayor said the road was open. In particular, the port would open soon.",
            [("The mayor", "asserts"), ("The mayor", "asserts")],
        ),
        (
            '"According to our data, boys were sent to camps. That makes it a tragedy," the mayor said.',
            [("our data", "asserts"), ("the mayor", "asserts")],
        ),
        ("She named 165 miners whose deaths were confirmed on that very day.", []),
    ],
)
def test_who_says_what_and_in_which_stance(text: str, told: list[tuple[str, str]], interpret: Interpreter) -> None:
    claims = interpret(Document(text)).claims
    assert [(one.speaker.evidence.quote if one.speaker else "", one.stance) for one in claims] == told


@pytest.mark.model
def test_a_minute_of_silence_is_no_time_of_announcing(interpret: Interpreter) -> None:
    (claim,) = interpret(Document("The mayor announced a minute of silence for 84 boys.")).claims
    assert claim.content.quote == "a minute of silence for 84 boys"


@pytest.mark.model
def test_a_capital_begins_a_sentence_whose_stop_is_missing(interpret: Interpreter) -> None:
    text = '"We will rebuild," the mayor informed  According to the governor, the police must make every effort.'
    told = [claim.content.quote for claim in interpret(Document(text)).claims]
    assert told == ["We will rebuild,", "the police must make every effort"]
