"""Whose people are and what they are: bodies and their people, kin, arms, towns. Trees are made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Interpreter
from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import Knowledge, load
from dragoman.records import Document, Label, Sentence
from tests.conftest import build_sentence

Labels = tuple[tuple[int, int, str], ...]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def who(
    knowledge: Knowledge, words: str, *sentences: tuple[str, Labels], day: date = date(2021, 3, 1)
) -> tuple[str | None, tuple[str, ...]] | None:
    """Country and sectors of whom ``words`` mean, in sentences given as rows with their labels."""
    text = " ".join(" ".join(row.split()[0] for row in rows.strip().splitlines()) for rows, _ in sentences)
    built: list[Sentence] = []
    for rows, labels in sentences:
        plain = build_sentence(text, rows, built[-1].span.end if built else 0)
        built.append(Sentence(plain.span, plain.tokens, tuple(Label(*label, 1.0) for label in labels)))
    mentions = find_mentions(Document(text, published=day), tuple(built), knowledge)
    found = next(mention for mention in mentions if mention.evidence.quote == words)
    return (found.actor.country, found.actor.sectors) if found.actor else None


FELL = """
Garissa Garissa PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
. . PUNCT . 2 punct
"""
POLICE = """
Police police NOUN NNS 2 nsubj
fired fire VERB VBD 0 root
. . PUNCT . 2 punct
"""


def test_a_town_says_whose_police_police_are(knowledge: Knowledge) -> None:
    assert who(knowledge, "Police", (FELL, ((0, 1, "place"),)), (POLICE, ())) == ("KEN", ("COP",))


def test_a_large_town_does_so_even_where_it_was_taken_for_a_person(knowledge: Knowledge) -> None:
    assert who(knowledge, "Police", (FELL, ((0, 1, "person"),)), (POLICE, ())) == ("KEN", ("COP",))


def test_a_person_of_two_names_is_no_town(knowledge: Knowledge) -> None:
    named = """
Abdi Abdi PROPN NNP 3 nsubj
Garissa Garissa PROPN NNP 1 flat
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "Police", (named, ((0, 2, "person"),)), (FELL, ((0, 1, "person"),)), (POLICE, ())) == (
        None,
        ("COP",),
    )


def test_the_leader_of_rebels_is_a_rebel(knowledge: Knowledge) -> None:
    rows = """
Kenyan Kenyan ADJ JJ 2 amod
leaders leader NOUN NNS 6 nsubj
of of ADP IN 5 case
the the DET DT 5 det
guerrillas guerrilla NOUN NNS 2 nmod
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "Kenyan leaders of the guerrillas", (rows, ())) == ("KEN", ("REB",))


def test_words_inside_a_known_name_are_no_title(knowledge: Knowledge) -> None:
    rows = """
White White ADJ NNP 2 amod
House House PROPN NNP 3 compound
spokesman spokesman NOUN NN 4 nsubj
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "White House spokesman", (rows, ())) == ("USA", ("GOV",))


def test_soldiers_of_the_government_are_soldiers(knowledge: Knowledge) -> None:
    rows = """
Kenyan Kenyan ADJ JJ 3 amod
government government NOUN NN 3 compound
soldiers soldier NOUN NNS 4 nsubj
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "Kenyan government soldiers", (rows, ())) == ("KEN", ("MIL",))


def test_ethnic_kin_are_of_the_country_where_they_live(knowledge: Knowledge) -> None:
    rows = """
Ethnic ethnic ADJ JJ 2 amod
Albanians Albanians PROPN NNPS 3 nsubj
slept sleep VERB VBD 0 root
in in ADP IN 5 case
Serbia Serbia PROPN NNP 3 obl
"""
    assert who(knowledge, "Ethnic Albanians", (rows, ())) == ("SRB", ("CVL",))


def test_arms_of_an_army_are_of_the_country_that_the_report_is_about(knowledge: Knowledge) -> None:
    rows = """
Army army NOUN NN 2 compound
helicopters helicopter NOUN NNS 3 nsubj
fired fire VERB VBD 0 root
in in ADP IN 5 case
Kenya Kenya PROPN NNP 3 obl
"""
    assert who(knowledge, "Army helicopters", (rows, ())) == ("KEN", ("MIL",))


def test_what_stands_before_the_name_of_a_body_says_what_it_is(knowledge: Knowledge) -> None:
    rows = """
The the DET DT 4 det
French French ADJ JJ 3 amod
union union NOUN NN 4 compound
XGTB XGTB PROPN NNP 5 nsubj
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "The French union XGTB", (rows, ((3, 4, "organisation"),))) == ("FRA", ("LAB",))


def test_the_place_that_opens_the_name_of_a_body_says_whose_it_is(knowledge: Knowledge) -> None:
    rows = """
Garissa Garissa PROPN NNP 2 compound
Police Police PROPN NNP 3 nsubj
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "Garissa Police", (rows, ((0, 2, "organisation"),))) == ("KEN", ("COP",))


def test_people_of_whom_nothing_is_known_are_civilians(knowledge: Knowledge) -> None:
    rows = """
Kenyan Kenyan ADJ JJ 2 amod
merrymakers merrymaker NOUN NNS 3 nsubj
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "Kenyan merrymakers", (rows, ())) == ("KEN", ("CVL",))


def test_a_counterpart_is_what_the_other_is(knowledge: Knowledge) -> None:
    rows = """
Kenya Kenya PROPN NNP 4 nmod:poss
's 's PART POS 1 case
army army NOUN NN 4 compound
chief chief NOUN NN 5 nsubj
met meet VERB VBD 0 root
his his PRON PRP$ 8 nmod:poss
Ugandan Ugandan ADJ JJ 8 amod
counterpart counterpart NOUN NN 5 obj
"""
    assert who(knowledge, "his Ugandan counterpart", (rows, ())) == ("UGA", ("MIL",))


def test_an_ex_minister_is_one_no_more(knowledge: Knowledge) -> None:
    rows = """
Ex-Kenyan ex-kenyan ADJ JJ 3 amod
interior interior NOUN NN 3 compound
minister minister NOUN NN 4 nsubj
slept sleep VERB VBD 0 root
"""
    assert who(knowledge, "Ex-Kenyan interior minister", (rows, ())) == ("KEN", ("ELI",))


TALIBAN = """
The the DET DT 2 det
Taliban Taliban PROPN NNPS 3 nsubj
slept sleep VERB VBD 0 root
"""


@pytest.mark.parametrize(("day", "sector"), [(date(2019, 1, 1), "REB"), (date(2023, 1, 1), "GOV")])
def test_rebels_who_came_to_govern_are_what_they_were_that_day(knowledge: Knowledge, day: date, sector: str) -> None:
    assert who(knowledge, "The Taliban", (TALIBAN, ()), day=day) == ("AFG", (sector,))


def test_a_sentence_that_opens_with_rebels_names_nobody(knowledge: Knowledge) -> None:
    rows = """
Rebels rebel PROPN NNPS 2 nsubj
slept sleep VERB VBD 0 root
in in ADP IN 4 case
Kenya Kenya PROPN NNP 2 obl
"""
    assert who(knowledge, "Rebels", (rows, ((0, 1, "organisation"),))) == ("KEN", ("REB",))


def test_international_aid_groups_are_of_no_state(knowledge: Knowledge) -> None:
    rows = """
International international ADJ JJ 3 amod
aid aid NOUN NN 3 compound
groups group NOUN NNS 4 nsubj
left leave VERB VBD 0 root
Kenya Kenya PROPN NNP 4 obj
"""
    assert who(knowledge, "International aid groups", (rows, ())) == ("NGO", ("SOC",))


UNITED = """
The the DET DT 3 det
United United PROPN NNP 3 compound
Nations Nations PROPN NNPS 4 nsubj
waited wait VERB VBD 0 root
. . PUNCT . 4 punct
"""
ALLIED = """
NATO NATO PROPN NNP 2 nsubj
waited wait VERB VBD 0 root
. . PUNCT . 2 punct
"""
CHIEF = """
The the DET DT 4 det
Secretary Secretary PROPN NNP 4 compound
- - PUNCT HYPH 2 punct
General General PROPN NNP 5 nsubj
spoke speak VERB VBD 0 root
. . PUNCT . 5 punct
"""
GARISSA = """
Kenya Kenya PROPN NNP 2 nsubj
waited wait VERB VBD 0 root
. . PUNCT . 2 punct
"""


def test_a_secretary_general_is_of_the_body_named_last_and_else_of_the_united_nations(knowledge: Knowledge) -> None:
    assert who(knowledge, "The Secretary - General", (UNITED, ()), (CHIEF, ())) == ("UNO", ("GOV",))
    assert who(knowledge, "The Secretary - General", (ALLIED, ()), (CHIEF, ())) == ("IGO", ("GOV",))
    assert who(knowledge, "The Secretary - General", (GARISSA, ()), (CHIEF, ())) == ("UNO", ("GOV",))


def test_a_secretary_general_of_a_state_is_its_own(knowledge: Knowledge) -> None:
    owned = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
secretary-general secretary-general NOUN NN 4 nsubj
spoke speak VERB VBD 0 root
. . PUNCT . 4 punct
"""
    assert who(knowledge, "Kenya 's secretary-general", (UNITED, ()), (owned, ())) == ("KEN", ("GOV",))


UNION = """
The the DET DT 3 det
European European ADJ JJ 3 amod
Union Union PROPN NNP 4 nsubj
waited wait VERB VBD 0 root
. . PUNCT . 4 punct
"""
COMMISSION = """
The the DET DT 2 det
Commission Commission PROPN NNP 3 nsubj
spoke speak VERB VBD 0 root
. . PUNCT . 3 punct
"""


def test_a_union_once_named_is_called_by_its_commission(knowledge: Knowledge) -> None:
    commission = (COMMISSION, ((1, 2, "organisation"),))
    assert who(knowledge, "The Commission", (UNION, ()), commission) == ("EUR", ())
    assert who(knowledge, "The Commission", (GARISSA, ()), commission) != ("EUR", ())


def test_aid_workers_are_of_no_state_unless_one_is_named(knowledge: Knowledge) -> None:
    workers = """
Aid aid NOUN NN 2 compound
workers worker NOUN NNS 3 nsubj
slept sleep VERB VBD 0 root
. . PUNCT . 3 punct
"""
    ours = """
Kenyan Kenyan ADJ JJ 3 amod
aid aid NOUN NN 3 compound
workers worker NOUN NNS 4 nsubj
slept sleep VERB VBD 0 root
. . PUNCT . 4 punct
"""
    assert who(knowledge, "Aid workers", (GARISSA, ()), (workers, ())) == ("NGO", ("SOC",))
    assert who(knowledge, "Kenyan aid workers", (ours, ())) == ("KEN", ("SOC",))


def test_peacekeepers_are_those_of_whom_the_report_told_before(knowledge: Knowledge) -> None:
    russian = """
Russian Russian ADJ JJ 2 amod
peacekeepers peacekeeper NOUN NNS 3 nsubj
left leave VERB VBD 0 root
. . PUNCT . 3 punct
"""
    again = """
The the DET DT 2 det
peacekeepers peacekeeper NOUN NNS 3 nsubj
fired fire VERB VBD 0 root
. . PUNCT . 3 punct
"""
    assert who(knowledge, "The peacekeepers", (russian, ()), (again, ())) == ("RUS", ("MIL",))
    assert who(knowledge, "The peacekeepers", (GARISSA, ()), (again, ())) == ("UNO", ("MIL",))


def test_the_delegation_is_that_of_the_united_nations_after_theirs(knowledge: Knowledge) -> None:
    theirs = """
The the DET DT 3 det
UN UN PROPN NNP 3 compound
delegation delegation NOUN NN 4 nsubj
waited wait VERB VBD 0 root
. . PUNCT . 4 punct
"""
    again = """
The the DET DT 2 det
delegation delegation NOUN NN 3 nsubj
spoke speak VERB VBD 0 root
. . PUNCT . 3 punct
"""
    ours = theirs.replace("UN UN", "Kenyan Kenyan")
    assert who(knowledge, "The delegation", (GARISSA, ()), (theirs, ()), (again, ())) == ("UNO", ("GOV",))
    assert who(knowledge, "The delegation", (theirs, ()), (ours, ()), (again, ())) != ("UNO", ("GOV",))


def test_some_heads_of_state_are_of_no_one_state(knowledge: Knowledge) -> None:
    rows = """
Several several ADJ JJ 2 amod
heads head NOUN NNS 5 nsubj
of of ADP IN 4 case
state state NOUN NN 2 nmod
spoke speak VERB VBD 0 root
. . PUNCT . 5 punct
"""
    assert who(knowledge, "Several heads of state", (GARISSA, ()), (rows, ())) == (None, ("GOV",))


@pytest.mark.parametrize(
    ("inside", "country"),
    [("Kenya", "KEN"), ("Garissa", None), ("Kenya Uganda", None)],
    ids=["a state", "a town", "two states"],
)
def test_the_one_state_in_brackets_behind_a_body_says_whose_it_is(
    knowledge: Knowledge, inside: str, country: str | None
) -> None:
    heads = "".join(
        f"\n{word} {word} PROPN NNP 2 {'appos' if n == 0 else 'dep'}" for n, word in enumerate(inside.split())
    )
    end = len(inside.split()) + 4
    rows = f"""
Xolt Xolt PROPN NNP 2 compound
Institute institute PROPN NNP {end + 1} nsubj
( ( PUNCT -LRB- 2 punct{heads}
) ) PUNCT -RRB- 2 punct
slept sleep VERB VBD 0 root
"""
    found = who(knowledge, "Xolt Institute", (rows, ((0, 2, "organisation"),)))
    assert found is not None
    assert found[0] == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Prime Minister Igor Novak of the Slovak Republic met France's president in Paris.", "Prime Minister", "SVK"),
        ("Prime Minister Igor Novak met France's president in Paris, France.", "Prime Minister", "FRA"),
        ("Brazilian police met the governor of the Federal District.", "the governor", "BRA"),
        ("Brazilian police met the governor of Buenos Aires Province.", "the governor", "ARG"),
    ],
)
def test_whose_an_office_is_follows_the_name_or_the_place(text: str, words: str, country: str) -> None:
    found = Interpreter()(Document(text)).mentions
    assert [one.actor.country for one in found if one.actor and one.evidence.quote.startswith(words)] == [country]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Thames Valley Police arrested a man.", "Thames Valley Police"),
        ("In London the Border Force arrested a man.", "Border Force"),
        ("In Oslo the Coast Guard rescued ten sailors.", "Coast Guard"),
        ("In Kent the Border Agency seized a boat.", "Border Agency"),
        ("In Lima the Norwegian Coast Guard freed a man.", "Coast Guard"),
    ],
)
def test_a_body_has_its_whole_name(text: str, name: str) -> None:
    found = Interpreter()(Document(text)).mentions
    assert name in [one.actor.name for one in found if one.actor]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Police in Kenya arrested the killers of Omar Adan.", "the killers of Omar Adan", "killers of Omar Adan"),
        ("An aide to Jane Poe met the Kenyan envoy.", "An aide", "aide"),
        ("The wife of journalist Omar Adan was killed.", "The wife of journalist", "wife of journalist"),
        ("The brothers of reporter Jane Poe were shot.", "The brothers of reporter Jane Poe",
         "brothers of reporter Jane Poe"),
        ("Spokesman for the ministry Omar Adan left.", "Spokesman for the ministry Omar Adan", "Omar Adan"),
        ("The mayor of Melitopol Ivan Bondar was abducted.", "The mayor of Melitopol Ivan Bondar", "Ivan Bondar"),
    ],
)  # fmt: skip
def test_whose_they_are_is_not_who_they_are(text: str, words: str, name: str) -> None:
    found = Interpreter()(Document(text)).mentions
    assert [one.actor.name for one in found if one.actor and one.evidence.quote == words] == [name]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("The Naqba displaced millions.", "The Naqba", False),
        ("Naqba displaced millions.", "Naqba", True),
        ("They called for a political-diplomatic settlement in Peru.", "a political-diplomatic settlement", False),
        ("They shelled an old settlement in Peru.", "an old settlement", True),
    ],
)
def test_what_happens_is_nobody(text: str, words: str, known: bool) -> None:
    found = [one for one in Interpreter()(Document(text)).mentions if one.evidence.quote == words]
    assert any(one.actor for one in found) == known
