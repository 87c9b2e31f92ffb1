"""What the head of a plain text or of Markdown says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.errors import UnreadableSource
from dragoman.readers import read
from dragoman.records import Document

DAY = date(2031, 5, 2)
BODY = "Talks in Port Clement ended without a result, officials said on Friday. " * 3

Written = Callable[..., Document]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """The document that a file of this text holds."""

    def make(text: str, name: str = "report.txt") -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode())
        (document,) = read(path)
        return document

    return make


@pytest.mark.parametrize(
    "head",
    [
        " date 2031-05-02 ",
        "date 2031-05-02\n",
        "Date: 2031-05-02\n\n",
        "Published: May 2, 2031\n",
        "Friday, May 2, 2031\n\n",
        "Published on 2 May 2031\n",
        "Truce holds for a second day\nFriday, May 2, 2031\n\n",
        "# Truce holds\n\n*2 May 2031*\n\n",
        "**Date:** 2 May 2031\n",
        "PORT CLEMENT, May 2, 2031 (Norland News Agency) - ",
        "PORT CLEMENT, 2 May 2031 — ",
    ],
)
def test_the_head_dates_the_report_and_stays_in_the_body(written: Written, head: str) -> None:
    document = written(head + BODY)
    assert document.published == DAY
    assert document.text == head + BODY


def test_line_ends_and_blanks_stay_as_they_are(written: Written) -> None:
    text = "  Date: 2031-05-02\r\n\r\n" + BODY + "\r\n"
    assert written(text).text == text


def test_an_instant_keeps_its_zone(written: Written) -> None:
    published = written(f"Published: Fri, 2 May 2031 09:30:00 GMT\n\n{BODY}").published
    assert published == datetime(2031, 5, 2, 9, 30, tzinfo=UTC)


def test_headers_name_the_outlet_the_headline_and_the_address(written: Written) -> None:
    document = written(
        f"Title: Truce holds\nSource: Harbour Post\nURL: https://example.org/1\nDate: 2031-05-02\n\n{BODY}"
    )
    assert (document.title, document.publisher, document.url) == (
        "Truce holds",
        "Harbour Post",
        "https://example.org/1",
    )


def test_front_matter_is_no_part_of_the_body(written: Written) -> None:
    document = written(
        f'---\ntitle: "Truce: day two"\ndate: 2031-05-02 # as printed\noutlet: Harbour Post\ntags: [a, b]\n---\n{BODY}',
        "report.md",
    )
    assert (document.title, document.published, document.publisher) == ("Truce: day two", DAY, "Harbour Post")
    assert document.text == BODY


def test_a_wires_dateline_names_the_agency(written: Written) -> None:
    assert written(f"PORT CLEMENT, May 2 (Norland News Agency) - {BODY}").publisher == "Norland News Agency"
    assert written(f"PORT CLEMENT, Norland (NNA) — {BODY}").publisher == "NNA"


def test_a_dateline_without_a_year_dates_nothing(written: Written) -> None:
    assert written(f"PORT CLEMENT, May 2 (Norland News Agency) - {BODY}").published is None


def test_the_year_of_a_dateline_may_stand_in_the_copyright_line(written: Written) -> None:
    assert written(f"PORT CLEMENT, May 2 (NNA) - {BODY}\n\n© 2031 Norland News Agency").published == DAY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The minister spoke on May 2, 2031. {BODY}",
        f"{BODY}\n\nDate: 2031-05-02\n",
        f"Truce holds\n\n{BODY}\n\nMay 2, 2031\n",
        f"2031\n\n{BODY}",
    ],
)
def test_a_date_in_the_body_is_not_that_of_the_report(written: Written, text: str) -> None:
    assert written(text).published is None


def test_a_first_line_that_stands_apart_is_the_headline(written: Written) -> None:
    assert written(f"Truce holds for a second day\n\n{BODY}").title == "Truce holds for a second day"
    assert written(f"# Truce holds\n\n{BODY}", "report.md").title == "Truce holds"
    assert written(BODY).title is None


@pytest.mark.parametrize(
    "head",
    [
        "date 2031-02-30 ",
        "2031-02-30\n\n",
        "February 30, 2031\n\n",
        "Published on 30 February 2031\n\n",
        "31.4.2031\n\n",
    ],
)
def test_an_impossible_date_is_told_and_the_report_read_without_it(tmp_path: Path, head: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(head + BODY)
    told: list[UnreadableSource] = []
    (document,) = read(path, on_error=told.append)
    assert (document.published, document.title) == (None, None)
    assert [type(error).__name__ for error in told] == ["UnreadableField"]
    assert "report.txt: expected a date such as 2025-04-29" in str(told[0])


def test_a_line_of_a_million_letters_takes_no_time(written: Written) -> None:
    assert written("A" * 1_000_000).title is None
    assert written("A " * 500_000).published is None
    assert written("PORT " * 200_000).publisher is None
