"""An annotated report says where its marks stand, and what is wrong with it is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.annotations import check as check_folder
from training import corpus
from training.corpus.__main__ import main as commands
from training.corpus.beside import agreement, amount, export
from training.corpus.check import check
from training.corpus.markup import MarkupError, Report, parse
from training.corpus.measure import measure
from training.corpus.view import view

HEAD = "date: 2025-03-18\npublisher: Harbour Wire\nmanner: wire\npart: train\n\n"
BODY = """{a1:Rebels} {e1:shelled} {a2:a market} on {t1:Monday}, {a3:the mayor} {k1:said}.
| contexts military
| a1 COD REB
| a2 COD CVL
| a3 COD GOV
| t1 DATE 2025-03-17 2025-03-17..2025-03-17
| e1 ASSAULT heavy-weapons actual by=a1 to=a2 on=t1
| c1 asserts indirect cue=k1 by=a3
"""
WHOLE = HEAD + BODY.replace("{a1:Rebels} {e1:", "{c1:{a1:Rebels} {e1:").replace("{t1:Monday}", "{t1:Monday}}")


def faults(source: str) -> list[str]:
    return list(check(parse("one", source)))


def test_marks_are_taken_out_of_the_text() -> None:
    report = parse("one", WHOLE)
    assert report.text == "Rebels shelled a market on Monday, the mayor said."
    assert [report.words(mark) for mark in report.of_kind("a")] == ["Rebels", "a market", "the mayor"]


def test_a_content_may_hold_other_marks() -> None:
    report = parse("one", WHOLE)
    (content,) = report.spans("c1")
    assert report.words(content) == "Rebels shelled a market on Monday"


def test_a_well_formed_report_has_no_faults() -> None:
    assert faults(WHOLE) == []


def test_a_mark_may_run_over_paragraphs() -> None:
    report = parse(
        "one", HEAD + "{c1:We waited.\n\nWe left}, {a1:she} {k1:said}.\n| a1 KEN -\n| c1 asserts direct cue=k1 by=a1"
    )
    assert report.words(report.spans("c1")[0]) == "We waited.\n\nWe left"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (HEAD + "{a1:Rebels shelled it.", "a1 is opened and never closed"),
        (HEAD + "Rebels} shelled it.", "line 6: expected a mark"),
        (HEAD + "It rained.\n| b1 x", "line 7: expected a note"),
        ("date 2025\n\nIt rained.", "line 1: expected one of date"),
        (HEAD + "{a1:} rained.", "line 6: a1 marks no words"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(source: str, place: str) -> None:
    with pytest.raises(MarkupError, match=place):
        parse("one", source)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("heavy-weapons", "phone", "e1: no mode of ASSAULT: phone"),
        ("a1 COD REB", "a1 COD XXX", "a1: no sector: XXX"),
        ("actual", "certain", "e1: no realis: certain"),
        ("to=a2", "to=a9", "e1: to: expected the id of a mark of kind a, not 'a9'"),
        ("contexts military", "contexts war", "'Rebels shelled a market on Mon': no context: war"),
        ("contexts military", "nothing", "'Rebels shelled a market on Mon': e1 happens in it"),
        ("asserts", "says", "c1: expected a stance"),
        ("part: train", "part: train\nprose: fine", "expected prose plain or nothing, not 'fine'"),
        ("2025-03-17..2025-03-17", "2025-03-17..2025-03-16", "t1: expected days"),
        ("cue=k1 ", "", "k1 is the cue of no claim"),
    ],
)
def test_what_means_nothing_is_a_fault(before: str, after: str, fault: str) -> None:
    assert any(fault in told for told in faults(WHOLE.replace(before, after)))


def test_a_person_sees_each_mark_with_what_was_written_down() -> None:
    shown = view(parse("one", WHOLE))
    assert "[c1 [a1 Rebels] [e1 shelled] [a2 a market] on [t1 Monday]], [a3 the mayor] [k1 said]." in shown
    assert "ASSAULT heavy-weapons actual · by Rebels · to a market · on Monday" in shown


def reports() -> list[Report]:
    return list(corpus.read())


def test_the_corpus_is_well_formed() -> None:
    assert [fault for report in reports() for fault in check(report)] == []


def test_a_tenth_of_the_corpus_is_held_out_in_whole_reports() -> None:
    parts = [report.head["part"] for report in reports()]
    assert 0.08 <= parts.count("test") / len(parts) <= 0.15


def test_a_report_agrees_with_itself_wholly() -> None:
    table = agreement([parse("one", WHOLE)], [parse("one", WHOLE)])
    assert [table[measure]["f1"] for measure in ("times_days", "events_coded", "claims")] == [1.0, 1.0, 1.0]


def test_another_type_is_another_event() -> None:
    other = parse("one", WHOLE.replace("ASSAULT heavy-weapons", "COERCE -"))
    assert agreement([parse("one", WHOLE)], [other])["events"]["f1"] == 0.0


def test_two_annotations_of_different_texts_cannot_agree() -> None:
    with pytest.raises(ValueError, match="one: the two annotations are not of one text"):
        agreement([parse("one", WHOLE)], [parse("one", WHOLE.replace("Monday", "Tuesday"))])


def test_what_is_exported_is_what_evaluation_reads(tmp_path: Path) -> None:
    assert export([parse("one", WHOLE)], tmp_path) == 1
    assert list(check_folder(tmp_path)) == []


def test_plain_reports_are_exported_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(WHOLE, "utf-8")
    (folder / "two.txt").write_text(WHOLE.replace("part: train", "part: train\nprose: plain"), "utf-8")
    for prose, name in (("plain", "two"), ("other", "one")):
        out = tmp_path / prose
        monkeypatch.setattr("sys.argv", ["corpus", "--folder", str(folder), "export", str(out), "--prose", prose])
        commands()
        assert [path.stem for path in (out / "annotations").iterdir()] == [name]


@pytest.mark.parametrize(
    ("told", "bounds"),
    [("12", (12, 12)), ("12..", (12, None)), ("..12", (None, 12)), ("10..12", (10, 12)), ("~9", (9, 9))],
)
def test_an_amount_has_bounds(told: str, bounds: tuple[int | None, int | None]) -> None:
    assert amount(told) == bounds


def test_the_tables_of_the_datasheet_count_what_there_is() -> None:
    shown = measure([parse("one", WHOLE)])
    assert "1 reports (0 held out), 1 sentences" in shown
    assert "1 claims, 0 inside another" in shown


def test_the_example_of_the_format_is_well_formed() -> None:
    page = (corpus.REPORTS.parent / "FORMAT.md").read_text("utf-8")
    assert faults(page.split("```")[1].lstrip()) == []
