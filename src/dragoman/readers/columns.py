"""A record with named fields as a report: which of its columns is the text, the date, the outlet.

{"headline": ..., "body": ..., "pubDate": ...} is read without being told; what has other names is mapped
with ``columns={"text": "corpo"}``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.errors import BadRequest, UnreadableDocument
from dragoman.readers.encoding import without_surrogates
from dragoman.readers.instructions import Instructions, Item
from dragoman.records import Document

# Each field of a report and what columns that hold it are called, the surest first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "article_id", "story_id", "record_id", "uid", "uuid", "guid", "key"),
    "title": ("title", "headline", "heading", "name", "subject"),
    "text": (
        "text", "body", "content", "full_text", "fulltext", "article_text", "body_text", "article", "story",
        "maintext", "main_text", "article_body", "articlebody", "plain_text", "raw_text", "event_text", "notes",
    ),
    "published": (
        "date", "published", "published_at", "publishedat", "date_published", "datepublished", "publish_date",
        "published_date", "publication_date", "pubdate", "pub_date", "date_publish", "publishdate", "published_on",
        "created_at", "datetime", "timestamp", "day",
    ),
    "publisher": (
        "outlet", "publisher", "source", "source_name", "agency", "publication", "newspaper", "site_name", "domain",
        "site", "source_domain", "feed",
    ),
    "url": ("url", "link", "permalink", "source_url", "uri", "href", "canonical_url"),
    "language": ("language", "lang"),
}  # fmt: skip
# Callers may name a field as the columns do.
FIELDS: Mapping[str, str] = {**{field: field for field in COLUMNS}, "date": "published", "outlet": "publisher"}
_ABSENT = frozenset({"", "null", "none", "nan", "n/a", "na"})


def check_columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping of fields to columns, if it maps fields that a report has."""
    for name in columns or ():
        if name not in FIELDS:
            raise BadRequest(f"columns: expected one of {', '.join(FIELDS)}, found {name!r}")
    return {FIELDS[name]: column for name, column in (columns or {}).items()}


def match_columns(names: tuple[str, ...], given: Mapping[str, str]) -> dict[str, str]:
    """For each field the column that holds it, as far as there is one; a given column comes before a guessed one."""
    plain = {_plain(name): name for name in reversed(names)}
    found = dict(given)
    for field, variants in COLUMNS.items():
        for variant in variants:
            if field not in found and variant in plain and plain[variant] not in given.values():
                found[field] = plain[variant]
    return found


def check_text_column(names: tuple[str, ...], given: Mapping[str, str], place: str) -> None:
    """Raises ``UnreadableDocument`` where a given column is missing, or none of the columns holds a text."""
    for field, column in given.items():
        if column not in names:
            raise UnreadableDocument(f"{place}: expected the column {column!r} for {field}, found {_list(names)}")
    if not {"text", "title"} & match_columns(names, given).keys():
        expected = ", ".join(COLUMNS["text"][:4])
        raise UnreadableDocument(f"{place}: expected a column for the text ({expected} ...), found {_list(names)}")


def read_record(
    record: Mapping[str, object], matched: Mapping[str, str], place: str, instructions: Instructions, otherwise: str
) -> Iterator[Item]:
    """The report that a record holds; ``otherwise`` is its name where it has no id of its own."""
    fields = {field: record.get(column) for field, column in matched.items()}
    try:
        # What has only a headline is that headline.
        text = _body(record, matched.get("text")) or _body(record, matched.get("title"))
    except ValueError as error:
        yield UnreadableDocument(f"{place}, {error}")
        return
    if text is None:
        yield UnreadableDocument(f"{place}: expected a text{_in_column(matched)}, found none")
        return
    document = Document(
        text=text,
        title=_label(fields.get("title")),
        publisher=_label(fields.get("publisher")),
        language=_label(fields.get("language")),
        url=_label(fields.get("url")),
        name=_label(fields.get("id")) or otherwise,
    )
    stated = fields.get("published")
    yield from instructions.settle(document, None if _is_absent(stated) else stated, place)


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _list(names: tuple[str, ...]) -> str:
    shown = ", ".join(name[:40] for name in names[:12])
    return f"{shown} ..." if len(names) > 12 else shown or "none"


def _in_column(matched: Mapping[str, str]) -> str:
    return f" in {matched['text']!r}" if "text" in matched else f" in one of {', '.join(COLUMNS['text'][:4])} ..."


def _is_absent(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.strip().casefold() in _ABSENT)


def _body(record: Mapping[str, object], column: str | None) -> str | None:
    """The text in a column, exactly as it stands."""
    value = record.get(column) if column else None
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f'"{column}": expected text, found {type(value).__name__}')
    return without_surrogates(value) if value.strip() else None


def _label(value: object) -> str | None:
    """A title, a name, an address; {"name": "Harbour Post"} is that name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if _is_absent(value) or isinstance(value, list | bool):
        return None
    return " ".join(without_surrogates(str(value)).split())
