"""Builds that are killed, that run at once, and whose server restarts: nothing is lost and nothing is there twice."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.exports import export
from dragoman.stores import ReportQuery, open_store
from tests.building import Building
from tests.servers import asked, own_schema

RESTART = "DRAGOMAN_TEST_POSTGRES_RESTART"

REPORTS = 40
KILLS = 20


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of strikes and talks, of which each is told by several papers, and some are copies."""
    lines = []
    for number in range(REPORTS):
        what = number // 3
        text = f"Planes struck depots{what} in Tarsa; {what} killed, medics said so. Envoys{what} met ministers."
        story = " ".join(f"word{what}x{place}" for place in range(40)) if number % 3 else f"Paper {number}."
        day = f"2025-05-{what % 28 + 1:02}"
        lines.append({"id": f"r{number}", "text": f"{text} {story}", "date": day, "outlet": f"Paper {number % 3}"})
    path = tmp_path_factory.mktemp("source") / "reports.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@pytest.fixture(scope="module")
def whole(source: Path) -> dict[str, object]:
    """What an undisturbed build leaves."""
    place = str(source.with_name("whole.db"))
    building = Building(source, place)
    building.go()
    building.end()
    found = held(place)
    assert len(str(found["findings"]).splitlines()) == REPORTS
    assert found["grown"]
    return found


def held(place: str) -> dict[str, object]:
    """All that a store holds, but for its clock and log."""
    stream = io.StringIO()
    with open_store(place, create=False) as store:
        export(store.all(), stream)
        return {
            "findings": stream.getvalue(),
            "links": sorted(map(repr, store.links())),
            "incidents": sorted(map(repr, store.comparisons.incidents())),
            "found": sorted(passage.document.id for passage in store.search(ReportQuery("planes"))),
            "past": asked(place, "SELECT document, until FROM past"),
            "accounts": sorted(asked(place, "SELECT account, position, id, record FROM standing")),
            "grown": sorted(asked(place, "SELECT account, id, whose, record FROM grown")),
            "heaped": sorted(asked(place, "SELECT document, scene, heap FROM heaped")),
            "derived": sorted(row[0] for row in asked(place, "SELECT account FROM accounts")),
        }


def test_a_build_that_is_killed_at_twenty_moments_loses_nothing_and_has_nothing_twice(
    place: str, source: Path, whole: dict[str, object], tmp_path: Path
) -> None:
    chance = random.Random(seed := random.randrange(10**6))
    timed = Building(source, str(tmp_path / "timed.db"))
    began = time.monotonic()
    timed.go()
    timed.end()
    long = time.monotonic() - began
    for _ in range(KILLS):
        building = Building(source, place)
        building.go()
        # Later kills find less to do: the moments lie close to the beginning of what is left.
        time.sleep(chance.uniform(0, long / 4))
        building.kill()
    last = Building(source, place)
    last.go()
    last.end()
    assert held(place) == whole, f"seed {seed}"


def test_two_builds_at_once_leave_what_one_leaves(place: str, source: Path, whole: dict[str, object]) -> None:
    both = [Building(source, place) for _ in range(2)]
    for building in both:
        building.go()
    for building in both:
        building.end()
    assert held(place) == whole


def test_two_builds_of_different_reports_at_once_leave_what_one_build_of_all_leaves(
    place: str, source: Path, whole: dict[str, object], tmp_path: Path
) -> None:
    lines = source.read_text().splitlines(keepends=True)
    halves = [tmp_path / "even.jsonl", tmp_path / "odd.jsonl"]
    for number, half in enumerate(halves):
        half.write_text("".join(lines[number::2]))
    both = [Building(half, place) for half in halves]
    for building in both:
        building.go()
    for building in both:
        building.end()
    assert held(place) == whole


@pytest.fixture
def url() -> Iterator[str]:
    if not os.environ.get(RESTART):
        pytest.skip(f"{RESTART} does not say how to restart the server")
    with own_schema() as place:
        yield place


def restart() -> None:
    """Without a goodbye, as a power cut has it."""
    subprocess.run(os.environ[RESTART], shell=True, check=True, capture_output=True, timeout=300)


def test_a_build_whose_server_restarts_goes_on(url: str, source: Path, whole: dict[str, object]) -> None:
    chance = random.Random(seed := random.randrange(10**6))
    building = Building(source, url, pause=0.2)
    building.go()
    # A server that is not there at the very beginning is an error; one that was there comes back.
    building.hear("open")
    restart()
    assert building.process.is_alive()
    for _ in range(2):
        time.sleep(chance.uniform(0, 0.5))
        restart()
    building.end()
    assert held(url) == whole, f"seed {seed}"


def test_a_build_that_is_killed_while_its_server_restarts_loses_nothing(
    url: str, source: Path, whole: dict[str, object]
) -> None:
    chance = random.Random(seed := random.randrange(10**6))
    for _ in range(4):
        building = Building(source, url)
        building.go()
        time.sleep(chance.uniform(0, 0.3))
        restart()
        time.sleep(chance.uniform(0, 0.3))
        building.kill()
    last = Building(source, url)
    last.go()
    last.end()
    assert held(url) == whole, f"seed {seed}"
