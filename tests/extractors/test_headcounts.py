"""The counts of one report, put together: which are of everybody, which are parts, and how many there are in all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

from dragoman.extractors.figures import find_figures
from dragoman.extractors.headcounts import find_headcounts
from dragoman.knowledge import Knowledge
from dragoman.knowledge.measures import load_measures
from dragoman.knowledge.numbers import load_numbers
from dragoman.knowledge.reporting import load_reporting
from dragoman.knowledge.tallying import load_tallying
from dragoman.records import Document, Headcount, Label, Period, Sentence, Tally
from tests.conftest import build_sentence

ENGLISH = SimpleNamespace(numbers=load_numbers(), reporting=load_reporting(), tallying=load_tallying())
KNOWLEDGE = cast(Knowledge, SimpleNamespace(english=ENGLISH, measures=load_measures()))

AT_LEAST_12 = (
    "At least 12 people were killed, including 3 children.",
    """
    At at ADP IN 2 case
    least least ADJ JJS 3 nmod
    12 12 NUM CD 4 nummod
    people people NOUN NNS 6 nsubj:pass
    were be AUX VBD 6 aux:pass
    killed kill VERB VBN 0 root
    , , PUNCT , 10 punct
    including include VERB VBG 10 case
    3 3 NUM CD 10 nummod
    children child NOUN NNS 4 nmod
    . . PUNCT . 6 punct
    """,
)
MINISTRY_15 = (
    "The ministry said 15 people were killed.",
    """
    The the DET DT 2 det
    ministry ministry NOUN NN 3 nsubj
    said say VERB VBD 0 root
    15 15 NUM CD 5 nummod
    people people NOUN NNS 7 nsubj:pass
    were be AUX VBD 7 aux:pass
    killed kill VERB VBN 3 ccomp
    . . PUNCT . 3 punct
    """,
)
EXACTLY_9 = (
    "Shelling killed 9 people.",
    """
    Shelling shelling NOUN NN 2 nsubj
    killed kill VERB VBD 0 root
    9 9 NUM CD 4 nummod
    people people NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """,
)
FIRST_7 = (
    "Initially 7 people were reported killed.",
    """
    Initially initially ADV RB 5 advmod
    7 7 NUM CD 3 nummod
    people people NOUN NNS 5 nsubj:pass
    were be AUX VBD 5 aux:pass
    reported report VERB VBN 0 root
    killed kill VERB VBN 5 xcomp
    . . PUNCT . 5 punct
    """,
)
MOTHER = (
    "A mother and her two children were killed.",
    """
    A a DET DT 2 det
    mother mother NOUN NN 8 nsubj:pass
    and and CCONJ CC 6 cc
    her her PRON PRP$ 6 nmod:poss
    two two NUM CD 6 nummod
    children child NOUN NNS 2 conj
    were be AUX VBD 8 aux:pass
    killed kill VERB VBN 0 root
    . . PUNCT . 8 punct
    """,
)
CIVILIANS_AND_SOLDIERS = (
    "Shelling killed 12 civilians and 3 soldiers.",
    """
    Shelling shelling NOUN NN 2 nsubj
    killed kill VERB VBD 0 root
    12 12 NUM CD 4 nummod
    civilians civilian NOUN NNS 2 obj
    and and CCONJ CC 7 cc
    3 3 NUM CD 7 nummod
    soldiers soldier NOUN NNS 4 conj
    . . PUNCT . 2 punct
    """,
)
NAMES = (
    "Among the dead were Anna Brandt and Ulf Tolman.",
    """
    Among among ADP IN 3 case
    the the DET DT 3 det
    dead dead ADJ JJ 0 root
    were be AUX VBD 3 cop
    Anna Anna PROPN NNP 3 nsubj
    Brandt Brandt PROPN NNP 5 flat
    and and CCONJ CC 8 cc
    Ulf Ulf PROPN NNP 5 conj
    Tolman Tolman PROPN NNP 8 flat
    . . PUNCT . 3 punct
    """,
)
OTHERS_HURT = (
    "Two others were injured.",
    """
    Two two NUM CD 2 nummod
    others other NOUN NNS 4 nsubj:pass
    were be AUX VBD 4 aux:pass
    injured injure VERB VBN 0 root
    . . PUNCT . 4 punct
    """,
)
FATHER_WAS = (
    "A father and teacher was killed.",
    """
    A a DET DT 2 det
    father father NOUN NN 6 nsubj:pass
    and and CCONJ CC 4 cc
    teacher teacher NOUN NN 2 conj
    was be AUX VBD 6 aux:pass
    killed kill VERB VBN 0 root
    . . PUNCT . 6 punct
    """,
)
HOW_MANY = (
    "Nobody knows how many villagers were killed.",
    """
    Nobody nobody PRON NN 2 nsubj
    knows know VERB VBZ 0 root
    how how ADV WRB 4 advmod
    many many ADJ JJ 5 amod
    villagers villager NOUN NNS 7 nsubj:pass
    were be AUX VBD 7 aux:pass
    killed kill VERB VBN 2 ccomp
    . . PUNCT . 2 punct
    """,
)
TWO_HURT = (
    "They injured 4 guards and 2 others.",
    """
    They they PRON PRP 2 nsubj
    injured injure VERB VBD 0 root
    4 4 NUM CD 4 nummod
    guards guard NOUN NNS 2 obj
    and and CCONJ CC 7 cc
    2 2 NUM CD 7 nummod
    others other NOUN NNS 4 conj
    . . PUNCT . 2 punct
    """,
)
Made = tuple[str, str]


def headcounts(
    *made: Made, labels: tuple[Label, ...] = (), civilians: bool = False, over: Period | None = None
) -> list[Headcount]:
    """The headcounts of a report of these sentences, whose figures are counted ``over`` days where those are given."""
    text = " ".join(words for words, _ in made)
    document, sentences, at = Document(text), [], 0
    for words, rows in made:
        sentence = build_sentence(text, rows, at)
        sentences.append(Sentence(sentence.span, sentence.tokens, labels))
        at += len(words)
    figures = [replace(each, period=over) for each in find_figures(document, tuple(sentences), (), (), KNOWLEDGE)]
    return list(find_headcounts(document, sentences, figures, KNOWLEDGE, civilians=civilians))


def counts(*made: Made, civilians: bool = False) -> list[tuple[str, int, int]]:
    return [(headcount.measure, headcount.low, headcount.high) for headcount in headcounts(*made, civilians=civilians)]


def by_words(headcount: Headcount) -> dict[str, Tally]:
    return {tally.evidence.quote: tally for tally in headcount.tallies}


def test_those_included_are_a_part_of_the_whole_and_never_added() -> None:
    (headcount,) = headcounts(AT_LEAST_12)
    told = by_words(headcount)
    assert (headcount.low, headcount.high) == (12, 12)
    assert told["At least 12 people"].part_of is None
    assert told["3 children"].part_of == told["At least 12 people"].id


def test_a_source_moves_only_the_end_that_the_report_leaves_open() -> None:
    assert counts(AT_LEAST_12, MINISTRY_15) == [("killed", 12, 15)]
    assert counts(EXACTLY_9, MINISTRY_15) == [("killed", 9, 9)]


def test_without_a_count_of_its_own_the_report_stands_between_its_sources() -> None:
    ten = (MINISTRY_15[0].replace("15", "10"), MINISTRY_15[1].replace("15 15", "10 10"))
    (headcount,) = headcounts(MINISTRY_15, ten)
    assert (headcount.low, headcount.high) == (10, 15)
    assert [tally.source.quote for tally in headcount.tallies if tally.source] == ["The ministry", "The ministry"]


def test_a_count_that_was_taken_back_is_told_and_does_not_stand() -> None:
    (headcount,) = headcounts(FIRST_7, MINISTRY_15)
    assert (headcount.low, headcount.high) == (15, 15)
    assert by_words(headcount)["7 people"].revised


def test_a_mother_and_her_two_children_are_three() -> None:
    (headcount,) = headcounts(MOTHER)
    assert (headcount.low, headcount.high) == (3, 3)
    assert {tally.by for tally in headcount.tallies if tally.part_of is None} == {"tally/sum"}


def test_civilians_are_counted_without_fighters_where_that_is_asked() -> None:
    assert counts(CIVILIANS_AND_SOLDIERS) == [("killed", 15, 15)]
    assert counts(CIVILIANS_AND_SOLDIERS, civilians=True) == [("killed", 12, 12)]


def test_names_of_the_dead_are_counted() -> None:
    people = (Label(4, 6, "person", 1.0), Label(7, 9, "person", 1.0))
    (headcount,) = headcounts(NAMES, labels=people)
    assert (headcount.measure, headcount.low, headcount.high) == ("killed", 2, 2)
    assert [tally.by for tally in headcount.tallies] == ["tally/names"]


def test_others_than_the_dead_are_all_of_the_injured() -> None:
    assert counts(EXACTLY_9, OTHERS_HURT) == [("killed", 9, 9), ("injured", 2, 2)]


def test_others_joined_in_a_sentence_come_to_those_before() -> None:
    assert counts(TWO_HURT) == [("injured", 6, 6)]


def test_one_person_who_is_much_is_one() -> None:
    assert counts(FATHER_WAS) == [("killed", 1, 1)]


def test_what_is_only_asked_is_no_count() -> None:
    assert counts(HOW_MANY) == []


def test_what_was_counted_over_years_stands_apart_from_the_incident() -> None:
    years = Period(date(2029, 1, 1), date(2031, 1, 1))
    (headcount,) = headcounts(EXACTLY_9, over=years)
    assert headcount.cumulative
    assert not headcounts(EXACTLY_9)[0].cumulative


def test_every_figure_of_people_stands_in_its_toll() -> None:
    (headcount,) = headcounts(AT_LEAST_12, MINISTRY_15)
    assert len({figure for tally in headcount.tallies for figure in tally.figures}) == 3
