"""Denials, accusations, and who is to blame."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Findings, Stance
from dragoman.resolvers import find_tensions
from dragoman.sayings import Tension
from tests.resolvers.reports import Told, told, with_claims

Row = tuple[str, str, str, Stance]


def report(
    text: str, day: str, rows: Sequence[Row], events: Sequence[Told] = (), publisher: str = "Coast Wire"
) -> Findings:
    return with_claims(told(text, day, events=events, publisher=publisher), *rows)


def tensions(*reports: Findings) -> list[Tension]:
    return list(find_tensions(reports))


SHELLED = "The Health Office accused Norland of shelling the market. "
ACCUSES: Row = ("Health Office", "accused", "shelling the market", "accuses")


def test_a_denial_by_whom_a_sentence_before_accuses_is_in_tension_with_it() -> None:
    denied = report(SHELLED + "Norland denied targeting civilians.", "2025-01-09", [
        ACCUSES, ("Norland", "denied", "targeting civilians", "denies"),
    ], [("accused", "ACCUSE", ["Health Office"], ["Norland"], None), ("shelling", "ASSAULT", ["Norland"], [], None),
        ("targeting", "ASSAULT", ["Norland"], [], None)])  # fmt: skip
    (tension,) = tensions(denied)
    assert tension.kind == "denied"
    assert tension.left.words.quote == "shelling the market"
    assert tension.right.words.quote == "targeting civilians"
    assert tension.why == ("denied by whom it accuses",)


def test_denied_that_takes_up_the_sentence_before() -> None:
    denied = report("Ada Marsh said Sudland had paid for the coup. Sudland denied that.", "2025-01-09", [
        ("Ada Marsh", "said", "Sudland had paid for the coup", "asserts"),
        ("Sudland", "denied", "that", "denies"),
    ])  # fmt: skip
    (tension,) = tensions(denied)
    assert tension.why == ("taken up by the next sentence",)


def test_the_claims_of_somebody_are_what_he_said_just_before() -> None:
    text = "Ada Marsh said the bridge had fallen by itself. Sudland rejected the claims of Ada Marsh."
    (tension,) = tensions(report(text, "2025-01-09", [
        ("Ada Marsh", "said", "the bridge had fallen by itself", "asserts"),
        ("Sudland", "rejected", "the claims of Ada Marsh", "denies"),
    ]))  # fmt: skip
    assert tension.left.words.quote == "the bridge had fallen by itself"


def test_a_short_statement_that_it_is_an_invention_is_a_denial() -> None:
    text = "Norland said the Northern League ambushed a convoy. The Northern League told us the convoy is an invention."
    (tension,) = tensions(report(text, "2025-01-09", [
        ("Norland", "said", "the Northern League ambushed a convoy", "asserts"),
        ("The Northern League", "told", "the convoy is an invention", "asserts"),
    ], [("ambushed", "ASSAULT", ["the Northern League"], [], None)]))  # fmt: skip
    assert tension.right.what == "denies"


def test_a_lawyer_denies_for_whom_the_sentence_before_is_about() -> None:
    text = "Ada Marsh said Ben Reed had fled. His lawyer denied that he was abroad."
    (tension,) = tensions(report(text, "2025-01-09", [
        ("Ada Marsh", "said", "Ben Reed had fled", "asserts"),
        ("His lawyer", "denied", "he was abroad", "denies"),
    ]))  # fmt: skip
    assert tension.why == ("denied for whom the sentence before is about",)


def test_anybody_else_denies_only_what_is_about_the_same() -> None:
    text = "Ada Marsh said Ben Reed had fled. Ostland denied that he was abroad."
    assert tensions(report(text, "2025-01-09", [
        ("Ada Marsh", "said", "Ben Reed had fled", "asserts"),
        ("Ostland", "denied", "he was abroad", "denies"),
    ])) == []  # fmt: skip


def test_a_no_in_a_statement_denies_nothing_that_others_said_of_the_same() -> None:
    text = (
        "Norland said inspectors saw the weapons of Sudland. Ostland told Norland it will not send weapons inspectors."
    )
    assert tensions(report(text, "2025-01-09", [
        ("Norland", "said", "inspectors saw the weapons of Sudland", "asserts"),
        ("Ostland", "told", "it will not send weapons inspectors", "denies"),
    ])) == []  # fmt: skip


def test_who_rejects_a_seat_denies_nothing() -> None:
    text = "Norland said the board has nine seats. The Northern League rejected any seat on the board."
    assert tensions(report(text, "2025-01-09", [
        ("Norland", "said", "the board has nine seats", "asserts"),
        ("The Northern League", "rejected", "any seat on the board", "denies"),
    ])) == []  # fmt: skip


def test_two_of_one_voice_do_not_deny_each_other() -> None:
    text = "Norland said rebels shelled the market. Ada Marsh denied that rebels shelled the market."
    assert tensions(report(text, "2025-01-09", [
        ("Norland", "said", "rebels shelled the market", "asserts"),
        ("Ada Marsh", "denied", "that rebels shelled the market", "denies"),
    ])) == []  # fmt: skip


DRONES = report("Norland accused Sudland of deliveries of drones.", "2025-01-26", [
    ("Norland", "accused", "deliveries of drones", "accuses"),
], [("accused", "ACCUSE", ["Norland"], ["Sudland"], None)])  # fmt: skip


def denial(day: str) -> Findings:
    return report("Sudland denied supplying drones to anybody.", day, [
        ("Sudland", "denied", "supplying drones to anybody", "denies"),
    ], publisher="Sudland Today")  # fmt: skip


def test_the_accused_denies_in_another_report_of_the_same_days() -> None:
    (tension,) = tensions(denial("2025-01-27"), DRONES)
    assert (tension.left.speaker and tension.left.speaker.name) == "Norland"
    assert tension.why == ("denied by whom it accuses", "in common: drones")
    assert len(tension.documents) == 2


def test_a_denial_of_another_month_is_of_something_else() -> None:
    assert tensions(denial("2025-03-27"), DRONES) == []


def test_who_demands_an_end_of_something_says_that_it_is_so() -> None:
    demand = report("Norland demanded that Sudland close the camps of the Northern League.", "2025-01-26", [
        ("Norland", "demanded", "Sudland close the camps of the Northern League", "demands"),
    ])  # fmt: skip
    answer = report("Sudland denied that there are camps in its hills.", "2025-01-27", [
        ("Sudland", "denied", "there are camps in its hills", "denies"),
    ])  # fmt: skip
    (tension,) = tensions(demand, answer)
    assert tension.left.what == "wants an end of"


def test_the_accused_who_names_another_disputes_the_blame() -> None:
    one = report("The Health Office said that Norland shelled the market.", "2025-01-09", [
        ("Health Office", "said", "Norland shelled the market", "accuses"),
    ], [("shelled", "ASSAULT", ["Norland"], ["Tarsa"], None)])  # fmt: skip
    blamed = told("The Health Office said that Norland shelled the Tarsa market.", "2025-01-09",
                  events=[("shelled", "ASSAULT", ["Norland"], ["Tarsa"], None)])  # fmt: skip
    other = told("Norland said that the Northern League shot at Tarsa.", "2025-01-10",
                 events=[("shot", "ASSAULT", ["the Northern League"], ["Tarsa"], None)])  # fmt: skip
    (tension,) = tensions(
        with_claims(blamed, ("Health Office", "said", "Norland shelled the Tarsa market", "accuses")),
        with_claims(other, ("Norland", "said", "the Northern League shot at Tarsa", "accuses")),
    )
    assert tension.kind == "disputed blame"
    assert tension.why == ("the accused names another", "both on: tarsa")
    assert tensions(one) == []


def test_a_reply_that_it_was_the_accuser_disputes_the_blame() -> None:
    text = "Norland accused Sudland of raising its demands. Sudland replied that it was Norland that had left."
    (tension,) = tensions(report(text, "2025-01-22", [
        ("Norland", "accused", "raising its demands", "accuses"),
        ("Sudland", "replied", "it was Norland that had left", "asserts"),
    ], [("accused", "ACCUSE", ["Norland"], ["Sudland"], None)]))  # fmt: skip
    assert (tension.kind, tension.why) == ("disputed blame", ("the accused replies", "and names who accuses"))


def test_who_tells_of_a_denial_is_not_who_is_denied() -> None:
    text = "Ada Marsh said Sudland had paid for the coup. Ada Marsh said Sudland denied that."
    rows: list[Row] = [
        ("Ada Marsh", "said", "Sudland had paid for the coup", "asserts"),
        ("Sudland", "denied", "that", "denies"),
    ]
    (tension,) = tensions(report(text, "2025-01-09", rows))
    assert tension.right.words.quote == "that"
    told_by_her: Row = ("Ada Marsh", "said", "Sudland denied that", "asserts")
    assert tensions(report(text, "2025-01-09", [*rows, told_by_her])) == []
