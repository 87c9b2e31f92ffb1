"""What is said, by whom, through whom: constructions with hand-made trees, each the sentence that it proves."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from dragoman.extractors.attribution import Attribution, find_attributions
from dragoman.extractors.attribution.quoted import Quotations
from dragoman.extractors.attribution.speakers import heard_as
from dragoman.extractors.claims import find_claims
from dragoman.knowledge import Knowledge
from dragoman.knowledge.reporting import load_reporting
from dragoman.records import Actor, Claim, Document, Label, Mention, Sentence, Span
from tests.conftest import build_sentence

REPORTING = load_reporting()
KNOWLEDGE = cast(Knowledge, SimpleNamespace(english=SimpleNamespace(reporting=REPORTING)))


def attributions(text: str, *sentences: Sentence) -> list[Attribution]:
    return list(find_attributions(Document(text), sentences, REPORTING))


def told(text: str, rows: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each attribution in a sentence."""
    sentence = build_sentence(text, rows)
    return [
        (
            "" if one.speaker is None else sentence.tokens[one.speaker].text,
            "" if one.cue is None else text[one.cue.start : one.cue.end],
            text[one.content.start : one.content.end],
        )
        for one in attributions(text, sentence)
    ]


ASIDE = """
If if SCONJ IN 3 mark
it it PRON PRP 3 nsubj
rained rain VERB VBD 11 advcl
, , PUNCT , 3 punct
the the DET DT 6 det
mayor mayor NOUN NN 7 nsubj
noted note VERB VBD 0 root
, , PUNCT , 11 punct
roads road NOUN NNS 11 nsubj
would would AUX MD 11 aux
flood flood VERB VB 7 ccomp
. . PUNCT . 7 punct
"""


def test_what_stands_around_an_aside_is_said_whole() -> None:
    text = "If it rained, the mayor noted, roads would flood."
    assert told(text, ASIDE) == [("mayor", "noted", "If it rained, the mayor noted, roads would flood")]


BECAUSE = """
The the DET DT 2 det
ferry ferry NOUN NN 3 nsubj
sank sink VERB VBD 0 root
, , PUNCT , 6 punct
police police NOUN NN 6 nsubj
said say VERB VBD 3 parataxis
, , PUNCT , 8 punct
without without ADP IN 10 case
a a DET DT 10 det
word word NOUN NN 3 obl
. . PUNCT . 3 punct
"""


def test_a_clause_that_needs_nothing_more_ends_before_the_aside() -> None:
    assert told("The ferry sank, police said, without a word.", BECAUSE) == [("police", "said", "The ferry sank")]


ASKED = """
Holt Holt PROPN NNP 2 nsubj
hoped hope VERB VBD 0 root
for for ADP IN 4 case
boats boat NOUN NNS 2 obl
; ; PUNCT : 7 punct
none none PRON NN 7 nsubj
came come VERB VBD 2 parataxis
. . PUNCT . 2 punct
"""


def test_what_stands_behind_a_semicolon_is_another_sentence() -> None:
    assert told("Holt hoped for boats; none came.", ASKED) == []


CAPTION = """
Holt Holt PROPN NNP 0 root
( ( PUNCT -LRB- 3 punct
Image image NOUN NN 1 appos
: : PUNCT : 5 punct
Dor Dor PROPN NNP 3 appos
) ) PUNCT -RRB- 3 punct
"""


def test_a_colon_in_brackets_opens_no_turn() -> None:
    text = "The ferry sank.\n\nHolt (Image: Dor)"
    caption = replace(build_sentence(text, CAPTION, 15), labels=(Label(0, 1, "person", 1.0),))
    assert attributions(text, caption) == []


RECKONED = """
According accord VERB VBG 3 case
to to ADP IN 1 fixed
reports report NOUN NNS 9 obl
, , PUNCT , 3 punct
of of ADP IN 6 case
forty forty NUM CD 3 nmod
, , PUNCT , 3 punct
two two NUM CD 9 nsubj
drowned drown VERB VBD 0 root
. . PUNCT . 9 punct
"""


def test_whose_report_it_is_stands_before_the_comma() -> None:
    text = "According to reports, of forty, two drowned."
    assert told(text, RECKONED) == [("reports", "According to", "of forty, two drowned")]


DENIED = """
Holt Holt PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
firing fire VERB VBG 2 xcomp
first first ADV RB 3 advmod
. . PUNCT . 2 punct
"""


def test_a_verbal_noun_is_an_object() -> None:
    assert told("Holt denied firing first.", DENIED) == [("Holt", "denied", "firing first")]


PUT = """
Police police NOUN NN 2 nsubj
put put VERB VBD 0 root
the the DET DT 4 det
toll toll NOUN NN 2 obj
at at ADP IN 6 case
forty forty NUM CD 2 obl
. . PUNCT . 2 punct
"""


def test_an_amount_is_said_of_what_is_counted() -> None:
    assert told("Police put the toll at forty.", PUT) == [("Police", "put", "the toll at forty")]


URGED = """
Holt Holt PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
both both DET DT 4 det
sides side NOUN NNS 2 obj
to to PART TO 6 mark
stop stop VERB VB 2 xcomp
. . PUNCT . 2 punct
"""


def test_who_is_to_do_what_is_demanded_belongs_to_the_demand() -> None:
    assert told("Holt urged both sides to stop.", URGED) == [("Holt", "urged", "both sides to stop")]


CALLED = """
Holt Holt PROPN NNP 2 nsubj
called call VERB VBD 0 root
the the DET DT 4 det
vote vote NOUN NN 2 obj
" " PUNCT `` 7 punct
a a DET DT 7 det
farce farce NOUN NN 2 xcomp
. . PUNCT . 7 punct
" " PUNCT '' 7 punct
"""


def test_a_content_that_ends_in_a_quotation_keeps_its_closing_mark() -> None:
    assert told('Holt called the vote "a farce."', CALLED) == [("Holt", "called", 'the vote "a farce."')]


VOICED = """
Concern concern NOUN NN 3 nsubj:pass
was be AUX VBD 3 aux:pass
voiced voice VERB VBN 0 root
over over ADP IN 6 case
the the DET DT 6 det
fighting fighting NOUN NN 3 obl
. . PUNCT . 3 punct
"""


def test_concern_that_was_voiced_over_something_is_about_it() -> None:
    assert told("Concern was voiced over the fighting.", VOICED) == [("", "voiced", "the fighting")]


SILENT = {
    "No statement was issued.": """
No no DET DT 2 det
statement statement NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
issued issue VERB VBN 0 root
. . PUNCT . 4 punct
""",
    "Nobody said ships sank.": """
Nobody nobody PRON NN 2 nsubj
said say VERB VBD 0 root
ships ship NOUN NNS 4 nsubj
sank sink VERB VBD 2 ccomp
. . PUNCT . 2 punct
""",
    "Holt declined to say ships sank.": """
Holt Holt PROPN NNP 2 nsubj
declined decline VERB VBD 0 root
to to PART TO 4 mark
say say VERB VB 2 xcomp
ships ship NOUN NNS 6 nsubj
sank sink VERB VBD 4 ccomp
. . PUNCT . 2 punct
""",
    "Holt never confirmed ships sank.": """
Holt Holt PROPN NNP 3 nsubj
never never ADV RB 3 advmod
confirmed confirm VERB VBD 0 root
ships ship NOUN NNS 5 nsubj
sank sink VERB VBD 3 ccomp
. . PUNCT . 3 punct
""",
    "Holt made no comment.": """
Holt Holt PROPN NNP 2 nsubj
made make VERB VBD 0 root
no no DET DT 4 det
comment comment NOUN NN 2 obj
. . PUNCT . 2 punct
""",
}


@pytest.mark.parametrize(("text", "rows"), SILENT.items(), ids=SILENT.keys())
def test_where_nothing_was_said_nothing_is_told(text: str, rows: str) -> None:
    assert told(text, rows) == []


SIGNED = """
" " PUNCT `` 3 punct
We we PRON PRP 3 nsubj
stay stay VERB VBP 0 root
. . PUNCT . 3 punct
" " PUNCT '' 3 punct
— — PUNCT : 3 punct
Mira Mira PROPN NNP 3 parataxis
Holt Holt PROPN NNP 7 flat
"""


def test_a_quotation_may_be_signed() -> None:
    text = '"We stay." — Mira Holt'
    sentence = replace(build_sentence(text, SIGNED), labels=(Label(6, 8, "person", 1.0),))
    (one,) = attributions(text, sentence)
    assert one.cue is not None
    assert (text[one.cue.start : one.cue.end], one.speaker, one.direct, one.by) == ("—", 6, True, "signed")
    assert text[one.content.start : one.content.end] == "We stay."


def test_a_dash_with_no_name_behind_it_signs_nothing() -> None:
    text = '"We stay." — Mira Holt'
    assert [one for one in attributions(text, build_sentence(text, SIGNED)) if one.by == "signed"] == []


TURN = """
HOLT HOLT PROPN NNP 4 dep
: : PUNCT : 4 punct
We we PRON PRP 4 nsubj
stay stay VERB VBP 0 root
. . PUNCT . 4 punct
"""


def test_names_in_capitals_are_turns_where_there_are_several() -> None:
    text = "HOLT: We stay.\nHOLT: We stay."
    two = (build_sentence(text, TURN), build_sentence(text, TURN, len("HOLT: We stay.")))
    assert [text[one.content.start : one.content.end] for one in attributions(text, *two)] == ["We stay.", "We stay."]
    alone = "HOLT: We stay."
    assert attributions(alone, build_sentence(alone, TURN)) == []


def test_a_turn_that_only_asks_states_nothing() -> None:
    text, asked = "HOLT: We stay?\nHOLT: We stay.", TURN.replace(". . PUNCT", "? ? PUNCT")
    two = (build_sentence(text, asked), build_sentence(text, TURN, len("HOLT: We stay?")))
    assert [text[one.content.start : one.content.end] for one in attributions(text, *two)] == ["We stay."]


def test_a_headline_with_a_colon_ends_with_its_line() -> None:
    text = "HOLT: We stay.\n\nThe ferry sank."
    headline = replace(build_sentence(text, TURN), labels=(Label(0, 1, "person", 1.0),))
    (one,) = attributions(text, headline)
    assert text[one.content.start : one.content.end] == "We stay."


WITH = """
The the DET DT 2 det
mayor mayor NOUN NN 3 nsubj
said say VERB VBD 0 root
the the DET DT 5 det
quay quay NOUN NN 7 nsubj:pass
was be AUX VBD 7 aux:pass
shut shut VERB VBN 3 ccomp
, , PUNCT , 12 punct
with with SCONJ IN 12 mark
the the DET DT 11 det
guard guard NOUN NN 12 nsubj
adding add VERB VBG 3 advcl
that that SCONJ IN 16 mark
it it PRON PRP 16 nsubj
would would AUX MD 16 aux
open open VERB VB 12 ccomp
in in ADP IN 18 case
May May PROPN NNP 16 obl
. . PUNCT . 3 punct
"""


def test_what_the_reporter_adds_with_another_is_not_said() -> None:
    text = "The mayor said the quay was shut, with the guard adding that it would open in May."
    assert told(text, WITH) == [("mayor", "said", "the quay was shut"), ("guard", "adding", "it would open in May")]


PERCENT = """
The the DET DT 2 det
guild guild NOUN NN 3 nsubj
said say VERB VBD 0 root
the the DET DT 5 det
fare fare NOUN NN 6 nsubj
rose rise VERB VBD 3 ccomp
by by ADP IN 9 case
9 9 NUM CD 9 nummod
% % SYM NN 6 obl
. . PUNCT . 3 punct
"""


def test_a_unit_at_the_end_belongs_to_what_is_said() -> None:
    assert told("The guild said the fare rose by 9 %.", PERCENT) == [("guild", "said", "the fare rose by 9 %")]


BRACKET = """
The the DET DT 2 det
guild guild NOUN NN 3 nsubj
said say VERB VBD 0 root
it it PRON PRP 6 nsubj
would would AUX MD 6 aux
end end VERB VB 3 ccomp
( ( PUNCT -LRB- 9 punct
in in ADP IN 9 case
May May PROPN NNP 6 obl
) ) PUNCT -RRB- 9 punct
. . PUNCT . 3 punct
"""


def test_a_bracket_closes_where_it_was_opened() -> None:
    assert told("The guild said it would end (in May).", BRACKET) == [("guild", "said", "it would end (in May)")]


WELLS = """
Two two NUM CD 2 nummod
wells well NOUN NNS 4 nsubj
were be AUX VBD 4 cop
dry dry ADJ JJ 8 parataxis
, , PUNCT , 7 punct
the the DET DT 7 det
survey survey NOUN NN 8 nsubj
noted note VERB VBD 0 root
: : PUNCT : 10 punct
one one NUM CD 11 nsubj
lay lie VERB VBD 8 ccomp
east east ADV RB 11 advmod
. . PUNCT . 8 punct
"""


def test_what_a_colon_adds_goes_on_with_what_stands_before_the_speaker() -> None:
    text = "Two wells were dry, the survey noted: one lay east."
    assert told(text, WELLS) == [("survey", "noted", "Two wells were dry, the survey noted: one lay east")]


WIN = """
“ “ PUNCT `` 2 punct
Let let VERB VB 0 root
us we PRON PRP 2 obj
win win VERB VB 2 xcomp
! ! PUNCT . 2 punct
” ” PUNCT '' 2 punct
"""
CROWD = """
Holt Holt PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
the the DET DT 4 det
crowd crowd NOUN NN 2 obj
. . PUNCT . 2 punct
"""


def test_whom_one_urges_is_not_what_one_says() -> None:
    text = "“Let us win!” Holt urged the crowd."
    (one,) = attributions(text, build_sentence(text, WIN), build_sentence(text, CROWD, len("“Let us win!”")))
    assert text[one.content.start : one.content.end] == "Let us win!"


SHUT = """
The the DET DT 2 det
guild guild NOUN NN 5 nsubj
has have AUX VBZ 5 aux
reportedly reportedly ADV RB 5 advmod
shut shut VERB VBN 0 root
no no DET DT 7 det
road road NOUN NN 5 obj
in in ADP IN 10 case
the the DET DT 10 det
valley valley NOUN NN 5 obl
. . PUNCT . 5 punct
"""


def test_a_long_predicate_behind_reportedly_is_the_claim() -> None:
    text = "The guild has reportedly shut no road in the valley."
    assert told(text, SHUT) == [("", "reportedly", "shut no road in the valley")]


CHANCE = """
The the DET DT 2 det
guild guild NOUN NN 3 nsubj
reported report VERB VBD 0 root
the the DET DT 5 det
chance chance NOUN NN 3 obj
of of SCONJ IN 10 mark
the the DET DT 8 det
vote vote NOUN NN 10 nsubj
being be AUX VBG 10 cop
last last ADJ JJ 3 ccomp
. . PUNCT . 3 punct
"""


def test_the_chance_of_something_being_so_is_told_whole() -> None:
    text = "The guild reported the chance of the vote being last."
    assert told(text, CHANCE) == [("guild", "reported", "the chance of the vote being last")]


LIVES = """
The the DET DT 2 det
flood flood NOUN NN 3 nsubj
claimed claim VERB VBD 0 root
forty forty NUM CD 5 nummod
lives life NOUN NNS 3 obj
. . PUNCT . 3 punct
"""


def test_a_flood_that_claims_lives_says_nothing() -> None:
    assert told("The flood claimed forty lives.", LIVES) == []


def test_who_claims_a_medal_says_nothing() -> None:
    medals = LIVES.replace("flood flood", "rower rower").replace("lives life", "medals medal")
    assert told("The rower claimed forty medals.", medals) == []


def test_a_quotation_that_a_content_opens_is_told_to_its_end() -> None:
    text = "They called it “bad and sad, and late”, said Holt."
    bad, whole = Span(16, 19), Span(16, 37)
    assert text[bad.start : bad.end] == "bad"
    assert Quotations(text).complete(bad) == whole
    assert Quotations(text).complete(bad, Span(24, 27)) == bad


REPORTED = """
As as SCONJ IN 2 mark
reported report VERB VBN 10 advcl
by by ADP IN 5 case
the the DET DT 5 det
guild guild NOUN NN 2 obl:agent
, , PUNCT , 2 punct
the the DET DT 8 det
road road NOUN NN 10 nsubj:pass
was be AUX VBD 10 aux:pass
shut shut VERB VBN 0 root
. . PUNCT . 10 punct
"""
NOTED = """
As as SCONJ IN 2 mark
noted note VERB VBN 7 advcl
, , PUNCT , 2 punct
the the DET DT 5 det
road road NOUN NN 7 nsubj:pass
was be AUX VBD 7 aux:pass
shut shut VERB VBN 0 root
. . PUNCT . 7 punct
"""


def test_as_reported_by_somebody_is_said_by_somebody() -> None:
    text = "As reported by the guild, the road was shut."
    assert told(text, REPORTED) == [("guild", "reported", "the road was shut")]


def test_as_noted_is_the_reporters_own() -> None:
    assert told("As noted, the road was shut.", NOTED) == []


ACCORDING = """
Holt Holt PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
the the DET DT 4 det
theft theft NOUN NN 2 obj
, , PUNCT , 8 punct
according accord VERB VBG 8 case
to to ADP IN 6 fixed
Radio Radio PROPN NNP 2 obl
. . PUNCT . 2 punct
"""


def claims(outlet: Actor) -> list[Claim]:
    text = "Holt denied the theft, according to Radio."
    document, at = Document(text), text.index("Radio")
    mentions = (
        Mention(document.cite(build_sentence(text, ACCORDING).tokens[7].span), at, "organisation", outlet, "test"),
    )
    return list(find_claims(document, (build_sentence(text, ACCORDING),), (), mentions, (), (), KNOWLEDGE))


def test_an_outlet_according_to_which_someone_said_so_is_its_via() -> None:
    (claim,) = claims(Actor("Radio", sectors=("JRN",)))
    assert claim.speaker is not None
    assert claim.via is not None
    assert (claim.speaker.evidence.quote, claim.via.quote, claim.stance) == ("Holt", "Radio", "denies")


def test_a_minister_according_to_whom_someone_said_so_speaks_himself() -> None:
    assert [claim.via for claim in claims(Actor("Radio", sectors=("GOV",)))] == [None, None]


TORN_OFF = """
The the DET DT 2 det
clerks clerk NOUN NNS 4 nmod:poss
' 's PART POS 2 case
denial denial NOUN NN 9 nsubj
that that SCONJ IN 7 mark
they they PRON PRP 7 nsubj
left leave VERB VBD 9 csubj
early early ADV RB 7 advmod
helped help VERB VBD 0 root
nobody nobody PRON NN 9 obj
. . PUNCT . 9 punct
"""
RELATIVE = """
The the DET DT 2 det
clerks clerk NOUN NNS 4 nmod:poss
' 's PART POS 2 case
denial denial NOUN NN 7 nsubj
that that PRON WDT 6 nsubj
came come VERB VBD 4 acl:relcl
helped help VERB VBD 0 root
nobody nobody PRON NN 7 obj
. . PUNCT . 7 punct
"""


def test_a_clause_behind_its_noun_is_the_nouns_wherever_the_tree_hangs_it() -> None:
    assert told("The clerks' denial that they left early helped nobody.", TORN_OFF) == [
        ("clerks", "denial", "they left early")
    ]
    assert told("The clerks' denial that came helped nobody.", RELATIVE) == []


AS_A_SUBJECT = """
The the DET DT 2 det
clerk clerk NOUN NN 3 nsubj
described describe VERB VBD 0 root
the the DET DT 5 det
fair fair NOUN NN 7 nsubj
as as ADP IN 7 case
dull dull ADJ JJ 3 obl
. . PUNCT . 3 punct
"""
BARE_NOUN = """
Farmers farmer NOUN NNS 2 nsubj
reported report VERB VBD 0 root
heavy heavy ADJ JJ 4 amod
hail hail NOUN NN 2 xcomp
. . PUNCT . 2 punct
"""
WITH_A_CASE = """
Farmers farmer NOUN NNS 2 nsubj
reported report VERB VBD 0 root
to to ADP IN 4 case
headquarters headquarters NOUN NN 2 xcomp
. . PUNCT . 2 punct
"""


def test_an_object_is_one_whatever_the_tree_calls_it() -> None:
    assert told("The clerk described the fair as dull.", AS_A_SUBJECT) == [("clerk", "described", "the fair as dull")]
    assert told("Farmers reported heavy hail.", BARE_NOUN) == [("Farmers", "reported", "heavy hail")]
    assert told("Farmers reported to headquarters.", WITH_A_CASE) == []


@pytest.mark.parametrize(("above", "speaker"), [(4, 0), (2, 1)])
def test_no_verb_is_taken_for_the_name_on_which_a_title_hangs(above: int, speaker: int) -> None:
    rows = f"""
    Minister Minister PROPN NNP {above} nmod:desc
    Peter Peter PROPN NNP 4 nsubj
    Holt Holt PROPN NNP 2 flat
    spoke speak VERB VBD 0 root
    """
    assert heard_as(build_sentence("Minister Peter Holt spoke", rows), 0) == speaker
