"""Dictionaries of actors that others wrote, as folders of ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import UnreadableSource
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


def actors(path: Path) -> dict[str, DictionaryActor]:
    return {actor.names[0]: actor for actor in read_dictionary(path)}


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
    written = write_actors(read_dictionary(dictionary), tmp_path / "actors", "a dictionary")
    assert written == {"groups.csv": 2, "organisations.csv": 3, "offices.csv": 3, "left": 1}
    directory = load_directory(tmp_path / "actors")
    (sense,) = directory.meaning("League of the Harbours")
    assert (sense.entry.id, sense.entry.country, sense.entry.sectors) == ("group/harbour-league", "NRL", ("REB",))
    (berg,) = directory.meaning("Anna Berg")
    assert directory.held(berg.entry, date(2023, 6, 30)) == ("NRL", ("GOV",))
    assert directory.held(berg.entry, date(2023, 7, 1)) == ("NRL", ("ELI",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\t[NRLGOV]\n", r"line 1: expected an actor before its dates"),
        ("A_MAN_\n\t[NRLGOV 2019]\n", r"line 2: expected \[CODE DATE-DATE\]"),
        ("A_MAN_\n\t[NRLGOV 991341-991342]\n", r"line 2: expected days as YYMMDD or YYYYMMDD"),
        ("A_MAN_ [NRL GOV] x\n", r"line 1: expected NAME_ \[CODE\]"),
    ],
)
def test_what_is_no_dictionary_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text)
    with pytest.raises(UnreadableSource, match=told):
        list(read_dictionary(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="No such file"):
        list(read_dictionary(tmp_path / "x.txt"))
