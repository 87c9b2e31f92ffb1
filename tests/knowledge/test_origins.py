"""What is known leads to the line in which it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dragoman.knowledge import load
from dragoman.knowledge.origins import find_origins, find_rule
from dragoman.knowledge.tables import ROOT


def test_everybody_who_is_known_stands_in_a_table() -> None:
    entries = load().directory.entries
    some = [*list(entries)[::97], *(id for id in entries if id.partition("/")[0] in ("part", "seat"))]
    assert {id.partition("/")[0] for id in some} >= {"state", "part", "seat", "person", "group"}
    assert [id for id in some if not any(find_origins(id))] == []


def test_a_person_has_a_line_for_each_office_and_a_line_holds_for_its_days() -> None:
    offices = list(find_origins("person/dmitry-medvedev"))
    assert len(offices) > 1
    president = next(office for office in offices if office.role == "president")
    assert (president.name, president.country, president.source) == (
        "Dmitry Medvedev",
        "RUS",
        "official dates of office",
    )
    assert president.holds(date(2010, 1, 1))
    assert not president.holds(date(2020, 1, 1))
    line = int(president.place.rpartition(" ")[2])
    table = ROOT.joinpath("actors", "offices.csv").read_text("utf-8").splitlines()
    assert table[line - 1].startswith("Dmitry Medvedev")


def test_what_a_party_was_for_a_time_has_a_line_of_its_own() -> None:
    group, turn = find_origins("group/taliban")
    assert (group.sectors, group.start) == (("REB",), None)
    assert (turn.sectors, turn.name, turn.holds(date(2020, 1, 1))) == (("GOV",), None, False)


def test_a_part_of_a_state_stands_in_the_line_of_the_state() -> None:
    (origin,) = find_origins("part/crimea")
    assert (origin.note, origin.country, origin.sectors) == ("a part of Ukraine", "UKR", ())


def test_nobody_stands_in_no_table() -> None:
    assert list(find_origins("person/jane-poe")) == []


def test_a_users_own_actors_are_found_in_his_own_files(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text(
        "id,name,kind,country,sectors,aliases,note,source\n"
        "group/harbour-front,Harbour Front,armed group,XYZ,REB;PTY,,holds the harbour,own archive\n"
    )
    (tmp_path / "notes.txt").write_text("not a table")
    (front,) = find_origins("group/harbour-front", tmp_path)
    assert front.place == f"{tmp_path}/groups.csv line 2"
    assert (front.sectors, front.note, front.source) == (("REB", "PTY"), "holds the harbour", "own archive")
    assert front.holds(date(2025, 5, 1))


def test_each_trigger_is_written_where_it_is_said_to_be() -> None:
    names = {trigger.name for kind in load().codebook.types.values() for trigger in kind.triggers}
    assert len(names) > 1000
    for name in sorted(names)[::23]:
        places = list(find_rule(name))
        assert places, name
        for place in places:
            file, _, line = place.removeprefix("knowledge/").rpartition(" line ")
            written = ROOT.joinpath(file).read_text("utf-8").splitlines()[int(line) - 1]
            assert name.rpartition("/")[2].rpartition(".")[0].replace("-", " ") in written.replace("-", " ")


def test_what_is_no_trigger_is_written_nowhere() -> None:
    for name in ("model/assault", "events/assault/no-such-word.v", "events/nothing/shell.v", "doubles/word"):
        assert list(find_rule(name)) == []
