"""Between two days of publication: what is new, what is not, what was denied, taken back or counted anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.errors import BadRequest
from dragoman.records import Claim, Document, Event, Findings, Link, Period, Span
from dragoman.resolvers import resolve
from dragoman.stores import Differences, Store, differences
from tests.doubles import interpret

Found = Callable[..., Findings]


def of(text: str, day: int, publisher: str = "Coast Wire") -> Findings:
    return interpret(Document(text, published=date(2025, 5, day), publisher=publisher))


def between(store: Store, first: int, last: int) -> Differences:
    return differences(store, date(2025, 5, first), date(2025, 5, last))


def denying(findings: Findings) -> Findings:
    """The same, with the first event in what the first claim denies."""
    (claim, *_), (event, *_) = findings.claims, findings.events
    return replace(findings, claims=(replace(claim, stance="denies", about=(event.id,)),))


def negated(findings: Findings) -> Findings:
    return replace(findings, events=tuple(replace(event, realis="negated") for event in findings.events))


def quoted(events: object) -> list[str]:
    return [known.first.record.evidence.quote for known in events]  # type: ignore[attr-defined]


def test_what_was_reported_in_between_became_known(store: Store) -> None:
    store.add(of("Planes struck depots; 12 killed, medics said so.", 3))
    store.add(of("Jets struck bridges; 5 killed, nurses said nothing.", 5))
    store.add(of("Envoys met ministers.", 9))
    found = between(store, 3, 5)
    assert quoted(found.events) == ["Jets struck bridges"]
    assert [told.record.content.quote for told in found.claims] == ["nothing"]
    assert [told.record.low for told in found.figures] == [5]
    assert quoted(between(store, 5, 8).events) == []


def test_an_occurrence_that_was_known_is_not_new_when_it_is_told_again(store: Store) -> None:
    early, late, other = (
        of("Planes struck depots in Tarsa.", 3),
        of("Planes struck depots.", 5, "Paper"),
        of("Jets struck bridges.", 5),
    )
    for findings in (early, late, other):
        store.add(findings)
    ends = [findings.events[0].id for findings in (early, late)]
    store.resolve(resolve)
    store.comparisons.judge(Link("event", *ends, "same", 1.0, "person/editor"))
    store.resolve(resolve)
    assert quoted(between(store, 3, 6).events) == ["Jets struck bridges"]
    (known, _) = between(store, 2, 6).events
    assert (known.first.document, known.reports) == (early.document, 2)


def test_an_event_that_a_claim_denies_is_denied(store: Store) -> None:
    told = of("Planes struck depots.", 3)
    store.add(told)
    store.add(denying(of("Planes struck depots, ministers said that.", 5, "Paper")))
    found = between(store, 3, 6)
    (denial,) = found.denied
    assert denial.told.record == told.events[0]
    assert isinstance(denial.denied.record, Claim)
    assert found.withdrawn == ()
    assert between(store, 5, 6).denied == ()


def test_an_event_that_another_paper_says_did_not_happen_is_denied(store: Store) -> None:
    told = of("Planes struck depots.", 3)
    store.add(told)
    store.add(negated(of("Planes struck depots.", 5, "Paper")))
    (denial,) = between(store, 3, 6).denied
    assert denial.told.record == told.events[0]
    assert isinstance(denial.denied.record, Event)


def test_what_the_same_paper_says_did_not_happen_is_withdrawn(store: Store) -> None:
    store.add(of("Planes struck depots.", 3))
    store.add(negated(of("Planes struck depots, we were wrong.", 5)))
    found = between(store, 3, 6)
    assert (len(found.withdrawn), found.denied) == (1, ())


def test_what_the_same_speaker_denies_is_withdrawn(store: Store) -> None:
    told = of("Planes struck depots, medics said so.", 3)
    (claim,), (event,) = told.claims, told.events
    store.add(replace(told, claims=(replace(claim, about=(event.id,)),)))
    store.add(denying(of("Planes struck depots, medics said nothing.", 5, "Paper")))
    found = between(store, 3, 6)
    assert (len(found.withdrawn), found.denied) == (1, ())


@pytest.mark.parametrize("text", ["Jets struck depots.", "Planes struck bridges.", "Planes met depots."])
def test_another_event_is_not_denied(store: Store, text: str) -> None:
    store.add(of(text, 3))
    store.add(negated(of("Planes struck depots.", 5, "Paper")))
    assert between(store, 3, 6).denied == ()


def test_an_event_of_another_day_is_not_denied(store: Store) -> None:
    told, denial = of("Planes struck depots.", 3), negated(of("Planes struck depots.", 9, "Paper"))
    for findings in (told, denial):
        (event,) = findings.events
        store.add(replace(findings, events=(replace(event, dated_by="stated"),)))
    found = between(store, 3, 9)
    assert found.denied == ()
    assert [known.first.record.realis for known in found.events] == ["negated"]


def counting(number: int, day: int, publisher: str = "Coast Wire", since: int | None = None) -> Findings:
    """A report that counts people in the harbour, on a day or since another."""
    findings = of(f"{number} killed in the harbour.", day, publisher)
    (figure,) = findings.figures
    harbour = findings.document.cite(Span(findings.document.text.index("harbour"), len(findings.document.text) - 1))
    period = Period(date(2025, 5, since), None) if since else None
    return replace(findings, figures=(replace(figure, place=harbour, period=period),))


def test_a_figure_that_its_source_changes_is_changed_and_one_of_another_source_is_new(store: Store) -> None:
    for findings in (counting(12, 3), counting(12, 4), counting(15, 5), counting(20, 5, "Paper")):
        store.add(findings)
    found = between(store, 4, 6)
    assert [(change.before.record.low, change.after.record.low) for change in found.changed] == [(12, 15)]
    assert [told.record.low for told in found.figures] == [20]
    assert between(store, 3, 4).changed == ()


def test_the_dead_of_a_day_are_no_change_of_those_of_a_war(store: Store) -> None:
    store.add(counting(1022, 3))
    store.add(counting(61, 5, since=4))
    found = between(store, 3, 5)
    assert (found.changed, [told.record.low for told in found.figures]) == ((), [61])


def test_numbers_of_nobody_and_nowhere_are_not_compared(store: Store) -> None:
    store.add(of("12 killed.", 3))
    store.add(of("15 killed.", 5))
    assert between(store, 3, 5).changed == ()


def test_figures_of_occurrences_that_are_known_to_be_different_are_not_compared(store: Store) -> None:
    for day in (3, 5):
        text = f"{day} killed in the harbour. Planes struck depots{day}."
        told = of(text, day)
        (event,) = told.events
        (figure,) = told.figures
        place = told.document.cite(Span(text.index("harbour"), text.index("harbour") + len("harbour")))
        store.add(replace(told, figures=(replace(figure, place=place, event=event.id),)))
    store.resolve(resolve)
    assert between(store, 3, 5).changed == ()


def raid(number: int, day: int, town: str, known: bool = True) -> Findings:
    """A report of a raid on a town that counts soldiers, and nothing else of where or when."""
    text = f"Planes struck {town}; {number} killed, all soldiers."
    told = of(text, day)
    (event,), (figure,) = told.events, told.figures
    soldiers = told.document.cite(Span(text.index("soldiers"), text.index("soldiers") + len("soldiers")))
    counted = replace(figure, of=soldiers, event=event.id if known else None)
    return replace(told, figures=(counted,))


def test_soldiers_of_one_raid_are_no_soldiers_of_another(store: Store) -> None:
    for findings in (raid(3, 3, "Ostry"), raid(4, 5, "Ostry"), raid(5, 5, "Marn"), raid(6, 6, "Lund")):
        store.add(findings)
    left, right = (told.events[0].id for told in (raid(3, 3, "Ostry"), raid(4, 5, "Ostry")))
    store.comparisons.judge(Link("event", left, right, "same", 1.0, "person/editor"))
    store.resolve(resolve)
    found = between(store, 3, 6)
    assert [(change.before.record.low, change.after.record.low) for change in found.changed] == [(3, 4)]
    assert [told.record.low for told in found.figures] == [5, 6]


def test_a_number_of_an_unknown_occurrence_is_of_the_only_one_that_it_can_be(store: Store) -> None:
    for findings in (raid(3, 3, "Ostry"), raid(4, 5, "Ostry", known=False)):
        store.add(findings)
    store.resolve(resolve)
    found = between(store, 3, 6)
    assert [(change.before.record.low, change.after.record.low) for change in found.changed] == [(3, 4)]
    store.add(raid(7, 3, "Marn"))
    store.resolve(resolve)
    found = between(store, 3, 6)
    assert (found.changed, [told.record.low for told in found.figures]) == ((), [4])


def test_each_number_of_one_report_is_kept(store: Store) -> None:
    told = of("3 killed, 5 killed, all soldiers.", 5)
    soldiers = told.document.cite(Span(23, 31))
    store.add(replace(told, figures=tuple(replace(figure, of=soldiers) for figure in told.figures)))
    assert [figure.record.low for figure in between(store, 3, 5).figures] == [3, 5]


def test_a_report_with_many_denials_is_read_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(of("Planes struck depots. Jets struck bridges.", 3))
    store.add(of("Planes struck depots, a paper told.", 4, "Paper"))
    late = of("Planes struck depots, medics said that. Jets struck bridges, medics said this.", 5)
    pairs = zip(late.claims, late.events, strict=True)
    store.add(replace(late, claims=tuple(replace(claim, stance="denies", about=(event.id,)) for claim, event in pairs)))
    read: list[str] = []
    findings = store.findings

    def reading(id: str) -> Findings:
        read.append(id)
        return findings(id)

    monkeypatch.setattr(store, "findings", reading)
    assert len(between(store, 4, 5).denied) == 2
    assert len(read) == len(set(read)) == 3


def test_each_change_is_told_with_its_records(store: Store) -> None:
    store.add(of("Planes struck depots.", 3))
    store.add(counting(12, 3))
    store.add(negated(of("Planes struck depots, medics said so.", 5)))
    store.add(counting(15, 5))
    kinds = [(kind, len(told)) for kind, told in between(store, 3, 6).each()]
    assert kinds == [("withdrawn", 2), ("changed", 2), ("known", 1)]


def test_from_a_day_to_the_same_is_a_bad_request(store: Store) -> None:
    with pytest.raises(BadRequest, match="expected a day and a later one"):
        between(store, 5, 5)
