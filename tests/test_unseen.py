"""What nobody sees hides nothing, and what is found stands where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Findings, Headcount, Tally, tally_id
from dragoman.unseen import findings_as_written, headcounts_as_written, seen
from tests.doubles import interpret

PLAIN = Document("Planes struck depots in Tarsa on Monday; 5 killed, medics said so.")
HIDDEN = Document("Planes str\u00aduck de\u200bpots in Tarsa on Mon\u200bday; 5\u200b killed, med\u2060ics said so.")


def tied(findings: Findings) -> Findings:
    (event,), (claim,), (figure,) = findings.events, findings.claims, findings.figures
    return replace(findings, claims=(replace(claim, about=(event.id,)),), figures=(replace(figure, event=event.id),))


def test_a_report_without_such_characters_is_itself() -> None:
    assert seen(PLAIN) is PLAIN
    assert seen(HIDDEN).text == PLAIN.text


def test_what_is_found_has_the_words_of_the_report_as_it_is_written() -> None:
    found = findings_as_written(tied(interpret(seen(HIDDEN))), HIDDEN)
    (event,), (claim,), (figure,), (time,) = found.events, found.claims, found.figures, found.times
    assert found.document == HIDDEN
    assert event.evidence == HIDDEN.cite(event.evidence.span)
    assert event.evidence.quote == "Planes str\u00aduck de\u200bpots in Tarsa"
    assert [HIDDEN.text[mention.head] for mention in found.mentions] == ["P", "d"]
    assert found.mentions[1].evidence.quote == "de\u200bpots"
    assert time.evidence.quote == "Mon\u200bday"
    assert claim.speaker
    assert claim.speaker.evidence.quote == "med\u2060ics"
    assert claim.about == (event.id,)
    assert (figure.low, figure.evidence.quote, figure.event) == (5, "5", event.id)


def test_headcounts_name_figures_and_each_other_as_before() -> None:
    read = seen(HIDDEN)
    (figure,) = interpret(read).figures
    whole = Tally(figure.evidence, "killed", 5, 5, "all", None, (figure.id,), None, False, "whole")
    part = replace(whole, part_of=tally_id(figure.evidence, "killed", "whole"), by="part")
    (told,) = headcounts_as_written([Headcount("killed", False, 5, 5, (whole, part))], [figure], HIDDEN)
    (written,) = findings_as_written(interpret(read), HIDDEN).figures
    assert [tally.figures for tally in told.tallies] == [(written.id,), (written.id,)]
    assert told.tallies[1].part_of == told.tallies[0].id != whole.id


@pytest.mark.model
def test_a_zero_width_space_hides_no_figure() -> None:
    read = Interpreter()
    plain, hidden = (
        Document("The army said 12 people were killed."),
        Document("The army said 12\u200b peo\u00adple were killed."),
    )
    (figure,), (same,) = read(plain).figures, read(hidden).figures
    assert (same.measure, same.low, same.evidence.quote) == (figure.measure, figure.low, "12")
    assert same.of
    assert same.of.quote == "peo\u00adple"
    assert [count.low for count in read.headcounts(hidden)] == [12]
