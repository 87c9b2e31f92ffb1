"""The directory: names in every spelling, and who held which office when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge.directory import Directory, load_directory, pieces


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


def found(directory: Directory, text: str) -> list[tuple[str, str]]:
    cut = [piece for word in text.split() for piece in pieces(word)]
    return [(run.senses[0].entry.id, run.senses[0].use) for run in directory.find(cut)]


@pytest.mark.parametrize("spelling", ["al-Qaeda", "Al Qaeda", "AL-QAEDA", "al-Qaida", "al-Qa'ida"])
def test_a_name_is_found_in_every_spelling(directory: Directory, spelling: str) -> None:
    assert found(directory, f"fighters of {spelling} fled") == [("group/al-qaeda", "name")]


def test_accents_and_dots_do_not_count(directory: Directory) -> None:
    assert found(directory, "The U.S. and the US, Erdogan and Erdoğan") == [
        ("state/USA", "name"),
        ("state/USA", "name"),
        ("person/recep-tayyip-erdogan", "name"),
        ("person/recep-tayyip-erdogan", "name"),
    ]


def test_a_word_in_small_letters_is_no_acronym(directory: Directory) -> None:
    assert found(directory, "tell us who is in turkey farming") == []


def test_an_acronym_of_mixed_case_stands_as_it_is_written(directory: Directory) -> None:
    assert found(directory, "Let LeT start") == [("group/lashkar-e-taiba", "name")]


def test_the_longest_name_wins(directory: Directory) -> None:
    assert found(directory, "the Islamic State of Iraq and Syria") == [("group/islamic-state", "name")]
    assert found(directory, "the UN Security Council") == [("org/united-nations-security-council", "name")]


def test_a_demonym_is_told_from_its_people_and_its_capital(directory: Directory) -> None:
    assert found(directory, "Danish police met Danes in Copenhagen") == [
        ("state/DNK", "adjective"),
        ("state/DNK", "people"),
        ("state/DNK", "capital"),
    ]


def test_brussels_is_a_capital_and_a_seat(directory: Directory) -> None:
    assert {(sense.entry.country, sense.use) for sense in directory.meaning("Brussels")} == {
        ("BEL", "capital"),
        ("EUR", "seat"),
    }


def test_an_office_has_its_days(directory: Directory) -> None:
    offices = directory.offices("person/david-cameron")
    assert [office.role for office in offices if office.held(date(2012, 1, 1))] == ["prime minister"]
    assert [office.role for office in offices if office.held(date(2024, 1, 1))] == ["foreign secretary"]
    assert not any(office.held(date(2018, 1, 1)) for office in offices)
    assert [entry.name for entry in directory.holders("chancellor", "DEU", date(2022, 5, 1))] == ["Olaf Scholz"]


def test_between_two_offices_a_person_is_a_former_official(directory: Directory) -> None:
    trump = directory.entries["person/donald-trump"]
    assert directory.held(trump, date(2018, 1, 1)) == ("USA", ("GOV",))
    assert directory.held(trump, date(2023, 1, 1)) == ("USA", ("ELI",))
    assert directory.held(trump, date(2025, 6, 1)) == ("USA", ("GOV",))


def test_a_party_may_have_been_something_else_for_a_time(directory: Directory) -> None:
    forces = directory.entries["group/rapid-support-forces"]
    assert directory.held(forces, date(2020, 1, 1)) == ("SDN", ("PRM",))
    assert directory.held(forces, date(2024, 1, 1)) == (forces.country, forces.sectors)


def test_a_turn_is_of_a_party_that_has_a_name_and_ends_after_it_began(tmp_path: Path) -> None:
    head = "id,country,sectors,from,until,note,source"
    (tmp_path / "turns.csv").write_text(f"{head}\ngroup/xebec,XAA,GOV,2020-01-01,,,invented\n", "utf-8")
    with pytest.raises(BadKnowledge, match=r'turns.csv line 2, "id": expected the id of a party'):
        load_directory(tmp_path)
    (tmp_path / "turns.csv").write_text(f"{head}\ngroup/hamas,PSE,GOV,2020-01-01,2019-01-01,,invented\n", "utf-8")
    with pytest.raises(BadKnowledge, match=r'turns.csv line 2, "until": expected a day after'):
        load_directory(tmp_path)


def test_an_article_does_not_hide_a_longer_name(directory: Directory) -> None:
    assert found(directory, "said The National") == [("outlet/the-national", "name")]
    assert found(directory, "said the National Liberation Army") == [("group/national-liberation-army", "name")]


def test_every_state_is_itself(directory: Directory) -> None:
    assert directory.states["PSE"].name == "Palestine"
    assert all(entry.kind == "state" for entry in directory.states.values())


def test_a_part_of_a_state_is_a_place_of_it(directory: Directory) -> None:
    (sense,) = directory.meaning("Crimea")
    assert (sense.entry.kind, sense.entry.country) == ("place", "UKR")


def test_a_row_that_breaks_the_schema_is_named(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text(
        "id,name,kind,country,sectors,aliases,note,source\ngroup/x,X Front,armed group,XAA,WAR,,,invented\n", "utf-8"
    )
    with pytest.raises(BadKnowledge, match=r'groups.csv line 2, "sectors": expected PLOVER sectors'):
        load_directory(tmp_path)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("group/x,X Fr\xf6nt,armed group,XAA,REB,,,invented", "groups.csv: expected CSV in UTF-8"),
        ('group/x,"X "Front,armed group,XAA,REB,,,invented', "groups.csv line 2: expected a row of CSV"),
        ("group/x,X Front,armed group,XAA,REB,--,,invented", "'--' has no letters"),
    ],
)
def test_a_file_of_a_user_that_is_broken_is_told(tmp_path: Path, row: str, fault: str) -> None:
    (tmp_path / "groups.csv").write_text(f"{COLUMNS}\n{row}\n", "latin-1")
    with pytest.raises(BadKnowledge, match=fault):
        load_directory(tmp_path)


def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text(
        f"{COLUMNS}\ngroup/x,Xebec Front,armed group,XAA,REB,,,invented\n", "utf-8-sig"
    )
    assert load_directory(tmp_path).entries["group/x"].name == "Xebec Front"


COLUMNS = "id,name,kind,country,sectors,aliases,note,source"
