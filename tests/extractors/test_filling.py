"""Sides that a sentence leaves open are filled from the report, never from elsewhere."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extractors.dating import NO_DATE
from dragoman.extractors.drafts import Draft
from dragoman.extractors.filling import fill
from dragoman.extractors.roles import find_parties
from dragoman.records import Evidence, Place, Span
from tests.extractors.stage import MODALITY, hits, stage

PEOPLE = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "leaders": ("group", None)}
ATTACKED = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
SHELLED = """
Sudland Sudland PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
shelled shell VERB VBN 0 root
. . PUNCT . 3 punct
"""
MET = """
Norland Norland PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
AGREED = """
The the DET DT 2 det
leaders leader NOUN NNS 3 nsubj
agreed agree VERB VBD 0 root
. . PUNCT . 3 punct
"""


def draft(text: str, rows: str) -> Draft:
    (hit,) = hits(stage(text, rows, **PEOPLE))
    return Draft(hit, hit.trigger.type, hit.trigger.mode, "actual", find_parties(hit, MODALITY), None, NO_DATE)


def quotes(found: Draft) -> tuple[list[str], list[str]]:
    sides = (found.parties.actors, found.parties.recipients)
    actors, recipients = ([one.evidence.quote for one in side] for side in sides)
    return actors, recipients


def test_shelling_of_the_attacked_is_by_the_attacker() -> None:
    _, shelled = fill(
        [draft("Norland attacked Sudland .", ATTACKED), draft("Sudland was shelled .", SHELLED)], (), MODALITY
    )
    assert quotes(shelled) == (["Norland"], ["Sudland"])


def test_violence_without_a_stated_actor_keeps_none() -> None:
    (shelled,) = fill([draft("Sudland was shelled .", SHELLED)], (), MODALITY)
    assert quotes(shelled) == ([], ["Sudland"])


def test_the_leaders_are_those_who_met() -> None:
    _, agreed = fill([draft("Norland met Sudland .", MET), draft("The leaders agreed .", AGREED)], (), MODALITY)
    assert quotes(agreed) == (["Norland", "Sudland"], [])


def test_leaders_of_something_are_not_those_who_met() -> None:
    agreed = draft("The leaders agreed .", AGREED)
    (leaders,) = agreed.parties.actors
    church = replace(leaders, evidence=replace(leaders.evidence, quote="Church leaders"))
    others = replace(agreed, parties=replace(agreed.parties, actors=(church,)))
    _, found = fill([draft("Norland met Sudland .", MET), others], (), MODALITY)
    assert quotes(found) == (["Church leaders"], [])


def test_whoever_is_at_home_is_the_host() -> None:
    there = Place(Evidence("test", Span(0, 7), "Sudland"), "Sudland", "SUD", None, None, "country")
    (met,) = fill([replace(draft("Norland met Sudland .", MET), place=there)], (), MODALITY)
    assert quotes(met) == (["Norland"], ["Sudland"])


WAR = """
The the DET DT 2 det
war war NOUN NN 3 nsubj
lasted last VERB VBD 0 root
. . PUNCT . 3 punct
"""


def test_the_war_is_the_one_that_the_report_tells_of() -> None:
    _, war = fill([draft("Norland attacked Sudland .", ATTACKED), draft("The war lasted .", WAR)], (), MODALITY)
    assert quotes(war) == (["Norland"], ["Sudland"])
    (alone,) = fill([draft("The war lasted .", WAR)], (), MODALITY)
    assert quotes(alone) == ([], [])


def test_what_all_do_to_each_other_has_no_recipient() -> None:
    attacked = draft("Norland attacked Sudland .", ATTACKED)
    fighting = draft("The fighting lasted .", WAR.replace("war war", "fighting fighting"))
    _, fought = fill([attacked, replace(fighting, parties=attacked.parties)], (), MODALITY)
    assert quotes(fought) == (["Norland", "Sudland"], [])


VISITED = """
Norland Norland PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
in in ADP IN 5 case
Norland Norland PROPN NNP 2 obl
. . PUNCT . 2 punct
"""


def test_whose_country_is_visited_is_the_host() -> None:
    met = draft("Norland met Sudland in Norland .", VISITED)
    norland, *others = met.parties.actors
    (found,) = fill(
        [replace(met, parties=replace(met.parties, actors=(norland, *others), recipients=(norland,)))], (), MODALITY
    )
    assert quotes(found) == (["Sudland"], ["Norland"])
