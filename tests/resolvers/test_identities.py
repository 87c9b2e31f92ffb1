"""Who is who across reports: what is linked, what is kept apart, and that it makes no difference in which order."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from dragoman.knowledge import load
from dragoman.records import Findings, Link
from dragoman.resolvers import identify, identifying
from dragoman.resolvers.identities import SAME, compare
from dragoman.resolvers.profiles import Profile, packed, unpacked
from dragoman.resolvers.profiling import find_profiles
from dragoman.resolvers.unlisted import group, summarize
from dragoman.stores import Store, open_store
from tests.names import named


def profiles(findings: Findings) -> list[Profile]:
    return find_profiles(findings.document, findings.mentions, load())


def only(findings: Findings) -> Profile:
    (profile,) = profiles(findings)
    return profile


def same(one: Findings, other: Findings) -> bool:
    compared = compare(only(one), only(other))
    assert compared == compare(only(other), only(one))
    return compared is not None and compared.score >= SAME


def test_a_profile_has_names_titles_and_who_stands_beside() -> None:
    (person, body) = profiles(named("Colonel [Adan Musse] of the [Red Valley Front] (RVF) left."))
    assert (person.name, person.full, person.roles) == ("Adan Musse", ("adan", "musse"), ("colonel",))
    assert person.company == {"red valley front"}
    assert (body.full, body.shorts) == (("red", "valley", "front"), ("RVF",))
    assert unpacked(packed(person)) == person


def test_titles_and_words_in_capitals_are_nobody() -> None:
    assert profiles(named("[President] and [Transport Policy] were named; a transport policy is needed.")) == []
    assert profiles(named("[Somalia] and the [Forces] met.")) == []


def test_a_title_and_the_last_name_of_the_same_days_are_the_colonel() -> None:
    full = named("Colonel [Adan Musse] took two villages.", 1, sectors="MIL")
    assert same(full, named("Colonel [Musse] counted three dead.", 3, sectors="MIL"))
    assert not same(full, named("Colonel [Musse] counted three dead.", 3, "KEN", "MIL"))
    assert not same(full, named("The singer [Musse] was heard.", 400))


def test_first_names_tell_two_of_one_family_apart() -> None:
    assert compare(*(only(named(f"Colonel [{name} Musse] left.")) for name in ("Adan", "Yusuf"))) is None


def test_of_a_name_that_many_bear_the_trade_must_agree() -> None:
    general = named("General [John Smith] left.", 1, "USA", "MIL")
    assert same(general, named("General [John Smith] came back.", 3, "USA", "MIL"))
    assert not same(general, named("The singer [John Smith] came.", 3, "USA"))


def test_letters_in_brackets_are_another_name() -> None:
    spelt, short = named("The [Red Valley Front] (RVF) struck."), named("The [RVF] struck.", 3)
    compared = compare(only(spelt), only(short))
    assert compared is not None
    assert compared.why[0] == "letters given in brackets +4.0"
    assert not same(spelt, named("The [RVF] struck.", 3, "PER"))


def test_a_court_is_its_states() -> None:
    assert same(named("The [Supreme Court] spoke."), named("The [Supreme Court] was silent.", 9))
    assert not same(named("The [Supreme Court] spoke."), named("The [Supreme Court] was silent.", 9, "PER"))


def test_a_last_name_that_may_be_either_of_two_mens_is_nobodys() -> None:
    one, other, short = (
        only(named(f"Colonel [{name}] left.", day, sectors="MIL"))
        for name, day in (("Adan Musse", 1), ("Yusuf Musse", 1), ("Musse", 2))
    )
    links = [_link(short, full) for full in (one, other)]
    assert all(link.judgement == "same" for link in links)
    assert len(group({profile.id: profile for profile in (one, other, short)}, links)) == 3
    assert len(group({profile.id: profile for profile in (one, short)}, links[:1])) == 1


def test_a_person_comes_before_the_machine_and_where_people_disagree_nothing_is_said() -> None:
    one, other = (only(named(f"General [Adan Musse] {verb}.", day)) for verb, day in (("left", 1), ("came", 2)))
    known = {profile.id: profile for profile in (one, other)}
    link = _link(one, other)
    anna = Link("actor", link.left, link.right, "different", 1.0, "person/anna")
    ben = Link("actor", link.left, link.right, "same", 1.0, "person/ben")
    assert [len(group(known, links)) for links in ([link], [link, anna], [link, anna, ben], [ben])] == [1, 2, 2, 1]


def _link(one: Profile, other: Profile) -> Link:
    compared = compare(one, other)
    assert compared is not None
    left, right = sorted((one.id, other.id))
    return Link("actor", left, right, "same" if compared.score >= SAME else "unsure", compared.score, "machine")


def test_an_actor_has_all_his_names_and_what_he_was_when() -> None:
    first = only(named("Colonel [Adan Musse] left.", 1, sectors="MIL"))
    later = only(named("General [Adan Musse] came back.", 40, sectors="MIL"))
    actor = summarize([first, later], lambda document: "one source")
    assert (actor.name, [name.sources for name in actor.names], actor.mentions) == ("Adan Musse", [1], 2)
    assert [(called.role, str(called.first)) for called in actor.roles] == [
        ("colonel", "2024-01-01"),
        ("general", "2024-02-09"),
    ]


REPORTS = [
    named("Colonel [Adan Musse] left.", 1, sectors="MIL"),
    named("Colonel [Musse] came back.", 2, sectors="MIL"),
    named("The minister [Yusuf Musse] spoke.", 2, sectors="GOV"),
    named("The [Red Valley Front] (RVF) struck.", 3),
    named("The [RVF] struck again.", 4),
    named("General [Adan Musse] fell.", 5, sectors="MIL"),
    named("Colonel [Adan Musse] rose.", 6, sectors="MIL"),
    named("Colonel [Adan Musse] slept.", 7, sectors="MIL"),
]


def outcome(store: Store) -> tuple[list[str], list[str]]:
    return sorted(map(repr, store.links("actor"))), sorted(map(repr, store.identities.actors()))


@pytest.fixture
def at_once(tmp_path: Path) -> tuple[list[str], list[str]]:
    """What comes of all reports together."""
    with open_store(tmp_path / "whole.db") as store:
        for findings in REPORTS:
            store.add(findings)
        store.identify(identify)
        return outcome(store)


@pytest.mark.parametrize("heads", [1, 2, 4])
def test_reports_lead_to_the_same_in_whatever_order_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heads: int
) -> None:
    monkeypatch.setattr(identifying, "HEADS", heads)
    seen = set()
    for number, reports in enumerate(list(permutations(REPORTS))[:: 40320 // 4]):
        with open_store(tmp_path / f"{number}.db") as store:
            for findings in reports:
                store.add(findings)
                store.identify(identify)
            seen.add(repr(outcome(store)))
    with open_store(tmp_path / "whole.db") as store:
        for findings in REPORTS:
            store.add(findings)
        store.identify(identify)
        seen.add(repr(outcome(store)))
    assert len(seen) == 1


def test_the_colonel_and_the_front_are_one_each(at_once: tuple[list[str], list[str]]) -> None:
    _, actors = at_once
    assert len(actors) == 3


def test_a_name_is_compared_with_the_heads_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifying, "HEADS", 2)
    with open_store(tmp_path / "many.db") as store:
        for day in range(1, 41):
            store.add(named(f"General [Adan Musse] spoke on day {day}.", day))
        store.identify(identify)
        (actor,) = store.identities.actors()
        assert len(actor.profiles) == 40
        # Two heads a key, of which one name has a handful.
        assert len(list(store.links("actor"))) < 40 * 2 * 5
