"""Two tellings bear the signs of one happening, or of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.extractors.dating import NO_DATE, Dating
from dragoman.extractors.drafts import Draft
from dragoman.extractors.roles import find_parties
from dragoman.extractors.sameness import find_signs, telling
from dragoman.records import Period
from tests.conftest import build_sentence
from tests.extractors.stage import MODALITY, hits, stages

PEOPLE = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "Westland": ("state", "WES")}
ATTACKED = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
{whom} {whom} PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
THE_ATTACK = """
{the} {the} DET DT 2 det
attack attack NOUN NN 3 nsubj
ended end VERB VBD 0 root
. . PUNCT . 3 punct
"""
AFTER = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
after after ADP IN 6 case
a a DET DT 6 det
raid raid NOUN NN 2 obl
. . PUNCT . 2 punct
"""


def drafts(*told: tuple[str, str]) -> list[Draft]:
    """The drafts of a report of these sentences, each with its tree."""
    text, sentences, at = " ".join(words for words, _ in told), [], 0
    for words, rows in told:
        sentences.append(build_sentence(text, rows, at))
        at += len(words)
    return [
        Draft(hit, hit.trigger.type, hit.trigger.mode, "actual", find_parties(hit, MODALITY), None, NO_DATE)
        for scene in stages(sentences, text, **PEOPLE)
        for hit in hits(scene)
    ]


def signs(first: Draft, second: Draft) -> set[str]:
    return set(find_signs(telling(first), telling(second)))


def attacked(whom: str = "Sudland") -> tuple[str, str]:
    return f"Norland attacked {whom} .", ATTACKED.format(whom=whom)


def test_a_bare_noun_of_the_same_word_takes_up_what_was_told() -> None:
    first, second = drafts(attacked(), ("The attack ended .", THE_ATTACK.format(the="The")))
    assert {"taken up", "definite after verb", "next sentence"} <= signs(first, second)


def test_another_attack_is_not_taken_up() -> None:
    first, second = drafts(attacked(), ("Another attack ended .", THE_ATTACK.format(the="Another")))
    found = signs(first, second)
    assert "another" in found
    assert "taken up" not in found


def test_the_same_who_does_it_to_others_does_it_twice() -> None:
    assert "by the same to others" in signs(*drafts(attacked(), attacked("Westland")))
    assert {"same actors", "same recipients"} <= signs(*drafts(attacked(), attacked()))


def test_what_one_is_told_to_come_after_is_another() -> None:
    assert "before or after" in signs(*drafts(("Norland attacked Sudland after a raid .", AFTER)))


def test_days_that_are_stated_agree_or_are_apart() -> None:
    first, second = drafts(attacked(), attacked())
    one, other = (Dating(Period.of_day(date(2024, 5, day)), "stated") for day in (1, 2))
    assert "same days" in signs(replace(first, dating=one), replace(second, dating=one))
    assert "other days" in signs(replace(first, dating=one), replace(second, dating=other))


def test_what_was_not_done_is_not_what_was() -> None:
    first, second = drafts(attacked(), attacked())
    assert "one not done" in signs(first, replace(second, realis="negated"))
    assert "one goes on" in signs(first, replace(second, realis="ongoing"))


HELD = """
Norland Norland PROPN NNP 2 nsubj
recalled recall VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
{verb} {lemma} VERB {form} 4 acl
there there ADV RB 5 advmod
. . PUNCT . 2 punct
"""


def recalled(verb: str, lemma: str, form: str) -> tuple[str, str]:
    return f"Norland recalled the attack {verb} there .", HELD.format(verb=verb, lemma=lemma, form=form)


def test_what_is_told_with_a_clause_of_its_own_is_told_apart() -> None:
    first, second = drafts(attacked(), recalled("launched", "launch", "VBN"))[:2]
    assert "described" in signs(first, second)
    may = Dating(Period.of_day(date(2024, 5, 1)), "stated")
    assert "described on its day" in signs(first, replace(second, dating=may))
    assert "described on its day" not in signs(replace(first, dating=may), replace(second, dating=may))


def test_a_clause_of_what_goes_on_tells_nothing_apart() -> None:
    first, second = drafts(attacked(), recalled("happening", "happen", "VBG"))[:2]
    assert "described" not in signs(first, second)
