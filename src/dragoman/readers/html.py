"""Pages saved from the web: the article without its page, its headline, date and outlet.

The date is the one that the page states for machines (JSON-LD, OpenGraph), hour and zone included; only where
it states none is it looked for in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from dragoman.errors import UnreadableDocument
from dragoman.readers.encoding import check_is_text, decode, encoding_of, without_surrogates
from dragoman.readers.instructions import Instructions, Item, Source
from dragoman.readers.metadata import PageMetadata, read_metadata
from dragoman.records import Document

_DAY = re.compile(r"\d{4}-\d\d-01|\d{4}/\d\d/01")
_CHARSET = re.compile(rb"<meta[^>]{0,100}?charset\s*=\s*[\"']?\s*([\w:-]{3,30})", re.I)


def read(source: Source, instructions: Instructions) -> Iterator[Item]:
    """The one report of the page."""
    data = source.whole()
    try:
        check_is_text(data)
    except ValueError as error:
        raise UnreadableDocument(f"{source.place}: {error}") from error
    with _guests(source.place):
        page = _characters(data)
        tree = _tree(page)
        stated = read_metadata(tree)
        # The extractors change the tree: what is read off it comes first.
        published = stated.published or _found_date(page, stated.url)
        text = _article(tree)
    if not text:
        raise UnreadableDocument(f"{source.place}: expected a page with an article, found one without text")
    yield from instructions.settle(_document(text, stated, source.name), published, source.place)


def _document(text: str, stated: PageMetadata, name: str) -> Document:
    return Document(
        text=without_surrogates(text),
        title=stated.title,
        publisher=stated.publisher,
        language=stated.language,
        url=stated.url,
        name=name,
    )


def _characters(data: bytes) -> str:
    """The page as text: its mark, then the encoding that it states, then UTF-8, then Latin-1.

    Bytes that are none in the stated encoding become U+FFFD, as in a browser: a page is of many hands, and one
    broken byte in its menu is no reason to refuse the article.
    """
    declared = _CHARSET.search(data[:4096])
    for encoding in (encoding_of(data), "utf-8", declared and declared[1].decode("ascii", "replace")):
        if encoding:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    try:
        return decode(data)
    except ValueError:
        return data.decode("utf-8", "replace")


@contextmanager
def _guests(place: str) -> Iterator[None]:
    """Hostile pages make the libraries that read them fail in ways that they do not list; all are one error here."""
    try:
        yield
    except Exception as error:
        said = " ".join(str(error).split())[:100] or type(error).__name__
        raise UnreadableDocument(
            f"{place}: expected an HTML page, found one that cannot be taken apart ({said})"
        ) from error


def _tree(page: str) -> Any:
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        raise ValueError("no elements")
    return tree


def _article(tree: Any) -> str:
    from trafilatura import extract

    return extract(tree, include_comments=False, include_tables=True) or ""


def _found_date(page: str, url: str | None) -> date | datetime | None:
    from htmldate import find_date

    found = find_date(page, original_date=True, url=url, outputformat="%Y-%m-%d")
    # The year of a copyright line, and a month alone, come back as their first day, which nobody has stated.
    is_guess = found and found.endswith("-01") and not {found, found.replace("-", "/")} & set(_DAY.findall(page))
    return date.fromisoformat(found) if found and not is_guess else None
