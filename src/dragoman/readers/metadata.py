"""What a page states of its article for machines: headline, date, outlet, address.

{"@type": "NewsArticle", "datePublished": "2031-05-02T09:30:00+03:00"} is worth more than any date in the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dragoman.readers import dates

# Names of meta elements, the surest first.
_DATES = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "date_published", "parsely-pub-date", "sailthru.date", "publish-date", "publication_date", "pubdate", "pub_date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
    "citation_date", "citation_publication_date", "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "application-name", "publisher")
_ARTICLES = re.compile(r"(?:.*article|.*posting|report|.*creativework|webpage|newsarticle|liveblogposting)$", re.I)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page states; None where it does not. A date that is no day of the calendar stays as it is written."""

    title: str | None
    published: date | datetime | str | None
    publisher: str | None
    url: str | None
    language: str | None


def read_metadata(tree: Any) -> PageMetadata:
    """What the elements and the JSON-LD of a page say of it."""
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    publisher = _first_text(linked, "publisher") or _pick(meta, _PUBLISHERS)
    return PageMetadata(
        title=_title(tree, meta, linked, publisher),
        published=_published(tree, meta, linked),
        publisher=publisher,
        url=_address(tree, meta),
        language=(tree.get("lang") or "").partition("-")[0].lower() or None,
    )


def _meta(tree: Any) -> dict[str, str]:
    """Contents of the meta elements by name, property or itemprop, in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or element.get("datetime") or "").split())
        for key in ("property", "name", "itemprop"):
            if content and (name := element.get(key)):
                found.setdefault(name.strip().lower(), content)
    return found


def _pick(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The articles in the JSON-LD of a page; what is broken is passed over."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower().startswith("application/ld+json") and element.text:
            try:
                data = json.loads(_bare(element.text), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from filter(_is_article, _nodes(data))


def _bare(script: str) -> str:
    """JSON-LD without the marks around it that once hid it from browsers."""
    for mark in ("<!--", "//", "<![CDATA["):
        script = script.strip().removeprefix(mark)
    for mark in ("-->", "]]>", "//"):
        script = script.strip().removesuffix(mark)
    return script


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD: alone, in a list or in a graph."""
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item) if isinstance(item, dict) else ()
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph") or ()) if isinstance(data.get("@graph"), list) else ()


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLES.match(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _first_text(nodes: list[Mapping[str, Any]], key: str) -> str | None:
    """The first value of ``key`` among the articles; of an object, its name."""
    for node in nodes:
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip() and not value.startswith("http"):
            return _clean(value)
    return None


def _clean(text: str) -> str:
    from html import unescape

    return " ".join(unescape(text).split())


def _published(tree: Any, meta: Mapping[str, str], linked: list[Mapping[str, Any]]) -> date | datetime | str | None:
    impossible = None
    for stated in (
        *(node.get("datePublished") for node in linked),
        *(meta.get(name) for name in _DATES),
        *_times(tree),
    ):
        if isinstance(stated, str):
            try:
                return dates.parse(stated)
            except ValueError:
                if impossible is None and dates.is_written_as_date(" ".join(stated.split())):
                    impossible = stated
    return impossible


def _times(tree: Any) -> Iterator[str | None]:
    """Of the time elements only those that are marked as the date of publication."""
    for element in tree.iter("time", "abbr", "span"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or "datepublished" in marks or "entry-date published" in marks:
            yield element.get("datetime") or element.get("content") or element.get("title")


def _title(tree: Any, meta: Mapping[str, str], linked: list[Mapping[str, Any]], publisher: str | None) -> str | None:
    """A heading that the page's metadata repeat, or else what these call the article."""
    headings = _texts(tree, "h1")
    stated = [title for title in (_first_text(linked, "headline"), _pick(meta, _TITLES)) if title]
    stated += _texts(tree, "title")[:1]
    # "Truce holds on second day | Harbour Post" on a page with that heading; a short one is the outlet's name.
    for heading in headings:
        if any(heading.casefold() in title.casefold() and 2 * len(heading) > len(title) for title in stated):
            return heading
    return _without_outlet(_clean((stated + headings)[0]), publisher) if stated or headings else None


def _texts(tree: Any, name: str) -> list[str]:
    return [text for element in tree.iter(name) if (text := " ".join("".join(element.itertext()).split()))]


def _without_outlet(title: str, publisher: str | None) -> str:
    for mark in (" | ", " - ", " – ", " — ", " :: ", " » "):
        head, found, tail = title.rpartition(mark)
        if found and publisher and tail.casefold().strip() == publisher.casefold():
            return head.strip()
    return title


def _address(tree: Any, meta: Mapping[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href")).strip()
    address = meta.get("og:url", "")
    return address if address.startswith("http") else None
