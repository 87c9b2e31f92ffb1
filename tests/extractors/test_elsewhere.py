"""Whom the tree gives another part stands on no side of a deed that the model would have him on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.roles import find_parties
from dragoman.extractors.scene import Scene
from dragoman.extractors.weighing import LEAST, find_hits, weigh_parties
from dragoman.extractors.weighing.elsewhere import find_elsewhere, find_turned
from dragoman.pipeline import Interpreter
from dragoman.records import Document, Sighting
from tests.extractors.stage import CODEBOOK, MODALITY, hits, stage

STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "Westland": ("state", "WES")}
AGAINST = """
The the DET DT 2 det
attack attack NOUN NN 5 nsubj
on on ADP IN 4 case
Sudland Sudland PROPN NNP 2 nmod
began begin VERB VBD 0 root
"""
RECEIVED = """
Norland Norland PROPN NNP 2 nsubj
received receive VERB VBD 0 root
weapons weapon NOUN NNS 2 obj
from from ADP IN 5 case
Sudland Sudland PROPN NNP 2 obl
"""
KEPT_FROM = """
Norland Norland PROPN NNP 2 nsubj
kept keep VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
from from SCONJ IN 5 mark
attacking attack VERB VBG 2 advcl
Westland Westland PROPN NNP 5 obj
"""
PROMISED = KEPT_FROM.replace("kept keep", "promised promise").replace(
    "attacking attack VERB VBG", "attack attack VERB VB"
)
DREW = """
Norland Norland PROPN NNP 2 nsubj
drew draw VERB VBD 0 root
criticism criticism NOUN NN 2 obj
from from ADP IN 5 case
Sudland Sudland PROPN NNP 2 obl
"""
DENIED = """
Norland Norland PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
the the DET DT 4 det
accusations accusation NOUN NNS 2 obj
"""
OVER_ATTACKS = """
Norland Norland PROPN NNP 2 nsubj
summoned summon VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
over over ADP IN 5 case
attacks attack NOUN NNS 2 obl
"""
ON_CHARGES = """
Norland Norland PROPN NNP 2 nsubj
detained detain VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
on on ADP IN 5 case
charges charge NOUN NNS 2 obl
"""
CLAIMED = """
Norland Norland PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
Sudland Sudland PROPN NNP 5 nmod:poss
's 's PART POS 3 case
claims claim NOUN NNS 2 obj
that that SCONJ IN 8 mark
it it PRON PRP 8 nsubj
attacked attack VERB VBD 5 acl
Westland Westland PROPN NNP 8 obj
"""
FOR_RELEASE = """
Norland Norland PROPN NNP 2 nsubj
called call VERB VBD 0 root
for for ADP IN 5 case
the the DET DT 5 det
release release NOUN NN 2 obl
of of ADP IN 7 case
Sudland Sudland PROPN NNP 5 nmod
"""
AND_HELD = """
Norland Norland PROPN NNP 2 nsubj
warned warn VERB VBD 0 root
Westland Westland PROPN NNP 2 obj
and and CCONJ CC 5 cc
attacked attack VERB VBD 2 conj
Sudland Sudland PROPN NNP 5 obj
"""
ACCUSED_OF = """
Norland Norland PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
accused accuse VERB VBN 0 root
of of SCONJ IN 5 mark
arming arm VERB VBG 3 advcl
Sudland Sudland PROPN NNP 5 obj
"""
MET = """
Norland Norland PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
"""
INQUIRY = """
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
an an DET DT 4 det
inquiry inquiry NOUN NN 2 obj
into into ADP IN 7 case
the the DET DT 7 det
attack attack NOUN NN 4 nmod
by by ADP IN 9 case
Sudland Sudland PROPN NNP 7 nmod
"""
OF_THE_ATTACK = {"into", "the", "attack", "by", "Sudland"}
ASKED_BY = """
An an DET DT 2 det
inquiry inquiry NOUN NN 5 nsubj
demanded demand VERB VBN 2 acl
by by ADP IN 6 case
began begin VERB VBD 0 root
Norland Norland PROPN NNP 3 obl:agent
"""
GIVEN = """
Norland Norland PROPN NNP 2 nsubj
sent send VERB VBD 0 root
Sudland Sudland PROPN NNP 2 {relation}
a a DET DT 5 det
plan plan NOUN NN 2 obj
which which PRON WDT 8 obj
Norland Norland PRON PRP 8 nsubj
rejected reject VERB VBD 5 acl:relcl
"""
TALKS = """
The the DET DT 2 det
talks talk NOUN NNS 3 nsubj
{verb} {lemma} VERB VBD 0 root
ties tie NOUN NNS 3 obj
{case} {case} ADP IN 6 case
Norland Norland PROPN NNP 4 nmod
"""


def play(rows: str) -> Scene:
    return stage(" ".join(row.split()[0] for row in rows.strip().splitlines()), rows, **STATES)


@pytest.mark.parametrize(
    ("rows", "word", "role", "nobody"),
    [
        (AGAINST, "attack", "actor", {"Sudland"}),
        (RECEIVED, "received", "actor", {"Norland", "weapons"}),
        (RECEIVED, "received", "recipient", {"Sudland"}),
        (KEPT_FROM, "attacking", "actor", {"Norland", "Westland"}),
        (PROMISED, "attack", "actor", {"Westland"}),
        (DREW, "criticism", "actor", {"Norland"}),
        (DREW, "criticism", "recipient", {"Sudland"}),
        (DENIED, "accusations", "actor", {"Norland"}),
        (OVER_ATTACKS, "attacks", "actor", {"Norland"}),
        (ON_CHARGES, "charges", "recipient", {"Norland"}),
        (CLAIMED, "attacked", "actor", {"Sudland", "Westland"}),
        (FOR_RELEASE, "called", "recipient", {"Sudland"}),
        (AND_HELD, "attacked", "recipient", {"Westland"}),
        (
            INQUIRY.format(verb="demanded", lemma="demand"),
            "inquiry",
            "actor",
            {*OF_THE_ATTACK, "Norland"},
        ),
        (INQUIRY.format(verb="opened", lemma="open"), "opened", "actor", {*OF_THE_ATTACK, "inquiry"}),
        (ASKED_BY, "inquiry", "actor", {"Norland"}),
        (GIVEN.format(relation="iobj"), "rejected", "actor", {"Norland", "which"}),
        (GIVEN.format(relation="obl"), "rejected", "actor", {"which"}),
        (MET, "met", "actor", set()),
        (MET, "met", "recipient", set()),
    ],
)
def test_the_tree_keeps_a_party_from_one_side(rows: str, word: str, role: str, nobody: set[str]) -> None:
    scene = play(rows)
    (hit,) = [one for one in hits(scene) if scene.tokens[one.index].text == word]
    assert {scene.tokens[token].text for token in find_turned(hit, role, MODALITY)} == nobody


def test_whom_the_accused_helped_is_not_accused() -> None:
    scene = play(ACCUSED_OF)
    hit = next(one for one in hits(scene) if one.trigger.type == "ACCUSE")
    assert scene.tokens[5].text == "Sudland"
    assert find_elsewhere(hit, "recipient", find_turned(hit, "recipient", MODALITY), MODALITY) == {5}


def test_of_whom_the_model_is_sure_on_the_wrong_side_stands_on_the_other() -> None:
    scene = play(RECEIVED)
    seen = Sighting(
        1,
        (("AID", 0.9),),
        {},
        (("actual", 0.9),),
        {"actor": ((0, 0.9), (4, 0.6)), "recipient": ((0, 0.1), (4, 0.04))},
    )
    scene = replace(scene, sentence=replace(scene.sentence, sightings=(seen,)))
    (hit,) = find_hits(scene, CODEBOOK, MODALITY, LEAST)
    parties = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in parties.actors] == ["Sudland"]
    assert [one.evidence.quote for one in parties.recipients] == ["Norland"]


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter(min_score=0.3)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("Turkey is blamed for attacks on Kurdish fighters in Syria.", "attacks", {"TUR"}, {"SYR"}),
        ("The attack on the Kenyan army claimed by al-Shabaab left ten dead.", "attack", {"SOM"}, {"KEN"}),
        ("Chad faces sanctions from the European Union.", "sanctions", {"EUR"}, {"TCD"}),
        ("Hungary came under criticism from Sweden.", "criticism", {"SWE"}, {"HUN"}),
        ("Lebanon received aid from Qatar.", "received", {"QAT"}, {"LBN"}),
        ("Lebanon got weapons from Iran.", "got", {"IRN"}, {"LBN"}),
        ("Egypt prevented Israel from deporting Palestinians.", "deporting", {"ISR"}, {"PSE"}),
        ("Kenya allowed Ugandan police to arrest the suspects.", "arrest", {"UGA"}, {"KEN"}),
        ("Rwanda is suspected of backing the M23 rebels in Congo.", "backing", {"RWA"}, {"COD"}),
        ("France was accused of arming rebels in Mali.", "accused", set(), {"FRA"}),
        ("Peru dismissed criticism from Chile.", "criticism", {"CHL"}, {"PER"}),
        ("The accusations were rejected by Iran.", "accusations", set(), {"IRN"}),
        (
            "The court in Peru sentenced two Chilean parents for torturing their children.",
            "torturing",
            {"CHL"},
            {"CHL"},
        ),
        ("Israel's killing of Hassan Nasrallah was condemned by Iran.", "killing", {"ISR"}, {"LBN"}),
        ("At the request of the president of France, Poland released the prisoner.", "request", {"FRA"}, {"POL"}),
        ("Bamako thanked Kigali for training 90 gendarmes.", "training", {"RWA"}, {"MLI"}),
        ("Turkey asked Israel to stop attacking Lebanon.", "attacking", {"ISR"}, {"LBN"}),
        (
            "Protesters clashed with police in Tirana after the cabinet suspended the EU accession talks.",
            "suspended",
            {"ALB"},
            {"EUR"},
        ),
        ("Kenyan soldiers killed three herders in Moura.", "killed", {"KEN"}, {"KEN"}),
        ("Kenya called for the release of President Mohamed Bazoum.", "called", {"KEN"}, set()),
        ("Ethiopia denied Eritrean claims that it was massing troops.", "massing", {"ETH"}, set()),
        ("Israel apologised to Qatar for the strike on Doha.", "strike", {"ISR"}, {"QAT"}),
        ("The raid, which Kenya blamed on Ethiopia, killed nine people in Garissa.", "raid", {"ETH"}, {"KEN"}),
        ("Lebanon attributed the bombing to Israel.", "bombing", {"ISR"}, set()),
        ("Poland thanked Finland for backing Ukraine in the difficult days of the war.", "war", set(), {"UKR"}),
        ("Dealers in Vienna had a part in the crimes committed by Eritrean soldiers.", "committed", {"ERI"}, set()),
        ("Kenya pinned the blame for the shelling on Ethiopia.", "pinned", {"KEN"}, {"ETH"}),
        ("Kenya pinned the blame for the shelling on Ethiopia.", "shelling", {"ETH"}, set()),
        ("Chad laid the blame on Sudan for the raid.", "laid", {"TCD"}, {"SDN"}),
        ("Responsibility for the massacre was placed on Eritrea.", "massacre", {"ERI"}, set()),
        ("The bombing of the Qatar Institute killed nine people in Kabul.", "bombing", set(), {"AFG", "QAT"}),
        ("The bombing of the Qatar Institute killed a British aid worker in Kabul.", "killed", set(), {"GBR"}),
        ("Peru thanked Chile for arming the rebels of Bolivia.", "arming", {"CHL"}, {"BOL"}),
        ("Peru faulted Chile for arming the rebels of Bolivia.", "arming", {"CHL"}, {"BOL"}),
        ("Peru attacked Chile after arming the rebels of Bolivia.", "arming", {"PER"}, {"BOL"}),
        ("Oxfam condemned the torture of Egyptian prisoners in Libya by Chadian rebels.", "torture", {"TCD"}, {"EGY"}),
        ("British police are treating the shooting as murder.", "shooting", set(), set()),
        ("Russia accused Ukraine of shelling a market and launched missiles at Kyiv.", "launched", {"RUS"}, {"UKR"}),
        ("Mali's accusations against France are unfounded, Paris said.", "accusations", {"MLI"}, {"FRA"}),
        ("The drone attack was attributed to Hezbollah.", "attributed", set(), {"LBN"}),
        ("Orban said Brussels was meddling in Hungary's election.", "meddling", {"HUN"}, {"EUR"}),
        ("Guyana asked the World Court to order Venezuela to halt its referendum.", "asked", {"GUY"}, {"UNO"}),
        ("North Korea spurned an offer of dialogue from Seoul.", "offer", {"KOR"}, {"PRK"}),
        ("Kyiv slammed Hungary for blocking the loan to Ukraine.", "blocking", {"HUN"}, {"UKR"}),
        (
            "Tunisia's government rejected accusations that its police had abandoned them.",
            "accusations",
            set(),
            {"TUN"},
        ),
    ],
)
def test_who_did_it_and_to_whom(
    text: str, word: str, actors: set[str], recipients: set[str], read: Interpreter
) -> None:
    (event,) = [one for one in read(Document(text)).events if one.trigger.quote == word]
    told = [{one.actor.country for one in side if one.actor} for side in (event.actors, event.recipients)]
    assert told == [actors, recipients]


FOLLOWED = """
The the DET DT 2 det
meeting meeting NOUN NN 3 nsubj
followed follow VERB VBD 0 root
a a DET DT 5 det
visit visit NOUN NN 3 obj
of of ADP IN 7 case
Norland Norland PROPN NNP 5 nmod
after after SCONJ IN 10 mark
Sudland Sudland PROPN NNP 10 nsubj
left leave VERB VBD 3 advcl
"""


def test_what_only_says_when_a_meeting_was_names_nobody_who_met() -> None:
    scene = stage("The meeting followed a visit of Norland after Sudland left", FOLLOWED, **STATES)
    meeting = next(hit for hit in hits(scene) if scene.lemmas[hit.index] == "meeting")
    elsewhere = find_elsewhere(meeting, "actor", find_turned(meeting, "actor", MODALITY), MODALITY)
    assert {scene.tokens[index].text for index in elsewhere} >= {"Norland", "Sudland"}


@pytest.mark.model
def test_whoever_answers_a_deed_did_not_do_it(read: Interpreter) -> None:
    text = "Israel struck Tyre on Monday. Hezbollah fired rockets at Haifa in response to the killing of a commander."
    (event,) = [one for one in read(Document(text)).events if one.trigger.quote == "killing"]
    assert "LBN" not in {one.actor.country for one in event.actors if one.actor}


@pytest.mark.model
def test_who_clashes_with_whom_stands_beside_the_verb(read: Interpreter) -> None:
    text = "Protesters clashed with police in Tirana after the cabinet suspended the EU accession talks."
    (event,) = [one for one in read(Document(text)).events if one.trigger.quote == "clashed"]
    assert [one.evidence.quote for one in event.recipients] == ["police"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Two were killed in a Kenyan strike on southern Somalia.",
        "Somali fighters ambushed a Kenyan army convoy, killing 11 soldiers.",
    ],
)
def test_what_a_deed_did_to_people_is_the_deed(text: str, read: Interpreter) -> None:
    assert [one.type for one in read(Document(text)).events] == ["ASSAULT"]


SAID = """
Norland Norland PROPN NNP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 5 mark
{who} {who} {tag} 5 nsubj
attacked attack VERB VBD 2 ccomp
Sudland Sudland PROPN NNP 5 obj
"""
SAID_WITHOUT_A_DOER = """
Norland Norland PROPN NNP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 6 mark
rebels rebel NOUN NNS 6 nsubj:pass
were be AUX VBD 6 aux:pass
{deed} {lemma} VERB VBN 2 ccomp
"""


@pytest.mark.parametrize(
    ("rows", "word", "tells"),
    [
        (SAID.format(who="rebels", tag="NOUN NNS"), "attacked", True),
        (SAID.format(who="it", tag="PRON PRP"), "attacked", False),
        (SAID_WITHOUT_A_DOER.format(deed="attacked", lemma="attack"), "attacked", True),
        (SAID_WITHOUT_A_DOER.format(deed="arrested", lemma="arrest"), "arrested", False),
    ],
)
def test_who_says_that_others_did_it_did_not_do_it(rows: str, word: str, tells: bool) -> None:
    scene = play(rows)
    (hit,) = [one for one in hits(scene) if scene.tokens[one.index].text == word]
    assert ("Norland" in {scene.tokens[token].text for token in find_turned(hit, "actor", MODALITY)}) == tells


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "actors"),
    [
        ("Kenyan police arrested a Ghanaian banker on suspicion of murder.", "murder", ["a Ghanaian banker"]),
        ("The Red Cross is alarmed by the bombing of hospitals in Sudan.", "bombing", []),
        ("The plot to kill the ambassador was foiled by the Chilean police.", "kill", []),
    ],
)
def test_who_acts_is_not_who_arrests_mourns_or_foils(read: Interpreter, text: str, who: str, actors: list[str]) -> None:
    (event,) = [event for event in read(Document(text)).events if event.trigger.quote == who]
    assert [one.evidence.quote for one in event.actors] == actors


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Moscow attack killed 140 people.", "attack"),
        ("A Kabul car bombing killed five people on Sunday.", "bombing"),
        ("The violence worries the United Nations.", "violence"),
    ],
)
def test_neither_the_town_that_names_it_nor_a_council_that_it_worries_does_it(
    read: Interpreter, text: str, word: str
) -> None:
    (event,) = [event for event in read(Document(text)).events if event.trigger.quote == word]
    assert event.actors == ()


def parties(text: str, type_: str) -> tuple[set[str | None], set[str | None]]:
    """The countries of both sides of the one event of a type that a sentence tells."""
    (event,) = [one for one in Interpreter()(Document(text)).events if one.type == type_]
    actors, recipients = ({one.actor.country for one in side if one.actor} for side in (event.actors, event.recipients))
    return actors, recipients


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("The arrest of the envoy by Kenyan police drew criticism from Uganda.", "COERCE", {"KEN"}),
        ("The deployment of Kenyan troops in Chad angered Uganda.", "MOBILIZE", {"KEN"}),
        ("Drones attacked an airport in Kenya where Ugandan troops are stationed.", "ASSAULT", set()),
        ("Kenyan warplanes hit targets near Kampala on Monday.", "ASSAULT", {"KEN"}),
    ],
)
def test_whom_a_deed_angers_or_who_is_only_there_has_not_done_it(text: str, type_: str, actors: set[str]) -> None:
    assert parties(text, type_)[0] == actors


@pytest.mark.model
def test_who_quarrels_over_a_war_does_not_suffer_it() -> None:
    _, suffering = parties("Colombia broke off relations with Israel over the war in Gaza.", "ASSAULT")
    assert "COL" not in suffering


@pytest.mark.model
def test_the_forces_that_are_massed_are_not_threatened_by_it() -> None:
    _, threatened = parties("Norway said Peru had massed 40,000 troops on the border.", "MOBILIZE")
    assert "PER" not in threatened


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "sides"),
    [
        ("Police investigating the murder in Oslo arrested two men.", "COERCE", ({"NOR"}, {"NOR"})),
        ("Rebels backed by Rwanda attacked a town in Chad.", "AID", ({"RWA"}, {"TCD"})),
        ("Chad, threatened by rebels from Sudan, closed the border.", "THREATEN", ({"SDN"}, {"TCD"})),
    ],
)
def test_the_words_beside_a_noun_take_nothing_from_what_it_does(
    text: str, type_: str, sides: tuple[set[str], set[str]]
) -> None:
    assert parties(text, type_) == sides


@pytest.mark.model
def test_who_announces_that_troops_will_be_sent_sends_them() -> None:
    assert parties("The president of Chad announced that troops would be sent to the border.", "MOBILIZE")[0] == {"TCD"}


@pytest.mark.parametrize(
    ("verb", "lemma", "case", "nobody"),
    [
        ("loosened", "loosen", "of", {"ties", "of", "Norland"}),
        ("loosened", "loosen", "with", set()),
        ("involved", "involve", "of", set()),
    ],
)
def test_whose_ties_talks_loosen_is_not_at_them(verb: str, lemma: str, case: str, nobody: set[str]) -> None:
    scene = play(TALKS.format(verb=verb, lemma=lemma, case=case))
    (talks,) = [one for one in hits(scene) if one.trigger.type == "CONSULT"]
    assert {scene.tokens[token].text for token in find_elsewhere(talks, "actor", set(), MODALITY)} == nobody
