"""People judge pairs of events, and incidents follow; what they said is saved, replayed and taken back."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import BadRequest, UnreadableSource
from dragoman.explaining import judging
from dragoman.explaining.contracts import judgement_to_json
from dragoman.explaining.judgementpages import print_acts, print_outcome, print_verdicts
from dragoman.explaining.judging import Outcome
from dragoman.explaining.verdicts import verdict
from dragoman.records import Findings, Judgement, Link
from dragoman.resolvers import ACCOUNTS, resolve
from dragoman.resolvers.ledger import Ledger
from dragoman.stores import Store, open_store
from dragoman.stores.deadlines import left, within
from dragoman.terminal import Page
from tests.explaining.conftest import Keep, Read


@pytest.fixture
def reports(read: Read) -> list[Findings]:
    """Two of one strike, and one of something else."""
    return [
        read("Planes struck depots in Tarsa.", 3, "Coast Wire"),
        read("The night was loud: Planes struck depots in Tarsa, and windows broke.", 3, "Hill Post"),
        read("Envoys met ministers.", 9, "Gazette"),
    ]


def say(store: Store, one: str, other: str, said: Judgement, by: str = "anna") -> Outcome:
    return judging.judge(store, [judging.judgement(store, one, other, said, by)])


def sizes(store: Store) -> list[int]:
    return sorted(len(incident.events) for incident in store.comparisons.incidents())


def page(store: Store, outcome: Outcome) -> str:
    stream = io.StringIO()
    print_outcome(Page(stream, 200), outcome, judging.ends_of(store, outcome.judged))
    return stream.getvalue()


def test_different_parts_an_incident_and_same_joins_it_again(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, other, _ = keep(*reports)
    outcome = say(store, one[:8], other[:8], "different")
    assert ([len(each.events) for each in outcome.before], [len(each.events) for each in outcome.now]) == ([2], [1, 1])
    text = page(store, outcome)
    assert "different, says anna" in text
    assert "before: 1 incident: " in text
    assert "now: 2 incidents: " in text
    assert sizes(store) == [1, 1, 1]
    say(store, other, one, "same")
    assert sizes(store) == [1, 2]


def test_unsure_takes_back_what_the_machine_says(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, other, _ = keep(*reports)
    say(store, one, other, "unsure")
    assert sizes(store) == [1, 1, 1]


def test_a_person_joins_what_no_machine_would(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, _, meeting = keep(*reports)
    say(store, one, meeting, "same")
    assert sizes(store) == [3]


def test_a_judgement_that_changes_nothing_says_so(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, _, meeting = keep(*reports)
    assert "nothing changes: 2 incidents" in page(store, say(store, one, meeting, "different"))


def test_where_people_disagree_nothing_is_decided_whoever_came_last(
    store: Store, keep: Keep, reports: list[Findings]
) -> None:
    one, other, _ = keep(*reports)
    say(store, one, other, "same", "anna")
    outcome = say(store, one, other, "different", "ben")
    assert [link.by for link in outcome.disputed] == ["person/anna"]
    assert "stay undecided, since people disagree: same, says anna" in page(store, outcome)
    assert sizes(store) == [1, 1, 1]
    say(store, one, other, "different", "anna")
    say(store, one, other, "same", "ben")
    assert sizes(store) == [1, 1, 1]


def test_two_that_others_keep_apart_stay_apart_and_the_page_says_why(
    store: Store, keep: Keep, reports: list[Findings]
) -> None:
    one, other, meeting = keep(*reports)
    say(store, one, other, "same")
    say(store, one, meeting, "different")
    outcome = say(store, other, meeting, "same", "ben")
    assert sizes(store) == [1, 2]
    (link,) = outcome.unmet
    assert "stay apart, since somebody keeps others beside them apart: same, says" in page(store, outcome)
    assert {link.left, link.right} in ({one, other}, {other, meeting})


def test_what_is_withdrawn_leaves_the_machine_to_judge(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, other, meeting = keep(*reports)
    say(store, one, other, "different")
    outcome = judging.take_back(store, judging.judgement(store, one, other, "unsure", "anna"))
    assert "withdrawn: different, says" in page(store, outcome)
    assert sizes(store) == [1, 2]
    assert store.comparisons.judgements() == []
    with pytest.raises(BadRequest, match="ben has not judged these two events"):
        judging.take_back(store, judging.judgement(store, one, meeting, "unsure", "ben"))


def test_an_event_is_not_judged_against_itself(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, *_ = keep(*reports)
    with pytest.raises(BadRequest, match="expected two events, found the same one twice"):
        say(store, one, one[:9], "same")


def save(store: Store, path: Path) -> Path:
    said = store.comparisons.judgements()
    ends = judging.ends_of(store, said)
    path.write_text("".join(json.dumps(judgement_to_json(link, ends)) + "\n" for link in said), "utf-8")
    return path


def test_saved_judgements_hold_in_a_store_that_is_built_anew(
    store: Store, keep: Keep, reports: list[Findings], tmp_path: Path
) -> None:
    one, other, meeting = keep(*reports)
    say(store, one, other, "different")
    say(store, one, meeting, "same", "ben")
    saved = save(store, tmp_path / "judgements.jsonl")
    with open_store(tmp_path / "anew.db") as anew:
        for findings in reversed(reports):
            anew.add(findings)
        resolve(anew.comparisons)
        outcome = judging.replay(anew, list(judging.read_judgements(saved)))
        assert outcome.missing == ()
        assert anew.comparisons.judgements() == store.comparisons.judgements()
        told = [{incident.events for incident in each.comparisons.incidents()} for each in (anew, store)]
        assert told[0] == told[1]
        assert "2 judgements" in page(anew, outcome)


def test_a_judgement_outlives_another_reading(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, other, _ = keep(*reports)
    say(store, one, other, "different")
    for findings in reports:
        store.add(findings, reader="another reader")
    resolve(store.comparisons)
    assert sizes(store) == [1, 1, 1]


def test_what_is_judged_of_events_that_are_not_here_waits_for_them(
    store: Store, keep: Keep, reports: list[Findings]
) -> None:
    one = keep(reports[0])[0]
    other = reports[1].events[0].id
    left, right = sorted((one, other))
    outcome = judging.judge(store, [Link("event", left, right, "different", 1.0, "person/anna")])
    assert outcome.missing == (other,)
    text = page(store, outcome)
    assert f"not in this store, so that nothing follows yet: {other[:12]}" in text
    assert f"{other[:12]} is not in this store" in text
    keep(reports[1])
    assert sizes(store) == [1, 1]


GOOD = {"left": "aa", "right": "bb", "judgement": "same", "by": "person/anna"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: expected a JSON object"),
        ("[]", "line 2: expected a JSON object"),
        (json.dumps({**GOOD, "judgement": "perhaps"}), 'line 2, "judgement": expected one of same, different, unsure'),
        (json.dumps({**GOOD, "left": None}), 'line 2, "left": expected text, found None'),
        (json.dumps({**GOOD, "by": "occurrences/odds"}), 'line 2, "by": expected person/NAME'),
        (json.dumps({**GOOD, "right": "aa"}), "line 2: expected two events, found the same one twice"),
    ],
)
def test_a_line_that_is_no_judgement_is_told_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "saved.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n{line}\n")
    with pytest.raises(BadRequest) as error:
        list(judging.read_judgements(path))
    assert str(error.value).startswith(f"{path} {told}")


def test_ends_are_put_in_order_and_blank_lines_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "saved.jsonl"
    path.write_text("\ufeff\n" + json.dumps({**GOOD, "left": "cc"}) + "\n\n")
    (line,) = judging.read_judgements(path)
    link = line.said
    assert isinstance(link, Link)
    assert (link.left, link.right, link.score) == ("bb", "cc", 1.0)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="expected judgements as JSON Lines"):
        list(judging.read_judgements(tmp_path / "gone.jsonl"))


def test_saying_something_again_replaces_it(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, other, _ = keep(*reports)
    say(store, one, other, "different")
    say(store, one, other, "same")
    (link,) = store.comparisons.judgements()
    assert replace(link, judgement="same") == link


def test_the_log_has_what_was_taken_back_and_replayed_it_leaves_the_same(
    store: Store, keep: Keep, reports: list[Findings], tmp_path: Path
) -> None:
    one, other, meeting = keep(*reports)
    say(store, one, other, "different")
    judging.judge(store, [verdict("event", meeting, "wrong", "person/anna", {}, "no envoy came")])
    judging.judge(store, [verdict("event", meeting, "right", "person/anna", {})])
    judging.undo(store, "anna")
    judging.take_back(store, judging.judgement(store, one, other, "unsure", "anna"))
    lines = list(judging.log_lines(store))
    assert [line.get("withdrawn", False) for line in lines] == [False, False, False, False, True]
    assert all(line["words"] for line in lines)
    with open_store(tmp_path / "anew.db") as anew:
        for findings in reports:
            anew.add(findings)
        resolve(anew.comparisons)
        told = "\n".join(json.dumps(line) for line in lines)
        judging.replay(anew, list(judging.read_lines(told, "log")))
        assert anew.comparisons.judgements() == store.comparisons.judgements() == []
        assert anew.judgements.verdicts() == store.judgements.verdicts()
        assert [one.note for one in anew.judgements.verdicts()] == ["no envoy came"]
        assert list(anew.comparisons.incidents()) == list(store.comparisons.incidents())


def test_a_rejected_event_stands_alone_and_is_in_no_list(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, other, _ = keep(*reports)
    judging.judge(store, [verdict("event", one, "wrong", "person/anna", {})])
    assert sorted(incident.events for incident in store.comparisons.incidents() if other in incident.events) == [
        (other,)
    ]
    assert sizes(store) == [1, 1]
    assert [incident.events for incident in store.comparisons.incidents_of([one])] == [(one,)]
    judging.undo(store, "anna")
    assert sizes(store) == [1, 2]


def test_who_has_done_nothing_has_nothing_to_undo(store: Store) -> None:
    with pytest.raises(BadRequest, match="anna has done nothing that could be undone"):
        judging.undo(store, "anna")


def test_verdicts_and_the_log_are_told_in_lines(store: Store, keep: Keep, reports: list[Findings]) -> None:
    one, *_ = keep(*reports)
    judging.judge(store, [verdict("event", one, "corrected", "person/anna", {"place": "Norhaven"}, "by the map")])
    stream = io.StringIO()
    assert print_verdicts(Page(stream, 200), store.judgements.verdicts(), judging.words_of(store, [one])) == 1
    assert print_acts(Page(stream, 200), store.judgements.acts()) == 1
    text = stream.getvalue()
    assert "corrected, says anna" in text
    assert "place: Norhaven" in text
    assert f"anna: corrected, event {one[:12]}" in text


def test_what_is_said_to_be_wrong_is_out_of_what_stands_when_the_answer_comes(
    store: Store, keep: Keep, read: Read
) -> None:
    keep(read("Planes struck depots in Tarsa. 12 killed.", 3, "Coast Wire"))
    kept = store.standing(ACCOUNTS, late=True)
    (toll,) = kept.tolls()
    (figure,) = toll.counts[0].figures
    judging.judge(store, [verdict("figure", figure, "wrong", "person/anna", {})])
    assert kept.tolls() == []
    judging.undo(store, "anna")
    assert kept.tolls() == [toll]


def test_what_follows_a_judgement_is_not_given_up_where_somebody_waits(
    store: Store, keep: Keep, reports: list[Findings], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, _ = keep(*reports)
    haste: list[float | None] = []

    def watched(ledger: Ledger) -> None:
        haste.append(left())
        resolve(ledger)

    monkeypatch.setattr("dragoman.resolvers.resolve", watched)
    with within(20):
        say(store, one, other, "different")
        assert left() is not None
    assert set(haste) == {None}
    assert sizes(store) == [1, 1, 1]
