"""Pages saved from the web."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dragoman.errors import UnreadableSource
from dragoman.readers import read
from dragoman.records import Document

STORY = "".join(
    f"<p>The harbour of Port Clement was quiet on day {day} of the truce, and both delegations stayed in the town, "
    "a spokesman for the mediators said in a statement.</p>"
    for day in ("one", "two", "three", "four")
)
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite",
 "name": "Harbour Post"}, {"@type": "NewsArticle", "headline": "Truce holds in Port Clement",
 "datePublished": "2031-05-02T23:30:00+03:00", "publisher": {"@type": "Organization", "name": "Harbour Post"}}]}
</script>"""


def page(head: str = "", body: str = STORY) -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>'
        "<nav>Home | World | Subscribe to our newsletter</nav>"
        f"<article><h1>Truce holds in Port Clement</h1>{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def reading(tmp_path: Path, html: str | bytes) -> tuple[list[Document], list[str]]:
    path = tmp_path / "page.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    told: list[UnreadableSource] = []
    return list(read(path, on_error=told.append)), [str(error) for error in told]


def one(tmp_path: Path, html: str | bytes) -> Document:
    (document,), told = reading(tmp_path, html)
    assert told == []
    return document


def test_the_article_is_read_without_its_page(tmp_path: Path) -> None:
    document = one(tmp_path, page())
    assert "stayed in the town" in document.text
    assert "newsletter" not in document.text
    assert "All rights reserved" not in document.text
    assert (document.title, document.language, document.name) == ("Truce holds in Port Clement", "en", "page.html")


def test_linked_data_give_the_instant_with_its_zone_and_the_outlet(tmp_path: Path) -> None:
    document = one(tmp_path, page(LINKED))
    assert document.published == datetime(2031, 5, 2, 23, 30, tzinfo=timezone(timedelta(hours=3)))
    assert document.day == date(2031, 5, 2)
    assert document.publisher == "Harbour Post"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-05-02T09:30:00+03:00">',
        '<meta name="date" content="2031-05-02">',
        '<meta itemprop="datePublished" content="2 May 2031">',
        '<script type="application/ld+json">[{"@type": ["NewsArticle"], "datePublished": "2031-05-02"}]</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": broken</script>'
        '<meta name="pubdate" content="2031-05-02">',
    ],
)
def test_the_date_that_the_page_states_for_machines_is_taken(tmp_path: Path, head: str) -> None:
    assert one(tmp_path, page(head)).day == date(2031, 5, 2)


def test_a_date_in_the_page_serves_where_no_other_is_stated(tmp_path: Path) -> None:
    assert one(tmp_path, page(body='<time datetime="2021-05-02">2 May 2021</time>' + STORY)).day == date(2021, 5, 2)


def test_a_page_without_a_date_is_read_without_one(tmp_path: Path) -> None:
    assert one(tmp_path, page()).published is None


@pytest.mark.parametrize("line", ["<footer>Copyright 2021 Harbour Post</footer>", "<p>May 2021</p>"])
def test_a_year_or_a_month_is_no_day_of_publication(tmp_path: Path, line: str) -> None:
    assert one(tmp_path, page(body=STORY + line)).published is None


def test_the_first_of_a_month_is_one_where_the_page_says_so(tmp_path: Path) -> None:
    assert one(tmp_path, page(body='<time datetime="2021-05-01">1 May</time>' + STORY)).day == date(2021, 5, 1)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-02-30T09:30:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-02-30"}</script>',
    ],
)
def test_an_impossible_date_is_told_and_none_is_made_of_it(tmp_path: Path, head: str) -> None:
    (document,), (told,) = reading(tmp_path, page(head))
    assert document.published is None
    assert "2031-02-30" in told
    assert told.endswith("the report is read without a date")
    assert one(tmp_path, page(head + '<meta name="date" content="2031-05-02">')).day == date(2031, 5, 2)


@pytest.mark.parametrize(("before", "after"), [("//<![CDATA[", "//]]>"), ("<!--", "-->"), (" " * 500_000, "")])
def test_linked_data_may_be_wrapped(tmp_path: Path, before: str, after: str) -> None:
    data = f'{before}\n{{"@type": "NewsArticle", "datePublished": "2031-05-02"}}\n{after}'
    assert one(tmp_path, page(f'<script type="application/ld+json">{data}</script>')).day == date(2031, 5, 2)


def test_the_outlet_is_cut_from_the_title_and_read_from_opengraph(tmp_path: Path) -> None:
    head = "<title>Delegations stay | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>"
    document = one(tmp_path, page(head).replace("<h1>Truce holds in Port Clement</h1>", ""))
    assert (document.title, document.publisher) == ("Delegations stay", "Harbour Post")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15", "windows-1252"])
def test_the_stated_encoding_is_believed(tmp_path: Path, encoding: str) -> None:
    html = page(f'<meta charset="{encoding.removesuffix("-sig")}">', STORY.replace("harbour", "café"))
    assert "The café of Port Clement" in one(tmp_path, html.encode(encoding)).text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><script>1</script><img src='x.png'></body></html>",
        "<",
    ],
)
def test_a_page_without_text_is_one_error(tmp_path: Path, html: str) -> None:
    documents, (told,) = reading(tmp_path, html)
    assert documents == []
    assert told.startswith(f"{tmp_path}/page.html: expected a")


def test_no_script_comes_into_the_text(tmp_path: Path) -> None:
    document = one(tmp_path, page(body=STORY + "<script>alert('boom')</script><p onclick='boom()'>Quiet again.</p>"))
    assert "boom" not in document.text


def test_entities_are_not_fetched_and_do_not_grow(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    document = one(tmp_path, bomb + page(body=STORY + "<p>Then &b; and &c; followed in the evening.</p>"))
    assert "boom" not in document.text
    assert "root:" not in document.text


def test_a_picture_that_is_called_a_page_is_refused(tmp_path: Path) -> None:
    documents, (told,) = reading(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert documents == []
    assert told == f"{tmp_path}/page.html: expected text, found a PNG image"


def test_elements_nested_without_end_stop_nothing(tmp_path: Path) -> None:
    documents, told = reading(tmp_path, "<html><body>" + "<div>" * 50_000 + "Quiet." + "</div>" * 50_000)
    assert len(documents) + len(told) == 1
