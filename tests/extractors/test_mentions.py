"""Mentions: who is named, what for, and whose they are. Trees are made by hand, as the language model makes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import Knowledge, load
from dragoman.records import Document, Label, Mention, Sentence, Sighting

Build = Callable[..., Sentence]
Report = Callable[..., Document]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture
def read(sentence_from_rows: Build, report: Report, knowledge: Knowledge) -> Callable[..., list[Mention]]:
    """The mentions of a text whose sentences are given as rows, with the labels ``(first, last, kind)`` of each."""

    def run(
        text: str,
        *rows: str,
        labels: dict[int, list[tuple[int, int, str]]] | None = None,
        published: date | None = date(2021, 3, 1),
        publisher: str | None = None,
        title: str | None = None,
    ) -> list[Mention]:
        sentences: list[Sentence] = []
        for number, given in enumerate(rows):
            built = sentence_from_rows(text, given, sentences[-1].span.end if sentences else 0)
            named = tuple(Label(*label, 1.0) for label in (labels or {}).get(number, ()))
            sentences.append(Sentence(built.span, built.tokens, named))
        return list(find_mentions(report(text, published, publisher, title), tuple(sentences), knowledge))

    return run


def meant(mentions: list[Mention], words: str, occurrence: int = 0) -> list[tuple[str | None, tuple[str, ...]]]:
    """Country and sectors of those whom ``words`` mean, at their first or a later occurrence."""
    heads = sorted({mention.head for mention in mentions if mention.evidence.quote == words})
    chosen = [mention for mention in mentions if mention.head == heads[occurrence] and mention.actor]
    return [(mention.actor.country, mention.actor.sectors) for mention in chosen if mention.actor]


TALKS = """
Kenya Kenya PROPN NNP 5 nmod:poss
's 's PART POS 1 case
interior interior NOUN NN 4 compound
ministry ministry NOUN NN 5 compound
spokesman spokesman NOUN NN 6 nsubj
met meet VERB VBD 0 root
Houthi Houthi ADJ JJ 8 amod
leaders leader NOUN NNS 6 obj
in in ADP IN 10 case
Cairo Cairo PROPN NNP 6 obl
. . PUNCT . 6 punct
"""


def test_names_inside_a_phrase_are_mentions_of_their_own(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Kenya's interior ministry spokesman met Houthi leaders in Cairo.", TALKS)
    assert meant(mentions, "Kenya") == [("KEN", ("GOV",))]
    assert meant(mentions, "Kenya's interior ministry spokesman") == [("KEN", ("GOV",))]
    assert meant(mentions, "Houthi leaders") == [("YEM", ("REB",))]


def test_a_capital_is_a_city_after_in(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Kenya's interior ministry spokesman met Houthi leaders in Cairo.", TALKS)
    (cairo,) = [mention for mention in mentions if mention.evidence.quote == "Cairo"]
    assert (cairo.kind, cairo.actor and cairo.actor.name, cairo.actor and cairo.actor.country) == (
        "place",
        "Cairo",
        "EGY",
    )


SAID = """
Cairo Cairo PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Tehran Tehran PROPN NNP 1 conj
agreed agree VERB VBD 0 root
. . PUNCT . 4 punct
"""


def test_a_capital_that_acts_is_a_government(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Cairo and Tehran agreed.", SAID)
    assert [(mention.kind, mention.actor and mention.actor.id) for mention in mentions] == [
        ("state", "state/EGY"),
        ("state", "state/IRN"),
    ]


ARREST = """
Police police NOUN NN 2 nsubj
arrested arrest VERB VBD 0 root
dozens dozen NOUN NNS 2 obj
of of ADP IN 5 case
protesters protester NOUN NNS 3 nmod
in in ADP IN 7 case
Kenya Kenya PROPN NNP 2 obl
. . PUNCT . 2 punct
"""


def test_a_noun_without_a_country_is_of_the_country_that_the_report_is_about(
    read: Callable[..., list[Mention]],
) -> None:
    mentions = read("Police arrested dozens of protesters in Kenya.", ARREST)
    assert meant(mentions, "Police") == [("KEN", ("COP",))]


def test_a_number_word_stands_for_those_it_counts(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Police arrested dozens of protesters in Kenya.", ARREST)
    assert meant(mentions, "dozens of protesters") == [("KEN", ("CVL",))]


MINISTER = """
Lavrov Lavrov PROPN NNP 2 nsubj
met meet VERB VBD 0 root
former former ADJ JJ 6 amod
Norwegian Norwegian ADJ JJ 6 amod
foreign foreign ADJ JJ 6 amod
minister minister NOUN NN 7 nmod:desc
Ola Ola PROPN NNP 2 obj
Nordmann Nordmann PROPN NNP 7 flat
. . PUNCT . 2 punct
"""


def test_an_office_of_the_past_makes_a_former_official(read: Callable[..., list[Mention]]) -> None:
    text = "Lavrov met former Norwegian foreign minister Ola Nordmann."
    mentions = read(text, MINISTER, labels={0: [(0, 1, "person"), (6, 8, "person")]})
    assert meant(mentions, "former Norwegian foreign minister Ola Nordmann") == [("NOR", ("ELI",))]


def test_the_day_of_the_report_decides_what_a_known_person_is(read: Callable[..., list[Mention]]) -> None:
    rows = "Merkel Merkel PROPN NNP 2 nsubj\nspoke speak VERB VBD 0 root\n. . PUNCT . 2 punct"
    assert meant(read("Merkel spoke.", rows, published=date(2015, 1, 1)), "Merkel") == [("DEU", ("GOV",))]
    assert meant(read("Merkel spoke.", rows, published=date(2023, 1, 1)), "Merkel") == [("DEU", ("ELI",))]


FIRST = """
Captain Captain PROPN NNP 2 nmod:desc
Jane Jane PROPN NNP 7 nsubj
Poe Poe PROPN NNP 2 flat
of of ADP IN 6 case
Malta Malta PROPN NNP 6 nmod:poss
navy navy NOUN NN 2 nmod
spoke speak VERB VBD 0 root
. . PUNCT . 7 punct
"""
THEN = """
Poe Poe PROPN NNP 2 nsubj
said say VERB VBD 0 root
she she PRON PRP 4 nsubj
left leave VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""


def test_a_last_name_and_a_pronoun_mean_the_person_named_before(read: Callable[..., list[Mention]]) -> None:
    text = "Captain Jane Poe of Malta navy spoke. Poe said she left."
    mentions = read(text, FIRST, THEN, labels={0: [(1, 3, "person")], 1: [(0, 1, "person")]})
    poe = [mention for mention in mentions if mention.evidence.quote in ("Poe", "she")]
    assert [(mention.actor and mention.actor.name, mention.actor and mention.actor.country) for mention in poe] == [
        ("Jane Poe", "MLT"),
        ("Jane Poe", "MLT"),
    ]


TOLD = """
Hamas Hamas PROPN NNP 2 nsubj
told tell VERB VBD 0 root
Reuters Reuters PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
AGAIN = """
The the DET DT 2 det
group group NOUN NN 3 nsubj
thanked thank VERB VBD 0 root
the the DET DT 5 det
outlet outlet NOUN NN 3 obj
. . PUNCT . 3 punct
"""


def test_the_group_and_the_outlet_mean_those_named_before(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Hamas told Reuters. The group thanked the outlet.", TOLD, AGAIN)
    ids = {mention.evidence.quote: mention.actor and mention.actor.id for mention in mentions}
    assert (ids["The group"], ids["the outlet"]) == ("group/hamas", "outlet/reuters")


BOTH = """
Both both DET DT 2 det
countries country NOUN NNS 3 nsubj
withdrew withdraw VERB VBD 0 root
. . PUNCT . 3 punct
"""


def test_both_countries_are_a_mention_each(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Cairo and Tehran agreed. Both countries withdrew.", SAID, BOTH)
    assert sorted(country or "" for country, _ in meant(mentions, "Both countries")) == ["EGY", "IRN"]


OURS = """
We we PRON PRP 2 nsubj
trust trust VERB VBP 0 root
our our PRON PRP$ 4 nmod:poss
allies ally NOUN NNS 2 obj
. . PUNCT . 2 punct
"""


def test_in_what_an_office_publishes_we_are_its_state(read: Callable[..., list[Mention]]) -> None:
    mentions = read("We trust our allies.", OURS, publisher="Kremlin")
    assert meant(mentions, "We") == [("RUS", ("GOV",))]
    assert meant(mentions, "our allies") == [(None, ())]


def test_in_what_the_united_nations_publish_we_are_they_and_in_a_paper_nobody(
    read: Callable[..., list[Mention]],
) -> None:
    mentions = read("We trust our allies.", OURS, publisher="UN mission, noon briefing")
    assert meant(mentions, "We") == [("UNO", ())]
    assert meant(read("We trust our allies.", OURS, publisher="Moscow Observer"), "We") == []


EMBASSY = """
Kenya Kenya PROPN NNP 2 nsubj
told tell VERB VBD 0 root
the the DET DT 4 det
embassy embassy NOUN NN 2 obj
in in ADP IN 6 case
Cairo Cairo PROPN NNP 4 nmod
to to PART TO 8 mark
close close VERB VB 2 xcomp
. . PUNCT . 2 punct
"""


def test_an_embassy_is_not_of_the_state_where_it_stands(read: Callable[..., list[Mention]]) -> None:
    mentions = read(
        "Kenya told the embassy in Cairo to close. Kenya told the embassy in Cairo to close.", EMBASSY, EMBASSY
    )
    assert [country for country, _ in meant(mentions, "the embassy", 1)] == ["KEN"]


WAR = """
The the DET DT 2 det
Houthis Houthi PROPN NNPS 3 nsubj
fought fight VERB VBD 0 root
Yemen Yemen PROPN NNP 3 obj
and and CCONJ CC 6 cc
Oman Oman PROPN NNP 7 nsubj
mediated mediate VERB VBD 3 conj
. . PUNCT . 3 punct
"""
BOTH_SIDES = BOTH.replace("countries country", "sides side")


def test_both_sides_are_a_government_and_its_rebels_sooner_than_who_mediates(
    read: Callable[..., list[Mention]],
) -> None:
    mentions = read("The Houthis fought Yemen and Oman mediated. Both sides withdrew.", WAR, BOTH_SIDES)
    assert sorted(meant(mentions, "Both sides")) == [("YEM", ("GOV",)), ("YEM", ("REB",))]


STRIKE = """
Masked masked ADJ JJ 2 amod
gunmen gunman NOUN NNS 3 nsubj
attacked attack VERB VBD 0 root
pro pro ADJ JJ 7 compound
- - PUNCT HYPH 4 punct
Russian russian ADJ JJ 4 amod
rebels rebel NOUN NNS 3 obj
in in ADP IN 9 case
Ukraine Ukraine PROPN NNP 3 obl
. . PUNCT . 3 punct
"""


def test_pro_russian_rebels_are_not_russia_s(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Masked gunmen attacked pro - Russian rebels in Ukraine.", STRIKE)
    assert meant(mentions, "pro - Russian rebels") == [("UKR", ("REB",))]
    assert meant(mentions, "Masked gunmen") == [("UKR", ("UAF",))]


VISIT = """
German German ADJ JJ 4 amod
and and CCONJ CC 3 cc
French French ADJ JJ 1 conj
ministers minister NOUN NNS 5 nsubj
came come VERB VBD 0 root
. . PUNCT . 5 punct
"""


def test_ministers_of_two_countries_are_a_mention_for_each(read: Callable[..., list[Mention]]) -> None:
    mentions = read("German and French ministers came.", VISIT)
    assert meant(mentions, "German and French ministers") == [("DEU", ("GOV",)), ("FRA", ("GOV",))]


def test_every_mention_cites_the_text_and_heads_lie_inside(read: Callable[..., list[Mention]]) -> None:
    text = "Kenya's interior ministry spokesman met Houthi leaders in Cairo."
    for mention in read(text, TALKS):
        span = mention.evidence.span
        assert text[span.start : span.end] == mention.evidence.quote
        assert span.start <= mention.head < span.end


def test_a_report_without_sentences_mentions_nobody(read: Callable[..., list[Mention]]) -> None:
    assert read("") == []


def test_a_chain_of_owners_without_end_is_read(read: Callable[..., list[Mention]]) -> None:
    rows = ["chief chief NOUN NN 0 root"]
    for number in range(1, 150, 2):
        rows += [f"of of ADP IN {number + 2} case", f"office office NOUN NN {number} nmod"]
    mentions = read("chief" + " of office" * 75, "\n".join(rows))
    assert len(mentions) == 76


KNOWN = """
Captain Captain PROPN NNP 2 nmod:desc
Ana Ana PROPN NNP 8 nsubj
Poe Poe PROPN NNP 2 flat
, , PUNCT , 7 punct
a a DET DT 7 det
Maltese maltese ADJ JJ 7 amod
analyst analyst NOUN NN 2 appos
spoke speak VERB VBD 0 root
Tuesday Tuesday PROPN NNP 8 obl:unmarked
. . PUNCT . 8 punct
"""


def test_what_follows_a_name_says_whose_it_is(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Captain Ana Poe, a Maltese analyst spoke Tuesday.", KNOWN, labels={0: [(0, 3, "person")]})
    assert meant(mentions, "Captain Ana Poe") == [("MLT", ("MIL",))]


def test_a_day_is_nobody(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Captain Ana Poe, a Maltese analyst spoke Tuesday.", KNOWN, labels={0: [(0, 3, "person")]})
    assert [mention.actor for mention in mentions if mention.evidence.quote == "Tuesday"] == [None]


LEADERS = """
The the DET DT 2 det
leaders leader NOUN NNS 3 nsubj
met meet VERB VBD 0 root
. . PUNCT . 3 punct
"""


def test_the_leaders_are_the_publisher_s_state_and_whom_the_headline_names(read: Callable[..., list[Mention]]) -> None:
    mentions = read("The leaders met.", LEADERS, publisher="Kremlin", title="Talks with President of Malta Jane Poe")
    assert meant(mentions, "The leaders") == [("RUS", ("GOV",)), ("MLT", ("GOV",))]


def test_of_the_leaders_those_whom_the_text_names_first_are_meant(read: Callable[..., list[Mention]]) -> None:
    named = """
    Lavrov Lavrov PROPN NNP 4 nsubj
    and and CCONJ CC 3 cc
    Merkel Merkel PROPN NNP 1 conj
    came come VERB VBD 0 root
    . . PUNCT . 4 punct
    """
    text = "Lavrov and Merkel came. The leaders met."
    mentions = read(text, named, LEADERS, publisher="Kremlin", title="Talks with President of Malta Jane Poe")
    assert sorted(country or "" for country, _ in meant(mentions, "The leaders")) == ["DEU", "RUS"]


COUNTERPART = """
The the DET DT 2 det
President President PROPN NNP 3 nsubj
thanked thank VERB VBD 0 root
his his PRON PRP$ 5 nmod:poss
counterpart counterpart NOUN NN 3 obj
. . PUNCT . 3 punct
"""


def test_in_what_a_president_s_office_publishes_the_president_is_who_held_the_office_that_day(
    read: Callable[..., list[Mention]],
) -> None:
    text = "The President thanked his counterpart."
    mentions = read(text, COUNTERPART, publisher="Kremlin", title="Meeting with Maltese President Jane Poe")
    names = {mention.evidence.quote: mention.actor and mention.actor.name for mention in mentions}
    assert names["The President"] == "Vladimir Putin"
    assert names["his counterpart"] == "Jane Poe"


LET = """
Let let VERB VB 0 root
me I PRON PRP 3 nsubj
start start VERB VB 1 xcomp
in in ADP IN 5 case
February February PROPN NNP 3 obl
with with ADP IN 7 case
Kenya Kenya PROPN NNP 3 obl
. . PUNCT . 1 punct
"""


def test_neither_a_verb_nor_a_month_is_anyone(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Let me start in February with Kenya.", LET, labels={0: [(4, 5, "organisation")]})
    assert {mention.evidence.quote for mention in mentions if mention.actor} == {"Kenya"}


LEAST = """
At at ADP IN 2 case
least least ADV RBS 3 advmod
two two NUM CD 4 nummod
men man NOUN NNS 5 nsubj
fled flee VERB VBD 0 root
according accord VERB VBG 9 case
to to ADP IN 6 fixed
a a DET DT 9 det
tweet tweet NOUN NN 5 obl
about about ADP IN 11 case
Covid Covid PROPN NNP 9 nmod
. . PUNCT . 5 punct
"""


def test_a_phrase_opens_after_its_prepositions(read: Callable[..., list[Mention]]) -> None:
    quotes = {
        mention.evidence.quote for mention in read("At least two men fled according to a tweet about Covid.", LEAST)
    }
    assert {"two men", "a tweet"} <= quotes


def test_a_name_that_the_model_saw_no_one_in_is_nobody(read: Callable[..., list[Mention]]) -> None:
    mentions = read("At least two men fled according to a tweet about Covid.", LEAST)
    assert [mention.actor for mention in mentions if mention.evidence.quote == "Covid"] == [None]


def test_where_no_country_is_named_people_have_none(read: Callable[..., list[Mention]]) -> None:
    mentions = read("At least two men fled according to a tweet about Covid.", LEAST)
    assert meant(mentions, "two men") == [(None, ("CVL",))]


SPEAKER = """
Speaker speaker NOUN NN 7 nsubj
of of ADP IN 4 case
the the DET DT 4 det
Senate Senate PROPN NNP 1 nmod
Jane Jane PROPN NNP 4 nmod
Poe Poe PROPN NNP 5 flat
spoke speak VERB VBD 0 root
in in ADP IN 9 case
Malta Malta PROPN NNP 7 obl
. . PUNCT . 7 punct
"""


def test_the_name_after_a_body_is_of_the_one_who_has_an_office_in_it(read: Callable[..., list[Mention]]) -> None:
    mentions = read("Speaker of the Senate Jane Poe spoke in Malta.", SPEAKER, labels={0: [(4, 6, "person")]})
    (speaker,) = [mention for mention in mentions if mention.head == 0]
    assert speaker.actor is not None
    assert (speaker.actor.name, speaker.actor.country, speaker.actor.sectors) == ("Jane Poe", "MLT", ("LEG",))


COURT = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
court court NOUN NN 4 nsubj
sat sit VERB VBD 0 root
. . PUNCT . 4 punct
"""
STOKERS = """
Stokers stoker NOUN NNS 2 nsubj
struck strike VERB VBD 0 root
police police NOUN NNS 2 obj
. . PUNCT . 2 punct
"""


def test_who_acts_is_somebody_although_no_table_knows_the_word(
    sentence_from_rows: Build, report: Report, knowledge: Knowledge
) -> None:
    text = "Kenya's court sat. Kenya's court sat. The bar struck police."
    first = sentence_from_rows(text, COURT, 0)
    second = sentence_from_rows(text, COURT, first.span.end)
    rows = STOKERS.replace("Stokers stoker NOUN NNS 2 nsubj", "The the DET DT 2 det\nbar bar NOUN NN 3 nsubj")
    rows = rows.replace("NNS 2 obj", "NNS 3 obj").replace(". 2 punct", ". 3 punct")
    third = sentence_from_rows(text, rows, second.span.end)
    struck = Sighting(2, (("ASSAULT", 0.9),), {}, (("actual", 0.9),), {"actor": ((1, 0.9),)})
    told = Sentence(third.span, third.tokens, third.labels, sightings=(struck,))
    unseen = list(find_mentions(report(text), (first, second, third), knowledge))
    assert meant(unseen, "The bar") == []
    seen = list(find_mentions(report(text), (first, second, told), knowledge))
    assert meant(seen, "The bar") == [("KEN", ())]


def test_two_peoples_that_a_comma_parts_are_two(read: Callable[..., list[Mention]]) -> None:
    rows = """
    Greek Greek ADJ JJ 6 amod
    , , PUNCT , 3 punct
    Cypriot Cypriot ADJ JJ 1 conj
    and and CCONJ CC 5 cc
    French French ADJ JJ 1 conj
    ministers minister NOUN NNS 7 nsubj
    met meet VERB VBD 0 root
    """
    mentions = read("Greek, Cypriot and French ministers met", rows)
    countries = [country for country, _ in meant(mentions, "Greek, Cypriot and French ministers")]
    assert countries == ["GRC", "CYP", "FRA"]


def test_the_last_of_a_row_says_whose_all_of_it_is(read: Callable[..., list[Mention]]) -> None:
    rows = """
    Kenya Kenya PROPN NNP 2 nsubj
    thanked thank VERB VBD 0 root
    the the DET DT 4 det
    army army NOUN NN 2 obj
    and and CCONJ CC 6 cc
    people people NOUN NNS 4 conj
    of of ADP IN 8 case
    Malta Malta PROPN NNP 6 nmod
    """
    mentions = read("Kenya thanked the army and people of Malta", rows)
    assert meant(mentions, "the army") == [("MLT", ("MIL",))]


def test_the_minister_of_a_ministry_is_its_own(read: Callable[..., list[Mention]]) -> None:
    first = """
    Kenya Kenya PROPN NNP 3 nmod:poss
    's 's PART POS 1 case
    minister minister NOUN NN 4 nsubj
    came come VERB VBD 0 root
    . . PUNCT . 4 punct
    """
    second = """
    The the DET DT 2 det
    Minister minister NOUN NN 3 nsubj
    thanked thank VERB VBD 0 root
    him he PRON PRP 3 obj
    . . PUNCT . 3 punct
    """
    text = "Kenya's minister came. The Minister thanked him."
    assert meant(read(text, first, second, publisher="Ministry of Foreign Affairs of Malta"), "The Minister") == [
        ("MLT", ("GOV",))
    ]
    assert meant(read(text, first, second), "The Minister") == [("KEN", ("GOV",))]


SPOKE = """
Chad Chad PROPN NNP 2 nsubj
called call VERB VBD 0 root
Mali Mali PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
OF_BOTH = """
The the DET DT 2 det
military military NOUN NN 6 nsubj
of of ADP IN 5 case
both both DET DT 5 det
countries country NOUN NNS 2 nmod
cooperated cooperate VERB VBD 0 root
. . PUNCT . 6 punct
"""
THEIR_POLICE = """
The the DET DT 3 det
two two NUM CD 3 nummod
countries country NOUN NNS 5 nmod:poss
' ' PART POS 3 case
police police NOUN NN 6 nsubj
cooperated cooperate VERB VBD 0 root
. . PUNCT . 6 punct
"""


@pytest.mark.parametrize(
    ("words", "rows"), [("The military of both countries", OF_BOTH), ("The two countries' police", THEIR_POLICE)]
)
def test_what_two_share_is_of_each(read: Callable[..., list[Mention]], words: str, rows: str) -> None:
    found = read(f"Chad called Mali. {words} cooperated.", SPOKE, rows)
    shared = [one for one in found if one.evidence.quote.startswith(words[:6]) and len(one.evidence.quote) > 17]
    assert {one.actor.country for one in shared if one.actor} == {"TCD", "MLI"}


SECRETARY = """
Malta Malta PROPN NNP 4 nmod:poss
's 's PART POS 1 case
foreign foreign ADJ JJ 4 amod
secretary secretary NOUN NN 5 nmod:desc
Jane Jane PROPN NNP 7 nsubj
Poe Poe PROPN NNP 5 flat
left leave VERB VBD 0 root
Kenya Kenya PROPN NNP 7 obj
. . PUNCT . 7 punct
"""
FOREIGN_MINISTER = """
The the DET DT 3 det
foreign foreign ADJ JJ 3 amod
minister minister NOUN NN 4 nsubj
thanked thank VERB VBD 0 root
Nordic Nordic ADJ JJ 6 amod
leaders leader NOUN NNS 4 obj
. . PUNCT . 4 punct
"""


def test_an_office_that_is_called_otherwise_is_the_same(read: Callable[..., list[Mention]]) -> None:
    text = "Malta's foreign secretary Jane Poe left Kenya. The foreign minister thanked Nordic leaders."
    found = read(text, SECRETARY, FOREIGN_MINISTER, labels={0: [(4, 6, "person")]})
    assert meant(found, "The foreign minister") == [("MLT", ("GOV",))]


def test_leaders_of_a_part_of_the_world_are_of_no_one_state(read: Callable[..., list[Mention]]) -> None:
    text = "Malta's foreign secretary Jane Poe left Kenya. The foreign minister thanked Nordic leaders."
    found = read(text, SECRETARY, FOREIGN_MINISTER, labels={0: [(4, 6, "person")]})
    assert meant(found, "Nordic leaders") == [(None, ("GOV",))]


THEIR_ALLIES = """
Egypt Egypt PROPN NNP 3 nmod:poss
's 's PART POS 1 case
allies ally NOUN NNS 4 nsubj
met meet VERB VBD 0 root
"""
THE_POPE = """
The the DET DT 2 det
pope pope NOUN NN 3 nsubj
visited visit VERB VBD 0 root
Egypt Egypt PROPN NNP 3 obj
. . PUNCT . 3 punct
"""


def test_the_allies_of_a_state_are_not_its_own(read: Callable[..., list[Mention]]) -> None:
    assert meant(read("Egypt's allies met", THEIR_ALLIES), "Egypt's allies") == [(None, ())]


def test_the_pope_is_of_no_other_state_than_his(read: Callable[..., list[Mention]]) -> None:
    assert meant(read("The pope visited Egypt.", THE_POPE), "The pope") == [("VAT", ("REL",))]
