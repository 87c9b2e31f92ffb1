"""How soon the desk answers: 8 clients at once ask for each page of a large store; first bytes, and the memory for it.

    python -m benchmarks.desk make SOURCE LARGE [--times 10]    # a store of many reports, one event each
    python -m benchmarks.desk ask LARGE [--rounds 6]

The reports of SOURCE are multiplied as ``benchmarks.growth`` does it, each with its first event, the figures for it and
what is claimed about it. Each page is asked for once before it is measured, as the first who comes in the morning does.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.growth import _shifted
from dragoman.findings import to_json
from dragoman.records import Findings
from dragoman.resolvers import ACCOUNTS, resolve
from dragoman.stores import open_store

CLIENTS = 8

PAGES = (
    "/",
    "/chronology",
    "/chronology?type=ASSAULT",
    "/chronology/data.json",
    "/map",
    "/map/data.json",
    "/processes",
    "/tolls",
    "/claims",
    "/claims?view=tensions",
    "/actors",
    "/network",
    "/network/data.json",
    "/reports",
    "/search?text=truce",
    "/review",
    "/api/v1/events",
    "/api/v1/incidents?sources=2",
)
#: Of each kind one is opened that a list leads to.
LEADS = {
    "/chronology": r'href="(/incidents/[0-9a-f]+)',
    "/reports": r'href="(/reports/[0-9a-f]+)',
    "/processes": r'href="(/processes/[0-9a-f]+)',
    "/tolls": r'href="(/tolls/[0-9a-f]+)',
    "/actors": r'href="(/actors/[^"?]+)',
}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("source")
    making.add_argument("large")
    making.add_argument("--times", type=int, default=10)
    asking = commands.add_parser("ask")
    asking.add_argument("large")
    asking.add_argument("--rounds", type=int, default=6, help="how often each client asks for a page")
    asking.add_argument("--port", type=int, default=8049)
    options = parser.parse_args()
    if options.command == "make":
        make(options.source, options.large, options.times)
    else:
        ask(options.large, options.rounds, options.port)


def make(source: str, large: str, times: int) -> None:
    """A store of the reports of ``source``, so many times over."""
    with open_store(source, create=False) as opened, open_store(large) as store:
        for findings in opened.all():
            row = to_json(_with_one_event(findings))
            for generation in range(times):
                store.add(_shifted(row, generation))
        resolve(store.comparisons)
        store.standing(ACCOUNTS).renew()
        totals = store.totals()
    print(f"{totals.documents:,} reports, {totals.incidents:,} incidents, {totals.claims:,} claims")


def _with_one_event(findings: Findings) -> Findings:
    events = findings.events[:1]
    ids = {one.id for one in events}
    figures = tuple(one for one in findings.figures if one.event in ids)
    about = ids | {one.id for one in figures}
    said = tuple(one for one in findings.claims if not one.about or not about.isdisjoint(one.about))
    claims = tuple(replace(one, about=tuple(id for id in one.about if id in about)) for one in said)
    return replace(findings, events=events, figures=figures, claims=claims)


def ask(large: str, rounds: int, port: int) -> None:
    """Serve the store and ask for its pages."""
    command = "from dragoman.cli import main; main()"
    options = ["serve", large, "--no-browser", "--port", str(port)]
    with subprocess.Popen([sys.executable, "-c", command, *options], stderr=subprocess.DEVNULL) as server:
        try:
            home = f"http://127.0.0.1:{port}"
            _wait(home)
            print(f"quiet after {_settle(server.pid):.0f} s: what pages hold is derived as the desk opens")
            paths = [*PAGES, *_led(home)]
            print(f"{'page':44}{'first':>9}{'median':>9}{'95th':>9}  (ms, {CLIENTS} clients)")
            slow = 0
            for path in paths:
                first = _first_byte(home + path)
                with ThreadPoolExecutor(CLIENTS) as clients:
                    told = sorted(clients.map(_first_byte, [home + path] * CLIENTS * rounds))
                late = told[int(len(told) * 0.95)]
                slow += late > 0.3
                print(f"{path[:43]:44}{first * 1000:9.0f}{median(told) * 1000:9.0f}{late * 1000:9.0f}")
            print(f"pages over 300 ms: {slow} of {len(paths)}; memory at most {_memory(server.pid)} MB")
        finally:
            server.terminate()


def _wait(home: str) -> None:
    for _ in range(300):
        try:
            _first_byte(f"{home}/static/icon.svg")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the desk does not open")


def _settle(pid: int, most: float = 240) -> float:
    """Wait until the server works on nothing any more; how long that took, in seconds."""
    begun = time.monotonic()
    before = _worked(pid)
    while time.monotonic() - begun < most:
        time.sleep(2)
        now = _worked(pid)
        if now - before < 0.1:
            break
        before = now
    return time.monotonic() - begun


def _worked(pid: int) -> float:
    """CPU seconds of a process."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _led(home: str) -> Iterator[str]:
    for path, pattern in LEADS.items():
        with urllib.request.urlopen(home + path, timeout=600) as answer:
            found = re.search(pattern, answer.read().decode())
        if found:
            yield found[1]


def _first_byte(url: str) -> float:
    begun = time.perf_counter()
    with urllib.request.urlopen(url, timeout=600) as answer:
        answer.read(1)
        told = time.perf_counter() - begun
        answer.read()
    return told


def _memory(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]


if __name__ == "__main__":
    main()
