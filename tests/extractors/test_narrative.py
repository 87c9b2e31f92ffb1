"""A told scene keeps its day as long as the text says that it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.extractors.dating import Dating
from dragoman.extractors.drafts import Draft
from dragoman.extractors.narrative import carry_days, carry_days_up, carry_places
from dragoman.extractors.roles import Parties
from dragoman.extractors.scene import Scene
from dragoman.records import Evidence, Period, Place, Sentence, Span
from tests.conftest import build_sentence
from tests.extractors.stage import hits, stages

MONDAY, TUESDAY, TOLD = date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 4)
ATTACKED = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
SHELLED = """
Norland Norland PROPN NNP 2 nsubj
shelled shell VERB VBD 0 root
towns town NOUN NNS 2 obj
. . PUNCT . 2 punct
"""
CONDEMNED = """
Westland Westland PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
. . PUNCT . 2 punct
"""


def carried(first: str, second: str, rows: str) -> Dating:
    """The dating of the first event of the second sentence, after an attack on Monday."""
    text = f"{first} {second}"
    sentences = [build_sentence(first, ATTACKED), moved(build_sentence(second, rows), len(first) + 1)]
    parties = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "Westland": ("state", "WES")}
    scenes = stages(sentences, text, **parties)
    attack = draft(scenes[0], Dating(Period(MONDAY, TUESDAY), "stated"))
    later = draft(scenes[1], Dating(Period(None, TOLD), "publication"))
    return list(carry_days([attack, later], {0}))[1].dating


def draft(scene: Scene, dating: Dating) -> Draft:
    hit = hits(scene)[0]
    actors = tuple(scene.parties(scene.subjects(hit.index)))
    return Draft(hit, hit.trigger.type, None, "actual", Parties(actors, ()), None, dating)


def moved(sentence: Sentence, by: int) -> Sentence:
    tokens = tuple(replace(token, span=Span(token.span.start + by, token.span.end + by)) for token in sentence.tokens)
    return replace(sentence, span=Span(sentence.span.start + by, sentence.span.end + by), tokens=tokens)


def test_those_who_go_on_acting_act_on_the_day_told() -> None:
    found = carried("Norland attacked Sudland .", "Norland shelled towns .", SHELLED)
    assert found == Dating(Period(MONDAY, TUESDAY), "story")


def test_what_answers_the_deed_is_not_before_it() -> None:
    found = carried("Norland attacked Sudland .", "Westland condemned the attack .", CONDEMNED)
    assert found == Dating(Period(MONDAY, TOLD), "order")


def test_others_who_do_other_things_keep_their_bound() -> None:
    rows = SHELLED.replace("Norland Norland", "Westland Westland")
    found = carried("Norland attacked Sudland .", "Westland shelled towns .", rows)
    assert found == Dating(Period(None, TOLD), "publication")


def test_what_had_been_done_is_no_part_of_the_scene() -> None:
    rows = """
    Norland Norland PROPN NNP 3 nsubj
    had have AUX VBD 3 aux
    shelled shell VERB VBN 0 root
    towns town NOUN NNS 3 obj
    . . PUNCT . 3 punct
    """
    found = carried("Norland attacked Sudland .", "Norland had shelled towns .", rows)
    assert found == Dating(Period(None, TOLD), "publication")


def test_whom_a_court_sentenced_did_what_he_did_on_another_day() -> None:
    text = "Norland sentenced Sudland . Norland shelled towns ."
    sentenced = ATTACKED.replace("attacked attack", "sentenced sentence")
    parties = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
    first, second = build_sentence(text, sentenced), build_sentence(text, SHELLED, text.index(" Norland shelled"))
    scenes = stages([first, second], text, **parties)
    sentence = replace(draft(scenes[0], Dating(Period(MONDAY, TUESDAY), "stated")), type="SANCTION")
    later = draft(scenes[1], Dating(Period(None, TOLD), "publication"))
    assert list(carry_days([sentence, later], {0}))[1].dating == later.dating


def test_a_headline_has_the_day_that_the_report_under_it_gives() -> None:
    text = "Norland attacked Sudland\nNorland attacked Sudland ."
    headline = build_sentence(text, ATTACKED.replace(". . PUNCT . 2 punct\n", ""))
    scenes = stages([headline, build_sentence(text, ATTACKED, text.index("\n"))], text, Norland=("state", "NOR"))
    above = draft(scenes[0], Dating(Period(None, TOLD), "publication"))
    under = draft(scenes[1], Dating(Period(MONDAY, TUESDAY), "stated"))
    assert next(carry_days_up([above, under])).dating == under.dating


def placed(second: str, rows: str, with_place: frozenset[int] = frozenset((0,))) -> str | None:
    """Where the event of the second sentence is, after Norland attacked Sudland in Tarsa; ``with_place``: sentences."""
    first = "Norland attacked Sudland ."
    sentences = [build_sentence(first, ATTACKED), moved(build_sentence(second, rows), len(first) + 1)]
    parties = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "Westland": ("state", "WES")}
    scenes = stages(sentences, f"{first} {second}", **parties)
    tarsa = Place(Evidence("test", Span(0, 5), "Tarsa"), "Tarsa", "SUD", 10.0, 20.0, "town")
    attack = replace(draft(scenes[0], Dating(Period(MONDAY, TUESDAY), "stated")), place=tarsa)
    later = draft(scenes[1], Dating(Period(None, TOLD), "publication"))
    found = list(carry_places([attack, later], with_place))[1].place
    return found.name if found else None


def test_those_who_go_on_acting_act_where_they_were() -> None:
    assert placed("Norland shelled towns .", SHELLED) == "Tarsa"


def test_a_sentence_that_names_a_place_stays_where_it_says() -> None:
    assert placed("Norland shelled towns .", SHELLED, frozenset((0, 1))) is None


def test_what_was_done_in_other_towns_was_not_done_in_the_one_that_was_named() -> None:
    rows = SHELLED.replace(". . PUNCT . 2 punct", "in in ADP IN 6 case\nother other ADJ JJ 6 amod\n")
    rows = rows.replace("towns town NOUN NNS 2 obj", "roads road NOUN NNS 2 obj")
    rows = f"{rows.rstrip()}\ncities city NOUN NNS 2 obl\n. . PUNCT . 2 punct\n"
    assert placed("Norland shelled roads in other cities .", rows) is None
    one = rows.replace("cities city NOUN NNS", "daylight daylight NOUN NN")
    assert placed("Norland shelled roads in other daylight .", one) == "Tarsa"


def test_what_is_said_of_a_deed_is_not_said_where_it_was_done() -> None:
    assert placed("Westland condemned the attack .", CONDEMNED) is None
