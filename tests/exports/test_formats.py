"""What each format says, read back with a reader that is not ours."""

from __future__ import annotations

import csv
import gc
import io
import json
import re
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as page
from markdown_it import MarkdownIt

from dragoman.accounts import Accounts, Count, Incident, lone_incident
from dragoman.exports import EXPORTS, export, format_of
from dragoman.exports import acled as acled_module
from dragoman.exports import gdelt as gdelt_module
from dragoman.exports import ged as ged_module
from dragoman.exports import polecat as polecat_module
from dragoman.exports.occurrences import estimate
from dragoman.imports.coded import GED_COLUMNS
from dragoman.records import Document, Findings, Mention, Period
from tests.doubles import interpret
from tests.exports.conftest import HARM, whole

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
TABLES = ["csv", "acled", "ged", "polecat", "gdelt", "mentions"]
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f]")


def text(format: str, *findings: Findings, accounts: Accounts | None = None) -> str:
    stream = io.StringIO()
    export(findings, stream, format, accounts)
    return stream.getvalue()


def table(told: str, tabs: bool = False, names: Iterable[str] | None = None) -> list[dict[str, str]]:
    """Rows by column; ``names`` are those of a table without a header."""
    options: dict[str, Any] = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tabs else {}
    header, *rows = csv.reader(io.StringIO(told), **options) if names is None else [list(names), *_cells(told)]
    return [dict(zip(header, row, strict=True)) for row in rows]


def _cells(told: str) -> list[list[str]]:
    return [line.split("\t") for line in told.splitlines()]


# Which file is which format


@pytest.mark.parametrize("name", EXPORTS)
def test_the_ending_of_a_file_names_its_format(name: str) -> None:
    ending = EXPORTS[name].ending
    assert format_of(Path(f"war.{ending}")) == name
    assert format_of(Path(ending.upper())) == name


def test_a_table_of_its_own_name_is_no_table_of_acled_s() -> None:
    assert format_of(Path("placled.csv")) == "csv"
    assert format_of(Path("acled.csv")) == "acled"


# Incidents


def test_without_incidents_each_event_is_one(one: Findings) -> None:
    told = json.loads(text("geojson", one))
    assert [feature["properties"]["type"] for feature in told["features"]] == ["ASSAULT", "CONSULT"]
    assert told["features"][0]["properties"]["killed"] == {"best": 12, "low": 12, "high": 12}


def test_of_the_numbers_that_one_source_gives_at_once_the_largest_is_the_whole(one: Findings) -> None:
    figure = one.figures[0]
    children = replace(figure, low=5, high=5, evidence=one.document.cite(figure.evidence.span))
    incident = lone_incident(one.document, one.events[0], (figure, children))
    told = estimate(incident.counts)
    assert told is not None
    assert (told.best, told.low, told.high) == (12, 12, 12)


def test_children_beside_all_the_dead_are_some_of_them_whoever_counts_them() -> None:
    all_of_them = Count("killed", 28, 28, False, None, None, date(2025, 5, 3), ("f1",), ("d1",))
    some = replace(all_of_them, low=8, high=8, of="children", source="Clinic", figures=("f2",))
    fighters = replace(some, of="militants", source="Army")
    told, rival = estimate([all_of_them, some]), estimate([all_of_them, fighters])
    assert told is not None
    assert (told.best, told.low, told.high) == (28, 28, 28)
    assert rival is not None
    assert rival.low == 8


def test_a_part_is_none_the_less_a_part_for_standing_in_more_reports() -> None:
    def count(number: int, documents: str, source: str | None = "health officials") -> Count:
        return Count("killed", number, number, False, None, source, None, (f"{number}{documents}",), tuple(documents))

    told = estimate([count(31, "ab"), count(28, "c"), count(9, "abc")])
    assert told is not None
    assert (told.best, told.low, told.high) == (31, 28, 31)
    rivals = estimate([count(31, "a"), count(9, "a", "the army")])
    assert rivals is not None
    assert (rivals.low, rivals.high) == (9, 31)


def test_a_count_with_one_bound_goes_in_with_it(one: Findings) -> None:
    more = replace(one.figures[0], low=12, high=None)
    nearly = replace(one.figures[0], low=None, high=40)
    for figure, best in ((more, 12), (nearly, 40)):
        told = estimate(lone_incident(one.document, one.events[0], (figure,)).counts)
        assert told is not None
        assert told.best == best
    assert estimate(()) is None


# GeoJSON


def test_geojson_holds_against_the_standard(one: Findings, two: Findings, accounts: Accounts) -> None:
    geojson = pytest.importorskip("geojson")
    read = geojson.loads(text("geojson", one, two, accounts=accounts))
    assert read.is_valid, read.errors()
    (feature,) = read["features"]
    assert feature["geometry"]["coordinates"] == [-2.25, 1.5]
    told = feature["properties"]
    assert (told["first_day"], told["last_day"], told["geo_precision"]) == ("2025-05-03", "2025-05-03", "town")
    assert (told["sources"], told["reports"], told["disputed"]) == (2, 2, True)
    assert told["killed"] == {"best": 30, "low": 12, "high": 30}
    assert told["said_by"] == ["Ministry", "Rebels"]


def test_what_has_no_place_has_no_geometry(one: Findings) -> None:
    meeting = json.loads(text("geojson", one))["features"][1]
    assert (meeting["geometry"], meeting["properties"]["geo_precision"]) == (None, "unknown")


# PLOVER and POLECAT


def test_a_line_of_plover_is_an_event_with_all_that_plover_wants(one: Findings, accounts: Accounts) -> None:
    strike, meeting = map(json.loads, text("plover", one, accounts=accounts).splitlines())
    assert strike["event"] == ["ASSAULT"]
    assert (strike["mode"], strike["quad_code"], strike["event_scale"]) == (["aerial"], 4, -9.5)
    assert (strike["x_cameo"], strike["x_goldstein"]) == ("195", -10.0)
    assert strike["date"] == "2025-05-03"
    assert strike["size"] == {"dead": 12}
    assert strike["event_loc"]["resolution"] == 4
    info = strike["text_info"]
    assert one.document.text[info["start"] : info["end"]] == strike["text"]
    assert strike["x_claims"][0]["speaker"] == "Ministry"
    incidents = list(accounts.incidents or ())
    assert strike["x_incident"] == incidents[0].id
    assert "x_incident" not in meeting
    assert {"id", "date", "actor", "event"} <= meeting.keys()


def test_all_names_beyond_plover_s_begin_with_x(one: Findings) -> None:
    plover = {
        *("id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc"),
        *("event_text", "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info"),
        *("coder", "coded_date", "coded_time", "comment", "size"),
    }
    strike = json.loads(text("plover", one).splitlines()[0])
    assert {key for key in strike if not key.startswith("x_")} <= plover


def test_polecat_has_its_forty_columns(one: Findings) -> None:
    assert len(polecat_module.COLUMNS) == 40
    strike, meeting = table(text("polecat", one), tabs=True)
    assert (strike["Event Type"], strike["Event Mode"], strike["Intensity"]) == ("ASSAULT", "aerial", "-9.5")
    assert (strike["Quad Code"], strike["City"], strike["Raw Placename"]) == ("MATERIAL CONFLICT", "Tarsa", "Tarsa")
    assert (strike["Actor Name"], strike["Primary Actor Sector"]) == ("Planes", "GOV")
    assert meeting["Recipient Name Raw"] == "ministers"


def test_a_story_of_polecat_names_those_who_have_a_name(one: Findings) -> None:
    named = {"Ada Lund": "person", "Ministry of Ports": "organisation", "Port of Tarsa": "facility"}
    others = {"health officials": "person", "twelve villagers": "group", "the rebels": "armed group"}
    told = [
        Mention(replace(one.mentions[0].evidence, quote=quote), at, kind, None, "test")
        for at, (quote, kind) in enumerate({**others, **named}.items())
    ]
    row = table(text("polecat", replace(one, mentions=tuple(told))), tabs=True)[0]
    assert (row["Story People"], row["Story Organizations"]) == ("Ada Lund", "Ministry of Ports")
    assert row["Story Locations"] == "Port of Tarsa"


def test_polecat_leaves_out_what_did_not_happen(one: Findings) -> None:
    planned = replace(one, events=tuple(replace(event, realis="planned") for event in one.events))
    assert table(text("polecat", planned), tabs=True) == []


# ACLED and UCDP


def test_acled_has_its_columns_in_their_order() -> None:
    assert list(acled_module.COLUMNS) == ACLED


def test_a_row_of_acled_is_an_incident(one: Findings, two: Findings, accounts: Accounts) -> None:
    (row,) = table(text("acled", one, two, accounts=accounts))
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2025-05-03", "2025", "1")
    assert (row["disorder_type"], row["event_type"]) == ("Political violence", "Explosions/Remote violence")
    assert row["sub_event_type"] == "Air/drone strike"
    assert (row["actor1"], row["inter1"], row["actor2"]) == ("Norland Air Force", "State forces", "Port of Tarsa")
    assert (row["inter2"], row["interaction"]) == ("Civilians", "State forces-Civilians")
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["iso"], row["country"], row["region"]) == ("250", "France", "Europe")
    assert (row["location"], row["latitude"], row["geo_precision"]) == ("Tarsa", "1.5", "1")
    assert (row["source"], row["fatalities"]) == ("Coast Wire; Upland Post", "30")
    assert row["event_id_cnty"].startswith("FRA")
    assert int(row["timestamp"]) == 1746316800


def test_acled_knows_no_talks_and_nothing_without_a_day(one: Findings) -> None:
    undated = replace(one, events=tuple(replace(event, period=None) for event in one.events))
    assert len(table(text("acled", one))) == 1
    assert table(text("acled", undated)) == []


@pytest.mark.parametrize(
    ("period", "precision"),
    [
        (Period(date(2025, 5, 1), date(2025, 5, 8)), "2"),
        (Period(date(2025, 5, 1), date(2025, 6, 1)), "3"),
        (Period(None, date(2025, 5, 4)), "3"),
    ],
)
def test_a_day_that_is_not_sure_says_so(one: Findings, period: Period, precision: str) -> None:
    dated = replace(one, events=(replace(one.events[0], period=period),))
    (row,) = table(text("acled", dated))
    assert row["time_precision"] == precision


def test_ucdp_has_its_columns_in_their_order() -> None:
    assert tuple(ged_module.COLUMNS) == GED_COLUMNS
    assert len(GED_COLUMNS) == 49


def test_a_row_of_ucdp_has_the_dead_and_who_counted_them(one: Findings, two: Findings, accounts: Accounts) -> None:
    (row,) = table(text("ged", one, two, accounts=accounts))
    assert (row["best"], row["low"], row["high"]) == ("30", "12", "30")
    assert (row["deaths_civilians"], row["deaths_unknown"]) == ("30", "0")
    assert row["source_original"] == "Ministry; Rebels"
    assert (row["type_of_violence"], row["dyad_name"]) == ("3", "Norland Air Force - Port of Tarsa")
    assert (row["where_prec"], row["date_prec"], row["event_clarity"]) == ("1", "1", "1")
    assert (row["geom_wkt"], row["priogrid_gid"]) == ("POINT (-2.25 1.5)", str(183 * 720 + 355 + 1))
    assert (row["gwnoa"], row["gwnob"], row["country_id"]) == ("260", "", "220")
    assert row["number_of_sources"] == "2"


def test_ucdp_wants_dead(one: Findings) -> None:
    nobody = tuple(replace(figure, low=0, high=0) for figure in one.figures)
    assert table(text("ged", replace(one, figures=()))) == []
    assert table(text("ged", replace(one, figures=nobody))) == []


# GDELT


def test_gdelt_has_its_columns_and_no_header(one: Findings, two: Findings, accounts: Accounts) -> None:
    assert (len(gdelt_module.EVENTS), len(gdelt_module.MENTIONS)) == (61, 16)
    (row,) = table(text("gdelt", one, two, accounts=accounts), names=gdelt_module.EVENTS)
    assert (row["SQLDATE"], row["MonthYear"], row["FractionDate"]) == ("20250503", "202505", "2025.4192")
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("DEUMIL", "DEU", "MIL")
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("195", "195", "19")
    assert (row["QuadClass"], row["GoldsteinScale"], row["IsRootEvent"]) == ("4", "-10.0", "1")
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "2", "2")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == ("4", "FR")
    assert (row["ActionGeo_FullName"], row["DATEADDED"]) == ("Tarsa, France", "20250503000000")
    assert row["SOURCEURL"] == "https://wire.example.org/a?b=1&c=2"


def test_a_mention_says_where_in_the_report_it_stands(one: Findings, two: Findings, accounts: Accounts) -> None:
    first, second = table(text("mentions", one, two, accounts=accounts), names=gdelt_module.MENTIONS)
    events = text("gdelt", one, two, accounts=accounts).split("\t")
    assert first["GLOBALEVENTID"] == second["GLOBALEVENTID"] == events[0]
    assert one.document.text[int(first["ActionCharOffset"]) :].startswith("struck")
    assert one.document.text[int(first["Actor2CharOffset"]) :].startswith("depots")
    assert (first["MentionType"], second["MentionType"]) == ("1", "2")
    assert second["MentionIdentifier"] == two.document.id


def test_an_organisation_stands_where_cameo_puts_it(one: Findings) -> None:
    strike = one.events[0]
    actor = replace(strike.actors[0].actor, country="UNO", sectors=()) if strike.actors[0].actor else None
    united = replace(one, events=(replace(strike, actors=(replace(strike.actors[0], actor=actor),)),))
    (row,) = table(text("gdelt", united), names=gdelt_module.EVENTS)
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1KnownGroupCode"]) == ("UNOIGO", "", "UNO")


# XLSX


@pytest.fixture
def book(tmp_path: Path, one: Findings, two: Findings, accounts: Accounts, harm: Findings) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    export([one, two, harm], tmp_path / "kb.xlsx", accounts=accounts)
    return openpyxl.load_workbook(tmp_path / "kb.xlsx")


def test_a_workbook_has_a_sheet_for_each_kind_of_record(book: Any) -> None:
    rows = {sheet.title: sheet.max_row - 1 for sheet in book}
    assert rows == {
        "Incidents": 1, "Events": 4, "Claims": 3, "Figures": 3, "Tolls": 2, "Talks": 1, "Cases": 1, "Reports": 3,
    }  # fmt: skip
    header, incident = book["Incidents"].iter_rows(values_only=True)
    told = dict(zip(header, incident, strict=True))
    assert (told["killed"], told["killed_low"], told["killed_high"], told["disputed"]) == (30, 12, 30, True)


def test_no_cell_of_a_workbook_is_a_formula(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    armed = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith("=2+2")]
    assert armed
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in armed)


def test_a_sheet_that_is_full_goes_on_beside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, one: Findings) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr("dragoman.exports.workbook.ROWS", 2)
    export([one], tmp_path / "kb.xlsx")
    assert [sheet for sheet in openpyxl.load_workbook(tmp_path / "kb.xlsx").sheetnames if "Events" in sheet] == [
        "Events",
        "Events 2",
    ]


# TimelineJS


def test_a_slide_has_no_more_of_a_date_than_is_known(one: Findings) -> None:
    def slide(period: Period | None) -> list[dict[str, Any]]:
        dated = replace(one, events=(replace(one.events[0], period=period),))
        return list(json.loads(text("timeline", dated))["events"])

    (day,) = slide(Period.of_day(date(2025, 5, 3)))
    assert day["start_date"] == {"year": 2025, "month": 5, "day": 3}
    assert "end_date" not in day
    (month,) = slide(Period(date(2025, 5, 1), date(2025, 6, 1)))
    assert month["start_date"] == {"year": 2025, "month": 5}
    (year,) = slide(Period(date(2025, 1, 1), date(2026, 1, 1)))
    assert year["start_date"] == {"year": 2025}
    (run,) = slide(Period(date(2025, 5, 3), date(2025, 5, 6)))
    assert run["end_date"] == {"year": 2025, "month": 5, "day": 5}
    (bound,) = slide(Period(None, date(2025, 5, 4)))
    assert (bound["start_date"]["day"], bound["display_date"]) == (3, "not after 3 May 2025")
    assert slide(None) == []


def test_a_slide_says_what_and_according_to_whom(one: Findings, two: Findings, accounts: Accounts) -> None:
    (slide,) = json.loads(text("timeline", one, two, accounts=accounts))["events"]
    assert slide["text"]["headline"] == "Norland Air Force → Port of Tarsa: assault, aerial – Tarsa"
    assert "According to: Ministry, Rebels" in slide["text"]["text"]
    assert slide["text"]["text"].count("<blockquote>") == 2


# Networks


def test_graphml_is_a_network_of_who_did_what_to_whom(tmp_path: Path, one: Findings, two: Findings) -> None:
    networkx = pytest.importorskip("networkx")
    export([one, two], tmp_path / "kb.graphml")
    graph = networkx.read_graphml(tmp_path / "kb.graphml")
    assert {told["label"] for _, told in graph.nodes(data=True)} == {
        "Planes", "Depots", "Envoys", "Ministers", "Jets", "Stores",
    }  # fmt: skip
    (strike,) = [told for source, _, told in graph.edges(data=True) if source == "actor/Planes"]
    assert (strike["type"], strike["weight"], strike["first"]) == ("ASSAULT", 1, "2025-05-03")


def test_gexf_has_spells(tmp_path: Path, one: Findings, harm: Findings) -> None:
    networkx = pytest.importorskip("networkx")
    again = whole(Document("Planes struck depots. On again.", published=date(2025, 5, 4)))
    later = whole(Document("Planes struck depots. And later.", published=date(2025, 5, 20)))
    export([one, again, later, harm], tmp_path / "kb.gexf")
    graph = networkx.read_gexf(tmp_path / "kb.gexf", version="1.3")
    assert graph.nodes["actor/Planes"]["spells"] == [("2025-05-03", "2025-05-04"), ("2025-05-20", "2025-05-20")]
    assert graph.nodes["actor/Planes"]["incidents"] == 3
    (edge,) = [told for source, _, told in graph.edges(data=True) if source == "actor/Planes"]
    assert edge["weight"] == 3


def test_two_who_met_have_one_edge(one: Findings) -> None:
    meeting = one.events[1]
    mutual = replace(meeting, actors=(*meeting.actors, *meeting.recipients), recipients=())
    told = text("graphml", replace(one, events=(mutual,)))
    assert told.count("<edge ") == 1


def test_what_was_only_planned_makes_no_edge(one: Findings) -> None:
    planned = replace(one, events=(replace(one.events[0], realis="planned"),))
    assert "<node " not in text("graphml", planned)


# BibTeX


def test_a_bibliography_has_an_entry_a_report(one: Findings, two: Findings, harm: Findings) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(text("bibtex", one, two, harm))
    assert library.failed_blocks == []
    first, second, third = library.entries
    assert first.fields_dict["title"].value == "{Strike in Tarsa}"
    assert first.fields_dict["url"].value == "https://wire.example.org/a?b=1&c=2"
    assert (second.fields_dict["year"].value, second.fields_dict["day"].value) == ("2025", "4")
    assert "url" not in third.fields_dict


# Web Annotation


def test_a_note_finds_its_words_again(one: Findings) -> None:
    told = json.loads(text("annotations", one))
    assert (told["@context"], told["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert len(told["items"]) == len(one.events) + len(one.claims) + len(one.figures)
    for note in told["items"]:
        assert note["type"] == "Annotation"
        quote, position = note["target"]["selector"]
        found = one.document.text[position["start"] : position["end"]]
        assert found == quote["exact"]
        assert f"{quote['prefix']}{found}{quote['suffix']}" in one.document.text
        assert note["target"]["source"] == one.document.url
        assert note["target"]["state"]["sourceDateEnd"] == "2025-05-03T23:59:59Z"
    assert {note["motivation"] for note in told["items"]} == {"classifying", "assessing", "describing"}


def test_a_report_without_an_address_is_named_by_its_id(two: Findings) -> None:
    note = json.loads(text("annotations", two))["items"][0]
    assert note["target"]["source"] == f"urn:dragoman:document:{two.document.id}"


# Dossier


def test_a_dossier_tells_what_is_known_and_who_says_so(one: Findings, two: Findings, accounts: Accounts) -> None:
    read = page.fromstring(text("html", one, two, accounts=accounts))
    headings = [heading.text_content() for heading in read.iter("h2")]
    assert headings == [
        "Norland Air Force → Port of Tarsa: ASSAULT, aerial",
        "Talks: Norland Air Force, Port of Tarsa",
        "Court of Tarsa: Norland Air Force",
    ]
    quotes = [quote.text_content() for quote in read.iter("blockquote")]
    assert quotes[0].startswith("Planes struck depots in Tarsa")
    assert [mark.text_content() for mark in read.iter("mark")][:2] == ["struck", "struck"]
    cells = [cell.text_content() for cell in read.iter("td")]
    assert {"12", "30", "Ministry", "Rebels", "3 May 2025", "4 May 2025"} <= set(cells)
    words = read.text_content()
    assert "2 reports, 2 of them independent; disputed" in words
    assert "a truce of ten days" in words
    assert "since 2025-05-09: open" in words


def test_the_same_dossier_as_markdown(one: Findings, two: Findings, accounts: Accounts) -> None:
    told = text("markdown", one, two, accounts=accounts)
    read = page.fromstring(MarkdownIt("commonmark").enable("table").render(told))
    other = page.fromstring(text("html", one, two, accounts=accounts))
    for tag in ("h1", "h2", "h3", "td"):
        assert [each.text_content() for each in read.iter(tag)] == [each.text_content() for each in other.iter(tag)]


def test_one_of_them_can_be_had_alone(one: Findings, two: Findings, accounts: Accounts) -> None:
    (process,) = accounts.processes
    told = text("html", one, two, accounts=accounts.only(process.id[:8]))
    assert [heading.text_content() for heading in page.fromstring(told).iter("h2")] == [
        "Talks: Norland Air Force, Port of Tarsa"
    ]


# FollowTheMoney


def test_followthemoney_reads_each_entity(one: Findings, two: Findings, accounts: Accounts, harm: Findings) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    rows = [json.loads(line) for line in text("ftm", one, two, harm, accounts=accounts).splitlines()]
    entities = {row["id"]: followthemoney.model.get_proxy(row, cleaned=False) for row in rows}
    assert len(entities) == len(rows)
    for row in rows:
        for name, values in row["properties"].items():
            assert len(entities[row["id"]].get(name)) == len(values), (row["schema"], name, values)
    for entity in entities.values():
        entity.schema.validate(entity.to_dict())
        for prop, value in entity.itervalues():
            assert prop.type.name != "entity" or value in entities
    schemata = [entity.schema.name for entity in entities.values()]
    assert (schemata.count("Event"), schemata.count("Article"), schemata.count("CourtCase")) == (2, 3, 1)
    (strike,) = [entity for id, entity in entities.items() if id.startswith("dragoman-incident")]
    assert strike.get("date") == ["2025-05-03"]
    assert len(strike.get("proof")) == 2
    assert "killed: 30 (from 12 to 30)" in strike.get("summary")


# Tables in pandas


@pytest.mark.parametrize("format", TABLES)
def test_pandas_reads_the_same_rows(format: str, one: Findings, two: Findings, harm: Findings) -> None:
    pandas = pytest.importorskip("pandas")
    names = {"gdelt": list(gdelt_module.EVENTS), "mentions": list(gdelt_module.MENTIONS)}.get(format)
    tabs = EXPORTS[format].ending.endswith("tsv")
    options: dict[str, Any] = {"sep": "\t", "quoting": csv.QUOTE_NONE} if tabs else {}
    told = text(format, one, two, harm)
    if names:
        options |= {"header": None, "names": names}
    read = pandas.read_csv(io.StringIO(told), dtype=str, keep_default_na=False, **options)
    assert read.to_dict("records") == table(told, tabs, names)


# Harm


@pytest.mark.parametrize("format", TABLES)
def test_no_cell_of_a_table_starts_a_formula_or_turns_the_writing(format: str, harm: Findings) -> None:
    told = text(format, harm)
    tabs = EXPORTS[format].ending.endswith("tsv")
    options: dict[str, Any] = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tabs else {}
    rows = list(csv.reader(io.StringIO(told), **options))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == 1 + (format not in ("gdelt", "mentions"))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert not [
        cell for row in rows for cell in row if cell.startswith("-") and not cell[1:].replace(".", "").isdigit()
    ]
    if format != "csv":
        assert not TURNING.search(told)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_xml_stays_well_formed_whatever_stands_in_a_report(format: str, harm: Findings) -> None:
    told = text(format, harm)
    root = etree.fromstring(told.encode())
    assert not [element for element in root.iter() if etree.QName(element).localname == "script"]
    assert any("<script>x</script>" in (value or "") for e in root.iter() for value in (e.text, *e.attrib.values()))
    assert not TURNING.search(told)


def test_html_runs_nothing_and_loads_nothing(harm: Findings) -> None:
    told = text("html", harm)
    read = page.fromstring(told)
    assert {element.tag for element in read.iter() if isinstance(element.tag, str)} <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "table", "thead"),
        *("tbody", "tr", "th", "td", "blockquote", "mark", "cite"),
    }
    (policy,) = read.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'")
    assert "<script>x</script>" in read.text_content()
    assert not TURNING.search(told)


def test_markdown_means_only_its_words(harm: Findings) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(text("markdown", harm))
    read = page.fromstring(f"<div>{rendered}</div>")
    assert {element.tag for element in read.iter()} <= {
        *(
            "div",
            "h1",
            "h2",
            "h3",
            "p",
            "ul",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "blockquote",
            "strong",
        ),
    }
    assert "[y](javascript:z)" in read.text_content()
    assert not TURNING.search(rendered)


def test_a_timeline_s_html_is_ours_alone(harm: Findings) -> None:
    (slide,) = json.loads(text("timeline", harm))["events"]
    for part in (slide["text"]["headline"], slide["text"]["text"]):
        assert {element.tag for element in page.fromstring(f"<div>{part}</div>").iter()} <= {"div", "p", "blockquote"}


@pytest.mark.parametrize("format", ["geojson", "plover", "timeline", "annotations", "ftm"])
def test_json_steers_no_screen_and_keeps_every_character_of_a_quote(format: str, harm: Findings) -> None:
    told = text(format, harm)
    assert not TURNING.search(told)
    for line in told.splitlines() if format in ("plover", "ftm") else [told]:
        json.loads(line)
    if format == "plover":
        assert json.loads(told)["text"] == harm.events[0].evidence.quote


@pytest.mark.parametrize("format", EXPORTS)
def test_half_a_character_stops_no_export(format: str, tmp_path: Path) -> None:
    broken = whole(Document("Planes struck depots.\ud83d", title="\ud83d", published=date(2025, 5, 3)))
    export([broken], tmp_path / "out", format)
    assert (tmp_path / "out").stat().st_size > 0


@pytest.mark.parametrize("format", EXPORTS)
def test_of_nothing_there_is_an_empty_file_of_its_kind(format: str, tmp_path: Path) -> None:
    assert export([], tmp_path / "out", format) == 0


# Streams


LONG = "The sea was calm. " * 500


def reports(count: int) -> Iterator[Findings]:
    """Reports of nine thousand characters each."""
    for number in range(count):
        yield interpret(Document(f"Planes struck depots in Tarsa. {number} killed. {LONG}", published=date(2025, 5, 3)))
        if number % 20 == 0:
            gc.collect()


def peak(format: str, count: int, accounts: Accounts | None) -> int:
    tracemalloc.start()
    try:
        export(reports(count), "/dev/null", format, accounts)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class Lone:
    """Incidents that nobody holds in memory."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __iter__(self) -> Iterator[Incident]:
        for findings in reports(self.count):
            for event in findings.events:
                yield lone_incident(findings.document, event, ())


ROWS: Iterable[str] = sorted(set(EXPORTS) - {"graphml", "gexf", "xlsx"})


@pytest.mark.parametrize("resolved", [False, True])
@pytest.mark.parametrize("format", ROWS)
def test_memory_does_not_grow_with_the_corpus(monkeypatch: pytest.MonkeyPatch, format: str, resolved: bool) -> None:
    monkeypatch.setattr("dragoman.exports.shelf.REMEMBERED", 8)

    def of(count: int) -> int:
        return peak(format, count, Accounts(Lone(count)) if resolved else None)

    gc.freeze()
    of(5)
    # The texts of fifty reports more take four hundred and fifty thousand bytes.
    assert of(60) - of(10) < 200_000


def test_the_harm_is_harmful() -> None:
    assert HARM.startswith("=")
    assert TURNING.search(HARM)
