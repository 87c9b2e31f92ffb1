"""What the README shows is what there is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dragoman.cli import app
from dragoman.exports import EXPORTS
from dragoman.readers import READERS
from dragoman.records import Claim, Event

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXPORT_PAGE = (ROOT / "docs" / "reference" / "exports.md").read_text("utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "evaluation").glob("*.md")]


@pytest.mark.parametrize(
    "command", [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
)
def test_each_command_stands_in_the_readme(command: str) -> None:
    assert f"dragoman {command}" in README


@pytest.mark.parametrize("ending", [*READERS, *(f".{each.ending}" for each in EXPORTS.values())])
def test_each_format_stands_in_the_readme(ending: str) -> None:
    assert ending in README


@pytest.mark.parametrize("name", EXPORTS)
def test_each_format_has_its_row_in_the_reference(name: str) -> None:
    row = next(line for line in EXPORT_PAGE.splitlines() if line.startswith("|") and f"`{name}`" in line.split("|")[1])
    assert f"`.{EXPORTS[name].ending}`" in row


def test_each_format_of_others_says_what_it_loses() -> None:
    sections = EXPORT_PAGE.partition("\n# ")[0].split("\n## ")[1:]
    assert len(sections) == 13
    assert [section.splitlines()[0] for section in sections if "\nLost: " not in section] == []


@pytest.mark.parametrize("record", [Event, Claim])
def test_each_field_of_the_findings_stands_in_the_readme(record: type[Event | Claim]) -> None:
    assert not {each.name for each in fields(record)} - set(re.findall(r"[a-z_]+", README))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_nothing_in_the_readme_waits_to_be_written() -> None:
    assert "@@" not in README
