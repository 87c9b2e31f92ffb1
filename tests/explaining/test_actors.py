"""People judge whose a name is, and actors follow; what they said is saved, replayed and taken back."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.accounts import Unlisted
from dragoman.errors import BadRequest
from dragoman.explaining import actors, judging
from dragoman.explaining.actorpages import print_actor, print_actors, print_rearranged
from dragoman.explaining.contracts import actor_to_json, appearances_to_json, judged_names_to_json
from dragoman.explaining.verdicts import verdict
from dragoman.records import Judgement
from dragoman.resolvers import identify
from dragoman.stores import Store, open_store
from dragoman.terminal import Page
from tests.doubles import interpret
from tests.names import named

COLONEL = named("Colonel [Adan Musse] struck the camp.", 1, sectors="MIL")
AGAIN = named("Colonel [Musse] struck the bridge.", 2, sectors="MIL")
SENATOR = named("Senator [Ilwad Warsa] spoke.", 3, sectors="LEG")


@pytest.fixture
def kept(store: Store) -> Store:
    for findings in (COLONEL, AGAIN, SENATOR):
        store.add(findings)
    store.identify(identify)
    return store


def ids(store: Store) -> list[str]:
    """The names, in the order of their reports."""
    return [name for actor in store.identities.actors() for name in actor.profiles]


def say(store: Store, one: str, other: str, said: Judgement, by: str = "anna") -> actors.Rearranged:
    return actors.judge(store, [actors.judgement(store, one, other, said, by)])


def sizes(store: Store) -> list[int]:
    return sorted(len(actor.profiles) for actor in store.identities.actors())


def page(print_it: object, *told: object) -> str:
    stream = io.StringIO()
    print_it(Page(stream, 200), *told)  # type: ignore[operator]
    return stream.getvalue()


def rearranged(store: Store, outcome: actors.Rearranged) -> str:
    ends = {end for link in outcome.judged for end in (link.left, link.right)}
    return page(print_rearranged, outcome, store.identities.mentions(ends))


def test_actors_are_listed_those_of_the_tables_and_the_others(kept: Store) -> None:
    kept.add(interpret(COLONEL.document.__class__("Planes struck depots.")))
    listed = list(actors.list_actors(kept))
    told = page(print_actors, listed)
    assert told.startswith("  2 reports")
    assert "Adan Musse · person · SOM MIL" in told
    assert "also: Musse" in told
    assert "colonel (1–2 January 2024)" in told
    assert "listed as actor/Planes" in told
    rows = [actor_to_json(actor) for actor in listed]
    assert [(row["name"], row["listed"], row["reports"]) for row in rows] == [
        ("Adan Musse", False, 2),
        ("Planes", True, 1),
        ("Depots", True, 1),
        ("Ilwad Warsa", False, 1),
    ]


def test_one_actor_is_told_whole(kept: Store) -> None:
    told = actors.tell_actor(kept, ids(kept)[0][:10])
    text = page(print_actor, told)
    assert "2 names in 2 reports, 2 mentions" in text
    assert "Judgements (1)" in text
    assert "last name alone" in text
    whole = appearances_to_json(told)
    assert [name["text"] for name in whole["told"]] == ["Colonel Adan Musse", "Colonel Musse"]
    assert json.dumps(whole)


def test_as_of_a_day_actors_are_as_the_reports_up_to_it_name_them(kept: Store) -> None:
    kept.add(interpret(COLONEL.document.__class__("Planes struck depots.", published=date(2024, 1, 3))))
    listed = [actor for actor in actors.list_actors(kept, as_of=date(2024, 1, 1)) if isinstance(actor, Unlisted)]
    assert [(actor.name, len(actor.documents)) for actor in listed] == [("Adan Musse", 1)]
    assert len(list(actors.list_actors(kept, as_of=date(2024, 1, 3)))) == len(list(actors.list_actors(kept)))
    assert list(actors.list_actors(kept, "warsa", as_of=date(2024, 1, 2))) == []
    assert list(actors.list_actors(kept, as_of=date(2023, 1, 1))) == []
    told = actors.tell_actor(kept, listed[0].id, date(2024, 1, 1))
    assert told.actor == listed[0]
    assert len(actors.tell_actor(kept, listed[0].id, date(2024, 1, 2)).actor.documents) == 2
    with pytest.raises(BadRequest, match="no report up to 2023-01-01 names Adan Musse"):
        actors.tell_actor(kept, listed[0].id, date(2023, 1, 1))


def test_different_parts_an_actor_and_same_joins_it_again(kept: Store) -> None:
    one, other, _ = ids(kept)
    outcome = say(kept, one[:10], other[:10], "different")
    assert sizes(kept) == [1, 1, 1]
    text = rearranged(kept, outcome)
    assert "different, says anna" in text
    assert "before: 1 actor: " in text
    assert "now: 2 actors: " in text
    say(kept, other, one, "same")
    assert sizes(kept) == [1, 2]


def test_actors_are_joined_by_their_own_ids(kept: Store) -> None:
    colonel, senator = kept.identities.actors()
    say(kept, colonel.id, senator.id, "same")
    assert sizes(kept) == [3]


def test_where_people_disagree_the_page_says_so(kept: Store) -> None:
    one, other, _ = ids(kept)
    say(kept, one, other, "same", "anna")
    outcome = say(kept, one, other, "different", "ben")
    assert "stay undecided, since people disagree: same, says anna" in rearranged(kept, outcome)


def test_two_that_others_keep_apart_stay_apart(kept: Store) -> None:
    one, other, senator = ids(kept)
    say(kept, one, other, "same")
    say(kept, one, senator, "different")
    outcome = say(kept, other, senator, "same", "ben")
    assert "stay apart, since somebody keeps others beside them apart" in rearranged(kept, outcome)


def test_what_is_withdrawn_leaves_the_machine_to_judge(kept: Store) -> None:
    one, other, senator = ids(kept)
    say(kept, one, other, "different")
    outcome = actors.take_back(kept, actors.judgement(kept, one, other, "unsure", "anna"))
    assert "withdrawn: different, says" in rearranged(kept, outcome)
    assert sizes(kept) == [1, 2]
    with pytest.raises(BadRequest, match="ben has not judged these two names"):
        actors.take_back(kept, actors.judgement(kept, one, senator, "unsure", "ben"))


def test_judgements_are_replayed_on_another_store_of_the_same_reports(kept: Store, tmp_path: Path) -> None:
    one, other, _ = ids(kept)
    say(kept, one, other, "different")
    (link,) = kept.identities.judgements()
    row = judged_names_to_json(link, kept.identities.mentions(ids(kept)))
    assert [name["text"] for name in row["names"]] != []
    saved = tmp_path / "saved.jsonl"
    saved.write_text(json.dumps(row) + "\n")
    with open_store(tmp_path / "anew.db") as anew:
        _, outcome = actors.replay(anew, list(judging.read_judgements(saved)))
        assert outcome is not None
        assert "not in this store, so that nothing follows yet" in rearranged(anew, outcome)
        for findings in (SENATOR, AGAIN, COLONEL):
            anew.add(findings)
        anew.identify(identify)
        assert sizes(anew) == [1, 1, 1]
        assert anew.identities.judgements() == [link]


def test_what_is_judged_of_names_is_undone_as_all_else_is(kept: Store) -> None:
    one, other, _ = ids(kept)
    say(kept, one, other, "different")
    assert sizes(kept) == [1, 1, 1]
    judging.undo(kept, "anna")
    assert sizes(kept) == [1, 2]
    assert kept.identities.judgements() == []


def test_the_log_has_names_with_their_words_and_a_rebuilt_store_comes_to_the_same(kept: Store, tmp_path: Path) -> None:
    one, other, _ = ids(kept)
    said = say(kept, one, other, "different").judged
    judging.judge(kept, [verdict("event", COLONEL.events[0].id, "wrong", "person/ben", {})])
    say(kept, one, other, "same")
    actors.take_back(kept, *kept.identities.judgements())
    say(kept, one, other, "different")
    told = list(judging.log_lines(kept))
    assert [row["kind"] for row in told] == ["actor", "event", "actor", "actor", "actor"]
    assert sorted(word["text"] for word in told[0]["words"]) == ["Colonel Adan Musse", "Colonel Musse"]
    log = "\n".join(map(json.dumps, told))
    with open_store(tmp_path / "anew.db") as anew:
        for findings in (SENATOR, AGAIN, COLONEL):
            anew.add(findings)
        outcome, _ = actors.replay(anew, list(judging.read_lines(log, "log")))
        assert len(outcome.verdicts) == 1
        assert (sizes(anew), tuple(anew.identities.judgements())) == ([1, 1, 1], said)
        assert [act.at for act in anew.judgements.acts()] == [act.at for act in kept.judgements.acts()]


def test_ids_that_are_none_or_several_are_told(kept: Store) -> None:
    with pytest.raises(BadRequest, match="no actor has an id that begins with 'zz'"):
        actors.find_name(kept, "zz")
    with pytest.raises(BadRequest, match="several actors or names have ids that begin with ''"):
        actors.find_name(kept, "")
    with pytest.raises(BadRequest, match="expected two names, found the same one twice"):
        actors.judgement(kept, ids(kept)[0], ids(kept)[0], "same", "anna")
    assert actors.are_names(kept, ids(kept)[0][:12])
    assert not actors.are_names(kept, COLONEL.events[0].id)
