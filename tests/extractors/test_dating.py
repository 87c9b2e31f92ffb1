"""The day of the deed and the day of the saying are kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extractors.dating import Dating, date_by_occasion, find_date, find_occasion, place_times
from dragoman.knowledge.reporting import load_reporting
from dragoman.pipeline import Interpreter
from dragoman.records import Document, Period, Realis, TimeExpression
from tests.extractors.stage import MODALITY, PUBLISHED, hits, stage, time

REPORTING = load_reporting()
MONDAY, TUESDAY = date(2024, 4, 29), date(2024, 4, 30)
STATED = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
on on ADP IN 5 case
Monday Monday PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
SAID = """
Norland Norland PROPN NNP 2 nsubj
said say VERB VBD 0 root
on on ADP IN 4 case
Monday Monday PROPN NNP {head} obl
that that SCONJ IN 7 mark
Sudland Sudland PROPN NNP 7 nsubj
attacked attack VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""
AFTER = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
after after SCONJ IN 5 mark
envoys envoy NOUN NNS 5 nsubj
slept sleep VERB VBD 2 advcl
on on ADP IN 7 case
Monday Monday PROPN NNP 5 obl
. . PUNCT . 2 punct
"""
SINCE = """
Norland Norland PROPN NNP 3 nsubj
has have AUX VBZ 3 aux
attacked attack VERB VBN 0 root
since since ADP IN 5 case
Monday Monday PROPN NNP 3 obl
. . PUNCT . 3 punct
"""
THANKED = """
Norland Norland PROPN NNP 2 nsubj
thanked thank VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
REQUESTED = """
Norland Norland PROPN NNP 2 nsubj
left leave VERB VBD 0 root
the the DET DT 4 det
town town NOUN NN 2 obj
that that PRON WDT 8 obj
Sudland Sudland PROPN NNP 8 nsubj
had have AUX VBD 8 aux
attacked attack VERB VBN 4 acl:relcl
on on ADP IN 10 case
Monday Monday PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
REPORT = Document("Norland thanked Sudland .", published=PUBLISHED)
TODAY = Period.of_day(PUBLISHED)


def dated(text: str, rows: str, realis: Realis = "actual", published: date | None = PUBLISHED) -> Dating:
    scene = stage(text, rows, Norland=("state", "NOR"), Sudland=("state", "SUD"))
    (hit,) = [hit for hit in hits(scene) if hit.trigger.type == "ASSAULT"]
    times: list[TimeExpression] = [time(text, "Monday", MONDAY, TUESDAY)] if "Monday" in text else []
    placed = place_times([scene], times).get(0, [])
    return find_date(hit, realis, placed, Document(text, published=published), REPORTING)


def test_a_day_that_hangs_on_the_deed_is_its_day() -> None:
    assert dated("Norland attacked Sudland on Monday .", STATED) == Dating(Period(MONDAY, TUESDAY), "stated")


def test_a_day_of_saying_only_bounds_the_deed() -> None:
    text = "Norland said on Monday that Sudland attacked ."
    assert dated(text, SAID.format(head=2)) == Dating(Period(None, TUESDAY), "reported-by")


def test_a_day_before_that_belongs_to_the_saying_even_where_the_tree_errs() -> None:
    text = "Norland said on Monday that Sudland attacked ."
    assert dated(text, SAID.format(head=7)) == Dating(Period(None, TUESDAY), "reported-by")


def test_after_something_dated_is_not_before_that_day() -> None:
    found = dated("Norland attacked after envoys slept on Monday .", AFTER)
    assert found == Dating(Period(MONDAY, date(2024, 5, 4)), "order")


def test_what_has_gone_on_since_a_day_runs_to_the_report() -> None:
    found = dated("Norland has attacked since Monday .", SINCE)
    assert found == Dating(Period(MONDAY, date(2024, 5, 4)), "stated", lasts=True)


def test_what_has_been_in_place_since_a_day_runs_to_the_report() -> None:
    text = "The attack has been underway since Monday ."
    rows = """
    The the DET DT 2 det
    attack attack NOUN NN 5 nsubj
    has have AUX VBZ 5 aux
    been be AUX VBN 5 cop
    underway underway ADJ JJ 0 root
    since since ADP IN 7 case
    Monday Monday PROPN NNP 5 obl
    . . PUNCT . 5 punct
    """
    assert dated(text, rows) == Dating(Period(MONDAY, date(2024, 5, 4)), "stated", lasts=True)


def test_what_goes_on_and_has_a_day_long_past_began_on_it() -> None:
    found = dated("Norland attacked Sudland on Monday .", STATED, "ongoing")
    assert found == Dating(Period(MONDAY, None), "stated")


def test_a_participle_dates_the_noun_that_it_belongs_to() -> None:
    text = "Norland spoke of the attack on Sudland launched on Monday ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    spoke speak VERB VBD 0 root
    of of ADP IN 5 case
    the the DET DT 5 det
    attack attack NOUN NN 2 obl
    on on ADP IN 7 case
    Sudland Sudland PROPN NNP 5 nmod
    launched launch VERB VBN 5 acl
    on on ADP IN 10 case
    Monday Monday PROPN NNP 8 obl
    . . PUNCT . 2 punct
    """
    assert dated(text, rows) == Dating(Period(MONDAY, TUESDAY), "stated")


def test_a_day_beside_the_word_for_saying_is_not_that_of_the_deed_before_it() -> None:
    text = "Norland attacked Sudland , aides said on Monday ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    , , PUNCT , 2 punct
    aides aide NOUN NNS 6 nsubj
    said say VERB VBD 2 parataxis
    on on ADP IN 8 case
    Monday Monday PROPN NNP 2 obl
    . . PUNCT . 2 punct
    """
    assert dated(text, rows) == Dating(Period(None, TUESDAY), "reported-by")


def test_what_has_happened_is_not_dated_after_the_report() -> None:
    found = dated("Norland attacked Sudland on Monday .", STATED, published=date(2024, 4, 1))
    assert found == Dating(Period(None, date(2024, 4, 2)), "publication")


def test_a_means_is_no_bound() -> None:
    text = "Norland attacked Sudland by sending rockets on Monday ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    by by SCONJ IN 5 mark
    sending send VERB VBG 2 advcl
    rockets rocket NOUN NNS 5 obj
    on on ADP IN 8 case
    Monday Monday PROPN NNP 5 obl
    . . PUNCT . 2 punct
    """
    assert dated(text, rows) == Dating(Period(None, date(2024, 5, 4)), "publication")


def test_what_was_said_in_a_week_that_is_not_over_is_not_after_the_report() -> None:
    text = "Norland said on Monday that Sudland attacked ."
    scene = stage(text, SAID.format(head=2), Norland=("state", "NOR"), Sudland=("state", "SUD"))
    placed = place_times([scene], [time(text, "Monday", MONDAY, date(2024, 5, 6))])[0]
    (attack,) = [hit for hit in hits(scene) if hit.trigger.type == "ASSAULT"]
    found = find_date(attack, "actual", placed, Document(text, published=PUBLISHED), REPORTING)
    assert found == Dating(Period(None, date(2024, 5, 4)), "reported-by")


@pytest.mark.parametrize(
    ("verb", "lemma", "dating"),
    [
        ("ended", "end", Dating(Period(None, TUESDAY), "order")),
        ("began", "begin", Dating(Period(MONDAY, None), "stated")),
    ],
)
def test_what_was_ended_was_over_by_then_and_what_was_begun_goes_on(verb: str, lemma: str, dating: Dating) -> None:
    rows = f"""
    Norland Norland PROPN NNP 2 nsubj
    {verb} {lemma} VERB VBD 0 root
    the the DET DT 4 det
    attack attack NOUN NN 2 obj
    on on ADP IN 6 case
    Sudland Sudland PROPN NNP 4 nmod
    on on ADP IN 8 case
    Monday Monday PROPN NNP 2 obl
    . . PUNCT . 2 punct
    """
    assert dated(f"Norland {verb} the attack on Sudland on Monday .", rows) == dating


def test_the_first_day_of_the_calendar_has_an_occasion() -> None:
    assert find_occasion([], [], Document("It rained.", published=date.min)) == Period.of_day(date.min)


def test_what_is_done_for_a_deed_comes_after_it() -> None:
    text = "Norland sued Sudland on Monday for the attack ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    sued sue VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    on on ADP IN 5 case
    Monday Monday PROPN NNP 2 obl
    for for ADP IN 8 case
    the the DET DT 8 det
    attack attack NOUN NN 2 obl
    . . PUNCT . 2 punct
    """
    assert dated(text, rows) == Dating(Period(None, TUESDAY), "order")


def test_a_noun_keeps_the_day_it_owns() -> None:
    text = "Norland attacked Sudland over Monday 's vote ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    over over ADP IN 7 case
    Monday Monday PROPN NNP 7 nmod:poss
    's 's PART POS 5 case
    vote vote NOUN NN 2 obl
    . . PUNCT . 2 punct
    """
    assert dated(text, rows).by == "publication"


def test_the_day_before_a_noun_is_its_own_whatever_the_tree_has() -> None:
    text = "Norland condemned Monday 's attack on Sudland ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    condemned condemn VERB VBD 0 root
    Monday Monday PROPN NNP 2 obl:unmarked
    's 's PART POS 3 case
    attack attack NOUN NN 2 obj
    on on ADP IN 7 case
    Sudland Sudland PROPN NNP 5 nmod
    . . PUNCT . 2 punct
    """
    assert dated(text, rows) == Dating(Period(MONDAY, TUESDAY), "stated")


def test_what_goes_on_is_not_of_the_day_of_the_deed_beside_it() -> None:
    text = "Norland reopened schools on Monday after the attack on Sudland ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    reopened reopen VERB VBD 0 root
    schools school NOUN NNS 2 obj
    on on ADP IN 5 case
    Monday Monday PROPN NNP 2 obl
    after after ADP IN 8 case
    the the DET DT 8 det
    attack attack NOUN NN 2 obl
    on on ADP IN 10 case
    Sudland Sudland PROPN NNP 8 nmod
    . . PUNCT . 2 punct
    """
    assert dated(text, rows, "ongoing") == Dating(None, "none")
    assert dated(text, rows) == Dating(Period(None, TUESDAY), "order")


def test_a_clause_told_as_meanwhile_shares_its_day_and_one_in_the_present_does_not() -> None:
    text = "Norland attacked Sudland and {} Marda on Monday ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    and and CCONJ CC 5 cc
    {} enter VERB {} 2 conj
    Marda Marda PROPN NNP 5 obj
    on on ADP IN 8 case
    Monday Monday PROPN NNP 5 obl
    . . PUNCT . 2 punct
    """
    shared = dated(text.format("entered"), rows.format("entered", "VBD"))
    assert shared == Dating(Period(MONDAY, TUESDAY), "stated")
    assert dated(text.format("enters"), rows.format("enters", "VBZ")).by == "publication"


def test_what_was_in_a_week_that_is_not_over_was_before_the_report() -> None:
    text = "Norland attacked Sudland on Monday ."
    scene = stage(text, STATED, Norland=("state", "NOR"), Sudland=("state", "SUD"))
    placed = place_times([scene], [time(text, "Monday", MONDAY, date(2024, 5, 6))])[0]
    found = find_date(hits(scene)[0], "actual", placed, Document(text, published=PUBLISHED), REPORTING)
    assert found == Dating(Period(MONDAY, date(2024, 5, 4)), "stated")


def test_a_range_dates_from_end_to_end() -> None:
    text = "Norland attacked Sudland from Monday to Friday ."
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    from from ADP IN 5 case
    Monday Monday PROPN NNP 2 obl
    to to ADP IN 7 case
    Friday Friday PROPN NNP 2 obl
    . . PUNCT . 2 punct
    """
    scene = stage(text, rows, Norland=("state", "NOR"), Sudland=("state", "SUD"))
    friday = time(text, "Friday", PUBLISHED, date(2024, 5, 4))
    placed = place_times([scene], [time(text, "Monday", MONDAY, TUESDAY), friday])[0]
    (hit,) = hits(scene)
    found = find_date(hit, "actual", placed, Document(text, published=PUBLISHED), REPORTING)
    assert found == Dating(Period(MONDAY, date(2024, 5, 4)), "stated")


def test_without_a_day_the_report_bounds_what_it_tells_as_past() -> None:
    rows = STATED.replace("on on ADP IN 5 case\nMonday Monday PROPN NNP 2 obl\n", "")
    assert dated("Norland attacked Sudland .", rows) == Dating(Period(None, date(2024, 5, 4)), "publication")


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    rows = STATED.replace("on on ADP IN 5 case\nMonday Monday PROPN NNP 2 obl\n", "")
    assert dated("Norland attacked Sudland .", rows, published=None) == Dating(None, "none")


def test_what_has_not_happened_has_no_day() -> None:
    rows = STATED.replace("on on ADP IN 5 case\nMonday Monday PROPN NNP 2 obl\n", "")
    assert dated("Norland attacked Sudland .", rows, "hypothetical") == Dating(None, "none")


def test_what_had_been_done_before_a_dated_deed_is_not_after_its_day() -> None:
    text = "Norland left the town that Sudland had attacked on Monday ."
    assert dated(text, REQUESTED) == Dating(Period(None, TUESDAY), "order")


def test_a_report_that_names_no_day_tells_of_its_own() -> None:
    assert find_occasion([], [], REPORT) == TODAY
    assert find_occasion([TODAY], [], REPORT) == TODAY


def test_a_report_whose_first_event_is_of_another_day_does_not_tell_of_its_own() -> None:
    assert find_occasion([Period(MONDAY, TUESDAY)], [], REPORT) is None
    assert find_occasion([], [time("On Monday", "Monday", MONDAY, TUESDAY)], REPORT) is None
    assert find_occasion([], [], Document("Norland thanked Sudland .")) is None


def test_a_meeting_of_which_alone_a_report_tells_is_its_occasion() -> None:
    monday, sunday = Period(MONDAY, TUESDAY), Period(date(2024, 4, 28), MONDAY)
    assert find_occasion([monday], [], REPORT, meeting=True) == monday
    assert find_occasion([monday, sunday], [], REPORT, meeting=True) is None


def test_a_month_is_no_occasion_and_hides_none() -> None:
    april = time("in April", "April", date(2024, 4, 14), date(2024, 5, 1))
    assert find_occasion([], [april], REPORT) == TODAY


def test_thanks_are_given_at_the_occasion_and_an_attack_only_before_it() -> None:
    parties = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
    bound = Dating(Period(None, TODAY.end), "publication")
    (thanks,) = hits(stage("Norland thanked Sudland .", THANKED, **parties))
    assert date_by_occasion(thanks, bound, TODAY, MODALITY) == Dating(TODAY, "occasion")
    (attack,) = hits(stage("Norland attacked Sudland on Monday .", STATED, **parties))
    assert date_by_occasion(attack, bound, TODAY, MODALITY) == bound


def test_what_is_said_in_the_present_is_said_as_the_report_appears() -> None:
    rows = THANKED.replace("thanked thank VERB VBD", "thanks thank VERB VBZ")
    (thanks,) = hits(stage("Norland thanks Sudland .", rows, Norland=("state", "NOR"), Sudland=("state", "SUD")))
    bound = Dating(Period(None, TODAY.end), "publication")
    assert date_by_occasion(thanks, bound, None, MODALITY) == Dating(TODAY, "occasion")


def test_an_age_is_no_date() -> None:
    text = "Norland attacked Sudland on Monday ."
    century = time(text, "Monday", date(2001, 1, 1), date(2101, 1, 1))
    assert (
        place_times([stage(text, STATED, Norland=("state", "NOR"), Sudland=("state", "SUD"))], [century]).get(0, [])
        == []
    )


def test_a_report_of_the_last_day_of_the_calendar_bounds_nothing() -> None:
    rows = STATED.replace("on on ADP IN 5 case\nMonday Monday PROPN NNP 2 obl\n", "")
    assert dated("Norland attacked Sudland .", rows, published=date.max).period is None


@pytest.mark.model
def test_what_is_condemned_after_a_meeting_was_not_done_after_it() -> None:
    text = "The minister met envoys from Kenya on Monday. He condemned the attack in Mali."
    events = Interpreter()(Document(text, published=date(2024, 5, 1))).events
    (attack,) = (event for event in events if event.type == "ASSAULT")
    assert attack.period is None or attack.period.start is None


@pytest.mark.model
@pytest.mark.parametrize(("verb", "start"), [("blasted", None), ("signed", date(2024, 4, 29))])
def test_what_a_pact_that_is_spoken_of_says_was_agreed_before(verb: str, start: date | None) -> None:
    text = f"On Monday, envoys {verb} the pact in which Fiji and Tonga agreed on fishing."
    events = Interpreter()(Document(text, published=date(2024, 5, 1))).events
    (agreed,) = (event for event in events if event.trigger.quote == "agreed")
    assert agreed.period == Period(start, date(2024, 4, 30))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Before the protests started on 7 April, Chad released nine rebels.", Period(None, date(2024, 4, 8))),
        (
            "After the protests started on 7 April, Chad released nine rebels.",
            Period(date(2024, 4, 7), date(2024, 5, 2)),
        ),
        ("Before the marches began on 7 April, Chad released nine rebels.", Period(None, date(2024, 4, 8))),
        ("Chad released nine rebels on 7 April.", Period.of_day(date(2024, 4, 7))),
    ],
)
def test_what_is_put_before_or_after_a_day_is_not_of_it(text: str, period: Period) -> None:
    events = Interpreter()(Document(text, published=date(2024, 5, 1))).events
    assert [event.period for event in events if event.type == "RETREAT"] == [period]


@pytest.mark.model
def test_what_went_on_for_two_decades_is_of_both() -> None:
    text = "Police clashed with students in the 1960s and '70s."
    (clash,) = Interpreter()(Document(text, published=date(2024, 5, 1))).events
    assert clash.period == Period(date(1960, 1, 1), date(1980, 1, 1))


def test_what_has_gone_on_since_others_began_in_april_is_not_all_of_april() -> None:
    rows = """
    Nine nine NUM CD 4 nsubj:pass
    have have AUX VBP 4 aux
    been be AUX VBN 4 aux:pass
    arrested arrest VERB VBN 0 root
    since since SCONJ IN 7 mark
    protests protest NOUN NNS 7 nsubj
    began begin VERB VBD 4 advcl
    on on ADP IN 9 case
    Monday Monday PROPN NNP 7 obl
    """
    text = "Nine have been arrested since protests began on Monday"
    scene = stage(text, rows)
    placed = place_times([scene], [time(text, "Monday", MONDAY, TUESDAY)]).get(0, ())
    (arrest,) = [hit for hit in hits(scene) if hit.trigger.type == "COERCE"]
    found = find_date(arrest, "actual", placed, Document(text, published=PUBLISHED), REPORTING)
    assert found.by == "order"
    assert found.period == Period(MONDAY, date(2024, 5, 4))
