"""Titles before names, towns named like capitals, and bodies that nobody knows. Trees are made by hand, some of them
wrong in the way in which a chain of titles is often read."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Interpreter
from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import Knowledge, load
from dragoman.records import Document, Label, Mention, Sentence
from tests.conftest import build_sentence

Given = tuple[str, tuple[tuple[int, int, str], ...]]
Meant = tuple[str, str | None, tuple[str, ...]]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def read(knowledge: Knowledge, *given: Given, publisher: str | None = None, title: str | None = None) -> list[Mention]:
    text = " ".join(" ".join(row.split()[0] for row in rows.strip().splitlines()) for rows, _ in given)
    built: list[Sentence] = []
    for rows, labels in given:
        plain = build_sentence(text, rows, built[-1].span.end if built else 0)
        built.append(Sentence(plain.span, plain.tokens, tuple(Label(*label, 1.0) for label in labels)))
    return list(find_mentions(Document(text, title, date(2021, 3, 1), publisher), tuple(built), knowledge))


def meant(mentions: list[Mention], words: str) -> list[Meant]:
    """Name, country and sectors of those whom ``words`` stand for, as they were last written."""
    found = [mention for mention in mentions if mention.evidence.quote == words]
    last = [mention for mention in found if mention.head == found[-1].head]
    return [(one.actor.name, one.actor.country, one.actor.sectors) for one in last if one.actor]


OFFICE = "Office of the President of Kenya"
DEPUTY = """
Deputy Deputy PROPN NNP 2 nmod:desc
Head Head PROPN NNP 13 nsubj
of of ADP IN 5 case
the the DET DT 5 det
Office Office PROPN NNP 2 nmod
of of ADP IN 8 case
the the DET DT 8 det
President President PROPN NNP 5 nmod
of of ADP IN 10 case
Kenya Kenya PROPN NNP 5 nmod
Jane Jane PROPN NNP 13 nsubj
Poe Poe PROPN NNP 11 flat
left leave VERB VBD 0 root
"""
FATHER = """
The the DET DT 2 det
president president NOUN NN 9 nsubj
of of ADP IN 4 case
Hadrun Hadrun PROPN NNP 2 nmod
Vel Vel PROPN NNP 4 flat
Father Father PROPN NNP 7 nmod:desc
Tom Tom PROPN NNP 2 nmod
Rell Rell PROPN NNP 7 flat
left leave VERB VBD 0 root
"""
ENVOY = """
Officials official NOUN NNS 2 nsubj
met meet VERB VBD 0 root
the the DET DT 4 det
ambassador ambassador NOUN NN 2 obj
of of ADP IN 6 case
Malta Malta PROPN NNP 4 nmod
to to ADP IN 8 case
Kenya Kenya PROPN NNP 4 nmod
Jane Jane PROPN NNP 4 appos
Poe Poe PROPN NNP 9 flat
"""
GOVERNOR = """
The the DET DT 2 det
governor governor NOUN NN 9 nsubj
of of ADP IN 4 case
Nairobi Nairobi PROPN NNP 2 nmod
, , PUNCT , 6 punct
Jane Jane PROPN NNP 2 appos
Poe Poe PROPN NNP 6 flat
, , PUNCT , 2 punct
left leave VERB VBD 0 root
"""
HOSPITAL = """
Madrid Madrid PROPN NNP 2 compound
Hospital Hospital PROPN NNP 3 nsubj
burnt burn VERB VBD 0 root
"""
TOWN = """
They they PRON PRP 2 nsubj
live live VERB VBP 0 root
in in ADP IN 4 case
Madrid Madrid PROPN NNP 2 obl
, , PUNCT , 6 punct
Philippines Philippines PROPN NNP 4 nmod:unmarked
"""
LIST = """
They they PRON PRP 2 nsubj
live live VERB VBP 0 root
in in ADP IN 4 case
Madrid Madrid PROPN NNP 2 obl
, , PUNCT , 6 punct
Philippines Philippines PROPN NNP 4 conj
and and CCONJ CC 8 cc
Malta Malta PROPN NNP 4 conj
"""
LEADERS = """
The the DET DT 2 det
leaders leader NOUN NNS 7 nsubj
of of ADP IN 4 case
Malta Malta PROPN NNP 2 nmod
and and CCONJ CC 6 cc
Kenya Kenya PROPN NNP 4 conj
left leave VERB VBD 0 root
"""
TALKS = """
Jane Jane PROPN NNP 3 nsubj
Poe Poe PROPN NNP 1 flat
met meet VERB VBD 0 root
Minister Minister PROPN NNP 3 obj
of of ADP IN 6 case
Trade Trade PROPN NNP 4 nmod
of of ADP IN 8 case
Malta Malta PROPN NNP 4 nmod
Tom Tom PROPN NNP 3 obj
Rell Rell PROPN NNP 9 flat
"""
UNION = """
He he PRON PRP 2 nsubj
praised praise VERB VBD 0 root
Norway Norway PROPN NNP 2 obj
"""
PARTIES = """
The the DET DT 2 det
parties party NOUN NNS 3 nsubj
left leave VERB VBD 0 root
"""
PREMIER = """
The the DET DT 3 det
Prime Prime ADJ NNP 3 amod
Minister Minister PROPN NNP 6 nsubj
of of ADP IN 5 case
Malta Malta PROPN NNP 3 nmod
left leave VERB VBD 0 root
"""
AGAIN = """
The the DET DT 3 det
Prime Prime ADJ NNP 3 amod
Minister Minister PROPN NNP 4 nsubj
slept sleep VERB VBD 0 root
"""
MINISTER = """
The the DET DT 2 det
Minister Minister PROPN NNP 3 nsubj
slept sleep VERB VBD 0 root
"""
STAFF = """
Tessel Tessel PROPN NNP 3 compound
Union Union PROPN NNP 3 compound
representatives representative NOUN NNS 4 nsubj
left leave VERB VBD 0 root
"""
BODY = """
Tessel Tessel PROPN NNP 2 compound
Center Center PROPN NNP 3 nsubj
slept sleep VERB VBD 0 root
"""
AGENCY = """
The the DET DT 4 det
National National ADJ NNP 4 amod
Rivers Rivers PROPN NNP 4 compound
Agency Agency PROPN NNP 5 nsubj
slept sleep VERB VBD 0 root
"""
INITIALS = """
The the DET DT 2 det
NRA NRA PROPN NNP 3 nsubj
left leave VERB VBD 0 root
"""


def test_a_long_title_and_the_name_are_one_mention(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (DEPUTY, ((4, 10, "person"), (10, 12, "person"))))
    whole = "Deputy Head of the Office of the President of Kenya Jane Poe"
    assert meant(mentions, whole) == [("Jane Poe", "KEN", ("GOV",))]
    quotes = [one.evidence.quote for one in mentions]
    assert [quote for quote in quotes if "Head" in quote or "Poe" in quote] == [whole]


AS = """
As As SCONJ IN 5 mark
President President PROPN NNP 3 nmod:desc
Jane Jane PROPN NNP 5 nsubj
Poe Poe PROPN NNP 3 flat
said say VERB VBD 0 root
"""


def test_the_as_that_opens_a_sentence_is_no_title(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (AS, ((2, 4, "person"),)))
    assert "President Jane Poe" in [one.evidence.quote for one in mentions]


def test_to_whom_an_ambassador_is_sent_is_not_whose_he_is(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (ENVOY, ((8, 10, "person"),)))
    assert meant(mentions, "the ambassador of Malta to Kenya Jane Poe") == [("Jane Poe", "MLT", ("GOV",))]


def test_an_office_before_a_comma_is_the_names(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (GOVERNOR, ((3, 4, "place"), (5, 7, "person"))))
    assert meant(mentions, "Jane Poe") == [("Jane Poe", "KEN", ("GOV",))]


def test_the_president_of_a_body_that_nobody_knows_is_of_no_government(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (FATHER, ((3, 5, "person"), (6, 8, "person"))), publisher=OFFICE)
    assert meant(mentions, "The president of Hadrun Vel Father Tom Rell") == [("Tom Rell", None, ())]


def test_an_office_does_not_lend_its_country_to_bodies_that_nobody_knows(knowledge: Knowledge) -> None:
    given = (BODY, ((0, 2, "organisation"),))
    assert meant(read(knowledge, given, publisher=OFFICE), "Tessel Center") == [("Tessel Center", None, ())]


def test_people_of_a_body_that_nobody_knows_are_of_no_country(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (STAFF, ((0, 2, "organisation"),)), publisher=OFFICE)
    assert [code[1:] for code in meant(mentions, "Tessel Union representatives")] == [(None, ("LAB",))]


def test_a_body_is_the_same_where_it_is_taken_for_a_place(knowledge: Knowledge) -> None:
    given = (BODY, ((0, 2, "organisation"),)), (BODY, ((0, 2, "place"),))
    mentions = read(knowledge, *given, publisher=OFFICE)
    assert meant(mentions, "Tessel Center") == [("Tessel Center", None, ())]


def test_initials_name_the_body_again(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (AGENCY, ((1, 4, "organisation"),)), (INITIALS, ((1, 2, "organisation"),)))
    assert [code[0] for code in meant(mentions, "The NRA")] == ["National Rivers Agency"]


def test_a_town_that_shares_a_capitals_name_is_where_the_report_has_it(knowledge: Knowledge) -> None:
    hospital, town = (HOSPITAL, ((1, 2, "organisation"),)), (TOWN, ((3, 4, "place"), (5, 6, "place")))
    assert [code[1] for code in meant(read(knowledge, hospital, town), "Madrid Hospital")] == ["PHL"]
    assert [code[1] for code in meant(read(knowledge, hospital), "Madrid Hospital")] == ["ESP"]


def test_a_capital_in_a_list_with_states_stays_a_capital(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (LIST, ((3, 4, "place"), (5, 6, "place"), (7, 8, "place"))))
    assert [code[1] for code in meant(mentions, "Madrid")] == ["ESP"]


def test_the_leaders_of_two_states_are_one_mention_without_the_states_beside(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (LEADERS, ((3, 4, "place"), (5, 6, "place"))))
    assert {one.evidence.quote for one in mentions} == {"The leaders of Malta and Kenya"}
    assert [one.actor and (one.actor.name, one.actor.country) for one in mentions] == [
        ("leaders of Malta", "MLT"),
        ("leaders of Kenya", "KEN"),
    ]


def test_the_parties_are_those_who_talk_and_nobody_mentioned_in_passing(knowledge: Knowledge) -> None:
    talks = (TALKS, ((0, 2, "person"), (8, 10, "person")))
    mentions = read(knowledge, talks, (UNION, ()), (PARTIES, ()), publisher=OFFICE)
    assert [code[:2] for code in meant(mentions, "The parties")] == [("Jane Poe", "KEN"), ("Tom Rell", "MLT")]


def test_an_office_said_again_is_its_last_bearers(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (PREMIER, ()), (AGAIN, ()), publisher=OFFICE)
    assert [code[1] for code in meant(mentions, "The Prime Minister")] == ["MLT"]


def test_the_minister_is_not_the_prime_minister(knowledge: Knowledge) -> None:
    mentions = read(knowledge, (PREMIER, ()), (MINISTER, ()), publisher=OFFICE)
    assert [code[1] for code in meant(mentions, "The Minister")] == ["KEN"]


@pytest.mark.model
@pytest.mark.parametrize("day", ["On Wednesday the", "Yesterday the", "On Wednesday"])
def test_a_day_before_a_title_is_no_part_of_it(day: str) -> None:
    found = Interpreter()(Document(f"{day} French President Jane Poe accused Iran of an attack.")).mentions
    (president,) = (one for one in found if one.kind == "person")
    assert president.evidence.quote == f"{'the ' * day.endswith('the')}French President Jane Poe"


@pytest.mark.model
@pytest.mark.parametrize(
    ("office", "people"),
    [
        ("Special Envoy for Trade, Ports and Mass Transit Ana Ruiz", 1),
        ("Minister of Digital Affairs, Posts and Mass Media Ivan Orlov", 1),
        ("Minister of Mines and Energy Ana Ruiz", 1),
        ("Minister of Trade, Tourism and Foreign Press Ana Ruiz", 1),
        ("President Ana Ruiz and the Kenyan media", 2),
        ("the chancellor of Austria and President Jane Poe", 2),
    ],
)
def test_what_an_office_is_for_may_be_a_row(office: str, people: int) -> None:
    found = Interpreter()(Document(f"On Friday {office} met Kenyan police.")).mentions
    persons = [one.evidence.quote for one in found if one.kind == "person"]
    assert len(persons) == people
    assert (persons == [office]) == (people == 1)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "sectors"),
    [
        ("UAE President Sheikh Salem bin Adan left.", "UAE President Sheikh Salem bin Adan", ("GOV",)),
        ("Sheikh Tarek Poe preached in Kenya.", "Sheikh Tarek Poe", ("REL",)),
        ("Grand Mufti Sheikh Tarek Poe prayed in Kenya.", "Grand Mufti Sheikh Tarek Poe", ("REL",)),
        ("Kenya's mayor Omar Adan fell. A doctor told journalists Adan lived.", "Adan", ("GOV",)),
        ("Kenya's mayor Omar Adan fell. The police told local media Adan lived.", "Adan", ("GOV",)),
        ("Presidents Omar Adan and Jane Poe met in Kenya.", "Presidents Omar Adan", ("GOV",)),
        ("The Presidents Omar Adan of Kenya and Jane Poe of Mali met.", "The Presidents Omar Adan of Kenya", ("GOV",)),
        ("Presidents Omar Adan (Kenya) and Jane Poe (Mali) met.", "Presidents Omar Adan", ("GOV",)),
        ("Journalist Omar Adan lived in Kenya.", "Journalist Omar Adan", ("JRN",)),
        ("Omar Adan, Head of the Foreign Policy Department of Kenya, left.", "Omar Adan", ("GOV",)),
        ("The Fair Wages Coalition Peru condemned the law.", "The Fair Wages Coalition Peru", ()),
        ("The Coalition struck a town in Syria.", "The Coalition", ("MIL",)),
    ],
)
def test_an_office_says_more_than_an_honorific_and_those_who_are_told_are_no_title(
    text: str, words: str, sectors: tuple[str, ...]
) -> None:
    found = Interpreter()(Document(text)).mentions
    assert [one.actor.sectors for one in found if one.actor and one.evidence.quote == words] == [sectors]


@pytest.mark.model
def test_an_outlet_by_its_name_is_one(knowledge: Knowledge) -> None:
    found = Interpreter(knowledge)(Document("Foreign Policy told of a call in Kenya.")).mentions
    assert found[0].kind == "outlet"


@pytest.mark.model
@pytest.mark.parametrize("whom", ["Peruvian officials", "meetings with Peruvian officials"])
def test_who_is_included_is_of_the_state_of_all(knowledge: Knowledge, whom: str) -> None:
    text = f"Jane Poe spoke of {whom}, including Minister for Trade Omar Roe."
    found = Interpreter(knowledge)(Document(text, publisher=OFFICE)).mentions
    assert [one.actor.country for one in found if one.actor and "Omar Roe" in one.evidence.quote] == ["PER"]
