"""Who says so: sentences of news with hand-made trees, and the claims they yield."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from dragoman.extractors.claims import find_claims
from dragoman.knowledge import Knowledge
from dragoman.knowledge.reporting import load_reporting
from dragoman.records import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Mention,
    Period,
    Sentence,
    Span,
    TimeExpression,
    Token,
)
from tests.conftest import build_sentence
from tests.timing import seconds, timed

KNOWLEDGE = cast(Knowledge, SimpleNamespace(english=SimpleNamespace(reporting=load_reporting())))
Rows = Callable[..., Sentence]


@dataclass
class Case:
    """A report of one sentence, and what else is known of it."""

    document: Document
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()

    def claims(self) -> list[Claim]:
        found = find_claims(
            self.document, self.sentences, self.times, self.mentions, self.events, self.figures, KNOWLEDGE
        )
        return list(found)


SAID = """
The the DET DT 2 det
governor governor NOUN NN 3 nsubj
said say VERB VBD 0 root
on on ADP IN 5 case
Monday Monday PROPN NNP 3 obl
that that SCONJ IN 9 mark
12 12 NUM CD 8 nummod
villagers villager NOUN NNS 9 nsubj
fled flee VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""
TEXT = "The governor said on Monday that 12 villagers fled."


@pytest.fixture
def said(sentence_from_rows: Rows) -> Case:
    return Case(Document(TEXT, published=date(2024, 5, 8)), (sentence_from_rows(TEXT, SAID),))


def test_a_clause_is_said_without_its_that(said: Case) -> None:
    (claim,) = said.claims()
    assert claim.content.quote == "12 villagers fled"
    assert claim.cue is not None
    assert claim.cue.quote == "said"
    assert claim.speaker is not None
    assert (claim.speaker.evidence.quote, claim.direct, claim.stance) == ("The governor", False, "asserts")


def test_a_time_beside_the_cue_dates_the_word_and_not_the_deed(said: Case) -> None:
    monday = Period.of_day(date(2024, 5, 6))
    start = TEXT.index("Monday")
    evidence = said.document.cite(Span(start, start + 6))
    said.times = (TimeExpression(evidence, "DATE", "2024-05-06", monday, "time/weekday"),)
    assert said.claims()[0].said == monday


def test_a_time_inside_the_content_dates_nothing(said: Case) -> None:
    start = TEXT.index("12")
    evidence = said.document.cite(Span(start, start + 2))
    said.times = (TimeExpression(evidence, "DATE", "2012", Period.of_day(date(2012, 1, 1)), "time/year"),)
    assert said.claims()[0].said is None


def test_nothing_was_said_after_the_report_of_it(said: Case) -> None:
    start = TEXT.index("Monday")
    evidence, later = said.document.cite(Span(start, start + 6)), Period.of_day(date(2024, 5, 13))
    said.times = (TimeExpression(evidence, "DATE", "2024-05-13", later, "time/weekday"),)
    assert said.claims()[0].said is None


def test_who_bears_a_title_speaks_and_not_the_body_in_it(said: Case) -> None:
    first, last = Span(0, 12), Span(4, 12)
    bearer = Mention(said.document.cite(first), 0, "person", Actor("Mira Holt"), "mentions/person+title")
    body = Mention(said.document.cite(last), 4, "organisation", Actor("office"), "mentions/domestic")
    said.mentions = (bearer, body)
    assert said.claims()[0].speaker == bearer


def test_the_speaker_is_the_mention_with_that_head(said: Case) -> None:
    evidence, head = said.document.cite(Span(0, 12)), TEXT.index("governor")
    mention = Mention(evidence, head, "person", Actor("Mira Holt"), "test")
    said.mentions = (mention,)
    assert said.claims()[0].speaker == mention


def test_a_claim_is_about_the_figures_inside_it(said: Case) -> None:
    start = TEXT.index("12")
    figure = Figure(
        said.document.cite(Span(start, start + 2)), "displaced", 12, 12, False, None, None, None, None, None, "test"
    )
    said.figures = (figure,)
    assert said.claims()[0].about == (figure.id,)


ELECTED = """
The the DET DT 2 det
governor governor NOUN NN 8 nsubj
, , PUNCT , 5 punct
who who PRON WP 5 nsubj
left leave VERB VBD 2 acl:relcl
on on ADP IN 7 case
Monday Monday PROPN NNP 5 obl
said say VERB VBD 0 root
others other NOUN NNS 10 nsubj
wept weep VERB VBD 8 ccomp
. . PUNCT . 8 punct
"""


def test_a_day_in_what_is_told_of_the_speaker_is_not_that_of_the_saying() -> None:
    text = "The governor , who left on Monday said others wept ."
    start = text.index("Monday")
    case = Case(Document(text, published=date(2024, 5, 8)), (build_sentence(text, ELECTED),))
    monday = Period.of_day(date(2024, 5, 6))
    evidence = case.document.cite(Span(start, start + 6))
    case.times = (TimeExpression(evidence, "DATE", "2024-05-06", monday, "time/weekday"),)
    assert case.claims()[0].said is None


WITHDREW = """
{after} {after} ADP IN 3 case
its its PRON PRP$ 3 nmod:poss
withdrawal withdrawal NOUN NN 8 obl
in in ADP IN 5 case
2022 2022 NUM CD 3 nmod
the the DET DT 7 det
alliance alliance NOUN NN 8 nsubj
said say VERB VBD 0 root
others other NOUN NNS 10 nsubj
wept weep VERB VBD 8 ccomp
. . PUNCT . 8 punct
"""


@pytest.mark.parametrize(("after", "said"), [("after", None), ("at", Period(date(2022, 1, 1), date(2023, 1, 1)))])
def test_the_year_of_what_was_before_is_not_that_of_the_saying(after: str, said: Period | None) -> None:
    text = f"{after} its withdrawal in 2022 the alliance said others wept ."
    case = Case(Document(text, published=date(2024, 5, 8)), (build_sentence(text, WITHDREW.format(after=after)),))
    start = text.index("2022")
    year = Period(date(2022, 1, 1), date(2023, 1, 1))
    case.times = (TimeExpression(case.document.cite(Span(start, start + 4)), "DATE", "2022", year, "time/year"),)
    assert case.claims()[0].said == said


ADDED = """
{he} {he} PRON PRP 2 nsubj
{aux}added add VERB {tag} 0 root
that that SCONJ IN 5 mark
others other NOUN NNS 5 nsubj
wept weep VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""


def added(he: str, tag: str, known: Actor | None = None) -> Period | None:
    """The day of the second saying, after "The governor said on Monday"."""
    text = f"{TEXT} {he} added that others wept."
    second = build_sentence(text, ADDED.format(he=he, aux="", tag=tag), len(TEXT))
    start = TEXT.index("Monday")
    document = Document(text, published=date(2024, 5, 8))
    monday = Period.of_day(date(2024, 5, 6))
    case = Case(document, (build_sentence(TEXT, SAID), second))
    case.times = (TimeExpression(document.cite(Span(start, start + 6)), "DATE", "2024-05-06", monday, "time/weekday"),)
    if known is not None:
        at = text.index(he, len(TEXT))
        case.mentions = (Mention(document.cite(Span(at, at + len(he))), at, "person", known, "test"),)
    return case.claims()[1].said


def test_who_goes_on_speaking_speaks_on_the_day_told() -> None:
    assert added("He", "VBD") == Period.of_day(date(2024, 5, 6))


def test_what_is_said_in_another_tense_has_no_day() -> None:
    assert added("He", "VBZ") is None


def test_a_pronoun_that_is_known_to_mean_another_goes_on_with_nobody() -> None:
    assert added("He", "VBD", Actor("Mira Holt")) is None


DID_NOT = """
The the DET DT 2 det
governor governor NOUN NN 5 nsubj
did do AUX VBD 5 aux
not not PART RB 5 advmod
say say VERB VB 0 root
that that SCONJ IN 8 mark
villagers villager NOUN NNS 8 nsubj
fled flee VERB VBD 5 ccomp
. . PUNCT . 5 punct
"""


def test_what_was_not_said_is_no_claim(sentence_from_rows: Rows) -> None:
    text = "The governor did not say that villagers fled."
    assert Case(Document(text), (sentence_from_rows(text, DID_NOT),)).claims() == []


QUOTED = """
" " PUNCT `` 4 punct
We we PRON PRP 4 nsubj
are be AUX VBP 4 cop
ready ready ADJ JJ 7 ccomp
, , PUNCT , 7 punct
" " PUNCT '' 7 punct
said say VERB VBD 0 root
Mira Mira PROPN NNP 7 nsubj
Holt Holt PROPN NNP 8 flat
. . PUNCT . 7 punct
"""


def test_a_quotation_is_direct(sentence_from_rows: Rows) -> None:
    text = '"We are ready," said Mira Holt.'
    (claim,) = Case(Document(text), (sentence_from_rows(text, QUOTED),)).claims()
    assert claim.speaker is not None
    assert (claim.content.quote, claim.direct, claim.speaker.evidence.quote) == ("We are ready,", True, "Mira Holt")


def test_a_quotation_after_the_speaker_is_part_of_the_same_claim(sentence_from_rows: Rows) -> None:
    text = '"We are ready," said Mira Holt. "They are not."'
    first = sentence_from_rows(text, QUOTED)
    (claim,) = Case(Document(text), (first,)).claims()
    assert claim.content.quote == 'We are ready," said Mira Holt. "They are not.'


ACCORDING = """
According accord VERB VBG 4 case
to to ADP IN 1 fixed
the the DET DT 4 det
clinic clinic NOUN NN 8 obl
, , PUNCT , 4 punct
nobody nobody PRON NN 8 nsubj
was be AUX VBD 8 aux:pass
hurt hurt VERB VBN 0 root
. . PUNCT . 8 punct
"""


def test_according_to_names_the_speaker(sentence_from_rows: Rows) -> None:
    text = "According to the clinic, nobody was hurt."
    (claim,) = Case(Document(text), (sentence_from_rows(text, ACCORDING),)).claims()
    assert claim.speaker is not None
    assert (claim.speaker.evidence.quote, claim.content.quote) == ("the clinic", "nobody was hurt")


ANNOUNCED = """
This this PRON DT 3 nsubj:pass
was be AUX VBD 3 aux:pass
announced announce VERB VBN 0 root
by by ADP IN 6 case
the the DET DT 6 det
mayor mayor NOUN NN 3 obl
. . PUNCT . 3 punct
"""
OPENED = """
The the DET DT 2 det
bridge bridge NOUN NN 3 nsubj
opened open VERB VBD 0 root
. . PUNCT . 3 punct
"""


def test_this_was_announced_by_points_back(sentence_from_rows: Rows) -> None:
    text = "The bridge opened. This was announced by the mayor."
    sentences = (sentence_from_rows(text, OPENED), sentence_from_rows(text, ANNOUNCED, 19))
    (claim,) = Case(Document(text), sentences).claims()
    assert claim.speaker is not None
    assert (claim.speaker.evidence.quote, claim.content.quote) == ("the mayor", "The bridge opened.")


STATED = """
This this PRON DT 3 nsubj:pass
was be AUX VBD 3 aux:pass
stated state VERB VBN 0 root
by by ADP IN 6 case
the the DET DT 6 det
mayor mayor NOUN NN 3 obl
Holt Holt PROPN NNP 9 nsubj
at at ADP IN 9 case
dinner dine VERB VBP 3 ccomp
. . PUNCT . 3 punct
"""


def test_this_was_stated_points_back_whatever_the_tree_makes_of_the_rest(sentence_from_rows: Rows) -> None:
    text = "The bridge opened. This was stated by the mayor Holt at dinner."
    sentences = (sentence_from_rows(text, OPENED), sentence_from_rows(text, STATED, 19))
    (claim,) = Case(Document(text), sentences).claims()
    assert claim.content.quote == "The bridge opened."


WEEKEND = """
Holt Holt PROPN NNP 2 nsubj
said say VERB VBD 0 root
“ “ PUNCT `` 6 punct
today today NOUN NN 6 obl:unmarked
I I PRON PRP 6 nsubj
sleep sleep VERB VBP 2 ccomp
” ” PUNCT '' 6 punct
. . PUNCT . 2 punct
"""


def test_a_day_that_opens_a_quotation_is_spoken(sentence_from_rows: Rows) -> None:
    text = "Holt said “today I sleep”."
    document, at = Document(text), text.index("today")
    today = Period.of_day(date(2024, 5, 8))
    times = (TimeExpression(document.cite(Span(at, at + 5)), "DATE", "2024-05-08", today, "time/today"),)
    (claim,) = Case(document, (sentence_from_rows(text, WEEKEND),), times).claims()
    assert claim.content.quote == "today I sleep"


TOLD = """
The the DET DT 2 det
envoy envoy NOUN NN 3 nsubj
told tell VERB VBD 0 root
Radio Radio PROPN NNP 5 compound
North North PROPN NNP 3 obj
both both DET DT 7 det
sides side NOUN NNS 9 nsubj
must must AUX MD 9 aux
withdraw withdraw VERB VB 3 ccomp
. . PUNCT . 3 punct
"""


def test_an_outlet_that_is_told_is_in_between_and_a_must_is_a_demand(sentence_from_rows: Rows) -> None:
    text = "The envoy told Radio North both sides must withdraw."
    case = Case(Document(text), (sentence_from_rows(text, TOLD),))
    head = text.index("North")
    outlet = Actor("Radio North", sectors=("JRN",))
    case.mentions = (Mention(case.document.cite(Span(head - 6, head + 5)), head, "organisation", outlet, "test"),)
    (claim,) = case.claims()
    assert claim.via is not None
    assert (claim.via.quote, claim.stance, claim.content.quote) == (
        "Radio North",
        "demands",
        "both sides must withdraw",
    )


def test_an_outlet_that_speaks_reports(sentence_from_rows: Rows) -> None:
    text = "The clinic said nobody was hurt."
    rows = """
        The the DET DT 2 det
        clinic clinic NOUN NN 3 nsubj
        said say VERB VBD 0 root
        nobody nobody PRON NN 6 nsubj
        was be AUX VBD 6 aux:pass
        hurt hurt VERB VBN 3 ccomp
        . . PUNCT . 3 punct
    """
    case = Case(Document(text), (sentence_from_rows(text, rows),))
    assert [claim.stance for claim in case.claims()] == ["asserts"]
    station = Actor("The Clinic", sectors=("JRN",))
    case.mentions = (Mention(case.document.cite(Span(0, 10)), 4, "organisation", station, "test"),)
    assert [claim.stance for claim in case.claims()] == ["reports"]


def flat_sentence(text: str) -> Sentence:
    """A sentence whose every word hangs on the first: what a broken tree looks like."""
    tokens: list[Token] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        upos, xpos = ("VERB", "VBD") if word in ("said", "announced") else ("NOUN", "NN")
        lemma = {"said": "say", "announced": "announce"}.get(word, word)
        head, relation = (-1, "root") if not tokens else (0, "ccomp" if upos == "VERB" else "obj")
        tokens.append(Token(Span(at, at + len(word)), word, lemma, upos, xpos, head, relation))
        at += len(word)
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tuple(tokens))


HOSTILE: dict[str, str] = {
    "a thousand cues": "he said " * 1_000,
    "a thousand quotations and cues": '"a," said ' * 1_000,
    "never closed": '"a said ' * 1_000,
    "a quotation of 5,000 words": '" ' + "word " * 5_000 + '" said he',
    "according to, again and again": "according to " * 1_000,
    "colons": "he said : " * 1_000,
    "commas": "he , said , " * 1_000,
    "one word": "said",
    "only marks": '" " “ ” ‘ ’ « »',
    "reportedly": "reportedly " * 1_000,
    "that": "said that " * 1_000,
    "semicolons": "said ; " * 1_000,
    "claims that claim": "claim that " * 1_000,
    "blank lines": "said :\n\n" * 500,
    "this": "this said " * 1_000,
    "right to left": "שלום said “שלום” " * 500,
    "broken pairs": "\ud800 said \udfff " * 500,
    "zero width": "\u200e said \u200f " * 500,
    "brackets": "( said ) " * 1_000,
    "every verb": " ".join(KNOWLEDGE.english.reporting.verbs) + " said",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read_in_linear_time(text: str) -> None:
    took, claims = timed(Case(Document(text), (flat_sentence(text),)).claims, enough=5)
    # 2,000 words with a cue each take well under a second; what is quadratic in words takes minutes.
    assert took < 5
    assert all(claim.content.quote == text[claim.content.span.start : claim.content.span.end] for claim in claims)


def test_a_report_of_two_thousand_sentences_is_read_in_linear_time() -> None:
    line = '" Q. " said he . " No. " said X ,\n\n'
    text, one = line * 2_000, flat_sentence(line)
    sentences = tuple(shifted(one, number * len(line)) for number in range(2_000))
    case = Case(Document(text), sentences)
    # 0.3 s; what is quadratic in sentences takes minutes.
    assert seconds(case.claims, enough=5) < 5


def shifted(sentence: Sentence, by: int) -> Sentence:
    """The same sentence further on in the text."""
    tokens = tuple(replace(t, span=Span(t.span.start + by, t.span.end + by)) for t in sentence.tokens)
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tokens)


def read(text: str) -> list[Claim]:
    """The claims of a report, with the language model."""
    from dragoman.extractors import extract
    from dragoman.knowledge import load
    from dragoman.language import parse

    document: Any = Document(text, published=date(2024, 5, 8))
    return list(extract(document, parse(document), load()).claims)


@pytest.mark.model
def test_no_statement_is_no_claim() -> None:
    assert read("No official statement has been issued by the ministry. The mayor declined to comment.") == []


@pytest.mark.model
def test_coordinated_cues_are_two_claims_of_one_speaker() -> None:
    claims = read("The president noted the importance of the truce and added that the road would open.")
    assert [claim.cue and claim.cue.quote for claim in claims] == ["noted", "added"]
    assert all(claim.speaker and "president" in claim.speaker.evidence.quote for claim in claims)


@pytest.mark.model
def test_an_outlet_may_report_that_someone_said_so() -> None:
    claims = read("Radio North reported that the governor said the bridge was closed.")
    assert [claim.stance for claim in claims] == ["reports", "asserts"]
    assert claims[1].content.span in claims[0].content.span


@pytest.mark.model
def test_who_defends_something_says_it_only_where_he_is_quoted() -> None:
    assert read("The minister defended his visit.") == []
    (claim,) = read('The minister defended the visit as "a duty to the nation".')
    assert claim.content.quote == "a duty to the nation"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The delay showed that nobody had checked the dam.",
        "What the minister saw in the camp shows that the aid is late.",
        "That the ships had turned back indicated that the order was given.",
        "Having read the letter showed him that the offer was serious.",
    ],
)
def test_what_is_only_so_says_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The survey showed that most wells were dry.", "The survey"),
        ("As all agree, the survey showed that most wells were dry.", "the survey"),
        ("Ministers from Peru, Chile and Cuba said the talks were useful.", "Ministers from Peru, Chile and Cuba"),
        ("The authority revealed that the dam was unsafe.", "The authority"),
        ("That the bridge was unsafe, the engineers confirmed on Monday.", "the engineers"),
        ("Envoys of Chad, Mali and Niger stressed that the border must stay open.", "Envoys of Chad, Mali and Niger"),
        ("Envoys of Chad and the mayor of Tunis stressed that the road must stay open.", "Envoys of Chad"),
    ],
)
def test_all_of_those_who_speak_are_the_source(text: str, speaker: str) -> None:
    (claim,) = read(text)
    assert claim.speaker is not None
    assert claim.speaker.evidence.quote == speaker


@pytest.mark.model
def test_envoys_of_several_states_are_of_none_of_them() -> None:
    (claim,) = read("Envoys of Chad, Mali and Niger stressed that the border must stay open.")
    assert claim.speaker is not None
    assert claim.speaker.actor is not None
    assert claim.speaker.actor.country is None


@pytest.mark.model
def test_those_of_two_states_are_told_of_in_the_words_of_the_text() -> None:
    (claim,) = read("The judges of Kenya and Peru said the ruling was wrong.")
    assert claim.speaker is not None
    assert claim.speaker.actor is not None
    assert (claim.speaker.actor.name, claim.speaker.actor.country) == ("judges of Kenya and Peru", None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("words", "names", "country"),
    [
        ("Both presidents", {"Omar Adan", "Jane Poe"}, None),
        ("The leaders", {"Omar Adan", "Jane Poe"}, None),
        ("The president of Peru", {"president of Peru"}, "PER"),
    ],
)
def test_two_who_speak_together_are_one_voice_of_neither_state(
    words: str, names: set[str], country: str | None
) -> None:
    met = "President of Kenya Omar Adan met President of Peru Jane Poe. "
    claim = read(f"{met}{words} stressed that the border must stay open.")[-1]
    assert claim.speaker is not None
    assert claim.speaker.actor is not None
    assert (set(claim.speaker.actor.name.split(" and ")), claim.speaker.actor.country) == (names, country)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("They lied they would not touch the fund.", "asserts"),
        ("They denied they had touched the fund.", "denies"),
        ("The two ministers agreed to propose introducing free trade.", "demands"),
        ("Norway suggested that it would leave the pact.", "promises"),
        ("The two ministers promised to introduce free trade.", "promises"),
    ],
)
def test_a_lie_denies_nothing_and_a_proposal_promises_nothing(text: str, stance: str) -> None:
    assert [claim.stance for claim in read(text)] == [stance]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content", "via"),
    [
        ("The minister told the broadcaster RTVN tests had failed.", "tests had failed", "the broadcaster RTVN"),
        ("The minister told the newspaper NATO troops had left.", "NATO troops had left", "the newspaper"),
    ],
)
def test_the_name_of_the_outlet_that_was_told_is_not_what_it_was_told(text: str, content: str, via: str) -> None:
    (claim,) = read(text)
    assert claim.content.quote == content
    assert claim.via is not None
    assert claim.via.quote == via


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor warned against sending guards to the island.", "sending guards to the island"),
        ("The mayor warned of a flood on the island.", "a flood on the island"),
    ],
)
def test_what_is_warned_against_is_told_without_its_preposition(text: str, content: str) -> None:
    assert [claim.content.quote for claim in read(text)] == [content]


@pytest.mark.model
def test_the_title_of_a_document_is_not_said() -> None:
    (claim,) = read('The states announced the declaration "On joint work against fires in the north".')
    assert claim.content.quote.startswith("the declaration")
    (claim,) = read('The mayor read out a declaration and said: "We stand with the miners of the north."')
    assert claim.content.quote == "We stand with the miners of the north."


@pytest.mark.model
def test_to_whom_support_is_offered_is_not_what_is_said() -> None:
    (claim,) = read('The king offered support "to President Nori and to the courts of Chad".')
    assert claim.content.quote.startswith("support")
    (claim,) = read("The king offered to open the courts.")
    assert claim.content.quote == "to open the courts"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Speaking to The Guardian Peter Holt said that the port would reopen.", "Peter Holt", "The Guardian"),
        ("In an interview with The Herald Peter Holt said the port would reopen.", "Peter Holt", "an interview"),
        ("The Guardian said the port would reopen.", "The Guardian", None),
    ],
)
def test_an_outlet_and_whoever_spoke_to_it_are_two(text: str, speaker: str, via: str | None) -> None:
    (claim,) = read(text)
    assert claim.speaker is not None
    assert claim.speaker.evidence.quote == speaker
    assert (claim.via.quote if claim.via else None) == via
