"""The commands of a person who looks into a store and judges, from the command line to what they print."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman import batch, cli, pipeline
from dragoman.resolvers import identify
from dragoman.stores import open_store
from tests.doubles import make
from tests.names import named


@dataclass(frozen=True)
class Told:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Told]

LINES = [
    {"text": "Planes struck depots in Tarsa; 12 killed.", "date": "2025-05-06", "outlet": "Wire"},
    {"text": "The night was loud: Planes struck depots in Tarsa.", "date": "2025-05-06", "outlet": "Hill Post"},
    {"text": "Envoys met ministers.", "date": "2025-05-09", "outlet": "Gazette"},
]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """``run("explain", "kb.db", "3fa9")`` in a folder with a store of three reports, ``kb.db``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "Interpreter", make)
    monkeypatch.setattr(batch, "Interpreter", make)
    monkeypatch.setenv("COLUMNS", "100")

    def command(*words: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["dragoman", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return Told(int(ended.value.code or 0), out, err)

    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES))
    assert command("build", "reports.jsonl", "-o", "kb.db", "--jobs", "1").code == 0
    return command


@pytest.fixture
def ids(run: Run) -> list[str]:
    """The ids of the two strikes and the meeting, as ``show`` prints them."""
    rows = [json.loads(line) for line in run("show", "kb.db", "--json").out.splitlines()]
    assert [row["type"] for row in rows] == ["ASSAULT", "ASSAULT", "CONSULT"]
    return [row["id"] for row in rows]


def test_explain_prints_a_page_and_the_same_as_one_json_object(run: Run, ids: list[str]) -> None:
    told = run("explain", "kb.db", ids[0][:8])
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[:3] == [
        "ASSAULT aerial · Tarsa (XYZ)",
        "6 May 2025 · Planes (XYZ GOV) → Depots (XYZ GOV)",
        f"event {ids[0]}",
    ]
    (line,) = run("explain", "kb.db", ids[0], "--json").out.splitlines()
    assert json.loads(line)["event"]["id"] == ids[0]


def test_explain_looks_into_a_users_own_actors(run: Run, ids: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    table = "id,name,kind,country,sectors,aliases,note,source\nactor/Planes,Planes,force,XYZ,MIL,,,own archive\n"
    (tmp_path / "mine" / "forces.csv").write_text(table)
    assert "source: own archive" in " ".join(run("explain", "kb.db", ids[0], "--actors", "mine").out.split())


def test_incidents_prints_a_list_and_json_lines(run: Run, ids: list[str]) -> None:
    told = run("incidents", "kb.db")
    assert told.code == 0
    assert told.out.count("· incident ") == 2
    assert told.out.startswith("  6 May 2025                   ASSAULT aerial · Tarsa (XYZ)\n")
    rows = [json.loads(line) for line in run("incidents", "kb.db", "--json").out.splitlines()]
    assert [(row["type"], row["sources"]) for row in rows] == [("ASSAULT", 2), ("CONSULT", 1)]


def test_incidents_answers_what_it_is_asked(run: Run) -> None:
    assert "CONSULT" not in run("incidents", "kb.db", "--sources", "2").out
    assert "ASSAULT" not in run("incidents", "kb.db", "--since", "2025-05-07", "--actor", "envoys").out
    assert run("incidents", "kb.db", "--limit", "1").out.count("· incident ") == 1
    none = run("incidents", "kb.db", "--place", "Belmar")
    assert (none.code, none.out, none.err) == (0, "", "dragoman: kb.db: no incidents match\n")


def test_incidents_as_of_a_day_are_as_the_reports_up_to_then_tell_them(run: Run) -> None:
    rows = [json.loads(line) for line in run("incidents", "kb.db", "--json", "--as-of", "2025-05-06").out.splitlines()]
    assert [(row["type"], row["sources"]) for row in rows] == [("ASSAULT", 2)]
    assert run("incidents", "kb.db", "--as-of", "2025-05-05").err == "dragoman: kb.db: no incidents match\n"


def test_one_incident_as_of_a_day_is_as_the_reports_up_to_then_tell_it(run: Run) -> None:
    (told,) = run("incidents", "kb.db", "--json", "--sources", "2", "--as-of", "2025-05-06").out.splitlines()
    id = json.loads(told)["id"]
    (line,) = run("incidents", "kb.db", id, "--json", "--as-of", "2025-05-06").out.splitlines()
    assert {name: value for name, value in json.loads(line).items() if name in json.loads(told)} == json.loads(told)
    assert run("incidents", "kb.db", id, "--as-of", "2025-05-05").err == (
        f"dragoman: kb.db: no report up to 2025-05-05 tells of incident {id}\n"
    )


def test_incidents_of_an_empty_store_says_where_they_come_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("Nothing happened.")
    run("build", "none.txt", "-o", "empty.db", "--jobs", "1")
    told = run("incidents", "empty.db")
    assert told.err == "dragoman: empty.db: no incidents; dragoman build puts the events of reports into them\n"


def test_one_incident_is_printed_whole(run: Run, ids: list[str]) -> None:
    (row, _) = (json.loads(line) for line in run("incidents", "kb.db", "--json").out.splitlines())
    told = run("incidents", "kb.db", row["id"][:12])
    assert told.code == 0
    assert "Events (2)" in told.out
    assert "Judgements (1)" in told.out
    whole = json.loads(run("incidents", "kb.db", row["id"], "--json").out)
    assert {each["event"] for each in whole["told"]} == set(ids[:2])


def test_a_judgement_parts_joins_and_is_listed_saved_replayed_and_withdrawn(
    run: Run, ids: list[str], tmp_path: Path
) -> None:
    one, other, _ = ids
    told = run("judge", "kb.db", one, other, "--different", "--by", "anna")
    assert (told.code, told.err) == (0, "")
    assert "now: 2 incidents" in told.out
    assert "different, says anna" in run("judgements", "kb.db").out
    saved = run("judgements", "kb.db", "--json").out
    (tmp_path / "saved.jsonl").write_text(saved)
    assert json.loads(saved)["by"] == "person/anna"

    run("build", "reports.jsonl", "-o", "anew.db", "--jobs", "1")
    assert run("incidents", "anew.db", "--json").out.count("\n") == 2
    assert run("judge", "anew.db", "--from", "saved.jsonl").code == 0
    assert run("incidents", "anew.db", "--json").out.count("\n") == 3
    assert run("judgements", "anew.db", "--json").out == saved

    assert "withdrawn" in run("judge", "anew.db", one, other, "--withdraw", "--by", "anna").out
    nobody = run("judgements", "anew.db")
    assert (nobody.out, nobody.err) == ("", "dragoman: anew.db: nobody has judged anything\n")
    assert run("incidents", "anew.db", "--json").out.count("\n") == 2


def test_without_a_name_whoever_is_logged_in_judges(run: Run, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "zoe")
    run("judge", "kb.db", ids[0], ids[1], "--unsure")
    assert json.loads(run("judgements", "kb.db", "--json").out)["by"] == "person/zoe"


def test_of_a_file_with_a_bad_line_nothing_is_kept(run: Run, ids: list[str], tmp_path: Path) -> None:
    good = json.dumps({"left": ids[0], "right": ids[1], "judgement": "different", "by": "person/anna"})
    (tmp_path / "saved.jsonl").write_text(f"{good}\n{{}}\n")
    told = run("judge", "kb.db", "--from", "saved.jsonl")
    assert (told.code, told.out) == (2, "")
    assert told.err == 'dragoman: saved.jsonl line 2, "left": expected text, found None\n'
    assert run("judgements", "kb.db").out == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("explain", "gone.db", "3f"), "gone.db: no such store"),
        (
            ("explain", "kb.db", "zz"),
            "kb.db: no event has an id that begins with 'zz'; ids are those of: dragoman show",
        ),
        (("incidents", "kb.db", "zz"), "kb.db: no incident has an id that begins with 'zz'"),
        (("incidents", "kb.db", "zz", "--place", "Tarsa"), "zz: expected no other choice than --as-of beside the id"),
        (("incidents", "kb.db", "--since", "May"), "--since May: expected a day such as 2025-04-29"),
        (
            ("incidents", "kb.db", "--since", "2025-05-02", "--until", "2025-05-01"),
            "--since 2025-05-02 is after --until 2025-05-01",
        ),
        (("judge", "kb.db", "--same"), "expected two events, as in: dragoman judge kb.db EVENT EVENT --same"),
        (("judge", "kb.db", "aa", "bb"), "expected one of --same, --different, --unsure and --withdraw"),
        (("judge", "kb.db", "aa", "bb", "--same", "--unsure"), "expected one of --same"),
        (("judge", "kb.db", "zz", "yy", "--same"), "kb.db: no event has an id that begins with 'zz'"),
        (("judge", "kb.db", "aa", "--from", "saved.jsonl"), "--from: expected no events, judgement or name beside it"),
        (("judge", "kb.db", "--from", "gone.jsonl"), "gone.jsonl: expected judgements as JSON Lines"),
        (("judgements", "gone.db"), "gone.db: no such store"),
    ],
)
def test_wrong_use_is_told_in_one_line(run: Run, words: tuple[str, ...], told: str) -> None:
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"dragoman: {told}")
    assert len(ended.err.splitlines()) == 1


def test_an_id_that_several_begin_with_is_told_with_some_of_them(run: Run, ids: list[str]) -> None:
    told = run("explain", "kb.db", "")
    assert told.code == 2
    assert sorted(ids)[0] in told.err
    assert "several events have ids that begin with ''" in told.err


@pytest.fixture
def names(run: Run) -> list[str]:
    """The ids of two names of one colonel, in the store ``who.db``."""
    with open_store("who.db") as store:
        store.add(named("Colonel [Adan Musse] struck the camp.", 1, sectors="MIL"))
        store.add(named("Colonel [Musse] struck the bridge.", 2, sectors="MIL"))
        store.identify(identify)
        (actor,) = store.identities.actors()
        return list(actor.profiles)


def test_actors_lists_whoever_is_named_and_tells_one_whole(run: Run, names: list[str]) -> None:
    told = run("actors", "who.db")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[0] == "  2 reports                    Adan Musse · person · SOM MIL"
    (row,) = (json.loads(line) for line in run("actors", "who.db", "--search", "musse", "--json").out.splitlines())
    assert (row["name"], row["listed"], row["reports"]) == ("Adan Musse", False, 2)
    assert "2 names in 2 reports" in run("actors", "who.db", row["id"][:12]).out
    assert [each["name"] for each in json.loads(run("actors", "who.db", row["id"], "--json").out)["told"]] == names
    assert [json.loads(line)["id"] for line in run("actors", "kb.db", "--limit", "1", "--json").out.splitlines()] == [
        "actor/Planes"
    ]
    assert run("actors", "who.db", "--search", "zz").err == "dragoman: who.db: nobody is named so: zz\n"
    assert run("actors", "who.db", "zz", "--limit", "1").err == (
        "dragoman: zz: expected no other choice than --as-of beside the id of an actor\n"
    )


def test_what_is_judged_of_names_is_listed_saved_replayed_and_withdrawn(
    run: Run, names: list[str], tmp_path: Path
) -> None:
    one, other = names
    assert run("show", "who.db", "--actor", "adan", "--json").out.count("\n") == 2
    told = run("judge", "who.db", one[:10], other[:10], "--different", "--by", "anna")
    assert (told.code, told.err) == (0, "")
    assert "now: 2 actors" in told.out
    assert run("show", "who.db", "--actor", "adan", "--json").out.count("\n") == 1
    assert "different, says anna" in run("judgements", "who.db").out
    saved = run("judgements", "who.db", "--json").out
    assert json.loads(saved)["kind"] == "actor"
    (tmp_path / "saved.jsonl").write_text(saved)
    assert "withdrawn" in run("judge", "who.db", one, other, "--withdraw", "--by", "anna").out
    assert "now: 2 actors" in run("judge", "who.db", "--from", "saved.jsonl").out
    assert run("judgements", "who.db", "--json").out == saved


def test_a_file_with_a_judgement_of_something_else_is_refused(run: Run, tmp_path: Path) -> None:
    row = {"kind": "place", "left": "aa", "right": "bb", "judgement": "same", "by": "person/anna"}
    (tmp_path / "saved.jsonl").write_text(json.dumps(row))
    told = run("judge", "kb.db", "--from", "saved.jsonl")
    assert (told.code, told.out) == (2, "")
    assert told.err == "dragoman: saved.jsonl line 1, \"kind\": expected event or actor, found 'place'\n"
