"""What a source tells: sentences with hand-made trees, read from "according to" to the end of what it tells."""

from __future__ import annotations

from dragoman.extractors.attribution import Attribution, find_attributions
from dragoman.knowledge.reporting import load_reporting
from dragoman.records import Document
from tests.conftest import build_sentence

REPORTING = load_reporting()


def told(text: str, rows: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each attribution in a sentence."""
    sentence = build_sentence(text, rows)
    found: list[Attribution] = list(find_attributions(Document(text), [sentence], REPORTING))
    return [
        (
            "" if one.speaker is None else sentence.tokens[one.speaker].text,
            "" if one.cue is None else text[one.cue.start : one.cue.end],
            text[one.content.start : one.content.end],
        )
        for one in found
    ]


GRADE = """
Grade grade PROPN NN 11 nsubj:pass
six six NUM CD 1 flat
according accord VERB VBG 6 case
to to ADP IN 3 fixed
the the DET DT 6 det
guides guide NOUN NNS 11 obl
, , PUNCT , 6 punct
the the DET DT 9 det
path path NOUN NN 11 nsubj:pass
was be AUX VBD 11 aux:pass
thought think VERB VBN 0 root
easy easy ADJ JJ 11 xcomp
by by ADP IN 15 case
the the DET DT 15 det
club club NOUN NN 11 obl:agent
. . PUNCT . 11 punct
"""


def test_a_number_that_opens_the_sentence_is_all_that_the_source_tells() -> None:
    assert told("Grade six according to the guides, the path was thought easy by the club.", GRADE) == [
        ("guides", "according to", "Grade six")
    ]


HUNDREDS = """
Hundreds hundred NOUN NNS 2 nsubj
marched march VERB VBD 0 root
- - PUNCT HYPH 4 punct
900 900 NUM CD 2 obl:unmarked
, , PUNCT , 9 punct
according accord VERB VBG 9 case
to to ADP IN 6 fixed
the the DET DT 9 det
mayor mayor NOUN NN 2 obl
- - PUNCT , 12 punct
and and CCONJ CC 12 cc
went go VERB VBD 2 conj
home home ADV RB 12 advmod
. . PUNCT . 2 punct
"""


def test_a_number_behind_a_dash_is_all_that_the_source_tells() -> None:
    assert told("Hundreds marched - 900, according to the mayor - and went home.", HUNDREDS) == [
        ("mayor", "according to", "900")
    ]


COLD = """
The the DET DT 2 det
water water NOUN NN 4 nsubj
is be AUX VBZ 4 cop
cold cold ADJ JJ 0 root
, , PUNCT , 9 punct
according accord VERB VBG 9 case
to to ADP IN 6 fixed
the the DET DT 9 det
doctor doctor NOUN NN 4 obl
: : PUNCT : 13 punct
two two NUM CD 12 nummod
swimmers swimmer NOUN NNS 13 nsubj
fell fall VERB VBD 4 parataxis
ill ill ADJ JJ 13 xcomp
. . PUNCT . 4 punct
"""


def test_what_a_colon_adds_behind_the_source_is_the_reporters() -> None:
    assert told("The water is cold, according to the doctor: two swimmers fell ill.", COLD) == [
        ("doctor", "according to", "The water is cold")
    ]


NIGHT = """
They they PRON PRP 2 nsubj
fly fly VERB VBP 0 root
, , PUNCT , 7 punct
according accord VERB VBG 7 case
to to ADP IN 4 fixed
the the DET DT 7 det
club club NOUN NN 2 obl
, , PUNCT , 12 punct
but but CCONJ CC 12 cc
only only ADV RB 12 advmod
at at ADP IN 12 case
night night NOUN NN 2 conj
. . PUNCT . 2 punct
"""


def test_what_has_no_verb_of_its_own_behind_the_source_belongs_to_what_it_tells() -> None:
    assert told("They fly, according to the club, but only at night.", NIGHT) == [
        ("club", "according to", "They fly, according to the club, but only at night")
    ]


POLICE = """
According accord VERB VBG 3 case
to to ADP IN 1 fixed
police police NOUN NN 12 nsubj
in in ADP IN 5 case
Tarsa Tarsa PROPN NNP 3 nmod
, , PUNCT , 7 punct
Norland Norland PROPN NNP 12 nsubj:pass
, , PUNCT , 3 punct
the the DET DT 10 det
road road NOUN NN 12 nsubj:pass
was be AUX VBD 12 aux:pass
shut shut VERB VBN 0 root
. . PUNCT . 12 punct
"""


def test_the_country_behind_a_town_belongs_to_the_source() -> None:
    assert told("According to police in Tarsa, Norland, the road was shut.", POLICE) == [
        ("police", "According to", "the road was shut")
    ]


THAT = """
He he PRON PRP 2 nsubj
noted note VERB VBD 0 root
that that SCONJ IN 12 mark
, , PUNCT , 5 punct
according accord VERB VBG 8 case
to to ADP IN 5 fixed
the the DET DT 8 det
guard guard NOUN NN 2 nsubj
, , PUNCT , 8 punct
the the DET DT 11 det
ferry ferry NOUN NN 12 nsubj
sank sink VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""


def test_within_what_another_says_the_source_tells_only_its_clause() -> None:
    assert told("He noted that, according to the guard, the ferry sank.", THAT)[1:] == [
        ("guard", "according to", "the ferry sank")
    ]


CONFIRMED = """
The the DET DT 2 det
toll toll NOUN NN 14 nsubj
, , PUNCT , 4 punct
confirmed confirm VERB VBN 2 acl
by by ADP IN 8 case
a a DET DT 8 det
simple simple ADJ JJ 8 amod
count count NOUN NN 4 obl:agent
of of ADP IN 11 case
the the DET DT 11 det
boats boat NOUN NNS 8 nmod
, , PUNCT , 8 punct
was be AUX VBD 14 cop
nine nine NUM CD 0 root
. . PUNCT . 14 punct
"""


def test_a_count_by_which_something_was_confirmed_tells_nothing() -> None:
    assert told("The toll, confirmed by a simple count of the boats, was nine.", CONFIRMED) == []


NAMED = """
According accord VERB VBG 4 case
to to ADP IN 1 fixed
the the DET DT 4 det
mayor mayor NOUN NN 6 appos
, , PUNCT , 6 punct
Jane Jane PROPN NNP 12 nsubj:pass
Poe Poe PROPN NNP 6 flat
, , PUNCT , 6 punct
the the DET DT 10 det
road road NOUN NN 12 nsubj:pass
was be AUX VBD 12 aux:pass
shut shut VERB VBN 0 root
. . PUNCT . 12 punct
"""


def test_the_name_of_whoever_tells_it_is_none_of_what_is_told() -> None:
    assert told("According to the mayor, Jane Poe, the road was shut.", NAMED) == [
        ("Jane", "According to", "the road was shut")
    ]


def test_a_source_in_the_middle_of_what_is_joined_tells_no_more_than_that() -> None:
    rows = """
    No no DET DT 2 det
    cause cause NOUN NN 4 nsubj:pass
    was be AUX VBD 4 aux:pass
    given give VERB VBN 0 root
    , , PUNCT , 6 punct
    but but CCONJ CC 15 cc
    , , PUNCT , 6 punct
    according accord VERB VBG 11 case
    to to ADP IN 8 fixed
    the the DET DT 11 det
    lawyer lawyer NOUN NN 15 obl
    , , PUNCT , 11 punct
    he he PRON PRP 15 nsubj
    was be AUX VBD 15 cop
    ill ill ADJ JJ 4 conj
    . . PUNCT . 4 punct
    """
    text = "No cause was given, but, according to the lawyer, he was ill."
    assert told(text, rows) == [("lawyer", "according to", "he was ill")]


def test_what_is_not_given_is_not_said_to_be_untrue() -> None:
    rows = """
    The the DET DT 2 det
    court court NOUN NN 3 nsubj
    denied deny VERB VBD 0 root
    {what} {what} NOUN NN 3 obj
    . . PUNCT . 3 punct
    """
    assert told("The court denied bail.", rows.format(what="bail")) == []
    assert told("The court denied guilt.", rows.format(what="guilt")) == [("court", "denied", "guilt")]
