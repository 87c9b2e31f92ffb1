"""What those who talk did together is told of all of them, and what one of them did is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.dating import NO_DATE
from dragoman.extractors.drafts import Draft
from dragoman.extractors.filling import fill
from dragoman.extractors.interlocutors import find_interlocutors
from dragoman.extractors.roles import find_parties
from dragoman.extractors.scene import Scene
from dragoman.knowledge import Knowledge, load
from dragoman.records import Document, Mention, Sentence
from tests.conftest import build_sentence
from tests.extractors.stage import MODALITY, hits, mentions, stages

Sides = tuple[set[str | None], set[str | None]]
KREMLIN = {"publisher": "Kremlin", "title": "Telephone conversation with President of Malta Jane Poe"}
PARTIES = {
    "Russia": ("state", "RUS"),
    "Malta": ("state", "MLT"),
    "Peru": ("state", "PER"),
    "We": ("group", "RUS"),
    "Both": ("group", None),
}
MET = "Russia met Malta ."
MET_ROWS = """
Russia Russia PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Malta Malta PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
LASTED = "The conversation lasted long ."
LASTED_ROWS = """
The the DET DT 2 det
conversation conversation NOUN NN 3 nsubj
lasted last VERB VBD 0 root
long long ADV RB 3 advmod
. . PUNCT . 3 punct
"""
IT_WAS_AGREED = "It was agreed ."
IT_WAS_AGREED_ROWS = """
It it PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
agreed agree VERB VBN 0 root
. . PUNCT . 3 punct
"""
AGREED = """
{who} {who} {tag} 2 nsubj
agreed agree VERB VBD 0 root
. . PUNCT . 2 punct
"""
HELD = """
Malta Malta PROPN NNP 2 nsubj
held hold VERB VBD 0 root
{before} {before} DET DT 4 det
talks talk NOUN NNS 2 obj
. . PUNCT . 2 punct
"""
AFTER_TALKS = """
After after ADP IN 2 case
talks talk NOUN NNS 6 obl
with with ADP IN 4 case
Peru Peru PROPN NNP 2 nmod
markets market NOUN NNS 6 nsubj
rose rise VERB VBD 0 root
. . PUNCT . 6 punct
"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def read(
    knowledge: Knowledge, *told: tuple[str, str], publisher: str | None = None, title: str | None = None
) -> list[Draft]:
    """The events of a report of these sentences, with those who did them."""
    text = " ".join(sentence for sentence, _ in told)
    sentences: list[Sentence] = []
    for _, rows in told:
        start = sentences[-1].span.end if sentences else 0
        sentences.append(build_sentence(text, rows, start))
    document = Document(text, title, None, publisher)
    met = mentions(document, sentences, **PARTIES)
    drafts = [_draft(scene) for scene in stages(sentences, text, **PARTIES)]
    return list(fill(drafts, met, MODALITY, find_interlocutors(document, drafts, met, knowledge)))


def _draft(scene: Scene) -> Draft:
    (hit,) = hits(scene)
    return Draft(hit, hit.trigger.type, hit.trigger.mode, "actual", find_parties(hit, MODALITY), None, NO_DATE)


def sides(draft: Draft) -> Sides:
    def countries(side: tuple[Mention, ...]) -> set[str | None]:
        return {one.actor.country if one.actor else None for one in side}

    return countries(draft.parties.actors), countries(draft.parties.recipients)


BOTH: Sides = ({"RUS", "MLT"}, set())


def test_what_was_agreed_by_nobody_was_agreed_by_those_who_met(knowledge: Knowledge) -> None:
    *_, agreed = read(knowledge, (MET, MET_ROWS), (IT_WAS_AGREED, IT_WAS_AGREED_ROWS))
    assert sides(agreed) == BOTH


def test_an_office_headlines_with_whom_its_own_talked(knowledge: Knowledge) -> None:
    talked, agreed = read(knowledge, (LASTED, LASTED_ROWS), (IT_WAS_AGREED, IT_WAS_AGREED_ROWS), **KREMLIN)
    assert sides(talked) == sides(agreed) == BOTH
    cited = {(one.evidence.quote, one.by) for one in talked.parties.actors}
    assert cited == {("lasted", "mentions/convened")}


def test_a_paper_that_names_one_of_them_convenes_nobody(knowledge: Knowledge) -> None:
    paper = {**KREMLIN, "publisher": "Valletta Observer"}
    (talked,) = read(knowledge, (LASTED, LASTED_ROWS), **paper)
    assert sides(talked) == (set(), set())


def test_what_we_agreed_is_agreed_by_both_and_what_one_agreed_is_not(knowledge: Knowledge) -> None:
    _, we = read(knowledge, (MET, MET_ROWS), ("We agreed .", AGREED.format(who="We", tag="PRON PRP")))
    assert sides(we) == BOTH
    _, malta = read(knowledge, (MET, MET_ROWS), ("Malta agreed .", AGREED.format(who="Malta", tag="PROPN NNP")))
    assert sides(malta) == ({"MLT"}, set())


def test_both_are_those_who_met(knowledge: Knowledge) -> None:
    both = read(knowledge, (MET, MET_ROWS), ("Both agreed .", AGREED.format(who="Both", tag="PRON DT")))[1]
    assert sides(both) == BOTH


@pytest.mark.parametrize(("before", "whose"), [("the", BOTH), ("some", ({"MLT"}, set()))])
def test_the_talks_are_those_that_were_told_of(before: str, whose: Sides, knowledge: Knowledge) -> None:
    _, talks = read(knowledge, (MET, MET_ROWS), (f"Malta held {before} talks .", HELD.format(before=before)))
    assert sides(talks) == whose


def test_an_office_tells_of_its_own_talks_with_others(knowledge: Knowledge) -> None:
    told = (MET, MET_ROWS), ("After talks with Peru markets rose .", AFTER_TALKS)
    _, talks = read(knowledge, *told, **KREMLIN)
    assert sides(talks) == ({"RUS", "PER"}, set())
    _, others = read(knowledge, *told)
    assert sides(others) == ({"PER"}, set())


def test_nobody_has_done_to_him_what_he_does_together_with_others(knowledge: Knowledge) -> None:
    (met,) = read(knowledge, (MET, MET_ROWS))
    repeated = replace(met, parties=replace(met.parties, recipients=met.parties.actors))
    (found,) = fill([repeated], (), MODALITY)
    assert sides(found) == ({"RUS", "MLT"}, set())
