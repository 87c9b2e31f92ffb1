"""Words in another sense: of them no event of their type is told."""

from __future__ import annotations

import pytest

from dragoman.extractors.senses import OFTEN, find_topics, is_other_sense
from dragoman.extractors.triggers import Hit, hit_at
from dragoman.pipeline import Interpreter
from dragoman.records import Document
from tests.extractors.stage import CODEBOOK, MODALITY, hits, stage

RALLY = """
Supporters supporter NOUN NNS 2 nsubj
held hold VERB VBD 0 root
a a DET DT 4 det
rally rally NOUN NN 2 obj
on on ADP IN 6 case
Sunday Sunday PROPN NNP 2 obl
"""
SEARCH = """
Norland Norland PROPN NNP 2 nsubj
called call VERB VBD 0 root
off off ADP RP 2 compound:prt
the the DET DT 5 det
search search NOUN NN 2 obj
on on ADP IN 7 case
Sunday Sunday PROPN NNP 2 obl
"""
STATES = {"Norland": ("state", "NOR")}


def rally() -> Hit:
    (hit,) = hits(stage("Supporters held a rally on Sunday", RALLY))
    return hit


@pytest.mark.parametrize(("topics", "other"), [({"candidate"}, True), ({"police"}, False), (set(), False)])
def test_a_rally_is_no_protest_where_the_report_is_of_an_election(topics: set[str], other: bool) -> None:
    assert rally().trigger.type == "PROTEST"
    assert is_other_sense(rally(), CODEBOOK, frozenset(topics)) is other


def test_what_is_called_off_is_asked_of_nobody() -> None:
    scene = stage("Norland called off the search on Sunday", SEARCH, **STATES)
    assert not [
        hit for hit in hits(scene) if hit.trigger.type == "REQUEST" and not is_other_sense(hit, CODEBOOK, frozenset())
    ]


def test_a_report_is_of_what_stands_in_several_of_its_sentences() -> None:
    scene = stage("Supporters held a rally on Sunday", RALLY)
    assert "rally" in find_topics([scene] * OFTEN)
    assert "rally" not in find_topics([scene])


STRUCK = """
Miners miner NOUN NNS 2 nsubj
began begin VERB VBD 0 root
a a DET DT 4 det
strike strike NOUN NN 2 obj
"""


FLOWN = STRUCK.replace("a a DET DT 4 det", "a a DET DT 5 det\ndrone drone NOUN NN 5 compound")


@pytest.mark.parametrize(
    ("text", "tree", "topics", "other"),
    [
        ("Norland began a drone strike", FLOWN, set(), True),
        ("Norland began a strike", STRUCK, set(), False),
        # A report full of drones ends no walkout, and a state's strike there is none.
        ("Miners began a strike", STRUCK, {"drone"}, False),
        ("Norland began a strike", STRUCK, {"drone"}, True),
        ("Miners began a drone strike", FLOWN, set(), False),
    ],
)
def test_a_strike_is_no_protest_where_missiles_fly(text: str, tree: str, topics: set[str], other: bool) -> None:
    if text.startswith("Norland"):
        tree = tree.replace("Miners miner NOUN NNS", "Norland Norland PROPN NNP")
    scene = stage(text, tree, **STATES)
    index = text.split().index("strike")
    hit = hit_at(scene, index, CODEBOOK.types["PROTEST"].seen["noun"], MODALITY)
    assert is_other_sense(hit, CODEBOOK, frozenset(topics)) is other


RALLIED = """
Thousands thousand NOUN NNS 2 nsubj
rallied rally VERB VBD 0 root
in in ADP IN 5 case
the the DET DT 5 det
capital capital NOUN NN 2 obl
"""
KILLED = """
Norland Norland PROPN NNP 2 nsubj
said say VERB VBD 0 root
it it PRON PRP 4 nsubj
killed kill VERB VBD 2 ccomp
ten ten NUM CD 6 nummod
people people NOUN NNS 4 obj
"""


@pytest.mark.parametrize(
    ("text", "tree", "type_", "topics"),
    [
        # After a disputed vote, and in a war: "campaign" is of either.
        ("Thousands rallied in the capital", RALLIED, "PROTEST", {"ballot", "campaign"}),
        # What a speaker says of itself is no earthquake's.
        ("Norland said it killed ten people", KILLED, "ASSAULT", {"earthquake"}),
    ],
)
def test_what_only_looks_like_another_sense_is_told(text: str, tree: str, type_: str, topics: set[str]) -> None:
    found = [hit for hit in hits(stage(text, tree, **STATES)) if hit.trigger.type == type_]
    assert found
    assert not any(is_other_sense(hit, CODEBOOK, frozenset(topics)) for hit in found)


EFFORTS = """
Envoys envoy NOUN NNS 2 nsubj
praised praise VERB VBD 0 root
truce truce NOUN NN 2 nsubj
efforts effort NOUN NNS 2 obj
"""
WARRANT = """
Judges judge NOUN NNS 2 nsubj
sought seek VERB VBD 0 root
arrest arrest NOUN NN 4 compound
warrants warrant VERB VBZ 2 obj
"""


@pytest.mark.parametrize(
    ("text", "rows", "type_"),
    [("Envoys praised truce efforts", EFFORTS, "RETREAT"), ("Judges sought arrest warrants", WARRANT, "COERCE")],
)
def test_what_an_effort_or_a_warrant_is_for_is_no_deed(text: str, rows: str, type_: str) -> None:
    told = Hit(stage(text, rows), 2, CODEBOOK.types[type_].seen["noun"], (), None)
    assert is_other_sense(told, CODEBOOK, frozenset())


DRILLS = """
Norland Norland PROPN NNP 2 nsubj
held hold VERB VBD 0 root
drills drill NOUN NNS 2 obj
against against ADP IN 5 case
Sudland Sudland PROPN NNP {} {}
with with ADP IN 7 case
Osland Osland PROPN NNP 2 obl
"""
ALONE = "".join(DRILLS.splitlines(keepends=True)[:6])


@pytest.mark.parametrize(
    ("text", "tree", "other"),
    [
        ("Norland held drills against Sudland", ALONE.format(3, "nmod"), True),
        ("Norland held drills against Sudland", ALONE.format(2, "obl"), True),
        ("Norland held drills against pirates", ALONE.format(3, "nmod"), False),
        ("Norland held drills against Sudland with Osland", DRILLS.format(3, "nmod"), False),
    ],
)
def test_drills_against_a_party_are_held_alone(text: str, tree: str, other: bool) -> None:
    if text.endswith("pirates"):
        tree = tree.replace("Sudland Sudland PROPN NNP", "pirates pirate NOUN NNS")
    scene = stage(text, tree, **STATES, Sudland=("state", "SUD"), Osland=("state", "OSL"))
    hit = hit_at(scene, 2, CODEBOOK.types["COOPERATE"].seen["noun"], MODALITY)
    assert is_other_sense(hit, CODEBOOK, frozenset()) is other


CALLED = """
Norland Norland PROPN NNP 2 nsubj
recognised recognise VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
{0} {0} ADP IN 6 case
a a DET DT 6 det
threat threat NOUN NN 2 obl
"""


@pytest.mark.parametrize(("word", "other"), [("as", True), ("despite", False), ("under", False)])
def test_what_is_recognised_as_a_threat_is_not_supported(word: str, other: bool) -> None:
    parties = {**STATES, "Sudland": ("state", "SUD")}
    scene = stage(f"Norland recognised Sudland {word} a threat", CALLED.format(word), **parties)
    (hit,) = (hit for hit in hits(scene) if hit.trigger.type == "SUPPORT")
    assert is_other_sense(hit, CODEBOOK, frozenset()) is other


@pytest.mark.model
@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("In the last hours of the exercise Chilean frigates launched missiles and hit targets on the coast.", False),
        ("After the exercise Chilean frigates shelled the coast of Peru and killed five.", True),
    ],
)
def test_units_that_exercise_attack_nobody(last: str, told: bool) -> None:
    text = f"The fleets of Chile began an exercise on Monday. The exercise lasted a week. {last}"
    assert any(event.type == "ASSAULT" for event in Interpreter()(Document(text)).events) is told
