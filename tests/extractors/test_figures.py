"""Figures in sentences made by hand: what is counted, who, when, according to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from dragoman.extractors.figures import find_figures
from dragoman.extractors.times import find_times
from dragoman.knowledge import Knowledge
from dragoman.knowledge.measures import load_measures
from dragoman.knowledge.numbers import load_numbers
from dragoman.knowledge.reporting import load_reporting
from dragoman.knowledge.timewords import load_time_words
from dragoman.records import Document, Event, Evidence, Figure, Label, Period, Sentence, Span

ENGLISH = SimpleNamespace(time=load_time_words(), numbers=load_numbers(), reporting=load_reporting())
KNOWLEDGE = cast(Knowledge, SimpleNamespace(english=ENGLISH, measures=load_measures()))
PUBLISHED = date(2024, 3, 15)


@pytest.fixture
def figures(sentence_from_rows: Callable[..., Sentence]) -> Callable[..., list[Figure]]:
    """The figures in one sentence."""

    def find(text: str, rows: str, labels: tuple[Label, ...] = ()) -> list[Figure]:
        made = sentence_from_rows(text, rows)
        sentences = (Sentence(made.span, made.tokens, labels),)
        document = Document(text, published=PUBLISHED)
        times = tuple(find_times(document, sentences, KNOWLEDGE))
        return list(find_figures(document, sentences, times, _events(document, text), KNOWLEDGE))

    return find


def _events(document: Document, text: str) -> tuple[Event, ...]:
    at = text.find("killed")
    if at < 0:
        return ()
    trigger = document.cite(Span(at, at + 6))
    return (Event("ASSAULT", None, (), 4, "actual", trigger, trigger, (), (), None, None, "none", "test"),)


KILLED = """
    More more ADJ JJR 3 advmod
    than than ADP IN 1 fixed
    52,300 52300 NUM CD 4 nummod
    villagers villager NOUN NNS 7 nsubj:pass
    have have AUX VBP 7 aux
    been be AUX VBN 7 aux:pass
    killed kill VERB VBN 0 root
    in in ADP IN 9 case
    Marda Marda PROPN NNP 7 obl
    since since ADP IN 11 case
    October October PROPN NNP 7 obl
    . . PUNCT . 7 punct
"""


def test_a_toll_says_who_where_and_over_what_time(figures: Callable[..., list[Figure]]) -> None:
    text = "More than 52,300 villagers have been killed in Marda since October."
    (toll,) = figures(text, KILLED, (Label(8, 9, "place", 1.0),))
    assert (toll.measure, toll.low, toll.high, toll.approximate) == ("killed", 52_300, None, False)
    assert toll.evidence.quote == "More than 52,300"
    assert _words(toll.of) == "villagers"
    assert _words(toll.place) == "Marda"
    assert toll.period == Period(date(2023, 10, 1), date(2024, 3, 16))
    assert toll.source is None
    assert toll.event is not None


def test_the_counter_is_whom_it_is_according_to(figures: Callable[..., list[Figure]]) -> None:
    text = "Shelling wounded 14 people, according to the ministry."
    rows = """
        Shelling shelling NOUN NN 2 nsubj
        wounded wound VERB VBD 0 root
        14 14 NUM CD 4 nummod
        people people NOUN NNS 2 obj
        , , PUNCT , 9 punct
        according accord VERB VBG 9 case
        to to ADP IN 6 fixed
        the the DET DT 9 det
        ministry ministry NOUN NN 2 obl
        . . PUNCT . 2 punct
    """
    (hurt,) = figures(text, rows)
    assert (hurt.measure, hurt.low, hurt.high, _words(hurt.source)) == ("injured", 14, 14, "the ministry")


def test_whoever_attacks_counts_nobody(figures: Callable[..., list[Figure]]) -> None:
    rows = """
        The the DET DT 2 det
        army army NOUN NN 3 nsubj
        attacked attack VERB VBD 0 root
        Marda Marda PROPN NNP 3 obj
        , , PUNCT , 6 punct
        killing kill VERB VBG 3 advcl
        12 12 NUM CD 8 nummod
        villagers villager NOUN NNS 6 obj
        . . PUNCT . 3 punct
    """
    (dead,) = figures("The army attacked Marda, killing 12 villagers.", rows)
    assert dead.source is None
    told = rows.replace("attacked attack", "said say").replace(
        "Marda Marda PROPN NNP 3 obj", "Marda Marda PROPN NNP 6 nsubj"
    )
    (dead,) = figures("The army said Marda, killing 12 villagers.", told.replace("VBG 3 advcl", "VBG 3 ccomp"))
    assert _words(dead.source) == "The army"


def test_one_is_counted_only_where_something_befell_it(figures: Callable[..., list[Figure]]) -> None:
    rows = "A a DET DT 2 det\nsoldier soldier NOUN NN 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\n"
    (dead,) = figures("A soldier was killed", rows + "killed kill VERB VBN 0 root")
    assert (dead.evidence.quote, dead.low, dead.high) == ("A soldier", 1, 1)
    assert figures("A soldier was seen", rows + "seen see VERB VBN 0 root") == []


def test_a_number_without_a_noun_takes_the_state_beside_it(figures: Callable[..., list[Figure]]) -> None:
    text = "The blast left 5 dead and 20 injured"
    rows = """
        The the DET DT 2 det
        blast blast NOUN NN 3 nsubj
        left leave VERB VBD 0 root
        5 5 NUM CD 3 obj
        dead dead ADJ JJ 3 xcomp
        and and CCONJ CC 7 cc
        20 20 NUM CD 4 conj
        injured injured ADJ JJ 7 amod
    """
    assert [(each.measure, each.low) for each in figures(text, rows)] == [("killed", 5), ("injured", 20)]


def test_those_included_share_the_lot_of_all(figures: Callable[..., list[Figure]]) -> None:
    text = "It killed 12 people, including 8 children"
    rows = """
        It it PRON PRP 2 nsubj
        killed kill VERB VBD 0 root
        12 12 NUM CD 4 nummod
        people people NOUN NNS 2 obj
        , , PUNCT , 8 punct
        including include VERB VBG 8 case
        8 8 NUM CD 8 nummod
        children child NOUN NNS 4 nmod
    """
    found = figures(text, rows)
    assert [(each.measure, each.low, _words(each.of)) for each in found] == [
        ("killed", 12, "people"),
        ("killed", 8, "children"),
    ]


def test_no_casualties_are_none(figures: Callable[..., list[Figure]]) -> None:
    text = "There were no casualties"
    rows = (
        "There there PRON EX 2 expl\nwere be VERB VBD 0 root\nno no DET DT 4 det\ncasualties casualty NOUN NNS 2 nsubj"
    )
    (none,) = figures(text, rows)
    assert (none.measure, none.low, none.high) == ("casualties", 0, 0)


def test_no_one_killed_are_none_killed(figures: Callable[..., list[Figure]]) -> None:
    rows = """
        no no DET DT 2 det
        one one PRON NN 4 nsubj:pass
        was be AUX VBD 4 aux:pass
        killed kill VERB VBN 0 root
    """
    (none,) = figures("no one was killed", rows)
    assert (none.measure, none.low, none.high) == ("killed", 0, 0)


def test_nobody_hurt_is_none(figures: Callable[..., list[Figure]]) -> None:
    rows = "Nobody nobody PRON NN 3 nsubj:pass\nwas be AUX VBD 3 aux:pass\nhurt hurt VERB VBN 0 root"
    (none,) = figures("Nobody was hurt", rows)
    assert (none.measure, none.low, none.high, none.evidence.quote) == ("injured", 0, 0, "Nobody")


def test_those_who_were_not_hurt_are_no_injured(figures: Callable[..., list[Figure]]) -> None:
    rows = """
        Five five NUM CD 2 nummod
        pilots pilot NOUN NNS 5 nsubj:pass
        were be AUX VBD 5 aux:pass
        not not PART RB 5 advmod
        hurt hurt VERB VBN 0 root
    """
    assert figures("Five pilots were not hurt", rows) == []


@pytest.mark.parametrize("text", ["Ulf ( 9 ) died", "Ulf , 9 , died"])
def test_an_age_is_no_figure(text: str, figures: Callable[..., list[Figure]]) -> None:
    words = text.split()
    rows = (
        "Ulf Ulf PROPN NNP 5 nsubj\n"
        f"{words[1]} {words[1]} PUNCT , 3 punct\n9 9 NUM CD 1 nummod\n{words[3]} {words[3]} PUNCT , 3 punct\n"
        "died die VERB VBD 0 root"
    )
    assert figures(text, rows) == []


def test_a_toll_is_the_number_it_rises_to(figures: Callable[..., list[Figure]]) -> None:
    text = "The death toll rose to 41"
    rows = """
        The the DET DT 3 det
        death death NOUN NN 3 compound
        toll toll NOUN NN 4 nsubj
        rose rise VERB VBD 0 root
        to to ADP IN 6 case
        41 41 NUM CD 4 obl
    """
    (toll,) = figures(text, rows)
    assert (toll.measure, toll.low) == ("killed", 41)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The two leaders met",
            "The the DET DT 3 det\ntwo two NUM CD 3 nummod\nleaders leader NOUN NNS 4 nsubj\nmet meet VERB VBD 0 root",
        ),
        ("Nine bridges fell", "Nine nine NUM CD 2 nummod\nbridges bridge NOUN NNS 3 nsubj\nfell fall VERB VBD 0 root"),
        ("Flight 447 fell", "Flight flight PROPN NNP 3 nsubj\n447 447 NUM CD 1 nummod\nfell fall VERB VBD 0 root"),
    ],
)
def test_known_pairs_things_and_names_are_no_figures(
    text: str, rows: str, figures: Callable[..., list[Figure]]
) -> None:
    assert figures(text, rows) == []


def test_a_torn_tree_does_no_harm(figures: Callable[..., list[Figure]]) -> None:
    text = "killed was soldier a"
    rows = (
        "killed kill VERB VBN 0 root\nwas be AUX VBD 1 aux:pass\nsoldier soldier NOUN NN 1 nsubj:pass\na a DET DT 3 det"
    )
    assert figures(text, rows) == []


def _words(evidence: Evidence | None) -> str | None:
    return evidence.quote if evidence else None


@pytest.mark.parametrize(("verb", "lemma", "money"), [("weighing", "weigh", False), ("costing", "cost", True)])
def test_pounds_that_something_weighs_are_no_money(
    figures: Callable[..., list[Figure]], verb: str, lemma: str, money: bool
) -> None:
    rows = f"""
    The the DET DT 2 det
    barrels barrel NOUN NNS 8 nsubj
    , , PUNCT , 4 punct
    {verb} {lemma} VERB VBG 2 acl
    600 600 NUM CD 6 nummod
    pounds pound NOUN NNS 4 obj
    , , PUNCT , 2 punct
    fell fall VERB VBD 0 root
    . . PUNCT . 8 punct
    """
    found = figures(f"The barrels, {verb} 600 pounds, fell.", rows)
    assert [one.measure for one in found] == (["money"] if money else [])


def test_wounds_are_nobody(figures: Callable[..., list[Figure]]) -> None:
    rows = """
    He he PRON PRP 2 nsubj
    suffered suffer VERB VBD 0 root
    two two NUM CD 4 nummod
    wounds wound NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """
    assert figures("He suffered two wounds.", rows) == []


@pytest.mark.parametrize(("what", "measure"), [("cholera", "other"), ("burns", "injured")])
def test_who_is_ill_in_hospital_is_not_hurt(figures: Callable[..., list[Figure]], what: str, measure: str) -> None:
    rows = f"""
    Nine nine NUM CD 2 nummod
    people people NOUN NNS 4 nsubj:pass
    were be AUX VBD 4 aux:pass
    hospitalised hospitalise VERB VBN 0 root
    with with ADP IN 6 case
    {what} {what} NOUN NN 4 obl
    . . PUNCT . 4 punct
    """
    assert [one.measure for one in figures(f"Nine people were hospitalised with {what}.", rows)] == [measure]


@pytest.mark.parametrize(("number", "low"), [("Nine", []), ("nine", [9])])
def test_a_number_in_the_name_of_a_square_counts_nobody(
    figures: Callable[..., list[Figure]], number: str, low: list[int]
) -> None:
    rows = f"""
    Crowds crowd NOUN NNS 2 nsubj
    saw see VERB VBD 0 root
    the the DET DT 5 det
    {number} nine NUM CD 5 nummod
    Marshals Marshals PROPN NNPS 2 obj
    . . PUNCT . 2 punct
    """
    assert [one.low for one in figures(f"Crowds saw the {number} Marshals.", rows)] == low
