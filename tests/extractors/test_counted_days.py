"""A report that counts the days of a siege tells when it began."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.extractors.dating.counted import begun, remembered, years_before
from dragoman.extractors.dating.placing import place_times
from dragoman.records import Document, Period
from tests.extractors.stage import PUBLISHED, hits, stage, time

ENTERED = """
The the DET DT 2 det
siege siege NOUN NN 3 nsubj
entered enter VERB VBD 0 root
{its} {its} PRON PRP$ 6 nmod:poss
{fourth} {fourth} ADJ JJ 6 amod
day day NOUN NN 3 obj
on on ADP IN 8 case
Monday Monday PROPN NNP 3 obl
"""
IS_IN = """
The the DET DT 2 det
siege siege NOUN NN 6 nsubj
is be AUX VBZ 6 cop
in in ADP IN 6 case
its its PRON PRP$ 6 nmod:poss
40th 40th ADJ JJ 7 amod
day day NOUN NN 0 root
"""
OF_IT = """
They they PRON PRP 2 nsubj
met meet VERB VBD 0 root
on on ADP IN 6 case
the the DET DT 6 det
tenth tenth ADJ JJ 6 amod
day day NOUN NN 2 obl
of of ADP IN 9 case
the the DET DT 9 det
siege siege NOUN NN 6 nmod
"""
WHICH = """
They they PRON PRP 2 nsubj
denied deny VERB VBD 0 root
breaches breach NOUN NNS 2 obj
of of ADP IN 6 case
the the DET DT 6 det
siege siege NOUN NN 3 nmod
, , PUNCT , 9 punct
which which PRON WDT 9 nsubj
entered enter VERB VBD {head} acl:relcl
its its PRON PRP$ 12 nmod:poss
third third ADJ JJ 12 amod
day day NOUN NN 9 obj
"""


def first_day(text: str, rows: str) -> date | None:
    times = [time(text, "Monday", MONDAY, MONDAY + timedelta(1))] if "Monday" in text else []
    scene = stage(text, rows)
    (hit,) = [hit for hit in hits(scene) if hit.scene.lemmas[hit.index] == "siege"]
    return begun(hit, place_times([scene], times).get(0, ()), Document(text, published=PUBLISHED))


MONDAY = PUBLISHED - timedelta(days=2)


@pytest.mark.parametrize(("its", "fourth", "days"), [("its", "fourth", 3), ("a", "21st", 20)])
def test_it_is_counted_back_from_the_day_that_is_stated(its: str, fourth: str, days: int) -> None:
    text = f"The siege entered {its} {fourth} day on Monday"
    assert first_day(text, ENTERED.format(its=its, fourth=fourth)) == MONDAY - timedelta(days=days)


def test_else_from_the_report() -> None:
    assert first_day("The siege is in its 40th day", IS_IN.replace("6 nsubj", "7 nsubj")) == PUBLISHED - timedelta(39)
    assert first_day("They met on the tenth day of the siege", OF_IT) == PUBLISHED - timedelta(9)


@pytest.mark.parametrize("head", [3, 6])
def test_a_clause_behind_it_is_said_of_it_whatever_the_tree_hangs_it_on(head: int) -> None:
    text = "They denied breaches of the siege, which entered its third day"
    assert first_day(text, WHICH.format(head=head)) == PUBLISHED - timedelta(2)


def test_a_day_of_something_else_says_nothing() -> None:
    rows = ENTERED.format(its="the", fourth="fourth").replace("entered enter", "won win").replace("PRON PRP$", "DET DT")
    assert first_day("The siege won the fourth day on Monday", rows) is None


KEPT = """
They they PRON PRP 3 nsubj
have have AUX VBP 3 aux
kept keep VERB VBN 0 root
the the DET DT 5 det
siege siege NOUN NN 3 obj
for for ADP IN 8 case
nine nine NUM CD 8 nummod
days day NOUN NNS 3 obl
"""


def test_what_has_been_kept_for_nine_days_began_nine_days_ago() -> None:
    assert first_day("They have kept the siege for nine days", KEPT) == PUBLISHED - timedelta(9)
    over = KEPT.replace("have have AUX VBP", "had have AUX VBD")
    assert first_day("They had kept the siege for nine days", over) is None


def test_an_anniversary_is_as_many_years_after() -> None:
    rows = """
    They they PRON PRP 2 nsubj
    marked mark VERB VBD 0 root
    the the DET DT 5 det
    tenth tenth ADJ JJ 5 amod
    anniversary anniversary NOUN NN 2 obj
    of of ADP IN 8 case
    the the DET DT 8 det
    siege siege NOUN NN 5 nmod
    on on ADP IN 10 case
    Monday Monday PROPN NNP 2 obl
    """
    text = "They marked the tenth anniversary of the siege on Monday"
    scene = stage(text, rows)
    placed = place_times([scene], [time(text, "Monday", MONDAY, MONDAY + timedelta(1))]).get(0, ())
    (hit,) = [hit for hit in hits(scene) if hit.scene.lemmas[hit.index] == "siege"]
    anniversary = remembered(hit)
    assert anniversary == 4
    assert years_before(hit, anniversary, placed, PUBLISHED) == Period(date(2014, 1, 1), date(2015, 1, 1))
