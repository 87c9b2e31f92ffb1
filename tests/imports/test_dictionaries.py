"""Dictionaries of actors that others wrote, as folders of ours."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, UnreadableSource
from dragoman.imports import read_dictionary, write_actors
from dragoman.imports.dictionaries import DictionaryActor, Held
from dragoman.knowledge.directory import load_directory

DICTIONARY = """\
# actors of a war that never was
<!-- two lines
that say nothing -->
HARBOUR_LEAGUE_ [NRLREB] ; first seen 1998
+LEAGUE_OF_THE_HARBOURS_
+AL-MINA_LEAGUE_

ANNA_BERG_
+MRS_BERG_
\t[NRLGOV 190501-20230630]  # president
\t[NRLELI >20230701]
OLD_CONSUL_
\t[NRLGOV <330101]
NORLAND_ [NRL]
+NORLANDERS_
GRAIN_OFFICE_ [IGO]
COAST_WIRE_ [NRLMED]
CLINIC_ [SUDHLH]
MARSH_FRONT_ [SUDINSREB]
"""


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    path = tmp_path / "norland.actors.txt"
    path.write_text(DICTIONARY)
    return path


def unheard(error: DragomanError) -> None:
    raise error


def actors(path: Path) -> dict[str, DictionaryActor]:
    return {actor.names[0]: actor for actor in read_dictionary(path, unheard)}


def test_an_actor_has_its_names_as_people_write_them(dictionary: Path) -> None:
    league = actors(dictionary)["Harbour League"]
    assert league.names == ("Harbour League", "League of the Harbours", "al-Mina League")
    assert league.held == (Held("NRL", ("REB",)),)


def test_a_date_is_the_last_on_which_a_code_holds(dictionary: Path) -> None:
    assert actors(dictionary)["Anna Berg"].held == (
        Held("NRL", ("GOV",), date(2019, 5, 1), date(2023, 6, 30)),
        Held("NRL", ("ELI",), date(2023, 7, 1)),
    )


def test_two_digits_of_a_year_are_of_the_last_century_where_they_must(dictionary: Path) -> None:
    assert actors(dictionary)["Old Consul"].held == (Held("NRL", ("GOV",), None, date(1933, 1, 1)),)


def test_cameo_s_agents_get_plover_s_names(dictionary: Path) -> None:
    found = actors(dictionary)
    assert found["Coast Wire"].held[0].sectors == ("JRN",)
    assert found["Clinic"].held[0].sectors == ("MED",)
    assert found["Marsh Front"].held[0].sectors == ("REB",)
    assert found["Grain Office"].held == (Held("IGO", ()),)


def test_the_folder_is_one_that_dragoman_reads(dictionary: Path, tmp_path: Path) -> None:
    written = write_actors(read_dictionary(dictionary, unheard), tmp_path / "actors", "a dictionary")
    assert written == {"groups.csv": 2, "organisations.csv": 3, "offices.csv": 3, "left": 1}
    directory = load_directory(tmp_path / "actors")
    (sense,) = directory.meaning("League of the Harbours")
    assert (sense.entry.id, sense.entry.country, sense.entry.sectors) == ("group/harbour-league", "NRL", ("REB",))
    (berg,) = directory.meaning("Anna Berg")
    assert directory.held(berg.entry, date(2023, 6, 30)) == ("NRL", ("GOV",))
    assert directory.held(berg.entry, date(2023, 7, 1)) == ("NRL", ("ELI",))


def test_a_code_without_a_date_holds_where_no_other_does(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("ANNA_BERG_ [NRLELI]\n\t[NRLGOV 190501-230630]\n")
    write_actors(read_dictionary(path, unheard), tmp_path / "actors", "a dictionary")
    directory = load_directory(tmp_path / "actors")
    (berg,) = directory.meaning("Anna Berg")
    assert directory.held(berg.entry, date(2020, 1, 1)) == ("NRL", ("GOV",))
    assert directory.held(berg.entry, date(2024, 1, 1)) == ("NRL", ("ELI",))


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("20200101-99991231", date(2020, 1, 1), None),
        (">20200000", date(2020, 1, 1), None),
        ("20200000-20230000", date(2020, 1, 1), date(2023, 12, 31)),
        ("20200000-20240200", date(2020, 1, 1), date(2024, 2, 29)),
        ("<230000", None, date(2023, 12, 31)),
        ("230000-230000", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_what_is_held_until_a_year_is_held_throughout_it(
    tmp_path: Path, days: str, first: date | None, last: date | None
) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"ANNA_BERG_ [NRLGOV {days}]\n")
    (berg,) = read_dictionary(path, unheard)
    assert berg.held == (Held("NRL", ("GOV",), first, last),)
    assert write_actors([berg], tmp_path / "actors", "a dictionary")["offices.csv"] == 1


def test_a_code_that_does_not_count_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("HARBOUR_LEAGUE_ [NRL] [NRLREB] [SDLGOV] [NRLREB]\n")
    assert write_actors(read_dictionary(path, unheard), tmp_path / "actors", "a dictionary")["left"] == 0
    with (tmp_path / "actors" / "groups.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["country"], row["sectors"], row["note"]) == ("NRL", "REB", "also SDL GOV")
    (sense,) = load_directory(tmp_path / "actors").meaning("Harbour League")
    assert sense.entry.sectors == ("REB",)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["HARBOUR_LEAGUE_(HL)_", "+HLF_", "+TIDES"], ("Harbour League", "HL", "HLF", "TIDES")),
        (["NATIONAL_ARMY_(NORLAND)_"], ("National Army",)),
        (["TIDES_", "+OEVR"], ("Tides", "Oevr")),
        (["MARSH_FRONT_", "+MAY_15_", "+15TH_OF_MAY_", "+39649_"], ("Marsh Front",)),
        (["al-Mina_League_"], ("al-Mina League",)),
        (["ARMY_OF_THE_MARSHES_(AM"], ("Army of the Marshes", "AM")),
    ],
)
def test_names_are_written_as_people_write_them(tmp_path: Path, written: list[str], names: tuple[str, ...]) -> None:
    path = tmp_path / "x.txt"
    path.write_text("\n".join(written) + "\n\t[NRLREB]\n")
    assert [actor.names for actor in read_dictionary(path, unheard)] == [names]


def test_a_region_is_no_country(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("MARSH_FRONT_ [WEUREB]\nTIDE_UNION_ [IMGMUS]\n")
    front, union = read_dictionary(path, unheard)
    assert front.held == (Held(None, ("REB",)),)
    written = write_actors([front, union], tmp_path / "actors", "a dictionary")
    assert written["groups.csv"] == 2


def test_tabari_writes_dates_beside_the_name(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("ANNA_BERG_ [NRLGOV <230630] [NRLELI]\nOWL_FUND_ [NRLNGO]\n")
    found = {actor.names[0]: actor.held for actor in read_dictionary(path, unheard)}
    assert found["Anna Berg"] == (Held("NRL", ("GOV",), None, date(2023, 6, 30)), Held("NRL", ("ELI",)))
    assert found["Owl Fund"] == (Held("NRL", ("SOC",)),)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("\t[NRLGOV]", "expected an actor before its codes, found '[NRLGOV]'"),
        ("A_MAN_ [NRLGOV 2019]", "expected NAME_ [CODE DATE-DATE], found 'A_MAN_ [NRLGOV 2019]'"),
        ("A_MAN_ [NRLGOV 991341-991342]", "expected a day as YYMMDD or YYYYMMDD, found '991341'"),
        (
            "A_MAN_ [NRLGOV 20200101-20190101]",
            "expected a last day that is not before the first, found '[NRLGOV 20200101-20190101]'",
        ),
        ("A_MAN_ ; [NRLGOV]", "expected a code for 'A_MAN_', found none"),
        ("A_MAN_ [NRL GOV] x", "expected NAME_ [CODE DATE-DATE], found 'A_MAN_ [NRL GOV] x'"),
    ],
)
def test_a_line_that_makes_no_sense_is_told_and_the_rest_is_read(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"{line}\nHARBOUR_LEAGUE_ [NRLREB]\n")
    heard: list[DragomanError] = []
    assert [actor.names for actor in read_dictionary(path, heard.append)] == [("Harbour League",)]
    assert list(map(str, heard)) == [f"{path} line 1: {told}"]


def test_a_code_that_nobody_can_read_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("A_MAN_\n\t[NRLGOV 2019]\nA_WOMAN_\n+SHE_\n")
    heard: list[DragomanError] = []
    assert list(read_dictionary(path, heard.append)) == []
    assert list(map(str, heard)) == [
        f"{path} line 2: expected NAME_ [CODE DATE-DATE], found '[NRLGOV 2019]'",
        f"{path} line 3: expected a code for 'A_WOMAN_', found none",
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="No such file"):
        list(read_dictionary(tmp_path / "x.txt", unheard))
