"""Plain text and Markdown: the body is the whole file, and its head says when and by whom it was published.

"date 2031-05-02 ...", "Published: May 2, 2031", "PORT CLEMENT, May 2, 2031 (Norland News Agency) - ...". Front
matter is no part of the body; everything else is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.errors import UnreadableDocument
from dragoman.readers import dates
from dragoman.readers.encoding import check_is_text, decode
from dragoman.readers.instructions import Instructions, Item, Source
from dragoman.records import Document

# What the keys of headers and front matter say.
KEYS: Mapping[str, str] = {
    **dict.fromkeys(
        ("date", "published", "publication date", "publish date", "pubdate", "posted", "released"), "published"
    ),
    **dict.fromkeys(("publisher", "source", "outlet", "agency", "publication", "newspaper"), "publisher"),
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("url", "link", "permalink"), "url"),
    **dict.fromkeys(("language", "lang"), "language"),
}
# A head is short: ten lines, and none as long as a paragraph.
HEAD_LINES, HEAD_WIDTH = 10, 160

_LEADING_DATE = re.compile(r"\s*date:?[ \t]+(\d{4}-\d\d-\d\d)\b", re.I)
_HEADER = re.compile(r"[*_]{0,3}([A-Za-z][A-Za-z ]{1,18})[*_]{0,3}:[*_]{0,3}[ \t]+(\S.*)")
_LEAD_IN = re.compile(r"(?:first |last )?(?:published|posted|updated|released|issued|date)(?: on| at)?:? ", re.I)
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_FRONT_LINE = re.compile(r"([A-Za-z][\w -]*):[ \t]*(.*)")
_MONTH = "|".join(sorted(dates.MONTHS, key=len, reverse=True))
_DATELINE = re.compile(
    rf"""\s*(?P<place>[A-Z][A-Z'’ .-]{{2,40}}(?:[ ]?[,/][ ]?[A-Z][A-Za-z'’ .-]{{1,30}}){{0,2}}?),?[ ]
    (?:(?P<date>(?:\d{{1,2}}[ ](?:{_MONTH})\.?|(?:{_MONTH})\.?[ ]\d{{1,2}})(?:,?[ ](?P<year>\d{{4}}))?),?[ ]?)?
    (?:\((?P<agency>[^()\n]{{2,60}})\)[ ]?)?
    (?:--?|–|—)[ ]""",
    re.X | re.I,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[ ]{1,3}(?:\(c\)[ ]|©[ ])?((?:19|20)\d\d)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of a file states; a date as it is written."""

    stated: Mapping[str, str]
    line: int = 1


def read(source: Source, instructions: Instructions) -> Iterator[Item]:
    """The one report of the file."""
    data = source.whole()
    try:
        check_is_text(data)
        text = decode(data)
    except ValueError as error:
        raise UnreadableDocument(f"{source.place}: {error}") from error
    front, body = _front_matter(text)
    if not body.strip():
        raise UnreadableDocument(f"{source.place}: expected a report, found an empty file")
    stated = {**_stated(body), **front}
    document = Document(
        text=body,
        title=stated.get("title"),
        publisher=stated.get("publisher"),
        language=stated.get("language"),
        url=stated.get("url"),
        name=source.name,
    )
    yield from instructions.settle(document, stated.get("published"), source.place)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """What YAML front matter of flat keys says, and the body below it."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    found: dict[str, str] = {}
    for line in match[1].splitlines():
        if (pair := _FRONT_LINE.fullmatch(line.rstrip())) and (field := KEYS.get(_plain(pair[1]))):
            found.setdefault(field, _unquoted(pair[2].strip()))
    return {field: value for field, value in found.items() if value}, text[match.end() :]


def _unquoted(value: str) -> str:
    if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1:
        return value[1:-1]
    # YAML's comments begin with a hash after a blank.
    return value.partition(" #")[0].rstrip()


def _plain(key: str) -> str:
    return " ".join(key.replace("_", " ").replace("-", " ").casefold().split())


def _stated(body: str) -> dict[str, str]:
    """What the head states, the surest first: headers, a line that is a date, the dateline of a wire."""
    lines = _head_lines(body)
    found = _headers(lines)
    if leading := _LEADING_DATE.match(body):
        found.setdefault("published", leading[1])
    for line in lines:
        if "published" not in found and (day := _date_line(line)):
            found["published"] = day
    for field, value in _dateline(body, lines).items():
        found.setdefault(field, value)
    if title := _title(lines):
        found.setdefault("title", title)
    return found


def _head_lines(body: str) -> list[str]:
    """The first lines that are not blank, up to the first that is as long as a paragraph, and that one cut."""
    found: list[str] = []
    for line in body[: 4 * HEAD_LINES * HEAD_WIDTH].lstrip("\ufeff").splitlines():
        if line.strip():
            found.append(line.strip()[: 2 * HEAD_WIDTH])
        if len(line) > HEAD_WIDTH or len(found) == HEAD_LINES:
            break
    return found


def _headers(lines: list[str]) -> dict[str, str]:
    """The "Key: value" lines at the top; a headline may stand before and between them."""
    found: dict[str, str] = {}
    for line in lines:
        match = _HEADER.fullmatch(line)
        field = KEYS.get(_plain(match[1])) if match else None
        if match and field and len(line) <= HEAD_WIDTH:
            found.setdefault(field, match[2].strip("*_ "))
        elif len(line) > HEAD_WIDTH:
            break
    return found


def _date_line(line: str) -> str | None:
    """The date, where a line is nothing else: "Friday, May 2, 2031", "Published on 2 May 2031"."""
    if len(line) > 80:
        return None
    candidate = _LEAD_IN.sub("", line.strip("*_#() "), count=1)
    if not re.search(r"[A-Za-z\-.]", candidate):
        return None
    # An impossible day counts, too: it is told as such when the report is settled, not passed over.
    return candidate if dates.is_written_as_date(candidate) else None


def _dateline(body: str, lines: list[str]) -> dict[str, str]:
    """Date and agency of a wire's dateline; its date counts where it has a year, or the copyright line has one."""
    for line in lines[:4]:
        match = _DATELINE.match(line)
        if match is None or not (match["date"] or match["agency"]) or not match["place"].split(",")[0].isupper():
            continue
        found = {"publisher": match["agency"].strip()} if match["agency"] else {}
        year = match["year"] or _copyright_year(body)
        if match["date"] and year:
            found["published"] = match["date"].rstrip(", ") + ("" if match["year"] else f" {year}")
        return found
    return {}


def _copyright_year(body: str) -> str | None:
    years = set(_COPYRIGHT.findall(body[:2000] + body[-2000:]))
    return years.pop() if len(years) == 1 else None


def _title(lines: list[str]) -> str | None:
    """A heading of Markdown, or a first line that stands apart and is no sentence."""
    for line in lines[:4]:
        if line.startswith("# "):
            return line[2:].strip()
    if len(lines) < 2 or len(lines[0]) > HEAD_WIDTH or lines[0][-1] in '.!?:;,"”':
        return None
    first = lines[0]
    is_other = _HEADER.fullmatch(first) or _LEADING_DATE.match(first) or _date_line(first) or _DATELINE.match(first)
    return None if is_other or not first.lstrip("'\"‘“")[:1].isalnum() else first
