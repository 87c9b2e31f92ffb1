"""One happening is told once, and PLOVER's rules between events hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from dragoman.extractors import folding
from dragoman.extractors.dating import NO_DATE, Dating
from dragoman.extractors.drafts import Draft
from dragoman.extractors.folding import by_codebook
from dragoman.extractors.roles import Parties, find_parties
from dragoman.knowledge.sameness import load_sameness
from dragoman.pipeline import Interpreter
from dragoman.records import Document, Period, Realis
from tests.conftest import build_sentence
from tests.extractors.stage import CODEBOOK, MODALITY, hits, stages

PEOPLE = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "Westland": ("state", "WES")}
SAMENESS = load_sameness()
TO_COME = date(2024, 6, 2)
MET = """
Norland Norland PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
MEETING = """
The the DET DT 2 det
meeting meeting NOUN NN 3 nsubj
lasted last VERB VBD 0 root
. . PUNCT . 3 punct
"""
ATTACKED = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
{whom} {whom} PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
DEPLOYED = """
Norland Norland PROPN NNP 2 nsubj
deployed deploy VERB VBD 0 root
troops troops NOUN NNS 2 obj
. . PUNCT . 2 punct
"""


SAILED = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
together together ADV RB 2 advmod
"""


def drafts(*told: tuple[str, str], realis: Realis = "actual", dating: Dating = NO_DATE) -> list[Draft]:
    """The drafts of a report of these sentences, each with its tree."""
    text, sentences = " ".join(words for words, _ in told), []
    at = 0
    for words, rows in told:
        sentences.append(build_sentence(text, rows, at))
        at += len(words)
    found = []
    for scene in stages(sentences, text, **PEOPLE):
        for hit in hits(scene):
            parties = find_parties(hit, MODALITY)
            found.append(Draft(hit, hit.trigger.type, hit.trigger.mode, realis, parties, None, dating))
    return found


def fold(told: list[Draft]) -> list[Draft]:
    return folding.fold(told, SAMENESS)


def test_the_meeting_is_the_one_that_was_told() -> None:
    (met,) = fold(drafts(("Norland met Sudland .", MET), ("The meeting lasted .", MEETING)))
    assert met.hit.scene.tokens[met.hit.index].text == "met"


def surer(draft: Draft, score: float) -> Draft:
    return replace(draft, hit=replace(draft.hit, score=score))


def test_of_two_about_as_likely_the_one_told_last_is_taken_up(monkeypatch: pytest.MonkeyPatch) -> None:
    met = ("Norland met Sudland .", MET)
    odds = iter((-inf, 2.0, -inf, 1.06, 1.07))
    monkeypatch.setattr(folding, "_odds", lambda told, new, sameness: next(odds))
    first, second = folding.group(drafts(met, met, met, ("The meeting lasted .", MEETING)), SAMENESS)
    assert (len(first), len(second)) == (3, 1)


def test_who_names_both_sides_tells_it_and_not_the_surer_mention_of_one() -> None:
    first, second = drafts(("Norland met Sudland .", MET), ("The meeting lasted .", MEETING))
    one_side = replace(second, parties=Parties(first.parties.actors[:1], ()))
    (met,) = fold([surer(first, 0.6), surer(one_side, 0.95)])
    assert met.hit.scene.tokens[met.hit.index].text == "met"
    (met,) = fold([surer(replace(first, parties=one_side.parties), 0.6), surer(one_side, 0.95)])
    assert met.hit.scene.tokens[met.hit.index].text == "meeting"


def test_of_two_that_are_about_as_sure_the_first_is_told() -> None:
    told = ("Norland attacked Sudland .", ATTACKED.format(whom="Sudland"))
    first, second = drafts(told, told)
    (one,) = fold([surer(first, 0.96), surer(second, 0.98)])
    assert one.hit.scene.number == 0
    (one,) = fold([surer(first, 0.6), surer(second, 0.98)])
    assert one.hit.scene.number == 1


def test_attacks_on_different_victims_are_two() -> None:
    told = [(f"Norland attacked {whom} .", ATTACKED.format(whom=whom)) for whom in ("Sudland", "Westland")]
    assert len(fold(drafts(*told))) == 2


def test_the_same_attack_told_twice_is_one() -> None:
    told = ("Norland attacked Sudland .", ATTACKED.format(whom="Sudland"))
    assert len(fold(drafts(told, told))) == 1


def test_attacks_on_different_days_are_two() -> None:
    told = ("Norland attacked Sudland .", ATTACKED.format(whom="Sudland"))
    first, second = drafts(told, told)
    days = [Dating(Period.of_day(date(2024, 5, day)), "stated") for day in (1, 2)]
    first, second = (
        Draft(one.hit, one.type, one.mode, one.realis, one.parties, None, day)
        for one, day in zip((first, second), days, strict=True)
    )
    assert len(fold([first, second])) == 2


def test_two_bounds_on_one_meeting_close_in_on_it() -> None:
    first, second = drafts(("Norland met Sudland .", MET), ("The meeting lasted .", MEETING))
    after = Dating(Period(date(2024, 4, 26), date(2024, 5, 4)), "order")
    before = Dating(Period(None, date(2024, 4, 29)), "reported-by")
    (met,) = fold(
        [
            Draft(first.hit, "CONSULT", None, "actual", first.parties, None, after),
            Draft(second.hit, "CONSULT", None, "actual", second.parties, None, before),
        ]
    )
    assert met.dating == Dating(Period(date(2024, 4, 26), date(2024, 4, 29)), "order")


def test_a_promise_has_not_the_day_of_what_is_promised() -> None:
    first, second = drafts(*[("The meeting lasted .", MEETING)] * 2)
    done, planned = Dating(Period(None, date(2024, 5, 4)), "publication"), Dating(Period.of_day(TO_COME), "stated")
    met, will_meet = replace(first, dating=done), replace(second, realis="hypothetical", dating=planned)
    assert [draft.dating for draft in fold([met, will_meet])] == [done]


def test_troops_moved_beside_an_assault_by_the_same_party_are_dropped() -> None:
    attack, deploy = (
        ("Norland attacked Sudland .", ATTACKED.format(whom="Sudland")),
        ("Norland deployed troops .", DEPLOYED),
    )
    assert [draft.type for draft in fold(drafts(attack, deploy))] == ["ASSAULT"]
    assert [draft.type for draft in fold(drafts(deploy))] == ["MOBILIZE"]


def test_troops_of_one_party_are_told_beside_an_assault_by_another_of_its_country() -> None:
    (deploy,) = drafts(("Norland deployed troops .", DEPLOYED))
    (attack,) = drafts(("Norland attacked Sudland .", ATTACKED.format(whom="Sudland")))
    (norland,) = attack.parties.actors
    assert norland.actor is not None
    rebels = replace(norland, actor=replace(norland.actor, sectors=("REB",)))
    by_rebels = replace(attack, parties=replace(attack.parties, actors=(rebels,)))
    assert [draft.type for draft in fold([by_rebels, deploy])] == ["ASSAULT", "MOBILIZE"]
    assert [draft.type for draft in fold([attack, deploy])] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("realis", "type_"), [("planned", "AGREE"), ("actual", "CONSULT"), ("hypothetical", "CONSULT")]
)
def test_a_planned_meeting_counts_as_agreement(realis: Realis, type_: str) -> None:
    (met,) = drafts(("Norland met Sudland .", MET), realis=realis)
    assert by_codebook(met, CODEBOOK).type == type_


def test_a_planned_assault_stays_an_assault() -> None:
    (attack,) = drafts(("Norland attacked Sudland .", ATTACKED.format(whom="Sudland")), realis="planned")
    assert by_codebook(attack, CODEBOOK).type == "ASSAULT"


def test_parties_missing_in_the_first_mention_come_from_the_second() -> None:
    first, second = drafts(("The meeting lasted .", MEETING), ("Norland met Sudland .", MET))
    (met,) = fold([first, Draft(second.hit, "CONSULT", None, "actual", second.parties, None, NO_DATE)])
    assert first.parties == Parties((), ())
    assert len(met.parties.actors) == 2


def test_a_bare_meeting_is_the_one_told_whoever_else_stands_in_its_sentence() -> None:
    rows = """
    The the DET DT 2 det
    meeting meeting NOUN NN 3 nsubj
    worried worry VERB VBD 0 root
    Westland Westland PROPN NNP 3 obj
    . . PUNCT . 3 punct
    """
    (met,) = fold(drafts(("Norland met Sudland .", MET), ("The meeting worried Westland .", rows)))
    assert met.hit.scene.tokens[met.hit.index].text == "met"


def test_what_began_and_what_was_done_later_are_two() -> None:
    told = drafts(("Norland attacked Sudland .", ATTACKED.format(whom="Sudland"))) * 2
    begun = replace(told[0], dating=Dating(Period(date(2024, 1, 1), None), "stated"))
    done = replace(told[1], dating=Dating(Period(date(2024, 3, 1), date(2024, 3, 2)), "stated"))
    assert len(fold([begun, done])) == 2


def test_what_lasts_since_a_day_keeps_it_when_a_day_of_it_is_told_again() -> None:
    told = drafts(("Norland attacked Sudland .", ATTACKED.format(whom="Sudland")), realis="ongoing") * 2
    since = Dating(Period(date(2024, 1, 1), date(2024, 5, 4)), "stated", lasts=True)
    once = Dating(Period(date(2024, 3, 1), date(2024, 3, 2)), "stated")
    (war,) = fold([replace(told[0], dating=once), replace(told[1], dating=since)])
    assert war.dating == since


def test_a_meeting_that_is_planned_is_not_the_one_that_was_held() -> None:
    met, meeting = drafts(("Norland met Sudland .", MET), ("The meeting lasted .", MEETING))
    assert len(fold([met, replace(meeting, realis="hypothetical")])) == 2


def test_what_the_main_clause_tells_comes_before_what_came_with_it() -> None:
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    , , PUNCT , 5 punct
    bombing bomb VERB VBG 2 advcl
    it it PRON PRP 5 obj
    . . PUNCT . 2 punct
    """
    attacked, bombing = drafts(("Norland attacked Sudland , bombing it .", rows))
    surer = replace(bombing, hit=replace(bombing.hit, score=0.9), parties=attacked.parties, mode="aerial")
    (told,) = fold([replace(attacked, hit=replace(attacked.hit, score=0.8), mode="aerial"), surer])
    assert told.hit.scene.tokens[told.hit.index].text == "attacked"


STRUCK_BACK = """
Norland Norland PROPN NNP 5 nsubj
stormed storm VERB VBD 1 acl
by by ADP IN 4 case
Westland Westland PROPN NNP 2 obl
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 5 obj
. . PUNCT . 5 punct
"""


def test_who_suffers_in_one_telling_does_not_do_it_in_another_of_the_same() -> None:
    (attacked,) = [
        one
        for one in drafts((" ".join(row.split()[0] for row in STRUCK_BACK.strip().splitlines()), STRUCK_BACK))
        if one.hit.scene.lemmas[one.hit.index] == "attack"
    ]
    suffered = replace(attacked, parties=Parties((), attacked.parties.actors))
    assert len(fold([attacked, replace(attacked)])) == 1
    assert len(fold([suffered, attacked])) == 2


@pytest.mark.model
def test_a_noun_that_is_taken_up_is_the_happening_called_by_it() -> None:
    text = (
        "The envoys of Kenya and Chad met in Tunis. The meeting was held after Mali's minister left Tunis. "
        "The minister held talks with Tunisian officials. The meeting followed the talks, the agency wrote."
    )
    met = next(one for one in Interpreter()(Document(text)).events if one.trigger.quote == "met")
    assert {one.actor.country for one in met.actors if one.actor} == {"KEN", "TCD"}
    assert sum(one.trigger.quote == "meeting" for one in Interpreter()(Document(text)).events) == 0


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Farmers in Lima blocked the road to protest against the tax.", "PROTEST"),
        ("Shopkeepers in Lima shut their shops in protest at the tax.", "PROTEST"),
        ("The editor in Minsk got eight years in jail.", "COERCE"),
        ("Militants attacked a base in Benin, killing eight soldiers and wounding six.", "ASSAULT"),
        ("Gunmen killed ten people in a raid on a village in Mali.", "ASSAULT"),
        ("Eritrean troops have begun to withdraw from Sudan.", "RETREAT"),
        ("Ukrainian forces pushed the Russian troops back from the town.", "COERCE"),
    ],
)
def test_a_deed_and_what_is_only_its_aim_its_outcome_or_its_beginning_are_one(text: str, type_: str) -> None:
    assert [one.type for one in Interpreter()(Document(text)).events].count(type_) == 1


@pytest.mark.model
def test_a_protest_and_one_that_is_held_elsewhere_are_two() -> None:
    text = "Farmers in Lima blocked the road, and students in Quito marched against the tax."
    assert [one.type for one in Interpreter()(Document(text)).events] == ["PROTEST", "PROTEST"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ministers of Peru and Chile discussed the outcomes of the May 2021 summit in Geneva.", 2),
        ("Ministers of Peru and Chile discussed trade at the May 2021 summit in Geneva.", 1),
    ],
)
def test_talks_about_a_summit_are_not_of_its_day(text: str, days: int) -> None:
    events = Interpreter()(Document(text, published=date(2024, 5, 14))).events
    assert [one.type for one in events] == ["CONSULT"] * days
    assert [one.place is not None for one in events] == [False, True][-days:]
    assert len({one.period for one in events}) == days


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "attack", "places"),
    [
        ("Gunmen shelled Lima in an attack that recalled the 1989 raid in Quito.", None, ["Lima", "Quito"]),
        ("Gunmen killed nine guards in an attack in Quito in 1989.", date(1989, 1, 1), ["Quito"]),
    ],
)
def test_what_an_attack_recalls_is_another(text: str, attack: date | None, places: list[str]) -> None:
    events = Interpreter()(Document(text, published=date(2024, 5, 14))).events
    first = next(event for event in events if event.type == "ASSAULT")
    assert first.period is not None
    assert first.period.start == attack
    assert list(dict.fromkeys(event.place.name for event in events if event.place)) == places


def test_an_adverb_in_which_the_model_alone_sees_a_deed_tells_that_of_its_verb() -> None:
    (one,) = drafts(("Norland attacked Sudland together", SAILED))
    beside = replace(one.hit, index=3, trigger=CODEBOOK.types["ASSAULT"].seen["noun"], score=0.9)
    assert len(fold([surer(one, 0.8), replace(one, hit=beside)])) == 1
    assert len(fold([surer(one, 0.8), replace(one, hit=beside, type="COOPERATE")])) == 2


VISITED = """
{guest} {guest} PROPN NNP 2 nsubj
visited visit VERB VBD 0 root
{host} {host} PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
REACHED = """
They they PRON PRP 2 nsubj
praised praise VERB VBD 0 root
agreements agreement NOUN NNS 2 obj
reached reach VERB VBN 3 acl
during during ADP IN 6 case
talks talk NOUN NNS 4 obl
with with ADP IN 8 case
{whom} {whom} PROPN NNP 6 nmod
. . PUNCT . 2 punct
"""


def test_a_visit_that_is_returned_is_another() -> None:
    there = ("Norland visited Sudland . ", VISITED.format(guest="Norland", host="Sudland"))
    back = ("Sudland visited Norland .", VISITED.format(guest="Sudland", host="Norland"))
    assert [len(fold(drafts(there, back))), len(fold(drafts(there, there)))] == [2, 1]


def test_the_talks_at_which_agreements_were_reached_are_not_the_meeting_told_of() -> None:
    met = ("Norland met Sudland . ", MET)
    reached = (
        "They praised agreements reached during talks with Sudland .",
        REACHED.format(whom="Sudland"),
    )
    talks = [draft for draft in fold(drafts(met, reached)) if draft.type == "CONSULT"]
    assert len(talks) == 2


@pytest.mark.model
def test_to_what_an_attack_is_likened_those_are_not_done_whom_it_kills() -> None:
    events = Interpreter()(Document("The attack, which recalled the 1993 bombing, killed 12 people in Lima.")).events
    (bombing,) = [one for one in events if one.trigger.quote == "bombing"]
    assert not bombing.recipients


@pytest.mark.model
def test_a_war_of_history_is_not_the_one_that_goes_on() -> None:
    text = (
        "The premier of Peru spoke of the clinics that she opened during the war. Chile is still shelling Peru. "
        "After World War II there were no such clinics, she said. We defend our coast in the war against Chile."
    )
    events = Interpreter()(Document(text, published=date(2022, 5, 27))).events
    wars = {
        one.period.start.year if one.period is not None and one.period.start is not None else None: one.realis
        for one in events
        if one.trigger.quote.lower() == "war"
    }
    assert wars == {1939: "actual", None: "ongoing"}


@pytest.mark.model
def test_the_war_right_behind_the_name_of_one_of_history_is_that() -> None:
    text = "My uncle fell in World War II. He was a miner in Wales before the war."
    (war,) = [one for one in Interpreter()(Document(text)).events if "war" in one.trigger.quote.lower()]
    assert war.period is not None
    assert str(war.period.start) == "1939-09-01"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad resumed its raids, collapsing an April ceasefire and prisoner release agreement with Mali.", set()),
        ("The strikes broke a ceasefire and prisoner release deal between Chad and the rebels.", set()),
        ("Chad signed a prisoner exchange deal with Mali.", set()),
        ("Under the agreement with Mali, Chad announced the release of nine prisoners.", {"release"}),
    ],
)
def test_what_an_agreement_is_called_by_is_no_deed_beside_it(text: str, told: set[str]) -> None:
    events = Interpreter()(Document(text, published=date(2024, 5, 14))).events
    assert {one.type for one in events} & {"AGREE", "SUPPORT"}
    assert {one.trigger.quote for one in events if one.mode in ("ceasefire", "release")} == told


@pytest.mark.model
@pytest.mark.parametrize(("text", "count"), [("Rebels killed the guards.", 1), ("A storm killed nine people.", 0)])
def test_who_bears_arms_kills_by_force_of_whatever_country_he_is(text: str, count: int) -> None:
    assert sum(one.type == "ASSAULT" for one in Interpreter()(Document(text)).events) == count
